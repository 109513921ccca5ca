"""Two of a kind side by side: cars by a spec, stages by length, people by age or number."""

from collections.abc import Callable
from datetime import date

from defender_cli.ask.query.bag import Bag, Item, Name
from defender_cli.ask.query.found import Context, Found, NotAQuery, noted, number_of, reference
from defender_cli.ask.query.lexicon import Phrase
from defender_cli.ask.query.rows import measure, stages_of
from defender_cli.ask.query.words import stems
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.format import number as in_words
from defender_cli.i18n.messages import UNITS
from defender_cli.lookup import cars, teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Quantity, Text

BLUR = 0.05
"""Difference below which a note (about, measured otherwise) leaves open which value is more."""


def stated(context: Context, bag: Bag) -> Found | None:
    """A difference that is itself on file: how much wider the track is than another car's."""
    asks = bag.op("much", "count")
    if not asks and not bag.asks_whether:
        return None
    names = [item for item in bag.items if isinstance(item.value, Name)]
    subject = names[0] if len(names) > 1 else None
    ours = teams.car(context.facts)
    car = subject.value.id if subject and isinstance(subject.value, Name) else ours
    if car is None or not bag.has("than"):
        return None
    words = [item for item in bag.items if item.kind != "op" and item is not subject]
    said = [word for item in words for word in _words(context, item)]
    for id in context.facts.ids("specs"):
        label = context.facts.answer(f"specs.{id}.label")
        answer = cars.spec(context.facts, car, id)
        if answer and label and isinstance(label.value, Text) and _says(label.value, said):
            heading = label.value.in_language(context.lang)
            heading = heading[:1].lower() + heading[1:]
            line = f"{context.name('cars', car)}: {heading}: {noted(context, answer)}"
            if not asks:
                line = f"{context.say('Yes', 'Ja')}: {line}"
            return _spec_found(context, line, answer, id)
    return None


def _words(context: Context, item: Item) -> list[str]:
    """Return the words of an item; a car's are those that tell it from the others."""
    if isinstance(item.value, Name) and item.value.collection == "cars":
        names = [set(folded(context.name("cars", id)).split()) for id in context.facts.ids("cars")]
        shared = set.intersection(*names)
        return [word for word in item.text.split() if word not in shared]
    return item.text.split()


def _says(label: Text, said: list[str]) -> bool:
    """Say whether a label has the words of a question and no others of content."""
    idle = {"the", "than", "de", "het", "dan", "is"}
    for lang, text in (("en", label.en), ("nl", label.nl)):
        words = [word for word in folded(text).split() if word not in idle]
        if len(words) > 1 and set(stems(words, lang)) == set(stems(said, lang)):
            return True
    return False


def _spec_found(context: Context, line: str, answer: Answer, spec: str) -> Found:
    value = answer.value
    amount, unit = (value.value, value.unit) if isinstance(value, Quantity) else (value, None)
    command = f"defender car specs {spec} --sources"
    return Found(context.facts, (line,), command, answer.sources, answer.key, amount, unit)


