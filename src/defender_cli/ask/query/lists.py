"""Lists and counts of the records a question is about."""

from collections.abc import Iterable

import msgspec

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.careers import career_of
from defender_cli.ask.query.found import (
    Context,
    Found,
    NotAQuery,
    Nothing,
    Rows,
    names_in,
    noted,
    number_of,
    reference,
    said,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.narrowing import rows
from defender_cli.i18n.messages import WORDS


def listing(context: Context, bag: Bag) -> Found | None:
    """Which stages did somebody win; who are the drivers; the rounds of a season."""
    asks = bag.has("which", "who", "list")
    if bag.asks_whether or bag.has("count") or not (_is_plural(bag) or asks and _ranks(bag)):
        return None
    leads = bag.items[0].kind == "noun" and bag.items[0].is_plural
    each = bag.has("who") and bag.has("win") and bag.has("which", "list")
    if each:
        bag.op("win")
    if not (bag.op("which", "who", "list") or leads or each) and len(bag.items) > 3:
        return None
    found = rows(context, bag)
    if each:
        found = msgspec.structs.replace(found, columns=("name", "winner"))
    wanted = tuple(_wanted(bag, found))
    columns = wanted or found.columns
    bag.op("comes", "end" if columns != found.columns else "comes", "driven", "drives")
    if not bag.is_empty:
        return None
    if not found.views:
        raise none_fits(found)
    if not found.rests_on and found.command.startswith("defender schedule --season"):
        _check_calendar(context, found)
    columns = columns or tuple(n for n, field in found.views[0].fields.items() if field.column)
    if wanted and any(view.value(name) is None for view in found.views for name in wanted):
        return None
    lines = [said(context, view, columns) for view in found.views]
    return Found(context.facts, tuple(lines), found.command, found.sources, about=found.about)


def none_fits(found: Rows) -> Nothing:
    """Return the error for records of which none on file is as asked."""
    word = WORDS.get(found.heading.en, found.heading)
    about = f" ({found.about})" if found.about else ""
    return nothing(f"nothing on file fits: {word.en.lower()}{about}",
                   f"niets in de feiten past: {word.nl.lower()}{about}")  # fmt: skip


def _check_calendar(context: Context, found: Rows) -> None:
    """Refuse to pass the rounds on file for a calendar that is not.

    Raises:
        Nothing: how many rounds the season has is not known.
    """
    if context.facts.answer(f"seasons.{found.about}.rounds_count") is None:
        lines = (f"{view.key}  {said(context, view, found.columns)}" for view in found.views)
        raise nothing(
            f"the calendar of {found.about} is not on file",
            f"de kalender van {found.about} staat niet in de feiten",
            *lines,
        )


def _is_plural(bag: Bag) -> bool:
    nouns = [item for item in bag.items if item.kind in ("noun", "name")]
    races = any(item.kind == "op" and item.text.endswith(("s", "en")) for item in bag.items)
    people = bag.has("who") and bag.has("drives", "navigates", "driven")
    return bool(
        any(item.is_plural for item in nouns)
        or people
        or bag.has("happened", "years")
        or (bag.has("who") and bag.has("win") and bag.has("which", "list"))
        or any(item.kind in ("date", "month") for item in bag.items)
        or (bag.has("win") and bag.has("which") and any(i.kind == "noun" for i in bag.items))
        or (bag.has("season") and bag.has("which"))
        or (bag.has("driven") and bag.has("which") and any(i.kind == "year" for i in bag.items))
        or (bag.has("race", "win") and races)
        or any(isinstance(i.value, Noun) and i.value.collection == "entries" for i in nouns)
    )


def _ranks(bag: Bag) -> bool:
    return any(item.kind == "top" for item in bag.items)


def _wanted(bag: Bag, found: Rows) -> Iterable[str]:
    """Yield the columns asked for by name, behind the one that says whose they are."""
    if not found.views:
        return
    known = {
        phrase: name
        for name, field in reversed(found.views[0].record.fields.items())
        if name in found.columns or field.column
        for phrase in phrases(field)
    }
    first = next((name for name in found.columns if name not in ("number", "position")), "name")
    names: list[str] = []
    while name := bag.phrase(known, "other", "op", "noun"):
        bag.phrase({("dat",): True, ("datum",): True, ("date",): True}, "other")
        names.append(name)
    if names:
        yield from dict.fromkeys((first, *names))


def count(context: Context, bag: Bag) -> Found | None:
    """How many of them there are, and which."""
    if not bag.has("count") or bag.has("days", "until", "points") or bag.asks_whether:
        return None
    bag.op("count")
    if career := career_of(context, bag.copy()):
        return career
    people = [item.value for item in bag.items if item.kind == "name"]
    overall = bag.op("total") or (
        any(getattr(person, "collection", "") == "events" for person in people)
        and not any(item.kind == "year" for item in bag.items)
    )
    asks_left = bag.has("left")
    found = rows(context, bag)
    bag.op("comes", "left")
    if not bag.is_empty:
        return None
    if not (found.views or asks_left):
        raise none_fits(found)
    if not found.rests_on and (stated := _stated(context, found)):
        return stated
    number = number_of(found.views)
    about = f" ({found.about})" if found.about else ""
    listed = f": {names_in(context, found.views)}" if found.views else ""
    line = f"{number} {_noun(context, found, number)}{about}{listed}"
    if asks_left:
        line += f" ({context.say('still to come', 'nog te gaan')})"
    lines = [line]
    for person in people:
        if getattr(person, "collection", "") == "people" and "winner" in found.rests_on:
            lines += _in_all(context, found, getattr(person, "id", ""))
    if overall and len(lines) > 1:
        lines.reverse()
    return Found(context.facts, tuple(lines), found.command, found.sources,
                 value=number if lines[0] == line else None)  # fmt: skip


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
