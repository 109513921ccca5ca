"""Tables for a terminal, drawn by Rich; the only module that imports it."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from defender_cli.formats.layout import Block, Grid, Heading, Lines, Pairs


def write(blocks: Iterable[Block], width: int, color: bool) -> str:
    """Return blocks drawn to fit a terminal of the given width."""
    console = Console(
        width=width,
        color_system="standard" if color else None,
        force_terminal=True,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for block in blocks:
            console.print(_drawn(block), soft_wrap=False)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _drawn(block: Block) -> RenderableType:
    if isinstance(block, Heading):
        return Padding(Text(block.text, style="bold"), (1, 0, 0, 0))
    if isinstance(block, Lines):
        return _columns([(block.mark, text) for text in block.rows], "")
    if isinstance(block, Pairs):
        return _columns(block.rows, "cyan")
    return _grid(block)


def _columns(rows: Iterable[tuple[str, str]], style: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=style, max_width=28)
    table.add_column(overflow="fold", ratio=1)
    for label, text in rows:
        table.add_row(Text(label), Text(text))
    return table


def _grid(grid: Grid) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for heading, right in zip(grid.headings, grid.numeric, strict=True):
        table.add_column(Text(heading), justify="right" if right else "left", overflow="fold")
    for cells in grid.rows:
        table.add_row(*map(Text, cells))
    return table
