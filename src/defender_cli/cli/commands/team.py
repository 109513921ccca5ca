"""`defender team`: organisation, people, partners, brand, event partnership, tests."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import record, records_of, table
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.names import pick
from defender_cli.report import One, Output, Report, Rows, Section, Sections
from defender_cli.schema.types import Text

SINGLE = {
    "team": "teams",
    "brand": "brands",
    "partnership": "partnerships",
    "test_programme": "test_programmes",
    "release": "releases",
}
"""Sections of one record: the first of a collection that is our team's."""

HEADINGS = {
    "team": Text("Team", "Team"),
    "people": Text("People", "Mensen"),
    "partners": Text("Partners", "Partners"),
    "brand": Text("Brand", "Merk"),
    "partnership": Text("Event partnership", "Partnerschap met de rally"),
    "test_programme": Text("Test programme", "Testprogramma"),
    "tests": Text("Tests", "Tests"),
    "release": Text("Press release", "Persbericht"),
    "quotes": Text("Quotes", "Uitspraken"),
}
ON_REQUEST = ("release", "quotes")

app = typer.Typer(rich_markup_mode=None)


PARTS = {
    name: One(records_of(SINGLE[name])) if name in SINGLE else Rows(records_of(name))
    for name in HEADINGS
}
USUAL = Sections({name: part for name, part in PARTS.items() if name not in ON_REQUEST})


def _which(typed: Mapping[str, Any]) -> Output:
    asked = typed["section"]
    return USUAL if asked is None else PARTS[pick(asked, HEADINGS, "section", "defender team")]


@app.command()
@shares_options
@completion.answers_with(USUAL, *PARTS.values(), which=_which)
def team(
    request: Request,
    section: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.one_of(HEADINGS),
            help=f"Show one section: {', '.join(HEADINGS)}.",
        ),
    ] = None,
) -> Report:
    """Show the team: organisation, people, partners, brand, tests.

    Examples:

      defender team
      defender team people
      defender team quotes --lang nl
    """
    names = tuple(USUAL.parts)
    if section is not None:
        names = (pick(section, HEADINGS, "section", "defender team"),)
    return Report(tuple(_section(request.facts, name) for name in names))


def _section(facts: AsOf, name: str) -> Section:
    if name in SINGLE:
        found = record(facts, SINGLE[name])
    elif name == "people":
        found = table(facts, name)
        staff = tuple(view for view in found.records if view.value("role"))
        found = msgspec.structs.replace(found, body=staff)
    else:
        found = table(facts, name)
    return msgspec.structs.replace(found, name=name, title=HEADINGS[name])
