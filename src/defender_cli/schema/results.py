"""What came out of a round."""

# fmt: off
from defender_cli.schema.fields import BAR, COLUMN, DERIVED, STRUCTURAL, F, Record, mapping, records
from defender_cli.schema.types import Date, DriverRef, Duration, Quantity, Text

STAGE_PLACE = Record(
    "StagePlace",
    "A crew's place on one stage.",
    F("position", int, "Pos.", "Plaats", "Place in Stock.", "position, rank", flags=COLUMN),
    F("time", Duration, "Time", "Tijd", "Time on the special.", flags=COLUMN),
    F("gap", Duration, "Gap", "Achterstand", "Time behind the stage winner.", "behind",
      flags=COLUMN),
)

CLASSIFIED = Record(
    "Classified",
    "A crew's place in a classification, final or after a stage.",
    F("position", int, "Pos.", "Plaats", "Place in Stock.", "position, rank, finish", flags=COLUMN),
    F("number", int, "No.", "Nr.", "Car number.", "car number, startnummer",
      flags=COLUMN | DERIVED),
    F("driver", DriverRef, "Driver", "Coureur", "Who drove.", flags=COLUMN),
    F("co_driver", str, "Co-driver", "Navigator", "Who navigated.", "navigator", flags=COLUMN),
    F("car", str, "Car", "Auto", "The car driven.", flags=COLUMN),
    F("time", Duration, "Time", "Tijd", "Total time.", "total time, eindtijd", flags=COLUMN),
    F("gap", Duration, "Gap", "Achterstand", "Time behind the first.", "behind",
      flags=COLUMN | BAR),
    F("overall_position", int, "Overall", "Algemeen", "Place among all cars.", "overall position",
      flags=COLUMN),
    F("stage_wins", int, "Stage wins", "Etappezeges", "Stages won, without the prologue.",
      flags=COLUMN),
)

STAGE = Record(
    "Stage",
    "One stage of a round, as it went in Stock.",
    F("name", Text, "Stage", "Etappe", "Its name or number.", flags=COLUMN | STRUCTURAL),
    F("date", Date, "Date", "Datum", "The day it was run.", "when, day", flags=COLUMN),
    F("start_place", str, "From", "Van", "Where it starts.", "start, starts in", flags=COLUMN),
    F("finish_place", str, "To", "Naar", "Where it ends.", "finish, ends in", flags=COLUMN),
    F("route", Text, "Route", "Route", "The ground it covers."),
    F("special", Quantity, "Special", "Proef", "Timed distance.",
      "timed section, selective section, special stage, distance, kilometres, length, "
      "speciale, klassementsproef, lengte", unit="km", flags=COLUMN),
    F("liaison", Quantity, "Liaison", "Verbinding", "Distance on the road, not timed.",
      "road section, transport, verbindingsroute", unit="km", flags=COLUMN),
    F("distance", Quantity, "Distance", "Afstand", "Special and liaison together.",
      "total, length, how long, lengte, totaal", unit="km"),
    F("marathon", Text, "Marathon", "Marathon", "Its part in a marathon stage."),
    F("winner", DriverRef, "Winner", "Winnaar", "Who won it in Stock.", "won, wins, won, winnaar",
      flags=COLUMN),
    F("time", Duration, "Time", "Tijd", "The winner's time.", "winning time, winnende tijd",
      flags=COLUMN),
    F("margin", Duration, "Margin", "Voorsprong", "The winner's lead over the second.",
      "difference, won by, how much, verschil, gewonnen met"),
    F("one_two_three", bool, "Defender 1-2-3", "Defender 1-2-3",
      "Whether Defenders took the first three places."),
    F("summary", Text, "In short", "In het kort", "How it went.", "what happened, verloop"),
    F("places", records("StagePlace"), "Places", "Klassering", "Places in Stock, by crew.",
      "result, uitslag", ids=("Driver", "Coureur")),
    F("standing", records("Classified"), "Standing after it", "Tussenstand",
      "Order in Stock after the stage.", "overall, leader, provisional, tussenklassement, leider"),
    F("incidents", mapping(Text), "Incidents", "Voorvallen",
      "Damage, delays and penalties, by driver.",
      "damage, trouble, penalty, puncture, pech, straf, tijdstraf", ids=("Driver", "Coureur")),
    F("milestones", mapping(Text), "Milestones", "Mijlpalen", "What was achieved on it."),
)

STANDING = Record(
    "Standing",
    "A driver's points in the championship after a round.",
    F("position", int, "Pos.", "Plaats", "Place in Stock.", flags=COLUMN),
    F("points", int, "Points", "Punten", "Points in Stock.", "score", flags=COLUMN | BAR),
)

RESULT = Record(
    "Result",
    "What is known of a round's outcome, in Stock unless it says otherwise.",
    F("winner", DriverRef, "Stock winner", "Winnaar Stock", "Who won the class.",
      "won, winner, won"),
    F("winning_time", Duration, "Winning time", "Winnende tijd", "The winner's total time."),
    F("stage_wins", int, "Defender stage wins", "Etappezeges Defender",
      "Stages won by Defenders in Stock."),
    F("one_two_threes", int, "Defender 1-2-3s", "Hele top drie Defender",
      "Stages with Defenders in places 1-3."),
    F("led_throughout", Text, "Lead", "Leiding", "Who led, and from when.", "leader, leider"),
    F("distance_together", Quantity, "Distance together", "Afstand samen",
      "What the team's cars covered.", unit="km"),
    F("overall_winner", str, "Overall winner", "Algemeen winnaar", "Who won among all cars.",
      "winner overall"),
    F("overall_winning_car", str, "Overall winning car", "Winnende auto algemeen",
      "The make that won."),
    F("overall_winning_time", Duration, "Overall winning time", "Winnende tijd algemeen",
      "The overall winner's time."),
    F("gap_to_overall", Duration, "Gap to overall winner", "Achterstand op algemeen",
      "The Stock winner's gap."),
    F("ended_streak", Text, "Ended", "Einde aan", "The run of wins it brought to an end."),
    F("recorded_to", Text, "AsOf so far", "Bekend tot nu toe", "How far the sources reach."),
    F("classification", records("Classified"), "Final classification", "Eindklassement",
      "Final places in Stock.", "result"),
    F("standings", records("Standing"), "Drivers' points after", "Punten coureurs na afloop",
      "Points in Stock.", "standings", ids=("Driver", "Coureur")),
    F("co_driver_standings", records("Standing"), "Co-drivers after", "Navigators na afloop",
      "Co-drivers' order in Stock.", ids=("Co-driver", "Navigator")),
    F("stages", records("Stage"), "Stages", "Etappes", "The stages one by one.", "specials"),
)
