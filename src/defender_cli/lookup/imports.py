"""From the rows of a classification or a list of stages to statements by key."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

import msgspec

from defender_cli.errors import FactsInvalid, NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.parse import parse
from defender_cli.facts.typed import entered
from defender_cli.lookup.names import chosen, folded, names_of
from defender_cli.schema import Field
from defender_cli.schema.results import ENTRY, STAGE, STAGE_PLACE
from defender_cli.schema.types import Duration, PersonRef

_STAGE_COLUMNS = ("stage", "etappe")
_RANKED = ("number", "driver")
"""Columns that say whose row it is, beside the fields of a place on a stage."""

_DURATION = re.compile(r"\+?\s*(?:(\d{1,5})[:h])?\s*(\d{1,2})[:m'′]\s*(\d{1,2})(?:[.,]\d+)?\D*")


class Row(msgspec.Struct, frozen=True):
    """One row of a file: its line, and its texts by the heading above them."""

    line: int
    cells: dict[str, str]


class Imported(msgspec.Struct, frozen=True):
    """A value for a key; a structural one takes no source."""

    key: str
    value: Any
    structural: bool = False


def rows_in(text: str, file: str) -> list[Row]:
    """Return the rows of a CSV file with a heading, or of the first list of tables in TOML.

    Raises:
        FactsInvalid: it is neither.
    """
    if file.endswith(".toml"):
        tables = next((each for each in parse(text, file).values() if _is_rows(each)), None)
        if tables is None:
            raise _invalid("the file has no list of tables, such as [[stages]]", file, 1)
        return [
            Row(at, {name: str(value) for name, value in table.items()})
            for at, table in enumerate(tables, 1)
        ]
    sample = text.partition("\n")[0]
    separator = max(",;\t", key=sample.count)
    reader = csv.DictReader(StringIO(text), delimiter=separator, skipinitialspace=True)
    if not reader.fieldnames or len(reader.fieldnames) < 2:
        raise _invalid("the file has no heading with names of columns", file, 1)
    found = []
    for cells in reader:
        if None in cells or None in cells.values():
            raise _invalid(
                "the row has more or fewer cells than the heading", file, reader.line_num
            )
        found.append(Row(reader.line_num, {name: str(text) for name, text in cells.items()}))
    return found


def _is_rows(value: object) -> bool:
    return (
        isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def imported(
    facts: AsOf, rows: Sequence[Row], round: str, stage: str | None, file: str
) -> list[Imported]:
    """Return the statements of some rows about a round, or about one stage of it.

    Rows with a column `stage` are stages; others are places, of a stage where one is given,
    else in the final classification.

    Raises:
        FactsInvalid: a row or a column cannot be read; with its line.
        NotFound: a number or a name fits nobody.
    """
    headings = list(rows[0].cells) if rows else []
    if stage is not None:
        record = STAGE_PLACE
    elif any(folded(each) in _STAGE_COLUMNS for each in headings):
        record = STAGE
    else:
        record = ENTRY
    columns = _columns(record.fields, headings, file)
    reader = _Reader(facts, round, stage, file)
    found: list[Imported] = []
    for row in rows:
        cells = {columns[name]: text.strip() for name, text in row.cells.items() if text.strip()}
        if record is STAGE:
            found += reader.stage_row(cells, row.line)
        else:
            found += reader.place_row(cells, row.line)
    return found


def _columns(known: Mapping[str, Field], headings: list[str], file: str) -> dict[str, str]:
    """Return the field of each heading, by its name in English or Dutch."""
    names = {"stage": "number", "etappe": "number"}
    for name in (*_RANKED, *known):
        field = known.get(name) or ENTRY.fields[name]
        for each in (name, field.en, field.nl, *field.names.split(",")):
            names.setdefault(folded(each), name)
    found = {heading: names.get(folded(heading)) for heading in headings}
    for heading, meant in found.items():
        if meant is None:
            listed = ", ".join(dict.fromkeys(names.values()))
            raise _invalid(f'no field is called "{heading}"; fields: {listed}', file, 1)
    return {heading: meant for heading, meant in found.items() if meant}


class _Reader:
    """Reads rows about one round."""

    def __init__(self, facts: AsOf, round: str, stage: str | None, file: str) -> None:
        self.facts = facts
        self.round = round
        self.file = file
        self.table = f"stages.{self._stage_id(stage)}" if stage is not None else "entries"
        self.is_stage = stage is not None

    def _stage_id(self, number: str) -> str:
        if not number.isdecimal() or len(number) > 2:
            raise UsageError(f'--stage: "{number}" is not a number', input=number)
        return f"{self.round}_{int(number):02d}"

    def stage_row(self, cells: dict[str, str], line: int) -> Iterator[Imported]:
        number = cells.pop("number", "")
        if not number.isdecimal() or len(number) > 2:
            raise _invalid(f'"{number}" is not the number of a stage', self.file, line)
        key = f"stages.{self._stage_id(number)}"
        yield Imported(f"{key}.round", self.round, structural=True)
        yield Imported(f"{key}.number", int(number), structural=True)
        yield from self._values(key, STAGE.fields, cells, line)

    def place_row(self, cells: dict[str, str], line: int) -> Iterator[Imported]:
        person = self._driver(cells, line)
        if self.is_stage:
            kept = {name: text for name, text in cells.items() if name in STAGE_PLACE.fields}
            yield from self._values(f"{self.table}.places.{person}", STAGE_PLACE.fields, kept, line)
            return
        entry = self.facts.entries.of(person, self.round)
        key = f"entries.{entry.id if entry else f'{self.round}_{person}'}"
        if entry is None:
            yield Imported(f"{key}.round", self.round, structural=True)
            last = self.facts.entries.last(person)
            if last is not None and last.team and last.driver == person:
                yield Imported(f"{key}.team", last.team, structural=True)
            cells["driver"] = person
        else:
            cells.pop("driver", None)
        if "position" in cells:
            cells.setdefault("status", "finished")
        yield from self._values(key, ENTRY.fields, cells, line)
        if cells.get("position") == "1":
            yield from self._winner(person, cells.get("category"))

    def _winner(self, person: str, category: str | None) -> Iterator[Imported]:
        """Yield the outcome of the round, in the category given or else the winner's last one."""
        last = self.facts.entries.last(person)
        stored = self.facts.stored(f"entries.{last.id}.category") if last else None
        if named := category or stored:
            yield Imported(f"results.{self.round}.category", named, structural=True)
        yield Imported(f"results.{self.round}.winner", person)

    def _driver(self, cells: dict[str, str], line: int) -> str:
        """Return the id of the driver of a row: by name, else by the number in this round."""
        if name := cells.get("driver"):
            return self._person(name, line)
        number = cells.get("number", "")
        for entry in self.facts.entries.in_(self.round):
            stated = self.facts.answer(f"entries.{entry.id}.number")
            if stated and str(stated.value) == number and entry.driver:
                return entry.driver
        raise _invalid(f'no entry of {self.round} has the number "{number}"', self.file, line)

    def _person(self, name: str, line: int) -> str:
        names = {id: names_of(self.facts, "people", id) for id in self.facts.ids("people")}
        try:
            return chosen(name, names, "person", "defender get people")
        except NotFound as error:
            problem = f'nobody in the facts is called "{name}"'
            first = folded(name).split()[-1] if folded(name) else "id"
            fix = f'record the person first: defender facts set people.{first}.name "{name}"'
            raise _invalid(problem, self.file, line, fix, error.suggestions) from None

    def _values(
        self, key: str, known: Mapping[str, Field], cells: Mapping[str, str], line: int
    ) -> Iterator[Imported]:
        for name, text in cells.items():
            field = known[name]
            if field.derived or field.shape != "value":
                raise _invalid(f"{key}.{name} cannot be imported", self.file, line)
            yield Imported(f"{key}.{name}", self._value(field, text, line))

    def _value(self, field: Field, text: str, line: int) -> Any:
        if field.hint is PersonRef:
            return self._person(text, line)
        if field.hint is Duration:
            return _duration(text) or text
        return entered(field, text)


def _duration(text: str) -> str | None:
    """Return a time as hours:minutes:seconds: 5:52:38 and +21'07" are read too."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = match[1] or "0", match[2], match[3]
    return f"{hours.zfill(2)}:{minutes.zfill(2)}:{seconds.zfill(2)}"


def _invalid(
    problem: str, file: str, line: int, fix: str | None = None, close: Sequence[str] = ()
) -> FactsInvalid:
    return FactsInvalid(problem, file=file, line=line, column=1, hint=fix, suggestions=list(close))
