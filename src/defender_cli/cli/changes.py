"""`defender facts diff`: what differs between two days, or between layers of facts."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import day, shares_options
from defender_cli.cli.request import Request
from defender_cli.errors import UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.lookup.keys import keys
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import AnyValue, Date, Text

NOTHING_LAID_OVER = Text("only one fact file is in use", "er is maar één feitenbestand in gebruik")


# fmt: off
CHANGE = Record(
    "Change",
    "The change of a key.",
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("before", AnyValue, "Before", "Oud", flags=COLUMN),
    F("after", AnyValue, "After", "Nieuw", flags=COLUMN),
    F("known_from", Date, "Known from", "Bekend vanaf", flags=COLUMN),
    F("source", str, "Source", "Bron", flags=COLUMN),
    ids=False,
)
# fmt: on


@shares_options
@completion.answers_with(Rows(CHANGE))
def diff(
    request: Request,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="List what became known since that day."),
    ] = None,
) -> Report:
    """List changes: of your own facts, or since a date.

    Without --since, list the values that the last fact file changes.

    Examples:

      defender facts diff
      defender facts diff --since 2025-05-07 --as-of 2025-05-16
    """
    now = request.facts
    if since is not None:
        rows = tuple(_since(now, AsOf(now.base, day(since, "--since"))))
        return _report(rows)
    if len(now.base.files) == 1:
        return _report((), remarks=(NOTHING_LAID_OVER,))
    return _report(tuple(_laid_over(now, AsOf(load(now.base.files[:-1]), now.day))))


def _report(rows: tuple[View, ...], remarks: tuple[Text, ...] = ()) -> Report:
    title = Text("Changes", "Wijzigingen")
    return Report((Section("changes", title, rows, CHANGE),), remarks=remarks)


def _since(now: AsOf, then: AsOf) -> Iterator[View]:
    """Yield what became known between two days.

    Raises:
        UsageError: they are in the wrong order.
    """
    if then.day > now.day:
        raise UsageError(
            f"--since: {then.day} is after {now.day}",
            input=str(then.day),
            hint="name the earlier day with --since and the later one with --as-of",
        )
    for key in keys(now):
        after, before = now.answer(key), then.answer(key)
        if (
            after is None
            or after.derived
            or after.field.structural
            or (before and before.value == after.value)
        ):
            continue
        if after.key == key:  # else only looked up; the change is listed under its own key
            yield row(CHANGE, **change(now, key, before, after))


def _laid_over(now: AsOf, below: AsOf) -> Iterator[View]:
    """Yield what the last file says, as far as that is the answer."""
    for fact in now.base.facts():
        if fact.field.structural or fact.statements[0].file != now.base.files[-1]:
            continue
        after, before = now.answer(fact.key), below.answer(fact.key)
        if after != before:
            yield row(CHANGE, **change(now, fact.key, before, after))


def change(now: AsOf, key: str, before: Answer | None, after: Answer | None) -> dict[str, object]:
    """Return the values of a `Change`, with the source from which the new value is known."""
    days = {id: now.base.known_day(id) for id in after.sources} if after else {}
    first = min(days, key=lambda id: days[id], default=None)
    return {
        "key": key,
        "before": _bare(before),
        "after": _bare(after),
        "known_from": max(days[first], after.valid_from or days[first])
        if first and after
        else None,
        "source": first,
    }


def _bare(answer: Answer | None) -> Answer | None:
    """Return an answer without its note, which would crowd a table of changes."""
    return answer and msgspec.structs.replace(answer, note=None, sources=())
