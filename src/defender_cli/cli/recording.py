"""`defender facts set` and `unset`: the user's own facts."""

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from defender_cli.cli import completion
from defender_cli.cli.changes import change
from defender_cli.cli.edits import Said, settable, statement
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.errors import FactsUnwritable, NotFound, UsageError
from defender_cli.facts.asof import AsOf, record_at
from defender_cli.facts.attribution import Attribution, described, identified
from defender_cli.facts.base import FactBase
from defender_cli.facts.entries import NAMED_BY_ENTRY, named_by_new_entry
from defender_cli.facts.files import installed_facts, personal_facts
from defender_cli.facts.load import load
from defender_cli.facts.statements import Fact
from defender_cli.facts.view import row
from defender_cli.lookup.keys import nearest
from defender_cli.report import One, Report, Section
from defender_cli.schema.fields import F, Record
from defender_cli.schema.types import AnyValue, Date, Text

if TYPE_CHECKING:
    from defender_cli.facts.overlay import Change, Personal, Tables

Key = Annotated[
    str, typer.Argument(autocompletion=completion.keys, help="Give the key of the value.")
]
SourceIds = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="ID", help="Cite a source in the facts (repeat for more)."),
]
SourceTitle = Annotated[
    str | None,
    typer.Option("--source-title", metavar="TEXT", help="Set the title of a new source."),
]
SourceUrl = Annotated[
    str | None, typer.Option("--source-url", metavar="URL", help="Set its web address.")
]
SourceDate = Annotated[
    str | None, typer.Option("--source-date", metavar="DATE", help="Set its day of publication.")
]
SourcePublisher = Annotated[
    str | None, typer.Option("--source-publisher", metavar="NAME", help="Set its publisher.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change without writing it.")]
Force = Annotated[
    bool, typer.Option("--force", help="Rewrite a file with comments, keeping a copy.")
]


# fmt: off
RECORDED = Record(
    "Recorded",
    "A fact of the user's own that was recorded or taken back.",
    F("key", str, "Key", "Sleutel"),
    F("before", AnyValue, "Before", "Eerder"),
    F("after", AnyValue, "After", "Later"),
    F("known_from", Date, "Known from", "Bekend vanaf"),
    F("source", str, "Source", "Bron"),
    F("file", str, "File", "Bestand"),
    F("written", bool, "Written", "Geschreven"),
    ids=False,
)
# fmt: on


