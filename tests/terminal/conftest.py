"""A terminal of a given width, and what stands on it after a command."""

from collections.abc import Callable
from pathlib import Path

import pyte
import pytest

from tests.conftest import BASE
from tests.terminal.sent import ROWS, sent

Look = Callable[..., list[str]]
Send = Callable[..., str]


@pytest.fixture
def send(cache_home: Path) -> Send:
    """Run a command on a terminal of so many columns and return what it sends there."""

    def send(columns: int, *argv: str | Path, **environ: str) -> str:
        ours = {"XDG_CACHE_HOME": str(cache_home), "DEFENDER_FACTS": str(BASE)}
        return sent(columns, [*map(str, argv)], ours | environ)

    return send


@pytest.fixture
def look(send: Send) -> Look:
    """Run a command on a terminal and return the lines that then stand on it."""

    def look(columns: int, *argv: str | Path, **environ: str) -> list[str]:
        screen = pyte.Screen(columns, ROWS)
        pyte.Stream(screen).feed(send(columns, *argv, **environ))
        return "\n".join(line.rstrip() for line in screen.display).rstrip().split("\n")

    return look
