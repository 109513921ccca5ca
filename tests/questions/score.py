"""Score `ask` on question files: `python -m tests.questions.score [-v] [--day DAY] [FILE …]`.

A question with `accept` patterns is right if one of them is found in the answer, and partly right
if only some of the conditions `(?=.*…)` of one are; one without must be declined. It is asked on
its day `as_of`, else on DAY. Useful is what is right, rightly declined, or declined with the right
value among the readings. Precision is the share of the answers that is right.

The reliability table is about the questions that the ranker is asked: by the confidence of the
most probable value, how often that value is right.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from defender_cli.ask import query
from defender_cli.ask.answer import sentence
from defender_cli.ask.indexing import build
from defender_cli.ask.indexing.editions import Editions
from defender_cli.ask.indexing.naming import names_of
from defender_cli.ask.ranker import Asker
from defender_cli.ask.scope import scope_of
from defender_cli.ask.verdict import Ranked, ranked
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "data" / "facts.toml"
FILES = tuple(HERE / f"{name}.jsonl" for name in ("answerable", "unanswerable", "query"))

TODAY = "2026-11-22"
"""The day that questions are asked on if nothing else is said, so that figures stay comparable."""

_CONDITION = re.compile(r"\(\?=\.\*((?:[^()]|\([^()]*\))*)\)")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_STEPS = 10
"""Rows of the reliability table."""


class Scored(NamedTuple):
    """A question, its verdict (`right`, `partly`, `wrong` or `declined`), and the answer given.

    `confidence` is that of the most probable value, and `is_value_right` tells whether it is
    right, though it may not have been asserted; None if the question was read as a query.
    """

    question: dict[str, Any]
    verdict: str
    answer: str
    useful: bool
    confidence: float | None = None
    is_value_right: bool = False

    @property
    def kind(self) -> str:
        return str(self.question.get("kind") or ("single" if wanted(self.question) else "none"))


@cache
def asker(day: date, learned_from_nothing: bool = False) -> tuple[Asker, AsOf]:
    """Return what answers questions on a day, and what is known on it by the facts shipped."""
    facts = AsOf(load([SHIPPED]), day)
    return Asker(build(facts, {} if learned_from_nothing else None)), facts


def name_words() -> set[str]:
    """Return the words of every name of a person, a partner, a make, a car or an event on file."""
    known = asker(day_of({}))[1]
    found = names_of(known, Editions(known))
    phrases = (*found.proper, *found.people_words, *found.events, *found.cars, *found.makes)
    return {word for phrase in phrases for word in phrase.split()}


def questions(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions of a file."""
    yield from map(json.loads, file.read_text("utf-8").splitlines())


def day_of(question: dict[str, Any], day: str = TODAY) -> date:
    """Return the day a question is asked on."""
    return date.fromisoformat(question.get("as_of") or day)


def wanted(question: dict[str, Any]) -> list[str]:
    """Return the patterns of the answers that a question accepts; none if it has no answer."""
    return list(question.get("accept", ()))


def scored(question: dict[str, Any], day: str = TODAY) -> Scored:
    """Ask one question as the command does, and compare the answer with its patterns."""
    asking, known = asker(day_of(question, day))
    try:
        scope = scope_of(known, question["question"])
        found = None if scope.sources else query.answer(scope.facts, scope.text)
    except NotFound as error:
        rights = [verdict_on(question, str(each["answer"])) == "right" for each in error.readings]
        return Scored(question, "declined", "", any(rights) or is_false(question))
    if found:
        answer = "\n".join(found.lines)
        verdict = verdict_on(question, answer)
        return Scored(question, verdict, answer, verdict == "right")
    if scope.facts.day != known.day:
        asking, _ = asker(scope.facts.day)
    return _ranked(question, ranked(asking, scope))


def is_false(question: dict[str, Any]) -> bool:
    """Return whether a question has no answer, or rests on what is not so: to decline is right."""
    return not wanted(question) or question.get("kind") == "false"


