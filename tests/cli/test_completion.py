"""Completion candidates, by the protocol of the shell scripts."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from defender_cli.cli.app import COMMANDS
from defender_cli.cli.shells import SHELLS
from tests.conftest import TODAY, TWO_SEASONS, Run, Write

PROGRAM = [sys.executable, "-m", "defender_cli"]

Ask = Callable[..., str]
Offered = Callable[[str], list[str]]


@pytest.fixture
def ask(run: Run) -> Ask:
    """Complete the last word of a line as bash does and return what it gets."""

    def ask(line: str, **environ: str) -> str:
        words = shlex.split(line)
        at = len(words) if line.endswith(" ") else len(words) - 1
        spot = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(at)}
        return tab(run, "bash", **spot, **environ)

    return ask


def tab(run: Run, shell: str, **environ: str) -> str:
    """Ask for offers in this environment, as the script of a shell does."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"_DEFENDER_COMPLETE": f"complete_{shell}", **environ}.items():
            patch.setenv(name, value)
        done = run()
    assert (done.code, done.err) == (0, "")
    return done.out


@pytest.fixture
def offered(ask: Ask) -> Offered:
    return lambda line: ask(line).split()


def test_commands_are_offered(offered: Offered) -> None:
    assert offered("defender ") == list(COMMANDS)
    assert offered("defender s") == ["schedule", "standings", "search", "sources", "schema"]
    assert "check" in offered("defender facts ")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("defender drivers p", ["peterhansel", "price"]),
        (
            "defender schedule ",
            ["dakar_2026", "portugal_2026", "ruta40_2026", "morocco_2026", "abu_dhabi_2026"],
        ),
        ("defender results ab", ["abu_dhabi_2026"]),
        ("defender car specs br", ["brakes"]),
        ("defender team p", ["people", "partners", "partnership"]),
        ("defender get peo", ["people"]),
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
def test_arguments_and_options_are_offered_from_the_facts(
    offered: Offered, line: str, words: list[str]
) -> None:
    found = offered(line)
    assert [word for word in found if word in words] == words
    start = shlex.split(line)[-1] if not line.endswith(" ") else ""
    assert all(word.startswith(start.partition("=")[2] or start) for word in found)


def test_nothing_is_offered_below_a_value(offered: Offered) -> None:
    assert offered("defender get teams.defender.motto") == ["teams.defender.motto"]
    assert offered("defender get teams.defender.motto.") == []


CREWS = [
    "season",
    "number",
    "driver",
    "driver_country",
    "co_driver",
    "co_driver_country",
    "rounds",
    "round",
    "category",
    "position",
]


def test_fields_are_those_of_the_answer(offered: Offered) -> None:
    assert offered("defender drivers --fields ") == ["all", "id", *CREWS]
    assert offered("defender drivers --fields=nu") == ["number"]
    assert "born" in offered("defender drivers price --fields ")
    assert "winner" in offered("defender results dakar --stages --fields ")
    assert "d7x_r" in offered("defender car specs --fields d")
    assert "fix" in offered("defender facts check --fields ")


def test_fields_are_offered_behind_a_comma_and_a_sign(offered: Offered) -> None:
    assert offered("defender drivers --fields number,co_driver_") == ["number,co_driver_country"]
    assert "number,number" not in offered("defender drivers --fields number,")
    assert offered("defender drivers --fields +nu") == ["+number"]
    assert offered("defender schedule --fields name,+days") == ["name,+days_to_go"]
    assert offered("defender drivers --sort nu") == ["number"]
    assert offered("defender drivers --sort driver,-nu") == ["driver,-number"]
    assert offered("defender drivers --where nu") == ["number"]


def test_other_facts_and_days_offer_other_ids(ask: Ask, offered: Offered, tmp_path: Path) -> None:
    source = 'title="T"\npublisher="P"\npublished=2026-01-01\nlanguage="en"\nkind="press"\n'
    zed = '[people.zed]\nsource = "s"\nseat = "driver"\nname = "Zed"\n'
    facts = f"format = 2\n[sources.s]\n{source}\n{zed}"
    file = tmp_path / "mine.toml"
    file.write_text(facts, encoding="utf-8")
    assert offered(f"defender drivers --facts {file} ") == ["zed"]
    assert ask("defender drivers ", DEFENDER_FACTS=str(file)) == "zed\n"
    assert offered("defender drivers --as-of 2000-01-01 pr") == []


def test_a_line_that_cannot_be_right_offers_nothing_and_says_nothing(offered: Offered) -> None:
    assert offered("defender drivers --facts /no/such/file ") == []
    assert offered("defender team --fields ") == []
    assert offered("defender ask - --fields ") == []
    assert offered("defender sources jlr-nl-2025-05-07 --fields ") == []
    assert offered("defender --version ") == list(COMMANDS)
    assert offered("defender facts check ") == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_zsh_and_fish_get_a_whole_word_and_its_meaning_on_each_line(run: Run, shell: str) -> None:
    def said(line: str) -> str:
        return tab(run, shell, COMP_WORDS=line)

    assert said("defender drivers pr") == "price\tSara Price\n"
    assert said("defender drivers --fields=nu") == "--fields=number\tNo.\n"
    assert said("defender get teams.defender.mott") == "teams.defender.motto\n"
    assert said("defender drivers 'pr") == "price\tSara Price\n"


