"""The contract with scripts: JSON keys in their order, and exit statuses.

Adding, renaming or moving a key is a decision; this is where it is written down.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TWO_SEASONS, Run, Write

ABOUT = ["sources", "source_notes", "pending", "derived"]

CREW = [
    *["id", "season", "number", "driver", "driver_country", "co_driver", "co_driver_country"],
    *["rounds", "round", "category", "position", *ABOUT],
]
DRIVER = [
    *["id", "name", "full_name", "aliases", "nicknames", "team", "seat", "role"],
    *["other_roles", "previous_role", "next_role", "since", "until", "joined", "predecessor"],
    *[
        "reports_to",
        "number",
        "crew_partner",
        "country",
        "licence_country",
        "born",
        "age",
        "age_stated",
        "birthplace",
    ],
    *["home_town", "announced", "programme", "known_for", "achievements", "contribution"],
    *["racing_start_age", "motocross_titles", "championship_podiums", "career", "titles"],
    *["family", "highlights", "entries", *ABOUT],
]
CAREER = [
    *["id", "debut", "debut_class", "starts", "starts_bike", "starts_car", "wins"],
    *["wins_bike", "wins_car", "win_years", "bike_make", "podiums", "second_places"],
    *["third_places", "stage_wins", "stage_wins_bike", "stage_wins_car", *ABOUT],
]
ENTRY = [
    *["id", "round", "team", "number", "driver", "driver_country", "co_driver"],
    *["co_driver_country", "car", "vehicle", "entrant", "discipline", "category", "status"],
    *["position", "overall_position", "time", "gap", "stage_wins", "remarks", *ABOUT],
]
CAR = [
    *["id", "name", "aliases", "role", "category", "team", "based_on", "compared_with"],
    *["base_model", "engine", "engine_from", "platform", "shared_parts", "likeness"],
    *["qualities", "wrap", "livery", "livery_colours", "bodyshell_plant", "build_started"],
    *[
        "final_build",
        "developed_with",
        "first_shown",
        "unveiled",
        "competition_debut",
        "road_legal",
    ],
    *["road_version", "troubles", *ABOUT],
]
SPEC = ["id", "group", "label", "names", "t1", *ABOUT]
COMPARED = ["id", "group", "label", "names", "t1", "road", "difference", *ABOUT]
ROUND = [
    *[
        "id",
        "event",
        "season",
        "number",
        "counts",
        "name",
        "aliases",
        "country",
        "countries",
        "start",
    ],
    *["end", "status", "days_to_go", "edition", "edition_in_country", "organiser"],
    *["local_organiser", "start_place", "via", "finish_place", "ceremony_place"],
    *["stages_count", "prologue", "distance", "special", "rest_day", "rest_place"],
    *["marathon_stages", "vehicles_at_start", "vehicles_at_finish", "starters"],
    *["w2rc_entries", "cars", "official_route", "notes", *ABOUT],
]
SUMMARY = [
    *["id", "season", "number", "name", "end", "category", "winner", "winning_time"],
    *["recorded", *ABOUT],
]
RESULT = [
    *["id", "season", "name", "category", "winner", "winning_time", "stage_wins"],
    *["one_two_threes", "led_throughout", "distance_together", "overall_winner"],
    *["overall_winning_car", "overall_winning_time", "gap_to_overall", "ended_streak"],
    *["recorded_to", "standings", "co_driver_standings", "overall", "classification", *ABOUT],
]
PLACE = ["id", "position", *(name for name in ENTRY if name not in ("id", "round", "position"))]
CLASSIFIED = [
    *["id", "position", "number", "driver", "time", "gap", "overall_position", *ABOUT],
]
STAGE = [
    *["id", "round", "number", "label", "day", "start_place", "finish_place", "route"],
    *["special", "liaison", "distance", "marathon", "winner", "time", "margin"],
    *["one_two_three", "summary", "places", "overall_winner", "standing", "incidents"],
    *["milestones", *ABOUT],
]
STANDING = ["season", "round", "standings_of", "position", "person", "points", *ABOUT]
PERSON = [
    *["id", "name", "full_name", "aliases", "nicknames", "team", "seat", "role"],
    *["other_roles", "previous_role", "next_role", "since", "until", "joined"],
    *["predecessor", "reports_to", "number", "crew_partner", "country", "licence_country"],
    *["born", "age", "age_stated", "birthplace", "home_town", "announced", "programme"],
    *["known_for", "achievements", "contribution", "racing_start_age", "motocross_titles"],
    *["championship_podiums", "career", "titles", "family", "highlights", *ABOUT],
]
PARTNER = [
    *["id", "name", "level", "role", "announced", "nationality", "details", "team", *ABOUT],
]
QUOTE = ["id", "speaker", "role", "date", "topic", "paraphrase", "team", *ABOUT]
SOURCE = [
    *["id", "publisher", "published", "not_before", "retrieved", "kind", "facts", "title"],
    *["language", "url"],
]
CITED = [
    *["key", "value", "rank", "publisher", "published", "not_before", "retrieved", "note"],
    *["source", "url", "file"],
]
EXPLAINED = [
    *["key", "heading", "type", "unit", "meaning", "options", "example", "other_names"],
    "computed",
]
OVERVIEW = ["team", "crews", "car", "last_result", "not_on_file", "next_round", "freshness"]
CHANGE = ["key", "before", "after", "known_from", "source"]


@pytest.fixture
def on_two_seasons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer from the small fact base of two seasons."""
    monkeypatch.setenv("DEFENDER_FACTS", str(TWO_SEASONS))


