"""`results`, `standings`, `category` and `timeline`: what happened, and what is not known of it."""

import re
from pathlib import Path

import pytest

from tests.conftest import Run, Write

TABLES = """\
[rounds.one]
source = "first"
season = 2025
number = 1
name = "Rally One"
start = 2025-05-01
end = 2025-05-06

[rounds.two]
source = "first"
season = 2025
number = 2
name = "Rally Two"
start = 2025-11-01
end = 2025-11-06

[people.price]
source = "first"
name = "Sara Price"

[results.two]
source = "later"
winner = "price"
winning_time = "10:00:00"

[stages.01]
round = "two"
number = 1
source = "first"
label = { en = "Stage 1", nl = "Etappe 1" }
special = 300
"""


def test_every_round_has_a_row_with_or_without_a_result(run: Run) -> None:
    rows = run("results", "--json").json()
    assert [(row["id"], row["end"]) for row in rows] == [
        ("dakar_2026", "2026-01-17"),
        ("portugal_2026", "2026-03-22"),
        ("ruta40_2026", "2026-05-29"),
        ("morocco_2026", "2026-10-03"),
        ("abu_dhabi_2026", "2026-11-27"),
    ]
    assert rows[0]["winner"] == {"id": "baciuska", "name": "Rokas Baciuška"}
    assert rows[0]["winning_time"] == {"text": "58:09:45", "seconds": 209385}
    assert [row["winner"] for row in rows[1:]] == [None] * 4


def test_a_round_without_a_result_on_file_says_so(run: Run, facts_file: Write) -> None:
    file = facts_file(TABLES)
    out = run("results", "--facts", file, "--as-of", "2025-11-29").out
    assert [re.split(r"  +", line.strip())[-1] for line in out.splitlines()[1:]] == [
        "On file",
        "no result on file",
        "no result on file",
    ]
    later = run("results", "--facts", file, "--as-of", "2025-11-30").out.splitlines()
    assert later[2].endswith("  no result on file")
    assert re.split(r"  +", later[3].strip())[2:] == ["2025-11-06", "Sara Price", "10:00:00", "yes"]


def test_the_dakar_has_the_final_places_points_and_winner(run: Run) -> None:
    dakar = run("results", "dakar", "--json").json()
    assert dakar["winner"] == {"id": "baciuska", "name": "Rokas Baciuška"}
    assert dakar["winning_time"] == {"text": "58:09:45", "seconds": 209385}
    assert [
        (each["position"], each["driver"]["name"], each["number"])
        for each in dakar["classification"]
    ] == [
        (1, "Rokas Baciuška", 502),
        (2, "Sara Price", 504),
        (3, "Ronald Basso", 503),
        (4, "Stéphane Peterhansel", 500),
        (5, "Akira Miura", 501),
    ]
    assert [(each["id"], each["points"]) for each in dakar["standings"]] == [
        ("baciuska", 107),
        ("price", 87),
        ("peterhansel", 69),
    ]
    assert run("results", "dakar").err.startswith("facts: newest source ")


def test_the_dakar_has_a_prologue_and_thirteen_stages_that_add_up(run: Run) -> None:
    stages = run("results", "dakar", "--stages", "--json").json()
    assert len(stages) == 14
    assert [stage["label"]["en"] for stage in stages] == [
        "Prologue",
        *(f"Stage {number}" for number in range(1, 14)),
    ]
    assert sum(stage["special"]["number"] for stage in stages) == 4840
    for stage in stages:
        lengths = [stage[name]["number"] for name in ("special", "liaison", "distance")]
        assert lengths[0] + lengths[1] == lengths[2], stage["id"]
    assert [stage["winner"]["id"] for stage in stages[:3]] == ["price", "baciuska", "price"]
    assert [place["id"] for place in stages[1]["places"]] == [
        "baciuska",
        "basso",
        "miura",
        "peterhansel",
        "price",
    ]


def test_before_the_start_the_stages_are_known_and_their_winners_are_not(run: Run) -> None:
    stages = run("results", "dakar_2026", "--stages", "--json", "--as-of", "2026-01-02").json()
    assert len(stages) == 14
    assert {stage["winner"] for stage in stages} == {None}
    assert stages[1]["special"] == {"number": 305, "unit": "km"}


def test_half_way_only_the_stages_run_have_a_winner(run: Run) -> None:
    stages = run("results", "dakar_2026", "--stages", "--json", "--as-of", "2026-01-09").json()
    won = [stage["winner"]["id"] for stage in stages if stage["winner"]]
    assert 3 <= len(won) <= 7
    done = run("results", "dakar_2026", "--as-of", "2026-01-09")
    assert done.code == 0
    first, last = done.err.splitlines()
    assert re.fullmatch(
        r"no result of the Dakar Rally 2026 is on file \(facts: newest source \d Jan 2026\); "
        r"official results: https://\S+",
        first,
    )
    assert last == "its stages: add --stages"


