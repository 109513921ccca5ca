"""A question cut into items, and the taking of them one by one."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeVar

import msgspec

from defender_cli.ask.query.adjectives import Adjective
from defender_cli.ask.query.words import (
    stems,
)

Kind = Literal[
    "op", "adj", "noun", "name", "flag", "stage", "number", "rank", "top", "year", "month", "date",
    "unit", "country", "other", "light"
]  # fmt: skip

T = TypeVar("T")

Phrase = tuple[str, ...]
"""Stemmed words."""


class Noun(msgspec.Struct, frozen=True):
    """A collection as the question names it, and the value of a choice that narrows it."""

    collection: str
    field: str | None = None
    option: str | None = None


class Name(msgspec.Struct, frozen=True):
    """A record by its name."""

    collection: str
    id: str


class Item(msgspec.Struct, frozen=True):
    """A word or a phrase, and what it stands for."""

    kind: Kind
    value: object
    text: str
    is_plural: bool = False


class Bag:
    """The items of a question that nobody has taken yet, in order.

    A form takes what it understands. It answers only if nothing is left: a word without a
    place in the query could change what is asked.
    """

    def __init__(
        self,
        items: tuple[Item, ...],
        asks_whether: bool,
        lang: str,
        is_past: bool = False,
        proper: frozenset[str] = frozenset(),
    ) -> None:
        self.items = list(items)
        self.asks_whether = asks_whether
        self.lang = lang
        self.is_past = is_past
        self.proper = proper

    def copy(self) -> "Bag":
        return Bag(tuple(self.items), self.asks_whether, self.lang, self.is_past, self.proper)

    @property
    def is_empty(self) -> bool:
        return all(item.kind == "light" for item in self.items)

    @property
    def is_idle(self) -> bool:
        """Whether what is left are verbs of time alone: starts, comes."""
        idle = ("start", "end", "comes", "until")
        return all(
            item.kind == "light" or item.kind == "op" and _is_one(item, idle) for item in self.items
        )

    def take(self, kind: Kind, fits: Callable[[Item], bool] = lambda item: True) -> Item | None:
        """Take the first item of a kind that fits, or return None."""
        for item in self.items:
            if item.kind == kind and fits(item):
                self.items.remove(item)
                return item
        return None

    def op(self, *names: str) -> bool:
        """Take every operator that can be one of some; say whether there was one."""
        found = [item for item in self.items if item.kind == "op" and _is_one(item, names)]
        self.items = [item for item in self.items if item not in found]
        return bool(found)

    def has(self, *names: str) -> bool:
        """Say whether there is an operator that can be one of some."""
        return any(item.kind == "op" and _is_one(item, names) for item in self.items)

    def has_kind(self, *kinds: Kind) -> bool:
        """Say whether there is an item of one of some kinds."""
        return any(item.kind in kinds for item in self.items)

    def name(self, *collections: str) -> Name | None:
        """Take the first name of a record of some collections."""
        item = self.take("name", lambda item: getattr(item.value, "collection", "") in collections)
        return item.value if item and isinstance(item.value, Name) else None

    def noun(self, *collections: str) -> Item | None:
        """Take the first noun for one of some collections."""
        return self.take("noun", lambda item: getattr(item.value, "collection", "") in collections)

    def number(self, kind: Kind) -> int | None:
        """Take the first number of a kind: a year, a month, a stage."""
        item = self.take(kind)
        return item.value if item and isinstance(item.value, int) else None

    def adjective(self, degree: str) -> tuple[str, int] | None:
        """Take the first adjective of a degree: its dimension and its sign."""
        item = self.take("adj", lambda item: getattr(item.value, "degree", "") == degree)
        if item is None or not isinstance(item.value, Adjective):
            return None
        return item.value.dimension, item.value.sign

    def phrase(self, called: Mapping[Phrase, T], *kinds: Kind) -> T | None:
        """Take the longest run of neighbouring items whose words are a phrase."""
        for size in range(min(len(self.items), 6), 0, -1):
            for at in range(len(self.items) - size + 1):
                run = self.items[at : at + size]
                if kinds and any(item.kind not in (*kinds, "light") for item in run):
                    continue
                words = [word for item in run for word in item.text.split()]
                for lang in ("en", "nl"):
                    if (found := called.get(stems(words, lang))) is not None:
                        del self.items[at : at + size]
                        return found
        return None


def _is_one(item: Item, names: tuple[str, ...]) -> bool:
    return isinstance(item.value, frozenset) and not item.value.isdisjoint(names)
