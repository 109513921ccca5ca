"""Questions that nothing was learned from, held to the figures they were found at.

A change may move single questions, not the totals.
"""

from collections import Counter

from tests.questions.score import FILES, Scored, score

ANSWERABLE, UNANSWERABLE = FILES

RIGHT, WRONG = 118, 3
"""Of 160 questions that have an answer: at least so many right, at most so many wrong."""

DECLINED = 36
"""Of 40 that have none: at least so many declined."""


def verdicts(results: list[Scored]) -> Counter[str]:
    return Counter(each.verdict for each in results)


def test_questions_with_an_answer_get_it() -> None:
    found = verdicts(score(ANSWERABLE))
    assert found["right"] >= RIGHT, found
    assert found["wrong"] <= WRONG, found


def test_questions_without_an_answer_are_declined() -> None:
    found = verdicts(score(UNANSWERABLE))
    assert found["declined"] >= DECLINED, found
