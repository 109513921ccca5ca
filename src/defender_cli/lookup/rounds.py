"""Which round is meant, and the rounds around a day."""

import re
from collections.abc import Callable, Iterable

from defender_cli.errors import Ambiguous, NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.derive import NO_RESULT
from defender_cli.facts.view import View
from defender_cli.i18n.messages import COUNTRIES
from defender_cli.lookup import seasons
from defender_cli.lookup.names import chosen, folded
from defender_cli.schema.types import Reference

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Preference = Callable[[list[View]], View]
"""Picks one of several runnings of the event that was named, the earliest first."""


def next_round(facts: AsOf) -> View | None:
    """Return the round that runs on the day asked for or comes first after it."""
    ahead = [
        view
        for view in facts.views("rounds")
        if seasons.is_round(view) and view.value("status") in ("upcoming", "running")
    ]
    return min(ahead, key=_start, default=None)


def without_result(facts: AsOf) -> tuple[View, ...]:
    """Return the rounds that are over by the calendar and have no result on file."""
    views = (view for view in facts.views("rounds") if view.value("status") == NO_RESULT)
    return tuple(sorted(filter(seasons.is_round, views), key=_start))


def running_or_next(views: list[View]) -> View:
    """Prefer the running or next one of several runnings, else the last."""
    ahead = (view for view in views if view.value("status") in ("upcoming", "running"))
    return next(ahead, views[-1])


def latest_with_result(views: list[View]) -> View:
    """Prefer the last of several runnings with a result on file, else the last that has begun."""
    for wanted in (("over",), ("running", NO_RESULT)):
        found = [view for view in views if view.value("status") in wanted]
        if found:
            return found[-1]
    return views[0]


def resolve(facts: AsOf, text: str, season: int | None, prefer: Preference, command: str) -> View:
    """Return the round that `text` names: an id, an event with or without a year, a number.

    A year or a season asked for binds; without one `prefer` picks among the runnings.

    Raises:
        UsageError: the text is empty. NotFound: no round has that name; the error suggests at
            most three that exist. Ambiguous: several rounds have it.
    """
    if not text.strip():
        raise UsageError("a round's name cannot be empty", input=text, hint=f"try: {command}")
    views = {view.id: view for view in facts.views("rounds")}
    if text in views:
        return views[text]
    years = [int(year) for year in _YEAR.findall(text)]
    name = folded(_YEAR.sub(" ", text.replace("_", " ")))
    meant = years[0] if years else season
    if not name:
        raise _only_a_year(text, [view for view in views.values() if _is_in(view, meant)])
    found = _numbered(facts, name, meant)
    if found is None:
        event = chosen(name, _event_names(facts, views.values()), "round", command)
        runnings = sorted((view for view in views.values() if _event(view) == event), key=_order)
        found = [view for view in runnings if _is_in(view, meant)]
        if not found and runnings:
            raise _not_in(text, meant, runnings, command)
    return found[0] if len(found) == 1 else prefer(found)


def _numbered(facts: AsOf, name: str, season: int | None) -> list[View] | None:
    """Return the round with the number that `name` is, or None if it is none."""
    number = re.fullmatch(r"(?:round |ronde )?(\d{1,2})", name)
    if number is None:
        return None
    meant = (season,) if season is not None else seasons.for_schedule(facts, None)[:1]
    views = [view for each in meant for view in seasons.rounds_of(facts, each)]
    found = [view for view in views if view.value("number") == int(number[1])]
    if not found:
        raise NotFound(
            f'no round matches "{name}"',
            input=name,
            suggestions=[view.id for view in views[:3]],
            hint="try: defender schedule",
        )
    return found


def _event_names(facts: AsOf, views: Iterable[View]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for view in views:
        event = _event(view)
        if event is None:
            continue
        called = names.setdefault(event, {folded(event)})
        aliases = facts.answer(f"events.{event}.aliases")
        listed = aliases.value if aliases and isinstance(aliases.value, tuple) else ()
        event_name = facts.answer(f"events.{event}.name")
        for each in (view.value("name"), event_name and event_name.value, *listed):
            if isinstance(each, str):
                called.add(folded(each))
        country = view.value("country") if seasons.is_round(view) else None
        if isinstance(country, str) and country in COUNTRIES:
            called |= {folded(COUNTRIES[country].en), folded(COUNTRIES[country].nl)}
    return names


def _only_a_year(text: str, views: list[View]) -> Ambiguous | NotFound:
    listed = [view.id for view in views if seasons.is_round(view)]
    if not listed:
        return NotFound(f'no round matches "{text}"', input=text, hint="try: defender schedule")
    return Ambiguous(
        f'"{text}" can be more than one round: {", ".join(listed)}',
        input=text,
        suggestions=listed,
        hint=f"try: defender schedule --season {text.strip()}",
    )


def _not_in(text: str, season: int | None, runnings: list[View], command: str) -> NotFound:
    close = [view.id for view in reversed(runnings) if seasons.is_round(view)][:3]
    return NotFound(
        f'no running of "{text}" in {season} is on file',
        input=text,
        suggestions=close,
        hint=f"try: {command} {close[0]}" if close else "try: defender schedule",
    )


def _event(view: View) -> str | None:
    event = view.value("event")
    return event.id if isinstance(event, Reference) else None


def _is_in(view: View, season: int | None) -> bool:
    return season is None or view.value("season") == season


def _start(view: View) -> str:
    return str(view.value("start"))


def _order(view: View) -> tuple[int, str]:
    season = view.value("season")
    return (season if isinstance(season, int) else 0, str(view.value("start") or ""))
