"""Two of a kind side by side: which is more, and by how much."""

from collections.abc import Iterator
from datetime import date

import msgspec

from defender_cli.ask.query.aggregates import count
from defender_cli.ask.query.bag import Bag, Item, Name
from defender_cli.ask.query.found import Context, Found, Nothing, noted, number_of_value
from defender_cli.ask.query.measures import NOT_ALIKE, is_blurred, near, nothing
from defender_cli.ask.query.records import Named, called, facts_of, sized, words
from defender_cli.ask.query.tables import events_named, running, season_of, stages_of
from defender_cli.ask.query.values import value
from defender_cli.ask.query.words import stems
from defender_cli.ask.wording import heading, stated, subject
from defender_cli.facts.statements import Answer
from defender_cli.i18n.format import number as in_words
from defender_cli.i18n.messages import UNITS
from defender_cli.lookup import teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Text


class Pair(msgspec.Struct, frozen=True):
    """Two values of one measure: by whom, how much, how they are written, and on what ground."""

    heading: str
    names: tuple[str, str]
    numbers: tuple[float, float]
    shown: tuple[str, str]
    command: str
    answers: tuple[Answer, ...] = ()
    unit: str | None = None
    details: tuple[str, ...] = ()


def compared(context: Context, bag: Bag) -> Found | None:
    """Is one more than the other, which of two is, by how much; or both side by side.

    Raises:
        Nothing: there are no two figures, or their notes leave open which is more.
    """
    more, fewer = bag.op("more"), bag.op("fewer")
    adjective = bag.adjective("more") or bag.adjective("most")
    both, same, gap = bag.op("compare"), bag.op("same"), bag.op("difference")
    much, which = bag.op("much", "count") or gap, bag.op("which", "who")
    if not (more or fewer or adjective or both or same or much) or bag.has("most"):
        return None
    is_more = adjective or more or fewer or bag.op("lead", "behind")
    bag.op("lead", "behind", "than", "between", "comes")
    dimension, sign = adjective or ("", -1 if fewer else 1)
    asks = {"both": both, "same": same, "much": much, "which": which, "whether": bag.asks_whether}
    asked = next((name for name, is_it in asks.items() if is_it), None)
    for pairing in (_people, _cars, _stages, _rounds):
        try:
            found = pairing(context, rest := bag.copy(), "" if both else dimension)
        except Nothing as nothing:
            if not both:
                raise
            lines = tuple(each.partition("  ")[2] for each in nothing.near)
            return Found(context.facts, lines, "defender car specs --compare")
        if not found or not (rest.is_empty and asked):
            continue
        if asked == "much" and not (is_more or bag.has("years") or pairing is _cars):
            return None
        first, *others = (_settled(context, pair, sign, asked) for pair in found)
        lines = (*first.lines, *(line for each in others for line in each.lines))
        return msgspec.structs.replace(first, lines=lines)
    return None


def _settled(context: Context, pair: Pair, sign: int, asked: str) -> Found:
    """Return the comparison of two values, with the verdict first.

    Raises:
        Nothing: their notes leave open which is more.
    """
    one, other = pair.numbers
    gap = round(one - other, 6)
    listed = ", ".join(f"{n} {shown}" for n, shown in zip(pair.names, pair.shown, strict=True))
    if asked != "both" and is_blurred(one, other, pair.answers):
        raise nothing(*NOT_ALIKE, *near(context, pair.answers))
    lead, value, mark = "", None if asked == "both" else gap, " – "
    if asked == "much":
        lead = _amount(context, abs(gap), pair.unit)
    elif asked == "which":
        lead = pair.names[0 if gap * sign > 0 else 1] if gap else context.say("the same", "gelijk")
    elif asked != "both":
        value = gap == 0 if asked == "same" else gap * sign > 0
        lead, mark = context.yes_no(bool(value)), ": "
    sources = dict.fromkeys(each for answer in pair.answers for each in answer.sources)
    line = (
        (f"{lead}{mark}" if lead else "") + (f"{pair.heading}: " if pair.heading else "") + listed
    )
    unit = pair.unit if asked == "much" else None
    return Found(context.facts, (line, *pair.details), pair.command, tuple(sources),
                 value=value, unit=unit)  # fmt: skip


