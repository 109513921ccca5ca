"""Constraints on a whole look-up: the source it is to rest on, the day it is to be of."""

import re
from datetime import date

import msgspec

from defender_cli.ask import constraints
from defender_cli.ask.confidence import Calibration, Reading, by_value, with_confidence
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.statements import Fact, Statement, facts_in
from defender_cli.lookup.names import folded

_ACCORDING = r"\b(?:according to|volgens)\s+(?:the |de |het |een |a )?"
_RELEASE = ("press release", "release", "persbericht")
_KNOWN = (
    r"\b(?:known|bekend|wist men|wisten we|did we know|volgens de stand|as it stood)\b"
    r"(?:\s+(?:about|of|over|van))?\s*"
)
_MONTHS = "|".join(" ".join(constraints.MONTHS).split())
_DAY = rf"\s*\b(?:on|in|by|op|as of|per)?\s*(?:\d{{1,2}}\s+)?\b(?:{_MONTHS})\s+\d{{4}}\b\s*"


class Scope(msgspec.Struct, frozen=True):
    """A question without the words that bind it, the facts of its day, and its sources.

    `sources` are those an answer must rest on; None if the question names none.
    """

    facts: AsOf
    text: str
    sources: frozenset[str] | None = None


def scope_of(facts: AsOf, text: str) -> Scope:
    """Return what a question is restricted to.

    Raises:
        NotFound: it names a source that is not on file.
    """
    facts, text = _on_its_day(facts, _without_opener(text))
    named = re.search(_ACCORDING, text, re.IGNORECASE) if _names_source(text) else None
    if named is None:
        return Scope(facts, text)
    behind = text[named.end() :]
    known = _publishers(facts)
    said = folded(behind).split()
    for length in range(min(len(said), 6), 0, -1):
        phrase = " ".join(said[:length])
        if phrase in known:
            rest = re.split(r"\s+", behind.strip())[length:]
            return Scope(facts, f"{text[: named.start()]} {' '.join(rest)}".strip(), known[phrase])
    if _is_person(facts, said):
        return Scope(facts, text)
    nl = named[0].casefold().startswith("volgens")
    raise NotFound(
        "die bron staat niet in de feiten" if nl else "that source is not on file",
        input=text,
        hint="try: defender sources",
    )


_OPENER = re.compile(
    r"\s*(?:please,? )?(?:(?:can|could|would) you (?:please )?(?:tell me|say|confirm)|do you know|"
    r"tell me|i (?:want|would like|'d like) to know|is it (?:true|correct|right)|"
    r"(?:kun|kunt|kan|zou) (?:je|jij|u) (?:me |mij )?(?:zeggen|vertellen|bevestigen)|"
    r"weet (?:je|jij|u)|vertel (?:me|mij)|ik wil (?:graag )?weten|klopt het|is het (?:waar|zo)|"
    r"bevestig|confirm)\b,?:?\s*(that|if|whether|dat|of)?\s+",
    re.IGNORECASE,
)
"""Words before a question; "that" and "whether" make one of yes or no of what follows."""


def _without_opener(text: str) -> str:
    opener = _OPENER.match(text)
    if opener is None or opener.end() == len(text):
        return text
    return f"{'is ' if opener[1] else ''}{text[opener.end() :]}"


def _on_its_day(facts: AsOf, text: str) -> tuple[AsOf, str]:
    """Return the facts of the day on which the question asks what was known, and the rest of it."""
    said = folded(text).split()
    moment = constraints.moment(said) if re.search(_KNOWN, text, re.IGNORECASE) else None
    if moment is None or moment >= facts.day:
        return facts, text
    rest = re.sub(_DAY, " ", re.sub(_KNOWN, "", text, flags=re.IGNORECASE), flags=re.IGNORECASE)
    return AsOf(facts.base, moment), rest.strip()


def _names_source(text: str) -> bool:
    said = text.casefold()
    return "according to" in said or "volgens" in said


def _publishers(facts: AsOf) -> dict[str, frozenset[str]]:
    """Return the sources known by what their publisher is called; the releases among them."""
    found: dict[str, set[str]] = {}
    for id, source in facts.base.sources.items():
        if source.publisher and facts.base.known_day(id) <= facts.day:
            for name in (source.publisher, source.publisher.partition("(")[0]):
                found.setdefault(folded(name), set()).add(id)
    releases = facts.base.node("releases")
    cited = {
        source
        for fact in (facts_in(releases) if isinstance(releases, dict) else ())
        for statement in fact.statements
        for source in statement.sources
    }
    if cited:
        found |= dict.fromkeys(_RELEASE, cited)
    return {name: frozenset(ids) for name, ids in found.items() if name}


def _is_person(facts: AsOf, said: list[str]) -> bool:
    names = (facts.name(("people",), id) for id in facts.ids("people"))
    words = {word for name in names if name for word in folded(name).split()}
    return not words.isdisjoint(said[:2])


class Told(AsOf):
    """The facts on a day, one key of them by some sources alone."""

    def __init__(self, base: FactBase, day: date, key: str, sources: frozenset[str]) -> None:
        super().__init__(base, day)
        self._key, self._by = key, sources

    def states(self, fact: Fact, statement: Statement) -> bool:
        is_free = fact.key != self._key or not self._by.isdisjoint(statement.sources)
        return is_free and super().states(fact, statement)


def told_by(facts: AsOf, reading: Reading, sources: frozenset[str]) -> AsOf | None:
    """Return the facts in which a reading is as some sources state it, or None if they do not."""
    key = ".".join(reading.document.about)
    by = Told(facts.base, facts.day, key, sources)
    return by if by.stated(key) is not None else None


def readings_by(
    facts: AsOf, readings: list[Reading], sources: frozenset[str], calibration: Calibration
) -> list[Reading]:
    """Return the readings that some sources state, weighed among themselves, the best first."""
    stated = [each for each in readings if told_by(facts, each, sources)]
    return by_value(with_confidence(stated, calibration))