@shares_options
@completion.answers_with(One(RECORDED))
def record(
    request: Request,
    key: Key,
    value: Annotated[str, typer.Argument(help="Give the value, or several with commas between.")],
    value_nl: Annotated[
        str | None, typer.Option("--value-nl", metavar="TEXT", help="Give the value in Dutch.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="UNIT", help="Set the unit.")
    ] = None,
    source: SourceIds = None,
    source_title: SourceTitle = None,
    source_url: SourceUrl = None,
    source_date: SourceDate = None,
    source_publisher: SourcePublisher = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Add a note to the value.")
    ] = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> Report:
    """Record a fact of your own over the installed facts.

    Without a source, the value is recorded as your own statement of today.

    Examples:

      defender facts set entries.dakar_2026_peterhansel.position 2
      defender facts set people.price.born 1992-09-23 --note "said so herself"
      defender facts set cars.d7x_r.specs.fuel_tank 550 --unit L --dry-run
    """
    said = Said(value, value_nl, unit, note)
    basis = Attribution(
        tuple(source or ()), source_title, source_url, source_date, source_publisher
    )
    personal = own_facts(request)
    facts = AsOf(personal.read(), request.today)
    field = settable(facts, key)
    stated = statement(facts, key, field, said)
    new = described(basis, facts.day, request.options.lang)

    def edit(tables: "Tables", base: FactBase) -> None:
        from defender_cli.facts.overlay import state

        ids = [identified(new, base)] if new else list(basis.ids)
        brought = {ids[0]: new} if new and ids[0] not in personal.installed.sources else {}
        named = ids[0] if len(ids) == 1 else ids
        state(tables, key, stated | {"source": named}, brought)
        for name, value in named_by_new_entry(facts, key).items():
            is_fact = name == "driver"
            record = tables["entries"][key.split(".")[1]]
            record.setdefault(name, {"value": value, "source": named} if is_fact else value)

    return _report(personal.change(edit, force, dry_run), key, facts.day)


@shares_options
@completion.answers_with(One(RECORDED))
def forget(request: Request, key: Key, dry_run: DryRun = False, force: Force = False) -> Report:
    """Remove a fact of your own.

    The value in the installed facts applies again.

    Examples:

      defender facts set people.price.career.dakar.stage_wins 5
      defender facts unset people.price.career.dakar.stage_wins
    """
    personal = own_facts(request)

    def edit(tables: "Tables", base: FactBase) -> None:
        from defender_cli.facts.overlay import remove

        if not isinstance(base.node(key), Fact) or not remove(tables, key):
            raise _not_recorded(base, key)
        table, _, id = key.rpartition(".")[0].partition(".")
        rest = tables.get("entries", {}).get(id, {}) if table == "entries" else {}
        if "driver" in rest and rest.keys() <= NAMED_BY_ENTRY:
            # Round and team were recorded with the first value; remove them with the last.
            for name in ("round", "team"):
                rest.pop(name, None)
            remove(tables, f"entries.{id}.driver")

    return _report(personal.change(edit, force, dry_run), key, request.today)


def own_facts(request: Request) -> "Personal":
    """Return the file of the user's own facts.

    Raises:
        UsageError: other files, or another day, are asked for.
        FactsUnwritable: the environment has no place for it.
    """
    from defender_cli.facts.overlay import Personal

    option = "--facts" if request.options.facts else "DEFENDER_FACTS"
    if request.options.facts or os.environ.get("DEFENDER_FACTS"):
        raise UsageError(
            f"{option}: your own facts are laid over the installed ones only",
            input=option,
            hint="leave it out, or edit the file it names",
        )
    if request.options.as_of:
        raise UsageError(
            "--as-of: a fact is recorded today", input="--as-of", hint="date it with --source-date"
        )
    file = personal_facts()
    if file is None:
        raise FactsUnwritable(
            "no directory for personal facts is set", file="", hint="set HOME or XDG_DATA_HOME"
        )
    return Personal(file, load([installed_facts()]))


def _not_recorded(base: FactBase, key: str) -> NotFound:
    own = [fact.key for fact in base.facts() if fact.statements[0].file == base.personal]
    return NotFound(
        f"no personal fact is recorded for {key}",
        input=key,
        suggestions=nearest(own, key),
        hint="try: defender facts diff",
    )


def _report(done: "Change", key: str, today: date) -> Report:
    now, then = AsOf(done.after, today), AsOf(done.before, today)
    fact = done.after.node(key)
    if isinstance(fact, Fact) and fact.statements[0].file == done.after.personal:
        # Show a value that is valid from a later day too.
        now = AsOf(done.after, max(today, done.after.known_since(fact.statements[0])))
    values = change(now, key, then.answer(key), now.answer(key))
    file = done.after.files[-1]
    view = row(RECORDED, **values, file=file, written=done.written)
    section = Section("change", Text("Change", "Wijziging"), view, RECORDED)
    remarks = tuple(_remarks(done, key, today))
    return Report((section,), remarks=remarks, changed=file if done.written else None)


def _remarks(done: "Change", key: str, today: date) -> Iterator[Text]:
    if not done.written:
        yield Text("nothing was written (--dry-run)", "er is niets geschreven (--dry-run)")
    if done.kept:
        yield Text(
            f"a copy with the comments is kept: {done.kept}",
            f"een kopie met de opmerkingen is bewaard: {done.kept}",
        )
    table = key.rpartition(".")[0]
    if record_at(table) and done.before.node(table) is None and done.after.node(table):
        yield Text(f"new record: {table}", f"nieuw record: {table}")
    yield from _doubts(done.after, key, today)


def _doubts(base: FactBase, key: str, today: date) -> Iterator[Text]:
    """Return warnings about a value that is valid but suspicious."""
    from defender_cli.facts.rules import breaches
    from defender_cli.i18n.dutch import said

    path = tuple(key.split("."))
    for found in breaches(base, (), (), today):
        if found.file == base.personal and found.path[: len(path)] == path:
            texts = found.message, found.fix
            yield Text("; ".join(texts), "; ".join(said(text, "nl") for text in texts))
