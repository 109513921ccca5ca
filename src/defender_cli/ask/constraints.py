"""What narrows a question: a place in a ranking, a stage, years, a moment, cars."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from defender_cli.ask.vocabulary import PEOPLE, UNIT_NAMES, words_of

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
_PEOPLE = words_of(PEOPLE)
_SUFFIXES = ("st", "nd", "rd", "th", "ste", "de", "e")
_STAGES = words_of("stage stages etappe etappes etape proef leg rit ss")
_RESULTS = words_of("finished came come was were werd eindigde finishte")
_RANKS = words_of("place plaats position")
_VICTORIES = words_of("win wins victory zege overwinning")
_RALLY = words_of("rally raid race competition works wedstrijd competitie fabrieks")
_CARS = words_of("car auto wagen machine version versie bolide racer")
_RALLY_CARS = words_of(
    "rallyauto raceauto rallywagen racewagen wedstrijdauto wedstrijdwagen fabrieksauto racer "
    "woestijnracer rallyversie rallycar racecar"
)
_ROAD_CARS = words_of("straatauto straatwagen straatversie")
_ROAD = words_of("road street production")
OTHER = "other"
"""A car that is named and not on file."""

_ASIDES = (("according", "to"), ("compared", "with"), ("compared", "to"), ("vergeleken", "met"))


def rank(words: Sequence[str]) -> int | None:
    """Return the place in a ranking that a question names: who came second."""
    who = next((at for at, word in enumerate(words) if word in ("who", "wie")), None)
    for at, word in enumerate(words):
        number = _ordinal(word)
        after = words[at + 1] if at + 1 < len(words) else ""
        if number is None or after in _STAGES or after in _PEOPLE:
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
        if word.endswith(suffix) and word[: -len(suffix)].isdecimal() and len(word) < 6:
            return int(word[: -len(suffix)])
    return None


def stage(words: Sequence[str]) -> str | None:
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
        if len(rest) > skipped and rest[skipped].isdecimal() and len(rest[skipped]) < 3:
            return skipped + 2, int(rest[skipped])
    number = int(words[at]) if words[at].isdecimal() and len(words[at]) < 3 else _ordinal(words[at])
    if number is not None and rest and rest[0] in _STAGES:
        is_count = rest[1:2] and rest[1] in _VICTORIES
        return None if is_count else (2, number)
    return None


def years(words: Sequence[str]) -> Iterable[str]:
    """Yield the years named. Behind a month a year tells when something was so, not of which
    edition of a rally it is."""
    for at, word in enumerate(words):
        if _is_year(word) and not (at and words[at - 1] in _MONTHS):
            yield word


def month(words: Sequence[str]) -> int | None:
    """Return the number of the month named."""
    return next((_MONTHS[word] for word in words if word in _MONTHS), None)


def moment(words: Sequence[str]) -> date | None:
    """Return the day that a month and a year, or a day before them, name."""
    for at, word in enumerate(words):
        if not (word in _MONTHS and _is_year(words[at + 1] if at + 1 < len(words) else "")):
            continue
        year, number = int(words[at + 1]), _MONTHS[word]
        last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
        before = words[at - 1] if at else ""
        is_day = before.isdecimal() and 0 < int(before) <= last.day
        return last.replace(day=int(before)) if is_day else last
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1940 <= int(word) < 2050


class Cars(msgspec.Struct, frozen=True):
    """How cars can be named: `words` that name one, with its id; words for `makes` and `events`.

    `rally` is the id of our rally car, `road` that of the road car it is compared with.
    """

    words: Mapping[str, str]
    makes: frozenset[str]
    events: frozenset[str]
    rally: str
    road: str

    def at(self, words: Sequence[str], at: int) -> str | None:
        """Return the id of the car named at a place in a text, `OTHER`, or None."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in self.words and not (word.isdecimal() and after in UNIT_NAMES):
            return self.words[word]
        if word in self.makes and _is_model(after) and after not in self.words:
            return OTHER
        if self._is_rally_car(word, after):
            return self.rally or None
        if self.road and (word in _ROAD_CARS or (word in _ROAD and after in ("car", "version"))):
            return self.road
        return None

    def _is_rally_car(self, word: str, after: str) -> bool:
        compound = (word.removesuffix(end) for end in _ENDS if word.endswith(end))
        if word in _RALLY_CARS or not self.events.isdisjoint(compound):
            return True
        return (word in _RALLY or word in self.events) and (after in _CARS or after in self.makes)


_ENDS = ("auto", "wagen")


def _is_model(word: str) -> bool:
    return word.isdecimal() and len(word) in (2, 3)


def cars(words: Sequence[str], named: Cars) -> frozenset[str]:
    """Return the ids of the cars named, `OTHER` for one that is not on file."""
    found: set[str] = set()
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if (word, after) in _ASIDES or word == "volgens":
            break
        if car := named.at(words, at):
            found.add(car)
    return frozenset(found)


def unread(words: Sequence[str], named: Cars) -> list[str]:
    """Return the words but for what has been read already: cars, stage numbers, years."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        numbered = _stage_at(words, at)
        if (word, after) in _ASIDES[1:]:
            break
        if numbered:
            found.append("stage")
            at += numbered[0]
            continue
        if word in named.words and named.at(words, at) or word in _RALLY_CARS | _ROAD_CARS:
            while found and (found[-1] in named.makes or found[-1] in named.events):
                found.pop()
        elif _is_model(word) and found and found[-1] in named.makes:
            found.pop()
        elif word in _RALLY and after in named.makes:
            pass
        elif not _is_year(word):
            found.append(word)
        at += 1
    return found
