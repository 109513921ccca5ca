"""Context of a rule: stated values, indices and a factory of findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from defender_cli.facts.base import FactBase
from defender_cli.facts.findings import Finding
from defender_cli.facts.links import Mention, statement_path
from defender_cli.facts.rules import figures
from defender_cli.facts.statements import Fact, Statement
from defender_cli.schema.types import Quantity

MOST = 12
"""Statements of one key that are compared with those of others."""


class Context:
    """A fact base of which the values have the right types, and the date of the check.

    `mentions` are the places in the files that name a source. `found` are the findings made
    while the files were read; the values they are about are not in the base.

    A value that a finding is about is no evidence for another finding: from then on it reads
    as unknown, so that one fault is reported once.
    """

    def __init__(
        self, base: FactBase, mentions: Iterable[Mention], found: Sequence[Finding], today: date
    ) -> None:
        self.base = base
        self.mentions = list(mentions)
        self.faulty = {each.path for each in found}
        self.today = today
        self.suspects: set[str] = set()

    def _fact(self, key: str) -> Fact | None:
        node = None if key in self.suspects else self.base.node(key)
        return node if isinstance(node, Fact) else None

    def statements(self, key: str) -> tuple[Statement, ...]:
        """Return the statements of a key that have a value, the preferred one first."""
        fact = self._fact(key)
        stated = fact.statements if fact else ()
        return tuple(each for each in stated if each.value is not None)

    def values(self, key: str) -> tuple[object, ...]:
        """Return every value stated for a key, the preferred one first."""
        return tuple(each.value for each in self.statements(key))

    def value(self, key: str) -> object:
        """Return the preferred value of a key, None if it is unknown or open."""
        fact = self._fact(key)
        return fact.statements[0].value if fact else None

    def text(self, key: str) -> str | None:
        """Return the preferred value of a key if it is text, a reference or a time."""
        value = self.value(key)
        return value if isinstance(value, str) else None

    def day(self, key: str) -> date | None:
        """Return the preferred value of a key if it is a day."""
        value = self.value(key)
        return value if isinstance(value, date) else None

    def number(self, key: str) -> int | float | None:
        """Return the preferred value of a key if it is a number, without its unit."""
        return next(iter(self.numbers(key)), None)

    def numbers(self, key: str) -> tuple[int | float, ...]:
        """Return every number stated for a key, without its unit."""
        bare = (each.value if isinstance(each, Quantity) else each for each in self.values(key))
        return tuple(each for each in bare if isinstance(each, int | float))[:MOST]

    def seconds(self, key: str) -> tuple[int, ...]:
        """Return every time stated for a key, in seconds."""
        times = (each for each in self.values(key) if isinstance(each, str))
        return tuple(figures.seconds(each) for each in times)[:MOST]

    def table(self, key: str) -> tuple[str, ...]:
        """Return the ids below a key, in file order."""
        return self.base.ids(key)

    def at(self, key: str, code: str, message: str, fix: str) -> Finding:
        """Return a finding about the preferred statement of a key."""
        node = self.base.node(key)
        path = statement_path(node, 0) if isinstance(node, Fact) else tuple(key.split("."))
        return Finding(code, message, path, fix, self.base.file_of(key))

    def dispute(
        self, key: str, code: str, message: str, other: object, *keys: str
    ) -> Iterator[Finding]:
        """Yield a finding about a value that disagrees with another figure, that of `keys`.

        A note on the value that names the other figure settles the disagreement.
        """
        settled = self.settled(key, other)
        self.suspects.update((key, *keys))
        if not settled:
            shown = figures.shown(other)
            yield self.at(key, code, message, f"correct the value, or mention {shown} in its note")

    def settled(self, key: str, other: object) -> bool:
        """Return whether a note on a value names another figure, or the name of a record."""
        names = [other]
        if isinstance(other, str):
            names += [each for each in (self.value(f"people.{other}.name"),) if each]
        return any(
            figures.names(note.text, each)
            for statement in self.statements(key)
            for note in statement.notes
            for each in names
        )

    @cached_property
    def stages(self) -> Mapping[str, list[str]]:
        """The keys of the stages of each round, by number; those without one left out."""
        numbered = [
            (number, f"stages.{id}")
            for id in self.table("stages")
            if (number := self.number(f"stages.{id}.number")) is not None
        ]
        return self._by("round", [key for _, key in sorted(numbered)])

    @cached_property
    def entries(self) -> Mapping[str, list[str]]:
        """The keys of the entries of each round, in file order."""
        return self._by("round", [f"entries.{id}" for id in self.table("entries")])

    @cached_property
    def rounds(self) -> Mapping[str, list[str]]:
        """The keys of the rounds of each event, by season and start."""
        keys = [f"rounds.{id}" for id in self.table("rounds")]
        return self._by("event", sorted(keys, key=self.age_of))

    @cached_property
    def seasons(self) -> Mapping[str, list[str]]:
        """The keys of the numbered rounds of each year, by number."""
        numbered = [
            (number, f"rounds.{id}")
            for id in self.table("rounds")
            if (number := self.number(f"rounds.{id}.number")) is not None
        ]
        return self._by("season", [key for _, key in sorted(numbered)])

    def _by(self, name: str, keys: Iterable[str]) -> Mapping[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(str(self.value(f"{key}.{name}")), []).append(key)
        return groups

    def age_of(self, round: str) -> tuple[int | float, str]:
        """Return the season and the first day of a round, to sort by."""
        return self.number(f"{round}.season") or 0, str(self.day(f"{round}.start") or "")

    def is_over(self, round: str) -> bool:
        """Return whether a round ended before the date of the check."""
        end = self.day(f"{round}.end")
        if end is not None:
            return end < self.today
        season = self.number(f"{round}.season")
        return season is not None and season < self.today.year

    def begins(self, round: str) -> date | None:
        """Return the first day of a round, or of its season; None if neither is known."""
        season = self.number(f"{round}.season")
        start = self.day(f"{round}.start")
        if start is None and season is not None and 0 < season < date.max.year:
            return date(int(season), 1, 1)
        return start

    def ends(self, round: str) -> date | None:
        """Return the last day of a round, or the first day that is known of it."""
        return self.day(f"{round}.end") or self.begins(round)
