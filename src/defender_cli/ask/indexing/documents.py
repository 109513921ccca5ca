"""Each fact as something to be found: its words, the places it has them in, its kind of answer.

A fact is described by its field (heading, other names), by the records it belongs to
(name, kind), by its value and by its neighbours. The closer a word stands to what the
fact *is*, the more it counts.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from defender_cli.ask.answer_types import Kind, kind_of
from defender_cli.ask.document import (
    CAR,
    EVENT,
    FIELD,
    MEANING,
    NEAR,
    PROSE,
    RECORD,
    SHARED,
    SINGLED,
    SLOT,
    STAGE,
    VALUE,
    YEAR,
    Document,
)
from defender_cli.ask.indexing.bag import Bag
from defender_cli.ask.indexing.editions import Editions, reference
from defender_cli.ask.indexing.gaps import possible
from defender_cli.ask.indexing.tables import Table, table_of, years_in
from defender_cli.ask.indexing.texts import (
    behind_whom,
    earlier_text,
    english,
    headings_of,
    is_short,
    other_names,
    slots_of,
    spec_of,
    texts_of,
    unit_of,
    value_text,
)
from defender_cli.ask.text import terms_of, words_in
from defender_cli.facts.asof import AsOf, entry_of
from defender_cli.facts.statements import Answer
from defender_cli.lookup.cars import lineage
from defender_cli.lookup.keys import keys
from defender_cli.schema import FACTS, fields
from defender_cli.schema.types import Text

_NAMED: dict[str, Kind] = {
    "people": "person",
    "partners": "company",
    "rounds": "round",
}


def documents(
    facts: AsOf, editions: Editions, singled: dict[str, str]
) -> Iterator[tuple[Document, Bag]]:
    """Yield a document for every answer there is on the day, and one for each name it tells.

    `singled` has the words that single out some keys: the longest, the next.
    """
    cars = Cars(facts)
    # A record at a time: the words of the tables of all of them take 20 MiB.
    for _, of_record in groupby(keys(facts), lambda key: key.split(".")[:2]):
        for made in _of_record(facts, editions, singled, of_record):
            yield _marked(made, cars)


def _of_record(
    facts: AsOf, editions: Editions, singled: dict[str, str], of_record: Iterator[str]
) -> Iterator[tuple[Document, Bag]]:
    """Yield the documents of the keys of one record, then those of what it has not."""
    tables: dict[str, Table] = {}
    for key in of_record:
        answer = facts.answer(key)
        table = key.rpartition(".")[0]
        # What a term means is asked for by its name alone.
        if table.startswith("terms.") or answer is None or answer.field.structural:
            continue
        if is_repeated(table, answer):
            continue
        if table not in tables:
            tables[table] = table_of(facts, editions, table, singled.get(table, ""))
        yield _forward(facts, key, answer, tables[table], singled.get(key, ""))
        yield from _reverse(facts, key, answer, tables[table], singled.get(key, ""))
    for name, shared in tables.items():
        yield from _missing(facts, name, shared)


class Cars:
    """Which cars a value of a spec holds for: an evolution has those it does not state itself."""

    def __init__(self, facts: AsOf) -> None:
        self._known = facts
        self._evolutions = {
            car: base for car in facts.ids("cars") for base in list(lineage(facts, car))[1:]
        }

    def of(self, about: tuple[str, ...]) -> Iterator[str]:
        """Yield the cars that a value is of."""
        yield about[1]
        for car, base in self._evolutions.items():
            if base == about[1] and len(about) > 3:
                found = self._known.answer(f"cars.{car}.specs.{about[3]}")
                if found is None or found.key == ".".join(about):
                    yield car


def _missing(facts: AsOf, name: str, table: Table) -> Iterator[tuple[Document, Bag]]:
    """Yield a document for every value a record could have but has not."""
    for key, field in possible(facts, name):
        if facts.answer(key) is None:
            yield _forward(facts, key, Answer(key, field, None, ()), table, "", missing=True)


def _marked(made: tuple[Document, Bag], cars: Cars) -> tuple[Document, Bag]:
    document, bag = made
    mark(bag, document, cars.of(document.about) if document.about[0] == "cars" else ())
    return document, bag


def mark(bag: Bag, document: Document, cars: Iterable[str] = ()) -> None:
    """Add the terms by which a document is told from those about another year, event or car."""
    marks = [f"{YEAR}{year}" for year in sorted(document.years)]
    marks += [f"{EVENT}{document.event}"] if document.event else []
    marks += [f"{STAGE}{document.stage}"] if document.stage else []
    marks += [f"{CAR}{car}" for car in cars]
    marks += [f"{SLOT}{slot}" for slot in document.slots]
    bag.terms.update(dict.fromkeys([*marks, *dict.fromkeys(each[:2] for each in marks)], NEAR))


def is_repeated(table: str, answer: Answer) -> bool:
    """Say whether a fact only repeats another beside a crew, where it may be of either."""
    return table.startswith("entries.") and answer.field.derived


def _forward(
    facts: AsOf, key: str, answer: Answer, table: Table, singled: str, missing: bool = False
) -> tuple[Document, Bag]:
    bag = Bag(table.bag)
    field = answer.field
    headings = headings_of(facts, key, field)
    entry = None if spec_of(key) else entry_of(key)
    if entry:
        bag.add(f"{entry.en} {entry.nl} {entry.names}", SHARED, named=True)
    bag.add(" ".join(headings), FIELD, named=not entry)
    bag.add(field.name.replace("_", " "), FIELD, named=not entry)
    bag.add(other_names(facts, key, field), SHARED if entry else FIELD, named=True)
    bag.add(field.meaning, MEANING)
    bag.add(earlier_text(facts, answer), MEANING)
    bag.add(value_text(answer), PROSE if isinstance(answer.value, Text) else VALUE)
    bag.add(f"{answer.note.en} {answer.note.nl}" if answer.note else "", MEANING)
    bag.add(singled, SINGLED)
    bag.add(behind_whom(facts, key), RECORD)
    event, stage = _place(facts, key, table)
    document = Document(
        key=key,
        text=english(answer),
        unit=unit_of(answer),
        about=tuple(key.split(".")),
        kind=kind_of(answer),
        headings=_headings_to_say(facts, key, answer, headings),
        identity=table.identity,
        years=_years(answer, table, " ".join(headings)),
        slots=slots_of(facts, key),
        missing=missing,
        event=event,
        season=table.edition.year if table.edition else "",
        stage=stage,
    )
    return document, bag


def _years(answer: Answer, table: Table, headings: str) -> frozenset[str]:
    """Return the years a fact is about: of a running its own, else those that it mentions.

    What is told of a running in prose may look back or ahead.
    """
    if table.edition and table.years and not isinstance(answer.value, Text):
        return table.years
    return years_in(f"{answer.key} {headings} {value_text(answer)}") | table.years


def _place(facts: AsOf, key: str, table: Table) -> tuple[str, str]:
    """Return the event and the stage of a fact, empty where it has none."""
    parts = key.split(".")
    event = table.edition.event if table.edition else ""
    number = facts.answer(f"stages.{parts[1]}.number") if parts[0] == "stages" else None
    stage = f"{number.value:02d}" if number and isinstance(number.value, int) else ""
    return parts[3] if parts[2:3] == ["career"] else event, stage


def _reverse(
    facts: AsOf, key: str, answer: Answer, table: Table, singled: str
) -> Iterator[tuple[Document, Bag]]:
    """Yield what tells a name: who has this role, who came third, which round is there."""
    for name, kind in _named(facts, key):
        if name.key != answer.key:
            yield _told(facts, answer, key, table, singled, name, kind)


def _told(
    facts: AsOf, answer: Answer, key: str, table: Table, singled: str, name: Answer, kind: Kind
) -> tuple[Document, Bag]:
    """Return the document of a name that a fact tells."""
    parts = key.split(".")
    collection = _collection_words(parts)
    bag = Bag()
    for text, weight in (
        (collection, FIELD),
        (value_text(answer), FIELD if is_short(answer) else PROSE),
        (singled, SINGLED),
    ):
        bag.add(text, weight)
    bag.add(" ".join(headings_of(facts, key, answer.field)), PROSE, named=True)
    bag.add(answer.field.names, RECORD, named=True)
    for term in table.bag.terms:
        bag.terms.setdefault(term, NEAR)
    is_place = kind_of(answer) == "position" and isinstance(answer.value, int)
    event, stage = _place(facts, key, table)
    document = Document(
        key=name.key,
        text=english(name),
        about=tuple(parts),
        kind=kind,
        headings=_each(texts_of(answer)) if is_short(answer) else (),
        identity=table.where if parts[0] in ("results", "stages", "entries") else (),
        slots=tuple(f"{each}^" for each in slots_of(facts, key)),
        reverse=True,
        kind_terms=words_in(collection).terms,
        years=_years(answer, table, ""),
        rank=answer.value if is_place and isinstance(answer.value, int) else None,
        event=event,
        season=table.edition.year if table.edition else "",
        stage=stage,
    )
    return document, bag


def _named(facts: AsOf, key: str) -> Iterator[tuple[Answer, Kind]]:
    """Yield the names that a fact tells: of a person, a company, a round, a stage."""
    parts = key.split(".")
    record, field = ".".join(parts[:2]), parts[-1]
    if parts[0] in _NAMED and len(parts) > 2:
        yield from _as(facts.answer(f"{record}.name"), _NAMED[parts[0]])
    elif parts[0] == "entries" and field in ("position", "stage_wins", "number"):
        driver = reference(facts, f"{record}.driver")
        yield from _as(facts.answer(f"people.{driver}.name"), "person")
    elif len(parts) > 3 and field in ("position", "stage_wins"):
        yield from _as(facts.answer(f"people.{parts[-2]}.name"), "person")
    if parts[0] == "entries" and len(parts) == 3:
        round = reference(facts, f"{record}.round")
        if facts.answer(f"rounds.{round}.number") is None:
            yield from _as(facts.answer(f"rounds.{round}.name"), "round")
    if parts[0] == "stages" and len(parts) == 3:
        yield from _as(facts.answer(f"{record}.label"), "stage")


def _as(name: Answer | None, kind: Kind) -> Iterator[tuple[Answer, Kind]]:
    if name:
        yield name, kind


def _collection_words(parts: list[str]) -> str:
    label = fields(FACTS)[parts[0]]
    stage = " stage etappe" if parts[0] == "stages" else ""
    return f"{label.en} {label.nl} {label.names}{stage}"


def _headings_to_say(
    facts: AsOf, key: str, answer: Answer, headings: tuple[str, str]
) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return what a question should say if it means a fact, in each language.

    One piece of prose among others has no name of its own; an event is known by what
    happened.
    """
    is_event = key.startswith("timeline.")
    event = facts.answer(f"{key.rpartition('.')[0]}.milestone") if is_event else None
    if event is not None and isinstance(event.value, Text):
        return _each(texts_of(event))
    if isinstance(answer.value, Text) and entry_of(key) and not spec_of(key):
        return ()
    return _each(headings)


def _each(texts: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(map(term_sets, texts))


def term_sets(text: str) -> tuple[frozenset[str], ...]:
    """Return the terms of each word of a text."""
    return tuple(terms_of(word) for word in words_in(text).listed)
