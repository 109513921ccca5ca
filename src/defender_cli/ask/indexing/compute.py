"""Look-ups that compare facts: which one is the longest, the next, the youngest.

Nothing new is stated: a fact that stands out among its like gets the words that say so,
and the round after another is its own number, asked for by the name of the other.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from defender_cli.ask.constraints import ORDINALS
from defender_cli.ask.document import FIELD, NEAR, Document
from defender_cli.ask.indexing.bag import Bag
from defender_cli.ask.indexing.documents import mark
from defender_cli.ask.indexing.editions import Editions, text_of
from defender_cli.ask.indexing.texts import english, names_of, value_text
from defender_cli.ask.text import words_in
from defender_cli.facts.asof import AsOf
from defender_cli.lookup import seasons
from defender_cli.lookup.keys import keys
from defender_cli.lookup.rounds import next_round
from defender_cli.schema.types import Quantity

_MOST = (
    (r"(stages\.[^.]+)\.special", "longest", "shortest"),
    (r"(stages\.[^.]+)\.distance", "longest", "shortest"),
    (r"(stages\.[^.]+)\.margin", "biggest", "smallest narrowest"),
    (r"(entries\.[^.]+)\.stage_wins", "most", "fewest"),
    (r"(results\.[^.]+)\.standings\.[^.]+\.points", "most", "fewest"),
    (r"(rounds\.[^.]+)\.distance", "longest", "shortest"),
    (r"(rounds\.[^.]+)\.special", "longest", "shortest"),
    (r"(rounds\.[^.]+)\.stages_count", "most", "fewest"),
    (r"(people\.[^.]+)\.born", "youngest", "oldest"),
    (r"(people\.[^.]+)\.age", "oldest", "youngest"),
    (r"(people\.[^.]+)\.career\.[^.]+\.wins", "most", "fewest"),
    (r"(people\.[^.]+)\.career\.[^.]+\.starts", "most", "fewest"),
)
"""Keys that are compared with each other within the record they belong to, and what the highest
and the lowest are called."""

_AFTER = "next following after volgende na daarna opvolgend"
_BEFORE = "previous before preceding vorige voor voorafgaand"


def singled_out(facts: AsOf, editions: Editions) -> dict[str, str]:
    """Return the words that single out some keys, or whole records, among their like."""
    found: dict[str, str] = {}
    every = list(keys(facts))
    for pattern, high, low in _MOST:
        for values in _alike(facts, editions, every, pattern):
            for word, best in ((high, max), (low, min)):
                _single_out(found, values, word, best(values.values()))
    for rounds in _seasons(facts):
        for at, id in enumerate(rounds):
            for key in (f"rounds.{id}", f"rounds.{id}.number"):
                _add(found, key, _place_words(at, len(rounds)))
    upcoming = next_round(facts)
    if upcoming:
        _add(found, upcoming.key, "next upcoming volgende eerstvolgende")
    return found


def _alike(
    facts: AsOf, editions: Editions, every: list[str], pattern: str
) -> Iterator[dict[str, float]]:
    """Yield the values that are compared, by key: in one round, one season, among our people."""
    groups: dict[str, dict[str, float]] = {}
    for key in every:
        match = re.fullmatch(pattern, key)
        size = _size(facts, key) if match else None
        if match is None or size is None:
            continue
        group = _group(facts, editions, key.split("."))
        if group is not None:
            groups.setdefault(group, {})[key] = size
    yield from (values for values in groups.values() if len(values) > 1)


def _group(facts: AsOf, editions: Editions, parts: list[str]) -> str | None:
    """Return what a value is compared within, or None if it is compared with none."""
    edition = editions.of(parts)
    if parts[0] == "people":
        return ".".join(parts[2:4]) if parts[1] in editions.ours else None
    if parts[0] == "stages" and text_of(facts, f"stages.{parts[1]}.number") == "0":
        return None
    if parts[0] == "rounds":
        return edition.year if edition else None
    return edition.round if edition else None


def _single_out(found: dict[str, str], values: dict[str, float], word: str, size: float) -> None:
    """Add a word to the keys of a size, unless all have it."""
    best = [key for key, each in values.items() if each == size]
    if len(best) == 1:
        _add(found, best[0], word)


def _add(found: dict[str, str], key: str, words: str) -> None:
    found[key] = f"{found.get(key, '')} {words}"


def _size(facts: AsOf, key: str) -> float | None:
    """Return a value as a number that can be compared, or None if it is none."""
    answer = facts.answer(key)
    value = answer.value if answer else None
    if isinstance(value, Quantity):
        return float(value.value)
    if isinstance(value, date):
        return float(value.toordinal())
    if isinstance(value, str) and re.fullmatch(r"\d+:\d\d:\d\d", value):
        hours, minutes, seconds = map(int, value.split(":"))
        return float(hours * 3600 + minutes * 60 + seconds)
    return float(value) if isinstance(value, int | float) else None


def _seasons(facts: AsOf) -> Iterator[list[str]]:
    """Yield the ids of the rounds of each season in the order they are held."""
    for season in facts.calendar.seasons:
        yield [view.id for view in seasons.rounds_of(facts, season)]


def _place_words(at: int, count: int) -> str:
    words = ORDINALS[at] if at < len(ORDINALS) else ""
    if at == 0:
        words += " opening opener opens kick off"
    if at == count - 1:
        words += " last final closing finale laatste slot sluit closes afsluit"
    return words


def relations(facts: AsOf) -> Iterator[tuple[Document, Bag]]:
    """Yield for each round the one after it and the one before it in its season."""
    for rounds in _seasons(facts):
        for one, other in pairwise(rounds):
            yield from _related(facts, other, one, _AFTER, "next")
            yield from _related(facts, one, other, _BEFORE, "previous")


def _related(
    facts: AsOf, id: str, to: str, words: str, relation: str
) -> Iterator[tuple[Document, Bag]]:
    name = facts.answer(f"rounds.{id}.name")
    if name is None:
        return
    year = text_of(facts, f"rounds.{id}.season")
    bag = Bag()
    bag.add(f"{words} round ronde", FIELD)
    other = names_of(facts, ["rounds", to])
    country = facts.answer(f"rounds.{to}.country")
    bag.add(f"{other} {value_text(country) if country else ''}", FIELD)
    bag.add(f"{year} season seizoen", NEAR)
    document = Document(
        key=f"rounds.{id}.name",
        text=english(name),
        about=("rounds", id, "number"),
        kind="round",
        reverse=True,
        kind_terms=words_in("round ronde").terms,
        years=frozenset([year]),
        season=year,
        needs=frozenset(words.split()),
        slots=(f"Round.{relation}^",),
    )
    mark(bag, document)
    yield document, bag
