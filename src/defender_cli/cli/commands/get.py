"""`defender get`: one value, for scripts."""

from typing import Annotated

import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.cli.sections import VALUE, described
from defender_cli.lookup.keys import keys, no_such_key
from defender_cli.render.scalar import raw
from defender_cli.report import Report, Section
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)


@app.command()
@shares_options
@completion.answers_with(completion.Records(VALUE, ids=False))
def get(
    request: Request,
    key: Annotated[
        str,
        typer.Argument(
            autocompletion=completion.keys,
            help="A key such as people.peterhansel.career.dakar.wins.",
        ),
    ],
) -> Report:
    """One value by its key; or every value below the key of a table.

    Examples:

      defender get people.peterhansel.career.dakar.wins
      defender get cars.d7x_r.specs.fuel_tank --as-of 2026-01-20
      defender get rounds.dakar_2026
    """
    known = request.known
    title = Text("Values", "Waarden")
    single = known.answer(key)
    if single is not None:
        lines = tuple(raw(single, request.options.lang).split("\n"))
        return Report((Section("value", title, described(key, single)),), lines=lines)
    found = {each: answer for each in keys(known, key) if (answer := known.answer(each))}
    if not found:
        raise no_such_key(known, key, "defender get")
    listed = tuple(described(each, answer) for each, answer in found.items())
    return Report((Section("values", title, listed),))