def test_a_round_begun_without_a_result_says_so_and_gives_what_is_known(run: Run) -> None:
    done = run("results", "portugal")
    assert done.code == 0
    assert done.out.startswith("bp Ultimate Rally-Raid Portugal 2026")
    assert re.match(
        r"no result of the bp Ultimate Rally-Raid Portugal 2026 is on file "
        r"\(facts: newest source \d+ Mar 2026\); official results: https://\S+\n",
        done.err,
    )
    assert run("results", "portugal", "--json").json()["winner"] is None
    stages = run("results", "portugal", "--stages", "--json").json()
    assert [stage["winner"] for stage in stages] == [None] * 5


def test_a_round_of_which_nothing_is_recorded_is_no_answer(run: Run) -> None:
    for argv in (["morocco_2026"], ["Marokko", "--season", "2026"], ["morocco 2026", "--stages"]):
        done = run("results", *argv)
        assert (done.code, done.out) == (3, "")
        said = "no result of the Rallye du Maroc 2026 is on file (facts: newest source "
        assert done.err.startswith(f"defender: error: {said}")


def test_a_round_whose_name_is_not_known_yet_goes_by_its_id(run: Run, facts_file: Write) -> None:
    file = facts_file(
        '[rounds.one]\nname = { value = "Rally One", source = "later" }\n'
        'start = { value = 2026-01-01, source = "first" }\n'
    )
    done = run("results", "one", "--facts", file, "--as-of", "2025-05-07")
    assert done.err.startswith(
        "defender: error: no result of the one is on file (facts: newest source 7 May 2025)\n"
    )


def test_sources_of_results_are_listed_by_key(run: Run) -> None:
    out = run("results", "dakar", "--sources", "--as-of", "2026-01-20").out
    assert re.search(r"^Winning time +58:09:45$", out, re.M)
    assert re.search(r"^results\.dakar_2026\.winner +jlr-it-2026-01-victory", out, re.M)
    assert run("results", "--json").json()[0]["sources"]["winner"][0] == "jlr-it-2026-01-victory"


def test_results_speak_dutch(run: Run) -> None:
    done = run("results", "--lang", "nl")
    assert done.out.splitlines()[1].split()[:3] == ["Ronde", "Rally", "Einde"]
    assert "geen uitslag" in done.out
    portugal = run("results", "portugal", "--lang", "nl")
    assert portugal.err.startswith(
        "van de bp Ultimate Rally-Raid Portugal 2026 staat geen uitslag in de feiten "
        "(feiten: nieuwste bron van "
    )


def test_the_category_has_its_rules_rivals_and_points(run: Run) -> None:
    answer = run("category", "--json").json()
    assert list(answer) == ["categories", "rivals", "points"]
    assert answer["categories"]["name"] == "Stock"
    assert answer["categories"]["new_rules"] == 2026
    drivers = [rival["driver"]["name"] for rival in answer["rivals"]]
    assert drivers[:2] == ["Ronald Basso", "Akira Miura"]
    assert answer["points"]["marathon_places"][:3] == [50, 40, 30]
    assert answer["points"]["stage_places"] == [5, 4, 3, 2, 1]


def test_before_the_first_points_no_season_has_standings(run: Run, two_seasons: Path) -> None:
    asked = ("standings", "--season", "2026", "--facts", two_seasons)
    before = run(*asked, "--as-of", "2026-01-05")
    assert (before.code, before.out) == (3, "")
    assert before.err.splitlines() == [
        "defender: error: no points table of 2026 is on file",
        "  try: defender schedule",
    ]
    assert run(*asked, "--as-of", "2026-01-18").code == 0


def test_on_the_day_of_the_release_the_category_has_no_points_system(run: Run) -> None:
    answer = run("category", "--json", "--as-of", "2025-05-07").json()
    assert answer["categories"]["new_rules"] == 2026
    assert answer["rivals"] == []
    assert answer["points"] is None


def test_the_timeline_runs_from_old_to_new(run: Run) -> None:
    days = [each["date"]["text"] for each in run("timeline", "--json").json()]
    assert len(days) > 20
    assert days == sorted(days)
    assert "2026-01-17" in days


@pytest.mark.parametrize(("day", "known"), [("2025-05-15", False), ("2025-05-16", True)])
def test_the_timeline_stops_at_what_was_known(run: Run, day: str, known: bool) -> None:
    events = [each["milestone"]["en"] for each in run("timeline", "--json", "--as-of", day).json()]
    assert ("Sara Price named as third driver" in events) is known
    assert "Dakar" in " ".join(events)


def test_a_month_stands_before_its_days_in_the_timeline(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """\
[timeline]
source = "first"
late = { date = 2025-05-03, milestone = { en = "Third", nl = "Derde" } }
month = { date = "2025-05", milestone = { en = "Second", nl = "Tweede" } }
year = { date = "2025", milestone = { en = "First", nl = "Eerste" } }
"""
    )
    events = run("timeline", "--json", "--facts", file).json()
    assert [each["milestone"]["en"] for each in events] == ["First", "Second", "Third"]
