"""A record as known on a day, ready to be shown."""

from typing import TypeAlias

import msgspec

from defender_cli.errors import NotFound
from defender_cli.facts.statements import Answer
from defender_cli.schema import Field, Record, fields

Cell: TypeAlias = "Answer | None | dict[str, Answer] | View | tuple[View, ...]"


class View(msgspec.Struct, frozen=True):
    """A record: for every field an answer, a map of answers, or the records below it."""

    key: str
    record: Record
    cells: dict[str, Cell]

    @property
    def id(self) -> str:
        return self.key.rpartition(".")[2]

    @property
    def fields(self) -> dict[str, Field]:
        known = fields(self.record)
        return {name: known[name] for name in self.cells}

    def only(self, part: Record) -> "View":
        """Return this record with the fields of a part of its type alone."""
        return View(self.key, part, {name: self.cells[name] for name in fields(part)})

    def answer(self, name: str) -> Answer | None:
        """Return the answer of a value field, or None if it is unknown or not in this answer."""
        cell = self.cells.get(name)
        return cell if isinstance(cell, Answer) else None

    def value(self, name: str) -> object:
        """Return the value of a value field, or None if it is unknown.

        Raises:
            NotFound: the record has no such field.
        """
        if name not in self.cells and name not in fields(self.record):
            raise NotFound(f'{self.record.name} has no field "{name}"', input=name)
        answer = self.answer(name)
        return answer.value if answer else None


def row(record: Record, /, **values: object) -> View:
    """Return a view made by a command, for rows that are not records of the facts.

    An `Answer` among the values keeps its own field, and with it how it is shown.
    """
    return View(
        "", record, {each: _made(field, values.get(each)) for each, field in fields(record).items()}
    )


def _made(field: Field, value: object) -> Answer | None:
    if value is None or isinstance(value, Answer):
        return value
    return Answer(field.name, field, value, ())
