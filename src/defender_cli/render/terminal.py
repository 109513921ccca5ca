"""Pages for a terminal: fitted to its width, with the rules of a table as Rich draws them.

The only module that imports Rich, and of that only the boxes: its console takes longer to load
than a table to draw.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

import msgspec
from rich.box import SIMPLE_HEAD

from defender_cli.i18n.format import GLUE
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Lines, Page, Pairs, Verbatim
from defender_cli.render.charts import in_text
from defender_cli.render.text import BOLD, CYAN, PLAIN, padded
from defender_cli.render.wrap import GAP, narrowest, sizes, width, wrapped

WIDEST_LABEL = 28
TABLES = 80
"""Columns of room in which a list stays a table, even if some of its columns do not fit."""

FEWEST = 2
"""Columns that a table keeps."""

# The stop or bracket behind an address belongs to the sentence.
_ADDRESS = re.compile(r"https?://[^\s\x1b]*[^\s\x1b).,;:]")
_NOTED = re.compile(r"(?<= )\*\d+(?=(?: \[[\d, ]+\])? *$)")
_STYLE = re.compile(r"\x1b\[\d+m")
_YEAR = re.compile(rf"{GLUE}(?=\d{{4}}\b)")


def write(blocks: Iterable[Block], room: int, color: bool) -> str:
    """Return blocks drawn to fit a terminal of the given width."""
    lines: list[str] = []
    for block in _fitted(list(in_text(blocks, room)), room):
        if lines and isinstance(block, Heading):
            lines.append("")
        lines += _drawn(block, room)
    page = "".join(f"{line.rstrip()}\n" for line in lines)
    return _ADDRESS.sub(_linked, page) if color else _STYLE.sub("", page)


def _linked(address: re.Match[str]) -> str:
    """Return an address as a link (OSC 8) where terminals can follow it: in ASCII."""
    url = address.group()
    return f"\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\" if url.isascii() else url


def _styled(text: str, style: str) -> str:
    """Return text in a style, without the blanks behind it in that style."""
    shown = text.rstrip()
    return f"{style}{shown}{PLAIN}{text[len(shown) :]}" if style and shown else text


def _drawn(block: Page, room: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from (_styled(line, BOLD) for line in wrapped(block.text, room))
    elif isinstance(block, Lines):
        yield from _columns([(block.mark, text) for text in block.rows], "", room)
    elif isinstance(block, Pairs):
        yield from _columns(block.rows, "" if isinstance(block, Footnotes) else CYAN, room)
    elif isinstance(block, Verbatim):
        yield from block.lines
    else:
        yield from _grid(block, room)


def _columns(rows: list[tuple[str, str]], style: str, room: int) -> Iterator[str]:
    label = min(max(width(label) for label, _ in rows), room * 2 // 5, WIDEST_LABEL)
    label = max(label, *(narrowest(label) for label, _ in rows))
    for name, text in rows:
        yield from _hung(name, text, style, label, room)


def _hung(name: str, text: str, style: str, label: int, room: int) -> Iterator[str]:
    """Yield a label and, beside it, a text; an address too long for that has its own line."""
    left = label + GAP if label else 0
    size = max(room - left, 1)
    heads, lines = wrapped(name, max(label, 1)), wrapped(text, size)
    while heads or lines:
        head, line = heads.pop(0) if heads else "", lines.pop(0) if lines else ""
        if width(line) > size:
            if head:
                yield _styled(head, style)
            yield line
        else:
            yield _styled(head + " " * (left - width(head)), style) + line


def _grid(grid: Grid, room: int) -> Iterator[str]:
    # Dropped in this order in a narrow window: bars, dates on one line, columns.
    plain = _without(grid, lambda at: grid.kinds[at] == "bar")
    for each in (grid, plain, _loosened(plain)):
        if found := sizes(each, room):
            yield from _table(each, found)
            if grid.left_out and "{}" not in grid.left_out:
                yield from wrapped(grid.left_out, room)
            return
    yield from _columns(grid.narrow.rows, CYAN, room) if grid.narrow else _records(plain, room)


def _fitted(pages: list[Page], room: int) -> list[Page]:
    """Return blocks whose tables fit, without notes that belong to a column left out."""
    fitted = [_abridged(each, room) if isinstance(each, Grid) else each for each in pages]
    if fitted == pages:
        return pages
    grids = [each for each in fitted if isinstance(each, Grid)]
    shown = {mark for grid in grids for row in grid.rows for c in row for mark in _NOTED.findall(c)}
    left: list[Page] = []
    for each in fitted:
        if not isinstance(each, Footnotes):
            left.append(each)
        elif notes := [row for row in each.rows if row[0][:1] != "*" or row[0] in shown]:
            left.append(Footnotes(notes))
        else:
            left.pop()  # The heading of no notes.
    return left


def _abridged(grid: Grid, room: int) -> Grid:
    """Return as much of a table as there is room for, and which columns are left out."""
    plain = _without(grid, lambda at: grid.kinds[at] == "bar")
    if grid.narrow or room < TABLES or not grid.left_out or _fits(grid, room) or _fits(plain, room):
        return grid
    left = plain
    while len(left.headings) > FEWEST:
        last = max(range(1, len(left.headings)), key=lambda at: (left.minor[at], at))
        left = _without(left, last.__eq__)
        if _fits(left, room):
            lacking = ", ".join(each for each in plain.headings if each not in left.headings)
            return msgspec.structs.replace(left, left_out=left.left_out.format(lacking))
    return grid


def _fits(grid: Grid, room: int) -> bool:
    return any(sizes(each, room) for each in (grid, _loosened(grid)))


def _loosened(grid: Grid) -> Grid:
    """Return a table in whose dates the year may stand below day and month."""
    rows = [[_YEAR.sub(" ", cell) for cell in cells] for cells in grid.rows]
    return msgspec.structs.replace(grid, rows=rows)


def _without(grid: Grid, is_dropped: Callable[[int], bool]) -> Grid:
    kept = [at for at in range(len(grid.headings)) if not is_dropped(at)]
    minor = grid.minor or [False] * len(grid.headings)
    return msgspec.structs.replace(
        grid,
        headings=[grid.headings[at] for at in kept],
        kinds=[grid.kinds[at] for at in kept],
        minor=[minor[at] for at in kept],
        rows=[[cells[at] for at in kept] for cells in grid.rows],
    )


def _records(grid: Grid, room: int) -> Iterator[str]:
    """Yield the rows of a table one below another, for there is no room for its columns."""
    for at, cells in enumerate(grid.rows):
        if at:
            yield ""
        yield from _columns(
            [(label, cell.strip()) for label, cell in zip(grid.headings, cells, strict=True)],
            CYAN,
            room,
        )


def _table(grid: Grid, sizes: list[int]) -> Iterator[str]:
    if any(grid.headings):
        # Headings are bottom-aligned, on the rule.
        upward = [
            wrapped(each, size)[::-1] for each, size in zip(grid.headings, sizes, strict=True)
        ]
        yield from (_styled(line, BOLD) for line in [*_beside(upward, grid, sizes)][::-1])
        yield SIMPLE_HEAD.get_row([sum(sizes) + GAP * (len(sizes) - 1)], "head", edge=False)
    for cells in grid.rows:
        yield from _beside(map(wrapped, cells, sizes), grid, sizes)


def _beside(cells: Iterable[list[str]], grid: Grid, sizes: list[int]) -> Iterator[str]:
    """Yield the lines of some cells side by side, each filled up to its column."""
    for parts in zip_longest(*cells, fillvalue=""):
        yield (" " * GAP).join(map(padded, parts, sizes, grid.kinds))
