"""The JSON Schema: current, valid, and of one mind with `facts check` about types."""

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from tests.conftest import HEAD, Run, Write

DATA = Path(__file__).parent.parent / "data"


@cache
def validator() -> Draft202012Validator:
    schema = json.loads((DATA / "facts.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_json(value: Any) -> Any:
    """Return a TOML value as an editor's validator sees it: dates are text."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def accepts(text: str) -> bool:
    return bool(validator().is_valid(as_json(tomllib.loads(text))))


def test_the_schema_file_is_what_the_command_prints(run: Run) -> None:
    done = run("facts", "schema")
    assert (done.code, done.err) == (0, "")
    assert done.out == (DATA / "facts.schema.json").read_text("utf-8")


def test_the_schema_is_a_valid_one_of_2020_12() -> None:
    schema = validator().schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_the_shipped_facts_name_the_schema_and_pass_it() -> None:
    text = (DATA / "facts.toml").read_text("utf-8")
    assert text.startswith("#:schema ./facts.schema.json\n")
    faults = validator().iter_errors(as_json(tomllib.loads(text)))
    assert [f"{each.json_path}: {each.message}" for each in faults] == []


def test_a_field_is_explained_where_an_editor_looks(run: Run) -> None:
    schema = run("facts", "schema").json()
    person = schema["$defs"]["Person"]["properties"]
    assert person["born"]["title"] == "Born"
    assert person["born"]["description"] == "Date of birth."
    assert "age" not in person


@pytest.mark.parametrize(
    "table",
    [
        'motocross_titles = 14\nborn = 1965-08-06\nnicknames = ["Mr Dakar"]\ncountry = "FR"',
        'seat = { value = "driver", source = ["first", "later"], note = "since 2025" }',
        'championship_podiums = [{ value = 3 }, { value = 2, source = "first" }]',
        'born = { value = 1999-01-01, note = { en = "a", nl = "b", source = ["first", "later"] } }',
        'born = { value = 1999-01-01, note = ["Top", { en = "a", nl = "b", source = "later" }] }',
        "championship_podiums = [{ value = 3, valid_from = 2026-01-03 }, { value = 2 }]",
        'home_town = { pending = true, note = { en = "later", nl = "later" } }',
        'known_for = { en = "winner", nl = "winnaar" }',
        'known_for = { value = { en = "winner", nl = "winnaar" }, source = ["first", "later"] }',
        'highlights.first = { en = "winner", nl = "winnaar" }',
        'titles.first = { year = 2025, source = ["first", "later"] }',
        'career.dakar = { starts = 4, source = ["first", "later"] }',
    ],
)
def test_what_the_checker_takes_the_schema_takes(run: Run, facts_file: Write, table: str) -> None:
    text = f'[people.x]\nsource = ["first", "later"]\n{table}\n'
    text += '[events.dakar]\nsource = "first"\nname = "Dakar"\n'
    assert run("facts", "check", facts_file(text)).out.endswith("no findings\n")
    assert accepts(HEAD + text)


@pytest.mark.parametrize(
    "table",
    [
        'motocross_titles = "14"',
        "motocross_titles = 14.5",
        "motocross_titles = true",
        'motocross_titles = { value = "14" }',
        'championship_podiums = [{ value = 3 }, { value = "2" }]',
        'born = "6 August 1965"',
        'nicknames = "Mr Dakar"',
        'nicknames = ["Mr Dakar", 2]',
        'country = "France"',
        'seat = "pilot"',
        'known_for = "winner"',
        'known_for = { en = "winner" }',
        'known_for = { en = "winner", nl = "" }',
        'known_for = { en = "winner", nl = "winnaar", fr = "vainqueur" }',
        'name = ""',
        'name = { valeu = "x" }',
        'name = { note = "x" }',
        'name = { pending = true, value = "x" }',
        "name = { pending = false }",
        'name = { value = "x", note = "" }',
        "championship_podiums = [{ value = 3 }, 2]",
        'nmae = "x"',
        "age = 59",
        'titles = "many"',
        'Titles.first = "x"',
        "titles.Y2025 = { year = 2025 }",
    ],
)
def test_what_the_schema_rejects_the_checker_finds_too(
    run: Run, facts_file: Write, table: str
) -> None:
    text = f'[people.x]\nsource = ["first", "later"]\n{table}\n'
    assert run("facts", "check", facts_file(text)).code == 5
    assert not accepts(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 1\n",
        'format = 2\n[sources.a]\ntitle = "A"\npublisher = "P"\nkind = "press"\n',
        'format = 2\nsource = "a"\n',
        'format = 2\n[rounds.x]\nspecial = { value = 5, unit = "mi" }\n',
        'format = 2\n[stages.x_01]\ntime = "4h05"\n',
        'format = 2\n[brands.x]\nsource = 5\nname = "Defender"\n',
    ],
)
def test_the_schema_rejects_a_fault_anywhere_in_the_file(text: str) -> None:
    assert not accepts(text)
