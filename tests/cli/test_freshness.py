"""Round status, missing results, the next round, and the age of the facts."""

from pathlib import Path

import pytest

from defender_cli import __version__
from tests.conftest import Run, Write

SITE = "https://example.org/results"
NOWHERE = "no later round is on file"
NERGENS = "er staat geen latere ronde in de feiten"
COMPUTED = "the status is computed from the dates and the results on file"

CHECKED = "checked = 2025-12-20\n"
TABLES = f"""
[seasons.2026]
source = "first"
year = 2026
official_results = "{SITE}"

[rounds]
source = "first"
four = {{ season = 2026, number = 4, name = "Rally Four", start = 2026-05-01, end = 2026-05-05 }}
two = {{ season = 2026, number = 2, name = "Rally Two", start = 2026-02-01, end = 2026-02-05 }}
one = {{ season = 2026, number = 1, name = "Rally One", start = 2026-01-01, end = 2026-01-05 }}
three = {{ season = 2026, number = 3, name = "Rally Three", start = 2026-03-01, end = 2026-03-05 }}

[people]
source = "first"
ann = {{ name = "Ann Roe" }}
ben = {{ name = "Ben Doe" }}

[results]
source = "first"
two = {{ winner = "ben", category = "Stock", winning_time = "10:00:00", stage_wins = 4 }}
one = {{ winner = "ann", winning_time = "11:00:00", stage_wins = 3 }}
"""
"""Rounds and results out of order; no result of the third and fourth round."""

BEFORE, BETWEEN, LAST, AFTER = "2025-12-25", "2026-04-01", "2026-05-05", "2026-05-06"


@pytest.fixture
def facts(facts_file: Write) -> Path:
    """The fact file above, with the day on which it was checked."""
    return _checked(facts_file(TABLES))


def _checked(file: Path) -> Path:
    # Keys of the whole file stand before its first table.
    file.write_text(CHECKED + file.read_text("utf-8"), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("round", "day", "status", "dutch"),
    [
        ("one", "2025-12-31", "upcoming", "komt nog"),
        ("one", "2026-01-01", "running", "bezig"),
        ("one", "2026-01-05", "running", "bezig"),
        ("one", "2026-01-06", "over", "afgelopen"),
        ("three", "2026-03-06", "over, no result on file", "afgelopen, geen uitslag in de feiten"),
    ],
)
def test_the_status_of_a_round_follows_from_the_day_and_the_result(
    run: Run, facts: Path, round: str, day: str, status: str, dutch: str
) -> None:
    argv = ("schedule", "--facts", facts, "--as-of", day)
    statuses = {each["id"]: each["status"] for each in run(*argv, "--json").json()}
    assert statuses[round] == status
    name = f"Rally {round.title()}"
    for lang, said in (("en", status), ("nl", dutch)):
        [line] = [each for each in run(*argv, "--lang", lang).out.splitlines() if name in each]
        assert line.endswith(f"  {said}")


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ('[entries.x_ann]\nround = "x"\nposition = { value = 1, source = "first" }', "over"),
        ('winning_time = { value = "10:00:00", source = "first" }', "over, no result on file"),
        ('winner = { value = "ann", source = "later" }', "over, no result on file"),
        ("", "over, no result on file"),
    ],
)
def test_a_result_is_a_winner_or_a_classification_known_by_the_day(
    run: Run, facts_file: Write, result: str, status: str
) -> None:
    file = facts_file(
        "[rounds.x]\nsource = 'first'\nseason = 2025\nnumber = 1\n"
        "start = 2025-06-01\nend = 2025-06-05\n"
        f"[people.ann]\nsource = 'first'\nname = 'Ann Roe'\n[results.x]\n{result}\n"
    )
    argv = ("--facts", file, "--as-of", "2025-06-06", "--json")
    assert run("schedule", "x", *argv).json()["status"] == status
    [row] = run("results", *argv).json()
    assert row["recorded"]["en"] == ("yes" if status == "over" else "no result on file")


