"""The contract with scripts: JSON keys in their order, and exit statuses.

Adding, renaming or moving a key is a decision; this is where it is written down.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, Write

ABOUT = ["sources", "source_notes", "pending", "derived"]

CREW = [
    *["id", "number", "driver", "driver_country", "co_driver", "co_driver_country"],
    *["dakar_2026", *ABOUT],
]
DRIVER = [
    *["id", "name", "full_name", "aliases", "nicknames", "role", "number", "crew_partner"],
    *["country", "licence_country", "born", "age", "age_stated", "birthplace", "home_town"],
    *["announced", "programme", "experience", "contribution", "racing_start_age"],
    *[
        "racing_start_age",
        "racing_start_age_class",
        "championship_podiums",
        "championship_podiums_bike",
    ],
    *[
        "championship_podiums_car",
        "motocross_titles",
        "motocross_titles_bike",
        "motocross_titles_car",
    ],
    *["dakar_win_years", "dakar_bike_make", "dakar_podiums", "dakar_second_places"],
    *["dakar_third_places", "dakar_stage_wins", "dakar_stage_wins_bike"],
    *["dakar_stage_wins_car", "motocross_titles", "w2rc_podiums_2022", "titles", "dakar"],
    *["rallies", "family", "highlights", *ABOUT],
]
CAR = [
    *["id", "name", "aliases", "role", "category", "base_model", "engine", "engine_from"],
    *["platform", "shared_parts", "likeness", "qualities", "wrap", "livery", "livery_colours"],
    *["bodyshell_plant", "build_started", "final_build", "developed_with", "first_shown"],
    *["unveiled", "debut", "road_legal", "road_version", "troubles", *ABOUT],
]
SPEC = [
    *["id", "group", "label", "names", "d7x_r", "octa", "difference", "defender_110"],
    *ABOUT,
]
ROUND = [
    *["id", "number", "name", "aliases", "country", "countries", "start", "end", "status"],
    *["days_to_go", "edition", "edition_in_country", "organiser", "local_organiser"],
    *["start_place", "via", "finish_place", "ceremony_place", "stages_count", "prologue"],
    *["distance", "special", "rest_day", "rest_place", "marathon_stages"],
    *["vehicles_at_start", "vehicles_at_finish", "stock_starters", "w2rc_entries"],
    *["defender_cars", "notes", *ABOUT],
]
SUMMARY = ["id", "number", "name", "end", "winner", "winning_time", "recorded", *ABOUT]
RESULT = [
    *["id", "winner", "winning_time", "stage_wins", "one_two_threes", "led_throughout"],
    *["distance_together", "overall_winner", "overall_winning_car", "overall_winning_time"],
    *["gap_to_overall", "ended_streak", "recorded_to", "classification", "standings"],
    *["co_driver_standings", *ABOUT],
]
CLASSIFIED = [
    *["id", "position", "number", "driver", "co_driver", "car", "time", "gap"],
    *["overall_position", "stage_wins", *ABOUT],
]
STAGE = [
    *["id", "name", "date", "start_place", "finish_place", "route", "special", "liaison"],
    *["distance", "marathon", "winner", "time", "margin", "one_two_three", "summary"],
    *["places", "standing", "incidents", "milestones", *ABOUT],
]
PERSON = [
    *["id", "name", "role", "other_roles", "previous_role", "next_role", "since", "until"],
    *["announced", "joined", "predecessor", "reports_to", "age_stated", "achievements"],
    *["contribution", *ABOUT],
]
PARTNER = ["id", "name", "level", "role", "announced", "nationality", "details", *ABOUT]
QUOTE = ["id", "speaker", "role", "date", "topic", "paraphrase", *ABOUT]
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
    "derived",
]
OVERVIEW = ["team", "crews", "car", "last_result", "not_on_file", "next_round", "freshness"]
CHANGE = ["key", "before", "after", "known_from", "source"]


@pytest.mark.parametrize(
    ("argv", "keys"),
    [
        (["drivers"], CREW),
        (["car", "specs"], SPEC),
        (["schedule"], ROUND),
        (["results"], SUMMARY),
        (["results", "dakar", "--stages"], STAGE),
        (["timeline"], ["id", "date", "event", "place", *ABOUT]),
        (["team", "people"], PERSON),
        (["team", "partners"], PARTNER),
        (["team", "quotes"], QUOTE),
        (["sources"], SOURCE),
        (["sources", "people.price.name"], CITED),
        (["explain", "rounds"], EXPLAINED),
        (["facts", "path"], ["file", "personal", "checked", "newest_source"]),
        (["facts", "diff", "--since", "2025-05-07", "--as-of", "2025-05-16"], CHANGE),
    ],
)
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
        (["drivers", "price"], DRIVER),
        (["car"], CAR),
        (["schedule", "dakar"], ROUND),
        (["schedule", "--next", "--as-of", "2026-01-20"], ROUND),
        (["results", "dakar"], RESULT),
        (["explain", "people.price.age"], EXPLAINED),
        (["sources", "jlr-nl-2025-05-07"], ["source", "facts"]),
        (["category"], ["category", "rivals", "points"]),
        (["team"], ["team", "people", "partners", "brand", "partnership", "test_programme"]),
        ([], OVERVIEW),
        (["facts", "export"], ["format", "sources", "facts"]),
    ],
)
def test_each_record_has_these_keys_in_this_order(
    run: Run, argv: list[str], keys: list[str]
) -> None:
    assert list(run(*argv, "--json").json()) == keys


def test_the_records_inside_a_record_have_their_keys_too(run: Run) -> None:
    result = run("results", "dakar", "--json").json()
    stage = run("results", "dakar", "--stages", "--json").json()[3]
    assert list(result["classification"][0]) == CLASSIFIED
    assert list(result["standings"][0]) == ["id", "position", "points", *ABOUT]
    assert list(stage["standing"][0]) == CLASSIFIED
    assert list(stage["places"][0]) == ["id", "position", "time", "gap", *ABOUT]


def test_each_kind_of_value_has_its_form(run: Run) -> None:
    dakar = run("schedule", "dakar", "--json", "--as-of", "2026-01-05").json()
    assert dakar["start"] == "2026-01-03"
    assert dakar["distance"] == {"value": 7994, "unit": "km"}
    assert dakar["country"] == "SA"
    assert dakar["prologue"] is True
    assert dakar["status"] == "running"
    assert dakar["derived"] == ["status", "days_to_go"]
    assert {tuple(note) for note in dakar["notes"].values()} == {("en", "nl")}
    crew = run("drivers", "--json").json()[0]
    assert crew["driver"] == {"id": "peterhansel", "name": "Stéphane Peterhansel"}
    assert crew["sources"]["driver"][0] == "jlr-nl-2025-05-07"


def test_what_is_unknown_is_null_and_a_list_is_a_list_at_no_rows(run: Run) -> None:
    crews = run("drivers", "--json", "--as-of", "2025-05-07").json()
    assert list(crews[2]) == CREW
    assert crews[2]["driver"] is None
    for argv in (["drivers"], ["schedule"], ["results"], ["timeline"], ["sources"]):
        done = run(*argv, "--json", "--as-of", "1990-01-01")
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
adrien.name = "Adrien Metge"
mika.name = "Mika Metge"
""",
        encoding="utf-8",
    )
    for argv, status, code in statuses(broken, doubled):
        done = run(*argv, "--json")
        assert (done.code, done.out) == (status, "")
        error = done.error()
        assert list(error) == [
            *["code", "exit_status", "message", "input", "suggestions", "file", "line", "column"],
        ]
        assert (error["code"], error["exit_status"]) == (code, status)


def test_findings_are_an_answer_with_a_status_of_their_own(run: Run, facts_file: Write) -> None:
    assert run("facts", "check").code == 0
    done = run("facts", "check", facts_file("[teams.x]\nx = 1\n"))
    assert (done.code, done.err) == (5, "")
    assert done.out
