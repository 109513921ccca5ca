"""What goes into an index besides the facts: what was learned, and words of like meaning."""

from functools import cache
from importlib.resources import files

from defender_cli.ask.text import stems

HOME = "defender_cli.ask"

EVIDENCE = "*"
"""Stands for no slot: what follows are pieces of evidence, not signals."""


@cache
def learned() -> dict[str, dict[str, float]]:
    """Return by slot what each signal is worth, and under `EVIDENCE` each piece of evidence.

    They are learned from questions with known answers (`python -m tests.questions.learn`),
    and kept a line for each slot.
    """
    lines = files(HOME).joinpath("weights.txt").read_text("utf-8").splitlines()
    return {slot: _pairs(rest) for slot, _, rest in (line.partition("\t") for line in lines)}


def _pairs(text: str) -> dict[str, float]:
    pairs = (each.rpartition("=") for each in text.split("\t"))
    return {name: float(worth) for name, _, worth in pairs if name}


def likes() -> dict[str, list[str]]:
    """Return for the stems of words people use the stems of those that facts have instead."""
    found: dict[str, set[str]] = {}
    for line in files(HOME).joinpath("thesaurus.txt").read_text("utf-8").splitlines():
        head, _, others = line.partition(":")
        for other in others.split():
            for stem in stems(other):
                found.setdefault(stem, set()).update(stems(head))
    return {stem: sorted(heads - {stem}) for stem, heads in found.items()}
