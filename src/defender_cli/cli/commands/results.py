"""`defender results`: what came out of the rounds."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Request, shares_options
from defender_cli.cli.sections import age_of_facts, official_results, results_not_on_file
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.derive import UNREPORTED
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.lookup.names import resolve
from defender_cli.report import Report, Section, Tally
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.results import RESULT, STAGE
from defender_cli.schema.types import Date, DriverRef, Duration, Text

TITLE = Text("Results", "Uitslagen")
STAGES = Text("what is known of its stages: add --stages", "wat bekend is per etappe: met --stages")

app = typer.Typer(rich_markup_mode=None)


# fmt: off
ROUND_RESULT = Record(
    "RoundResult",
    "A round and its Stock winner.",
    F("number", int, "Round", "Ronde", flags=COLUMN),
    F("name", str, "Rally", "Rally", flags=COLUMN),
    F("end", Date, "End", "Einde", flags=COLUMN),
    F("winner", DriverRef, "Stock winner", "Winnaar Stock", flags=COLUMN),
    F("winning_time", Duration, "Time", "Tijd", flags=COLUMN),
    F("recorded", Text, "Recorded", "Vastgelegd", flags=COLUMN),
)
# fmt: on


def _records(typed: Mapping[str, Any]) -> completion.Records:
    if typed["stages"]:
        return completion.Records(STAGE)
    if typed["round"] is None:
        return completion.Records(ROUND_RESULT)
    return completion.Records(RESULT, without=("stages",))


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
      defender results dakar --as-of 2026-01-20
      defender results dakar --stages --as-of 2026-01-20
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
        section = Section("results", TITLE, rows, record=ROUND_RESULT)
        said = (*results_not_on_file(known), age_of_facts(known))
        return Report((section,), said if rows else ())
    id = resolve(known, "rounds", round, "round", "defender results")
    view = known.find(f"results.{id}")
    if view is None:
        raise NotFound(_unrecorded(known, id).en, input=round, hint="try: defender results")
    recorded = view.value("winner") or view.cells["classification"]
    remarks: tuple[Text, ...] = (age_of_facts(known) if recorded else _unrecorded(known, id),)
    listed = known.views(f"results.{id}.stages")
    if stages:
        title, tally = Text("Stages", "Etappes"), Tally("winner")
        section = Section("stages", title, listed, record=STAGE, drawing=tally)
        return Report((section,), remarks)
    if listed and not recorded:
        remarks = (*remarks, STAGES)
    return Report((Section("result", TITLE, view.without("stages")),), remarks)


def _summary(known: AsOf, id: str) -> View:
    round, result = known.view(f"rounds.{id}"), known.find(f"results.{id}")
    winner = result.answer("winner") if result else None
    made = row(
        ROUND_RESULT,
        number=round.answer("number"),
        name=round.answer("name"),
        end=round.answer("end"),
        winner=winner,
        winning_time=result.answer("winning_time") if result else None,
        recorded=_recorded(round, winner),
    )
    return msgspec.structs.replace(made, key=round.key)


def _recorded(round: View, winner: Answer | None) -> Text:
    """Return whether a result of a round is on file, and if not, why."""
    status = round.value("status")
    if status == "over" or (winner and winner.value):
        return Text("yes", "ja")
    if status == "running":
        return Text("running", "bezig")
    if status == UNREPORTED:
        return Text("no result on file", "geen uitslag in de feiten")
    return Text("not yet run", "nog niet verreden")


def _unrecorded(known: AsOf, id: str) -> Text:
    name, age = known.name(("rounds",), id) or id, age_of_facts(known)
    site = official_results(known)
    return Text(
        f"no Stock result of the {name} is on file ({age.en}){site.en}",
        f"van de {name} staat geen Stock-uitslag in de feiten ({age.nl}){site.nl}",
    )
