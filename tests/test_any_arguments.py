"""Command lines of any words: an answer, or one error with its exit status."""

import math

import pytest

from tests.fuzz import faulty_lines, workplace


@pytest.mark.parametrize("seed", range(4))
def test_any_command_line_is_answered_or_refused(seed: int) -> None:
    with workplace():
        found = [each for each in faulty_lines(seed, math.inf, most=80) if each[0]]
    assert found == []