def of_cars(context: Context, bag: Bag) -> Found | None:
    """Is a car heavier than another; the difference between two cars in a spec."""
    whether = bag.asks_whether and not bag.has("much", "count")
    if bag.has("more", "fewer", "most", "days"):
        return None
    difference = bag.op("difference")
    asked = bag.op("much", "count", "which")
    bag.op("than", "between")
    adjective = bag.adjective("more")
    one, other = bag.name("cars"), bag.name("cars")
    facts = context.facts
    if one is not None and other is None:
        ours = teams.car(facts)
        if not bag.noun("cars") or ours is None:
            return None
        one, other = Name("cars", ours), one
    bag.noun("cars")
    if one is None or other is None or not (adjective or difference) or one.id == other.id:
        return None
    found = _spec(context, bag, adjective[0] if adjective else "")
    if found is None or not bag.is_empty:
        return None
    first, second = (cars.spec(facts, each.id, found) for each in (one, other))
    both = _numbers(first, second)
    if both is None or first is None or second is None:
        raise NotAQuery
    gap = round(both[0] - both[1], 6)
    if (first.note or second.note) and (not whether or abs(gap) < BLUR * max(map(abs, both))):
        raise NotAQuery
    sign = adjective[1] if adjective else 1
    listed = ", ".join(
        f"{context.name('cars', car.id)} {noted(context, answer)}"
        for car, answer in ((one, first), (other, second))
    )
    line = f"{_label(context, found)}: {listed}"
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    command = f"defender car specs {found} --compare {other.id}"
    if whether and not asked:
        is_so = gap * sign > 0
        verdict = context.say("Yes", "Ja") if is_so else context.say("No", "Nee")
        return Found(context.facts, (f"{verdict}: {line}",), command, sources, first.key, is_so)
    unit = first.value.unit if isinstance(first.value, Quantity) else None
    amount = _amount(context, abs(gap), unit)
    return Found(context.facts, (f"{amount} – {line}",), command, sources, first.key, gap, unit)


def _label(context: Context, spec: str) -> str:
    label = context.facts.answer(f"specs.{spec}.label")
    return context.shown(label)


def _amount(context: Context, gap: float, unit: str | None) -> str:
    said = UNITS.get(unit or "", unit or "") if context.lang == "nl" else unit or ""
    whole = int(gap) if gap == int(gap) else gap
    return f"{in_words(whole, context.lang)} {said}".strip()


def _numbers(one: Answer | None, other: Answer | None) -> tuple[float, float] | None:
    """Return two values that can be compared: numbers, or quantities in one unit."""
    if one is None or other is None:
        return None
    first, second = one.value, other.value
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        return (first.value, second.value) if first.unit == second.unit else None
    if type(first) in (int, float) and type(second) in (int, float):
        return float(str(first)), float(str(second))
    return None


def _spec(context: Context, bag: Bag, dimension: str) -> str | None:
    """Take the words for a spec, or find the one that says a dimension."""
    words = [item for item in bag.items if item.kind in ("other", "noun")]
    said = [word for item in words for word in item.text.split()] or dimension.split()
    bag.items = [item for item in bag.items if item not in words]
    found = [
        id for id, names in _specs(context) if any(stems(said, each) in names for each in _BOTH)
    ]
    return found[0] if found and said else None


_BOTH = ("en", "nl")


def _specs(context: Context) -> list[tuple[str, set[Phrase]]]:
    listed: list[tuple[str, set[Phrase]]] = []
    for id in context.facts.ids("specs"):
        label = context.facts.answer(f"specs.{id}.label")
        names = context.facts.answer(f"specs.{id}.names")
        said = list(names.value) if names and isinstance(names.value, tuple) else []
        if label and isinstance(label.value, Text):
            said = [label.value.en, label.value.nl, *said]
        listed.append((id, {stems(folded(each).split(), lang) for each in said for lang in _BOTH}))
    # What a spec is called itself goes before what others are called as well.
    return sorted(listed, key=lambda pair: not any(len(name) == 1 for name in pair[1]))


def of_stages(context: Context, bag: Bag) -> Found | None:
    """Is a stage longer than another, by how much, or which of two is."""
    adjective = bag.adjective("more")
    one, other = bag.number("stage"), bag.number("stage")
    if other is None and one is not None:
        other = bag.number("number")
    if adjective is None or one is None or other is None or one == other:
        return None
    which, much = bag.op("which"), bag.op("much", "count")
    bag.op("than", "difference")
    bag.noun("stages")
    found = stages_of(context, bag)
    views = {view.value("number"): view for view in found.views}
    if not bag.is_empty or not {one, other} <= views.keys():
        return None
    first, second = views[one], views[other]
    field = measure(first, adjective[0])
    answers = (first.answer(field.name), second.answer(field.name)) if field else (None, None)
    both = _numbers(*answers)
    if both is None or field is None:
        return None
    listed = ", ".join(f"{_name(context, view)} {context.shown(view.answer(field.name))}"
                       for view in (first, second))  # fmt: skip
    line = f"{field.heading(context.lang)} ({found.about}): {listed}"
    gap = round(both[0] - both[1], 6)
    if which:
        lead = _name(context, first if gap * adjective[1] > 0 else second)
    elif much:
        lead = _amount(context, abs(gap), field.unit)
    else:
        lead = context.say("Yes", "Ja") if gap * adjective[1] > 0 else context.say("No", "Nee")
    sources = tuple(dict.fromkeys(each for a in answers if a for each in a.sources))
    return Found(
        context.facts, (f"{lead} – {line}",), found.command, sources, value=gap, unit=field.unit
    )


