"""The README is true: each of its commands prints what it shows."""

import doctest
import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import DAYS, README_DAY, Type
from tests.readme import README, printed, shown

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize("block", shown(), ids=[block[0][0] for block in shown()])
def test_the_readme_shows_what_a_command_prints(
    block: list[tuple[str, str]], tmp_path: Path, cache_home: Path
) -> None:
    # What one command of a block records, the next ones know.
    for command, output in block:
        assert printed(command, cache_home, tmp_path) == output, "python -m tests.readme"


@pytest.mark.parametrize("day", sorted({*DAYS} - {README_DAY}))
@pytest.mark.parametrize("block", shown(), ids=[block[0][0] for block in shown()])
def test_every_command_of_the_readme_works_on_other_days(
    type_line: Type, block: list[tuple[str, str]], day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", day)
    for command, _ in block:
        done = type_line(command)
        assert done.code == 0, (command, done.err)


def test_the_readme_states_the_day_of_its_examples() -> None:
    day = date.fromisoformat(README_DAY)
    assert f"Examples as of {day:%-d %B %Y}" in README.read_text("utf-8")


def test_the_readme_has_examples_of_every_subject() -> None:
    commands = " ".join(command for block in shown() for command, _ in block)
    for subject in ("drivers", "car specs", "schedule", "results", "sources", "facts check"):
        assert f"defender {subject}" in commands


def test_the_readme_shows_what_python_answers() -> None:
    [session] = re.findall(r"^```pycon\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M)
    examples = doctest.DocTestParser().get_doctest(session, {}, "README", str(README), 0)
    assert len(examples.examples) > 5
    assert doctest.DocTestRunner().run(examples).failed == 0
