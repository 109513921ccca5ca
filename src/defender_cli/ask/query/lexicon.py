"""What the words of a question can stand for: operators, nouns of the schema, names of records.

The nouns are read off the schema, the names off the facts; only ids and names are looked at,
never the whole fact base.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from defender_cli.ask.query.bag import Bag, Item, Kind, Name, Noun
from defender_cli.ask.query.words import (
    FILLERS,
    MONTHS,
    NUMERALS,
    OPERATORS,
    UNITS,
    VERBS,
    adjectives,
    stems,
    tokens,
)
from defender_cli.ask.vocabulary import COUNTRIES
from defender_cli.facts.asof import AsOf
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup.names import folded
from defender_cli.schema import FACTS, Field
from defender_cli.schema.results import ENTRY, STAGE
from defender_cli.schema.season import ROUND
from defender_cli.schema.team import EVENT_CAREER, PERSON

NAMED = ("people", "events", "cars", "partners", "teams")
"""The collections whose records questions call by their names."""

LONGEST = 6
"""Words of a phrase at most."""

Phrase = tuple[str, ...]
Senses = dict[tuple[str, Phrase], tuple[Kind, object]]


def read(facts: AsOf, text: str) -> Bag:
    """Return the items of a question; words that mean nothing here are left as they are."""
    said = tokens(text)
    reader = _Reader(facts, said)
    items: list[Item] = []
    at = 0
    while at < len(said):
        item, length = reader.item(at)
        if item is not None:
            items.append(item)
        at += length
    whether = bool(said) and (said[0] in _VERBS["en"] or said[0] in _VERBS["nl"])
    return Bag(tuple(_joined(items)), whether, reader.lang)


_VERBS = {lang: frozenset(words.split()) for lang, words in VERBS.items()}
_IDLE = {lang: frozenset(words.split()) | _VERBS[lang] for lang, words in FILLERS.items()}


class _Reader:
    def __init__(self, facts: AsOf, said: list[str]) -> None:
        self.said = said
        self.stems = {lang: stems(said, lang) for lang in ("en", "nl")}
        self.names = _names(facts)
        self.nouns = _nouns()
        self.operators = _operators()
        self.marks: list[str] = []

    @property
    def lang(self) -> str:
        """The language of most words that belong to one; none if there are as many of each."""
        marks = self.marks + [mark for word in self.said for mark in labels().get(word, ())]
        english, dutch = marks.count("en"), marks.count("nl")
        return "" if english == dutch else "nl" if dutch > english else "en"

    def item(self, at: int) -> tuple[Item | None, int]:
        """Return what begins at a word, the longest first, and how many words it has."""
        for length in range(min(LONGEST, len(self.said) - at), 0, -1):
            words = self.said[at : at + length]
            is_idle = length == 1 and any(words[0] in idle for idle in _IDLE.values())
            name = None if is_idle else self._name(at, length)
            found = name or self._operator(words) or self._noun(at, length)
            if found is not None:
                return found, length
        word = self.said[at]
        idle = [lang for lang in _IDLE if word in _IDLE[lang]]
        if idle:
            self._mark(idle)
            return None, 1
        return self._single(word), 1

    def _mark(self, langs: Iterable[str]) -> None:
        found = set(langs)
        if len(found) == 1:
            self.marks += found

    def _name(self, at: int, length: int) -> Item | None:
        for lang in ("en", "nl"):
            name = self.names.get(self.stems[lang][at : at + length])
            if name is not None:
                words = self.said[at : at + length]
                return Item("name", name, " ".join(words))
        return None

    def _operator(self, words: list[str]) -> Item | None:
        found = self.operators.get(tuple(words))
        if found is None:
            return None
        self._mark(found)
        meant = frozenset(name for names in found.values() for name in names)
        return Item("op", meant, " ".join(words))

    def _noun(self, at: int, length: int) -> Item | None:
        found = {
            lang: self.nouns[lang, phrase]
            for lang in ("en", "nl")
            if (lang, phrase := self.stems[lang][at : at + length]) in self.nouns
        }
        if not found:
            return None
        self._mark(found)
        last = self.said[at + length - 1]
        plural = last.endswith(("s", "en", "n")) and any(
            self.stems[lang][at + length - 1] != last for lang in found
        )
        # The choice (driver) is narrower than the collection that has it among its names.
        noun = max(found.values(), key=lambda each: getattr(each, "option", None) is not None)
        return Item("noun", noun, " ".join(self.said[at : at + length]), plural)

    def _single(self, word: str) -> Item:
        if re.fullmatch(r"(?:19|20)\d\d", word):
            return Item("year", int(word), word)
        if word.isascii() and word.isdigit() and len(word) < 6:
            return Item("number", int(word), word)
        adjective = adjectives().get(word)
        if adjective is not None:
            self._mark([adjective[1]])
            return Item("adj", adjective[0], word)
        for kind, table in _TABLES.items():
            if word in table:
                return Item(kind, table[word], word)
        return Item("other", word, word)


_TABLES: dict[Kind, dict[str, object]] = {
    "month": dict(MONTHS),
    "number": dict(NUMERALS),
    "unit": {word: unit for unit, words in UNITS.items() for word in words.split()},
    "country": {word: code for code, words in COUNTRIES.items() for word in words.split()},
}


def _joined(items: list[Item]) -> Iterator[Item]:
    """Yield the items with "stage 7" as one."""
    before: Item | None = None
    for item in items:
        if before and item.kind == "number" and before.value == Noun("stages"):
            yield Item("stage", item.value, f"{before.text} {item.text}")
            before = None
            continue
        if before:
            yield before
        before = item
    if before:
        yield before


@cache
def _operators() -> dict[Phrase, dict[str, set[str]]]:
    found: dict[Phrase, dict[str, set[str]]] = {}
    for lang, table in OPERATORS.items():
        for name, words in table.items():
            for phrase in words.split("|") if "|" in words else words.split():
                key = tuple(phrase.split())
                found.setdefault(key, {}).setdefault(lang, set()).add(name)
    # "number of", "how many": phrases hold words that stand alone as well.
    for phrase in ("how many", "number of", "how much", "how often"):
        key = tuple(phrase.split())
        found[key] = {"en": {"much" if phrase == "how much" else "count"}}
    return found


@cache
def _nouns() -> dict[tuple[str, Phrase], Noun]:
    """Return the nouns of the schema: collections, and choices that part them."""
    found: dict[tuple[str, Phrase], Noun] = {}
    collections = [field for field in FACTS.fields.values() if field.shape == "collection"]
    for field in collections:
        _call(found, Noun(field.name), [field.en], [field.nl])
    for field in ENTRY.fields.values():
        if field.targets and f"{field.name}s" in field.targets:
            _call(found, Noun(field.targets[0]), [field.en], [field.nl])
    for field in PERSON.fields.values():
        if field.shape == "collection":
            _call(found, Noun(f"people.{field.name}"), [field.en], [field.nl])
    for field in collections:
        for name, option in _options(field):
            noun = Noun(field.name, name, option)
            said = WORDS.get(option)
            english, dutch = [option], [said.nl if said else option]
            seat = ENTRY.fields.get(folded(option).replace(" ", "_"))
            if seat is not None and "people" in seat.targets:
                english += [seat.en, *_listed(seat)]
                dutch += [seat.nl, *_listed(seat)]
            _call(found, noun, english, dutch)
            _call(found, noun, [option.split()[-1]], [dutch[0].split()[-1]])
    for field in collections:
        _call(found, Noun(field.name), _listed(field), _listed(field))
    return found


def _options(collection: Field) -> Iterator[tuple[str, str]]:
    """Yield the choices that part the records of a collection, if they have names."""
    record = collection.record
    if record is not None and "name" in record.fields:
        for field in record.fields.values():
            yield from ((field.name, option) for option in field.options)


def _listed(field: Field) -> list[str]:
    return [name.strip() for name in field.names.split(",") if name.strip()]


def _call(
    found: dict[tuple[str, Phrase], Noun], noun: Noun, english: list[str], dutch: list[str]
) -> None:
    for lang, names in (("en", english), ("nl", dutch)):
        for name in names:
            found.setdefault((lang, stems(folded(name).split(), lang)), noun)


@lru_cache(maxsize=2)
def _names(facts: AsOf) -> dict[Phrase, Name]:
    """Return the records that can be called by a phrase; what several are called is left out."""
    whole: dict[Phrase, set[Name]] = {}
    parts: dict[Phrase, set[Name]] = {}
    for collection in NAMED:
        for id in facts.book.ids(collection):
            for words in _called(facts, collection, id):
                _enter(whole, words, Name(collection, id))
                for at in range(1, len(words) if collection in ("people", "cars") else 0):
                    if len(words[at]) > 2:
                        _enter(parts, words[at:], Name(collection, id))
    merged = {**parts, **whole}
    return {phrase: next(iter(each)) for phrase, each in merged.items() if len(each) == 1}


def _enter(found: dict[Phrase, set[Name]], words: list[str], name: Name) -> None:
    for lang in ("en", "nl"):
        found.setdefault(stems(words, lang), set()).add(name)


_NAMES = ("name", "full_name", "aliases", "nicknames", "brand")


def _called(facts: AsOf, collection: str, id: str) -> list[list[str]]:
    """Return the names of a record known on the day, as words; the first is its id."""
    record = FACTS.fields[collection].record
    answers = [
        facts.answer(f"{collection}.{id}.{name}")
        for name in _NAMES
        if record is not None and name in record.fields
    ]
    if not any(answers):
        return []
    values = [answer.value for answer in answers if answer]
    listed = [
        each for value in values for each in (value if isinstance(value, tuple) else (value,))
    ]
    return [folded(str(each)).split() for each in (id, *listed)]


@cache
def labels() -> dict[str, tuple[str, ...]]:
    """Return the words in the labels of fields that belong to one language, with it."""
    said: dict[str, set[str]] = {"en": set(), "nl": set()}
    for record in (PERSON, ENTRY, STAGE, ROUND, EVENT_CAREER):
        for field in record.fields.values():
            said["en"].update(folded(field.en).split())
            said["nl"].update(folded(field.nl).split())
    one = {lang: said[lang] - said[other] for lang, other in (("en", "nl"), ("nl", "en"))}
    return {word: (lang,) for lang, words in one.items() for word in words}


def phrases(field: Field) -> set[Phrase]:
    """Return what a field is called, stemmed and without the words that only join."""
    return {
        stems([word for word in folded(name).split() if word not in _IDLE[lang]], lang)
        for lang, label in (("en", field.en), ("nl", field.nl))
        for name in (label, *_listed(field))
    } - {()}
