"""Plain aligned text to be cut and searched: full width, no colour, lines or drawings."""

from collections.abc import Iterable, Iterator, Sequence

from defender_cli.render.blocks import Block, Grid, Heading, Kind, Lines, Page, Pairs
from defender_cli.render.charts import in_tables
from defender_cli.render.wrap import width

GAP = "  "

BOLD, CYAN, PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"


def write(blocks: Iterable[Block], color: bool = False) -> str:
    """Return blocks as text, an empty line before each heading but the first."""
    lines: list[str] = []
    for block in in_tables(blocks):
        if isinstance(block, Heading) and lines:
            lines.append("")
        lines.extend(_lines(block, color))
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Page, color: bool) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _painted(block.text, BOLD, color)
    elif isinstance(block, Lines):
        yield from (f"{block.mark} {text}".strip() for text in block.rows)
    elif isinstance(block, Pairs):
        for label, text in _aligned([list(pair) for pair in block.rows], ["text", "text"]):
            yield f"{_painted(label, CYAN, color)}{GAP}{text}".rstrip()
    elif isinstance(block, Grid):
        yield from _grid(block, color)


def _grid(grid: Grid, color: bool) -> Iterator[str]:
    head, *rows = (
        GAP.join(cells).rstrip() for cells in _aligned([grid.headings, *grid.rows], grid.kinds)
    )
    if head:
        yield _painted(head, BOLD, color)
    yield from rows


def _painted(text: str, style: str, color: bool) -> str:
    return f"{style}{text}{PLAIN}" if color else text


def _aligned(rows: list[list[str]], kinds: Sequence[Kind]) -> Iterator[list[str]]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        yield list(map(padded, cells, widths, kinds))


def padded(text: str, size: int, kind: Kind) -> str:
    """Return text filled up to a width: a number to the right."""
    space = " " * (size - width(text))
    return space + text if kind == "number" else text + space
