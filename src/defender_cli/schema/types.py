"""The types a value can have, and how a raw TOML value becomes one."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, NewType, TypeAlias

import msgspec

Date: TypeAlias = date
"""A calendar day; an alias, because records have fields called `date`."""

Country = NewType("Country", str)
"""An ISO 3166-1 alpha-2 code."""

Language = NewType("Language", str)
"""An ISO 639-1 code."""

Url = NewType("Url", str)
"""An absolute web address (RFC 3986)."""

Duration = NewType("Duration", str)
"""Hours, minutes and seconds as `58:09:45`; hours may exceed 24."""

PartialDate = NewType("PartialDate", str)
"""An ISO 8601 day, month or year: `2025-07-17`, `2025-07`, `2025`."""

PersonRef = NewType("PersonRef", str)
TeamRef = NewType("TeamRef", str)
CarRef = NewType("CarRef", str)
EventRef = NewType("EventRef", str)
RoundRef = NewType("RoundRef", str)
CategoryRef = NewType("CategoryRef", str)
PointsRef = NewType("PointsRef", str)

REFERENCES: dict[object, tuple[str, ...]] = {
    PersonRef: ("people",),
    TeamRef: ("teams",),
    CarRef: ("cars",),
    EventRef: ("events",),
    RoundRef: ("rounds",),
    CategoryRef: ("categories",),
    PointsRef: ("points",),
}
"""The collections in which each kind of reference is looked up, in order."""


class Text(msgspec.Struct, frozen=True):
    """Prose in both languages."""

    en: str
    nl: str

    def in_language(self, lang: str) -> str:
        return self.nl if lang == "nl" else self.en


class Quantity(msgspec.Struct, frozen=True):
    """A number and its unit."""

    value: int | float
    unit: str

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"


class Reference(msgspec.Struct, frozen=True):
    """Another record: its id, and its name where that is known."""

    id: str
    name: str | None


class SpecValue:
    """Marks a field that may hold any value a specification can have.

    With a unit it is a `Quantity`; without one a number, a yes/no, a name, or prose.
    """


class AnyValue:
    """Marks a field that may hold a value of any type, as the value of a key does."""


MIXED = (SpecValue, AnyValue)
"""The types of fields whose values have types of their own."""


def seconds_of(duration: str) -> int:
    """Return the seconds of a duration such as 58:09:45."""
    hours, minutes, seconds = map(int, duration.split(":"))
    return hours * 3600 + minutes * 60 + seconds


class Kind(msgspec.Struct, frozen=True):
    """One type of value: its name for people, an example, its schema and its reader.

    `read` returns the typed value, or raises `ValueError` saying what is wrong.
    """

    name: str
    example: str
    schema: dict[str, Any]
    read: Callable[[object], object]


LONG = 60
"""Characters of a value that a message shows."""


def type_name(raw: object) -> str:
    """Return the TOML name of a raw value's type, with its article."""
    if isinstance(raw, bool):
        return "a yes/no value"
    if isinstance(raw, date):
        return "a date with a time" if isinstance(raw, datetime) else "a date"
    names = {str: "text", int: "a whole number", float: "a decimal number"}
    names |= {list: "a list", dict: "a table", time: "a time"}
    return names.get(type(raw), type(raw).__name__)


def brief(raw: object) -> str:
    """Return a raw value as a message can show it: at most some words of it."""
    if isinstance(raw, str):
        return repr(raw if len(raw) <= LONG else f"{raw[:LONG]}…")
    # The largest numbers have no decimal form, and a table can be nested without end.
    known = isinstance(raw, bool | float | date) or (isinstance(raw, int) and abs(raw) < 10**LONG)
    return str(raw) if known else type_name(raw)


def _exactly(kind: type, raw: object) -> object:
    if type(raw) is not kind:
        raise ValueError(f"not {type_name(raw)}")
    return raw


def _number(raw: object) -> object:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise ValueError(f"not {type_name(raw)}")
    if raw != raw or raw in (float("inf"), float("-inf")):
        raise ValueError("not infinite or undefined")
    return raw if isinstance(raw, float) else _whole(raw)


def _whole(raw: object) -> object:
    _exactly(int, raw)
    assert isinstance(raw, int)
    # What TOML promises (toml.io, "Integer"), and what JSON can be written with.
    if not -(2**63) <= raw < 2**63:
        raise ValueError("not beyond 64 bits")
    return raw


