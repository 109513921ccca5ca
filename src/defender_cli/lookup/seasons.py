"""Choice of the season: the one asked for, else the one that fits the day."""

from collections.abc import Sequence

from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View


def rounds_of(facts: AsOf, season: int) -> tuple[View, ...]:
    """Return the rounds of a season's championship in order."""
    return tuple(facts.view(f"rounds.{each.id}") for each in facts.calendar.of(season))


def for_schedule(facts: AsOf, asked: int | None) -> tuple[int, ...]:
    """Return the seasons a schedule shows: the one asked for, the running one, or those around.

    Raises:
        NotFound: no round of the season asked for is on file.
    """
    on_file = list(facts.calendar.seasons)
    if asked is not None:
        return (checked(on_file, asked, "round"),)
    now = facts.calendar.running
    if now is not None:
        return (now,)
    before = [season for season in on_file if facts.calendar.place(season) < 0][-1:]
    after = [season for season in on_file if facts.calendar.place(season) > 0][:1]
    return (*before, *after)


def latest_with(
    facts: AsOf, asked: int | None, on_file: Sequence[int], what: str = "round"
) -> int | None:
    """Return the season meant, of those with something on file for a command; `what` names it.

    That is the one asked for, else the last one, but none after the running one; None if
    nothing is on file at all.

    Raises:
        NotFound: nothing of the season asked for is on file.
    """
    if asked is not None:
        return checked(on_file, asked, what)
    now = facts.calendar.running
    reached = [season for season in on_file if now is None or season <= now]
    return reached[-1] if reached else next(iter(on_file), None)


def checked(on_file: Sequence[int], asked: int, what: str) -> int:
    """Return a season that is on file.

    Raises:
        NotFound: it is not; the error names those that are, if there are any.
    """
    if asked not in on_file:
        listed = ", ".join(map(str, on_file))
        raise NotFound(
            f"no {what} of {asked} is on file",
            input=str(asked),
            suggestions=[str(each) for each in on_file[-3:]],
            hint=f"seasons on file: {listed}" if listed else "try: defender schedule",
        )
    return asked
