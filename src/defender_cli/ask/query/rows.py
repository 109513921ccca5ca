"""Which records a question is about: a collection and what narrows it."""

from collections.abc import Callable

import msgspec

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.found import Context, NotAQuery, Rows, brief, reference
from defender_cli.ask.query.lexicon import phrases
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, seasons, teams
from defender_cli.lookup.names import folded
from defender_cli.schema import FACTS, Field
from defender_cli.schema.types import Quantity, Reference, Text


def rows(context: Context, bag: Bag) -> Rows:
    """Take a noun and all that narrows it, and return the records meant.

    Raises:
        NotAQuery: there is no such noun, or nothing of it is on file.
    """
    item = bag.noun(*_READERS, "rounds", "people")
    if item is None and bag.op("race"):
        return _rounds(context, bag, Noun("rounds"))
    if item is None or not isinstance(item.value, Noun):
        raise NotAQuery
    return _READERS[item.value.collection](context, bag, item.value)


def our_team(context: Context, bag: Bag) -> None:
    """Take the name of a team or the word for one, if it is ours.

    Raises:
        NotAQuery: another team is meant.
    """
    bag.noun("teams")
    name = bag.name("teams")
    if name and name.id != teams.ours(context.facts):
        raise NotAQuery


def season_of(bag: Bag) -> int | None:
    """Take the words for a season and its year, if it is named."""
    bag.op("season", "championship")
    bag.noun("seasons")
    return bag.number("year")


def held(
    context: Context, bag: Bag, prefer: Callable[[list[View]], View] = rounds.latest_with_result
) -> View | None:
    """Take the name and the year of a round, and return that round; None if none is named.

    Without a year `prefer` picks among the rounds of a championship, as commands do.

    Raises:
        NotAQuery: no such round is on file.
    """
    name = bag.name("events")
    if name is None:
        return None
    bag.op("race")
    year = season_of(bag)
    runnings = [
        each
        for each in context.facts.calendar.all
        if each.event == name.id and year in (None, each.season)
    ]
    if year is None:
        runnings = [each for each in runnings if each.counts]
    if not runnings:
        raise NotAQuery
    views = [brief(context.facts, f"rounds.{each.id}") for each in runnings]
    return views[0] if len(views) == 1 else prefer(views)


def called(context: Context, view: View) -> str:
    """Return a round's name with its year."""
    return context.name("rounds", view.id)


def _people(context: Context, bag: Bag, noun: Noun) -> Rows:
    """Return the crews of our team in a season, as drivers or as co-drivers."""
    if noun.option is None:
        raise NotAQuery
    our_team(context, bag)
    event = held(context, bag)
    facts, asked = context.facts, season_of(bag)
    team = teams.ours(facts)
    meant = event.value("season") if event else asked
    on_file = facts.entries.seasons_of_team(team) if team else []
    season = seasons.latest_with(facts, meant if isinstance(meant, int) else None, on_file)
    seat = folded(noun.option).replace(" ", "_")
    country = bag.take("country")
    bag.op("from")
    chosen: dict[str, View] = {}
    for entry in facts.entries.of_team(team, season) if team and season else ():
        view = brief(facts, f"entries.{entry.id}")
        person = reference(view, seat)
        if person and event is None or person and entry.round == getattr(event, "id", ""):
            chosen.setdefault(person, view)
    if country is not None:
        lands = f"{seat}_country"
        chosen = {id: v for id, v in chosen.items() if v.value(lands) == country.value}
    if not chosen:
        raise NotAQuery
    views = tuple(
        msgspec.structs.replace(view, cells={"name": view.cells[seat], **view.cells})
        for view in chosen.values()
    )
    command = f"defender drivers --season {season}" if asked else "defender drivers"
    heading = Text(noun.option, noun.option)
    other = "driver" if seat == "co_driver" else "co_driver"
    columns = ("number", seat, f"{seat}_country", other)
    found = Rows(views, heading, command, columns, str(season))
    return found.narrowed(views, columns[2], f"={country.value}") if country else found


def _partners(context: Context, bag: Bag, noun: Noun) -> Rows:
    our_team(context, bag)
    views = teams.views(context.facts, noun.collection)
    command = "defender team partners"
    if noun.option is not None:
        assert noun.field is not None
        views = tuple(view for view in views if view.value(noun.field) == noun.option)
        found = Rows(views, _heading(noun), command, _PARTNER)
        return found.narrowed(views, noun.field, f"={noun.option}")
    return Rows(views, _heading(noun), command, _PARTNER)


_PARTNER = ("name", "level")


def _tests(context: Context, bag: Bag, noun: Noun) -> Rows:
    bag.noun("cars")
    our_team(context, bag)
    views = teams.views(context.facts, noun.collection)
    return Rows(views, _heading(noun), "defender team tests")


def _titles(context: Context, bag: Bag, noun: Noun) -> Rows:
    person = bag.name("people")
    bag.op("win")
    if person is None:
        raise NotAQuery
    views = context.facts.views(f"people.{person.id}.titles")
    name = context.name("people", person.id)
    return Rows(views, _heading(noun), f"defender drivers {person.id}", (), name)


