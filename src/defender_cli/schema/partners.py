"""The companies behind the team, and the partnership with the event."""

# fmt: off
from defender_cli.schema.fields import COLUMN, F, Record, choice, many, mapping
from defender_cli.schema.types import Date, Quantity, Text

PARTNER = Record(
    "Partner",
    "A company that works with the team.",
    F("name", str, "Name", "Naam", "The company.", flags=COLUMN),
    F("level", choice("official partner", "official supplier", "partner"), "Level", "Niveau",
      "Kind of partnership.", "status, sponsor", flags=COLUMN),
    F("role", Text, "Role", "Rol", "What it provides.", "supplies, provides, levert", flags=COLUMN),
    F("announced", Date, "Announced", "Bekendgemaakt", "When it was made known.", flags=COLUMN),
    F("nationality", Text, "Nationality", "Nationaliteit", "Where it comes from."),
    F("details", mapping(Text), "Details", "Bijzonderheden", "What else is known of it."),
)

PARTNERSHIP = Record(
    "Partnership",
    "Defender's partnership with the Dakar Rally.",
    F("role", Text, "Role", "Rol", "Its title with the event.", "official partner"),
    F("announced", Date, "Announced", "Bekendgemaakt", "When it was made known."),
    F("first_year", int, "First year", "Eerste jaar", "First year.", "since, start, sinds"),
    F("duration", Quantity, "Duration", "Duur", "How long it runs.", "length, how long, lengte",
      unit="years"),
    F("last_year", int, "Last year", "Laatste jaar", "Last year."),
    F("fleet", Quantity, "Fleet 2025", "Vloot 2025", "Defenders that supported the Dakar 2025.",
      "support fleet, support vehicles, number of Defenders, hoeveel Defenders", unit="vehicles"),
    F("fleet_tasks", Text, "Fleet's task", "Taak van de vloot", "Whom it carried.",
      "passengers, driven, transported, vervoerde"),
    F("start_place_2025", str, "Start 2025", "Start 2025", "Where the Dakar 2025 began.", "begin"),
    F("finish_place_2025", str, "Finish 2025", "Finish 2025", "Where the Dakar 2025 ended.",
      "einde"),
    F("start_2025", Date, "First day 2025", "Eerste dag 2025", "First day of the Dakar 2025."),
    F("end_2025", Date, "Last day 2025", "Laatste dag 2025", "Last day of the Dakar 2025."),
    F("recce_cars", Quantity, "Reconnaissance cars", "Verkenningsauto's",
      "Specially equipped cars for planning the routes.",
      "recce vehicles, recce, scouting, verkenningsvoertuigen", unit="vehicles"),
    F("recce_editions", many(int), "Reconnaissance for", "Verkenning voor",
      "Editions whose routes they help to plan.", "routes, edities"),
    F("recce_user", Text, "Reconnaissance by", "Verkenning door", "Who uses them."),
    F("recce_model", str, "Reconnaissance model", "Model verkenningsauto", "The car they are."),
    F("recce_details", mapping(Text), "Reconnaissance cars in detail", "Verkenningsauto's nader",
      "Their equipment."),
    F("details", mapping(Text), "Details", "Bijzonderheden", "What else is known of it."),
)
