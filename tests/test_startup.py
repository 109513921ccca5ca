"""Modules and files that a command loads: counted, not timed, each in its own process."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from defender_cli.cli.fast_get_table import keep_answers
from defender_cli.facts.cache import Snapshot
from defender_cli.facts.files import installed_facts
from defender_cli.facts.load import load

RUN = "from defender_cli.__main__ import main; main()"
LISTING = (
    """
import atexit, os, sys

def tell():
    os.write(2, "".join(f"module {name}\\n" for name in set(sys.modules) - before).encode())

def leave(status, leave=os._exit):
    tell()
    leave(status)

os._exit = leave
atexit.register(tell)
before = set(sys.modules)
"""
    + RUN
)
WATCHED = (
    "import os, sys; sys.addaudithook(lambda name, what: name == 'open' and"
    " str(what[0]).endswith('facts.toml') and os.write(2, b'opened facts\\n')); " + RUN
)
KEY = "people.peterhansel.career.dakar.wins"

NEVER = (
    "asyncio",
    "babel",
    "http",
    "icalendar",
    "importlib.metadata",
    "logging",
    "pydantic",
    "sqlite3",
    "unittest",
)
"""Modules that no look-up needs."""

WARM = ("tomllib", "hashlib", "defender_cli.facts.parse", "defender_cli.facts.read")
"""Modules that a look-up does not need with a valid cache."""

SHORT = ("typer", "msgspec", "typing", "datetime", "json", "inspect", "pathlib", "enum", "re")
"""Modules that `get` of one value does not load."""


@pytest.fixture(scope="module")
def environ(cache_home: Path) -> Iterator[dict[str, str]]:
    """The environment of a user whose copies of the shipped facts are good."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache_home))
        patch.setenv("XDG_DATA_HOME", str(cache_home / "data"))
        patch.delenv("DEFENDER_FACTS", raising=False)
        # Users seldom set it, and to read it takes the datetime module.
        patch.delenv("DEFENDER_TODAY", raising=False)
        # As if the facts had not changed for an hour: of what was edited just now, the
        # content is looked at again.
        later = time.time_ns() + 3_600_000_000_000
        file = installed_facts()
        text = Path(file).read_text(encoding="utf-8")
        Snapshot((file,), later).write(load(), {file: text})
        keep_answers(later)
        yield {**os.environ, "DEFENDER_LANG": "en"}


def imported(environ: dict[str, str], *argv: str) -> set[str]:
    """Return the modules a command loads beyond those Python has at its start."""
    done = subprocess.run(
        [sys.executable, "-c", LISTING, *argv],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.split() for line in done.stderr.splitlines() if line.startswith("module "))
    return {name for _, name in lines}


def within(names: tuple[str, ...], modules: set[str]) -> set[str]:
    return {each for each in modules if any(each == n or each.startswith(f"{n}.") for n in names)}


def test_get_of_one_value_loads_next_to_nothing(environ: dict[str, str]) -> None:
    modules = imported(environ, "get", KEY)
    assert "defender_cli.cli.fast_get" in modules
    assert within((*SHORT, *NEVER, *WARM, "rich"), modules) == set()
    assert {each for each in modules if not each.startswith("defender_cli")} == {"gc", "zlib"}


@pytest.mark.parametrize(
    "argv",
    [
        ("get", KEY, "--json"),
        ("get", "people.peterhansel"),
        ("drivers", "--json"),
        ("drivers",),
        ("drivers", "peterhansel"),
        ("car", "specs"),
        ("schedule", "--json"),
        ("results", "dakar", "--stages"),
        ("team",),
        ("timeline",),
        ("sources", KEY),
        ("explain",),
        ("--json",),
        ("--version",),
        ("--help",),
        ("drivers", "--help"),
        ("drivers", "nobody"),
    ],
    ids=" ".join,
)
def test_command_loads_only_what_it_uses(environ: dict[str, str], argv: tuple[str, ...]) -> None:
    modules = imported(environ, *argv)
    assert "typer" in modules
    assert within((*NEVER, *WARM, "rich"), modules) == set()


def test_command_loads_no_other_command(environ: dict[str, str]) -> None:
    modules = imported(environ, "schedule", "--json")
    commands = within(("defender_cli.cli.commands",), modules)
    assert commands == {"defender_cli.cli.commands", "defender_cli.cli.commands.schedule"}


def test_ask_loads_only_what_it_uses(environ: dict[str, str]) -> None:
    question = ("ask", "where was Peterhansel born")
    imported(environ, *question)  # keeps the index
    modules = imported(environ, *question)
    assert "defender_cli.ask.ranker" in modules
    assert within((*NEVER, *WARM, "rich", "rapidfuzz", "importlib.resources"), modules) == set()
    assert within(("defender_cli.ask.indexing",), modules) == set()


def test_completion_loads_only_what_it_uses(environ: dict[str, str]) -> None:
    asked = {"_DEFENDER_COMPLETE": "complete_bash", "COMP_WORDS": "defender dri", "COMP_CWORD": "1"}
    modules = imported(environ | asked)
    assert within((*NEVER, *WARM, "rich.console"), modules) == set()


@pytest.mark.parametrize("argv", [("drivers",), ("get", KEY), ("sources",), ("facts", "check")])
def test_facts_without_a_copy_are_opened_once(
    environ: dict[str, str], tmp_path: Path, argv: tuple[str, ...]
) -> None:
    cold = environ | {"XDG_CACHE_HOME": str(tmp_path)}
    assert _openings(cold, *argv) == 1


@pytest.mark.parametrize("argv", [("drivers",), ("get", KEY), ("sources",), ("explain", "teams")])
def test_facts_with_a_good_copy_are_not_opened(
    environ: dict[str, str], argv: tuple[str, ...]
) -> None:
    assert _openings(environ, *argv) == 0


def _openings(environ: dict[str, str], *argv: str) -> int:
    command = [sys.executable, "-c", WATCHED, *argv]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stderr.count("opened facts")


def test_the_console_script_and_the_module_answer_alike(environ: dict[str, str]) -> None:
    script = os.path.join(os.path.dirname(sys.executable), "defender")
    for command in ([script], [sys.executable, "-m", "defender_cli"]):
        done = subprocess.run(
            [*command, "get", KEY], env=environ, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "14\n", "")
