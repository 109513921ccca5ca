"""Who won, leads, holds or held a place, a post, points or a number."""

from collections.abc import Iterator

from defender_cli.ask.query.bag import Bag, Item, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    brief,
    noted,
    reference,
    said,
    sources_of,
)
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.tables import (
    by_place,
    called,
    crews,
    events_named,
    held,
    our_team,
    season_of,
    stages_of,
)
from defender_cli.ask.query.words import stems
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, teams


def leader(context: Context, bag: Bag) -> Found | None:
    """Who leads the championship, or is second in it, and after which round."""
    rank = bag.number("rank")
    if not (bag.op("who") or bag.op("which") and bag.noun("people")):
        return None
    if not (rank or bag.has("lead")):
        return None
    bag.op("lead", "comes")
    bag.noun("rounds")
    facts = context.facts
    named = of_category(
        bag, context.shown(facts.answer(f"teams.{teams.ours(facts)}.category_entered"))
    )
    bag.op("now")
    if not (named and not rank or bag.has("championship", "season")):
        return None
    year = season_of(bag)
    if not bag.is_empty:
        return None
    counted = (each for each in reversed(facts.calendar.rounds) if year in (None, each.season))
    last = next((each for each in counted if facts.ids(f"results.{each.id}.standings")), None)
    ranked = by_place(facts.views(f"results.{last.id}.standings")) if last else []
    if last is None or len(ranked) < (rank or 1):
        return None
    view = ranked[(rank or 1) - 1]
    listed = ", ".join(f"{context.name('people', v.id)} {v.value('points')}" for v in ranked)
    name, after = context.name("people", view.id), context.say("after", "na")
    points = context.say("points", "punten")
    line = f"{name} ({after} {context.name('rounds', last.id)}; {points}: {listed})"
    sources = sources_of([view], ("position", "points"))
    command = f"defender standings --season {last.season}"
    return Found(facts, (line,), command, sources, f"{view.key}.points", name)


def points(context: Context, bag: Bag) -> Found | None:
    """How many points somebody has, and after which round."""
    person = bag.name("people")
    if not bag.op("points") or bag.asks_whether:
        return None
    every = person is None and bag.noun("people")
    asks = bag.op("count", "which", "list")
    if not (every or person and asks):
        return None
    bag.take("number")
    bag.op("championship", "comes")
    year = season_of(bag)
    if not bag.is_empty:
        return None
    facts = context.facts
    for running in reversed(facts.calendar.rounds):
        at = f"results.{running.id}.standings"
        people = [person.id] if person else list(facts.ids(at))
        answers = {id: facts.answer(f"{at}.{id}.points") for id in people}
        known = {id: answer for id, answer in answers.items() if answer}
        if known and year in (None, running.season):
            after = f"({context.say('after', 'na')} {context.name('rounds', running.id)})"
            word = context.say("points", "punten")
            lines = tuple(
                f"{context.name('people', id)}: {context.shown(answer)} {word} {after}"
                for id, answer in known.items()
            )
            command = f"defender standings --season {running.season}"
            first = next(iter(known.values()))
            key, value = (first.key, first.value) if person else (None, None)
            return Found(facts, lines, command, first.sources, key, value)
    return None


def winner(context: Context, bag: Bag) -> Found | None:
    """Who won a round, or the first, the last or a day's stage of one.

    Raises:
        Nothing: no winner is on file.
    """
    if bag.asks_whether or not bag.op("who") or not bag.op("win"):
        return None
    last, stage = bag.has("last"), bag.number("stage")
    dated = bag.take("date")
    if stage is not None:
        return _stage_winner(context, bag, dated, last, stage)
    if last or dated or bag.has("first"):
        bag.op("first", "last", "last_for")
        return _stage_winner(context, bag, dated, last) if bag.noun("stages") else None
    overall = bag.op("overall")
    view = held(context, bag, rounds.latest_with_result)
    if view is None:
        return None
    category = context.facts.answer(f"results.{view.id}.category")
    named = of_category(bag, context.shown(category)) if category else False
    where = called(context, view)
    if not bag.is_empty:
        if all(item.kind == "other" or item.value == Noun("cars") for item in bag.items):
            words = " ".join(item.text for item in bag.items)
            near = context.near(*(f"results.{view.id}.{name}" for name in _WINNERS))
            said = (f"who won {where} is not on file for: {words}",
                    f"wie {where} won staat niet in de feiten voor: {words}")  # fmt: skip
            raise nothing(*said, *near)
        return None
    wanted = [not overall, not named]
    told = [*_stated_winners(context, view, category, wanted)]
    if not told and not category:
        told = [*_first_entries(context, view)]
    if not told:
        raise nothing(f"who won {where} is not on file", f"wie {where} won staat niet in de feiten")
    sources = tuple(dict.fromkeys(each for _, answer in told for each in answer.sources))
    lines, answer = tuple(line for line, _ in told), told[0][1]
    return Found(context.facts, lines, f"defender results {view.id}", sources, answer.key,
                 lines[0].rpartition(": ")[2])  # fmt: skip


