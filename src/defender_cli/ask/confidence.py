"""How sure a reading of a question is: the probability that its value is the right one."""

import math

import msgspec

from defender_cli.ask.document import Document


class Calibration(msgspec.Struct, frozen=True):
    """What makes a probability of the model a confidence, learned from questions held out.

    The confidence is a logistic function of the log-odds, with this slope and offset; a value is
    asserted from the threshold on.
    """

    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.66

    def confidence(self, chance: float) -> float:
        """Return how often a value of this probability is right."""
        if not 0.0 < chance < 1.0:
            return chance
        odds = math.log(chance / (1.0 - chance))
        return 1.0 / (1.0 + math.exp(-self.slope * odds - self.offset))


class Reading(msgspec.Struct, frozen=True):
    """One way to answer a question, and what it is worth: more than 0 beats no answer.

    `confidence` is the probability that its value is the right one.
    """

    document: Document
    worth: float
    confidence: float = 0.0


def with_confidence(readings: list[Reading], calibration: Calibration) -> list[Reading]:
    """Return readings with the confidence in their values, none in what is missing.

    What speaks for one value by several readings is added up; what speaks for no answer counts
    against all.
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
        each
        if each.document.missing
        else Reading(each.document, each.worth, calibration.confidence(values[each.document.text]))
        for each in readings
    ]


def by_value(readings: list[Reading]) -> list[Reading]:
    """Return the best reading of each value, the most probable value first."""
    found: dict[str, Reading] = {}
    for each in readings:
        if not each.document.missing:
            found.setdefault(each.document.text, each)
    return sorted(found.values(), key=lambda each: -each.confidence)
