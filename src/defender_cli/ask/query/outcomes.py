"""Who won, leads, holds or held a place, a post, points or a number."""

import msgspec

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    sources_of,
)
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.records import last_standings
from defender_cli.ask.query.rounds_named import (
    called,
    held,
)
from defender_cli.ask.query.tables import by_place
from defender_cli.ask.query.values import values
from defender_cli.lookup import rounds, teams


def leader(context: Context, bag: Bag) -> Found | None:
    """Who leads the championship, or is second in it, and after which round."""
    rank = bag.number("rank")
    noun = bag.noun("people") if bag.op("which") else None
    if not (bag.op("who") or noun) or getattr(getattr(noun, "value", None), "option", "") == _OTHER:
        return None
    most = bag.has("points") and bag.op("most") and bag.op("points")
    if not (rank or most or bag.has("lead")):
        return None
    bag.op("lead", "comes")
    bag.noun("rounds")
    facts = context.facts
    named = of_category(
        bag, context.shown(facts.answer(f"teams.{teams.ours(facts)}.category_entered"))
    )
    bag.op("now")
    if not (most or named and not rank or bag.has("championship", "season")):
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


_FEW = 3
"""Items of a question that is only the word for the standings, and a year."""

_OTHER = "co-driver"
"""The seat that the standings are not of."""


def points(context: Context, bag: Bag) -> Found | None:
    """How many points everyone has, and after which round."""
    is_table = all(bag.has("championship") and each.kind in ("op", "year") for each in bag.items)
    asked = bag.op("points") and bag.noun("people") and bag.op("count", "which", "list")
    if not asked and not (is_table and 0 < len(bag.items) < _FEW):
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
    keys = [f"results.{view.id}.{name}" for name in ("winner", "overall_winner")]
    if all(item.kind == "other" or item.value == Noun("cars") for item in bag.items) and bag.items:
        words = " ".join(item.text for item in bag.items)
        raise nothing(f"who won {where} is not on file for: {words}",
                      f"wie {where} won staat niet in de feiten voor: {words}",
                      *context.near(*keys))  # fmt: skip
    wanted = keys[1:] if overall else keys[:1] if named else keys
    answers = [answer for key in wanted if (answer := context.facts.answer(key))]
    if not bag.is_empty:
        return None
    if not answers:
        raise nothing(f"who won {where} is not on file", f"wie {where} won staat niet in de feiten")
    found = values(context, answers)
    first = found.lines[0]
    if category and answers[0].key == keys[0]:
        first = first.replace(where, f"{where} ({context.shown(category)})", 1)
    command = f"defender results {view.id}"
    return msgspec.structs.replace(found, lines=(first, *found.lines[1:]), command=command)