def _stated_winners(
    context: Context, view: View, category: Answer | None, wanted: list[bool]
) -> Iterator[tuple[str, Answer]]:
    """Yield who won the category of the team, and who won among all cars."""
    where = called(context, view)
    own, overall = (context.facts.answer(f"results.{view.id}.{name}") for name in _WINNERS)
    if own and wanted[0]:
        said = f" ({context.shown(category)})" if category else ""
        yield f"{where}{said}: {context.shown(own)}", own
    if overall and wanted[1]:
        heading = overall.field.heading(context.lang).lower()
        yield f"{where}, {heading}: {noted(context, overall)}", overall


def _first_entries(context: Context, view: View) -> Iterator[tuple[str, Answer]]:
    """Yield who came first by the entries: in a category, else on a bike or in a car."""
    for entry in context.facts.entries.in_(view.id):
        place = brief(context.facts, f"entries.{entry.id}")
        kind = place.answer("category") or place.answer("discipline")
        answer = place.answer("position")
        if answer and answer.value == 1 and kind and entry.driver:
            name = context.name("people", entry.driver)
            yield f"{called(context, view)} ({context.shown(kind)}): {name}", answer


_WINNERS = ("winner", "overall_winner")


def _stage_winner(
    context: Context, bag: Bag, day: Item | None, last: bool, number: int | None = None
) -> Found | None:
    if day is not None and not events_in(bag):
        facts = context.facts
        on_day = (id for id in facts.ids("stages") if facts.stored(f"stages.{id}.day") == day.value)
        views = [brief(facts, f"stages.{id}") for id in on_day]
    else:
        views = list(stages_of(context, bag).views)
        if day is not None:
            views = [view for view in views if str(view.value("day")) == str(day.value)]
        if number is not None:
            views = [view for view in views if view.value("number") == number]
        views = [view for view in views if day or view.value("number") != 0]
    if not bag.is_empty or not views:
        return None
    view = views[-1 if last else 0]
    answer = view.answer("winner")
    if answer is None or reference(view, "winner") is None:
        return None
    about = context.name("rounds", reference(view, "round") or "")
    line = f"{context.shown(view.answer('label'))}, {about}: {context.shown(answer)}"
    return Found(context.facts, (line,), f"defender get {answer.key}", answer.sources, answer.key,
                 context.shown(answer))  # fmt: skip


def events_in(bag: Bag) -> bool:
    return any(True for _ in events_named(bag))


_PLACES = (("place", "en"), ("position", "en"), ("plaats", "nl"), ("plek", "nl"))


def finished(context: Context, bag: Bag) -> Found | None:
    """Where the team finished in a round: the places of its crews."""
    team, asks = our_team(context, bag), bag.op("where", "which")
    place = bag.phrase({stems([word], lang): True for word, lang in _PLACES}, "other")
    ends = bag.op("end") or (place and bag.op("last_for", "comes"))
    if bag.asks_whether or not (team and asks and ends):
        return None
    view = held(context, bag, rounds.latest_with_result)
    bag.number("month")
    category = context.facts.answer(f"teams.{teams.ours(context.facts)}.category_entered")
    of_category(bag, context.shown(category))
    if view is None or not bag.is_empty:
        return None
    views = [brief(context.facts, f"entries.{each.id}") for each in crews(context, view.id)]
    placed = by_place(v for v in views if v.value("position"))
    where = called(context, view)
    if not placed:
        raise nothing(f"no result of the team in {where} is on file",
                      f"van {where} staat geen uitslag van het team in de feiten")  # fmt: skip
    lines = tuple(
        said(context, each, ("position", "driver", "co_driver", "category")) for each in placed
    )
    return Found(context.facts, lines, f"defender results {view.id}",
                 sources_of(placed, ("position",)), about=where)  # fmt: skip
