"""Facts as of a day: sources that count by then, and values derived from them."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from defender_cli.facts.asof import AsOf, field_at
from defender_cli.facts.load import load
from defender_cli.facts.statements import Answer
from defender_cli.lookup import cars
from defender_cli.schema.fields import F
from defender_cli.schema.types import Quantity, Reference, SpecValue
from tests.conftest import Write

Ask = Callable[..., Any]
LATE = date(2026, 6, 1)


@pytest.fixture
def ask(facts_file: Write) -> Ask:
    """Return the value of a key by some tables on a day; None if it is not known then."""

    def ask(tables: str, key: str, day: date = LATE) -> Any:
        answer = AsOf(load([facts_file(tables)]), day).answer(key)
        return answer.value if answer else None

    return ask


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("published = 2025-05-07", date(2025, 5, 7)),
        ('published = "2025-02"', date(2025, 2, 28)),
        ('published = "2024-02"', date(2024, 2, 29)),
        ('published = "2025-11"', date(2025, 11, 30)),
        ('published = "2025-12"', date(2025, 12, 31)),
        ('published = "2025"', date(2025, 12, 31)),
        ("not_before = 2025-04-01\nretrieved = 2025-05-07", date(2025, 4, 1)),
        ("retrieved = 2025-05-07", date(2025, 5, 7)),
    ],
)
def test_what_a_source_states_is_known_from_its_last_possible_day(
    ask: Ask, written: str, day: date
) -> None:
    tables = f"[sources.new]\n{written}\n[teams.x]\nsource = 'new'\nname = 'Team'\n"
    assert ask(tables, "teams.x.name", day) == "Team"
    assert ask(tables, "teams.x.name", day - timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2025, 8, 5), 24),
        (date(2025, 8, 6), 25),
        (date(2025, 9, 1), 25),
        (date(2026, 7, 31), 25),
    ],
)
def test_one_is_a_year_older_from_the_birthday_on(ask: Ask, day: date, age: int) -> None:
    born = "[people.x]\nsource = 'first'\nborn = 2000-08-06\n"
    assert ask(born, "people.x.age", day) == age


@pytest.mark.parametrize(
    ("born", "age"), [("2025-06-01", 0), ("2025-06-02", None), ("{ pending = true }", None)]
)
def test_an_age_counts_from_the_day_of_birth(ask: Ask, born: str, age: int | None) -> None:
    tables = f"[people.x]\nsource = 'first'\nborn = {born}\n"
    assert ask(tables, "people.x.age", date(2025, 6, 1)) == age


CREWS = """\
[people]
source = "first"
a.name = "Ada"
b.name = "Bo"
c.name = "Cy"
d.name = "Dee"
[rounds]
source = "first"
old = { season = 2025, start = 2025-01-03 }
new = { season = 2026, start = 2026-01-03 }
[entries]
source = "first"
one = { round = "new", number = 500, driver = "a", co_driver = "b" }
two = { round = "new", number = 501, driver = "c", co_driver = { pending = true } }
before = { round = "old", number = 400, driver = "a", co_driver = "c" }
"""


@pytest.mark.parametrize(
    ("driver", "number", "partner"),
    [
        ("a", 500, Reference("b", "Bo")),
        ("b", 500, Reference("a", "Ada")),
        ("c", 501, None),
        ("d", None, None),
    ],
)
def test_crew_partner_and_number_are_those_of_the_last_entry(
    ask: Ask, driver: str, number: int | None, partner: Reference | None
) -> None:
    assert ask(CREWS, f"people.{driver}.number") == number
    assert ask(CREWS, f"people.{driver}.crew_partner") == partner


def test_a_partner_who_is_still_to_be_named_is_left_open(facts_file: Write) -> None:
    facts = AsOf(load([facts_file(CREWS)]), LATE)
    open_seat, nobody = (facts.answer(f"people.{each}.crew_partner") for each in "cd")
    assert open_seat is not None
    assert open_seat.pending
    assert nobody is None


PLACES = """\
[people.a]
source = "first"
name = "Ada"
country = "FR"
[people.b]
source = "first"
name = "Bo"
[rounds.x]
source = "first"
season = 2025
[entries.one]
source = "first"
round = "x"
number = 500
driver = "a"
co_driver = { pending = true }
[entries.two]
source = "first"
round = "x"
number = 200
driver = "b"
co_driver = "a"
[entries.three]
source = "first"
driver = { pending = true }
[stages.x_01]
source = "later"
round = "x"
standing.a.position = 1
standing.b.position = 2
"""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("stages.x_01.standing.a.driver", Reference("a", "Ada")),
        ("stages.x_01.standing.a.number", 500),
        ("stages.x_01.standing.b.driver", Reference("b", "Bo")),
        ("stages.x_01.standing.b.number", 200),
        ("stages.x_01.standing.c.driver", None),
        ("entries.one.driver_country", "FR"),
        ("entries.one.co_driver_country", None),
        ("entries.two.co_driver_country", "FR"),
        ("entries.two.driver_country", None),
        ("entries.three.driver_country", None),
    ],
)
def test_standing_and_entry_look_up_person_and_number(ask: Ask, key: str, value: object) -> None:
    assert ask(PLACES, key) == value


def test_who_drove_to_a_place_is_known_with_the_place(facts_file: Write) -> None:
    facts = AsOf(load([facts_file(PLACES)]), LATE)
    answer = facts.answer("stages.x_01.standing.a.driver")
    assert answer is not None
    assert (answer.sources, answer.derived) == (("later",), True)
    before = AsOf(facts.base, date(2025, 6, 1))
    assert before.answer("stages.x_01.standing.a.driver") is None


@pytest.mark.parametrize(
    ("day", "status", "to_go"),
    [
        (date(2026, 1, 1), "upcoming", 2),
        (date(2026, 1, 3), "running", 0),
        (date(2026, 1, 17), "running", 0),
        (date(2026, 1, 18), "over, no result on file", None),
    ],
)
def test_a_round_runs_from_its_first_day_to_its_last(
    ask: Ask, day: date, status: str, to_go: int | None
) -> None:
    tables = "[rounds.x]\nsource = 'first'\nstart = 2026-01-03\nend = 2026-01-17\n"
    assert ask(tables, "rounds.x.status", day) == status
    assert ask(tables, "rounds.x.days_to_go", day) == to_go


@pytest.mark.parametrize("dates", ["start = 2026-01-03", "end = 2026-01-17"])
def test_a_round_with_half_its_dates_has_no_status(ask: Ask, dates: str) -> None:
    tables = f"[rounds.x]\nsource = 'first'\nname = 'X'\n{dates}\n"
    assert ask(tables, "rounds.x.status") is None
    assert ask(tables, "rounds.x.days_to_go") is None


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("{ value = 550, unit = 'L' }", "{ value = 90, unit = 'L' }", Quantity(460, "L")),
        ("{ value = 2.3, unit = 'm' }", "{ value = 2.1, unit = 'm' }", Quantity(0.2, "m")),
        ("{ value = 550, unit = 'L' }", "{ value = 90, unit = 'kg' }", None),
        ("{ value = 550, unit = 'L' }", "90", None),
        ("6", "8", -2),
        ("0.3", "0.1", 0.2),
        ("true", "false", None),
        ("6", "true", None),
        ("'steel'", "'aluminium'", None),
    ],
)
def test_difference_is_a_number_where_both_specs_are_in_one_unit(
    facts_file: Write, one: str, other: str, difference: object
) -> None:
    answer = compared(facts_file, one, other)
    assert (answer and answer.value) == difference


def test_difference_rests_on_the_sources_of_both_and_names_none_twice(facts_file: Write) -> None:
    answer = compared(
        facts_file,
        "{ value = 6, source = 'first' }",
        "{ value = 8, source = ['later', 'first'] }",
    )
    assert answer is not None
    assert answer.sources == ("first", "later")


def compared(facts_file: Write, one: str, other: str) -> Answer | None:
    """Return the difference of two cars' values of a spec."""
    file = facts_file(f"[cars]\nsource = 'first'\na.specs.x = {one}\nb.specs.x = {other}\n")
    facts = AsOf(load([file]), LATE)
    values = (facts.answer(f"cars.{car}.specs.x") for car in "ab")
    return cars.difference(F("difference", SpecValue, "", ""), *values)


