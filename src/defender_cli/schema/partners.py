"""The companies behind the team, and the partnership with the Dakar Rally."""

from typing import Annotated, Literal

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, Quantity, Text


class Partner(Record, frozen=True):
    """A company that works with the team."""

    name: Annotated[str | None, Label("Name", "Naam", "The company.", column=True)] = None
    level: Annotated[
        Literal["official partner", "official supplier", "partner"] | None,
        Label("Level", "Niveau", "Kind of partnership.", "status, sponsor", column=True),
    ] = None
    role: Annotated[
        Text | None,
        Label("Role", "Rol", "What it provides.", "supplies, provides, levert", column=True),
    ] = None
    announced: Annotated[
        Date | None,
        Label("Announced", "Bekendgemaakt", "When it was made known.", column=True),
    ] = None
    nationality: Annotated[
        Text | None, Label("Nationality", "Nationaliteit", "Where it comes from.")
    ] = None
    details: Annotated[
        dict[str, Text] | None, Label("Details", "Bijzonderheden", "What else is known of it.")
    ] = None


class Partnership(Record, frozen=True):
    """Defender's partnership with the Dakar Rally."""

    role: Annotated[
        Text | None, Label("Role", "Rol", "Its title with the event.", "official partner")
    ] = None
    announced: Annotated[
        Date | None, Label("Announced", "Bekendgemaakt", "When it was made known.")
    ] = None
    first_year: Annotated[
        int | None, Label("First year", "Eerste jaar", "First year.", "since, start, sinds")
    ] = None
    duration: Annotated[
        Quantity | None,
        Label("Duration", "Duur", "How long it runs.", "length, how long, lengte", unit="years"),
    ] = None
    last_year: Annotated[int | None, Label("Last year", "Laatste jaar", "Last year.")] = None
    fleet: Annotated[
        Quantity | None,
        Label(
            "Fleet 2025",
            "Vloot 2025",
            "Defenders that supported the Dakar 2025.",
            "support fleet, support vehicles, number of Defenders, hoeveel Defenders",
            unit="vehicles",
        ),
    ] = None
    fleet_tasks: Annotated[
        Text | None,
        Label(
            "Fleet's task",
            "Taak van de vloot",
            "Whom it carried.",
            "passengers, driven, transported, vervoerde",
        ),
    ] = None
    start_place_2025: Annotated[
        str | None, Label("Start 2025", "Start 2025", "Where the Dakar 2025 began.", "begin")
    ] = None
    finish_place_2025: Annotated[
        str | None, Label("Finish 2025", "Finish 2025", "Where the Dakar 2025 ended.", "einde")
    ] = None
    start_2025: Annotated[
        Date | None, Label("First day 2025", "Eerste dag 2025", "First day of the Dakar 2025.")
    ] = None
    end_2025: Annotated[
        Date | None, Label("Last day 2025", "Laatste dag 2025", "Last day of the Dakar 2025.")
    ] = None
    recce_cars: Annotated[
        Quantity | None,
        Label(
            "Reconnaissance cars",
            "Verkenningsauto's",
            "Specially equipped cars for planning the routes.",
            "recce vehicles, recce, scouting, verkenningsvoertuigen",
            unit="vehicles",
        ),
    ] = None
    recce_editions: Annotated[
        tuple[int, ...] | None,
        Label(
            "Reconnaissance for",
            "Verkenning voor",
            "Editions whose routes they help to plan.",
            "routes, edities",
        ),
    ] = None
    recce_user: Annotated[
        Text | None, Label("Reconnaissance by", "Verkenning door", "Who uses them.")
    ] = None
    recce_model: Annotated[
        str | None, Label("Reconnaissance model", "Model verkenningsauto", "The car they are.")
    ] = None
    recce_details: Annotated[
        dict[str, Text] | None,
        Label("Reconnaissance cars in detail", "Verkenningsauto's nader", "Their equipment."),
    ] = None
    details: Annotated[
        dict[str, Text] | None, Label("Details", "Bijzonderheden", "What else is known of it.")
    ] = None
