"""What a career is made of: Dakar entries, titles, other results."""

from typing import Annotated, Literal

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Duration, Text


class DakarEntry(Record, frozen=True):
    """One person's part in one edition of the Dakar Rally."""

    category: Annotated[
        Literal["bike", "car"] | None,
        Label("Category", "Categorie", "On two wheels or on four.", column=True),
    ] = None
    vehicle_class: Annotated[
        str | None, Label("Class", "Klasse", "The class entered.", "category", column=True)
    ] = None
    position: Annotated[
        int | None,
        Label(
            "Place (class, or overall)",
            "Plaats (klasse of algemeen)",
            "Final place in the class, or in the category if no class is given.",
            "position, place, rank, finish, result, klassering, eindigde, uitslag",
            column=True,
        ),
    ] = None
    status: Annotated[
        Literal["finished", "retired", "disqualified", "entered", "did not start"] | None,
        Label("Status", "Status", "How the rally ended for this person.", column=True),
    ] = None
    overall_position: Annotated[
        int | None,
        Label(
            "Overall position",
            "Plaats algemeen",
            "Final place among all cars.",
            "general classification, algemeen klassement",
        ),
    ] = None
    stage_wins: Annotated[
        int | None,
        Label(
            "Stage wins",
            "Etappezeges",
            "Stages won in this edition, in the class named.",
            "stages won, gewonnen etappes",
            column=True,
        ),
    ] = None
    time: Annotated[Duration | None, Label("Time", "Tijd", "Total time.", "total time")] = None
    gap: Annotated[
        Duration | None, Label("Gap", "Achterstand", "Time behind the winner of the class.")
    ] = None
    vehicle: Annotated[
        str | None,
        Label(
            "Vehicle", "Voertuig", "Make or model driven.", "make, brand, car, merk", column=True
        ),
    ] = None
    partner: Annotated[
        str | None,
        Label(
            "Crew partner",
            "Teamgenoot in de auto",
            "The driver or co-driver who shared the car.",
            "co-driver, navigator, navigator, bijrijder",
        ),
    ] = None
    remark: Annotated[
        Text | None, Label("Remark", "Opmerking", "What else is known of this entry.")
    ] = None


class Title(Record, frozen=True):
    """A championship won."""

    year: Annotated[int | None, Label("Year", "Jaar", "The season of the title.", column=True)] = (
        None
    )
    championship: Annotated[
        Text | None, Label("Championship", "Kampioenschap", "The series won.", column=True)
    ] = None
    vehicle_class: Annotated[
        str | None, Label("Class", "Klasse", "The class of the title.", column=True)
    ] = None
    count: Annotated[
        int | None, Label("Times", "Aantal", "How many times it was won.", column=True)
    ] = None
    remark: Annotated[Text | None, Label("Remark", "Opmerking", "How it was won.")] = None


class Outing(Record, frozen=True):
    """A result in a rally other than the Dakar."""

    year: Annotated[int | None, Label("Year", "Jaar", "The year of the event.", column=True)] = None
    event: Annotated[
        str | None, Label("Event", "Evenement", "The rally or championship.", column=True)
    ] = None
    vehicle_class: Annotated[
        str | None, Label("Class", "Klasse", "The class entered.", column=True)
    ] = None
    position: Annotated[
        int | None, Label("Position", "Plaats", "Final place in the class.", column=True)
    ] = None
    partner: Annotated[
        str | None,
        Label("Crew partner", "Teamgenoot in de auto", "The other person in the car."),
    ] = None
    remark: Annotated[
        Text | None, Label("Remark", "Opmerking", "What else is known of this result.")
    ] = None
