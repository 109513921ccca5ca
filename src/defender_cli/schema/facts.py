"""The tables of a fact file."""

# fmt: off
from defender_cli.schema.fields import STRUCTURAL, F, Record, record, records
from defender_cli.schema.types import Date

FACTS = Record(
    "Facts",
    "The whole fact base: one attribute for each table at the top of the file.",
    F("checked", Date, "Checked", "Gecontroleerd",
      "Day on which the facts as a whole were last compared with the world.", flags=STRUCTURAL),
    F("release", record("Release"), "Press release", "Persbericht", "The release it grew out of."),
    F("team", record("Team"), "Team", "Team", "The works team.", "squad"),
    F("people", records("Person"), "People", "Mensen", "Staff and others around the team.",
      "staff, management"),
    F("crews", records("Crew"), "Crews", "Equipes", "Who drives with whom.", "line-up"),
    F("drivers", records("Driver"), "Drivers", "Coureurs", "Drivers and co-drivers.",
      "pilots, rijders, coureurs"),
    F("car", record("Car"), "Car", "Auto", "The Defender Dakar D7X-R.", "vehicle, rallyauto"),
    F("season", record("Season"), "Season", "Seizoen", "The 2026 W2RC season.", "championship"),
    F("rounds", records("Round"), "Rounds", "Rondes", "The rounds of the season.",
      "calendar, schedule, kalender"),
    F("results", records("Result"), "Results", "Uitslagen", "Results by round.", "uitslag"),
    F("points", record("PointsSystem"), "Points system", "Puntentelling", "How points are given."),
    F("category", record("Category"), "Stock category", "Stock-categorie",
      "The class Defender enters."),
    F("rivals", records("Rival"), "Rivals", "Tegenstanders", "Other crews in Stock."),
    F("partners", records("Partner"), "Partners", "Partners", "Companies behind the team.",
      "sponsors, suppliers"),
    F("partnership", record("Partnership"), "Dakar partnership", "Dakar-partnerschap",
      "Defender's role at the event."),
    F("test_programme", record("TestProgramme"), "Test programme", "Testprogramma",
      "Tests before the Dakar."),
    F("brand", record("Brand"), "Brand", "Merk", "The Defender brand.", "make"),
    F("timeline", records("Milestone"), "Timeline", "Tijdlijn", "Dated milestones.",
      "history, geschiedenis"),
    F("quotes", records("Quote"), "Quotes", "Uitspraken", "What people said, in short.",
      "statements, said"),
    F("sources", records("Source"), "Sources", "Bronnen", "Where the values come from."),
)
