"""The current date: `DEFENDER_TODAY` sets it for every command."""

import pytest

from tests.conftest import Run, Write

BORN = """
[people.ann]
source = "first"
name = "Ann"
born = 2000-06-15
"""


def test_the_current_date_can_be_set(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("get", "people.ann.age", "--facts", facts_file(BORN))
    monkeypatch.setenv("DEFENDER_TODAY", "2026-06-14")
    assert run(*argv).out == "25\n"
    monkeypatch.setenv("DEFENDER_TODAY", "2026-06-15")
    assert run(*argv).out == "26\n"


def test_as_of_wins_over_the_current_date(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", "2031-01-01")
    argv = ("get", "people.ann.age", "--facts", facts_file(BORN), "--as-of", "2025-12-01")
    assert run(*argv).out == "25\n"


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30", "20260110", "2026-W02-6", "2026-1-1"])
def test_a_wrong_current_date_is_a_usage_error(
    run: Run, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", text)
    for argv in (["drivers"], ["get", "teams.defender.name"], ["facts", "check"], []):
        done = run(*argv)
        assert (done.code, done.out) == (2, "")
        assert done.err.splitlines() == [
            f'defender: error: DEFENDER_TODAY: "{text}" is not a date',
            "  set it to a date such as 2026-01-10, or unset DEFENDER_TODAY",
        ]


def test_facts_are_checked_for_the_day_asked_for(run: Run, facts_file: Write) -> None:
    later = '[teams.alpha]\nname = { value = "Roe", source = ["first", "later"] }\n'
    argv = ("facts", "check", facts_file(later), "--as-of")
    assert "future-date" in run(*argv, "2025-10-31").out
    assert run(*argv, "2025-11-30").code == 0
