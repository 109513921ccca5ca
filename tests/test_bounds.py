"""Inputs and surroundings out of bounds: an error with its exit status, never a traceback."""

import gc
import io
import os
import sys
from pathlib import Path

import pytest

from defender_cli.ask.index import Index
from defender_cli.bounds import ARGUMENTS, FILE, KEY, MESSAGE, RECORDS, TEXT
from tests.conftest import Run, Write

BORN = "people.price.born"
TEAM = '[teams.red]\nsource = "first"\nname = "Red"\n'


@pytest.mark.parametrize("key", ["a." * 1000 + "a", "." * 4000, "a" * (KEY + 1)])
def test_a_key_without_end_is_refused(run: Run, key: str) -> None:
    done = run("facts", "set", key, "1")
    assert (done.code, done.out) == (2, "")
    assert len(done.err) < 400


AT, ABOVE = "x" * TEXT, "x" * (TEXT + 1)


@pytest.mark.parametrize("command", ["ask", "search", "get", "sources", "explain", "drivers"])
def test_an_argument_is_taken_up_to_its_bound(run: Run, facts_file: Write, command: str) -> None:
    facts = facts_file(TEAM)
    assert run(command, AT, "--facts", facts).code in (0, 3)
    refused = run(command, ABOVE, "--facts", facts)
    assert (refused.code, refused.out) == (2, "")
    assert "an argument has at most 4,096 characters, not 4,097" in refused.err


@pytest.mark.parametrize("command", ["get", "sources", "explain", "facts unset"])
def test_a_key_of_dots_alone_is_no_key(run: Run, command: str) -> None:
    done = run(*command.split(), "." * TEXT)
    assert (done.code, done.out) == (3, "")
    assert len(done.err) < 3 * MESSAGE


def test_a_question_is_taken_up_to_its_bound(run: Run, facts_file: Write) -> None:
    facts = facts_file(TEAM)
    words = ["zq"] * 900
    assert run("ask", *words, "--facts", facts).code == 3
    refused = run("ask", *["zqzqz"] * 900, "--facts", facts)
    assert (refused.code, refused.out) == (2, "")
    assert "a question has at most 4,096 characters" in refused.err


def test_a_command_takes_so_many_arguments(run: Run, facts_file: Write) -> None:
    facts = facts_file(TEAM)
    keys = ["teams.red.name"] * (ARGUMENTS - 3)
    assert run("get", *keys, "--facts", facts).code == 0
    assert run("get", *keys, "teams.red.name", "--facts", facts).code == 2


def test_a_file_is_read_up_to_its_bound(run: Run, facts_file: Write) -> None:
    facts = facts_file(TEAM)
    facts.write_text(facts.read_text("utf-8") + "#" * (FILE - facts.stat().st_size), "utf-8")
    assert run("team", "--facts", facts).code == 0
    facts.write_bytes(facts.read_bytes() + b"#")
    refused = run("team", "--facts", facts)
    assert (refused.code, refused.out) == (6, "")
    assert "larger than 16 MiB" in refused.err


def test_a_base_has_so_many_records(run: Run, facts_file: Write) -> None:
    people = "".join(f'p{at} = {{ name = "P" }}\n' for at in range(RECORDS))
    facts = facts_file(f'[people]\nsource = "first"\n{people}')
    for argv in (("get", "people.p1.name"), ("ask", "who is p1"), ("facts", "check")):
        done = run(*argv, "--facts", facts)
        assert done.code == 5
        assert "the file has 10,002 records; at most 10,000 are read" in done.out + done.err


