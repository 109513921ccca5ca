"""`defender --install-completion`: the script of a shell put where the shell finds it."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from shellingham import ShellDetectionFailure, detect_shell

from defender_cli.cli.shells import script
from defender_cli.errors import OutputUnwritable, UsageError


def detected_shell() -> str:
    """Return the name of the shell this process was started from, or nothing."""
    try:
        name: str = detect_shell()[0]
    except ShellDetectionFailure:
        return ""
    return name


def install(shell: str, environ: Mapping[str, str]) -> Path:
    """Install completion in a shell, once, and return where its script is.

    Raises:
        UsageError: there is no completion for this shell, or no home directory.
        OutputUnwritable: a file cannot be written.
    """
    text = script(shell)
    if not environ.get("HOME"):
        raise UsageError(
            "HOME is not set, so completion cannot be installed",
            hint="set HOME, or install by hand what this prints: defender --show-completion",
        )
    home = Path(environ["HOME"])
    if shell == "fish":
        base = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        place, startup, line = base / "fish/completions/defender.fish", None, ""
    elif shell == "zsh":
        place = home / ".zfunc/_defender"
        startup = Path(environ.get("ZDOTDIR") or home) / ".zshrc"
        line = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
    else:
        place, startup = home / ".bash_completions/defender.sh", home / ".bashrc"
        line = f"source {shlex.quote(str(place))}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        if startup:
            _add(startup, line)
    except OSError as error:
        raise OutputUnwritable(
            f"cannot install completion: {error.strerror}: {error.filename}",
            input=error.filename,
            hint="install by hand what this prints: defender --show-completion",
        ) from error
    return place


def _add(startup: Path, line: str) -> None:
    """Add a line to the file a shell reads when it starts, unless it has it."""
    wanted = line.encode()
    present = startup.read_bytes() if startup.exists() else b""
    if wanted not in present.splitlines():
        gap = b"" if not present or present.endswith(b"\n") else b"\n"
        with startup.open("ab") as file:
            file.write(gap + wanted + b"\n")
