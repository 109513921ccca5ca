"""Data model of a fact: a key with the statements of its sources."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

import msgspec

from defender_cli.schema import Field, Source
from defender_cli.schema.types import Text


class Note(msgspec.Struct, frozen=True):
    """A note on a value; without `sources` it has those of the value."""

    text: Text
    sources: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True):
    """One value as its sources state it.

    `pending` says that the sources expressly leave the value open. `file` is the
    file that contains the statement. `valid_from` is the first day the value holds,
    where the sources announce it earlier.
    """

    value: object
    sources: tuple[str, ...]
    file: str
    notes: tuple[Note, ...] = ()
    pending: bool = False
    valid_from: date | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """Every source named, those of the notes too."""
        return (*self.sources, *(each for note in self.notes for each in note.sources))


class Fact(msgspec.Struct, frozen=True):
    """All statements for one key, in order of preference."""

    key: str
    field: Field
    statements: tuple[Statement, ...]


class Answer(msgspec.Struct, frozen=True):
    """The value of one key on one day; `derived` if computed from other facts.

    `disputed` says that a source no older than those of the value states another.
    """

    key: str
    field: Field
    value: object
    sources: tuple[str, ...]
    note: Text | None = None
    pending: bool = False
    derived: bool = False
    valid_from: date | None = None
    disputed: bool = False


Tree: TypeAlias = dict[str, "Fact | Tree"]
"""Facts by the parts of their keys."""


def facts_in(node: "Fact | Tree") -> Iterator[Fact]:
    """Yield every fact at or below a node, in file order."""
    if isinstance(node, Fact):
        yield node
        return
    for child in node.values():
        yield from facts_in(child)


def joined(notes: Iterable[Note]) -> Text | None:
    """Return some notes as one text, or None if there are none."""
    texts = [note.text for note in notes]
    if len(texts) < 2:
        return texts[0] if texts else None
    return Text("; ".join(text.en for text in texts), "; ".join(text.nl for text in texts))


def known_from(source: Source) -> date | None:
    """Return the first day on which a source's statements count as known.

    A month or year counts as its last day.
    """
    if source.published is None:
        return source.not_before or source.retrieved
    year, month, day = (*map(int, source.published.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return following - timedelta(days=1)
