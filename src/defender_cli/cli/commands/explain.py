"""`defender explain`: what the fields of the fact base mean."""

from typing import Annotated

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf, field_at, record_at
from defender_cli.facts.view import View, row
from defender_cli.i18n.dutch import said
from defender_cli.lookup.keys import nearest
from defender_cli.lookup.terms import find
from defender_cli.render import PAGES
from defender_cli.report import One, Report, Rows, Section
from defender_cli.schema import FACTS, Field, fields
from defender_cli.schema.fields import COLUMN, F, Record, many
from defender_cli.schema.sources import TERM
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)


# fmt: off
EXPLAINED = Record(
    "Explained",
    "A field of the registry.",
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("heading", Text, "Heading", "Kop", flags=COLUMN),
    F("type", str, "Type", "Type", flags=COLUMN),
    F("unit", str, "Unit", "Eenheid", flags=COLUMN),
    F("meaning", str, "Meaning", "Betekenis", flags=COLUMN),
    F("options", many(str), "One of", "Een van"),
    F("example", str, "Example", "Voorbeeld"),
    F("other_names", str, "Also called", "Zoekwoorden"),
    F("computed", bool, "Computed", "Berekend"),
    ids=False,
)
# fmt: on

STAR = Text("* stands for an id", "* staat voor een id")


@app.command()
@shares_options
@completion.answers_with(Rows(EXPLAINED), One(EXPLAINED), One(TERM))
def explain(
    request: Request,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KEY or TERM]",
            autocompletion=completion.keys,
            help="Give a key, the start of one, or a term.",
        ),
    ] = None,
) -> Report:
    """Explain a field, a table or a term of the sport.

    Examples:

      defender explain
      defender explain rounds
      defender explain people.baciuska.age
      defender explain liaison --as-of 2026-11-28
    """
    title, key = Text("Fields", "Velden"), " ".join(words or ())
    lang = request.options.lang if request.options.format in PAGES else "en"
    path = _pattern(request.facts, key)
    record = record_at(path) if path is not None else None
    stars = (STAR,) if "*" in (path or "") else ()
    if record is not None:
        rows = tuple(
            _explained(f"{path}.{name}".lstrip("."), each, lang)
            for name, each in fields(record).items()
        )
        return Report((Section("fields", title, rows, EXPLAINED),), stars)
    field = field_at(path) if path is not None else None
    if field is None and (term := find(request.facts, key)):
        name = term.value("label")
        title = name if isinstance(name, Text) else Text(term.id, term.id)
        return Report((Section("term", title, term, TERM, headed=True),))
    if field is None or path is None:
        close = nearest(list(_patterns()), key)
        raise NotFound(
            f'the fact base has no field "{key}"',
            input=key,
            suggestions=close,
            hint=f"try: defender explain {close[0]}" if close else "try: defender explain",
        )
    found = _explained(path, field, lang)
    label = request.facts.answer(f"specs.{path.rpartition('.')[2]}.label")
    if label and ".specs." in path:
        found = msgspec.structs.replace(found, cells={**found.cells, "heading": label})
    return Report((Section("field", title, found, EXPLAINED),), stars)


def _pattern(facts: AsOf, key: str) -> str | None:
    """Return a key with `*` for each id, also where the ids were left out."""
    record: Record = FACTS
    parts = key.split(".") if key else []
    done: list[str] = []
    while parts:
        field = fields(record).get(parts[0])
        if field is None:
            return None
        done.append(parts.pop(0))
        if field.shape == "map":
            return ".".join([*done, *parts[:1]])
        if field.record is None:
            return ".".join(done) if not parts else None
        if field.shape == "collection":
            ids = (*facts.ids(".".join(key.split(".")[: len(done)])), "*")
            if parts and parts[0] in ids:
                parts.pop(0)
            done.append("*")
        record = field.record
    return ".".join(done)


def _patterns() -> list[str]:
    found: list[str] = []

    def walk(record: Record, prefix: str) -> None:
        for name, field in fields(record).items():
            found.append(f"{prefix}{name}")
            if field.record is not None:
                walk(
                    field.record,
                    f"{prefix}{name}.*." if field.shape == "collection" else f"{prefix}{name}.",
                )

    walk(FACTS, "")
    return found


def _explained(key: str, field: Field, lang: str) -> View:
    kind = field.kind.name if field.record is None else "a table"
    if field.many:
        kind = f"a list: {kind}"
    elif field.shape in ("collection", "map"):
        kind = "a table of records" if field.record else f"a table: {kind}"
    return row(
        EXPLAINED,
        key=key,
        heading=Text(field.en, field.nl),
        type=said("a reference to " + ", ".join(field.targets) if field.targets else kind, lang),
        unit=field.unit,
        meaning=said(field.meaning, lang),
        options=field.options or None,
        example=field.kind.example if field.record is None else None,
        other_names=", ".join(dict.fromkeys(field.names.split(", "))) or None,
        computed=field.derived,
    )
