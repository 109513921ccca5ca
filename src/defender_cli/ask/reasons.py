"""Why a question got its answer: what each feature adds to the answer and to the runner-up."""

from collections import defaultdict

from defender_cli.ask.confidence import by_value
from defender_cli.ask.question import Question
from defender_cli.ask.ranker import Asker, Weighed
from defender_cli.ask.signals import signals

SHOWN = 12
"""How many features are shown, those that set the two values apart most first."""


def reasons(asker: Asker, question: Question) -> list[str]:
    """Return the two most probable values with their confidence, and a line for each feature.

    A feature has what it adds to the score of the first value, and to that of the second.
    """
    asked = asker.asked(question)
    heard = sorted(signals(asked))
    readings = by_value(asker.readings(question))[:2]
    weighed = {each.document: each for each in asker.weighed(asked, asker.index.slot_worths(heard))}
    one, other = (
        *(_added(asker, weighed[each.document], heard) for each in readings),
        *({}, {}),
    )[:2]
    apart = {name: (one.get(name, 0.0), other.get(name, 0.0)) for name in {**one, **other}}
    ranked = sorted(apart.items(), key=lambda pair: -abs(pair[1][0] - pair[1][1]))
    return [
        *(
            f"confidence {each.confidence:.2f}  {each.document.key}: {each.document.text}"
            for each in readings
        ),
        *(f"{first:+6.2f} {second:+6.2f}  {name}" for name, (first, second) in ranked[:SHOWN]),
    ]


def _added(asker: Asker, weighed: Weighed, heard: list[str]) -> dict[str, float]:
    """Return what each feature, and each signal of a field, adds to the score of a reading."""
    weights = asker.index.head.worths
    found: dict[str, float] = defaultdict(float)
    for name, amount in weighed.evidence.items():
        found[name] += weights.get(name, 0.0) * amount
    for signal in heard:
        for slot, weight in asker.index.slot_worths([signal]).items():
            if slot in weighed.document.slots:
                found[f'"{signal}" for {slot}'] += weight
    return {name: worth for name, worth in found.items() if worth}
