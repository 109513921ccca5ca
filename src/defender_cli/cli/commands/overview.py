"""`defender` alone: the team on one screen."""

import msgspec

from defender_cli.cli.sections import UNDATED, freshness, missing_results
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup.rounds import unreported, upcoming
from defender_cli.report import Report, Season, Section
from defender_cli.schema.fields import F, Record
from defender_cli.schema.types import Date, DriverRef, Duration, Text

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
BRIEF = ("number", "name", "country", "start", "end", "status", "days_to_go")


# fmt: off
LATEST_RESULT = Record(
    "LatestResult",
    "The outcome of a round in brief.",
    F("name", str, "Rally", "Rally"),
    F("end", Date, "ended", "afgelopen op"),
    F("winner", DriverRef, "Stock winner", "winnaar Stock"),
    F("winning_time", Duration, "in", "in"),
    F("stage_wins", int, "Defender stage wins", "etappezeges Defender"),
)
# fmt: on


def overview(known: AsOf) -> Report:
    """Return team, crews, car, latest result, next round and the age of the facts."""
    team, car, round = known.find("team"), known.find("car"), upcoming(known)
    age = freshness(known)
    running = round is not None and round.value("status") == "running"
    without = tuple(each.only("number", "name", "end", "status") for each in unreported(known))
    sections = (
        Section("team", Text("Team", "Team"), team and team.only("name", "championship", "motto")),
        Section("crews", Text("Crews", "Equipes"), known.views("crews"), PAIRED),
        Section("car", Text("Car", "Auto"), car and car.only("name", "category", "engine")),
        Section("last_result", Text("Latest result", "Laatste uitslag"), latest_result(known)),
        Section("not_on_file", NOT_ON_FILE, without, line=missing_results(known)),
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


def latest_result(known: AsOf) -> View | None:
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
    made = row(LATEST_RESULT, name=round.value("name"), end=round.value("end"), **values)
    return msgspec.structs.replace(made, key=result.key)
