"""Lists, counts and sums."""

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import (
    Context,
    Found,
    NotAQuery,
    Rows,
    brief,
    label,
    names_in,
    noted,
    number_of,
    reference,
    said,
    size,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rows import rows
from defender_cli.facts.view import View
from defender_cli.i18n.messages import WORDS
from defender_cli.schema import Field
from defender_cli.schema.results import STAGE
from defender_cli.schema.team import EVENT_CAREER
from defender_cli.schema.types import Reference


def listing(context: Context, bag: Bag) -> Found | None:
    """Which stages did somebody win; who are the drivers; the rounds of a season."""
    plural = any(item.is_plural for item in bag.items if item.kind == "noun")
    races = any(item.kind == "op" and item.text.endswith(("s", "en")) for item in bag.items)
    if bag.asks_whether or not (plural or (bag.has("race") and races)):
        return None
    if not bag.op("which", "who", "list") and len(bag.items) > 3:
        return None
    found = rows(context, bag)
    bag.op("comes")
    if not bag.is_empty or not found.views:
        return None
    columns = found.columns or _columns(found.views[0])
    lines = [said(context, view, columns) for view in found.views]
    return Found(context.facts, tuple(lines), found.command, found.sources, about=found.about)


def _columns(view: View) -> tuple[str, ...]:
    return tuple(name for name, field in view.fields.items() if field.column)


def count(context: Context, bag: Bag) -> Found | None:
    """How many of them there are, and which."""
    if not bag.has("count") or bag.has("days", "until", "points"):
        return None
    bag.op("count")
    if career := career_of(context, bag.copy()):
        return career
    people = [item.value for item in bag.items if item.kind == "name"]
    overall = bag.op("total") or (
        any(item.kind == "name" and getattr(item.value, "collection", "") == "events"
            for item in bag.items) and not any(item.kind == "year" for item in bag.items)
    )  # fmt: skip
    found = rows(context, bag)
    bag.op("comes")
    if not bag.is_empty or not found.views:
        return None
    if not found.rests_on and (stated := _stated(context, found)):
        return stated
    number = number_of(found.views)
    about = f" ({found.about})" if found.about else ""
    line = f"{number} {_noun(context, found, number)}{about}: {names_in(context, found.views)}"
    lines = [line]
    for person in people:
        if getattr(person, "collection", "") == "people" and "winner" in found.rests_on:
            lines += _in_all(context, found, getattr(person, "id", ""))
    if overall and len(lines) > 1:
        lines.reverse()
    return Found(context.facts, tuple(lines), found.command, found.sources,
                 value=number if lines[0] == line else None)  # fmt: skip


def _stated(context: Context, found: Rows) -> Found | None:
    """Return the number of all stages or rounds as stated: not all need be on file."""
    key = found.views[0].key
    if key.startswith("stages."):
        keys = [f"rounds.{reference(found.views[0], 'round')}.stages_count"]
    elif key.startswith("rounds."):
        keys = [f"seasons.{season}.rounds_count" for season in found.about.split(", ")]
    else:
        return None
    answers = [context.facts.answer(each) for each in keys]
    if len(answers) != 1 or answers[0] is None:
        raise NotAQuery
    answer = answers[0]
    word = answer.field.heading(context.lang).lower()
    line = f"{noted(context, answer)} {word} ({found.about})"
    return Found(context.facts, (line,), f"defender get {answer.key}", answer.sources, answer.key,
                 answer.value)  # fmt: skip


def _in_all(context: Context, found: Rows, person: str) -> list[str]:
    """Return the stages somebody has won in all runnings of the event, if that is on file."""
    round = reference(found.views[0], "round")
    event = context.facts.answer(f"rounds.{round}.event")
    id = event.value.id if event and isinstance(event.value, Reference) else ""
    answer = context.facts.answer(f"people.{person}.career.{id}.stage_wins")
    if answer is None:
        return []
    every = context.say("all editions", "alle edities")
    rally = context.name("events", id)
    return [
        f"{rally}, {every}: {answer.field.heading(context.lang).lower()} {noted(context, answer)}"
    ]


def _noun(context: Context, found: Rows, number: int) -> str:
    text = found.heading
    said = WORDS.get(text.en, text)
    noun = said.in_language(context.lang)
    if text.en in WORDS and number != 1:
        noun += "s"
    return noun if noun.isupper() else noun[:1].lower() + noun[1:]


def career_of(context: Context, bag: Bag) -> Found | None:
    """How many times somebody has won a rally or started in it; which years those were."""
    event, person = bag.name("events"), bag.name("people")
    if event is None or person is None or bag.noun("stages") or bag.asks_whether:
        return None
    which = bag.op("which")
    if bag.op("win"):
        field: Field | None = EVENT_CAREER.fields["wins"]
        if bag.op("years"):
            field = next(f for f in EVENT_CAREER.fields.values() if f.many)
    elif bag.op("driven", "start"):
        field = EVENT_CAREER.fields["starts"]
    else:
        field = bag.field(EVENT_CAREER, phrases)
    if field is None or not bag.is_empty or which != field.many:
        return None
    key = f"people.{person.id}.career.{event.id}.{field.name}"
    answer = context.facts.answer(key)
    if answer is None or not isinstance(answer.value, int | tuple):
        raise NotAQuery
    name, rally = context.name("people", person.id), context.name("events", event.id)
    line = f"{name}, {rally}: {field.heading(context.lang).lower()}: {noted(context, answer)}"
    return Found(context.facts, (line,), f"defender get {key}", answer.sources, key, answer.value)


def started(context: Context, bag: Bag) -> Found | None:
    """Which runnings of a rally somebody has started in, of those on file."""
    if not bag.op("which") or not bag.op("driven", "start"):
        return None
    event, person = bag.name("events"), bag.name("people")
    if event is None or person is None or not bag.is_empty:
        return None
    facts = context.facts
    runnings = {each.id for each in facts.calendar.all if each.event == event.id}
    found = [each for each in facts.entries.of_person(person.id) if each.round in runnings]
    views = [brief(facts, f"entries.{each.id}") for each in found]
    lines = tuple(said(context, view, ("round", "vehicle", "status", "position")) for view in views)
    if not lines:
        return None
    command = f"defender drivers {person.id}"
    return Found(facts, lines, command, sources_of(views, ("round", "driver", "co_driver")))


def total(context: Context, bag: Bag) -> Found | None:
    """The sum of a measure of some stages; of all of a round's, what is stated of the round."""
    if not bag.op("total") or bag.asks_whether:
        return None
    bag.op("which", "count", "list")
    unit = bag.take("unit")
    field = bag.field(STAGE, phrases)
    if field is None or field.unit is None or (unit and unit.value != field.unit):
        return None
    if not any(item.kind == "noun" for item in bag.items):
        return None
    found = rows(context, bag)
    if not bag.is_empty or not found.views or not found.views[0].key.startswith("stages."):
        return None
    if not found.rests_on:
        key = f"rounds.{reference(found.views[0], 'round')}.{field.name}"
        answer = context.facts.answer(key)
        if answer is None:
            return None
        heading = field.heading(context.lang)
        line = f"{heading} ({found.about}): {noted(context, answer)}"
        return Found(context.facts, (line,), f"defender get {key}", answer.sources, key,
                     answer.value)  # fmt: skip
    sizes = [size(view, field) for view in found.views]
    if not all(sizes):
        return None
    number = int(sum(sizes)) if sum(sizes) == int(sum(sizes)) else sum(sizes)
    listed = ", ".join(
        f"{label(context, view)} {noted(context, view.answer(field.name))}" for view in found.views
    )
    line = f"{number} {field.unit} ({found.about}): {listed}"
    return Found(context.facts, (line,), found.command, sources_of(found.views, (field.name,)),
                 value=number, unit=field.unit)  # fmt: skip
