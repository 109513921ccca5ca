"""From TOML to facts: what a value looks like, and what it inherits."""

import tomllib
from datetime import date
from typing import Any

import pytest

from defender_cli.facts.read import Reader
from defender_cli.facts.statements import Fact, Note, Statement
from defender_cli.schema.types import Quantity, Text
from tests.conftest import Run, Write

FILE = "facts.toml"


def read(text: str) -> tuple[Any, list[str]]:
    """Return the facts of a file and the codes of what is wrong with it."""
    reader = Reader(FILE)
    tree = reader.read(tomllib.loads(f"format = 2\n{text}"))
    return tree, [each.code for each in reader.findings]


def fact(text: str, key: str) -> Fact:
    """Return one fact of a file without faults."""
    node, codes = read(text)
    assert codes == []
    for part in key.split("."):
        node = node[part]
    assert isinstance(node, Fact)
    return node


def statements(text: str, key: str) -> tuple[Statement, ...]:
    return fact(text, key).statements


def test_a_plain_value_is_a_statement_of_the_source_of_its_table() -> None:
    text = '[people.x]\nsource = "a"\nmotocross_titles = 14\n'
    assert statements(text, "people.x.motocross_titles") == (Statement(14, ("a",), FILE),)


def test_a_value_takes_the_nearest_source_above_it() -> None:
    text = """
    [people]
    source = "far"
    [people.x]
    source = ["near", "too"]
    name = "X"
    motocross_titles = { value = 14, source = "own" }
    [people.x.career.dakar]
    wins = 4
    [people.y]
    name = "Y"
    """
    assert statements(text, "people.x.name")[0].sources == ("near", "too")
    assert statements(text, "people.x.motocross_titles")[0].sources == ("own",)
    assert statements(text, "people.x.career.dakar.wins")[0].sources == ("near", "too")
    assert statements(text, "people.y.name")[0].sources == ("far",)


def test_a_history_keeps_its_order() -> None:
    text = """
    [people.x]
    source = "a"
    championship_podiums = [{ value = 36, source = "b", note = "now" }, { value = 35 }]
    """
    assert statements(text, "people.x.championship_podiums") == (
        Statement(36, ("b",), FILE, (Note(Text("now", "now")),)),
        Statement(35, ("a",), FILE),
    )


def test_prose_is_a_value_by_itself_or_inside_a_statement() -> None:
    bare = 'known_for = { en = "winner", nl = "winnaar" }'
    stated = 'known_for = { value = { en = "winner", nl = "winnaar" }, source = "a" }'
    for written in (bare, stated):
        text = f'[people.x]\nsource = "a"\n{written}\n'
        [statement] = statements(text, "people.x.known_for")
        assert statement.value == Text("winner", "winnaar")


def test_a_quantity_has_the_unit_of_its_field_written_or_not() -> None:
    for written in ("305", "{ value = 305 }", '{ value = 305, unit = "km" }'):
        text = f'[rounds.x]\nsource = "a"\ndistance = {written}\n'
        assert statements(text, "rounds.x.distance")[0].value == Quantity(305, "km")


def test_a_spec_has_the_unit_it_is_given() -> None:
    text = """
    [cars.x.specs]
    source = "a"
    tank = { value = 550, unit = "L" }
    gears = 8
    """
    assert statements(text, "cars.x.specs.tank")[0].value == Quantity(550, "L")
    assert statements(text, "cars.x.specs.gears")[0].value == 8


@pytest.mark.parametrize(
    ("written", "value"),
    [("2025-05-07", "2025-05-07"), ('"2025-05"', "2025-05"), ('"2025"', "2025")],
)
def test_a_day_a_month_or_a_year_is_text_that_sorts(written: str, value: str) -> None:
    text = f'[timeline.x]\nsource = "a"\ndate = {written}\n'
    assert statements(text, "timeline.x.date")[0].value == value


def test_what_is_left_open_is_a_statement_without_a_value() -> None:
    text = '[entries.x]\nsource = "a"\ndriver = { pending = true, note = "soon" }\n'
    [statement] = statements(text, "entries.x.driver")
    assert (statement.value, statement.pending) == (None, True)
    assert statement.notes == (Note(Text("soon", "soon")),)


def test_what_only_arranges_the_data_needs_no_source() -> None:
    assert statements('[people.x]\naliases = ["X"]\n', "people.x.aliases")[0].sources == ()


def test_fields_have_the_order_of_the_registry_and_ids_that_of_the_file() -> None:
    tree, codes = read(
        """
        [people.b]
        source = "a"
        born = 1965-08-06
        name = "B"
        [people.a]
        source = "a"
        name = "A"
        """
    )
    assert codes == []
    assert list(tree["people"]) == ["b", "a"]
    assert list(tree["people"]["b"]) == ["name", "born"]


def test_a_faulty_value_is_left_out_and_the_others_stay() -> None:
    tree, codes = read(
        """
        [people.x]
        source = "a"
        name = "X"
        motocross_titles = "14"
        championship_podiums = [{ value = 36 }, { value = "35" }]
        """
    )
    assert codes == ["wrong-type", "wrong-type"]
    driver = tree["people"]["x"]
    assert list(driver) == ["name", "championship_podiums"]
    assert [each.value for each in driver["championship_podiums"].statements] == [36]


