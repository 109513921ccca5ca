"""`defender category`: the category the team enters."""

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Season, shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import not_on_file, record
from defender_cli.facts.asof import AsOf
from defender_cli.facts.entries import Entry
from defender_cli.lookup import seasons, teams
from defender_cli.report import One, Report, Rows, Section, Sections
from defender_cli.schema.results import ENTRY
from defender_cli.schema.season import CATEGORY as CATEGORIES
from defender_cli.schema.season import POINTS_SYSTEM
from defender_cli.schema.types import Reference, Text

CATEGORY = Text("Category", "Categorie")
RIVAL = Text("rival", "tegenstander")
RIVALS = (
    *("round", "number", "driver", "co_driver", "team", "entrant", "car", "vehicle", "position"),
)

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(
    Sections({"categories": One(CATEGORIES), "rivals": Rows(ENTRY), "points": One(POINTS_SYSTEM)})
)
def category(request: Request, season: Season = None) -> Report:
    """Show the team's category: rules, costs, rivals, points.

    Examples:

      defender category
      defender category --sources
    """
    facts = request.facts
    team = teams.ours(facts)
    stated = facts.answer(f"teams.{team}.category_entered")
    id = stated.value.id if stated and isinstance(stated.value, Reference) else None
    name = facts.name(("categories",), id) if id else None
    rivals_in = [each for each in facts.entries if _is_rival(facts, each, team, name)]
    with_rivals = sorted({each.season for each in rivals_in})
    on_file = with_rivals if with_rivals and season is None else facts.calendar.seasons
    shown = seasons.latest_with(facts, season, on_file)
    rivals = tuple(facts.view(f"entries.{each.id}") for each in rivals_in if each.season == shown)
    title = Text(f"Rivals {shown}", f"Tegenstanders {shown}")
    columns = tuple(name for name in RIVALS if any(view.value(name) for view in rivals))
    points = facts.answer(f"seasons.{shown}.points_system") if shown else None
    system = points.value.id if points and isinstance(points.value, Reference) else None
    return Report(
        (
            msgspec.structs.replace(record(facts, "categories", id), title=CATEGORY),
            Section("rivals", title, rivals, ENTRY, columns),
            msgspec.structs.replace(
                record(facts, "points", system), title=Text(f"Points {shown}", f"Punten {shown}")
            ),
        ),
        not_on_file(facts, with_rivals, RIVAL) if season is None else (),
    )


def _is_rival(facts: AsOf, entry: Entry, team: str | None, category: str | None) -> bool:
    """Return whether an entry in a category is of a rival: no driver of a team that season."""
    entered = facts.answer(f"entries.{entry.id}.category")
    if entry.team == team or entered is None or entered.value != category:
        return False
    own = {
        person for each in facts.entries.of_team(team or "", entry.season) for person in each.crew
    }
    return not any(person in own for person in entry.crew if person)
