"""The drivers and co-drivers."""

from typing import Annotated, Literal

from defender_cli.schema.careers import DakarEntry, Outing, Title
from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Country, Date, DriverRef, Text


class Driver(Record, frozen=True):
    """A driver or co-driver of the team."""

    name: Annotated[
        str | None, Label("Name", "Naam", "The name the team uses.", "called, heet", column=True)
    ] = None
    full_name: Annotated[
        str | None, Label("Full name", "Volledige naam", "The name in full, where it differs.")
    ] = None
    aliases: Annotated[
        tuple[str, ...] | None,
        Label("Also written", "Ook geschreven", "Other spellings.", structural=True),
    ] = None
    nicknames: Annotated[
        tuple[str, ...] | None,
        Label("Nicknames", "Bijnamen", "Names used by press and fans.", "nickname, bijnaam"),
    ] = None
    role: Annotated[
        Literal["driver", "co-driver"] | None,
        Label(
            "Role",
            "Rol",
            "Seat in the car: the driver's or the co-driver's.",
            "job, function, functie, rol",
            column=True,
        ),
    ] = None
    number: Annotated[
        int | None,
        Label(
            "Car number",
            "Startnummer",
            "Number of the crew's car at the Dakar 2026.",
            "race number, start number, rugnummer, nummer",
            derived=True,
        ),
    ] = None
    crew_partner: Annotated[
        DriverRef | None,
        Label(
            "In the car with",
            "In de auto met",
            "The other person of the crew.",
            "co-driver, navigator, driver, bijrijder, coureur, teammate",
            derived=True,
        ),
    ] = None
    country: Annotated[
        Country | None,
        Label(
            "Country",
            "Land",
            "Nationality.",
            "nationality, nation, citizenship, from, nationaliteit, land, afkomst",
            column=True,
        ),
    ] = None
    licence_country: Annotated[
        Country | None,
        Label("Licence", "Licentie", "The country that issued the racing licence."),
    ] = None
    born: Annotated[
        Date | None,
        Label(
            "Born",
            "Geboren",
            "Date of birth.",
            "birth date, date of birth, birthday, geboortedatum, geboren, verjaardag",
        ),
    ] = None
    age: Annotated[
        int | None,
        Label(
            "Age",
            "Leeftijd",
            "Age in years on the day asked for, computed from the date of birth.",
            "how old, years old, hoe oud, jaar oud",
            derived=True,
        ),
    ] = None
    age_stated: Annotated[
        int | None,
        Label(
            "Age as stated",
            "Leeftijd volgens bron",
            "Age a source printed, on the day of that source.",
        ),
    ] = None
    birthplace: Annotated[
        str | None,
        Label(
            "Birthplace",
            "Geboorteplaats",
            "Place of birth.",
            "born in, place of birth, native, geboren in, geboorteplaats",
        ),
    ] = None
    home_town: Annotated[
        str | None,
        Label("Home town", "Woonplaats", "Where home is.", "lives, resident, woont"),
    ] = None
    announced: Annotated[
        Date | None,
        Label(
            "Announced",
            "Bekendgemaakt",
            "The day the team presented this person.",
            "presented, signed, named, joined, aangekondigd, gepresenteerd",
        ),
    ] = None
    programme: Annotated[
        Text | None,
        Label(
            "Programme 2026",
            "Programma 2026",
            "The rallies planned for the season.",
            "planned events, plan, season plan, programma",
        ),
    ] = None
    experience: Annotated[
        Text | None,
        Label("Standing", "Reputatie", "What this person is known for.", "known for, bekend"),
    ] = None
    contribution: Annotated[
        Text | None,
        Label("Part in the project", "Bijdrage", "What this person brings to the team."),
    ] = None
    racing_start_age: Annotated[
        int | None,
        Label(
            "Started racing at",
            "Begon met racen op",
            "Age at the first races.",
            "began racing, first race, karting, beginleeftijd",
            unit="years",
        ),
    ] = None
    dakar_debut: Annotated[
        int | None,
        Label(
            "First Dakar",
            "Eerste Dakar",
            "Year of the first Dakar Rally.",
            "debut, first participation, debuut, eerste deelname",
        ),
    ] = None
    dakar_debut_class: Annotated[
        str | None,
        Label("Class of the first Dakar", "Klasse van eerste Dakar", "Class of the debut."),
    ] = None
    dakar_starts: Annotated[
        int | None,
        Label(
            "Dakar starts",
            "Dakar-deelnames",
            "Editions of the Dakar Rally started.",
            "participations, entries, editions, times, deelnames, deelgenomen, keer",
        ),
    ] = None
    dakar_starts_bike: Annotated[
        int | None,
        Label(
            "Dakar starts on a bike",
            "Dakar-deelnames op de motor",
            "Editions of the Dakar Rally started on a motorcycle.",
            "motorbike, motorcycle, motorfiets",
        ),
    ] = None
    dakar_starts_car: Annotated[
        int | None,
        Label(
            "Dakar starts in a car",
            "Dakar-deelnames in de auto",
            "Editions of the Dakar Rally started in a car.",
            "auto",
        ),
    ] = None
    dakar_wins: Annotated[
        int | None,
        Label(
            "Dakar wins",
            "Dakar-zeges",
            "Dakar Rallies won, overall or in a class, bikes and cars together.",
            "victories, titles, won, winner, overwinningen, gewonnen, zeges",
        ),
    ] = None
    dakar_wins_bike: Annotated[
        int | None,
        Label(
            "Dakar wins on a bike",
            "Dakar-zeges op de motor",
            "Dakar Rallies won on a motorcycle.",
            "motorbike, motorcycle, motorfiets",
        ),
    ] = None
    dakar_wins_car: Annotated[
        int | None,
        Label(
            "Dakar wins in a car", "Dakar-zeges in de auto", "Dakar Rallies won in a car.", "auto"
        ),
    ] = None
    dakar_win_years: Annotated[
        tuple[int, ...] | None,
        Label(
            "Years of the wins",
            "Jaren van de zeges",
            "Editions won.",
            "which years, winning years, in welke jaren",
        ),
    ] = None
    dakar_bike_make: Annotated[
        str | None,
        Label(
            "Make of the bike wins",
            "Merk van de motorzeges",
            "The make ridden to the bike wins.",
            "motorbike brand, motormerk",
        ),
    ] = None
    dakar_podiums: Annotated[
        int | None,
        Label("Dakar podiums", "Dakar-podia", "Dakar finishes in the top three of the class."),
    ] = None
    dakar_second_places: Annotated[
        int | None,
        Label("Second places", "Tweede plaatsen", "Dakar Rallies finished second.", "runner-up"),
    ] = None
    dakar_third_places: Annotated[
        int | None, Label("Third places", "Derde plaatsen", "Dakar Rallies finished third.")
    ] = None
    dakar_stage_wins: Annotated[
        int | None,
        Label(
            "Dakar stage wins",
            "Dakar-etappezeges",
            "Dakar stages won in all editions together.",
            "stages won, special wins, gewonnen etappes",
        ),
    ] = None
    dakar_stage_wins_bike: Annotated[
        int | None,
        Label("Stage wins on a bike", "Etappezeges op de motor", "Dakar stages won on a bike."),
    ] = None
    dakar_stage_wins_car: Annotated[
        int | None,
        Label("Stage wins in a car", "Etappezeges in de auto", "Dakar stages won in a car."),
    ] = None
    motocross_titles: Annotated[
        int | None,
        Label("Amateur motocross titles", "Amateurtitels motorcross", "Amateur titles won."),
    ] = None
    w2rc_podiums_2022: Annotated[
        int | None,
        Label("W2RC podiums 2022", "W2RC-podia 2022", "Podium places in the 2022 W2RC season."),
    ] = None
    titles: Annotated[
        dict[str, Title] | None,
        Label("Titles", "Titels", "Championships won.", "champion, kampioen, wereldtitel"),
    ] = None
    dakar: Annotated[
        dict[str, DakarEntry] | None,
        Label(
            "Dakar record",
            "Dakar-erelijst",
            "The Dakar Rally year by year.",
            "history",
            ids=("Edition", "Editie"),
        ),
    ] = None
    rallies: Annotated[
        dict[str, Outing] | None,
        Label("Other rallies, selected", "Andere rally's, een keuze", "Results outside the Dakar."),
    ] = None
    family: Annotated[
        dict[str, Text] | None,
        Label("Family in the sport", "Familie in de sport", "Relatives in motor sport."),
    ] = None
    highlights: Annotated[
        dict[str, Text] | None,
        Label("Highlights", "Hoogtepunten", "What stands out in the career.", "achievements"),
    ] = None
