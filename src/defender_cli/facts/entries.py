"""The entries known on a day, by person and by round."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from defender_cli.errors import UsageError

if TYPE_CHECKING:
    from defender_cli.facts.asof import AsOf


class Entry(msgspec.Struct, frozen=True):
    """An entry in a round: ids, None where unknown or to be announced."""

    id: str
    round: str
    season: int
    team: str | None
    driver: str | None
    co_driver: str | None
    car: str | None

    @property
    def crew(self) -> tuple[str | None, str | None]:
        return (self.driver, self.co_driver)


class Entries:
    """All entries known on a day, those of the latest rounds first."""

    def __init__(self, facts: "AsOf") -> None:
        self._facts = facts

    @cached_property
    def all(self) -> tuple[Entry, ...]:
        found = [entry for id in self._facts.ids("entries") if (entry := self._entry(id))]
        order = {each.id: at for at, each in enumerate(self._facts.calendar.all)}
        return tuple(sorted(found, key=lambda entry: -order.get(entry.round, -1)))

    def _entry(self, id: str) -> Entry | None:
        named = {name: self._id(f"entries.{id}.{name}") for name in _REFERENCES}
        round = named.pop("round")
        return Entry(id, round, self._seasons.get(round, 0), **named) if round else None

    @cached_property
    def _seasons(self) -> dict[str, int]:
        return {each.id: each.season for each in self._facts.calendar.all}

    def _id(self, key: str) -> str | None:
        stored = self._facts.stored(key)
        return stored if isinstance(stored, str) else None

    @cached_property
    def _by_id(self) -> dict[str, list[Entry]]:
        """The entries of each round and of each person, by collection and id."""
        found: dict[str, list[Entry]] = {}
        for entry in self.all:
            people = {f"people.{person}" for person in entry.crew if person}
            for key in (f"rounds.{entry.round}", *people):
                found.setdefault(key, []).append(entry)
        return found

    def in_(self, round: str) -> tuple[Entry, ...]:
        """Return the entries of a round, in file order."""
        return tuple(self._by_id.get(f"rounds.{round}", ()))

    def of_person(self, person: str) -> tuple[Entry, ...]:
        """Return the entries a person drove or navigated in, the latest first."""
        return tuple(self._by_id.get(f"people.{person}", ()))

    def of(self, person: str, round: str) -> Entry | None:
        """Return a person's entry in a round, or None."""
        return next((each for each in self.of_person(person) if each.round == round), None)

    def last(self, person: str) -> Entry | None:
        """Return a person's entry in the latest round, or None."""
        return next(iter(self.of_person(person)), None)

    def of_team(self, team: str, season: int) -> tuple[Entry, ...]:
        """Return a team's entries in a season, the latest round first."""
        return tuple(each for each in self.all if (each.team, each.season) == (team, season))

    def seasons_of_team(self, team: str) -> list[int]:
        """Return the seasons a team has entries in, the earliest first."""
        return sorted({each.season for each in self.all if each.team == team})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.all)


NAMED_BY_ENTRY = frozenset(["round", "team", "driver"])


def named_by_new_entry(facts: "AsOf", key: str) -> dict[str, str]:
    """Return the round, driver and team named by the id of an entry not on file yet.

    The id of an entry is that of its round and that of its driver: `dakar_2026_price`.

    Raises:
        UsageError: its id names no round and person on file.
    """
    table, _, rest = key.partition(".")
    id = rest.partition(".")[0]
    if table != "entries" or id in facts.ids("entries"):
        return {}
    for round in facts.ids("rounds"):
        person = id.removeprefix(f"{round}_")
        if person != id and person in facts.ids("people"):
            last = facts.entries.last(person)
            team = last.team if last and last.driver == person else None
            return {"round": round, "driver": person} | ({"team": team} if team else {})
    raise UsageError(
        f"{key} cannot be a new entry: its id is that of a round, _ and that of a person",
        input=key,
        hint="such as dakar_2026_price; defender get people lists the people on file",
    )


_REFERENCES = ("round", "team", "driver", "co_driver", "car")
