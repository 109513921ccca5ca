"""The tests before the first rally."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, many, mapping, records
from defender_cli.schema.types import PartialDate, Quantity, Text

TEST = Record(
    "Test",
    "A test or outing of the car.",
    F("name", Text, "Test", "Test", "What it was.", flags=COLUMN),
    F("date", PartialDate, "Date", "Datum", "When it was, or was reported.", flags=COLUMN),
    F("place", Text, "Place", "Plaats", "Where it was.", "where, location, waar", flags=COLUMN),
    F("vehicle", Text, "Vehicle", "Voertuig", "What was driven.", "prototype, car"),
    F("drivers", many(str), "Drivers", "Rijders", "Who drove.", "who drove, wie reed"),
    F("wrap", Text, "Wrap", "Wrap", "How the car was disguised.",
      "camouflage, livery, disguise, bestickering"),
    F("aims", Text, "Aims", "Doel", "What was tested.", "purpose, goal, waarvoor"),
    F("conditions", Text, "Conditions", "Omstandigheden", "What it was like.", "desert, woestijn"),
    F("outcome", Text, "Outcome", "Afloop", "How it went.", "result, succes, resultaat"),
    F("significance", Text, "Why it mattered", "Belang", "What it meant.", "milestone, mijlpaal"),
    F("duration", Quantity, "Duration", "Duur", "How long it lasted.", unit="days"),
    F("details", mapping(Text), "Details", "Bijzonderheden", "What else is known of it."),
)

TEST_PROGRAMME = Record(
    "TestProgramme",
    "The tests on the way to the first Dakar.",
    F("started", Text, "Start", "Begin", "When testing began.", "started, begonnen"),
    F("goal", Text, "Goal", "Doel", "What the tests lead up to.", "aim, target, waarvoor"),
    F("plan", mapping(Text), "Plan", "Plan", "What was to follow.", "further, vervolg"),
    F("months_to_dakar", Quantity, "Time to the Dakar", "Tijd tot de Dakar",
      "Left until the Dakar when the first test was reported.", "months left, maanden",
      unit="months"),
    F("tests", records("Test"), "Tests", "Tests", "The tests one by one."),
)
