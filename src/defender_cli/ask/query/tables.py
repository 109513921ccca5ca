"""Which records a question is about: a collection, of a round, a season, a person or a team."""

from collections.abc import Callable, Iterable

import msgspec

from defender_cli.ask.query.bag import Bag, Name, Noun
from defender_cli.ask.query.found import Context, NotAQuery, Rows, brief
from defender_cli.ask.query.rounds_named import (
    called,
    crews,
    events_named,
    held,
    our_team,
    season_of,
)
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, seasons, teams
from defender_cli.lookup.names import folded
from defender_cli.schema import FACTS
from defender_cli.schema.team import PERSON
from defender_cli.schema.types import Text


def scope(context: Context, bag: Bag) -> Rows:
    """Take a noun, or a verb that stands for one, and return its records.

    Raises:
        NotAQuery: there is none, or nothing of it is on file.
    """
    item = bag.noun(*_READERS) if not _is_career(bag) else None
    if item is not None and isinstance(item.value, Noun):
        return _READERS[item.value.collection](context, bag, item.value)
    if bag.has("race"):
        bag.op("race")
        return _rounds(context, bag, Noun("rounds"))
    if any(isinstance(i.value, Name) and i.value.collection == "events" for i in bag.items):
        return _entries(context, bag, Noun("entries"))
    if bag.op("happened"):
        return _timeline(context, bag)
    if bag.has("season") or any(item.kind == "year" for item in bag.items):
        return _rounds(context, bag, Noun("rounds"))
    if bag.op("drives", "driven"):
        return _people(context, bag, Noun("people", "seat", "driver"))
    if bag.op("navigates"):
        return _people(context, bag, Noun("people", "seat", "co-driver"))
    if bag.noun("cars"):
        return _cars(context, bag, Noun("cars"))
    raise NotAQuery


def _is_career(bag: Bag) -> bool:
    """Return whether somebody's entries in a rally are meant, whatever other nouns there are."""
    named = {item.value.collection for item in bag.items if isinstance(item.value, Name)}
    return {"people", "events"} <= named and not any(
        item.value == Noun("stages") for item in bag.items
    )


def _people(context: Context, bag: Bag, noun: Noun) -> Rows:
    """Return the crews of our team in a season, as drivers or as co-drivers."""
    if noun.option is None:
        raise NotAQuery
    bag.op("drives", "driven", "navigates")
    bag.noun("entries")
    our_team(context, bag)
    event = held(context, bag, rounds.latest_with_result)
    facts, asked = context.facts, season_of(bag)
    team = teams.ours(facts)
    meant = event.value("season") if event else asked
    on_file = facts.entries.seasons_of_team(team) if team else []
    season = seasons.latest_with(facts, meant if isinstance(meant, int) else None, on_file)
    seat = folded(noun.option).replace(" ", "_")
    chosen: dict[str, View] = {}
    for entry in facts.entries.of_team(team, season) if team and season else ():
        person = getattr(entry, seat)
        if person and (event is None or entry.round == event.id):
            chosen.setdefault(person, brief(facts, f"entries.{entry.id}"))
    if not chosen:
        raise NotAQuery
    views = tuple(
        msgspec.structs.replace(view, cells={"name": view.cells[seat], **view.cells})
        for view in chosen.values()
    )
    command = f"defender drivers --season {season}" if asked else "defender drivers"
    other = "driver" if seat == "co_driver" else "co_driver"
    columns = ("number", seat, f"{seat}_country", other)
    return Rows(views, Text(noun.option, noun.option), command, columns, str(season))


def _partners(context: Context, bag: Bag, noun: Noun) -> Rows:
    our_team(context, bag)
    views = teams.views(context.facts, noun.collection)
    found = Rows(views, heading(noun), "defender team partners", ("name", "level"))
    also = bag.noun(noun.collection)
    options = [noun.option, getattr(also.value, "option", None)] if also else [noun.option]
    if None in options or noun.field is None:
        return found
    kept = (
        view for view in views if any(_is_level(view.value(noun.field), o, also) for o in options)
    )
    return found.narrowed(kept, noun.field, "" if also else f"={noun.option}")


def _is_level(value: object, option: str | None, loosely: object) -> bool:
    """Return whether a choice is an option; an official partner is a partner, loosely."""
    return value == option or bool(loosely) and str(value).endswith(f" {option}")


def _tests(context: Context, bag: Bag, noun: Noun) -> Rows:
    bag.noun("cars")
    our_team(context, bag)
    year = None if any(True for _ in events_named(bag)) else season_of(bag)
    views = teams.views(context.facts, noun.collection)
    if year is not None:
        views = tuple(view for view in views if str(view.value("date")).startswith(str(year)))
    return Rows(views, heading(noun), "defender team tests")


def _timeline(context: Context, bag: Bag) -> Rows:
    bag.op("which")
    views = context.facts.views("timeline")
    return Rows(
        views, heading(Noun("timeline")), "defender timeline", ("date", "milestone", "place")
    )


def _cars(context: Context, bag: Bag, noun: Noun) -> Rows:
    our_team(context, bag)
    views = tuple(brief(context.facts, f"cars.{id}") for id in context.facts.ids("cars"))
    return Rows(views, heading(noun), "defender get cars", ("name", "category"))


