"""`defender standings`: the points after each round on file."""

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Season, shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import age_of_facts, not_on_file, results_not_on_file
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.lookup import seasons
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.fields import BAR, COLUMN, F, Record
from defender_cli.schema.types import PersonRef, Reference, RoundRef, Text

app = typer.Typer(rich_markup_mode=None)

# fmt: off
STANDING = Record(
    "SeasonStanding",
    "A place in the championship after a round.",
    F("season", int, "Season", "Seizoen", "The season."),
    F("round", RoundRef, "After", "Na", "The round after which it stood so.", flags=COLUMN),
    F("standings_of", Text, "Standings", "Klassement", "Whose standings they are.", flags=COLUMN),
    F("position", int, "Pos.", "Plaats", "Place in the category.", flags=COLUMN),
    F("person", PersonRef, "Name", "Naam", "Driver or co-driver.", flags=COLUMN),
    F("points", int, "Points", "Punten", "Points in the category.", flags=COLUMN | BAR),
    ids=False,
    cited=True,
)
# fmt: on

POINTS_TABLE = Text("points table", "stand")
TITLES = {
    "standings": Text("drivers", "coureurs"),
    "co_driver_standings": Text("co-drivers", "navigators"),
}


@app.command()
@shares_options
@completion.answers_with(Rows(STANDING))
def standings(request: Request, season: Season = None) -> Report:
    """List the championship points after each round on file.

    Examples:

      defender standings
      defender standings --season 2026 --as-of 2026-03-25
    """
    facts = request.facts
    on_file = [each for each in facts.calendar.seasons if any(_rows(facts, each))]
    shown = seasons.latest_with(facts, season, on_file, POINTS_TABLE.en)
    rows = _rows(facts, shown) if shown is not None else ()
    title = Text(f"Standings {shown}", f"Stand {shown}")
    section = Section("standings", title, rows, STANDING, headed=bool(rows))
    later = not_on_file(facts, on_file, POINTS_TABLE) if season is None else ()
    remarks = (*results_not_on_file(facts, shown), *later, age_of_facts(facts))
    return Report((section,), remarks if rows else ())


def _rows(facts: AsOf, season: int) -> tuple[View, ...]:
    """Return a row for each place in the standings after each round of a season."""
    return tuple(
        row(
            STANDING,
            season=season,
            round=Reference(round.id, facts.name(("rounds",), round.id)),
            standings_of=title,
            person=_person(facts, place),
            position=place.answer("position"),
            points=place.answer("points"),
        )
        for round in seasons.rounds_of(facts, season)
        for name, title in TITLES.items()
        for place in facts.views(f"results.{round.id}.{name}")
    )


def _person(facts: AsOf, place: View) -> Answer | Reference:
    return Reference(place.id, facts.name(("people",), place.id))
