"""From a report to the blocks of a page for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import msgspec

from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import Cell, View
from defender_cli.i18n.escape import visible
from defender_cli.i18n.format import explained, humanised, listed, noted, shown
from defender_cli.i18n.messages import LEFT_OUT, NOTES, REFERENCES, SOURCES
from defender_cli.render import charts
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Kind, Lines, Pairs
from defender_cli.render.references import citation, reference
from defender_cli.render.wrap import levelled
from defender_cli.report import ComparisonTable, Report, Section, WinMatrix, YearChart
from defender_cli.schema import Field
from defender_cli.schema.types import MIXED, Country, Date, PartialDate, Quantity, Text

Column: TypeAlias = tuple[str, Kind, Sequence[str]]
"""A heading, what the column holds, and its cells."""


def plain_mark(kind: str, numbers: Iterable[int]) -> str:
    """Return what refers to footnotes, a note by `*` and sources by `[`, behind a value."""
    listed = ", ".join(map(str, numbers))
    return f" [{listed}]" if kind == "[" else f" {kind}{listed}"


class Layout:
    """Lays out one report.

    A note is beside its value in a profile, and below a grid, where it would
    widen the column. `marks` adds a number to each value and lists its sources;
    `references` lists them as references to paste. `cited` has the sources met so far. For a
    `terminal` dates are in words; in a pipe they stay what programs can read. Without
    `footnotes` notes and the ids of sources stand below, under the key of their value.
    """

    def __init__(
        self,
        lang: str,
        facts: AsOf | None,
        marks: bool = False,
        terminal: bool = False,
        mark: Callable[[str, Iterable[int]], str] = plain_mark,
        references: bool = False,
    ) -> None:
        self.lang = lang
        self.known = facts
        self.marks = marks
        self.references = references
        self.footnotes = True
        self.terminal = terminal
        self.mark = mark
        self.brief = False
        self.headings = True
        self.below = 2
        self.cited: dict[str, int] = {}
        self.noted: dict[str, int] = {}
        self.notes: dict[str, str] = {}
        self.sourced: dict[str, str] = {}

    def blocks(self, report: Report) -> Iterator[Block]:
        """Yield the blocks of a report in order."""
        self.brief = report.brief
        self.headings = report.headings
        self.references = self.references or report.cites
        if report.brief:
            yield Pairs(list(self._lines(report)))
        for section in report.sections:
            in_line = report.brief and (section.line or isinstance(section.body, View))
            if section.body and not in_line:
                several = report.brief or section.headed or len(report.sections) > 1
                self.below = 3 if several else 2
                if several and report.headings:
                    yield Heading(section.title.in_language(self.lang))
                yield from self._section(section)
            yield from self._drawn(section)
            for id in section.cited_ids:
                self._number(id)
        numbered = ((f"*{at}", note) for note, at in self.noted.items())
        if notes := [*numbered, *self.notes.items()]:
            yield Heading(NOTES.in_language(self.lang))
            yield Footnotes(notes)
        if self.marks or self.references:
            yield from self.sources()

    def cites(self, report: Report) -> list[str]:
        """Return the sources that a report cites as people see it, in order."""
        list(self.blocks(report))
        return list(self.cited)

    def sources(self) -> Iterator[Block]:
        """Yield the sources cited so far, as references if asked for, under marks or ids."""
        if not self.cited or self.known is None:
            return
        yield Heading((REFERENCES if self.references else SOURCES).in_language(self.lang))
        base = self.known.base
        texts = [
            reference(base.sources[id], self.lang)
            if self.references
            else citation(base, id, self.lang, self.terminal)
            for id in self.cited
        ]
        if self.sourced:
            yield Pairs([*self.sourced.items(), *zip(self.cited, texts, strict=True)])
        elif self.marks and self.footnotes:
            yield Footnotes([(f"[{at}]", text) for at, text in enumerate(texts, 1)])
        else:
            yield Lines("", texts)

    def _section(self, section: Section) -> Iterator[Block]:
        if isinstance(section.body, View):
            yield from self._record(section.body, section.chosen or section.matters)
        elif section.parted and not section.chosen:
            yield from self._parts(section, section.parted)
        elif isinstance(section.drawing, ComparisonTable) and section.body and not section.chosen:
            columns = section.columns or ()
            for title, rows, names in charts.compared(section.body, columns, section.drawing):
                if self.headings:
                    yield Heading(title.in_language(self.lang))
                grid = self._grid(tuple(rows), names, None)
                bars = charts.row_bars(rows, names, section.drawing)
                yield msgspec.structs.replace(grid, row_bars=bars)
        elif section.body:
            yield self._grid(section.body, section.columns, None, bool(section.chosen))

    def _parts(self, section: Section, field: str) -> Iterator[Block]:
        """Yield a list part by part, each under the value of a field that it shares."""
        columns = tuple(name for name in section.columns or () if name != field)
        for _, views in groupby(section.records, key=lambda view: view.value(field)):
            part = tuple(views)
            if self.headings:
                heading = shown(part[0].answer(field), self.lang)
                yield Heading(f"{heading[:1].upper()}{heading[1:]}", self.below)
            yield self._grid(part, columns, None)

    def _drawn(self, section: Section) -> Iterator[Block]:
        """Yield the drawing of a section, unless fields of it were asked for."""
        if section.chosen or not section.body or not self.headings:
            return
        if isinstance(section.drawing, YearChart):
            yield from charts.years(section.drawing, self.lang, self.terminal)
        elif isinstance(section.drawing, WinMatrix):
            yield from charts.tally(section.records, section.drawing.field, self.lang)

    def _lines(self, report: Report) -> Iterator[tuple[str, str]]:
        """Yield each record in one line: what needs no explanation without its heading."""
        for section in report.sections:
            title = section.title.in_language(self.lang)
            if section.line:
                yield title, visible(section.line.in_language(self.lang))
            elif isinstance(section.body, View):
                yield title, " · ".join(self._said(section.body))

    def _said(self, view: View) -> Iterator[str]:
        for name, field in view.fields.items():
            if answer := view.answer(name):
                text = self._marked(answer, shown(answer, self.lang, self.terminal))
                plain = field.hint in (str, Country, Text)
                yield text if plain else f"{field.heading(self.lang)} {text}".lstrip()

    def _record(self, view: View, matters: Sequence[str] = ()) -> Iterator[Block]:
        """Yield the known values of a record, and a dash for unknown fields in `matters`."""
        pairs = [
            (
                field.heading(self.lang),
                self._marked(answer, explained(answer, self.lang, self.terminal)),
            )
            for name, field in view.fields.items()
            if (answer := view.answer(name))
            and not field.structural
            or (name in matters and not view.cells[name])
        ]
        if pairs:
            yield Pairs(pairs)
        for name, field in view.fields.items():
            yield from self._below(field, view.cells.get(name))

    def _below(self, field: Field, cell: Cell) -> Iterator[Block]:
        if not cell or isinstance(cell, Answer):
            return
        yield Heading(field.heading(self.lang), level=self.below)
        if isinstance(cell, View):
            yield from self._record(cell)
        elif isinstance(cell, tuple):
            yield self._grid(cell, None, field)
        else:
            yield self._map(field, cell)

    def _map(self, field: Field, cell: dict[str, Answer]) -> Block:
        texts = {
            name: self._marked(answer, explained(answer, self.lang, self.terminal))
            for name, answer in cell.items()
        }
        if field.hint is Text and not field.ids:
            return Lines("•", list(texts.values()))
        return Pairs([(self._titled(name, field), text) for name, text in texts.items()])

    def _grid(
        self,
        views: tuple[View, ...],
        columns: tuple[str, ...] | None,
        field: Field | None,
        asked: bool = False,
    ) -> Grid:
        known = views[0].fields
        chosen = columns or tuple(name for name in known if known[name].column)
        if columns is None:
            # A column in which no row has anything only takes space.
            chosen = tuple(name for name in chosen if any(view.answer(name) for view in views))
        rows = [[self._in_grid(view, name) for name in chosen] for view in views]
        drawn: list[Column] = []
        bars: dict[int, list[float]] = {}
        if field is not None and field.ids:
            ids = [self._titled(view.id, field) for view in views]
            drawn.append((field.ids[self.lang == "nl"], "text", ids))
        for name, cells in zip(chosen, zip(*rows, strict=True), strict=True):
            heading = known[name].heading(self.lang) if name in known else "Id"
            if name in known and known[name].bar and len(views) > 1:
                bars[len(drawn)] = charts.shares([view.value(name) for view in views])
            drawn.append((heading, *self._column(views, name, cells)))
        if not drawn:
            # Nothing that a table shows is known of these records but that they exist.
            drawn.append(("Id", "text", [visible(view.id) for view in views]))
        headings, kinds, cells_of = zip(*drawn, strict=True)
        shown = list(headings) if self.headings else [""] * len(headings)
        rows = [list(row) for row in zip(*cells_of, strict=True)]
        lesser = [name in known and known[name].minor for name in chosen]
        minor = [*[False] * (len(shown) - len(lesser)), *lesser]
        left_out = "" if asked else LEFT_OUT.in_language(self.lang)
        return Grid(shown, rows, list(kinds), bars=bars, minor=minor, left_out=left_out)

    def _column(
        self, views: tuple[View, ...], name: str, cells: Sequence[str]
    ) -> tuple[Kind, Sequence[str]]:
        return ("number", levelled(cells)) if self._is_numeric(views, name) else ("text", cells)

    def _is_numeric(self, views: tuple[View, ...], name: str) -> bool:
        """Return whether a column is right-aligned: numbers in one unit, or dates in words."""
        answers = [
            answer for view in views if (answer := view.answer(name)) and answer.value is not None
        ]
        if not answers or answers[0].field.hint in MIXED:
            return False
        if answers[0].field.hint in (Date, PartialDate):
            return self.terminal
        values = [answer.value for answer in answers]
        units = {value.unit for value in values if isinstance(value, Quantity)}
        return len(units) < 2 and all(type(value) in (int, float, Quantity) for value in values)

    def _titled(self, id: str, field: Field) -> str:
        """Return the name of the record with an id, a person by default, or the id."""
        name = self.known.name((field.keyed or "people",), id) if self.known else None
        return visible(name) if name else humanised(id, self.lang)

    def _in_grid(self, view: View, name: str) -> str:
        if name not in view.cells:
            return visible(view.id)
        cell = view.cells[name]
        if cell and not isinstance(cell, Answer):
            return self._brief(cell, view.fields[name])
        answer = view.answer(name)
        text = shown(answer, self.lang, self.terminal)
        note = noted(answer, self.lang) if answer and not self.brief else ""
        if note and answer and not self.footnotes:
            self.notes[answer.key] = note
        elif note:
            text += self.mark("*", [self.noted.setdefault(note, len(self.noted) + 1)])
        return self._marked(answer, text)

    def _brief(self, cell: "View | tuple[View, ...] | dict[str, Answer]", field: Field) -> str:
        """Return nested values in one line: texts, or the names of records."""
        if isinstance(cell, tuple):
            return listed(self._titled(view.id, field) for view in cell)
        if isinstance(cell, dict):
            return "; ".join(
                explained(answer, self.lang, self.terminal) for answer in cell.values()
            )
        texts = {
            each.heading(self.lang): shown(answer, self.lang, self.terminal)
            for name, each in cell.fields.items()
            if (answer := cell.answer(name))
        }
        return "; ".join(f"{heading}: {text}" for heading, text in texts.items())

    def _marked(self, answer: Answer | None, text: str) -> str:
        if answer is None or not answer.sources:
            return text
        numbers = [self._number(id) for id in answer.sources]
        if self.marks and not self.footnotes:
            self.sourced[answer.key] = ", ".join(answer.sources)
        return text + self.mark("[", numbers) if self.marks and self.footnotes else text

    def _number(self, source: str) -> int:
        return self.cited.setdefault(source, len(self.cited) + 1)
