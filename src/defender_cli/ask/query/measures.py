"""Quantities and names of a question, and what is said where there is no answer."""

from collections.abc import Callable

from defender_cli.ask.query.bag import Bag, Phrase
from defender_cli.ask.query.found import Nothing
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.words import stems
from defender_cli.facts.view import View
from defender_cli.lookup.names import folded
from defender_cli.schema import Field, Record
from defender_cli.schema.team import TEAM
from defender_cli.schema.types import Quantity, Reference, Text

Preference = Callable[[list[View]], View]


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
