"""Fitting text and tables to a width: lines break between words, columns share the room."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from defender_cli.i18n.format import GLUE
from defender_cli.render.blocks import Grid

GAP = 2
"""Columns between two columns of a table."""

LONGEST = 24
"""The widest word that keeps a table from getting narrower; a longer key may be folded."""

TALLEST = 5
"""More lines than this in one cell, and records one below another read better."""

_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{3})")
# Inside keys and ids, which have no spaces.
_JOINT = re.compile(r"(?<=[/.?&-])(?=\w)")


def width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def wrapped(text: str, size: int) -> list[str]:
    """Return text as lines of at most `size` columns.

    A word is broken only if it is too long for a line of its own, an address not even then.
    """
    if width(text) <= size:
        return [text.replace(GLUE, " ")]
    lines: list[str] = []
    for word in text.rstrip().split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= size:
            lines[-1] += f" {word}"
        else:
            if lines and is_address(word):
                lines[-1] = lines[-1].removesuffix(" ·")
            lines += _broken(word, size)
    return [line.replace(GLUE, " ") for line in lines]


def is_address(word: str) -> bool:
    return "://" in word


def _broken(word: str, size: int) -> list[str]:
    if width(word) <= size or is_address(word):
        return [word]
    lines = [""]
    for piece in _pieces(word):
        if width(lines[-1]) + width(piece) <= size:
            lines[-1] += piece
        else:
            lines += _folded(piece, size)
    return [line for line in lines if line]


def _pieces(word: str) -> list[str]:
    return (_HYPHEN if len(word) <= LONGEST else _JOINT).split(word)


def _folded(piece: str, size: int) -> Iterator[str]:
    line = ""
    for each in piece:
        if line and width(line + each) > size:
            yield line
            line = ""
        line += each
    yield line


def sizes(grid: Grid, room: int) -> list[int] | None:
    """Return how wide each column is in the given room, or None if words would break."""
    columns = list(zip(grid.headings, *grid.rows, strict=True))
    body = [max(map(width, cells[1:]), default=0) for cells in columns]
    found = [
        max(-(-wanted // TALLEST), *map(narrowest, cells))
        for wanted, cells in zip(body, columns, strict=True)
    ]
    left = room - GAP * (len(columns) - 1) - sum(found)
    if left < 0:
        return None
    # A heading on two lines costs less than a row on two lines: the rows come first.
    left = _share(found, body, left)
    _share(found, [max(map(width, cells)) for cells in columns], left)
    return found


def narrowest(text: str) -> int:
    """Return the fewest columns a text takes with no word broken."""
    return max(
        width(word) if is_address(word) else min(width(piece), LONGEST)
        for word in text.split(" ")
        for piece in _pieces(word)
    )


def _share(sizes: list[int], wanted: list[int], left: int) -> int:
    """Widen columns to their wanted sizes, smallest need first; return the unused room."""
    order = sorted(range(len(sizes)), key=lambda at: wanted[at] - sizes[at])
    for done, at in enumerate(order):
        more = min(max(0, wanted[at] - sizes[at]), left // (len(order) - done))
        sizes[at] += more
        left -= more
    return left


_MARKS = re.compile(r"( \*\d+)?( \[[\d, ]+\])?$")


def levelled(column: Sequence[str]) -> list[str]:
    """Return numbers with room for the marks behind others, so that they stay in line."""
    marks = [len(match.group()) if (match := _MARKS.search(cell)) else 0 for cell in column]
    return [cell + " " * (max(marks) - size) for cell, size in zip(column, marks, strict=True)]
