"""The shape of the fact base: typed records, and the registry read off them."""

from typing import TYPE_CHECKING, Annotated

from defender_cli.schema.fields import Field, Home, Label, Record, fields
from defender_cli.schema.sources import Source
from defender_cli.schema.types import Date

if TYPE_CHECKING:
    from defender_cli.schema.brand import Brand
    from defender_cli.schema.car import Car
    from defender_cli.schema.category import Category, PointsSystem, Rival
    from defender_cli.schema.crews import Crew
    from defender_cli.schema.drivers import Driver
    from defender_cli.schema.partners import Partner, Partnership
    from defender_cli.schema.people import Person, Quote
    from defender_cli.schema.results import Result
    from defender_cli.schema.season import Round, Season
    from defender_cli.schema.sources import Release
    from defender_cli.schema.team import Milestone, Team
    from defender_cli.schema.testing import TestProgramme


class Facts(Record, frozen=True):
    """The whole fact base: one attribute for each table at the top of the file."""

    checked: Annotated[
        Date | None,
        Label(
            "Checked",
            "Gecontroleerd",
            "Day on which the facts as a whole were last compared with the world.",
            structural=True,
        ),
    ] = None
    release: Annotated[
        "Release | None",
        Label("Press release", "Persbericht", "The release it grew out of."),
        Home("sources"),
    ] = None
    team: Annotated[
        "Team | None", Label("Team", "Team", "The works team.", "squad"), Home("team")
    ] = None
    people: Annotated[
        "dict[str, Person] | None",
        Label("People", "Mensen", "Staff and others around the team.", "staff, management"),
        Home("people"),
    ] = None
    crews: Annotated[
        "dict[str, Crew] | None",
        Label("Crews", "Equipes", "Who drives with whom.", "line-up"),
        Home("crews"),
    ] = None
    drivers: Annotated[
        "dict[str, Driver] | None",
        Label("Drivers", "Coureurs", "Drivers and co-drivers.", "pilots, rijders, coureurs"),
        Home("drivers"),
    ] = None
    car: Annotated[
        "Car | None",
        Label("Car", "Auto", "The Defender Dakar D7X-R.", "vehicle, rallyauto"),
        Home("car"),
    ] = None
    season: Annotated[
        "Season | None",
        Label("Season", "Seizoen", "The 2026 W2RC season.", "championship"),
        Home("season"),
    ] = None
    rounds: Annotated[
        "dict[str, Round] | None",
        Label("Rounds", "Rondes", "The rounds of the season.", "calendar, schedule, kalender"),
        Home("season"),
    ] = None
    results: Annotated[
        "dict[str, Result] | None",
        Label("Results", "Uitslagen", "Results by round.", "uitslag"),
        Home("results"),
    ] = None
    points: Annotated[
        "PointsSystem | None",
        Label("Points system", "Puntentelling", "How points are given."),
        Home("category"),
    ] = None
    category: Annotated[
        "Category | None",
        Label("Stock category", "Stock-categorie", "The class Defender enters."),
        Home("category"),
    ] = None
    rivals: Annotated[
        "dict[str, Rival] | None",
        Label("Rivals", "Tegenstanders", "Other crews in Stock."),
        Home("category"),
    ] = None
    partners: Annotated[
        "dict[str, Partner] | None",
        Label("Partners", "Partners", "Companies behind the team.", "sponsors, suppliers"),
        Home("partners"),
    ] = None
    partnership: Annotated[
        "Partnership | None",
        Label("Dakar partnership", "Dakar-partnerschap", "Defender's role at the event."),
        Home("partners"),
    ] = None
    test_programme: Annotated[
        "TestProgramme | None",
        Label("Test programme", "Testprogramma", "Tests before the Dakar."),
        Home("testing"),
    ] = None
    brand: Annotated[
        "Brand | None", Label("Brand", "Merk", "The Defender brand.", "make"), Home("brand")
    ] = None
    timeline: Annotated[
        "dict[str, Milestone] | None",
        Label("Timeline", "Tijdlijn", "Dated milestones.", "history, geschiedenis"),
        Home("team"),
    ] = None
    quotes: Annotated[
        "dict[str, Quote] | None",
        Label("Quotes", "Uitspraken", "What people said, in short.", "statements, said"),
        Home("people"),
    ] = None
    sources: Annotated[
        "dict[str, Source] | None",
        Label("Sources", "Bronnen", "Where the values come from."),
        Home("sources"),
    ] = None


__all__ = ["Facts", "Field", "Label", "Record", "Source", "fields"]
