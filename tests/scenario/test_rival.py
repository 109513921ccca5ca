"""Another team's facts: alone they answer as its own, over ours they add a team."""

import csv
import io
from pathlib import Path

import pytest

from tests.scenario.conftest import OURS, RIVAL, On

DAY = "2026-07-01"
LINES = [
    "",
    "drivers",
    "drivers koski",
    "drivers 7",
    "drivers lund --lang nl",
    "car",
    "car specs",
    "car specs --compare",
    "schedule",
    "schedule --next",
    "schedule argentina",
    "results",
    "results argentina",
    "results lapland",
    "results lapland 1",
    "results lapland --stages",
    "standings",
    "category",
    "team",
    "team people",
    "team partners",
    "team quotes",
    "timeline",
    "sources",
    "sources people.koski.name",
    "get people.koski",
    "explain",
    "explain teams",
    "explain rounds",
    "explain categories",
    "explain cars",
    "explain brands",
    "explain partnerships",
    "facts check",
    "facts export --format toml",
    "schedule --format ics",
]


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_said_of_a_team_rally_or_car_that_the_facts_do_not_name(
    on: On, line: str
) -> None:
    done = on(DAY, line, RIVAL)
    assert done.code == 0
    # What the program and its commands are called says nothing of a team.
    said = done.out + done.err
    for own in ("defender-cli", "defender ", "defender:"):
        said = said.replace(own, "")
    for word in ("defender", "d7x", "octa", "dakar", "peterhansel", "land rover", "jlr"):
        assert word not in said.casefold()


def test_headings_are_those_of_the_team(on: On) -> None:
    overview = on(DAY, "", RIVAL).out
    assert overview.startswith("Team           Taiga Racing · Raid Series\n")
    assert "\nCar            Taiga T1 · Stock\n" in overview
    assert "Latest result  Arctic Raid · 2026-06-18 · winner Mika Koski" in overview
    assert "\nCrews 2026\n" in overview
    assert on(DAY, "car specs", RIVAL).out.startswith("Engine\nSpec   Taiga T1\n")
    assert "Atlas" not in overview


def test_one_car_is_compared_with_none(on: On) -> None:
    assert on(DAY, "car specs --compare", RIVAL).out == on(DAY, "car specs", RIVAL).out


def test_a_number_nobody_has_yet_is_not_found(on: On) -> None:
    done = on("2026-04-15", "drivers 210", RIVAL)
    assert (done.code, done.out) == (3, "")
    assert "nobody has the number 210\n" in done.err


@pytest.mark.parametrize(
    "line",
    [
        "drivers",
        "drivers berg",
        "drivers 500",
        "car",
        "car specs --compare",
        "schedule",
        "schedule --next",
        "results",
        "results dakar",
        "results argentina --fields winner,standings",
        "standings",
        "team",
        "team people",
        "team partners",
        "team quotes",
        "timeline",
    ],
)
@pytest.mark.parametrize("day", [DAY, "2026-11-28", "2027-02-01"])
def test_over_ours_it_leaves_our_answers_as_they_were(on: On, line: str, day: str) -> None:
    both = on(day, f"{line} --json", *OURS, RIVAL).json()
    assert without_sources(both) == without_sources(on(day, f"{line} --json").json())


def without_sources(value: object) -> object:
    """Return an answer without its sources: the calendar is stated by both files."""
    if isinstance(value, dict):
        return {name: without_sources(each) for name, each in value.items() if name != "sources"}
    return [without_sources(each) for each in value] if isinstance(value, list) else value


def test_over_ours_it_adds_a_team_its_people_and_its_car(on: On) -> None:
    assert on(DAY, "get teams.taiga.name", *OURS, RIVAL).out == "Taiga Racing\n"
    assert on(DAY, "drivers koski --json", *OURS, RIVAL).json()["number"] == 7
    compared = on(DAY, "car specs power --compare t1 --format csv", *OURS, RIVAL).out
    row = next(csv.DictReader(io.StringIO(compared)))
    assert (row["r1"], row["t1"]) == ("280", "265")
    text = on(DAY, "category", *OURS, RIVAL).out
    assert "Taiga Racing" in text
    assert "Ivan Petrov" in text
    ranked = on(DAY, "results argentina --json", *OURS, RIVAL).json()["classification"]
    assert [(each["driver"]["id"], each["position"]) for each in ranked] == [
        ("berg", 1),
        ("koski", 2),
    ]


OTHER_CATEGORY = """
format = 2
[sources.ultimate]
title = "Ultimate in the desert"
publisher = "Raid Paper"
published = 2026-02-01
language = "en"
url = "https://example.org/ultimate"
kind = "press"
[teams.dune]
source = "ultimate"
name = "Dune"
[people.sand]
source = "ultimate"
name = "Sam Sand"
team = "dune"
[rounds]
dakar_2026 = { event = "dakar", season = 2026, number = 1, source = "ultimate" }
[events]
dakar = { name = "Dakar Rally", source = "ultimate" }
[entries.dakar_2026_sand]
source = "ultimate"
round = "dakar_2026"
team = "dune"
driver = "sand"
category = "Ultimate"
position = 1
[results.dakar_2026]
source = "ultimate"
category = "Ultimate"
winner = "sand"
[stages.dakar_2026_01]
source = "ultimate"
round = "dakar_2026"
number = 1
label = { en = "Stage 1", nl = "Etappe 1" }
winner = "sand"
"""


@pytest.mark.parametrize("line", ["", "results dakar", "results dakar --stages", "results dakar 1"])
def test_over_ours_results_of_another_category_leave_ours_as_they_were(
    on: On, line: str, tmp_path: Path
) -> None:
    other = tmp_path / "dune.toml"
    other.write_text(OTHER_CATEGORY, encoding="utf-8")
    both = on(DAY, f"{line} --json", *OURS, other).json()
    assert without_sources(both) == without_sources(on(DAY, f"{line} --json").json())
    assert on(DAY, "get results.dakar_2026.winner", other).out == "Sam Sand\n"
    assert on(DAY, "get entries.dakar_2026_sand.position", *OURS, other).out == "1\n"
