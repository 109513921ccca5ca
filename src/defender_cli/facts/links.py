"""References between facts: every id that is named must exist."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from defender_cli.facts.base import FactBase
from defender_cli.facts.findings import Finding
from defender_cli.facts.positions import DEEPEST
from defender_cli.facts.shape import Path
from defender_cli.facts.statements import Fact, Note, Statement, Tree, facts_in
from defender_cli.schema import FACTS, Field, Record, fields
from defender_cli.schema.types import LONG, brief


class Mention(msgspec.Struct, frozen=True):
    """A source named somewhere in a file: where, and below which table it holds."""

    source: str
    table: Path
    path: Path
    file: str


def dangling(base: FactBase, stated: Sequence[Fact] | None = None) -> Iterator[Finding]:
    """Yield a finding for every source or reference that names no record.

    `stated` are the facts to look at, if not all.
    """
    sources = set(base.sources)
    facts = list(base.facts()) if stated is None else stated
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
    yield from unknown_references(base, facts)


def unknown_references(base: FactBase, stated: Sequence[Fact] | None = None) -> Iterator[Finding]:
    """Yield a finding for every reference that names no record; `stated` is as in `dangling`."""
    for fact in base.facts() if stated is None else stated:
        if not fact.field.targets:
            continue
        known = {each for target in fact.field.targets for each in base.ids(target)}
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


def misplaced_records(base: FactBase) -> Iterator[Finding]:
    """Yield a finding for every record or entry whose id should be that of another, and is not."""
    known: dict[str, set[str]] = {}
    for field, path, node in _keyed(FACTS, base.tree, ()):
        target = field.keyed or ""
        ids = known.setdefault(target, set(base.ids(target)))
        if path[-1] not in ids:
            yield Finding(
                "unknown-reference",
                f"{dotted(path)}: {target} has no record {brief(path[-1])}",
                path,
                _fix(str(path[-1]), ids, (target,)),
                next(facts_in(node)).statements[0].file,
            )


def _keyed(record: Record, tree: Tree, path: Path) -> Iterator[tuple[Field, Path, Fact | Tree]]:
    """Yield the values whose key is the id of another record."""
    for name, field in fields(record).items():
        table = tree.get(name)
        if not isinstance(table, dict) or field.shape == "value":
            continue
        for id, node in table.items():
            here = (*path, name, id)
            if field.keyed:
                yield field, here, node
            if field.shape == "collection" and field.record and isinstance(node, dict):
                yield from _keyed(field.record, node, here)


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


def unknown_sources(base: FactBase, named: Iterable[Mention]) -> Iterator[Finding]:
    """Yield a finding for every place that names a source which is not in the facts."""
    known = set(base.sources)
    for each in named:
        if each.source not in known:
            yield _unknown_source(dotted(each.table), each.source, known, each.path, each.file)


def statement_path(fact: Fact, at: int) -> Path:
    """Return the path of a statement in its own file, without overlays."""
    path = tuple(fact.key.split("."))
    file = fact.statements[at].file
    beside = [each for each, other in enumerate(fact.statements) if other.file == file]
    return (*path, beside.index(at)) if len(beside) > 1 else path


def noted(fact: Fact, at: int) -> Iterator[tuple[Path, Note]]:
    """Yield the notes of a statement, each with its path in the file."""
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
