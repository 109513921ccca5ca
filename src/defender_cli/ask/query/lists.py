"""Lists, counts, and the first or the most of many."""

from collections import Counter

from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import (
    Context,
    Found,
    NotAQuery,
    Rows,
    label,
    names_in,
    reference,
    said,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.rows import measure, rows, stages_of
from defender_cli.facts.view import View
from defender_cli.i18n.messages import WORDS
from defender_cli.schema import Field
from defender_cli.schema.results import STAGE
from defender_cli.schema.team import EVENT_CAREER
from defender_cli.schema.types import Quantity


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
    return Found(
        tuple(lines), found.command, value=None, sources=sources_of(found.views, columns[:2])
    )


def _columns(view: View) -> tuple[str, ...]:
    return tuple(name for name, field in view.fields.items() if field.column)


def count(context: Context, bag: Bag) -> Found | None:
    """How many of them there are, and which."""
    if not bag.has("count") or bag.has("days", "until"):
        return None
    bag.op("count")
    if career := _career(context, bag.copy()):
        return career
    found = rows(context, bag)
    bag.op("comes", "total")
    if not bag.is_empty or not found.views:
        return None
    numbered = [view for view in found.views if view.value("number") != 0]
    number = len(numbered)
    if any("count" in view.cells for view in found.views):
        times = [view.value("count") for view in found.views]
        number = sum(each if isinstance(each, int) else 1 for each in times)
    listed = names_in(context, found.views)
    about = f" ({found.about})" if found.about else ""
    line = f"{number} {_noun(context, found, number)}{about}: {listed}"
    return Found((line,), f"{found.command} --count", sources_of(found.views, ("winner", "name")),
                 value=number)  # fmt: skip


def _noun(context: Context, found: Rows, number: int) -> str:
    text = found.heading
    said = WORDS.get(text.en, text)
    noun = said.in_language(context.lang)
    if text.en in WORDS and number != 1:
        noun += "s"
    return noun if noun.isupper() else noun[:1].lower() + noun[1:]


def _career(context: Context, bag: Bag) -> Found | None:
    """How many Dakars somebody has won, or started."""
    event, person = bag.name("events"), bag.name("people")
    if event is None or person is None or bag.noun("stages"):
        return None
    if bag.op("win"):
        field: Field | None = EVENT_CAREER.fields["wins"]
    elif bag.op("driven", "start"):
        field = EVENT_CAREER.fields["starts"]
    else:
        field = bag.field(EVENT_CAREER, phrases)
    if field is None or not bag.is_empty:
        return None
    key = f"people.{person.id}.career.{event.id}.{field.name}"
    answer = context.facts.answer(key)
    if answer is None or not isinstance(answer.value, int):
        raise NotAQuery
    name, rally = context.name("people", person.id), context.name("events", event.id)
    line = f"{name}, {rally}: {answer.value} {field.heading(context.lang).lower()}"
    if answer.note:
        line += f" ({answer.note.in_language(context.lang)})"
    return Found((line,), f"defender get {key}", answer.sources, key, answer.value)


def superlative(context: Context, bag: Bag) -> Found | None:
    """The longest stage, the youngest driver."""
    adjective = bag.adjective("most")
    if adjective is None or bag.asks_whether:
        return None
    bag.op("which", "who", "when", "where")
    dimension, sign = adjective
    special = bag.field(STAGE, phrases) if any(i.kind == "other" for i in bag.items) else None
    found = stages_of(context, bag) if special else rows(context, bag)
    if not bag.is_empty or not found.views:
        return None
    if dimension == "age":
        return _by_age(context, found, sign)
    first = special or measure(found.views[0], dimension)
    if first is None:
        return None
    lines: list[str] = []
    best: list[View] = []
    for field in _alike(found.views[0], first, dimension) if special is None else [first]:
        known = [view for view in found.views if isinstance(view.value(field.name), Quantity)]
        if not known:
            continue
        top = sorted(known, key=lambda view: _size(view, field) * -sign)[0]
        best.append(top)
        heading = field.heading(context.lang)
        value = context.shown(top.answer(field.name))
        lines.append(f"{label(context, top)} ({found.about}): {heading.lower()} {value}")
    if not lines:
        return None
    name = ",".join(("name", first.name))
    order = f"{'-' if sign > 0 else ''}{first.name}"
    command = f"{found.command} --sort {order} --fields {name}"
    value = best[0].value(first.name)
    assert isinstance(value, Quantity)
    return Found(tuple(dict.fromkeys(lines)), command, sources_of(best, (first.name,)),
                 f"{best[0].key}.{first.name}", value.value, value.unit)  # fmt: skip


def _alike(view: View, first: Field, dimension: str) -> list[Field]:
    """Return every field that says the same dimension: the special, and the whole distance."""
    return [
        field
        for field in view.record.fields.values()
        if field is first or (field.unit == first.unit and dimension in field.names.split(", "))
    ]


def _size(view: View, field: Field) -> float:
    value = view.value(field.name)
    return value.value if isinstance(value, Quantity) else 0.0


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
    return Found((line,), f"defender get {key}", answer.sources, key, context.name("people", best))


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
    return Found((line,), found.command, sources_of(found.views, ("winner",)), value=ranked[0][1])

