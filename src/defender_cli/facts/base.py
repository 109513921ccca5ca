"""The fact base: every fact of the files read, and what was known on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

import msgspec

from defender_cli.facts.files import personal_facts
from defender_cli.facts.statements import Fact, Statement, Tree, facts_in, known_from
from defender_cli.schema import Source


class FactBase:
    """All facts, with all their statements.

    `tables` are those at the top of the fact base; they may be unpacked as they are asked
    for. `files` are the fact files read, the last one preferred. `days` says from which day
    each source counts, where that is known already.
    """

    def __init__(
        self,
        tables: Mapping[str, "Fact | Tree"],
        files: tuple[str, ...],
        days: Mapping[str, date] | None = None,
    ) -> None:
        self.tables = tables
        self.files = files
        self._days = days

    @cached_property
    def tree(self) -> Tree:
        """Every fact by the parts of its key."""
        return dict(self.tables)

    @cached_property
    def personal(self) -> str | None:
        """The user's own fact file, if it is among those read."""
        personal = personal_facts()
        return personal if personal in self.files else None

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in file order."""
        listed = self.tables.get("sources", {})
        assert isinstance(listed, dict)
        return {name: _source(node) for name, node in listed.items() if isinstance(node, dict)}

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days from which dated sources count, but for what the user recorded; each once."""
        days = (
            self.known_day(id)
            for id, source in self.sources.items()
            if (source.published or source.not_before) and source.kind != "personal"
        )
        return tuple(sorted(set(days)))

    @cached_property
    def _known_from(self) -> Mapping[str, date]:
        if self._days is not None:
            return self._days
        days = {name: known_from(source) for name, source in self.sources.items()}
        return {name: day or date.max for name, day in days.items()}

    def node(self, key: str) -> Fact | Tree | None:
        """Return the fact or the table at a key, or None if there is none."""
        if not key:
            return self.tree
        first, *rest = key.split(".")
        return below(self.tables.get(first), rest)

    def facts(self, key: str = "") -> Iterator[Fact]:
        """Yield the facts at or below a key, in file order; sources are not facts."""
        node = self.node(key)
        for fact in facts_in(node) if node is not None else ():
            if not fact.key.startswith("sources."):
                yield fact

    def ids(self, collection: str) -> tuple[str, ...]:
        """Return the ids of a collection, in file order."""
        node = self.node(collection)
        return tuple(node) if isinstance(node, dict) else ()

    def file_of(self, key: str) -> str:
        """Return the file with the preferred statement of a key."""
        node = self.node(key)
        for fact in facts_in(node) if node is not None else ():
            return fact.statements[0].file
        return self.files[-1]

    def known_since(self, statement: Statement) -> date:
        """Return the first day a statement counts as known: that of its earliest source.

        A value that holds only from a later day on is known from that day.
        """
        stated = min(map(self.known_day, statement.sources), default=date.min)
        return max(stated, statement.valid_from or date.min)

    def disputes(self, fact: Fact, preferred: Statement, day: date) -> bool:
        """Return whether a source that is no older than those preferred states another value.

        A figure published before the day of a stage or round is a plan, which a report of that
        day or later does not dispute.
        """
        if len(fact.statements) < 2 or preferred.pending:
            return False
        since = self.known_since(preferred)
        held = self._held(fact)
        if held and all(self.known_day(id) < held for id in preferred.sources):
            day = min(day, held - timedelta(days=1))
        return any(
            each.value != preferred.value
            and not each.pending
            and since <= self.known_since(each) <= day
            for each in fact.statements
        )

    def _held(self, fact: Fact) -> date | None:
        """Return the day on which the stage or round of a fact starts."""
        table, id, *_ = (*fact.key.split("."), "")
        name = {"stages": "day", "rounds": "start"}.get(table)
        stated = self.node(f"{table}.{id}.{name}") if name else None
        value = stated.statements[0].value if isinstance(stated, Fact) else None
        return value if isinstance(value, date) else None

    def known_day(self, source: str) -> date:
        """Return the day from which a source's statements count as known."""
        return self._known_from.get(source, date.max)


def below(node: Fact | Tree | None, path: Iterable[str]) -> Fact | Tree | None:
    """Return the fact or the table at the end of a path, or None if there is none."""
    for part in path:
        node = node.get(part) if isinstance(node, dict) else None
    return node


def _source(node: Tree) -> Source:
    values = {
        name: fact.statements[0].value for name, fact in node.items() if isinstance(fact, Fact)
    }
    return msgspec.convert(values, Source)
