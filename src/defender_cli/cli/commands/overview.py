"""`defender` alone: the team on one screen."""

import msgspec

from defender_cli.cli.commands.drivers import crews_of
from defender_cli.cli.options import Request
from defender_cli.cli.sections import UNDATED, freshness, missing_results, year_chart
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup import seasons, teams
from defender_cli.lookup.rounds import next_round, without_result
from defender_cli.report import Report, Section
from defender_cli.schema.fields import F, Record
from defender_cli.schema.types import Date, Duration, PersonRef, Reference, Text

DRIVER = Text("everything about one driver", "alles over één coureur")
COMPARED = Text("the rally car beside the road car", "de rallyauto naast de straatauto")
ANSWER = Text("an answer and where it comes from", "een antwoord en waar het vandaan komt")
RUNNING, NEXT = Text("Running now", "Nu bezig"), Text("Next round", "Volgende ronde")
NOT_ON_FILE = Text("No result on file", "Geen uitslag bekend")
PAIRED = ("number", "driver", "driver_country", "co_driver", "co_driver_country")
TEAM_BRIEF = ("name", "championship", "motto")
CAR_BRIEF = ("name", "category", "engine")
BRIEF = ("number", "name", "country", "start", "end", "status", "days_to_go")


# fmt: off
LATEST_RESULT = Record(
    "LatestResult",
    "The outcome of a round in brief.",
    F("name", str, "Rally", "Rally"),
    F("end", Date, "ended", "afgelopen op"),
    F("winner", PersonRef, "winner", "winnaar"),
    F("winning_time", Duration, "in", "in"),
    F("stage_wins", int, "team stage wins", "etappezeges van het team"),
)
# fmt: on


def overview(request: Request) -> Report:
    """Return team, crews, car, latest result, next round and the age of the facts."""
    facts = request.known
    team, car, round = teams.ours(facts), teams.car(facts), next_round(facts)
    crews = crews_of(facts, None)
    age = freshness(facts)
    running = round is not None and round.value("status") == "running"
    without = tuple(each.only("number", "name", "end", "status") for each in without_result(facts))
    shown = [
        each
        for season in seasons.for_schedule(facts, None)
        for each in seasons.rounds_of(facts, season)
    ]
    sections = (
        Section("team", Text("Team", "Team"), _brief(facts, f"teams.{team}", TEAM_BRIEF)),
        msgspec.structs.replace(crews, columns=PAIRED),
        Section("car", Text("Car", "Auto"), _brief(facts, f"cars.{car}", CAR_BRIEF)),
        Section("last_result", Text("Latest result", "Laatste uitslag"), latest_result(facts)),
        Section("not_on_file", NOT_ON_FILE, without, line=missing_results(facts)),
        Section(
            "next_round",
            RUNNING if running else NEXT,
            round and round.only(*BRIEF),
            drawing=year_chart(request, shown),
            line=None if round else NO_LATER_ROUND,
        ),
        Section(
            "freshness",
            Text("Facts", "Feiten"),
            age,
            line=None if any(age.cells.values()) else UNDATED,
        ),
    )
    return Report(sections, _examples(crews.records), brief=True)


def _examples(crews: tuple[View, ...]) -> tuple[Text, ...]:
    """Return commands to try; the driver in them is one of those on file."""
    drivers = [each.value("driver") for each in crews]
    known = [each.id for each in drivers if isinstance(each, Reference)]
    lines = [_example(f"drivers {id}", f"drivers {id}", DRIVER) for id in known[:1]]
    lines.append(_example("car specs --compare", "car specs --compare", COMPARED))
    lines.append(_example('ask "who won stage 5"', 'ask "wie won etappe 5"', ANSWER))
    return tuple(lines)


def _example(english: str, dutch: str, gives: Text) -> Text:
    return Text(f"try  defender {english:<24} {gives.en}", f"bv.  defender {dutch:<24} {gives.nl}")


def _brief(facts: AsOf, key: str, names: tuple[str, ...]) -> View | None:
    view = facts.find(key)
    return view and view.only(*names)


def latest_result(facts: AsOf) -> View | None:
    """Return the newest result on file whose winner is facts, in brief."""
    ended = [
        (str(round.value("end") or ""), round, result)
        for round in facts.views("rounds")
        if (result := facts.find(f"results.{round.id}")) and result.value("winner")
    ]
    if not ended:
        return None
    _, round, result = max(ended, key=lambda each: each[0])
    values = {name: result.answer(name) for name in ("winner", "winning_time", "stage_wins")}
    made = row(LATEST_RESULT, name=round.value("name"), end=round.value("end"), **values)
    return msgspec.structs.replace(made, key=result.key)
