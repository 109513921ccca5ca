"""The tests before the first Dakar."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import PartialDate, Quantity, Text


class Test(Record, frozen=True):
    """A test or outing of the car."""

    name: Annotated[Text | None, Label("Test", "Test", "What it was.", column=True)] = None
    date: Annotated[
        PartialDate | None, Label("Date", "Datum", "When it was, or was reported.", column=True)
    ] = None
    place: Annotated[
        Text | None, Label("Place", "Plaats", "Where it was.", "where, location, waar", column=True)
    ] = None
    vehicle: Annotated[
        Text | None, Label("Vehicle", "Voertuig", "What was driven.", "prototype, car")
    ] = None
    drivers: Annotated[
        tuple[str, ...] | None, Label("Drivers", "Rijders", "Who drove.", "who drove, wie reed")
    ] = None
    wrap: Annotated[
        Text | None,
        Label(
            "Wrap",
            "Wrap",
            "How the car was disguised.",
            "camouflage, livery, disguise, bestickering",
        ),
    ] = None
    aims: Annotated[
        Text | None, Label("Aims", "Doel", "What was tested.", "purpose, goal, waarvoor")
    ] = None
    conditions: Annotated[
        Text | None, Label("Conditions", "Omstandigheden", "What it was like.", "desert, woestijn")
    ] = None
    outcome: Annotated[
        Text | None, Label("Outcome", "Afloop", "How it went.", "result, succes, resultaat")
    ] = None
    significance: Annotated[
        Text | None, Label("Why it mattered", "Belang", "What it meant.", "milestone, mijlpaal")
    ] = None
    duration: Annotated[
        Quantity | None, Label("Duration", "Duur", "How long it lasted.", unit="days")
    ] = None
    details: Annotated[
        dict[str, Text] | None, Label("Details", "Bijzonderheden", "What else is known of it.")
    ] = None


class TestProgramme(Record, frozen=True):
    """The tests on the way to the first Dakar."""

    started: Annotated[
        Text | None, Label("Start", "Begin", "When testing began.", "started, begonnen")
    ] = None
    goal: Annotated[
        Text | None, Label("Goal", "Doel", "What the tests lead up to.", "aim, target, waarvoor")
    ] = None
    plan: Annotated[
        dict[str, Text] | None, Label("Plan", "Plan", "What was to follow.", "further, vervolg")
    ] = None
    months_to_dakar: Annotated[
        Quantity | None,
        Label(
            "Time to the Dakar",
            "Tijd tot de Dakar",
            "Left until the Dakar when the first test was reported.",
            "months left, maanden",
            unit="months",
        ),
    ] = None
    tests: Annotated[dict[str, Test] | None, Label("Tests", "Tests", "The tests one by one.")] = (
        None
    )
