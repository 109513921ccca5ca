"""Whether a car, a person, a partner or a round has what a question says."""

from defender_cli.ask.query.bag import Bag, Name, Noun
from defender_cli.ask.query.found import Context, Found, brief
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.specs import spec_names
from defender_cli.ask.query.tables import (
    NOT_STARTED,
    called,
    crews,
    events_named,
    held,
    our_team,
    season_of,
    stages_of,
)
from defender_cli.ask.query.whether import reference_of, verdict
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.format import ordinal
from defender_cli.lookup import rounds, teams
from defender_cli.lookup.names import folded
from defender_cli.schema.cars import CAR


def of_car(context: Context, bag: Bag) -> Found | None:
    """Is a car road legal; does it have a head-up display."""
    if not bag.asks_whether:
        return None
    car = bag.name("cars")
    id = car.id if car else teams.car(context.facts) if bag.noun("cars") else None
    if id is None:
        return None
    known = {
        phrase: f"cars.{id}.{field.name}"
        for field in CAR.fields.values()
        if field.hint is bool
        for phrase in phrases(field)
    }
    known |= {
        phrase: f"cars.{id}.specs.{spec}"
        for spec, names in spec_names(context)
        for phrase in names
        if isinstance(context.facts.stored(f"cars.{id}.specs.{spec}"), bool)
    }
    bag.phrase({("fitted",): True, ("fit",): True, ("uitgerust",): True}, "other")
    if (number := bag.take("number")) is not None:
        known = {
            phrase: f"cars.{id}.specs.{spec}"
            for spec, names in reversed(spec_names(context))
            for phrase in names
            if type(context.facts.stored(f"cars.{id}.specs.{spec}")) is int
        }
    key = bag.phrase(known)
    answer = context.facts.answer(key) if key else None
    if answer is None or not bag.is_empty or not isinstance(answer.value, int):
        return None
    is_so = answer.value == number.value if number else bool(answer.value)
    label = context.facts.answer(f"specs.{answer.key.rpartition('.')[2]}.label")
    heading = context.shown(label) if label else answer.field.heading(context.lang)
    line = (
        f"{context.name('cars', id)}, {heading[:1].lower()}{heading[1:]}: {context.shown(answer)}"
    )
    return verdict(context, is_so, line, answer)


def chosen(context: Context, bag: Bag) -> Found | None:
    """Is somebody a driver; is a company an official partner."""
    if not bag.asks_whether:
        return None
    name = bag.name("people", "partners")
    if name is None:
        return None
    our_team(context, bag)
    bag.op("not")
    item = bag.take("noun")
    noun = item.value if item else None
    if not isinstance(noun, Noun) or noun.collection != name.collection:
        return None
    other = bag.name("people")
    if other is not None and noun.option is not None:
        return _crew(context, bag, name.id, noun.option, other.id)
    if not bag.is_empty or (noun.option is None and name.collection != "partners"):
        return None
    answer = context.facts.answer(f"{name.collection}.{name.id}.{noun.field or 'level'}")
    if answer is None or answer.value is None:
        return None
    # What a partner is besides is told by its level.
    is_so = (
        noun.option is None
        or answer.value == noun.option
        or str(answer.value).endswith(f" {noun.option}")
    )
    line = f"{context.name(name.collection, name.id)}: {context.shown(answer)}"
    return verdict(context, is_so, line, answer)


def _crew(context: Context, bag: Bag, person: str, option: str, other: str) -> Found | None:
    """Is somebody the co-driver of somebody else, in the latest entry of the other."""
    seat = folded(option).replace(" ", "_")
    year = season_of(bag)
    entries = [
        each for each in context.facts.entries.of_person(other) if year in (None, each.season)
    ]
    if not entries or not bag.is_empty:
        return None
    answer = context.facts.answer(f"entries.{entries[0].id}.{seat}")
    value = reference_of(answer) if answer else None
    if answer is None or value is None or value == other:
        return None
    heading = answer.field.heading(context.lang).lower()
    of = context.say("of", "van")
    round = context.name("rounds", entries[0].round)
    line = f"{heading} {of} {context.name('people', other)} ({round}): {context.shown(answer)}"
    return verdict(context, value == person, line, answer)


