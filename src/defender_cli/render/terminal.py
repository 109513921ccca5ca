"""Tables for a terminal, drawn by Rich; the only module that imports it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from defender_cli.i18n.format import GLUE
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Lines, Page, Pairs, Verbatim
from defender_cli.render.charts import in_text
from defender_cli.render.wrap import GAP, narrowest, sizes, width, wrapped

LABEL, WIDEST_LABEL = "cyan", 28
_END = re.compile(r"(?:\s|\x1b\[[0-9;]*m)+$")
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
    for at, block in enumerate(in_text(blocks, room)):
        if at and isinstance(block, Heading):
            console.print()
        for each in _drawn(block, room):
            console.print(each, soft_wrap=False)
    return "".join(f"{_END.sub(_reset, line)}\n" for line in page.getvalue().splitlines())


def _reset(end: re.Match[str]) -> str:
    """Return what ends a line instead of blanks, which may be in colour."""
    return "\x1b[0m" if "\x1b" in end.group() else ""


def _drawn(block: Page, room: int) -> Iterator[RenderableType]:
    if isinstance(block, Heading):
        yield Text("\n".join(wrapped(block.text, room)), style="bold")
    elif isinstance(block, Lines):
        yield _columns([(block.mark, text) for text in block.rows], "", room)
    elif isinstance(block, Pairs):
        yield _columns(block.rows, "" if isinstance(block, Footnotes) else LABEL, room)
    elif isinstance(block, Verbatim):
        yield from map(Text, block.lines)
    else:
        yield from _grid(block, room)


def _columns(rows: list[tuple[str, str]], style: str, room: int) -> Table:
    label = min(max(width(label) for label, _ in rows), room * 2 // 5, WIDEST_LABEL)
    label = max(label, *(narrowest(label) for label, _ in rows))
    return _table([label, max(room - label - GAP, 1)], [style, ""], [list(row) for row in rows])


def _grid(grid: Grid, room: int) -> Iterator[RenderableType]:
    # What gives way where room is short: first the bars, then the line a date stands on.
    for each in (grid, _without_bars(grid), _loosened(_without_bars(grid))):
        found = sizes(each, room)
        if found is not None:
            yield _columned(each, found)
            return
    if grid.narrow:
        yield _columns(grid.narrow.rows, LABEL, room)
    else:
        yield from _records(_without_bars(grid), room)


def _columned(grid: Grid, sizes: list[int]) -> Table:
    right = [kind == "number" for kind in grid.kinds]
    return _table(sizes, [""] * len(sizes), grid.rows, grid.headings, right)


def _loosened(grid: Grid) -> Grid:
    """Return a table in whose dates the year may stand below day and month."""
    rows = [[_YEAR.sub(" ", cell) for cell in cells] for cells in grid.rows]
    return Grid(grid.headings, rows, grid.kinds)


def _without_bars(grid: Grid) -> Grid:
    kept = [at for at, kind in enumerate(grid.kinds) if kind != "bar"]
    headings, *rows = ([cells[at] for at in kept] for cells in (grid.headings, *grid.rows))
    return Grid(headings, rows, [grid.kinds[at] for at in kept], grid.narrow)


def _records(grid: Grid, room: int) -> Iterator[RenderableType]:
    """Yield the rows of a table one below another, for there is no room for its columns."""
    for at, cells in enumerate(grid.rows):
        if at:
            yield ""
        yield _columns(
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
