"""Reading a question: its language, what kind of answer it wants, whom or what it names."""

import re
from typing import Literal

import msgspec

from defender_cli.query.lexicon import DUTCH, ENGLISH
from defender_cli.query.words import content, tokens

Lang = Literal["en", "nl"]
Want = Literal["person", "date", "place", "number", "position", "class", "company", "round"]

_ORDINALS = (
    "first eerste", "second tweede", "third derde", "fourth vierde", "fifth vijfde",
    "sixth zesde", "seventh zevende", "eighth achtste", "ninth negende", "tenth tiende",
    "eleventh elfde", "twelfth twaalfde", "thirteenth dertiende",
)  # fmt: skip
_NUMBER_WORDS = {word: at for at, pair in enumerate(_ORDINALS, 1) for word in pair.split()}
_STAGE = r"(?:stages?|etappes?|etapes?|proef|legs?|ss)"
_STAGE_NUMBER = re.compile(
    rf"\b{_STAGE} (?:nr |nummer |number )?(\d{{1,2}})\b"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th|e|de|ste)? {_STAGE}\b"
    rf"|\b({'|'.join(_NUMBER_WORDS)}) {_STAGE}\b"
)
_YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")
_WHICH = "(?:which|what|welke|welk)"
_SIZES = (
    "heavy fast quick tall high wide deep big large far old long powerful expensive "
    "zwaar snel hoog breed diep groot ver oud lang sterk duur"
).replace(" ", "|")
_PEOPLE = (
    "driver codriver navigator person rider pilot man woman coureur bijrijder rijder vrouw"
).replace(" ", "|")
_COMPANIES = "company|firm|supplier|sponsor|brand|make|maker|partner|bedrijf|firma|leverancier|merk"
_PLACES = "town|city|village|location|country|plant|factory|stad|dorp|fabriek|land"
_TIMES = "day|date|year|month|dag|datum|jaar|maand"
_WANTS: tuple[tuple[Want, str], ...] = (
    ("place", rf"in {_WHICH} (?:place|plaats)"),
    ("place", rf"{_WHICH} (?:place|plaats) .*(?:start|begin|vertrek)"),
    ("class", rf"{_WHICH} (?:\w+ )?(?:class|category|klasse|categorie)"),
    ("position", r"where did .* (?:finish|end|place)|waar eindigde|(?:als )?hoeveelste"),
    ("position", rf"{_WHICH} (?:place|position|rank|plaats|positie)"),
    ("number", r"how many|how much|how often|hoeveel|hoe vaak|number of|aantal"),
    ("number", rf"(?:how|hoe) (?:{_SIZES})"),
    ("date", rf"when|wanneer|{_WHICH} (?:{_TIMES})|dates?|datum"),
    ("place", rf"where|waar|waarheen|{_WHICH} (?:{_PLACES})"),
    ("person", rf"who|whom|whose|wie|wiens|{_WHICH} (?:\w+ )?(?:{_PEOPLE})s?"),
    ("company", rf"{_WHICH} (?:\w+ )?(?:{_COMPANIES})"),
    ("round", rf"{_WHICH} (?:\w+ )?(?:round|rally|event|race|ronde|wedstrijd|manche)"),
)
"""Kinds of answer and how they are asked for; the first that fits counts."""

_ORDINAL = rf"({'|'.join(_NUMBER_WORDS)}|\d{{1,2}}(?=(?:st|nd|rd|th|e|de|ste)\b))"
_RANKED = re.compile(
    rf"\b{_ORDINAL}\w* (?:place|plaats|position)\b"
    rf"|\b(?:finished|came|was|were|werd|eindigde) (?:in )?{_ORDINAL}"
    r"(?!\w* (?:stage|etappe|test|driver|coureur))"
)
_IDLE = re.compile(
    r"\b(?:at|for|of|all|the|aller|eerste|first|op) (?:the )?(?:first |eerste )?(?:time|tijd|tijden|moment) ?(?:of|van)?\b"
)
"""Phrases with "time" that ask for no time."""

_RALLY_CAR = re.compile(
    r"\bd7xr\b|\brally ?(?:raid )?(?:car|auto|defender|wagen)\b"
    r"|\b(?:race|wedstrijd) ?(?:car|auto|wagen)\b"
)


_MONTHS = (
    "january february march april may june july august september october november december "
    "januari februari maart mei juni juli augustus oktober"
).replace(" ", "|")
_DATED = re.compile(rf"\b(?:{_MONTHS}) (?:19|20)\d\d\b")
"""A month or a day: when something was so, not which edition of a rally is meant."""

