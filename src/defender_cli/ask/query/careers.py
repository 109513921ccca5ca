"""What somebody has won and started over the years, and who won most."""

from collections import Counter

from defender_cli.ask.query.bag import Bag, Name, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    NotAQuery,
    brief,
    noted,
    reference,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing, refers
from defender_cli.ask.query.tables import NOT_STARTED, stages_of
from defender_cli.facts.view import View
from defender_cli.lookup import teams
from defender_cli.schema import Field
from defender_cli.schema.results import ENTRY
from defender_cli.schema.team import EVENT_CAREER


def career_of(context: Context, bag: Bag) -> Found | None:
    """How many times somebody has won a rally or started in it; which years those were."""
    event, person = bag.name("events"), bag.name("people")
    if event is None or person is None or bag.noun("stages") or bag.asks_whether:
        return None
    which = bag.op("which")
    field: Field | None = None
    if bag.op("when"):
        return _won_when(context, bag, person, event)
    if bag.op("win"):
        field = EVENT_CAREER.fields["wins"]
        if bag.op("years"):
            field = next(f for f in EVENT_CAREER.fields.values() if f.many)
    elif bag.op("driven", "start"):
        field = EVENT_CAREER.fields["starts"]
    else:
        names = ((phrase, f) for f in EVENT_CAREER.fields.values() for phrase in phrases(f))
        field = bag.phrase(dict(reversed(list(names))))
    if field is None or not bag.is_empty or which != field.many:
        return None
    key = f"people.{person.id}.career.{event.id}.{field.name}"
    answer = context.facts.answer(key)
    if answer is None or not isinstance(answer.value, int | tuple):
        raise NotAQuery
    name, rally = context.name("people", person.id), context.name("events", event.id)
    line = f"{name}, {rally}: {field.heading(context.lang).lower()}: {noted(context, answer)}"
    return Found(context.facts, (line,), f"defender get {key}", answer.sources, key, answer.value)


def _won_when(context: Context, bag: Bag, person: Name, event: Name) -> Found | None:
    """In which year somebody won a rally: the first or last time, or every time.

    Raises:
        Nothing: no win is on file.
    """
    first, last = bag.op("first"), bag.op("last")
    bag.op("last_for", "times", "overall")
    if not bag.op("win") or not bag.is_empty:
        return None
    name, rally = context.name("people", person.id), context.name("events", event.id)
    at = f"people.{person.id}.career.{event.id}"
    answer = context.facts.answer(f"{at}.win_years")
    if answer is None or not isinstance(answer.value, tuple):
        raise nothing(f"no win of {name} in the {rally} is on file",
                      f"van {name} staat geen zege in de {rally} in de feiten",
                      *context.near(f"{at}.wins", f"{at}.stage_wins"))  # fmt: skip
    years = sorted(int(str(each)) for each in answer.value)
    said = years[:1] if first else years[-1:] if last else years
    heading = answer.field.heading(context.lang).lower()
    line = f"{name}, {rally}: {', '.join(map(str, said))} ({heading}: {context.shown(answer)})"
    line = line if first or last else f"{name}, {rally}: {heading}: {noted(context, answer)}"
    return Found(context.facts, (line,), f"defender get {answer.key}", answer.sources, answer.key,
                 said[0] if len(said) == 1 else answer.value)  # fmt: skip


def entered_with(context: Context, bag: Bag) -> Found | None:
    """With which cars or which people somebody has started, and in which years."""
    plural = next((item for item in bag.items if item.kind == "noun" and item.is_plural), None)
    asked = ""
    if bag.has("navigates") and bag.has("who"):
        asked = "co_driver"
    elif plural is not None and isinstance(plural.value, Noun):
        seat = (plural.value.option or "").replace("-", "_")
        asked = "vehicle" if plural.value.collection == "cars" else seat
    if asked not in ENTRY.fields or any(item.kind == "year" for item in bag.items):
        return None
    if bag.asks_whether or not bag.op("which", "who", "list"):
        return None
    bag.take("noun", lambda item: item is plural)
    bag.op("navigates", "driven", "drives")
    person, event = bag.name("people"), bag.name("events")
    if person is None or not bag.is_empty:
        return None
    facts = context.facts
    meant = {
        each.id: each for each in facts.calendar.all if event is None or each.event == event.id
    }
    views: dict[str, list[View]] = {}
    for entry in facts.entries.of_person(person.id):
        view = brief(facts, f"entries.{entry.id}")
        value = refers(view, asked) or (refers(view, "car") if asked == "vehicle" else "")
        with_other = entry.driver == person.id or asked == "vehicle"
        is_start = view.value("status") not in NOT_STARTED
        if entry.round in meant and value and with_other and is_start:
            views.setdefault(value, []).append(view)
    if not views:
        return None
    lines = tuple(
        f"{value}: {', '.join(called_at(context, v) for v in found)}"
        for value, found in views.items()
    )
    sources = sources_of([v for each in views.values() for v in each], (asked,))
    return Found(facts, lines, f"defender drivers {person.id}", sources,
                 about=context.name("people", person.id))  # fmt: skip


def called_at(context: Context, entry: View) -> str:
    return context.name("rounds", reference(entry, "round") or "")


def most(context: Context, bag: Bag) -> Found | None:
    """Who won the most stages or rallies; which drivers won stages."""
    is_most = bag.op("most")
    if not (bag.op("who") or bag.op("which") and bag.noun("people")) or not bag.op("win"):
        return None
    bag.noun("people")
    stages = bag.noun("stages")
    if stages is None:
        return _most_wins(context, bag) if is_most else None
    if not (is_most or (stages.is_plural and not bag.has("list", "which"))):
        return None
    found = stages_of(context, bag)
    if bag.name("teams") is not None:
        ours = teams.ours(context.facts)
        drivers = {e.driver for e in context.facts.entries if e.team == ours}
    else:
        drivers = set()
    if not bag.is_empty:
        return None
    winners = Counter(
        winner
        for view in found.views
        if view.value("number") != 0 and (winner := reference(view, "winner"))
        if not drivers or winner in drivers
    )
    word = context.say("stages won", "gewonnen etappes")
    return _tallied(context, winners, f"{found.about}, {word}", found.command,
                    sources_of(found.views, ("winner",)))  # fmt: skip


def _most_wins(context: Context, bag: Bag) -> Found | None:
    event = bag.name("events")
    if event is None or not bag.is_empty:
        return None
    wins: Counter[str] = Counter()
    sources: dict[str, None] = {}
    for id in context.facts.ids("people"):
        answer = context.facts.answer(f"people.{id}.career.{event.id}.wins")
        if answer and isinstance(answer.value, int):
            wins[id] = answer.value
            sources |= dict.fromkeys(answer.sources)
    heading = EVENT_CAREER.fields["wins"].heading(context.lang).lower()
    about = f"{context.name('events', event.id)}, {heading}"
    return _tallied(context, wins, about, "defender drivers", tuple(sources))


def _tallied(
    context: Context, tally: Counter[str], about: str, command: str, sources: tuple[str, ...]
) -> Found | None:
    ranked = tally.most_common()
    if not ranked:
        return None
    counts = ", ".join(f"{context.name('people', id)} {number}" for id, number in ranked)
    return Found(context.facts, (f"{about}: {counts}",), command, sources, value=ranked[0][1])
