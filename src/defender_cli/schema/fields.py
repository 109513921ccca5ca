"""The registry: what every field of every record is called and may hold.

Records declare their fields once, as annotated attributes; `fields` reads those
declarations. Loading, checking, headings, help, completion and the JSON Schema
all ask here.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import NoneType
from typing import Any, Literal, Self, get_args, get_origin

import msgspec

from defender_cli.schema.types import KINDS, REFERENCES, Kind


class Label(msgspec.Struct, frozen=True):
    """How a field is named and explained to people.

    `names` are other words for it in both languages, separated by commas. `column`
    puts it into the table of a list. `derived` values are computed and never stored;
    `structural` ones arrange the data and need no source. `ids` heads the column of ids
    of a collection or map whose ids people want to see, in English and Dutch. `bar` draws
    the size of each value beside it in a table.
    """

    en: str
    nl: str
    meaning: str
    names: str = ""
    unit: str | None = None
    column: bool = False
    derived: bool = False
    structural: bool = False
    ids: tuple[str, str] | None = None
    bar: bool = False


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the typed records; an unknown value is `None`."""


class Home(msgspec.Struct, frozen=True):
    """The module of `model` a quoted record type is defined in.

    It is imported when the type is first asked for, so that a command pays only for the
    records it shows.
    """

    module: str


Shape = Literal["value", "map", "record", "collection"]


class Field(msgspec.Struct, frozen=True):
    """One field: its label, and what a value of it looks like.

    `shape` is `value` for one fact, `map` for facts under free ids, `record` for a
    table of fields, `collection` for records under ids. `hint` is the declared type of
    the first two, `record` that of the others. `options` lists the only values allowed, if any.
    """

    name: str
    label: Label
    shape: Shape
    many: bool = False
    hint: object = None
    found: Callable[[], type[Record]] | None = None
    options: tuple[str, ...] = ()

    @property
    def record(self) -> type[Record] | None:
        return self.found() if self.found else None

    @property
    def kind(self) -> Kind:
        return KINDS[self.hint]

    @property
    def targets(self) -> tuple[str, ...]:
        """The collections a reference is looked up in; empty for other kinds."""
        return REFERENCES.get(self.hint, ())

    def heading(self, lang: str) -> str:
        return self.label.nl if lang == "nl" else self.label.en

    def named(self, name: str) -> Self:
        """Return this field of a map under the id of one of its entries."""
        words = name.replace("_", " ").replace("-", " ")
        title = words[:1].upper() + words[1:]
        label = msgspec.structs.replace(self.label, en=title, nl=title)
        return msgspec.structs.replace(self, name=name, label=label, shape="value")


@cache
def fields(record: type[Record]) -> dict[str, Field]:
    """Return the fields of a record type by name, in the order they are declared."""
    return {name: _field(name, hint) for name, hint in record.__annotations__.items()}


def _field(name: str, annotation: Any) -> Field:
    hint, label, *home = get_args(annotation)
    if home:
        return _distant(name, label, hint.__forward_arg__, home[0].module)
    [hint] = [part for part in get_args(hint) if part is not NoneType] or [hint]
    if isinstance(hint, type) and issubclass(hint, Record):
        return Field(name, label, "record", found=lambda: hint)
    if get_origin(hint) is dict:
        _, item = get_args(hint)
        if isinstance(item, type) and issubclass(item, Record):
            return Field(name, label, "collection", found=lambda: item)
        return Field(name, label, "map", hint=item)
    if get_origin(hint) is tuple:
        return Field(name, label, "value", many=True, hint=get_args(hint)[0])
    if get_origin(hint) is Literal:
        return Field(name, label, "value", hint=str, options=get_args(hint))
    return Field(name, label, "value", hint=hint)


def _distant(name: str, label: Label, hint: str, module: str) -> Field:
    """Return the field of a quoted type: `Team | None` or `dict[str, Person] | None`."""
    named = hint.removesuffix(" | None")
    record = named.removeprefix("dict[str, ").removesuffix("]")

    @cache
    def found() -> type[Record]:
        home = import_module(f"defender_cli.schema.{module}")
        result: type[Record] = getattr(home, record)
        return result

    return Field(name, label, "record" if record == named else "collection", found=found)
