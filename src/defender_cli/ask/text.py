"""Words: how text is cut, folded and stemmed before it is compared.

Facts and questions come in English and Dutch, often mixed ("etappe", "stage"), so
every word gets the stems of both languages (Snowball) and the groups of synonyms it
belongs to; two words match if they share any of these. The same texts come back in
many facts, so what has been worked out is kept.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec
import Stemmer

from defender_cli.ask.lexicon import ATTRIBUTES, SUPERLATIVES
from defender_cli.ask.vocabulary import COUNTRIES, LIGHT_WORDS, STOP_WORDS, words_of
from defender_cli.lookup.names import folded

# Without a cache of their own: the stems of each word are kept below.
_ENGLISH = Stemmer.Stemmer("english", 0)
_DUTCH = Stemmer.Stemmer("dutch", 0)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_TYPE = re.compile(r"\b([a-z]*\d[a-z]+|[a-z]+\d[a-z\d]*)[- ]([b-hj-rt-z])\b(?!['’])")
"""A type of letters and digits with one more letter behind: what it is called is one word."""

_BREAK = re.compile(r"[^a-z0-9]+")
_KEPT, _TEXTS = 1_500, 100
"""How many words and how many texts are kept with what was worked out about them."""

_WRITTEN = """
co driver: codriver
co drivers: codrivers
car number, race number, start number, bib number: startnummer
car numbers, race numbers, start numbers, bib numbers: startnummers
top three, top drie, top 3, 1 2 3, 1 2 3s: top3
world rally raid championship: w2rc
steering wheel, stuur wiel: stuurwiel
etappezege, ritzege, dagzege: etappe zege
etappezeges, ritzeges, dagzeges: etappe zeges
etappeoverwinning, ritoverwinning, dagoverwinning: etappe overwinning
etappeoverwinningen, ritoverwinningen, dagoverwinningen: etappe overwinningen
motor sport: motorsport
far behind: gap
by how much, with how much, met hoeveel verschil: margin
ver achter: achterstand
production class, production category, productieklasse, productiecategorie: stock
newton metre, newton metres, newton meter, newton meters: newtonmetre
road base, road books: roadbook
timed: timedsection
engineer, engineers, engineered, engineering: developed
achterspoor: rear spoor
achteras: rear as
achterwielen: rear wielen
achterremmen: rear remmen
achterbanden: rear banden
voorspoor: front spoor
vooras: front as
voorwielen: front wielen
voorremmen: front remmen
voorremklauwen: front remklauwen
voorbanden: front banden
"""
"""What people write in different ways, or what stems would confuse: a timed section is no
time, and an engineered car no engine. Behind the colon stands what all of it is read as."""


class Words(msgspec.Struct, frozen=True):
    """The words of a text that carry meaning, and the terms that stand for them.

    Terms that name an attribute (weight, price) are kept apart: only the name of a
    field can name one, so that Sara Price is not what a car costs.
    """

    listed: tuple[str, ...]
    terms: frozenset[str]
    attributes: frozenset[str]


@lru_cache(maxsize=_TEXTS)
def words_in(text: str) -> Words:
    """Return the words of a text and their terms."""
    listed = content(tokens(text))
    found = frozenset(term for word in listed for term in terms_of(word))
    named = frozenset(term for term in found if term.startswith("="))
    return Words(tuple(listed), found - named, named)


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, without possessive endings."""
    return joined(plain(_TYPE.sub(r"\1\2", _POSSESSIVE.sub("", text.casefold())))).split()


def plain(text: str) -> str:
    """Return text as `folded` does, by a short way where it has no accents."""
    return _BREAK.sub(" ", text).strip() if text.isascii() else folded(text)


def joined(plain: str) -> str:
    """Write in one way what people write in several."""
    words = plain.split()
    phrases = _phrases()
    if phrases.keys().isdisjoint(words):
        return plain
    found: list[str] = []
    at = 0
    while at < len(words):
        matching = (
            pair for pair in phrases.get(words[at], ()) if words[at : at + len(pair[0])] == pair[0]
        )
        phrase, read_as = next(matching, ([words[at]], words[at]))
        found.append(read_as)
        at += len(phrase)
    return " ".join(found)


@cache
def _phrases() -> dict[str, list[tuple[list[str], str]]]:
    """Return the phrases that are read as something else by their first word, long ones first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for line in _WRITTEN.strip().splitlines():
        phrases, _, read_as = line.partition(": ")
        for phrase in phrases.split(", "):
            words = phrase.split()
            found.setdefault(words[0], []).append((words, read_as))
    return {first: sorted(each, key=lambda pair: -len(pair[0])) for first, each in found.items()}


@lru_cache(maxsize=_KEPT)
def stems(word: str) -> frozenset[str]:
    """Return the stems a word has in English and in Dutch."""
    return frozenset(map(_undoubled, (_ENGLISH.stemWord(word), _DUTCH.stemWord(word))))


def _undoubled(stem: str) -> str:
    """Write a last consonant once, as Dutch does in one form of a word and not in the other."""
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return the synonym groups each stem belongs to, named by a mark and a number.

    `=` marks attributes, `>` superlatives and `@` countries.
    """
    marked = [
        (f"{mark}{at}", words.split())
        for mark, groups in (
            ("=", ATTRIBUTES.split("- ")),
            (">", SUPERLATIVES.split("- ")),
            ("@", COUNTRIES.values()),
        )
        for at, words in enumerate(groups)
    ]
    found: dict[str, set[str]] = {}
    for group, words in marked:
        # Many at once: that takes a third of the time.
        for stem in (*_ENGLISH.stemWords(words), *_DUTCH.stemWords(words)):
            found.setdefault(_undoubled(stem), set()).add(group)
    return {stem: frozenset(groups) for stem, groups in found.items()}


def synonyms(word: str) -> frozenset[str]:
    """Return the synonym groups of a word; general words have none."""
    if word in light_words():
        return frozenset()
    groups = _groups()
    return frozenset(group for stem in stems(word) for group in groups.get(stem, ()))


@lru_cache(maxsize=_KEPT)
def terms_of(word: str) -> frozenset[str]:
    """Return what can stand for a word: its stems and its groups of synonyms."""
    groups = synonyms(word)
    return stems(word) | groups if groups else stems(word)


def superlative(word: str) -> bool:
    """Say whether a word singles one out of many: the longest, the next."""
    return any(group.startswith(">") for group in synonyms(word))


@lru_cache(maxsize=_KEPT)
def attributes(word: str) -> frozenset[str]:
    """Return the groups of a word that name an attribute: weight, price, date of birth."""
    return frozenset(group for group in synonyms(word) if group.startswith("="))


@cache
def stop_words() -> frozenset[str]:
    """Return the words that only join others."""
    return words_of(STOP_WORDS)


@cache
def light_words() -> frozenset[str]:
    """Return the words too general to find a fact by."""
    return words_of(LIGHT_WORDS)


@cache
def lexicon_words() -> frozenset[str]:
    """Return every word that has a synonym."""
    return frozenset(f"{ATTRIBUTES} {SUPERLATIVES} {' '.join(COUNTRIES.values())}".split())


def content(words: Iterable[str]) -> list[str]:
    """Return the words that carry meaning, in order, each once."""
    return list(dict.fromkeys(word for word in words if word not in stop_words()))


def telling(words: Iterable[str]) -> list[str]:
    """Return the words that a fact can be found by, in order, each once."""
    return [word for word in content(words) if word not in light_words()]
