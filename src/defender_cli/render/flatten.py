"""One table out of nested records, for the formats that have rows and columns alone.

A field becomes one column under its own name, but for these:

- a quantity: `special`, `special_unit`
- prose: `event_en`, `event_nl`
- a reference: `driver_id`, `driver_name`
- a time: `winning_time`, `winning_time_seconds`
- a date that may be a month or a year: `published`, `published_precision`
- a figure or words (as of a spec): `d7x_r`, `d7x_r_unit`, `d7x_r_en`, `d7x_r_nl`

Lists, tables and records below a record are JSON text. Unknown is an empty cell.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from defender_cli.i18n.escape import visible_json
from defender_cli.render.json import record
from defender_cli.report import ID, Report, Section
from defender_cli.schema import Field
from defender_cli.schema.encoding import parts_of

SECTION = "section"
"""The column that names the section of a record where an answer has several."""

# What spreadsheets take for a formula, as OWASP lists it ("CSV Injection"), numbers excepted.
_FORMULA = re.compile(r"(?!-\d+(\.\d+)?(e[+-]?\d+)?\Z)[=+\-@\t\r\n＝＋－＠]")


def flat(report: Report) -> Iterator[list[str]]:
    """Yield the headings of a report and then its records, cell by cell.

    With several sections, `section` comes first and the columns are those of all of them.
    """
    if not report.escape_formulas:
        return _rows(report)
    return ([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in _rows(report))


def _rows(report: Report) -> Iterator[list[str]]:
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
    if section.record.ids and section.with_id:
        yield ID
    for field in section.fields.values():
        yield from _columns(field).values()
    if section.record.cited:
        yield from section.about


def _columns(field: Field) -> dict[str, str]:
    """Return the columns of a field by the part of its value that each holds; `""` is all."""
    parts = parts_of(field.hint) if field.shape == "value" and not field.many else {}
    return {part: f"{field.name}{each.ending}" for part, each in parts.items()} or {"": field.name}


def _cells(values: dict[str, Any], fields: dict[str, Field]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, value in values.items():
        columns = _columns(fields[name]) if name in fields else {"": name}
        if "" in columns:
            cells[name] = _text(value)
        elif value is not None:
            cells |= {column: _text(value[part]) for part, column in columns.items()}
    return cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return visible_json(msgspec.json.encode(value).decode())
