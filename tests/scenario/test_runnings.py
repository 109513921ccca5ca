"""Choice of the running of an event, and answers about past ones."""

import json
from typing import Any

import pytest

from tests.scenario.conftest import HERE, On

BASE = HERE / "base_2026.toml"


@pytest.mark.parametrize(
    ("day", "line", "id"),
    [
        ("2026-04-15", "schedule dakar", "dakar_2026"),
        ("2026-11-28", "schedule dakar", "dakar_2027"),
        ("2027-01-03", "schedule dakar", "dakar_2027"),
        ("2027-02-01", "schedule dakar", "dakar_2027"),
        ("2027-02-01", "schedule dakar --as-of 2026-04-15", "dakar_2026"),
        ("2027-02-01", "schedule dakar --season 2026", "dakar_2026"),
        ("2027-02-01", "schedule 'dakar 2026'", "dakar_2026"),
        ("2027-02-01", "schedule dakar 2026", "dakar_2026"),
        ("2027-02-01", "schedule dakar_2026", "dakar_2026"),
        ("2027-02-01", "schedule the dakar", "dakar_2027"),
        ("2027-02-01", "schedule portugal", "portugal_2027"),
        ("2027-02-01", "schedule 3", "kazakhstan_2027"),
        ("2027-02-01", "schedule 3 --season 2026", "argentina_2026"),
        ("2027-02-01", "schedule kazachstan", "kazakhstan_2027"),
        ("2027-02-01", "schedule Saudi-Arabia 2026", "dakar_2026"),
        ("2026-04-15", "results dakar", "dakar_2026"),
        ("2026-11-28", "results dakar", "dakar_2026"),
        ("2027-01-06", "results dakar", "dakar_2026"),
        ("2027-02-01", "results dakar", "dakar_2027"),
        ("2027-02-01", "results dakar 2026", "dakar_2026"),
        ("2027-02-01", "results 'dakar 2026'", "dakar_2026"),
        ("2027-02-01", "results dakar_2026", "dakar_2026"),
        ("2027-02-01", "results dakar --season 2026", "dakar_2026"),
        ("2027-02-01", "results dakar --as-of 2026-12-10", "dakar_2026"),
        ("2027-02-01", "results portugal", "portugal_2026"),
        ("2027-02-01", "results 4 2026", "morocco_2026"),
    ],
)
def test_a_round_is_found(on: On, day: str, line: str, id: str) -> None:
    assert on(day, f"{line} --json").json()["id"] == id


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("schedule 'dakar 2028'", 3, 'no running of "dakar" in 2028 is on file'),
        ("results dakar_2028", 3, 'no running of "dakar" in 2028 is on file'),
        ("results dakar_2027 --as-of 2026-04-15", 3, 'no running of "dakar" in 2027 is on file'),
        (
            "results dakar_2027 --as-of 2026-12-10",
            3,
            "no result of the Dakar Rally 2027 is on file",
        ),
        ("results kazakhstan", 3, "no result of the Steppe Raid 2027 is on file"),
        ("schedule ''", 2, "round cannot be empty"),
        ("results ' '", 2, "round cannot be empty"),
        ("drivers ''", 2, "driver cannot be empty"),
        ("schedule dakar_2026 --season 2027", 2, "two seasons are named: 2026 and 2027"),
        ("schedule 6 --season 2026", 3, 'no round matches "6"'),
        ("results dakar 3", 3, 'no stage "3" of Dakar Rally 2027 is on file'),
        ("schedule --next --season 2027", 2, "--next takes no round and no season"),
        ("drivers 502", 3, "nobody has the number 502 in 2027"),
        ("drivers 501 --season 2026", 3, "nobody has the number 501 in 2026"),
    ],
)
def test_no_other_year_or_round_is_answered(on: On, line: str, code: int, said: str) -> None:
    done = on("2027-02-01", line)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "\n  " in done.err


def test_the_error_about_a_number_leads_to_the_season_that_had_it(on: On) -> None:
    assert "try: defender drivers 502 --season 2026" in on("2027-02-01", "drivers 502").err