def _amount(context: Context, gap: float, unit: str | None) -> str:
    said = UNITS.get(unit or "", unit or "") if context.lang == "nl" else unit or ""
    whole = int(gap) if gap == int(gap) else gap
    return f"{in_words(whole, context.lang)} {said}".strip()


def _cars(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    """Return two cars by a spec; one that is named is compared with ours.

    Raises:
        Nothing: what is known of both are no figures.
    """
    one, other = bag.name("cars"), bag.name("cars")
    bag.noun("cars")
    ours = teams.car(context.facts)
    if one is not None and other is None and ours is not None:
        one, other = Name("cars", ours), one
    if one is None or other is None or one.id == other.id:
        return []
    said, keys = words(bag.items), (f"cars.{one.id}", f"cars.{other.id}")
    bag.items.clear()
    command = f"defender car specs {{}} --compare {other.id}"
    return _by(context, keys, list(_specs(context, keys[0], said, dimension)), command)[:1]


def _specs(context: Context, car: str, said: list[str], dimension: str) -> Iterator[Named]:
    """Yield the specs called so, the closest name first; or those that say a dimension."""
    yield from called(context.facts, (car,), said or [dimension])
    parts = [{*stems(said or [dimension], lang)} for lang in ("en", "nl")]
    for each in facts_of(context.facts, car):
        if any(part < {*name} for part in parts for name in each.phrases if len(name) < 4):
            yield each


def _by(
    context: Context, records: tuple[str, str], fields: list[Named], command: str
) -> list[Pair]:  # fmt: skip
    """Return two records by each of some fields that are numbers in one unit for both.

    Raises:
        Nothing: what is known of both are no figures.
    """
    pairs: list[Pair] = []
    figures: list[str] = []
    for each in fields:
        name = each.key.removeprefix(records[0])
        answers = tuple(
            a for key in records if (a := context.facts.answer(key + name)) and a.value is not None
        )
        if len(answers) < 2:
            continue
        one, other = (number_of_value(answer.value) for answer in answers)
        if one is None or other is None or one[1] != other[1]:
            figures = figures or near(context, answers)
            continue
        of = [subject(context.facts, answer.key, context.lang) for answer in answers]
        shared = [part for part in of[0] if part in of[1]]
        title = heading(context.facts, answers[0].key, answers[0], context.lang)[0]
        pairs.append(Pair(
            title + (f" ({', '.join(shared)})" if shared else ""),
            (of[0][-1], of[1][-1]), (one[0], other[0]),
            (noted(context, answers[0]), noted(context, answers[1])),
            command.format(each.key.rpartition(".")[2]), answers, one[1],
        ))  # fmt: skip
    if figures and not pairs:
        raise nothing(
            "there are no figures to compare", "er zijn geen cijfers om te vergelijken", *figures
        )
    return pairs


def _stages(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    one, other = bag.number("stage"), bag.number("stage") or bag.number("number")
    if one is None or other is None or one == other:
        return []
    field = words([i for i in bag.items if i.kind in ("other", "op")])
    bag.items = [i for i in bag.items if i.kind not in ("other", "op")]
    bag.noun("stages")
    found = stages_of(context, bag)
    keys = {view.value("number"): view.key for view in found.views}
    if not {one, other} <= keys.keys():
        return []
    return _of_records(context, (keys[one], keys[other]), field, dimension, found.command)


def _of_records(
    context: Context, pair: tuple[str, str], field: list[str], dimension: str, command: str
) -> list[Pair]:
    fields = (
        called(context.facts, pair[:1], field)
        if field
        else sized(context.facts, pair[0], dimension)
    )
    return _by(context, pair, fields, command)


def _rounds(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    unit = bag.take("unit")
    bag.op("race")
    bag.noun("rounds")
    named = list(dict.fromkeys(each.id for each in events_named(bag)))
    years = list(dict.fromkeys(int(str(item.value)) for item in bag.items if item.kind == "year"))
    while bag.name("events") or bag.number("year"):
        pass
    season_of(bag)
    field = words(bag.items)
    bag.items.clear()
    if len(named) == 1 and len(years) == 2:
        of = [(named[0], year) for year in years]
    elif len(named) == 2 and len(years) < 2 and (season := _shared(context, named, years)):
        of = [(each, season) for each in named]
    else:
        return []
    one, other = (running(context, bag, *each).key for each in of)
    field = field or (["distance"] if unit else [])
    return _of_records(context, (one, other), field, dimension, "defender schedule")


def _shared(context: Context, events: list[str], years: list[int]) -> int | None:
    """Return the year named, else the last season with all of some events on file."""
    calendar = context.facts.calendar
    held = {each: {e.season for e in calendar.rounds if e.event == each} for each in events}
    return years[0] if years else max(set.intersection(*held.values()), default=None)


def _people(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    one, other = bag.name("people"), bag.name("people")
    if one is None or other is None or one == other:
        return []
    if dimension == "age":
        return [_by_age(context, bag, (one.id, other.id))]
    bag.op("years")
    found: list[Found] = []
    for person in (one, other) if not dimension else ():
        rest = bag.copy()
        rest.asks_whether = False
        rest.items += [Item("name", person, ""), Item("op", frozenset(["count"]), "")]
        counted = value(context, rest.copy()) or count(context, rest)
        found += [counted] if counted and isinstance(counted.value, int) else []
    if len(found) < 2:
        return []
    bag.items.clear()
    names = (context.name("people", one.id), context.name("people", other.id))
    numbers = (int(str(found[0].value)), int(str(found[1].value)))
    told = (
        f"{name}: {each.lines[0].removeprefix(f'{name}: ')}"
        for name, each in zip(names, found, strict=True)
    )
    return [
        Pair(
            "",
            names,
            numbers,
            (str(numbers[0]), str(numbers[1])),
            found[0].command,
            details=tuple(told),
        )
    ]


def _by_age(context: Context, bag: Bag, two: tuple[str, str]) -> Pair:
    """Return two people by their dates of birth.

    Raises:
        Nothing: a date of birth is not on file.
    """
    bag.op("years")
    answers = [context.facts.answer(f"people.{each}.born") for each in two]
    known = [each for each in answers if each and isinstance(each.value, date)]
    if len(known) < 2:
        raise nothing("a date of birth is not on file", "een geboortedatum staat niet in de feiten",
                      *context.near(*(f"people.{id}.{field}" for id in two
                                      for field in ("born", "age_stated"))))  # fmt: skip
    first, second = (each.value for each in known if isinstance(each.value, date))
    early, late = sorted((first, second))
    years = late.year - early.year - ((late.month, late.day) < (early.month, early.day))
    # Who was born first is more in age; days decide where the years are the same.
    numbers = (years or 0.5, 0.0) if first < second else (0.0, years or 0.5)
    names = (context.name("people", two[0]), context.name("people", two[1]))
    shown = (context.shown(known[0]), context.shown(known[1]))
    return Pair(context.say("born", "geboren"), names, numbers, shown, f"defender drivers {two[0]}",
                tuple(known), context.say("years", "jaar"))  # fmt: skip


def difference(context: Context, bag: Bag) -> Found | None:
    """A difference that is itself on file: how much wider the track is than another car's."""
    asks = bag.op("much", "count")
    if not (asks or bag.asks_whether) or not bag.op("than"):
        return None
    facts = context.facts
    cars = [item for item in bag.items if getattr(item.value, "collection", "") == "cars"]
    subject = cars[0].value if len(cars) > 1 else None
    car = subject.id if isinstance(subject, Name) else teams.car(facts)
    shared = set.intersection(
        *({*folded(context.name("cars", id)).split()} for id in facts.ids("cars"))
    )
    said = [word for item in bag.items if item.kind != "op" and item.value is not subject
            for word in item.text.split() if item not in cars or word not in shared]  # fmt: skip
    for id in facts.ids("specs") if car else ():
        label, answer = facts.answer(f"specs.{id}.label"), facts.answer(f"cars.{car}.specs.{id}")
        if answer and label and isinstance(label.value, Text) and _says(label.value, said):
            line = stated(facts, answer, context.lang)
            line = line if asks else f"{context.yes_no(True)}: {line}"
            value = number_of_value(answer.value) or (None, None)
            return Found(facts, (line,), f"defender car specs {id} --sources", answer.sources,
                         answer.key, *value)  # fmt: skip
    return None


def _says(label: Text, said: list[str]) -> bool:
    """Return whether a label has the words of a question and no others of content."""
    idle = {"the", "than", "de", "het", "dan", "is"}
    for lang in ("en", "nl"):
        content = [word for word in folded(label.in_language(lang)).split() if word not in idle]
        if len(content) > 1 and {*stems(content, lang)} == {*stems(said, lang)}:
            return True
    return False
