"""Learn what `ask` weighs by: `python -m tests.questions.learn [--dry-run]`.

It needs the extra `learn`; README.md beside this file says how it fits into the rest. Each
question of `written/` is a choice among the facts that may answer it and "no answer"; the weights
are those that make the right choices likely (conditional log-linear model, penalised maximum
likelihood). It starts from nothing but the facts that are shipped, and comes to the same
bytes on every run.

A signal is learned from only if it is a word in general use: in lower case in several questions,
and no word of a name on file.

With `--dry-run` nothing is written.
"""

import argparse
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
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
from defender_cli.ask.indexing.learned import CALIBRATION, EVIDENCE, Learned
from defender_cli.ask.indexing.texts import english, slots_of
from defender_cli.ask.question import Question
from defender_cli.ask.ranker import Asker, Weighed
from defender_cli.ask.signals import of_word, signals
from defender_cli.ask.text import tokens
from defender_cli.facts.asof import AsOf
from tests.questions.score import asker, day_of, name_words, questions, verdict_on

WRITTEN = Path(__file__).parent / "written"
WEIGHTS = Path(defender_cli.ask.__file__).with_name("weights.txt")

START = {"word_field": 6.0, "word_value": 4.0, "word_record": 4.0, "unsuited": -2.0, "none": 2.0}
"""Where the search begins, and what a piece of evidence is held near."""

EVIDENCE_PENALTY, SIGNAL_PENALTY = 0.1, 0.35
"""How strongly worths are held near their start: those of evidence, those of signals."""

IN_VAIN = 2.0
"""How much a question without an answer counts: people ask more of them than were written."""

ROUNDS = 80
LEAST = 0.35
"""What a signal must be worth to be kept."""

SEEN = 4
"""In how many questions a signal must be."""

PARTS = 4
"""In how many parts the questions are cut for calibration."""

THRESHOLD = 0.65
"""Confidence from which on a value is asserted.

Of the values that the ranker asserted for the 645 held-out questions (fresh ones, those put away),
nine of ten were right from here on, and three of four between 0.60 and 0.65; no higher threshold
up to 0.90 raises the share.
"""


class Choice(NamedTuple):
    """The answers a question could have, which are right, and the signals the question gives.

    The first `judged` answers came into question by themselves, the others only to be learned.
    """

    weighed: list[Weighed]
    signals: list[str]
    right: list[bool]
    judged: int


def choice(question: dict[str, Any]) -> Choice:
    """Return what a question lets choose from."""
    asking, known = asker(day_of(question), learned_from_nothing=True)
    read = asking.read(question["question"])
    asked = asking.asked(read)
    weighed = asking.weighed(asked, {})
    judged = len(weighed)
    weighed += passed_over(known, asking, asked, weighed, question.get("key"))
    right = [is_right(known, question, read, each) for each in weighed]
    return Choice([slim(each) for each in weighed], sorted(signals(asked)), right, judged)


def slim(weighed: Weighed) -> Weighed:
    """Return an answer with no more than is learned from."""
    document = weighed.document
    kept = Document("", document.text, (), "name", slots=document.slots, missing=document.missing)
    return Weighed(kept, weighed.evidence)


def passed_over(
    facts: AsOf, asking: Asker, asked: Asked, weighed: list[Weighed], key: str | None
) -> Iterator[Weighed]:
    """Yield the facts of a key that did not come into question, so that they can be learned."""
    judged = {each.document for each in weighed}
    for at in asking.index.having(f"{SLOT}{slots_of(facts, key)[-1]}") if key else ():
        document = asking.index.document(at)
        if ".".join(document.about) == key and document not in judged:
            yield Weighed(document, evidence(asked, at, document))


def is_right(facts: AsOf, question: dict[str, Any], read: Question, weighed: Weighed) -> bool:
    """Say whether an answer is the one a question is written for."""
    document = weighed.document
    if document.missing or not ("key" in question or "accept" in question):
        return document.missing and not ("key" in question or "accept" in question)
    if "key" in question:
        return answers_key(facts, document, question["key"])
    then = at_the_time(facts, read, document)
    said = sentence(then, document, read.lang)
    return verdict_on(question, said) == "right"


