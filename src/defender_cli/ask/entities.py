"""Whom and what a question names: people by name, nickname or nationality, rounds, classes."""

from collections.abc import Iterable

import msgspec

from defender_cli.ask.text import attributes, light_words, stop_words
from defender_cli.ask.vocabulary import COUNTRIES, NATIVES, words_of

CLASSES = words_of(
    "t1 t2 t3 t4 ssv challenger ultimate stock truck trucks quad quads motorbike "
    "motorbikes motorcycle motorcycles vrachtwagen vrachtwagens"
)
"""Names of classes; what holds in one is no answer for another."""

NAVIGATORS = words_of(
    "codriver codrivers navigator navigators bijrijder bijrijders copilot mechanic monteur"
)
_PERSONS = NAVIGATORS | words_of(
    "driver racer rider pilot woman man veteran star champion coureur rijder rijdster piloot "
    "vrouw veteraan kampioen"
)
_DEMONYM = {word: code for code, words in COUNTRIES.items() for word in words.split()}
_NATIVES = words_of(NATIVES)
_BE = words_of("is are was zijn")
_EVENTS = words_of("event round rally race leg ronde wedstrijd manche evenement")
_COMING = words_of("next upcoming coming volgende eerstvolgende komende aanstaande")
_RELATING = words_of("after before following na voor daarna")
_ARTICLES = ("the", "de")
_BEFORE_ATTRIBUTES = ("the", "a", "what", "which")
_FIRST_STAGE = (
    "opening stage", "opening etappe", "opening leg", "openingsetappe", "openingsrit",
)  # fmt: skip
_LAST_STAGE = (
    *(
        f"{last} {stage}"
        for last in ("final", "last", "closing", "laatste")
        for stage in ("stage", "etappe", "leg", "rit")
    ),
    "slotetappe",
    "slotrit",
)


