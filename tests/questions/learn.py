"""Learn what `ask` weighs by: `python -m tests.questions.learn [--dry-run]`.

It needs the extra `learn`. The questions in `written/` say which key answers them, or by
which patterns an answer is known, or neither where the facts have none. Each is a choice
among the facts that may answer it and that none does; what each piece of evidence and each
signal is worth makes the right choices likely (conditional log-linear model, maximum
likelihood, L2). It starts from nothing but the facts that are shipped, and comes to the same
on every run.

A signal is learned from only if it is a word in general use: in lower case in several questions.
So no name of a person or a place is in the weights, and no year.

With `--dry-run` nothing is written.
"""

import argparse
import json
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import defender_cli.ask
from defender_cli.ask.answer import at_the_time, sentence
from defender_cli.ask.document import SLOT, Document
from defender_cli.ask.features import Asked, evidence
from defender_cli.ask.indexing.learned import EVIDENCE, NOTHING, Learned
from defender_cli.ask.indexing.texts import english, slots_of
from defender_cli.ask.question import Question
from defender_cli.ask.ranker import Asker, Weighed
from defender_cli.ask.signals import of_word, signals
from defender_cli.ask.text import tokens
from defender_cli.facts.asof import AsOf
from tests.questions.score import asker, day_of

WRITTEN = Path(__file__).parent / "written"
WEIGHTS = Path(defender_cli.ask.__file__).with_name("weights.txt")

START = {"word_field": 6.0, "word_value": 4.0, "word_record": 4.0, "unsuited": -2.0, "none": 2.0}
"""Where the search begins, and what a piece of evidence is held near."""

EVIDENCE_PENALTY, SIGNAL_PENALTY = 0.1, 0.15
"""How strongly worths are held near their start: those of evidence, those of signals."""

IN_VAIN = 2.0
"""How much a question without an answer counts: people ask more of them than were written."""

ROUNDS = 80
LEAST = 0.25
"""What a signal must be worth to be kept."""

SEEN = 4
"""In how many questions a signal must be."""

EVERY = 3
"""Of how many questions one is learned from."""


class Choice(NamedTuple):
    """A question, the answers it could have, the signals it gives, and which answers are right."""

    weighed: list[Weighed]
    signals: list[str]
    right: list[bool]


def choice(question: dict[str, Any]) -> Choice:
    """Return what a question lets choose from."""
    asking, known = asker(day_of(question), learned_from_nothing=True)
    read = asking.read(question["question"])
    asked = asking.asked(read)
    weighed = asking.weighed(asked, {})
    weighed += passed_over(known, asking, asked, weighed, question.get("key"))
    right = [is_right(known, question, read, each) for each in weighed]
    return Choice([slim(each) for each in weighed], sorted(signals(asked)), right)


def slim(weighed: Weighed) -> Weighed:
    """Return an answer with no more than is learned from."""
    document = weighed.document
    kept = Document("", document.text, (), "name", slots=document.slots, missing=document.missing)
    return Weighed(kept, weighed.evidence)


def passed_over(
    known: AsOf, asking: Asker, asked: Asked, weighed: list[Weighed], key: str | None
) -> Iterator[Weighed]:
    """Yield the facts of a key that did not come into question, so that they can be learned."""
    judged = {each.document for each in weighed}
    for at in asking.index.having(f"{SLOT}{slots_of(known, key)[-1]}") if key else ():
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


def strange(texts: Iterable[str]) -> set[str]:
    """Return the signals of words that are names: seldom or never written in lower case."""
    small: Counter[str] = Counter()
    every: set[str] = set()
    for text in texts:
        every.update(tokens(text))
        small.update(set(tokens(" ".join(re.findall(r"(?<![\w'’-])[a-zà-ÿ][\w'’-]*", text)))))
    general = {signal for word, times in small.items() if times >= SEEN for signal in of_word(word)}
    return {signal for word in every for signal in of_word(word)} - general


class Table(NamedTuple):
    """Choices as numbers: of every answer its evidence and slots, of every question its signals."""

    evidence_names: list[str]
    slot_names: list[str]
    signal_names: list[str]
    evidence: Any
    slots: Any
    signals: Any
    firsts: Any
    right: Any
    counts: Any


def table(choices: list[Choice], passed: set[str]) -> Table:
    """Return choices as numbers, without the signals to be passed over and those seldom seen."""
    times = Counter(signal for each in choices for signal in each.signals)
    signal_names = sorted(s for s, seen in times.items() if seen >= SEEN and s not in passed)
    answers = [weighed for each in choices for weighed in each.weighed]
    evidence_names = sorted({name for each in answers for name in each.evidence})
    slot_names = sorted({slot for each in answers for slot in each.document.slots})
    firsts = np.cumsum([0] + [len(each.weighed) for each in choices])
    # A question none of whose right answers came into question teaches nothing.
    counts = [IN_VAIN if each.right[0] else float(any(each.right)) for each in choices]
    return Table(
        evidence_names,
        slot_names,
        signal_names,
        matrix((each.evidence.items() for each in answers), evidence_names),
        matrix((((s, 1.0) for s in each.document.slots) for each in answers), slot_names),
        matrix((((s, 1.0) for s in each.signals) for each in choices), signal_names),
        firsts,
        np.concatenate([each.right for each in choices]),
        np.array(counts),
    )


