"""Reading a question: its language, what kind of answer it wants, what narrows it.

It goes word by word: what people write is seldom more regular than that.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from defender_cli.ask.kinds import Kind
from defender_cli.ask.vocabulary import DUTCH, ENGLISH, words_of
from defender_cli.ask.words import content, light_words, stop_words

Lang = Literal["en", "nl"]

ORDINALS = (
    "first eerste", "second tweede", "third derde", "fourth vierde", "fifth vijfde",
    "sixth zesde", "seventh zevende", "eighth achtste", "ninth negende", "tenth tiende",
    "eleventh elfde", "twelfth twaalfde", "thirteenth dertiende",
)  # fmt: skip
MONTHS = (
    "january januari", "february februari", "march maart", "april", "may mei", "june juni",
    "july juli", "august augustus", "september", "october oktober", "november", "december",
)  # fmt: skip
_NUMBERS = {word: at for at, pair in enumerate(ORDINALS, 1) for word in pair.split()}
_MONTHS = {word: at for at, pair in enumerate(MONTHS, 1) for word in pair.split()}
_SUFFIXES = ("st", "nd", "rd", "th", "ste", "de", "e")

_NOUNS_OF: tuple[tuple[Kind, str], ...] = (
    (
        "person",
        "driver drivers codriver codrivers navigator navigators person people rider pilot "
        "pilots man woman racer coureur coureurs bijrijder bijrijders navigatoren rijder "
        "rijdster vrouw competitor boss chief leader",
    ),
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
_STAGES = words_of("stage stages etappe etappes etape proef leg rit ss")
_RESULTS = words_of("finished came come was were werd eindigde finishte")
_RANKS = words_of("place plaats position")
_VICTORIES = words_of("win wins victory zege overwinning")
_IN_TIME = words_of("first the that eerste aller all op at for of this")
_RALLY = words_of("rally raid dakar race competition works wedstrijd competitie fabrieks")
_CARS = words_of("car auto defender wagen machine version versie bolide racer")
_RALLY_CARS = words_of(
    "d7xr rallyauto raceauto rallywagen racewagen wedstrijdauto wedstrijdwagen dakarwagen "
    "dakarauto fabrieksauto rallydefender racer woestijnracer rallyversie"
)
_ASIDES = (("according", "to"), ("compared", "with"), ("compared", "to"), ("vergeleken", "met"))


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


def read(text: str, plain: str) -> Question:
    """Return what a question or a few keywords say.

    `plain` is the text folded, with slips mended and names spelled out.
    """
    said = plain.split()
    words = [word for at, word in enumerate(said) if not _is_idle(said, at)]
    lang, rank, cars = language(words), _rank(words), _cars(words)
    wants = _wanted(words) or ("person" if rank else None)
    telling = content(_unread(words, cars))
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
        stage=_stage(words),
        years=tuple(dict.fromkeys(_years(words))),
        month=next((_MONTHS[word] for word in words if word in _MONTHS), None)
        if wants == "round"
        else None,
        moment=_moment(words),
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


def _rank(words: Sequence[str]) -> int | None:
    """Return the place in a ranking that a question names: who came second."""
    who = next((at for at, word in enumerate(words) if word in ("who", "wie")), None)
    for at, word in enumerate(words):
        number = _ordinal(word)
        after = words[at + 1] if at + 1 < len(words) else ""
        if number is None or after in _STAGES or _NOUNS.get(after) == "person":
            continue
        came = who is not None and not _RESULTS.isdisjoint(words[who:at][-2:])
        if after in _RANKS or came:
            return number
    return None


def _ordinal(word: str) -> int | None:
    """Return the number of an ordinal: 2 for second, tweede, 2nd or 2e."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and word[: -len(suffix)].isdigit() and len(word) < 6:
            return int(word[: -len(suffix)])
    return None


def _stage(words: Sequence[str]) -> str | None:
    """Return the number of the stage named, in two digits; the prologue's is 00."""
    if any(word in ("prologue", "proloog", "openingsproloog") for word in words):
        return "00"
    for at in range(len(words)):
        place = _stage_at(words, at)
        if place:
            return f"{place[1]:02d}"
    return None


def _stage_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return how many words name a stage here, and its number: stage 5, the fifth stage."""
    rest = words[at + 1 :]
    if words[at] in _STAGES and rest:
        skipped = 1 if rest[0] in ("nr", "nummer", "number") else 0
        if len(rest) > skipped and rest[skipped].isdigit() and len(rest[skipped]) < 3:
            return skipped + 2, int(rest[skipped])
    number = int(words[at]) if words[at].isdigit() and len(words[at]) < 3 else _ordinal(words[at])
    if number is not None and rest and rest[0] in _STAGES:
        is_count = rest[1:2] and rest[1] in _VICTORIES
        return None if is_count else (2, number)
    return None


def _years(words: Sequence[str]) -> Iterable[str]:
    """Yield the years named. Behind a month a year tells when something was so, not of which
    edition of a rally it is."""
    for at, word in enumerate(words):
        if _is_year(word) and not (at and words[at - 1] in _MONTHS):
            yield word


def _moment(words: Sequence[str]) -> date | None:
    """Return the day that a month and a year, or a day before them, name."""
    for at, word in enumerate(words):
        if not (word in _MONTHS and _is_year(words[at + 1] if at + 1 < len(words) else "")):
            continue
        year, month = int(words[at + 1]), _MONTHS[word]
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        before = words[at - 1] if at else ""
        is_day = before.isdigit() and 0 < int(before) <= last.day
        return last.replace(day=int(before)) if is_day else last
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1940 <= int(word) < 2050


def _cars(words: Sequence[str]) -> frozenset[str]:
    """Return the cars named: columns of the specs, or `other`."""
    found: set[str] = set()
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if (word, after) in _ASIDES or word == "volgens":
            break
        if word in _RALLY_CARS or (word in _RALLY and after in _CARS):
            found.add("d7x_r")
        elif word in ("octa", "110"):
            found.add("octa" if word == "octa" else "defender_110")
        elif word == "defender" and after in ("90", "130"):
            found.add("other")
    return frozenset(found)


def _unread(words: Sequence[str], cars: frozenset[str]) -> list[str]:
    """Return the words but for what has been read already: cars, stage numbers, years."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        stage = _stage_at(words, at)
        if (word, after) in _ASIDES[1:]:
            break
        if stage:
            found.append("stage")
            at += stage[0]
            continue
        if word in _RALLY_CARS or (cars and word in ("octa", "90", "110", "130")):
            while found and found[-1] in ("defender", "dakar"):
                found.pop()
        elif word in ("rally", "raid") and after == "defender":
            pass
        elif not _is_year(word):
            found.append(word)
        at += 1
    return found
