"""The works team and its milestones."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, PartialDate, Quantity, Text


class Team(Record, frozen=True):
    """The works team."""

    name: Annotated[str | None, Label("Name", "Naam", "The team's name.", "called, heet")] = None
    entry: Annotated[
        Text | None,
        Label(
            "Entry", "Inschrijving", "Works team or private.", "type, factory, works, fabrieksteam"
        ),
    ] = None
    brand: Annotated[str | None, Label("Brand", "Merk", "The make it races for.", "make")] = None
    organisation: Annotated[
        str | None, Label("Organisation", "Organisatie", "The body that runs it.", "parent")
    ] = None
    championship: Annotated[
        str | None,
        Label("Championship", "Kampioenschap", "The series it contests.", "W2RC, series"),
    ] = None
    category: Annotated[
        str | None, Label("Category", "Categorie", "The class it enters.", "class, klasse")
    ] = None
    car: Annotated[str | None, Label("Car", "Auto", "The car it enters.", "vehicle")] = None
    motto: Annotated[
        str | None, Label("Motto", "Motto", "The phrase it goes by.", "slogan, leus")
    ] = None
    purpose: Annotated[
        Text | None,
        Label("Purpose", "Doel", "What the brand wants to show with it.", "aim, goal, why, waarom"),
    ] = None
    demands: Annotated[
        dict[str, Text] | None,
        Label(
            "What it asks",
            "Wat het vraagt",
            "What the sport asks of the people and the cars.",
            "qualities, resilience, eigenschappen, weerbaarheid",
        ),
    ] = None
    debut_season: Annotated[
        int | None,
        Label(
            "Debut season", "Debuutseizoen", "First season as a works team.", "first season, debut"
        ),
    ] = None
    programme: Annotated[
        Quantity | None,
        Label(
            "Programme",
            "Programma",
            "Length of the works programme.",
            "programme length, how long, years, duur",
            unit="years",
        ),
    ] = None
    first_year: Annotated[
        int | None, Label("First year", "Eerste jaar", "First year of the programme.")
    ] = None
    last_year: Annotated[
        int | None, Label("Last year", "Laatste jaar", "Last year of the programme.")
    ] = None
    extension: Annotated[
        Text | None,
        Label("Extension", "Verlenging", "What is said of a year more.", "extra year, 2029"),
    ] = None
    cars_dakar: Annotated[
        Quantity | None,
        Label(
            "Cars at the Dakar",
            "Auto's in de Dakar",
            "Cars entered for the Dakar.",
            "number of cars, how many cars, hoeveel auto's",
            unit="cars",
        ),
    ] = None
    cars_other_rounds: Annotated[
        Quantity | None,
        Label(
            "Cars in other rounds",
            "Auto's in andere rondes",
            "Cars planned for the rounds after the Dakar.",
            "remaining rounds, rest of the season, overige rondes",
            unit="cars",
        ),
    ] = None
    cars_portugal: Annotated[
        Quantity | None,
        Label(
            "Cars in Portugal",
            "Auto's in Portugal",
            "Cars entered for the Portuguese round of 2026.",
            unit="cars",
        ),
    ] = None
    first_drivers: Annotated[
        tuple[str, ...] | None,
        Label(
            "First drivers",
            "Eerste coureurs",
            "The first two drivers it named.",
            "first two drivers, signed first, eerste twee coureurs",
        ),
    ] = None
    drivers_announced: Annotated[
        Date | None,
        Label("First drivers named", "Eerste coureurs bekend", "When the first two were named."),
    ] = None
    third_driver: Annotated[
        Text | None,
        Label("Third driver", "Derde coureur", "What was said of the third seat at the Dakar."),
    ] = None
    co_drivers: Annotated[
        Text | None,
        Label("Co-drivers", "Navigators", "What was said of the co-drivers.", "navigators"),
    ] = None
    presentation: Annotated[
        Text | None,
        Label(
            "Presentation",
            "Presentatie",
            "When the whole team is shown.",
            "team launch, unveiling, teampresentatie, voorstelling",
        ),
    ] = None
    firsts: Annotated[
        dict[str, Text] | None, Label("Firsts", "Primeurs", "What it did as the first.")
    ] = None


class Milestone(Record, frozen=True):
    """A dated step in the team's story."""

    date: Annotated[
        PartialDate | None, Label("Date", "Datum", "When it was.", "when, wanneer", column=True)
    ] = None
    event: Annotated[
        Text | None, Label("Event", "Gebeurtenis", "What happened.", "what", column=True)
    ] = None
    place: Annotated[Text | None, Label("Place", "Plaats", "Where it happened.", "where")] = None
