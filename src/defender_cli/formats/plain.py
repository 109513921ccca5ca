"""Plain aligned text: full width, nothing cut, no colour, no lines."""

import unicodedata
from collections.abc import Iterable, Iterator

from defender_cli.formats.layout import Block, Grid, Heading, Lines, Pairs

GAP = "  "


BOLD, CYAN, PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"


def write(blocks: Iterable[Block], color: bool = False) -> str:
    """Return blocks as text, an empty line before each heading but the first."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and lines:
            lines.append("")
        lines.extend(_lines(block, color))
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block, color: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _painted(block.text, BOLD, color)
    elif isinstance(block, Lines):
        yield from (f"{block.mark} {text}".rstrip() for text in block.rows)
    elif isinstance(block, Pairs):
        for label, text in _aligned([list(pair) for pair in block.rows], [False, False]):
            yield f"{_painted(label, CYAN, color)}{GAP}{text}".rstrip()
    else:
        yield from _grid(block, color)


def _grid(grid: Grid, color: bool) -> Iterator[str]:
    head, *rows = (
        GAP.join(cells).rstrip() for cells in _aligned([grid.headings, *grid.rows], grid.numeric)
    )
    yield _painted(head, BOLD, color)
    yield from rows


def _painted(text: str, style: str, color: bool) -> str:
    return f"{style}{text}{PLAIN}" if color else text


def _aligned(rows: list[list[str]], numeric: list[bool]) -> Iterator[list[str]]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        yield list(map(_padded, cells, widths, numeric))


def _padded(text: str, size: int, right: bool) -> str:
    space = " " * (size - width(text))
    return space + text if right else text + space


def width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
