"""What a page for people is made of, before it is drawn: headings, pairs, grids, lines.

The table for a terminal, the plain text for a pipe and Markdown all draw these, so they
show the same things.
"""

from datetime import date
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["text", "number", "bar"]
"""What a column holds: numbers stand to the right; a bar may give way where room is short."""


class Heading(msgspec.Struct, frozen=True):
    text: str


class Pairs(msgspec.Struct, frozen=True):
    """A label and a text, line by line."""

    rows: list[tuple[str, str]]


class Footnotes(Pairs, frozen=True):
    """A mark and the note it stands for, line by line."""


class Grid(msgspec.Struct, frozen=True):
    """A table; `narrow` says the same where it does not fit."""

    headings: list[str]
    rows: list[list[str]]
    kinds: list[Kind]
    narrow: Pairs | None = None


class Lines(msgspec.Struct, frozen=True):
    """Paragraphs, each behind a mark such as a bullet."""

    mark: str
    rows: list[str]


class Year(msgspec.Struct, frozen=True):
    """A year with spans of days on it, each under its mark, and a day pointed at.

    `months` are the names of its months; `today` is the day and what is said of it.
    """

    year: int
    months: tuple[str, ...]
    spans: list[tuple[str, date, date]]
    today: tuple[date, str]


Block: TypeAlias = Heading | Pairs | Grid | Lines | Year
