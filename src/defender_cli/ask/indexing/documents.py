"""Each fact as something to be found: its words, the places it has them in, its kind of answer.

A fact is described by its field (heading, other names), by the records it belongs to
(name, kind), by its value and by its neighbours. The closer a word stands to what the
fact *is*, the more it counts.
"""

from collections.abc import Iterator

from defender_cli.ask.answer_types import Kind, kind_of
from defender_cli.ask.document import (
    CAR,
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
from defender_cli.ask.indexing.tables import Table, table_of, years_in
from defender_cli.ask.indexing.texts import (
    behind_whom,
    earlier_text,
    english,
    headings_of,
    is_short,
    other_names,
    slots_of,
    texts_of,
    unit_of,
    value_text,
)
from defender_cli.ask.text import terms_of, words_in
from defender_cli.ask.vocabulary import words_of
from defender_cli.facts.asof import AsOf, entry_of, record_at
from defender_cli.facts.statements import Answer
from defender_cli.lookup.keys import keys
from defender_cli.schema import FACTS, fields
from defender_cli.schema.types import Text

_COMPARING = words_of(
    "than dan difference differ differs verschil verschilt verschillen more less fewer meer minder "
    "versus vs compared vergeleken between tussen beside naast tegenover ten opzichte extra gain "
    "lost wider broader taller longer breder hoger langer bigger smaller groter kleiner"
)
"""What a question says if it asks how one car differs from another."""

_WITHOUT_GAPS = ("quotes", "timeline", "release", "crews")
"""Tables whose records are what their sources made them; nothing is missing there."""

_NAMED: dict[str, Kind] = {
    "drivers": "person",
    "people": "person",
    "rivals": "person",
    "partners": "company",
    "rounds": "round",
}


def documents(known: AsOf, singled: dict[str, str]) -> Iterator[tuple[Document, Bag]]:
    """Yield a document for every answer there is on the day, and one for each name it tells.

    `singled` has the words that single out some keys: the longest, the next.
    """
    tables: dict[str, Table] = {}
    for key in keys(known):
        answer = known.answer(key)
        if answer is None or answer.field.structural:
            continue
        table = key.rpartition(".")[0]
        if is_repeated(table, answer):
            continue
        if table not in tables:
            tables[table] = table_of(known, table, singled.get(table, ""))
        yield _forward(known, key, answer, tables[table], singled.get(key, ""))
        yield from _reverse(known, key, answer, tables[table], singled.get(key, ""))
    for name, shared in tables.items():
        yield from _missing(known, name, shared)


def _missing(known: AsOf, name: str, table: Table) -> Iterator[tuple[Document, Bag]]:
    """Yield a document for every value a record could have but has not."""
    record = record_at(name)
    if record is None or name.split(".")[0] in _WITHOUT_GAPS:
        return
    for field in fields(record).values():
        key = f"{name}.{field.name}"
        if field.shape != "value" or field.derived or field.structural:
            continue
        if known.answer(key) is None:
            yield _forward(known, key, Answer(key, field, None, ()), table, "", missing=True)


def mark(bag: Bag, document: Document) -> None:
    """Add the terms by which a document is told from those about another stage, year or car."""
    about = document.about
    marks = [f"{YEAR}{year}" for year in document.years]
    if "stages" in about[:-1]:
        marks.append(f"{STAGE}{about[about.index('stages') + 1]}")
    if about[:2] == ("car", "specs"):
        marks.append(f"{CAR}{about[-1]}")
    marks += [f"{SLOT}{slot}" for slot in document.slots]
    bag.terms.update(dict.fromkeys([*marks, *{each[:2] for each in marks}], NEAR))


def is_repeated(table: str, answer: Answer) -> bool:
    """Say whether a fact only repeats another beside a crew, where it may be of either."""
    return table.startswith("crews.") and answer.field.derived


def _forward(
    known: AsOf, key: str, answer: Answer, table: Table, singled: str, missing: bool = False
) -> tuple[Document, Bag]:
    bag = Bag(table.bag)
    field = answer.field
    headings = headings_of(known, key, field)
    entry = entry_of(key)
    if entry:
        bag.add(f"{entry.en} {entry.nl} {entry.names}", SHARED, named=True)
    bag.add(" ".join(headings), FIELD, named=not entry)
    bag.add(field.name.replace("_", " "), FIELD, named=not entry)
    bag.add(other_names(known, key, field), SHARED if entry else FIELD, named=True)
    bag.add(field.meaning, MEANING)
    bag.add(earlier_text(known, answer), MEANING)
    bag.add(value_text(answer), PROSE if isinstance(answer.value, Text) else VALUE)
    bag.add(f"{answer.note.en} {answer.note.nl}" if answer.note else "", MEANING)
    bag.add(singled, SINGLED)
    bag.add(behind_whom(known, key), RECORD)
    document = Document(
        key=key,
        text=english(answer),
        unit=unit_of(answer),
        about=tuple(key.split(".")),
        kind=kind_of(answer),
        headings=_headings_to_say(known, key, answer, headings),
        identity=table.identity,
        years=years_in(f"{key} {' '.join(headings)} {value_text(answer)}") | table.years,
        needs=_COMPARING if key.endswith(".difference") else frozenset(),
        slots=slots_of(key),
        missing=missing,
    )
    mark(bag, document)
    return document, bag


def _reverse(
    known: AsOf, key: str, answer: Answer, table: Table, singled: str
) -> Iterator[tuple[Document, Bag]]:
    """Yield what tells a name: who has this role, who came third, which round is there."""
    named = _named(known, key)
    if named is None or named[0].key == answer.key:
        return
    name, kind = named
    parts = key.split(".")
    collection = _collection_words(parts)
    bag = Bag()
    for text, weight in (
        (collection, FIELD),
        (value_text(answer), FIELD if is_short(answer) else PROSE),
        (singled, SINGLED),
    ):
        bag.add(text, weight)
    bag.add(" ".join(headings_of(known, key, answer.field)), PROSE, named=True)
    bag.add(answer.field.names, RECORD, named=True)
    for term in table.bag.terms:
        bag.terms.setdefault(term, NEAR)
    is_place = kind_of(answer) == "position" and isinstance(answer.value, int)
    document = Document(
        key=name.key,
        text=english(name),
        about=tuple(parts),
        kind=kind,
        headings=_each(texts_of(answer)) if is_short(answer) else (),
        identity=table.identity if parts[0] == "results" else (),
        slots=tuple(f"{each}^" for each in slots_of(key)),
        reverse=True,
        kind_terms=words_in(collection).terms,
        years=years_in(f"{key} {value_text(answer)}") | table.years,
        rank=answer.value if is_place and isinstance(answer.value, int) else None,
    )
    mark(bag, document)
    yield document, bag


def _named(known: AsOf, key: str) -> tuple[Answer, Kind] | None:
    """Return the name that a fact tells of, if it tells of a person, company or round."""
    parts = key.split(".")
    if parts[0] == "drivers" and parts[2] == "rallies" and parts[-1] != "event":
        return _as(known.answer(f"{'.'.join(parts[:-1])}.event"), "round")
    if parts[0] in _NAMED and len(parts) > 2 and parts[2] != "dakar":
        return _as(known.answer(f"{parts[0]}.{parts[1]}.name"), _NAMED[parts[0]])
    if parts[0] == "results" and parts[-1] in ("position", "stage_wins") and len(parts) > 3:
        names = (known.answer(f"{each}.{parts[-2]}.name") for each in ("drivers", "rivals"))
        return _as(next((name for name in names if name), None), "person")
    if parts[:1] + parts[2:3] == ["results", "stages"] and len(parts) == 5:
        return _as(known.answer(f"{'.'.join(parts[:-1])}.name"), "stage")
    return None


def _as(name: Answer | None, kind: Kind) -> tuple[Answer, Kind] | None:
    return (name, kind) if name else None


def _collection_words(parts: list[str]) -> str:
    label = fields(FACTS)[parts[0]]
    stage = " stage etappe" if parts[2:3] == ["stages"] else ""
    return f"{label.en} {label.nl} {label.names}{stage}"


def _headings_to_say(
    known: AsOf, key: str, answer: Answer, headings: tuple[str, str]
) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return what a question should say if it means a fact, in each language.

    One piece of prose among others has no name of its own; an event is known by what
    happened.
    """
    is_event = key.startswith("timeline.")
    event = known.answer(f"{key.rpartition('.')[0]}.event") if is_event else None
    if event is not None and isinstance(event.value, Text):
        return _each(texts_of(event))
    if isinstance(answer.value, Text) and entry_of(key):
        return ()
    return _each(headings)


def _each(texts: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(map(term_sets, texts))


def term_sets(text: str) -> tuple[frozenset[str], ...]:
    """Return the terms of each word of a text."""
    return tuple(terms_of(word) for word in words_in(text).listed)
