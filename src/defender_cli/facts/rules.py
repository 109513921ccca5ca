"""The rules of a fact base beyond the types of its values."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from defender_cli.facts.base import FactBase
from defender_cli.facts.links import (
    Mention,
    dotted,
    misplaced_records,
    noted,
    statement_path,
    unknown_references,
    unknown_sources,
)
from defender_cli.facts.read import Finding
from defender_cli.facts.shape import Path
from defender_cli.facts.statements import Fact, known_from
from defender_cli.schema import Source
from defender_cli.schema.types import Text, brief

_NAMES = ("name", "full_name", "aliases")
RANKED = ("places", "standing", "standings", "co_driver_standings")
_PERIODS = (("start", "end"), ("since", "until"), ("first_year", "last_year"))
_SOURCE_DATES = ("published", "not_before", "retrieved")


class Rules:
    """Looks for breaches in a book of which the values have the right types.

    `mentions` are the places in the files that name a source. What `found` complains
    about already is not in the book, and not complained about again.
    """

    def __init__(
        self, book: FactBase, mentions: Iterable[Mention], found: Sequence[Finding], today: date
    ) -> None:
        self.book = book
        self.mentions = list(mentions)
        self.faulty = {each.path for each in found}
        self.today = today

    def findings(self) -> Iterator[Finding]:
        """Yield every breach."""
        yield from unknown_sources(self.book, self.mentions)
        yield from unknown_references(self.book)
        yield from misplaced_records(self.book)
        for id, source in self.book.sources.items():
            yield from self._incomplete(id, source)
            yield from self._misdated(id, source)
        yield from self._unused_sources()
        yield from self._sources_named_twice()
        yield from self._duplicate_names()
        yield from self._duplicate_numbers()
        yield from self._duplicate_persons()
        yield from self._periods()
        yield from self._outside_rounds()
        yield from self._untranslated()

    def _at(self, key: str, code: str, message: str, fix: str) -> Finding:
        """Return a finding about the preferred statement of a key."""
        node = self.book.node(key)
        path = statement_path(node, 0) if isinstance(node, Fact) else tuple(key.split("."))
        return Finding(code, message, path, fix, self.book.file_of(key))

    def _value(self, key: str) -> object:
        fact = self.book.node(key)
        return fact.statements[0].value if isinstance(fact, Fact) else None

    def _day(self, key: str) -> date | None:
        value = self._value(key)
        return value if isinstance(value, date) else None

    def _incomplete(self, id: str, source: Source) -> Iterator[Finding]:
        key = f"sources.{id}"
        for name in ("title", "publisher", "language", "kind"):
            if getattr(source, name) is None and ("sources", id, name) not in self.faulty:
                message = f"the source {id} has no {name}"
                yield self._at(key, "incomplete-source", message, f'add: {name} = "…"')
        dates = {("sources", id, name) for name in _SOURCE_DATES}
        if known_from(source) is None and not dates & self.faulty:
            yield self._at(
                key,
                "undated-source",
                f"the source {id} has no date, so nothing it states is ever known",
                "add published, not_before or retrieved",
            )

    def _misdated(self, id: str, source: Source) -> Iterator[Finding]:
        key, day = f"sources.{id}", known_from(source)
        if source.published and source.not_before:
            yield self._at(
                f"{key}.not_before",
                "two-dates",
                f"the source {id} has a day of publication, so not_before says nothing",
                "delete published or not_before",
            )
        if day and source.retrieved and source.retrieved < day:
            yield self._at(
                f"{key}.retrieved",
                "dates-out-of-order",
                f"the source {id} was read ({source.retrieved}) before it was published ({day})",
                "exchange or correct them",
            )
        # A month counts as its last day, which may be to come; its first day may not.
        first = source.published or str(source.not_before or "")
        if first > self.today.isoformat():
            name = "published" if source.published else "not_before"
            yield self._at(
                f"{key}.{name}",
                "future-date",
                f"the source {id} is dated {first}, which is still to come",
                "correct the date",
            )

    def _unused_sources(self) -> Iterator[Finding]:
        used = {
            source
            for fact in self.book.facts()
            for each in fact.statements
            for source in each.cited
        }
        mentioned: dict[str, list[Path]] = {}
        for each in self.mentions:
            mentioned.setdefault(each.source, []).append(each.table)
        for id in self.book.sources:
            tables = mentioned.get(id, [])
            if id in used or any(map(self._is_faulty_below, tables)):
                continue
            yield self._at(
                f"sources.{id}",
                "unused-source",
                f"no value takes the source {id} of {dotted(tables[0])}: each has its own"
                if tables
                else f"no fact names the source {id}",
                "name it in a fact, or delete it",
            )

    def _is_faulty_below(self, table: Path) -> bool:
        return any(path[: len(table)] == table for path in self.faulty)

    def _sources_named_twice(self) -> Iterator[Finding]:
        seen: set[tuple[str, Path, str]] = set()
        for each in self.mentions:
            if (each.source, each.table, each.file) in seen:
                message = f"{dotted(each.table)} names the source {brief(each.source)} twice"
                yield Finding("duplicate-source", message, each.path, "delete one", each.file)
            seen.add((each.source, each.table, each.file))

    def _duplicate_names(self) -> Iterator[Finding]:
        for collection in ("teams", "people", "cars", "events", "partners"):
            owners: dict[str, str] = {}
            for id in self.book.ids(collection):
                for key in (f"{collection}.{id}.{name}" for name in _NAMES):
                    value = self._value(key)
                    for name in value if isinstance(value, tuple) else (value,) if value else ():
                        owner = owners.setdefault(_folded(str(name)), id)
                        if owner != id:
                            yield self._at(
                                key,
                                "duplicate-name",
                                f"{key} is {name}, as {collection}.{owner} is called",
                                "merge the two records, or tell their names apart",
                            )

    def _duplicate_numbers(self) -> Iterator[Finding]:
        taken: dict[tuple[str, object], str] = {}
        for fact in self.book.facts():
            table, _, name = fact.key.rpartition(".")
            collection = table.rpartition(".")[0]
            value = fact.statements[0].value
            if (collection, name) == ("entries", "number"):
                scope = f"entries of {self._value(f'{table}.round')}"
            elif (collection, name) == ("rounds", "number"):
                scope = f"rounds of {self._value(f'{table}.season')}"
            elif (collection, name) == ("entries", "position"):
                held = [self._value(f"{table}.{each}") for each in ("round", "category")]
                scope = f"places of {held}"
            elif name == "position" and collection.rpartition(".")[2] in RANKED:
                scope = collection
            else:
                continue
            first = taken.setdefault((scope, value), fact.key)
            if value is not None and first != fact.key:
                message = f"{fact.key} is {value}, and so is {first}"
                yield self._at(fact.key, "duplicate-number", message, "correct one of them")

    def _duplicate_persons(self) -> Iterator[Finding]:
        seats: dict[tuple[object, object], str] = {}
        for entry in self.book.ids("entries"):
            round = self._value(f"entries.{entry}.round")
            for key in (f"entries.{entry}.driver", f"entries.{entry}.co_driver"):
                person = self._value(key)
                first = seats.setdefault((round, person), key)
                if person is not None and first != key:
                    message = f"{key} is {person}, who already is {first}"
                    yield self._at(key, "duplicate-person", message, "correct one of them")

    def _periods(self) -> Iterator[Finding]:
        for fact in self.book.facts():
            table, _, name = fact.key.rpartition(".")
            for first in (first for first, last in _PERIODS if last == name):
                begins, ends = self._value(f"{table}.{first}"), fact.statements[0].value
                if begins is None or ends is None:
                    continue
                # A year is not before one of its own days.
                length = min(len(str(begins)), len(str(ends)))
                if str(ends)[:length] < str(begins)[:length]:
                    yield self._at(
                        fact.key,
                        "dates-out-of-order",
                        f"{fact.key} ({ends}) comes before {table}.{first} ({begins})",
                        "exchange or correct them",
                    )

    def _outside_rounds(self) -> Iterator[Finding]:
        stages: dict[object, list[str]] = {}
        for stage in self.book.ids("stages"):
            stages.setdefault(self._value(f"stages.{stage}.round"), []).append(stage)
        for id in self.book.ids("rounds"):
            start, end = self._day(f"rounds.{id}.start"), self._day(f"rounds.{id}.end")
            keys = (f"stages.{stage}.date" for stage in stages.get(id, ()))
            for key in (f"rounds.{id}.rest_day", *keys):
                day = self._day(key)
                if start and end and day and start <= end and not start <= day <= end:
                    yield self._at(
                        key,
                        "dates-out-of-order",
                        f"{key} ({day}) is outside the round's dates, {start} to {end}",
                        "correct the date",
                    )

    def _untranslated(self) -> Iterator[Finding]:
        for fact in self.book.facts():
            for at, statement in enumerate(fact.statements):
                if statement.file == self.book.personal:
                    continue  # who writes for himself reads it too
                said = [
                    (f"the note of {fact.key}", path, note.text) for path, note in noted(fact, at)
                ]
                if isinstance(statement.value, Text):
                    path = (*statement_path(fact, at), "value")
                    said.append((fact.key, path, statement.value))
                for what, path, text in said:
                    if text.en == text.nl and not _is_name(text.en):
                        yield Finding(
                            "untranslated",
                            f"{what} says the same in English and Dutch",
                            path,
                            "translate one of them: { en = …, nl = … }",
                            statement.file,
                        )


def _folded(name: str) -> str:
    """Return a name without case, accents and spare spaces, which nobody types reliably."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(x for x in decomposed if not unicodedata.combining(x)).split())


def _is_name(text: str) -> bool:
    """Tell a name, or a word or two, from prose: those can be the same in both languages.

    A name can have one small word, as in `in Dynamic Launch Mode`.
    """
    words = text.split()
    return len(words) < 4 or sum(word[0].islower() for word in words) < 2
