"""`defender category`: the Stock category."""

import typer

from defender_cli.cli.options import Request, shares_options
from defender_cli.cli.sections import table
from defender_cli.report import Report

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
def category(request: Request) -> Report:
    """What the Stock category is: rules, costs, rivals, points.

    Examples:

      defender category
      defender category --sources
    """
    return Report(tuple(table(request.known, name) for name in ("category", "rivals", "points")))
