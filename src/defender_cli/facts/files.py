"""Discovery of fact files.

Imports only what Python has loaded already: the fast path of `get` imports it.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
CARRIED = os.path.join(PACKAGE, "facts.toml")
"""The copy of the fact base in a wheel."""


def installed_facts() -> str:
    """Return the path of the fact base that came with the package.

    A wheel carries a copy beside the code; a checkout has it in `data/`.
    """
    if os.path.exists(CARRIED):
        return CARRIED
    return os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "data", "facts.toml")


def user_directory(
    environ: "Mapping[str, str]", variable: str, homes: tuple[str, str, str]
) -> str | None:
    """Return this user's directory for one purpose, or None if the environment has no place.

    That is the one `variable` names, else the one of the platform: `homes` has that of Linux
    and of macOS below the home directory, and the variable Windows has for it.
    """
    linux, mac, windows = homes
    home = environ.get("HOME", "")
    base = os.path.join(home, mac if sys.platform == "darwin" else linux)
    if sys.platform == "win32":
        base = environ.get(windows, "")
    chosen = environ.get(variable, "")
    if os.path.isabs(chosen):  # the XDG Base Directory Specification: ignore it otherwise
        base = chosen
    return os.path.join(base, "defender") if os.path.isabs(base) else None


def personal_facts(environ: "Mapping[str, str]" = os.environ) -> str | None:
    """Return the path of the personal facts, or None if the environment names no place."""
    homes = os.path.join(".local", "share"), os.path.join("Library", "Application Support")
    folder = user_directory(environ, "XDG_DATA_HOME", (*homes, "APPDATA"))
    return folder and os.path.join(folder, "facts.toml")


def fact_paths(environ: "Mapping[str, str]" = os.environ) -> tuple[str, ...]:
    """Return the files to read where the command line names none, the last one winning.

    That is the one named by `DEFENDER_FACTS`; else the installed one, with the user's own
    facts over it if there are any.
    """
    named = environ.get("DEFENDER_FACTS")
    if named:
        return (named,)
    personal = personal_facts(environ)
    # A link that leads nowhere counts: to answer without those facts would be to lie.
    if personal and may_exist(personal):
        return (installed_facts(), personal)
    return (installed_facts(),)


def may_exist(file: str) -> bool:
    """Return whether a file exists, or is hidden in a folder that cannot be read."""
    try:
        os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def fact_files(
    named: "Sequence[Path]" = (), environ: "Mapping[str, str]" = os.environ
) -> "tuple[Path, ...]":
    """Return the files to read, the last one winning: those named, else `fact_paths`."""
    from pathlib import Path

    return tuple(named) or tuple(map(Path, fact_paths(environ)))
