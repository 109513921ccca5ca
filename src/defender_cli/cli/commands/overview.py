"""`defender` alone: the team on one screen."""

from defender_cli.facts.known import Known
from defender_cli.facts.view import View
from defender_cli.model.values import Text
from defender_cli.query.rounds import upcoming
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
PAIRED = ("number", "driver", "driver_country", "co_driver", "co_driver_country")


def overview(known: Known) -> Report:
    """Return team, crews, car, last result and next round, as far as known."""
    team, car, round = known.find("team"), known.find("car"), upcoming(known)
    running = round is not None and round.value("status") == "running"
    brief = ("number", "name", "country", "start", "end", "status", "days_to_go")
    sections = (
        Section("team", Text("Team", "Team"), team and team.only("name", "championship", "motto")),
        Section("crews", Text("Crews", "Equipes"), known.views("crews"), PAIRED),
        Section("car", Text("Car", "Auto"), car and car.only("name", "category", "engine")),
        Section("last_result", Text("Last result", "Laatste uitslag"), last_result(known)),
        Section(
            "next_round",
            RUNNING if running else NEXT,
            round and round.only(*brief),
            drawing=Season(),
        ),
    )
    return Report(sections, TRY, brief=True)


def last_result(known: Known) -> View | None:
    """Return the newest round whose winner is known, in brief."""
    ran = [view for view in known.views("results") if view.value("winner")]
    return ran[-1].only("winner", "winning_time", "stage_wins") if ran else None
