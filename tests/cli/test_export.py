"""`facts export`: everything, in clothes that other tools read."""

import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DAYS, Run, Write, cell

TABLES = """\
[teams.defender]
source = "first"
name = "Works Team"
programme_length = 3

[people.price]
source = "first"
name = "Sara Price"
born = { value = 1992-09-23, source = ["later", "first"] }
aliases = ["Price"]
career.dakar.starts = [
  { value = 3, source = "later", note = { en = "with 2026", nl = "met 2026" } },
  { value = 2 },
]
known_for = { en = "stage winner", nl = "etappewinnaar" }

[cars.d7x_r]
source = "later"
name = "D7X-R"
specs.fuel_tank = { value = 550, unit = "L" }

[specs.fuel_tank]
source = "first"
group = "fuel"
label = { en = "Fuel tank", nl = "Tank" }

[events.dakar]
source = "first"
name = "Dakar Rally"

[rounds.dakar_2025]
source = "first"
event = "dakar"
season = 2025

[entries.dakar_2025_price]
source = "first"
round = "dakar_2025"
driver = "price"
co_driver = { pending = true, note = "later" }
position = { value = 4, source = "later" }
"""


def rows(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(sql).fetchall()


def test_json_has_every_source_and_every_statement(run: Run, facts_file: Write) -> None:
    exported = run("facts", "export", "--facts", facts_file(TABLES)).json()
    assert list(exported) == ["sources", "statements", "notes"]
    assert exported["sources"][1] == {
        "id": "later",
        "title": "Later report",
        "publisher": "Paper",
        "published": {"text": "2025-11", "precision": "month"},
        "not_before": None,
        "retrieved": None,
        "language": "en",
        "url": "https://example.org/later",
        "kind": "press",
        "copy_of": None,
    }
    stated: dict[str, list[Any]] = {}
    for each in exported["statements"]:
        stated.setdefault(each["key"], []).append((each["rank"], each["value"], each["source"]))
    assert list(stated) == [
        "teams.defender.name",
        "teams.defender.programme_length",
        "people.price.name",
        "people.price.aliases",
        "people.price.born",
        "people.price.known_for",
        "people.price.career.dakar.starts",
        "cars.d7x_r.name",
        "cars.d7x_r.specs.fuel_tank",
        "specs.fuel_tank.group",
        "specs.fuel_tank.label",
        "events.dakar.name",
        "rounds.dakar_2025.event",
        "rounds.dakar_2025.season",
        "entries.dakar_2025_price.round",
        "entries.dakar_2025_price.driver",
        "entries.dakar_2025_price.co_driver",
        "entries.dakar_2025_price.position",
    ]
    assert stated["people.price.career.dakar.starts"] == [
        (1, cell(number=3), "later"),
        (2, cell(number=2), "first"),
    ]
    assert stated["people.price.born"] == [
        (1, cell("1992-09-23"), "later"),
        (1, cell("1992-09-23"), "first"),
    ]
    assert stated["teams.defender.programme_length"] == [(1, cell(number=3, unit="years"), "first")]
    assert stated["entries.dakar_2025_price.driver"] == [
        (1, cell("Sara Price", id="price"), "first")
    ]
    assert stated["entries.dakar_2025_price.co_driver"] == [(1, None, "first")]
    assert exported["notes"] == [
        {
            "key": "people.price.career.dakar.starts",
            "rank": 1,
            "note": {"en": "with 2026", "nl": "met 2026"},
            "source": "later",
        },
        {
            "key": "entries.dakar_2025_price.co_driver",
            "rank": 1,
            "note": {"en": "later", "nl": "later"},
            "source": "first",
        },
    ]


def test_json_of_the_shipped_facts_has_every_key_of_the_file(run: Run) -> None:
    exported = run("facts", "export", "--format", "json").json()
    file = Path(run("facts", "path").out.strip())
    raw = tomllib.loads(file.read_text("utf-8"))
    assert [each["id"] for each in exported["sources"]] == list(raw["sources"])
    assert {each["key"] for each in exported["statements"]} == set(_keys(raw))


def _keys(table: dict[str, Any], prefix: str = "") -> list[str]:
    """Return the keys of a file's facts, recognised by their shape, without the schema."""
    found = []
    for name, value in table.items():
        key = f"{prefix}{name}"
        if name in ("source", "format") or key == "sources":
            continue
        is_value = not isinstance(value, dict) or {"value", "pending", "en"} & set(value)
        found += [key] if is_value else _keys(value, f"{key}.")
    return found


@pytest.mark.parametrize("shipped", [True, False])
def test_toml_reads_back_equal(
    run: Run,
    facts_file: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shipped: bool,
) -> None:
    # After the newest source: the export names all of them.
    monkeypatch.setenv("DEFENDER_TODAY", DAYS[-1])
    options = () if shipped else ("--facts", facts_file(TABLES))
    exported = tmp_path / "exported.toml"
    done = run("facts", "export", "--format", "toml", "--output", exported, *options)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert run("facts", "check", exported).code == 0
    again = run("facts", "export", "--facts", exported)
    assert again.out == run("facts", "export", *options).out


def test_an_export_of_a_day_holds_what_was_known_on_it(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    file = facts_file(TABLES)
    then = run("facts", "export", "--as-of", "2025-05-07", "--facts", file).json()
    assert [source["id"] for source in then["sources"]] == ["first"]
    facts = {each["key"]: (each["value"], each["source"]) for each in then["statements"]}
    assert facts["people.price.career.dakar.starts"] == (cell(number=2), "first")
    assert facts["people.price.born"] == (cell("1992-09-23"), "first")
    assert "entries.dakar_2025_price.driver" in facts
    assert "entries.dakar_2025_price.position" not in facts
    # A spec is not exported before a car is known to have it.
    assert not [key for key in facts if key.startswith(("cars.", "specs."))]


def test_sqlite_has_a_table_for_each_collection(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    database = tmp_path / "facts.db"
    file = facts_file(TABLES)
    done = run("facts", "export", "--format", "sqlite", "-o", database, "--facts", file)
    assert (done.code, done.out, done.err) == (0, "", "")
    tables = {name for (name,) in rows(database, "select name from pragma_table_list where strict")}
    assert tables >= {"teams", "people", "people_career", "cars_specs", "sources", "statements"}
    assert rows(database, "select id, driver_id, co_driver_id, position from entries") == [
        ("dakar_2025_price", "price", None, 4)
    ]
    assert rows(database, "select id, name, born, known_for_en, known_for_nl from people") == [
        ("price", "Sara Price", "1992-09-23", "stage winner", "etappewinnaar")
    ]
    assert rows(database, "select people_id, id, starts from people_career") == [
        ("price", "dakar", 3)
    ]
    assert rows(database, "select * from cars_specs where value > 500") == [
        ("d7x_r", "fuel_tank", 550, "L", None, None)
    ]
    assert rows(database, "select programme_length, programme_length_unit from teams") == [
        (3, "years")
    ]


@pytest.mark.parametrize("day", DAYS)
def test_every_reference_of_the_database_leads_to_a_row(run: Run, tmp_path: Path, day: str) -> None:
    database = tmp_path / "facts.db"
    exported = ("facts", "export", "--format", "sqlite", "--output", database)
    assert run(*exported, "--as-of", day).code == 0
    assert rows(database, "pragma foreign_key_check") == []


def test_sqlite_of_the_shipped_facts_has_every_record(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # After the newest source: the export has what is known on the day.
    monkeypatch.setenv("DEFENDER_TODAY", DAYS[-1])
    database = tmp_path / "facts.db"
    assert run("facts", "export", "--format", "sqlite", "--output", database).code == 0
    raw = tomllib.loads(Path(run("facts", "path").out.strip()).read_text("utf-8"))
    for table in set(raw) - {"format", "checked"}:
        records = set(raw[table]) - {"source"}
        assert {id for (id,) in rows(database, f"select id from {table}")} == records
    standings = [id for id, result in raw["results"].items() if "standings" in result]
    found = rows(database, "select distinct results_id from results_standings")
    assert {id for (id,) in found} == set(standings)


def test_sqlite_tells_the_sources_of_each_statement(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    database = tmp_path / "facts.db"
    file = facts_file(TABLES)
    run("facts", "export", "--format", "sqlite", "--output", database, "--facts", file)
    found = rows(
        database,
        """
        select rank, value, coalesce(published, not_before)
        from statements join sources on sources.id = statements.source
        where key = 'people.price.career.dakar.starts' order by rank
        """,
    )
    assert found == [(1, 3, "2025-11"), (2, 2, "2025-05-07")]


def test_sqlite_tells_the_sources_of_each_note(run: Run, facts_file: Write, tmp_path: Path) -> None:
    database = tmp_path / "facts.db"
    own = '{ en = "a paper says 13", nl = "een krant zegt 13", source = "later" }'
    note = f'["counted", {own}]'
    file = facts_file(
        f'[people.x]\ncareer.dakar.wins = {{ value = 14, source = "first", note = {note} }}\n'
    )
    run("facts", "export", "--format", "sqlite", "--output", database, "--facts", file)
    found = rows(database, "select key, rank, note_en, source from notes")
    assert found == [
        ("people.x.career.dakar.wins", 1, "counted", "first"),
        ("people.x.career.dakar.wins", 1, "a paper says 13", "later"),
    ]


@pytest.mark.parametrize("format", ["json", "toml", "sqlite"])
def test_an_export_never_overwrites_a_file(run: Run, tmp_path: Path, format: str) -> None:
    file = tmp_path / "mine"
    file.write_text("mine", encoding="utf-8")
    done = run("facts", "export", "--format", format, "--output", file)
    assert (done.code, done.out) == (2, "")
    assert f"{file} exists already" in done.err
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize("format", ["json", "toml", "sqlite"])
def test_a_file_that_cannot_be_made_is_an_error(run: Run, tmp_path: Path, format: str) -> None:
    file = tmp_path / "no" / "such" / "folder"
    done = run("facts", "export", "--format", format, "--output", file)
    assert (done.code, done.out) == (2, "")
    assert f"cannot write {file}: no such file or directory" in done.err


def test_sqlite_wants_a_file_to_write_to(run: Run) -> None:
    done = run("facts", "export", "--format", "sqlite")
    assert (done.code, done.out) == (2, "")
    assert "try: --format sqlite --output facts.db" in done.err


def test_control_characters_in_facts_are_escaped(run: Run, facts_file: Write) -> None:
    file = facts_file(
        '[teams.defender]\nsource = ["first", "later"]\nname = "a\\u001b[31m\\u202eb\\u0085"\n'
    )
    as_json = run("facts", "export", "--facts", file)
    as_toml = run("facts", "export", "--format", "toml", "--facts", file)
    for out in (as_json.out, as_toml.out):
        assert not {"\x1b", "\u202e", "\x85"} & set(out)
    [first, _] = as_json.json()["statements"]
    assert first["value"] == cell("a\x1b[31m\u202eb\x85")
    assert (
        tomllib.loads(as_toml.out)["teams"]["defender"]["name"]["value"] == "a\x1b[31m\u202eb\x85"
    )
