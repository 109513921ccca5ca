"""Real processes whose streams are closed, full, cut off or not in UTF-8."""

import json
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import HEAD, TODAY, Run

DEFENDER = f"'{sys.executable}' -m defender_cli"
ODD = 'first = { name = "Šárka ≥ 😀", role = { en = "Driver", nl = "Coureur" } }'


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `defender` is the command, with this environment and TODAY."""
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; defender() {{ {DEFENDER} "$@"; }}\n{command}'],
        capture_output=True,
        env={
            "PATH": os.environ["PATH"],
            "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "DEFENDER_TODAY": TODAY,
            **environment,
        },
        check=False,
    )


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A fact file with a name that Windows-1252 has not got."""
    file = tmp_path / "odd.toml"
    file.write_text(f'{HEAD}[people]\nsource = "first"\n{ODD}\n', encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "command",
    [
        "drivers",
        "drivers --json",
        "car specs --json",
        "car specs --format jsonl",
        "results dakar --stages --format csv",
        "facts export",
        "facts schema",
        "get people.peterhansel.career.dakar.wins",
        "--help",
        "car specs --help",
    ],
)
def test_a_reader_that_leaves_is_no_noise_and_status_141(command: str) -> None:
    # The reader is gone before anything is written.
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "defender_cli", *command.split()],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_takes_one_line_gets_it() -> None:
    # More than a pipe holds, so that the writer must notice.
    done = shell("defender facts export | head -n 1; echo ${PIPESTATUS[0]}")
    assert done.stdout.splitlines() == [b"{", b"141"]


def test_it_gets_it_from_an_unbuffered_writer_too() -> None:
    done = shell("PYTHONUNBUFFERED=1 defender facts export | head -n 1; echo ${PIPESTATUS[0]}")
    assert done.stdout.splitlines() == [b"{", b"141"]
    assert done.stderr == b""


FULL = "defender: error: cannot write the answer: No space left on device\n"
CLOSED = "defender: error: cannot write the answer: standard output is closed\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        "drivers",
        "drivers --json",
        "car specs --json",
        "facts export",
        "get people.peterhansel.career.dakar.wins",
        "--help",
        "--version",
    ],
)
def test_a_full_disk_is_said_once_and_is_status_6(command: str) -> None:
    done = shell(f"defender {command} > /dev/full")
    assert done.returncode == 6
    if "--json" in command:
        error = json.loads(done.stderr)["error"]
        assert (error["code"], error["exit_status"]) == ("output_unwritable", 6)
    else:
        assert done.stderr.decode() == FULL


@pytest.mark.parametrize("command", ["drivers", "get people.peterhansel.career.dakar.wins"])
def test_a_closed_stdout_is_said_and_is_status_6(command: str) -> None:
    done = shell(f"defender {command} >&-")
    assert (done.returncode, done.stderr.decode()) == (6, CLOSED)


def test_a_closed_stderr_leaves_the_exit_status_to_tell() -> None:
    done = shell("defender drivers nobody 2>&-")
    assert (done.returncode, done.stdout) == (3, b"")
    done = shell("defender results 2>&-")
    assert done.returncode == 0


def test_an_interrupt_is_status_130() -> None:
    command = [sys.executable, "-m", "defender_cli", "facts", "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        # It has begun to write more than a pipe can hold, and waits for who reads the rest.
        process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err) == (130, b"")


def test_an_early_interrupt_leaves_no_traceback() -> None:
    # As if it came while the next module is loaded.
    code = "import defender_cli.__main__, os, signal; os.kill(os.getpid(), signal.SIGINT)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.parametrize(
    "environment",
    [{}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"HOME": ""}, {"HOME": "/no/such/home"}],
    ids=str,
)
def test_a_bare_environment_changes_nothing(environment: dict[str, str]) -> None:
    done = shell("defender drivers", **environment)
    assert (done.returncode, done.stderr[:6], done.stderr.count(b"\n")) == (0, b"facts:", 1)
    assert "Rokas Baciuška  " in done.stdout.decode("utf-8")


CP1252 = {"PYTHONIOENCODING": "cp1252"}


def test_windows_1252_shows_what_it_has_and_spells_out_the_rest(odd: Path) -> None:
    done = shell(f"defender team people --facts {odd}", **CP1252)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("cp1252").splitlines()[1] == r"Šárka \u2265 \U0001f600  Driver"


def test_json_and_toml_lose_nothing_in_windows_1252(odd: Path) -> None:
    name = "Šárka ≥ 😀"
    done = shell(f"defender team people --json --facts {odd}", **CP1252)
    assert json.loads(done.stdout.decode("ascii"))[0]["name"] == name
    done = shell(f"defender team people --format jsonl --facts {odd}", **CP1252)
    assert json.loads(done.stdout.decode("ascii"))["name"] == name
    done = shell(f"defender team people --format toml --facts {odd}", **CP1252)
    assert tomllib.loads(done.stdout.decode("ascii"))["people"][0]["name"] == name


def test_a_page_is_in_the_encoding_it_says(odd: Path) -> None:
    done = shell(f"defender team people --format html --facts {odd}", **CP1252)
    page = done.stdout.decode("utf-8")
    assert '<meta charset="utf-8">' in page
    assert "Šárka ≥ 😀" in page


@pytest.mark.parametrize("format", ["table", "md", "csv", "tsv"])
def test_every_format_gets_through_windows_1252(format: str) -> None:
    for command in ("car specs --sources", "drivers peterhansel", "schedule"):
        done = shell(f"defender {command} --format {format}", **CP1252)
        assert (done.returncode, b"error" in done.stderr) == (0, False)
        done.stdout.decode("cp1252")


@pytest.mark.parametrize("json_wanted", [False, True])
def test_an_argument_that_is_no_text_is_shown_escaped(json_wanted: bool) -> None:
    done = shell(r"defender drivers $'x\xff'" + (" --json" if json_wanted else ""))
    assert (done.returncode, done.stdout) == (3, b"")
    said = json.loads(done.stderr)["error"]["message"] if json_wanted else done.stderr.decode()
    assert r'no driver matches "x\udcff"' in said


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ("", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "0"}, False),
        ("", {"FORCE_COLOR": ""}, False),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("--color always", {}, True),
        ("--color always", {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("--color always --json", {}, False),
        ("--color always --format md", {}, False),
    ],
)
def test_a_pipe_gets_colour_only_when_it_is_asked_for(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    options: str,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("drivers", *options.split()).out) is coloured


def test_colour_in_a_pipe_adds_nothing_but_colour(run: Run) -> None:
    plain = run("drivers", "peterhansel").out
    coloured = run("drivers", "peterhansel", "--color", "always").out
    for code in ("\x1b[1m", "\x1b[36m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain
