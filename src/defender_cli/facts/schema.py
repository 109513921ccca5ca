"""The JSON Schema of a fact file, generated from the registry.

Draft 2020-12 (json-schema.org), for editors that check TOML as it is typed.
"""

from typing import Any

from defender_cli.facts.read import FORMAT
from defender_cli.model import Facts, Field, Record, Source, fields
from defender_cli.model.values import Quantity, SpecValue

_SOURCE = {
    "description": "The id of a source, or of several that agree, the best first.",
    "anyOf": [
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ],
}
_NOTE = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"en": {"type": "string"}, "nl": {"type": "string"}},
            "required": ["en", "nl"],
            "additionalProperties": False,
        },
    ]
}
_ID = "^[a-z0-9][a-z0-9_-]*$"


def schema() -> dict[str, Any]:
    """Return the schema of a whole fact file."""
    root = _record(Facts, sourced=False)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of defender",
        **root,
        "required": ["format"],
        "$defs": {"source": _SOURCE, "note": _NOTE},
    }


def _record(record: type[Record], sourced: bool = True) -> dict[str, Any]:
    properties = {
        name: _field(field, record is not Source)
        for name, field in fields(record).items()
        if not field.label.derived
    }
    if sourced:
        properties = {"source": {"$ref": "#/$defs/source"}, **properties}
    described: dict[str, Any] = {
        "type": "object",
        "description": (record.__doc__ or "").partition("\n")[0],
        "properties": properties,
        "additionalProperties": False,
    }
    if record is Source:
        described["required"] = ["title", "publisher", "language", "kind"]
    return described


def _field(field: Field, sourced: bool) -> dict[str, Any]:
    meaning = {"title": field.label.en, "description": field.label.meaning}
    if field.shape == "value":
        return {**meaning, **_fact(field, sourced)}
    if field.shape == "record":
        assert field.record is not None
        return {**_record(field.record), **meaning}
    entry = (
        _fact(field, sourced)
        if field.record is None
        else _record(field.record, sourced=field.record is not Source)
    )
    return {
        **meaning,
        "type": "object",
        "properties": {"source": {"$ref": "#/$defs/source"}},
        "propertyNames": {"pattern": _ID},
        "additionalProperties": entry,
    }


def _fact(field: Field, sourced: bool) -> dict[str, Any]:
    value = _value(field)
    if not sourced:
        return value
    statement = _statement(field, value)
    return {"anyOf": [value, statement, {"type": "array", "items": statement, "minItems": 1}]}


def _value(field: Field) -> dict[str, Any]:
    one = {"enum": list(field.options)} if field.options else field.kind.schema
    return {"type": "array", "items": one} if field.many else dict(one)


def _statement(field: Field, value: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"value": value, "pending": {"const": True}}
    if field.hint is Quantity:
        properties["unit"] = {"const": field.label.unit}
    elif field.hint is SpecValue:
        properties["unit"] = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            **properties,
            "source": {"$ref": "#/$defs/source"},
            "note": {"$ref": "#/$defs/note"},
        },
        "anyOf": [{"required": ["value"]}, {"required": ["pending"]}],
        "additionalProperties": False,
    }
