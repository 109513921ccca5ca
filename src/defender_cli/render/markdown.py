"""Markdown as GitHub reads it (GFM): headings, tables, lists."""

import re
from collections.abc import Iterable, Iterator

from defender_cli.i18n.messages import FIELD, VALUE
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Lines, Page, Pairs
from defender_cli.render.charts import in_tables

# What starts emphasis, code, links, HTML, strikethrough or a table cell inside a line,
# and entities.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_URL = re.compile(r"(https?:/{1,2}\S+)")


def write(blocks: Iterable[Block], lang: str) -> str:
    """Return blocks as Markdown, an empty line between them."""
    parts = [
        "\n".join(lines) for block in in_tables(blocks) if (lines := list(_lines(block, lang)))
    ]
    return "\n\n".join(parts) + "\n" if parts else ""


def _lines(block: Page, lang: str) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Lines):
        yield from (f"- {_opening(escaped(text))}" for text in block.rows)
    elif isinstance(block, Footnotes):
        yield from (f"- {escaped(mark)} {escaped(text)}" for mark, text in block.rows)
    elif isinstance(block, Pairs):
        headings = [FIELD.in_language(lang), VALUE.in_language(lang)]
        yield from _table(Grid(headings, [list(pair) for pair in block.rows], ["text", "text"]))
    elif isinstance(block, Grid):
        yield from _table(block)


def _opening(text: str) -> str:
    """Return the text of a list item, which must not start another list or a heading."""
    return re.sub(r"^(#|[-+](?=\s)|\d+(?=[.)]))", _literal, text)


def _literal(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def _table(grid: Grid) -> Iterator[str]:
    yield _row(grid.headings)
    yield _row(["---:" if kind == "number" else "---" for kind in grid.kinds], plain=True)
    yield from map(_row, grid.rows)


def _row(cells: list[str], plain: bool = False) -> str:
    return f"| {' | '.join(cells if plain else (escaped(cell.rstrip()) for cell in cells))} |"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is; a web address becomes a link."""
    parts = _URL.split(text)
    return "".join(_link(part) if at % 2 else _shown(part) for at, part in enumerate(parts))


def _shown(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _link(url: str) -> str:
    # Backslashes do not escape inside <…>; and a bar would still end the table cell.
    return f"<{url.replace('|', '%7C').replace('<', '%3C').replace('>', '%3E')}>"