_HEAD = re.compile(
    rf"\b(?:how many|how much|hoeveel|number of|aantal|{_WHICH}(?: is| are| was| were| zijn)?(?: the| de| het)?)"
    r" (\w+(?: \w+)?)"
)
_SPEECH = re.compile(
    r"\b(?:says?|said|tells?|told|calls?|called|describes?|described|thinks?|thought|opinion|quoted?"
    r"|zegt|zei|zeggen|noemt|noemde|vindt|vond|uitspraak|citaat|mening|volgens)\b"
)
OPENING = 28
"""How far into a question, in characters, its question word may stand."""


class Question(msgspec.Struct, frozen=True):
    """What a question says.

    `wants` is the kind of answer it asks for, if it says; `words` are its words of
    content, `head` those it asks for by name (which engine, how many pistons); `rank` is
    a place in a ranking; `stage` (two digits), `years` and `cars` narrow what it can be
    about; `quotes` says that it asks what somebody said.
    """

    text: str
    lang: Lang
    wants: Want | None
    words: tuple[str, ...]
    rank: int | None
    stage: str | None
    years: tuple[str, ...]
    cars: frozenset[str]
    head: tuple[str, ...]
    quotes: bool


def read(text: str) -> Question:
    """Return what a question or a few keywords say."""
    plain = _IDLE.sub(" ", " ".join(tokens(text)))
    lang, rank, cars = language(plain), _rank(plain), _cars(plain)
    asked = _wanted(plain)
    words = content(tokens(_without_marks(plain, cars)))
    words = [each for each in words if each not in _type_words(plain)]
    # Dutch "over" is "about", English "over" is an end.
    words = [each for each in words if not (each == "over" and lang == "nl")]
    return Question(
        text=text,
        lang=lang,
        wants=asked or ("person" if rank else None),
        words=tuple(words),
        rank=rank,
        stage=_stage(plain),
        years=tuple(dict.fromkeys(_YEAR.findall(_DATED.sub(" ", plain)))),
        cars=cars,
        head=tuple(each for each in _head(plain) if each in words),
        quotes=bool(_SPEECH.search(plain)),
    )


def language(plain: str) -> Lang:
    """Return the language most function words of a folded text belong to; else English."""
    words = plain.split()
    dutch, english = (sum(word in each.split() for word in words) for each in (DUTCH, ENGLISH))
    return "nl" if dutch > english else "en"


def _without_marks(plain: str, cars: frozenset[str]) -> str:
    """Leave out what has been read already: cars, stage numbers."""
    plain = re.sub(r"\b(?:defender )?(?:dakar )?d7xr\b", " ", plain)
    if cars == {"octa"}:
        plain = re.sub(r"\bocta\b", " ", plain)
    return _YEAR.sub(" ", _STAGE_NUMBER.sub(" stage ", plain))


def _wanted(plain: str) -> Want | None:
    """Return the kind of answer asked for: by the question word that comes first."""
    found = [
        (match.start(), want)
        for want, pattern in _WANTS
        if (match := re.search(rf"\b(?:{pattern})\b", plain))
    ]
    start, want = min(found, key=lambda pair: pair[0], default=(0, None))
    # Further on, "when" and "where" join clauses; they ask nothing.
    return None if want in ("date", "place", "person") and start > OPENING else want


def _type_words(plain: str) -> frozenset[str]:
    """Return the nouns that only say what kind of answer is wanted: which town, welk jaar."""
    match = re.search(
        rf"\b{_WHICH} (?:\w+ )?({_PLACES}|{_TIMES}|{_PEOPLE}|{_COMPANIES})s?\b", plain
    )
    return frozenset((match[1], match[1] + "s")) if match else frozenset()


def _head(plain: str) -> list[str]:
    """Return the words next to the question word: what is asked for by name."""
    match = _HEAD.search(plain)
    return content(tokens(match[1])) if match else []


def _rank(plain: str) -> int | None:
    match = _RANKED.search(plain)
    if match is None:
        return None
    said = match[1] or match[2]
    return _NUMBER_WORDS.get(said) or int(said)


def _stage(plain: str) -> str | None:
    if re.search(r"\b(?:prologue|proloog)\b", plain):
        return "00"
    match = _STAGE_NUMBER.search(plain)
    if match is None:
        return None
    number = match[1] or match[2] or _NUMBER_WORDS.get(match[3] or "")
    return f"{int(number):02d}" if number else None


def _cars(plain: str) -> frozenset[str]:
    found = set()
    if _RALLY_CAR.search(plain):
        found.add("d7x_r")
    if re.search(r"\bocta\b", plain):
        found.add("octa")
    if re.search(r"\b(?:defender )?110\b", plain):
        found.add("defender_110")
    return frozenset(found)
