"""What came out of a round."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, DriverRef, Duration, Quantity, Text


class StagePlace(Record, frozen=True):
    """A crew's place on one stage."""

    position: Annotated[
        int | None, Label("Pos.", "Plaats", "Place in Stock.", "position, rank", column=True)
    ] = None
    time: Annotated[Duration | None, Label("Time", "Tijd", "Time on the special.", column=True)] = (
        None
    )
    gap: Annotated[
        Duration | None,
        Label("Gap", "Achterstand", "Time behind the stage winner.", "behind", column=True),
    ] = None


class Classified(Record, frozen=True):
    """A crew's place in a classification, final or after a stage."""

    position: Annotated[
        int | None,
        Label("Pos.", "Plaats", "Place in Stock.", "position, rank, finish", column=True),
    ] = None
    number: Annotated[
        int | None,
        Label("No.", "Nr.", "Car number.", "car number, startnummer", column=True, derived=True),
    ] = None
    driver: Annotated[DriverRef | None, Label("Driver", "Coureur", "Who drove.", column=True)] = (
        None
    )
    co_driver: Annotated[
        str | None, Label("Co-driver", "Navigator", "Who navigated.", "navigator", column=True)
    ] = None
    car: Annotated[str | None, Label("Car", "Auto", "The car driven.", column=True)] = None
    time: Annotated[
        Duration | None, Label("Time", "Tijd", "Total time.", "total time, eindtijd", column=True)
    ] = None
    gap: Annotated[
        Duration | None,
        Label("Gap", "Achterstand", "Time behind the first.", "behind", column=True, bar=True),
    ] = None
    overall_position: Annotated[
        int | None,
        Label("Overall", "Algemeen", "Place among all cars.", "overall position", column=True),
    ] = None
    stage_wins: Annotated[
        int | None,
        Label("Stage wins", "Etappezeges", "Stages won, without the prologue.", column=True),
    ] = None


class Stage(Record, frozen=True):
    """One stage of a round, as it went in Stock."""

    name: Annotated[
        Text | None, Label("Stage", "Etappe", "Its name or number.", structural=True, column=True)
    ] = None
    date: Annotated[
        Date | None, Label("Date", "Datum", "The day it was run.", "when, day", column=True)
    ] = None
    start_place: Annotated[
        str | None, Label("From", "Van", "Where it starts.", "start, starts in", column=True)
    ] = None
    finish_place: Annotated[
        str | None, Label("To", "Naar", "Where it ends.", "finish, ends in", column=True)
    ] = None
    route: Annotated[Text | None, Label("Route", "Route", "The ground it covers.")] = None
    special: Annotated[
        Quantity | None,
        Label(
            "Special",
            "Proef",
            "Timed distance.",
            "timed section, selective section, special stage, distance, kilometres, length, "
            "speciale, klassementsproef, lengte",
            unit="km",
            column=True,
        ),
    ] = None
    liaison: Annotated[
        Quantity | None,
        Label(
            "Liaison",
            "Verbinding",
            "Distance on the road, not timed.",
            "road section, transport, verbindingsroute",
            unit="km",
            column=True,
        ),
    ] = None
    distance: Annotated[
        Quantity | None,
        Label(
            "Distance",
            "Afstand",
            "Special and liaison together.",
            "total, length, how long, lengte, totaal",
            unit="km",
        ),
    ] = None
    marathon: Annotated[
        Text | None, Label("Marathon", "Marathon", "Its part in a marathon stage.")
    ] = None
    winner: Annotated[
        DriverRef | None,
        Label("Winner", "Winnaar", "Who won it in Stock.", "won, wins, won, winnaar", column=True),
    ] = None
    time: Annotated[
        Duration | None,
        Label("Time", "Tijd", "The winner's time.", "winning time, winnende tijd", column=True),
    ] = None
    margin: Annotated[
        Duration | None,
        Label(
            "Margin",
            "Voorsprong",
            "The winner's lead over the second.",
            "difference, won by, how much, verschil, gewonnen met",
        ),
    ] = None
    one_two_three: Annotated[
        bool | None,
        Label("Defender 1-2-3", "Defender 1-2-3", "Whether Defenders took the first three places."),
    ] = None
    summary: Annotated[
        Text | None, Label("In short", "In het kort", "How it went.", "what happened, verloop")
    ] = None
    places: Annotated[
        dict[str, StagePlace] | None,
        Label(
            "Places",
            "Klassering",
            "Places in Stock, by crew.",
            "result, uitslag",
            ids=("Driver", "Coureur"),
        ),
    ] = None
    standing: Annotated[
        dict[str, Classified] | None,
        Label(
            "Standing after it",
            "Tussenstand",
            "Order in Stock after the stage.",
            "overall, leader, provisional, tussenklassement, leider",
        ),
    ] = None
    incidents: Annotated[
        dict[str, Text] | None,
        Label(
            "Incidents",
            "Voorvallen",
            "Damage, delays and penalties, by driver.",
            "damage, trouble, penalty, puncture, pech, straf, tijdstraf",
            ids=("Driver", "Coureur"),
        ),
    ] = None
    milestones: Annotated[
        dict[str, Text] | None, Label("Milestones", "Mijlpalen", "What was achieved on it.")
    ] = None


