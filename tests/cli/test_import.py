"""`defender facts import`: classifications and stages from CSV and TOML."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, Write, cell

BASE = """\
format = 2

[sources.first]
title = "First release"
publisher = "Maker"
published = 2025-05-07
language = "en"
kind = "official"

[teams.red]
source = "first"
name = "Red Team"

[people.ann]
source = "first"
name = "Ann Archer"
seat = "driver"

[people.bob]
source = "first"
name = "Bob Baker"
seat = "driver"

[events.gobi]
source = "first"
name = "Gobi Rally"

[rounds.gobi_2026]
source = "first"
event = "gobi"
season = 2026
number = 1
start = 2026-03-01
end = 2026-03-05

[entries.gobi_2026_ann]
source = "first"
round = "gobi_2026"
team = "red"
number = 7
driver = "ann"
"""

SOURCE = ("--source-title", "Final classification", "--source-date", "2026-03-06")
Import = Callable[..., object]


@pytest.fixture
def place(tmp_path: Path, installed: Write) -> Callable[[str, str], Path]:
    """Write a file to import beside an installed base of one round."""
    installed(BASE)

    def place(name: str, text: str) -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return place


CLASSIFICATION = """\
Pos.,No.,Coureur,Time,Gap,status
1,7,Ann Archer,5:52:38,,finished
2,9,bob,,+21'07",finished
"""


def test_a_classification_becomes_entries_of_the_round(
    run: Run, place: Callable[[str, str], Path]
) -> None:
    file = place("final.csv", CLASSIFICATION)
    done = run("facts", "import", file, "--round", "gobi", *SOURCE, "--json")
    assert done.code == 0
    assert {each["key"]: each["after"] for each in done.json()} == {
        "entries.gobi_2026_ann.position": cell(number=1),
        "entries.gobi_2026_ann.time": cell("05:52:38", number=21158, unit="s"),
        "entries.gobi_2026_ann.status": cell("finished"),
        "entries.gobi_2026_bob.position": cell(number=2),
        "entries.gobi_2026_bob.number": cell(number=9),
        "entries.gobi_2026_bob.driver": cell("Bob Baker", id="bob"),
        "entries.gobi_2026_bob.gap": cell("00:21:07", number=1267, unit="s"),
        "entries.gobi_2026_bob.status": cell("finished"),
        "results.gobi_2026.winner": cell("Ann Archer", id="ann"),
    }
    assert run("get", "entries.gobi_2026_bob.gap").out == "00:21:07\n"
    [cited] = run("sources", "entries.gobi_2026_bob.gap", "--json").json()
    assert (cited["published"]["text"], cited["publisher"]) == (
        "2026-03-06",
        "Final classification",
    )


def test_who_has_a_place_finished(run: Run, place: Callable[[str, str], Path]) -> None:
    file = place("final.csv", "position,driver\n1,ann\n,bob\n")
    assert run("facts", "import", file, "--round", "gobi", *SOURCE).code == 0
    assert run("get", "entries.gobi_2026_ann.status").out == "finished\n"
    assert run("get", "entries.gobi_2026_bob.status").code == 3


def test_a_driver_new_to_the_round_drives_for_the_team_of_before(
    run: Run, place: Callable[[str, str], Path], installed: Write
) -> None:
    installed(f'{BASE}\n[rounds.gobi_2027]\nsource = "first"\nevent = "gobi"\nseason = 2027\n')
    file = place("final.csv", "position,driver\n1,ann\n2,bob\n")
    assert run("facts", "import", file, "--round", "gobi_2027", *SOURCE).code == 0
    assert run("get", "entries.gobi_2027_ann.team").out == "Red Team\n"
    assert run("get", "entries.gobi_2027_bob.team").code == 3


def test_a_dry_run_shows_the_changes_and_writes_nothing(
    run: Run, place: Callable[[str, str], Path]
) -> None:
    file = place("final.csv", CLASSIFICATION)
    done = run("facts", "import", file, "--round", "gobi_2026", *SOURCE, "--dry-run")
    assert "entries.gobi_2026_ann.position" in done.out
    assert "nothing was written" in done.err
    assert run("get", "entries.gobi_2026_ann.position").code == 3


def test_stages_become_toml_to_paste_under_their_source(
    run: Run, place: Callable[[str, str], Path]
) -> None:
    file = place("stages.csv", "stage;date;from;to;special;winner\n1;2026-03-01;A;B;300;Ann\n")
    done = run("facts", "import", file, "--round", "gobi", *SOURCE, "--toml")
    assert tomllib.loads(done.out)["stages"] == {
        "gobi_2026_01": {
            "source": "final-classification-2026-03-06",
            "round": "gobi_2026",
            "number": 1,
            "day": tomllib.loads("d = 2026-03-01")["d"],
            "start_place": "A",
            "finish_place": "B",
            "special": 300,
            "winner": "ann",
        }
    }
    assert run("get", "stages.gobi_2026_01.winner").code == 3


def test_places_of_a_stage_are_found_by_number(run: Run, place: Callable[[str, str], Path]) -> None:
    file = place("places.toml", '[[places]]\nposition = 1\nnumber = 7\ntime = "1:00:00"\n')
    done = run("facts", "import", file, "--round", "gobi", "--stage", "2", *SOURCE)
    assert done.code == 0
    assert run("get", "stages.gobi_2026_02.places.ann.time").out == "01:00:00\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("pos.,driver\n1,Nobody Here\n", 2, 'nobody in the facts is called "Nobody Here"'),
        ("pos.,number\n1,99\n", 2, 'no entry of gobi_2026 has the number "99"'),
        ("pos.,wnner\n1,ann\n", 1, 'no field is called "wnner"'),
        ("pos.,driver,time\n1,ann\n", 2, "the row has more or fewer cells than the heading"),
        ("stage,winner\nten,ann\n", 2, '"ten" is not the number of a stage'),
        ("words\nhere\n", 1, "the file has no heading with names of columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(
    run: Run, place: Callable[[str, str], Path], text: str, line: int, problem: str
) -> None:
    file = place("rows.csv", text)
    done = run("facts", "import", file, "--round", "gobi", *SOURCE)
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith(f"defender: error: {file}:{line}:1: {problem}")


def test_a_value_that_breaks_a_rule_is_refused_and_nothing_is_written(
    run: Run, place: Callable[[str, str], Path]
) -> None:
    file = place("final.csv", "pos.,driver,status\n1,ann,lost\n")
    done = run("facts", "import", file, "--round", "gobi", *SOURCE)
    assert (done.code, done.out) == (2, "")
    assert "entries.gobi_2026_ann.status cannot be 'lost'" in done.err
    assert run("get", "entries.gobi_2026_ann.position").code == 3


def test_what_was_recorded_before_stays_as_history(
    run: Run, place: Callable[[str, str], Path]
) -> None:
    for position, day in (("2", "2026-03-06"), ("1", "2026-03-08")):
        file = place("final.csv", f"pos.,driver\n{position},ann\n")
        source = ("--source-title", "Classification", "--source-date", day)
        assert run("facts", "import", file, "--round", "gobi", *source).code == 0
    key = "entries.gobi_2026_ann.position"
    assert run("get", key).out == "1\n"
    assert run("get", key, "--as-of", "2026-03-07").out == "2\n"
    assert run("facts", "unset", key).code == 0
    assert run("get", key).code == 3
