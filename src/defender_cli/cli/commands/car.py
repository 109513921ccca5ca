"""`defender car` and `defender car specs`: the D7X-R."""

from collections.abc import Iterator
from typing import Annotated

import typer

from defender_cli.cli import completion
from defender_cli.cli.groups import Group
from defender_cli.cli.options import Request, refuse_misplaced, shares_options
from defender_cli.errors import Ambiguous, NotFound
from defender_cli.facts.view import View
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup.names import chosen, folded, pick
from defender_cli.report import Comparison, Report, Section
from defender_cli.schema import fields
from defender_cli.schema.car import CAR, SPEC
from defender_cli.schema.types import Text

GROUPS = {name: WORDS[name] for name in fields(SPEC)["group"].options}

app = typer.Typer(rich_markup_mode=None, cls=Group)


@app.callback(invoke_without_command=True)
@shares_options
@completion.answers_with(completion.Records(CAR, without=("specs",)))
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
@completion.answers_with(completion.Records(SPEC))
def specs(
    request: Request,
    group: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.one_of(GROUPS),
            help=f"One group alone, or one spec: {', '.join(GROUPS)}.",
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
      defender car specs power --compare
      defender car specs --compare
    """
    views = request.known.views("car.specs")
    columns: tuple[str, ...] = ("group", "label", "d7x_r")
    if group is not None:
        views = _chosen(views, group)
        columns = ("label", "d7x_r")
    if compare:
        columns = (*columns, "octa", "difference")
    title = Text("Specs", "Specificaties")
    drawing = Comparison("d7x_r", "octa", "difference") if compare else None
    return Report((Section("specs", title, views, columns, SPEC, drawing=drawing),))


def _chosen(views: tuple[View, ...], text: str) -> tuple[View, ...]:
    """Return the specs of a group, or else the one spec that goes by a name.

    Raises:
        NotFound: neither has that name. Ambiguous: several specs have it.
    """
    try:
        group = pick(text, GROUPS, "group of specs", "defender car specs")
    except NotFound as unknown:
        names = {view.id: set(_names(view)) for view in views}
        try:
            id = chosen(text, names, "spec", "defender car specs")
        except (Ambiguous, NotFound) as error:
            # A group is what was most likely meant, if it comes near one.
            raise (unknown if unknown.suggestions else error) from None
        return tuple(view for view in views if view.id == id)
    return tuple(view for view in views if view.value("group") == group)


def _names(view: View) -> Iterator[str]:
    label, names = view.value("label"), view.value("names")
    yield folded(view.id)
    if isinstance(label, Text):
        yield from (folded(label.en), folded(label.nl))
    yield from map(folded, names if isinstance(names, tuple) else ())
