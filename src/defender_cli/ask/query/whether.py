"""Whether something is so: a winner, a yes/no value, a choice, a crew, a nationality."""

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.found import Context, Found, reference
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rows import called, held, season_of, stages_of
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup import teams
from defender_cli.lookup.names import folded
from defender_cli.schema import Record
from defender_cli.schema.cars import CAR
from defender_cli.schema.season import ROUND
from defender_cli.schema.types import Text


def won(context: Context, bag: Bag) -> Found | None:
    """Did somebody win a stage, or a round in the team's category."""
    begins = bag.asks_whether or (bag.items and bag.items[0].kind == "op" and bag.has("win"))
    person = bag.name("people")
    if not begins or person is None or not bag.op("win"):
        return None
    if bag.has("who", "which", "count", "when", "where", "most", "more"):
        return None
    number = bag.number("stage")
    if number is not None or any(item.kind == "other" for item in bag.items):
        return _won_stage(context, bag, person.id, number)
    bag.op("race")
    event = held(context, bag) if any(item.kind == "year" for item in bag.items) else None
    if event is None or not bag.is_empty:
        return None
    answer = context.facts.answer(f"results.{event.id}.winner")
    category = context.facts.answer(f"results.{event.id}.category")
    where = called(context, event)
    if category:
        where += f" ({context.shown(category)})"
    return _winner(context, answer, person.id, where, f"defender results {event.id}")


def _won_stage(context: Context, bag: Bag, person: str, number: int | None) -> Found | None:
    found = stages_of(context, bag)
    view = next((each for each in found.views if each.value("number") == number), None)
    if number is None:
        # A stage without a number goes by its name: the prologue.
        others = [item for item in bag.items if item.kind == "other"]
        said = " ".join(item.text for item in others)
        view = next((each for each in found.views if said in _stage_names(each)), None)
        bag.items = [item for item in bag.items if item not in others]
    if view is None or not bag.is_empty:
        return None
    round = reference(view, "round")
    where = f"{context.shown(view.answer('name'))} ({found.about})"
    where = where[:1].lower() + where[1:]
    command = f"defender results {round} {view.value('number')}"
    return _winner(context, view.answer("winner"), person, where, command)


def _stage_names(view: View) -> set[str]:
    name = view.value("name")
    return {folded(name.en), folded(name.nl)} if isinstance(name, Text) else set()


def _winner(
    context: Context, answer: Answer | None, person: str, what: str, command: str
) -> Found | None:
    if answer is None or answer.value is None:
        return None
    winner = getattr(answer.value, "id", None)
    name = context.shown(answer)
    line = context.say(f"{name} won {what}", f"{name} won {what}")
    return _verdict(context, winner == person, line, answer, command)


def _verdict(
    context: Context, is_so: bool, line: str, answer: Answer, command: str | None = None
) -> Found:
    verdict = context.say("Yes", "Ja") if is_so else context.say("No", "Nee")
    note = f" ({answer.note.in_language(context.lang)})" if answer.note else ""
    return Found(
        context.facts,
        (f"{verdict}: {line}{note}",),
        command or f"defender get {answer.key}",
        answer.sources,
        answer.key,
        is_so,
    )


def flag(context: Context, bag: Bag) -> Found | None:
    """Is a car road legal; did a round have a prologue."""
    if not bag.asks_whether:
        return None
    found = _record(context, bag)
    if found is None:
        return None
    key, record, name = found
    field = bag.field(record, phrases)
    if field is None or field.hint is not bool or not bag.is_empty:
        return None
    answer = context.facts.answer(f"{key}.{field.name}")
    if answer is None or not isinstance(answer.value, bool):
        return None
    heading = field.heading(context.lang).lower()
    return _verdict(context, answer.value, f"{name}, {heading}: {context.shown(answer)}", answer)


def _record(context: Context, bag: Bag) -> tuple[str, Record, str] | None:
    car = bag.name("cars")
    id = car.id if car else teams.car(context.facts) if bag.noun("cars") else None
    if id is not None:
        return f"cars.{id}", CAR, context.name("cars", id)
    event = held(context, bag)
    return (event.key, ROUND, called(context, event)) if event else None


def chosen(context: Context, bag: Bag) -> Found | None:
    """Is somebody a driver; is a company an official partner."""
    if not bag.asks_whether:
        return None
    name = bag.name("people", "partners")
    if name is None:
        return None
    bag.noun("teams")
    item = bag.take("noun")
    noun = item.value if item else None
    if not isinstance(noun, Noun) or noun.collection != name.collection or noun.option is None:
        return None
    other = bag.name("people")
    if other is not None:
        return _crew(context, bag, name.id, noun, other.id)
    team = bag.name("teams")
    if (team and team.id != teams.ours(context.facts)) or not bag.is_empty:
        return None
    answer = context.facts.answer(f"{name.collection}.{name.id}.{noun.field}")
    if answer is None or answer.value is None:
        return None
    line = f"{context.name(name.collection, name.id)}: {context.shown(answer)}"
    return _verdict(context, answer.value == noun.option, line, answer)


def _crew(context: Context, bag: Bag, person: str, noun: Noun, other: str) -> Found | None:
    """Is somebody the co-driver of somebody else, in the latest entry of the other."""
    seat = folded(noun.option or "").replace(" ", "_")
    year = season_of(bag)
    entries = [
        each for each in context.facts.entries.of_person(other) if year in (None, each.season)
    ]
    if not entries or not bag.is_empty:
        return None
    answer = context.facts.answer(f"entries.{entries[0].id}.{seat}")
    value = getattr(answer.value, "id", None) if answer else None
    if answer is None or value is None or value == other:
        return None
    heading = answer.field.heading(context.lang).lower()
    of = context.say("of", "van")
    round = context.name("rounds", entries[0].round)
    line = f"{heading} {of} {context.name('people', other)} ({round}): {context.shown(answer)}"
    return _verdict(context, value == person, line, answer)


def nationality(context: Context, bag: Bag) -> Found | None:
    """Is somebody French; does somebody come from Lithuania."""
    person, country = bag.name("people"), bag.take("country")
    begins = bag.asks_whether or bag.has("comes")
    bag.op("comes", "from")
    if not begins or person is None or country is None or not bag.is_empty:
        return None
    answer = context.facts.answer(f"people.{person.id}.country")
    if answer is None or answer.value is None:
        return None
    line = f"{context.name('people', person.id)}: {context.shown(answer)}"
    return _verdict(context, answer.value == country.value, line, answer)


def placed(context: Context, bag: Bag) -> Found | None:
    """Did a stage start or end in a place."""
    begins = bag.asks_whether or (bag.items and bag.items[0].kind == "op")
    number = bag.number("stage")
    field = "start_place" if bag.has("start") else "finish_place" if bag.has("end") else None
    if not begins or number is None or field is None or bag.has("which", "where", "when", "who"):
        return None
    bag.op("start", "end")
    place = folded(" ".join(item.text for item in bag.items if item.kind == "other"))
    bag.items = [item for item in bag.items if item.kind != "other"]
    found = stages_of(context, bag)
    known = {folded(str(view.value(name))) for view in found.views for name in _PLACES}
    view = next((each for each in found.views if each.value("number") == number), None)
    answer = view.answer(field) if view else None
    if view is None or answer is None or place not in known or not bag.is_empty:
        return None
    heading = answer.field.heading(context.lang).lower()
    line = f"{context.shown(view.answer('name'))} ({found.about}), {heading}: {answer.value}"
    return _verdict(context, folded(str(answer.value)) == place, line, answer)


_PLACES = ("start_place", "finish_place")