def _first_screen(run: Run, *argv: str | Path) -> dict[str, str]:
    lines = run(*argv).out.split("\n\n")[0].splitlines()
    return {head: rest.strip() for head, _, rest in (line.partition("  ") for line in lines)}


def test_the_first_screen_says_what_is_known_and_what_comes_next(run: Run, facts: Path) -> None:
    screen = _first_screen(run, "--facts", facts, "--as-of", BETWEEN)
    assert screen["Latest result"] == "Rally Two · 2026-02-05 · winner Ben Doe · Stock"
    assert screen["No result"] == f"Rally Three; see {SITE}"
    assert screen["Next round"].startswith("Round 4 · Rally Four · ")
    assert screen["Next round"].endswith(" · Days to go 30")
    assert screen["Facts"] == "checked 2025-12-20 · newest source 2025-11-30"


def test_the_first_screen_after_the_last_round_says_that_no_later_one_is_on_file(
    run: Run, facts: Path
) -> None:
    english = _first_screen(run, "--facts", facts, "--as-of", AFTER)
    assert english["No result"] == f"Rally Three, Rally Four; see {SITE}"
    assert english["Next round"] == NOWHERE
    dutch = _first_screen(run, "--facts", facts, "--as-of", AFTER, "--lang", "nl")
    assert dutch["Geen uitslag"] == f"Rally Three, Rally Four; zie {SITE}"
    assert dutch["Volgende ronde"] == NERGENS
    assert dutch["Feiten"] == "gecontroleerd 2025-12-20 · nieuwste bron 2025-11-30"


def test_the_first_screen_in_json_has_the_gaps_and_the_age(run: Run, facts: Path) -> None:
    between = run("--facts", facts, "--as-of", BETWEEN, "--json").json()
    assert (between["last_result"]["id"], between["last_result"]["end"]) == ("two", "2026-02-05")
    assert [each["id"] for each in between["not_on_file"]] == ["three"]
    assert (between["next_round"]["id"], between["next_round"]["days_to_go"]) == ("four", 30)
    after = run("--facts", facts, "--as-of", AFTER, "--json").json()
    assert [(each["id"], each["end"], each["status"]) for each in after["not_on_file"]] == [
        ("three", "2026-03-05", "over, no result on file"),
        ("four", "2026-05-05", "over, no result on file"),
    ]
    assert after["next_round"] is None
    assert after["freshness"] == {"checked": "2025-12-20", "newest_source": "2025-11-30"}
    before = run("--facts", facts, "--as-of", BEFORE, "--json").json()
    assert before["not_on_file"] == []


def test_a_result_of_a_round_without_dates_is_not_the_latest(run: Run, facts_file: Write) -> None:
    file = facts_file(
        TABLES
        + 'zero = { winner = "ann" }\n'
        + '[rounds.zero]\nsource = "first"\nseason = 2026\nname = "Zero"\n'
    )
    latest = run("--facts", file, "--as-of", BETWEEN, "--json").json()["last_result"]
    assert latest["id"] == "two"


