"""Columns of a list: a field, a part of a field, the id, or the sources of a row."""

from collections.abc import Iterator

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import Cell, View
from defender_cli.report import ID, SOURCES, Section
from defender_cli.schema import Field, fields
from defender_cli.schema.encoding import Part, encoded, mixed, parts_of
from defender_cli.schema.fields import F, many
from defender_cli.schema.types import MIXED

ID_FIELD = F(ID, str, "Id", "Id", "The short name of the record.")
SOURCES_FIELD = F(SOURCES, many(str), "Sources", "Bronnen", "Sources of the values of the row.")


class Column(msgspec.Struct, frozen=True):
    """A column asked for: the field it holds, and the path to it below a field of the rows."""

    field: Field
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.field.name

    def cell(self, view: View) -> Cell:
        """Return what a row has in this column, or None if that is unknown."""
        if self.field is ID_FIELD:
            return Answer(ID, self.field, view.id, ())
        if self.field is SOURCES_FIELD:
            cited = (id for answer in _answers(view) for id in answer.sources)
            ids = tuple(dict.fromkeys(cited))
            return Answer(SOURCES, self.field, ids, ()) if ids else None
        first, *rest = self.path
        cell = view.cells.get(first)
        for part in rest:
            cell = self._below(cell, part)
        return cell

    def _below(self, cell: Cell, part: str) -> Cell:
        if isinstance(cell, Answer):
            return _part(cell, part, self.field)
        if isinstance(cell, dict):
            return cell.get(part)
        if isinstance(cell, View):
            return cell.cells.get(part)
        return next((each for each in cell or () if each.id == part), None)

    def values(self, view: View) -> list[tuple[object, Field]]:
        """Return the single values of a row, each with its field; none if unknown."""
        cell = self.cell(view)
        answers = list(cell.values()) if isinstance(cell, dict) else [cell]
        return [
            (value, answer.field)
            for answer in answers
            if isinstance(answer, Answer)
            for value in (answer.value if isinstance(answer.value, tuple) else (answer.value,))
            if value is not None
        ]


SOURCES_COLUMN = Column(SOURCES_FIELD, (SOURCES,))


def _answers(view: View) -> Iterator[Answer]:
    for cell in view.cells.values():
        if isinstance(cell, Answer):
            yield cell
        elif isinstance(cell, dict):
            yield from cell.values()


def _part(answer: Answer, part: str, field: Field) -> Answer | None:
    """Return a part of an answer: a number or its unit, a language, the id of a reference."""
    if answer.value is None:
        return None
    own = answer.field.hint
    form = encoded(answer.value, own) if parts_of(own) and own not in MIXED else None
    found = (form or mixed(answer.value, own)).get(part)
    return None if found is None else Answer(answer.key, field, found, answer.sources)


def column(section: Section, name: str) -> Column | None:
    """Return the column of a section that has this name, or None if there is none.

    A name is that of a field, `id`, `sources`, a path such as `label.en`, or the column of a
    part in CSV, such as `special_unit`.

    Raises:
        UsageError: a path leads to nothing that its first field can have.
    """
    if name in section.fields:
        return Column(section.fields[name], (name,))
    if name == ID and section.record.ids:
        return Column(ID_FIELD, (name,))
    if name == SOURCES and section.record.cited:
        return SOURCES_COLUMN
    first, _, rest = name.partition(".")
    if rest and first in section.fields:
        return _nested(section.fields[first], name)
    for id, field in section.fields.items():
        for part, each in _parts(field).items():
            if each.ending and name == f"{id}{each.ending}":
                return Column(_part_field(field, part, name), (id, part))
    return None


def _nested(field: Field, path: str) -> Column:
    parts = path.split(".")
    found: Field | None = field
    done = 1
    while done < len(parts) and found is not None:
        size = 2 if found.shape == "collection" else 1
        if len(parts) < done + size:
            raise UsageError(f"{path} is a table, not a value", input=path)
        found, done = _step(found, parts[done + size - 1], path), done + size
    if found is None:
        names = _names_below(field)
        raise UsageError(
            f"{field.name} has no part {path.partition('.')[2]!r}",
            input=path,
            suggestions=names,
            hint=f"its parts: {', '.join(names)}" if names else "it is one value",
        )
    return Column(msgspec.structs.replace(found, name=path), tuple(parts))


def _step(field: Field, part: str, path: str) -> Field | None:
    if field.shape == "map":
        return field.named(part) if part else None
    if field.record is not None:
        return fields(field.record).get(part)
    return _part_field(field, part, path) if part in _parts(field) else None


def _parts(field: Field) -> dict[str, Part]:
    if field.shape != "value" or field.many:
        return {}
    return {part: each for part, each in parts_of(field.hint).items() if each.hint is not list}


def _names_below(field: Field) -> list[str]:
    return list(fields(field.record)) if field.record is not None else list(_parts(field))


def _part_field(field: Field, part: str, name: str) -> Field:
    return F(name, _parts(field)[part].hint, f"{field.en} {part}", f"{field.nl} {part}")
