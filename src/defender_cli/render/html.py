"""One self-contained HTML page: no script, no outside address, fit for screens and A4."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec
from jinja2 import Environment, PackageLoader

from defender_cli import __version__
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.statements import Answer, Fact, Statement
from defender_cli.facts.view import View
from defender_cli.i18n.dates import in_words
from defender_cli.i18n.escape import visible
from defender_cli.i18n.format import GLUE, humanised, shown
from defender_cli.i18n.messages import ALL_FACTS, CONTENTS, KNOWN_ON, NOTHING, SOURCES, VALID_FROM
from defender_cli.render.blocks import Block, Footnotes, Grid, Heading, Pairs, Year
from defender_cli.render.charts import in_tables
from defender_cli.render.references import citation
from defender_cli.report import Report, Section, Span
from defender_cli.schema import FACTS, fields
from defender_cli.schema.types import Reference, Text

MARK = "\x1e"
"""Encloses what refers to footnotes; data never holds it, for `visible` spells it out."""

_TOKEN = re.compile(
    rf"{MARK}(?P<mark>[*\[])(?P<numbers>[\d ]+){MARK}"
    r"|(?P<link>https?://[^\s<>\"]*[^\s<>\".,;:)])|(?P<break>\n)"
    r"|(?P<joint>(?<=[a-z0-9][._])(?=[a-z]))"
)
NOTE, SOURCE = "*", "["
_TARGETS = {NOTE: "note", SOURCE: "source"}


SHORT = 13
"""Characters of a cell that stays on one line, as a name or a date."""

WIDEST_MARKS = 10
"""Characters behind a figure that stay on one line."""


class Page(msgspec.Struct, frozen=True):
    """Texts of a page above and below its blocks.

    `lead` is the answer in a few words; `contents` lists the sections.
    """

    title: str
    kicker: str = ""
    lead: Sequence[str] = ()
    remarks: Sequence[str] = ()
    contents: bool = False


def mark(kind: str, numbers: Iterable[int]) -> str:
    """Return what refers to footnotes behind a value."""
    return f"{MARK}{kind}{' '.join(map(str, numbers))}{MARK}"


def write(report: Report, blocks: Iterable[Block], lang: str, day: date) -> str:
    """Return a report, laid out as blocks with `mark`, as a page."""
    first = report.sections[0]
    title, kicker = _titled(first, lang)
    kicker = "" if len(report.sections) > 1 else kicker
    # What to try next, below the brief report, is for those who have a command line.
    remarks = [each.in_language(lang) for each in report.remarks if not report.brief]
    is_empty = not any(section.body for section in report.sections)
    lead = (report.lines or ()) if is_empty or isinstance(first.body, View) else ()
    if is_empty and not remarks and not lead:
        lead = (NOTHING.in_language(lang),)
    return page(Page(title, kicker, lead, remarks), blocks, lang, day)


def _titled(section: Section, lang: str) -> tuple[str, str]:
    """Return the title of a page and the line above it: the name of a record, and its kind."""
    title = section.title.in_language(lang)
    body = section.body
    name = body.answer("name") or body.answer("label") if isinstance(body, View) else None
    return (title, "") if section.headed or name is None else (shown(name, lang), title)


def page(about: Page, blocks: Iterable[Block], lang: str, day: date) -> str:
    """Return blocks as a page."""
    shown = list(blocks)
    if shown and isinstance(shown[0], Heading) and shown[0].text == about.title:
        del shown[0]
    for at, block in enumerate(shown):
        if isinstance(block, Heading):
            if block.level == 2:
                break
            shown[at] = msgspec.structs.replace(block, level=2)
    environment = Environment(
        loader=PackageLoader("defender_cli", "render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"parts": parts, "visible": visible, "tables": _tables, "days": _days}
    environment.filters |= {"share": _share, "anchor": _anchor, "letters": _letters}
    environment.filters |= {"figure": _figure, "marks": _marks, "rooms": _rooms, "short": _is_short}
    return environment.get_template("page.html.jinja").render(
        about=about,
        blocks=[(type(block).__name__.lower(), block) for block in shown],
        lang=lang,
        known_on=f"{KNOWN_ON.in_language(lang)} {in_words(str(day), lang)}",
        contents=CONTENTS.in_language(lang),
        version=__version__,
    )


def _anchor(heading: str) -> str:
    return re.sub(r"\W+", "-", heading.casefold())


def _tables(block: Block) -> list[Block]:
    return list(in_tables([block]))


def parts(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the parts of a text in order: their kind, the text, and the footnotes referred to."""
    end = 0
    for found in _TOKEN.finditer(text):
        yield "text", _plain(text[end : found.start()]), []
        end = found.end()
        if kind := found["mark"]:
            yield _TARGETS[kind], kind, found["numbers"].split()
        else:
            yield str(found.lastgroup), found.group(), []
    yield "text", _plain(text[end:].rstrip()), []


