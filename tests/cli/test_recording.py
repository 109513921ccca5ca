"""`facts set`, `unset`, `diff` and `path`: the user's own facts, over the installed ones."""

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DAYS, TODAY, Run, Write, cell

PLACE = "entries.portugal_2026_price.position"
DRIVER = "entries.portugal_2026_price.driver"
WINS = "people.price.career.dakar.stage_wins"
TANK = "cars.d7x_r.specs.fuel_tank"
OWN = f"personal-{TODAY}"


@pytest.fixture(autouse=True)
def _small_base(installed: Write) -> None:
    installed(Path(__file__).with_name("recording.toml").read_text("utf-8"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Path of the personal facts in these tests."""
    return tmp_path / "data" / "defender" / "facts.toml"


def written(own: Path) -> dict[str, Any]:
    return tomllib.loads(own.read_text("utf-8"))


def answer(run: Run, key: str) -> str:
    return run("get", key).out.removesuffix("\n")


def test_a_result_that_was_recorded_is_answered_and_can_be_taken_back(run: Run, own: Path) -> None:
    done = run("facts", "set", PLACE, "2", "--json")
    assert done.code == 0
    assert done.json() == {
        "key": PLACE,
        "before": None,
        "after": cell(number=2),
        "known_from": TODAY,
        "source": OWN,
        "file": str(own),
        "written": True,
    }
    assert answer(run, PLACE) == "2"
    assert run("facts", "unset", PLACE).code == 0
    assert run("get", PLACE).code == 3
    assert written(own) == {"format": 2}


def test_a_fact_without_a_source_is_the_statement_of_its_user_today(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    assert written(own) == {
        "format": 2,
        "people": {"price": {"career": {"dakar": {"stage_wins": {"value": 5, "source": OWN}}}}},
        "sources": {
            OWN: {
                "title": f"personal, {TODAY}",
                "publisher": "personal",
                "published": date.fromisoformat(TODAY),
                "language": "en",
                "kind": "personal",
            }
        },
    }


def test_what_was_known_before_it_was_recorded_stays_so(run: Run) -> None:
    before = run("get", WINS, "--as-of", "2026-02-01").out
    run("facts", "set", WINS, "5")
    assert answer(run, WINS) == "5"
    assert run("get", WINS, "--as-of", "2026-02-01").out == before != "5\n"


def test_a_personal_value_is_marked_and_its_file_named(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5", "--note", "counted by hand")
    assert "personal; counted by hand" in run("drivers", "price").out
    assert "eigen feit; counted by hand" in run("drivers", "price", "--lang", "nl").out
    profile = run("drivers", "price", "--json").json()
    assert OWN in str(profile["sources"]) + str(profile["career"])
    assert run("sources", OWN, "--json").json()["source"]["kind"] == "personal"
    first, *others = run("sources", WINS, "--json").json()
    assert (first["value"]["number"], first["file"]) == (5, str(own))
    assert {each["file"] for each in others} == {run("facts", "path").out.splitlines()[0]}
    assert str(own) in run("sources", WINS).out
    run("facts", "set", PLACE, "2")
    table = run("results", "portugal").out
    assert f"{PLACE}  personal" in table


def test_a_place_alone_shows_whose_it_is(run: Run) -> None:
    done = run("facts", "set", PLACE, "2")
    assert "new record: entries.portugal_2026_price" in done.err
    [line] = [each for each in run("results", "portugal").out.splitlines() if "Sara Price" in each]
    assert line.split()[:2] == ["2", "Sara"]


def test_what_the_user_records_does_not_make_the_facts_newer(run: Run) -> None:
    before = run("results", "portugal").err
    run(
        "facts", "set", "results.portugal_2026.recorded_to", "The finish", "--value-nl", "De finish"
    )
    assert before
    assert run("results", "portugal").err == before


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        (WINS, ["5"], 5),
        ("rounds.portugal_2026.end", ["2026-03-23"], date(2026, 3, 23)),
        ("results.portugal_2026.winning_time", ["12:34:56"], "12:34:56"),
        ("people.price.country", ["CA"], "CA"),
        ("results.portugal_2026.winner", ["price"], "price"),
        ("results.portugal_2026.winner", ["sara price"], "price"),
        ("people.price.career.dakar.win_years", ["2027, 2028"], [2027, 2028]),
        ("people.price.career.dakar.win_years", ["[2027, 2028]"], [2027, 2028]),
        ("teams.defender.purpose", ["To win"], {"en": "To win", "nl": "To win"}),
        (
            "teams.defender.purpose",
            ["To win", "--value-nl", "Winnen"],
            {"en": "To win", "nl": "Winnen"},
        ),
        (
            "teams.defender.demands.speed",
            ["To be quick"],
            {"en": "To be quick", "nl": "To be quick"},
        ),
        ("rounds.portugal_2026.special", ["1 km"], 1),
        ("rounds.portugal_2026.special", ["1.5"], 1.5),
        (TANK, ["560", "--unit", "L"], 560),
        (TANK, ["560 L"], 560),
        (TANK, ["enough"], "enough"),
        ("stages.dakar_2026_13.one_two_three", ["no"], False),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_field(
    run: Run, own: Path, key: str, typed: list[str], value: object
) -> None:
    assert run("facts", "set", key, *typed).code == 0
    node: Any = written(own)
    for part in key.split("."):
        node = node[part]
    assert node["value"] == value


@pytest.mark.parametrize(
    "key",
    [
        *["people.price.name", "people.peterhansel.born", "rounds.portugal_2026.special", TANK],
        *[
            "rounds.portugal_2026.country",
            "entries.dakar_2026_third.driver",
            "results.dakar_2026.winning_time",
        ],
        *[
            "results.dakar_2026.winner",
            "points.w2rc_2026.marathon_places",
            "releases.jlr-nl-2025-05-07.date",
        ],
        *["stages.dakar_2026_13.one_two_three", "people.peterhansel.career.dakar.win_years"],
    ],
)
def test_what_get_prints_can_be_set(run: Run, key: str) -> None:
    before = run("get", key, "--json").json()["value"]
    done = run("facts", "set", key, answer(run, key))
    assert done.code == 0, done.err
    assert run("get", key, "--json").json()["value"] == before


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        ([WINS, "five"], 2, "must be a whole number, not text"),
        ([WINS, "9" * 4000], 2, "must be a whole number, not text"),
        (["people.price.career.dakar.win_years", "[2027"], 2, "must be a list, not text"),
        ([WINS, "9223372036854775808"], 2, "not beyond 64 bits"),
        (["rounds.portugal_2026.special", "1", "--unit", "mi"], 2, "is in km, not 'mi'"),
        (["rounds.portugal_2026.special", "1e400"], 2, "not infinite or undefined"),
        (["rounds.portugal_2026.special", "nan"], 2, "must be a number with a unit, not text"),
        ([TANK, "560"], 2, f"{TANK} needs a unit"),
        ([WINS, "5", "--unit", "kg"], 2, "takes no unit"),
        ([WINS, "5", "--value-nl", "vijf"], 2, "the same in every language"),
        (["rounds.portugal_2026.end", "2026-02-30"], 2, "must be a date"),
        (["people.price.country", "Canada"], 2, "must be a country code"),
        (["people.price.seat", "drivr"], 2, "cannot be 'drivr'"),
        (["results.portugal_2026.winner", "nobody"], 2, 'no record in people is called "no'),
        (["entries.portugal_2026_nobody.position", "1"], 2, "cannot be a new entry"),
        (["people.Price.career.dakar.wins", "1"], 2, "'Price' is not an id"),
        (["people.price.age", "30"], 2, "is computed and cannot be set"),
        (["people.price", "x"], 2, "is a table and cannot be set"),
        (["releases.jlr-nl-2025-05-07.topics", "x"], 2, "is a table and cannot be set"),
        (["specs.fuel_tank.group", "fuel"], 2, "and cannot be set"),
        (["sources.x.title", "x"], 2, "is not a fact and cannot be set"),
        (
            ["people.price.career.dakar.stage_winz", "1"],
            3,
            'no field "people.price.career.dakar.stage_winz"',
        ),
        (["nothing", "1"], 3, 'no field "nothing"'),
        ([WINS, "5", "--source", "nowhere"], 2, "names the source 'nowhere'"),
        ([WINS, "5", "--source", "x", "--source-title", "T"], 2, "--source names a source that"),
        ([WINS, "5", "--source-title", "T"], 2, "--source-date: a source needs"),
        ([WINS, "5", "--source-title", "T", "--source-date", "9999-01-01"], 2, "in the future"),
        ([WINS, "5", "--source-title", "T", "--source-date", "May"], 2, "must be a day, a month"),
        ([WINS, "5", "--as-of", "2026-01-01"], 2, "--as-of: a fact is recorded today"),
        ([WINS, "5", "--facts", "x.toml"], 2, "--facts: your own facts are laid over"),
        ([WINS, "5", "--note", "\udcff"], 2, "not UTF-8 text"),
        (["teams.defender.purpose", "\udcff"], 2, "not UTF-8 text"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    run: Run, own: Path, argv: list[str], code: int, said: str
) -> None:
    done = run("facts", "set", *argv)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not own.exists()


def test_a_mistyped_field_is_told_the_nearest(run: Run) -> None:
    error = run("facts", "set", "people.price.career.dakar.stage_winz", "5", "--json").error()
    assert error["suggestions"][0] == WINS


def test_what_other_files_say_is_not_mixed_with_it(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("get", WINS).out
    run("facts", "set", WINS, "5")
    installed = run("facts", "path").out.splitlines()[0]
    assert run("get", WINS, "--facts", installed).out == before != "5\n"
    monkeypatch.setenv("DEFENDER_FACTS", installed)
    assert run("get", WINS).out == before
    assert run("facts", "path").out == f"{installed}\n"
    done = run("facts", "unset", WINS)
    assert (done.code, done.out) == (2, "")
    assert "DEFENDER_FACTS: your own facts are laid over the installed ones only" in done.err
    assert written(own)["people"]["price"]["career"]["dakar"]["stage_wins"]["value"] == 5


def test_a_dry_run_shows_the_change_and_writes_nothing(run: Run, own: Path) -> None:
    before = answer(run, WINS)
    done = run("facts", "set", WINS, "5", "--dry-run")
    assert done.code == 0
    lines = dict(line.split(maxsplit=1) for line in done.out.splitlines())
    assert (lines["Before"], lines["After"], lines["Written"]) == (before, "5", "no")
    assert "nothing was written" in done.err
    assert not own.parent.exists()


def test_a_source_can_be_named_or_described(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5", "--source", "jlr-nl-2025-05-07")
    assert "sources" not in written(own)
    web = ("--source-url", "https://www.example.org/portugal")
    said = ("--source-title", "Report", "--source-date", "2026-03-22", *web)
    for key in (PLACE, "entries.portugal_2026_price.stage_wins"):
        assert run("facts", "set", key, "2", *said).code == 0
    assert written(own)["sources"] == {
        "example-org-2026-03-22": {
            "title": "Report",
            "publisher": "example.org",
            "published": date(2026, 3, 22),
            "language": "en",
            "kind": "personal",
            "url": "https://www.example.org/portugal",
        }
    }
    assert run("get", PLACE, "--as-of", "2026-03-22").out == "2\n"
    assert run("get", PLACE, "--as-of", "2026-03-21").code == 3


def recorded(run: Run, key: str, value: str, *said: str) -> str:
    """Record a value with a source described as said, and return the id the source got."""
    done = run("facts", "set", key, value, "--source-date", "2026-03-22", "--json", *said)
    assert done.code == 0, done.err
    return str(done.json()["source"])


@pytest.mark.parametrize(
    ("said", "id"),
    [
        (("--source-title", "The end"), "the-end-2026-03-22"),
        (("--source-title", "T", "--source-publisher", "A. & B. (C)"), "a-b-c-2026-03-22"),
        (("--source-title", "T", "--source-url", "http://www.x.org:8080/y"), "x-org-2026-03-22"),
        (("--source-title", "T", "--source-url", "https://x.org?y"), "x-org-2026-03-22"),
        (("--source-title", "T", "--source-publisher", "新聞"), "source-2026-03-22"),
        (("--source-title", "x" * 60), f"{'x' * 40}-2026-03-22"),
    ],
)
def test_a_new_source_is_called_after_its_publisher_and_day(
    run: Run, said: tuple[str, ...], id: str
) -> None:
    assert recorded(run, WINS, "5", *said) == id


def test_sources_of_one_publisher_and_day_are_told_apart(run: Run, own: Path) -> None:
    by = ("--source-publisher", "Paper", "--source-title")
    assert recorded(run, WINS, "5", *by, "One") == "paper-2026-03-22"
    assert recorded(run, PLACE, "2", *by, "Two") == "paper-2026-03-22-2"
    third = "entries.portugal_2026_price.stage_wins"
    assert recorded(run, third, "1", *by, "Three") == "paper-2026-03-22-3"
    # The same one again is no new one, whatever language it is looked at in.
    assert recorded(run, third, "0", *by, "Two", "--lang", "nl") == "paper-2026-03-22-2"
    assert set(written(own)["sources"]) >= {"paper-2026-03-22", "paper-2026-03-22-2"}


def test_a_source_of_today_is_not_to_come(run: Run) -> None:
    said = ("--source-title", "News", "--source-date", TODAY)
    assert run("facts", "set", WINS, "5", *said).code == 0
    assert answer(run, WINS) == "5"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (["--source-date", "2026-03-22"], "--source-title"),
        (["--source-title", "T"], "--source-date"),
        (["--source-publisher", "P"], "--source-title"),
        (["--source-title", "T", "--source-date", "9999-01-01"], "9999-01-01"),
    ],
)
def test_what_a_source_lacks_is_named(run: Run, said: list[str], named: str) -> None:
    assert run("facts", "set", WINS, "5", *said, "--json").error()["input"] == named


def test_a_source_goes_with_the_last_fact_it_bears(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    run("facts", "set", PLACE, "2")
    run("facts", "unset", WINS)
    assert list(written(own)["sources"]) == [OWN]
    run("facts", "set", PLACE, "3", "--source", OWN)
    assert list(written(own)["sources"]) == [OWN]
    run("facts", "unset", PLACE)
    assert written(own) == {"format": 2}


def test_only_what_was_recorded_can_be_taken_back(run: Run) -> None:
    run("facts", "set", WINS, "5")
    for key in ("people.price.name", "people.price", "nothing"):
        done = run("facts", "unset", key)
        assert (done.code, done.out) == (3, "")
        assert f"no personal fact is recorded for {key}" in done.err
    assert run("facts", "unset", "people.price.career.dakar.stage_win", "--json").error()[
        "suggestions"
    ] == [WINS]


def test_diff_lists_what_the_own_facts_change(run: Run) -> None:
    done = run("facts", "diff", "--json")
    assert (done.code, done.json()) == (0, [])
    assert "only one fact file is in use" in run("facts", "diff").err
    before = int(answer(run, WINS))
    run("facts", "set", WINS, "5")
    run("facts", "set", PLACE, "2")
    known = {"before": None, "known_from": TODAY, "source": OWN}
    changes = [
        {**known, "key": WINS, "before": cell(number=before), "after": cell(number=5)},
        {"key": DRIVER, "after": cell("Sara Price", id="price")} | known,
        {"key": PLACE, "after": cell(number=2)} | known,
    ]
    assert run("facts", "diff", "--json").json() == changes


def test_path_names_the_own_file_and_where_it_would_be(run: Run, own: Path) -> None:
    before = run("facts", "path")
    assert len(before.out.splitlines()) == 1
    assert str(own) in before.err
    run("facts", "set", WINS, "5")
    after = run("facts", "path")
    assert after.out.splitlines() == [before.out.strip(), str(own)]
    assert [each["personal"] for each in run("facts", "path", "--json").json()] == [False, True]


def test_a_place_that_is_taken_is_told(run: Run) -> None:
    run("facts", "set", PLACE, "2")
    done = run("facts", "set", "entries.portugal_2026_baciuska.position", "2")
    assert done.code == 0
    assert f"is 2, and so is {PLACE}" in done.err


def test_the_own_facts_check_clean(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # After the newest source of the installed facts.
    monkeypatch.setenv("DEFENDER_TODAY", DAYS[-1])
    run("facts", "set", WINS, "5", "--note", "a note of more than a few words, untranslated")
    run("facts", "set", "teams.defender.purpose", "to win each and every rally there is")
    done = run("facts", "check")
    assert (done.code, done.out.count("no findings")) == (0, 2)


def test_a_file_with_comments_is_rewritten_only_by_force(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    text = "# mine\n" + own.read_text("utf-8")
    own.write_text(text, encoding="utf-8")
    done = run("facts", "set", WINS, "6")
    assert (done.code, done.out) == (6, "")
    assert "has comments, which would be lost" in done.err
    assert "add --force" in done.err
    assert own.read_text("utf-8") == text
    forced = run("facts", "set", WINS, "6", "--force")
    copy = own.with_name("facts.toml.kept-1")
    assert (forced.code, copy.read_text("utf-8")) == (0, text)
    assert str(copy) in forced.err
    assert answer(run, WINS) == "6"
    again = "# more\n" + own.read_text("utf-8")
    own.write_text(again, encoding="utf-8")
    assert run("facts", "unset", WINS, "--force").code == 0
    assert own.with_name("facts.toml.kept-2").read_text("utf-8") == again
    assert copy.read_text("utf-8") == text


def test_a_file_edited_by_hand_without_comments_keeps_what_it_says(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    with own.open("a", encoding="utf-8") as file:
        file.write(
            '[teams.defender]\nname = { value = "The # team", source = "jlr-nl-2025-05-07" }\n'
        )
    assert run("facts", "set", WINS, "6").code == 0
    assert answer(run, "teams.defender.name") == "The # team"


def test_a_broken_file_is_told_and_left_alone(run: Run, own: Path) -> None:
    own.parent.mkdir(parents=True)
    own.write_text("format = 2\n[people.price\n", encoding="utf-8")
    for argv in (["get", WINS], ["facts", "set", WINS, "5"], ["facts", "unset", WINS]):
        done = run(*argv)
        assert (done.code, done.out) == (5, "")
        assert f"{own}:2:" in done.err
    assert own.read_text("utf-8") == "format = 2\n[people.price\n"


@pytest.mark.parametrize(
    ("tables", "place", "said"),
    [
        ('[teams.defender]\nname = "X"\n', "3:8", "teams.defender.name has no source"),
        (
            '[teams.defender]\nsource = "jlr-nl-2025-05-07"\nnmae = "X"\n',
            "4:1",
            "did you mean name?",
        ),
        (
            '[teams.defender]\nname = { value = "X", source = "no" }\n',
            "3:32",
            "names the source 'no'",
        ),
        ('[results.x]\nsource = "jlr-nl-2025-05-07"\nstage_wins = 1\n', "2:1", "rounds.x"),
    ],
)
def test_a_file_that_breaks_a_rule_is_told_and_left_alone(
    run: Run, own: Path, tables: str, place: str, said: str
) -> None:
    own.parent.mkdir(parents=True)
    own.write_text(f"format = 2\n{tables}", encoding="utf-8")
    for argv in (["get", WINS], ["facts", "set", WINS, "5"], ["facts", "unset", WINS]):
        done = run(*argv)
        assert (done.code, done.out) == (5, "")
        assert f"{own}:{place}: " in done.err
        assert said in done.err
    assert own.read_text("utf-8") == f"format = 2\n{tables}"


def test_a_table_that_says_nothing_any_more_goes_and_one_that_does_stays(
    run: Run, own: Path
) -> None:
    own.parent.mkdir(parents=True)
    own.write_text(
        """\
format = 2
[sources.mine]
title = "Mine"
publisher = "Me"
published = 2026-01-01
language = "en"
kind = "personal"
[sources.spare]
title = "Spare"
publisher = "Me"
published = 2026-01-02
language = "en"
kind = "personal"
[people.price]
source = "mine"
career.dakar.stage_wins = 5
home_town = "Here"
""",
        encoding="utf-8",
    )
    for key in (WINS, "teams.defender.name", "people.peterhansel.name", "people.price.home_town"):
        recorded = key.startswith("people.price")
        assert run("facts", "unset", key).code == (0 if recorded else 3)
        if key != "people.price.home_town":
            assert written(own)["people"] == {"price": {"source": "mine", "home_town": "Here"}}
    # A source nobody named before was not brought by the fact.
    assert list(written(own)) == ["format", "sources"]
    assert list(written(own)["sources"]) == ["spare"]


def test_a_fact_that_is_replaced_takes_its_source_along(run: Run, own: Path) -> None:
    own.parent.mkdir(parents=True)
    own.write_text(
        """\
format = 2
[sources.mine]
title = "Mine"
publisher = "Me"
published = 2026-01-01
language = "en"
kind = "personal"
[people.price]
source = "mine"
career.dakar.stage_wins = 5
""",
        encoding="utf-8",
    )
    assert run("facts", "set", WINS, "6").code == 0
    assert OWN in written(own)["sources"]
    assert answer(run, WINS) == "6"
    recorded(run, WINS, "7", "--source-title", "T")
    assert "t-2026-03-22" in written(own)["sources"]


def test_a_record_of_ones_own_is_called_by_its_name(run: Run, own: Path) -> None:
    own.parent.mkdir(parents=True)
    own.write_text(
        """\
format = 2
[people.newcomer]
source = "jlr-nl-2025-05-07"
name = "Nova Newcomer"
""",
        encoding="utf-8",
    )
    assert run("facts", "set", "results.portugal_2026.winner", "nova newcomer").code == 0
    assert run("get", "results.portugal_2026.winner").out == "Nova Newcomer\n"
    assert run("get", "people.newcomer.name").out == "Nova Newcomer\n"


def test_a_source_is_not_mistaken_for_a_record(run: Run, own: Path) -> None:
    own.parent.mkdir(parents=True)
    text = 'format = 2\n[people]\nsource = "jlr-nl-2025-05-07"\nprice.career.dakar.wins = 3\n'
    own.write_text(text, encoding="utf-8")
    done = run("facts", "set", "people.source.name", "X", "--json")
    assert (done.code, done.error()["input"]) == (2, "people.source.name")
    assert "source is no table there" in done.err
    assert own.read_text("utf-8") == text


def test_what_could_be_meant_is_said_of_a_fact_that_is_refused(run: Run) -> None:
    done = run("facts", "set", WINS, "5", "--source", "jlr-nl-2025-05-08")
    assert "did you mean jlr-nl-2025-05-07?" in done.err


def test_the_version_before_is_kept(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    before = own.read_bytes()
    run("facts", "set", WINS, "6")
    assert own.with_name("facts.toml.bak").read_bytes() == before
    names = {each.name for each in own.parent.iterdir()}
    assert names <= {"facts.toml", "facts.toml.bak", "facts.toml.lock"}


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_new_file_is_as_open_as_the_umask_says_and_its_folder_is_closed(
    run: Run, own: Path
) -> None:
    mask = os.umask(0o022)
    try:
        assert run("facts", "set", WINS, "5").code == 0
    finally:
        os.umask(mask)
    assert own.stat().st_mode & 0o777 == 0o644
    assert own.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root writes what is another user's"
)
def test_the_owner_of_the_file_is_kept(run: Run, own: Path) -> None:
    run("facts", "set", WINS, "5")
    os.chown(own, 65534, 65534)
    assert run("facts", "set", WINS, "6").code == 0
    for file in (own, own.with_name("facts.toml.bak")):
        assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65534)


@pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
def test_mode_and_link_of_the_file_are_kept(run: Run, own: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "mine.toml"
    real.parent.mkdir()
    real.write_text("format = 2\n", encoding="utf-8")
    real.chmod(0o640)
    own.parent.mkdir(parents=True)
    own.symlink_to(real)
    assert run("facts", "set", WINS, "5").code == 0
    assert own.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.with_name("mine.toml.bak").stat().st_mode & 0o777 == 0o640
    assert tomllib.loads(real.read_text("utf-8"))["people"]["price"]


def test_without_a_place_nothing_can_be_recorded(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert run("get", WINS).code == 0
    done = run("facts", "set", WINS, "5")
    assert (done.code, done.out) == (6, "")
    assert "no directory for personal facts" in done.err
