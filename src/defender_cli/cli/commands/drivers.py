"""`defender drivers`: the crews, or one person's profile."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.cli.sections import age_of_facts
from defender_cli.lookup.names import resolve
from defender_cli.report import Report, Section
from defender_cli.schema import FACTS, fields
from defender_cli.schema.crews import CREW
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)


def _records(typed: Mapping[str, Any]) -> completion.Records:
    return (
        completion.Records(CREW)
        if typed["driver"] is None
        else completion.Records(fields(FACTS)["drivers"].record)
    )


@app.command()
@shares_options
@completion.answers_with(_records)
def drivers(
    request: Request,
    driver: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.drivers,
            help="A driver or co-driver: name, alias or car number.",
        ),
    ] = None,
) -> Report:
    """Who drives with whom; or everything about one driver or co-driver.

    Examples:

      defender drivers
      defender drivers baciuska --sources
      defender drivers --as-of 2025-05-07
    """
    known = request.known
    age = (age_of_facts(known),)
    if driver is None:
        title = Text("Crews", "Equipes")
        crews = known.views("crews")
        return Report((Section("crews", title, crews, record=CREW),), age if crews else ())
    id = resolve(known, "drivers", driver, "driver", "defender drivers")
    view = known.view(f"drivers.{id}")
    return Report((Section("driver", Text("Driver", "Coureur"), view),), age)
