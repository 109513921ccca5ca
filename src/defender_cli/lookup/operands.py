"""Operands of conditions: the text behind a sign, and the values it can stand for."""

import math
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from defender_cli.schema.types import seconds_of

_NUMBER = re.compile(
    r"([+-]?(?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*([^\s\d.,_].*)?",
    re.S | re.A,
)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.A)
_TIME = re.compile(r"\d{1,5}:[0-5]\d:[0-5]\d", re.A)


class Operand(msgspec.Struct, frozen=True):
    """Operand of a condition: its text and the values the text can mean."""

    text: str
    number: float | None = None
    unit: str = ""
    day: str | None = None
    seconds: int | None = None

    @property
    def is_text(self) -> bool:
        return self.number is None and self.day is None and self.seconds is None


def operands_in(wanted: str) -> Iterator[Operand]:
    r"""Yield the alternatives between bars; `\|` is a bar in one, `\\` a backslash."""
    found = [""]
    for part in re.findall(r"\\[|\\]|.", wanted, re.S):
        if part == "|":
            found.append("")
        else:
            found[-1] += part[1:] if len(part) > 1 else part
    yield from (_operand(each.strip()) for each in found)


def _operand(text: str) -> Operand:
    number, unit = _number(text)
    day = text if _is_day(text) else None
    seconds = seconds_of(text) if _TIME.fullmatch(text) else None
    return Operand(text, number, unit, day, seconds)


def _number(text: str) -> tuple[float | None, str]:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None, ""
    digits = found[1].replace(",", "").replace("_", "")
    number = float(digits)
    if not math.isfinite(number):
        return None, ""
    return (int(digits) if digits.lstrip("+-").isdigit() else number), found[2] or ""


def _is_day(text: str) -> bool:
    try:
        # A month or a year is sound if its first day is.
        return bool(_DAY.fullmatch(text) and date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False
