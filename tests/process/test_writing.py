"""Nothing that was recorded is lost: writers that are killed, that meet, that cannot write.

`DEFENDER_LONG_TESTS=1` kills and writes some hundreds of times.
"""

import os
import random
import resource
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from defender_cli.cli.app import main
from defender_cli.facts import atomic
from defender_cli.facts.base import FactBase
from defender_cli.facts.files import installed_facts
from defender_cli.facts.load import load
from defender_cli.facts.overlay import Personal, state
from tests.conftest import Run

LONG = bool(os.environ.get("DEFENDER_LONG_TESTS"))
KILLS = 300 if LONG else 60
SETS = 50 if LONG else 4
WRITERS = 8
KEY = "people.price.career.dakar.stage_wins"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes"),
    # The runner of the tests may have threads; a forked child uses none of them.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "defender" / "facts.toml"


def value(file: Path) -> object:
    """Return the value that a file has for the key, alone or the newest; it must be whole."""
    tables = tomllib.loads(file.read_text("utf-8"))
    stated = tables["people"]["price"]["career"]["dakar"]["stage_wins"]
    newest = stated[0] if isinstance(stated, list) else stated
    return newest["value"]


def in_child(action: Callable[[], int]) -> int:
    """Run an action in a process of its own and return how that ended."""
    child = os.fork()
    if child == 0:
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            os._exit(action())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def set_to(wins: int) -> Callable[[], int]:
    return lambda: main(["facts", "set", KEY, str(wins)])


def recording(installed: FactBase, own: Path, wins: int) -> Callable[[], int]:
    """Return an action that records a value as `facts set` does, without the rest of it."""
    stated = {"value": wins, "source": "jlr-nl-2025-05-07"}
    file = Personal(str(own), installed)

    def run() -> int:
        return 0 if file.change(lambda tables, _: state(tables, KEY, stated, {})).written else 1

    return run


def dying(action: Callable[[], int], at: int, counted: int) -> Callable[[], int]:
    """Return an action that is killed at the given one of its steps in the writing module.

    A step is a call from there, or its end: each comes between two calls of the system.
    Each step is written to the file descriptor `counted`.
    """

    def run() -> int:
        steps = 0

        def watch(frame: FrameType, event: str, argument: Any) -> None:
            nonlocal steps
            if frame.f_code.co_filename == atomic.__file__:
                steps += 1
                os.write(counted, b".")
                if steps == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        return action()

    return run


def test_a_writer_that_is_killed_leaves_the_old_fact_or_the_new(own: Path) -> None:
    reader, counted = os.pipe()
    installed = load([installed_facts()])
    # What this process has loaded, its children need not load again.
    assert recording(installed, own, 0)() == 0
    assert in_child(dying(recording(installed, own, 1), 0, counted)) == 0
    steps = len(os.read(reader, 65536))
    assert steps > 40
    chance = random.Random(0)
    old, seen = 1, set()
    for new in range(2, KILLS + 2):
        at = chance.randint(1, steps)
        action = dying(recording(installed, own, new), at, counted)
        assert in_child(action) == -signal.SIGKILL
        os.read(reader, 65536)
        left = value(own)
        assert left in (old, new)
        seen.add(left == new)
        backup = own.with_name("facts.toml.bak")
        assert not backup.exists() or value(backup) in range(new)
        old = int(str(left))
    assert seen == {False, True}
    # Nobody has to clear up after them.
    assert in_child(set_to(1000)) == 0
    assert value(own) == 1000
    names = {each.name for each in own.parent.iterdir()}
    assert names <= {"facts.toml", "facts.toml.bak", "facts.toml.lock"}


WRITER = """
import sys
from defender_cli.cli.app import main
name, count = sys.argv[1], int(sys.argv[2])
for at in range(count):
    key = f"releases.jlr-nl-2025-05-07.topics.{name}_{at}"
    if status := main(["facts", "set", key, f"{name} {at}"]):
        sys.exit(status)
"""


def test_writers_that_meet_lose_nothing(own: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, f"w{number}", str(SETS)], stdout=subprocess.DEVNULL
        )
        for number in range(WRITERS)
    ]
    assert [each.wait() for each in writers] == [0] * WRITERS
    topics = tomllib.loads(own.read_text("utf-8"))["releases"]["jlr-nl-2025-05-07"]["topics"]
    assert {name: each["value"]["en"] for name, each in topics.items()} == {
        f"w{number}_{at}": f"w{number} {at}" for number in range(WRITERS) for at in range(SETS)
    }


def limited(size: int) -> None:
    """Let no file of this process grow beyond a size: as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def shell(*argv: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "defender_cli", *argv]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("room", [0, 100])
def test_a_full_disk_leaves_the_old_facts(own: Path, room: int) -> None:
    assert in_child(set_to(1)) == 0
    before = own.read_bytes()
    done = shell("facts", "set", KEY, "2", preexec_fn=lambda: limited(room))
    assert (done.returncode, done.stdout) == (6, "")
    assert f"cannot write {own}: file too large" in done.stderr
    assert own.read_bytes() == before
    assert "nothing was changed" in done.stderr
    assert {each.name for each in own.parent.iterdir()} <= {"facts.toml", "facts.toml.lock"}


def test_a_lock_held_elsewhere_is_waited_for_and_then_told(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("facts", "set", KEY, "1")
    before = own.read_bytes()
    monkeypatch.setattr(atomic, "PATIENCE", 0.1)
    with atomic.alone(str(own)):
        # A writer in the same process would be the same holder.
        done = shell_with_patience(0.1)
    assert (done.returncode, done.stdout) == (6, "")
    assert f"another process is writing {own}" in done.stderr
    assert "try again when it is done" in done.stderr
    assert own.read_bytes() == before
    assert run("facts", "set", KEY, "2").code == 0


def shell_with_patience(seconds: float) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; from defender_cli.facts import atomic; from defender_cli.cli.app import main;"
        f" atomic.PATIENCE = {seconds}; sys.exit(main(['facts', 'set', {KEY!r}, '2']))"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_folder_that_cannot_be_made_is_told(run: Run, own: Path) -> None:
    own.parent.parent.mkdir()
    own.parent.write_text("no folder", encoding="utf-8")
    done = run("facts", "set", KEY, "2")
    assert (done.code, done.out) == (6, "")
    assert "cannot write" in done.err
    assert own.parent.read_text("utf-8") == "no folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_is_read_only_is_told(run: Run, own: Path) -> None:
    run("facts", "set", KEY, "1")
    own.parent.chmod(0o500)
    done = run("facts", "set", KEY, "2")
    own.parent.chmod(0o700)
    assert (done.code, done.out) == (6, "")
    assert value(own) == 1


def test_a_folder_in_the_place_of_the_file_is_told(run: Run, own: Path) -> None:
    own.mkdir(parents=True)
    for argv in (("get", KEY), ("facts", "set", KEY, "2"), ("facts", "unset", KEY)):
        done = run(*argv)
        assert (done.code, done.out) == (6, "")
        assert f"cannot read {own}: is a directory" in done.err


def test_a_link_that_leads_nowhere_is_no_silence(run: Run, own: Path, tmp_path: Path) -> None:
    own.parent.mkdir(parents=True)
    own.symlink_to(tmp_path / "unplugged.toml")
    done = run("get", KEY)
    assert (done.code, done.out) == (6, "")
    assert "it holds your own facts" in done.err
