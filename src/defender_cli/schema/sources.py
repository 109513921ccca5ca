"""Schema of sources and terms."""

import msgspec

# fmt: off
from defender_cli.schema.fields import COLUMN, STRUCTURAL, F, Record, choice, many
from defender_cli.schema.types import Date, Language, PartialDate, Text, Url

KIND = choice("official", "organiser", "press", "personal")
"""From whom a source comes."""

SOURCE = Record(
    "Source",
    "Where a value was published.",
    F("title", str, "Title", "Titel", "Its title, at times shortened."),
    F("publisher", str, "Publisher", "Uitgever", "Who published it.", flags=COLUMN),
    F("published", PartialDate, "Published", "Gepubliceerd", "Day or month of publication."),
    F("not_before", Date, "Not before", "Niet eerder dan",
      "The day of the latest event it reports."),
    F("retrieved", Date, "Retrieved", "Geraadpleegd", "The day it was last seen."),
    F("language", Language, "Language", "Taal", "Language of the text (ISO 639-1)."),
    F("url", Url, "Link", "Link", "Its address.", "url, website"),
    F("kind", KIND, "Kind", "Soort",
      "From the maker, from the organiser, from the press, or added by the user."),
    F("copy_of", str, "Copy of", "Kopie van",
      "The source whose text it is: one of several addresses of one text."),
)

TERM = Record(
    "Term",
    "A term of the sport.",
    F("label", Text, "Term", "Begrip", "The term.", flags=COLUMN | STRUCTURAL),
    F("names", many(str), "Also called", "Ook genoemd", "Other words for it.", flags=STRUCTURAL),
    F("definition", Text, "Meaning", "Betekenis", "What it means.", flags=COLUMN),
)

# fmt: on


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source of values; an unknown field is None.

    A value counts as known from the day its source was published; of a page without
    a date, from the latest event it reports (`not_before`), else from the day it was
    `retrieved`. A month counts as its last day.
    """

    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    not_before: Date | None = None
    retrieved: Date | None = None
    language: Language | None = None
    url: Url | None = None
    kind: str | None = None
    copy_of: str | None = None
