"""The examples in the README: `python -m tests.readme` runs them and renews their outputs."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import README_DAY

README = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)


def shown() -> list[list[tuple[str, str]]]:
    """Return the commands of each of the README's console blocks, with the output below each."""
    return [_commands(block) for block in _BLOCK.findall(README.read_text("utf-8"))]


def _commands(block: str) -> list[tuple[str, str]]:
    parts = (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.M)[1:])
    return [(command, output) for command, _, output in parts]


def printed(command: str, cache: Path, data: Path) -> str:
    """Return what a command prints on the day of the README; `data` holds the user's facts."""
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        env={
            "PATH": scripts,
            "PYTHONUTF8": "1",
            "DEFENDER_TODAY": README_DAY,
            "XDG_CACHE_HOME": str(cache),
            "XDG_DATA_HOME": str(data),
        },
        cwd=README.parent,
        check=False,
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout.decode("utf-8").replace(f"{README.parent}{os.sep}", "")


def _renewed(block: re.Match[str], cache: Path) -> str:
    with TemporaryDirectory() as data:
        lines = [
            f"$ {command}\n{printed(command, cache, Path(data))}"
            for command, _ in _commands(block[1])
        ]
    return f"```console\n{''.join(lines)}```"


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        text = _BLOCK.sub(lambda block: _renewed(block, Path(folder)), README.read_text("utf-8"))
    README.write_text(text, encoding="utf-8")
