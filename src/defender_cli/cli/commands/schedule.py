"""`defender schedule`: the season's rounds."""

from typing import Annotated, Literal, get_args

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Format, Request, shares_options
from defender_cli.cli.sections import age_of_facts, results_not_on_file
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.known import Known
from defender_cli.facts.view import View
from defender_cli.labels import NO_LATER_ROUND
from defender_cli.model.season import Round
from defender_cli.model.values import Text
from defender_cli.query.names import resolve
from defender_cli.query.rounds import upcoming
from defender_cli.report import Report, Season, Section

STATUS = Text(
    "the status is computed from the dates and the results on file",
    "de status volgt uit de data en de bekende uitslagen",
)

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(completion.Records(Round))
def schedule(
    request: Request,
    round: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.rounds, help="One round: name, country or number."
        ),
    ] = None,
    next: Annotated[
        bool, typer.Option("--next", help="The round that runs now or comes next.")
    ] = False,
    format: Annotated[
        Literal[Format, "ics"],
        typer.Option(
            "--format", metavar="FORMAT", help=f"One of {', '.join(get_args(Format))}, ics."
        ),
    ] = "table",
) -> Report:
    """When and where the rounds of the W2RC season are; or everything about one round.

    Examples:

      defender schedule
      defender schedule dakar
      defender schedule --next --as-of 2026-01-20
      defender schedule --format ics > w2rc.ics
    """
    if format == "ics" and request.options.selection.fields is not None:
        raise UsageError("--fields does not go with --format ics", input="--fields")
    known = request.known
    if next and round is not None:
        raise UsageError("name a round or ask for the next one, not both", hint="drop --next")
    title = Text("Rounds", "Rondes")
    if next:
        return Report((Section("round", title, _next(known)),), (age_of_facts(known),))
    if round is None:
        rounds = known.views("rounds")
        section = Section("rounds", title, rounds, record=Round, drawing=Season())
        return Report((section,), _remarks(known) if rounds else ())
    id = resolve(known, "rounds", round, "round", "defender schedule")
    section = Section("round", title, known.view(f"rounds.{id}"))
    return Report((section,), (age_of_facts(known),))


def _remarks(known: Known) -> tuple[Text, ...]:
    later = () if upcoming(known) else (NO_LATER_ROUND,)
    return (STATUS, *results_not_on_file(known), *later, age_of_facts(known))


def _next(known: Known) -> View:
    view = upcoming(known)
    if view is None:
        raise NotFound(
            f"{NO_LATER_ROUND.en} ({age_of_facts(known).en})", hint="try: defender schedule"
        )
    return view
