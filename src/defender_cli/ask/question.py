"""Reading a question: its language, what kind of answer it wants, what narrows it.

It goes word by word: what people write is seldom more regular than that. What narrows a
question is read by `narrowing`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from defender_cli.ask import constraints
from defender_cli.ask.answer_types import Kind
from defender_cli.ask.text import content, light_words, stop_words
from defender_cli.ask.vocabulary import DUTCH, ENGLISH, PEOPLE, words_of

Lang = Literal["en", "nl"]


_NOUNS_OF: tuple[tuple[Kind, str], ...] = (
    ("person", PEOPLE),
    (
        "company",
        "company companies firm supplier sponsor brand make maker partner outfit organisation "
        "bedrijf bedrijven firma leverancier merk organisatie",
    ),
    (
        "place",
        "town city village location country countries nation plant factory desert "
        "stad dorp fabriek land landen woestijn",
    ),
    ("date", "day date year month dag datum jaar maand"),
    ("position", "place position rank plaats positie plek"),
    ("class", "class category klasse categorie"),
    ("stage", "stage stages etappe etappes proef leg legs"),
    ("round", "round rounds rally event race ronde wedstrijd manche evenement"),
)
_NOUNS = {word: kind for kind, words in _NOUNS_OF for word in words.split()}
"""Nouns that say what kind of answer is wanted: which *town*, welk *jaar*."""

_ADVERBS: dict[str, Kind] = {
    "who": "person", "whom": "person", "whose": "person", "wie": "person", "wiens": "person",
    "when": "date", "wanneer": "date", "where": "place", "waar": "place", "waarheen": "place",
    "why": "reason", "waarom": "reason", "hoeveel": "number", "aantal": "number",
    "hoeveelste": "position",
}  # fmt: skip
_JOINING = words_of("when wanneer where waar who whom whose wie wiens")
"""Words that ask near the start of a question; further on they join clauses."""

_OPENING = 5
_WHICH = words_of("which what welke welk wat")
_HOW = words_of("how hoe")
_SIZES = words_of(
    "many much often vaak heavy fast quick tall high wide deep big large far old long powerful "
    "expensive zwaar snel hoog breed diep groot ver oud lang sterk duur"
)
_DATES = words_of("date dates datum startdatum birthday birthdate geboortedatum")
_ENDS = words_of("finish finished end ended place eindigde finishte eindigen")
UNITS = words_of(
    "years months weeks days hours minutes seconds kilometres kilometers km litres liters euros "
    "pounds dollars metres mm points jaar jaren maanden weken dagen uur uren minuten seconden "
    "kilometer liter euro punten"
)
_BE = words_of("is are was were zijn waren")
_ARTICLES = words_of("the de het a an een")
_SPEECH = words_of(
    "say says said tell tells told call calls called describe describes described think thinks "
    "thought opinion quote quoted zegt zei zeggen noemt noemde vindt vond uitspraak citaat mening"
)
_IN_TIME = words_of("first the that eerste aller all op at for of this")


NO_CARS = constraints.Cars({}, frozenset(), frozenset(), "", "")


class Question(msgspec.Struct, frozen=True):
    """What a question says.

    `wants` is the kind of answer it asks for, if it says; `words` are its words of
    content, `focus` the noun it asks for by name with what qualifies it, the noun last
    (which *engine*, how many *pistons*), `types` the nouns that only say what kind of
    answer is wanted (which *town*); `rank` is a place in a ranking; `stage` (two
    digits), `years`, `month` and `cars` narrow what it can be about; `moment` is a day, or the
    last of a month, at which something was so; `quotes` says that it asks what somebody said.
    """

    text: str
    plain: str
    lang: Lang
    wants: Kind | None
    words: tuple[str, ...]
    focus: tuple[str, ...]
    types: frozenset[str]
    rank: int | None
    stage: str | None
    years: tuple[str, ...]
    month: int | None
    moment: date | None
    cars: frozenset[str]
    quotes: bool


def read(text: str, plain: str, named: constraints.Cars = NO_CARS) -> Question:
    """Return what a question or a few keywords say.

    `plain` is the text folded, with slips mended and names spelled out; `named` says what
    cars are called.
    """
    said = plain.split()
    words = [word for at, word in enumerate(said) if not _is_idle(said, at)]
    lang, rank, cars = language(words), constraints.rank(words), constraints.cars(words, named)
    wants = _wanted(words) or ("person" if rank else None)
    telling = content(constraints.unread(words, named))
    # Dutch "over" is "about", English "over" is an end.
    telling = [each for each in telling if not (each == "over" and lang == "nl")]
    return Question(
        text=text,
        plain=" ".join(words),
        lang=lang,
        wants=wants,
        words=tuple(telling),
        focus=tuple(each for each in _focus(words) if each in telling),
        types=frozenset(_types(words)),
        rank=rank,
        stage=constraints.stage(words),
        years=tuple(dict.fromkeys(constraints.years(words))),
        month=constraints.month(words) if wants == "round" else None,
        moment=constraints.moment(words),
        cars=cars,
        quotes=not _SPEECH.isdisjoint(words),
    )


def language(words: Sequence[str]) -> Lang:
    """Return the language most function words of a folded text belong to; else English."""
    dutch, english = (sum(word in each for word in words) for each in (DUTCH, ENGLISH))
    return "nl" if dutch > english else "en"


def _is_idle(words: Sequence[str], at: int) -> bool:
    """Tell a word that only seems to mean something: to take *place*, for the first *time*."""
    word, before = words[at], words[at - 1] if at else ""
    if word in ("place", "plaats"):
        after = words[at + 1] if at + 1 < len(words) else ""
        return before in ("take", "takes", "took", "taking", "vindt") or after.startswith("vind")
    return word in ("time", "tijd", "moment") and before in _IN_TIME


def _wanted(words: Sequence[str]) -> Kind | None:
    """Return the kind of answer asked for: by the first word that asks."""
    for at, word in enumerate(words):
        if word in _JOINING and at > _OPENING:
            continue
        rest = words[at + 1 :]
        if word in ("where", "waar") and not _ENDS.isdisjoint(rest):
            return "position" if "in" not in words[:at] else "place"
        if word in _ADVERBS:
            return _ADVERBS[word]
        if word in _HOW and rest and rest[0] in _SIZES:
            return "number"
        if word == "number" and rest[:1] == ["of"]:
            return "number"
        if word in _WHICH and (noun := _noun_of(rest)):
            is_town = _NOUNS[noun] == "position" and at and words[at - 1] == "in"
            return "place" if is_town else _NOUNS[noun]
    return _wanted_by_keyword(words)


def _noun_of(words: Sequence[str]) -> str | None:
    """Return the noun behind "which", if it says the kind of answer."""
    return next((word for word in words[:2] if word in _NOUNS), None)


def _wanted_by_keyword(words: Sequence[str]) -> Kind | None:
    if not words:
        return None
    if not _DATES.isdisjoint(words) or words[-1] in ("year", "jaar"):
        return "date"
    ends = (words[0], words[-1])
    if any(word in ("plaats", "place", "location", "locatie") for word in ends):
        return "place"
    return "place" if words[-1] in ("finishplaats", "startplaats") else None


def _types(words: Sequence[str]) -> Iterable[str]:
    """Yield the nouns that only say what kind of answer is wanted: which town, welk jaar."""
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        noun = _noun_of(rest) if word in _WHICH else None
        if noun and _NOUNS[noun] not in ("class", "stage", "round"):
            yield noun
        if word in ("many", "hoeveel") and rest and rest[0] in UNITS:
            yield rest[0]
        if word in ("t1", "t2", "t3", "t4", "ssv", "stock") and rest and rest[0] in _NOUNS:
            yield rest[0]
    if words and _NOUNS.get(words[-1]) == "date":
        yield words[-1]


def _focus(words: Sequence[str]) -> list[str]:
    """Return the noun asked for by name, behind the words that qualify it."""
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        if word in ("hoeveel", "welke", "welk"):
            # In Dutch the verb comes next.
            return _noun(rest)[:1]
        if word in ("which", "many", "much", "aantal") or word == "number" and rest[:1] == ["of"]:
            return _noun(rest[1:] if rest[:1] == ["of"] else rest)
        if word in ("what", "wat") and rest and rest[0] not in _BE:
            return _noun(rest)
        if word in _BE and at and words[at - 1] in (*_WHICH, *_SIZES):
            return _noun(rest[1:] if rest and rest[0] in _ARTICLES else rest)
    return []


def _noun(words: Sequence[str]) -> list[str]:
    """Return the words up to the first that is no part of a noun."""
    found: list[str] = []
    for word in words[:4]:
        if word in stop_words() or word in light_words() or (found and word.endswith("ed")):
            break
        if word in UNITS or _NOUNS.get(word) in ("person", "company", "place", "date", "position"):
            return []
        found.append(word)
    return found
