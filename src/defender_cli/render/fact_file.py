"""The fact base as a fact file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from defender_cli.facts.base import FactBase
from defender_cli.facts.read import FORMAT
from defender_cli.facts.statements import Fact, Note, Statement, Tree
from defender_cli.render.toml import document
from defender_cli.schema import FACTS, Field, fields
from defender_cli.schema.types import PartialDate, Quantity, Text


def as_toml(base: FactBase) -> str:
    """Return the fact base as a fact file that reads back equal.

    A reference to a record of which nothing is known yet is left out: no file could be read
    that has it.
    """
    ids = {collection: frozenset(base.ids(collection)) for collection in fields(FACTS)}
    return document({"format": FORMAT, **_table(_linked(base.tree, ids))})


def _linked(tree: Tree, ids: Mapping[str, frozenset[str]]) -> Tree:
    """Return a tree without the statements that refer to a record not in it."""
    linked: Tree = {}
    for name, node in tree.items():
        below = _resolved(node, ids) if isinstance(node, Fact) else _linked(node, ids)
        if below:
            linked[name] = below
    return linked


def _resolved(fact: Fact, ids: Mapping[str, frozenset[str]]) -> Fact | None:
    targets = fact.field.targets
    if not targets:
        return fact
    known = frozenset().union(*(ids[target] for target in targets))
    statements = tuple(
        each
        for each in fact.statements
        if each.value is None
        or known.issuperset(each.value if isinstance(each.value, tuple) else (each.value,))
    )
    return Fact(fact.key, fact.field, statements) if statements else None


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
