"""References between facts: every id that is named must exist."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from defender_cli.facts.base import FactBase
from defender_cli.facts.positions import DEEPEST
from defender_cli.facts.read import Finding
from defender_cli.facts.shape import Path
from defender_cli.facts.statements import Fact, Note, Statement
from defender_cli.schema.types import LONG, brief

_CREWS = ("drivers", "rivals")
KEYED: dict[str, tuple[str, ...]] = {
    "results": ("rounds",),
    "classification": _CREWS,
    "standings": _CREWS,
    "co_driver_standings": _CREWS,
    "standing": _CREWS,
    "places": _CREWS,
}
"""Collections whose ids are those of other records, and where those stand."""


class Mention(msgspec.Struct, frozen=True):
    """A source named somewhere in a file: where, and below which table it holds."""

    source: str
    table: Path
    path: Path
    file: str


def dangling(book: FactBase, stated: Sequence[Fact] | None = None) -> Iterator[Finding]:
    """Yield a finding for every source or reference that names no record.

    `stated` are the facts to look at, if not all.
    """
    sources = set(book.sources)
    facts = list(book.facts()) if stated is None else stated
    for fact in facts:
        for at, statement in enumerate(fact.statements):
            path = (*statement_path(fact, at), "source")
            for source in statement.sources:
                if source not in sources:
                    yield _unknown_source(fact.key, source, sources, path, statement.file)
            for note_path, note in noted(fact, at):
                for source in note.sources:
                    if source not in sources:
                        where = (*note_path, "source")
                        yield _unknown_source(fact.key, source, sources, where, statement.file)
    yield from unknown_references(book, facts)


def unknown_references(book: FactBase, stated: Sequence[Fact] | None = None) -> Iterator[Finding]:
    """Yield a finding for every reference that names no record; `stated` is as in `dangling`."""
    for fact in book.facts() if stated is None else stated:
        if not fact.field.targets:
            continue
        known = {each for target in fact.field.targets for each in book.ids(target)}
        for at, statement in enumerate(fact.statements):
            for named in _references(fact, statement):
                if named not in known:
                    yield Finding(
                        "unknown-reference",
                        f"{fact.key} names the record {brief(named)}, which is not in the facts",
                        (*statement_path(fact, at), "value"),
                        _fix(named, known, fact.field.targets),
                        statement.file,
                    )


def misplaced_records(book: FactBase) -> Iterator[Finding]:
    """Yield a finding for every record whose id should be that of another, and is not."""
    # A dict keeps the order of the file where a set would not.
    tables = {
        tuple(parts[: at + 2]): fact.statements[0].file
        for fact in book.facts("results")
        for parts in [fact.key.split(".")]
        for at, part in enumerate(parts[:-1])
        if part in KEYED
    }
    for path, file in tables.items():
        targets = KEYED[path[-2]]
        known = {each for target in targets for each in book.ids(target)}
        if path[-1] not in known:
            yield Finding(
                "unknown-reference",
                f"{'.'.join(path)} is not about any of the {' or '.join(targets)}",
                path,
                _fix(path[-1], known, targets),
                file,
            )


def mentions(raw: Any, file: str, path: Path = ()) -> Iterator[Mention]:
    """Yield every source named in a file's tables, whether its values are right or not."""
    if len(path) > DEEPEST:
        return
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            if name == "source":
                yield from _named(value, file, path)
            elif path or name != "sources":
                yield from mentions(value, file, (*path, name))
    elif isinstance(raw, list):
        for at, item in enumerate(raw):
            yield from mentions(item, file, (*path, at))


def _named(value: Any, file: str, table: Path) -> Iterator[Mention]:
    path = (*table, "source")
    if isinstance(value, str):
        yield Mention(value, table, path, file)
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield Mention(item, table, (*path, at), file)


def unknown_sources(book: FactBase, named: Iterable[Mention]) -> Iterator[Finding]:
    """Yield a finding for every place that names a source which is not in the facts."""
    known = set(book.sources)
    for each in named:
        if each.source not in known:
            yield _unknown_source(dotted(each.table), each.source, known, each.path, each.file)


def statement_path(fact: Fact, at: int) -> Path:
    """Return where a fact's statement stands in its own file, without the files laid over it."""
    path = tuple(fact.key.split("."))
    file = fact.statements[at].file
    beside = [each for each, other in enumerate(fact.statements) if other.file == file]
    return (*path, beside.index(at)) if len(beside) > 1 else path


def noted(fact: Fact, at: int) -> Iterator[tuple[Path, Note]]:
    """Yield the notes of a fact's statement, each with where it stands in its file."""
    path = (*statement_path(fact, at), "note")
    notes = fact.statements[at].notes
    for place, note in enumerate(notes):
        yield (*path, place) if len(notes) > 1 else path, note


def dotted(path: Path) -> str:
    """Return a path as a key, without positions in lists."""
    return ".".join(part for part in path if isinstance(part, str))


def _references(fact: Fact, statement: Statement) -> tuple[str, ...]:
    if not fact.field.targets or statement.value is None:
        return ()
    return statement.value if isinstance(statement.value, tuple) else (str(statement.value),)


def _unknown_source(key: str, named: str, known: set[str], path: Path, file: str) -> Finding:
    message = f"{key} names the source {brief(named)}, which is not in the facts"
    return Finding("unknown-source", message, path, _fix(named, known, ("sources",)), file)


def _fix(named: str, known: set[str], targets: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(named[:LONG], sorted(known), 1)
    if close:
        return f"did you mean {close[0]}?"
    tables = " or ".join(f"[{target}.{named}]" for target in targets)
    return f"add a table for it, {tables}, or name the file that has it before this one"
