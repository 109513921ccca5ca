"""Which fact files are read.

Imports only what Python has loaded already: the short road of `get` passes here.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def installed_facts() -> str:
    """Return the path of the fact base that came with the package.

    A wheel carries a copy beside the code; a checkout has it in `data/`.
    """
    carried = os.path.join(PACKAGE, "facts.toml")
    if os.path.exists(carried):
        return carried
    return os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "data", "facts.toml")


def fact_paths(environ: "Mapping[str, str]" = os.environ) -> tuple[str, ...]:
    """Return the files to read where the command line names none, the last one winning.

    That is the one named by `DEFENDER_FACTS`, else the installed one.
    """
    return (environ.get("DEFENDER_FACTS") or installed_facts(),)


def fact_files(
    named: "Sequence[Path]" = (), environ: "Mapping[str, str]" = os.environ
) -> "tuple[Path, ...]":
    """Return the files to read, the last one winning: those named, else `fact_paths`."""
    from pathlib import Path

    return tuple(named) or tuple(map(Path, fact_paths(environ)))
