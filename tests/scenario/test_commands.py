"""Every other command over two seasons: people, cars, keys, sources, files, calendars."""

import csv
import io
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.scenario.conftest import OURS, On

NOW = "2027-02-01"


@pytest.mark.parametrize(
    ("day", "asked", "id", "number", "partner"),
    [
        ("2026-04-15", "500", "berg", 500, "costa"),
        ("2027-02-01", "500", "falk", 500, "engel"),
        ("2027-02-01", "500 --season 2026", "berg", 501, "hasan"),
        ("2026-12-10", "501", "berg", 501, "costa"),
        ("2027-02-01", "501", "berg", 501, "hasan"),
        ("2027-02-01", "berg --as-of 2026-06-01", "berg", 500, "costa"),
        ("2027-02-01", "duval", "duval", 502, "nasser"),
        ("2026-06-01", "duval", "duval", 502, "engel"),
        ("2027-02-01", "hasan", "hasan", 501, "berg"),
        ("2027-02-01", "engel", "engel", 500, "falk"),
    ],
)
def test_a_number_and_a_partner_are_those_of_the_last_entry(
    on: On, day: str, asked: str, id: str, number: int, partner: str
) -> None:
    found = on(day, f"drivers {asked} --json").json()
    assert (found["id"], found["number"], found["crew_partner"]["id"]) == (id, number, partner)


def test_a_profile_lists_entries_of_every_season_the_latest_first(on: On) -> None:
    found = on(NOW, "drivers engel --json").json()
    assert [(each["round"]["id"], each["number"]) for each in found["entries"]] == [
        ("dakar_2027", 500),
        ("argentina_2026", 502),
        ("portugal_2026", 502),
        ("dakar_2026", 502),
    ]
    assert on(NOW, "get people.berg.career.dakar.starts").out == "2\n"
    assert on(NOW, "get people.berg.career.dakar.starts --as-of 2026-06-01").out == "1\n"


@pytest.mark.parametrize(
    ("day", "name"),
    [("2026-12-04", "Atlas R1"), ("2026-12-05", "Atlas R2"), ("2027-02-01", "Atlas R2")],
)
def test_the_car_is_the_one_entered_last(on: On, day: str, name: str) -> None:
    assert on(day, "car --json").json()["name"] == name
    assert on(NOW, f"car --json --as-of {day}").json()["name"] == name


def test_an_evolution_has_the_specs_it_does_not_change(on: On) -> None:
    specs = on(NOW, "car specs --format csv").out
    values = {row["id"]: row["r2"] or row["r2_en"] for row in csv.DictReader(io.StringIO(specs))}
    changed = {"power": "300", "fuel_tank": "520", "weight": "2550", "travel": "320"}
    words = {"tyres": "37 inch", "spare_wheels": "3", "gearbox": "eight-speed automatic"}
    assert values == {**changed, **words, "top_speed": "170"}
    assert on(NOW, "get cars.r2.specs.gearbox").out == "eight-speed automatic\n"
    assert on(NOW, "get cars.r2.specs.top_speed").out == "170 km/h\n"
    assert on(NOW, "get cars.r1.specs.power").out == "280 kW\n"
    assert "line_up_2026" in on(NOW, "sources cars.r2.specs.top_speed").out
    assert on("2026-06-01", "get cars.r2.specs.gearbox").code == 3


@pytest.mark.parametrize(
    ("day", "asked", "heads"),
    [
        ("2026-06-01", "--compare", ["Atlas R1", "Atlas Tour"]),
        (NOW, "--compare", ["Atlas R2", "Atlas R1"]),
        (NOW, "--compare tour", ["Atlas R2", "Atlas Tour"]),
        (NOW, "--compare tour r1", ["Atlas R2", "Atlas Tour", "Atlas R1"]),
        (NOW, "wheels --compare r1", ["Atlas R2", "Atlas R1"]),
        (NOW, "power --compare", ["Atlas R2", "Atlas R1"]),
    ],
)
def test_cars_are_compared_with_those_named_or_else_the_one_on_file(
    on: On, day: str, asked: str, heads: list[str]
) -> None:
    out = on(day, f"car specs {asked}").out
    heading = next(line for line in out.splitlines() if "Spec " in line)
    assert [heading[heading.index(head) :].split("  ")[0] for head in heads] == heads
    assert ("Difference" in heading) == (len(heads) == 2)


