"""Of which running of which event a record is, and which running is meant if none is named."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, seasons, teams
from defender_cli.schema.types import Reference


class Edition(msgspec.Struct, frozen=True):
    """One running of an event: its round, its event, its year, empty where unknown.

    `is_meant` says that it is the one meant where no year is named.
    """

    round: str
    event: str
    year: str
    is_meant: bool


class Editions:
    """The runnings on file on a day, by the records that belong to them."""

    def __init__(self, facts: AsOf) -> None:
        self._known = facts
        self._kept: dict[str, Edition | None] = {}

    def of(self, parts: list[str]) -> Edition | None:
        """Return the running that the record of a key belongs to, or None."""
        key = ".".join(parts[:2])
        if key not in self._kept:
            self._kept[key] = self._of(parts)
        return self._kept[key]

    def _of(self, parts: list[str]) -> Edition | None:
        if len(parts) < 2:
            return None
        collection, id = parts[:2]
        if collection == "seasons":
            year = text_of(self._known, f"seasons.{id}.year")
            return Edition("", "", year, year in ("", self.season))
        if collection in ("stages", "entries"):
            id = reference(self._known, f"{collection}.{id}.round") or ""
        elif collection not in ("rounds", "results"):
            return None
        event = reference(self._known, f"rounds.{id}.event") or ""
        year = text_of(self._known, f"rounds.{id}.season")
        meant = self._scheduled if collection == "rounds" else self._with_result
        return Edition(id, event, year, meant.get(event, id) == id)

    @cached_property
    def season(self) -> str:
        """The season meant on the day, as a year; nothing if none is on file."""
        on_file = self._known.calendar.seasons
        meant = seasons.latest_with(self._known, None, on_file)
        return str(meant) if meant is not None else ""

    @cached_property
    def main_event(self) -> str:
        """The event with most runnings on file: what is asked without a name is about it."""
        counts = {event: len(views) for event, views in self._runnings.items()}
        return max(counts, key=counts.__getitem__, default="")

    @cached_property
    def ours(self) -> frozenset[str]:
        """The people who drive or navigate for our team."""
        team = teams.ours(self._known)
        entries = (entry for entry in self._known.entries if entry.team == team)
        return frozenset(person for entry in entries for person in entry.crew if person)

    @cached_property
    def _runnings(self) -> dict[str, list[View]]:
        found: dict[str, list[View]] = {}
        for view in self._known.views("rounds"):
            event = view.value("event") or reference(self._known, f"{view.key}.event")
            id = event.id if isinstance(event, Reference) else str(event or "")
            found.setdefault(id, []).append(view)
        return {event: sorted(views, key=_order) for event, views in found.items()}

    @cached_property
    def _scheduled(self) -> dict[str, str]:
        return self._meant(rounds.running_or_next)

    @cached_property
    def _with_result(self) -> dict[str, str]:
        return self._meant(rounds.latest_with_result)

    def _counting(self, views: list[View]) -> list[View]:
        """Return the runnings that count for a championship on file, or all if none does."""
        counting = {each.id for each in self._known.calendar.rounds}
        return [view for view in views if view.id in counting] or views

    def _meant(self, prefer: rounds.Preference) -> dict[str, str]:
        return {event: prefer(self._counting(views)).id for event, views in self._runnings.items()}


def _order(view: View) -> tuple[str, str]:
    return str(view.value("season") or ""), str(view.value("start") or "")


def reference(facts: AsOf, key: str) -> str | None:
    """Return the id a reference names, or None if it is unknown or open."""
    answer = facts.answer(key)
    return answer.value.id if answer and isinstance(answer.value, Reference) else None


def text_of(facts: AsOf, key: str) -> str:
    """Return a value as text, nothing if it is unknown."""
    answer = facts.answer(key)
    return "" if answer is None or answer.value is None else str(answer.value)


def names_in(facts: AsOf, key: str, fields: Iterable[str]) -> list[str]:
    """Return the values of some fields of a record as text, each of a list by itself."""
    found: list[str] = []
    for name in fields:
        answer = facts.answer(f"{key}.{name}")
        value = answer.value if answer and answer.value is not None else ()
        found += map(str, value if isinstance(value, tuple) else (value,))
    return found
