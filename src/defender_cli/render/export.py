"""The whole fact base as lists of sources, statements and notes; and writing it to a file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.statements import Answer, Fact, Tree
from defender_cli.facts.view import View, row
from defender_cli.render import json
from defender_cli.report import Rows, Sections
from defender_cli.schema import SOURCE, fields
from defender_cli.schema.fields import F, Record
from defender_cli.schema.types import AnyValue, Date, Text


def known_part(facts: AsOf) -> FactBase:
    """Return the base with only the statements, and the sources, known on the day."""
    tree = _pruned(facts, facts.base.tree)
    return FactBase(tree, facts.base.files)


def _pruned(facts: AsOf, tree: Tree, key: str = "") -> Tree:
    kept: Tree = {}
    for name, node in tree.items():
        below = (
            _known_statements(facts, node)
            if isinstance(node, Fact)
            else _pruned(facts, node, f"{key}.{name}" if key else name)
        )
        if below:
            kept[name] = below
    # Structural fields are unknown as long as their record is.
    is_collection = key in facts.base.tables
    return kept if is_collection or facts.exists(key) else {}


def _known_statements(facts: AsOf, fact: Fact) -> Fact | None:
    statements = tuple(
        msgspec.structs.replace(each, sources=facts.sources(each.sources), notes=facts.notes(each))
        for each in fact.statements
        if facts.states(fact, each)
    )
    return Fact(fact.key, fact.field, statements) if statements else None


# fmt: off
STATED = Record(
    "Stated",
    "One source of one statement, in order of preference; without a value it is expressly open.",
    F("key", str, "Key", "Sleutel"),
    F("rank", int, "Rank", "Rang"),
    F("value", AnyValue, "Value", "Waarde"),
    F("valid_from", Date, "Valid from", "Geldig vanaf"),
    F("source", str, "Source", "Bron"),
    ids=False,
)
NOTED = Record(
    "Noted",
    "One source of a note on a statement.",
    F("key", str, "Key", "Sleutel"),
    F("rank", int, "Rank", "Rang"),
    F("note", Text, "Note", "Opmerking"),
    F("source", str, "Source", "Bron"),
    ids=False,
)
LISTED_SOURCE = Record(
    "ListedSource",
    SOURCE.meaning,
    F("id", str, "Source", "Bron"),
    *fields(SOURCE).values(),
    ids=False,
)
# fmt: on

EXPORTED = Sections(
    {"sources": Rows(LISTED_SOURCE), "statements": Rows(STATED), "notes": Rows(NOTED)}
)


def tables(facts: AsOf, base: FactBase) -> Iterator[tuple[str, Record, Iterator[View]]]:
    """Yield every source, statement and note as tables: their names, records and rows."""
    yield "sources", LISTED_SOURCE, _sources(base)
    yield "statements", STATED, _statements(facts, base)
    yield "notes", NOTED, _notes(base)


def as_json(facts: AsOf, base: FactBase) -> str:
    """Return the tables as one JSON document of lists."""
    return "".join(_document(facts, base))


def _document(facts: AsOf, base: FactBase) -> Iterator[str]:
    # Row by row: all at once take more memory than the facts.
    start = "{\n"
    for name, _, rows in tables(facts, base):
        yield f'{start}  "{name}": ['
        start = ",\n"
        before = "\n"
        for view in rows:
            yield before + indent(json.encode(json.record(view)).rstrip(), "    ")
            before = ",\n"
        yield "]" if before == "\n" else "\n  ]"
    yield "\n}\n"


def _sources(base: FactBase) -> Iterator[View]:
    for id, source in base.sources.items():
        yield row(LISTED_SOURCE, id=id, **msgspec.structs.asdict(source))


def _statements(facts: AsOf, base: FactBase) -> Iterator[View]:
    for fact in base.facts():
        for rank, each in enumerate(fact.statements, 1):
            value = facts.referenced(fact.field, each.value)
            answer = Answer(fact.key, fact.field, value, ())
            for source in each.sources or (None,):
                yield row(
                    STATED,
                    key=fact.key,
                    rank=rank,
                    value=answer,
                    valid_from=each.valid_from,
                    source=source,
                )


def _notes(base: FactBase) -> Iterator[View]:
    for fact in base.facts():
        for rank, each in enumerate(fact.statements, 1):
            for note in each.notes:
                for source in note.sources or each.sources or (None,):
                    yield row(NOTED, key=fact.key, rank=rank, note=note.text, source=source)


def write(text: str, file: Path, force: bool = False) -> None:
    """Write a text to a file.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    with in_place_of(file, force) as new:
        new.write_text(text, encoding="utf-8")


@contextmanager
def in_place_of(file: Path, force: bool) -> Iterator[Path]:
    """Yield an empty file to write that takes the place of another when it is complete.

    Raises:
        UsageError: the file exists and `force` is not given, or it cannot be written.
    """
    if os.path.exists(file) and not file.is_file():
        # A device or a pipe would be replaced, not written to.
        raise UsageError(
            f"{file} is not a file", input=str(file), hint="write to standard output: --output -"
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
        raise unwritable(file, getattr(error, "strerror", None) or str(error)) from None


def unwritable(file: Path, reason: str) -> UsageError:
    return UsageError(
        f"cannot write {file}: {reason[:1].lower()}{reason[1:]}",
        input=str(file),
        hint="name a file in a folder that exists and that you may write to",
    )
