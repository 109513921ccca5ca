"""The crews that drivers and co-drivers form."""

# fmt: off
from defender_cli.schema.fields import COLUMN, DERIVED, F, Record
from defender_cli.schema.types import Country, DriverRef

CREW = Record(
    "Crew",
    "A driver and a co-driver who share a car.",
    F("number", int, "No.", "Nr.", "Car number at the Dakar 2026.",
      "car number, race number, start number, startnummer, rugnummer", flags=COLUMN),
    F("driver", DriverRef, "Driver", "Coureur", "Who drives.", "pilot, rijder", flags=COLUMN),
    F("driver_country", Country, "From", "Uit", "The driver's nationality.",
      flags=COLUMN | DERIVED),
    F("co_driver", DriverRef, "Co-driver", "Navigator", "Who navigates.",
      "navigator, codriver, bijrijder, navigator, crew partner", flags=COLUMN),
    F("co_driver_country", Country, "From", "Uit", "The co-driver's nationality.",
      flags=COLUMN | DERIVED),
    F("dakar_2026", int, "Dakar 2026 (Stock)", "Dakar 2026 (Stock)",
      "Place in the Stock class of the Dakar 2026.", flags=COLUMN | DERIVED),
)
