"""What people see at a glance: bars, who won what, the year with its rounds."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.format import quantity, shown
from defender_cli.i18n.messages import BOTH_KNOWN, DIFFERS, NEITHER_KNOWN, ONLY_KNOWN, SAME, WON
from defender_cli.render.blocks import Grid, Kind, Pairs, Year
from defender_cli.render.wrap import width
from defender_cli.report import ComparisonTable
from defender_cli.schema import Field
from defender_cli.schema.types import Quantity, Text

BAR, HIT, MISS, LINE, SPAN, POINTER = "█", "●", "·", "─", "━", "▲"
LONGEST_BAR = 12


def bars(values: Sequence[object]) -> list[str]:
    """Return a bar for each number or duration, the longest for the greatest."""
    amounts = [_amount(value) for value in values]
    most = max(amounts)
    return [
        BAR * (round(each / most * LONGEST_BAR) or each > 0) if most else "" for each in amounts
    ]


def _amount(value: object) -> float:
    if isinstance(value, int | float):
        return max(value, 0)
    hours, _, rest = str(value or "0:0:0").partition(":")
    minutes, _, seconds = rest.partition(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def tally(views: Sequence[View], field: str, lang: str) -> Grid | None:
    """Return a grid that marks under each record to whom it fell, or None if to nobody yet.

    Records without a number, as a prologue, are marked but not counted with the others.
    """
    fell = {view.id: answer for view in views if (answer := view.answer(field)) and answer.value}
    if not fell:
        return None
    heads = {view.id: _head(view, lang) for view in views}
    won: dict[str, list[str]] = {}
    for id, answer in fell.items():
        won.setdefault(shown(answer, lang), []).append(id)
    order = sorted(won, key=lambda name: -len(won[name]))
    sums = {name: _sum([heads[id] for id in won[name]]) for name in won}
    marks = {name: [HIT if id in won[name] else MISS for id in heads] for name in won}
    kinds: list[Kind] = ["number"] * (len(heads) + 2)
    kinds[0] = kinds[-1] = "text"
    return Grid(
        ["", *heads.values(), WON.in_language(lang)],
        [[name, *marks[name], sums[name]] for name in order],
        kinds,
        Pairs(
            [(name, f"{sums[name]}: {', '.join(heads[i] for i in won[name])}") for name in order]
        ),
    )


def _head(view: View, lang: str) -> str:
    """Return the number of a record, or the letter its name begins with."""
    answer = view.answer("name")
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
        said = DIFFERS
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


def year_lines(year: Year, room: int) -> list[str]:
    """Return a year as lines that fit the room: months, rounds, and the day pointed at."""
    month = max(2, min(6, room // 12))
    letters = 3 if month > 3 else 1
    names = "".join(each[:letters].ljust(month) for each in year.months)
    track = [LINE] * (month * 12)
    for mark, start, end in year.spans:
        if start.year == year.year:
            first = min(_place(start, month), len(track) - len(mark))
            last = _place(end, month) if end.year == year.year else len(track) - 1
            track[first : last + 1] = SPAN * (last + 1 - first)
            track[first : first + len(mark)] = mark
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