@pytest.mark.parametrize(
    ("argv", "keys"),
    [
        (["drivers"], CREW),
        (["car", "specs"], SPEC),
        (["car", "specs", "--compare"], COMPARED),
        (["schedule"], ROUND),
        (["results"], SUMMARY),
        (["results", "desert", "--stages"], STAGE),
        (["standings"], STANDING),
        (["timeline"], ["id", "date", "milestone", "place", "team", *ABOUT]),
        (["team", "people"], PERSON),
        (["team", "partners"], PARTNER),
        (["team", "quotes"], QUOTE),
        (["sources"], SOURCE),
        (["sources", "people.roux.name"], CITED),
        (["explain", "rounds"], EXPLAINED),
        (["facts", "path"], ["file", "personal", "checked", "newest_source"]),
        (["facts", "diff", "--since", "2025-05-07", "--as-of", "2026-03-25"], CHANGE),
    ],
)
@pytest.mark.usefixtures("on_two_seasons")
def test_each_row_of_a_list_has_these_keys_in_this_order(
    run: Run, argv: list[str], keys: list[str]
) -> None:
    rows = run(*argv, "--json").json()
    assert isinstance(rows, list)
    assert rows
    for row in rows:
        assert list(row) == keys


@pytest.mark.parametrize(
    ("argv", "keys"),
    [
        (["drivers", "roux"], DRIVER),
        (["car"], CAR),
        (["schedule", "desert"], ROUND),
        (["schedule", "--next", "--as-of", "2026-01-20"], ROUND),
        (["results", "desert"], RESULT),
        (["explain", "people.roux.age"], EXPLAINED),
        (["sources", "launch"], ["source", "facts"]),
        (["category"], ["categories", "rivals", "points"]),
        (
            ["team"],
            ["team", "people", "partners", "brand", "partnership", "test_programme", "tests"],
        ),
        ([], OVERVIEW),
        (["facts", "export"], ["sources", "statements", "notes"]),
    ],
)
@pytest.mark.usefixtures("on_two_seasons")
def test_each_record_has_these_keys_in_this_order(
    run: Run, argv: list[str], keys: list[str]
) -> None:
    assert list(run(*argv, "--json").json()) == keys


