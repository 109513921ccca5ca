"""The whole fact base as one JSON document or one SQLite database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.read import FORMAT
from defender_cli.facts.statements import Answer, Fact, Statement, Tree
from defender_cli.facts.view import View
from defender_cli.render.json import encode, plain
from defender_cli.schema import FACTS, Field, Source, fields
from defender_cli.schema.types import Quantity, SpecValue


def known_part(known: AsOf) -> FactBase:
    """Return the book with only the statements, and the sources, known on the day."""
    tree = _pruned(known, known.book.tree)
    return FactBase(tree, known.book.files)


def _pruned(known: AsOf, tree: Tree, key: str = "") -> Tree:
    kept: Tree = {}
    for name, node in tree.items():
        below = (
            _known_statements(known, node)
            if isinstance(node, Fact)
            else _pruned(known, node, f"{key}.{name}" if key else name)
        )
        if below:
            kept[name] = below
    # What only arranges a record says nothing where the record is not known yet.
    is_collection = key in known.book.tables
    return kept if is_collection or known.exists(key) else {}


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
    """Yield an empty file to write that takes the place of another when it is complete.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    if os.path.exists(file) and not file.is_file():
        # A device or a pipe would be replaced, not written to.
        raise UsageError(
            f"{file} is no file", input=str(file), hint="write to standard output: --output -"
        )
    if not force and os.path.lexists(file):
        raise UsageError(
            f"{file} exists already", input=str(file), hint="name a new file, or add --force"
        )
    new = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        try:
            # Whatever is to write the file, the system says why it cannot be made.
            new.touch()
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
