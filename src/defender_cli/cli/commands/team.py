"""`defender team`: organisation, people, partners, brand, partnership, tests."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.cli.sections import table
from defender_cli.lookup.names import pick
from defender_cli.report import Report
from defender_cli.schema import FACTS, fields

SHOWN = ("team", "people", "partners", "brand", "partnership", "test_programme")
ON_REQUEST = ("release", "quotes")
HEADINGS = {name: fields(FACTS)[name] for name in (*SHOWN, *ON_REQUEST)}

app = typer.Typer(rich_markup_mode=None)


def _records(typed: Mapping[str, Any]) -> completion.Records | None:
    if typed["section"] is None:
        return None
    name = pick(typed["section"], HEADINGS, "section", "defender team")
    return completion.Records(fields(FACTS)[name].record)


@app.command()
@shares_options
@completion.answers_with(_records)
def team(
    request: Request,
    section: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.one_of(HEADINGS),
            help=f"One section alone: {', '.join(HEADINGS)}.",
        ),
    ] = None,
) -> Report:
    """Who the team is: organisation, people, partners, brand, Dakar partnership, tests.

    Examples:

      defender team
      defender team people
      defender team quotes --lang nl
    """
    names: tuple[str, ...] = SHOWN
    if section is not None:
        names = (pick(section, HEADINGS, "section", "defender team"),)
    return Report(tuple(table(request.known, name) for name in names))
