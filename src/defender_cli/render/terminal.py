"""Tables for a terminal, drawn by Rich; the only module that imports it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

import msgspec
from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from defender_cli.i18n.format import GLUE
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Lines, Page, Pairs, Verbatim
from defender_cli.render.charts import in_text
from defender_cli.render.wrap import GAP, narrowest, sizes, width, wrapped

LABEL, WIDEST_LABEL = "cyan", 28
TABLES = 80
"""Columns of room in which a list stays a table, even if some of its columns do not fit."""

FEWEST = 2
"""Columns that a table keeps."""

_END = re.compile(r"(?:\s|\x1b\[[0-9;]*m)+$")
# The stop or bracket behind an address belongs to the sentence.
_ADDRESS = re.compile(r"https?://[^\s\x1b]*[^\s\x1b).,;:]")
_NOTED = re.compile(r"(?<= )\*\d+(?=(?: \[[\d, ]+\])? *$)")
_YEAR = re.compile(rf"{GLUE}(?=\d{{4}}\b)")


def write(blocks: Iterable[Block], room: int, color: bool) -> str:
    """Return blocks drawn to fit a terminal of the given width."""
    # Not the terminal itself: what its encoding lacks is seen to where all text is written.
    page = StringIO()
    console = Console(
        file=page,
        width=room,
        color_system="standard" if color else None,
        force_terminal=True,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for at, block in enumerate(_fitted(list(in_text(blocks, room)), room)):
        if at and isinstance(block, Heading):
            console.print()
        for each in _drawn(block, room):
            # A line of text is fitted already, unless it is an address, which stays whole.
            console.print(each, soft_wrap=isinstance(each, Text))
    lines = (_END.sub(_reset, line) for line in page.getvalue().splitlines())
    return "".join(f"{_ADDRESS.sub(_linked, line) if color else line}\n" for line in lines)


def _linked(address: re.Match[str]) -> str:
    """Return an address as a link (OSC 8) where terminals can follow it: in ASCII."""
    url = address.group()
    return f"\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\" if url.isascii() else url


def _reset(end: re.Match[str]) -> str:
    """Return what ends a line instead of blanks, which may be in colour."""
    return "\x1b[0m" if "\x1b" in end.group() else ""


def _drawn(block: Page, room: int) -> Iterator[RenderableType]:
    if isinstance(block, Heading):
        yield Text("\n".join(wrapped(block.text, room)), style="bold")
    elif isinstance(block, Lines):
        yield from _columns([(block.mark, text) for text in block.rows], "", room)
    elif isinstance(block, Pairs):
        yield from _columns(block.rows, "" if isinstance(block, Footnotes) else LABEL, room)
    elif isinstance(block, Verbatim):
        yield from map(Text, block.lines)
    else:
        yield from _grid(block, room)


def _columns(rows: list[tuple[str, str]], style: str, room: int) -> Iterator[Text]:
    label = min(max(width(label) for label, _ in rows), room * 2 // 5, WIDEST_LABEL)
    label = max(label, *(narrowest(label) for label, _ in rows))
    for name, text in rows:
        yield from _hung(name, text, style, label, room)


def _hung(name: str, text: str, style: str, label: int, room: int) -> Iterator[Text]:
    """Yield a label and, beside it, a text; an address too long for that has its own line."""
    left = label + GAP if label else 0
    size = max(room - left, 1)
    heads, lines = wrapped(name, max(label, 1)), wrapped(text, size)
    while heads or lines:
        head, line = heads.pop(0) if heads else "", lines.pop(0) if lines else ""
        if width(line) > size:
            if head:
                yield Text(head, style)
            yield Text(line)
        else:
            yield Text.assemble((head + " " * (left - width(head)), style), line)


def _grid(grid: Grid, room: int) -> Iterator[RenderableType]:
    # What gives way where room is short: the bars, the line a date stands on, columns.
    plain = _without(grid, lambda at: grid.kinds[at] == "bar")
    for each in (grid, plain, _loosened(plain)):
        if found := sizes(each, room):
            yield _columned(each, found)
            if grid.left_out and "{}" not in grid.left_out:
                yield from map(Text, wrapped(grid.left_out, room))
            return
    yield from _columns(grid.narrow.rows, LABEL, room) if grid.narrow else _records(plain, room)


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


def _columned(grid: Grid, sizes: list[int]) -> Table:
    right = [kind == "number" for kind in grid.kinds]
    return _table(sizes, [""] * len(sizes), grid.rows, grid.headings, right)


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


def _records(grid: Grid, room: int) -> Iterator[RenderableType]:
    """Yield the rows of a table one below another, for there is no room for its columns."""
    for at, cells in enumerate(grid.rows):
        if at:
            yield ""
        yield from _columns(
            [(label, cell.strip()) for label, cell in zip(grid.headings, cells, strict=True)],
            LABEL,
            room,
        )


def _table(
    sizes: list[int],
    styles: list[str],
    rows: list[list[str]],
    headings: list[str] | None = None,
    right: Sequence[bool] = (),
) -> Table:
    headed = any(headings or ())
    table = Table(
        box=SIMPLE_HEAD if headed else None,
        show_header=headed,
        show_edge=False,
        pad_edge=False,
        # The line between two columns is a blank too where there is a head.
        padding=(0, GAP - 1 if headed else GAP, 0, 0),
        header_style="bold",
    )
    sides = right or [False] * len(sizes)
    heads = map(_cell, headings or [""] * len(sizes), sizes, sides)
    for head, size, style in zip(heads, sizes, styles, strict=True):
        table.add_column(head, width=size, style=style, overflow="fold")
    for cells in rows:
        table.add_row(*map(_cell, cells, sizes, sides))
    return table


def _cell(text: str, size: int, right: bool) -> Text:
    lines = wrapped(text, size)
    if right:
        # Rich would take away the room left for the marks behind other numbers.
        lines = [" " * (size - width(line)) + line for line in lines]
    return Text("\n".join(lines))
