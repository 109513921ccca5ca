"""`defender` alone: the team on one screen."""

from defender_cli.facts.known import Known
from defender_cli.facts.view import View
from defender_cli.model.values import Text
from defender_cli.query.rounds import upcoming
from defender_cli.report import Report, Section

TRY = Text(
    "Try: defender drivers peterhansel, defender car specs --compare, defender schedule --next",
    "Probeer: defender drivers price, defender car specs --compare, defender schedule --next",
)


def overview(known: Known) -> Report:
    """Return team, crews, car, last result and next round, as far as known."""
    team, car, round = known.find("team"), known.find("car"), upcoming(known)
    brief = ("number", "name", "country", "start", "end", "status", "days_to_go")
    sections = (
        Section("team", Text("Team", "Team"), team and team.only("name", "championship", "motto")),
        Section("crews", Text("Crews", "Equipes"), known.views("crews")),
        Section("car", Text("Car", "Auto"), car and car.only("name", "category", "engine")),
        Section("last_result", Text("Last result", "Laatste uitslag"), last_result(known)),
        Section("next_round", Text("Next round", "Volgende ronde"), round and round.only(*brief)),
    )
    return Report(sections, (TRY,))


def last_result(known: Known) -> View | None:
    """Return the newest round whose winner is known, in brief."""
    ran = [view for view in known.views("results") if view.value("winner")]
    return ran[-1].only("winner", "winning_time", "stage_wins") if ran else None
