"""Each fact as something to be found: its words, their weights, its kind of answer."""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from defender_cli.facts.known import Known
from defender_cli.facts.statements import Answer, Fact
from defender_cli.formats.text import ordinal, words
from defender_cli.labels import COUNTRIES
from defender_cli.model import Facts, Field, Record, fields
from defender_cli.model.values import (
    Country,
    Date,
    Duration,
    PartialDate,
    Quantity,
    Reference,
    Text,
)
from defender_cli.query.keys import keys
from defender_cli.query.words import content, terms_of, tokens

FIELD, RECORD, SHARED, PROSE, VALUE, MEANING, NEAR = 1.0, 0.75, 0.7, 0.7, 0.5, 0.45, 0.3

Kind: TypeAlias = Literal[
    "person",
    "date",
    "place",
    "number",
    "position",
    "class",
    "company",
    "round",
    "yes",
    "prose",
    "name",
]

_PLACES = frozenset(
    [
        "birthplace",
        "home_town",
        "place",
        "start_place",
        "finish_place",
        "via",
        "rest_place",
        "ceremony_place",
        "country",
        "countries",
        "bodyshell_plant",
        "final_build",
        "designed_in",
        "start_place_2025",
        "finish_place_2025",
        "driver_country",
        "co_driver_country",
    ]
)
_YEARS = frozenset(
    [
        "dakar_debut",
        "first_year",
        "last_year",
        "debut_season",
        "history_since",
        "renamed",
        "new_rules",
        "year",
        "dakar_win_years",
    ]
)
_CLASSES = frozenset(["vehicle_class", "category", "dakar_debut_class", "former_name"])
_POSITIONS = frozenset(["position", "overall_position", "dakar_2026"])
_NAMED: dict[str, Kind] = {
    "drivers": "person",
    "people": "person",
    "rivals": "person",
    "partners": "company",
    "rounds": "round",
}
_THIS_SEASON = ("rounds", "results", "season", "crews")


class Document(msgspec.Struct, frozen=True):
    """One fact as something to be found.

    `terms` are the stems and synonym groups that lead to it, with their weights;
    `headings` the words of its heading in each language, `identity` those that tell
    each record along its key from its neighbours, all as sets of terms. In a `reverse`
    document the value describes, and the record's name is the answer.
    """

    key: str
    answer: Answer
    about: tuple[str, ...]
    kind: Kind
    terms: dict[str, float]
    words: frozenset[str]
    headings: tuple[tuple[frozenset[str], ...], ...]
    identity: tuple[frozenset[str], ...]
    reverse: bool = False
    rank: int | None = None
    kind_words: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()


class _Bag:
    """Words and their weights, the highest weight of a term winning."""

    def __init__(self) -> None:
        self.terms: dict[str, float] = {}
        self.words: set[str] = set()

    def add(self, text: str, weight: float, named: bool = False) -> None:
        """Add the words of a text; only what is a field's name can name an attribute.

        (So that Sara Price is not what a car costs.)
        """
        for word in content(tokens(text)):
            self.words.add(word)
            for term in terms_of(word):
                if term.startswith("=") and not named:
                    continue
                if self.terms.get(term, 0.0) < weight:
                    self.terms[term] = weight

    def copy(self) -> "_Bag":
        other = _Bag()
        other.terms, other.words = dict(self.terms), set(self.words)
        return other


class _Table(msgspec.Struct, frozen=True):
    """What the facts of one table have in common."""

    bag: _Bag
    identity: tuple[frozenset[str], ...]
    years: frozenset[str]


def documents(known: Known) -> Iterator[Document]:
    """Yield a document for every answer there is on the day, and one for each name it tells."""
    tables: dict[str, _Table] = {}
    for key in keys(known):
        answer = known.answer(key)
        if answer is None or answer.field.label.structural:
            continue
        table = key.rpartition(".")[0]
        if table not in tables:
            tables[table] = _table(known, table)
        yield _forward(known, key, answer, tables[table])
        yield from _reverse(known, key, answer, tables[table])


