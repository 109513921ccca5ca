"""One value as a script wants it: no label, no note, no decoration."""

from defender_cli.facts.statements import Answer
from defender_cli.i18n.escape import visible
from defender_cli.i18n.messages import PENDING
from defender_cli.schema.types import Quantity, Reference, Text


def raw(answer: Answer, lang: str) -> str:
    """Return an answer's value: `14`, `550 L`, `2026-01-03`; a list one item a line.

    A reference is given by name, true and false as in JSON, and an expressly open value
    in words.
    """
    if answer.value is None:
        return PENDING.in_language(lang)
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return "\n".join(_single(value, lang) for value in values)


def _single(value: object, lang: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Quantity):
        return visible(f"{value.value} {value.unit}")
    if isinstance(value, Reference):
        return visible(value.name or value.id)
    return visible(value.in_language(lang) if isinstance(value, Text) else str(value))