def matrix(rows: Iterable[Iterable[tuple[str, float]]], names: list[str]) -> Any:
    """Return amounts by name as a sparse matrix, a row each."""
    columns = {name: at for at, name in enumerate(names)}
    amounts, places, ends = array("d"), array("i"), array("i", [0])
    for row in rows:
        for name, amount in row:
            if name in columns:
                places.append(columns[name])
                amounts.append(amount)
        ends.append(len(places))
    return csr_matrix((amounts, places, ends), shape=(len(ends) - 1, len(names)))


def fitted(t: Table) -> tuple[Any, Any]:
    """Return the worth of each piece of evidence, and of each signal to each slot.

    They are found by penalised maximum likelihood.
    """
    start = np.array([START.get(name, 0.0) for name in t.evidence_names])
    size, shape = len(start), (len(t.slot_names), len(t.signal_names))
    lengths = np.diff(t.firsts)
    question = np.repeat(np.arange(len(lengths)), lengths)
    # Of each answer and each slot of it: which answer, and where its worth stands.
    answer = np.repeat(np.arange(t.slots.shape[0]), np.diff(t.slots.indptr))
    place = question[answer] * shape[0] + t.slots.indices
    whole = len(lengths) * shape[0]
    evidence, given = t.evidence.T.tocsr(), t.signals.T.tocsr()

    def loss(worths: Any) -> tuple[float, Any]:
        signals = worths[size:].reshape(shape)
        by_slot = np.asarray(t.signals @ signals.T).ravel()
        scores = t.evidence @ worths[:size]
        scores += np.bincount(answer, by_slot[place], minlength=len(scores))
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, t.firsts[:-1]), lengths))
        chances = scores / np.repeat(np.add.reduceat(scores, t.firsts[:-1]), lengths)
        rights = np.where(t.right, chances, 0.0)
        total = np.maximum(np.add.reduceat(rights, t.firsts[:-1]), 1e-12)
        pull = (chances - rights / np.repeat(total, lengths)) * np.repeat(t.counts, lengths)
        away = worths[:size] - start
        value = -(t.counts * np.log(total)).sum()
        value += EVIDENCE_PENALTY * (away * away).sum() + SIGNAL_PENALTY * (signals * signals).sum()
        to_slots = np.bincount(place, pull[answer], minlength=whole).reshape(len(lengths), shape[0])
        slopes = np.asarray(given @ to_slots).T + 2 * SIGNAL_PENALTY * signals
        return float(value), np.concatenate(
            [evidence @ pull + 2 * EVIDENCE_PENALTY * away, slopes.ravel()]
        )

    first = np.concatenate([start, np.zeros(shape[0] * shape[1])])
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return found.x[:size], found.x[size:].reshape(shape)


def names() -> set[str]:
    """Return the signals of the words of every name on file."""
    found = asker(day_of({}))[0].names
    phrases = (*found.proper, *found.people_words, *found.events, *found.cars, *found.makes)
    words = {word for phrase in phrases for word in phrase.split()}
    return {f"{mark}{each}" for word in words for each in of_word(word) for mark in ("", "^")}


def without(learned: Learned, signals: set[str]) -> Learned:
    """Return what was learned without some signals, those with a year, and lines left empty."""
    kept = {
        slot: {
            name: worth
            for name, worth in worths.items()
            if slot == EVIDENCE or not (name in signals or re.search(r"\d{4}", name))
        }
        for slot, worths in learned.items()
    }
    return {slot: worths for slot, worths in kept.items() if worths}


def learn(choices: list[Choice], passed: set[str]) -> Learned:
    """Return the worths that make the right choices most likely, without those of little worth."""
    t = table(choices, passed)
    evidence, signals = fitted(t)
    worths = (round(float(worth), 2) for worth in evidence)
    found = {EVIDENCE: dict(zip(t.evidence_names, worths, strict=True))}
    for slot, row in zip(t.slot_names, signals, strict=True):
        kept = np.flatnonzero(np.abs(row) >= LEAST)
        if len(kept):
            found[slot] = {t.signal_names[at]: round(float(row[at]), 2) for at in kept}
    return NOTHING | found


def text_of(learned: Learned, trained_on: str) -> str:
    """Return what was learned as it is kept: from what, then a line a slot."""
    return f"# learned from questions with the SHA-256 {trained_on}\n" + "".join(
        "\t".join([slot, *(f"{name}={worth:g}" for name, worth in worths.items())]) + "\n"
        for slot, worths in learned.items()
    )


def questions(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions of a file."""
    for line in file.read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def training() -> tuple[list[dict[str, Any]], str]:
    """Return the written questions, and the hash of their files."""
    files = sorted(WRITTEN.glob("*.jsonl"))
    digest = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return [question for file in files for question in questions(file)], digest


def main() -> None:
    """Learn from the written questions."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions.learn")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    written, digest = training()
    with Pool() as pool:
        choices = pool.map(choice, written[::EVERY], chunksize=25)
    learned = without(learn(choices, strange(each["question"] for each in written)), names())
    if not options.dry_run:
        WEIGHTS.write_text(text_of(learned, digest), "utf-8")


if __name__ == "__main__":
    main()
