"""Blocks of a page for people, before drawing: headings, pairs, grids, lines.

The table for a terminal, the plain text for a pipe and Markdown all draw these, so they
show the same things.
"""

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from defender_cli.report import Span

Kind: TypeAlias = Literal["text", "number", "bar"]
"""Content of a column: numbers are right-aligned; bars are dropped first in a narrow window."""


class Heading(msgspec.Struct, frozen=True):
    """A heading; that of a part of a section is of level 3. `key` is that of a record below."""

    text: str
    level: int = 2
    key: str = ""


class Pairs(msgspec.Struct, frozen=True):
    """A label and a text, line by line."""

    rows: list[tuple[str, str]]


class Footnotes(Pairs, frozen=True):
    """A mark and its note, line by line."""


class Grid(msgspec.Struct, frozen=True):
    """A table; `narrow` says the same where it does not fit.

    `bars` draw the values of a column, by its index, as shares of the greatest of them;
    `row_bars` as shares of the greatest in the row, or None where values cannot be compared.
    `minor` marks the columns that are left out first where room is short; `left_out` says of
    which ones that was done, and is empty where each was asked for.
    """

    headings: list[str]
    rows: list[list[str]]
    kinds: list[Kind]
    narrow: Pairs | None = None
    bars: dict[int, list[float]] = {}
    row_bars: dict[int, list[float | None]] = {}
    minor: list[bool] = []
    left_out: str = ""


class Lines(msgspec.Struct, frozen=True):
    """Paragraphs, each behind a mark such as a bullet."""

    mark: str
    rows: list[str]


class Verbatim(msgspec.Struct, frozen=True):
    """Lines of text that are drawn as they are."""

    lines: list[str]


class Year(msgspec.Struct, frozen=True):
    """A year with spans of days on it, and a day pointed at.

    `months` are the names of its months; `today` is the day and its label.
    """

    year: int
    months: tuple[str, ...]
    spans: list[Span]
    today: tuple[date, str]


class Matrix(msgspec.Struct, frozen=True):
    """Matrix of wins: a row for each winner, a column for each record; `total` heads the sums."""

    heading: str
    columns: list[str]
    rows: list["MatrixRow"]
    total: str


class MatrixRow(msgspec.Struct, frozen=True):
    """A name, whether each record fell to it, and how many did."""

    name: str
    hits: list[bool]
    sum: str


Page: TypeAlias = Heading | Pairs | Grid | Lines | Verbatim
"""Blocks that are drawn as lines of text."""

Block: TypeAlias = Page | Year | Matrix
"""Blocks of a page; the last two are drawings."""
