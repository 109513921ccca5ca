"""The fact base as of a day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property

import msgspec

from defender_cli.errors import NotFound
from defender_cli.facts.base import FactBase
from defender_cli.facts.calendar import Calendar
from defender_cli.facts.derive import DERIVED, inherited
from defender_cli.facts.entries import Entries
from defender_cli.facts.statements import (
    Answer,
    Fact,
    Note,
    Statement,
    Tree,
    facts_in,
    joined,
)
from defender_cli.facts.view import Cell, View
from defender_cli.schema import FACTS, Field, Record, fields
from defender_cli.schema.types import Reference, Text

PERSONAL = Text("personal", "eigen feit")
"""Mark of a personal fact."""


class AsOf:
    """The fact base as of a day; ages and countdowns count from `day` too."""

    def __init__(self, base: FactBase, day: date) -> None:
        self.base = base
        self.day = day.date() if isinstance(day, datetime) else day
        self._existing: dict[str, bool] = {}
        self._used: dict[str, frozenset[str]] = {}

    @cached_property
    def calendar(self) -> Calendar:
        """The runnings of events known that day."""
        return Calendar(self)

    @cached_property
    def entries(self) -> Entries:
        """The entries known that day."""
        return Entries(self)

    def answer(self, key: str) -> Answer | None:
        """Return the value of a key, stored or computed, or None if unknown that day."""
        stated = self.stated(key)
        if stated is not None:
            return stated
        node = self.base.node(key)
        table, _, name = key.rpartition(".")
        record = record_at(table) if node is None else None
        field = fields(record).get(name) if record else None
        if record is None or field is None or not self.exists(table):
            return inherited(self, key)
        return self._derived(table, record, field)

    def stated(self, key: str) -> Answer | None:
        """Return the value that is stored under a key, or None if none is known that day."""
        node = self.base.node(key)
        if not isinstance(node, Fact):
            return None
        # Structural fields are unknown as long as their record is.
        table = key.rpartition(".")[0]
        hidden = node.field.structural and table and not self.exists(table)
        return None if hidden else self._stated(node)

    def stored(self, key: str) -> object:
        """Return the value stored for a key, a reference as its id, or None if unknown that day."""
        node = self.base.node(key)
        if not isinstance(node, Fact):
            return None
        return next((each.value for each in node.statements if self.states(node, each)), None)

    def ids(self, collection: str) -> tuple[str, ...]:
        """Return the ids of the records of a collection that exist that day, in file order."""
        node = self.base.node(collection)
        if not isinstance(node, dict):
            return ()
        return tuple(name for name in node if self.exists(f"{collection}.{name}"))

    def view(self, key: str) -> View:
        """Return a record with every field it could have.

        Raises:
            NotFound: nothing is known of it that day.
        """
        node = self.base.node(key)
        record = record_at(key)
        if record is None or not isinstance(node, dict) or not self.exists(key):
            raise NotFound(f"nothing is known of {key} on {self.day}", input=key)
        return self._view(key, record, node)

    def find(self, key: str) -> View | None:
        """Return a record as `view` does, or None if nothing is known of it that day."""
        try:
            return self.view(key)
        except NotFound:
            return None

    def views(self, collection: str) -> tuple[View, ...]:
        """Return the records of a collection that exist that day, in file order."""
        return tuple(self.view(f"{collection}.{name}") for name in self.ids(collection))

    def name(self, targets: tuple[str, ...], id: str) -> str | None:
        """Return the name of a record of one of several collections; a round's has its year."""
        for collection in targets:
            answer = self.answer(f"{collection}.{id}.name")
            season = self.answer(f"{collection}.{id}.season") if answer else None
            if answer is not None:
                return f"{answer.value} {season.value}" if season else str(answer.value)
        return None

    def newest_source(self) -> date | None:
        """Return the day of the newest dated source known that day, or None if none is dated.

        What the user recorded does not make the rest of the facts newer.
        """
        return max((day for day in self.base.published if day <= self.day), default=None)

    def exists(self, key: str) -> bool:
        """Return whether anything below a key is known that day."""
        if not key:
            return any(map(self.exists, self.base.tables))
        if key not in self._existing:
            node = self.base.node(key)
            collection, _, id = key.partition(".")
            self._existing[key] = node is not None and (
                id in self._in_use(collection) if is_vocabulary(collection) else self._exists(node)
            )
        return self._existing[key]

    def _in_use(self, vocabulary: str) -> frozenset[str]:
        """Return the ids of a vocabulary under which something is known that day."""
        if vocabulary not in self._used:
            self._used[vocabulary] = frozenset(
                id
                for collection, name in maps_keyed_by(vocabulary)
                for record in self.base.ids(collection)
                for id, _ in self._entries(self.base.node(f"{collection}.{record}.{name}"))
            )
        return self._used[vocabulary]

    def _exists(self, node: Fact | Tree) -> bool:
        return any(self._is_stated(fact) for fact in facts_in(node) if not fact.field.structural)

    def _is_stated(self, fact: Fact) -> bool:
        return any(self.states(fact, each) for each in fact.statements)

    def _stated(self, fact: Fact) -> Answer | None:
        for statement in fact.statements:
            if self.states(fact, statement):
                return Answer(
                    fact.key,
                    fact.field,
                    self.referenced(fact.field, statement.value),
                    self.sources(statement.sources),
                    self.note(statement),
                    statement.pending,
                    valid_from=statement.valid_from,
                    disputed=self.base.disputes(fact, statement, self.day),
                )
        return None

    def states(self, fact: Fact, statement: Statement) -> bool:
        """Return whether a statement of a fact is known that day."""
        if fact.key.startswith("sources."):
            # A source says of itself what it is; before its day there is none.
            return self.base.known_day(fact.key.split(".")[1]) <= self.day
        return self.base.known_since(statement) <= self.day

    def sources(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of some sources that are known that day."""
        return tuple(each for each in ids if self.base.known_day(each) <= self.day)

    def notes(self, statement: Statement) -> tuple[Note, ...]:
        """Return the notes of a statement that are known that day, with the sources known."""
        return tuple(
            Note(note.text, self.sources(note.sources))
            for note in statement.notes
            if not note.sources or self.sources(note.sources)
        )

    def note(self, statement: Statement) -> Text | None:
        """Return a statement's note; what the user recorded is never taken for published."""
        note = joined(self.notes(statement))
        if statement.file != self.base.personal:
            return note
        return Text(f"{PERSONAL.en}; {note.en}", f"{PERSONAL.nl}; {note.nl}") if note else PERSONAL

    def referenced(self, field: Field, value: object) -> object:
        """Return a stored value of a field, an id as a `Reference` with the name of the day."""
        if not field.targets or value is None:
            return value
        return Reference(str(value), self.name(field.targets, str(value)))

    def _derived(self, key: str, record: Record, field: Field) -> Answer | None:
        compute = DERIVED.get((record.name, field.name))
        found = compute(self, key) if compute else None
        if found is None or isinstance(found, Answer):
            # A value only looked up keeps its own key and sources.
            return found and msgspec.structs.replace(found, field=field)
        value, sources = found
        return Answer(f"{key}.{field.name}", field, value, sources, derived=True)

    def _view(self, key: str, record: Record, node: Tree) -> View:
        cells = {
            name: self._cell(f"{key}.{name}" if key else name, field, record, node.get(name))
            for name, field in fields(record).items()
        }
        return View(key, record, cells)

    def _cell(self, key: str, field: Field, record: Record, node: Fact | Tree | None) -> Cell:
        if field.derived:
            return self._derived(key.rpartition(".")[0], record, field)
        if field.shape == "value" and isinstance(node, Fact):
            return self._stated(node)
        if field.shape == "value":
            return self._derived(key.rpartition(".")[0], record, field)
        children = node if isinstance(node, dict) else {}
        if field.shape == "map":
            return dict(self._entries(children))
        if field.record is not None and field.shape == "record":
            return self._view(key, field.record, children) if self._exists(children) else None
        return self.views(key)

    def _entries(self, node: Fact | Tree | None) -> Iterator[tuple[str, Answer]]:
        for name, fact in node.items() if isinstance(node, dict) else ():
            answer = self._stated(fact) if isinstance(fact, Fact) else None
            if answer is not None:
                yield name, answer


def is_vocabulary(collection: str) -> bool:
    """Return whether a collection only names what others state: all its fields are structural."""
    field = fields(FACTS).get(collection)
    return (
        field is not None
        and field.record is not None
        and all(each.structural for each in fields(field.record).values())
    )


def maps_keyed_by(vocabulary: str) -> list[tuple[str, str]]:
    """Return the collections, and the maps of their records, whose ids are those of another."""
    return [
        (collection, field.name)
        for collection, table in fields(FACTS).items()
        if table.record is not None
        for field in fields(table.record).values()
        if field.shape == "map" and field.keyed == vocabulary
    ]


def record_at(key: str) -> Record | None:
    """Return the record type a key's table has, or None if it is no record."""
    record: Record = FACTS
    parts = iter(key.split(".") if key else ())
    for part in parts:
        field = fields(record).get(part)
        if field is None or field.record is None:
            return None
        if field.shape == "collection" and next(parts, None) is None:
            return None
        record = field.record
    return record


def field_at(key: str) -> Field | None:
    """Return the field a key's last part names, or None if there is none."""
    table, _, name = key.rpartition(".")
    record = record_at(table)
    if record is not None:
        return fields(record).get(name)
    above, _, map_name = table.rpartition(".")
    record = record_at(above) if table else None
    entries = fields(record).get(map_name) if record else None
    return entries.named(name) if entries and entries.shape == "map" else None


def entry_of(key: str) -> Field | None:
    """Return the field of the map that a key leads to an entry of, if it does."""
    record: Record | None = FACTS
    for part in key.split("."):
        field = fields(record).get(part) if record else None
        if field is not None and field.shape == "map":
            return field
        if field is not None:
            record = field.record
    return None
