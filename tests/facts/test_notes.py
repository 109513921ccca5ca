"""Notes with a source of their own, and values that hold from a later day than was announced."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.check import check
from defender_cli.facts.load import load
from defender_cli.facts.read import Reader
from defender_cli.facts.statements import Answer, Tree, facts_in
from defender_cli.lookup.keys import keys
from tests.conftest import Run, Write, cell

EARLY, LATE = date(2025, 6, 1), date(2026, 6, 1)
WINS = "people.x.motocross_titles"
"""A key that the small files here state."""


def told(file: Path, day: date, key: str = WINS) -> str | None:
    answer = AsOf(load([file]), day).answer(key)
    return answer.note.en if answer and answer.note else None


def stated(note: str) -> str:
    return f'[people.x]\nmotocross_titles = {{ value = 14, source = "first", note = {note} }}\n'


PLAIN = '{ en = "on bikes and in cars", nl = "motor en auto" }'
OWN = '{ en = "a paper says 13", nl = "een krant zegt 13", source = "later" }'


@pytest.mark.parametrize(
    ("note", "early", "late"),
    [
        ('"counted"', "counted", "counted"),
        (PLAIN, "on bikes and in cars", "on bikes and in cars"),
        (OWN, None, "a paper says 13"),
        (f"[{PLAIN}, {OWN}]", "on bikes and in cars", "on bikes and in cars; a paper says 13"),
        (f'["counted", {OWN}]', "counted", "counted; a paper says 13"),
    ],
)
def test_a_note_is_known_from_the_day_of_its_own_source(
    facts_file: Write, note: str, early: str | None, late: str
) -> None:
    file = facts_file(stated(note))
    # Once from the file and once from its parsed copy.
    for _ in range(2):
        assert told(file, EARLY) == early
        assert told(file, LATE) == late


def test_a_note_that_is_not_known_yet_is_nowhere_in_the_output(run: Run, facts_file: Write) -> None:
    file = facts_file(stated(f"[{PLAIN}, {OWN}]"))
    for command in (
        ("get", WINS),
        ("get", "people"),
        ("drivers", "x"),
        ("sources", WINS),
        ("sources", "first"),
        ("search", "paper"),
        ("facts", "export"),
        ("facts", "export", "--format", "toml"),
    ):
        done = run(*command, "--facts", file, "--as-of", "2025-06-01")
        assert "a paper says 13" not in done.out + done.err, command
    assert "a paper says 13" in run("sources", WINS, "--facts", file, "--as-of", "2026-06-01").out


def test_who_is_cited_for_a_note_is_not_said_to_state_the_value(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(stated(f"[{PLAIN}, {OWN}]"))
    cited = run("sources", WINS, "--json", "--facts", file).json()
    assert [(each["source"], each["value"], each["note"]["en"]) for each in cited] == [
        ("first", cell(number=14), "on bikes and in cars"),
        ("later", None, "a paper says 13"),
    ]
    listed = run("sources", "--json", "--facts", file).json()
    assert [(each["id"], each["facts"]) for each in listed] == [("first", 1), ("later", 1)]


def test_notes_are_exported_with_their_sources(run: Run, facts_file: Write, tmp_path: Path) -> None:
    file = facts_file(stated(f"[{PLAIN}, {OWN}]"))
    noted = run("facts", "export", "--facts", file).json()["notes"]
    assert [each["source"] for each in noted] == ["first", "later"]
    again = tmp_path / "again.toml"
    run("facts", "export", "--format", "toml", "--output", again, "--facts", file)
    assert run("facts", "export", "--facts", again).json()["notes"] == noted
    assert told(again, EARLY) == "on bikes and in cars"


def test_a_note_of_the_users_own_file_has_its_source_too(facts_file: Write, tmp_path: Path) -> None:
    below = facts_file('[people.x]\nsource = "first"\nname = "X"\n')
    own = tmp_path / "own.toml"
    own.write_text(f"format = 2\n{stated(OWN)}", encoding="utf-8")
    facts = AsOf(load([below, own]), EARLY)
    answer = facts.answer(WINS)
    assert answer is not None
    assert (answer.value, answer.note) == (14, None)


def codes(file: Path) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in check([file], LATE)]


@pytest.mark.parametrize("form", ["{}", '["counted", {}]'])
def test_a_note_cannot_name_a_source_that_is_not_there(
    run: Run, facts_file: Write, form: str
) -> None:
    file = facts_file(stated(form.replace("{}", OWN.replace("later", "latter"))))
    message = f"{WINS}.note names the source 'latter', which is not in the facts"
    assert ("unknown-source", message) in codes(file)
    assert "latter" in run("drivers", "--facts", file).err


def test_a_source_is_used_if_only_a_note_names_it(facts_file: Write) -> None:
    assert codes(facts_file(stated(OWN))) == []
    assert [code for code, _ in codes(facts_file(stated(PLAIN)))] == ["unused-source"]


def test_each_of_several_notes_is_in_two_languages(facts_file: Write) -> None:
    same = '"this is said in one language"'
    found = codes(facts_file(stated(f"[{OWN}, {same}]")))
    assert found == [("untranslated", f"the note of {WINS} says the same in English and Dutch")]


@pytest.mark.parametrize("note", ["14", "[14]", '{ en = "x" }', '{ source = "later" }', "[]"])
def test_a_note_is_text_and_a_list_has_some(facts_file: Write, note: str) -> None:
    file = facts_file(stated(note) + '[teams.x]\nsource = ["first", "later"]\nname = "T"\n')
    assert [code for code, _ in codes(file)] == ["wrong-type"]


WITH = '{ en = "with 2026", nl = "met 2026" }'
TOTAL = f"""\
[people.x]
championship_podiums = [
  {{ value = 36, source = "first", valid_from = 2026-01-03, note = {WITH} }},
  {{ value = 35, source = "first" }},
]
"""


@pytest.mark.parametrize(("day", "starts"), [(date(2026, 1, 2), 35), (date(2026, 1, 3), 36)])
def test_a_total_with_an_event_to_come_is_the_answer_from_its_day(
    run: Run, facts_file: Write, day: date, starts: int
) -> None:
    file = facts_file(TOTAL)
    for _ in range(2):
        answer = AsOf(load([file]), day).answer("people.x.championship_podiums")
        assert answer is not None
        assert (answer.value, answer.note is not None) == (starts, starts == 36)
    cited = run("sources", "people.x", "--json", "--facts", file, "--as-of", day).json()
    assert [(each["value"], each["rank"]) for each in cited][0] == (cell(number=starts), 1)


def test_a_change_is_of_the_day_the_value_holds_from(run: Run, facts_file: Write) -> None:
    file = facts_file(TOTAL)
    days = ("--since", "2025-06-01", "--as-of", "2026-02-01")
    [change] = run("facts", "diff", *days, "--json", "--facts", file).json()
    assert (change["before"], change["after"]) == (cell(number=35), cell(number=36))
    assert change["known_from"] == "2026-01-03"


def test_a_day_a_value_holds_from_is_kept_in_every_export(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    file = facts_file(TOTAL)
    stated = run("facts", "export", "--facts", file).json()["statements"]
    assert [each["valid_from"] for each in stated] == ["2026-01-03", None]
    again = tmp_path / "again.toml"
    run("facts", "export", "--format", "toml", "--output", again, "--facts", file)
    assert run("facts", "export", "--facts", again).json()["statements"] == stated


@pytest.mark.parametrize("day", ['"2026-01-03"', "2026", "true"])
def test_the_day_a_value_holds_from_is_a_date(facts_file: Write, day: str) -> None:
    file = facts_file(
        TOTAL.replace("2026-01-03", day) + '[teams.x]\nsource = "later"\nname = "T"\n'
    )
    assert [code for code, _ in codes(file)] == ["wrong-type"]


ARRANGED = """\
[rounds.x]
aliases = ["The X"]
event = "x"
name = { value = "Rally X", source = "later" }
[events.x]
name = { value = "Rally X", source = "later" }
[specs.y]
group = "engine"
label = { en = "Y", nl = "Y" }
[cars.z]
specs.y = { value = 1, source = "later" }
[teams.x]
source = "first"
name = "Team"
"""


def test_what_only_arranges_a_record_is_not_known_before_it(run: Run, facts_file: Write) -> None:
    file = facts_file(ARRANGED)
    for _ in range(2):
        assert set(keys(AsOf(load([file]), EARLY))) == {"teams.x.name"}
        assert "rounds.x.aliases" in set(keys(AsOf(load([file]), LATE)))
    done = run("schedule", "The X", "--facts", file, "--as-of", "2025-06-01")
    assert done.code == 3
    assert "rounds" not in run("get", "rounds.x", "--facts", file, "--as-of", "2025-06-01").out


def test_a_source_is_not_described_before_its_day(run: Run, facts_file: Write) -> None:
    file = facts_file(ARRANGED)
    assert AsOf(load([file]), EARLY).ids("sources") == ("first",)
    assert AsOf(load([file]), EARLY).answer("sources.later.title") is None
    assert "later" not in run("sources", "latter", "--facts", file, "--as-of", "2025-06-01").err


SOURCES = ("a", "b", "c")
"""Of the years 2021, 2022 and 2023."""

notes = st.tuples(st.text("xyz", min_size=1, max_size=3), st.sets(st.sampled_from(SOURCES)))
histories = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sets(st.sampled_from(SOURCES), min_size=1),
        st.lists(notes, max_size=2),
        st.sampled_from([None, date(2022, 6, 1)]),
    ),
    min_size=1,
    max_size=4,
)
fields = st.sampled_from(["championship_podiums", "motocross_titles", "racing_start_age"])
drivers = st.dictionaries(st.sampled_from("xyz"), st.dictionaries(fields, histories, min_size=1))


def read(records: dict[str, dict[str, list[tuple]]]) -> FactBase:  # type: ignore[type-arg]
    """Return the base of some drivers, each with an alias, which needs no source."""
    raw = {
        id: {
            "aliases": [f"The {id}"],
            **{name: [_statement(*each) for each in history] for name, history in record.items()},
        }
        for id, record in records.items()
    }
    sources = {
        id: {"title": id, "published": date(2021 + at, 1, 1)} for at, id in enumerate(SOURCES)
    }
    reader = Reader("facts.toml")
    tree: Tree = reader.read({"format": 2, "sources": sources, "people": raw})
    assert reader.findings == []
    return FactBase(tree, ("facts.toml",))


def _statement(
    value: int, sources: set[str], notes: list[tuple[str, set[str]]], first: date | None
) -> dict[str, object]:
    told = [
        {"en": text, "nl": text, **({"source": sorted(own)} if own else {})} for text, own in notes
    ]
    return {
        "value": value,
        "source": sorted(sources),
        **({"note": told} if told else {}),
        **({"valid_from": first} if first else {}),
    }


def answers(base: FactBase, day: date) -> dict[str, Answer | None]:
    facts = AsOf(base, day)
    return {key: facts.answer(key) for key in keys(facts)}


@given(drivers)
def test_what_is_stated_later_never_changes_an_earlier_answer(
    records: dict[str, dict[str, list[tuple]]],  # type: ignore[type-arg]
) -> None:
    whole = read(records)
    for at, day in enumerate((date(2021, 1, 1), date(2022, 1, 1), date(2023, 1, 1))):
        # What a reader could have written on the day, and nothing else.
        public = set(SOURCES[: at + 1])
        then: dict[str, dict[str, list[tuple]]] = {}  # type: ignore[type-arg]
        for id, record in records.items():
            for name, history in record.items():
                known = [
                    (
                        value,
                        sources & public,
                        [(text, own & public) for text, own in notes if not own or own & public],
                        first,
                    )
                    for value, sources, notes, first in history
                    if sources & public and (first is None or first <= day)
                ]
                if known:
                    then.setdefault(id, {})[name] = known
        assert answers(whole, day) == answers(read(then), day)


@given(drivers, st.dates(date(2020, 6, 1), date(2023, 6, 1)))
def test_every_value_and_note_rests_on_a_source_of_the_day(
    records: dict[str, dict[str, list[tuple]]],  # type: ignore[type-arg]
    day: date,
) -> None:
    base = read(records)
    for key, answer in answers(base, day).items():
        assert answer is not None
        node = base.node(key)
        assert node is not None
        [fact] = facts_in(node)
        if fact.field.structural:
            assert any(each.startswith(key.rpartition(".")[0]) for each in answers(base, day))
            continue
        assert answer.sources
        assert all(base.known_day(source) <= day for source in answer.sources)
