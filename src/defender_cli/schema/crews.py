"""The crews that drivers and co-drivers form."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Country, DriverRef


class Crew(Record, frozen=True):
    """A driver and a co-driver who share a car."""

    number: Annotated[
        int | None,
        Label(
            "No.",
            "Nr.",
            "Car number at the Dakar 2026.",
            "car number, race number, start number, startnummer, rugnummer",
            column=True,
        ),
    ] = None
    driver: Annotated[
        DriverRef | None, Label("Driver", "Coureur", "Who drives.", "pilot, rijder", column=True)
    ] = None
    driver_country: Annotated[
        Country | None,
        Label("From", "Uit", "The driver's nationality.", derived=True, column=True),
    ] = None
    co_driver: Annotated[
        DriverRef | None,
        Label(
            "Co-driver",
            "Navigator",
            "Who navigates.",
            "navigator, codriver, bijrijder, navigator, crew partner",
            column=True,
        ),
    ] = None
    co_driver_country: Annotated[
        Country | None,
        Label("From", "Uit", "The co-driver's nationality.", derived=True, column=True),
    ] = None
    dakar_2026: Annotated[
        int | None,
        Label(
            "Dakar 2026 (Stock)",
            "Dakar 2026 (Stock)",
            "Place in the Stock class of the Dakar 2026.",
            derived=True,
            column=True,
        ),
    ] = None
