"""The README is true: each of its commands prints what it shows."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"


def shown() -> list[tuple[str, str]]:
    """Return each command of the README's console blocks with the output below it."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), shown(), ids=[each[0] for each in shown()])
def test_the_readme_shows_what_a_command_prints(command: str, output: str) -> None:
    scripts = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        env={"PATH": scripts, "PYTHONUTF8": "1"},
        cwd=README.parent,
        check=False,
    )
    printed = done.stdout.decode("utf-8").replace(f"{README.parent}{os.sep}", "")
    assert printed == output


def test_the_readme_has_examples_of_every_subject() -> None:
    commands = " ".join(command for command, _ in shown())
    for subject in ("drivers", "car specs", "schedule", "results", "sources", "facts check"):
        assert f"defender {subject}" in commands


def test_the_readme_shows_what_python_answers() -> None:
    [session] = re.findall(r"^```pycon\n(.*?)^```$", README.read_text("utf-8"), re.S | re.M)
    examples = doctest.DocTestParser().get_doctest(session, {}, "README", str(README), 0)
    assert len(examples.examples) > 5
    assert doctest.DocTestRunner().run(examples).failed == 0
