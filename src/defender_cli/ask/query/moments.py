"""The next, the running and the last round; who leads; how many days between two of them."""

from datetime import date

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import Context, Found, Nothing, noted, reference, said, sources_of
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rows import called, held, season_of, stages_of
from defender_cli.ask.query.words import stems
from defender_cli.facts.view import View
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup import rounds, seasons
from defender_cli.schema.team import PERSON

SHOWN = ("number", "name", "country", "start", "end", "status")


def moment(context: Context, bag: Bag) -> Found | None:
    """The next, current, last or first round; the round after or before another."""
    if bag.asks_whether or bag.has("days", "win"):
        return None
    asks_next = bag.has("next")
    if bag.op("when", "where"):
        bag.op("start", "end")
    bag.op("which", "who", "list")
    view = _beside(context, bag) or _ranked(context, bag)
    bag.op("comes")
    if view is None or not bag.is_empty:
        return None
    command = f"defender schedule {view.id}"
    views = [view, *(_following(context, view) if asks_next else ())]
    lines = tuple(said(context, each, SHOWN) for each in views)
    return Found(context.facts, lines, command, sources_of([view], SHOWN), view.key, view.id)


def _following(context: Context, view: View) -> list[View]:
    """Return the round after one that is running: "the next" can mean either."""
    if view.value("status") != "running":
        return []
    ids = [each.id for each in context.facts.calendar.rounds]
    after = ids[ids.index(view.id) + 1 :][:1]
    return [context.facts.view(f"rounds.{id}") for id in after]


def _beside(context: Context, bag: Bag) -> View | None:
    """Return the round that comes after or before the one named."""
    step = 1 if bag.has("after") else -1 if bag.has("before") else 0
    if not step or not (bag.noun("rounds") or bag.op("race")):
        return None
    bag.op("after", "before")
    named = held(context, bag)
    season = named.value("season") if named else None
    if named is None or not isinstance(season, int):
        return None
    ids = [each.id for each in context.facts.calendar.of(season)]
    at = ids.index(named.id) + step if named.id in ids else -1
    return context.facts.view(f"rounds.{ids[at]}") if 0 <= at < len(ids) else None


_RANKS = ("next", "now", "first", "last", "previous")


def _ranked(context: Context, bag: Bag) -> View | None:
    """Return the next, running, last or first round."""
    facts = context.facts
    word = next((each for each in _RANKS if bag.has(each)), None)
    if word is None:
        return None
    bag.op(word)
    noun = bag.noun("rounds")
    if not (noun or bag.has("race")) or (noun and noun.is_plural):
        return None
    bag.op("race")
    in_season = bag.has("season") or any(item.kind == "year" for item in bag.items)
    year = season_of(bag)
    calendar = facts.calendar
    if word == "next":
        found_next = rounds.next_round(facts)
        if found_next is None and year is None and bag.is_idle:
            raise Nothing(NO_LATER_ROUND)
        return found_next if year is None else None
    if in_season and word in ("first", "last"):
        begun = [each for each in calendar.seasons if calendar.place(each) <= 0]
        season = seasons.latest_with(facts, year, calendar.seasons if year else begun)
        found = list(calendar.of(season)) if season else []
    elif word == "now" and year is None:
        found = [e for e in calendar.rounds if e.start and e.end and e.start <= facts.day <= e.end]
    elif word in ("last", "previous") and year is None:
        found = [each for each in calendar.rounds if each.start and each.start <= facts.day]
    else:
        return None
    return facts.view(f"rounds.{found[0 if word == 'first' else -1].id}") if found else None


def leader(context: Context, bag: Bag) -> Found | None:
    """Who leads the championship, and after which round."""
    if not (bag.op("who") or bag.op("which") and bag.noun("people")) or not bag.has("lead"):
        return None
    bag.op("lead", "comes")
    bag.noun("rounds")
    if not bag.has("championship", "season"):
        return None
    year = season_of(bag)
    if not bag.is_empty:
        return None
    facts = context.facts
    for running in reversed(facts.calendar.rounds):
        places = facts.views(f"results.{running.id}.standings")
        if places and year in (None, running.season):
            ranked = sorted(places, key=lambda view: str(view.value("position")).zfill(3))
            points = context.say("points", "punten")
            listed = ", ".join(
                f"{context.name('people', view.id)} {view.value('points')}" for view in ranked
            )
            after = context.say("after", "na")
            name, round = context.name("people", ranked[0].id), context.name("rounds", running.id)
            line = f"{name} ({after} {round}; {points}: {listed})"
            key = f"{ranked[0].key}.points"
            sources = sources_of(ranked[:1], ("position", "points"))
            command = f"defender standings --season {running.season}"
            return Found(
                context.facts, (line,), command, sources, key, context.name("people", ranked[0].id)
            )
    return None


def points(context: Context, bag: Bag) -> Found | None:
    """How many points somebody has, and after which round."""
    person = bag.name("people")
    if person is None or not bag.op("points") or not bag.op("count", "which", "list"):
        return None
    bag.op("championship", "comes")
    year = season_of(bag)
    if not bag.is_empty:
        return None
    for running in reversed(context.facts.calendar.rounds):
        answer = context.facts.answer(f"results.{running.id}.standings.{person.id}.points")
        if answer and year in (None, running.season):
            after = context.say("after", "na")
            line = (
                f"{context.name('people', person.id)}: {context.shown(answer)} "
                f"{context.say('points', 'punten')} "
                f"({after} {context.name('rounds', running.id)})"
            )
            command = f"defender standings --season {running.season}"
            return Found(context.facts, (line,), command, answer.sources, answer.key, answer.value)
    return None


