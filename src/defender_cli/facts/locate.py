"""Which fact files are read."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def installed_facts() -> Path:
    """Return the fact base that came with the package.

    A wheel carries a copy beside the code; a checkout has it in `data/`.
    """
    carried = PACKAGE / "facts.toml"
    return carried if carried.exists() else PACKAGE.parent.parent / "data" / "facts.toml"


def fact_files(
    named: Sequence[Path] = (), environ: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """Return the files to read, the last one winning.

    Files named on the command line, else the one named by `DEFENDER_FACTS`, else the
    installed one.
    """
    if named:
        return tuple(named)
    if chosen := environ.get("DEFENDER_FACTS"):
        return (Path(chosen),)
    return (installed_facts(),)
