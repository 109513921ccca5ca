"""What the words of a question can stand for: operators, nouns of the schema, names of records.

The nouns are read off the schema, the names off the facts; only ids and names are looked at,
never the whole fact base.
"""

import re
from collections.abc import Iterable
from functools import cache

from defender_cli.ask.query.adjectives import adjectives
from defender_cli.ask.query.bag import Bag, Item, Kind, Noun, Phrase
from defender_cli.ask.query.language import language, language_of_specs
from defender_cli.ask.query.names import listed, names_of_records, nouns
from defender_cli.ask.query.words import (
    FILLERS,
    MONTHS,
    NUMERALS,
    OPERATORS,
    ORDINALS,
    PAST,
    SEPARABLE,
    UNITS,
    VERBS,
    asks_whether,
    last_of_month,
    stems,
    tokens,
)
from defender_cli.ask.vocabulary import (
    COUNTRIES,
    LIGHT_WORDS,
    STOP_WORDS,
    words_of,
)
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.names import folded
from defender_cli.schema import Field
from defender_cli.schema.results import STAGE
from defender_cli.schema.season import ROUND

LONGEST = 6
"""Words of a phrase at most."""

Senses = dict[tuple[str, Phrase], tuple[Kind, object]]


def read(facts: AsOf, text: str) -> Bag:
    """Return the items of a question; words that mean nothing here are left as they are."""
    said = _united(tokens(text))
    reader = _Reader(facts, said)
    items: list[Item] = []
    at = 0
    while at < len(said):
        item, length = reader.item(at)
        if item is not None:
            items.append(item)
        at += length
    whether = asks_whether(tokens(text))
    proper = frozenset(word for part in text.split()[1:] if part[:1].isupper()
                       for word in tokens(part))  # fmt: skip
    return Bag(_joined(items), whether, reader.lang, not _PAST.isdisjoint(said), proper)


def _united(said: list[str]) -> list[str]:
    """Return words with the parts of a Dutch separable verb as one: *viel* … *uit*."""
    for whole, parts in SEPARABLE.items():
        verb, particle = parts.split()
        if verb in said and (said[-1] == particle or particle == "mee" in said):
            said = [whole if word == verb else word for word in said if word != particle]
    return said


_PAST = frozenset(word for words in PAST.values() for word in words.split())


_VERBS = {lang: frozenset(words.split()) for lang, words in VERBS.items()}


_IDLE = {lang: frozenset(words.split()) | _VERBS[lang] for lang, words in FILLERS.items()}


