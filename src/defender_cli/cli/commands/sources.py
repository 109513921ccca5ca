"""`defender sources`: where values come from."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer, Fact, joined
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import COMPUTED
from defender_cli.lookup.keys import keys, no_such_key
from defender_cli.report import Report, Section
from defender_cli.schema import FACTS, fields
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import AnyValue, Date, PartialDate, Reference, Text, Url

TITLE = Text("Sources", "Bronnen")

app = typer.Typer(rich_markup_mode=None)


# fmt: off
CITED = Record(
    "Cited",
    "One source of one statement.",
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("value", AnyValue, "Value", "Waarde", flags=COLUMN),
    F("rank", int, "Rank", "Rang", flags=COLUMN),
    F("publisher", str, "Publisher", "Uitgever", flags=COLUMN),
    F("published", PartialDate, "Published", "Gepubliceerd", flags=COLUMN),
    F("not_before", Date, "Not before", "Niet eerder dan", flags=COLUMN),
    F("retrieved", Date, "Retrieved", "Geraadpleegd", flags=COLUMN),
    F("note", Text, "Note", "Opmerking", flags=COLUMN),
    F("source", str, "Source", "Bron", flags=COLUMN),
    F("url", Url, "Link", "Link", flags=COLUMN),
    F("file", str, "File", "Bestand"),
)
# fmt: on


# fmt: off
LISTED = Record(
    "Listed",
    "A source and how much rests on it.",
    F("id", str, "Source", "Bron", flags=COLUMN),
    F("publisher", str, "Publisher", "Uitgever", flags=COLUMN),
    F("published", PartialDate, "Published", "Gepubliceerd", flags=COLUMN),
    F("not_before", Date, "Not before", "Niet eerder dan", flags=COLUMN),
    F("retrieved", Date, "Retrieved", "Geraadpleegd", flags=COLUMN),
    F("kind", str, "Kind", "Soort", flags=COLUMN),
    F("facts", int, "Facts", "Feiten", flags=COLUMN),
    F("title", str, "Title", "Titel"),
    F("language", str, "Language", "Taal"),
    F("url", Url, "Link", "Link"),
)
# fmt: on


def _records(typed: Mapping[str, Any]) -> completion.Records | None:
    key = typed["key"]
    if key in (None, "sources"):
        return completion.Records(LISTED, ids=False)
    table = key.partition(".")[0]
    # What else is named is a source, and of that the answer has two sections.
    cites = table in fields(FACTS) and table != "sources"
    return completion.Records(CITED, ids=False) if cites else None


@app.command()
@shares_options
@completion.answers_with(_records)
def sources(
    request: Request,
    key: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.keys_and_sources,
            help="The key of a value, or a source's id.",
        ),
    ] = None,
) -> Report:
    """Where a value comes from: every statement in order; or all sources.

    Examples:

      defender sources
      defender sources people.peterhansel.career.dakar.starts
      defender sources jlr-nl-2025-05-07
    """
    known = request.known
    if key is None or key == "sources":
        return Report((Section("sources", TITLE, _all(known), record=LISTED, ids=False),))
    id = key.removeprefix("sources.")
    if id in known.book.sources:
        return _about(known, id)
    cited = tuple(_cited(known, key)) if key else ()
    if not cited:
        raise _unknown(known, key)
    # With one file there is nothing to tell apart.
    columns = ("key", "value", "rank", "publisher", "published", "note", "source", "file", "url")
    section = Section("sources", TITLE, cited, record=CITED, ids=False)
    if len(known.book.files) > 1:
        section = msgspec.structs.replace(section, columns=columns)
    return Report((section,))


def _about(known: AsOf, id: str) -> Report:
    """Return what a source is, and all that it states."""
    day = known.book.known_day(id)
    if day > known.day:
        raise NotFound(
            f"the source {id} counts from {day}, after {known.day}",
            input=id,
            hint=f"try: defender sources {id} --as-of {day}",
        )
    stated = tuple(each for each in _cited(known, "") if each.value("source") == id)
    facts = Section(
        "facts",
        Text("Facts", "Feiten"),
        stated,
        ("key", "value", "note"),
        record=CITED,
        ids=False,
    )
    return Report((Section("source", TITLE, known.view(f"sources.{id}")), facts))


def _unknown(known: AsOf, key: str) -> NotFound:
    error = no_such_key(known, key, "defender sources")
    id = key.removeprefix("sources.")
    close = difflib.get_close_matches(id, known.ids("sources"), 3, cutoff=0.8)
    if close:
        error.suggestions = close
        error.hint = f"try: defender sources {close[0]}"
    return error


def _all(known: AsOf) -> tuple[View, ...]:
    supported = Counter(id for fact in known.book.facts() for id in _cited_by(known, fact))
    return tuple(
        row(
            LISTED,
            id=id,
            publisher=source.publisher,
            published=source.published,
            not_before=source.not_before,
            retrieved=source.retrieved,
            kind=source.kind,
            facts=supported[id],
            title=source.title,
            language=source.language,
            url=source.url,
        )
        for id, source in known.book.sources.items()
        if known.book.known_day(id) <= known.day
    )


def _cited_by(known: AsOf, fact: Fact) -> set[str]:
    """Return the sources of what is known of a fact that day, its notes too."""
    return {
        id
        for each in fact.statements
        if known.states(fact, each)
        for named in (each.sources, *(note.sources for note in known.notes(each)))
        for id in named
    }


def _cited(known: AsOf, under: str) -> Iterator[View]:
    # A fact, stated or computed, is no table to look below.
    for key in (*keys(known, under),) or (under,):
        answer = known.answer(key)
        if answer is None or answer.field.structural:
            continue
        node = known.book.node(answer.key)
        if isinstance(node, Fact):
            yield from _statements(known, key, node)
        else:
            yield from _sources(known, answer, answer.sources, note=COMPUTED)


def _statements(known: AsOf, key: str, fact: Fact) -> Iterator[View]:
    stated = [each for each in fact.statements if known.states(fact, each)]
    for rank, each in enumerate(stated, 1):
        value = each.value
        if fact.field.targets and value is not None:
            value = Reference(str(value), known.name(fact.field.targets, str(value)))
        answer = Answer(key, fact.field, value, (), pending=each.pending)
        notes = known.notes(each)
        plain = joined(note for note in notes if not note.sources)
        yield from _sources(known, answer, each.sources, plain, rank, each.file)
        for note in (note for note in notes if note.sources):
            # Who is cited for a note need not state the value.
            yield from _sources(known, answer, note.sources, note.text, rank, each.file, noted=True)


def _sources(
    known: AsOf,
    answer: Answer,
    sources: tuple[str, ...],
    note: Text | None,
    rank: int | None = None,
    file: str | None = None,
    noted: bool = False,
) -> Iterator[View]:
    """Yield a row for each source of an answer that was known on the day."""
    for id in sources:
        if known.book.known_day(id) > known.day:
            continue
        source = known.book.sources[id]
        yield row(
            CITED,
            key=answer.key,
            value=None if noted else answer,
            rank=rank,
            publisher=source.publisher,
            published=source.published,
            not_before=source.not_before,
            retrieved=source.retrieved,
            note=note,
            source=id,
            url=source.url,
            file=file,
        )
