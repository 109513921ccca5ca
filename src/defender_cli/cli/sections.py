"""Sections and rows that several commands show."""

from typing import Annotated

import msgspec

from defender_cli.facts.known import Known
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.model import Facts, Label, Record, fields
from defender_cli.model.values import SpecValue, Text
from defender_cli.report import Section


class Value(Record, frozen=True):
    """A key and its value."""

    key: Annotated[str | None, Label("Key", "Sleutel", "", column=True)] = None
    value: Annotated[SpecValue | None, Label("Value", "Waarde", "", column=True)] = None
    sources: Annotated[tuple[str, ...] | None, Label("Sources", "Bronnen", "")] = None
    note: Annotated[Text | None, Label("Note", "Opmerking", "")] = None
    pending: Annotated[bool | None, Label("Open", "Open", "")] = None
    derived: Annotated[bool | None, Label("Computed", "Berekend", "")] = None


def table(known: Known, name: str) -> Section:
    """Return a table at the top of the fact base as a section."""
    field = fields(Facts)[name]
    title = Text(field.label.en, field.label.nl)
    if field.shape == "collection":
        return Section(name, title, known.views(name), record=field.record)
    return Section(name, title, known.find(name), record=field.record)


def described(key: str, answer: Answer) -> View:
    """Return a key with its value and where that comes from."""
    return row(
        Value,
        key=key,
        value=msgspec.structs.replace(answer, note=None),
        sources=answer.sources,
        note=answer.note,
        pending=answer.pending,
        derived=answer.derived,
    )
