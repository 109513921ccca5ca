"""Conversion of typed text to TOML values."""

import re
from datetime import date
from typing import Any

from defender_cli.schema import Field
from defender_cli.schema.types import Date, PartialDate, Quantity, SpecValue, Text

_WHOLE = "[+-]?[0-9]{1,19}"
_DECIMAL = rf"{_WHOLE}([.][0-9]{{1,19}})?([eE][+-]?[0-9]{{1,3}})?"
_MEASURED = re.compile(rf"({_DECIMAL})\s*([^\W\d].*|[%°€$£].*)", re.DOTALL)
_YES = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nee": False}


def entered(field: Field, text: str, dutch: str | None = None) -> Any:
    """Return a typed value by the kind of its field, in TOML's types.

    What does not fit stays text: checking it against the field says what is wrong. Several
    are separated by commas or line ends, or written as TOML writes a list.
    """
    if not field.many:
        return _single(field, text, dutch)
    if text.lstrip().startswith("["):
        # Most lists are typed with commas.
        import tomllib

        try:
            return tomllib.loads(f"list = {text}")["list"]
        except (ValueError, RecursionError, KeyError):
            return text
    return [_single(field, each.strip()) for each in re.split("[,\n]", text) if each.strip()]


def measured(text: str) -> tuple[str, str | None]:
    """Return a number and the unit written behind it; a text without both as it is."""
    found = None if re.fullmatch(_DECIMAL, text) else _MEASURED.fullmatch(text.strip())
    return (found[1], found[4]) if found else (text, None)


def _single(field: Field, text: str, dutch: str | None = None) -> Any:
    if field.hint is Text or (field.hint is SpecValue and dutch is not None):
        return {"en": text, "nl": text if dutch is None else dutch}
    if field.hint in (int, Quantity):
        return _number(text)
    if field.hint is bool:
        return _YES.get(text.casefold(), text)
    if field.hint in (Date, PartialDate):
        return _day(text)
    if field.hint is SpecValue:
        return _YES.get(text.casefold(), _number(text))
    return text


def _number(text: str) -> Any:
    if re.fullmatch(_WHOLE, text):
        return int(text)
    return float(text) if re.fullmatch(_DECIMAL, text) else text


def _day(text: str) -> Any:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
