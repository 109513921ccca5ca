"""What a career is made of: Dakar entries, titles, other results."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, choice
from defender_cli.schema.types import Duration, Text

DAKAR_ENTRY = Record(
    "DakarEntry",
    "One person's part in one edition of the Dakar Rally.",
    F("category", choice("bike", "car"), "Category", "Categorie", "On two wheels or on four.",
      flags=COLUMN),
    F("vehicle_class", str, "Class", "Klasse", "The class entered.", "category", flags=COLUMN),
    F("position", int, "Place (class, or overall)", "Plaats (klasse of algemeen)",
      "Final place in the class, or in the category if no class is given.",
      "position, place, rank, finish, result, klassering, eindigde, uitslag", flags=COLUMN),
    F("status", choice("finished", "retired", "disqualified", "entered", "did not start"), "Status",
      "Status", "How the rally ended for this person.", flags=COLUMN),
    F("overall_position", int, "Overall position", "Plaats algemeen", "Final place among all cars.",
      "general classification, algemeen klassement"),
    F("stage_wins", int, "Stage wins", "Etappezeges",
      "Stages won in this edition, in the class named.", "stages won, gewonnen etappes",
      flags=COLUMN),
    F("time", Duration, "Time", "Tijd", "Total time.", "total time"),
    F("gap", Duration, "Gap", "Achterstand", "Time behind the winner of the class."),
    F("vehicle", str, "Vehicle", "Voertuig", "Make or model driven.", "make, brand, car, merk",
      flags=COLUMN),
    F("partner", str, "Crew partner", "Teamgenoot in de auto",
      "The driver or co-driver who shared the car.", "co-driver, navigator, navigator, bijrijder"),
    F("remark", Text, "Remark", "Opmerking", "What else is known of this entry."),
)

TITLE = Record(
    "Title",
    "A championship won.",
    F("year", int, "Year", "Jaar", "The season of the title.", flags=COLUMN),
    F("championship", Text, "Championship", "Kampioenschap", "The series won.", flags=COLUMN),
    F("vehicle_class", str, "Class", "Klasse", "The class of the title.", flags=COLUMN),
    F("count", int, "Times", "Aantal", "How many times it was won.", flags=COLUMN),
    F("remark", Text, "Remark", "Opmerking", "How it was won."),
)

OUTING = Record(
    "Outing",
    "A result in a rally other than the Dakar.",
    F("year", int, "Year", "Jaar", "The year of the event.", flags=COLUMN),
    F("event", str, "Event", "Evenement", "The rally or championship.", flags=COLUMN),
    F("vehicle_class", str, "Class", "Klasse", "The class entered.", flags=COLUMN),
    F("position", int, "Position", "Plaats", "Final place in the class.", flags=COLUMN),
    F("partner", str, "Crew partner", "Teamgenoot in de auto", "The other person in the car."),
    F("remark", Text, "Remark", "Opmerking", "What else is known of this result."),
)
