"""Reading a question: its language, what kind of answer it wants, whom or what it names."""

import re
from typing import Literal

import msgspec

from defender_cli.query.kinds import Kind
from defender_cli.query.names import folded
from defender_cli.query.vocabulary import DUTCH, ENGLISH
from defender_cli.query.words import content, joined, light_words, stop_words, tokens

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
_NUMBER_WORDS = {word: at for at, pair in enumerate(ORDINALS, 1) for word in pair.split()}
_MONTH_WORDS = {word: at for at, pair in enumerate(MONTHS, 1) for word in pair.split()}

_STAGE = r"(?:stages?|etappes?|etapes?|proef|legs?|ss)"
_STAGE_NUMBER = re.compile(
    rf"\b{_STAGE} (?:nr |nummer |number )?(\d{{1,2}})\b"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th|e|de|ste)? {_STAGE}\b"
    rf"|\b({'|'.join(_NUMBER_WORDS)}) {_STAGE}\b(?! (?:win|victory|zege))"
)
_PROLOGUE = re.compile(r"\b(?:openings?)?(?:prologue|proloog)\b")
_YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")
_WHICH = "(?:which|what|welke|welk|wich|wat voor)"


def _any(words: str) -> str:
    return "|".join(words.split())


_SIZES = _any(
    "heavy fast quick tall high wide deep big large far old long powerful expensive "
    "zwaar snel hoog breed diep groot ver oud lang sterk duur"
)
_PEOPLE = _any(
    "driver drivers codriver codrivers navigator navigators person people rider rider pilot "
    "pilots man woman racer coureur coureurs bijrijder bijrijders navigatoren rijder rijdster "
    "vrouw competitor boss chief leader"
)
_COMPANIES = _any(
    "company companies firm supplier sponsor brand make maker partner outfit organisation "
    "bedrijf bedrijven firma leverancier merk sponsor organisatie"
)
_PLACES = _any(
    "town city village location country countries nation plant factory desert "
    "stad dorp fabriek land landen woestijn"
)
_TIMES = _any("day date year month dag datum jaar maand")
_RANKS = _any("place position rank plaats positie plek")
_UNITS = _any(
    "years months weeks days hours minutes seconds kilometres kilometers km litres liters euros "
    "pounds dollars metres mm points jaar jaren maanden weken dagen uur uren minuten seconden "
    "kilometer liter euro punten"
)
_TYPES = f"{_PEOPLE}|{_COMPANIES}|{_PLACES}|{_TIMES}|{_RANKS}"
_WANTS: tuple[tuple[Kind, str], ...] = (
    ("place", rf"in {_WHICH} (?:place|plaats)"),
    ("place", rf"{_WHICH} (?:place|plaats) .*(?:start|begin|vertrek)"),
    (
        "place",
        r"^(?:plaats|locatie|place|location)\b|(?:location|locatie|finishplaats|startplaats)$",
    ),
    ("class", rf"{_WHICH} (?:\w+ )?(?:class|category|klasse|categorie)"),
    ("position", r"wh?ere did .* (?:finish|end up|place)|waar eindigde|(?:als )?hoeveelste"),
    ("position", rf"{_WHICH} (?:place|position|rank|plaats|positie|plek)"),
    ("number", r"how many|how much|how often|hoeveel|hoe vaak|number of|aantal"),
    ("number", rf"(?:how|hoe) (?:{_SIZES})"),
    ("date", rf"when|wen|wanneer|waneer|{_WHICH} (?:{_TIMES})"),
    ("date", r"(?:year|jaar)$"),
    ("date", r"dates?|datum|startdatum|birthday|birthdate"),
    ("stage", rf"{_WHICH} {_STAGE}"),
    ("place", rf"where|waar|waarheen|{_WHICH} (?:\w+ )?(?:{_PLACES})"),
    ("person", rf"who|whom|whose|wie|wiens|{_WHICH} (?:\w+ )?(?:{_PEOPLE})"),
    ("company", rf"{_WHICH} (?:\w+ )?(?:{_COMPANIES})"),
    (
        "round",
        rf"{_WHICH} (?:\w+ )?(?:rounds?|rally|event|race|ronde|wedstrijd|manche|evenement)",
    ),
    ("reason", r"why|waarom"),
)
"""Kinds of answer and how they are asked for; the first that fits counts."""

