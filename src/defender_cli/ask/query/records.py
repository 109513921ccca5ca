"""The record a question is about, and the facts of a record by what they are called."""

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from defender_cli.ask.lexicon import ATTRIBUTES
from defender_cli.ask.query.bag import Bag, Item, Phrase
from defender_cli.ask.query.found import Context, NotAQuery, brief, reference
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rounds_named import (
    Preference,
    events_named,
    held,
    season_of,
)
from defender_cli.ask.query.tables import stages_of
from defender_cli.ask.query.words import stems
from defender_cli.ask.vocabulary import LIGHT_WORDS, STOP_WORDS, words_of
from defender_cli.facts.asof import AsOf, record_at
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, teams
from defender_cli.lookup.names import folded
from defender_cli.schema import Field
from defender_cli.schema.types import Text

_BOTH = ("en", "nl")


VERBS = {
    "start": ("start", "start_place", "since", "starts"),
    "driven": ("starts",),
    "end": ("end", "finish_place", "until", "position"),
    "win": ("winner", "wins", "win_years"),
}
"""Fields that a verb asks for: when something starts, where it ends, who won it."""


class Named(msgspec.Struct, frozen=True):
    """A fact that may be known: its key, its field, and the phrases it is called by.

    `own` are the phrases of its label alone.
    """

    key: str
    field: Field | None
    phrases: frozenset[Phrase]
    own: frozenset[Phrase]


def facts_of(facts: AsOf, record: str) -> Iterator[Named]:
    """Yield what can be known of a record: its values, and the specs of a car."""
    schema = record_at(record)
    for name, field in schema.fields.items() if schema else ():
        if field.shape == "value" and name not in ("name", "label", "aliases"):
            yield Named(f"{record}.{name}", field, phrases(field), _own(field))
        elif name == "specs":
            for id, said, own in _specs(facts):
                yield Named(f"{record}.specs.{id}", None, said, own)


@cache
def _own(field: Field) -> frozenset[Phrase]:
    return frozenset(stems(folded(field.heading(lang)).split(), lang) for lang in _BOTH)


@lru_cache(maxsize=2)
def _specs(facts: AsOf) -> list[tuple[str, frozenset[Phrase], frozenset[Phrase]]]:
    listed = []
    for id in facts.base.ids("specs"):
        label, names = (facts.stored(f"specs.{id}.{field}") for field in ("label", "names"))
        own = (label.en, label.nl) if isinstance(label, Text) else ()
        said = (*own, *names) if isinstance(names, tuple) else own
        listed.append((id, _phrases(said), _phrases(own)))
    # What a spec is called itself goes before what others are called as well.
    return sorted(listed, key=lambda each: not any(len(name) == 1 for name in each[1]))


def _phrases(texts: tuple[str, ...]) -> frozenset[Phrase]:
    return frozenset(stems(folded(each).split(), lang) for each in texts for lang in _BOTH)