def _name(raw: object) -> object:
    if not str(_exactly(str, raw)).strip():
        raise ValueError("not empty")
    return raw


def _matching(pattern: str) -> Callable[[object], object]:
    def read(raw: object) -> object:
        # `re` compiles and keeps it at first use; most commands read a copy already checked.
        if not re.fullmatch(pattern, str(_exactly(str, raw))):
            raise ValueError(f"not {brief(raw)}")
        return raw

    return read


def _partial_date(raw: object) -> object:
    if type(raw) is date:
        return raw.isoformat()
    return _matching(_MONTH)(raw)


def _prose(raw: object) -> object:
    if not isinstance(raw, Mapping):
        raise ValueError(f"not {type_name(raw)}")
    for lang in ("en", "nl"):
        if not isinstance(raw.get(lang), str) or not raw[lang].strip():
            raise ValueError(f"without the language {lang!r}")
    unknown = sorted(set(raw) - {"en", "nl"})
    if unknown:
        raise ValueError(f"with the unknown language {unknown[0]!r}")
    return Text(raw["en"], raw["nl"])


def _spec(raw: object) -> object:
    if isinstance(raw, Mapping):
        return _prose(raw)
    return _name(raw) if isinstance(raw, str) else raw if type(raw) is bool else _number(raw)


_TEXT_SCHEMA = {"type": "string", "minLength": 1}
# Many validators do not look at `format`; all of them look at the pattern.
_DATE_SCHEMA = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MONTH = "[12][0-9]{3}(-(0[1-9]|1[0-2]))?"
_PROSE_SCHEMA = {
    "type": "object",
    "properties": {"en": _TEXT_SCHEMA, "nl": _TEXT_SCHEMA},
    "required": ["en", "nl"],
    "additionalProperties": False,
}
_DURATION = "[0-9]{1,5}:[0-5][0-9]:[0-5][0-9]"
_URL = r"https?://[^\s/]\S*"
_ID = r"[a-z0-9][a-z0-9_-]*"
_REFERENCE = Kind("an id", '"an_id"', {"type": "string", "pattern": f"^{_ID}$"}, _matching(_ID))

KINDS: dict[object, Kind] = {
    str: Kind("text", '"Nitra"', _TEXT_SCHEMA, _name),
    int: Kind("a whole number", "14", {"type": "integer"}, _whole),
    float: Kind("a number", "0.5", {"type": "number"}, _number),
    bool: Kind("true or false", "true", {"type": "boolean"}, lambda raw: _exactly(bool, raw)),
    date: Kind(
        "a date",
        "2026-01-03",
        _DATE_SCHEMA,
        lambda raw: _exactly(date, raw),
    ),
    Text: Kind("prose in two languages", '{ en = "…", nl = "…" }', _PROSE_SCHEMA, _prose),
    Quantity: Kind("a number with a unit", "305", {"type": "number"}, _number),
    Country: Kind(
        "a country code (ISO 3166-1)",
        '"FR"',
        {"type": "string", "pattern": "^[A-Z]{2}$"},
        _matching("[A-Z]{2}"),
    ),
    Language: Kind(
        "a language code (ISO 639-1)",
        '"nl"',
        {"type": "string", "pattern": "^[a-z]{2}$"},
        _matching("[a-z]{2}"),
    ),
    Url: Kind(
        "a web address",
        '"https://example.org"',
        {"type": "string", "pattern": f"^{_URL}$"},
        _matching(_URL),
    ),
    Duration: Kind(
        "a time as hours:minutes:seconds",
        '"58:09:45"',
        {"type": "string", "pattern": f"^{_DURATION}$"},
        _matching(_DURATION),
    ),
    PartialDate: Kind(
        "a day, a month or a year",
        '2025-07-17 or "2025-07"',
        {
            "anyOf": [
                _DATE_SCHEMA,
                {"type": "string", "pattern": f"^{_MONTH}$"},
            ]
        },
        _partial_date,
    ),
    SpecValue: Kind(
        "a number, text, true/false or prose in two languages",
        "550",
        {"anyOf": [{"type": ["number", "boolean"]}, _TEXT_SCHEMA, _PROSE_SCHEMA]},
        _spec,
    ),
    AnyValue: Kind("any value", "550", {}, lambda raw: raw),
    **dict.fromkeys(REFERENCES, _REFERENCE),
}
"""Every type a field may be declared with."""