def test_a_meaning_shows_its_control_characters_and_stays_on_its_line(
    run: Run, tmp_path: Path
) -> None:
    source = 'title="T"\npublisher="P"\npublished=2026-01-01\nlanguage="en"\nkind="press"\n'
    name = r'name = "Ann \u0009\\\\$(touch X)\n\u001b[31m`touch X`"'
    file = tmp_path / "mine.toml"
    file.write_text(
        f'format = 2\n[sources.s]\n{source}\n[people.ann]\nseat = "driver"\nsource = "s"\n{name}\n'
    )
    said = tab(run, "zsh", COMP_WORDS="defender drivers a", DEFENDER_FACTS=str(file))
    assert said == "ann\tAnn \\x09\\\\$(touch X)\\x0a\\x1b[31m`touch X`\n"


LINES = [
    "",
    "team people",
    "drivers",
    "drivers price",
    "car",
    "car specs",
    "car specs fuel",
    "car specs --compare octa",
    "schedule",
    "schedule dakar",
    "results",
    "results dakar",
    "results dakar --stages",
    "standings",
    "category",
    "timeline",
    "get teams.defender",
    "get teams.defender.motto",
    "search fuel",
    "ask how big is the fuel tank",
    "sources",
    "sources teams.defender.motto",
    "explain",
    "explain teams.defender.motto",
    "schema drivers",
    "facts check",
    "facts path",
    "facts schema",
    "facts export",
    "facts export --output facts.json",
    "facts export --format sqlite --output facts.db",
    "facts set people.price.career.dakar.stage_wins 5",
    "facts set people.price.career.dakar.stage_wins 5 --source-title T",
    "facts unset people.price.career.dakar.wins",
    "facts unset people.price.career.dakar.wins --force",
    "facts import places.csv --round dakar_2026 --stage 5",
    "facts import places.csv --round dakar_2026 --source-title T --toml",
    "facts diff",
    "facts diff --since 2026-01-01",
    "facts disputed",
]
"""Every command as it may stand on a line, also those that write."""


def test_every_command_is_among_these_lines(offered: Offered) -> None:
    words = {" ".join(line.split()[:2]) for line in LINES} | {line.split()[0] for line in LINES[1:]}
    subcommands = {
        f"{each} {name}" for each in ("car", "facts") for name in offered(f"defender {each} ")
    }
    assert {*COMMANDS, *subcommands} <= words


