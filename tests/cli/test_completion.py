"""What shells offer on Tab, asked as their scripts ask."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from defender_cli.cli.app import COMMANDS
from tests.conftest import TODAY

PROGRAM = [sys.executable, "-m", "defender_cli"]


def ask(line: str, *program: str, **environment: str) -> str:
    """Return what completing the last word of a line prints in bash."""
    words = shlex.split(line)
    last = len(words) if line.endswith(" ") else len(words) - 1
    done = subprocess.run(
        program or PROGRAM,
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "DEFENDER_TODAY": TODAY,
            "_DEFENDER_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(words),
            "COMP_CWORD": str(last),
            **environment,
        },
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8")


def offered(line: str) -> list[str]:
    return ask(line).split()


def test_commands_are_offered() -> None:
    assert offered("defender ") == list(COMMANDS)
    assert offered("defender s") == ["schedule", "search", "sources"]
    assert "check" in offered("defender facts ")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("defender drivers p", ["peterhansel", "price"]),
        ("defender schedule ", ["dakar", "portugal", "ruta40", "morocco", "abu_dhabi"]),
        ("defender results ab", ["abu_dhabi"]),
        ("defender car specs br", ["brakes"]),
        ("defender team p", ["people", "partners", "partnership"]),
        ("defender get dri", ["drivers"]),
        ("defender get people.pe", ["people.peterhansel"]),
        (
            "defender get rounds.dakar_2026.sta",
            ["rounds.dakar_2026.start", "rounds.dakar_2026.stages_count"],
        ),
        ("defender get rounds.dakar_2026.days", []),
        ("defender explain people.rokas", []),
        ("defender explain people.baciuska.ag", ["people.baciuska.age"]),
        ("defender sources jlr-nl-2025-05", ["jlr-nl-2025-05-07"]),
        ("defender drivers --format j", ["json", "jsonl"]),
        ("defender drivers --format=t", ["table", "tsv", "toml"]),
        ("defender drivers --lang ", ["en", "nl"]),
        ("defender drivers --color a", ["auto", "always"]),
        ("defender drivers --so", ["--sort", "--sources"]),
    ],
)
def test_arguments_and_options_are_offered_from_the_facts(line: str, words: list[str]) -> None:
    found = offered(line)
    assert [word for word in found if word in words] == words
    start = shlex.split(line)[-1] if not line.endswith(" ") else ""
    assert all(word.startswith(start.partition("=")[2] or start) for word in found)


def test_nothing_is_offered_below_a_value() -> None:
    assert offered("defender get teams.defender.motto") == ["teams.defender.motto"]
    assert offered("defender get teams.defender.motto.") == []


CREWS = ["number", "driver", "driver_country", "co_driver", "co_driver_country", "dakar_2026"]


def test_fields_are_those_of_the_answer() -> None:
    assert offered("defender drivers --fields ") == ["all", "id", *CREWS]
    assert offered("defender drivers --fields=nu") == ["number"]
    assert "born" in offered("defender drivers price --fields ")
    assert "winner" in offered("defender results dakar --stages --fields ")
    assert "d7x_r" in offered("defender car specs --fields d")
    assert "fix" in offered("defender facts check --fields ")


def test_fields_are_offered_behind_a_comma_and_a_sign() -> None:
    assert offered("defender drivers --fields number,co_driver_") == ["number,co_driver_country"]
    assert "number,number" not in offered("defender drivers --fields number,")
    assert offered("defender drivers --fields +nu") == ["+number"]
    assert offered("defender schedule --fields name,+days") == ["name,+days_to_go"]
    assert offered("defender drivers --sort nu") == ["number"]
    assert offered("defender drivers --sort driver,-nu") == ["driver,-number"]
    assert offered("defender drivers --where nu") == ["number"]


def test_other_facts_and_days_offer_other_ids(tmp_path: Path) -> None:
    source = 'title="T"\npublisher="P"\npublished=2026-01-01\nlanguage="en"\nkind="press"\n'
    facts = f'format = 2\n[sources.s]\n{source}\n[people.zed]\nsource = "s"\nname = "Zed"\n'
    file = tmp_path / "mine.toml"
    file.write_text(facts, encoding="utf-8")
    assert offered(f"defender drivers --facts {file} ") == ["zed"]
    assert ask("defender drivers ", DEFENDER_FACTS=str(file)) == "zed\n"
    assert offered("defender drivers --as-of 2000-01-01 pr") == []


def test_a_line_that_cannot_be_right_offers_nothing_and_says_nothing() -> None:
    assert offered("defender drivers nobody --fields ") == []
    assert offered("defender drivers --facts /no/such/file ") == []
    assert offered("defender team --fields ") == []
    assert offered("defender ask - --fields ") == []


def test_zsh_and_fish_get_a_word_on_each_offer() -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DEFENDER_TODAY": TODAY,
        "_TYPER_COMPLETE_ARGS": "defender drivers pr",
    }

    def said(shell: str) -> str:
        done = subprocess.run(
            PROGRAM,
            capture_output=True,
            env={
                **environment,
                "_DEFENDER_COMPLETE": f"complete_{shell}",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
            check=True,
        )
        return done.stdout.decode("utf-8")

    assert '"price":"Sara Price"' in said("zsh")
    assert said("fish") == "price\tSara Price\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_does_not_load_what_draws_tables(shell: str) -> None:
    listing = (
        "import atexit, sys; from defender_cli.cli.app import main;"
        "atexit.register(lambda: sys.stderr.write(str([m for m in sys.modules"
        " if m.split('.')[0] in ('rich', 'pydantic', 'icalendar') and sys.modules[m]])));"
        "main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing],
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "DEFENDER_TODAY": TODAY,
            "_DEFENDER_COMPLETE": f"complete_{shell}",
            "_TYPER_COMPLETE_ARGS": "defender drivers --f",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "COMP_WORDS": "defender\ndrivers\n--f",
            "COMP_CWORD": "2",
        },
        check=False,
    )
    assert b"--fields" in done.stdout
    assert json.loads(done.stderr) == []


def test_completion_installs_itself_in_the_shell_it_is_run_from(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{shlex.join(PROGRAM)} --install-completion; exit $?"],
        capture_output=True,
        env={"PATH": os.environ["PATH"], "DEFENDER_TODAY": TODAY, "HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    script = (tmp_path / ".bash_completions" / "defender.sh").read_text("utf-8")
    assert "_DEFENDER_COMPLETE=complete_bash" in script
    assert "defender.sh" in (tmp_path / ".bashrc").read_text("utf-8")
