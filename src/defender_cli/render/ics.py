"""iCalendar (RFC 5545): each round an event of whole days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Fact
from defender_cli.facts.view import View
from defender_cli.i18n.escape import visible
from defender_cli.i18n.format import words
from defender_cli.i18n.messages import SOURCES
from defender_cli.render.references import citation
from defender_cli.report import Report

FIELDS = ("name", "country", "start", "end", "start_place", "finish_place")
"""Fields of an event; a new statement of any of them is a new revision."""


def write(report: Report, facts: AsOf, lang: str) -> str:
    """Return the rounds of a report as a calendar; one without both dates is left out.

    The same facts give the same text, byte for byte, whenever it is written: so a program
    that reads it again updates its events and doubles none.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//defender-cli//schedule//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    views = [view for section in report.sections for view in section.records]
    if names := dict.fromkeys(name for view in views if (name := _championship(view, facts))):
        calendar.add("x-wr-calname", ", ".join(names))
    for view in views:
        if view.value("start") and view.value("end"):
            calendar.add_component(_event(view, facts, lang))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(view: View, facts: AsOf, lang: str) -> Event:
    start, end = view.value("start"), view.value("end")
    assert isinstance(start, date)
    assert isinstance(end, date)
    stamp = datetime.combine(_stated(view, facts), time(), UTC)
    event = Event()
    event.add("uid", f"{view.id}@defender-cli")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", _revision(view, facts))
    event.add("dtstart", start)
    # An event of whole days ends with the day on which it no longer goes on.
    # There is no day after the last one of the calendar.
    event.add("dtend", min(end, date.max - timedelta(days=1)) + timedelta(days=1))
    event.add("summary", _in_words(view, "name", lang) or visible(view.id))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if championship := _championship(view, facts):
        event.add("categories", [championship])
    if place := ", ".join(_places(view, lang)):
        event.add("location", place)
    event.add("description", "\n".join(_description(view, facts, lang)))
    return event


def _championship(view: View, facts: AsOf) -> str | None:
    """Return the name of the championship that a round counts for."""
    answer = facts.answer(f"seasons.{view.value('season')}.championship")
    return visible(str(answer.value)) if answer and answer.value else None


def _stated(view: View, facts: AsOf) -> date:
    """Return the day from which the newest source of the event counts as known."""
    days = (
        facts.base.known_day(source)
        for name in FIELDS
        if (answer := view.answer(name))
        for source in answer.sources
    )
    return max(days, default=date.min)


def _revision(view: View, known: AsOf) -> int:
    """Return how many statements of the event were added to the first of each field."""
    facts = (known.base.node(f"{view.key}.{name}") for name in FIELDS)
    return sum(
        max(0, sum(known.base.known_since(each) <= known.day for each in fact.statements) - 1)
        for fact in facts
        if isinstance(fact, Fact)
    )


def _places(view: View, lang: str) -> Iterator[str]:
    towns = [_in_words(view, name, lang) for name in ("start_place", "finish_place")]
    if route := " – ".join(dict.fromkeys(town for town in towns if town)):
        yield route
    if country := _in_words(view, "country", lang):
        yield country


def _description(view: View, facts: AsOf, lang: str) -> Iterator[str]:
    for name in ("number", "stages_count", "distance", "special"):
        if text := _in_words(view, name, lang):
            yield f"{view.fields[name].heading(lang)}: {text}"
    answers = (view.answer("start"), view.answer("end"))
    sources = dict.fromkeys(source for answer in answers if answer for source in answer.sources)
    yield f"{SOURCES.in_language(lang)}:"
    yield from (citation(facts.base, source, lang) for source in sources)


def _in_words(view: View, name: str, lang: str) -> str | None:
    answer = view.answer(name)
    if answer is None or answer.value is None:
        return None
    return words(answer.value, answer.field, lang)
