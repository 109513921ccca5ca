"""Stages, rounds and people in pairs, by a measure they have in common."""

from collections.abc import Callable
from datetime import date

import msgspec

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import (
    Context,
    NotAQuery,
    noted,
    number_of,
    reference,
)
from defender_cli.ask.query.measures import measure, measures, nothing
from defender_cli.ask.query.tables import called, events_named, running, season_of, stages_of
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.schema import Field
from defender_cli.schema.results import STAGE
from defender_cli.schema.season import ROUND
from defender_cli.schema.types import Quantity


class Pair(msgspec.Struct, frozen=True):
    """Two values of one measure: by whom, how much, how they are written, and on what ground."""

    heading: str
    names: tuple[str, str]
    numbers: tuple[float, float]
    shown: tuple[str, str]
    command: str
    sources: tuple[str, ...] = ()
    unit: str | None = None
    blurred: bool = False
    keys: tuple[str, ...] = ("", "")


def of_answers(
    context: Context,
    heading: str,
    names: tuple[str, str],
    answers: list[Answer | None],
    command: str,
) -> list[Pair]:
    """Return two answers that are numbers in one unit side by side; none if they are not."""
    known = [each for each in answers if each is not None]
    sizes = [number_of_value(each.value) for each in known]
    if len(known) < 2 or sizes[0] is None or sizes[1] is None or sizes[0][1] != sizes[1][1]:
        return []
    sources = tuple(dict.fromkeys(each for answer in known for each in answer.sources))
    shown = (noted(context, known[0]), noted(context, known[1]))
    blurred = any(each.note for each in known)
    numbers = (sizes[0][0], sizes[1][0])
    keys = (known[0].key, known[1].key)
    return [Pair(heading, names, numbers, shown, command, sources, sizes[0][1], blurred, keys)]


def number_of_value(value: object) -> tuple[float, str | None] | None:
    if isinstance(value, Quantity):
        return value.value, value.unit
    return (float(str(value)), None) if type(value) in (int, float) else None


def _two(bag: Bag, collection: str) -> tuple[str, str] | None:
    one, other = bag.name(collection), bag.name(collection)
    return (one.id, other.id) if one and other and one.id != other.id else None


