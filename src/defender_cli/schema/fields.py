"""The schema: what every field of every record is called and may hold.

A record is a list of rows, one for each field. Loading, checking, headings, help, completion
and the JSON Schema all read them; to add a field is to add a row, and the Dutch of its meaning
to `i18n/dutch.tsv`. Tests then fail until `data/facts.schema.json` is what `defender facts
schema` prints and `tests/test_contract.py` lists the key.
"""

from typing import Literal, Self

import msgspec

from defender_cli.schema.types import KINDS, REFERENCES, Kind

Shape = Literal["value", "map", "record", "collection"]


NONE, COLUMN, DERIVED, STRUCTURAL, BAR, MINOR = 0, 1, 2, 4, 8, 16
"""Properties of a field, to be combined with `|`.

`COLUMN` puts it into the table of a list. `DERIVED` values are computed and never stored;
`STRUCTURAL` ones arrange the data and need no source. `BAR` draws the size of each value
beside it in a table. A `MINOR` column is left out first where there is no room for all.
"""


class Type(msgspec.Struct, frozen=True):
    """Type of a field.

    `shape` is `value` for one fact, `map` for facts under free ids, `record` for a table of
    fields, `collection` for records under ids. `hint` is the value type of the first two,
    `record` the name of the record of the others; `many` says that a value is a list, and
    `options` lists the only values allowed, if any.
    """

    shape: Shape
    hint: object = None
    many: bool = False
    record: str | None = None
    options: tuple[str, ...] = ()


def many(hint: object) -> Type:
    """Return the type of a list of values."""
    return Type("value", hint, many=True)


def choice(*options: str) -> Type:
    """Return the type of a value that is one of a fixed set."""
    return Type("value", str, options=options)


def mapping(hint: object) -> Type:
    """Return the type of facts under free ids."""
    return Type("map", hint)


def record(name: str) -> Type:
    """Return the type of one record."""
    return Type("record", record=name)


def records(name: str) -> Type:
    """Return the type of records under ids."""
    return Type("collection", record=name)


class Field(msgspec.Struct, frozen=True):
    """One field: its names, what a value of it looks like, and its properties.

    `en` and `nl` head it, `meaning` explains it, and `names` are other words for it in both
    languages, separated by commas. `ids` heads the ids of a collection or map whose ids
    people want to see, in English and Dutch. `keyed` is the collection whose ids are those of
    a collection or map, if they must be.
    """

    name: str
    type: Type
    en: str
    nl: str
    meaning: str
    names: str = ""
    unit: str | None = None
    ids: tuple[str, str] | None = None
    keyed: str | None = None
    flags: int = NONE

    @property
    def shape(self) -> Shape:
        return self.type.shape

    @property
    def hint(self) -> object:
        return self.type.hint

    @property
    def many(self) -> bool:
        return self.type.many

    @property
    def options(self) -> tuple[str, ...]:
        return self.type.options

    @property
    def record(self) -> "Record | None":
        return _RECORDS[self.type.record] if self.type.record else None

    @property
    def kind(self) -> Kind:
        return KINDS[self.hint]

    @property
    def targets(self) -> tuple[str, ...]:
        """The collections a reference is looked up in; empty for other types."""
        return REFERENCES.get(self.hint, ())

    @property
    def column(self) -> bool:
        return bool(self.flags & COLUMN)

    @property
    def derived(self) -> bool:
        return bool(self.flags & DERIVED)

    @property
    def structural(self) -> bool:
        return bool(self.flags & STRUCTURAL)

    @property
    def minor(self) -> bool:
        return bool(self.flags & MINOR)

    @property
    def bar(self) -> bool:
        return bool(self.flags & BAR)

    def heading(self, lang: str) -> str:
        return self.nl if lang == "nl" else self.en

    def named(self, name: str) -> Self:
        """Return this field of a map under the id of one of its entries."""
        words = name.replace("_", " ").replace("-", " ")
        title = words[:1].upper() + words[1:]
        entry = Type("value", self.hint)
        return msgspec.structs.replace(self, name=name, type=entry, en=title, nl=title)


def F(  # noqa: N802 – a row of a table
    name: str,
    type: object,
    en: str,
    nl: str,
    meaning: str = "",
    names: str = "",
    *,
    unit: str | None = None,
    ids: tuple[str, str] | None = None,
    keyed: str | None = None,
    flags: int = NONE,
) -> Field:
    """Return a field; a bare value type makes a field with one value."""
    shaped = type if isinstance(type, Type) else Type("value", type)
    return Field(name, shaped, en, nl, meaning, names, unit, ids, keyed, flags)


class Record:
    """A record type: its name, meaning, and fields by name in order.

    `ids` says that each has an id; rows that a command makes up have none. `cited` says that
    these name the sources of their values all the same, as what has an id does.
    """

    def __init__(
        self, name: str, meaning: str, *rows: Field, ids: bool = True, cited: bool = False
    ) -> None:
        self.name = name
        self.meaning = meaning
        self.ids = ids
        self.cited = cited or ids
        self.fields = {row.name: row for row in rows}
        # A part of a record has its name, and is not what fields of other records refer to.
        _RECORDS.setdefault(name, self)

    def __repr__(self) -> str:
        return f"Record({self.name})"

    def only(self, *names: str) -> "Record":
        """Return this kind of record with these fields alone."""
        rows = (self.fields[name] for name in names)
        return Record(self.name, self.meaning, *rows, ids=self.ids, cited=self.cited)

    def without(self, *names: str) -> "Record":
        """Return this kind of record without these fields."""
        return self.only(*(name for name in self.fields if name not in names))


_RECORDS: dict[str, Record] = {}


def fields(record: Record) -> dict[str, Field]:
    """Return the fields of a record by name, in order."""
    return record.fields
