"""Lists and counts of the records a question is about."""

from collections.abc import Iterable

import msgspec

from defender_cli.ask.query.bag import Bag, Noun
from defender_cli.ask.query.found import (
    Context,
    Found,
    Nothing,
    Rows,
    brief,
    reference,
    said,
    sources_of,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing, refers
from defender_cli.ask.query.narrowing import rows
from defender_cli.ask.query.rounds_named import (
    season_of,
)
from defender_cli.ask.query.tables import NOT_STARTED, by_place
from defender_cli.ask.query.words import stems
from defender_cli.facts.view import View
from defender_cli.i18n.messages import WORDS
from defender_cli.schema.results import ENTRY


def listing(context: Context, bag: Bag) -> Found | None:
    """Which stages did somebody win; who are the drivers; the rounds of a season."""
    asks = bag.has("which", "who", "list")
    is_round = any(getattr(item.value, "collection", "") == "events" for item in bag.items)
    is_top = (
        bag.has("podium")
        or bag.has_kind("top")
        or (is_round and bool(asks) and bag.has_kind("rank"))
    )
    places = _asks_places(bag)
    navigates = bag.has("navigates") and any(
        getattr(item.value, "collection", "") == "people" for item in bag.items
    )
    if navigates or bag.has("count", "lead", "with") or not (_is_plural(bag) or is_top or places):
        return None
    leads = is_top or places or (bag.items[0].kind == "noun" and bag.items[0].is_plural)
    each = bag.has("who") and bag.has("win") and bag.has("which", "list")
    if each:
        bag.op("win")
    if not (bag.op("which", "who", "list") or leads or each) and len(bag.items) > 3:
        return None
    found = rows(context, bag)
    if places:
        kept = by_place(view for view in found.views if view.value("position"))
        found = found.narrowed(kept, "position", "")
    if each:
        found = msgspec.structs.replace(found, columns=("label", "winner"))
    wanted = tuple(_wanted(bag, found))
    columns = wanted or found.columns
    bag.op("comes", "end" if columns != found.columns else "comes", "driven", "drives")
    if not bag.is_empty and not _is_narrower(bag, found):
        return None
    if not (bag.is_empty and found.views):
        raise none_fits(found)
    if not found.rests_on and found.command.startswith("defender schedule --season"):
        _check_calendar(context, found)
    columns = columns or tuple(n for n, field in found.views[0].fields.items() if field.column)
    if wanted and any(view.value(name) is None for view in found.views for name in wanted):
        return None
    lines = [said(context, view, columns) for view in found.views]
    return Found(context.facts, tuple(lines), found.command, found.sources, about=found.about)


def _is_narrower(bag: Bag, found: Rows) -> bool:
    """Return whether stages won are asked for that nothing on file tells apart: on a bike."""
    return "winner" in found.rests_on and all(each.kind in ("other", "light") for each in bag.items)


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
    only_season = all(each.kind in ("year", "light") or bag.has("season") for each in bag.items)
    return bool(
        (only_season and len(bag.items) < 3 and bag.has("season"))
        or any(item.is_plural for item in nouns)
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


def _asks_places(bag: Bag) -> bool:
    """Take the words that ask where the team finished; return whether they are all there."""
    named = any(getattr(item.value, "collection", "") == "teams" for item in bag.items)
    if not named or bag.has_kind("flag") or not bag.has("where", "which"):
        return False
    place = bag.phrase({stems([word], lang): True for word, lang in _PLACES}, "other")
    is_asked = bag.op("end") or (bool(place) and bag.op("last_for"))
    return is_asked and bag.op("where", "which")


_PLACES = (("place", "en"), ("position", "en"), ("plaats", "nl"), ("plek", "nl"))


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


def entered_with(context: Context, bag: Bag) -> Found | None:
    """With which cars or which people somebody has started, and in which years."""
    plural = next((item for item in bag.items if item.kind == "noun" and item.is_plural), None)
    asked = ""
    if bag.has("navigates") and bag.has("who"):
        asked = "co_driver"
    elif plural is not None and isinstance(plural.value, Noun):
        seat = (plural.value.option or "").replace("-", "_")
        asked = "vehicle" if plural.value.collection == "cars" else seat
    if asked not in ENTRY.fields or not bag.op("which", "who", "list"):
        return None
    bag.take("noun", lambda item: item is plural)
    bag.op("navigates", "driven", "drives", "with")
    person, event, year = bag.name("people"), bag.name("events"), season_of(bag)
    if person is None or not bag.is_empty:
        return None
    facts = context.facts
    meant = {
        each.id
        for each in facts.calendar.all
        if (event is None or each.event == event.id) and year in (None, each.season)
    }
    views: dict[str, list[View]] = {}
    for entry in facts.entries.of_person(person.id):
        view = brief(facts, f"entries.{entry.id}")
        value = refers(view, asked) or (refers(view, "car") if asked == "vehicle" else "")
        with_other = entry.driver == person.id or asked == "vehicle"
        is_start = view.value("status") not in NOT_STARTED
        if entry.round in meant and value and with_other and is_start:
            views.setdefault(value, []).append(view)
    if not views:
        return None
    lines = tuple(
        f"{value}: {', '.join(called_at(context, v) for v in found)}"
        for value, found in views.items()
    )
    sources = sources_of([v for each in views.values() for v in each], (asked,))
    return Found(facts, lines, f"defender drivers {person.id}", sources,
                 about=context.name("people", person.id))  # fmt: skip


def called_at(context: Context, entry: View) -> str:
    return context.name("rounds", reference(entry, "round") or "")
