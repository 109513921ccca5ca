"""JSON Schema (2020-12) of the JSON of a command, generated from the records it answers with."""

from typing import Any, TypeAlias

from defender_cli.report import One, Output, Rows, Sections
from defender_cli.schema import Field, fields
from defender_cli.schema.encoding import PRECISIONS, parts_of
from defender_cli.schema.types import MIXED, REFERENCES, AnyValue, Date, PartialDate

Schema: TypeAlias = dict[str, Any]

VERSION = "1.0"
"""Version of the JSON of all commands: 1.1 adds fields; 2.0 renames, drops or retypes some."""


_TEXT: Schema = {"type": "string"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_WORDS: Schema = {
    "type": "object",
    "properties": {"en": _TEXT, "nl": _TEXT},
    "required": ["en", "nl"],
    "additionalProperties": False,
}
_ABOUT: Schema = {
    "sources": {"type": "object", "additionalProperties": _IDS},
    "source_notes": {"type": "object", "additionalProperties": _WORDS},
    "pending": _IDS,
    "derived": _IDS,
}
_PLAIN: dict[object, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Date: {"type": "string", "format": "date"},
}


def schema(command: str, outputs: tuple[Output, ...]) -> Schema:
    """Return the schema of what a command writes with `--json` and without `--fields`."""
    definitions: Schema = {}
    shapes = [_output(each, definitions) for each in outputs]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:defender:{'-'.join(['output', *command.split()])}:{VERSION}",
        "title": f"defender {command} --json".replace(" overview", ""),
        **(shapes[0] if len(shapes) == 1 else {"anyOf": shapes}),
        "$defs": definitions,
    }


def _output(output: Output, definitions: Schema) -> Schema:
    if isinstance(output, Sections):
        parts = {name: _output(each, definitions) for name, each in output.parts.items()}
        return _closed(parts)
    record = _record(output, definitions)
    if isinstance(output, Rows):
        return {"type": "array", "items": record}
    return _or_null(record)


def _closed(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(one: One, definitions: Schema) -> Schema:
    properties: Schema = {"id": _TEXT} if one.record.ids else {}
    properties |= {name: _field(field, definitions) for name, field in fields(one.record).items()}
    if one.record.cited:
        properties |= _ABOUT
    shape = {"description": one.record.meaning, **_closed(properties)}
    if one.more:
        shape["additionalProperties"] = _or_null(_value(one.more, definitions))
    return shape


def _field(field: Field, definitions: Schema) -> Schema:
    about = {"title": field.en, **({"description": field.meaning} if field.meaning else {})}
    if field.record is not None:
        name = field.record.name
        if name not in definitions:
            definitions[name] = None  # keeps its place before those of the records below it
            definitions[name] = _record(One(field.record), definitions)
        below: Schema = {"$ref": f"#/$defs/{name}"}
        if field.shape == "record":
            return {**about, **_or_null(below)}
        return {**about, "type": "array", "items": below}
    value = {"enum": list(field.options)} if field.options else _value(field.hint, definitions)
    if field.shape == "map":
        return {**about, "type": "object", "additionalProperties": _or_null(value)}
    return {**about, **_or_null({"type": "array", "items": value} if field.many else value)}


def _or_null(value: Schema) -> Schema:
    return {"anyOf": [value, {"type": "null"}]}


def _value(hint: object, definitions: Schema) -> Schema:
    parts = parts_of(hint)
    if not parts:
        return _PLAIN.get(hint, _TEXT)
    name = "Reference" if hint in REFERENCES else getattr(hint, "__name__", "")
    if name not in definitions:
        definitions[name] = _parted(hint)
    return {"$ref": f"#/$defs/{name}"}


def _parted(hint: object) -> Schema:
    properties = {part: _PLAIN.get(each.hint, _TEXT) for part, each in parts_of(hint).items()}
    if hint is PartialDate:
        properties["precision"] = {"enum": list(PRECISIONS.values())}
    unknown = properties if hint in MIXED else {"name"}
    properties = {
        part: _or_null(each) if part in unknown else each for part, each in properties.items()
    }
    if hint is AnyValue:
        item = _closed({part: each for part, each in properties.items() if part != "items"})
        properties["items"] = _or_null({"type": "array", "items": item})
    return _closed(properties)
