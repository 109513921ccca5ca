"""The parsed copy of fact files: a fact base without reading TOML or checking anything.

It is JSON with one part for each table at the top of the fact base; only what a command asks
for is decoded and turned into facts. Cached facts were checked before, so nothing is checked
again; but a copy that is damaged, or was not made from these very files by this very program,
is no copy. Where the stamp of a file cannot tell, because it was edited just now, its content
does.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

import msgspec

from defender_cli.facts import cachefile
from defender_cli.facts.base import FactBase, below
from defender_cli.facts.statements import Fact, Note, Statement, Tree
from defender_cli.schema import FACTS, Field, Record, Source, fields
from defender_cli.schema.types import Quantity, Text


class Stored(msgspec.Struct):
    """Content of a cache file.

    `digests` are of the files it was made from, and `program` made it; `days` says from
    when each source counts, `published` is as in `FactBase`.
    """

    program: str
    files: tuple[str, ...]
    digests: tuple[str, ...]
    days: dict[str, date]
    published: tuple[date, ...]
    tables: dict[str, msgspec.Raw]


class Snapshot:
    """The copy of the facts in some files, the last one preferred.

    Make it before reading the files, as a `cachefile.Copy`.
    """

    def __init__(self, files: tuple[str, ...], at: int | None = None) -> None:
        self.files = files
        self.copy = cachefile.Copy(files, "facts", at)

    def read(self) -> FactBase | None:
        """Return the fact base, or None if there is no copy of just these files."""
        found = self.copy.found()
        if found is None:
            return None
        unchanged, body = found
        try:
            stored = msgspec.json.decode(body, type=Stored)
        except msgspec.MsgspecError:
            return None
        if not unchanged:
            if not self._same_content(stored):
                return None
            self.copy.write(body)
        return _Book(stored)

    def _same_content(self, stored: Stored) -> bool:
        if (stored.program, stored.files) != (cachefile.program(), self.files):
            return False
        try:
            contents = [_content(file) for file in self.files]
        except OSError:
            return False
        return tuple(map(_digest, contents)) == stored.digests

    def write(self, base: FactBase, texts: Mapping[str, str]) -> None:
        """Keep the base that was read from these texts."""
        if self.copy.stamp is None or not all(map(_is_text, self.files)):
            return
        at = {file: index for index, file in enumerate(self.files)}
        stored = Stored(
            cachefile.program(),
            self.files,
            tuple(_digest(texts[file].encode()) for file in self.files),
            {source: base.known_day(source) for source in base.sources},
            base.published,
            {
                name: msgspec.Raw(msgspec.json.encode(_packed(node, at)))
                for name, node in base.tree.items()
            },
        )
        self.copy.write(msgspec.json.encode(stored))


def _is_text(name: str) -> bool:
    """Return whether JSON can hold a file name: others have bytes that are not text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _content(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()


def _digest(content: bytes) -> str:
    # Asked for only where the stamp cannot decide; loading OpenSSL takes 3 ms.
    from hashlib import sha256

    return sha256(content).hexdigest()


class _Book(FactBase):
    """A fact base that decodes tables on demand."""

    def __init__(self, stored: Stored) -> None:
        self._unpacked = _Tables(stored)
        super().__init__(self._unpacked, stored.files, stored.days)
        self.published = stored.published

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in file order."""
        # Not through facts and statements: there are hundreds of sources.
        return {
            id: msgspec.convert({name: _value(said[0][0]) for name, said in raw.items()}, Source)
            for id, raw in self._unpacked.raw("sources").items()
        }

    def node(self, key: str) -> Fact | Tree | None:
        return self._unpacked.at(key) if key else self.tree


class _Tables(Mapping[str, "Fact | Tree"]):
    """The tables at the top of the fact base, and what is at any key below them."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._decoded: dict[str, Any] = {}
        self._nodes: dict[str, Fact | Tree | None] = {}

    def __getitem__(self, name: str) -> "Fact | Tree":
        node = self.at(name)
        if node is None:
            raise KeyError(name)
        return node

    def __contains__(self, name: object) -> bool:
        return name in self._stored.tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored.tables)

    def __len__(self) -> int:
        return len(self._stored.tables)

    def at(self, key: str) -> Fact | Tree | None:
        """Return the fact or the table at a key, or None if there is none."""
        first, *rest = key.split(".")
        if rest and first in self._nodes:
            return below(self._nodes[first], rest)
        if key not in self._nodes:
            self._nodes[key] = self._find(first, rest, key)
            if not rest:
                # Keys below are found in the node from now on.
                self._decoded.pop(first, None)
        return self._nodes[key]

    def raw(self, table: str) -> Any:
        """Return a cached table, or an empty one if it is missing."""
        if table not in self._decoded:
            kept = self._stored.tables.get(table)
            self._decoded[table] = {} if kept is None else msgspec.json.decode(kept)
        return self._decoded[table]

    def _find(self, first: str, rest: list[str], key: str) -> Fact | Tree | None:
        if first not in self._stored.tables:
            return None
        raw = self.raw(first)
        place = _below(FACTS, first)
        for part in rest:
            if not isinstance(raw, dict) or part not in raw:
                return None
            raw, place = raw[part], _below(place, part)
        return self._node(place, raw, key)

    def _node(self, place: "_Place", raw: Any, key: str) -> Fact | Tree:
        if isinstance(raw, dict):
            return {
                name: self._node(_below(place, name), child, f"{key}.{name}")
                for name, child in raw.items()
            }
        assert isinstance(place, Field)
        return Fact(key, place, tuple([self._statement(*each) for each in raw]))

    def _statement(
        self,
        value: Any,
        sources: Any,
        file: int = 0,
        notes: Any = (),
        pending: bool = False,
        valid_from: str | None = None,
    ) -> Statement:
        if type(value) is dict or type(value) is list:
            value = _value(value)
        return Statement(
            value,
            tuple(sources),
            self._stored.files[file],
            tuple([Note(Text(en, nl), tuple(own)) for en, nl, *own in notes]),
            pending,
            date.fromisoformat(valid_from) if valid_from else None,
        )


