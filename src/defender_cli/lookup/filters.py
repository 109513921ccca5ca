"""Conditions of `--where` and the order of `--sort`: comparing values of one type.

Numbers compare with numbers, dates with dates, durations with durations; text ignores case and
accents, and prose matches in either language. Values of different types are never equal, and
neither is before the other.
"""

import operator
import re
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.view import View
from defender_cli.i18n.cldr import countries
from defender_cli.i18n.messages import NO, WORDS, YES
from defender_cli.lookup.columns import Column
from defender_cli.lookup.names import folded
from defender_cli.lookup.operands import Operand, operands_in
from defender_cli.schema import Field
from defender_cli.schema.types import (
    MIXED,
    Country,
    Duration,
    PartialDate,
    Quantity,
    Reference,
    Text,
    seconds_of,
)

_FORM = re.compile(r"\s*([\w.-]+)\s*(=~|=<|=>|<>|==|!=|<=|>=|=|<|>|~)\s*(.*?)\s*", re.S)
_MISTAKEN = {"=~": "~", "=<": "<=", "=>": ">=", "<>": "!="}
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_NUMBERS = (int, float, Quantity)
_DATES = (date, PartialDate)


class Condition(msgspec.Struct, frozen=True):
    """A field, how to compare it, and what with: any of several operands."""

    name: str
    sign: str
    operands: tuple[Operand, ...]

    def keeps(self, view: View, column: Column) -> bool:
        """Return whether a row fits; an unknown value equals only an operand left empty."""
        found = column.values(view)
        if not found:
            return self.sign == "=" and any(not each.text for each in self.operands)
        if self.sign == "!=":
            return not any(self._fits("=", *each) for each in found)
        if column.field.hint in MIXED and self.sign not in ("=", "~"):
            found = [(value, field) for value, field in found if self._is_like(value, field)]
        return any(self._fits(self.sign, *each) for each in found)

    def _is_like(self, value: object, field: Field) -> bool:
        """Return whether a value in a column of several types has that of the operand."""
        [wanted] = self.operands
        if isinstance(value, bool):
            return False
        if isinstance(value, _NUMBERS):
            return wanted.number is not None
        if isinstance(value, date) or field.hint in _DATES:
            # A bare figure is a number, not a year.
            return wanted.day is not None and wanted.number is None
        return wanted.seconds is not None if field.hint is Duration else wanted.is_text

    def _fits(self, sign: str, value: object, field: Field) -> bool:
        return any(_fits(sign, value, field, each) for each in self.operands if each.text)

    def check(self, column: Column) -> None:
        """Refuse a condition that no value of the column's type can meet.

        Raises:
            UsageError: the column holds records, or its type rules the operand out.
        """
        field = column.field
        if field.record is not None:
            raise UsageError(f"--where: {field.name} is a table, not a value", input=field.name)
        for each in self.operands:
            if each.text and self.sign != "~":
                _check(field, self.sign, each)


def condition(text: str) -> Condition:
    r"""Return what `field=value` says; `|` separates alternatives, `\|` is a bar in a value.

    Raises:
        UsageError: it is not of that form, or has nothing to compare with.
    """
    parts = _FORM.fullmatch(text)
    if not parts:
        raise UsageError(
            f'--where: "{text}" is not a condition',
            input=text,
            hint="write field=value; also !=, <, >, <=, >= and ~ for contains",
        )
    name, sign, wanted = parts.groups()
    if sign in _MISTAKEN:
        meant = _MISTAKEN[sign]
        contains = " (contains)" if meant == "~" else ""
        raise UsageError(
            f"--where: there is no operator {sign}",
            input=text,
            hint=f"write {name}{meant}{wanted}{contains}",
        )
    sign = "=" if sign == "==" else sign
    operands = tuple(operands_in(wanted))
    if sign not in ("=", "!=") and not all(each.text for each in operands):
        raise UsageError(
            f'--where: "{text}" has nothing to compare with',
            input=text,
            hint=f"{name}= is for what is unknown, {name}!= for what is known",
        )
    if sign not in ("=", "!=", "~") and len(operands) > 1:
        raise UsageError(
            f"--where: {sign} compares with one value", input=text, hint=r"write \| for a bar"
        )
    return Condition(name, sign, operands)


def _fits(sign: str, value: object, field: Field, wanted: Operand) -> bool:
    if sign == "~":
        return any(_contains(text, wanted.text) for text in _texts(value, field))
    compare = _SIGNS[sign]
    if isinstance(value, _NUMBERS) and not isinstance(value, bool):
        return _number_fits(compare, value, wanted)
    if isinstance(value, date) or field.hint in _DATES:
        return wanted.day is not None and _day_fits(sign, str(value), wanted.day)
    if field.hint is Duration:
        return wanted.seconds is not None and compare(seconds_of(str(value)), wanted.seconds)
    if sign == "=":
        return any(folded(text) == folded(wanted.text) for text in _texts(value, field))
    return compare(folded(_texts(value, field)[0]), folded(wanted.text))


