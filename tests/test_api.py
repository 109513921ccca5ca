"""The package from Python: what it offers, and that to import it costs nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import defender_cli
from defender_cli import Answer, AsOf, DefenderError, FactBase, View, load


def test_facts_are_read_and_asked_for_on_a_day(two_seasons: Path) -> None:
    book = load([two_seasons])
    assert isinstance(book, FactBase)
    known = AsOf(book, date(2025, 5, 15))
    answer = known.answer("people.roux.born")
    assert isinstance(answer, Answer)
    assert answer.value == date(1985, 8, 2)
    people = known.views("people")
    assert [(isinstance(each, View), each.id) for each in people] == [
        (True, "roux"),
        (True, "zukas"),
        (True, "jones"),
    ]
    tank = known.answer("cars.t1.specs.tank")
    assert tank is not None
    assert (tank.value, tank.pending) == (None, True)
    assert known.answer("people.vidal.name") is None


def test_facts_that_are_installed_are_read_by_default() -> None:
    assert len(load().sources) > 100


def test_what_goes_wrong_says_what_it_is() -> None:
    with pytest.raises(DefenderError) as failed:
        AsOf(load(), date(2025, 5, 15)).view("people.nobody")
    assert (failed.value.code, int(failed.value.exit_status)) == ("not_found", 3)
    assert failed.value.input == "people.nobody"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in defender_cli.__all__:
        assert getattr(defender_cli, name) is not None
        assert name in dir(defender_cli)
    with pytest.raises(AttributeError, match="has no attribute 'save'"):
        _ = defender_cli.save  # type: ignore[attr-defined]  # that it is missing is the point


def test_to_import_the_package_loads_nothing_else() -> None:
    script = (
        "import sys; before = set(sys.modules); import defender_cli;"
        " print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["defender_cli"]
