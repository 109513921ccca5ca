"""`defender schedule`: the season's rounds."""

from typing import Annotated

import typer

from defender_cli.cli.options import Request, shares_options
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.known import Known
from defender_cli.facts.view import View
from defender_cli.model.values import Text
from defender_cli.query.names import resolve
from defender_cli.report import Report, Section

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
def schedule(
    request: Request,
    round: Annotated[str | None, typer.Argument(help="One round: name, country or number.")] = None,
    next: Annotated[
        bool, typer.Option("--next", help="The round that runs now or comes next.")
    ] = False,
) -> Report:
    """When and where the rounds of the W2RC season are; or everything about one round.

    Examples:

      defender schedule
      defender schedule portugal
      defender schedule --next
    """
    known = request.known
    if next and round is not None:
        raise UsageError("name a round or ask for the next one, not both", hint="drop --next")
    title = Text("Rounds", "Rondes")
    if next:
        return Report((Section("round", title, _next(known)),))
    if round is None:
        return Report((Section("rounds", title, known.views("rounds")),))
    id = resolve(known, "rounds", round, "round", "defender schedule")
    return Report((Section("round", title, known.view(f"rounds.{id}")),))


def upcoming(known: Known) -> View | None:
    """Return the round that runs on the day asked for or comes first after it."""
    ahead = [
        view for view in known.views("rounds") if view.value("status") in ("upcoming", "running")
    ]
    return min(ahead, key=lambda view: str(view.value("start")), default=None)


def _next(known: Known) -> View:
    view = upcoming(known)
    if view is None:
        raise NotFound(f"no round after {known.day} is known", hint="try: defender schedule")
    return view
