"""The whole fact base in other clothes: JSON, TOML, SQLite."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.read import FORMAT
from defender_cli.facts.statements import Answer, Fact, Note, Statement, Tree, facts_in
from defender_cli.facts.view import View
from defender_cli.i18n.escape import visible_json
from defender_cli.render.json import encode, plain
from defender_cli.schema import FACTS, Field, Source, fields
from defender_cli.schema.types import PartialDate, Quantity, SpecValue, Text


def known_part(known: AsOf) -> FactBase:
    """Return the book with only the statements, and the sources, known on the day."""
    tree = _pruned(known, known.book.tree)
    return FactBase(tree, known.book.files)


def _pruned(known: AsOf, tree: Tree) -> Tree:
    kept: Tree = {}
    for name, node in tree.items():
        below = _known_statements(known, node) if isinstance(node, Fact) else _pruned(known, node)
        if below:
            kept[name] = below
    stated = (fact for fact in facts_in(kept) if not fact.field.structural)
    # What only arranges a record says nothing where the record is not known yet.
    return kept if any(stated) else {}


def _known_statements(known: AsOf, fact: Fact) -> Fact | None:
    statements = tuple(
        msgspec.structs.replace(each, sources=known.sources(each.sources), notes=known.notes(each))
        for each in fact.statements
        if known.states(fact, each)
    )
    return Fact(fact.key, fact.field, statements) if statements else None


def as_json(book: FactBase) -> str:
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
        "notes": [
            {**plain(note.text), "sources": list(note.sources or statement.sources)}
            for note in statement.notes
        ],
        "pending": statement.pending,
        "valid_from": plain(statement.valid_from),
    }


def as_toml(book: FactBase) -> str:
    """Return the fact base as a fact file that reads back equal."""
    import tomli_w

    # TOML escapes as JSON does; control characters stand in strings only.
    return visible_json(tomli_w.dumps({"format": FORMAT, **_table(book.tree)}))


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
    if statement.valid_from:
        described["valid_from"] = statement.valid_from
    if statement.notes:
        notes = [_raw_note(each) for each in statement.notes]
        described["note"] = notes if len(notes) > 1 else notes[0]
    return described


def _raw_note(note: Note) -> dict[str, Any]:
    text = {"en": note.text.en, "nl": note.text.nl}
    return {**text, "source": list(note.sources)} if note.sources else text


def _raw_value(field: Field, value: object) -> Any:
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, str) and field.hint is PartialDate and len(value) == len("2025-07-17"):
        return date.fromisoformat(value)
    return list(value) if isinstance(value, tuple) else value


def as_sqlite(known: AsOf, book: FactBase, file: Path, force: bool = False) -> None:
    """Write a SQLite database: a table for each collection, and all statements.

    The collections hold what was known on the day; lists and prose are JSON.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    with _in_place_of(file, force) as new:
        try:
            with closing(sqlite3.connect(new)) as database, database:
                for sheet in _sheets(known, book):
                    database.execute(sheet.statement)
                    marks = ", ".join("?" * len(sheet.columns))
                    database.executemany(f'INSERT INTO "{sheet.name}" VALUES ({marks})', sheet.rows)
        except sqlite3.Error as error:
            raise _unwritable(file, str(error)) from None


def write(text: str, file: Path, force: bool = False) -> None:
    """Write a text to a file.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    with _in_place_of(file, force) as new:
        new.write_text(text, encoding="utf-8")


@contextmanager
def _in_place_of(file: Path, force: bool) -> Iterator[Path]:
    """Yield a file to write that takes the place of another when it is complete.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    if not force and os.path.lexists(file):
        raise UsageError(
            f"{file} exists already", input=str(file), hint="name a new file, or add --force"
        )
    new = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        try:
            yield new
            os.replace(new, file)
        finally:
            new.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _unwritable(file, getattr(error, "strerror", None) or str(error)) from None


