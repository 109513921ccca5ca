"""Choice of the season, on a day in each, between the two, and as of a day in each.

2026 runs from 3 January to 26 November, 2027 from 1 January to 25 November. The calendar of
2027 is known from 20 October 2026, its crews and car from 5 December.
"""

import pytest

from tests.scenario.conftest import On

IN_2026, AFTER_2026, BEFORE_2027 = "2026-04-15", "2026-11-28", "2026-12-10"
AT_THE_START, IN_2027 = "2027-01-03", "2027-02-01"


def crews(on: On, day: str, options: str = "") -> list[tuple[int, str, str, int | None]]:
    """Return number, driver, co-driver and place of each crew listed."""
    return [
        (crew["number"], crew["driver"]["id"], crew["co_driver"]["id"], crew["position"])
        for crew in on(day, f"drivers --json {options}").json()
    ]


CREWS_2026 = [
    (500, "berg", "costa", 1),
    (502, "duval", "nasser", 2),
    (502, "duval", "engel", 1),
]
CREWS_2027 = [
    (500, "falk", "engel", 1),
    (501, "berg", "hasan", None),
    (501, "berg", "costa", 3),
]


@pytest.mark.parametrize(
    ("day", "options", "expected"),
    [
        (IN_2026, "", [(500, "berg", "costa", 2), (502, "duval", "engel", 1)]),
        (AFTER_2026, "", CREWS_2026),
        (BEFORE_2027, "", [(500, "falk", "engel", None), (501, "berg", "costa", None)]),
        (AT_THE_START, "", [(500, "falk", "engel", None), (501, "berg", "costa", None)]),
        (IN_2027, "", CREWS_2027),
        (IN_2027, "--season 2026", CREWS_2026),
        (IN_2027, "--season 2027", CREWS_2027),
        (IN_2027, "--as-of 2026-04-15", [(500, "berg", "costa", 2), (502, "duval", "engel", 1)]),
        (
            IN_2027,
            "--as-of 2026-12-10 --season 2027",
            [(500, "falk", "engel", None), (501, "berg", "costa", None)],
        ),
    ],
)
def test_crews_of_a_season(on: On, day: str, options: str, expected: list[object]) -> None:
    assert crews(on, day, options) == expected


def test_the_heading_says_which_season_and_the_remark_what_is_missing(on: On) -> None:
    after = on(AFTER_2026, "drivers")
    assert after.out.startswith("Crews 2026\n")
    assert "no entry of 2027 is on file\n" in after.err
    before = on(BEFORE_2027, "drivers")
    assert before.out.startswith("Crews 2027\n")
    assert "is on file" not in before.err


@pytest.mark.parametrize(
    ("day", "options", "rounds"),
    [
        (IN_2026, "", {2026: 5}),
        (AFTER_2026, "", {2026: 5, 2027: 6}),
        (BEFORE_2027, "", {2026: 5, 2027: 6}),
        (AT_THE_START, "", {2027: 6}),
        (IN_2027, "", {2027: 6}),
        (IN_2027, "--season 2026", {2026: 5}),
        (IN_2026, "--as-of 2026-10-21 --season 2027", {2027: 6}),
        (IN_2027, "--as-of 2026-04-15", {2026: 5}),
        ("2025-12-15", "", {2026: 5}),
        ("2028-01-10", "", {2027: 6}),
    ],
)
def test_rounds_of_a_season(on: On, day: str, options: str, rounds: dict[int, int]) -> None:
    listed = [each["season"] for each in on(day, f"schedule --json {options}").json()]
    assert {season: listed.count(season) for season in listed} == rounds


def test_between_two_seasons_a_column_says_which(on: On) -> None:
    out = on(AFTER_2026, "schedule").out.splitlines()
    assert out[0] == "Rounds 2026 and 2027"
    assert out[1].split() == ["Season", "Round", "Rally", "Country", "Start", "End", "Status"]
    assert out[2].split()[:2] == ["2026", "1"]
    assert out[7].split()[:2] == ["2027", "1"]
    assert "  2027      3  Steppe Raid      Kazakhstan   " in out[9]
    assert on(IN_2027, "schedule").out.splitlines()[1].split()[0] == "Round"
    assert "Kazachstan" in on(IN_2027, "schedule --lang nl").out