def test_spec_of_an_evolution_is_its_own_or_that_of_the_car_it_is_based_on(
    two_seasons: Path,
) -> None:
    facts = AsOf(load([two_seasons]), date(2026, 8, 1))
    stated = {id: cars.spec(facts, "t2", id) for id in ("weight", "power", "tank", "none")}
    assert {id: answer and answer.value for id, answer in stated.items()} == {
        "weight": 2300,
        "power": 380,
        "tank": None,
        "none": None,
    }
    before = AsOf(facts.base, date(2025, 8, 1))
    assert cars.spec(before, "t2", "weight") is None


@pytest.mark.parametrize(
    ("person", "day", "partner"),
    [
        ("roux", date(2026, 3, 1), "vidal"),
        ("roux", date(2026, 6, 1), "berry"),
        ("roux", date(2026, 8, 1), "vidal"),
        ("berry", date(2026, 3, 1), "zukas"),
        ("berry", date(2026, 6, 1), "roux"),
    ],
)
def test_crew_partner_follows_a_swap_of_co_drivers_from_the_day_it_is_known(
    two_seasons: Path, person: str, day: date, partner: str
) -> None:
    answer = AsOf(load([two_seasons]), day).answer(f"people.{person}.crew_partner")
    assert answer is not None
    assert isinstance(answer.value, Reference)
    assert answer.value.id == partner


