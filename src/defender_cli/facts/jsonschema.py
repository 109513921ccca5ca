"""The JSON Schema of a fact file, generated from the registry.

Draft 2020-12 (json-schema.org), for editors that check TOML as it is typed.
"""

import re
from typing import Any, TypeAlias

from defender_cli.facts.read import FORMAT
from defender_cli.schema import FACTS, SOURCE, Field, Record, fields
from defender_cli.schema.types import KINDS, Date, Quantity, SpecValue, Text

Schema: TypeAlias = dict[str, Any]

_NOTE: list[Schema] = [
    KINDS[str].schema,
    {
        **KINDS[Text].schema,
        "properties": {**KINDS[Text].schema["properties"], "source": {"$ref": "#/$defs/source"}},
    },
]
_DEFINITIONS: Schema = {
    "source": {
        "description": "The id of a source, or of several that agree, the best first.",
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
        ],
    },
    "note": {"anyOf": [*_NOTE, {"type": "array", "items": {"anyOf": _NOTE}, "minItems": 1}]},
}
_ID = "^[a-z0-9][a-z0-9_-]*$"


def schema() -> Schema:
    """Return the schema of a whole fact file."""
    definitions = dict(_DEFINITIONS)
    root = _record(FACTS, definitions, sourced=False)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of defender",
        **root,
        "required": ["format"],
        "$defs": definitions,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _record(record: Record, definitions: Schema, sourced: bool) -> Schema:
    properties = {
        name: _field(field, definitions, record is not SOURCE)
        for name, field in fields(record).items()
        if not field.derived
    }
    described: Schema = {
        "type": "object",
        "description": record.meaning,
        "properties": {"source": _reference("source"), **properties} if sourced else properties,
        "additionalProperties": False,
    }
    if record is SOURCE:
        described["required"] = ["title", "publisher", "language", "kind"]
    return described


def _defined(record: Record, definitions: Schema) -> Schema:
    """Return a reference to a record's definition, after making sure that there is one."""
    name = record.name
    if name not in definitions:
        definitions[name] = None  # keeps its place before those of the records below it
        definitions[name] = _record(record, definitions, sourced=record is not SOURCE)
    return _reference(name)


def _field(field: Field, definitions: Schema, sourced: bool) -> Schema:
    meaning = {"title": field.en, "description": field.meaning}
    if field.shape == "value":
        return {**meaning, **_fact(field, definitions, sourced)}
    entry = (
        _defined(field.record, definitions)
        if field.record
        else _fact(field, definitions, sourced=True)
    )
    if field.shape == "record":
        return {**meaning, **entry}
    return {
        **meaning,
        "type": "object",
        "properties": {} if field.record is SOURCE else {"source": _reference("source")},
        "propertyNames": {"pattern": _ID},
        "additionalProperties": entry,
    }


def _fact(field: Field, definitions: Schema, sourced: bool) -> Schema:
    """Return what a fact of a field may look like: its value, a statement, or several."""
    value = _value(field)
    if not sourced or field.options:
        return _statable(field, value) if sourced else value
    name = _name(field)
    definitions.setdefault(name, _statable(field, value))
    return _reference(name)


def _name(field: Field) -> str:
    """Return the name of the definition that all fields of one type share."""
    unit = field.unit if field.hint is Quantity else None
    name = f"{field.kind.name}{' in ' + unit if unit else ''}{', several' if field.many else ''}"
    return re.sub(r"\W+", "_", name).strip("_")


def _statable(field: Field, value: Schema) -> Schema:
    statement = _statement(field, value)
    return {"anyOf": [value, statement, {"type": "array", "items": statement, "minItems": 1}]}


def _value(field: Field) -> Schema:
    one = {"enum": list(field.options)} if field.options else field.kind.schema
    return {"type": "array", "items": one} if field.many else dict(one)


def _statement(field: Field, value: Schema) -> Schema:
    properties: Schema = {"value": value, "pending": {"const": True}}
    if field.hint is Quantity:
        properties["unit"] = {"const": field.unit}
    elif field.hint is SpecValue:
        properties["unit"] = {"type": "string"}
    return {
        "type": "object",
        "properties": {
            **properties,
            "source": _reference("source"),
            "valid_from": KINDS[Date].schema,
            "note": _reference("note"),
        },
        "oneOf": [{"required": ["value"]}, {"required": ["pending"]}],
        "additionalProperties": False,
    }
