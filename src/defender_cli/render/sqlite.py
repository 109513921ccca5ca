"""The fact base as a SQLite database, for `sqlite3` and Datasette.

A table for each collection and each table below its records, with typed columns: those of
`schema.encoding`, but that a reference has its id alone and is a foreign key. Lists are JSON.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import Cell, View
from defender_cli.render import export
from defender_cli.schema import FACTS, Field, fields
from defender_cli.schema.encoding import encoded, parts_of

_TYPES: dict[object, str] = {int: "INTEGER", bool: "INTEGER", float: "REAL"}
_CITING = ("source", "copy_of")
"""Columns that hold the id of a source."""

Key = tuple[str, ...]


class _Column(msgspec.Struct, frozen=True):
    """A column of a table: the part of the value it holds, its type, the table it refers to."""

    name: str
    part: str = ""
    type: str = "TEXT"
    target: str | None = None


class _Sheet(msgspec.Struct, frozen=True):
    """A table to be: the first `keys` columns tell its rows apart; `above` is its parent."""

    name: str
    columns: Sequence[_Column]
    rows: list[list[Any]]
    keys: int = 0
    above: str = ""

    @property
    def statements(self) -> Iterator[str]:
        """The SQL that creates the table and an index on each of its references."""
        names = [f'"{each.name}"' for each in self.columns]
        lines = [f"{name} {each.type}" for name, each in zip(names, self.columns, strict=True)]
        if self.keys:
            lines.append(f"PRIMARY KEY ({', '.join(names[: self.keys])})")
        if self.above:
            ids = [*(f'"{each.name}"' for each in self.columns[: self.keys - 2]), '"id"']
            inner = ", ".join(names[: self.keys - 1])
            lines.append(f'FOREIGN KEY ({inner}) REFERENCES "{self.above}" ({", ".join(ids)})')
        targets = {each.name: each.target for each in self.columns if each.target}
        lines += (
            f'FOREIGN KEY ("{name}") REFERENCES "{target}" ("id")'
            for name, target in targets.items()
        )
        yield f'CREATE TABLE "{self.name}" ({", ".join(lines)}) STRICT'
        for name in (*targets, *(["key"] if '"key"' in names else [])):
            yield f'CREATE INDEX "{self.name}_{name}" ON "{self.name}" ("{name}")'


def write(facts: AsOf, base: FactBase, file: Path, force: bool = False) -> None:
    """Write what was known on the day as tables, and all sources, statements and notes.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    with export.in_place_of(file, force) as new:
        try:
            with closing(sqlite3.connect(new)) as database, database:
                for sheet in _complete(list(_sheets(facts, base))):
                    for statement in sheet.statements:
                        database.execute(statement)
                    marks = ", ".join("?" * len(sheet.columns))
                    database.executemany(f'INSERT INTO "{sheet.name}" VALUES ({marks})', sheet.rows)
        except sqlite3.Error as error:
            raise export.unwritable(file, str(error)) from None


def _complete(sheets: list[_Sheet]) -> list[_Sheet]:
    """Add a row for each record that others name and of which nothing else is known that day."""
    named: dict[str, dict[str, None]] = {}
    for sheet in sheets:
        for at, column in enumerate(sheet.columns):
            if column.target:
                ids = (row[at] for row in sheet.rows if row[at] is not None)
                named.setdefault(column.target, {}).update(dict.fromkeys(ids))
    for sheet in sheets:
        there = {row[0] for row in sheet.rows}
        missing = (id for id in named.get(sheet.name, ()) if id not in there)
        sheet.rows.extend([id, *[None] * (len(sheet.columns) - 1)] for id in missing)
    return sheets


def _sheets(facts: AsOf, base: FactBase) -> Iterator[_Sheet]:
    for name, field in fields(FACTS).items():
        if field.shape == "collection" and field.record and name != "sources":
            ids = (_Column("id", target=field.keyed),)
            found = [((view.id,), view) for view in facts.views(name)]
            yield from _table(name, ids, fields(field.record), found)
    for name, record, listed in export.tables(facts, base):
        keys = 1 if name == "sources" else 0
        columns = [
            msgspec.structs.replace(column, target="sources" if column.name in _CITING else None)
            for field in fields(record).values()
            for column in _columns(field)
        ]
        rows = [list(_values(view, fields(record))) for view in listed]
        yield _Sheet(name, columns, rows, keys)


def _table(
    name: str,
    ids: tuple[_Column, ...],
    known_fields: dict[str, Field],
    rows: Sequence[tuple[Key, View]],
    above: str = "",
) -> Iterator[_Sheet]:
    """Yield a table for the records in `rows`, and one for each table below them.

    `ids` are the columns that tell the records apart, with their values in `rows`.
    """
    plain = {each: field for each, field in known_fields.items() if field.shape == "value"}
    columns = [*ids, *(column for field in plain.values() for column in _columns(field))]
    cells = [[*key, *_values(view, plain)] for key, view in rows]
    yield _Sheet(name, columns, cells, len(ids), above)
    outer = (*ids[:-1], _Column(f"{name}_id"))
    for child, field in known_fields.items():
        if field.shape == "value":
            continue
        inner = (*outer, _Column("id", target=field.keyed))
        if field.record is None:
            value = msgspec.structs.replace(field, name="value")
            yield _Sheet(
                f"{name}_{child}",
                [*inner, *_columns(value)],
                [
                    [*key, id, *_split(answer, value)]
                    for key, view in rows
                    for id, answer in _entries(view.cells[child])
                ],
                len(inner),
                name,
            )
        else:
            below = [
                ((*key, each.id), each) for key, view in rows for each in _below(view.cells[child])
            ]
            yield from _table(f"{name}_{child}", inner, fields(field.record), below, name)


def _columns(field: Field) -> list[_Column]:
    """Return the columns of a value: one for each part of it."""
    if field.many:
        return [_Column(field.name)]
    if field.targets:
        return [_Column(f"{field.name}_id", "id", target=field.targets[0])]
    parts = parts_of(field.hint)
    if not parts:
        return [_Column(field.name, type=_TYPES.get(field.hint, "TEXT"))]
    return [
        _Column(f"{field.name}{each.ending}", part, _TYPES.get(each.hint, "TEXT"))
        for part, each in parts.items()
    ]


def _values(view: View, known_fields: dict[str, Field]) -> Iterator[Any]:
    for name, field in known_fields.items():
        yield from _split(view.answer(name), field)


def _split(answer: Answer | None, field: Field) -> Iterator[Any]:
    """Yield the value of each column of an answer."""
    form = encoded(answer.value, field.hint, answer.field.hint) if answer else None
    for column in _columns(field):
        value = form.get(column.part) if column.part and form is not None else form
        if isinstance(value, dict | list):
            value = msgspec.json.encode(value).decode()
        yield value.isoformat() if isinstance(value, date) else value


def _entries(cell: Cell) -> Iterator[tuple[str, Answer]]:
    yield from cell.items() if isinstance(cell, dict) else ()


def _below(cell: Cell) -> tuple[View, ...]:
    return cell if isinstance(cell, tuple) else ()
