"""One table out of nested records, for the formats that have rows and columns alone.

A field becomes one column under its own name, but for these:

- a quantity: `special`, `special_unit`
- prose: `event_en`, `event_nl`
- a reference: `driver_id`, `driver_name`
- a value that may be any of them (as of a spec): `d7x_r`, `d7x_r_unit`, `d7x_r_en`, `d7x_r_nl`

Lists, tables and records below a record are JSON text. Unknown is an empty cell. Text that
is itself JSON (a name such as `911`) is quoted as JSON where the column can also hold numbers.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from defender_cli.i18n.escape import visible_json
from defender_cli.render.json import record
from defender_cli.report import ID, Report, Section
from defender_cli.schema import Field
from defender_cli.schema.types import Quantity, SpecValue, Text

SECTION = "section"
"""The column that names the section of a record where an answer has several."""

_PARTS: dict[object, dict[str, str]] = {
    Quantity: {"value": "", "unit": "_unit"},
    Text: {"en": "_en", "nl": "_nl"},
    SpecValue: {"value": "", "unit": "_unit", "en": "_en", "nl": "_nl"},
}
_REFERENCE = {"id": "_id", "name": "_name"}


def flat(report: Report) -> Iterator[list[str]]:
    """Yield the headings of a report and then its records, cell by cell.

    With several sections, `section` comes first and the columns are those of all of them.
    """
    named = len(report.sections) > 1
    headings = [SECTION] if named else []
    for section in report.sections:
        headings = list(dict.fromkeys([*headings, *_headings(section)]))
    if headings and report.headings:
        yield headings
    for section in report.sections:
        for view in section.records:
            cells = {SECTION: section.name} if named else {}
            cells |= _cells(record(view, section.about, section.with_id), section.fields)
            yield [cells.get(heading, "") for heading in headings]


def _headings(section: Section) -> Iterator[str]:
    if section.has_ids and section.with_id:
        yield ID
    for field in section.fields.values():
        yield from (f"{field.name}{ending}" for ending in _parts(field).values())
    if section.has_ids:
        yield from section.about


def _parts(field: Field) -> dict[str, str]:
    """Return the parts of a field's value and how the column of each ends."""
    if field.shape != "value" or field.many:
        return {"value": ""}
    return _REFERENCE if field.targets else _PARTS.get(field.hint, {"value": ""})


def _cells(values: dict[str, Any], fields: dict[str, Field]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in values.items():
        parts = _parts(fields[name]) if name in fields else {"value": ""}
        if len(parts) > 1 and isinstance(value, dict) and value.keys() <= parts.keys():
            cells |= {f"{name}{parts[part]}": _text(each) for part, each in value.items()}
        elif len(parts) > 1:
            cells[name] = _quoted(value)
        else:
            cells[name] = _text(value)
    return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return visible_json(msgspec.json.encode(value).decode())


def _quoted(value: object) -> str:
    """Return a value so that text is never taken for a number, a list or a yes or no."""
    if not isinstance(value, str):
        return _text(value)
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value
    return _text([value])[1:-1]
