"""A sample of the questions that nothing was learned from, held to floors for each kind.

A change may move single questions, not the shares. The floors lie a little below what
`python -m tests.questions.score` finds on all of them.
"""

import pytest

from tests.questions.score import FILES, Scored, questions, scored

EVERY = 3
"""Of how many questions one is asked; without a day of its own, so that one index does."""

FLOORS = {
    "single": (0.98, 0.95),
    "list": (0.95, 0.9),
    "count": (0.95, 0.95),
    "comparison": (0.95, 0.85),
    "yesno": (0.95, 0.9),
    "time": (0.95, 0.95),
}
"""By kind: precision (right among the answered), and what is useful among all."""

FALSE = 0.05
"""How many of the questions without an answer may get one, as a share."""


@pytest.fixture(scope="module")
def sample() -> list[Scored]:
    every = [each for file in FILES for each in questions(file) if "as_of" not in each]
    return [scored(each) for each in every[::EVERY]]


@pytest.mark.parametrize("kind", FLOORS)
def test_answers_are_right_and_useful(sample: list[Scored], kind: str) -> None:
    asked = [each for each in sample if each.kind == kind]
    answered = [each for each in asked if each.verdict != "declined"]
    precision = sum(each.verdict == "right" for each in answered) / len(answered)
    useful = sum(each.useful for each in asked) / len(asked)
    assert precision >= FLOORS[kind][0]
    assert useful >= FLOORS[kind][1]


def test_questions_without_an_answer_are_declined(sample: list[Scored]) -> None:
    asked = [each for each in sample if each.kind in ("none", "false")]
    assert sum(each.verdict != "declined" for each in asked) <= FALSE * len(asked)
