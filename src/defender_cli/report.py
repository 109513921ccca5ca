"""Reports of commands: sections of records, independent of a format."""

from datetime import date
from typing import TypeAlias

import msgspec

from defender_cli.errors import ExitStatus
from defender_cli.facts.view import View
from defender_cli.schema import Field, Record, fields
from defender_cli.schema.types import Text

ID = "id"
"""The name under which a record's id is asked for and given, beside its fields."""

SOURCES = "sources"
"""The name under which the sources of a record are asked for and given."""

META = (SOURCES, "source_notes", "pending", "derived")
"""Metadata of a record, after its values."""


class Span(msgspec.Struct, frozen=True):
    """Days on a calendar, from the first to the last, with a short mark and a name."""

    mark: str
    name: str
    start: date
    end: date


class YearChart(msgspec.Struct, frozen=True):
    """Years with spans of days on them, and the day asked for.

    `is_today` says that the day is the current date.
    """

    spans: tuple[Span, ...]
    day: date
    is_today: bool = False


class WinMatrix(msgspec.Struct, frozen=True):
    """Matrix of wins: one row per value of a field, one column per record."""

    field: str


class ComparisonTable(msgspec.Struct, frozen=True):
    """Split a list by which of two fields is known; a third field has the difference."""

    one: str
    other: str
    difference: str


class One(msgspec.Struct, frozen=True):
    """One record, or null, as a command answers with.

    `more` is the type of further fields, such as the cars in a table of specs.
    """

    record: Record
    more: object = None


class Rows(One, frozen=True):
    """A list of records."""


class Sections(msgspec.Struct, frozen=True):
    """Several records and lists under their names."""

    parts: dict[str, One]


Output: TypeAlias = One | Sections
"""Shape of the JSON of a command."""

Drawing: TypeAlias = YearChart | WinMatrix | ComparisonTable
"""Drawing beside a list, for people only."""


class Section(msgspec.Struct, frozen=True):
    """One record, a list of records, or nothing known, under a heading.

    `name` is the key of the section in JSON. `columns` are the fields a list shows as a
    table; without it, those the registry marks. `record` is the type of the records, of a list
    that may be empty too. `chosen` are the fields asked for, in that order: every format then
    gives them alone, with the id if `with_id`; `about` names what is still said of where the
    values come from. `headed` shows its title though it
    is the only one.
    `line` is what people read on one screen instead of its records. `source_field` is a field whose
    values are ids of sources, which references then list. `parted` is a field whose values
    head the parts of a list; `matters` are the fields of one record that are shown unknown too.
    """

    name: str
    title: Text
    body: View | tuple[View, ...] | None
    record: Record
    columns: tuple[str, ...] | None = None
    chosen: tuple[str, ...] | None = None
    with_id: bool = True
    about: tuple[str, ...] = META
    drawing: Drawing | None = None
    line: Text | None = None
    headed: bool = False
    source_field: str | None = None
    parted: str | None = None
    matters: tuple[str, ...] = ()

    @property
    def cited_ids(self) -> tuple[str, ...]:
        """The sources that its records name in `source_field`, where it was asked for."""
        answers = [view.answer(self.source_field or "") for view in self.records]
        named = (answer.value for answer in answers if answer)
        lists = (each if isinstance(each, tuple) else (each,) for each in named if each)
        return tuple(str(id) for ids in lists for id in ids)

    @property
    def records(self) -> tuple[View, ...]:
        """Its records: all of a list, the one, or none."""
        if isinstance(self.body, View):
            return (self.body,)
        return self.body or ()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields its records have here, in order."""
        return fields(self.record)


class Report(msgspec.Struct, frozen=True):
    """An answer: one section is its record or list; several are an object of them.

    `remarks` are written to stderr for people, never in a machine format. `lines` is what
    people read instead of laid-out sections, where lines are the custom (as of linters).
    `status` is the exit status of an answer that is itself a verdict. `brief` gives people
    each record in a line, to fit one screen. Without `headings` a table is its rows alone;
    with `escape_formulas` no cell of it is a formula to a spreadsheet.
    `changed` is the file that the command has written already, which an error must not hide.
    `cites` gives people the references without being asked.
    """

    sections: tuple[Section, ...]
    remarks: tuple[Text, ...] = ()
    lines: tuple[str, ...] | None = None
    status: ExitStatus = ExitStatus.OK
    brief: bool = False
    headings: bool = True
    escape_formulas: bool = False
    changed: str | None = None
    cites: bool = False


class Selection(msgspec.Struct, frozen=True):
    """Selection of fields, order and rows, as typed by the user.

    `about` keeps where the values come from beside the fields asked for; `count` asks for the
    number of rows instead of them.
    """

    fields: str | None = None
    sort: str | None = None
    where: tuple[str, ...] = ()
    limit: int | None = None
    count: bool = False
    about: bool = False

    def __bool__(self) -> bool:
        return bool(self.options)

    @property
    def options(self) -> list[str]:
        """The options given, those that need a list first."""
        given = {
            "--where": bool(self.where),
            "--sort": self.sort is not None,
            "--limit": self.limit is not None,
            "--count": self.count,
            "--fields": self.fields is not None,
        }
        return [option for option, is_given in given.items() if is_given]
