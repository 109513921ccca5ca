"""Plain aligned text: full width, nothing cut, no colour, no lines."""

import unicodedata
from collections.abc import Iterable, Iterator

from defender_cli.formats.layout import Block, Grid, Heading, Lines, Pairs

GAP = "  "


def write(blocks: Iterable[Block]) -> str:
    """Return blocks as text, an empty line before each heading but the first."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading) and lines:
            lines.append("")
        lines.extend(line.rstrip() for line in _lines(block))
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Lines):
        yield from (f"{block.mark} {text}" for text in block.rows)
    elif isinstance(block, Pairs):
        yield from _aligned([list(pair) for pair in block.rows], [False, False])
    else:
        yield from _grid(block)


def _grid(grid: Grid) -> Iterator[str]:
    yield from _aligned([grid.headings, *grid.rows], grid.numeric)


def _aligned(rows: list[list[str]], numeric: list[bool]) -> Iterator[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        yield GAP.join(map(_padded, cells, widths, numeric))


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