_Place: TypeAlias = Field | Record
"""Schema of a key: its field, or the type of the record with that id."""


def _below(place: _Place, name: str) -> _Place:
    """Return what the registry says of a name in a table."""
    if not isinstance(place, Field):
        return fields(place)[name]
    if place.shape == "map":
        return place.named(name)
    assert place.record is not None
    return place.record if place.shape == "collection" else fields(place.record)[name]


def _packed(node: Fact | Tree, at: Mapping[str, int]) -> Any:
    """Return a node as lists and objects; the registry knows how to read them."""
    if isinstance(node, dict):
        return {name: _packed(child, at) for name, child in node.items()}
    return [_packed_statement(each, at) for each in node.statements]


def _packed_statement(statement: Statement, at: Mapping[str, int]) -> list[Any]:
    packed = [_packed_value(statement.value), statement.sources]
    notes = [[note.text.en, note.text.nl, *note.sources] for note in statement.notes]
    rest = [at[statement.file], notes, statement.pending, statement.valid_from]
    return packed if rest == [0, [], False, None] else packed + rest


def _packed_value(value: object) -> Any:
    if isinstance(value, tuple):
        return [_packed_value(each) for each in value]
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, Quantity):
        return {"value": value.value, "unit": value.unit}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _value(packed: Any) -> object:
    if isinstance(packed, list):
        return tuple([_value(each) for each in packed])
    if not isinstance(packed, dict):
        return packed
    if "en" in packed:
        return Text(packed["en"], packed["nl"])
    if "unit" in packed:
        return Quantity(packed["value"], packed["unit"])
    return date.fromisoformat(packed["date"])
