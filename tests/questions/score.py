"""Score `ask` on question files: `python -m tests.questions.score [-v] [FILE.jsonl ...]`.

A question with `accept` patterns is right if one of them is found in the answer; one
without must be declined. `as_of` is the day it is asked on. Useful is what is right, or is
declined with the right value among the readings offered.
"""

import json
import re
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from defender_cli.ask.answer import at_the_time, sentence
from defender_cli.ask.confidence import Reading
from defender_cli.ask.indexing import build
from defender_cli.ask.indexing.learned import NOTHING
from defender_cli.ask.ranker import Asker, Reply
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "data" / "facts.toml"
FILES = (HERE / "answerable.jsonl", HERE / "unanswerable.jsonl")


TODAY = "2026-11-22"
"""The day that questions are asked on if they do not say, so that figures stay comparable."""


class Scored(NamedTuple):
    """A question, what came of it (`right`, `wrong` or `declined`), and the answer given."""

    question: dict[str, Any]
    verdict: str
    answer: str
    reply: Reply
    useful: bool = False

    @property
    def is_good(self) -> bool:
        wanted = "right" if "accept" in self.question else "declined"
        return self.verdict == wanted


@cache
def asker(day: date, learned_from_nothing: bool = False) -> tuple[Asker, AsOf]:
    """Return what answers questions on a day, and what is known on it by the facts shipped."""
    known = AsOf(load([SHIPPED]), day)
    return Asker(build(known, NOTHING if learned_from_nothing else None)), known


def score(file: Path) -> list[Scored]:
    """Ask every question of a file."""
    lines = file.read_text("utf-8").splitlines()
    return [scored(json.loads(line)) for line in lines if line.strip()]


def day_of(question: dict[str, Any]) -> date:
    """Return the day a question is asked on."""
    return date.fromisoformat(question.get("as_of") or TODAY)


def scored(question: dict[str, Any]) -> Scored:
    """Ask one question and compare the answer with its patterns."""
    asking, known = asker(day_of(question))
    reply = asking.reply(question["question"])
    if reply.best is None:
        offered = [answered(known, reply, each) for each in reply.readings]
        useful = any(is_accepted(question, each) for each in offered)
        return Scored(question, "declined", "", reply, useful)
    answer = answered(known, reply, reply.best)
    right = is_accepted(question, answer)
    return Scored(question, "right" if right else "wrong", answer, reply, right)


def answered(known: AsOf, reply: Reply, reading: Reading) -> str:
    """Return a reading of a question as a sentence."""
    then = at_the_time(known, reply.question, reading.document)
    return sentence(then, reading.document, reply.question.lang)


def is_accepted(question: dict[str, Any], answer: str) -> bool:
    """Say whether an answer is one that a question accepts."""
    return any(re.search(each, answer, re.I) for each in question.get("accept", ()))


def table(results: list[Scored]) -> str:
    """Return right, wrong, declined and useful by language and style as aligned text."""
    groups: dict[str, Counter[str]] = {}
    for each in results:
        style = each.question.get("style", "unanswerable")
        for group in (f"{each.question['lang']} {style}", f"{each.question['lang']} all", "all"):
            counter = groups.setdefault(group, Counter())
            counter[each.verdict] += 1
            counter["useful"] += each.useful
    lines = [f"{'':<20} asked right wrong declined useful"]
    for name, found in sorted(groups.items()):
        counts = f"{found['right']:5} {found['wrong']:5} {found['declined']:8}"
        asked = found.total() - found["useful"]
        lines.append(f"{name:<20} {asked:5} {counts} {found['useful']:6}")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Print the scores of the files named, or of the files beside this one."""
    files = [Path(each) for each in arguments if not each.startswith("-")] or list(FILES)
    for file in files:
        results = score(file)
        if "-v" in arguments:
            for each in results:
                if not each.is_good:
                    print(f"{each.verdict:<8} {each.question['id']} {each.question['question']}")
                    print(f"         {each.answer}")
        print(f"{file.name}\n{table(results)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
