"""Apply `--where`, `--sort`, `--limit` and `--fields` to a report."""

import difflib
from collections.abc import Iterable

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.view import View
from defender_cli.lookup.columns import ID_FIELD, SOURCES_COLUMN, SOURCES_FIELD, Column, column
from defender_cli.lookup.filters import condition, order
from defender_cli.lookup.names import folded
from defender_cli.report import ID, META, SOURCES, Report, Section, Selection
from defender_cli.schema import Field
from defender_cli.schema.fields import Record


def selected(report: Report, selection: Selection) -> Report:
    """Return the part of a report that was asked for, in that order.

    Raises:
        UsageError: there is no such field, a value cannot be compared as asked, or the
            report has several sections or no list to choose from.
    """
    section = _only(report, selection)
    if selection.where:
        section = _filtered(section, selection.where)
    if selection.sort is not None:
        section = _sorted(section, selection.sort)
    if selection.limit is not None:
        section = msgspec.structs.replace(section, body=section.records[: selection.limit])
    if selection.fields is not None:
        section = _narrowed(section, selection.fields, selection.about)
    return msgspec.structs.replace(report, sections=(section,), lines=None)


def _only(report: Report, selection: Selection) -> Section:
    option = selection.options[0]
    if len(report.sections) != 1:
        names = ", ".join(section.name for section in report.sections)
        raise UsageError(
            f"{option}: this answer has several sections",
            input=option,
            hint=f"ask for one of them alone: {names}",
        )
    [section] = report.sections
    if option != "--fields" and not isinstance(section.body, tuple):
        raise UsageError(f"{option}: this answer is one record, not a list", input=option)
    return section


def _filtered(section: Section, where: Iterable[str]) -> Section:
    rows = section.records
    for text in where:
        wanted = condition(text)
        found = _column(section, wanted.name, "--where")
        wanted.check(found)
        rows = tuple(view for view in rows if wanted.keeps(view, found))
    return msgspec.structs.replace(section, body=rows)


def _sorted(section: Section, sort: str) -> Section:
    rows = list(section.records)
    # Sorting is stable: by the last field first, so that the first one decides.
    for part in reversed(sort.split(",")):
        name = part.strip().removeprefix("-")
        found = _column(section, name, "--sort")
        rows = order(rows, found, descending=part.strip().startswith("-"))
    return msgspec.structs.replace(section, body=tuple(rows))


def _narrowed(section: Section, asked: str, about: bool) -> Section:
    wanted: list[str] = []
    dropped: list[str] = []
    for part in (each.strip() for each in asked.split(",")):
        if part == "all":
            wanted.extend(section.fields)
        elif part.startswith("+"):
            wanted = [*_columns(section), *wanted, part[1:]]
        elif part.startswith("-"):
            dropped.append(_column(section, part[1:], "--fields").name)
        else:
            wanted.append(part)
    names = [each for each in wanted or _columns(section) if each not in dropped]
    columns = [_column(section, name, "--fields") for name in dict.fromkeys(names)]
    real = [each for each in columns if each.field is not ID_FIELD]
    whole, asked_for = section.record, (each.field for each in real)
    record = Record("Selected", "Columns asked for.", *asked_for, ids=whole.ids, cited=whole.cited)
    narrow = tuple(_part(view, record, real) for view in section.records)
    chosen = tuple(each.name for each in columns)
    given = (SOURCES,) if any(each.field is SOURCES_FIELD for each in real) else ()
    return msgspec.structs.replace(
        section,
        body=narrow if isinstance(section.body, tuple) else narrow[0] if narrow else None,
        columns=chosen,
        record=record,
        chosen=chosen,
        with_id=ID not in dropped,
        about=META if about else given,
    )


def _part(view: View, record: Record, columns: Iterable[Column]) -> View:
    """Return some columns of a row; its sources are those of the others, if there are any."""
    cells = {each.name: each.cell(view) for each in columns if each.field is not SOURCES_FIELD}
    cited = View(view.key, record, cells) if cells else view
    sources = {SOURCES: SOURCES_COLUMN.cell(cited)}
    return View(view.key, record, {each.name: (cells | sources)[each.name] for each in columns})


def _columns(section: Section) -> tuple[str, ...]:
    """Return the fields that a list shows when none are asked for."""
    marked = (name for name, field in section.fields.items() if field.column)
    return section.columns or tuple(marked)


def _column(section: Section, name: str, option: str) -> Column:
    """Return the column of a section that has this name.

    Raises:
        UsageError: there is none; the error says which there are.
    """
    found = column(section, name)
    if found is not None:
        return found
    names = [*([ID] if section.record.ids else []), *section.fields]
    close = closest_fields(section.fields, name)
    verb = "have" if section.name.endswith("s") or section.name == "people" else "has"
    error = UsageError(
        f'{option}: {section.name} {verb} no field "{name}"', input=name, suggestions=close
    )
    error.available = names
    raise error


def closest_fields(known: dict[str, Field], asked: str) -> list[str]:
    """Return at most three fields with a similar name or heading, best match first."""
    # The name of a field has priority over a second name of another field.
    names = {folded(name): name for name in known}
    for id, field in known.items():
        for text in (field.en, field.nl, *field.names.split(",")):
            names.setdefault(folded(text), id)
    found = difflib.get_close_matches(folded(asked), names, 6, cutoff=0.7)
    return list(dict.fromkeys(names[each] for each in found))[:3]
