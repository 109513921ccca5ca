"""Each fact as something to be found: its words, their weights, its kind of answer.

A fact is described by its field (heading, other names), by the records it belongs to
(name, kind), by its value and by its neighbours. The closer a word stands to what the
fact *is*, the more it counts.
"""

from collections.abc import Iterator

import msgspec

from defender_cli.facts.known import Known
from defender_cli.facts.statements import Answer
from defender_cli.model import Facts, fields
from defender_cli.model.values import Text
from defender_cli.query.keys import keys
from defender_cli.query.kinds import Kind, kind_of
from defender_cli.query.tables import (
    FIELD,
    MEANING,
    NEAR,
    PROSE,
    RECORD,
    SHARED,
    SINGLED,
    VALUE,
    Bag,
    Table,
    table_of,
    years_in,
)
from defender_cli.query.texts import (
    behind_whom,
    earlier_text,
    english,
    entry_of,
    headings_of,
    is_short,
    other_names,
    texts_of,
    unit_of,
    value_text,
)
from defender_cli.query.words import terms_of, words_in

_NAMED: dict[str, Kind] = {
    "drivers": "person",
    "people": "person",
    "rivals": "person",
    "partners": "company",
    "rounds": "round",
}


class Document(msgspec.Struct, frozen=True):
    """One fact as something to be found.

    `terms` are the stems and synonym groups that lead to it, with their weights;
    `headings` the words of its heading in each language, `identity` those that tell
    each record along its key from its neighbours, all as sets of terms. In a `reverse`
    document the value describes, and the record's name is the answer. `text` is the
    answer in English; `unit` that of a number, empty if it has none. `needs` are words of
    which a question must say one, if there are any. It is plain data, fit to be stored.
    """

    key: str
    text: str
    about: tuple[str, ...]
    kind: Kind
    terms: dict[str, float]
    words: frozenset[str]
    headings: tuple[tuple[frozenset[str], ...], ...] = ()
    identity: tuple[frozenset[str], ...] = ()
    reverse: bool = False
    rank: int | None = None
    kind_terms: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    unit: str | None = None


def documents(known: Known, singled: dict[str, str]) -> Iterator[Document]:
    """Yield a document for every answer there is on the day, and one for each name it tells.

    `singled` has the words that single out some keys: the longest, the next.
    """
    tables: dict[str, Table] = {}
    for key in keys(known):
        answer = known.answer(key)
        if answer is None or answer.field.label.structural:
            continue
        table = key.rpartition(".")[0]
        if is_repeated(table, answer):
            continue
        if table not in tables:
            tables[table] = table_of(known, table, singled.get(table, ""))
        yield _forward(known, key, answer, tables[table], singled.get(key, ""))
        yield from _reverse(known, key, answer, tables[table], singled.get(key, ""))


def is_repeated(table: str, answer: Answer) -> bool:
    """Say whether a fact only repeats another beside a crew, where it may be of either."""
    return table.startswith("crews.") and answer.field.label.derived


def _forward(known: Known, key: str, answer: Answer, table: Table, singled: str) -> Document:
    bag = Bag(table.bag)
    field = answer.field
    headings = headings_of(known, key, field)
    entry = entry_of(key)
    if entry:
        label = entry.label
        bag.add(f"{label.en} {label.nl} {label.names}", SHARED, named=True)
    bag.add(" ".join(headings), FIELD, named=not entry)
    bag.add(field.name.replace("_", " "), FIELD, named=not entry)
    bag.add(other_names(known, key, field), SHARED if entry else FIELD, named=True)
    bag.add(field.label.meaning, MEANING)
    bag.add(earlier_text(known, answer), MEANING)
    bag.add(value_text(answer), PROSE if isinstance(answer.value, Text) else VALUE)
    bag.add(f"{answer.note.en} {answer.note.nl}" if answer.note else "", MEANING)
    bag.add(singled, SINGLED)
    bag.add(behind_whom(known, key), RECORD)
    return Document(
        key=key,
        text=english(answer),
        unit=unit_of(answer),
        about=tuple(key.split(".")),
        kind=kind_of(answer),
        terms=bag.terms,
        words=frozenset(bag.words),
        headings=_headings_to_say(known, key, answer, headings),
        identity=table.identity,
        years=years_in(f"{key} {' '.join(headings)} {value_text(answer)}") | table.years,
    )


def _reverse(
    known: Known, key: str, answer: Answer, table: Table, singled: str
) -> Iterator[Document]:
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
    bag.add(answer.field.label.names, RECORD, named=True)
    for term, weight in table.bag.terms.items():
        bag.terms.setdefault(term, min(weight, NEAR))
    is_place = kind_of(answer) == "position" and isinstance(answer.value, int)
    yield Document(
        key=name.key,
        text=english(name),
        about=tuple(parts),
        kind=kind,
        terms=bag.terms,
        words=frozenset(bag.words),
        headings=_each(texts_of(answer)) if is_short(answer) else (),
        identity=table.identity if parts[0] == "results" else (),
        reverse=True,
        kind_terms=words_in(collection).terms,
        years=years_in(f"{key} {value_text(answer)}") | table.years,
        rank=answer.value if is_place and isinstance(answer.value, int) else None,
    )


def _named(known: Known, key: str) -> tuple[Answer, Kind] | None:
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
    label = fields(Facts)[parts[0]].label
    stage = " stage etappe" if parts[2:3] == ["stages"] else ""
    return f"{label.en} {label.nl} {label.names}{stage}"


def _headings_to_say(
    known: Known, key: str, answer: Answer, headings: tuple[str, str]
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
