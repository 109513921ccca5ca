"""What every command returns: sections of records, before any format."""

import msgspec

from defender_cli.errors import ExitStatus
from defender_cli.facts.view import View
from defender_cli.model.values import Text


class Section(msgspec.Struct, frozen=True):
    """One record, a list of records, or nothing known, under a heading.

    `columns` are the fields a list shows as a table; without it, those the registry
    marks. `name` is the key of the section in JSON.
    """

    name: str
    title: Text
    body: View | tuple[View, ...] | None
    columns: tuple[str, ...] | None = None


class Report(msgspec.Struct, frozen=True):
    """An answer: one section is its record or list; several are an object of them.

    `remarks` are said to people on stderr, never in a machine format. `lines` is what
    people read instead of laid-out sections, where lines are the custom (as of linters).
    `status` is the exit status of an answer that is itself a verdict.
    """

    sections: tuple[Section, ...]
    remarks: tuple[Text, ...] = ()
    lines: tuple[str, ...] | None = None
    status: ExitStatus = ExitStatus.OK