def _rounds(context: Context, bag: Bag, noun: Noun) -> Rows:
    year, month = season_of(bag), bag.number("month")
    bag.op("championship", "comes", "season", "race")
    facts = context.facts
    shown = seasons.for_schedule(facts, year)
    views = [
        brief(facts, f"rounds.{each.id}") for season in shown for each in facts.calendar.of(season)
    ]
    command = f"defender schedule --season {year}" if year else "defender schedule"
    found = Rows(
        tuple(views), _heading(Noun("rounds")), command, _ROUND, ", ".join(map(str, shown))
    )
    if month is not None:
        kept = (each for each in views if f"-{month:02}-" in str(each.value("start")))
        found = found.narrowed(kept, "start", f"~-{month:02}-")
    status = "upcoming" if bag.op("next") else noun.option
    if status is not None:
        kept = (each for each in found.views if each.value("status") == status)
        found = found.narrowed(kept, "status", f"={status}")
    return found


_ROUND = ("number", "name", "country", "start", "end", "status")


def stages_of(context: Context, bag: Bag) -> Rows:
    """Return the stages of the round named, else of the latest round with stages won."""
    facts = context.facts
    event = held(context, bag)
    round_of = {id: _reference(facts, f"stages.{id}.round") for id in facts.ids("stages")}
    if event is None:
        year = season_of(bag)
        won = {r for id, r in round_of.items() if facts.answer(f"stages.{id}.winner")}
        ran = [e for e in facts.calendar.all if e.id in won and year in (None, e.season)]
        event = brief(facts, f"rounds.{ran[-1].id}") if ran else None
    if event is None:
        raise NotAQuery
    kept = [brief(facts, f"stages.{id}") for id, round in round_of.items() if round == event.id]
    if not kept:
        raise NotAQuery
    kept.sort(key=lambda view: str(view.value("number")).zfill(3))
    command = f"defender results {event.id} --stages"
    columns = ("name", "date", "start_place", "finish_place", "special", "winner", "time")
    return Rows(tuple(kept), _heading(Noun("stages")), command, columns, called(context, event))


def _reference(facts: AsOf, key: str) -> str | None:
    answer = facts.answer(key)
    return answer.value.id if answer and isinstance(answer.value, Reference) else None


def _stages(context: Context, bag: Bag, noun: Noun) -> Rows:
    found = stages_of(context, bag)
    person = bag.name("people")
    if person is not None:
        if not bag.op("win"):
            raise NotAQuery
        kept = (each for each in found.views if reference(each, "winner") == person.id)
        found = found.narrowed(kept, "winner", f"={person.id}")
    for op, field in (("start", "start_place"), ("end", "finish_place")):
        if bag.has(op) and any(item.kind == "other" for item in bag.items):
            bag.op(op)
            found = _placed(bag, found, field)
    return measured(context, bag, found)


def _placed(bag: Bag, found: Rows, field: str) -> Rows:
    """Keep the rows with a place that the other words of the question name."""
    words = folded(" ".join(item.text for item in bag.items if item.kind == "other"))
    kept = [view for view in found.views if folded(str(view.value(field))) == words]
    if not kept:
        raise NotAQuery
    bag.items = [item for item in bag.items if item.kind != "other"]
    return found.narrowed(kept, field, f"={kept[0].value(field)}")


def measured(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows that are longer than 400 km, if the question says so."""
    if not bag.has("than", "more", "fewer"):
        return found
    adjective, number, unit = bag.adjective("more"), bag.take("number"), bag.take("unit")
    bag.op("than")
    if number is None or adjective is None or not found.views:
        raise NotAQuery
    dimension, sign = adjective
    field = bag.field(found.views[0].record, phrases) or measure(found.views[0], dimension)
    if field is None or (unit and field.unit != unit.value):
        raise NotAQuery
    limit = number.value
    assert isinstance(limit, int)
    kept = [
        view
        for view in found.views
        if isinstance(value := view.value(field.name), Quantity)
        and (value.value - limit) * sign > 0
    ]
    return found.narrowed(kept, field.name, f"{'>' if sign > 0 else '<'}{limit}")


def measure(view: View, dimension: str) -> Field | None:
    """Return the field of a record that says a dimension: how long, how old."""
    wanted = folded("date of birth" if dimension == "age" else dimension)
    for field in view.record.fields.values():
        names = [folded(each) for each in (field.en, *field.names.split(","))]
        if wanted in names and field.hint is not None:
            return field
    return None


def _heading(noun: Noun) -> Text:
    if noun.option is not None:
        return Text(noun.option, noun.option)
    field = FACTS.fields.get(noun.collection)
    if field is None:
        from defender_cli.schema.team import PERSON

        field = PERSON.fields[noun.collection.rpartition(".")[2]]
    return Text(field.en, field.nl)


_READERS: dict[str, Callable[[Context, Bag, Noun], Rows]] = {
    "people": _people,
    "partners": _partners,
    "tests": _tests,
    "people.titles": _titles,
    "rounds": _rounds,
    "stages": _stages,
}
