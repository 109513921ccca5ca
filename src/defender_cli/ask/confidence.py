"""How sure a reading of a question is: the probability that its value is the right one."""

import math

import msgspec

from defender_cli.ask.document import Document


class Reading(msgspec.Struct, frozen=True):
    """One way to answer a question, and what it is worth: more than 0 beats no answer.

    `confidence` is the probability that its value is the right one.
    """

    document: Document
    worth: float
    confidence: float = 0.0


def with_confidence(readings: list[Reading]) -> list[Reading]:
    """Return readings with the probability of their values, that of no answer counted in.

    What speaks for one value by several readings is added up.
    """
    most = max((each.worth for each in readings), default=0.0)
    most = max(most, 0.0)
    chances = [math.exp(each.worth - most) for each in readings]
    total = sum(chances) + math.exp(-most)
    values: dict[str, float] = {}
    for each, chance in zip(readings, chances, strict=True):
        if not each.document.missing:
            values[each.document.text] = values.get(each.document.text, 0.0) + chance / total
    return [
        Reading(each.document, each.worth, chance / total)
        if each.document.missing
        else Reading(each.document, each.worth, values[each.document.text])
        for each, chance in zip(readings, chances, strict=True)
    ]


def by_value(readings: list[Reading]) -> list[Reading]:
    """Return the best reading of each value, the most probable value first."""
    found: dict[str, Reading] = {}
    for each in readings:
        if not each.document.missing:
            found.setdefault(each.document.text, each)
    return sorted(found.values(), key=lambda each: -each.confidence)
