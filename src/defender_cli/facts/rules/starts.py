"""Starts: the entries of a person in an event agree with the totals of the career."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import msgspec

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.counts import ABSENT
from defender_cli.facts.rules.figures import shown
from defender_cli.facts.statements import Fact

_PLACES = {
    "wins": range(1, 2),
    "podiums": range(1, 4),
    "second_places": range(2, 3),
    "third_places": range(3, 4),
}


class Row(msgspec.Struct, frozen=True):
    """An entry of a person: its key, season, first and last day, and whether it started."""

    key: str
    season: int | float
    begins: date
    ends: date
    started: bool


def careers(case: Context) -> Iterator[Finding]:
    rows, doubtful = _rows(case), _doubtful(case)
    runnings = {
        event: {case.number(f"{round}.season") or 0 for round in rounds}
        for event, rounds in case.rounds.items()
    }
    for person in case.table("people"):
        for event in () if person in doubtful else case.table(f"people.{person}.career"):
            key, listed = f"people.{person}.career.{event}", rows.get((person, event), [])
            yield from _Career(case, key, runnings.get(event, set()), listed).findings()


def _doubtful(case: Context) -> set[object]:
    """Return the people in seats that a finding is about."""
    facts = [case.base.node(key) for key in case.suspects if key.startswith("entries.")]
    return {fact.statements[0].value for fact in facts if isinstance(fact, Fact)}


def _rows(case: Context) -> dict[tuple[str, str], list[Row]]:
    """Return the entries of each person in each event, the earliest first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for event, rounds in case.rounds.items():
        for round in rounds:
            begins, ends = case.begins(round), case.ends(round)
            season = case.number(f"{round}.season")
            for entry in case.entries.get(round.removeprefix("rounds."), ()):
                started = not _is_absent(case, entry)
                people = {case.text(f"{entry}.{seat}") for seat in ("driver", "co_driver")}
                if begins and ends and season is not None:
                    row = Row(entry, season, begins, ends, started)
                    for person in people - {None}:
                        found.setdefault((str(person), event), []).append(row)
    return found


def _is_absent(case: Context, entry: str) -> bool:
    """Return whether a crew did not start, as stated, though a finding may be about that."""
    status = case.base.node(f"{entry}.status")
    return isinstance(status, Fact) and status.statements[0].value in ABSENT


class _Career:
    """Compares the totals of one person in one event with the entries on file."""

    def __init__(
        self, case: Context, key: str, runnings: set[int | float], rows: list[Row]
    ) -> None:
        self.case = case
        self.key = key
        self.rows = rows
        self.started = [row for row in rows if row.started]
        self.runnings = runnings
        self.debut = case.number(f"{key}.debut")

    def findings(self) -> Iterator[Finding]:
        first = min((row.season for row in self.started), default=None)
        key = f"{self.key}.debut"
        if self.debut is not None and first is not None and first < self.debut:
            message = f"{key} is {self.debut}, but {self.started[0].key} is of {shown(first)}"
            yield from self.case.dispute(key, "order", message, first)
        starts = list(self._total("starts", lambda row: 1))
        yield from starts or self._span()
        for name, places in _PLACES.items():
            yield from self._total(name, partial(self._placed, places))
        yield from self._total("stage_wins", self._stage_wins)

    def _placed(self, places: range, row: Row) -> int | float | None:
        place = self.case.number(f"{row.key}.position")
        return None if place is None else int(place in places)

    def _stage_wins(self, row: Row) -> int | float | None:
        return self.case.number(f"{row.key}.stage_wins")

    def _total(self, name: str, count: Callable[[Row], int | float | None]) -> Iterator[Finding]:
        """Yield a finding if a total disagrees with the entries known on its day."""
        key = f"{self.key}.{name}"
        statements = self.case.statements(key)
        if not statements or not isinstance(statements[0].value, int):
            return
        day, stated = self.case.base.known_since(statements[0]), statements[0].value
        # A start counts once the rally has begun, a result once it has ended.
        rows = [
            row for row in self.started if (row.begins if name == "starts" else row.ends) <= day
        ]
        parts = [count(row) for row in rows]
        made = sum(part for part in parts if part is not None)
        doubtful = any(f"{row.key}.position" in self.case.suspects for row in rows)
        complete = self._complete(rows) and not doubtful
        complete = complete and (name != "stage_wins" or None not in parts)
        if made not in self.case.values(key) and (made > stated or complete):
            message = f"{key} is {stated}, but the entries on file make {shown(made)}"
            yield from self.case.dispute(key, "count", message, made)

    def _complete(self, rows: list[Row]) -> bool:
        """Return whether the entries are all there are.

        They are as many as the starts stated, or reach back to the debut, leave out no running
        on file and few years between.
        """
        if len(self.started) in self.case.numbers(f"{self.key}.starts"):
            return True
        if not rows or self.debut is None or rows[0].season != self.debut:
            return False
        years, last = {row.season for row in self.rows}, rows[-1].season
        if 4 * len(rows) < 3 * (last - self.debut + 1):
            return False
        between = range(int(self.debut), int(last) + 1)
        return all(year in years for year in between if year in self.runnings)

    def _span(self) -> Iterator[Finding]:
        """Nobody starts more often than there are years since the debut."""
        key, stated = f"{self.key}.starts", self.case.numbers(f"{self.key}.starts")
        if self.debut is None or not stated:
            return
        years = self.case.today.year + 1 - self.debut
        if stated[0] > years:
            message = f"{key} is {shown(stated[0])}, but the debut was in {shown(self.debut)}"
            yield from self.case.dispute(key, "count", message, self.debut)


RULES = (careers,)