def _plain(text: str) -> str:
    return visible(text.replace(GLUE, "\N{NO-BREAK SPACE}"))


def _letters(number: str) -> str:
    """Return a number as the letters of a note: a to z, then aa."""
    left, letters = int(number), ""
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def _figure(cell: str) -> str:
    return cell.partition(MARK)[0]


def _marks(cell: str) -> str:
    return cell.removeprefix(_figure(cell))


def _rooms(grid: Grid) -> list[float]:
    """Return how wide the marks behind the figures of each column are, to keep these in line."""
    return [
        _room(cells) if kind == "number" else 0
        for kind, cells in zip(grid.kinds, zip(*grid.rows, strict=True), strict=True)
    ]


def _room(cells: Iterable[str]) -> float:
    longest = max(len(re.sub(rf"[{MARK}*[]", "", _marks(cell))) for cell in cells)
    return round(min(longest, WIDEST_MARKS) * 0.8 + 0.6, 1) if longest else 0


def _is_short(cell: str) -> bool:
    return len(_figure(cell)) < SHORT


def _days(year: Year) -> Iterator[tuple[Span, float, float]]:
    """Yield the spans that begin in a year, with their start and length in per cent of it."""
    for span in year.spans:
        if span.start.year == year.year:
            start = _share(span.start)
            following = span.end + timedelta(days=1) if span.end < date.max else span.end
            end = _share(following) if following.year == year.year else 100
            yield span, start, max(end - start, 0)


def _share(day: date) -> float:
    """Return how much of its year is over when a day begins, in per cent."""
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return round((day - first).days / ((last - first).days + 1) * 100, 2)


def base_page(base: FactBase, facts: AsOf, lang: str, remarks: Sequence[Text]) -> str:
    """Return every statement of a fact base, record by record, with its sources as a page."""
    numbers = {id: at for at, id in enumerate(base.sources, 1)}
    blocks: list[Block] = []
    for name, field in fields(FACTS).items():
        if field.shape != "collection" or name == "sources" or not (ids := base.ids(name)):
            continue
        blocks.append(Heading(field.heading(lang)))
        for key in (f"{name}.{id}" for id in ids):
            named = facts.answer(f"{key}.name") or facts.answer(f"{key}.label")
            text = shown(named, lang) if named else humanised(key.rpartition(".")[2], lang)
            blocks.append(Heading(text, level=3, key=key))
            rows = [(_label(fact, lang), fact) for fact in base.facts(key)]
            blocks.append(
                Pairs([(label, _history(fact, facts, numbers, lang)) for label, fact in rows])
            )
    notes = [(f"[{at}]", citation(base, id, lang, terminal=True)) for id, at in numbers.items()]
    blocks += [Heading(SOURCES.in_language(lang)), Footnotes(notes)]
    said = [each.in_language(lang) for each in remarks]
    about = Page(ALL_FACTS.in_language(lang), remarks=said, contents=True)
    return page(about, blocks, lang, facts.day)


def _label(fact: Fact, lang: str) -> str:
    """Return the label of a fact: the names of its tables and of its field."""
    tables = fact.key.split(".")[2:-1]
    return " · ".join([*(humanised(each, lang) for each in tables), fact.field.heading(lang)])


def _history(fact: Fact, facts: AsOf, numbers: Mapping[str, int], lang: str) -> str:
    """Return the statements of a fact, each on a line with its notes and sources."""
    return "\n".join(_statement(fact, each, facts, numbers, lang) for each in fact.statements)


def _statement(
    fact: Fact, statement: Statement, facts: AsOf, numbers: Mapping[str, int], lang: str
) -> str:
    value = statement.value
    if fact.field.targets and value is not None:
        ids = value if isinstance(value, tuple) else (value,)
        value = tuple(Reference(str(id), facts.name(fact.field.targets, str(id))) for id in ids)
    answer = Answer(fact.key, fact.field, value, statement.sources)
    cited = [(shown(answer, lang, terminal=True), statement.sources)]
    if statement.valid_from:
        day = in_words(str(statement.valid_from), lang)
        cited.append((f" ({VALID_FROM.in_language(lang)} {day})", ()))
    cited += [
        (f" ({visible(note.text.in_language(lang))})", note.sources) for note in statement.notes
    ]
    return "".join(
        text + (mark(SOURCE, [numbers[id] for id in sources]) if sources else "")
        for text, sources in cited
    )
