"""Counts, sums, firsts and tallies of the records a question is about."""

from collections import Counter
from datetime import date

import msgspec

from defender_cli.ask.query.bag import Bag, Item, Name, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    NotAQuery,
    Rows,
    label,
    names_in,
    noted,
    number_of,
    number_of_value,
    reference,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.lists import none_fits
from defender_cli.ask.query.measures import NOT_ALIKE, amount, is_blurred, measures, near, nothing
from defender_cli.ask.query.narrowing import rows
from defender_cli.ask.query.records import sized
from defender_cli.ask.query.tables import stages_of
from defender_cli.ask.query.values import value, values
from defender_cli.facts.statements import Answer
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup import teams
from defender_cli.schema.results import STAGE
from defender_cli.schema.team import EVENT_CAREER


def career_of(context: Context, bag: Bag) -> Found | None:
    """How many times somebody has won a rally or started in it; which years those were."""
    named = {getattr(item.value, "collection", "") for item in bag.items if item.kind == "name"}
    is_career = {"people", "events"} <= named and not any(
        item.value == Noun("stages") for item in bag.items
    )
    is_list = any(item.kind == "name" and item.is_plural for item in bag.items) and bag.has("which")
    is_narrowed = is_list or bag.has_kind("year", "other")
    return value(context, bag) if is_career and not is_narrowed else None


def count(context: Context, bag: Bag) -> Found | None:
    """How many of them there are, and which."""
    if bag.has("days", "until", "points") or not bag.op("count"):
        return None
    if career := career_of(context, bag.copy()):
        return career
    people = [item.value for item in bag.items if item.kind == "name"]
    if bag.has_kind("date") and any(getattr(each, "collection", "") == "people" for each in people):
        return None  # A day in the career of somebody is one on which the total was known.
    named = {getattr(person, "collection", "") for person in people}
    is_dated = bag.has_kind("year")
    overall = bag.op("total") or ("events" in named and not is_dated)
    asks_left = bag.has("left")
    found = rows(context, bag)
    bag.op("comes", "left")
    if not bag.is_empty:
        return None
    if not (found.views or asks_left):
        raise none_fits(found)
    if not found.rests_on and found.views:
        # Not all that somebody has entered need be on file, nor all who were in a rally.
        is_entries = found.views[0].key.startswith("entries.")
        several = is_entries and len({reference(view, "team") for view in found.views}) > 1
        is_part = is_entries and (several or ("people" in named and not is_dated))
        if is_part or (stated := _stated(context, found)):
            return None if is_part else stated
    number = number_of(found.views)
    about = f" ({found.about})" if found.about else ""
    listed = f": {_names(context, found)}" if found.views else ""
    left = f" ({context.say('still to come', 'nog te gaan')})" if asks_left else ""
    line = f"{number} {_noun(context, found, number)}{about}{listed}{left}"
    won = [each for each in people if isinstance(each, Name) and each.collection == "people"]
    lines = [line, *(more for each in won if "winner" in found.rests_on
                     for more in _in_all(context, found, each.id))]  # fmt: skip
    if overall and len(lines) > 1:
        lines.reverse()
    return Found(context.facts, tuple(lines), found.command, found.sources,
                 value=number if lines[0] == line else None)  # fmt: skip


def _names(context: Context, found: Rows) -> str:
    """Return the names of what was counted, and of a prologue, which was not."""
    are_stages = found.views[0].key.startswith("stages.")
    aside = [view for view in found.views if are_stages and view.value("number") == 0]
    counted = [view for view in found.views if view not in aside] or aside
    names = names_in(context, tuple(counted))
    if not aside or counted == aside:
        return names
    other = names_in(context, tuple(aside))
    return f"{names}; {context.say('not counted', 'niet meegeteld')}: {other}"


def _stated(context: Context, found: Rows) -> Found | None:
    """Return the number of all stages or rounds as stated: not all need be on file."""
    key = found.views[0].key
    if key.startswith("stages."):
        keys = [f"rounds.{reference(found.views[0], 'round')}.stages_count"]
    elif key.startswith("rounds."):
        keys = [f"seasons.{season}.rounds_count" for season in found.about.split(", ")]
    else:
        return None
    answers = [context.facts.answer(each) for each in keys]
    if len(answers) != 1 or answers[0] is None:
        raise NotAQuery
    answer = answers[0]
    word = answer.field.heading(context.lang).lower()
    line = f"{noted(context, answer)} {word} ({found.about})"
    return Found(context.facts, (line,), f"defender get {answer.key}", answer.sources, answer.key,
                 answer.value)  # fmt: skip


def _in_all(context: Context, found: Rows, person: str) -> list[str]:
    """Return the stages somebody has won in all runnings of the event, if that is on file."""
    event = context.facts.stored(f"rounds.{reference(found.views[0], 'round')}.event")
    answer = context.facts.answer(f"people.{person}.career.{event}.stage_wins")
    if answer is None:
        return []
    every = context.say("all editions", "alle edities")
    rally = context.name("events", str(event))
    return [
        f"{rally}, {every}: {answer.field.heading(context.lang).lower()} {noted(context, answer)}"
    ]


def _noun(context: Context, found: Rows, number: int) -> str:
    text = found.heading
    noun = WORDS.get(text.en, text).in_language(context.lang)
    if text.en in WORDS and number != 1:
        noun += "s"
    return noun if noun.isupper() else noun[:1].lower() + noun[1:]