_ORDINAL = rf"({'|'.join(_NUMBER_WORDS)}|\d{{1,2}}(?=(?:st|nd|rd|th|e|de|ste)\b))"
_RANKED = re.compile(
    rf"\b{_ORDINAL}\w* (?:place|plaats|position)\b"
    rf"|\b(?:who|driver|wie|coureur)\b.* (?:finished|came|come|was|were|werd|eindigde|finishte) "
    rf"(?:in )?{_ORDINAL}"
    r"(?!\w* (?:stage|etappe|test|driver|coureur))"
)
_IDLE = re.compile(
    r"\b(?:takes?|took|taking) place\b|\bvindt plaats\b|\bplaats ?vind\w*\b|"
    r"\bmakes? (?=its|his|her|their|up)\b|"
    r"\b(?:at|for|of|all|the|aller|eerste|first|op) (?:the )?(?:first |eerste )?"
    r"(?:time|tijd|tijden|moment) ?(?:of|van)?\b"
)
"""Phrases with "time" that ask for no time."""

_FIGURE = re.compile(r"\b(?:under the (?:bonnet|hood)|onder de (?:motor)?kap)\b")
"""Where an engine sits."""

_CLASS_NOUN = re.compile(r"\b(?:t[1-4]|ssv|stock) (class|category|klasse|categorie)\b")

_RALLY_CAR = re.compile(
    r"\bd7xr\b|\brally ?(?:raid )?(?:car|auto|defender|wagen)\b|\bdakar (?:car|auto|defender)\b"
    r"|\b(?:race|wedstrijd|competition|competitie|works|fabrieks) ?"
    r"(?:car|auto|wagen|version|versie)s?\b"
)
_JOINED_CAR = re.compile(
    r"\b(?:rally|race|wedstrijd|competitie|fabrieks)(?:car|auto|wagen|versie)s?\b"
)
_MONTH = "|".join(_MONTH_WORDS)
_DATED = re.compile(rf"\b(?:{_MONTH}) (?:19|20)\d\d\b")
"""A month or a day: when something was so, not which edition of a rally is meant."""

_ASIDE = re.compile(r"\b(?:according to|volgens|compared (?:with|to)|vergeleken met)\b.*$")
_NOUN = r"((?:\w+ ){0,3}\w+)"
_NAMED = re.compile(rf"\b(?:how many|how much|hoeveel|number of|aantal|{_WHICH}) {_NOUN}")
_DEFINED = re.compile(
    rf"\b(?:what|wat|which|welke|(?:how|hoe) (?:{_SIZES})) (?:is|are|was|were|zijn|waren) "
    rf"(?:the|de|het|an?|een) {_NOUN}"
)
_OWNED = re.compile(r"\b(?:what|wat) (?:is|are|was|were|zijn|waren) .*?\w['’]s? ([\w -]+)")
_SPEECH = re.compile(
    r"\b(?:says?|said|tells?|told|calls?|called|describes?|described|thinks?|thought|opinion|quoted?"
    r"|zegt|zei|zeggen|noemt|noemde|vindt|vond|uitspraak|citaat|mening)\b"
)
_JOINING = _any("when wanneer where waar who whom whose wie wiens").split("|")
_OPENING = 28
"""How far into a question, in characters, its question word may stand."""


