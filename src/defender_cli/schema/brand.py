"""The Defender brand."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Quantity, Text, Url


class Brand(Record, frozen=True):
    """The Defender brand, as its maker describes it."""

    name: Annotated[str | None, Label("Name", "Naam", "The brand's name.")] = None
    part_of: Annotated[
        str | None, Label("Part of", "Onderdeel van", "The marque it belongs to.", "belongs to")
    ] = None
    owner: Annotated[
        str | None, Label("Owner", "Eigenaar", "The group that owns it.", "company, group, bedrijf")
    ] = None
    sister_brands: Annotated[
        tuple[str, ...] | None,
        Label(
            "Sister brands",
            "Zustermerken",
            "The other brands of JLR's house of brands.",
            "house of brands, marques, family, merken",
        ),
    ] = None
    nationality: Annotated[
        Text | None, Label("Nationality", "Nationaliteit", "Where it comes from.")
    ] = None
    history_since: Annotated[
        int | None,
        Label(
            "History since",
            "Geschiedenis sinds",
            "Year of the first Land Rover.",
            "first Land Rover, origin, founded, oorsprong, eerste Land Rover",
        ),
    ] = None
    experience: Annotated[
        Quantity | None,
        Label(
            "Experience",
            "Ervaring",
            "More than this many years of Land Rover.",
            "years of experience, jaar ervaring",
            unit="years",
        ),
    ] = None
    designed_in: Annotated[
        Text | None,
        Label(
            "Designed in",
            "Ontworpen in",
            "Where it is designed and engineered.",
            "developed, engineered, ontwikkeld",
        ),
    ] = None
    sold_in: Annotated[
        Quantity | None,
        Label(
            "Sold in",
            "Verkocht in",
            "Countries where it is sold.",
            "countries, markets, landen, verkrijgbaar",
            unit="countries",
        ),
    ] = None
    body_styles: Annotated[
        tuple[str, ...] | None,
        Label(
            "Body styles",
            "Carrosserievarianten",
            "Versions of the body.",
            "variants, versions, models, uitvoeringen, varianten",
        ),
    ] = None
    seats_min: Annotated[
        int | None, Label("Seats, fewest", "Zitplaatsen, minste", "Fewest seats.", "seats, stoelen")
    ] = None
    seats_max: Annotated[
        int | None, Label("Seats, most", "Zitplaatsen, meeste", "Most seats.", "seats, stoelen")
    ] = None
    electric_hybrid: Annotated[
        str | None,
        Label(
            "Electric hybrid",
            "Elektrische hybride",
            "The model offered as a plug-in hybrid.",
            "plug-in hybrid, PHEV, plug-in, stekkerhybride",
        ),
    ] = None
    flagship: Annotated[
        str | None,
        Label(
            "Flagship",
            "Topmodel",
            "The model for extreme performance.",
            "top model, performance model, vlaggenschip",
        ),
    ] = None
    vision: Annotated[
        str | None, Label("Vision", "Visie", "The idea of luxury it follows.", "Modern Luxury")
    ] = None
    motto: Annotated[str | None, Label("Motto", "Motto", "The brand's phrase.", "slogan")] = None
    character: Annotated[
        dict[str, Text] | None,
        Label("Character", "Karakter", "How its maker describes the brand and its cars."),
    ] = None
    symbol: Annotated[
        Text | None, Label("Stands for", "Staat voor", "What its maker says it stands for.")
    ] = None
    charity_partners: Annotated[
        tuple[str, ...] | None,
        Label(
            "Charity partners",
            "Goede doelen",
            "Organisations it supports.",
            "charities, supports, steunt, samenwerking",
        ),
    ] = None
    charity_purposes: Annotated[
        Text | None,
        Label("Charity work", "Liefdadigheid", "The causes it supports.", "causes, doelen"),
    ] = None
    award: Annotated[Text | None, Label("Award", "Onderscheiding", "A prize won.", "prize")] = None
    history: Annotated[
        dict[str, Text] | None, Label("History", "Geschiedenis", "Earlier years.", "heritage")
    ] = None
    channels: Annotated[
        dict[str, Url] | None,
        Label("Channels", "Kanalen", "Official accounts.", "social media, accounts"),
    ] = None
    media_sites: Annotated[
        dict[str, Url] | None,
        Label("Media sites", "Mediasites", "Official sites for the press.", "newsroom, website"),
    ] = None