def answers_key(facts: AsOf, document: Document, key: str) -> bool:
    """Say whether a document gives the value of a key, or the same value by another."""
    if ".".join(document.about) == key:
        return True
    answer = facts.answer(key)
    same = answer is not None and document.text != "" and document.text == english(answer)
    return same and (document.kind != "number" or document.about[-1] == key.rpartition(".")[2])


def strange(texts: Iterable[str]) -> set[str]:
    """Return the signals of words that are names: seldom or never written in lower case."""
    small: Counter[str] = Counter()
    every: set[str] = set()
    for text in texts:
        every.update(tokens(text))
        small.update(set(tokens(" ".join(re.findall(r"(?<![\w'’-])[a-zà-ÿ][\w'’-]*", text)))))
    general = {
        signal
        for word, times in small.items()
        if times >= SEEN
        for signal in (word, *of_word(word))
    }
    return {signal for word in every for signal in (word, *of_word(word))} - general


class Table(NamedTuple):
    """Choices as numbers: of every answer its evidence and slots, of every question its signals.

    `values` tells the values of the answers to one question apart, -1 if an answer has none,
    or did not come into question by itself; `counts` is how much each question counts, nothing
    if no right answer came into question.
    """

    evidence_names: list[str]
    slot_names: list[str]
    signal_names: list[str]
    evidence: Any
    slots: Any
    signals: Any
    firsts: Any
    right: Any
    values: Any
    counts: Any

    @property
    def lengths(self) -> Any:
        """How many answers each question has."""
        return np.diff(self.firsts)


def table(choices: list[Choice], passed: set[str]) -> Table:
    """Return choices as numbers, without the signals to be passed over and those seldom seen."""
    times = Counter(signal for each in choices for signal in each.signals)
    signal_names = sorted(
        signal
        for signal, seen in times.items()
        if seen >= SEEN and passed.isdisjoint(signal.removeprefix("^").split())
    )
    answers = [weighed for each in choices for weighed in each.weighed]
    evidence_names = sorted({name for each in answers for name in each.evidence})
    slot_names = sorted({slot for each in answers for slot in each.document.slots})
    firsts = np.cumsum([0] + [len(each.weighed) for each in choices])
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
        np.concatenate([value_numbers(each) for each in choices]),
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


def value_numbers(choice: Choice) -> list[int]:
    """Return a number for the value of each answer, -1 for none."""
    numbers: dict[str, int] = {}
    return [
        -1
        if each.document.missing or at >= choice.judged
        else numbers.setdefault(each.document.text, len(numbers))
        for at, each in enumerate(choice.weighed)
    ]


class Worths(NamedTuple):
    """What each piece of evidence is worth, and each signal to each slot."""

    evidence: Any
    signals: Any

    def kept(self) -> "Worths":
        """Return them as they are kept: in hundredths, signals of little worth left out."""
        signals = np.where(np.abs(self.signals) >= LEAST, self.signals, 0.0)
        return Worths(np.round(self.evidence, 2), np.round(signals, 2))


class Places(NamedTuple):
    """For each slot of each answer which answer it is, and the number of its question and slot."""

    answer: Any
    at: Any

    @classmethod
    def of(cls, t: Table) -> "Places":
        question = np.repeat(np.arange(len(t.lengths)), t.lengths)
        answer = np.repeat(np.arange(t.slots.shape[0]), np.diff(t.slots.indptr))
        return cls(answer, question[answer] * len(t.slot_names) + t.slots.indices)


def chances(t: Table, places: Places, worths: Worths) -> Any:
    """Return how probable each answer is among those to its question."""
    by_slot = np.asarray(t.signals @ worths.signals.T).ravel()
    scores = t.evidence @ worths.evidence
    scores += np.bincount(places.answer, by_slot[places.at], minlength=len(scores))
    scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, t.firsts[:-1]), t.lengths))
    return scores / np.repeat(np.add.reduceat(scores, t.firsts[:-1]), t.lengths)


