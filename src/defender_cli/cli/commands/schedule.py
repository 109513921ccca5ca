"""`defender schedule`: the rounds of a season."""

from typing import Annotated, Literal, get_args

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Season, shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import age_of_facts, where_results_are, year_chart
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup import seasons
from defender_cli.lookup.rounds import YEAR, next_round, resolve, running_or_next
from defender_cli.render import Format
from defender_cli.report import One, Report, Rows, Section
from defender_cli.schema.season import ROUND
from defender_cli.schema.types import Text

STATUS = Text(
    "the status is computed from the dates and the results on file",
    "de status volgt uit de data en de bekende uitslagen",
)
COLUMNS = ("number", "name", "country", "start", "end", "status")
ROUND_TITLE = Text("Round", "Ronde")

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(Rows(ROUND), One(ROUND))
def schedule(
    request: Request,
    round: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=completion.rounds,
            help="Show one round, by name, country or number, and year.",
        ),
    ] = None,
    next: Annotated[
        bool, typer.Option("--next", help="Show the current round, or else the next one.")
    ] = False,
    season: Season = None,
    format: Annotated[
        Literal[Format, "ics"] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"Choose the format: {', '.join(get_args(Format))}, ics.",
        ),
    ] = None,
) -> Report:
    """List the rounds of a season, or show one round.

    Examples:

      defender schedule
      defender schedule dakar
      defender schedule --next --as-of 2026-01-20
      defender schedule --format ics > w2rc.ics
    """
    if format == "ics" and request.options.selection.fields is not None:
        raise UsageError("--fields does not go with --format ics", input="--fields")
    facts = request.facts
    if next and (round or season is not None):
        raise UsageError("--next takes no round and no season", hint="drop --next")
    if next:
        return Report((Section("round", ROUND_TITLE, _next(facts), ROUND),), (age_of_facts(facts),))
    if round and season is None and YEAR.fullmatch(" ".join(round)):
        return _rounds(request, int(round[0]))
    if round:
        view = resolve(facts, " ".join(round), season, running_or_next, "defender schedule")
        return Report((Section("round", ROUND_TITLE, view, ROUND),), (age_of_facts(facts),))
    return _rounds(request, season)


def _rounds(request: Request, asked: int | None) -> Report:
    facts = request.facts
    shown = seasons.for_schedule(facts, asked)
    rounds = tuple(view for season in shown for view in seasons.rounds_of(facts, season))
    listed = " and ".join(map(str, shown)), " en ".join(map(str, shown))
    title = Text(f"Rounds {listed[0]}", f"Rondes {listed[1]}")
    columns = ("season", *COLUMNS) if len(shown) > 1 else COLUMNS
    section = Section(
        "rounds",
        title,
        rounds,
        ROUND,
        columns,
        drawing=year_chart(request, rounds),
        headed=bool(rounds),
    )
    return Report((section,), _remarks(facts, shown) if rounds else ())


def _remarks(facts: AsOf, shown: tuple[int, ...]) -> tuple[Text, ...]:
    later = () if facts.calendar.next else (NO_LATER_ROUND,)
    return (STATUS, *where_results_are(facts, *shown), *later, age_of_facts(facts))


def _next(facts: AsOf) -> View:
    view = next_round(facts)
    if view is None:
        raise NotFound(
            f"{NO_LATER_ROUND.en} ({age_of_facts(facts).en})", hint="try: defender schedule"
        )
    return view