def _ranked(question: dict[str, Any], found: Ranked) -> Scored:
    """Return what came of a question that is no query."""
    reply = found.reply
    readings = [reply.best] if reply.best else list(reply.readings)
    answers = [sentence(found.facts, each.document, reply.question.lang) for each in readings]
    rights = [verdict_on(question, each) == "right" for each in answers]
    confidence = readings[0].confidence if readings else 0.0
    useful = any(rights) or (reply.best is None and is_false(question))
    verdict = verdict_on(question, answers[0]) if reply.best else "declined"
    answer = answers[0] if reply.best else ""
    return Scored(question, verdict, answer, useful, confidence, any(rights[:1]))


def verdict_on(question: dict[str, Any], answer: str) -> str:
    """Return whether an answer is `right`, `partly` right or `wrong`; 1,300 is as good as 1300."""
    patterns = wanted(question)
    answer = f"{answer}\n{_THOUSANDS.sub('', answer)}"
    if any(re.search(each, answer, re.IGNORECASE) for each in patterns):
        return "right"
    conditions = [each for pattern in patterns for each in _CONDITION.findall(pattern)]
    is_partly = any(re.search(each, answer, re.IGNORECASE) for each in conditions)
    return "partly" if is_partly else "wrong"


def table(results: Iterable[Scored]) -> str:
    """Return the verdicts by kind, language and style as aligned text."""
    groups: dict[str, list[Scored]] = {}
    for each in results:
        lang, style = each.question["lang"], each.question.get("style")
        names = [each.kind, f"{each.kind} {lang}", "all"]
        for name in [*names, f"{each.kind} {lang} {style}"] if style else names:
            groups.setdefault(name, []).append(each)
    lines = [f"{'':<24} asked right partly wrong declined useful precision"]
    for name, group in sorted(groups.items()):
        found = Counter(each.verdict for each in group)
        useful = sum(each.useful for each in group) / len(group)
        answered = found.total() - found["declined"]
        precision = f"{found['right'] / answered:9.1%}" if answered else f"{'-':>9}"
        counts = f"{found['right']:5} {found['partly']:6} {found['wrong']:5} {found['declined']:8}"
        lines.append(f"{name:<24} {len(group):5} {counts} {useful:6.1%} {precision}")
    return "\n".join(lines)


def reliability(results: Iterable[Scored]) -> str:
    """Return how often the most probable value is right, by its confidence, as aligned text."""
    pairs = sorted(
        (each.confidence, each.is_value_right) for each in results if each.confidence is not None
    )
    lines = ["confidence  questions  mean  right"]
    for step, group in groupby(pairs, lambda pair: min(int(pair[0] * _STEPS), _STEPS - 1)):
        found = list(group)
        mean = sum(confidence for confidence, _ in found) / len(found)
        right = sum(is_right for _, is_right in found) / len(found)
        span = f"{step / _STEPS:.1f} - {(step + 1) / _STEPS:.1f}"
        lines.append(f"{span:<11} {len(found):9}  {mean:.2f}   {right:.2f}")
    return "\n".join(lines)


def main() -> None:
    """Print the scores of the files named, or of the files beside this one."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions.score")
    parser.add_argument("files", nargs="*", type=Path, default=FILES, metavar="FILE")
    parser.add_argument("--day", default=TODAY, help="when to ask, if a question does not say")
    parser.add_argument("-v", action="store_true", help="print what is not useful, or wrong")
    options = parser.parse_args()
    every: list[Scored] = []
    for file in options.files:
        results = [scored(each, options.day) for each in questions(file)]
        every += results
        for each in results if options.v else ():
            if not each.useful or each.verdict in ("wrong", "partly"):
                print(f"{each.verdict:<8} {each.question['id']} {each.question['question']}")
                print(f"         {each.answer}")
        print(f"{file.name}\n{table(results)}\n")
    print(reliability(every))


if __name__ == "__main__":
    main()