class Question(msgspec.Struct, frozen=True):
    """What a question says.

    `wants` is the kind of answer it asks for, if it says; `words` are its words of
    content, `focus` the noun it asks for by name with what qualifies it, the noun last
    (which *engine*, how many *pistons*), `types` the nouns that only say what kind of
    answer is wanted (which *town*); `rank` is a place in a ranking; `stage` (two
    digits), `years`, `month` and `cars` narrow what it can be about; `quotes` says that
    it asks what somebody said.
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
    cars: frozenset[str]
    quotes: bool


def read(text: str, plain: str | None = None) -> Question:
    """Return what a question or a few keywords say; `plain` is the text with names spelled out."""
    plain = _IDLE.sub(" ", " ".join(tokens(text)) if plain is None else plain)
    plain = _FIGURE.sub(" ", plain)
    lang, rank, cars = language(plain), _rank(plain), _cars(plain)
    wants = _wanted(plain) or ("person" if rank else None)
    words = content(tokens(_without_marks(plain, cars)))
    # Dutch "over" is "about", English "over" is an end.
    words = [each for each in words if not (each == "over" and lang == "nl")]
    return Question(
        text=text,
        plain=plain,
        lang=lang,
        wants=wants,
        words=tuple(words),
        focus=tuple(each for each in _focus(text, plain) if each in words),
        types=_types(plain),
        rank=rank,
        stage=_stage(plain),
        years=tuple(dict.fromkeys(_YEAR.findall(_DATED.sub(" ", plain)))),
        month=_month(plain) if wants == "round" else None,
        cars=cars,
        quotes=bool(_SPEECH.search(plain)),
    )


def language(plain: str) -> Lang:
    """Return the language most function words of a folded text belong to; else English."""
    words = plain.split()
    dutch, english = (sum(word in each.split() for word in words) for each in (DUTCH, ENGLISH))
    return "nl" if dutch > english else "en"


def _without_marks(plain: str, cars: frozenset[str]) -> str:
    """Leave out what has been read already: cars, stage numbers, years."""
    plain = re.sub(r"\b(?:defender )?(?:dakar )?d7xr\b", " ", plain)
    if "octa" in cars:
        plain = re.sub(r"\b(?:defender )?octa\b", " ", plain)
    plain = re.sub(r"\bdefender (?=90|110|130)", " ", plain)
    plain = re.sub(r"\b(?:90|110|130)\b", " ", plain) if cars else plain
    plain = re.sub(r"\brally ?(?:raid )?(?=defender\b)", " ", plain)
    plain = _JOINED_CAR.sub(" ", plain)
    plain = re.sub(r"\b(?:compared (?:with|to)|vergeleken met)\b.*$", " ", plain)
    return _YEAR.sub(" ", _STAGE_NUMBER.sub(" stage ", plain))


def _wanted(plain: str) -> Kind | None:
    """Return the kind of answer asked for: by the question word that comes first."""
    found = [
        (match.start(), want)
        for want, pattern in _WANTS
        if (match := re.search(rf"\b(?:{pattern})\b", plain))
        # Further on, "when" and "where" join clauses; they ask nothing.
        and (match.start() <= _OPENING or match[0] not in _JOINING)
    ]
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _types(plain: str) -> frozenset[str]:
    """Return the nouns that only say what kind of answer is wanted: which town, welk jaar."""
    found = (
        re.search(rf"\b{_WHICH} (?:\w+ )?({_TYPES})\b", plain),
        re.search(rf"\b(?:how many|hoeveel) ({_UNITS})\b", plain),
        re.search(rf"\b({_TIMES})$", plain),
        _CLASS_NOUN.search(plain),
    )
    return frozenset(match[1] for match in found if match)


def _focus(text: str, plain: str) -> list[str]:
    """Return the noun asked for by name, behind the words that qualify it."""
    owned = _OWNED.search(text.casefold())
    if owned:
        return _noun(joined(folded(owned[1])))
    match = _DEFINED.search(plain) or _NAMED.search(plain)
    found = _noun(match[1]) if match else []
    # In Dutch the verb comes next.
    dutch = match and re.search(r"\b(?:hoeveel|welke?)\b", match[0])
    return found[:1] if dutch else found


def _noun(phrase: str) -> list[str]:
    """Return the words of a phrase up to the first that is no part of a noun."""
    found: list[str] = []
    for word in phrase.split():
        if word in stop_words() or word in light_words():
            break
        if found and word.endswith("ed"):
            break
        if re.fullmatch(f"{_TYPES}|{_UNITS}", word):
            return []
        found.append(word)
    return found


def _rank(plain: str) -> int | None:
    match = _RANKED.search(plain)
    if match is None:
        return None
    said = match[1] or match[2]
    return _NUMBER_WORDS.get(said) or int(said)


def _stage(plain: str) -> str | None:
    if _PROLOGUE.search(plain):
        return "00"
    match = _STAGE_NUMBER.search(plain)
    if match is None:
        return None
    number = match[1] or match[2] or _NUMBER_WORDS.get(match[3] or "")
    return f"{int(number):02d}" if number else None


def _month(plain: str) -> int | None:
    return next((_MONTH_WORDS[word] for word in plain.split() if word in _MONTH_WORDS), None)


def _cars(plain: str) -> frozenset[str]:
    plain = _ASIDE.sub("", plain)
    found = set()
    if _RALLY_CAR.search(plain):
        found.add("d7x_r")
    if re.search(r"\bocta\b", plain):
        found.add("octa")
    if re.search(r"\b(?:the|de|een|a)? ?(?:defender )?110\b", plain):
        found.add("defender_110")
    if re.search(r"\bdefender (?:90|130)\b", plain):
        found.add("other")
    return frozenset(found)
