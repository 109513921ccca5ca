"""The clock: next, running and last rounds, dates, days between, ages."""

from defender_cli.ask.query.bag import Bag, Item
from defender_cli.ask.query.found import (
    Context,
    Found,
    Nothing,
    said,
    sources_of,
)
from defender_cli.ask.query.rounds_named import (
    events_named,
    held,
    season_of,
)
from defender_cli.facts.view import View
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup import rounds, seasons

SHOWN = ("number", "name", "country", "start", "end", "status")


def moment(context: Context, bag: Bag) -> Found | None:
    """The next, current, last or first round; the round after or before another."""
    if bag.asks_whether or bag.has("days", "win", "count", "difference") or bag.has("until"):
        return None
    asks_next = bag.has("next")
    if bag.op("when", "where"):
        bag.op("start", "end")
    if bag.has("ago") and bag.op("ago", "end", "over"):
        bag.items.append(Item("op", frozenset(["previous"]), ""))
    bag.op("which", "who", "list")
    view = _beside(context, bag) or ranked_round(context, bag)
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
    named = held(context, bag, rounds.latest_with_result)
    season = named.value("season") if named else None
    if named is None or not isinstance(season, int):
        return None
    ids = [each.id for each in context.facts.calendar.of(season)]
    at = ids.index(named.id) + step if named.id in ids else -1
    return context.facts.view(f"rounds.{ids[at]}") if 0 <= at < len(ids) else None


_RANKS = ("next", "now", "first", "last", "previous")


def ranked_round(context: Context, bag: Bag) -> View | None:
    """Return the next, running, last or first round."""
    facts = context.facts
    word = next((each for each in _RANKS if bag.has(each)), None)
    if word is None:
        return None
    noun = bag.noun("rounds")
    listed = word in ("next", "now") and bag.has("season", "comes") and not bag.has("race")
    if not (noun or bag.has("race") or listed) or (noun and noun.is_plural):
        return None
    bag.op(word)
    bag.op("race")
    if listed:
        bag.op("season", "comes")
        word = "next"
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


def season_over(context: Context, bag: Bag) -> Found | None:
    """Is a season over; is a round the last one of it; does a round come before another."""
    if not bag.asks_whether:
        return None
    named = list(dict.fromkeys(each.id for each in events_named(bag)))
    order = next(
        (each for each in ("before", "after", "first", "last", "next", "over") if bag.has(each)),
        None,
    )
    is_member = order is None and len(named) == 1 and bag.op("championship", "counts")
    if (order is None and not is_member) or len(named) > 2:
        return None
    bag.op(order or "counts", "comes", "race", "last_for", "end")
    year = next((int(str(item.value)) for item in bag.items if item.kind == "year"), None)
    while bag.name("events") or bag.noun("rounds") or bag.number("year"):
        pass
    season_of(bag)
    calendar = context.facts.calendar
    on_file = [each for each in calendar.seasons if calendar.place(each) <= 0]
    season = seasons.latest_with(context.facts, year, calendar.seasons if year else on_file)
    runnings = list(calendar.of(season)) if season else []
    events = [each.event for each in runnings]
    if not bag.is_empty or season is None or not (is_member or {*named} <= {*events}):
        return None
    dates = {e.event: f"{context.name('rounds', e.id)} ({e.start} – {e.end})" for e in runnings}
    if is_member:
        is_so, said = named[0] in events, [dates[each] for each in named if each in dates]
    elif order == "over" and not named:
        is_so, said = calendar.place(season) < 0, [dates[events[-1]]]
    elif order in ("before", "after") and len(named) == 2:
        is_so = (events.index(named[0]) < events.index(named[1])) == (order == "before")
        said = [dates[each] for each in named]
    elif order in ("first", "last") and len(named) == 1:
        end = events[0 if order == "first" else -1]
        is_so, said = end == named[0], [dates[end]]
    else:
        return None
    keys = [f"rounds.{e.id}.start" for e in runnings if dates[e.event] in said]
    sources = dict.fromkeys(
        s for key in keys if (a := context.facts.answer(key)) for s in a.sources
    )
    return Found(context.facts, (f"{context.yes_no(is_so)}: {', '.join(said)}",),
                 f"defender schedule --season {season}", tuple(sources), value=is_so)  # fmt: skip
