"""Quantities and names of a question, and what is said where there is no answer."""

from collections.abc import Callable, Sequence

from defender_cli.ask.query.bag import Bag, Phrase
from defender_cli.ask.query.found import Context, Nothing
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.words import stems
from defender_cli.ask.wording import stated
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup.names import folded
from defender_cli.schema import Field, Record
from defender_cli.schema.team import TEAM
from defender_cli.schema.types import Quantity, Reference, Text

Preference = Callable[[list[View]], View]


BLUR = 0.05
"""Difference below which a note (about, measured otherwise) leaves open which value is more."""

NOT_ALIKE = (
    "the figures on file were not measured alike",
    "de cijfers in de feiten zijn niet op dezelfde manier gemeten",
)
"""Said in both languages where that difference leaves it open."""


def amount(view: View, field: Field) -> float:
    """Return the number of a quantity, 0 if it is unknown."""
    value = view.value(field.name)
    return value.value if isinstance(value, Quantity) else 0.0


def measures(record: Record) -> dict[Phrase, Field]:
    """Return the quantities of a record by what they are called; its own label goes first."""
    sized = [each for each in record.fields.values() if each.hint is Quantity or each.unit]
    named = {phrase: field for field in reversed(sized) for phrase in phrases(field)}
    labels = (("en", each.en, each) for each in sized), (("nl", each.nl, each) for each in sized)
    return named | {
        stems(folded(text).split(), lang): field for each in labels for lang, text, field in each
    }


def measure(record: Record, dimension: str, last: bool = False) -> Field | None:
    """Return the field of a record that says a dimension: the first, or the last one."""
    found = [
        field
        for field in record.fields.values()
        if dimension and dimension in [folded(each) for each in (field.en, *field.names.split(","))]
        and field.unit
    ]  # fmt: skip
    return found[-1 if last else 0] if found else None


def of_category(bag: Bag, category: str) -> bool:
    """Take the name of a category, and the word for one; return whether it was named."""
    named = bag.phrase({(folded(category),): True}, "other")
    bag.phrase(dict.fromkeys(phrases(TEAM.fields["category_entered"]), True), "other", "noun")
    return bool(named)


def refers(view: View, name: str) -> str:
    """Return the name of what a field refers to, or its text."""
    value = view.value(name)
    if isinstance(value, Reference):
        return value.name or value.id
    return "" if value is None else str(value)


def nothing(en: str, nl: str, *near: str) -> Nothing:
    return Nothing(Text(en, nl), *near)


def is_blurred(one: float, other: float, answers: Sequence[Answer]) -> bool:
    """Return whether the notes of two values of cars leave open which is more.

    Planned distances have notes as well, but are of one plan.
    """
    is_close = 0 < abs(one - other) < BLUR * max(abs(one), abs(other))
    return is_close and any(each.note and each.key.startswith("cars.") for each in answers)


def near(context: Context, answers: Sequence[Answer]) -> list[str]:
    return [f"{each.key}  {stated(context.facts, each, context.lang)}" for each in answers]
