"""Benchmark cases: each command with its limit, the yardsticks, other tools."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import Case, environment

ROOT = Path(__file__).parent.parent.parent
FACTS = ROOT / "data" / "facts.toml"
KEY = "people.peterhansel.career.dakar.wins"
QUESTION = "how big is the fuel tank"
COMPLETING = {
    "COMP_WORDS": "defender dri",
    "COMP_CWORD": "1",
    "_DEFENDER_COMPLETE": "complete_bash",
}

HELLO = """\
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")


app()
"""


class Limit(NamedTuple):
    """A case and the most it may take: so many times what a yardstick takes."""

    case: Case
    yardstick: str
    times: float


def yardsticks(folder: Path) -> tuple[Case, Case]:
    """Return bare Python, and a program of one command that says hello."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    environ = environment(folder)
    return (
        Case("bare", (sys.executable, "-I", "-c", "pass"), environ),
        Case("hello", (sys.executable, str(hello)), environ),
    )


def ours(folder: Path) -> Iterator[Limit]:
    """Yield every command that has a limit, as installed beside this Python."""
    yield _limit(folder, "bare", 1.7, "get", KEY)
    yield _limit(folder, "hello", 1.2, "drivers", "--json")
    yield _limit(folder, "hello", 1.2, "schedule", "--json")
    completion = Case("completion", (command(),), environment(folder, **COMPLETING))
    yield Limit(completion, "hello", 1.1)
    yield Limit(
        Case("drivers on a terminal", (command(), "drivers"), environment(folder), terminal=True),
        "hello",
        1.6,
    )
    yield _limit(folder, "hello", 1.5, "ask", *QUESTION.split())


def others(folder: Path) -> Iterator[Case]:
    """Yield the same through `python -m`, and commands without a limit."""
    environ = environment(folder)
    module = (sys.executable, "-m", "defender_cli")
    yield Case("python -m … get", (*module, "get", KEY), environ)
    yield Case("python -m … drivers --json", (*module, "drivers", "--json"), environ)
    for arguments in (
        ("get", KEY, "--json"),
        ("drivers",),
        ("car", "specs"),
        ("search", "fuel"),
        ("sources",),
        ("--help",),
        ("facts", "check"),
    ):
        yield Case(" ".join(arguments), (command(), *arguments), environ)
    cold = environment(folder / "none")
    yield Case("drivers, first run after an edit", (command(), "drivers"), cold, fresh=True)
    yield Case("get, first run after an edit", (command(), "get", KEY), cold, fresh=True)


def peers(folder: Path) -> Iterator[Case]:
    """Yield other tools that look one value up, as far as they are installed."""
    json = folder / "value.json"
    json.write_text(
        '{"people": {"peterhansel": {"career": {"dakar": {"wins": 14}}}}}', encoding="utf-8"
    )
    for name, *arguments in (
        ("jq", f".{KEY}", str(json)),
        ("yq", f".{KEY}", str(json)),
        ("tomlq", f".{KEY}", str(FACTS)),
        ("taplo", "get", "-f", str(FACTS), KEY),
        ("gh", "--version"),
        ("sqlite-utils", "--version"),
    ):
        if found := shutil.which(name):
            yield Case(name, (found, *arguments), environment(folder))


def _limit(folder: Path, yardstick: str, times: float, *arguments: str) -> Limit:
    case = Case(" ".join(arguments), (command(), *arguments), environment(folder))
    return Limit(case, yardstick, times)


def command() -> str:
    """Return the `defender` that is installed beside this Python."""
    return os.path.join(os.path.dirname(sys.executable), "defender")
