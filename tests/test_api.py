"""The package from Python: what it offers, and that to import it costs nothing."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import defender_cli
from defender_cli import (
    Answer,
    DefenderError,
    Fact,
    Facts,
    NotFound,
    Quantity,
    Source,
    View,
    as_dict,
)

DAY = date(2025, 5, 15)


@pytest.fixture
def facts(two_seasons: Path) -> Facts:
    return Facts(DAY, two_seasons)


def test_facts_are_read_and_asked_for_on_a_day(facts: Facts) -> None:
    answer = facts.answer("people.roux.born")
    assert isinstance(answer, Answer)
    assert answer.value == date(1985, 8, 2)
    assert [(isinstance(each, View), each.id) for each in facts.views("people")] == [
        (True, "roux"),
        (True, "zukas"),
        (True, "jones"),
    ]
    tank = facts.answer("cars.t1.specs.tank")
    assert tank is not None
    assert (tank.value, tank.pending) == (None, True)
    assert facts.answer("people.vidal.name") is None
    assert "people.roux.born" in facts.keys("people")


def test_a_fact_has_its_statements_and_their_sources(facts: Facts) -> None:
    fact = facts.fact("people.roux.born")
    assert isinstance(fact, Fact)
    [source] = {id for each in fact.statements for id in each.sources}
    assert isinstance(facts.source(source), Source)


def test_a_record_is_plain_data_as_in_json(facts: Facts) -> None:
    person = as_dict(facts.view("people.roux"))
    assert (person["id"], person["born"]) == ("roux", "1985-08-02")
    assert person["sources"]["born"]


def test_questions_and_words_lead_to_answers() -> None:
    facts = Facts(date(2026, 3, 25))
    tank = "cars.d7x_r.specs.fuel_tank"
    assert facts.ask("how big is the fuel tank")["key"] == tank
    assert facts.search("fuel tank", limit=1)[tank].value == Quantity(550, "L")
    with pytest.raises(NotFound):
        facts.ask("what is the capital of Lithuania")


def test_a_moment_is_taken_for_its_day_and_one_file_for_a_list(two_seasons: Path) -> None:
    assert Facts(datetime(2025, 5, 15, 12), str(two_seasons)).day == DAY
    assert Facts(DAY, [two_seasons, two_seasons]).day == DAY
    with pytest.raises(TypeError, match="'2025-05-15'"):
        Facts("2025-05-15")  # type: ignore[arg-type]  # what a script may pass


@pytest.mark.parametrize(
    "ask",
    [
        lambda facts: facts.answer("people.roux.nam"),
        lambda facts: facts.answer("people.roux"),
        lambda facts: facts.answer(""),
        lambda facts: facts.view("people.nobody"),
        lambda facts: facts.views("person"),
        lambda facts: facts.fact("people.roux.age"),
        lambda facts: facts.source("nowhere"),
        lambda facts: facts.view("people.roux").value("nam"),
    ],
)
def test_what_does_not_exist_is_an_error(facts: Facts, ask: Callable[[Facts], object]) -> None:
    with pytest.raises(DefenderError) as failed:
        ask(facts)
    assert (failed.value.code, int(failed.value.exit_status)) == ("not_found", 3)


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