def _titles(context: Context, bag: Bag, noun: Noun) -> Rows:
    person = bag.name("people")
    bag.op("win")
    if person is None:
        raise NotAQuery
    views = context.facts.views(f"people.{person.id}.titles")
    name = context.name("people", person.id)
    return Rows(views, heading(noun), f"defender drivers {person.id}", (), name)


def by_place(views: Iterable[View]) -> list[View]:
    """Return records in the order of their places."""
    return sorted(views, key=lambda view: str(view.value("position")).zfill(3))


def _rounds(context: Context, bag: Bag, noun: Noun) -> Rows:
    year, month = season_of(bag), bag.number("month")
    year = year or bag.number("year")
    bag.op("championship", "comes", "season", "race", "driven")
    facts = context.facts
    dated = next((item.value for item in bag.items if item.kind == "date"), None)
    shown = seasons.for_schedule(facts, getattr(dated, "year", year))
    views = [
        brief(facts, f"rounds.{each.id}") for season in shown for each in facts.calendar.of(season)
    ]
    command = f"defender schedule --season {year}" if year else "defender schedule"
    columns = ("number", "name", "country", "start", "end", "status")
    found = Rows(
        tuple(views), heading(Noun("rounds")), command, columns, ", ".join(map(str, shown))
    )
    if month is not None:
        kept = (v for v in views if f"-{month:02}-" in f"{v.value('start')} {v.value('end')}")
        found = found.narrowed(kept, "start", f"~-{month:02}-")
    status = "upcoming" if bag.op("next", "left") else noun.option
    if status is not None:
        kept = (each for each in found.views if each.value("status") == status)
        found = found.narrowed(kept, "status", f"={status}")
    return found


def stages_of(context: Context, bag: Bag) -> Rows:
    """Return the stages of the round named, else of the latest round with stages won."""
    facts = context.facts
    event = held(context, bag, None if bag.has("next") else rounds.latest_with_result)
    round_of = {id: facts.stored(f"stages.{id}.round") for id in facts.ids("stages")}
    if event is None:
        year = season_of(bag)
        won = {round for id, round in round_of.items() if facts.answer(f"stages.{id}.winner")}
        ran = [e for e in facts.calendar.all if e.id in won and year in (None, e.season)]
        event = brief(facts, f"rounds.{ran[-1].id}") if ran else None
    if event is None:
        raise NotAQuery
    kept = [brief(facts, f"stages.{id}") for id, round in round_of.items() if round == event.id]
    if not kept:
        raise NotAQuery
    kept.sort(key=lambda view: str(view.value("number")).zfill(3))
    command = f"defender results {event.id} --stages"
    columns = ("label", "day", "start_place", "finish_place", "special", "winner", "time")
    return Rows(tuple(kept), heading(Noun("stages")), command, columns, called(context, event))


def _stages(context: Context, bag: Bag, noun: Noun) -> Rows:
    return stages_of(context, bag)


def _entries(context: Context, bag: Bag, noun: Noun) -> Rows:
    """Return what somebody has entered, or who was entered in a round."""
    facts, person = context.facts, bag.name("people")
    is_ours = our_team(context, bag)
    if person is None:
        if not any(item.kind in ("year", "name") for item in bag.items):
            return _people(context, bag, Noun("people", "seat", "driver"))
        event = held(context, bag, rounds.latest_with_result)
        if event is None:
            raise NotAQuery
        about, command = called(context, event), f"defender results {event.id}"
        if bag.op("overall", "championship"):
            placed = facts.views(f"results.{event.id}.overall")
            return Rows(placed, heading(noun), command,
                        ("position", "driver_name", "vehicle", "time", "gap"), about)  # fmt: skip
        found = crews(context, event.id) if is_ours else list(facts.entries.in_(event.id))
        columns: tuple[str, ...] = ("position", "number", "driver", "co_driver", "vehicle")
        columns += ("time", "gap")
    else:
        named, year = bag.name("events"), season_of(bag)
        meant = {e.id for e in facts.calendar.all if named is None or e.event == named.id}
        found = [
            each
            for each in facts.entries.of_person(person.id)
            if each.round in meant and year in (None, each.season)
        ]
        bag.op("years")
        about, command = context.name("people", person.id), f"defender drivers {person.id}"
        columns = ("round", "category", "vehicle", "status", "position")
    views = [brief(facts, f"entries.{each.id}") for each in found]
    if bag.op("driven", "drives", "navigates", "start"):
        views = [view for view in views if view.value("status") not in NOT_STARTED]
    return Rows(tuple(views), heading(noun), command, columns, about)


NOT_STARTED = ("did not start", "withdrawn")


def heading(noun: Noun) -> Text:
    if noun.option is not None:
        return Text(noun.option, noun.option)
    field = FACTS.fields.get(noun.collection) or PERSON.fields[noun.collection.rpartition(".")[2]]
    return Text(field.en, field.nl)


_READERS: dict[str, Callable[[Context, Bag, Noun], Rows]] = {
    "people": _people,
    "partners": _partners,
    "tests": _tests,
    "people.titles": _titles,
    "rounds": _rounds,
    "stages": _stages,
    "entries": _entries,
}
