"""Whether somebody won; whether there are so many; whether a stage was one of a kind."""

from defender_cli.ask.query.bag import Bag, Item, Name
from defender_cli.ask.query.found import Context, Found, reference
from defender_cli.ask.query.lists import count
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.tables import called, crews, held, our_team, stages_of
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup import rounds
from defender_cli.lookup.names import folded
from defender_cli.schema import Field
from defender_cli.schema.types import Text


def verdict(
    context: Context, is_so: bool, line: str, answer: Answer, command: str | None = None
) -> Found:
    note = f" ({answer.note.in_language(context.lang)})" if answer.note else ""
    return Found(
        context.facts,
        (f"{context.yes_no(is_so)}: {line}{note}",),
        command or f"defender get {answer.key}",
        answer.sources,
        answer.key,
        is_so,
    )


def won(context: Context, bag: Bag) -> Found | None:
    """Did somebody, or the team, win a stage, a rally, or ever win one."""
    if not bag.asks_whether or not bag.op("win") or bag.has("who", "which", "count", "more"):
        return None
    person = bag.name("people")
    team = person is None and our_team(context, bag)
    number = bag.number("stage")
    if number is not None or any(item.kind in ("flag", "date") for item in bag.items):
        return _won_stage(context, bag, person, number) if person else None
    if person is not None and bag.noun("stages"):
        return _has_won(context, bag, person, "stage_wins")
    if person is not None and not any(item.kind == "year" for item in bag.items):
        return _has_won(context, bag, person, "wins")
    overall = bag.op("overall")
    event = held(context, bag, rounds.latest_with_result)
    if event is None:
        return None
    if person and not overall and bag.is_empty and (so := _won_in(context, person, event)):
        return so
    category = context.facts.answer(f"results.{event.id}.category")
    named = of_category(bag, context.shown(category)) if category else False
    field = "winner" if (person or team) and not overall else "overall_winner"
    answer = context.facts.answer(f"results.{event.id}.{field}")
    where = called(context, event)
    if answer is None or answer.value is None:
        raise nothing(f"who won {where} is not on file", f"wie {where} won staat niet in de feiten")
    if person or team:
        drivers = [person.id] if person else [each.driver for each in crews(context, event.id)]
        names = [context.name("people", each) for each in drivers if each]
        is_so: bool | None = context.shown(answer) in names
    else:
        is_so = None if named else _is_called(context, bag, event, answer)
    if is_so is None or not bag.is_empty:
        return None
    of = f" ({context.shown(category)})" if field == "winner" and category else ""
    line = f"{context.shown(answer)} won {where}{of}"
    return verdict(context, is_so, line, answer, f"defender results {event.id}")


def _won_in(context: Context, person: Name, event: View) -> Found | None:
    """Whether a year is among those in which somebody won a rally, where these are on file."""
    rally, year = reference(event, "event"), event.value("season")
    answer = context.facts.answer(f"people.{person.id}.career.{rally}.win_years")
    if answer is None or not isinstance(answer.value, tuple):
        return None
    if context.facts.answer(f"results.{event.id}.winner"):
        return None
    heading = answer.field.heading(context.lang).lower()
    line = f"{context.name('people', person.id)}, {context.name('events', rally or '')}, {heading}"
    return verdict(context, year in answer.value, f"{line}: {context.shown(answer)}", answer)


def _is_called(context: Context, bag: Bag, event: View, answer: Answer) -> bool | None:
    """Return whether the other words name the winner; None if nobody placed is called so."""
    said = {word for item in bag.items if item.kind == "other" for word in item.text.split()}
    bag.items = [item for item in bag.items if item.kind != "other"]
    if said and said <= set(folded(str(answer.value)).split()):
        return True
    views = context.facts.views(f"results.{event.id}.overall")
    placed = {word for view in views for word in folded(str(view.value("driver"))).split()}
    return False if said and said <= placed else None


def reference_of(answer: Answer) -> str | None:
    return getattr(answer.value, "id", None)


def _has_won(context: Context, bag: Bag, person: Name, field: str) -> Found | None:
    """Has somebody ever won a rally, or a stage of one."""
    facts = context.facts
    event = bag.name("events")
    bag.op("race")
    if event is None and field == "wins":
        return None
    events = [event.id] if event else facts.ids("events")
    answers = (facts.answer(f"people.{person.id}.career.{id}.{field}") for id in events)
    answer = next((each for each in answers if each), None)
    if answer is None or not bag.is_empty or not isinstance(answer.value, int):
        return None
    rally = context.name("events", answer.key.split(".")[3])
    heading = answer.field.heading(context.lang).lower()
    line = f"{context.name('people', person.id)}, {rally}, {heading}: {context.shown(answer)}"
    return verdict(context, answer.value > 0, line, answer)


def _won_stage(context: Context, bag: Bag, person: Name, number: int | None) -> Found | None:
    flag = bag.take("flag")
    date = bag.take("date")
    bag.noun("stages")
    found = stages_of(context, bag)
    if number is not None:
        kept = [view for view in found.views if view.value("number") == number]
    elif date is not None:
        kept = [view for view in found.views if str(view.value("date")) == str(date.value)]
    else:
        # A stage without a number goes by its name: the prologue.
        said = flag.text if flag else ""
        kept = [view for view in found.views if said in _stage_names(view)]
    if len(kept) != 1 or not bag.is_empty:
        return None
    view = kept[0]
    answer = view.answer("winner")
    if answer is None or answer.value is None:
        return None
    where = f"{context.shown(view.answer('name'))} ({found.about})"
    line = f"{context.shown(answer)} won {where[:1].lower()}{where[1:]}"
    command = f"defender results {reference(view, 'round')} {view.value('number')}"
    return verdict(context, reference_of(answer) == person.id, line, answer, command)


def _stage_names(view: View) -> set[str]:
    name = view.value("name")
    return {folded(name.en), folded(name.nl)} if isinstance(name, Text) else set()


def counted(context: Context, bag: Bag) -> Found | None:
    """Are there as many of something as the question says."""
    item = bag.take("number")
    if not bag.asks_whether or item is None or bag.has("more", "fewer", "than", "lead"):
        return None
    bag.op("times")
    bag.items.append(Item("op", frozenset(["count"]), ""))
    bag.asks_whether = False
    found = count(context, bag)
    if found is None or not isinstance(found.value, int):
        return None
    is_so = found.value == item.value
    line = f"{context.yes_no(is_so)}: {found.lines[0]}"
    return Found(context.facts, (line,), found.command, found.sources, found.key, is_so)


def flag(context: Context, bag: Bag) -> Found | None:
    """Is a car road legal; did a round have a prologue; was a stage a 1-2-3."""
    if not bag.asks_whether:
        return None
    item, number = bag.take("flag"), bag.number("stage")
    our_team(context, bag)
    if item is None or not isinstance(item.value, Field):
        return None
    bag.op("win", "end")
    if number is not None:
        found = stages_of(context, bag)
        view = next((each for each in found.views if each.value("number") == number), None)
        name = f"{context.shown(view.answer('name'))} ({found.about})" if view else ""
    else:
        view = held(context, bag)
        name = called(context, view) if view else ""
    answer = view.answer(item.value.name) if view else None
    if answer is None or not bag.is_empty or not isinstance(answer.value, bool):
        return None
    heading = answer.field.heading(context.lang)
    heading = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return verdict(context, answer.value, f"{name}, {heading}: {context.shown(answer)}", answer)
