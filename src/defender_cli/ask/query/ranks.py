"""The longest, the youngest, the first three; the sum of all."""

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.compare import BLUR, NOT_ALIKE
from defender_cli.ask.query.found import (
    Context,
    Found,
    Rows,
    brief,
    label,
    noted,
    reference,
    resting_on,
    said,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import amount, measure, measures, nothing
from defender_cli.ask.query.narrowing import rows
from defender_cli.ask.query.records import sized
from defender_cli.ask.query.tables import called, held, stages_of
from defender_cli.facts.view import View
from defender_cli.lookup import rounds
from defender_cli.schema import Field
from defender_cli.schema.results import ENTRY, STAGE
from defender_cli.schema.types import Quantity


def total(context: Context, bag: Bag) -> Found | None:
    """The sum of a measure of some stages; of all of a round's, what is stated of the round."""
    counts_units = bag.has("count") and any(item.kind == "unit" for item in bag.items)
    if not (bag.op("total") or counts_units) or bag.asks_whether or bag.has("more", "fewer"):
        return None
    bag.op("which", "count", "list")
    unit = bag.take("unit")
    field = bag.phrase(measures(STAGE))
    if field is not None:
        bag.phrase(dict.fromkeys(phrases(field), True))
    if field is None or field.unit is None or (unit and unit.value != field.unit):
        return None
    bag.noun("stages")
    found = stages_of(context, bag)
    person = bag.name("people")
    if person is not None and bag.op("win"):
        kept = (each for each in found.views if reference(each, "winner") == person.id)
        found = found.narrowed(kept, "winner", f"={person.id}")
    if not bag.is_empty or not found.views:
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
    sizes = [amount(view, field) for view in found.views]
    if not all(sizes):
        return None
    number = int(sum(sizes)) if sum(sizes) == int(sum(sizes)) else sum(sizes)
    listed = ", ".join(
        f"{label(context, view)} {noted(context, view.answer(field.name))}" for view in found.views
    )
    line = f"{number} {field.unit} ({found.about}): {listed}"
    return Found(context.facts, (line,), found.command, sources_of(found.views, (field.name,)),
                 value=number, unit=field.unit)  # fmt: skip


def superlative(context: Context, bag: Bag) -> Found | None:
    """The longest stage, the youngest driver."""
    adjective = bag.adjective("most")
    if adjective is None or bag.asks_whether:
        return None
    bag.op("which", "who", "when", "where")
    dimension, sign = adjective
    special = bag.phrase(measures(STAGE))
    found = stages_of(context, bag) if special else rows(context, bag)
    bag.noun("stages")
    if not bag.is_empty or not found.views:
        return None
    if dimension == "age":
        return _by_age(context, found, sign)
    if found.views[0].key.startswith("cars."):
        return _of_cars(context, found, dimension, sign)
    record = found.views[0].record
    first = special or measure(record, dimension)
    if first is None:
        return None
    last = first if special else measure(record, dimension, last=True)
    fields = dict.fromkeys(each for each in (first, last) if each)
    tops = [(field, top) for field in fields if (top := _top(found, field, sign))]
    if not tops:
        return None
    lines = [
        f"{label(context, top)} ({found.about}): {field.heading(context.lang).lower()} "
        f"{noted(context, top.answer(field.name))}"
        for field, top in tops
    ]
    field, best = tops[0]
    order = f"{'-' if sign > 0 else ''}{field.name}"
    command = f"{found.command} --sort {order} --fields name,{field.name}"
    key, sources = f"{best.key}.{field.name}", sources_of([best], (field.name,))
    return Found(context.facts, tuple(lines), command, sources, key, best.value(field.name))


def _of_cars(context: Context, found: Rows, dimension: str, sign: int) -> Found | None:
    """Return the cars with a known size, the first by a spec in front.

    Raises:
        Nothing: their notes leave open which is first.
    """
    measured = sized(context.facts, found.views[0].key, dimension)
    spec = measured[0].key.rpartition(".")[2] if measured else ""
    answers = (context.facts.answer(f"{view.key}.specs.{spec}") for view in found.views)
    known = [(a.value.value, a) for a in answers if a and isinstance(a.value, Quantity)]
    if len(known) < 2:
        return None
    known.sort(key=lambda pair: -pair[0] * sign)
    (most, best), (second, other) = known[:2]
    lines = [f"{context.name('cars', a.key.split('.')[1])}: {noted(context, a)}" for _, a in known]
    if (best.note or other.note) and abs(most - second) < BLUR * abs(most):
        near = [f"{a.key}  {line}" for (_, a), line in zip(known, lines, strict=True)]
        raise nothing(*NOT_ALIKE, *near)
    return resting_on(context, lines, best, f"defender car specs {spec}")


def _top(found: Rows, field: Field, sign: int) -> View | None:
    # One that is not known could be the longest.
    if not all(amount(view, field) for view in found.views):
        return None
    return max(found.views, key=lambda view: amount(view, field) * sign)


def _by_age(context: Context, found: Rows, sign: int) -> Found | None:
    """Return who of some people is the oldest or the youngest of those with a date of birth."""
    people = [reference(view, "name") for view in found.views]
    answers = {id: context.facts.answer(f"people.{id}.born") for id in people if id}
    known = {id: answer for id, answer in answers.items() if answer}
    if not known:
        return None
    best = sorted(known, key=lambda id: str(known[id].value), reverse=sign < 0)[0]
    answer, name = known[best], context.name("people", best)
    line = f"{name}: {answer.field.heading(context.lang).lower()} {context.shown(answer)}"
    unknown = [context.name("people", id) for id in answers if id not in known]
    if unknown:
        without = context.say("date of birth not on file", "geboortedatum niet bekend")
        line += f" ({without}: {', '.join(unknown)})"
    key = f"people.{best}.born"
    return Found(context.facts, (line,), f"defender get {key}", answer.sources, key, name)


def placed(context: Context, bag: Bag) -> Found | None:
    """The first places of a round: overall, or in the category of the team."""
    top, rank, podium = bag.number("top"), bag.number("rank"), bag.op("podium")
    last = top or rank or (3 if podium else None)
    if last is None or bag.asks_whether:
        return None
    bag.op("which", "who", "list", "end", "first")
    overall = bag.op("overall", "championship")
    event = held(context, bag, rounds.latest_with_result)
    if event is None:
        return None
    category = context.facts.answer(f"results.{event.id}.category")
    named = category and bag.phrase({(str(category.value).casefold(),): True}, "other")
    bag.phrase(dict.fromkeys(phrases(ENTRY.fields["category"]), True), "other")
    if not bag.is_empty or bool(named) == overall:
        return None
    wanted = [last] if rank and not top else list(range(1, last + 1))
    if overall:
        views = context.facts.views(f"results.{event.id}.overall")
        columns: tuple[str, ...] = ("position", "driver", "vehicle", "time", "gap")
    else:
        entered = context.facts.entries.in_(event.id)
        views = tuple(brief(context.facts, f"entries.{each.id}") for each in entered)
        columns = ("position", "driver", "co_driver", "vehicle", "time", "gap")
    kept = {v.value("position"): v for v in views if v.value("position") in wanted}
    if not all(place in kept for place in wanted):
        return None
    views = tuple(kept[place] for place in wanted)
    lines = tuple(said(context, view, columns) for view in views)
    where = called(context, event) + (f" ({context.shown(category)})" if not overall else "")
    return Found(context.facts, lines, f"defender results {event.id}",
                 sources_of(views, ("position",)), about=where)  # fmt: skip
