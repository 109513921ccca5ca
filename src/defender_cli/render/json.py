"""JSON: complete, bare, in a fixed order (RFC 8259)."""

from typing import Any

import msgspec

from defender_cli.facts.statements import Answer
from defender_cli.facts.view import Cell, View
from defender_cli.i18n.escape import visible_json
from defender_cli.report import META, Report, Section
from defender_cli.schema import Field
from defender_cli.schema.encoding import encoded as form
from defender_cli.schema.types import Text


def write(report: Report) -> str:
    """Return a report as one JSON document."""
    return encode(data(report))


def encode(value: object) -> str:
    """Return plain data as indented JSON that is safe on a terminal."""
    return visible_json(msgspec.json.format(encoded(value), indent=2).decode()) + "\n"


def encoded(value: object) -> bytes:
    """Return plain data as JSON; bytes that are no text, as in file names, are spelled out."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_as_text(value))


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_text(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def data(report: Report) -> Any:
    """Return a report as plain data: a list, an object, or an object of sections."""
    if len(report.sections) == 1:
        return _body(report.sections[0])
    return {section.name: _body(section) for section in report.sections}


def _body(section: Section) -> Any:
    listed = [record(each, section.about, section.with_id) for each in section.records]
    if isinstance(section.body, tuple):
        return listed
    return listed[0] if listed else None


def record(
    view: View, about_values: tuple[str, ...] = META, with_id: bool = True
) -> dict[str, Any]:
    """Return a record: its id, every field, and what was asked of where the values come from.

    Dates stay dates, for the formats that have them.
    """
    result: dict[str, Any] = {"id": view.id} if view.record.ids and with_id else {}
    about: dict[str, Any] = {"sources": {}, "source_notes": {}, "pending": [], "derived": []}
    for name, field in view.fields.items():
        cell = view.cells.get(name)
        result[name] = _cell(cell, field, about_values)
        for where, answer in _answers(name, cell):
            _describe(about, where, answer)
    if not view.record.cited:
        return result
    return {**result, **{name: about[name] for name in about_values}}


def _cell(cell: Cell, field: Field, about: tuple[str, ...]) -> Any:
    if isinstance(cell, Answer):
        return form(cell.value, field.hint, cell.field.hint)
    if isinstance(cell, View):
        return record(cell, about)
    if isinstance(cell, tuple):
        return [record(each, about) for each in cell]
    if isinstance(cell, dict):
        return {
            name: form(answer.value, field.hint, answer.field.hint) for name, answer in cell.items()
        }
    return {"collection": [], "map": {}}.get(field.shape)


def _answers(name: str, cell: Cell) -> list[tuple[str, Answer]]:
    if isinstance(cell, Answer):
        return [(name, cell)]
    if isinstance(cell, dict):
        return [(f"{name}.{entry}", answer) for entry, answer in cell.items()]
    return []


def _describe(about: dict[str, Any], where: str, answer: Answer) -> None:
    if answer.sources:
        about["sources"][where] = list(answer.sources)
    if answer.note:
        about["source_notes"][where] = form(answer.note, Text)
    if answer.pending:
        about["pending"].append(where)
    if answer.derived:
        about["derived"].append(where)