@pytest.mark.parametrize(
    ("day", "id", "days"),
    [
        (IN_2026, "argentina_2026", 39),
        ("2026-11-22", "abu_dhabi_2026", 0),
        (AFTER_2026, "dakar_2027", 34),
        (AT_THE_START, "dakar_2027", 0),
        (IN_2027, "portugal_2027", 43),
    ],
)
def test_the_next_round_may_be_of_the_next_season(on: On, day: str, id: str, days: int) -> None:
    found = on(day, "schedule --next --json").json()
    assert (found["id"], found["days_to_go"]) == (id, days)


def test_after_the_last_round_on_file_there_is_no_next_one(on: On) -> None:
    done = on("2028-01-10", "schedule --next")
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize(
    ("day", "options", "winners"),
    [
        (IN_2026, "", ["berg", "duval", None, None, None]),
        (AFTER_2026, "", ["berg", "duval", "berg", "duval", "berg"]),
        (AT_THE_START, "", [None] * 6),
        (IN_2027, "", ["falk", None, None, None, None, None]),
        (IN_2027, "--season 2026", ["berg", "duval", "berg", "duval", "berg"]),
        (IN_2027, "--as-of 2026-04-15", ["berg", "duval", None, None, None]),
    ],
)
def test_results_of_a_season(on: On, day: str, options: str, winners: list[str | None]) -> None:
    listed = on(day, f"results --json {options}").json()
    assert [each["winner"] and each["winner"]["id"] for each in listed] == winners


@pytest.mark.parametrize(
    ("day", "options", "season", "last"),
    [
        (IN_2026, "", 2026, ("portugal_2026", "petrov", 30)),
        (AFTER_2026, "", 2026, ("abu_dhabi_2026", "nasser", 55)),
        (AT_THE_START, "", 2026, ("abu_dhabi_2026", "nasser", 55)),
        (IN_2027, "", 2027, ("dakar_2027", "costa", 36)),
        (IN_2027, "--season 2026", 2026, ("abu_dhabi_2026", "nasser", 55)),
    ],
)
def test_standings_of_a_season(
    on: On, day: str, options: str, season: int, last: tuple[str, str, int]
) -> None:
    listed = on(day, f"standings --json {options}").json()
    assert {each["season"] for each in listed} == {season}
    end = listed[-1]
    assert (end["round"]["id"], end["person"]["id"], end["points"]) == last


def test_the_champion_has_more_points_than_before_and_than_the_others(on: On) -> None:
    listed = on(IN_2027, "standings --season 2026 --json").json()
    berg = [each["points"] for each in listed if each["person"]["id"] == "berg"]
    assert berg == [50, 75, 105, 130, 160]
    assert "no points table of 2027 is on file" in on(AT_THE_START, "standings").err


@pytest.mark.parametrize(
    ("day", "options", "heading", "place", "scale"),
    [
        (IN_2026, "", "Rivals 2026", 3, "50, 40, 30"),
        (AFTER_2026, "", "Rivals 2026", 3, "50, 40, 30"),
        (IN_2027, "", "Rivals 2027", 2, "60, 48, 36"),
        (IN_2027, "--season 2026", "Rivals 2026", 3, "50, 40, 30"),
    ],
)
def test_the_category_has_the_rivals_and_the_points_of_a_season(
    on: On, day: str, options: str, heading: str, place: int, scale: str
) -> None:
    out = on(day, f"category {options}").out
    assert f"\n{heading}\n" in out
    rivals = [line for line in out.splitlines() if "Ivan Petrov" in line]
    assert [line.split()[-1] for line in rivals] == [str(place)]
    assert f"Marathon event  {scale}\n" in out


@pytest.mark.parametrize("command", ["drivers", "schedule", "results", "standings", "category"])
def test_a_season_not_on_file_is_refused_with_those_that_are(on: On, command: str) -> None:
    done = on(IN_2027, f"{command} --season 2031")
    assert (done.code, done.out) == (3, "")
    assert " of 2031 is on file" in done.err
    assert "seasons on file: 2026, 2027" in done.err


def test_a_season_of_which_nothing_was_known_yet_is_refused(on: On) -> None:
    done = on(IN_2027, "drivers --season 2027 --as-of 2026-04-15")
    assert (done.code, done.out) == (3, "")
    assert "seasons on file: 2026" in done.err
