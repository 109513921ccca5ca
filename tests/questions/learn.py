"""Learn what `ask` weighs by: `python -m tests.questions.learn [--hold-out FILE] [--dry-run]`.

It needs the extra `learn`. The questions in `written/` say which key answers them, or by
which patterns an answer is known, or neither where the facts have none. Each is a choice
among the facts that may answer it and that none does; what each piece of evidence and each
signal is worth makes the right choices likely (conditional log-linear model, maximum
likelihood, L2). What is worth next to nothing is left out.

With `--hold-out` the questions of a file that was not learned from are scored; with
`--dry-run` nothing is written.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import defender_cli.ask
from defender_cli.ask.answer import at_the_time, sentence
from defender_cli.ask.document import SLOT, Document
from defender_cli.ask.features import Asked, evidence
from defender_cli.ask.indexing.learned import EVIDENCE
from defender_cli.ask.indexing.texts import english, slots_of
from defender_cli.ask.question import Question
from defender_cli.ask.ranker import ENOUGH, Asker, Weighed
from defender_cli.ask.signals import signals
from defender_cli.facts.asof import AsOf
from tests.questions.score import asker, day_of

WRITTEN = Path(__file__).parent / "written"
WEIGHTS = Path(defender_cli.ask.__file__).with_name("weights.txt")

START = {"word_field": 6.0, "word_value": 4.0, "word_record": 4.0, "unsuited": -2.0, "none": 2.0}
"""Where the search begins, and what a piece of evidence is held near."""

EVIDENCE_PENALTY, SIGNAL_PENALTY = 0.3, 0.35
"""How strongly worths are held near their start: those of evidence, those of signals."""

IN_VAIN = 2.0
"""How much a question without an answer counts: people ask more of them than were written."""

ROUNDS = 100
LEAST = 0.05
"""What a signal must be worth to be kept."""


class Choice(NamedTuple):
    """A question, the answers it could have, the signals it gives, and which answers are right."""

    weighed: list[Weighed]
    signals: frozenset[str]
    right: list[bool]


class Learned(NamedTuple):
    """What each piece of evidence is worth, and each signal to each slot."""

    evidence: dict[str, float]
    signals: dict[str, dict[str, float]]


def choice(question: dict[str, Any]) -> Choice:
    """Return what a question lets choose from."""
    asking, known = asker(day_of(question))
    read = asking.read(question["question"])
    asked = asking.asked(read)
    given = signals(asked)
    weighed = asking.weighed(asked, asking.index.slot_worths(given))
    weighed += passed_over(asking, asked, weighed, question.get("key"))
    return Choice(weighed, given, [is_right(known, question, read, each) for each in weighed])


def passed_over(
    asking: Asker, asked: Asked, weighed: list[Weighed], key: str | None
) -> Iterator[Weighed]:
    """Yield the facts of a key that did not come into question, so that they can be learned."""
    judged = {each.document for each in weighed}
    for at in asking.index.having(f"{SLOT}{slots_of(key)[0]}") if key else ():
        document = asking.index.document(at)
        if ".".join(document.about) == key and document not in judged:
            yield Weighed(document, evidence(asked, at, document))


def is_right(known: AsOf, question: dict[str, Any], read: Question, weighed: Weighed) -> bool:
    """Say whether an answer is the one a question is written for."""
    document = weighed.document
    if document.missing or not ("key" in question or "accept" in question):
        return document.missing and not ("key" in question or "accept" in question)
    if "key" in question:
        return answers_key(known, document, question["key"])
    then = at_the_time(known, read, document)
    said = sentence(then, document, read.lang)
    return any(re.search(pattern, said, re.IGNORECASE) for pattern in question["accept"])


def answers_key(known: AsOf, document: Document, key: str) -> bool:
    """Say whether a document gives the value of a key, or the same value by another."""
    if ".".join(document.about) == key:
        return True
    answer = known.answer(key)
    same = answer is not None and document.text != "" and document.text == english(answer)
    return same and (document.kind != "number" or document.about[-1] == key.rpartition(".")[2])


def learn(choices: list[Choice]) -> Learned:
    """Return the worths that make the right choices most likely."""
    names: dict[tuple[str, str], int] = {}
    rows: list[int] = []
    columns: list[int] = []
    amounts: list[float] = []
    firsts = np.cumsum([0] + [len(each.weighed) for each in choices])
    for first, each in zip(firsts, choices, strict=False):
        for row, weighed in enumerate(each.weighed, int(first)):
            for name, amount in features(weighed, each.signals):
                rows.append(row)
                columns.append(names.setdefault(name, len(names)))
                amounts.append(amount)
    table = csr_matrix((amounts, (rows, columns)), shape=(int(firsts[-1]), len(names)))
    right = np.concatenate([each.right for each in choices])
    # A question none of whose right answers came into question teaches nothing.
    counts = np.array([IN_VAIN if each.right[0] else float(any(each.right)) for each in choices])
    worths = fitted(table, right, firsts, counts, names)
    return sorted_out(dict(zip(names, worths, strict=True)))


def features(weighed: Weighed, given: frozenset[str]) -> Iterator[tuple[tuple[str, str], float]]:
    """Yield what a worth is looked for of an answer, each as slot and name, with its amount."""
    for name, amount in weighed.evidence.items():
        yield (EVIDENCE, name), amount
    for slot in weighed.document.slots:
        for signal in given:
            yield (slot, signal), 1.0


def fitted(
    table: Any, right: Any, firsts: Any, counts: Any, names: Iterable[tuple[str, str]]
) -> Any:
    """Return the worth of each column by penalised maximum likelihood."""
    is_evidence = np.array([slot == EVIDENCE for slot, _ in names])
    start = np.array([START.get(name, 0.0) if slot == EVIDENCE else 0.0 for slot, name in names])
    penalty = np.where(is_evidence, EVIDENCE_PENALTY, SIGNAL_PENALTY)
    starts, lengths = firsts[:-1], np.diff(firsts)
    columns = table.T.tocsr()

    def loss(worths: Any) -> tuple[float, Any]:
        scores = table @ worths
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
        chances = scores / np.repeat(np.add.reduceat(scores, starts), lengths)
        rights = np.where(right, chances, 0.0)
        total = np.maximum(np.add.reduceat(rights, starts), 1e-12)
        pull = (chances - rights / np.repeat(total, lengths)) * np.repeat(counts, lengths)
        away = worths - start
        value = -(counts * np.log(total)).sum() + (penalty * away * away).sum()
        return float(value), columns @ pull + 2 * penalty * away

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return found.x


def sorted_out(worths: dict[tuple[str, str], float]) -> Learned:
    """Return worths by slot, without those of next to nothing."""
    evidence: dict[str, float] = {}
    by_slot: dict[str, dict[str, float]] = {}
    for (slot, name), worth in sorted(worths.items()):
        if slot == EVIDENCE:
            evidence[name] = round(worth, 2)
        elif abs(worth) >= LEAST:
            by_slot.setdefault(slot, {})[name] = round(worth, 2)
    return Learned(evidence, by_slot)


def text_of(learned: Learned) -> str:
    """Return what was learned as it is kept: a line a slot."""
    lines = {EVIDENCE: learned.evidence, **learned.signals}
    return "".join(
        "\t".join([slot, *(f"{name}={worth:g}" for name, worth in worths.items())]) + "\n"
        for slot, worths in lines.items()
    )


def outcome(learned: Learned, each: Choice) -> str:
    """Return what comes of a question: `right`, `wrong` or `declined`."""

    def worth(weighed: Weighed) -> float:
        slots = [learned.signals.get(slot, {}) for slot in weighed.document.slots]
        evidence = weighed.evidence.items()
        told = sum(learned.evidence.get(name, 0.0) * amount for name, amount in evidence)
        return told + sum(slot.get(signal, 0.0) for slot in slots for signal in each.signals)

    worths = [worth(weighed) for weighed in each.weighed]
    best = max(range(1, len(worths)), key=worths.__getitem__, default=0)
    if each.weighed[best].document.missing or worths[best] - worths[0] < ENOUGH:
        return "declined"
    texts = {w.document.text for w, good in zip(each.weighed, each.right, strict=True) if good}
    return "right" if each.weighed[best].document.text in texts else "wrong"


def questions(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions of a file."""
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)


def main() -> None:
    """Learn from the written questions."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions.learn")
    parser.add_argument("--hold-out", type=Path, action="append", default=[])
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    learned = learn(
        [choice(q) for file in sorted(WRITTEN.glob("*.jsonl")) for q in questions(file)]
    )
    for file in options.hold_out:
        found = [outcome(learned, choice(q)) for q in questions(file)]
        print(
            file.name, *(f"{name} {found.count(name)}" for name in ("right", "wrong", "declined"))
        )
    if not options.dry_run:
        WEIGHTS.write_text(text_of(learned), "utf-8")


if __name__ == "__main__":
    main()
