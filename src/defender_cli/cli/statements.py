"""Statements as rows: each value of a key with each of its sources."""

from collections.abc import Iterator

from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer, Fact, Statement, joined
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import COMPUTED
from defender_cli.lookup.keys import keys
from defender_cli.report import Section
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import AnyValue, Date, PartialDate, Reference, Text, Url

TITLE = Text("Sources", "Bronnen")


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
    ids=False,
)
# fmt: on


def section_of(facts: AsOf, cited: tuple[View, ...]) -> Section:
    """Return rows of statements as a section."""
    columns = _columns(facts, several=len({view.value("key") for view in cited}) > 1)
    return Section("sources", TITLE, cited, CITED, columns, source_field="source")


def _columns(facts: AsOf, several: bool) -> tuple[str, ...]:
    """Return the columns of a table: dates and links are in the references below it."""
    # With one file there is nothing to tell apart, and of one value its key is known.
    key, file = ("key",) if several else (), ("file",) if len(facts.base.files) > 1 else ()
    return (*key, "value", "rank", "publisher", "published", "note", "source", *file)


def cited(facts: AsOf, under: str) -> Iterator[View]:
    """Yield a row for each source of each statement of a value, or of each below a table."""
    # A fact, stated or computed, is no table to look below.
    for key in (*keys(facts, under),) or (under,):
        answer = facts.answer(key)
        if answer is None or answer.field.structural:
            continue
        node = facts.base.node(answer.key)
        if isinstance(node, Fact):
            yield from _statements(facts, key, node)
        else:
            yield from _sources(facts, answer, answer.sources, note=COMPUTED)


def stated(facts: AsOf, key: str, fact: Fact) -> Iterator[tuple[Statement, Answer]]:
    """Yield the statements of a fact known on the day, each with its value as an answer."""
    for each in fact.statements:
        if facts.states(fact, each):
            value = each.value
            if fact.field.targets and value is not None:
                value = Reference(str(value), facts.name(fact.field.targets, str(value)))
            yield each, Answer(key, fact.field, value, (), pending=each.pending)


def _statements(facts: AsOf, key: str, fact: Fact) -> Iterator[View]:
    for rank, (each, answer) in enumerate(stated(facts, key, fact), 1):
        notes = facts.notes(each)
        plain = joined(note for note in notes if not note.sources)
        yield from _sources(facts, answer, each.sources, plain, rank, each.file)
        for note in (note for note in notes if note.sources):
            # The source of a note need not state the value.
            yield from _sources(facts, answer, note.sources, note.text, rank, each.file, noted=True)


def _sources(
    facts: AsOf,
    answer: Answer,
    sources: tuple[str, ...],
    note: Text | None,
    rank: int | None = None,
    file: str | None = None,
    noted: bool = False,
) -> Iterator[View]:
    """Yield a row for each source of an answer that was known on the day."""
    for id in sources:
        if facts.base.known_day(id) > facts.day:
            continue
        source = facts.base.sources[id]
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
