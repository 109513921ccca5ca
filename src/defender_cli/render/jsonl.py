"""JSON Lines: one record a line (jsonlines.org)."""

from typing import Any

from defender_cli.i18n.escape import visible_json
from defender_cli.render.json import encoded, record
from defender_cli.report import Report, Section

SECTION = "section"
"""Name of the field with the section of a record, in an answer with several sections."""


def write(report: Report) -> str:
    """Return each record as one object on a line of its own.

    With several sections, each object starts with the name of its section.
    """
    named = len(report.sections) > 1
    return "".join(line(each) for section in report.sections for each in _objects(section, named))


def line(value: object) -> str:
    """Return plain data as one line of JSON that is safe on a terminal."""
    return visible_json(encoded(value).decode()) + "\n"


def _objects(section: Section, named: bool) -> list[dict[str, Any]]:
    start = {SECTION: section.name} if named else {}
    return [{**start, **record(view, section.about, section.with_id)} for view in section.records]