@pytest.mark.parametrize(
    "written",
    [
        "born = 1965-08-06T10:00:00",
        "motocross_titles = true",
        "motocross_titles = inf",
        'name = "  "',
        "nicknames = [1]",
        "name = { value = 3 }",
        'known_for = { en = "winner", nl = " " }',
        "name = { value = 'X', note = 3 }",
        "name = { value = 'X', note = { en = 'now' } }",
        "name = { value = 'X', note = { en = 'now', nl = 3 } }",
        "championship_podiums = [{ value = 36 }, 35]",
        'name = { value = "X", source = [] }',
        'name = { value = "X", source = 5 }',
        'name = { value = "X", source = ["a", 5] }',
    ],
)
def test_a_value_of_the_wrong_type_is_a_finding(written: str) -> None:
    assert "wrong-type" in read(f'[people.x]\nsource = "a"\n{written}\n')[1]


def complaints(text: str) -> list[tuple[str, str]]:
    """Return what is wrong with a file, and what to do about it."""
    reader = Reader(FILE)
    reader.read(tomllib.loads(f"format = 2\n{text}"))
    return [(each.message, each.fix) for each in reader.findings]


@pytest.mark.parametrize(
    ("written", "said", "fix"),
    [
        ("teams = 3", "teams must be a table, not a whole number", "write it as [teams]"),
        ("people = []", "people must be a table, not a list", "write it as [people]"),
        (
            "teams.x.name = { value = 'X', source = 'a', notes = 'n' }",
            "teams.x.name.notes is not a key of the fact base",
            "did you mean note?",
        ),
        (
            "teams.x.name = { value = 'X', source = 'a', zzz = 1 }",
            "teams.x.name.zzz is not a key of the fact base",
            "known here: value, unit, source, valid_from, note, pending",
        ),
        (
            "teams.x.name = { value = 'X', source = 'a', unit = 'kg' }",
            "teams.x.name takes no unit",
            "delete the unit",
        ),
        (
            "cars.x.specs.gears = { value = true, source = 'a', unit = 'kg' }",
            "cars.x.specs.gears takes no unit",
            "delete the unit",
        ),
        (
            "cars.x.specs.gears = { value = 8, source = 'a', unit = 5 }",
            "cars.x.specs.gears takes no unit",
            "delete the unit",
        ),
        (
            "people.x.seat = { value = 'pilot', source = 'a' }",
            "people.x.seat cannot be 'pilot'",
            "one of: driver, co-driver",
        ),
        (
            "entries.x.driver = { pending = false, source = 'a' }",
            "entries.x.driver can only be pending = true, and then has no value",
            "delete pending, or the value",
        ),
        (
            "people.x.championship_podiums = [{ value = 1, source = 'a' }, 2]",
            "people.x.championship_podiums must be statements throughout, not a whole number",
            "write it as { value = … }",
        ),
        (
            "teams.x.name = { value = 'X', source = 'a', note = 3 }",
            "teams.x.name.note must be text or prose in two languages, not a whole number",
            'write it as { en = "…", nl = "…" }',
        ),
        (
            "teams.x.name = { value = 'X', source = [] }",
            "teams.x.name.source must be a source id or a list of them, not a list",
            'write it as "…"',
        ),
    ],
)
def test_a_complaint_says_what_is_wrong_and_what_to_do(written: str, said: str, fix: str) -> None:
    assert complaints(written)[0] == (said, fix)


@pytest.mark.parametrize("id", ["", "-", "_-_", "A", "é", "a b", "a.b", "²"])
def test_an_id_has_a_letter_or_digit_and_nothing_odd(id: str) -> None:
    assert read(f"[people]\nsource = 'a'\n'{id}'.name = 'X'\n")[1] == ["bad-id"]


@pytest.mark.parametrize("id", ["a", "1", "a-1_b", "-a"])
def test_an_id_may_have_signs_between(id: str) -> None:
    assert read(f"[people]\nsource = 'a'\n'{id}'.name = 'X'\n")[1] == []


def test_a_unit_where_none_belongs_has_a_code() -> None:
    text = "teams.x.name = { value = 'X', source = 'a', unit = 'kg' }\n"
    assert read(text)[1] == ["bad-unit"]


def test_a_long_unknown_key_is_cut(run: Run, facts_file: Write) -> None:
    short, long = "k" * 60, "k" * 61
    said = run("facts", "check", facts_file(f"[teams.x]\n{short} = 1\n{long} = 1\n")).out
    assert f"teams.x.{short} is not a key" in said
    assert f"teams.x.{short}… is not a key" in said


@pytest.mark.parametrize(
    "written", ["{ pending = false }", '{ pending = true, value = "x" }', '{ pending = "soon" }']
)
def test_a_value_is_stated_or_left_open_not_both(written: str) -> None:
    assert read(f'[entries.x]\nsource = "a"\ndriver = {written}\n')[1] == ["bad-value"]


def test_a_source_has_no_source() -> None:
    assert read('[sources.x]\nsource = "a"\ntitle = "X"\n')[1] == ["unknown-key"]
    assert read('source = "a"\n')[1] == ["unknown-key"]


def test_a_date_is_a_date() -> None:
    text = '[people.x]\nsource = "a"\nborn = 1965-08-06\n'
    assert statements(text, "people.x.born")[0].value == date(1965, 8, 6)
