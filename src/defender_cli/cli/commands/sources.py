"""`defender sources`: where values come from."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.statements import CITED, TITLE, cited, section_of
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Fact
from defender_cli.facts.view import View, row
from defender_cli.lookup.keys import no_such_key
from defender_cli.report import One, Output, Report, Rows, Section, Sections
from defender_cli.schema import fields
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.sources import KIND, SOURCE
from defender_cli.schema.types import Date, PartialDate, Text, Url

app = typer.Typer(rich_markup_mode=None)


# fmt: off
LISTED = Record(
    "Listed",
    "A source and how much rests on it.",
    F("id", str, "Source", "Bron", flags=COLUMN),
    F("publisher", str, "Publisher", "Uitgever", flags=COLUMN),
    F("published", PartialDate, "Published", "Gepubliceerd", flags=COLUMN),
    F("not_before", Date, "Not before", "Niet eerder dan", flags=COLUMN),
    F("retrieved", Date, "Retrieved", "Geraadpleegd", flags=COLUMN),
    F("kind", KIND, "Kind", "Soort", flags=COLUMN),
    F("facts", int, "Facts", "Feiten", flags=COLUMN),
    F("title", str, "Title", "Titel"),
    F("language", str, "Language", "Taal"),
    F("url", Url, "Link", "Link"),
    ids=False,
)
# fmt: on


SOURCES, STATEMENTS = Rows(LISTED), Rows(CITED)
ONE_SOURCE = Sections({"source": One(SOURCE), "facts": STATEMENTS})


def _which(typed: Mapping[str, Any]) -> Output:
    named = typed["key"] or ["sources"]
    facts = completion.known(typed)
    if named == ["sources"] or len(named) > 1 and all(_is_source(facts, each) for each in named):
        return SOURCES
    return ONE_SOURCE if _is_source(facts, named[0]) else STATEMENTS


@app.command()
@shares_options
@completion.answers_with(SOURCES, STATEMENTS, ONE_SOURCE, which=_which)
def sources(
    request: Request,
    key: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=completion.keys_and_sources,
            help="Give keys of values, or ids of sources.",
        ),
    ] = None,
) -> Report:
    """List the sources of a value, or all sources.

    Examples:

      defender sources
      defender sources people.peterhansel.career.dakar.starts
      defender sources jlr-nl-2025-05-07 --format bibtex
    """
    facts = request.facts
    named = key or ["sources"]
    if named == ["sources"]:
        return Report((_listed(facts, facts.base.sources),))
    if all(_is_source(facts, each) for each in named):
        ids = [each.removeprefix("sources.") for each in named]
        for id in ids:
            _refuse_later(facts, id)
        return (
            _about(facts, ids[0]) if len(ids) == 1 else Report((_listed(facts, ids),), cites=True)
        )
    rows = tuple(view for each in named for view in _of(facts, each))
    return Report((section_of(facts, rows),), cites=True)


def _is_source(facts: AsOf, name: str) -> bool:
    return name.removeprefix("sources.") in facts.base.sources


def _of(facts: AsOf, key: str) -> tuple[View, ...]:
    """Return the rows of a key.

    Raises:
        NotFound: no value is known under it.
    """
    rows = tuple(cited(facts, key))
    if not rows:
        raise _unknown(facts, key)
    return rows


def _refuse_later(facts: AsOf, id: str) -> None:
    day = facts.base.known_day(id)
    if day > facts.day:
        raise NotFound(
            f"the source {id} counts from {day}, after {facts.day}",
            input=id,
            hint=f"try: defender sources {id} --as-of {day}",
        )


def _about(known: AsOf, id: str) -> Report:
    """Return what a source is, and all that it states."""
    stated = tuple(each for each in cited(known, "") if each.value("source") == id)
    facts = Section(
        "facts",
        Text("Facts", "Feiten"),
        stated,
        CITED,
        ("key", "value", "note"),
        source_field="source",
    )
    return Report(
        (Section("source", TITLE, known.view(f"sources.{id}"), SOURCE), facts), cites=True
    )


def _unknown(facts: AsOf, key: str) -> NotFound:
    error = no_such_key(facts, key, "defender sources")
    id = key.removeprefix("sources.")
    close = difflib.get_close_matches(id, facts.ids("sources"), 3, cutoff=0.8)
    if close:
        error.suggestions = close
        error.hint = f"try: defender sources {close[0]}"
    return error


def _listed(facts: AsOf, ids: Iterable[str]) -> Section:
    """Return those of some sources that are known on the day, each with how much rests on it."""
    supported = Counter(id for fact in facts.base.facts() for id in _cited_by(facts, fact))
    rows = tuple(
        row(
            LISTED,
            id=id,
            facts=supported[id],
            **{
                name: getattr(source, name)
                for name in fields(LISTED)
                if name not in ("id", "facts")
            },
        )
        for id in ids
        for source in [facts.base.sources[id]]
        if facts.base.known_day(id) <= facts.day
    )
    return Section("sources", TITLE, rows, LISTED, source_field="id")


def _cited_by(facts: AsOf, fact: Fact) -> set[str]:
    """Return the sources of the known statements of a fact, and of their notes."""
    return {
        id
        for each in fact.statements
        if facts.states(fact, each)
        for named in (each.sources, *(note.sources for note in facts.notes(each)))
        for id in named
    }