def nationality(context: Context, bag: Bag) -> Found | None:
    """Is somebody French; does somebody come from Lithuania."""
    person, country = bag.name("people"), bag.take("country")
    bag.op("comes", "from")
    if not bag.asks_whether or person is None or country is None or not bag.is_empty:
        return None
    answer = context.facts.answer(f"people.{person.id}.country")
    if answer is None or answer.value is None:
        return None
    line = f"{context.name('people', person.id)}: {context.shown(answer)}"
    return verdict(context, answer.value == country.value, line, answer)


def placed(context: Context, bag: Bag) -> Found | None:
    """Did a stage or a round start or end in a place."""
    number = bag.number("stage")
    field = "start_place" if bag.has("start") else "finish_place" if bag.has("end") else None
    if not bag.asks_whether or field is None or bag.has("which", "where", "when", "who"):
        return None
    bag.op("start", "end")
    words = [word for item in bag.items if item.kind == "other" for word in item.text.split()]
    bag.items = [item for item in bag.items if item.kind != "other"]
    if number is not None:
        found = stages_of(context, bag)
        view = next((each for each in found.views if each.value("number") == number), None)
        name = f"{context.shown(view.answer('name'))} ({found.about})" if view else ""
    else:
        view = held(context, bag)
        name = called(context, view) if view else ""
    answer = view.answer(field) if view else None
    if answer is None or not bag.is_empty or not words or not {*words} <= bag.proper:
        return None
    heading = answer.field.heading(context.lang)
    line = f"{name}, {heading[:1].lower()}{heading[1:]}: {answer.value}"
    return verdict(context, {*words} <= {*folded(str(answer.value)).split()}, line, answer)


def finished(context: Context, bag: Bag) -> Found | None:
    """Did somebody, or did all of the team, start, finish, come fourth or stand on the podium.

    Raises:
        Nothing: no entry is on file.
    """
    if not bag.asks_whether or bag.has("more", "than", "win"):
        return None
    person, rank, podium = bag.name("people"), bag.number("rank"), bag.op("podium")
    starts, ends = bag.op("driven", "start", "drives"), bag.op("end", "over")
    every = person is None and bag.op("list") and our_team(context, bag)
    if not (person or every) or not (rank or podium or starts or ends):
        return None
    if every:
        bag.take("number")
    event = _event(context, bag, person, bool(rank or podium))
    if event is None:
        return None
    entries = context.facts.entries.in_(event.id)
    ours = crews(context, event.id)
    meant = [each for each in entries if (person.id in each.crew if person else each in ours)]
    found = [brief(context.facts, f"entries.{each.id}") for each in meant]
    if category := found[0].answer("category") if found else None:
        of_category(bag, context.shown(category))
    if not bag.is_empty:
        return None
    where = called(context, event)
    if not found:
        raise nothing(f"no entry in {where} is on file",
                      f"van {where} staat geen deelname in de feiten")  # fmt: skip
    name = "position" if rank or podium else "status"
    known = [answer for view in found if (answer := view.answer(name)) and answer.value is not None]
    if starts and not (rank or podium):
        is_so = all(view.value("status") not in NOT_STARTED for view in found)
        known = known if len(known) == len(found) else [view.cells["round"] for view in found]  # type: ignore[misc]
    elif len(known) < len(found) or {"not known", "entered"} & {each.value for each in known}:
        return None
    else:
        wanted = {rank} if rank else {1, 2, 3} if podium else {"finished"}
        is_so = all(each.value in wanted for each in known)
    about = f" ({context.shown(category)})" if category else ""
    crew = (context.shown(view.answer("driver")) for view in found)
    told = (_placed(context, each) for each in known)
    listed = ", ".join(f"{who}: {what}" for who, what in zip(crew, told, strict=True))
    command = f"defender results {event.id}"
    return verdict(context, is_so, f"{where}{about}, {listed}", known[0], command)


def _placed(context: Context, answer: Answer) -> str:
    value = answer.value
    return ordinal(value, context.lang) if isinstance(value, int) else context.shown(answer)


def _event(context: Context, bag: Bag, person: Name | None, latest: bool) -> View | None:
    """Return the round named, else for a place the last one somebody entered, in a year."""
    if any(True for _ in events_named(bag)):
        return held(context, bag, rounds.latest_with_result)
    year = season_of(bag)
    entries = context.facts.entries.of_person(person.id) if person and latest else ()
    last = next((each for each in entries if year in (None, each.season)), None)
    return brief(context.facts, f"rounds.{last.round}") if last else None
