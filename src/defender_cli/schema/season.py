"""The season and its rounds."""

from typing import Annotated, Literal

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Country, Date, Quantity, Text, Url


class Season(Record, frozen=True):
    """The 2026 season of the World Rally-Raid Championship."""

    year: Annotated[int | None, Label("Season", "Seizoen", "The year.", "year, jaar")] = None
    championship: Annotated[
        str | None, Label("Championship", "Kampioenschap", "Its full name.", "W2RC")
    ] = None
    official_results: Annotated[
        Url | None,
        Label("Official results", "Officiële uitslagen", "Where results are published.", "website"),
    ] = None
    number: Annotated[
        int | None,
        Label("Edition", "Editie", "Which season of the championship it is.", "fifth, vijfde"),
    ] = None
    rounds_count: Annotated[
        int | None,
        Label(
            "Rounds",
            "Rondes",
            "Number of rounds.",
            "how many rounds, events, races, W2RC, championship, hoeveel rondes, wedstrijden",
        ),
    ] = None
    continents: Annotated[
        int | None, Label("Continents", "Continenten", "Continents visited.", "werelddelen")
    ] = None
    stock_entries: Annotated[
        int | None,
        Label("Stock entries", "Stock-inschrijvingen", "Stock cars registered for the season."),
    ] = None
    manufacturers: Annotated[
        tuple[str, ...] | None,
        Label("Manufacturers", "Fabrikanten", "Makers registered.", "makes, merken"),
    ] = None
    changes: Annotated[
        dict[str, Text] | None,
        Label("Calendar changes", "Wijzigingen kalender", "What differs from 2025."),
    ] = None


class Round(Record, frozen=True):
    """One round of the season."""

    number: Annotated[
        int | None,
        Label("Round", "Ronde", "Its place in the calendar.", "round number", column=True),
    ] = None
    name: Annotated[
        str | None, Label("Rally", "Rally", "The name of the event.", "event, name", column=True)
    ] = None
    aliases: Annotated[
        tuple[str, ...] | None,
        Label("Also called", "Ook genoemd", "Other names.", structural=True),
    ] = None
    country: Annotated[
        Country | None,
        Label("Country", "Land", "The host country.", "where, nation, waar", column=True),
    ] = None
    countries: Annotated[
        tuple[Country, ...] | None,
        Label("Countries", "Landen", "Every country on the route."),
    ] = None
    start: Annotated[
        Date | None,
        Label(
            "Start", "Start", "First day.", "begins, starts, date, when, begint, datum", column=True
        ),
    ] = None
    end: Annotated[
        Date | None,
        Label("End", "Einde", "Last day.", "finishes, ends, over, last day, eindigt", column=True),
    ] = None
    status: Annotated[
        Literal["upcoming", "running", "over", "over, no result on file"] | None,
        Label(
            "Status",
            "Status",
            "Before, during or after its dates on the day asked for; after them, whether a result "
            "is on file.",
            derived=True,
            column=True,
        ),
    ] = None
    days_to_go: Annotated[
        int | None,
        Label(
            "Days to go",
            "Dagen te gaan",
            "Days until its start on the day asked for; 0 while it runs.",
            "countdown, until, till, hoe lang nog",
            derived=True,
        ),
    ] = None
    edition: Annotated[
        int | None, Label("Edition", "Editie", "How many times it has been held.", "number")
    ] = None
    edition_in_country: Annotated[
        int | None, Label("Edition there", "Editie aldaar", "Editions held in the host country.")
    ] = None
    organiser: Annotated[
        str | None, Label("Organiser", "Organisator", "Who runs it.", "organised by, organiseert")
    ] = None
    local_organiser: Annotated[
        str | None, Label("Local organiser", "Lokale organisator", "The host federation.")
    ] = None
    start_place: Annotated[
        str | None,
        Label(
            "Starts in",
            "Start in",
            "Town of the start.",
            "start place, startplaats, start line, startschot, vertrek",
        ),
    ] = None
    via: Annotated[
        tuple[str, ...] | None,
        Label("Via", "Via", "Towns on the way.", "route, bivouac, passes through"),
    ] = None
    finish_place: Annotated[
        str | None,
        Label("Finishes in", "Finish in", "Town of the finish.", "finish place, finishplaats"),
    ] = None
    ceremony_place: Annotated[
        str | None, Label("Prize-giving", "Prijsuitreiking", "Where prizes are given.", "podium")
    ] = None
    stages_count: Annotated[
        int | None,
        Label(
            "Stages",
            "Etappes",
            "Number of stages, without a prologue.",
            "how many stages, race days, hoeveel etappes, proeven",
        ),
    ] = None
    prologue: Annotated[
        bool | None, Label("Prologue", "Proloog", "Whether a prologue comes before the stages.")
    ] = None
    distance: Annotated[
        Quantity | None,
        Label(
            "Distance",
            "Afstand",
            "Specials and liaisons together, for cars.",
            "length, total kilometres, how long, km, lengte, totale afstand",
            unit="km",
        ),
    ] = None
    special: Annotated[
        Quantity | None,
        Label(
            "Specials",
            "Proeven",
            "Timed distance, for cars.",
            "special stages, timed, selective section, kilometres, distance, "
            "klassementsproeven, tegen de klok",
            unit="km",
        ),
    ] = None
    rest_day: Annotated[Date | None, Label("Rest day", "Rustdag", "The day without a stage.")] = (
        None
    )
    rest_place: Annotated[
        str | None, Label("Rest day in", "Rustdag in", "Where the rest day is spent.")
    ] = None
    marathon_stages: Annotated[
        tuple[str, ...] | None,
        Label(
            "Marathon stages",
            "Marathonetappes",
            "Pairs of stages with no assistance overnight.",
            "marathon, refuge",
        ),
    ] = None
    vehicles_at_start: Annotated[
        int | None,
        Label("Starters", "Gestart", "Vehicles at the start.", "started, entries, deelnemers"),
    ] = None
    vehicles_at_finish: Annotated[
        int | None, Label("Finishers", "Gefinisht", "Vehicles at the finish.", "finished")
    ] = None
    stock_starters: Annotated[
        int | None,
        Label("Stock starters", "Stock-deelnemers", "Cars that started in Stock.", "field, veld"),
    ] = None
    w2rc_entries: Annotated[
        int | None, Label("W2RC entries", "W2RC-inschrijvingen", "Entries counting for the W2RC.")
    ] = None
    defender_cars: Annotated[
        Quantity | None,
        Label("Defenders", "Defenders", "Cars entered by the team.", unit="cars"),
    ] = None
    notes: Annotated[
        dict[str, Text] | None, Label("Notes", "Wetenswaardigheden", "What is special about it.")
    ] = None
