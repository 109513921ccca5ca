"""Fixtures of every test: the command line in process, and small fact files."""

import json
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from defender_cli.cli.app import main


class Completed(NamedTuple):
    """Result of a run of the command line."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    def error(self) -> dict[str, Any]:
        error: dict[str, Any] = json.loads(self.err)["error"]
        return error


# The suite tries the same examples each time: a red one is a change, not luck. To look for new
# ones: --hypothesis-profile=default. Deadlines would assert how fast the machine is.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")

TODAY = "2026-03-25"
"""The date on which tests run, unless they set another: between two rounds of the season."""

README_DAY = "2026-11-28"
"""The date of the outputs and pictures in the README, which states it."""

DAYS = ("2025-05-07", "2026-01-10", "2026-11-28", "2031-06-01")
"""Dates on which every example works: the first press release, during a round, between two
seasons, and long after the newest source."""


def cell(
    words: str | None = None,
    *,
    number: float | None = None,
    unit: str | None = None,
    id: str | None = None,
) -> dict[str, Any]:
    """Return the JSON of a value of a key: a figure, or words that are the same in Dutch."""
    return {"number": number, "unit": unit, "en": words, "nl": words, "id": id, "items": None}


Run = Callable[..., Completed]
Type = Callable[[str], Completed]
Write = Callable[[str], Path]

TWO_SEASONS = Path(__file__).parent / "two_seasons.toml"

BASE = Path(__file__).parent / "base" / "facts.toml"
"""The facts that tests in this process read as the installed ones."""

SHIPPED = Path(__file__).parents[1] / "data" / "facts.toml"

HEAD = """\
format = 2

[sources.first]
title = "First release"
publisher = "Maker"
published = 2025-05-07
language = "en"
url = "https://example.org/first"
kind = "official"

[sources.later]
title = "Later report"
publisher = "Paper"
published = "2025-11"
language = "en"
url = "https://example.org/later"
kind = "press"

"""


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory of this test run alone, which its processes share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, cache_home: Path, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    # Whoever runs the tests may have facts of his own.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DEFENDER_TODAY", TODAY)
    monkeypatch.setattr("defender_cli.facts.files.CARRIED", str(BASE))
    for name in ("DEFENDER_FACTS", "DEFENDER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process: `run("drivers", "--json")`."""

    def run(*argv: str | Path) -> Completed:
        code = main([str(each) for each in argv])
        out, err = capsys.readouterr()
        return Completed(int(code), out, err)

    return run


@pytest.fixture
def type_line(run: Run) -> Type:
    """Run a line as typed in a shell, variables first, without what follows `|` or `>`."""

    def type_line(line: str) -> Completed:
        words = shlex.split(re.split(r" [|>] ", line)[0])
        at = words.index("defender")
        with pytest.MonkeyPatch.context() as patch:
            for name, _, value in (word.partition("=") for word in words[:at]):
                patch.setenv(name, value)
            return run(*words[at + 1 :])

    return type_line


@pytest.fixture
def facts_file(tmp_path: Path) -> Write:
    """Write a fact file with two sources, `first` and `later`, and the tables given."""

    def write(tables: str) -> Path:
        file = tmp_path / "facts.toml"
        file.write_text(HEAD + tables, encoding="utf-8")
        return file

    return write


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Read the facts as they are shipped today, for examples and for rules that hold of any."""
    monkeypatch.setattr("defender_cli.facts.files.CARRIED", str(SHIPPED))
    return SHIPPED


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a fact file that is read as the one that came with the package."""

    def write(text: str) -> Path:
        file = tmp_path / "installed.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr("defender_cli.facts.files.CARRIED", str(file))
        return file

    return write


@pytest.fixture
def two_seasons() -> Path:
    """A small fact file of its own: a season that ran, and the next one."""
    return TWO_SEASONS
