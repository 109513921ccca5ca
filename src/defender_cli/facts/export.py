"""The whole fact base in other clothes: JSON, TOML, SQLite."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.book import FactBook
from defender_cli.facts.known import Known
from defender_cli.facts.read import FORMAT
from defender_cli.facts.statements import Answer, Fact, Statement, Tree
from defender_cli.facts.view import View
from defender_cli.formats.jsonish import encode, plain
from defender_cli.model import Facts, Field, Source, fields
from defender_cli.model.values import PartialDate, Quantity, Text


def as_json(book: FactBook) -> str:
    """Return every source and every statement as one JSON document."""
    sources = [
        {"id": id, **{name: plain(value) for name, value in msgspec.structs.asdict(source).items()}}
        for id, source in book.sources.items()
    ]
    facts = [
        {"key": fact.key, "statements": [_statement(each) for each in fact.statements]}
        for fact in book.facts()
    ]
    return encode({"format": FORMAT, "sources": sources, "facts": facts})


def _statement(statement: Statement) -> dict[str, Any]:
    value = statement.value
    unit = value.unit if isinstance(value, Quantity) else None
    return {
        "value": value.value if isinstance(value, Quantity) else plain(value),
        "unit": unit,
        "sources": list(statement.sources),
        "note": plain(statement.note),
        "pending": statement.pending,
    }


def as_toml(book: FactBook) -> str:
    """Return the fact base as a fact file that reads back equal."""
    import tomli_w

    return tomli_w.dumps({"format": FORMAT, **_table(book.tree)})


def _table(tree: Tree) -> dict[str, Any]:
    return {
        name: _history(node) if isinstance(node, Fact) else _table(node)
        for name, node in tree.items()
    }


def _history(fact: Fact) -> Any:
    stated = [_raw(fact, each) for each in fact.statements]
    return stated[0] if len(stated) == 1 else stated


def _raw(fact: Fact, statement: Statement) -> Any:
    value = statement.value
    unit = value.unit if isinstance(value, Quantity) else None
    raw = _raw_value(fact.field, value.value if isinstance(value, Quantity) else value)
    if not statement.sources:
        return raw
    described: dict[str, Any] = {"pending": True} if statement.pending else {"value": raw}
    if unit:
        described["unit"] = unit
    described["source"] = list(statement.sources)
    if statement.note:
        described["note"] = _raw_value(fact.field, statement.note)
    return described


def _raw_value(field: Field, value: object) -> Any:
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, str) and field.hint is PartialDate and len(value) == len("2025-07-17"):
        return date.fromisoformat(value)
    return list(value) if isinstance(value, tuple) else value


def as_sqlite(known: Known, file: Path) -> None:
    """Write a new SQLite database: a table for each collection, and all statements.

    The collections hold what was known on the day; lists and prose are JSON.

    Raises:
        UsageError: the file exists, or cannot be made.
    """
    if file.exists():
        raise UsageError(
            f"{file} exists already", input=str(file), hint="name a new file, or delete it first"
        )
    try:
        with closing(sqlite3.connect(file)) as database, database:
            for name, keys, columns, rows in _tables(known):
                listed = ", ".join(f'"{column}"' for column in columns)
                unique = ", ".join(f'"{column}"' for column in columns[:keys])
                primary = f", PRIMARY KEY ({unique})" if keys else ""
                database.execute(f'CREATE TABLE "{name}" ({listed}{primary})')
                marks = ", ".join("?" * len(columns))
                database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    except sqlite3.OperationalError as error:
        file.unlink(missing_ok=True)
        raise UsageError(f"cannot write {file}: {error}", input=str(file)) from None


_Sheet = tuple[str, int, list[str], list[list[Any]]]
"""A table: its name, how many columns tell its rows apart, its columns, its rows."""


def _tables(known: Known) -> Iterator[_Sheet]:
    for name, field in fields(Facts).items():
        if field.shape == "collection" and name != "sources":
            views = known.views(name)
            yield from _sheets(name, ("id",), [((view.id,), view) for view in views])
        elif field.shape == "record" and (found := known.find(name)):
            yield from _sheets(name, (), [((), found)])
    sources = [
        {"id": id, **msgspec.structs.asdict(each)} for id, each in known.book.sources.items()
    ]
    yield (
        "sources",
        1,
        ["id", *Source.__struct_fields__],
        [list(map(_sql, each.values())) for each in sources],
    )
    columns = ["key", "rank", "value", "unit", "pending", "note", "source"]
    yield "statements", 0, columns, list(_statements(known.book))


def _sheets(
    name: str, ids: tuple[str, ...], rows: list[tuple[tuple[str, ...], View]]
) -> Iterator[_Sheet]:
    """Yield a table for the records in `rows`, and one for each collection below them.

    `ids` are the columns that tell the records apart, with their values in `rows`.
    """
    if not rows:
        return
    _, first = rows[0]
    values = [each for each, field in first.fields.items() if field.shape in ("value", "map")]
    yield (
        name,
        len(ids),
        [*ids, *values],
        [[*key, *(_cell(view, each) for each in values)] for key, view in rows],
    )
    above = tuple(f"{name}_id" if each == "id" else each for each in ids)
    for child, field in first.fields.items():
        if field.shape == "collection":
            below = [((*key, each.id), each) for key, view in rows for each in _below(view, child)]
            yield from _sheets(f"{name}_{child}", (*above, "id"), below)


def _below(view: View, name: str) -> tuple[View, ...]:
    cell = view.cells[name]
    return cell if isinstance(cell, tuple) else ()


def _cell(view: View, name: str) -> Any:
    cell = view.cells[name]
    if isinstance(cell, dict):
        return msgspec.json.encode({id: plain(each.value) for id, each in cell.items()}).decode()
    return _sql(cell.value) if isinstance(cell, Answer) else None


def _sql(value: object) -> Any:
    value = plain(value)
    if isinstance(value, dict) and set(value) == {"value", "unit"}:
        return value["value"]
    if isinstance(value, dict) and set(value) == {"id", "name"}:
        return value["id"]
    return msgspec.json.encode(value).decode() if isinstance(value, dict | list) else value


def _statements(book: FactBook) -> Iterator[list[Any]]:
    for fact in book.facts():
        for rank, each in enumerate(fact.statements, 1):
            unit = each.value.unit if isinstance(each.value, Quantity) else None
            note = _sql(each.note)
            for source in each.sources or (None,):
                yield [fact.key, rank, _sql(each.value), unit, each.pending, note, source]
