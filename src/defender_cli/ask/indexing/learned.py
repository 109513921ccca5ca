"""What goes into an index besides the facts: what was learned, and words of like meaning."""

from collections.abc import Container
from importlib.resources import files

from defender_cli.ask.text import stems

HOME = "defender_cli.ask"

EVIDENCE = "*"
CALIBRATION = "="
"""Stand for no slot: what follows are pieces of evidence, and the calibration, not signals."""

Learned = dict[str, dict[str, float]]
"""By slot what each signal is worth, and under `EVIDENCE` each piece of evidence."""


def learned() -> Learned:
    """Return what was learned from questions with known answers.

    It is kept a line for each slot; a line that begins with `#` says from what it was learned
    (`python -m tests.questions.learn`).
    """
    lines = files(HOME).joinpath("weights.txt").read_text("utf-8").splitlines()
    parts = (line.partition("\t") for line in lines if not line.startswith("# "))
    return {slot: _pairs(rest) for slot, _, rest in parts}


def _pairs(text: str) -> dict[str, float]:
    pairs = (each.rpartition("=") for each in text.split("\t"))
    return {name: float(worth) for name, _, worth in pairs if name}


def likes(telling: Container[str]) -> dict[str, str]:
    """Return for the stems of words people use the telling ones that facts have instead.

    They are one text, in which a stem may come twice: thousands of sets take 1 MiB more.
    """
    # Most words come once or twice: to keep their stems would take 3 MiB.
    stems_of = stems.__wrapped__
    found: dict[str, str] = {}
    for line in files(HOME).joinpath("thesaurus.txt").read_text("utf-8").splitlines():
        head, _, others = line.partition(":")
        heads = {stem for stem in stems_of(head) if stem in telling}
        for other in others.split():
            for stem in stems_of(other):
                if rest := heads - {stem}:
                    found[stem] = " ".join([found.get(stem, ""), *rest])
    return found