def _unwritable(file: Path, reason: str) -> UsageError:
    return UsageError(
        f"cannot write {file}: {reason[:1].lower()}{reason[1:]}",
        input=str(file),
        hint="name a file in a folder that exists and that you may write to",
    )


_CITES = ', FOREIGN KEY ("source") REFERENCES "sources" ("id")'


class _Sheet(msgspec.Struct, frozen=True):
    """A table to be: the first `keys` columns tell its rows apart; `more` constrains it."""

    name: str
    columns: list[str]
    rows: list[list[Any]]
    keys: int = 0
    more: str = ""

    @property
    def statement(self) -> str:
        """The SQL that creates the table."""
        quoted = [f'"{column}"' for column in self.columns]
        primary = f", PRIMARY KEY ({', '.join(quoted[: self.keys])})" if self.keys else ""
        return f'CREATE TABLE "{self.name}" ({", ".join(quoted)}{primary}{self.more})'


def _sheets(known: AsOf, book: FactBase) -> Iterator[_Sheet]:
    for name, field in fields(FACTS).items():
        if field.shape == "collection" and name != "sources":
            views = known.views(name)
            yield from _collection(name, ("id",), [((view.id,), view) for view in views])
        elif field.shape == "record" and (found := known.find(name)):
            yield from _collection(name, (), [((), found)])
    sources = [[id, *msgspec.structs.astuple(each)] for id, each in book.sources.items()]
    columns = ["id", *Source.__struct_fields__]
    yield _Sheet("sources", columns, [list(map(_sql, each)) for each in sources], keys=1)
    yield _Sheet(
        "statements",
        ["key", "rank", "value", "unit", "pending", "valid_from", "source"],
        list(_statements(book)),
        more=_CITES,
    )
    yield _Sheet("notes", ["key", "rank", "note", "source"], list(_notes(book)), more=_CITES)


def _collection(
    name: str, ids: tuple[str, ...], rows: list[tuple[tuple[str, ...], View]]
) -> Iterator[_Sheet]:
    """Yield a table for the records in `rows`, and one for each collection below them.

    `ids` are the columns that tell the records apart, with their values in `rows`.
    """
    if not rows:
        return
    _, first = rows[0]
    values = {each: field for each, field in first.fields.items() if field.shape != "collection"}
    columns = [column for each, field in values.items() for column in _columns(each, field)]
    yield _Sheet(
        name,
        [*ids, *columns],
        [[*key, *_cells(view, values)] for key, view in rows],
        keys=len(ids),
    )
    above = tuple(f"{name}_id" if each == "id" else each for each in ids)
    for child, field in first.fields.items():
        if field.shape == "collection":
            below = [((*key, each.id), each) for key, view in rows for each in _below(view, child)]
            yield from _collection(f"{name}_{child}", (*above, "id"), below)


def _columns(name: str, field: Field) -> tuple[str, ...]:
    """Return the columns of a field: its own, and one for the unit where there can be one."""
    return (name, f"{name}_unit") if field.hint in (Quantity, SpecValue) else (name,)


def _cells(view: View, values: dict[str, Field]) -> Iterator[Any]:
    for name, field in values.items():
        yield _cell(view, name)
        if len(_columns(name, field)) > 1:
            value = view.value(name)
            yield value.unit if isinstance(value, Quantity) else None


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


def _statements(book: FactBase) -> Iterator[list[Any]]:
    for fact in book.facts():
        for rank, each in enumerate(fact.statements, 1):
            unit = each.value.unit if isinstance(each.value, Quantity) else None
            value, first = _sql(each.value), _sql(each.valid_from)
            for source in each.sources or (None,):
                yield [fact.key, rank, value, unit, each.pending, first, source]


def _notes(book: FactBase) -> Iterator[list[Any]]:
    for fact in book.facts():
        for rank, each in enumerate(fact.statements, 1):
            for note in each.notes:
                for source in note.sources or each.sources or (None,):
                    yield [fact.key, rank, _sql(note.text), source]
