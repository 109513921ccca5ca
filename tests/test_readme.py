"""The README is true: each of its commands prints what it shows."""

import doctest
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import DAYS, README_DAY, Type

ANNOUNCED = "2026-01-01"
"""By this day the round is known whose result the README records."""

README = Path(__file__).parent.parent / "README.md"


def shown() -> list[list[tuple[str, str]]]:
    """Return the commands of each of the README's console blocks, with the output below each."""
    blocks = []
    for block in re.findall(r"^```console\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M):
        parts = (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.M)[1:])
        blocks.append([(command, output) for command, _, output in parts])
    return blocks


@pytest.mark.parametrize("block", shown(), ids=[block[0][0] for block in shown()])
def test_the_readme_shows_what_a_command_prints(
    block: list[tuple[str, str]], tmp_path: Path, cache_home: Path
) -> None:
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command, output in block:
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            # What one command of a block records, the next ones know.
            env={
                "PATH": scripts,
                "PYTHONUTF8": "1",
                "DEFENDER_TODAY": README_DAY,
                "XDG_CACHE_HOME": str(cache_home),
                "XDG_DATA_HOME": str(tmp_path),
            },
            cwd=README.parent,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        printed = done.stdout.decode("utf-8").replace(f"{README.parent}{os.sep}", "")
        assert printed == output


@pytest.mark.parametrize("day", sorted({*DAYS} - {README_DAY}))
@pytest.mark.parametrize("block", shown(), ids=[block[0][0] for block in shown()])
def test_every_command_of_the_readme_works_on_other_days(
    type_line: Type, block: list[tuple[str, str]], day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if any("results portugal" in command for command, _ in block) and day < ANNOUNCED:
        pytest.skip("the round is not known yet")
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
