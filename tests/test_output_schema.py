"""`schema`: every answer in JSON is as the schema of its command says."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from typer.main import get_command

from defender_cli.cli.app import app
from defender_cli.cli.commands.schema import outputs
from defender_cli.render.jsonschema import schema
from defender_cli.report import Rows, Sections
from defender_cli.schema import FACTS
from tests.conftest import DAYS, HEAD, TWO_SEASONS, Run, Write

OUTPUTS = outputs(get_command(app))
HERE = Path(__file__).parent
OVERLAYS = (
    'format = 2\n[sources.me]\ntitle = "Notes"\npublisher = "Me"\npublished = 2025-12-01\n'
    'language = "en"\nkind = "personal"\n'
    '[cars.t1.specs]\nsource = "me"\ntank = "911"\n',
    'format = 2\n[cars.t1.specs]\nsource = "me"\n'
    'tank = { value = 500, unit = "L", note = { en = "measured", nl = "gemeten" } }\n',
)
LINES = {
    "overview": [""],
    "team": ["", "people", "partners", "brand", "quotes", "release", "tests"],
    "drivers": ["", "roux", "vidal", "--season 2026", "--where number=0", "--sort -number"],
    "car": [""],
    "car specs": ["", "fuel", "--compare", "--where label~zzz", "--limit 1"],
    "schedule": ["", "desert", "--next", "--season 2027", "--where start>2030", "--limit 1"],
    "results": ["", "desert", "desert --stages", "desert 1", "--where number=0"],
    "standings": ["", "--where position=0", "--limit 1"],
    "category": [""],
    "timeline": ["", "--where date<1900"],
    "get": ["people.roux.name", "people.roux", "cars", "rounds", "people.roux.name cars.t1.name"],
    "search": ["desert", "zzzz", "tank --limit 1"],
    "ask": ["how many drivers are there", "who is the driver"],
    "sources": ["", "launch", "people.roux", "cars.t1.specs", "--limit 1"],
    "explain": ["", "rounds", "people.roux.age", "cars.t1.specs.tank", "stages.time"],
    "facts check": ["", f"{HERE}/facts/sound.toml"],
    "facts path": [""],
    "facts disputed": [""],
    "facts export": ["", "--as-of 2025-12-01"],
    "facts diff": ["", "--since 1989-01-01"],
}
ARGUMENTS = {
    "get": "people",
    "search": "dakar",
    "ask": "how big is the fuel tank",
    "facts diff": "--since 2025-05-07",
    "facts set": "people.peterhansel.career.dakar.wins 15 --dry-run",
    "facts import": f"{HERE}/portugal_2026.csv --round portugal_2026 --source jlr-nl-2025-05-07",
}
ANSWERED = {0, 5}
"""Statuses that come with an answer; on some days some of these are unknown."""


@cache
def validator(command: str) -> Any:
    found = schema(command, OUTPUTS[command])
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(command: str, answer: Any) -> list[str]:
    found = validator(command).iter_errors(answer)
    return [f"{each.json_path}: {each.message[:300]}" for each in found]


@pytest.mark.parametrize("day", [*DAYS, "1990-01-01"])
@pytest.mark.parametrize("command", LINES)
def test_every_answer_is_as_its_schema_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, day: str
) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", day)
    files = [TWO_SEASONS]
    for at, text in enumerate(OVERLAYS):
        files.append(tmp_path / f"{at}.toml")
        files[-1].write_text(text, encoding="utf-8")
    layers = [part for file in files for part in ("--facts", str(file))]
    for line in LINES[command]:
        words = [] if command == "overview" else command.split()
        done = run(*words, *line.split(), "--json", *layers)
        if done.code in ANSWERED:
            assert faults(command, done.json()) == [], line
        else:
            assert done.code == 3, (line, done.err)


def test_the_outcome_of_a_round_with_stages_alone_is_as_its_schema_says(
    run: Run, facts_file: Write
) -> None:
    facts = """
