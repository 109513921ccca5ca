"""Comparing values: which rows `--where` keeps, and in what order `--sort` puts them.

Numbers, quantities, dates and times compare as such; text ignores case and accents, and
prose matches in either language.
"""

import operator
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.cldr import countries
from defender_cli.i18n.messages import NO, WORDS, YES
from defender_cli.lookup.names import folded
from defender_cli.report import ID
from defender_cli.schema import Field
from defender_cli.schema.fields import F
from defender_cli.schema.types import (
    Country,
    Duration,
    PartialDate,
    Quantity,
    Reference,
    SpecValue,
    Text,
)

ID_FIELD = F(ID, str, "Id", "Id", "The short name of the record.")
"""The id of a record, which can be asked for like a field."""

_FORM = re.compile(r"\s*([\w-]+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*", re.S)
_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(.*)", re.S)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TIME = re.compile(r"\d+:[0-5]\d:[0-5]\d")
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


class Condition(msgspec.Struct, frozen=True):
    """A field, how to compare it, and what with."""

    name: str
    sign: str
    wanted: str

    def keeps(self, view: View, field: Field) -> bool:
        """Say whether a row fits.

        What is unknown fits no comparison but `field=` with nothing behind it.

        Raises:
            UsageError: the field's values cannot be compared with what was given.
        """
        found = values(view, field, "--where")
        if not self.wanted:
            return bool(found) == (self.sign == "!=")
        self._check(field)
        if self.sign == "!=":
            return bool(found) and not any(self._fits("=", *each) for each in found)
        return any(self._fits(self.sign, *each) for each in found)

    def _check(self, field: Field) -> None:
        if self.sign == "~":
            return
        forms: dict[object, re.Pattern[str]] = {
            int: _NUMBER,
            Quantity: _NUMBER,
            date: _DAY,
            PartialDate: _DAY,
            Duration: _TIME,
        }
        form = forms.get(field.hint)
        found = form.fullmatch(self.wanted) if form else None
        if form and not found:
            raise UsageError(
                f'--where: {field.name} is {field.kind.name}, not "{self.wanted}"',
                input=self.wanted,
                hint=f"for example: --where {field.name}{self.sign}{_example(field)}",
            )
        unit = found[2] if found and form is _NUMBER else ""
        if unit and unit != field.unit:
            has = f"in {field.unit}" if field.unit else "without a unit"
            raise UsageError(f'--where: {field.name} is {has}, not in "{unit}"', input=unit)

    def _fits(self, sign: str, value: object, field: Field) -> bool:
        if sign == "~":
            return any(_contains(text, self.wanted) for text in _texts(value, field))
        compare = _SIGNS[sign]
        if isinstance(value, int | float | Quantity) and not isinstance(value, bool):
            number, unit = _number(self.wanted)
            if number is None or (unit and unit != getattr(value, "unit", None)):
                return False
            return compare(value.value if isinstance(value, Quantity) else value, number)
        if isinstance(value, date) or field.hint is PartialDate:
            return compare(str(value)[: len(self.wanted)], self.wanted)
        if field.hint is Duration:
            return compare(_seconds(str(value)), _seconds(self.wanted))
        if sign != "=" and field.hint is SpecValue and _number(self.wanted)[0] is not None:
            return False
        texts = _texts(value, field)[: None if sign == "=" else 1]
        return any(compare(folded(text), folded(self.wanted)) for text in texts)


def condition(text: str) -> Condition:
    """Return what `field=value` says.

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
    said = Condition(*parts.groups())
    if not said.wanted and said.sign not in ("=", "!="):
        raise UsageError(
            f'--where: "{text}" has nothing to compare with',
            input=text,
            hint=f"{said.name}= is for what is unknown, {said.name}!= for what is known",
        )
    return said


def values(view: View, field: Field, option: str) -> list[tuple[object, Field]]:
    """Return the single values of a field, each with what it is; none if unknown.

    Raises:
        UsageError: the field holds records.
    """
    if field is ID_FIELD:
        return [(view.id, field)]
    if field.record is not None:
        raise UsageError(f"{option}: {field.name} is a table, not a value", input=field.name)
    cell = view.cells.get(field.name)
    answers = list(cell.values()) if isinstance(cell, dict) else [cell]
    return [
        (value, answer.field)
        for answer in answers
        if isinstance(answer, Answer)
        for value in (answer.value if isinstance(answer.value, tuple) else (answer.value,))
        if value is not None
    ]


def order(rows: list[View], field: Field, descending: bool) -> list[View]:
    """Return rows sorted by a field, those where it is unknown last either way.

    Raises:
        UsageError: the field holds records.
    """
    keys = [(values(view, field, "--sort"), view) for view in rows]
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
        return 0, _seconds(str(value)), ""
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


def _number(text: str) -> tuple[float | None, str]:
    found = _NUMBER.fullmatch(text)
    return (float(found[1]), found[2]) if found else (None, "")


def _seconds(text: str) -> float:
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _example(field: Field) -> str:
    return field.kind.example.split(" ")[0].strip('"')