def test_what_changed_is_told_beside_the_old_car(on: On) -> None:
    out = on(NOW, "car specs --compare").out
    told = {line.split("  ")[-1].strip() for line in out.splitlines()[2:]}
    changed = {"+20 kW (+7%)", "+20 L (+4%)", "-50 kg (-2%)", "+20 mm (+7%)", "+1 (+50%)"}
    # Nothing is said of two tyres that only words describe.
    assert told == {*changed, "same", "35 inch"}


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        ("2026-06-01", ["Crews 2026", "Atlas R1", "Ruta del Sur · 2026-05-29", "2026\n"]),
        (
            "2026-11-28",
            ["Crews 2026", "Atlas R1", "Abu Dhabi Raid · 2026-11-26", "Days to go 34"],
        ),
        ("2027-01-03", ["Crews 2027", "Atlas R2", "Running now", " · 2026-11-26"]),
        (NOW, ["Crews 2027", "Atlas R2", "Dakar Rally · 2027-01-05 · winner Erik Falk"]),
    ],
)
def test_the_overview_is_of_the_day(on: On, day: str, lines: list[str]) -> None:
    out = on(day, "").out
    assert [line for line in lines if line not in out] == []
    assert on(NOW, f"--as-of {day}").out.splitlines()[0] == out.splitlines()[0]


def test_the_overview_draws_one_year_that_of_the_day(on: On) -> None:
    def years(day: str) -> list[str]:
        with pytest.MonkeyPatch.context() as patch:
            # A year is drawn on a terminal only.
            patch.setattr(sys.stdout, "isatty", lambda: True)
            lines = on(day, "--color never").out.splitlines()
        return [line for line in lines if line in ("2026", "2027")]

    assert years("2026-04-15") == ["2026"]
    assert years("2026-11-28") == ["2026"]
    assert years(NOW) == ["2027"]


def test_the_overview_shows_each_driver_once_and_commands_that_work(on: On) -> None:
    done = on(NOW, "")
    assert done.out.count("Anna Berg") == 1
    tried = [line.split("  ")[1].removeprefix("defender ") for line in done.err.splitlines()]
    assert tried[0] == "drivers falk"
    assert [on(NOW, line).code for line in tried] == [0, 0, 0]


def test_milestones_and_the_team_are_as_known_that_day(on: On) -> None:
    dates = [each["date"]["text"] for each in on(NOW, "timeline --json").json()]
    assert dates == ["2025-12-01", "2026-01-06", "2026-11-26", "2027-01-05"]
    assert len(on(NOW, "timeline --json --as-of 2026-06-01").json()) == 2
    assert "Car           Atlas R2\n" in on(NOW, "team").out
    assert "Car           Atlas R1\n" in on("2026-11-28", "team").out


@pytest.mark.parametrize(
    ("day", "key", "value"),
    [
        (NOW, "rounds.dakar_2026.status", "over"),
        (NOW, "rounds.dakar_2027.status", "over"),
        ("2026-11-28", "rounds.dakar_2027.days_to_go", "34"),
        (NOW, "rounds.kazakhstan_2027.country", "KZ"),
        (NOW, "rounds.dakar_2026.start_place", "Yanbu"),
        (NOW, "rounds.dakar_2027.start_place", "Jeddah"),
        (NOW, "entries.dakar_2026_berg.number", "500"),
        (NOW, "entries.dakar_2027_berg.number", "501"),
        (NOW, "results.dakar_2026.winner", "Anna Berg"),
        (NOW, "results.dakar_2027.winner", "Erik Falk"),
        (NOW, "results.dakar_2026.standings.berg.points", "50"),
        (NOW, "points.series_2026.rally_places", "30\n25\n20"),
        (NOW, "points.series_2027.rally_places", "36\n30\n24"),
        (NOW, "teams.atlas.car", "Atlas R2"),
        ("2026-06-01", "teams.atlas.car", "Atlas R1"),
    ],
)
def test_a_key_never_changes_its_meaning(on: On, day: str, key: str, value: str) -> None:
    assert on(day, f"get {key}").out == f"{value}\n"
    assert on("2030-06-01", f"get {key} --as-of {day}").out == f"{value}\n"