def test_the_heading_of_a_result_says_which_running(on: On) -> None:
    assert on("2027-02-01", "results dakar").out.startswith("Dakar Rally 2027\n")
    assert on("2027-02-01", "results dakar 2026").out.startswith("Dakar Rally 2026\n")
    assert on("2027-02-01", "results dakar 2").out.startswith("Dakar Rally 2027, Stage 2\n")
    stage = on("2027-02-01", "results dakar_2026 3 --lang nl").out
    assert stage.startswith("Dakar Rally 2026, Etappe 3\n")
    stage = on("2027-02-01", "results dakar 2026 3").out
    assert stage.startswith("Dakar Rally 2026, Stage 3\n")
    assert on("2027-02-01", "results dakar 2026 3 4").code == 2


def test_stages_are_those_of_one_running(on: On) -> None:
    def stages(line: str) -> list[tuple[int, str]]:
        listed = on("2027-02-01", f"{line} --stages --json").json()
        return [(each["number"], each["winner"]["id"]) for each in listed]

    assert stages("results dakar") == [(1, "falk"), (2, "petrov")]
    assert stages("results dakar 2026") == [(1, "berg"), (2, "duval"), (3, "berg")]
    assert on("2027-02-01", "results dakar_2026 3 --json").json()["winner"]["id"] == "berg"


def test_a_later_running_without_a_result_is_mentioned(on: On) -> None:
    missing = "no result of the Dakar Rally 2027 is on file\n"
    assert missing in on("2027-01-06", "results dakar").err
    assert missing not in on("2027-01-06", "results dakar 2026").err
    assert missing not in on("2027-02-01", "results dakar").err
    assert missing not in on("2026-11-28", "results dakar").err


def ranked(outcome: Any) -> list[tuple[object, ...]]:
    return [
        (each["number"], each["driver"]["id"], each["co_driver"]["id"], each["position"])
        for each in outcome["classification"]
    ]


@pytest.mark.parametrize("day", ["2026-12-10", "2027-02-01", "2030-01-01"])
@pytest.mark.parametrize(
    ("round", "expected"),
    [
        (
            "dakar_2026",
            [
                (500, "berg", "costa", 1),
                (502, "duval", "engel", 2),
                (505, "petrov", "dimov", 3),
            ],
        ),
        ("portugal_2026", [(502, "duval", "engel", 1), (500, "berg", "costa", 2)]),
        ("argentina_2026", [(500, "berg", "costa", 1)]),
        ("morocco_2026", [(502, "duval", "nasser", 1), (500, "berg", "costa", 2)]),
        ("abu_dhabi_2026", [(500, "berg", "costa", 1), (502, "duval", "nasser", 2)]),
    ],
)
def test_results_keep_their_numbers_and_crews(
    on: On, day: str, round: str, expected: list[object]
) -> None:
    assert ranked(on(day, f"results {round} --json").json()) == expected


def test_results_of_the_next_season_have_the_new_numbers_and_crews(on: On) -> None:
    found = on("2027-02-01", "results dakar --json").json()
    assert ranked(found) == [
        (500, "falk", "engel", 1),
        (505, "petrov", "dimov", 2),
        (501, "berg", "costa", 3),
    ]
    cars = [each["car"] and each["car"]["id"] for each in found["classification"]]
    assert cars == ["r2", None, "r2"]


@pytest.mark.parametrize(
    "line",
    [
        "drivers",
        "drivers berg",
        "drivers engel",
        "car",
        "car specs --compare",
        "schedule",
        "schedule dakar",
        "results",
        "results dakar",
        "results dakar 1",
        "results dakar --stages",
        "standings",
        "category",
        "team",
        "timeline",
    ],
)
@pytest.mark.parametrize("day", ["2025-12-10", "2026-02-10"])
def test_what_became_known_later_changes_no_earlier_answer(on: On, line: str, day: str) -> None:
    if (day, line[:13]) == ("2025-12-10", "results dakar"):
        assert on("2030-01-01", f"{line} --as-of {day}").code == 3
        return
    before = on(day, f"{line} --json", BASE).json()
    after = on("2030-01-01", f"{line} --json --as-of {day}").json()
    assert json.dumps(after) == json.dumps(before)
