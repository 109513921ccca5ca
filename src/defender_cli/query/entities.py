"""Whom and what a question names: people by name, nickname or nationality, rounds, classes."""

import re
from collections.abc import Iterator

from defender_cli.facts.known import Known
from defender_cli.query.names import folded
from defender_cli.query.vocabulary import COMMON_IN_NAMES, COUNTRIES, words_of
from defender_cli.query.words import joined, light_words, stems, stop_words, telling, tokens

CLASSES = words_of(
    "t1 t2 t3 t4 ssv challenger ultimate stock truck trucks quad quads motorbike "
    "motorbikes motorcycle motorcycles vrachtwagen vrachtwagens"
)
"""Names of classes; what holds in one is no answer for another."""

_NAVIGATORS = words_of("codriver navigator bijrijder copilot mechanic monteur")
_PERSONS = _NAVIGATORS | words_of(
    "driver racer rider pilot woman man veteran star champion coureur rijder rijdster piloot "
    "vrouw veteraan kampioen"
)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_DEMONYM = {word: code for code, words in COUNTRIES.items() for word in words.split()}
_EPITHET = re.compile(
    rf"\b(?:the|de) (?:\w+ )?({'|'.join(_DEMONYM)})(?: ({'|'.join(_PERSONS)}))?\b(?: (\w+))?"
)


_EVENT = re.compile(
    rf"\b({'|'.join(_DEMONYM)}) (?:event|round|rally|race|leg|ronde|wedstrijd|manche|evenement)\b"
)


class Names:
    """The names that the facts know on a day."""

    def __init__(self, known: Known) -> None:
        self.proper = frozenset(_proper(known))
        self._nicknames = dict(_nicknames(known))
        self._people = list(_people(known))
        self._rounds = list(_rounds(known))
        self._phrases = list(_phrases(known))
        self._full_names = frozenset(_full_names(known))

    def spelled_out(self, text: str) -> str:
        """Return a question folded, with people by name whom it names in other ways.

        "Mr Dakar" and "the French driver" become the name of the only one it can be.
        """
        plain = joined(folded(_POSSESSIVE.sub(" s", text.casefold())))
        for nickname, name in self._nicknames.items():
            plain = re.sub(rf"\b(?:the |de )?{nickname}\b", name, plain)
        plain = _EVENT.sub(self._event, plain)
        if not re.match(r"(?:who|wie) (?:is|are|was|zijn)\b", plain):
            plain = _EPITHET.sub(self._named, plain)
        return re.sub(r"\bs\b ?", "", plain).strip()

    def is_proper(self, word: str, plain: str, text: str, cars: frozenset[str]) -> bool:
        """Say whether a word names somebody or something that an answer must be about."""
        if word == "price":
            # The driver, unless it can be what a car costs.
            inside = bool(re.search(r"(?<!^)\bPrice\b", text.strip()))
            return "sara" in plain.split() or (not cars and (inside or "price" in text))
        if word == "ultimate":
            return "Ultimate" in text or bool(re.search(r"ultimate (?:class|klasse)", plain))
        return word in CLASSES or bool(stems(word) & self.proper)

    def beside(self, words: list[str]) -> list[str]:
        """Return the words of every name of several words that is there in full."""
        return [word for name in self._phrases if name <= set(words) for word in name]

    def surnames(self, named: list[str]) -> list[str]:
        """Return the words of names without first names whose last name is there too."""
        return [
            word for word in named if not any((word, other) in self._full_names for other in named)
        ]

    def _named(self, match: re.Match[str]) -> str:
        """Return the only person an epithet can mean, or the epithet as it stands."""
        demonym, noun, after = match[1], match[2], match[3]
        if noun is None and after and after not in stop_words() | light_words():
            return match[0]
        found = self._of(_DEMONYM[demonym], noun)
        return f"{found} {after or ''}".strip() if found else match[0]

    def _event(self, match: re.Match[str]) -> str:
        """Return the only round in a country, or the words as they stand."""
        names = [name for name, country in self._rounds if country == _DEMONYM[match[1]]]
        return f"{names[0]} round" if len(names) == 1 else match[0]

    def _of(self, country: str, noun: str | None) -> str | None:
        for role in ("co-driver",) if noun in _NAVIGATORS else ("driver", "co-driver"):
            names = [name for name, *rest in self._people if rest == [country, role]]
            if names:
                return names[0] if len(names) == 1 else None
        return None


def _people(known: Known) -> Iterator[tuple[str, str, str]]:
    """Yield the folded name, the country and the role of everybody in a crew."""
    for id in known.ids("drivers"):
        name, country, role = (
            known.answer(f"drivers.{id}.{field}") for field in ("name", "country", "role")
        )
        if name and country and role:
            yield folded(str(name.value)), str(country.value), str(role.value)


def _full_names(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the first and the last word of everybody's name."""
    for collection in ("drivers", "people", "rivals"):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", ("name",)):
                first, *_, last = tokens(value)
                yield first, last


def _rounds(known: Known) -> Iterator[tuple[str, str]]:
    """Yield the folded name and the country of every round."""
    for id in known.ids("rounds"):
        name, country = (known.answer(f"rounds.{id}.{field}") for field in ("name", "country"))
        if name and country:
            yield folded(str(name.value)), str(country.value)


def _nicknames(known: Known) -> Iterator[tuple[str, str]]:
    """Yield other names of several words, and the name they stand for."""
    for id in known.ids("drivers"):
        name = known.answer(f"drivers.{id}.name")
        for each in _values(known, f"drivers.{id}", ("nicknames",)):
            if name and " " in each:
                yield folded(each), folded(str(name.value))


def _proper(known: Known) -> Iterator[str]:
    """Yield the stems of names that an answer must not do without."""
    common = {stem for word in COMMON_IN_NAMES.split() for stem in stems(word)}
    for collection, fields in (
        *[(each, ("name", "aliases", "nicknames")) for each in ("drivers", "people", "rivals")],
        ("partners", ("name", "aliases")),
        ("rounds", ("name", "aliases")),
    ):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", fields):
                for word in tokens(value):
                    yield from stems(word) - common


def _phrases(known: Known) -> Iterator[frozenset[str]]:
    """Yield the words of the names of rounds and partners."""
    for collection in ("rounds", "partners"):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", ("name", "aliases")):
                words = frozenset(telling(tokens(value)))
                if len(words) > 1:
                    yield words


def _values(known: Known, key: str, fields: tuple[str, ...]) -> Iterator[str]:
    for name in fields:
        answer = known.answer(f"{key}.{name}")
        value = answer.value if answer else ()
        yield from map(str, value if isinstance(value, tuple) else (value,))
