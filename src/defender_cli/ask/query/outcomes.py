"""Who won, leads, holds or held a place, a post, points or a number."""

from collections.abc import Iterator

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    brief,
    noted,
    sources_of,
)
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.records import last_standings
from defender_cli.ask.query.tables import (
    by_place,
    called,
    held,
)
from defender_cli.ask.query.values import values
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
    last = last_standings(context, bag)
    ranked = by_place(facts.views(f"results.{last}.standings")) if last else []
    if last is None or not bag.is_empty or len(ranked) < (rank or 1):
        return None
    view = ranked[(rank or 1) - 1]
    listed = ", ".join(f"{context.name('people', v.id)} {v.value('points')}" for v in ranked)
    name, after = context.name("people", view.id), context.say("after", "na")
    points = context.say("points", "punten")
    line = f"{name} ({after} {context.name('rounds', last)}; {points}: {listed})"
    sources = sources_of([view], ("position", "points"))
    return Found(facts, (line,), "defender standings", sources, f"{view.key}.points", name)


def points(context: Context, bag: Bag) -> Found | None:
    """How many points everyone has, and after which round."""
    if not (bag.op("points") and bag.noun("people") and bag.op("count", "which", "list")):
        return None
    bag.take("number")
    last = last_standings(context, bag)
    if last is None or not bag.is_empty:
        return None
    at = f"results.{last}.standings"
    return values(context, [a for id in context.facts.ids(at)
                            if (a := context.facts.answer(f"{at}.{id}.points"))])  # fmt: skip


def winner(context: Context, bag: Bag) -> Found | None:
    """Who won a round, or the first, the last or a day's stage of one.

    Raises:
        Nothing: no winner is on file.
    """
    if bag.asks_whether or not bag.op("who") or not bag.op("win"):
        return None
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
