"""How long: days of a round, between two, until one; ages."""

from datetime import date

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import (
    Context,
    Found,
    noted,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.moments import ranked_round
from defender_cli.ask.query.rounds_named import (
    called,
    events_named,
    held,
    running,
    season_of,
)
from defender_cli.facts.view import View
from defender_cli.schema.season import ROUND
from defender_cli.schema.team import EVENT_CAREER


def age(context: Context, bag: Bag) -> Found | None:
    """How old somebody was or will be on a day, or when a round began.

    Raises:
        Nothing: the day is not told.
    """
    if bag.asks_whether or not bag.op("old"):
        return None
    item, person = bag.take("date"), bag.name("people")
    born = context.facts.answer(f"people.{person.id}.born") if person else None
    if person is None or born is None or not isinstance(born.value, date):
        return None
    bag.op("win", "start", "end", "when", "driven")
    event = next(events_named(bag), None)
    year = next((int(str(each.value)) for each in bag.items if each.kind == "year"), None)
    if event is None and year is None and item is None:
        if bag.items and all(each.kind == "other" for each in bag.items):
            raise nothing("whose age is asked is not on file",
                          "wiens leeftijd gevraagd wordt staat niet in de feiten",
                          *context.near(born.key))  # fmt: skip
        if bag.is_past and not bag.has("now"):
            raise nothing("the question does not say when", "de vraag zegt niet wanneer",
                          *context.near(born.key))  # fmt: skip
        return None
    bag.phrase(dict.fromkeys(phrases(EVENT_CAREER.fields["wins"]), True))
    view = held(context, bag) if event else None
    day = item.value if item else view.value("start") if view else None
    if event is None and item is None:
        bag.number("year")
    if not bag.is_empty or (view is not None and not isinstance(day, date)):
        return None
    name, said = context.name("people", person.id), context.say("born", "geboren")
    if isinstance(day, date):
        when, years = (
            f"{called(context, view)}, {day}" if view else str(day),
            str(_age(born.value, day)),
        )
    else:
        assert year is not None
        ages = sorted({_age(born.value, date(year, *each)) for each in ((1, 1), (12, 31))})
        when, years = str(year), context.say(" or ", " of ").join(map(str, ages))
    line = f"{name}: {years} ({when}; {said} {context.shown(born)})"
    return Found(context.facts, (line,), f"defender get {born.key}", born.sources, None, years)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def days(context: Context, bag: Bag) -> Found | None:
    """How many days a round lasts, lie between two, or are left until one."""
    if not bag.has("days", "how_long", "until") or not bag.has("count", "between", "how_long"):
        return None
    how_long = bag.has("how_long")
    bag.op("days", "count", "how_long", "comes", "left")
    if bag.op("until"):
        return _until(context, bag)
    between = bag.op("between")
    lasts = bag.op("last_for")
    ends = bag.op("start") and bag.op("end")
    named = list(dict.fromkeys(each.id for each in events_named(bag)))
    if between and len(named) == 2:
        return _between(context, bag, named)
    one = _round(context, bag)
    if one is None or not bag.is_empty:
        return None
    if lasts or how_long or (between and ends):
        return _length(context, one, inclusive=not ends, whole=how_long and not lasts)
    return None


def _round(context: Context, bag: Bag) -> View | None:
    # "Portugal round", "rally in Portugal"
    bag.noun("rounds")
    bag.op("race")
    return held(context, bag)


def _until(context: Context, bag: Bag) -> Found | None:
    view = ranked_round(context, bag) if bag.has("next") else _round(context, bag)
    bag.op("start", "from")
    day, start = bag.take("date"), view.value("start") if view else None
    if view and day and isinstance(day.value, date) and isinstance(start, date) and bag.is_empty:
        number = (start - day.value).days
        line = f"{number} {context.say('days', 'dagen')}: {day.value} – {start}"
        return Found(context.facts, (f"{line} ({called(context, view)})",), "defender schedule",
                     sources_of([view], ["start"]), value=number, unit="days")  # fmt: skip
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


def _between(context: Context, bag: Bag, events: list[str]) -> Found | None:
    """Return the days between two events of a season: that named, else the last with both."""
    years = [item.value for item in bag.items if item.kind == "year"]
    while bag.name("events") or bag.number("year") or bag.op("race") or bag.noun("rounds"):
        pass
    season_of(bag)
    calendar = context.facts.calendar
    shared = [
        season
        for season in calendar.seasons
        if {*events} <= {each.event for each in calendar.of(season)}
        and (not years or season in years)
    ]
    if not bag.is_empty or not (shared or len(years) == 2):
        return None
    of = years if len(years) == 2 else [shared[-1]] * 2
    pair = [
        running(context, bag, event, int(str(year))) for event, year in zip(events, of, strict=True)
    ]
    first, second = sorted(pair, key=lambda view: str(view.value("start")))
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


def _length(context: Context, view: View, inclusive: bool, whole: bool) -> Found | None:
    """Return how many days a round lasts; for the `whole` length its distances as well."""
    start, end = view.value("start"), view.value("end")
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    number = (end - start).days + inclusive
    lines = [f"{number} {context.say('days', 'dagen')}: {called(context, view)}, {start} – {end}"]
    names = [name for name in ("distance", "special") if whole and view.answer(name)]
    lines += [
        f"{ROUND.fields[name].heading(context.lang)}: {noted(context, view.answer(name))}"
        for name in names
    ]
    sources = sources_of([view], ["start", "end", *names])
    return Found(context.facts, tuple(lines), f"defender schedule {view.id}", sources,
                 value=number, unit="days")  # fmt: skip
