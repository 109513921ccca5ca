"""Words: how text is cut, folded and stemmed before it is compared.

Facts and questions come in English and Dutch, often mixed ("etappe", "stage"), so
every word gets the stems of both languages (Snowball) and the groups of synonyms it
belongs to; two words match if they share any of these.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import Stemmer

from defender_cli.query.lexicon import ATTRIBUTES, FUNCTION_WORDS, GROUPS
from defender_cli.query.names import folded

_ENGLISH = Stemmer.Stemmer("english")
_DUTCH = Stemmer.Stemmer("dutch")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, without possessive endings."""
    return joined(folded(_POSSESSIVE.sub("", text.casefold()))).split()


def joined(plain: str) -> str:
    """Write as one word what people space in different ways."""
    plain = re.sub(r"\bco (drivers?)\b", r"co\1", plain)
    plain = re.sub(r"\bd7x ?r\b", "d7xr", plain)
    # A timed section is no time, and an engineered car no engine, though the stems agree.
    plain = re.sub(r"\btimed\b", "clocked", plain)
    plain = re.sub(r"\bengineer(?:s|ed|ing)?\b", "developed", plain)
    plain = re.sub(r"\b(?:car|race|start|bib) number(s?)\b", r"startnummer\1", plain)
    plain = re.sub(r"\btop (?:three|drie|3)\b|\b1 2 3s?\b", "top3", plain)
    return re.sub(r"\bworld rally raid championship\b", "w2rc", plain)


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """Return the stems a word has in English and in Dutch."""
    return frozenset((_ENGLISH.stemWord(word), _DUTCH.stemWord(word)))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Return the synonym groups (`#0`, `=0` …) each stem belongs to; `=` marks attributes."""
    found: dict[str, set[str]] = {}
    for mark, text in (("#", GROUPS), ("=", ATTRIBUTES)):
        for at, words in enumerate(text.split("- ")):
            for word in words.split():
                for stem in stems(word):
                    found.setdefault(stem, set()).add(f"{mark}{at}")
    return {stem: frozenset(groups) for stem, groups in found.items()}


@lru_cache(maxsize=20_000)
def synonyms(word: str) -> frozenset[str]:
    """Return the synonym groups of a word."""
    groups = _groups()
    return frozenset(group for stem in stems(word) for group in groups.get(stem, ()))


def terms_of(word: str) -> tuple[str, ...]:
    """Return what can stand for a word: its stems and its groups of synonyms."""
    return (*stems(word), *synonyms(word))


def attributes(word: str) -> frozenset[str]:
    """Return the groups of a word that name an attribute: weight, price, date of birth."""
    return frozenset(group for group in synonyms(word) if group.startswith("="))


@cache
def function_words() -> frozenset[str]:
    """Return the words without content of both languages."""
    return frozenset(FUNCTION_WORDS.split())


@cache
def lexicon_words() -> frozenset[str]:
    """Return every word that has a synonym."""
    return frozenset(f"{GROUPS} {ATTRIBUTES}".split())


def content(words: Iterable[str]) -> list[str]:
    """Return the words that carry meaning, in order, each once."""
    return list(dict.fromkeys(word for word in words if word not in function_words()))
