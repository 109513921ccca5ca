"""`defender team`: organisation, people, partners, brand, partnership, tests."""

from typing import Annotated

import typer

from defender_cli.cli.options import Request, shares_options
from defender_cli.facts.known import Known
from defender_cli.model import Facts, fields
from defender_cli.model.values import Text
from defender_cli.query.names import pick
from defender_cli.report import Report, Section

SHOWN = ("team", "people", "partners", "brand", "partnership", "test_programme")
ON_REQUEST = ("release", "quotes")

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
def team(
    request: Request,
    section: Annotated[
        str | None,
        typer.Argument(help=f"One section alone: {', '.join((*SHOWN, *ON_REQUEST))}."),
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
        headings = {name: fields(Facts)[name].label for name in (*SHOWN, *ON_REQUEST)}
        names = (pick(section, headings, "section", "defender team"),)
    return Report(tuple(table(request.known, name) for name in names))


def table(known: Known, name: str) -> Section:
    """Return a table at the top of the fact base as a section."""
    field = fields(Facts)[name]
    title = Text(field.label.en, field.label.nl)
    if field.shape == "collection":
        return Section(name, title, known.views(name))
    return Section(name, title, known.find(name))
