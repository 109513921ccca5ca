"""The runnings of events known on a day, without building their records."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from defender_cli.facts.asof import AsOf


class Running(msgspec.Struct, frozen=True):
    """One running of an event; `counts` says that it is a round of a championship on file.

    That is one with a number, or one that is announced to count before its number is known.
    """

    id: str
    event: str | None
    season: int
    number: int | None
    start: date | None
    end: date | None
    counts: bool

    @property
    def order(self) -> tuple[int, date]:
        """Sorts runnings by time; one without a day comes first in its year."""
        return self.season, self.start or date.min


class Calendar:
    """All runnings known on a day, in order of time."""

    def __init__(self, facts: "AsOf") -> None:
        self._facts = facts

    @cached_property
    def all(self) -> tuple[Running, ...]:
        found = (self._running(id) for id in self._facts.ids("rounds"))
        return tuple(sorted(found, key=lambda each: each.order))

    def _running(self, id: str) -> Running:
        event, season, number, start, end = (
            self._facts.stored(f"rounds.{id}.{name}")
            for name in ("event", "season", "number", "start", "end")
        )
        return Running(
            id,
            event if isinstance(event, str) else None,
            season if isinstance(season, int) else 0,
            number if isinstance(number, int) else None,
            start if isinstance(start, date) else None,
            end if isinstance(end, date) else None,
            counts=isinstance(number, int) or self._facts.stored(f"rounds.{id}.counts") is True,
        )

    @cached_property
    def rounds(self) -> tuple[Running, ...]:
        """Those that count for a championship on file."""
        return tuple(each for each in self.all if each.counts)

    def of(self, season: int) -> tuple[Running, ...]:
        """Return the rounds of a season's championship."""
        return tuple(each for each in self.rounds if each.season == season)

    @cached_property
    def seasons(self) -> tuple[int, ...]:
        """The seasons with rounds on file, the earliest first."""
        return tuple(dict.fromkeys(each.season for each in self.rounds))

    def place(self, season: int) -> int:
        """Return -1 for a season that is over on the day, 0 for the running one, 1 for a later one.

        A season runs from its first round's start to its last one's end.
        """
        days = [day for each in self.of(season) for day in (each.start, each.end) if day]
        if not days:
            return 1 if season > self._facts.day.year else -1
        day = self._facts.day
        return -1 if day > max(days) else 1 if day < min(days) else 0

    @cached_property
    def running(self) -> int | None:
        """The season that runs on the day, or None between two."""
        return next((season for season in self.seasons if self.place(season) == 0), None)

    @cached_property
    def next(self) -> Running | None:
        """The round that runs on the day or comes first after it, or None.

        One without a date on file counts if its year is not over and no dated one is ahead.
        """
        day = self._facts.day
        dated = (each for each in self.rounds if each.end and each.end >= day)
        undated = (each for each in self.rounds if not each.end and each.season >= day.year)
        return next(dated, None) or next(undated, None)
