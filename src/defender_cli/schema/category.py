"""The category, its other crews, and how the championship counts."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, many, mapping
from defender_cli.schema.types import Text

CATEGORY = Record(
    "Category",
    "The Stock category.",
    F("name", str, "Name", "Naam", "Its name.", "class, klasse"),
    F("definition", Text, "For", "Voor", "Which cars it is for.", "definition, what is, wat is"),
    F("former_name", str, "Formerly", "Voorheen", "Its old name.", "old name, previous, vroeger"),
    F("renamed", int, "Renamed", "Hernoemd", "Year of the new name.", "since"),
    F("new_rules", int, "New rules", "Nieuwe regels", "First year of the new rules.",
      "regulations, rule change, reglement, regelgeving"),
    F("aim", Text, "Aim", "Doel", "What the new rules are for.", "goal"),
    F("reason", Text, "Reason", "Aanleiding", "Why the rules changed.", "why, waarom"),
    F("effect", Text, "Effect", "Gevolg", "What the new rules allow.", "allows, ruimte"),
    F("rule_makers", many(str), "Rule makers", "Regelgevers", "Who reacted with new rules.",
      "FIA, A.S.O."),
    F("defender_years", Text, "Defender's part", "Deelname Defender",
      "Which years Defender enters."),
    F("rules", mapping(Text), "Rules", "Regels", "What must stay and what may change."),
    F("costs", mapping(Text), "Costs", "Kosten", "What a car may cost.", "price, budget, prijs"),
    F("starters_2026", int, "Cars, Dakar 2026", "Auto's Dakar 2026", "Stock cars at the start."),
    F("starters_2025", int, "Cars, Dakar 2025", "Auto's Dakar 2025", "Stock cars at the start."),
    F("opposition", Text, "Opposition", "Tegenstand", "Whom the Defenders raced.",
      "rivals, concurrenten"),
    F("background", mapping(Text), "Background", "Achtergrond", "More about class and rivals."),
)

RIVAL = Record(
    "Rival",
    "A crew that raced against the Defenders in Stock.",
    F("name", str, "Driver", "Coureur", "The driver's name.", flags=COLUMN),
    F("co_driver", str, "Co-driver", "Navigator", "Who navigated.", flags=COLUMN),
    F("number", int, "No.", "Nr.", "Car number at the Dakar 2026.", "start number", flags=COLUMN),
    F("team", str, "Team", "Team", "Who entered the car.", flags=COLUMN),
    F("car", str, "Car", "Auto", "What was driven.", flags=COLUMN),
)

POINTS_SYSTEM = Record(
    "PointsSystem",
    "How the championship counts.",
    F("marathon_places", many(int), "Marathon event", "Marathonrally",
      "Points for places 1 to 15 of a marathon event such as the Dakar.",
      "points for a win, scale, puntentelling"),
    F("marathon_lower", int, "Marathon, below", "Marathon, lager", "Points from 16th place down."),
    F("marathon_unclassified", int, "Marathon, unclassified", "Marathon, niet geklasseerd",
      "Points without a place."),
    F("stage_places", many(int), "Stage", "Etappe", "Points for the first five of a stage.",
      "stage points, stage win, etappezege"),
    F("power_section", many(int), "Power section", "Power-proef", "Points on the power section."),
    F("rally_places", many(int), "Rally", "Rally",
      "Points for the first places of a rally, as far as known."),
    F("stage_condition", Text, "Condition", "Voorwaarde", "When stage points count."),
    F("manufacturers", Text, "Manufacturers", "Fabrikanten", "How crews score for their make."),
)
