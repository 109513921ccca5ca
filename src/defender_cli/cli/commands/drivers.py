"""`defender drivers`: the crews of a season, or one person's profile."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from defender_cli.cli import completion
from defender_cli.cli.crews import CREW, crews_of, with_entries
from defender_cli.cli.options import Season, shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import age_of_facts, not_on_file
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.lookup.people import resolve
from defender_cli.report import One, Output, Report, Rows, Section
from defender_cli.schema import fields
from defender_cli.schema.fields import F, Record, records
from defender_cli.schema.team import PERSON
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)

# fmt: off
PROFILE = Record(
    "Profile",
    "Somebody who drives or navigates, with all entries.",
    *fields(PERSON).values(),
    F("entries", records("Entry"), "Entries", "Deelnames", "Rounds driven or navigated in."),
)
# fmt: on

NO_ENTRY = Text("entry", "inschrijving")
ESSENTIAL = ("seat", "number", "crew_partner", "country", "born")
"""Fields that a profile shows with a dash where they are unknown."""


CREWS, ONE = Rows(CREW), One(PROFILE)


def _which(typed: Mapping[str, Any]) -> Output:
    return CREWS if typed["driver"] is None else ONE


@app.command()
@shares_options
@completion.answers_with(CREWS, ONE, which=_which)
def drivers(
    request: Request,
    driver: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.drivers,
            help="Show one driver or co-driver, by name or car number.",
        ),
    ] = None,
    season: Season = None,
) -> Report:
    """List the crews of a season, or show one person's profile.

    Examples:

      defender drivers
      defender drivers baciuska --sources
      defender drivers --as-of 2025-05-07
    """
    facts = request.facts
    if driver is None:
        return _crews(facts, season)
    id = resolve(facts, driver, season)
    profile = _profile(facts, id)
    section = Section("driver", Text("Driver", "Coureur"), profile, PROFILE, matters=ESSENTIAL)
    return Report((section,), (age_of_facts(facts),))


def _crews(facts: AsOf, asked: int | None) -> Report:
    section = crews_of(facts, asked)
    missing = not_on_file(facts, with_entries(facts), NO_ENTRY) if asked is None else ()
    return Report((section,), (*missing, age_of_facts(facts)) if section.records else missing)


def _profile(facts: AsOf, id: str) -> View:
    """Return all about a person with the entries."""
    view = facts.view(f"people.{id}")
    entries = tuple(facts.view(f"entries.{each.id}") for each in facts.entries.of_person(id))
    return View(view.key, PROFILE, {**view.cells, "entries": entries})