def test_a_field_is_explained_whatever_the_year(on: On) -> None:
    one, other = (on(NOW, f"explain rounds.dakar_{year}.start").out for year in (2026, 2027))
    assert one == other != ""
    assert "rounds.*.start" in one


def test_a_value_has_the_source_of_its_own_year(on: On) -> None:
    def sources(key: str) -> list[str]:
        return [each["source"] for each in on(NOW, f"sources {key} --json").json()]

    assert sources("entries.dakar_2026_berg.number") == ["line_up_2026"]
    assert sources("entries.dakar_2027_berg.number") == ["line_up_2027"]
    assert sources("teams.atlas.car") == ["line_up_2027", "line_up_2026"]
    assert len(on(NOW, "sources --json").json()) == 11
    assert len(on("2026-04-15", "sources --json").json()) == 4


def test_the_files_are_sound(on: On) -> None:
    done = on(NOW, "facts check")
    assert (done.code, done.out.count("no findings")) == (0, 2)


def test_what_the_new_season_changed_is_listed(on: On) -> None:
    changed = {each["key"]: each for each in on(NOW, "facts diff --json").json()}
    assert changed["teams.atlas.car"]["known_from"] == "2026-12-05"
    assert changed["people.berg.career.dakar.starts"]["before"]["number"] == 1
    assert not {key for key in changed if key.startswith("entries.dakar_2026")}
    since = on(NOW, "facts diff --since 2027-01-10 --json").json()
    assert {each["key"].rpartition(".")[0] for each in since} == {
        "people.hasan",
        "entries.portugal_2027_berg",
    }
    assert {each["source"] for each in since} == {"new_co_driver"}


def test_a_calendar_has_both_seasons_and_the_same_ids_every_time(on: On) -> None:
    def uids(day: str, options: str = "") -> list[str]:
        calendar = Calendar.from_ical(on(day, f"schedule --format ics {options}").out)
        return [str(event["uid"]).partition("@")[0] for event in calendar.walk("VEVENT")]

    both = uids("2026-11-28")
    assert (len(both), len(set(both))) == (11, 11)
    assert uids(NOW, "--season 2026") == both[:5] == uids("2026-04-15")
    assert uids(NOW) == both[5:]
    assert both[0] == "dakar_2026"
    assert both[7] == "kazakhstan_2027"


def test_a_database_holds_both_seasons(on: On, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    assert on(NOW, f"facts export --format sqlite --output {file}").code == 0
    with sqlite3.connect(file) as database:
        numbers = database.execute(
            "select season, entries.number, co_driver_id from entries "
            "join rounds on rounds.id = entries.round_id "
            "where driver_id = 'berg' and event_id = 'dakar' order by season"
        ).fetchall()
        seasons = database.execute(
            "select season, count(*) from rounds group by season order by season"
        ).fetchall()
    database.close()
    assert numbers == [(2026, 500, "costa"), (2027, 501, "costa")]
    assert seasons == [(2026, 5), (2027, 6)]


@pytest.mark.parametrize(
    ("command", "typed", "offered"),
    [
        ("schedule", "da", {"dakar_2026", "dakar_2027"}),
        ("results", "kaz", {"kazakhstan_2027"}),
        ("drivers", "fa", {"falk"}),
        ("car specs", "power --compare r", {"r1", "r2"}),
        ("get", "entries.dakar_2027_f", {"entries.dakar_2027_falk"}),
    ],
)
def test_completion_offers_both_seasons(command: str, typed: str, offered: set[str]) -> None:
    layers = (word for file in OURS for word in ("--facts", str(file)))
    words = ["defender", *command.split(), *layers, *typed.split()]
    done = subprocess.run(
        [sys.executable, "-m", "defender_cli"],
        capture_output=True,
        env={
            "DEFENDER_TODAY": NOW,
            "_DEFENDER_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(len(words) - 1),
        },
        check=True,
    )
    assert set(done.stdout.decode().split()) == offered
