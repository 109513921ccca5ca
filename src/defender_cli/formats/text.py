"""Values as people read them, in either language."""

from collections.abc import Iterable

from defender_cli.facts.statements import Answer
from defender_cli.formats.escape import visible
from defender_cli.labels import COMPUTED, COUNTRIES, NO, PENDING, UNITS, UNKNOWN, WORDS, YES
from defender_cli.model import Field
from defender_cli.model.values import Country, Quantity, Reference, Text


def shown(answer: Answer | None, lang: str) -> str:
    """Return an answer for a table cell: a dash if unknown, words if expressly open."""
    if answer is None:
        return UNKNOWN
    if answer.value is None:
        return PENDING.in_language(lang)
    return words(answer.value, answer.field, lang)


def explained(answer: Answer, lang: str) -> str:
    """Return an answer for a profile: with its note, and saying if it was computed."""
    text = shown(answer, lang)
    if answer.derived:
        return f"{text} ({COMPUTED.in_language(lang)})"
    if answer.note:
        return f"{text} ({visible(answer.note.in_language(lang))})"
    return text


def words(value: object, field: Field, lang: str) -> str:
    """Return a value of a field in words."""
    if isinstance(value, tuple):
        return listed([words(each, field, lang) for each in value])
    if isinstance(value, bool):
        return (YES if value else NO).in_language(lang)
    if isinstance(value, Text):
        return visible(value.in_language(lang))
    if isinstance(value, Reference):
        return visible(value.name or value.id)
    if isinstance(value, Quantity):
        return quantity(value, field, lang)
    text = str(value)
    if field.hint is Country:
        return COUNTRIES[text].in_language(lang) if text in COUNTRIES else visible(text)
    if field.options and text in WORDS:
        return WORDS[text].in_language(lang)
    return visible(text)


def quantity(value: Quantity, field: Field, lang: str) -> str:
    """Return a number with its unit; a computed difference keeps its sign."""
    sign = "+" if field.name == "difference" and value.value > 0 else ""
    unit = UNITS.get(value.unit, value.unit) if lang == "nl" else value.unit
    return f"{sign}{value.value} {visible(unit)}"


def ordinal(number: int, lang: str) -> str:
    """Return a place in a ranking as people say it: 1st, 22nd; 1e in Dutch."""
    if lang == "nl":
        return f"{number}e"
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def humanised(id: str) -> str:
    """Return an id as a heading."""
    text = id.replace("_", " ").replace("-", " ")
    return visible(text[:1].upper() + text[1:])
