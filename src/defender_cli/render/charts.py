"""Charts as data, and as characters: bars, wins, the year with its rounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.cldr import MONTHS
from defender_cli.i18n.dates import in_words
from defender_cli.i18n.format import quantity, shown
from defender_cli.i18n.messages import BOTH_KNOWN, NEITHER_KNOWN, ONLY_KNOWN, SAME, TODAY, WON
from defender_cli.render.blocks import (
    Block,
    Grid,
    Heading,
    Kind,
    Matrix,
    MatrixRow,
    Page,
    Pairs,
    Verbatim,
    Year,
)
from defender_cli.render.wrap import width
from defender_cli.report import ComparisonTable, YearChart
from defender_cli.schema import Field
from defender_cli.schema.types import Quantity, Text

BAR, HIT, MISS, LINE, SPAN, POINTER = "█", "●", "·", "─", "━", "▲"
LONGEST_BAR = 12


def in_text(blocks: Iterable[Block], room: int) -> Iterator[Page]:
    """Yield blocks with the drawings made of characters."""
    for block in blocks:
        if isinstance(block, Year):
            yield Heading(str(block.year))
            yield Verbatim(_year_lines(block, room))
        elif isinstance(block, Matrix):
            yield Heading(block.heading)
            yield _marked(block)
        else:
            yield _with_bars(block) if isinstance(block, Grid) else block


def in_tables(blocks: Iterable[Block]) -> Iterator[Page]:
    """Yield blocks with a table in place of a drawing; a year only repeats the dates."""
    for block in blocks:
        if isinstance(block, Matrix):
            yield Heading(block.heading)
            rows = [[row.name, *text] for row, text in zip(block.rows, _won(block), strict=True)]
            yield Grid(["", block.total, ""], rows, ["text"] * 3)
        elif not isinstance(block, Year):
            yield block


def _with_bars(grid: Grid) -> Grid:
    """Return a table with a column of bars behind each column that has them."""
    headings, kinds, rows = list(grid.headings), list(grid.kinds), [[*row] for row in grid.rows]
    minor = list(grid.minor) or [False] * len(headings)
    for at in sorted(grid.bars, reverse=True):
        headings.insert(at + 1, "")
        kinds.insert(at + 1, "bar")
        minor.insert(at + 1, True)
        for row, share in zip(rows, grid.bars[at], strict=True):
            row.insert(at + 1, BAR * (round(share * LONGEST_BAR) or share > 0))
    return msgspec.structs.replace(grid, headings=headings, rows=rows, kinds=kinds, minor=minor)


def shares(values: Sequence[object]) -> list[float]:
    """Return each number or duration as a share of the greatest, from 0 to 1."""
    amounts = [_amount(value) for value in values]
    return [each / (max(amounts) or 1) for each in amounts]


def _amount(value: object) -> float:
    if isinstance(value, int | float):
        return max(value, 0)
    hours, _, rest = str(value or "0:0:0").partition(":")
    minutes, _, seconds = rest.partition(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def tally(views: Sequence[View], field: str, lang: str) -> Iterator[Matrix]:
    """Yield the matrix of which record fell to whom, if any fell to anybody yet.

    Records without a number, as a prologue, are marked but not counted with the others.
    """
    fell = {view.id: answer for view in views if (answer := view.answer(field)) and answer.value}
    if not fell:
        return
    heads = {view.id: _head(view, lang) for view in views}
    won: dict[str, list[str]] = {}
    for id, answer in fell.items():
        won.setdefault(shown(answer, lang), []).append(id)
    rows = [
        MatrixRow(name, [id in ids for id in heads], _sum([heads[id] for id in ids]))
        for name, ids in sorted(won.items(), key=lambda each: -len(each[1]))
    ]
    heading = views[0].fields[field].heading(lang)
    yield Matrix(heading, list(heads.values()), rows, WON.in_language(lang))


def _marked(matrix: Matrix) -> Grid:
    """Return a matrix as a table of marks."""
    rows = [[row.name, *(HIT if hit else MISS for hit in row.hits), row.sum] for row in matrix.rows]
    middle: list[Kind] = ["number" for _ in matrix.columns]
    kinds: list[Kind] = ["text", *middle, "text"]
    narrow = Pairs(
        [
            (row.name, f"{sum}: {which}")
            for row, (sum, which) in zip(matrix.rows, _won(matrix), strict=True)
        ]
    )
    return Grid(["", *matrix.columns, matrix.total], rows, kinds, narrow)


def _won(matrix: Matrix) -> list[tuple[str, str]]:
    """Return how many records fell to each name, and which."""
    return [
        (
            row.sum,
            ", ".join(each for each, hit in zip(matrix.columns, row.hits, strict=True) if hit),
        )
        for row in matrix.rows
    ]


def _head(view: View, lang: str) -> str:
    """Return the number of a record, or the letter its name begins with."""
    answer = view.answer("label")
    name = shown(answer, lang) if answer else view.id
    number = re.search(r"\d+", name)
    return number.group() if number else name[:1].upper()


def _sum(heads: list[str]) -> str:
    others = [each for each in heads if not each.isdecimal()]
    return " + ".join([str(len(heads) - len(others)), *others])


def compared(
    views: Sequence[View], columns: tuple[str, ...], comparison: ComparisonTable
) -> Iterator[tuple[Text, list[View], tuple[str, ...]]]:
    """Yield the parts of a comparison that have rows: title, rows and the columns they fill."""
    one, other = comparison.one, comparison.other
    parts: dict[tuple[bool, bool], list[View]] = {}
    for view in views:
        known = (view.value(one) is not None, view.value(other) is not None)
        parts.setdefault(known, []).append(view)
    if both := parts.get((True, True)):
        yield BOTH_KNOWN, [_judged(view, comparison) for view in both], columns
    plain = tuple(name for name in columns if name not in (one, other, comparison.difference))
    for known, names in (((True, False), (one,)), ((False, True), (other,)), ((False, False), ())):
        if rows := parts.get(known):
            title = _only(rows[0], names[0]) if names else NEITHER_KNOWN
            yield title, rows, (*plain, *names)


def row_bars(
    views: Sequence[View], names: Sequence[str], comparison: ComparisonTable
) -> dict[int, list[float | None]]:
    """Return the two values of each row as shares of the greater, by their columns."""
    both = (comparison.one, comparison.other)
    if not {*both} <= {*names}:
        return {}
    rows = [_paired(*(view.value(name) for name in both)) for view in views]
    return {names.index(name): [row[at] for row in rows] for at, name in enumerate(both)}


def _paired(one: object, other: object) -> tuple[float | None, float | None]:
    """Return two amounts as shares of the greater, or nothing if they cannot be compared."""
    units = {each.unit if isinstance(each, Quantity) else None for each in (one, other)}
    values = [each.value if isinstance(each, Quantity) else each for each in (one, other)]
    if len(units) > 1 or any(type(each) not in (int, float) for each in values):
        return None, None
    first, second = shares(values)
    return first, second


def _only(view: View, name: str) -> Text:
    label = view.fields[name]
    return Text(f"{ONLY_KNOWN.en} {label.en}", f"{ONLY_KNOWN.nl} {label.nl}")


def _judged(view: View, comparison: ComparisonTable) -> View:
    """Return a record whose difference is in words: by how much and how many per cent."""
    one, other = view.answer(comparison.one), view.answer(comparison.other)
    assert one is not None
    assert other is not None
    found = view.answer(comparison.difference)
    field = view.fields[comparison.difference]
    if one.value == other.value:
        said = SAME
    elif found is None:
        # Words that differ may say the same, and units cannot be told apart from values.
        said = Text("", "")
    else:
        said = _per_cent(found, other, field)
    answer = Answer("", field, said, found.sources if found else ())
    return View(view.key, view.record, {**view.cells, comparison.difference: answer})


def _per_cent(found: Answer, other: Answer, field: Field) -> Text:
    """Return a difference with its sign and its share of the value it is measured from."""
    amount, base = _number(found.value), _number(other.value)
    share = f" ({round(amount / base * 100):+}%)" if base else ""
    if isinstance(found.value, Quantity):
        en, nl = (quantity(found.value, field, lang) for lang in ("en", "nl"))
        return Text(f"{en}{share}", f"{nl}{share}")
    return Text(f"{amount:+}{share}", f"{amount:+}{share}")


def _number(value: object) -> int | float:
    number = value.value if isinstance(value, Quantity) else value
    assert isinstance(number, int | float)
    return number


def years(chart: YearChart, lang: str, terminal: bool) -> Iterator[Year]:
    """Yield a calendar for each year of a chart, its day marked, on a terminal in words."""
    day = in_words(str(chart.day), lang) if terminal else str(chart.day)
    marked = f"{TODAY.in_language(lang)}, " if chart.is_today else ""
    for year in sorted({span.start.year for span in chart.spans}):
        yield Year(year, MONTHS[lang], list(chart.spans), (chart.day, f"{marked}{day}"))


def _year_lines(year: Year, room: int) -> list[str]:
    """Return a year as lines that fit the room: months, rounds, and the day pointed at."""
    month = max(2, min(6, room // 12))
    letters = 3 if month > 3 else 1
    names = "".join(each[:letters].ljust(month) for each in year.months)
    track = [LINE] * (month * 12)
    for span in year.spans:
        if span.start.year == year.year:
            first = min(_place(span.start, month), len(track) - len(span.mark))
            last = _place(span.end, month) if span.end.year == year.year else len(track) - 1
            track[first : last + 1] = SPAN * (last + 1 - first)
            track[first : first + len(span.mark)] = span.mark
    lines = [names.rstrip(), "".join(track)]
    day, text = year.today
    if day.year == year.year:
        at = _place(day, month)
        before = f"{text} {POINTER}".rjust(at + 1)
        after = f"{' ' * at}{POINTER} {text}"
        lines.append(after if width(after) <= month * 12 else before)
    return lines


def _place(day: date, month: int) -> int:
    return (day.month - 1) * month + (day.day - 1) * month // 31