class Standing(Record, frozen=True):
    """A driver's points in the championship after a round."""

    position: Annotated[int | None, Label("Pos.", "Plaats", "Place in Stock.", column=True)] = None
    points: Annotated[
        int | None, Label("Points", "Punten", "Points in Stock.", "score", column=True, bar=True)
    ] = None


class Result(Record, frozen=True):
    """What is known of a round's outcome, in Stock unless it says otherwise."""

    winner: Annotated[
        DriverRef | None,
        Label("Stock winner", "Winnaar Stock", "Who won the class.", "won, winner, won"),
    ] = None
    winning_time: Annotated[
        Duration | None, Label("Winning time", "Winnende tijd", "The winner's total time.")
    ] = None
    stage_wins: Annotated[
        int | None,
        Label("Defender stage wins", "Etappezeges Defender", "Stages won by Defenders in Stock."),
    ] = None
    one_two_threes: Annotated[
        int | None,
        Label("Defender 1-2-3s", "Hele top drie Defender", "Stages with Defenders in places 1-3."),
    ] = None
    led_throughout: Annotated[
        Text | None, Label("Lead", "Leiding", "Who led, and from when.", "leader, leider")
    ] = None
    distance_together: Annotated[
        Quantity | None,
        Label("Distance together", "Afstand samen", "What the team's cars covered.", unit="km"),
    ] = None
    overall_winner: Annotated[
        str | None,
        Label("Overall winner", "Algemeen winnaar", "Who won among all cars.", "winner overall"),
    ] = None
    overall_winning_car: Annotated[
        str | None, Label("Overall winning car", "Winnende auto algemeen", "The make that won.")
    ] = None
    overall_winning_time: Annotated[
        Duration | None,
        Label("Overall winning time", "Winnende tijd algemeen", "The overall winner's time."),
    ] = None
    gap_to_overall: Annotated[
        Duration | None,
        Label("Gap to overall winner", "Achterstand op algemeen", "The Stock winner's gap."),
    ] = None
    ended_streak: Annotated[
        Text | None, Label("Ended", "Einde aan", "The run of wins it brought to an end.")
    ] = None
    recorded_to: Annotated[
        Text | None,
        Label("AsOf so far", "Bekend tot nu toe", "How far the sources reach."),
    ] = None
    classification: Annotated[
        dict[str, Classified] | None,
        Label("Final classification", "Eindklassement", "Final places in Stock.", "result"),
    ] = None
    standings: Annotated[
        dict[str, Standing] | None,
        Label(
            "Drivers' points after",
            "Punten coureurs na afloop",
            "Points in Stock.",
            "standings",
            ids=("Driver", "Coureur"),
        ),
    ] = None
    co_driver_standings: Annotated[
        dict[str, Standing] | None,
        Label(
            "Co-drivers after",
            "Navigators na afloop",
            "Co-drivers' order in Stock.",
            ids=("Co-driver", "Navigator"),
        ),
    ] = None
    stages: Annotated[
        dict[str, Stage] | None, Label("Stages", "Etappes", "The stages one by one.", "specials")
    ] = None
