"""What is known on a day: which sources count by then, and what follows from what they state."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from defender_cli.facts.asof import AsOf, field_at
from defender_cli.facts.load import load
from defender_cli.facts.view import View
from defender_cli.schema.types import Quantity, Reference
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
    tables = f"[sources.new]\n{written}\n[team]\nsource = 'new'\nname = 'Team'\n"
    assert ask(tables, "team.name", day) == "Team"
    assert ask(tables, "team.name", day - timedelta(days=1)) is None


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
    born = "[drivers.x]\nsource = 'first'\nborn = 2000-08-06\n"
    assert ask(born, "drivers.x.age", day) == age


@pytest.mark.parametrize(
    ("born", "age"), [("2025-06-01", 0), ("2025-06-02", None), ("{ pending = true }", None)]
)
def test_an_age_counts_from_the_day_of_birth(ask: Ask, born: str, age: int | None) -> None:
    tables = f"[drivers.x]\nsource = 'first'\nborn = {born}\n"
    assert ask(tables, "drivers.x.age", date(2025, 6, 1)) == age


CREWS = """\
[drivers]
source = "first"
a.name = "Ada"
b.name = "Bo"
c.name = "Cy"
d.name = "Dee"
[crews]
source = "first"
one = { number = 500, driver = "a", co_driver = "b" }
two = { number = 501, driver = "c", co_driver = { pending = true } }
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
def test_a_driver_has_the_number_and_the_partner_of_the_crew(
    ask: Ask, driver: str, number: int | None, partner: Reference | None
) -> None:
    assert ask(CREWS, f"drivers.{driver}.number") == number
    assert ask(CREWS, f"drivers.{driver}.crew_partner") == partner


def test_a_partner_who_is_still_to_be_named_is_left_open(facts_file: Write) -> None:
    known = AsOf(load([facts_file(CREWS)]), LATE)
    open_seat, nobody = (known.answer(f"drivers.{each}.crew_partner") for each in "cd")
    assert open_seat is not None
    assert open_seat.pending
    assert nobody is None


PLACES = """\
[drivers.a]
source = "first"
name = "Ada"
country = "FR"
[rivals.b]
source = "first"
name = "Bo"
number = 200
[crews.one]
source = "first"
number = 500
driver = "a"
co_driver = { pending = true }
[crews.two]
source = "first"
driver = { pending = true }
co_driver = "a"
[rounds.dakar]
source = "first"
name = "Dakar"
[results.dakar.classification]
source = "later"
a.position = 1
b.position = 2
"""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("results.dakar.classification.a.driver", Reference("a", "Ada")),
        ("results.dakar.classification.a.number", 500),
        ("results.dakar.classification.b.driver", Reference("b", "Bo")),
        ("results.dakar.classification.b.number", 200),
        ("results.dakar.classification.c.driver", None),
        ("crews.one.driver_country", "FR"),
        ("crews.one.co_driver_country", None),
        ("crews.two.co_driver_country", "FR"),
        ("crews.two.driver_country", None),
        ("crews.two.dakar_2026", None),
        ("crews.one.dakar_2026", 1),
    ],
)
def test_what_is_said_of_a_person_is_found_by_the_seat(ask: Ask, key: str, value: object) -> None:
    assert ask(PLACES, key) == value


def test_who_drove_to_a_place_is_known_with_the_place(facts_file: Write) -> None:
    known = AsOf(load([facts_file(PLACES)]), LATE)
    answer = known.answer("results.dakar.classification.a.driver")
    assert answer is not None
    assert (answer.sources, answer.derived) == (("later",), True)
    before = AsOf(known.book, date(2025, 6, 1))
    assert before.answer("results.dakar.classification.a.driver") is None


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
    ("rally", "road", "difference"),
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
def test_specs_differ_by_a_number_where_both_are_in_one_unit(
    ask: Ask, rally: str, road: str, difference: object
) -> None:
    tables = f"[car.specs.x]\nsource = 'first'\nd7x_r = {rally}\nocta = {road}\n"
    assert ask(tables, "car.specs.x.difference") == difference


def test_a_difference_rests_on_the_sources_of_both_and_names_none_twice(facts_file: Write) -> None:
    file = facts_file(
        "[car.specs.x]\nd7x_r = { value = 6, source = 'first' }\n"
        "octa = { value = 8, source = ['later', 'first'] }\n"
    )
    answer = AsOf(load([file]), LATE).answer("car.specs.x.difference")
    assert answer is not None
    assert answer.sources == ("first", "later")


def test_what_is_only_looked_up_keeps_its_key_and_takes_the_field_asked_for(
    facts_file: Write,
) -> None:
    answer = AsOf(load([facts_file(CREWS)]), LATE).answer("drivers.b.crew_partner")
    assert answer is not None
    assert (answer.key, answer.field.name) == ("crews.one.driver", "crew_partner")
    assert not answer.derived


def test_a_record_has_what_follows_for_the_fields_that_are_not_stated(facts_file: Write) -> None:
    known = AsOf(load([facts_file(PLACES)]), LATE)
    place = known.view("results.dakar.classification.a")
    assert place.value("driver") == Reference("a", "Ada")
    assert place.value("number") == 500
    assert place.value("car") is None


def test_the_whole_fact_base_is_a_record_too(facts_file: Write) -> None:
    known = AsOf(load([facts_file("[team]\nsource = 'first'\nname = 'X'\n")]), LATE)
    whole = known.view("")
    team = whole.cells["team"]
    assert isinstance(team, View)
    assert team.value("name") == "X"
    assert whole.cells["car"] is None
    assert whole.cells["drivers"] == ()


def test_the_newest_source_is_the_last_one_published_by_the_day(
    facts_file: Write, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("format = 1\n", encoding="utf-8")
    assert AsOf(load([empty]), LATE).newest_source() is None
    known = load([facts_file("")])
    assert AsOf(known, LATE).newest_source() == date(2025, 11, 30)
    assert AsOf(known, date(2025, 11, 29)).newest_source() == date(2025, 5, 7)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("team.demands.speed", "speed"),
        ("team.name", "name"),
        ("team.name.x", None),
        ("team", "team"),
        ("drivers.x", None),
        ("drivers.x.name", "name"),
        ("drivers.x.nothing", None),
        ("nothing", None),
        ("nothing.at.all", None),
    ],
)
def test_a_key_has_a_field_or_none(key: str, name: str | None) -> None:
    field = field_at(key)
    assert (field and field.name) == name