def test_the_first_screen_without_any_facts_says_that_their_age_is_unknown(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "empty.toml"
    file.write_text("format = 2\n", encoding="utf-8")
    screen = _first_screen(run, "--facts", file)
    assert screen == {"Next round": NOWHERE, "Facts": "without a dated source"}
    age = run("--facts", file, "--json").json()["freshness"]
    assert age == {"checked": None, "newest_source": None}


def test_the_schedule_says_where_the_status_comes_from_and_what_is_missing(
    run: Run, facts: Path
) -> None:
    argv = ("schedule", "--facts", facts)
    age = "facts checked 20 Dec 2025, newest source 30 Nov 2025"
    assert run(*argv, "--as-of", BEFORE).err.splitlines() == [COMPUTED, age]
    assert run(*argv, "--as-of", BETWEEN).err.splitlines() == [
        COMPUTED,
        f"official results: {SITE}",
        age,
    ]
    assert run(*argv, "--as-of", AFTER).err.splitlines() == [
        COMPUTED,
        f"official results: {SITE}",
        NOWHERE,
        age,
    ]
    assert run(*argv, "--as-of", AFTER, "--lang", "nl").err.splitlines() == [
        "de status volgt uit de data en de bekende uitslagen",
        f"officiële uitslagen: {SITE}",
        NERGENS,
        "feiten gecontroleerd op 20 dec 2025, nieuwste bron van 30 nov 2025",
    ]
    assert run(*argv, "--as-of", AFTER, "--json").err == ""


def test_without_a_results_address_the_rows_alone_tell_what_is_missing(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(
        "[rounds.x]\nsource = 'first'\nseason = 2025\nnumber = 1\n"
        "start = 2025-06-01\nend = 2025-06-05\n"
    )
    done = run("schedule", "--facts", file)
    assert "over, no result on file" in done.out
    assert "official results" not in done.err


def test_there_is_no_next_round_after_the_last_day_of_the_last(run: Run, facts: Path) -> None:
    argv = ("schedule", "--next", "--facts", facts)
    assert run(*argv, "--json", "--as-of", LAST).json()["id"] == "four"
    done = run(*argv, "--as-of", AFTER)
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[0] == (
        f"defender: error: {NOWHERE} (facts checked 20 Dec 2025, newest source 30 Nov 2025)"
    )


def test_the_results_name_the_rounds_without_one(run: Run, facts: Path) -> None:
    argv = ("results", "--facts", facts, "--as-of")
    rows = run(*argv, "2026-05-01", "--json").json()
    assert [(row["id"], row["recorded"]["en"]) for row in rows] == [
        ("one", "yes"),
        ("two", "yes"),
        ("three", "no result on file"),
        ("four", "running"),
    ]
    assert run(*argv, "2026-05-01").err.splitlines() == [
        f"official results: {SITE}",
        "facts checked 20 Dec 2025, newest source 30 Nov 2025",
    ]
    before = run(*argv, BEFORE, "--json").json()
    assert before[0]["recorded"] == {"en": "not yet run", "nl": "nog niet verreden"}


def test_a_round_that_was_run_but_has_no_result_on_file_is_no_answer(run: Run, facts: Path) -> None:
    done = run("results", "three", "--facts", facts, "--as-of", AFTER)
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[0] == (
        "defender: error: no result of the Rally Three 2026 is on file "
        f"(facts checked 20 Dec 2025, newest source 30 Nov 2025); official results: {SITE}"
    )


def test_the_version_comes_with_the_age_of_the_facts(
    run: Run, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_FACTS", str(facts))
    assert run("--version").out.splitlines() == [
        f"defender {__version__}",
        "facts checked 20 Dec 2025, newest source 30 Nov 2025",
    ]


@pytest.mark.parametrize("text", ["[team\n", "[teams.defender]\nnmae = 3\n"])
def test_facts_that_cannot_be_read_still_give_the_version(
    run: Run, facts_file: Write, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (facts_file(text), Path("missing.toml")):
        monkeypatch.setenv("DEFENDER_FACTS", str(file))
        assert run("--version") == (0, f"defender {__version__}\n", "")


def test_the_path_of_the_facts_comes_with_their_age(run: Run, facts: Path) -> None:
    argv = ("facts", "path", "--facts", facts)
    done = run(*argv)
    assert done.out == f"{facts}\n"
    assert done.err.splitlines()[0] == "facts checked 20 Dec 2025, newest source 30 Nov 2025"
    [row] = run(*argv, "--json").json()
    assert (row["checked"], row["newest_source"]) == ("2025-12-20", "2025-11-30")


def test_facts_that_cannot_be_read_still_have_a_path(run: Run, facts_file: Write) -> None:
    file = facts_file("[team\n")
    argv = ("facts", "path", "--facts", file)
    assert (run(*argv).code, run(*argv).out) == (0, f"{file}\n")
    [row] = run(*argv, "--json").json()
    assert (row["checked"], row["newest_source"]) == (None, None)


def test_a_check_after_the_day_asked_about_is_not_shown(run: Run, facts: Path) -> None:
    on = ("--facts", facts, "--as-of")
    assert run("results", *on, "2025-12-19").err == "facts: newest source 30 Nov 2025\n"
    assert run("results", *on, "2025-12-20").err.startswith("facts checked 20 Dec 2025, ")
    [row] = run("facts", "path", *on, "2025-11-29", "--json").json()
    assert (row["checked"], row["newest_source"]) == (None, "2025-05-07")
    age = run(*on, "2025-12-19", "--json").json()["freshness"]
    assert age == {"checked": None, "newest_source": "2025-11-30"}


def test_the_crews_come_with_the_age_of_the_facts_if_any_are_known(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(
        "[teams.us]\nsource = 'first'\nname = 'Us'\n"
        "[rounds.x]\nsource = 'first'\nseason = 2025\n"
        "[entries.one]\nround = 'x'\nteam = 'us'\nsource = 'first'\nnumber = 500\n"
    )
    assert run("drivers", "--facts", file).err == "facts: newest source 30 Nov 2025\n"
    none = run("drivers", "--facts", file, "--as-of", "2025-05-06")
    assert (none.out, none.err) == ("", "no data\n")


@pytest.mark.parametrize(
    ("question", "said", "age"),
    [
        ("when is the next race", NOWHERE, "facts checked"),
        ("next rally", NOWHERE, "facts checked"),
        ("next round", NOWHERE, "facts checked"),
        ("the next event?", NOWHERE, "facts checked"),
        ("volgende rally", NERGENS, "feiten gecontroleerd op"),
        ("wanneer is de volgende wedstrijd", NERGENS, "feiten gecontroleerd op"),
    ],
)
def test_a_question_about_the_next_round_is_answered_while_there_is_one(
    run: Run, facts: Path, question: str, said: str, age: str
) -> None:
    argv = ("ask", question, "--facts", facts, "--as-of")
    done = run(*argv, AFTER)
    assert (done.code, done.out) == (3, "")
    assert f": {said} ({age} 20 " in done.err
    coming = run(*argv, BETWEEN)
    assert coming.out.startswith("4 · Rally Four · 2026-05-01 · 2026-05-05 · ")
    assert "defender schedule" in coming.err


def test_a_question_about_what_follows_a_named_round_is_not_about_the_next_one(
    run: Run, facts: Path
) -> None:
    done = run("ask", "what is the next round after Rally Three", "--facts", facts)
    assert NOWHERE not in done.err


@pytest.mark.parametrize(
    ("question", "age"),
    [
        ("who won Rally Two", "facts checked 20 Dec 2025, newest source 30 Nov 2025"),
        ("wie won Rally Two", "feiten gecontroleerd op 20 dec 2025, nieuwste bron van 30 nov 2025"),
    ],
)
def test_an_answer_about_a_result_comes_with_the_age_of_the_facts(
    run: Run, facts: Path, question: str, age: str
) -> None:
    done = run("ask", question, "--facts", facts, "--as-of", AFTER)
    assert "Ben Doe" in done.out.splitlines()[0]
    assert done.err.splitlines()[-1] == age


def test_an_answer_that_no_event_changes_comes_without_an_age(run: Run, facts_file: Write) -> None:
    file = facts_file(
        "[teams.us]\nsource = 'first'\nname = 'Us'\ncar = 'one'\n"
        "[cars.one]\nsource = 'first'\nname = 'One'\nengine = { en = 'V8', nl = 'V8' }\n"
    )
    done = run("ask", "engine of the car", "--facts", file)
    assert (done.code, done.err) == (0, "defender get cars.one.engine\n")
