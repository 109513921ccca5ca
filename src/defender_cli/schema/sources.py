"""Where the values come from."""

from typing import Annotated, Literal

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, Language, PartialDate, Text, Url


class Source(Record, frozen=True):
    """Where a value was published.

    A value counts as known from the day its source was published; of a page without
    a date, from the latest event it reports (`not_before`), else from the day it was
    `retrieved`. A month counts as its last day.
    """

    title: Annotated[str | None, Label("Title", "Titel", "Its title, at times shortened.")] = None
    publisher: Annotated[
        str | None, Label("Publisher", "Uitgever", "Who published it.", column=True)
    ] = None
    published: Annotated[
        PartialDate | None, Label("Published", "Gepubliceerd", "Day or month of publication.")
    ] = None
    not_before: Annotated[
        Date | None,
        Label("Not before", "Niet eerder dan", "The day of the latest event it reports."),
    ] = None
    retrieved: Annotated[
        Date | None, Label("Retrieved", "Geraadpleegd", "The day it was read.")
    ] = None
    language: Annotated[
        Language | None, Label("Language", "Taal", "Language of the text (ISO 639-1).")
    ] = None
    url: Annotated[Url | None, Label("Link", "Link", "Its address.", "url, website")] = None
    kind: Annotated[
        Literal["official", "organiser", "press", "personal"] | None,
        Label(
            "Kind",
            "Soort",
            "From the maker, from the organiser, from the press, or added by the user.",
        ),
    ] = None


class Release(Record, frozen=True):
    """The press release this fact base grew out of."""

    title: Annotated[
        Text | None, Label("Subject", "Onderwerp", "What the release announces.", "title, titel")
    ] = None
    issuer: Annotated[
        str | None, Label("Issuer", "Afzender", "Who sent it.", "publisher, uitgever")
    ] = None
    place: Annotated[str | None, Label("Place", "Plaats", "The dateline's town.", "city")] = None
    date: Annotated[PartialDate | None, Label("Date", "Datum", "The dateline's day.")] = None
    language: Annotated[
        Language | None, Label("Language", "Taal", "Language of the text (ISO 639-1).")
    ] = None
    topics: Annotated[
        dict[str, Text] | None, Label("Main points", "Hoofdpunten", "The points it leads with.")
    ] = None
    notice: Annotated[
        dict[str, Text] | None,
        Label(
            "Notice",
            "Mededeling",
            "How far its figures can be relied on.",
            "disclaimer, estimates, schattingen, voorbehoud",
        ),
    ] = None
    contact: Annotated[
        Text | None, Label("Further information", "Meer informatie", "Whom it refers readers to.")
    ] = None
