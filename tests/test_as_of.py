"""On a day the facts say what was published by then: no more, and no less."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.load import load
from defender_cli.lookup.keys import keys
from defender_cli.render.export import known_part
from tests.conftest import SHIPPED, TWO_SEASONS, Run, Write


@pytest.fixture(autouse=True)
def _on_two_seasons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFENDER_FACTS", str(TWO_SEASONS))


@pytest.mark.parametrize(
    ("day", "rounds"),
    [
        ("2025-11-29", []),
        ("2025-11-30", ["desert_2026", "forest_2026"]),
        ("2026-06-07", ["desert_2026", "forest_2026"]),
        ("2026-06-30", ["desert_2026", "forest_2026"]),
        ("2026-07-01", ["desert_2026", "forest_2026", "desert_2027"]),
    ],
)
def test_round_is_scheduled_from_the_day_its_calendar_is_published(
    run: Run, day: str, rounds: list[str]
) -> None:
    shown = run("schedule", "--as-of", day, "--json").json()
    assert [each["id"] for each in shown] == rounds
    for format in ("table", "json", "jsonl", "csv", "tsv", "md", "html", "toml"):
        done = run("schedule", "--as-of", day, "--format", format)
        assert ("2027" in done.out) == ("desert_2027" in rounds), format


@pytest.mark.parametrize(
    "command",
    [
        ("get", "rounds.desert_2027"),
        ("get", "entries.desert_2027_roux.number"),
        ("schedule", "desert 2027"),
        ("schedule", "--season", "2027"),
        ("drivers", "--season", "2027"),
        ("explain", "rounds.desert_2027.start"),
        ("sources", "rounds.desert_2027"),
    ],
)
def test_round_not_announced_yet_is_not_found_by_any_name(
    run: Run, command: tuple[str, ...]
) -> None:
    before = run(*command, "--as-of", "2026-06-30")
    assert before.code == 3
    assert "desert_2027" not in before.out
    assert "try: defender schedule desert_2027" not in before.err
    assert run(*command, "--as-of", "2026-07-01").code == 0


def test_key_is_not_offered_before_its_record_is_known() -> None:
    base = load([TWO_SEASONS])
    before = set(keys(AsOf(base, date(2026, 6, 30))))
    assert "rounds.desert_2026.event" in before
    assert not [key for key in before if "2027" in key or key.startswith("cars.t2")]
    assert "rounds.desert_2027.event" in set(keys(AsOf(base, date(2026, 7, 1))))


@pytest.mark.parametrize(
    ("key", "before", "day", "after"),
    [
        ("cars.t1.specs.power", "400", "2026-01-18", "380"),
        ("people.roux.career.desert.wins", "3", "2026-01-18", "4"),
        ("people.roux.crew_partner", "Marta Vidal", "2026-05-20", "Sam Berry"),
        ("people.roux.number", "301", "2026-07-01", "201"),
    ],
)
def test_value_changes_on_the_day_of_its_new_source(
    run: Run, key: str, before: str, day: str, after: str
) -> None:
    eve = str(date.fromisoformat(day) - timedelta(days=1))
    assert run("get", key, "--as-of", eve).out.startswith(before)
    assert run("get", key, "--as-of", day).out.startswith(after)


def test_result_of_a_season_is_not_known_before_it_is_published(run: Run) -> None:
    assert run("results", "--as-of", "2026-01-17", "--json").json()[0]["winner"] is None
    [first, *_] = run("results", "--as-of", "2026-01-18", "--json").json()
    assert first["winner"]["name"] == "Émile Roux"


DAYS = ["2025-11-30", "2026-01-10", "2026-06-05", "2026-08-01"]
COMMANDS = [
    (),
    ("team",),
    ("drivers",),
    ("drivers", "roux"),
    ("drivers", "--season", "2027"),
    ("car",),
    ("car", "specs", "--compare"),
    ("schedule",),
    ("schedule", "desert"),
    ("results",),
    ("results", "desert"),
    ("standings",),
    ("category",),
    ("timeline",),
    ("sources",),
    ("sources", "people"),
    ("get", "rounds"),
    ("get", "people"),
    ("search", "Desert"),
    ("ask", "how many wins does Roux have"),
    ("ask", "which rounds are in the 2026 season"),
    ("explain", "rounds.desert_2027"),
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
            named = alone.out.replace(str(then), str(TWO_SEASONS))
            assert (alone.code, named, alone.err) == whole, command


def test_exported_part_of_a_day_is_readable_though_a_record_it_names_is_not_known(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    file = facts_file(
        """
        [rounds.x]
        source = "first"
        event = "y"
        start = 2026-01-03
        [events.y]
        source = "later"
        name = "Y"
        """
    )
    then = tmp_path / "then.toml"
    export = ("facts", "export", "--format", "toml", "--output", then, "--as-of", "2025-06-01")
    assert run(*export, "--facts", file).code == 0
    assert run("get", "rounds.x.start", "--facts", then).out == "2026-01-03\n"


@cache
def books() -> tuple[FactBase, FactBase]:
    """The small base of two seasons, and the shipped one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DEFENDER_FACTS", raising=False)
        return load([TWO_SEASONS]), load([SHIPPED])


@pytest.mark.parametrize("which", [0, 1], ids=["two seasons", "shipped"])
def test_on_every_day_what_is_known_is_what_was_published_by_then(which: int) -> None:
    whole = books()[which]
    days = sorted({whole.known_day(source) for source in whole.sources})
    for day in days[:: 1 + len(days) // 12]:
        now = AsOf(whole, day)
        part = known_part(now)
        assert all(part.known_day(source) <= day for source in part.sources)
        then = AsOf(part, day)
        said = {key: now.answer(key) for key in keys(now)}
        assert said == {key: then.answer(key) for key in keys(then)}, day
