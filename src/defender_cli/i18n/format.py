"""Values as people read them, in either language."""

from collections.abc import Iterable
from datetime import date

from defender_cli.facts.statements import Answer
from defender_cli.i18n.cldr import countries, languages
from defender_cli.i18n.dates import in_words
from defender_cli.i18n.escape import visible
from defender_cli.i18n.messages import (
    COMPUTED,
    DISPUTED,
    INTERNATIONAL,
    NO,
    PENDING,
    UNITS,
    UNKNOWN,
    WORDS,
    YES,
)
from defender_cli.schema import Field
from defender_cli.schema.types import Country, Language, PartialDate, Quantity, Reference, Text

NETWORKS = {"linkedin": "LinkedIn", "tiktok": "TikTok", "youtube": "YouTube"}
"""Names of social networks that are not written as an id with a capital."""

GLUE = "\x1f"
"""A space at which no line may break; data never holds it, for `visible` spells it out."""


def shown(answer: Answer | None, lang: str, terminal: bool = False) -> str:
    """Return an answer for a table cell: a dash if unknown, words if expressly open.

    For a terminal dates are in words, and what belongs together is joined by `GLUE`.
    """
    if answer is None:
        return UNKNOWN
    if answer.value is None:
        return PENDING.in_language(lang)
    return words(answer.value, answer.field, lang, terminal)


def explained(answer: Answer | None, lang: str, terminal: bool = False) -> str:
    """Return an answer for a profile: with its note, and saying if it was computed."""
    text = shown(answer, lang, terminal)
    if answer is None:
        return text
    if answer.derived:
        return f"{text} ({COMPUTED.in_language(lang)})"
    note = noted(answer, lang)
    return f"{text} ({note})" if note else text


def noted(answer: Answer, lang: str) -> str:
    """Return the note of an answer, which says too if its sources disagree."""
    disputed = DISPUTED.in_language(lang) if answer.disputed else None
    note = visible(answer.note.in_language(lang)) if answer.note else None
    return "; ".join(filter(None, (note, disputed)))


def words(value: object, field: Field, lang: str, terminal: bool = False) -> str:
    """Return a value of a field in words."""
    if isinstance(value, tuple):
        return listed([words(each, field, lang, terminal) for each in value])
    if isinstance(value, bool):
        return (YES if value else NO).in_language(lang)
    if isinstance(value, Text):
        return visible(value.in_language(lang))
    if isinstance(value, Reference):
        return visible(value.name or value.id)
    if isinstance(value, Quantity):
        return quantity(value, field, lang, GLUE if terminal else " ")
    if isinstance(value, int | float):
        return number(value, lang)
    text = str(value)
    if terminal and (isinstance(value, date) or field.hint is PartialDate):
        return in_words(text, lang, GLUE)
    return visible(_translated(text, field, lang))


def _translated(text: str, field: Field, lang: str) -> str:
    """Return a code or one of a fixed choice in a language, other text as it is."""
    if field.hint is Country:
        known = countries()
    elif field.hint is Language:
        known = languages()
    else:
        known = WORDS if field.options else {}
    return known[text].in_language(lang) if text in known else text


def quantity(value: Quantity, field: Field, lang: str, space: str = " ") -> str:
    """Return a number with its unit; a computed difference keeps its sign."""
    sign = "+" if field.name == "difference" and value.value > 0 else ""
    unit = UNITS.get(value.unit, value.unit) if lang == "nl" else value.unit
    return f"{sign}{number(value.value, lang, 1000)}{space}{visible(unit)}"


def number(value: float, lang: str, parted: int = 10_000) -> str:
    """Return a number as written in a language: 4.4 and 24,000, in Dutch 4,4 and 24.000.

    Thousands are set apart from `parted` on: a smaller one without a unit may be a year.
    """
    text = f"{value:,}" if abs(value) >= parted else str(value)
    return text.translate({44: ".", 46: ","}) if lang == "nl" else text


def ordinal(number: int, lang: str) -> str:
    """Return a rank as an ordinal: 1st, 22nd; 1e in Dutch."""
    if lang == "nl":
        return f"{number}e"
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def humanised(id: str, lang: str = "en") -> str:
    """Return an id as a heading."""
    text = id.replace("_", " ").replace("-", " ")
    if lang != "en":
        text = next((each.nl for each in countries().values() if each.en.lower() == text), text)
        text = INTERNATIONAL.nl if text == INTERNATIONAL.en else text
    return visible(NETWORKS.get(id) or text[:1].upper() + text[1:])