class Names(msgspec.Struct, frozen=True):
    """The names that the facts know on a day, folded; plain data, fit to be kept.

    `proper` are words of names that an answer must not do without, `nicknames` stand
    for full names, `people` are in the crews (name, country, role), `rounds` have name and
    country, `phrases` the words of names of several words, `full_names` first and last
    word, `last_stages` the number of the last stage of each event, `upcoming` the name of the
    round that comes next. `events` and `cars` have for the phrases and words that name one of them
    its id; `makes` are words for makes. `main_event`, `season`, `rally_car` and `compared_with`
    are what is meant where none is named, `rally_cars` the car of each season. `ordinary` are
    the words for cars and makes.
    """

    proper: frozenset[str]
    nicknames: dict[str, str]
    people: list[tuple[str, str, str]]
    rounds: list[tuple[str, str]]
    phrases: list[frozenset[str]]
    full_names: frozenset[tuple[str, str]]
    last_stages: list[tuple[str, int]]
    upcoming: str
    events: dict[str, str] = {}
    main_event: str = ""
    season: str = ""
    cars: dict[str, str] = {}
    makes: frozenset[str] = frozenset()
    rally_car: str = ""
    rally_cars: dict[str, str] = {}
    compared_with: str = ""
    ordinary: frozenset[str] = frozenset()

    def car_of(self, years: Iterable[str]) -> str:
        """Return the rally car of the first of some years that has one, else the one meant."""
        found = (self.rally_cars[year] for year in years if year in self.rally_cars)
        return next(found, self.rally_car)

    def events_in(self, words: Iterable[str]) -> dict[str, str]:
        """Return the phrases among some words that name an event, each with its id."""
        padded = f" {' '.join(words)} "
        return {phrase: id for phrase, id in self.events.items() if f" {phrase} " in padded}

    @property
    def people_words(self) -> frozenset[str]:
        """The first and last names of everybody."""
        return frozenset(word for pair in self.full_names for word in pair)

    def spelled_out(self, plain: str) -> str:
        """Return a folded question with people by name whom it names in other ways.

        "Mr Dakar" and "the French driver" become the name of the only one it can be, "the
        Argentine round" that of the event, the first and the last stage their number.
        """
        for nickname, name in self.nicknames.items():
            plain = _put(plain, (f"the {nickname}", f"de {nickname}", nickname), name)
        plain = _put(plain, _FIRST_STAGE, "stage 1")
        named = self.events_in(plain.split()).values()
        last = next((at for id, at in self.last_stages if not named or id in named), None)
        if last:
            plain = _put(plain, _LAST_STAGE, f"stage {last}")
        return " ".join(self._with_names(plain.split()))

    def _with_names(self, words: list[str]) -> list[str]:
        """Return words with people and rounds by name that are called after their country."""
        if self.upcoming and _asks_only_for_next(words):
            return ["when", "start", self.upcoming, "round"]
        asks_who = words[:1] in (["who"], ["wie"]) and words[1:2] and words[1] in _BE
        found: list[str] = []
        skipped = False
        for at, word in enumerate(words):
            after = words[at + 1] if at + 1 < len(words) else ""
            if skipped:
                skipped = False
                continue
            event = self._event(word, words) if after in _EVENTS else None
            person = None if asks_who else self._person(word, after, found)
            if event:
                found += [event, "round"]
            elif person:
                _drop_article(found)
                found.append(person)
            else:
                found.append(word)
                continue
            skipped = bool(event) or after in _PERSONS
        return found

    def _event(self, word: str, words: list[str]) -> str | None:
        """Return the only round in a country, or the next one, but not that after another."""
        if word in _COMING and _RELATING.isdisjoint(words):
            return self.upcoming or None
        country = _DEMONYM.get(word)
        names = [name for name, where in self.rounds if where == country]
        return names[0] if len(names) == 1 else None

    def lacks_next_round(self, words: list[str]) -> bool:
        """Return whether a question asks for the next round where there is none."""
        if self.upcoming or _COMING.isdisjoint(words) or not _RELATING.isdisjoint(words):
            return False
        named = {word for name, _ in self.rounds for word in name.split()} | _EVENTS
        return not named.isdisjoint(words)

    def _person(self, word: str, after: str, before: list[str]) -> str | None:
        """Return the only person an epithet can mean: the Frenchman, the Lithuanian driver."""
        country = _DEMONYM.get(word)
        if country is None:
            return None
        is_alone = not after or after in _PERSONS or after in stop_words() | light_words()
        is_epithet = not set(_ARTICLES).isdisjoint(before[-2:]) and is_alone
        if word not in _NATIVES and not is_epithet:
            return None
        for role in ("co-driver",) if after in NAVIGATORS else ("driver", "co-driver"):
            names = [name for name, *rest in self.people if rest == [country, role]]
            if names:
                return names[0] if len(names) == 1 else None
        return None

    def is_proper(self, word: str, plain: str, text: str, cars: frozenset[str]) -> bool:
        """Say whether a word names somebody or something that an answer must be about."""
        if word in self.people_words and attributes(word):
            # Somebody, unless it can be an attribute: what a car costs.
            asked = any(f"{each} {word}" in plain for each in _BEFORE_ATTRIBUTES)
            beside = [first for first, last in self.full_names if last == word != first]
            return not {*beside}.isdisjoint(plain.split()) or not (cars or asked)
        if word == "ultimate":
            return "Ultimate" in text or "ultimate class" in plain or "ultimate klasse" in plain
        return word in CLASSES or word in self.proper or word.removesuffix("s") in self.proper

    def beside(self, words: list[str]) -> list[str]:
        """Return the words of every name of several words that is there in full."""
        return [word for name in self.phrases if name <= set(words) for word in name]

    def surnames(self, named: list[str]) -> list[str]:
        """Return the words of names without first names whose last name is there too."""
        return [
            word
            for word in named
            if not any((word, other) in self.full_names for other in named if other != word)
        ]


def _asks_only_for_next(words: list[str]) -> bool:
    """Return whether a question is no more than "next rally": its date is then asked for."""
    rest = [word for word in words if word not in _ARTICLES]
    return len(rest) == 2 and rest[0] in _COMING and rest[1] in _EVENTS


def _put(plain: str, phrases: Iterable[str], words: str) -> str:
    """Return a text with other words for some phrases."""
    padded = f" {plain} "
    for phrase in phrases:
        padded = padded.replace(f" {phrase} ", f" {words} ")
    return padded.strip()


def _drop_article(words: list[str]) -> None:
    """Take the article before an epithet away, and an adjective with it."""
    for back in (1, 2):
        if len(words) >= back and words[-back] in _ARTICLES:
            del words[-back:]
            return
