"""`defender category`: the category the team enters."""

import typer

from defender_cli.cli.options import Request, Season, shares_options
from defender_cli.cli.sections import record
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.lookup import seasons, teams
from defender_cli.report import Report, Section
from defender_cli.schema.results import ENTRY
from defender_cli.schema.types import Reference, Text

RIVALS = ("round", "number", "driver", "co_driver", "entrant", "vehicle", "position")

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
def category(request: Request, season: Season = None) -> Report:
    """What the team's category is: rules, costs, rivals, points.

    Examples:

      defender category
      defender category --sources
    """
    facts = request.known
    team = teams.ours(facts)
    stated = facts.answer(f"teams.{team}.category")
    id = stated.value.id if stated and isinstance(stated.value, Reference) else None
    name = facts.name(("categories",), id) if id else None
    entries = [each for each in facts.entries if each.team != team and _is_in(facts, each.id, name)]
    shown = seasons.latest_with(facts, season, sorted({each.season for each in entries}))
    rivals = tuple(_views(facts, [each.id for each in entries if each.season == shown]))
    title = Text(f"Rivals {shown}", f"Tegenstanders {shown}")
    points = facts.answer(f"seasons.{shown}.points") if shown else None
    system = points.value.id if points and isinstance(points.value, Reference) else None
    return Report(
        (
            record(facts, "categories", id),
            Section("rivals", title, rivals, RIVALS, ENTRY),
            record(facts, "points", system),
        )
    )


def _is_in(facts: AsOf, entry: str, category: str | None) -> bool:
    entered = facts.answer(f"entries.{entry}.category")
    return entered is not None and entered.value == category and not _is_of_ours(facts, entry)


def _is_of_ours(facts: AsOf, entry: str) -> bool:
    """Return whether somebody of our team drove or navigated, for whomever."""
    racing = {
        person for each in facts.entries if each.team == teams.ours(facts) for person in each.crew
    }
    return any(
        person in racing for each in facts.entries if each.id == entry for person in each.crew
    )


def _views(facts: AsOf, ids: list[str]) -> tuple[View, ...]:
    return tuple(facts.view(f"entries.{id}") for id in ids)