def total(context: Context, bag: Bag) -> Found | None:
    """The sum of a measure of some stages; of all of a round's, what is stated of the round."""
    counts_units = bag.has("count") and any(item.kind == "unit" for item in bag.items)
    if not (bag.op("total") or counts_units) or bag.has("more", "fewer"):
        return None
    bag.op("which", "count", "list")
    unit = bag.take("unit")
    field = bag.phrase(measures(STAGE))
    if field is not None:
        bag.phrase(dict.fromkeys(phrases(field), True))
    if field is None or field.unit is None or (unit and unit.value != field.unit):
        return None
    bag.noun("stages")
    bag.items.append(Item("noun", Noun("stages"), ""))
    found = rows(context, bag)
    if not bag.is_empty or not found.views:
        return None
    if not found.rests_on:
        key = f"rounds.{reference(found.views[0], 'round')}.{field.name}"
        answer = context.facts.answer(key)
        return values(context, [answer]) if answer else None
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
    """The longest stage, the youngest driver, the heaviest car.

    Raises:
        Nothing: notes leave open which car is first.
    """
    adjective = bag.adjective("most")
    if adjective is None:
        return None
    bag.op("which", "who", "when", "where")
    dimension, sign = adjective
    special = bag.phrase(measures(STAGE))
    if special and not bag.noun("stages"):
        bag.items.append(Item("noun", Noun("stages"), ""))
    prologue = bag.take("flag")
    is_aside = prologue is not None and bag.op("not", "after", "over")
    found = rows(context, bag)
    if is_aside:
        # The prologue aside: it has the number 0.
        found = found.narrowed((v for v in found.views if v.value("number")), "number", ">0")
    elif prologue is not None:
        return None
    if not bag.is_empty or not found.views:
        return None
    keys = [f"people.{reference(v, 'name')}" if "name" in v.cells and dimension == "age" else v.key
            for v in found.views]  # fmt: skip
    named = [".born"] if dimension == "age" else [f".{special.name}"] if special else [
        each.key.removeprefix(keys[0]) for each in sized(context.facts, keys[0], dimension)
    ]  # fmt: skip
    firsts = [first for name in named if (first := _first(context, keys, name, sign, dimension))]
    if not firsts:
        return None
    found_first = values(context, firsts)
    unknown = [context.name("people", key.split(".")[1]) for key in keys
               if dimension == "age" and context.facts.answer(f"{key}.born") is None]  # fmt: skip
    if unknown:
        without = context.say("date of birth not on file", "geboortedatum niet bekend")
        lines = (f"{found_first.lines[0]} ({without}: {', '.join(unknown)})",)
        return msgspec.structs.replace(found_first, lines=lines)
    return found_first


def _first(
    context: Context, keys: list[str], name: str, sign: int, dimension: str
) -> Answer | None:
    """Return the greatest or the smallest of some values; none where too few are known.

    Raises:
        Nothing: the first two are cars not measured alike.
    """
    answers = [answer for key in keys if (answer := context.facts.answer(key + name))]
    numbered = [(number_of_value(each.value) or (0, None), each) for each in answers]
    is_car = keys[0].startswith("cars.")
    known = [(number[0], each) for number, each in numbered if number[0]]
    if dimension == "age":
        known = [
            (-each.value.toordinal(), each) for each in answers if isinstance(each.value, date)
        ]
    elif len(known) < (2 if is_car else len(keys)):
        # One that is not known could be the longest.
        return None
    known.sort(key=lambda pair: -pair[0] * sign)
    if is_car and is_blurred(known[0][0], known[1][0], [each for _, each in known[:2]]):
        raise nothing(*NOT_ALIKE, *near(context, [each for _, each in known]))
    return known[0][1] if known else None


def most(context: Context, bag: Bag) -> Found | None:
    """Who won the most stages or rallies; which drivers won stages."""
    is_most = bag.op("most")
    if not (bag.op("who") or bag.op("which") and bag.noun("people")) or not bag.op("win"):
        return None
    bag.noun("people")
    stages = bag.noun("stages")
    if stages is None:
        return _most_wins(context, bag) if is_most else None
    if not (is_most or (stages.is_plural and not bag.has("list", "which"))):
        return None
    found = stages_of(context, bag)
    if bag.name("teams") is not None:
        ours = teams.ours(context.facts)
        drivers = {e.driver for e in context.facts.entries if e.team == ours}
    else:
        drivers = set()
    if not bag.is_empty:
        return None
    winners = Counter(
        winner
        for view in found.views
        if view.value("number") != 0 and (winner := reference(view, "winner"))
        if not drivers or winner in drivers
    )
    word = context.say("stages won", "gewonnen etappes")
    return _tallied(context, winners, f"{found.about}, {word}", found.command,
                    sources_of(found.views, ("winner",)))  # fmt: skip


def _most_wins(context: Context, bag: Bag) -> Found | None:
    event = bag.name("events")
    if event is None or not bag.is_empty:
        return None
    wins: Counter[str] = Counter()
    sources: dict[str, None] = {}
    for id in context.facts.ids("people"):
        answer = context.facts.answer(f"people.{id}.career.{event.id}.wins")
        if answer and isinstance(answer.value, int):
            wins[id] = answer.value
            sources |= dict.fromkeys(answer.sources)
    heading = EVENT_CAREER.fields["wins"].heading(context.lang).lower()
    about = f"{context.name('events', event.id)}, {heading}"
    return _tallied(context, wins, about, "defender drivers", tuple(sources))


def _tallied(
    context: Context, tally: Counter[str], about: str, command: str, sources: tuple[str, ...]
) -> Found | None:
    ranked = tally.most_common()
    if not ranked:
        return None
    counts = ", ".join(f"{context.name('people', id)} {number}" for id, number in ranked)
    return Found(context.facts, (f"{about}: {counts}",), command, sources, value=ranked[0][1])