[rounds.desert_2026]
source = "first"
season = 2026
[stages.desert_2026_01]
source = "first"
round = "desert_2026"
number = 1
label = { en = "Stage 1", nl = "Etappe 1" }
winner = "roux"
[people.roux]
source = "first"
name = "Émile Roux"
"""
    done = run("results", "desert_2026", "--json", "--facts", facts_file(facts))
    assert faults("results", done.json()) == []
    assert done.json()["standings"] == []


@pytest.mark.parametrize("command", [*LINES, "facts set", "facts import"])
def test_answers_of_the_shipped_facts_are_as_their_schemas_say(run: Run, command: str) -> None:
    words = [] if command == "overview" else command.split()
    done = run(*words, *ARGUMENTS.get(command, "").split(), "--json")
    assert faults(command, done.json()) == []


def test_every_command_with_json_has_a_schema_with_a_version(run: Run) -> None:
    assert run("schema").out.split("\n")[:-1] == list(OUTPUTS)
    for command in OUTPUTS:
        found = json.loads(run("schema", *command.split()).out)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert found["$id"].endswith(":1.0")


def json_type(found: dict[str, Any]) -> str:
    """Return the JSON type of a value: its plain type, or the parts of an object."""
    if "anyOf" in found:
        [found] = [each for each in found["anyOf"] if each != {"type": "null"}]
    if "$ref" in found:
        return str(found["$ref"])
    if found.get("type") == "array":
        return f"list of {json_type(found['items'])}"
    if "properties" in found:
        return " and ".join(found["properties"])
    if found.get("type") == "object":
        return f"map of {json_type(found['additionalProperties'])}"
    kind = "string" if "enum" in found else str(found["type"])
    return "number" if kind == "integer" else f"{kind} {found.get('format', '')}".rstrip()


def records_in(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the properties of each record of a schema, but for those that are sections."""
    if isinstance(found, dict):
        if "description" in found and "properties" in found:
            yield found["properties"]
        for each in found.values():
            yield from records_in(each)
    elif isinstance(found, list):
        for each in found:
            yield from records_in(each)


def test_a_field_has_one_type_in_all_records_of_all_commands() -> None:
    tables = {name: Rows(field.record) for name, field in FACTS.fields.items() if field.record}
    types = defaultdict(set)
    for command, written in [*OUTPUTS.items(), ("tables", (Sections(dict(tables)),))]:
        for properties in records_in(schema(command, written)):
            for name, each in properties.items():
                types[name].add(json_type(each))
    assert len(types) > 200
    assert {name: each for name, each in types.items() if len(each) > 1} == {}


def test_a_section_is_of_the_same_records_in_all_commands() -> None:
    records = defaultdict(set)
    for written in OUTPUTS.values():
        for output in written:
            for name, part in output.parts.items() if isinstance(output, Sections) else ():
                records[name].add((type(part), part.record.name))
    assert "team" in records
    assert {name: each for name, each in records.items() if len(each) > 1} == {}


@pytest.mark.parametrize("command", LINES)
def test_a_table_has_the_same_columns_with_and_without_rows(
    run: Run, tmp_path: Path, command: str
) -> None:
    # The columns of `car specs` are the cars, which are no rows of it.
    cars = """
[teams.alpha]
source = "first"
car = "t1"
[cars]
t1 = { source = "first", name = "Alpha T1" }
road = { source = "first", name = "Alpha Road" }
"""
    empty = tmp_path / "empty.toml"
    empty.write_text(HEAD + cars if command == "car specs" else "format = 2\n", encoding="utf-8")
    words = [] if command == "overview" else command.split()
    for line in LINES[command]:
        asked = [*words, *line.split(), "--format", "csv"]
        answers = [run(*asked, "--facts", str(file)) for file in (TWO_SEASONS, empty)]
        headings = {done.out.split("\r\n")[0] for done in answers if done.out}
        assert len(headings) < 2, line
        assert "" not in headings, line


def test_an_answer_of_another_shape_is_refused() -> None:
    assert faults("drivers", [{"id": "x"}]) != []
    assert faults("get", {"key": "x", "value": 5}) != []
    assert faults("car specs", "words") != []


def test_a_command_without_a_schema_is_not_found(run: Run) -> None:
    done = run("schema", "driver")
    assert (done.code, done.out) == (3, "")
    assert "drivers" in done.err
    for empty in ("", " "):
        assert run("schema", empty).code == 2
