"""From TOML tables to facts: every value is checked against the registry on the way."""

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from defender_cli.bounds import RECORDS
from defender_cli.facts.findings import Findings
from defender_cli.facts.shape import (
    STATEMENT_KEYS,
    Path,
    dotted,
    is_history,
    is_id,
    is_statement,
    needs_no_source,
)
from defender_cli.facts.statements import Fact, Note, Statement, Tree
from defender_cli.schema import FACTS, SOURCE, Field, Record, fields
from defender_cli.schema.types import KINDS, LONG, Quantity, SpecValue, Text, brief

Table: TypeAlias = Mapping[str, Any]

FORMAT = 2

_DAY = fields(SOURCE)["not_before"]


class Reader:
    """Reads one file's tables into a tree of facts, collecting every complaint.

    Values that break a rule are left out of the tree; `findings` says which.
    """

    def __init__(self, file: str) -> None:
        self.findings = Findings(file)

    def read(self, raw: Table) -> Tree:
        """Return the facts of a whole file."""
        raw = dict(raw)
        version = raw.pop("format", None)
        if version != FORMAT:
            self.findings.add(
                "format",
                f"the file has format {brief(version)}; defender reads format {FORMAT}"
                if version is not None
                else "the file has no format number",
                ("format",) if version is not None else (),
                f"write its facts under the keys of format {FORMAT} (see: defender explain)"
                if version is not None
                else f"write: format = {FORMAT}",
            )
        records = sum(
            isinstance(each, Mapping)
            for table in raw.values()
            for each in (table.values() if isinstance(table, Mapping) else ())
        )
        if records > RECORDS:
            self.findings.add(
                "too-large",
                f"the file has {records:,} records; at most {RECORDS:,} are read",
                (),
                "leave out what nobody asks for",
            )
            return {}
        return self._record(FACTS, raw, (), ())

    def _record(self, record: Record, raw: Table, path: Path, inherited: tuple[str, ...]) -> Tree:
        takes_source = record not in (FACTS, SOURCE)
        inherited = (takes_source and self._sources(raw, path)) or inherited
        known = fields(record)
        tree: Tree = {}
        for name, value in raw.items():
            if name == "source" and takes_source:
                continue
            if name not in known:
                self.findings.unknown_key(name, known, (*path, name))
                continue
            child = self._field(known[name], value, (*path, name), inherited)
            if child is not None:
                tree[name] = child
        # Declared order, whatever the order in the file: tables and JSON follow it.
        return {name: tree[name] for name in known if name in tree}

    def _field(
        self, field: Field, raw: Any, path: Path, inherited: tuple[str, ...]
    ) -> Fact | Tree | None:
        if field.derived:
            self.findings.add(
                "derived", f"{dotted(path)} is computed and cannot be stored", path, "delete it"
            )
            return None
        if field.shape == "value":
            return self._fact(field, raw, path, inherited)
        if not isinstance(raw, Mapping):
            self.findings.wrong_type(path, "a table", raw, f"[{dotted(path)}]")
            return None
        if field.shape == "record":
            assert field.record is not None
            return self._record(field.record, raw, path, inherited)
        return self._entries(field, raw, path, inherited)

    def _entries(self, field: Field, raw: Table, path: Path, inherited: tuple[str, ...]) -> Tree:
        if field.record is not SOURCE:
            inherited = self._sources(raw, path) or inherited
        tree: Tree = {}
        for name, value in raw.items():
            if name == "source" and field.record is not SOURCE:
                continue
            here = (*path, name)
            if not is_id(name):
                self.findings.add(
                    "bad-id",
                    f"{brief(name)} is not an id",
                    here,
                    "use lower-case letters, digits, - and _ only",
                )
            elif field.record is None:
                fact = self._fact(field.named(name), value, here, inherited)
                if fact is not None:
                    tree[name] = fact
            elif not isinstance(value, Mapping):
                self.findings.wrong_type(here, "a table", value, f"[{dotted(here)}]")
            else:
                tree[name] = self._record(field.record, value, here, inherited)
        return tree

    def _fact(self, field: Field, raw: Any, path: Path, inherited: tuple[str, ...]) -> Fact | None:
        if is_history(raw):
            read = [
                self._listed(field, item, (*path, at), inherited) for at, item in enumerate(raw)
            ]
        else:
            read = [self._statement(field, raw, path, inherited)]
        statements = tuple(statement for statement in read if statement is not None)
        return Fact(dotted(path), field, statements) if statements else None

    def _listed(
        self, field: Field, raw: Any, path: Path, inherited: tuple[str, ...]
    ) -> Statement | None:
        if is_statement(field, raw):
            return self._statement(field, raw, path, inherited)
        # Beside statements a bare value could be meant as one, or as an item of a list.
        self.findings.wrong_type(path, "statements throughout", raw, "{ value = … }")
        return None

    def _statement(
        self, field: Field, raw: Any, path: Path, inherited: tuple[str, ...]
    ) -> Statement | None:
        if not is_statement(field, raw):
            value = self._value(field, raw, None, path)
            return None if value is None else self._stated(field, value, inherited, path)
        for name in raw:
            if name not in STATEMENT_KEYS:
                self.findings.unknown_key(name, STATEMENT_KEYS, (*path, name))
        sources = self._sources(raw, path) or inherited
        notes = self._notes(raw, path)
        valid_from = self._valid_from(raw, path)
        if "pending" in raw:
            if raw["pending"] is True and "value" not in raw:
                return self._stated(field, None, sources, path, notes, valid_from)
            self.findings.add(
                "bad-value",
                f"{dotted(path)} can only be pending = true, and then has no value",
                (*path, "pending"),
                "delete pending, or the value",
            )
            return None
        if "value" not in raw:
            self.findings.add("no-value", f"{dotted(path)} states no value", path, "add: value = …")
            return None
        value = self._value(field, raw.get("value"), raw.get("unit"), (*path, "value"))
        if value is None:
            return None
        return self._stated(field, value, sources, path, notes, valid_from)

    def _stated(
        self,
        field: Field,
        value: object,
        sources: tuple[str, ...],
        path: Path,
        notes: tuple[Note, ...] = (),
        valid_from: date | None = None,
    ) -> Statement | None:
        if needs_no_source(field, path):
            sources = ()
        elif not sources:
            self.findings.add(
                "no-source",
                f"{dotted(path)} has no source",
                path,
                'add: source = "…", here or in a table above',
            )
            return None
        return Statement(value, sources, self.findings.file, notes, value is None, valid_from)

    def _value(self, field: Field, raw: Any, unit: Any, path: Path) -> object:
        if not field.many:
            value = self._single(field, raw, path)
        elif isinstance(raw, list):
            items = [self._single(field, item, (*path, at)) for at, item in enumerate(raw)]
            value = None if None in items else tuple(items)
        else:
            self.findings.wrong_type(path, "a list", raw, f"[{field.kind.example}]")
            value = None
        return None if value is None else self._with_unit(field, value, unit, path)

    def _single(self, field: Field, raw: Any, path: Path) -> object:
        try:
            value = field.kind.read(raw)
        except ValueError as problem:
            self.findings.wrong_type(path, field.kind.name, raw, field.kind.example, str(problem))
            return None
        if field.options and value not in field.options:
            close = difflib.get_close_matches(str(raw)[:LONG], field.options, 1)
            self.findings.add(
                "bad-value",
                f"{dotted(path)} cannot be {brief(raw)}",
                path,
                f'write "{close[0]}"' if close else "one of: " + ", ".join(field.options),
            )
            return None
        return value

    def _with_unit(self, field: Field, value: object, unit: Any, path: Path) -> object:
        where = (*path[:-1], "unit") if path[-1] == "value" else path
        if field.hint is Quantity:
            if unit is not None and unit != field.unit:
                self.findings.add(
                    "bad-unit",
                    f"{dotted(path)} is in {field.unit}, not {brief(unit)}",
                    where,
                    f'convert the value and write unit = "{field.unit}", or leave it out',
                )
                return None
            assert isinstance(value, int | float)
            return Quantity(value, field.unit or "")
        if unit is None:
            return value
        numeric = isinstance(value, int | float) and not isinstance(value, bool)
        if field.hint is not SpecValue or not numeric or not isinstance(unit, str):
            self.findings.add("bad-unit", f"{dotted(path)} takes no unit", where, "delete the unit")
            return None
        assert isinstance(value, int | float)
        return Quantity(value, unit)

    def _notes(self, raw: Table, path: Path) -> tuple[Note, ...]:
        note, path = raw.get("note", ()), (*path, "note")
        if isinstance(note, list) and note:
            read = [self._note(each, (*path, at)) for at, each in enumerate(note)]
        else:
            read = [] if note == () else [self._note(note, path)]
        return tuple(each for each in read if each is not None)

    def _note(self, raw: Any, path: Path) -> Note | None:
        if isinstance(raw, str) and raw.strip():
            return Note(Text(raw, raw))
        own: tuple[str, ...] = ()
        if isinstance(raw, Mapping):
            own = self._sources(raw, path)
            raw = {name: text for name, text in raw.items() if name != "source"}
        try:
            text = KINDS[Text].read(raw)
        except ValueError as problem:
            example = KINDS[Text].example
            self.findings.wrong_type(
                path, "text or prose in two languages", raw, example, str(problem)
            )
            return None
        assert isinstance(text, Text)
        return Note(text, own)

    def _valid_from(self, raw: Table, path: Path) -> date | None:
        if "valid_from" not in raw:
            return None
        path = (*path, "valid_from")
        day = self._single(_DAY, raw["valid_from"], path)
        return day if isinstance(day, date) else None

    def _sources(self, raw: Table, path: Path) -> tuple[str, ...]:
        stated = raw.get("source")
        if stated is None:
            return ()
        listed = stated if isinstance(stated, list) else [stated]
        if not listed or not all(isinstance(item, str) for item in listed):
            self.findings.wrong_type(
                (*path, "source"), "a source id or a list of them", stated, '"…"'
            )
            return ()
        return tuple(listed)
