"""`defender` alone: the team on one screen."""

from typing import Annotated

import msgspec

from defender_cli.cli.sections import UNDATED, freshness, without_result
from defender_cli.facts.known import Known
from defender_cli.facts.view import View, row
from defender_cli.labels import NO_LATER_ROUND
from defender_cli.model import Label, Record
from defender_cli.model.values import Date, DriverRef, Duration, Text
from defender_cli.query.rounds import unreported, upcoming
from defender_cli.report import Report, Season, Section

TRY = (
    Text(
        "Try  defender drivers peterhansel    everything about one driver",
        "Ook  defender drivers peterhansel    alles over één coureur",
    ),
    Text(
        "     defender car specs --compare    the rally car beside the road car",
        "     defender car specs --compare    de rallyauto naast de straatauto",
    ),
    Text(
        '     defender ask "who won stage 5"  an answer and where it comes from',
        '     defender ask "wie won etappe 5" een antwoord en waar het vandaan komt',
    ),
)
RUNNING, NEXT = Text("Running now", "Nu bezig"), Text("Next round", "Volgende ronde")
NOT_ON_FILE = Text("No result on file", "Geen uitslag bekend")
PAIRED = ("number", "driver", "driver_country", "co_driver", "co_driver_country")
BRIEF = ("number", "name", "start", "end", "status", "days_to_go")


class LatestResult(Record, frozen=True):
    """The outcome of a round in brief."""

    name: Annotated[str | None, Label("Rally", "Rally", "")] = None
    end: Annotated[Date | None, Label("ended", "afgelopen op", "")] = None
    winner: Annotated[DriverRef | None, Label("Stock winner", "winnaar Stock", "")] = None
    winning_time: Annotated[Duration | None, Label("in", "in", "")] = None
    stage_wins: Annotated[int | None, Label("Defender stage wins", "etappezeges Defender", "")] = (
        None
    )


def overview(known: Known) -> Report:
    """Return team, crews, car, latest result, next round and the age of the facts."""
    team, car, round = known.find("team"), known.find("car"), upcoming(known)
    age = freshness(known)
    running = round is not None and round.value("status") == "running"
    without = tuple(each.only("number", "name", "end", "status") for each in unreported(known))
    names = without_result(known)
    sections = (
        Section("team", Text("Team", "Team"), team and team.only("name", "championship")),
        Section("crews", Text("Crews", "Equipes"), known.views("crews"), PAIRED),
        Section("car", Text("Car", "Auto"), car and car.only("name", "category")),
        Section("last_result", Text("Latest result", "Laatste uitslag"), latest_result(known)),
        Section("not_on_file", NOT_ON_FILE, without, line=Text(names, names) if names else None),
        Section(
            "next_round",
            RUNNING if running else NEXT,
            round and round.only(*BRIEF),
            drawing=Season(),
            line=None if round else NO_LATER_ROUND,
        ),
        Section(
            "freshness",
            Text("Facts", "Feiten"),
            age,
            line=None if any(age.cells.values()) else UNDATED,
        ),
    )
    return Report(sections, TRY, brief=True)


def latest_result(known: Known) -> View | None:
    """Return the newest result on file whose winner is known, in brief."""
    ended = [
        (str(round.value("end") or ""), round, result)
        for round in known.views("rounds")
        if (result := known.find(f"results.{round.id}")) and result.value("winner")
    ]
    if not ended:
        return None
    _, round, result = max(ended, key=lambda each: each[0])
    values = {name: result.answer(name) for name in ("winner", "winning_time", "stage_wins")}
    made = row(LatestResult, name=round.value("name"), end=round.value("end"), **values)
    return msgspec.structs.replace(made, key=result.key)
