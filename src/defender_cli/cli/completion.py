"""What a shell offers on Tab: ids, keys and fields of the facts as they are now."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import typer

from defender_cli.clock import today
from defender_cli.facts.known import Known
from defender_cli.model import Label
from defender_cli.model.values import Text
from defender_cli.report import ID

Offers = list[tuple[str, str]]
"""Words and what each stands for, for the shells that show it."""

Offer = Callable[[typer.Context, str], Offers]


def _quiet(offer: Callable[[typer.Context, str], Iterator[tuple[str, str]]]) -> Offer:
    """Return a completion that offers nothing where something is wrong with the line."""

    @wraps(offer)
    def quiet(ctx: typer.Context, incomplete: str) -> Offers:
        try:
            return list(offer(ctx, incomplete))
        except Exception:  # while the line is being typed; the command itself will tell
            return []

    return quiet


@_quiet
def drivers(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer the ids of drivers and co-drivers."""
    return _ids(ctx, "drivers")


@_quiet
def rounds(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer the ids of the rounds."""
    return _ids(ctx, "rounds")


def one_of(headings: Mapping[str, Label | Text]) -> Offer:
    """Return a completion that offers some fixed choices."""

    def offer(ctx: typer.Context, incomplete: str) -> Offers:
        return [(name, heading.en) for name, heading in headings.items()]

    return offer


@_quiet
def keys(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer keys level by level: those beside the last part typed, and those below it."""
    known = _known(ctx)
    above = incomplete.rpartition(".")[0]
    for table in dict.fromkeys((above, incomplete)):
        yield from ((key, "") for key in _below(known, table))


@_quiet
def keys_and_sources(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer keys as `keys` does, and the ids of the sources."""
    yield from keys(ctx, incomplete)
    known = _known(ctx)
    for id in known.ids("sources"):
        source = known.book.sources[id]
        yield id, f"{source.publisher}: {source.title}"


@_quiet
def field_names(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer the fields of the answer, one after another behind commas."""
    done, comma, last = incomplete.rpartition(",")
    plus = "+" if last.startswith("+") else ""
    offered = _fields(ctx)
    if offered and not plus:
        offered = [("all", "every field"), *offered]
    taken = {name.lstrip("+") for name in done.split(",")}
    for name, heading in offered:
        if name not in taken:
            yield f"{done}{comma}{plus}{name}", heading


@_quiet
def sort_fields(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer the fields of the answer to sort by, one after another behind commas."""
    done, comma, last = incomplete.rpartition(",")
    minus = "-" if last.startswith("-") else ""
    yield from ((f"{done}{comma}{minus}{name}", heading) for name, heading in _fields(ctx))


@_quiet
def where_fields(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Offer the fields of the answer that rows can be chosen by."""
    yield from _fields(ctx)


def _known(ctx: typer.Context) -> Known:
    from defender_cli.facts.load import load

    as_of = ctx.params.get("as_of")
    files = tuple(Path(file) for file in ctx.params.get("facts") or ())
    return Known(load(files), date.fromisoformat(as_of) if as_of else today())


def _ids(ctx: typer.Context, collection: str) -> Iterator[tuple[str, str]]:
    known = _known(ctx)
    return ((id, known.name((collection,), id) or "") for id in known.ids(collection))


def _below(known: Known, table: str) -> Iterator[str]:
    from defender_cli.query.keys import keys

    start = f"{table}." if table else ""
    parts = (key.removeprefix(start).partition(".")[0] for key in keys(known, table))
    return (f"{start}{part}" for part in dict.fromkeys(parts) if part)


def _fields(ctx: typer.Context) -> list[tuple[str, str]]:
    """Return the fields that the command typed so far would answer with.

    The command itself is asked: which records it answers with depends on its arguments.
    """
    params: dict[str, Any] = {**ctx.params, "fields": None, "sort": None, "where": None}
    # An option that still lacks its value keeps Click from handing out the arguments.
    rest = list(ctx.args)
    for param in ctx.command.params:
        if param.param_type_name == "argument" and param.name and rest:
            params[param.name] = rest.pop(0) if param.nargs == 1 else rest
    if "-" in (*ctx.args, *params.values()):
        # It would read standard input, and that is the keyboard now.
        return []
    with ctx.scope(cleanup=False):
        assert ctx.command.callback
        outcome = ctx.command.callback(**params)
    [section] = outcome.report.sections
    listed = [(name, field.label.en) for name, field in section.fields.items()]
    return [(ID, "the id"), *listed] if section.has_ids else listed
