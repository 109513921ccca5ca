"""What a page for people holds, before it is drawn: headings, pairs, grids, lines.

The table for a terminal and the plain text for a pipe both draw this, so they show
the same things.
"""

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from defender_cli.facts.book import FactBook
from defender_cli.facts.known import Known
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import Cell, View
from defender_cli.formats.escape import visible
from defender_cli.formats.text import explained, humanised, listed, shown
from defender_cli.labels import NOTES, SOURCES
from defender_cli.model import Field
from defender_cli.model.values import Text
from defender_cli.report import Report, Section


class Heading(msgspec.Struct, frozen=True):
    text: str


class Pairs(msgspec.Struct, frozen=True):
    """A label and a text, line by line."""

    rows: list[tuple[str, str]]


class Footnotes(Pairs, frozen=True):
    """A mark and the note it stands for, line by line."""


class Grid(msgspec.Struct, frozen=True):
    """A table; `numeric` says which columns are numbers."""

    headings: list[str]
    rows: list[list[str]]
    numeric: list[bool]


class Lines(msgspec.Struct, frozen=True):
    """Paragraphs, each behind a mark such as a bullet."""

    mark: str
    rows: list[str]


Block: TypeAlias = Heading | Pairs | Grid | Lines


class Layout:
    """Lays out one report.

    A value's note stands beside it in a profile, and below a grid, where it would
    widen the column. `cite` adds a number to each value and lists its sources.
    """

    def __init__(self, lang: str, known: Known | None, cite: bool) -> None:
        self.lang = lang
        self.known = known
        self.cite = cite
        self.cited: dict[str, int] = {}
        self.noted: dict[str, int] = {}

    def blocks(self, report: Report) -> Iterator[Block]:
        """Yield the blocks of a report in order."""
        for section in report.sections:
            if len(report.sections) > 1 and section.body:
                yield Heading(section.title.in_language(self.lang))
            yield from self._section(section)
        if self.noted:
            yield Heading(NOTES.in_language(self.lang))
            yield Footnotes([(f"*{at}", note) for note, at in self.noted.items()])
        if self.cited and self.known:
            book = self.known.book
            yield Heading(SOURCES.in_language(self.lang))
            yield Footnotes([(f"[{at}]", citation(book, id)) for id, at in self.cited.items()])

    def _section(self, section: Section) -> Iterator[Block]:
        if isinstance(section.body, View):
            yield from self._record(section.body)
        elif section.body:
            yield self._grid(section.body, section.columns, None)

    def _record(self, view: View) -> Iterator[Block]:
        pairs = [
            (field.heading(self.lang), self._marked(answer, explained(answer, self.lang)))
            for name, field in view.fields.items()
            if (answer := view.answer(name)) and not field.label.structural
        ]
        if pairs:
            yield Pairs(pairs)
        for name, field in view.fields.items():
            yield from self._below(field, view.cells.get(name))

    def _below(self, field: Field, cell: Cell) -> Iterator[Block]:
        if not cell or isinstance(cell, Answer):
            return
        yield Heading(field.heading(self.lang))
        if isinstance(cell, View):
            yield from self._record(cell)
        elif isinstance(cell, tuple):
            yield self._grid(cell, None, field)
        else:
            yield self._map(field, cell)

    def _map(self, field: Field, cell: dict[str, Answer]) -> Block:
        texts = {
            name: self._marked(answer, explained(answer, self.lang))
            for name, answer in cell.items()
        }
        if field.hint is Text and not field.label.ids:
            return Lines("•", list(texts.values()))
        return Pairs([(self._titled(name), text) for name, text in texts.items()])

    def _grid(
        self, views: tuple[View, ...], columns: tuple[str, ...] | None, field: Field | None
    ) -> Grid:
        known = views[0].fields
        chosen = columns or tuple(name for name in known if known[name].label.column)
        if columns is None:
            # A column in which no row has anything only takes space.
            chosen = tuple(name for name in chosen if any(view.answer(name) for view in views))
        headings = [known[name].heading(self.lang) if name in known else "Id" for name in chosen]
        rows = [[self._in_grid(view, name) for name in chosen] for view in views]
        numeric = [_is_numeric([view.value(name) for view in views]) for name in chosen]
        if field is not None and field.label.ids:
            headings.insert(0, field.label.ids[self.lang == "nl"])
            for cells, view in zip(rows, views, strict=True):
                cells.insert(0, self._titled(view.id))
            numeric.insert(0, False)
        return Grid(headings, rows, numeric)

    def _titled(self, id: str) -> str:
        """Return the name of the person an id stands for, or the id as a heading."""
        name = self.known.name(("drivers", "rivals"), id) if self.known else None
        return visible(name) if name else humanised(id)

    def _in_grid(self, view: View, name: str) -> str:
        if name not in view.cells:
            return visible(view.id)
        cell = view.cells[name]
        if cell and not isinstance(cell, Answer):
            return self._brief(cell)
        answer = view.answer(name)
        text = shown(answer, self.lang)
        if answer and answer.note:
            note = visible(answer.note.in_language(self.lang))
            text = f"{text} *{self.noted.setdefault(note, len(self.noted) + 1)}"
        return self._marked(answer, text)

    def _brief(self, cell: "View | tuple[View, ...] | dict[str, Answer]") -> str:
        """Return what stands below a record in one line: texts, or the names of records."""
        if isinstance(cell, tuple):
            return listed(self._titled(view.id) for view in cell)
        if isinstance(cell, dict):
            return "; ".join(explained(answer, self.lang) for answer in cell.values())
        texts = {
            field.heading(self.lang): shown(answer, self.lang)
            for name, field in cell.fields.items()
            if (answer := cell.answer(name))
        }
        return "; ".join(f"{heading}: {text}" for heading, text in texts.items())

    def _marked(self, answer: Answer | None, text: str) -> str:
        if not self.cite or answer is None or not answer.sources:
            return text
        marks = [self.cited.setdefault(id, len(self.cited) + 1) for id in answer.sources]
        return f"{text} [{', '.join(map(str, marks))}]"


def citation(book: FactBook, id: str) -> str:
    """Return a source as people cite it: publisher, title, date, link."""
    source = book.sources[id]
    day = source.published or (f"≥ {source.not_before}" if source.not_before else None)
    day = day or f"retrieved {source.retrieved}"
    parts = (source.publisher, source.title, day, source.url)
    return visible(" · ".join(str(part) for part in parts if part))


def _is_numeric(values: list[object]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(type(value) in (int, float) for value in known)