def test_an_overlong_line_of_stdin_is_unanswered_and_the_next_is_not(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_file(TEAM)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{ABOVE}{AT * 9}\nteams.red.name\n"))
    assert run("get", "-", "--facts", facts).out == "\nRed\n"
    lines = f"{ABOVE}\nstage ❷\nL\udce9on\n{'9' * 4400}\nteam red name\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    answers = run("ask", "-", "--facts", facts).out.splitlines()
    assert ['"Red"' in each for each in answers] == [False] * 4 + [True]


def test_a_line_without_an_answer_leaves_nothing_in_memory(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_file(TEAM)
    monkeypatch.setattr(sys, "stdin", io.StringIO("who won stage 3\n" * 30))
    # As a command does, for what it makes in one answer is little.
    gc.disable()
    try:
        assert run("ask", "-", "--facts", facts).code == 3
        assert sum(isinstance(each, Index) for each in gc.get_objects()) < 3
    finally:
        gc.enable()


@pytest.mark.parametrize("command", ["get", "ask"])
def test_a_closed_stdin_is_a_usage_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    done = run(command, "-")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    "argv", [["drivers", "--facts"], ["facts", "check"], ["facts", "export", "-o"]]
)
@pytest.mark.parametrize("path", ["a\0b", "a\ud800b"])
def test_what_no_path_can_hold_is_a_usage_error(run: Run, argv: list[str], path: str) -> None:
    done = run(*argv, path)
    assert (done.code, done.out) == (2, "")


def test_an_export_replaces_a_file_only_with_force(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    facts, output = facts_file(TEAM), tmp_path / "out.json"
    output.write_text("mine", encoding="utf-8")
    argv = ("facts", "export", "--facts", facts, "--output", output)
    refused = run(*argv)
    assert (refused.code, output.read_text("utf-8")) == (2, "mine")
    assert run(*argv, "--force").code == 0
    assert '"teams.red.name"' in output.read_text("utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["facts.toml", "out.json"]


def test_a_failed_export_leaves_no_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "no" / "such"
    for format in ("json", "sqlite"):
        done = run("facts", "export", "--format", format, "--output", folder / "out")
        assert (done.code, done.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads every folder")
def test_own_facts_that_cannot_be_read_are_not_passed_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "defender"
    folder.mkdir(parents=True)
    (folder / "facts.toml").write_text("format = 2\n", encoding="utf-8")
    folder.chmod(0)
    try:
        assert run("team").code == 6
    finally:
        folder.chmod(0o700)


def test_a_device_is_not_replaced_and_a_dash_is_stdout(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for format in ("json", "sqlite"):
        done = run("facts", "export", "--format", format, "--output", pipe, "--force")
        assert (done.code, done.out) == (2, "")
    assert pipe.is_fifo()
    assert run("facts", "export", "--output", "-").out == run("facts", "export").out
    assert run("facts", "export", "--output", "-", "--format", "sqlite").code == 2


def test_an_edit_by_another_program_meanwhile_is_kept(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "data" / "defender" / "facts.toml"
    run("facts", "set", BORN, "1992-09-23")
    edited = own.read_text("utf-8").replace("09-23", "09-24")
    # The editor saves while the new file is being made.
    monkeypatch.setattr(os, "fsync", lambda handle: own.write_text(edited, "utf-8"))
    done = run("facts", "set", BORN, "1992-09-25")
    assert (done.code, done.out) == (6, "")
    assert own.read_text("utf-8") == edited


def test_a_link_that_leads_nowhere_is_not_written_through(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "data" / "defender" / "facts.toml"
    own.parent.mkdir(parents=True)
    own.symlink_to(tmp_path / "unplugged.toml")
    done = run("facts", "set", BORN, "1992-09-23")
    assert (done.code, done.out) == (6, "")
    assert not (tmp_path / "unplugged.toml").exists()


def test_a_report_that_fails_does_not_deny_the_change(run: Run, tmp_path: Path) -> None:
    done = run("facts", "set", BORN, "1992-09-23", "--fields", "bogus")
    assert (done.code, done.out) == (2, "")
    own = tmp_path / "data" / "defender" / "facts.toml"
    assert f"the change itself was written to {own}" in done.err
    assert "1992-09-23" in own.read_text("utf-8")


def test_debug_shows_the_cause(run: Run) -> None:
    done = run("team", "--facts", "no such file", "--debug")
    assert (done.code, done.out) == (6, "")
    assert "FileNotFoundError: [Errno 2]" in done.err
