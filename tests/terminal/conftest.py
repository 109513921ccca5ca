"""A terminal of a given width, and what stands on it after a command."""

import sys
from collections.abc import Callable
from pathlib import Path

import pyte
import pytest

from tests.conftest import BASE, Run
from tests.terminal.sent import ROWS, sent

Look = Callable[..., list[str]]
Send = Callable[..., str]


def screen(columns: int, sent: str) -> list[str]:
    """Return the lines that stand on a terminal to which a text was sent."""
    shown = pyte.Screen(columns, ROWS)
    pyte.Stream(shown).feed(sent)
    return "\n".join(line.rstrip() for line in shown.display).rstrip().split("\n")


@pytest.fixture
def send(cache_home: Path) -> Send:
    """Run a command on a terminal of so many columns and return what it sends there."""

    def send(columns: int, *argv: str | Path, **environ: str) -> str:
        ours = {"XDG_CACHE_HOME": str(cache_home), "DEFENDER_FACTS": str(BASE)}
        return sent(columns, [*map(str, argv)], ours | environ)

    return send


@pytest.fixture
def draw(run: Run) -> Send:
    """Run a command in this process, as on a terminal, and return its answer and its notes."""

    def draw(columns: int, *argv: str | Path) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TERM", "xterm-256color")
            patch.setenv("COLUMNS", str(columns))
            for stream in (sys.stdout, sys.stderr):
                patch.setattr(stream, "isatty", lambda: True)
            done = run(*argv)
        assert done.code == 0, done.err
        return done.out + done.err

    return draw


@pytest.fixture
def look(draw: Send) -> Look:
    """Run a command and return the lines that then stand on a terminal of so many columns."""

    def look(columns: int, *argv: str | Path) -> list[str]:
        return screen(columns, draw(columns, *argv).replace("\n", "\r\n"))

    return look