def stages(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    one, other = bag.number("stage"), bag.number("stage")
    if other is None and one is not None:
        other = bag.number("number")
    if one is None or other is None or one == other:
        return []
    field = bag.phrase(measures(STAGE), "other", "op")
    bag.noun("stages")
    found = stages_of(context, bag)
    views = {view.value("number"): view for view in found.views}
    if not {one, other} <= views.keys():
        return []
    return _side_by_side(
        context, views[one], views[other], field, dimension, found.command, found.about
    )


def rounds(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    field = _round_field(bag)
    bag.op("race")
    bag.noun("rounds")
    named = [each.id for each in events_named(bag)]
    years = [item.value for item in bag.items if item.kind == "year"]
    while bag.name("events") or bag.number("year"):
        pass
    season_of(bag)
    if len(set(named)) == 1 and len(years) == 2:
        pairs = [(named[0], year) for year in years]
    elif len(named) == 2 and len(set(years)) < 2:
        season = years[0] if years else _shared_season(context, named)
        pairs = [(each, season) for each in named]
    else:
        return []
    one, other = (running(context, bag, event, int(str(year))) for event, year in pairs)
    return _side_by_side(context, one, other, field, dimension, "defender schedule", "")


def _round_field(bag: Bag) -> Field | None:
    unit = bag.take("unit")
    named = bag.phrase(measures(ROUND), "other", "op", "noun")
    if named is None and unit is not None:
        return ROUND.fields["distance"]
    if named is None and bag.noun("stages"):
        return ROUND.fields["stages_count"]
    return named


def _shared_season(context: Context, events: list[str]) -> int:
    """Return the last season with all of some events on file.

    Raises:
        NotAQuery: there is none.
    """
    seasons = [
        {each.season for each in context.facts.calendar.rounds if each.event == event}
        for event in events
    ]
    shared = set.intersection(*seasons)
    if not shared:
        raise NotAQuery
    return max(shared)


def _side_by_side(
    context: Context,
    one: View,
    other: View,
    field: Field | None,
    dimension: str,
    command: str,
    about: str,
) -> list[Pair]:
    record = one.record
    alike = (measure(record, dimension), measure(record, dimension, last=True))
    found = [field and record.fields.get(field.name)] if field else list(dict.fromkeys(alike))
    names = (_name(context, one), _name(context, other))
    pairs: list[Pair] = []
    for each in found:
        if each is not None:
            heading = each.heading(context.lang) + (f" ({about})" if about else "")
            answers = [one.answer(each.name), other.answer(each.name)]
            pairs += of_answers(context, heading, names, answers, command)
    # Planned distances are given with notes on both; they are of one plan.
    return [msgspec.structs.replace(pair, blurred=False) for pair in pairs]


def _name(context: Context, view: View) -> str:
    if view.key.startswith("rounds."):
        return called(context, view)
    return context.shown(view.answer("name"))


def people(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    two = _two(bag, "people")
    if two is None:
        return []
    names = (context.name("people", two[0]), context.name("people", two[1]))
    if dimension == "age":
        return [_by_age(context, bag, two, names)]
    counted = None if dimension else _counted(context, bag)
    if counted is None:
        return []
    heading, count, command = counted
    numbers = [count(each) for each in two]
    if numbers[0] is None or numbers[1] is None:
        raise NotAQuery
    shown = (str(numbers[0]), str(numbers[1]))
    return [Pair(heading, names, (numbers[0], numbers[1]), shown, command)]


def _by_age(context: Context, bag: Bag, two: tuple[str, str], names: tuple[str, str]) -> Pair:
    bag.op("years")
    answers = [context.facts.answer(f"people.{each}.born") for each in two]
    known = [each for each in answers if each and isinstance(each.value, date)]
    if len(known) < 2:
        raise nothing("a date of birth is not on file", "een geboortedatum staat niet in de feiten",
                      *context.near(*(f"people.{id}.{field}" for id in two
                                      for field in ("born", "age_stated"))))  # fmt: skip
    born = [each.value for each in known if isinstance(each.value, date)]
    years = abs(born[0].year - born[1].year)
    early, late = sorted(born)
    years -= (late.month, late.day) < (early.month, early.day)
    # Who was born first is more in age; days decide where the years are the same.
    order = 1 if born[0] < born[1] else -1
    sources = tuple(dict.fromkeys(each for answer in known for each in answer.sources))
    shown = (context.shown(known[0]), context.shown(known[1]))
    heading = context.say("born", "geboren")
    numbers = (years or 0.5, 0.0) if order > 0 else (0.0, years or 0.5)
    unit = context.say("years", "jaar")
    return Pair(heading, names, numbers, shown, f"defender drivers {two[0]}", sources, unit)


def _counted(context: Context, bag: Bag) -> tuple[str, Callable[[str], float | None], str] | None:
    """Return what of two people is counted, and how."""
    facts = context.facts
    bag.op("years")
    if bag.op("points"):
        return _points(context, bag)
    if bag.noun("people.titles"):
        bag.op("win")
        heading = context.say("titles", "titels")
        views = facts.views
        return heading, lambda id: number_of(views(f"people.{id}.titles")), "defender drivers"
    if not bag.op("win"):
        return None
    if bag.noun("stages"):
        found = stages_of(context, bag)
        won = [reference(view, "winner") for view in found.views if view.value("number") != 0]
        heading = f"{context.say('stages won', 'gewonnen etappes')}, {found.about}"
        return heading, won.count, found.command
    event = bag.name("events")
    if event is None:
        return None
    heading = f"{context.name('events', event.id)}, {context.say('wins', 'zeges')}"
    wins = lambda id: _int(facts.answer(f"people.{id}.career.{event.id}.wins"))  # noqa: E731
    return heading, wins, "defender drivers"


def _points(context: Context, bag: Bag) -> tuple[str, Callable[[str], float | None], str] | None:
    year = season_of(bag)
    facts = context.facts
    counted = (each for each in reversed(facts.calendar.rounds) if year in (None, each.season))
    last = next((each for each in counted if facts.ids(f"results.{each.id}.standings")), None)
    if last is None:
        return None
    after, points = context.say("after", "na"), context.say("points", "punten")
    heading = f"{points} ({after} {context.name('rounds', last.id)})"
    at = f"results.{last.id}.standings"
    command = f"defender standings --season {last.season}"
    return heading, lambda id: _int(facts.answer(f"{at}.{id}.points")), command


def _int(answer: Answer | None) -> float | None:
    return answer.value if answer and isinstance(answer.value, int) else None
