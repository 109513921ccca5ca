"""The encoding of each value type: one JSON form, and the columns it takes in CSV and SQL."""

from typing import Any

import msgspec

from defender_cli.schema.types import (
    MIXED,
    REFERENCES,
    AnyValue,
    Duration,
    PartialDate,
    Quantity,
    Reference,
    SpecValue,
    Text,
    seconds_of,
)


class Part(msgspec.Struct, frozen=True):
    """A part of a value: its type, and the ending of its column behind the field's name."""

    hint: object
    ending: str


NUMBER = {"number": Part(float, ""), "unit": Part(str, "_unit")}
PROSE = {"en": Part(str, "_en"), "nl": Part(str, "_nl")}
REFERENCE = {"id": Part(str, "_id"), "name": Part(str, "_name")}

_PARTS: dict[object, dict[str, Part]] = {
    Quantity: NUMBER,
    Text: PROSE,
    Duration: {"text": Part(str, ""), "seconds": Part(int, "_seconds")},
    PartialDate: {"text": Part(str, ""), "precision": Part(str, "_precision")},
    SpecValue: {**NUMBER, **PROSE},
    AnyValue: {**NUMBER, **PROSE, "id": Part(str, "_id"), "items": Part(list, "_items")},
    **dict.fromkeys(REFERENCES, REFERENCE),
}
PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""Precision of a date by its number of characters."""


def parts_of(hint: object) -> dict[str, Part]:
    """Return the parts of a value of a type by their JSON keys; none if it is one plain value."""
    return _PARTS.get(hint, {})


def encoded(value: object, hint: object, own: object = None) -> Any:
    """Return the JSON form of a value of type `hint`; a date stays one, for TOML and SQL.

    `own` is the type of the value itself in a field that holds several (`MIXED`).
    """
    if value is None:
        return None
    if hint in MIXED:
        form = mixed(value, own)
        return {part: form.get(part) for part in _PARTS[hint]}
    if isinstance(value, tuple):
        return [encoded(each, hint) for each in value]
    if isinstance(value, Quantity):
        return {"number": value.value, "unit": value.unit}
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, Reference):
        return {"id": value.id, "name": value.name}
    if hint is Duration:
        return {"text": value, "seconds": seconds_of(str(value))}
    if hint is PartialDate:
        return {"text": value, "precision": PRECISIONS[len(str(value))]}
    return value


def mixed(value: object, own: object) -> dict[str, Any]:
    """Return a value of any type as one flat record: a figure and its unit, or words."""
    if isinstance(value, tuple):
        items = [{**dict.fromkeys(_ITEM), **mixed(each, own)} for each in value]
        words = {lang: ", ".join(_said(each, lang) for each in items) for lang in PROSE}
        return {**words, "items": items}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"number": value}
    form = encoded(value, None if own in MIXED else own)
    if not isinstance(form, dict):
        text = str(form).lower() if isinstance(form, bool) else str(form)
        return {"en": text, "nl": text}
    if "name" in form:
        name = form["name"] or form["id"]
        return {"en": name, "nl": name, "id": form["id"]}
    if "seconds" in form:
        return {"number": form["seconds"], "unit": "s", "en": form["text"], "nl": form["text"]}
    return {"en": form["text"], "nl": form["text"]} if "text" in form else form


_ITEM = [part for part in _PARTS[AnyValue] if part != "items"]


def _said(item: dict[str, Any], lang: str) -> str:
    figure = f"{item['number']} {item['unit'] or ''}".rstrip()
    return figure if item[lang] is None else str(item[lang])
