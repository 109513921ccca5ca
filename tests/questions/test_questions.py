"""Questions that nothing was learned from, held to the figures they were found at.

A change may move single questions, not the totals.
"""

from collections import Counter

from tests.questions.score import FILES, Scored, score

ANSWERABLE, UNANSWERABLE = FILES

RIGHT, USEFUL, WRONG = 115, 150, 4
"""Of 160 questions that have an answer: at least so many answered right, at least so many
right or with the right value among the readings offered, and at most so many wrong."""

DECLINED = 37
"""Of 40 that have none: at least so many declined."""


def verdicts(results: list[Scored]) -> Counter[str]:
    return Counter(each.verdict for each in results)


def test_questions_with_an_answer_get_it() -> None:
    results = score(ANSWERABLE)
    found = verdicts(results)
    useful = sum(each.useful for each in results)
    assert found["wrong"] <= WRONG, found
    assert useful >= USEFUL, (useful, found)
    assert found["right"] >= RIGHT, found


def test_questions_without_an_answer_are_declined() -> None:
    found = verdicts(score(UNANSWERABLE))
    assert found["declined"] >= DECLINED, found
