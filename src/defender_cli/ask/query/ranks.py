"""The longest, the youngest, who has the most of them."""

from collections import Counter

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import (
    Context,
    Found,
    Rows,
    label,
    noted,
    reference,
    size,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rows import measure, rows, stages_of
from defender_cli.facts.view import View
from defender_cli.schema import Field
from defender_cli.schema.results import STAGE


def superlative(context: Context, bag: Bag) -> Found | None:
    """The longest stage, the youngest driver."""
    adjective = bag.adjective("most")
    if adjective is None or bag.asks_whether:
        return None
    bag.op("which", "who", "when", "where")
    dimension, sign = adjective
    special = bag.field(STAGE, phrases)
    found = stages_of(context, bag) if special else rows(context, bag)
    bag.noun("stages")
    if not bag.is_empty or not found.views:
        return None
    if dimension == "age":
        return _by_age(context, found, sign)
    first = special or measure(found.views[0], dimension)
    if first is None:
        return None
    alike = [first] if special else _alike(found.views[0], first, dimension)
    tops = [(field, top) for field in alike if (top := _top(found, field, sign))]
    if not tops:
        return None
    lines = [_ranked(context, found, field, top) for field, top in tops]
    field, best = tops[0]
    order = f"{'-' if sign > 0 else ''}{field.name}"
    command = f"{found.command} --sort {order} --fields name,{field.name}"
    value = best.value(field.name)
    key, sources = f"{best.key}.{field.name}", sources_of([best], (field.name,))
    return Found(context.facts, tuple(lines), command, sources, key, value)


def _top(found: Rows, field: Field, sign: int) -> View | None:
    # One that is not known could be the longest.
    if not all(size(view, field) for view in found.views):
        return None
    return max(found.views, key=lambda view: size(view, field) * sign)


def _ranked(context: Context, found: Rows, field: Field, top: View) -> str:
    """Return the first by a field in words."""
    heading = field.heading(context.lang).lower()
    value = noted(context, top.answer(field.name))
    return f"{label(context, top)} ({found.about}): {heading} {value}"


def _alike(view: View, first: Field, dimension: str) -> list[Field]:
    """Return every field that says the same dimension: the special, and the whole distance."""
    return [
        field
        for field in view.record.fields.values()
        if field is first or (field.unit == first.unit and dimension in field.names.split(", "))
    ]


def _by_age(context: Context, found: Rows, sign: int) -> Found | None:
    """Return who of some people is the oldest or the youngest of those with a date of birth."""
    people = [reference(view, "name") for view in found.views]
    answers = {id: context.facts.answer(f"people.{id}.born") for id in people if id}
    known = {id: answer for id, answer in answers.items() if answer}
    if not known:
        return None
    best = sorted(known, key=lambda id: str(known[id].value), reverse=sign < 0)[0]
    answer = known[best]
    field = answer.field.heading(context.lang).lower()
    line = f"{context.name('people', best)}: {field} {context.shown(answer)}"
    unknown = [context.name("people", id) for id in answers if id not in known]
    if unknown:
        without = context.say("date of birth not on file", "geboortedatum niet bekend")
        line += f" ({without}: {', '.join(unknown)})"
    key = f"people.{best}.born"
    return Found(
        context.facts,
        (line,),
        f"defender get {key}",
        answer.sources,
        key,
        context.name("people", best),
    )


def most(context: Context, bag: Bag) -> Found | None:
    """Who won the most stages."""
    if not bag.has("most") or not bag.has("win"):
        return None
    bag.op("most")
    bag.op("win")
    if not bag.op("who") and not (bag.op("which") and bag.noun("people")):
        return None
    bag.noun("people")
    if not bag.noun("stages"):
        return None
    found = stages_of(context, bag)
    if not bag.is_empty:
        return None
    winners = Counter(
        winner
        for view in found.views
        if view.value("number") != 0 and (winner := reference(view, "winner"))
    )
    ranked = winners.most_common()
    if not ranked:
        return None
    counts = ", ".join(f"{context.name('people', id)} {number}" for id, number in ranked)
    word = context.say("stages won", "gewonnen etappes")
    line = f"{found.about}, {word}: {counts}"
    return Found(
        context.facts,
        (line,),
        found.command,
        sources_of(found.views, ("winner",)),
        value=ranked[0][1],
    )
