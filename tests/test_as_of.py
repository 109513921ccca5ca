"""On a day the shipped facts say what was published by then: no more, and no less."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.load import load
from defender_cli.facts.statements import Answer
from defender_cli.lookup.keys import keys
from defender_cli.render.export import known_part
from tests.conftest import Run


@cache
def book() -> FactBase:
    return load()


def on(day: str, key: str) -> Answer | None:
    return AsOf(book(), date.fromisoformat(day)).answer(key)


def value(day: str, key: str) -> object:
    answer = on(day, key)
    return answer.value if answer else None


def note(day: str, key: str) -> str:
    answer = on(day, key)
    return answer.note.en if answer and answer.note else ""


@pytest.mark.parametrize("day", ["2024-11-25", "2024-12-31"])
def test_no_round_of_2026_is_known_before_the_programme_was_announced(run: Run, day: str) -> None:
    assert run("schedule", "--as-of", day, "--json").json() == []
    assert "Dakar 2026" not in run("get", "rounds", "--as-of", day).err
    assert run("schedule", "dakar", "--as-of", day).code != 0


@pytest.mark.parametrize("day", ["2025-01-10", "2025-05-07"])
def test_only_the_dakar_is_known_before_the_calendar_is(run: Run, day: str) -> None:
    for format in ("table", "json", "jsonl", "csv", "tsv", "md", "toml"):
        done = run("schedule", "--as-of", day, "--format", format)
        assert "Dakar Rally" in done.out, format
        for later in ("abu_dhabi", "Abu Dhabi", "morocco", "Maroc", "ruta40", "portugal"):
            assert later not in done.out, (format, later)
    assert [each["id"] for each in run("schedule", "--as-of", day, "--json").json()] == ["dakar"]


@pytest.mark.parametrize(
    "command",
    [
        ("get", "rounds.abu_dhabi"),
        ("get", "rounds.abu_dhabi.aliases"),
        ("schedule", "Desert Challenge"),
        ("search", "Desert Challenge"),
        ("explain", "rounds.abu_dhabi.start"),
        ("sources", "rounds.abu_dhabi"),
    ],
)
def test_a_round_that_is_not_announced_is_not_found_by_any_name(
    run: Run, command: tuple[str, ...]
) -> None:
    done = run(*command, "--as-of", "2025-05-07")
    assert "rounds.abu_dhabi" not in done.out
    assert "schedule abu_dhabi" not in done.err
    assert (done.code == 0) == (command[0] == "search")


def test_an_id_is_not_offered_before_its_record_is_known() -> None:
    found = set(keys(AsOf(book(), date(2025, 5, 7))))
    assert not [key for key in found if key.startswith(("rounds.morocco", "rounds.abu_dhabi"))]
    assert "rounds.dakar.aliases" in found


@pytest.mark.parametrize(
    ("key", "day", "text"),
    [
        ("people.peterhansel.dakar_second_places", "2025-08-27", "Top Gear"),
        ("people.peterhansel.dakar.2005.stage_wins", "2026-01-17", "the W2RC says six"),
        ("people.peterhansel.birthplace", "2024-08-06", "Wikipedia"),
        ("people.peterhansel.dakar.1990.status", "2020-09-30", "Motorsport.com"),
        ("people.peterhansel.highlights.skateboard", "2026-11-22", "Yamaha"),
        ("drivers.metge.family.rene", "2017-01-31", "AFP"),
        ("drivers.metge.dakar.2017.position", "2024-12-31", "a later Dakar page"),
        ("drivers.metge.highlights.enduro", "2024-12-31", "a later Dakar page"),
        ("drivers.vidal.highlights.title_2024", "2024-12-16", "Pertegarini"),
        ("drivers.vidal.highlights.title_2024", "2025-08-27", "Lithuanian reports"),
        ("people.price.age_stated", "2025-09-01", "September 2025"),
        ("people.peterhansel.age_stated", "2025-12-28", "in December 2025"),
    ],
)
def test_a_note_waits_for_the_source_it_speaks_of(key: str, day: str, text: str) -> None:
    first = known_day_of_note(key, text)
    assert str(first) <= day
    before = first - timedelta(days=1)
    assert text not in note(str(before), key)
    assert on(str(before), key) is not None
    assert text in note(str(first), key)


def known_day_of_note(key: str, text: str) -> date:
    """Return the day of the source that a note names as its own."""
    [fact] = book().facts(key)
    notes = (each for statement in fact.statements for each in statement.notes)
    [own] = [each for each in notes if text in each.text.en and each.sources]
    return min(map(book().known_day, own.sources))


@pytest.mark.parametrize("round", ["morocco", "abu_dhabi"])
def test_who_organised_earlier_editions_is_no_news_of_a_round_not_announced(round: str) -> None:
    key = f"rounds.{round}.organiser"
    assert on("2025-05-07", key) is None
    assert "not confirmed for 2026" in note("2025-06-01", key)


@pytest.mark.parametrize(
    ("key", "before", "start", "after"),
    [
        ("people.peterhansel.championship_podiums", 35, "2026-01-03", 36),
        ("drivers.baciuska.championship_podiums", None, "2026-01-03", 5),
        ("people.price.championship_podiums", None, "2026-01-03", 3),
        ("drivers.metge.championship_podiums", 9, "2025-01-03", 11),
        ("drivers.metge.championship_podiums_car", None, "2025-01-03", 4),
    ],
)
def test_a_rally_is_counted_from_the_day_it_begins(
    key: str, before: int | None, start: str, after: int
) -> None:
    eve = date.fromisoformat(start) - timedelta(days=1)
    assert value(str(eve), key) == before
    assert value(start, key) == after
    assert note(start, key).startswith(f"with the Dakar {start[:4]}")


@pytest.mark.parametrize(("day", "role"), [("2025-07-31", "Managing"), ("2025-08-01", "Former")])
def test_who_has_left_is_not_said_to_be_in_office(run: Run, day: str, role: str) -> None:
    assert run("get", "people.barclay.role", "--as-of", day).out.startswith(role)


@pytest.mark.parametrize("round", ["ruta40", "morocco", "abu_dhabi"])
def test_a_round_that_is_over_is_not_said_to_have_entries_to_come(round: str) -> None:
    key = f"rounds.{round}.defender_cars"
    assert note("2026-11-28", key) == "the plan of 2025 for every round but the Dakar"


def test_a_place_has_a_name_from_the_day_it_has_a_gap(run: Run) -> None:
    found = run("results", "dakar", "--as-of", "2026-01-17", "--json").json()
    [third] = [each for each in found["classification"] if each["id"] == "basso"]
    assert third["position"] == 3
    assert third["driver"]["name"] == "Ronald Basso"


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("people.cameron.name", "2024-11-25"),
        ("people.barclay.name", "2024-11-25"),
        ("teams.x.name", "2025-01-03"),
        ("team.category", "2025-01-03"),
        ("team.championship", "2025-01-03"),
        ("category.name", "2025-01-03"),
        ("partners.prodrive.name", "2025-01-03"),
        ("partners.prodrive.role", "2025-01-03"),
        ("car.developed_with", "2025-01-03"),
        ("car.specs.tyre_diameter.d7x_r", "2025-07-17"),
        ("car.specs.track_increase.d7x_r", "2025-07-17"),
        ("people.price.highlights.w2rc_stage", "2023-10-26"),
        ("people.peterhansel.titles.enduro_world.count", "2013-12-31"),
        ("drivers.vidal.dakar.2022.remark", "2021-12-31"),
        ("category.renamed", "2024-12-31"),
        ("partners.castrol.details.road_cars", "2025-07-31"),
        ("category.background.toyota_engine_2023", "2023-12-31"),
    ],
)
def test_what_was_published_is_known_from_that_day(key: str, day: str) -> None:
    assert on(day, key) is not None
    assert on(str(date.fromisoformat(day) - timedelta(days=1)), key) is None


def test_what_was_said_has_the_day_it_was_said(run: Run) -> None:
    assert run("get", "quotes.cameron_w2rc.date", "--as-of", "2025-09-30").out == "2025-09-30\n"


DAYS = ["2021-10-07", "2025-01-10", "2025-05-07", "2026-01-10"]
COMMANDS = [
    ("overview",),
    ("team",),
    ("drivers",),
    ("drivers", "peterhansel"),
    ("car",),
    ("car", "--compare"),
    ("schedule",),
    ("results",),
    ("category",),
    ("timeline",),
    ("sources",),
    ("sources", "drivers"),
    ("get", "rounds"),
    ("get", "drivers"),
    ("search", "Dakar"),
    ("ask", "how many Dakar starts does Peterhansel have"),
    ("ask", "which rounds are in the 2026 season"),
    ("explain", "rounds.morocco"),
    ("facts", "diff", "--since", "2020-01-01"),
]


@pytest.mark.parametrize("day", DAYS)
def test_what_came_later_changes_nothing_said_of_a_day(run: Run, tmp_path: Path, day: str) -> None:
    """Whoever has only what was known on a day is told the same as whoever has it all.

    A note or a value from later would name a source that the smaller file does not have.
    """
    then = tmp_path / "then.toml"
    at = ("--as-of", day)
    assert run("facts", "export", "--format", "toml", "--output", then, *at).code == 0
    for command in COMMANDS:
        for options in ((), ("--json",)):
            whole = run(*command, *options, *at)
            alone = run(*command, *options, *at, "--facts", then)
            named = alone.out.replace(str(then), book().files[0])
            assert (alone.code, named, alone.err) == whole, command


def test_on_every_day_what_is_known_is_what_was_published_by_then() -> None:
    whole = book()
    days = sorted({whole.known_day(source) for source in whole.sources})
    for day in days[::10]:
        now = AsOf(whole, day)
        part = known_part(now)
        assert all(part.known_day(source) <= day for source in part.sources)
        then = AsOf(part, day)
        said = {key: now.answer(key) for key in keys(now)}
        assert said == {key: then.answer(key) for key in keys(then)}, day
