"""The words a query is written with in either language, apart from what the facts are about.

They are the closed classes of the two languages: articles and auxiliaries, question words,
numerals, months, and adjectives that compare. Nothing here knows a fact or a field; what a
word such as "length" means for a stage or a car is for the schema to say.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

import Stemmer

from defender_cli.lookup.names import folded

# Without a cache of their own, as in `text`.
_STEMMERS = {"en": Stemmer.Stemmer("english", 0), "nl": Stemmer.Stemmer("dutch", 0)}
_PLURAL = re.compile(r"\b(auto|rally|foto|video)['’]s\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")

FILLERS = {
    "en": "the a an of in on at to for by with please there that those their its it this me "
    "any and or off on that one ever our they be edition as he she "
    "field fields host hosts visit visits score scored use uses used file arabia",
    "nl": "de het een van in op aan te om met er dat die hun zijn ervan bij en of uit eens ooit "
    "ons onze ze hij gebruikt gebruiken feiten editie zo n arabie",
}
"""Words that only join others."""

VERBS = {
    "en": "is are was were be been will do does did has have had can done held",
    "nl": "is zijn was waren werd werden wordt worden heeft hebben had hadden mag kan zal telt "
    "zullen telde gedaan gehouden won wint begon begint startte eindigt eindigde finishte komt "
    "kwam stond staat reed rijdt navigeert leidt duurde duurt heet deed deden doet",
}
"""Auxiliaries; at the start of a sentence they ask whether it is so."""
ASKING = (
    "weighs weegt kost costs levert haalt gebruikt ligt lag loopt liep gaat ging maakt maakte "
    "hoort behoort werkt werkte woont rijden reden wonnen stonden kwamen startten eindigden "
    "vertrok nam doen deden verliet stopte"
)
"""Other verbs that a question of yes or no begins with."""

OPERATORS = {
    "en": {
        "which": "which|what",
        "who": "who|whom",
        "count": "how many|number of|how often",
        "list": "list|name|names|show|give|tell|all|every|each|full|complete|entire",
        "compare": "compare|compared|comparison",
        "same": "same|equal|identical",
        "drives": "drive|drives|driving",
        "navigates": "navigate|navigates|navigated|co drives|co drove|co drive",
        "overall": "overall|overal|overall classification|general classification",
        "podium": "podium|podiums",
        "not": "not|no|without|aside|excluding|except|except for|not counting|apart from",
        "left": "left|remaining|still to come|to come",
        "over": "over|finished",
        "ago": "just|recently",
        "most": "most",
        "more": "more|greater",
        "fewer": "fewer|less",
        "much": "how much",
        "first": "first|opening|first time",
        "last": "last|final|last time",
        "previous": "previous|latest|most recent",
        "next": "next|upcoming",
        "now": "at the moment|right now|now|current|currently|running|under way|going on",
        "before": "before",
        "after": "after",
        "between": "between",
        "than": "than",
        "when": "when|dates|date",
        "where": "where",
        "difference": "difference",
        "win": "win|wins|won|winner|winners|winning|victory|victories",
        "lead": "lead|leads|leading|leader|on top|tops|ahead",
        "behind": "behind",
        "champion": "champion|champions",
        "happened": "happened|happen",
        "old": "how old|age",
        "start": "start|starts|started|begin|begins|began|beginning",
        "end": "end|ends|ended|finish|finishes|finished",
        "last_for": "last|lasted|take|took|taken",
        "how_long": "how long",
        "days": "days|day",
        "until": "until|till|to go",
        "comes": "come|comes|came|follow|follows|make up|makes up",
        "from": "from",
        "race": "race|races|rally|rallies|event",
        "championship": "championship|standings|w2rc|classification|season standings",
        "season": "season|calendar|schedule",
        "years": "years|year",
        "times": "times|time",
        "points": "points|point",
        "total": "total|sum|together|altogether|combined",
        "driven": "started|driven|drove|entered|ridden|rode|contested|participated|raced|race in",
        "boss": "boss|run|runs|in charge|in charge of|manages|head|principal|team principal|"
        "team boss",
        "works": "work|works|working|employed",
        "based": "based|headquartered|located",
        "called": "called|name of",
        "retired": "retired|retire|fail to finish|failed to finish|dropped out|drop out|dnf",
        "counts": "count|counts|part of|belong to|belongs to",
        "with": "next to|alongside|together with|beside|sit|sits|sat",
    },
    "nl": {
        "which": "welke|welk|wat",
        "who": "wie",
        "count": "hoeveel|aantal|hoe vaak",
        "list": "noem|namen|toon|geef|som op|lijst|alle|allemaal|elke|iedere|per|hele|volledige|"
        "complete",
        "compare": "vergelijk|vergeleken|vergelijking",
        "same": "zelfde|hetzelfde|dezelfde|gelijk|evenveel",
        "drives": "rijdt|rijden",
        "navigates": "navigeert|navigeerde|navigeren",
        "overall": "algemeen|algemene|algemeen klassement|algemene klassement",
        "podium": "podium|podia",
        "not": "niet|geen|zonder|behalve|uitgezonderd|buiten|afgezien van",
        "left": "over|resterende|resteren|nog",
        "over": "voorbij|afgelopen|klaar|uitgereden",
        "ago": "net|zojuist|geweest",
        "most": "meeste",
        "more": "meer|vaker",
        "fewer": "minder",
        "much": "hoeveel",
        "first": "eerste|voor het eerst|eerst",
        "last": "laatste|voor het laatst|laatst",
        "previous": "vorige|meest recente",
        "next": "volgende|eerstvolgende|komende|aanstaande",
        "now": "op dit moment|nu|huidige|bezig|momenteel|lopende",
        "before": "voor",
        "after": "na",
        "between": "tussen",
        "than": "dan",
        "when": "wanneer|data|datum",
        "where": "waar",
        "difference": "verschil",
        "win": "win|wint|won|wonnen|gewonnen|winnaar|winnaars|zege|zeges|overwinning|overwinningen",
        "lead": "leidt|leiden|leider|bovenaan|aan de leiding|koploper",
        "champion": "kampioen|kampioenen",
        "happened": "gebeurde|gebeurd",
        "old": "hoe oud|leeftijd",
        "start": "begin|begint|begon|start|startte|startten|beginnen|vertrek|vertrok",
        "end": "einde|eind|eindigt|eindigde|eindigden|finisht|finishte|finish|afloop",
        "last_for": "duurt|duurde|duren|duurden",
        "how_long": "hoe lang|hoelang",
        "days": "dagen|dag",
        "until": "tot",
        "comes": "komt|komen|kwam|volgt|volgde|staat|staan|stond|zitten|zit|zaten|zat|loopt",
        "from": "uit|vandaan|vanaf|sinds",
        "race": "race|races|rally|rallies|rally's|wedstrijd|wedstrijden|manche",
        "championship": "kampioenschap|stand|tussenstand|klassement|w2rc",
        "season": "seizoen|kalender|programma",
        "years": "jaren|jaar",
        "times": "keer|maal",
        "points": "punten|punt",
        "total": "totaal|totale|samen|opgeteld|gezamenlijke",
        "driven": "gestart|gereden|reed|reden|deelgenomen|meegedaan",
        "boss": "baas|teambaas|chef|hoofd|de leiding|ploegleider",
        "works": "werkt|werken",
        "based": "gevestigd|gehuisvest",
        "called": "heet|naam van",
        "retired": "uitgevallen|uitvielen|opgegeven|opgaf|niet uitgereden|strandde",
        "counts": "meetelt|hoort bij|onderdeel van",
        "with": "naast|samen met",
    },
}
"""What a query is built with: a name for each operator, and the words for it."""


PAST = {
    "en": "did was were had lasted took won finished started ended began drove came",
    "nl": "was waren werd werden had hadden duurde duurden won wonnen begon begonnen reed reden "
    "eindigde eindigden kwam heeft hebben",
}
"""Verbs that ask about what has been."""


SEPARABLE = {
    "uitgevallen": "viel uit",
    "uitvielen": "vielen uit",
    "deelgenomen": "nam deel",
    "meegedaan": "deed mee",
    "meetelt": "telt mee",
    "meedoen": "doen mee",
}
"""Dutch verbs whose particle stands at the end of a sentence."""


NUMERALS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien",
    )
    for number, word in enumerate(words.split(), 1)
    if word != "een"
}

MONTHS = {
    word: number
    for words in (
        "january february march april may june july august september october november december",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, word in enumerate(words.split(), 1)
}


def _ordinals() -> dict[str, int]:
    words = (
        "- second third fourth fifth sixth seventh eighth ninth tenth",
        "- tweede derde vierde vijfde zesde zevende achtste negende tiende",
    )
    spelled = {word: at for each in words for at, word in enumerate(each.split(), 1) if word != "-"}
    figures = {f"{at}{end}": at for at in range(2, 100) for end in ("nd", "rd", "th", "e", "de")}
    return spelled | figures


ORDINALS = _ordinals()

UNITS = {
    "km": "km kilometres kilometers kilometer kilometre",
    "mm": "mm millimetres millimeter",
    "L": "litres litre liters liter",
    "kg": "kg kilo kilos kilograms",
}


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, without possessive endings."""
    return folded(_POSSESSIVE.sub("", _PLURAL.sub(r"\1s", text))).split()


def stems(words: list[str], lang: str) -> tuple[str, ...]:
    """Return the stems of some words in a language, a last consonant written once."""
    return tuple([_stem(word, lang) for word in words])


@lru_cache(maxsize=4096)
def _stem(word: str, lang: str) -> str:
    stem: str = _STEMMERS[lang].stemWord(word)
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


_ASKING = frozenset(f"{VERBS['en']} {VERBS['nl']} {ASKING}".split())


def asks_whether(words: list[str]) -> bool:
    """Return whether a question begins with a verb."""
    return bool(words) and words[0] in _ASKING
