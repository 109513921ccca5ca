"""`defender car` and `defender car specs`: the D7X-R."""

from typing import Annotated, get_args

import typer

from defender_cli.cli import completion
from defender_cli.cli.groups import Group
from defender_cli.cli.options import Request, refuse_misplaced, shares_options
from defender_cli.labels import WORDS
from defender_cli.model.car import Spec, SpecGroup
from defender_cli.model.values import Text
from defender_cli.query.names import pick
from defender_cli.report import Comparison, Report, Section

GROUPS = {name: WORDS[name] for name in get_args(SpecGroup)}

app = typer.Typer(rich_markup_mode=None, cls=Group)


@app.callback(invoke_without_command=True)
@shares_options
def car(request: Request, context: typer.Context) -> Report | None:
    """The Defender Dakar D7X-R: in brief, or spec by spec.

    Examples:

      defender car
      defender car specs
      defender car specs suspension --compare
    """
    if context.invoked_subcommand is not None:
        refuse_misplaced(context)
        return None
    view = request.known.view("car").without("specs")
    return Report((Section("car", Text("Car", "Auto"), view),))


@app.command()
@shares_options
def specs(
    request: Request,
    group: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.one_of(GROUPS),
            help=f"One group alone: {', '.join(GROUPS)}.",
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Put the road-going Defender OCTA beside it.")
    ] = False,
) -> Report:
    """Every spec of the D7X-R with its unit; a dash where no value is published.

    Examples:

      defender car specs
      defender car specs fuel --sources
      defender car specs --compare
    """
    views = request.known.views("car.specs")
    columns: tuple[str, ...] = ("group", "label", "d7x_r")
    if group is not None:
        chosen = pick(group, GROUPS, "group of specs", "defender car specs")
        views = tuple(view for view in views if view.value("group") == chosen)
        columns = ("label", "d7x_r")
    if compare:
        columns = (*columns, "octa", "difference")
    title = Text("Specs", "Specificaties")
    drawing = Comparison("d7x_r", "octa", "difference") if compare else None
    return Report((Section("specs", title, views, columns, Spec, drawing=drawing),))