class _Reader:
    def __init__(self, facts: AsOf, said: list[str]) -> None:
        self.facts = facts
        self.said = said
        self.stems = {lang: stems(said, lang) for lang in ("en", "nl")}
        self.names = names_of_records(facts)
        self.nouns = nouns()
        self.operators = _operators()
        self.marks: list[str] = []

    @property
    def lang(self) -> str:
        """The language of most words that belong to one; none if there are as many of each."""
        return language(self.said, self.marks) or language_of_specs(self.facts, self.said)

    def item(self, at: int) -> tuple[Item | None, int]:
        """Return what begins at a word, the longest first, and how many words it has."""
        for length in range(min(LONGEST, len(self.said) - at), 0, -1):
            words = self.said[at : at + length]
            is_idle = length == 1 and any(words[0] in idle for idle in _IDLE.values())
            name = None if is_idle else self._name(at, length)
            found = name or self._flag(words) or self._operator(words) or self._noun(at, length)
            if found is not None:
                return found, length
        word = self.said[at]
        if any(word in idle for idle in _IDLE.values()):
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
                several = words[-1].endswith("s") and words[-1] != self.stems[lang][at + length - 1]
                plural = several and name.collection == "events"
                return Item("name", name, " ".join(words), plural)
        return None

    def _flag(self, words: list[str]) -> Item | None:
        for lang in ("en", "nl"):
            if field := _flags().get(stems(words, lang)):
                return Item("flag", field, " ".join(words))
        return None

    def _operator(self, words: list[str]) -> Item | None:
        found = self.operators.get(tuple(words))
        if found is None:
            return None
        meant = frozenset(name for names in found.values() for name in names)
        return Item("op", meant, " ".join(words))

    def _noun(self, at: int, length: int) -> Item | None:
        found = {
            lang: self.nouns[lang, phrase]
            for lang in ("en", "nl")
            for by in ("en", "nl")
            if (lang, phrase := self.stems[by][at : at + length]) in self.nouns
        }
        if not found:
            return None
        self._mark(found)
        last = self.said[at + length - 1]
        plural = last.endswith(("s", "en", "n")) and any(
            self.stems[lang][at + length - 1] != last for lang in ("en", "nl")
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
                if kind == "country":
                    self._mark(["nl" if word in _DUTCH_LANDS else "en"])
                return Item(kind, table[word], word)
        return Item("light" if word in _LIGHT else "other", word, word)


_LIGHT = words_of(f"{STOP_WORDS} {LIGHT_WORDS}") - words_of(
    "except buiten besides sinds how hoe according volgens other ander andere another under onder "
    "vanaf only alleen out"
)
"""Words that may be left over: no query depends on them."""


_DUTCH_LANDS = frozenset(
    word for words in COUNTRIES.values() for word in words.partition("|")[2].split()
)


_TABLES: dict[Kind, dict[str, object]] = {
    "month": dict(MONTHS),
    "number": dict(NUMERALS),
    "rank": dict(ORDINALS),
    "unit": {word: unit for unit, words in UNITS.items() for word in words.split()},
    "country": {word: code for code, words in COUNTRIES.items() for word in words.split()},
}


def _joined(items: list[Item]) -> tuple[Item, ...]:
    """Return the items with "stage 7", "third stage", "9 January 2026" and "top 3" as one."""
    for length in (3, 2):
        found: list[Item] = []
        for item in items:
            found.append(item)
            if len(found) >= length and (joined := _as_one(found[-length:])):
                found[-length:] = [joined]
        items = found
    return tuple(items)


_FIRSTS = words_of("top first best eerste beste snelste fastest")


def _as_one(items: list[Item]) -> Item | None:
    text = " ".join(item.text for item in items)
    kinds, values = tuple(item.kind for item in items), [item.value for item in items]
    if kinds == ("noun", "number") and values[0] == Noun("stages"):
        return Item("stage", values[1], text)
    if kinds == ("rank", "noun") and values[1] == Noun("stages") and not items[1].is_plural:
        return Item("stage", values[0], text)
    if kinds == ("number", "month", "year"):
        day, month, year = (int(str(value)) for value in values)
        last = last_of_month(year, month)
        return Item("date", last.replace(day=day), text) if 0 < day <= last.day else None
    if kinds[-1:] == ("number",) and text.split()[0] in _FIRSTS and kinds[0] != "number":
        return Item("top", values[-1], text) if len(items) == 2 else None
    if kinds[0] == "number" and len(items) == 2 and text.split()[-1] in _FIRSTS:
        return Item("top", values[0], text)
    return None


@cache
def _operators() -> dict[Phrase, dict[str, set[str]]]:
    found: dict[Phrase, dict[str, set[str]]] = {}
    for lang, table in OPERATORS.items():
        for name, words in table.items():
            for phrase in words.split("|"):
                key = tuple(phrase.split())
                found.setdefault(key, {}).setdefault(lang, set()).add(name)
    # "number of", "how many": phrases hold words that stand alone as well.
    for phrase in ("how many", "number of", "how much", "how often"):
        key = tuple(phrase.split())
        found[key] = {"en": {"much" if phrase == "how much" else "count"}}
    return found


@cache
def _flags() -> dict[Phrase, Field]:
    """Return the yes/no fields of stages and rounds by what they are called."""
    return {
        phrase: field
        for record in (STAGE, ROUND)
        for field in record.fields.values()
        if field.hint is bool and not field.structural
        for phrase in phrases(field)
    }


@cache
def phrases(field: Field) -> frozenset[Phrase]:
    """Return what a field is called, stemmed and without the words that only join."""
    return frozenset(
        stems([word for word in folded(name).split() if word not in _IDLE[lang]], lang)
        for lang, label in (("en", field.en), ("nl", field.nl))
        for name in (label, *listed(field))
    ) - {()}
