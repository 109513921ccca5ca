"""`defender results`: what came out of the rounds."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.known import Known
from defender_cli.facts.view import View, row
from defender_cli.model import Label, Record
from defender_cli.model.results import Result, Stage
from defender_cli.model.values import Date, DriverRef, Duration, Text
from defender_cli.query.names import resolve
from defender_cli.report import Report, Section, Tally

TITLE = Text("Results", "Uitslagen")
STAGES = Text("what is known of its stages: add --stages", "wat bekend is per etappe: met --stages")

app = typer.Typer(rich_markup_mode=None)


class RoundResult(Record, frozen=True):
    """A round and its Stock winner."""

    number: Annotated[int | None, Label("Round", "Ronde", "", column=True)] = None
    name: Annotated[str | None, Label("Rally", "Rally", "", column=True)] = None
    end: Annotated[Date | None, Label("End", "Einde", "", column=True)] = None
    winner: Annotated[DriverRef | None, Label("Stock winner", "Winnaar Stock", "", column=True)] = (
        None
    )
    winning_time: Annotated[Duration | None, Label("Time", "Tijd", "", column=True)] = None
    recorded: Annotated[Text | None, Label("Recorded", "Vastgelegd", "", column=True)] = None


def _records(typed: Mapping[str, Any]) -> completion.Records:
    if typed["stages"]:
        return completion.Records(Stage)
    if typed["round"] is None:
        return completion.Records(RoundResult)
    return completion.Records(Result, without=("stages",))


@app.command()
@shares_options
@completion.answers_with(_records)
def results(
    request: Request,
    round: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.rounds, help="One round: name, country or number."
        ),
    ] = None,
    stages: Annotated[
        bool, typer.Option("--stages", help="The round's stages: route, distances, winners.")
    ] = False,
) -> Report:
    """What came out of the rounds: Stock classification, stage winners, points.

    Examples:

      defender results
      defender results dakar
      defender results dakar --stages
    """
    known = request.known
    if round is None:
        if stages:
            raise UsageError(
                "--stages needs a round",
                input="--stages",
                hint="try: defender results dakar --stages",
            )
        rows = tuple(_summary(known, id) for id in known.ids("rounds"))
        return Report((Section("results", TITLE, rows, record=RoundResult),))
    id = resolve(known, "rounds", round, "round", "defender results")
    view = known.find(f"results.{id}")
    if view is None:
        raise NotFound(_unrecorded(known, id).en, input=round, hint="try: defender results")
    recorded = view.value("winner") or view.cells["classification"]
    remarks: tuple[Text, ...] = () if recorded else (_unrecorded(known, id),)
    listed = known.views(f"results.{id}.stages")
    if stages:
        title, tally = Text("Stages", "Etappes"), Tally("winner")
        section = Section("stages", title, listed, record=Stage, drawing=tally)
        return Report((section,), remarks)
    if listed and remarks:
        remarks = (*remarks, STAGES)
    return Report((Section("result", TITLE, view.without("stages")),), remarks)


def _summary(known: Known, id: str) -> View:
    round, result = known.view(f"rounds.{id}"), known.find(f"results.{id}")
    winner = result.answer("winner") if result else None
    made = row(
        RoundResult,
        number=round.answer("number"),
        name=round.answer("name"),
        end=round.answer("end"),
        winner=winner,
        winning_time=result.answer("winning_time") if result else None,
        recorded=Text("yes", "ja") if winner and winner.value else _missing(known, round),
    )
    return msgspec.structs.replace(made, key=round.key)


def _missing(known: Known, round: View) -> Text:
    """Return why there is no result of a round: it is to come, or nobody has been found to say."""
    if round.value("status") in ("upcoming", None):
        return Text("not yet run", "nog niet verreden")
    day = known.reach()
    return Text(f"no result; the facts reach {day}", f"geen uitslag; de feiten lopen tot {day}")


def _unrecorded(known: Known, id: str) -> Text:
    name, day = known.name(("rounds",), id) or id, known.reach()
    return Text(
        f"no Stock result of the {name} is recorded; the facts reach {day}",
        f"van de {name} is geen Stock-uitslag vastgelegd; de feiten lopen tot {day}",
    )
