"""Which season is meant: the one asked for, else the one that fits the day."""

from collections.abc import Callable
from datetime import date

from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View


def rounds_of(facts: AsOf, season: int) -> tuple[View, ...]:
    """Return the rounds of a season's championship in order."""
    views = (view for view in facts.views("rounds") if view.value("season") == season)
    return tuple(sorted(filter(is_round, views), key=lambda view: str(view.value("start"))))


def is_round(view: View) -> bool:
    """Return whether a running of an event counts for a championship on file."""
    return view.value("number") is not None


def seasons(facts: AsOf) -> list[int]:
    """Return the seasons with rounds on file, the earliest first."""
    found = (view.value("season") for view in facts.views("rounds") if is_round(view))
    return sorted({season for season in found if isinstance(season, int)})


def running(facts: AsOf) -> int | None:
    """Return the season that runs on the day, from its first round to its last, or None."""
    return next((season for season in seasons(facts) if _place(facts, season) == 0), None)


def _place(facts: AsOf, season: int) -> int:
    """Return -1 for a season that is over on the day, 0 for the running one, 1 for a later one."""
    days = [
        day
        for view in rounds_of(facts, season)
        for day in (view.value("start"), view.value("end"))
        if isinstance(day, date)
    ]
    if not days:
        return 1 if season > facts.day.year else -1
    return -1 if facts.day > max(days) else 1 if facts.day < min(days) else 0


def for_schedule(facts: AsOf, asked: int | None) -> tuple[int, ...]:
    """Return the seasons a schedule shows: the one asked for, the running one, or those around.

    Raises:
        NotFound: no round of the season asked for is on file.
    """
    on_file = seasons(facts)
    if asked is not None:
        return (checked(on_file, asked),)
    now = running(facts)
    if now is not None:
        return (now,)
    before = [season for season in on_file if _place(facts, season) < 0][-1:]
    after = [season for season in on_file if _place(facts, season) > 0][:1]
    return (*before, *after)


def latest_with(
    facts: AsOf, asked: int | None, on_file: list[int], has: Callable[[int], bool] | None = None
) -> int | None:
    """Return the season meant, of those with something on file for a command.

    That is the one asked for, else the running one, else the last one that has begun; None if
    nothing is on file at all.

    Raises:
        NotFound: nothing of the season asked for is on file.
    """
    if asked is not None:
        return checked(on_file, asked)
    now = running(facts)
    if now in on_file:
        return now
    begun = [season for season in on_file if _place(facts, season) <= 0]
    return begun[-1] if begun else on_file[0] if on_file else None


def checked(on_file: list[int], asked: int) -> int:
    """Return a season that is on file.

    Raises:
        NotFound: it is not; the error names those that are.
    """
    if asked not in on_file:
        listed = ", ".join(map(str, on_file)) or "none"
        raise NotFound(
            f"nothing of the season {asked} is on file",
            input=str(asked),
            suggestions=[str(each) for each in on_file[-3:]],
            hint=f"seasons on file: {listed}",
        )
    return asked
