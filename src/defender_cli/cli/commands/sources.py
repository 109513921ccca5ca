"""`defender sources`: where values come from."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

import typer

from defender_cli.cli.options import Request, shares_options
from defender_cli.facts.known import Known
from defender_cli.facts.statements import Fact
from defender_cli.facts.view import View, row
from defender_cli.model import Label, Record, Source
from defender_cli.model.values import SpecValue, Text, Url
from defender_cli.query.keys import keys, no_such_key
from defender_cli.report import Report, Section

app = typer.Typer(rich_markup_mode=None)


class Cited(Record, frozen=True):
    """One source of one statement."""

    key: Annotated[str | None, Label("Key", "Sleutel", "", column=True)] = None
    value: Annotated[SpecValue | None, Label("Value", "Waarde", "", column=True)] = None
    rank: Annotated[int | None, Label("Rank", "Rang", "", column=True)] = None
    publisher: Annotated[str | None, Label("Publisher", "Uitgever", "", column=True)] = None
    published: Annotated[str | None, Label("Published", "Gepubliceerd", "", column=True)] = None
    note: Annotated[Text | None, Label("Note", "Opmerking", "", column=True)] = None
    source: Annotated[str | None, Label("Source", "Bron", "", column=True)] = None
    url: Annotated[Url | None, Label("Link", "Link", "", column=True)] = None
    file: Annotated[str | None, Label("File", "Bestand", "")] = None


class Listed(Record, frozen=True):
    """A source and how much rests on it."""

    id: Annotated[str | None, Label("Source", "Bron", "", column=True)] = None
    publisher: Annotated[str | None, Label("Publisher", "Uitgever", "", column=True)] = None
    published: Annotated[str | None, Label("Published", "Gepubliceerd", "", column=True)] = None
    kind: Annotated[str | None, Label("Kind", "Soort", "", column=True)] = None
    facts: Annotated[int | None, Label("Facts", "Feiten", "", column=True)] = None
    title: Annotated[str | None, Label("Title", "Titel", "")] = None
    language: Annotated[str | None, Label("Language", "Taal", "")] = None
    url: Annotated[Url | None, Label("Link", "Link", "")] = None


@app.command()
@shares_options
def sources(
    request: Request,
    key: Annotated[str | None, typer.Argument(help="The key of a value, or a source's id.")] = None,
) -> Report:
    """Where a value comes from: every statement in order; or all sources.

    Examples:

      defender sources
      defender sources drivers.peterhansel.dakar_starts
      defender sources jlr-nl-2025-05-07
    """
    known = request.known
    title = Text("Sources", "Bronnen")
    if key is None:
        return Report((Section("sources", title, _all(known)),))
    if key in known.book.sources:
        cited = tuple(each for each in _cited(known, "") if each.value("source") == key)
        about = known.view(f"sources.{key}")
        return Report(
            (
                Section("source", title, about),
                Section("facts", Text("Facts", "Feiten"), cited, ("key", "value", "note")),
            )
        )
    cited = tuple(_cited(known, key))
    if not cited:
        raise no_such_key(known, key, "defender sources")
    return Report((Section("sources", title, cited),))


def dated(source: Source) -> str:
    """Return when a source was published, as far as that is known."""
    if source.published:
        return source.published
    if source.not_before:
        return f"≥ {source.not_before}"
    return f"({source.retrieved})"


def _all(known: Known) -> tuple[View, ...]:
    supported = Counter(
        source
        for fact in known.book.facts()
        for source in {each for statement in fact.statements for each in statement.sources}
    )
    return tuple(
        row(
            Listed,
            id=id,
            publisher=source.publisher,
            published=dated(source),
            kind=source.kind,
            facts=supported[id],
            title=source.title,
            language=source.language,
            url=source.url,
        )
        for id, source in known.book.sources.items()
    )


def _cited(known: Known, under: str) -> Iterator[View]:
    for key in keys(known, under) or ():
        answer = known.answer(key)
        node = known.book.node(answer.key if answer else key)
        if isinstance(node, Fact) and not node.field.label.structural:
            yield from _statements(known, key, node)


def _statements(known: Known, key: str, fact: Fact) -> Iterator[View]:
    for rank, statement in enumerate(fact.statements, 1):
        if known.book.known_since(statement) > known.day:
            continue
        for id in statement.sources:
            source = known.book.sources[id]
            yield row(
                Cited,
                key=key,
                value=statement.value,
                rank=rank,
                publisher=source.publisher,
                published=dated(source),
                note=statement.note,
                source=id,
                url=source.url,
                file=statement.file,
            )
