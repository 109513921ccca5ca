"""`defender timeline`: dated milestones."""

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.lookup import teams
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.team import MILESTONE
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(Rows(MILESTONE))
def timeline(request: Request) -> Report:
    """List dated milestones, earliest first.

    Examples:

      defender timeline
      defender timeline --as-of 2025-12-31
    """
    milestones = sorted(
        teams.views(request.facts, "timeline"), key=lambda view: str(view.value("date"))
    )
    title = Text("Timeline", "Tijdlijn")
    return Report((Section("timeline", title, tuple(milestones), MILESTONE),))
