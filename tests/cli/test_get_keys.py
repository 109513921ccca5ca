"""`get` in scripts: several keys, keys from stdin, defaults, figures, unknown values."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, Write, cell

FACTS = """
[teams.one]
source = "first"
name = "One Racing"
category_entered = "stock"

[categories.stock]
source = "first"
name = "Stock"
top_speed = 180

[people.ann]
source = "first"
name = "Ann"
aliases = ["A", "B"]
team = { pending = true }
"""
NAME, SPEED, ALIASES = "teams.one.name", "categories.stock.top_speed", "people.ann.aliases"
BORN = "people.ann.born"


@pytest.fixture
def facts(facts_file: Write) -> Path:
    return facts_file(FACTS)


def test_get_prints_each_key_on_its_line(run: Run, facts: Path) -> None:
    done = run("get", SPEED, NAME, ALIASES, "--facts", facts)
    assert (done.code, done.out) == (0, "180 km/h\nOne Racing\nA, B\n")
    rows = run("get", SPEED, NAME, "--json", "--facts", facts).json()
    assert [each["key"] for each in rows] == [SPEED, NAME]


def test_get_prints_nothing_if_one_of_the_keys_is_unknown(run: Run, facts: Path) -> None:
    done = run("get", NAME, BORN, "--facts", facts)
    assert (done.code, done.out) == (3, "")


def test_default_stands_for_an_unknown_value_but_not_for_a_typo(run: Run, facts: Path) -> None:
    assert run("get", NAME, BORN, "--default", "n/a", "--facts", facts).out == "One Racing\nn/a\n"
    assert run("get", "people.ann.team", "--default", "-", "--facts", facts).out == "-\n"
    assert run("get", "people.ann.bron", "--default", "n/a", "--facts", facts).code == 3


def test_number_prints_the_figure_alone(run: Run, facts: Path) -> None:
    assert run("get", SPEED, "--number", "--facts", facts).out == "180\n"
    for key in (NAME, ALIASES, "teams.one"):
        done = run("get", key, "--number", "--facts", facts)
        assert (done.code, done.out) == (2, "")


def test_a_typo_and_an_unpublished_value_have_different_codes(run: Run, facts: Path) -> None:
    def code(key: str) -> object:
        return run("get", key, "--json", "--facts", facts).error()["code"]

    assert code(BORN) == "unknown_value"
    assert code("people.ann.team") == "unknown_value"
    assert code("people.ann.bron") == "not_found"
    assert code("people.bob.born") == "not_found"


def test_a_value_to_be_announced_is_unknown(run: Run, facts: Path) -> None:
    done = run("get", "people.ann.team", "--facts", facts)
    assert (done.code, done.out) == (3, "")
    assert "to be announced" in done.err


def test_keys_from_stdin_are_answered_line_by_line(
    run: Run, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = f"{SPEED}\n\nteams.two.name\n{BORN}\n{NAME}\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    done = run("get", "-", "--facts", facts)
    assert (done.code, done.out) == (0, "180 km/h\n\n\n\nOne Racing\n")
    assert done.err.splitlines()[::2] == ['defender: error: no key "teams.two.name" is known']
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    lines = run("get", "-", "--json", "--facts", facts).out.splitlines()
    values = [each and each["value"] for each in map(json.loads, lines)]
    assert values == [cell(number=180, unit="km/h"), None, None, None, cell("One Racing")]


def test_stdin_takes_no_other_keys_and_no_selection(run: Run, facts: Path) -> None:
    assert run("get", "-", NAME, "--facts", facts).code == 2
    assert run("get", "-", "--fields", "key", "--facts", facts).code == 2


@pytest.mark.parametrize(
    "command",
    ["get", "drivers", "schedule", "explain", "sources", "results", "team", "car specs", "search"],
)
@pytest.mark.parametrize("name", ["", "  "])
def test_a_blank_name_is_a_usage_error(run: Run, facts: Path, command: str, name: str) -> None:
    done = run(*command.split(), name, "--facts", facts)
    assert (done.code, done.out) == (2, "")