def called(
    facts: AsOf, records: tuple[str, ...], words: list[str], other_words: bool = True
) -> list[Named]:
    """Return the facts of the first record that has some called by these words, the best first.

    Those whose own label they are go first; else those that have them among their names; else
    those whose name begins with them.
    """
    content = [word for word in words if word not in _LIGHT] or words
    for said in (words, content):
        for record in records:
            if found := _called(facts, record, said):
                return found
    if not other_words:
        return []
    ways = [
        [*content[:at], other, *content[at + 1 :]]
        for at, word in enumerate(content)
        for other in synonyms().get(word, ())
    ]
    others = {stems(way, lang) for way in ways for lang in _BOTH}
    known = (each for record in records for each in facts_of(facts, record) if others)
    return [each for each in known if each.own & others][:1]


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Return the words that name the same attribute as a word, in both languages."""
    groups = [line[2:].split() for line in ATTRIBUTES.strip().splitlines()]
    return {word: tuple(group) for group in reversed(groups) for word in group if len(group) > 1}


_LIGHT = words_of(f"{STOP_WORDS} {LIGHT_WORDS}")


def _called(facts: AsOf, record: str, words: list[str]) -> list[Named]:
    wanted = {stems(words, lang) for lang in _BOTH} - {()}
    known = list(facts_of(facts, record)) if wanted else []
    exact = [each for each in known if each.phrases & wanted]
    own = [each for each in exact if each.own & wanted]
    holding = [each for each in exact if any({*w} <= {*own} for own in each.own for w in wanted)]
    # "special distance": each word is a name of the field.
    doubly = [each for each in known if any(all((s,) in each.phrases for s in w) for w in wanted)]
    if found := own or holding or exact or doubly:
        return found
    size, is_car = len(words), record.startswith("cars.")
    begun = [each for each in known if any(name[:size] in wanted for name in each.phrases)]
    return begun if is_car else []


def sized(facts: AsOf, record: str, dimension: str) -> list[Named]:
    """Return the measures of a record that say a dimension: the first and the last one."""
    wanted = {stems([dimension], lang) for lang in _BOTH}
    known = [each for each in facts_of(facts, record) if each.phrases & wanted]
    found = [each for each in known if each.field is None or each.field.unit]
    return found if len(found) < 3 or record.startswith("cars.") else [found[0], found[-1]]


def words(items: list[Item]) -> list[str]:
    return [word for item in items for word in item.text.split()]


def about(context: Context, bag: Bag, prefer: Preference | None = None) -> tuple[str, ...]:
    """Take what names a record, and return the records meant, the closest first.

    Somebody in a rally is meant by an entry of that year, or by all of them together. A car
    without a name is that of the team.

    Raises:
        NotAQuery: no such record is on file.
    """
    facts = context.facts
    view, person = stage(context, bag), bag.name("people")
    if view is not None:
        return (f"{view.key}.places.{person.id}" if person else view.key,)
    if person is not None:
        is_free = not any(True for _ in events_named(bag))
        found = tuple(_outings(context, bag, person.id, prefer))
        return (*found, f"people.{person.id}") if found or is_free else ()
    if named := bag.name("cars", "partners"):
        bag.noun("cars")
        return (f"{named.collection}.{named.id}",)
    if event := held(context, bag, prefer):
        return (event.key, f"results.{event.id}", f"events.{reference(event, 'event')}")
    team = teams.ours(facts)
    if bag.name("teams") or bag.noun("teams"):
        brands = (f"brands.{each}" for each in facts.ids("brands"))
        return (f"teams.{team}", *brands)
    car = teams.car(facts)
    if bag.noun("cars") and car:
        return (f"cars.{car}", f"teams.{team}")
    if bag.has("season", "championship") and (year := season_of(bag)):
        return (f"seasons.{year}",)
    return ()


def stage(context: Context, bag: Bag, by_name: bool = False) -> View | None:
    """Take what names a stage: its number, its day, its name, the first or the last; return it.

    Raises:
        NotAQuery: no such stage is on file.
    """
    facts, number = context.facts, bag.number("stage")
    is_named = (by_name or bag.has("win")) and bag.has_kind("flag")
    at = -1 if bag.has("last") else 0
    day = bag.take("date") if number is None and bag.has("win", "who") else None
    is_told = number is not None or day is not None or is_named
    if not is_told and not (bag.has("first", "last") and bag.noun("stages")):
        return None
    if day and not any(True for _ in events_named(bag)):
        on_day = (i for i in facts.ids("stages") if facts.stored(f"stages.{i}.day") == day.value)
        found = [brief(facts, f"stages.{id}") for id in on_day]
        bag.noun("stages")
    else:
        found = list(stages_of(context, bag).views)
    if number is not None:
        found = [each for each in found if each.value("number") == number][:1]
    elif is_named and (name := bag.take("flag")):
        found = [each for each in found if name.text in _names(each)]
    elif day is not None:
        found = [each for each in found if each.value("day") == day.value]
    else:
        bag.op("first", "last", "last_for")
        found = [each for each in found if each.value("number") != 0]
    if number is None:
        bag.noun("stages")
    if not found:
        raise NotAQuery
    return found[at]


def _names(view: View) -> tuple[str, ...]:
    name = view.value("label")
    return (folded(name.en), folded(name.nl)) if isinstance(name, Text) else ()


def _outings(context: Context, bag: Bag, person: str, prefer: Preference | None) -> Iterator[str]:
    """Yield where somebody's points, or totals and entry in the rally named, are on file."""
    if bag.has("points") and (last := last_standings(context, bag)):
        yield f"results.{last}.standings.{person}"
    event = next(events_named(bag), None)
    if event is None:
        return
    is_dated = bag.has_kind("year")
    view = held(context, bag, prefer)
    entry = context.facts.entries.of(person, view.id) if view else None
    if not is_dated:
        yield f"people.{person}.career.{event.id}"
    if entry:
        yield f"entries.{entry.id}"


def last_standings(context: Context, bag: Bag) -> str | None:
    """Take the words for the championship of a year; return the last round with standings."""
    bag.op("comes", "after")
    facts, event = context.facts, held(context, bag, rounds.latest_with_result)
    if event is not None:
        return event.id if facts.ids(f"results.{event.id}.standings") else None
    year = season_of(bag)
    counted = (each for each in reversed(facts.calendar.rounds) if year in (None, each.season))
    return next((each.id for each in counted if facts.ids(f"results.{each.id}.standings")), None)


def known(facts: AsOf, found: list[Named]) -> list[Answer]:
    """Return what is known of some facts."""
    answers = (facts.answer(each.key) for each in found)
    return [each for each in answers if each and (each.pending or each.value is not None)]
