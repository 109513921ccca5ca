"""The works team and its milestones."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, many, mapping
from defender_cli.schema.types import Date, PartialDate, Quantity, Text

TEAM = Record(
    "Team",
    "The works team.",
    F("name", str, "Name", "Naam", "The team's name.", "called, heet"),
    F("entry", Text, "Entry", "Inschrijving", "Works team or private.",
      "type, factory, works, fabrieksteam"),
    F("brand", str, "Brand", "Merk", "The make it races for.", "make"),
    F("organisation", str, "Organisation", "Organisatie", "The body that runs it.", "parent"),
    F("championship", str, "Championship", "Kampioenschap", "The series it contests.",
      "W2RC, series"),
    F("category", str, "Category", "Categorie", "The class it enters.", "class, klasse"),
    F("car", str, "Car", "Auto", "The car it enters.", "vehicle"),
    F("motto", str, "Motto", "Motto", "The phrase it goes by.", "slogan, leus"),
    F("purpose", Text, "Purpose", "Doel", "What the brand wants to show with it.",
      "aim, goal, why, waarom"),
    F("demands", mapping(Text), "What it asks", "Wat het vraagt",
      "What the sport asks of the people and the cars.",
      "qualities, resilience, eigenschappen, weerbaarheid"),
    F("debut_season", int, "Debut season", "Debuutseizoen", "First season as a works team.",
      "first season, debut"),
    F("programme", Quantity, "Programme", "Programma", "Length of the works programme.",
      "programme length, how long, years, duur", unit="years"),
    F("first_year", int, "First year", "Eerste jaar", "First year of the programme."),
    F("last_year", int, "Last year", "Laatste jaar", "Last year of the programme."),
    F("extension", Text, "Extension", "Verlenging", "What is said of a year more.",
      "extra year, 2029"),
    F("cars_dakar", Quantity, "Cars at the Dakar", "Auto's in de Dakar",
      "Cars entered for the Dakar.", "number of cars, how many cars, hoeveel auto's", unit="cars"),
    F("cars_other_rounds", Quantity, "Cars in other rounds", "Auto's in andere rondes",
      "Cars planned for the rounds after the Dakar.",
      "remaining rounds, rest of the season, overige rondes", unit="cars"),
    F("cars_portugal", Quantity, "Cars in Portugal", "Auto's in Portugal",
      "Cars entered for the Portuguese round of 2026.", unit="cars"),
    F("first_drivers", many(str), "First drivers", "Eerste coureurs",
      "The first two drivers it named.", "first two drivers, signed first, eerste twee coureurs"),
    F("drivers_announced", Date, "First drivers named", "Eerste coureurs bekend",
      "When the first two were named."),
    F("third_driver", Text, "Third driver", "Derde coureur",
      "What was said of the third seat at the Dakar."),
    F("co_drivers", Text, "Co-drivers", "Navigators", "What was said of the co-drivers.",
      "navigators"),
    F("presentation", Text, "Presentation", "Presentatie", "When the whole team is shown.",
      "team launch, unveiling, teampresentatie, voorstelling"),
    F("firsts", mapping(Text), "Firsts", "Primeurs", "What it did as the first."),
)

MILESTONE = Record(
    "Milestone",
    "A dated step in the team's story.",
    F("date", PartialDate, "Date", "Datum", "When it was.", "when, wanneer", flags=COLUMN),
    F("event", Text, "Event", "Gebeurtenis", "What happened.", "what", flags=COLUMN),
    F("place", Text, "Place", "Plaats", "Where it happened.", "where"),
)