def fitted(t: Table) -> Worths:
    """Return the worths that make the right answers likeliest, those of little worth left out."""
    start = np.array([START.get(name, 0.0) for name in t.evidence_names])
    size, shape = len(start), (len(t.slot_names), len(t.signal_names))
    lengths, places = t.lengths, Places.of(t)
    whole = len(lengths) * shape[0]
    evidence, given = t.evidence.T.tocsr(), t.signals.T.tocsr()

    def loss(flat: Any) -> tuple[float, Any]:
        worths = Worths(flat[:size], flat[size:].reshape(shape))
        found = chances(t, places, worths)
        rights = np.where(t.right, found, 0.0)
        total = np.maximum(np.add.reduceat(rights, t.firsts[:-1]), 1e-12)
        pull = (found - rights / np.repeat(total, lengths)) * np.repeat(t.counts, lengths)
        away = worths.evidence - start
        value = -(t.counts * np.log(total)).sum() + EVIDENCE_PENALTY * (away * away).sum()
        value += SIGNAL_PENALTY * (worths.signals * worths.signals).sum()
        to_slots = np.bincount(places.at, pull[places.answer], minlength=whole)
        slopes = np.asarray(given @ to_slots.reshape(len(lengths), shape[0])).T
        slopes += 2 * SIGNAL_PENALTY * worths.signals
        return float(value), np.concatenate(
            [evidence @ pull + 2 * EVIDENCE_PENALTY * away, slopes.ravel()]
        )

    first = np.concatenate([start, np.zeros(shape[0] * shape[1])])
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return Worths(found.x[:size], found.x[size:].reshape(shape)).kept()


def held_out(t: Table, part: int) -> list[tuple[float, bool, bool]]:
    """Return for each question of a part what the others teach about its most probable value.

    That is the probability of the value, whether it is right, and whether there is a right one.
    """
    theirs = np.arange(len(t.counts)) % PARTS == part
    worths = fitted(t._replace(counts=np.where(theirs, 0.0, t.counts)))
    found = chances(t, Places.of(t), worths)
    return [best_value(t, found, at) for at in map(int, np.flatnonzero(theirs))]


def best_value(t: Table, found: Any, question: int) -> tuple[float, bool, bool]:
    """Return the probability of the most probable value of a question, whether it is right, and
    whether the question has an answer."""
    these = slice(t.firsts[question], t.firsts[question + 1])
    values, right = t.values[these], t.right[these]
    total = np.bincount(values + 1, found[these])
    total[0] = 0.0
    best = total.argmax()
    return float(total[best]), bool(right[values + 1 == best].any()), not right[0]


def calibration(found: list[tuple[float, bool, bool]]) -> dict[str, float]:
    """Return what makes probabilities confidences: a logistic function of the log-odds (Platt)."""
    chance, right, answerable = (np.array(each) for each in zip(*found, strict=True))
    odds, counts = log_odds(chance), np.where(answerable, 1.0, IN_VAIN)
    against = np.where(right, -1, 1)

    def loss(line: Any) -> float:
        return float((counts * np.logaddexp(0, against * (line[0] * odds + line[1]))).sum())

    slope, offset = minimize(loss, [1.0, 0.0], method="Nelder-Mead").x
    return {
        "slope": round(float(slope), 3),
        "offset": round(float(offset), 3),
        "threshold": THRESHOLD,
    }


def log_odds(chance: Any) -> Any:
    """Return the log-odds of probabilities, within bounds."""
    chance = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(chance / (1 - chance))


def names() -> set[str]:
    """Return the words of every name on file, and their signals."""
    return {signal for word in name_words() for signal in (word, *of_word(word))}


def learned(t: Table, worths: Worths) -> Learned:
    """Return worths by slot and name."""
    found = {EVIDENCE: dict(zip(t.evidence_names, map(float, worths.evidence), strict=True))}
    for slot, row in zip(t.slot_names, worths.signals, strict=True):
        if kept := {t.signal_names[at]: float(row[at]) for at in np.flatnonzero(row)}:
            found[slot] = kept
    return found


def text_of(learned: Learned, trained_on: str) -> str:
    """Return what was learned as it is kept: from what, then a line a slot."""
    return f"# learned from questions with the SHA-256 {trained_on}\n" + "".join(
        "\t".join([slot, *(f"{name}={worth:g}" for name, worth in worths.items())]) + "\n"
        for slot, worths in learned.items()
    )


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
        choices = pool.map(choice, written, chunksize=25)
        t = table(choices, strange(each["question"] for each in written) | names())
        parts = pool.map(partial(held_out, t), range(PARTS))
    certain = {CALIBRATION: calibration([each for part in parts for each in part])}
    found = certain | learned(t, fitted(t))
    if not options.dry_run:
        WEIGHTS.write_text(text_of(found, digest), "utf-8")


if __name__ == "__main__":
    main()