def days(context: Context, bag: Bag) -> Found | None:
    """How many days a round lasts, lie between two, or are left until one."""
    if not bag.has("days", "how_long") or not bag.has("count", "between", "how_long"):
        return None
    bag.op("days", "count", "how_long", "comes")
    if bag.op("until"):
        return _until(context, bag)
    between = bag.op("between")
    lasts = bag.op("last_for")
    ends = bag.op("start") and bag.op("end")
    one = _round(context, bag)
    if one is None:
        return None
    other = _round(context, bag) if any(i.kind == "name" for i in bag.items) else None
    if not bag.is_empty:
        return None
    if between and other is not None and not ends:
        return _between(context, one, other)
    if other is None and (lasts or (between and ends)):
        return _length(context, one, inclusive=not ends)
    return None


def _round(context: Context, bag: Bag) -> View | None:
    # "Portugal round", "rally in Portugal"
    bag.noun("rounds")
    bag.op("race")
    return held(context, bag, rounds.running_or_next)


def _until(context: Context, bag: Bag) -> Found | None:
    view = _ranked(context, bag) if bag.has("next") else _round(context, bag)
    bag.op("start")
    answer = view.answer("days_to_go") if view else None
    if view is None or answer is None or not bag.is_empty:
        return None
    word = context.say("days until", "dagen tot")
    line = f"{answer.value} {word} {called(context, view)} ({context.shown(view.answer('start'))})"
    return Found(
        context.facts,
        (line,),
        f"defender get {answer.key}",
        answer.sources,
        answer.key,
        answer.value,
    )


def _between(context: Context, one: View, other: View) -> Found | None:
    first, second = sorted((one, other), key=lambda view: str(view.value("start")))
    end, start = first.value("end"), second.value("start")
    if not isinstance(end, date) or not isinstance(start, date) or start < end:
        return None
    number = (start - end).days
    line = context.say(
        f"{number} days from the end of {called(context, first)} ({end}) "
        f"to the start of {called(context, second)} ({start})",
        f"{number} dagen van het einde van {called(context, first)} ({end}) "
        f"tot de start van {called(context, second)} ({start})",
    )
    sources = dict.fromkeys((*sources_of([first], ["end"]), *sources_of([second], ["start"])))
    return Found(context.facts, (line,), "defender schedule", tuple(sources),
                 value=number, unit="days")  # fmt: skip


def _length(context: Context, view: View, inclusive: bool) -> Found | None:
    start, end = view.value("start"), view.value("end")
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    number = (end - start).days + inclusive
    word = context.say("days", "dagen")
    line = f"{number} {word}: {called(context, view)}, {start} – {end}"
    return Found(context.facts, (line,), f"defender schedule {view.id}",
                 sources_of([view], ["start", "end"]), value=number, unit="days")  # fmt: skip


def dates(context: Context, bag: Bag) -> Found | None:
    """When a round starts or ends."""
    if not bag.op("when"):
        return None
    starts, ends = bag.op("start"), bag.op("end")
    dated = any(item.kind == "year" for item in bag.items)
    view = held(context, bag, rounds.running_or_next)
    bag.op("comes")
    if view is None or not bag.is_empty:
        return None
    others = [e for e in context.facts.calendar.rounds if e.event == reference(view, "event")]
    if not dated and len(others) > 1:
        # With several years on file the words would have to say which is meant.
        return None
    names = ("start",) if starts else ("end",) if ends else ("start", "end")
    answers = [answer for name in names if (answer := view.answer(name))]
    if len(answers) < len(names):
        return None
    listed = ", ".join(
        f"{each.field.heading(context.lang).lower()} {noted(context, each)}" for each in answers
    )
    line = f"{called(context, view)}: {listed}"
    key, value = answers[0].key, answers[0].value if len(answers) == 1 else None
    command = f"defender get {key}" if len(answers) == 1 else f"defender schedule {view.id}"
    return Found(context.facts, (line,), command, answers[0].sources, key, value)


def winner(context: Context, bag: Bag) -> Found | None:
    """Who won the first or the last stage of a round."""
    if bag.asks_whether or not bag.op("who") or not bag.op("win") or not bag.has("first", "last"):
        return None
    last = bag.has("last")
    bag.op("first", "last", "last_for")
    if not bag.noun("stages"):
        return None
    found = stages_of(context, bag)
    views = [view for view in found.views if view.value("number") != 0]
    if not bag.is_empty or not views:
        return None
    view = views[-1 if last else 0]
    answer = view.answer("winner")
    if answer is None or reference(view, "winner") is None:
        return None
    line = f"{context.shown(view.answer('name'))}, {found.about}: {context.shown(answer)}"
    return Found(context.facts, (line,), f"defender get {answer.key}", answer.sources, answer.key,
                 context.shown(answer))  # fmt: skip


def start_number(context: Context, bag: Bag) -> Found | None:
    """The number on somebody's car."""
    person = bag.name("people")
    if person is None or bag.asks_whether:
        return None
    bag.op("which")
    # "start number": what begins is an operator elsewhere.
    words = [word for item in bag.items for word in item.text.split()]
    field = PERSON.fields["number"]
    if not any(stems(words, lang) in phrases(field) for lang in ("en", "nl")):
        return None
    key = f"people.{person.id}.{field.name}"
    answer = context.facts.answer(key)
    if answer is None:
        return None
    name, heading = context.name("people", person.id), field.heading(context.lang).lower()
    line = f"{name}: {heading} {noted(context, answer)}"
    return Found(
        context.facts, (line,), f"defender get {key}", answer.sources, answer.key, answer.value
    )
