"""A field, a type of value, a format and a command are added to a copy of the package, and used.

A spec or a season is data alone: see `tests/scenario`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HEAD

SOURCE = Path(__file__).parents[2] / "src" / "defender_cli"

FACTS = """\
[people.roux]
source = "first"
name = "Émile Roux"
seat = "driver"
visor = { value = "dark", source = "later" }
heart_rate = "61 bpm"
"""

COMMAND = '''\
"""`defender people`: everybody on file."""

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.team import PERSON
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(Rows(PERSON))
def people(request: Request) -> Report:
    """Everybody on file."""
    views = tuple(request.facts.views("people"))
    return Report((Section("people", Text("People", "Mensen"), views, PERSON),))
'''

FORMAT = '''\
"""Names alone, one a line."""

from defender_cli.report import Report


def write(report: Report) -> str:
    views = (view for section in report.sections for view in section.records)
    return "".join(f"{view.value('name')}\\n" for view in views)
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return the folder of a copy of the package without its data."""
    home = tmp_path / "defender_cli"
    shutil.copytree(SOURCE, home, ignore=shutil.ignore_patterns("__pycache__", "*.txt"))
    return home


def insert(file: Path, before: str, text: str) -> None:
    """Put a text into a file before the first place where another stands."""
    whole = file.read_text("utf-8")
    assert before in whole
    file.write_text(whole.replace(before, f"{text}{before}", 1), encoding="utf-8")


def defender(copy: Path, *argv: str) -> str:
    facts = copy.parent / "facts.toml"
    facts.write_text(HEAD + FACTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "defender_cli", *argv, "--facts", str(facts)],
        env={**os.environ, "PYTHONPATH": str(copy.parent)},
        cwd=copy.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_added_is_read_shown_explained_and_chosen_by(copy: Path) -> None:
    types = copy / "schema" / "types.py"
    insert(types, "PersonRef = ", 'Rate = NewType("Rate", str)\n')
    rate = 'Kind("beats a minute", \'"61 bpm"\', {"type": "string"}, _matching(r"\\d+ bpm"))'
    insert(types, "    bool: Kind(", f"    Rate: {rate},\n")
    fields = copy / "schema" / "team.py"
    insert(fields, "PERSON = ", "from defender_cli.schema.types import Rate\n")
    row = '    F("visor", str, "Visor", "Vizier", "The visor\'s colour.", flags=COLUMN),\n'
    other = '    F("heart_rate", Rate, "Heart rate", "Hartslag", "At rest."),\n'
    insert(fields, '    F("full_name"', row + other)
    (copy / "render" / "names.py").write_text(FORMAT, encoding="utf-8")
    formats = copy / "render" / "__init__.py"
    insert(formats, '"jsonl", "csv", "tsv", "toml")', '"names", ')
    insert(formats, '"table", "json", ', '"names", ')
    (copy / "cli" / "commands" / "people.py").write_text(COMMAND, encoding="utf-8")
    insert(copy / "cli" / "app.py", '    "drivers": ', '    "people": "Team and car",\n')

    assert defender(copy, "people").splitlines()[:2] == [
        "Name        Visor",
        "Émile Roux  dark",
    ]
    assert defender(copy, "people", "--format", "names") == "Émile Roux\n"
    [found] = json.loads(defender(copy, "people", "--json", "--where", "visor=dark"))
    assert (found["visor"], found["heart_rate"]) == ("dark", "61 bpm")
    assert defender(copy, "get", "people.roux.heart_rate") == "61 bpm\n"
    assert "The visor's colour." in defender(copy, "explain", "people.roux.visor")
    assert defender(copy, "facts", "check").endswith("no findings\n")