def _forward(known: Known, key: str, answer: Answer, table: _Table) -> Document:
    bag = table.bag.copy()
    field = answer.field
    headings = _headings(known, key, field)
    entry = is_entry(key)
    bag.add(" ".join(headings), FIELD, named=not entry)
    bag.add(field.name.replace("_", " "), FIELD, named=not entry)
    bag.add(_other_names(known, key, field), SHARED if entry else FIELD, named=True)
    bag.add(field.label.meaning, MEANING)
    bag.add(_earlier(known, answer), MEANING)
    bag.add(value_text(answer), PROSE if isinstance(answer.value, Text) else VALUE)
    bag.add(f"{answer.note.en} {answer.note.nl}" if answer.note else "", MEANING)
    return Document(
        key=key,
        answer=answer,
        about=tuple(key.split(".")),
        kind=kind_of(answer),
        terms=bag.terms,
        words=frozenset(bag.words),
        headings=tuple(map(_term_sets, headings)),
        identity=table.identity,
        years=_years(f"{key} {' '.join(headings)} {value_text(answer)}") | table.years,
    )


def _reverse(known: Known, key: str, answer: Answer, table: _Table) -> Iterator[Document]:
    """Yield what tells a name: who has this role, who came third, which round is there."""
    named = _named(known, key)
    if named is None or named[0].key == answer.key:
        return
    name, kind = named
    bag = _Bag()
    parts = key.split(".")
    for text, weight in (
        (_collection_words(parts), FIELD),
        (value_text(answer), RECORD if isinstance(answer.value, Text) else FIELD),
        (f"{' '.join(_headings(known, key, answer.field))} {answer.field.label.names}", RECORD),
    ):
        bag.add(text, weight)
    for term, weight in table.bag.terms.items():
        bag.terms.setdefault(term, min(weight, NEAR))
    yield Document(
        key=name.key,
        answer=name,
        about=tuple(parts),
        kind=kind,
        terms=bag.terms,
        words=frozenset(bag.words),
        headings=(),
        identity=table.identity if parts[0] == "results" else (),
        reverse=True,
        kind_words=frozenset(t for each in _term_sets(_collection_words(parts)) for t in each),
        years=_years(f"{key} {value_text(answer)}") | table.years,
        rank=answer.value
        if kind_of(answer) == "position" and isinstance(answer.value, int)
        else None,
    )


def _named(known: Known, key: str) -> tuple[Answer, Kind] | None:
    """Return the name that a fact tells of, if it tells of a person, company or round."""
    parts = key.split(".")
    if parts[0] == "drivers" and parts[2] == "rallies" and parts[-1] != "event":
        name = known.answer(f"{'.'.join(parts[:-1])}.event")
        return (name, "round") if name else None
    if parts[0] in _NAMED and len(parts) > 2 and parts[2] != "dakar":
        name = known.answer(f"{parts[0]}.{parts[1]}.name")
        return (name, _NAMED[parts[0]]) if name else None
    if parts[0] == "results" and parts[-1] == "position" and len(parts) > 3:
        for collection in ("drivers", "rivals"):
            name = known.answer(f"{collection}.{parts[-2]}.name")
            if name is not None:
                return name, "person"
    return None


def _collection_words(parts: list[str]) -> str:
    label = fields(Facts)[parts[0]].label
    return f"{label.en} {label.nl} {label.names}"


def _term_sets(text: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(terms_of(word)) for word in content(tokens(text)))


def kind_of(answer: Answer) -> Kind:
    """Return what kind of thing an answer is."""
    field = answer.field
    if field.name in _PLACES or field.hint is Country:
        return "place"
    if field.name in _POSITIONS:
        return "position"
    if field.name in _CLASSES:
        return "class"
    if field.targets:
        return "person"
    if field.hint in (Date, PartialDate) or field.name in _YEARS:
        return "date"
    if isinstance(answer.value, bool):
        return "yes"
    if isinstance(answer.value, int | float | Quantity) or field.hint is Duration:
        return "number"
    if isinstance(answer.value, tuple) and answer.value and isinstance(answer.value[0], int):
        return "number"
    return "prose" if isinstance(answer.value, Text) else "name"


def _earlier(known: Known, answer: Answer) -> str:
    """Return what other statements give for the same key."""
    fact = known.book.node(answer.key)
    if not isinstance(fact, Fact):
        return ""
    others = (each for each in fact.statements if known.book.known_since(each) <= known.day)
    return " ".join(
        value_text(msgspec.structs.replace(answer, value=each.value)) for each in others
    )


def is_entry(key: str) -> bool:
    """Say whether a key leads to an entry of a map."""
    record: type[Record] | None = Facts
    for part in key.split("."):
        field = fields(record).get(part) if record else None
        if field is not None and field.shape == "map":
            return True
        if field is not None:
            record = field.record
    return False


