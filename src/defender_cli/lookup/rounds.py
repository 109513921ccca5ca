"""Look-up of rounds by name and by day."""

import re
from collections.abc import Callable, Container

from defender_cli.errors import Ambiguous, NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.calendar import Running
from defender_cli.facts.derive import NO_RESULT
from defender_cli.facts.view import View
from defender_cli.i18n.cldr import countries
from defender_cli.lookup import seasons
from defender_cli.lookup.names import chosen, folded, names_of

YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Preference = Callable[[list[View]], View]
"""Picks one of several runnings of the event that was named, the earliest first."""


def next_round(facts: AsOf) -> View | None:
    """Return the round that runs on the day asked for or comes first after it."""
    found = facts.calendar.next
    return facts.view(f"rounds.{found.id}") if found else None


def without_result(facts: AsOf, seasons: Container[int | None]) -> list[str]:
    """Return the ids of the rounds of some seasons that are over without a result on file."""
    ids = (each.id for each in facts.calendar.rounds if (each.season or None) in seasons)
    statuses = ((id, facts.answer(f"rounds.{id}.status")) for id in ids)
    return [id for id, status in statuses if status and status.value == NO_RESULT]


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
        UsageError: the text is empty, or names two years. NotFound: no round has that name; the
            error suggests at most three that exist. Ambiguous: several rounds have it.
    """
    if not text.strip():
        raise UsageError("a round's name cannot be empty", input=text, hint=f"try: {command}")
    words = text.replace("_", " ")
    meant = _one_season(text, [int(year) for year in YEAR.findall(words)], season)
    if text in facts.ids("rounds"):
        return facts.view(f"rounds.{text}")
    name = folded(YEAR.sub(" ", words))
    if not name:
        raise _only_a_year(facts, text, meant, command)
    found = _numbered(facts, name, meant)
    if found is None:
        event = chosen(name, _event_names(facts), "round", command)
        runnings = [each for each in facts.calendar.all if each.event == event]
        counting = [each for each in runnings if each.counts] or runnings
        found = [each for each in runnings if each.season == meant] if meant else counting
        if not found and runnings:
            raise _not_in(name, meant, runnings, command)
    views = [facts.view(f"rounds.{each.id}") for each in found]
    return views[0] if len(views) == 1 else prefer(views)


def _one_season(text: str, years: list[int], season: int | None) -> int | None:
    """Return the season that a name and an option bind to, or None if neither does.

    Raises:
        UsageError: they name more than one.
    """
    wanted = sorted({*years, *([season] if season is not None else [])})
    if len(wanted) > 1:
        listed = " and ".join(map(str, wanted))
        raise UsageError(f"two seasons are named: {listed}", input=text, hint="name one of them")
    return wanted[0] if wanted else None


def _numbered(facts: AsOf, name: str, season: int | None) -> list[Running] | None:
    """Return the round with the number that `name` is, or None if it is none."""
    number = re.fullmatch(r"(?:round |ronde )?(\d{1,2})", name)
    if number is None:
        return None
    meant = (season,) if season is not None else seasons.for_schedule(facts, None)[:1]
    listed = [each for season in meant for each in facts.calendar.of(season)]
    found = [each for each in listed if each.number == int(number[1])]
    if not found:
        raise NotFound(
            f'no round matches "{name}"',
            input=name,
            suggestions=[each.id for each in listed[:3]],
            hint="try: defender schedule",
        )
    return found


def _event_names(facts: AsOf) -> dict[str, set[str]]:
    """Return what each event is called: by its own names, its rounds' and their country's."""
    names: dict[str, set[str]] = {}
    for each in facts.calendar.all:
        if each.event is None:
            continue
        if each.event not in names:
            names[each.event] = names_of(facts, "events", each.event)
        stated = facts.answer(f"rounds.{each.id}.name")
        country = facts.answer(f"rounds.{each.id}.country") if each.counts else None
        if stated is not None:
            names[each.event].add(folded(str(stated.value)))
        if country is not None and country.value in countries():
            called = countries()[str(country.value)]
            names[each.event] |= {folded(called.en), folded(called.nl)}
    return names


def _only_a_year(facts: AsOf, text: str, season: int | None, command: str) -> Ambiguous:
    """Return the error for a name without an event.

    Raises:
        NotFound: the season it names is not on file.
    """
    if season is not None:
        seasons.checked(facts.calendar.seasons, season, "round")
    listed = [each.id for each in facts.calendar.rounds if season in (None, each.season)]
    return Ambiguous(
        f'"{text}" can be more than one round: {", ".join(listed)}',
        input=text,
        suggestions=listed,
        hint=f"try: {command} --season {text.strip()}",
    )


def _not_in(text: str, season: int | None, runnings: list[Running], command: str) -> NotFound:
    close = [each.id for each in reversed(runnings) if each.counts][:3]
    return NotFound(
        f'no running of "{text}" in {season} is on file',
        input=text,
        suggestions=close,
        hint=f"try: {command} {close[0]}" if close else "try: defender schedule",
    )