def _name(context: Context, view: View) -> str:
    return context.shown(view.answer("name"))


def of_people(context: Context, bag: Bag) -> Found | None:
    """Is somebody older than somebody else."""
    adjective = bag.adjective("more")
    one, other = bag.name("people"), bag.name("people")
    who = bag.op("who", "which")
    bag.op("than")
    if adjective is None or adjective[0] != "age" or one is None or other is None:
        return None
    if not bag.is_empty or not (who or bag.asks_whether):
        return None
    answers = [context.facts.answer(f"people.{each.id}.born") for each in (one, other)]
    days = [each.value for each in answers if each and isinstance(each.value, date)]
    if len(days) < 2:
        raise NotAQuery
    first_is = (days[0] < days[1]) == (adjective[1] > 0)
    listed = ", ".join(
        f"{context.name('people', each.id)} {context.shown(answer)}"
        for each, answer in zip((one, other), answers, strict=True)
    )
    lead = context.name("people", (one if first_is else other).id)
    if not who:
        lead = context.say("Yes", "Ja") if first_is else context.say("No", "Nee")
    sources = tuple(dict.fromkeys(each for a in answers if a for each in a.sources))
    line = f"{lead} – {context.say('born', 'geboren')}: {listed}"
    return Found(context.facts, (line,), f"defender drivers {one.id}", sources)


def by_number(context: Context, bag: Bag) -> Found | None:
    """Did somebody win more stages, or has somebody more titles, than somebody else."""
    begins = bag.asks_whether or bag.has("who") or bag.has("win")
    sign = 1 if bag.has("more") else -1 if bag.has("fewer") else 0
    one, other = bag.name("people"), bag.name("people")
    if not sign or one is None or other is None or not begins:
        return None
    bag.op("more", "fewer")
    who = bag.op("who", "which")
    bag.op("than")
    counted = _counted(context, bag)
    if counted is None or not bag.is_empty:
        return None
    heading, count, command = counted
    numbers = [count(each.id) for each in (one, other)]
    first_is = (numbers[0] - numbers[1]) * sign > 0
    listed = ", ".join(
        f"{context.name('people', each.id)} {number}"
        for each, number in zip((one, other), numbers, strict=True)
    )
    if who and numbers[0] == numbers[1]:
        return None
    lead = context.name("people", (one if first_is else other).id)
    if not who:
        lead = context.say("Yes", "Ja") if first_is else context.say("No", "Nee")
    return Found(context.facts, (f"{lead} – {heading}: {listed}",), command)


def _counted(context: Context, bag: Bag) -> tuple[str, Callable[[str], int], str] | None:
    facts = context.facts
    if bag.noun("people.titles"):
        bag.op("win")
        heading = context.say("titles", "titels")
        views = facts.views
        return heading, lambda id: number_of(views(f"people.{id}.titles")), "defender drivers"
    if bag.op("win") and bag.noun("stages"):
        found = stages_of(context, bag)
        ran = [view for view in found.views if view.value("number") != 0]
        heading = f"{context.say('stages won', 'gewonnen etappes')}, {found.about}"
        won = [reference(view, "winner") for view in ran]
        return heading, won.count, found.command
    return None