def _number_fits(
    compare: Callable[[Any, Any], bool], value: float | Quantity, wanted: Operand
) -> bool:
    number, unit = (value.value, value.unit) if isinstance(value, Quantity) else (value, "")
    if wanted.number is None or wanted.unit not in ("", unit):
        return False
    return compare(number, wanted.number)


def _day_fits(sign: str, value: str, wanted: str) -> bool:
    """Compare as far as both are known: 2026 is neither before nor after 2026-03."""
    size = min(len(value), len(wanted))
    if value[:size] == wanted[:size] and len(value) < len(wanted):
        return False
    return _SIGNS[sign](value[:size], wanted[:size])


def _check(field: Field, sign: str, wanted: Operand) -> None:
    if field.hint in _NUMBERS:
        _check_number(field, sign, wanted)
    elif field.hint in _DATES or field.hint is Duration:
        if (wanted.seconds if field.hint is Duration else wanted.day) is None:
            _refuse(field, sign, wanted)
    elif field.hint is bool:
        _check_bool(field, sign, wanted)
    elif field.options and sign in ("=", "!="):
        _check_choice(field, wanted)
    elif field.hint in MIXED and sign not in ("=", "!=") and _is_malformed(wanted):
        raise UsageError(
            f'--where: "{wanted.text}" is not a number',
            input=wanted.text,
            hint="write 1.5, 1000, 1,000 or 1e3, and the unit behind it",
        )


def _is_malformed(wanted: Operand) -> bool:
    return wanted.is_text and wanted.text.lstrip("+-.")[:1].isdigit()


def _check_number(field: Field, sign: str, wanted: Operand) -> None:
    if wanted.number is None:
        _refuse(field, sign, wanted)
    if wanted.unit and wanted.unit != field.unit:
        has = f"in {field.unit}" if field.unit else "without a unit"
        raise UsageError(
            f'--where: {field.name} is {has}, not in "{wanted.unit}"', input=wanted.unit
        )
    if field.hint is int and sign == "=" and wanted.number % 1:
        _refuse(field, sign, wanted)


def _check_bool(field: Field, sign: str, wanted: Operand) -> None:
    words = {"true", "false", *(folded(each) for word in (YES, NO) for each in (word.en, word.nl))}
    if sign not in ("=", "!="):
        raise UsageError(
            f"--where: {field.name} is true or false, which has no order",
            input=field.name,
            hint=f"for example: --where {field.name}=true",
        )
    if folded(wanted.text) not in words:
        _refuse(field, sign, wanted)


def _check_choice(field: Field, wanted: Operand) -> None:
    known = {folded(text) for option in field.options for text in _texts(option, field)}
    if folded(wanted.text) not in known:
        options = "; ".join(field.options)
        error = UsageError(
            f'--where: {field.name} is never "{wanted.text}"',
            input=wanted.text,
            hint=f"it is one of: {options}",
        )
        dutch = (WORDS[each].nl if each in WORDS else each for each in field.options)
        error.dutch = {options: "; ".join(dutch)}
        raise error


def _refuse(field: Field, sign: str, wanted: Operand) -> NoReturn:
    raise UsageError(
        f'--where: {field.name} is {field.kind.name}, not "{wanted.text}"',
        input=wanted.text,
        hint=f"for example: --where {field.name}{sign}{_example(field)}",
    )


def order(rows: list[View], column: Column, descending: bool) -> list[View]:
    """Return rows sorted by a column, those where it is unknown last either way.

    Raises:
        UsageError: the column holds records.
    """
    if column.field.record is not None:
        raise UsageError(f"--sort: {column.name} is a table, not a value", input=column.name)
    keys = [(column.values(view), view) for view in rows]
    known = [(_rank(*found[0]), view) for found, view in keys if found]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [view for _, view in known] + [view for found, view in keys if not found]


def _rank(value: object, field: Field) -> tuple[int, float, str]:
    """Return what a value sorts by: numbers among themselves, before text."""
    if isinstance(value, Quantity):
        return 0, value.value, value.unit
    if isinstance(value, int | float):
        return 0, value, ""
    if field.hint is Duration:
        return 0, seconds_of(str(value)), ""
    if isinstance(value, Reference):
        return 1, 0, folded(value.name or value.id)
    return 1, 0, str(value) if isinstance(value, date) else folded(_texts(value, field)[0])


def _texts(value: object, field: Field) -> list[str]:
    """Return every way to write a value."""
    if isinstance(value, bool):
        words = YES if value else NO
        return ["true" if value else "false", words.en, words.nl]
    if isinstance(value, Text):
        return [value.en, value.nl]
    if isinstance(value, Reference):
        return [value.id, *([value.name] if value.name else [])]
    text = str(value)
    known = countries() if field.hint is Country else WORDS if field.options else {}
    return [text, *((known[text].en, known[text].nl) if text in known else ())]


def _contains(text: str, wanted: str) -> bool:
    # Folding drops punctuation; without letters left, everything would contain it.
    if folded(wanted):
        return folded(wanted) in folded(text)
    return wanted in text


def _example(field: Field) -> str:
    return field.kind.example.split(" ")[0].strip('"')
