"""Two cars, stages, rounds or people by a measure they have in common."""

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from defender_cli.ask.query.aggregates import count
from defender_cli.ask.query.bag import Bag, Item, Name
from defender_cli.ask.query.found import Context, Found, noted, number_of_value
from defender_cli.ask.query.measures import near, nothing
from defender_cli.ask.query.records import Named, called, facts_of, sized, words
from defender_cli.ask.query.rounds_named import (
    events_named,
    held,
    running,
    season_of,
)
from defender_cli.ask.query.tables import stages_of
from defender_cli.ask.query.values import value
from defender_cli.ask.query.words import stems
from defender_cli.ask.wording import heading, subject
from defender_cli.facts.statements import Answer
from defender_cli.i18n.format import ordinal
from defender_cli.lookup import rounds as lookup_rounds
from defender_cli.lookup import teams
from defender_cli.lookup.names import folded


class Pair(msgspec.Struct, frozen=True):
    """Two values of one measure: by whom, how much, how they are written, and on what ground."""

    heading: str
    names: tuple[str, str]
    numbers: tuple[float, float]
    shown: tuple[str, str]
    command: str
    answers: tuple[Answer, ...] = ()
    unit: str | None = None
    details: tuple[str, ...] = ()


def _cars(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    """Return two cars by a spec; one that is named is compared with ours.

    Raises:
        Nothing: what is known of both are no figures.
    """
    one, other = bag.name("cars"), bag.name("cars")
    bag.noun("cars")
    ours = teams.car(context.facts)
    if one is not None and other is None and ours is not None:
        one, other = Name("cars", ours), one
    if one is None or other is None or one.id == other.id:
        return []
    said, keys = words(bag.items), (f"cars.{one.id}", f"cars.{other.id}")
    bag.items.clear()
    command = f"defender car specs {{}} --compare {other.id}"
    return _by(context, keys, list(_specs(context, keys[0], said, dimension)), command)[:1]


def _specs(context: Context, car: str, said: list[str], dimension: str) -> Iterator[Named]:
    """Yield the specs called so, the closest name first; or those that say a dimension."""
    yield from called(context.facts, (car,), said or [dimension])
    parts = [{*stems(said or [dimension], lang)} for lang in ("en", "nl")]
    for each in facts_of(context.facts, car):
        if any(part < {*name} for part in parts for name in each.phrases if len(name) < 4):
            yield each


def _by(
    context: Context, records: tuple[str, str], fields: list[Named], command: str
) -> list[Pair]:  # fmt: skip
    """Return two records by each of some fields that are numbers in one unit for both.

    Raises:
        Nothing: what is known of both are no figures.
    """
    pairs: list[Pair] = []
    figures: list[str] = []
    for each in fields:
        name = each.key.removeprefix(records[0])
        answers = tuple(
            a for key in records if (a := context.facts.answer(key + name)) and a.value is not None
        )
        if len(answers) < 2:
            continue
        one, other = (_size(answer.value) for answer in answers)
        if one is None or other is None or one[1] != other[1]:
            figures = figures or near(context, answers)
            continue
        of = [subject(context.facts, answer.key, context.lang) for answer in answers]
        shared = [part for part in of[0] if part in of[1]]
        title = heading(context.facts, answers[0].key, answers[0], context.lang)[0]
        pairs.append(Pair(
            title + (f" ({', '.join(shared)})" if shared else ""),
            (of[0][-1], of[1][-1]), (one[0], other[0]),
            (noted(context, answers[0]), noted(context, answers[1])),
            command.format(each.key.rpartition(".")[2]), answers, one[1],
        ))  # fmt: skip
    if figures and not pairs:
        raise nothing(
            "there are no figures to compare", "er zijn geen cijfers om te vergelijken", *figures
        )
    return pairs


def _size(value: object) -> tuple[float, str | None] | None:
    return (value.toordinal(), "days") if isinstance(value, date) else number_of_value(value)


def _stages(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    one, other = bag.number("stage"), bag.number("stage") or bag.number("number")
    if one is None or other is None or one == other:
        return []
    field = words([i for i in bag.items if i.kind in ("other", "op")])
    bag.items = [i for i in bag.items if i.kind not in ("other", "op")]
    bag.noun("stages")
    found = stages_of(context, bag)
    keys = {view.value("number"): view.key for view in found.views}
    if not {one, other} <= keys.keys():
        return []
    return _of_records(context, (keys[one], keys[other]), field, dimension, found.command)


def _of_records(
    context: Context, pair: tuple[str, str], field: list[str], dimension: str, command: str
) -> list[Pair]:
    fields = (
        called(context.facts, pair[:1], field)
        if field
        else sized(context.facts, pair[0], dimension)
    )
    return _by(context, pair, fields, command)


def _rounds(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    unit = bag.take("unit")
    bag.op("race", "lead")
    bag.noun("rounds")
    named = list(dict.fromkeys(each.id for each in events_named(bag)))
    years = list(dict.fromkeys(int(str(item.value)) for item in bag.items if item.kind == "year"))
    while bag.name("events") or bag.number("year"):
        pass
    season_of(bag)
    field = words(bag.items)
    bag.items.clear()
    if len(named) == 1 and len(years) == 2:
        of = [(named[0], year) for year in years]
    elif len(named) == 2 and len(years) < 2 and (season := _shared(context, named, years)):
        of = [(each, season) for each in named]
    else:
        return []
    one, other = (running(context, bag, *each).key for each in of)
    if unit is not None:
        fields = [each for each in facts_of(context.facts, one) if each.field
                  and each.field.unit == unit.value]  # fmt: skip
        exact = [each for each in called(context.facts, (one,), field) if each in fields]
        return _by(context, (one, other), exact or fields[::-1], "defender schedule")
    return _of_records(context, (one, other), field, dimension, "defender schedule")


def _shared(context: Context, events: list[str], years: list[int]) -> int | None:
    """Return the year named, else the last season with all of some events on file."""
    calendar = context.facts.calendar
    held = {each: {e.season for e in calendar.rounds if e.event == each} for each in events}
    return years[0] if years else max(set.intersection(*held.values()), default=None)


def _people(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    one, other = bag.name("people"), bag.name("people")
    if one is None or other is None or one == other:
        return []
    if dimension == "age":
        return [_by_age(context, bag, (one.id, other.id))]
    bag.op("years", "lead")
    found: list[Found] = []
    for person in (one, other) if not dimension else ():
        rest = bag.copy()
        rest.asks_whether = False
        rest.items += [Item("name", person, ""), Item("op", frozenset(["count"]), "")]
        counted = value(context, rest.copy()) or count(context, rest)
        found += [counted] if counted and isinstance(counted.value, int) else []
    if len(found) < 2:
        return []
    bag.items.clear()
    names = (context.name("people", one.id), context.name("people", other.id))
    numbers = (int(str(found[0].value)), int(str(found[1].value)))
    told = (
        f"{name}: {each.lines[0].removeprefix(f'{name}: ')}"
        for name, each in zip(names, found, strict=True)
    )
    return [
        Pair(
            "",
            names,
            numbers,
            (str(numbers[0]), str(numbers[1])),
            found[0].command,
            details=tuple(told),
        )
    ]


def _by_age(context: Context, bag: Bag, two: tuple[str, str]) -> Pair:
    """Return two people by their dates of birth.

    Raises:
        Nothing: a date of birth is not on file.
    """
    bag.op("years")
    answers = [context.facts.answer(f"people.{each}.born") for each in two]
    known = [each for each in answers if each and isinstance(each.value, date)]
    if len(known) < 2:
        raise nothing("a date of birth is not on file", "een geboortedatum staat niet in de feiten",
                      *context.near(*(f"people.{id}.{field}" for id in two
                                      for field in ("born", "age_stated"))))  # fmt: skip
    first, second = (each.value for each in known if isinstance(each.value, date))
    early, late = sorted((first, second))
    years = late.year - early.year - ((late.month, late.day) < (early.month, early.day))
    # Who was born first is more in age; days decide where the years are the same.
    numbers = (years or 0.5, 0.0) if first < second else (0.0, years or 0.5)
    names = (context.name("people", two[0]), context.name("people", two[1]))
    shown = (context.shown(known[0]), context.shown(known[1]))
    return Pair(context.say("born", "geboren"), names, numbers, shown, f"defender drivers {two[0]}",
                tuple(known), context.say("years", "jaar"))  # fmt: skip


def _places(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    """Return two drivers by their places in a round, in a category or among all cars."""
    is_place = bag.op("end", "lead") or dimension in _HIGHER
    event = held(context, bag, lookup_rounds.latest_with_result) if is_place else None
    if event is None:
        return []
    people = [name.id for _ in (1, 2) if (name := bag.name("people"))]
    overall, other = bag.op("overall"), words([i for i in bag.items if i.kind == "other"])
    bag.op("win")
    keys = [f"entries.{entry.id}" for person in people
            if (entry := context.facts.entries.of(person, event.id))]  # fmt: skip
    if not people:
        overall, bag.items = True, [item for item in bag.items if item.kind != "other"]
        for view in context.facts.views(f"results.{event.id}.overall"):
            if {*folded(context.shown(view.answer("driver_name"))).split()} & {*other}:
                keys.append(view.key)
        keys.sort(
            key=lambda key: min(map(other.index, {*other} & _driver(context, key)), default=0)
        )
    field = "overall_position" if overall and people else "position"
    answers = [answer for key in keys if (answer := context.facts.answer(f"{key}.{field}"))]
    places = [answer.value for answer in answers if isinstance(answer.value, int)]
    if len(keys) != 2 or len(places) != 2:
        return []
    names = [context.shown(context.facts.answer(f"{key}.driver") or
                           context.facts.answer(f"{key}.driver_name")) for key in keys]  # fmt: skip
    return [Pair(
        context.name("rounds", event.id), (names[0], names[1]), (-places[0], -places[1]),
        (ordinal(places[0], context.lang), ordinal(places[1], context.lang)),
        f"defender results {event.id}", tuple(answers),
    )]  # fmt: skip


def _driver(context: Context, key: str) -> set[str]:
    return {*folded(context.shown(context.facts.answer(f"{key}.driver_name"))).split()}


_HIGHER = ("height", "quality", "date")
"""Dimensions that a place can be said by: higher, better, earlier."""


def _moments(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    """Return two people or partners by a date they have in common."""
    two = [name for _ in (1, 2) if (name := bag.name("partners", "people"))]
    if dimension != "date" or len(two) != 2:
        return []
    keys = [f"{name.collection}.{name.id}" for name in two]
    bag.noun("partners")
    found = called(context.facts, (keys[0],), words(bag.items))
    bag.items.clear()
    return _by(context, (keys[0], keys[1]), found, f"defender get {keys[0]}")


PAIRINGS: tuple[Callable[[Context, Bag, str], list[Pair]], ...] = (
    _places, _moments, _people, _cars, _stages, _rounds
)  # fmt: skip
