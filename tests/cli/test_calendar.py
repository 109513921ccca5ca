"""`schedule --format ics`, as a program that reads calendars sees it."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.conftest import TODAY, Run, Write

ROUNDS = """
[seasons.2026]
source = "first"
year = 2026

[rounds.dakar_2026]
source = "first"
season = 2026
number = 1
name = "Dakar; Rally, with a name so long that a line of a calendar cannot hold it at once"
country = "SA"
start = 2026-01-03
end = 2026-01-17
start_place = "Yanbu"
finish_place = "Yanbu"
stages_count = 13
special = 4840

[rounds.portugal_2026]
source = "first"
season = 2026
number = 2
name = "Rally\\nof Grândola"
start = [ { value = 2026-03-17, source = "later" }, { value = 2026-03-10, source = "first" } ]
end = 2026-03-22

[rounds.someday]
source = "first"
season = 2026
number = 3
name = "Without dates"
"""


@pytest.fixture
def calendar(run: Run, facts_file: Write) -> Any:
    def calendar(*options: str) -> list[Any]:
        done = run("schedule", "--format", "ics", *options, "--facts", facts_file(ROUNDS))
        assert (done.code, done.err) == (0, "")
        return events(done.out)

    return calendar


def events(text: str) -> list[Any]:
    """Return the events a calendar program reads out of a text."""
    read: Any = Calendar.from_ical(text)
    assert (read["version"], read["calscale"]) == ("2.0", "GREGORIAN")
    return list(read.walk("VEVENT"))


def test_a_round_is_an_event_of_whole_days(calendar: Any) -> None:
    dakar, portugal = calendar()
    assert dakar["summary"].startswith("Dakar; Rally, with a name so long that a line of a cal")
    assert dakar["dtstart"].dt == date(2026, 1, 3)
    assert dakar["dtend"].dt == date(2026, 1, 18)
    assert dakar["dtstart"].params["VALUE"] == "DATE"
    assert (dakar["status"], dakar["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert dakar["location"] == "Yanbu, Saudi Arabia"
    assert dakar["description"] == (
        "Round: 1\nStages: 13\nSpecials: 4,840 km\nSources:\n"
        "Maker · First release · 2025-05-07 · https://example.org/first"
    )
    assert portugal["summary"] == r"Rally\x0aof Grândola"


def test_a_moved_round_keeps_its_uid_and_is_a_later_revision(calendar: Any) -> None:
    _, before = calendar("--as-of", "2025-10-01")
    _, after = calendar("--as-of", "2025-12-01")
    assert before["uid"] == after["uid"] == "portugal_2026@defender-cli"
    assert (before["dtstart"].dt, before["sequence"]) == (date(2026, 3, 10), 0)
    assert (after["dtstart"].dt, after["sequence"]) == (date(2026, 3, 17), 1)
    assert before["dtstamp"].dt == datetime(2025, 5, 7, tzinfo=UTC)
    assert after["dtstamp"].dt == datetime(2025, 11, 30, tzinfo=UTC)


def test_the_same_facts_give_the_same_calendar_on_any_day(run: Run, facts_file: Write) -> None:
    file = facts_file(ROUNDS)
    texts = {
        run("schedule", "--format", "ics", "--as-of", day, "--facts", file).out
        for day in ("2025-12-01", "2026-01-10", "2027-01-01")
    }
    assert len(texts) == 1


def test_the_calendar_follows_what_is_asked(calendar: Any, run: Run) -> None:
    assert [each["uid"] for each in calendar("--where", "number=1")] == ["dakar_2026@defender-cli"]
    assert [len(calendar("dakar_2026")), len(calendar("--next", "--as-of", "2026-03-01"))] == [1, 1]
    [dutch] = calendar("dakar_2026", "--lang", "nl")
    assert dutch["location"] == "Yanbu, Saoedi-Arabië"
    assert dutch["uid"] == "dakar_2026@defender-cli"
    [shipped] = events(run("schedule", "dakar_2026", "--format", "ics", "--lang", "nl").out)
    assert " · ongedateerd; na 2025-06-01 · " in shipped["description"]


def test_lines_are_folded_and_end_as_rfc_5545_says(run: Run) -> None:
    lines = run("schedule", "--format", "ics").out.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all("\n" not in line and len(line.encode()) <= 75 for line in lines)


def test_the_shipped_season_has_five_events(run: Run) -> None:
    season = events(run("schedule", "--format", "ics").out)
    assert [event["dtstart"].dt.isoformat() for event in season] == [
        *("2026-01-03", "2026-03-17", "2026-05-24", "2026-09-28", "2026-11-22"),
    ]
    assert all("https://" in event["description"] for event in season)


def test_a_calendar_has_no_fields_to_choose_and_no_other_command_writes_one(run: Run) -> None:
    done = run("schedule", "--format", "ics", "--fields", "name")
    assert (done.code, done.out) == (2, "")
    assert "--fields does not go with --format ics" in done.err
    assert run("drivers", "--format", "ics").code == 2


def test_a_calendar_is_utf_8_in_any_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "defender_cli", "schedule", "--format", "ics"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "DEFENDER_TODAY": TODAY},
        check=True,
    )
    assert "Desafío Ruta 40" in done.stdout.decode("utf-8")