def _headings(known: Known, key: str, field: Field) -> tuple[str, str]:
    """Return what a fact is called in both languages: a spec's own label, else the field's."""
    label = known.answer(f"{key.rpartition('.')[0]}.label")
    if label is not None and isinstance(label.value, Text):
        return label.value.en, label.value.nl
    return field.label.en, field.label.nl


def _other_names(known: Known, key: str, field: Field) -> str:
    names = known.answer(f"{key.rpartition('.')[0]}.names")
    listed = names.value if names is not None else ()
    more = " ".join(map(str, listed)) if isinstance(listed, tuple) else ""
    return f"{field.label.names} {more}"


def value_text(answer: Answer) -> str:
    """Return a value as words in both languages."""
    if answer.value is None:
        return ""
    both = [words(answer.value, answer.field, lang) for lang in ("en", "nl")]
    if answer.field.hint is Country and str(answer.value) in COUNTRIES:
        both += [COUNTRIES[str(answer.value)].en, COUNTRIES[str(answer.value)].nl]
    if answer.field.name in _POSITIONS and isinstance(answer.value, int):
        both += [ordinal(answer.value, "en"), ordinal(answer.value, "nl")]
        both += ["won"] if answer.value == 1 else []
    return " ".join(both)


def _table(known: Known, table: str) -> _Table:
    """Return the words for the tables along a key: what they are called, whose they are."""
    bag = _Bag()
    identity: list[frozenset[str]] = []
    parts = table.split(".")
    record: type[Record] | None = Facts
    at = 0
    while at < len(parts) and record is not None and (field := fields(record).get(parts[at])):
        label = field.label
        top_collection = at == 0 and field.shape == "collection"
        bag.add(f"{label.en} {label.nl} {label.names}", NEAR if top_collection else RECORD)
        at += 1
        if field.shape == "collection" and at < len(parts):
            name = f"{parts[at]} {_names_of(known, parts[: at + 1])}"
            bag.add(name, RECORD)
            if field.name.endswith(("standing", "standings")):
                identity.append(frozenset(t for each in _term_sets(label.names) for t in each))
            elif field.name in ("classification", "places") and parts[0] == "results":
                pass
            elif parts[0] not in ("crews", "car") and parts[at] != "dakar":
                identity.append(frozenset(term for each in _term_sets(name) for term in each))
            at += 1
        else:
            bag.add(_names_of(known, parts[:at]), RECORD)
        record = field.record
    if parts[0] == "drivers":
        country = known.answer(f"{'.'.join(parts[:2])}.country")
        bag.add(value_text(country) if country else "", RECORD)
    if parts[0] in _THIS_SEASON:
        bag.add("stock", NEAR)
    if parts[0] == "crews":
        for seat in ("driver", "co_driver"):
            person = known.answer(f"{table}.{seat}")
            bag.add(value_text(person) if person else "", RECORD)
    if parts[0] in _THIS_SEASON:
        bag.add("2026", NEAR)
    _add_neighbours(known, table, bag)
    return _Table(bag, tuple(identity), _table_years(known, table))


def _years(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text.replace("_", " ")))


def _table_years(known: Known, table: str) -> frozenset[str]:
    """Return the years a record is about: the season's, or those of its own dates."""
    if table.split(".")[0] in _THIS_SEASON:
        return frozenset(["2026"])
    dates = (known.answer(f"{table}.{name}") for name in ("year", "date"))
    return frozenset(year for each in dates if each for year in _years(str(each.value)))


def _names_of(known: Known, parts: list[str]) -> str:
    key = ".".join(parts)
    answers = (
        known.answer(f"{key}.{name}")
        for name in ("name", "full_name", "aliases", "nicknames", "event", "topic")
    )
    found = [value_text(answer) for answer in answers if answer]
    return " ".join([*found, known.name(("drivers", "rivals"), parts[-1]) or ""])


def parts_of_speech(answer: Answer) -> float:
    """Return how much what was said tells who said it, and the other way round."""
    return PROSE if answer.field.name in ("paraphrase", "topic", "speaker") else NEAR


def _add_neighbours(known: Known, table: str, bag: _Bag) -> None:
    """Let the short values of a small record describe each other: its class, its year."""
    node = known.book.node(table)
    if "." not in table or not isinstance(node, dict) or len(node) > 25:
        return
    for name in node:
        answer = known.answer(f"{table}.{name}")
        if answer is not None and not isinstance(answer.value, bool):
            said = parts_of_speech(answer) if table.startswith("quotes.") else NEAR
            bag.add(value_text(answer), said)
            if isinstance(answer.value, Reference):
                bag.add(answer.value.id, NEAR)
