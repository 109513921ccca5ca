"""Two seasons of an invented team, and another team's facts, asked on any day."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Completed, Run

HERE = Path(__file__).parent
OURS = (HERE / "base_2026.toml", HERE / "season_2027.toml")
RIVAL = HERE / "rival.toml"

On = Callable[..., Completed]


@pytest.fixture
def on(run: Run, monkeypatch: pytest.MonkeyPatch) -> On:
    """Run a line on a day: `on("2026-04-15", "drivers --json")`, over our files or some others."""

    def on(day: str, line: str, *files: Path) -> Completed:
        monkeypatch.setenv("DEFENDER_TODAY", day)
        layers = (word for file in files or OURS for word in ("--facts", file))
        return run(*shlex.split(line), *layers)

    return on
