"""Completion candidates: ids, keys and fields of the current facts.

Nothing here runs a command: the line may be one that writes.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import typer

from defender_cli.clock import today
from defender_cli.facts.asof import AsOf
from defender_cli.report import ID, One, Output
from defender_cli.schema import Field, fields
from defender_cli.schema.types import Text

Offers = Iterator[tuple[str, str]]
"""Candidates with their descriptions, for the shells that show them."""

Offer = Callable[[typer.Context, str], Offers]

Command = TypeVar("Command", bound=Callable[..., object])


Which = Callable[[Mapping[str, Any]], Output | None]
"""Chooses among the outputs of a command by the arguments typed so far."""


def answers_with(*outputs: Output, which: Which | None = None) -> Callable[[Command], Command]:
    """Declare what a command answers with: one of some outputs, the first unless `which` says."""

    def declare(command: Command) -> Command:
        vars(command).update(outputs=outputs, which=which or (lambda typed: outputs[0]))
        return command

    return declare


def drivers(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of drivers and co-drivers."""
    facts = known(ctx.params)
    for id in facts.ids("people"):
        if facts.answer(f"people.{id}.seat"):
            yield id, facts.name(("people",), id) or ""


def rounds(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the rounds of seasons on file."""
    facts = known(ctx.params)
    for each in facts.calendar.rounds:
        yield each.id, facts.name(("rounds",), each.id) or ""


def one_of(headings: Mapping[str, Field | Text]) -> Offer:
    """Return a completion that offers some fixed choices."""

    def offer(ctx: typer.Context, incomplete: str) -> Offers:
        return ((name, heading.en) for name, heading in headings.items())

    return offer


def cars(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the cars."""
    facts = known(ctx.params)
    return ((id, facts.name(("cars",), id) or "") for id in facts.ids("cars"))


def keys(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer keys level by level: those beside the last part typed, and those below it."""
    facts = known(ctx.params)
    above = incomplete.rpartition(".")[0]
    for table in dict.fromkeys((above, incomplete)):
        yield from ((key, "") for key in _below(facts, table))


def keys_and_sources(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer keys as `keys` does, and the ids of the sources."""
    yield from keys(ctx, incomplete)
    facts = known(ctx.params)
    for id in facts.ids("sources"):
        source = facts.base.sources[id]
        yield id, f"{source.publisher}: {source.title}"


def field_names(ctx: typer.Context, incomplete: str) -> Offers:
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


def sort_fields(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the fields of the answer to sort by, one after another behind commas."""
    done, comma, last = incomplete.rpartition(",")
    minus = "-" if last.startswith("-") else ""
    yield from ((f"{done}{comma}{minus}{name}", heading) for name, heading in _fields(ctx))


def where_fields(ctx: typer.Context, incomplete: str) -> Offers:
    """Offer the fields of the answer that rows can be chosen by."""
    yield from _fields(ctx)


def known(typed: Mapping[str, Any]) -> AsOf:
    """Return the facts that the options typed so far ask about."""
    from defender_cli.facts.load import load

    as_of = typed.get("as_of")
    files = tuple(Path(file) for file in typed.get("facts") or ())
    return AsOf(load(files), date.fromisoformat(as_of) if as_of else today())


def _below(facts: AsOf, table: str) -> Iterator[str]:
    from defender_cli.lookup.keys import keys

    start = f"{table}." if table else ""
    parts = (key.removeprefix(start).partition(".")[0] for key in keys(facts, table))
    return (f"{start}{part}" for part in dict.fromkeys(parts) if part)


def _fields(ctx: typer.Context) -> list[tuple[str, str]]:
    """Return the fields of the answer to the command typed so far, as it declares them."""
    which: Which | None = vars(ctx.command.callback).get("which")
    output = which(_typed(ctx)) if which else None
    if not isinstance(output, One):
        return []
    listed = [(name, field.en) for name, field in fields(output.record).items()]
    return [(ID, "the id"), *listed] if output.record.ids else listed


def _typed(ctx: typer.Context) -> dict[str, Any]:
    """Return the options and arguments by name."""
    typed: dict[str, Any] = {**ctx.params}
    # An option that still lacks its value keeps Click from handing out the arguments.
    rest = list(ctx.args)
    for param in ctx.command.params:
        if param.param_type_name == "argument" and param.name and rest:
            typed[param.name] = rest.pop(0) if param.nargs == 1 else rest
    return typed