def test_round_takes_from_its_event_what_it_does_not_state(two_seasons: Path) -> None:
    facts = AsOf(load([two_seasons]), date(2026, 8, 1))
    found = {
        key: (answer := facts.answer(f"rounds.{key}")) and answer.value
        for key in ("forest_2026.name", "forest_2026.country", "desert_2027.country")
    }
    assert list(found.values()) == ["Forest Rally", "PT", "MA"]


def test_what_is_only_looked_up_keeps_its_key_and_takes_the_field_asked_for(
    facts_file: Write,
) -> None:
    answer = AsOf(load([facts_file(CREWS)]), LATE).answer("people.b.crew_partner")
    assert answer is not None
    assert (answer.key, answer.field.name) == ("entries.one.driver", "crew_partner")
    assert not answer.derived


def test_a_record_has_what_follows_for_the_fields_that_are_not_stated(facts_file: Write) -> None:
    facts = AsOf(load([facts_file(PLACES)]), LATE)
    place = facts.view("stages.x_01.standing.a")
    assert place.value("driver") == Reference("a", "Ada")
    assert place.value("number") == 500
    assert place.value("time") is None


def test_the_whole_fact_base_is_a_record_too(facts_file: Write) -> None:
    facts = AsOf(load([facts_file("[teams.x]\nsource = 'first'\nname = 'X'\n")]), LATE)
    whole = facts.view("")
    teams = whole.cells["teams"]
    assert isinstance(teams, tuple)
    [team] = teams
    assert team.value("name") == "X"
    assert whole.cells["cars"] == ()


def test_the_newest_source_is_the_last_one_published_by_the_day(
    facts_file: Write, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("format = 2\n", encoding="utf-8")
    assert AsOf(load([empty]), LATE).newest_source() is None
    known = load([facts_file("")])
    assert AsOf(known, LATE).newest_source() == date(2025, 11, 30)
    assert AsOf(known, date(2025, 11, 29)).newest_source() == date(2025, 5, 7)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("teams.x.demands.speed", "speed"),
        ("teams.x.name", "name"),
        ("teams.x.name.x", None),
        ("teams", "teams"),
        ("people.x", None),
        ("people.x.name", "name"),
        ("people.x.nothing", None),
        ("nothing", None),
        ("nothing.at.all", None),
    ],
)
def test_a_key_has_a_field_or_none(key: str, name: str | None) -> None:
    field = field_at(key)
    assert (field and field.name) == name
