"""Help: there for every command, in one shape, with examples that work."""

import re
from pathlib import Path

import pytest

from defender_cli.cli.app import COMMANDS
from tests.conftest import DAYS, Run, Type

pytestmark = pytest.mark.usefixtures("shipped")

NESTED = [
    "car specs",
    *(f"facts {name}" for name in ("check", "path", "schema", "export")),
    *(f"facts {name}" for name in ("set", "unset", "import", "diff", "disputed")),
]
EVERY = ["", *COMMANDS, *NESTED]

FILES = {
    "mine.toml": "format = 2\n",
    "stages.csv": "stage,date,special\n5,2026-01-08,428\n",
    "classification.csv": "driver,position\nPeterhansel,4\n",
    "places.csv": "driver,position\nPeterhansel,5\n",
}
"""Files of the user's own, which examples read."""


@pytest.mark.parametrize("command", EVERY)
def test_every_command_has_help_that_starts_with_what_it_answers(run: Run, command: str) -> None:
    done = run(*command.split(), "-h")
    assert (done.code, done.err) == (0, "")
    assert run(*command.split(), "--help") == done
    usage, empty, answers, *_ = done.out.splitlines()
    assert usage.startswith(f"Usage: defender {command}".rstrip())
    assert empty == ""
    assert re.match(r"  [A-Z]\w+ ", answers)


VERBS = re.compile(
    r"(Add|Answer|Ask|Check|Choose|Cite|Compare|Explain|Give|Include|Install|Keep|Leave|List|Look"
    r"|Manage|Name|Number|Print|Put|Read|Record|Remove|Replace|Rewrite|Search|Set|Show|Sort|Switch"
    r"|Write) "
)


@pytest.mark.parametrize("command", EVERY)
def test_every_line_of_help_is_one_short_instruction(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = re.sub(r"\n {8,}", " ", run(*command.split(), "-h").out)
    _, _, rest = shown.partition("\n\n")
    summary, *below = [line for line in rest.splitlines() if line.startswith("  ")]
    lists = [line for line in below if "  " in re.sub(r" +\[.*\]$", "", line.strip())]
    texts = [summary.strip(), *(re.split(r"  +", line.strip(), maxsplit=1)[1] for line in lists)]
    texts = [text for text in texts if not text[0].isdigit()]  # The limits are numbers.
    for text in texts:
        instruction = re.sub(r" {1,2}\[.*\]$|: [a-z_]+(, [a-z_]+)+\.$", "", text)
        assert len(instruction) <= 60, text
        assert ";" not in text
        assert VERBS.match(text), text


@pytest.mark.parametrize("command", EVERY)
def test_help_fits_eighty_columns(run: Run, command: str) -> None:
    assert max(map(len, run(*command.split(), "-h").out.splitlines())) <= 80


def test_the_commands_stand_under_their_subjects(run: Run) -> None:
    headings = re.findall(r"^(\S.*):$", run("--help").out, re.M)
    assert headings == [
        "Options",
        "Team and car",
        "Season",
        "Any fact",
        "Behind the facts",
        "Environment",
        "Limits",
    ]
    _, season = run("--help").out.split("Season:\n")
    lines = season.split("\n\n")[0]
    assert re.findall(r"^  (\w+)", lines, re.M) == [
        "schedule",
        "results",
        "standings",
        "category",
        "timeline",
    ]


def test_a_list_of_commands_cuts_nothing(run: Run) -> None:
    assert "..." not in run("--help").out.replace("[ARGS]...", "")


def test_completion_is_installed_for_the_whole_program(run: Run) -> None:
    assert "--install-completion" in run("--help").out
    assert "--install-completion" not in run("drivers", "--help").out


def test_a_mistyped_command_or_option_is_told_the_nearest(run: Run) -> None:
    assert run("drivrs").err.splitlines() == [
        "defender: error: no such command 'drivrs'",
        "  closest: drivers",
        "  try: defender drivers",
    ]
    assert run("facts", "chek", "--json").error()["suggestions"][0] == "check"
    assert run("disputed").err.endswith("  try: defender facts disputed\n")
    assert run("drivers", "--jsn").err.splitlines() == [
        "defender: error: no such option: --jsn",
        "  closest: --json",
        "  help: defender drivers --help",
    ]
    assert run("--seson", "2026", "drivers").err.splitlines()[1] == "  closest: --season"


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("command", EVERY)
def test_help_and_its_examples_work_on_any_day(
    run: Run,
    type_line: Type,
    command: str,
    day: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", day)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shown = run(*command.split(), "--help")
    assert shown.code == 0
    _, _, below = shown.out.partition("\n  Examples:\n\n")
    examples = below.split("\n\n")[0].splitlines()
    assert examples
    for example in examples:
        done = type_line(example)
        assert done.code == 0, (example, done.err)


def test_every_environment_variable_is_listed(run: Run) -> None:
    _, variables = run("--help").out.split("Environment:\n")
    names = re.findall(r"^  ([A-Z_]{8,})", variables, re.M)
    ours = ["FACTS", "LANG", "TODAY", "CACHE"]
    assert names == [*(f"DEFENDER_{name}" for name in ours), "NO_COLOR", "FORCE_COLOR"]
