"""`defender car` and `defender car specs`: the team's car."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.groups import Group
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.errors import Ambiguous, NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup import cars, teams
from defender_cli.lookup.names import chosen, folded, names_of, pick
from defender_cli.render import PAGES
from defender_cli.report import ComparisonTable, One, Output, Report, Rows, Section
from defender_cli.schema import fields
from defender_cli.schema.cars import CAR, SPEC
from defender_cli.schema.fields import COLUMN, DERIVED, F, Record
from defender_cli.schema.types import Reference, SpecValue, Text

GROUPS = {name: WORDS[name] for name in fields(SPEC)["group"].options}
COMMAND = "defender car specs"
DIFFERENCE = "difference"
SPECS = Text("Specs", "Specificaties")
BRIEF = CAR.without("specs")

app = typer.Typer(rich_markup_mode=None, cls=Group)


@app.callback(invoke_without_command=True)
@shares_options
@completion.answers_with(One(BRIEF))
def car(request: Request, context: typer.Context) -> Report | None:
    """Show the team's car, or list its specs.

    Examples:

      defender car
      defender car specs
      defender car specs suspension --compare
    """
    if context.invoked_subcommand is not None:
        return None
    view = request.facts.find(f"cars.{teams.car(request.facts)}")
    return Report((Section("car", Text("Car", "Auto"), view and view.only(BRIEF), BRIEF),))


def _which(typed: Mapping[str, Any]) -> Output:
    facts = completion.known(typed)
    _, shown = _shown(facts, typed["group"], typed["others"] or [], typed["compare"])
    return Rows(_record(facts, shown))


@app.command()
@shares_options
@completion.answers_with(Rows(SPEC, SpecValue), which=_which)
def specs(
    request: Request,
    group: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.one_of(GROUPS),
            help=f"Show one spec, or one group: {', '.join(GROUPS)}.",
        ),
    ] = None,
    others: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CAR]...",
            autocompletion=completion.cars,
            help="Name the cars to compare it with.",
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="Compare it with another car.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Include specs without a published value.")
    ] = False,
) -> Report:
    """List the published specs of the car, each with its unit.

    Examples:

      defender car specs
      defender car specs fuel --sources
      defender car specs power --compare
      defender car specs --compare
    """
    facts = request.facts
    group, shown = _shown(facts, group, others or [], compare)
    record = _record(facts, shown)
    views = tuple(_row(facts, record, id, shown) for id in facts.ids("specs"))
    columns: tuple[str, ...] = ("group", "label", *shown)
    if group is not None:
        views = _chosen(views, group, "spec or car" if compare else "spec")
        columns = ("label", *shown)
    drawing = None
    if len(shown) == 2:
        columns = ("label", *shown, DIFFERENCE)
        drawing = ComparisonTable(shown[0], shown[1], DIFFERENCE)
    options = request.options
    for_people = options.format in PAGES and not options.selection.where
    views, remarks = _published(views, shown) if for_people and not every else (views, ())
    parted = "group" if group is None and drawing is None else None
    title = _title(record, shown)
    section = Section("specs", title, views, record, columns, drawing=drawing, parted=parted)
    return Report((section,), remarks)


def _title(record: Record, shown: tuple[str, ...]) -> Text:
    if len(shown) < 2:
        return SPECS
    names = ", ".join(fields(record)[car].en for car in shown)
    return Text(f"{SPECS.en}: {names}", f"{SPECS.nl}: {names}")


def _published(
    views: tuple[View, ...], shown: tuple[str, ...]
) -> tuple[tuple[View, ...], tuple[Text, ...]]:
    """Return the rows with a value for a car shown, if there are any, and how many have none."""
    kept = tuple(view for view in views if any(view.answer(car) for car in shown))
    left = len(views) - len(kept)
    if not kept or not left:
        return views, ()
    return kept, (
        Text(
            f"without a published value: {left} specs (--all shows them)",
            f"zonder gepubliceerde waarde: {left} (--all toont ze)",
        ),
    )


def _shown(
    facts: AsOf, group: str | None, others: list[str], compare: bool
) -> tuple[str | None, tuple[str, ...]]:
    """Return the group or spec named, if one is, and the cars shown: the team's car first."""
    ours = teams.car(facts)
    group, named = _compared(facts, ours, group, others) if compare else (group, [])
    if ours is None:
        return group, ()
    return group, (ours, *(_beside(facts, ours, named) if compare else ()))


def _compared(
    facts: AsOf, ours: str | None, first: str | None, others: list[str]
) -> tuple[str | None, list[str]]:
    """Return the group or spec named, if one is, and the cars named to compare with."""
    names = _others(facts, ours).values()
    if first is not None and any(folded(first) in each for each in names):
        return None, [first, *others]
    return first, others


def _others(facts: AsOf, ours: str | None) -> dict[str, set[str]]:
    return {id: names_of(facts, "cars", id) for id in facts.ids("cars") if id != ours}


def _beside(facts: AsOf, ours: str, named: list[str]) -> Iterator[str]:
    """Yield the ids of the cars to compare with: those named, else the one the facts name."""
    names = _others(facts, ours)
    if named:
        yield from (chosen(each, names, "car", f"{COMMAND} --compare") for each in named)
        return
    stated = facts.answer(f"cars.{ours}.compared_with")
    if stated and isinstance(stated.value, Reference):
        yield stated.value.id
    else:
        yield from list(names)[:1]


def _record(facts: AsOf, shown: tuple[str, ...]) -> Record:
    """Return the record of a row: a spec, with a field for each car shown."""
    columns = [
        F(id, SpecValue, heading, heading, f"Value of the {heading}.", flags=COLUMN)
        for id in shown
        for heading in [cars.short_name(facts, id)]
    ]
    if len(shown) == 2:
        meaning = "The first car's value less the other's, where both are numbers."
        columns.append(F(DIFFERENCE, SpecValue, "Difference", "Verschil", meaning, flags=DERIVED))
    return Record("CarSpec", SPEC.meaning, *fields(SPEC).values(), *columns)


def _row(facts: AsOf, record: Record, id: str, shown: tuple[str, ...]) -> View:
    spec = facts.view(f"specs.{id}")
    values: dict[str, Answer | None] = {car: cars.spec(facts, car, id) for car in shown}
    if len(shown) == 2:
        first, second = (values[car] for car in shown)
        values[DIFFERENCE] = cars.difference(record.fields[DIFFERENCE], first, second)
    made = row(record, **{name: spec.answer(name) for name in fields(SPEC)}, **values)
    return msgspec.structs.replace(made, key=spec.key)


def _chosen(views: tuple[View, ...], text: str, noun: str) -> tuple[View, ...]:
    """Return the specs of a group, or else the one spec that goes by a name.

    Raises:
        NotFound: neither has that name. Ambiguous: several specs have it.
    """
    try:
        group = pick(text, GROUPS, "group of specs", COMMAND)
    except NotFound as unknown:
        names = {view.id: set(_names(view)) for view in views}
        try:
            id = chosen(text, names, noun, COMMAND)
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