@pytest.mark.parametrize("line", LINES)
def test_tab_writes_nothing_and_runs_no_command(
    run: Run, installed: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    installed(TWO_SEASONS.read_text("utf-8"))
    home, data = tmp_path / "home", tmp_path / "data"
    home.mkdir()
    monkeypatch.chdir(home)
    # There is a fact of the user's own, which could be taken back.
    assert run("facts", "set", "people.roux.motocross_titles", "7").code == 0
    before = contents(home), contents(data)
    words = line.split()
    spots = [words[:at] for at in range(len(words) + 1)]
    typed = [
        *(f"defender {' '.join(spot)} " for spot in spots),
        *(f"defender {' '.join([*spot, '--fields'])} " for spot in spots),
        *(f"defender {line} {option} " for option in ("--sort", "--where", "--facts", "--output")),
        f"defender {line} --fields=",
        f"defender {line} -- ",
        f"defender {line} --version ",
        f"defender {line} --help ",
        f"defender {line} --install-completion ",
        f"defender {line} --json --fields all,",
    ]
    fields = f"defender {line} --fields "
    asked = [*zip(cycle(SHELLS), typed, strict=False), *((shell, fields) for shell in SHELLS)]
    for shell, each in asked:
        monkeypatch.setenv("_DEFENDER_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("COMP_WORDS", each)
        done = run()
        assert (done.code, done.err) == (0, ""), each
        # A word or option of the program's own each time, or nothing; no part of an answer.
        assert all(OFFER.fullmatch(offer) for offer in done.out.splitlines()), (each, done.out)
    assert (contents(home), contents(data)) == before


OFFER = re.compile(r"(?:--?[a-z-]+=?)?[+\w.,-]*(?:\t.*)?")


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder and what is in it."""
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize(
    "line",
    [
        *(line for line in LINES[1:] if line.split()[0] not in ("category", "facts", "schema")),
        "facts check broken.toml",
        "facts path",
        "facts set people.price.career.dakar.stage_wins 5 --dry-run",
        "facts unset people.price.career.dakar.wins --dry-run",
        "facts import places.csv --round dakar_2026 --stage 5 --dry-run",
        "facts diff --since 2026-01-01",
        "facts disputed",
    ],
)
def test_the_fields_on_offer_are_those_the_answer_has(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.toml").write_text("format = 2\n[nonsense]\n", encoding="utf-8")
    (tmp_path / "places.csv").write_text("driver,position\nprice,7\n", encoding="utf-8")
    run("facts", "set", "people.price.career.dakar.wins", "7")
    answer = run(*line.split(), "--fields", "all", "--json").json()
    record = answer[0] if isinstance(answer, list) else answer
    monkeypatch.setenv("_DEFENDER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"defender {line} --fields ")
    names = run().out.split()
    monkeypatch.delenv("_DEFENDER_COMPLETE")
    assert sorted(names) == sorted(["all", *record])


@pytest.mark.parametrize("asked", ["", "complete", "complete_", "complete_tcsh", "offer_bash", "x"])
def test_who_asks_for_nothing_that_is_there_is_told_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("_DEFENDER_COMPLETE", asked)
    monkeypatch.setenv("COMP_WORDS", "defender dr")
    done = run("drivers")
    assert (done.code, done.out) == (2, "")
    assert "_DEFENDER_COMPLETE" in done.err


@pytest.mark.parametrize("shell", SHELLS)
def test_without_a_line_there_is_nothing_to_complete(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setenv("_DEFENDER_COMPLETE", f"complete_{shell}")
    # What a script that Typer installed sends, which would evaluate the offers.
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "defender dr")
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "defender --install-completion" in done.err


@pytest.mark.parametrize("at", ["x", "-9", "99", ""])
@pytest.mark.parametrize("line", ["", " ", "'", '"\\', "defender \\", "defender '"])
def test_a_line_of_any_kind_is_no_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: str, at: str
) -> None:
    monkeypatch.setenv("_DEFENDER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", at)
    done = run()
    assert (done.code, done.err) == (0, "")


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
            "COMP_WORDS": "defender drivers --f",
        },
        check=False,
    )
    assert b"--fields" in done.stdout
    assert json.loads(done.stderr) == []


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    return name


def in_shell(
    shell: str, option: str, run_by: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `defender OPTION` from a shell that waits for it."""
    return subprocess.run(
        [shell, "-c", f"{run_by}{shlex.join([*PROGRAM, option])}; {LEAVE[shell]}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], **environment},
        check=False,
    )


LEAVE = {"bash": "exit $?", "zsh": "exit $?", "fish": "exit $status"}
SCRIPTS = {
    "bash": ".bash_completions/defender.sh",
    "zsh": ".zfunc/_defender",
    "fish": ".config/fish/completions/defender.fish",
}
STARTUP = {"bash": ".bashrc", "zsh": ".zshrc"}


def test_completion_installs_itself_in_the_shell_it_is_run_from(shell: str, tmp_path: Path) -> None:
    home = tmp_path / "it's home"
    home.mkdir()
    startup = home / STARTUP.get(shell, "unused")
    startup.write_bytes(b"# mine \xff")
    for _ in range(2):
        done = in_shell(shell, "--install-completion", HOME=str(home))
        assert (done.returncode, done.stderr) == (0, "")
        assert str(home / SCRIPTS[shell]) in done.stdout
    shown = in_shell(shell, "--show-completion", HOME=str(home))
    assert (home / SCRIPTS[shell]).read_text("utf-8") == shown.stdout
    mine, *added = startup.read_bytes().splitlines()
    assert mine == b"# mine \xff"
    assert len(added) == (1 if shell in STARTUP else 0)


def test_the_installed_script_is_found_by_the_shell(shell: str, tmp_path: Path) -> None:
    in_shell(shell, "--install-completion", HOME=str(tmp_path))
    program = tmp_path / "defender"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    look = {
        "bash": "source ~/.bashrc; complete -p defender",
        "zsh": "source ~/.zshrc; print $_comps[defender]",
        "fish": "complete --do-complete 'defender drivers pr'",
    }
    done = subprocess.run(
        [shell, "-c", look[shell]],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)},
        check=False,
    )
    found = {
        "bash": "complete -o default -F _defender_completion defender",
        "zsh": "_defender",
        "fish": "price\tSara Price",
    }
    assert (done.stdout.strip(), done.stderr) == (found[shell], "")


def test_without_a_home_completion_is_not_installed_and_says_why(shell: str) -> None:
    # fish would set HOME itself.
    done = in_shell(shell, "--install-completion", run_by="env -u HOME ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "HOME is not set" in done.stderr


def test_where_nothing_can_be_written_completion_says_so(shell: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = in_shell(shell, "--install-completion", HOME=str(tmp_path / "file"))
    assert (done.returncode, done.stdout) == (6, "")
    assert "cannot install completion" in done.stderr
    assert "defender --show-completion" in done.stderr


@pytest.mark.parametrize("shell", STARTUP)
def test_a_startup_file_that_cannot_be_written_is_named(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / STARTUP[shell]).mkdir()
    done = in_shell(shell, "--install-completion", HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (6, "")
    assert STARTUP[shell] in done.stderr