@pytest.mark.usefixtures("on_two_seasons")
def test_records_inside_a_record_have_their_keys_too(run: Run) -> None:
    result = run("results", "desert", "--json").json()
    stage = run("results", "desert", "--stages", "--json").json()[0]
    driver = run("drivers", "roux", "--json").json()
    assert list(result["classification"][0]) == PLACE
    assert list(result["standings"][0]) == ["id", "position", "points", *ABOUT]
    assert list(stage["standing"][0]) == CLASSIFIED
    assert list(stage["places"][0]) == ["id", "position", "time", "gap", *ABOUT]
    assert list(driver["entries"][0]) == ENTRY
    assert list(driver["career"][0]) == CAREER


@pytest.mark.usefixtures("on_two_seasons")
def test_each_kind_of_value_has_its_form(run: Run) -> None:
    rally = run("schedule", "desert_2026", "--json", "--as-of", "2026-01-05").json()
    assert rally["start"] == "2026-01-03"
    assert rally["distance"] == {"number": 8000, "unit": "km"}
    assert rally["country"] == "SA"
    assert rally["status"] == "running"
    assert rally["derived"] == ["status", "days_to_go"]
    assert rally["notes"] == {"heat": {"en": "It was hot", "nl": "Het was heet"}}
    crew = run("drivers", "--json").json()[0]
    assert crew["driver"] == {"id": "roux", "name": "Émile Roux"}
    assert crew["round"] == {"id": "desert_2026", "name": "Desert Rally 2026"}
    assert crew["sources"]["driver"] == ["launch"]


def test_what_is_unknown_is_null_and_a_list_is_a_list_at_no_rows(
    run: Run, two_seasons: Path
) -> None:
    crews = run("drivers", "--json", "--as-of", "2025-11-30", "--facts", two_seasons).json()
    assert list(crews[0]) == CREW
    assert crews[0]["position"] is None
    for argv in (["drivers"], ["schedule"], ["results"], ["timeline"], ["sources"], ["standings"]):
        done = run(*argv, "--json", "--as-of", "1990-01-01", "--facts", two_seasons)
        assert (done.code, done.out) == (0, "[]\n")


def test_a_finding_has_these_keys_in_this_order(run: Run, facts_file: Write) -> None:
    [finding, *_] = run("facts", "check", facts_file("[teams.x]\nx = 1\n"), "--json").json()
    assert list(finding) == ["file", "line", "column", "code", "message", "fix", "key"]


def statuses(broken: Path, doubled: Path) -> list[tuple[list[Any], int, str]]:
    return [
        (["drivers", "--bogus"], 2, "usage"),
        (["drivers", "nobody"], 3, "not_found"),
        (["drivers", "metge", "--facts", doubled], 4, "ambiguous"),
        (["drivers", "--facts", broken], 5, "facts_invalid"),
        (["drivers", "--facts", "/no/such/file"], 6, "facts_unreadable"),
    ]


def test_each_failure_has_its_status_and_error_object(run: Run, tmp_path: Path) -> None:
    broken, doubled = tmp_path / "broken.toml", tmp_path / "doubled.toml"
    broken.write_text("format = 2\n[teams.x]\nname = 3\n", encoding="utf-8")
    doubled.write_text(
        """\
format = 2
[sources.a]
title = "A"
publisher = "P"
published = 2025-05-07
language = "en"
kind = "press"
[people]
source = "a"
adrien = { name = "Adrien Metge", seat = "driver" }
mika = { name = "Mika Metge", seat = "driver" }
""",
        encoding="utf-8",
    )
    for argv, status, code in statuses(broken, doubled):
        done = run(*argv, "--json")
        assert (done.code, done.out) == (status, "")
        error = done.error()
        assert list(error) == [
            *["code", "exit_status", "message", "input", "hint", "suggestions", "available"],
            *["evidence", "file", "line", "column"],
        ]
        assert (error["code"], error["exit_status"]) == (code, status)


def test_findings_are_an_answer_with_a_status_of_their_own(run: Run, facts_file: Write) -> None:
    good = '[teams.x]\nsource = ["first", "later"]\nname = "X"\n'
    assert run("facts", "check", facts_file(good)).code == 0
    done = run("facts", "check", facts_file("[teams.x]\nx = 1\n"))
    assert (done.code, done.err) == (5, "")
    assert done.out
