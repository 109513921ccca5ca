"""`defender facts import`: a classification or a list of stages, under one source."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from defender_cli.cli import completion
from defender_cli.cli.changes import CHANGE, change
from defender_cli.cli.options import shares_options
from defender_cli.cli.recording import (
    DryRun,
    Force,
    SourceDate,
    SourceIds,
    SourcePublisher,
    SourceTitle,
    SourceUrl,
    own_facts,
)
from defender_cli.cli.request import Request
from defender_cli.errors import FactsUnreadable, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.attribution import Attribution, described, identified
from defender_cli.facts.base import FactBase
from defender_cli.facts.view import View, row
from defender_cli.lookup.rounds import resolve, running_or_next
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.types import Text

if TYPE_CHECKING:
    from defender_cli.facts.overlay import Change, Tables
    from defender_cli.lookup.imports import Imported


@shares_options
@completion.answers_with(Rows(CHANGE))
def import_(
    request: Request,
    file: Annotated[Path, typer.Argument(help="Read this CSV or TOML file.")],
    round: Annotated[
        str,
        typer.Option("--round", autocompletion=completion.rounds, help="Name the round."),
    ],
    stage: Annotated[
        str | None, typer.Option("--stage", metavar="N", help="Record the places of stage N.")
    ] = None,
    source: SourceIds = None,
    source_title: SourceTitle = None,
    source_url: SourceUrl = None,
    source_date: SourceDate = None,
    source_publisher: SourcePublisher = None,
    toml: Annotated[
        bool, typer.Option("--toml", help="Print TOML to paste into a fact file.")
    ] = False,
    dry_run: DryRun = False,
    force: Force = False,
) -> Report | str:
    """Record a classification, or stages, from a CSV or TOML file.

    Columns have the names of fields in English or Dutch, such as position, number, driver, time
    and gap. A file with a column `stage` has a row for each stage.

    Examples:

      defender facts import stages.csv --round dakar_2026 --toml
      defender facts import classification.csv --round dakar_2026 --dry-run
      defender facts import places.csv --round dakar_2026 --stage 5 --dry-run
    """
    basis = Attribution(
        tuple(source or ()), source_title, source_url, source_date, source_publisher
    )
    from defender_cli.facts.parse import read_text
    from defender_cli.lookup.imports import imported, rows_in

    personal = own_facts(request)
    facts = AsOf(personal.read(), request.today)
    held = resolve(facts, round, None, running_or_next, "defender schedule")
    try:
        text = read_text(file)
    except FactsUnreadable as error:
        error.hint = "name a CSV or TOML file that can be read"
        raise
    found = imported(facts, rows_in(text, str(file)), held.id, stage, str(file))
    if not found:
        raise UsageError(f"{file} has no rows", input=str(file))
    new = described(basis, request.today, request.options.lang)

    def edit(tables: "Tables", base: FactBase) -> None:
        _put(tables, found, base, new, basis)

    if toml:
        return _document(facts, found, new, basis)
    done = personal.change(edit, force, dry_run)
    rows = tuple(_changes(done, found, request))
    section = Section("changes", Text("Changes", "Wijzigingen"), rows, CHANGE)
    nothing = Text("nothing was written (--dry-run)", "er is niets geschreven (--dry-run)")
    if not done.written:
        return Report((section,), (nothing,))
    return Report((section,), changed=personal.file)


def _put(
    tables: "Tables",
    found: list["Imported"],
    base: FactBase,
    new: dict[str, Any] | None,
    basis: Attribution,
) -> None:
    from defender_cli.facts.overlay import state

    ids = [identified(new, base)] if new else list(basis.ids)
    brought = {ids[0]: new} if new and ids[0] not in base.sources else {}
    named = ids[0] if len(ids) == 1 else ids
    for each in found:
        stated = each.value if each.structural else {"value": each.value, "source": named}
        state(tables, each.key, stated, brought)


def _document(
    facts: AsOf, found: list["Imported"], new: dict[str, Any] | None, basis: Attribution
) -> str:
    """Return the imported values as TOML to paste into a fact file, with sources per record."""
    from defender_cli.render.toml import document

    ids = [identified(new, facts.base)] if new else list(basis.ids)
    named = ids[0] if len(ids) == 1 else ids
    tables: dict[str, Any] = {}
    for each in found:
        node = tables
        *above, name = each.key.split(".")
        for at, part in enumerate(above, 1):
            node = node.setdefault(part, {"source": named} if at == len(above) else {})
        node[name] = each.value
    if new and ids[0] not in facts.base.sources:
        tables["sources"] = {ids[0]: new}
    return document(tables)


def _changes(done: "Change", found: list["Imported"], request: Request) -> Iterator[View]:
    before, after = (AsOf(each, request.today) for each in (done.before, done.after))
    for each in found:
        if each.structural:
            continue
        old, now = before.answer(each.key), after.answer(each.key)
        if (old and old.value) != (now and now.value):
            yield row(CHANGE, **change(after, each.key, old, now))
