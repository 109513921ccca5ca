"""Calls of the system that fail, injected: the old facts or the new, and a message that says which.

A library written in C and preloaded lets them fail; without a C compiler nothing is tested.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import TWO_SEASONS

COMPILER = shutil.which("cc")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or COMPILER is None, reason="preloads a library, by Linux's means"
)

KEY = "people.price.career.dakar.stage_wins"
FAULTS = {
    "open": errno.EACCES,
    "read": errno.EIO,
    "write": errno.ENOSPC,
    "fsync": errno.EIO,
    "rename": errno.EACCES,
    "flock": errno.ENOLCK,
    "mmap": errno.ENOMEM,
}

# Forks for each command: what one process has loaded, its children need not load again.
FORKER = """
import io, json, os, sys
from contextlib import redirect_stderr, redirect_stdout
from defender_cli.cli.app import main
from defender_cli.facts import overlay
import filelock, tomli_w

for line in sys.stdin:
    argv, faults = json.loads(line)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        log, calls = os.pipe()
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in "oe")
        with redirect_stdout(out), redirect_stderr(err):
            os.environ.update(faults, FAULT_LOG=str(calls))
            status = int(main(argv))
            os.environ["FAULT_CALL"] = ""
            out.flush(), err.flush()
        os.write(calls, b"!")
        said = [each.buffer.getvalue().decode() for each in (out, err)]
        os.write(writer, json.dumps([status, *said, len(os.read(log, 65536)) - 1]).encode())
        os._exit(0)
    os.close(writer)
    print(b"".join(iter(lambda: os.read(reader, 65536), b"")).decode(), flush=True)
    os.close(reader)
    os.waitpid(child, 0)
"""


class Done(NamedTuple):
    """Outcome of a command, with its number of calls that may fail."""

    code: int
    out: str
    err: str
    calls: int


Faulty = Callable[..., Done]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([str(COMPILER), "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.fixture
def faulty(library: Path, tmp_path: Path) -> Iterator[Faulty]:
    """Run a command while one call on a path fails: `faulty(argv, "fsync", path, 5, at=1)`."""
    command = [sys.executable, "-c", FORKER]
    environment = os.environ | {"LD_PRELOAD": str(library)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout

        def run(
            argv: list[str], call: str = "", path: str = "", number: int = 0, at: int = 0
        ) -> Done:
            assert process.stdin
            assert process.stdout
            faults = {"CALL": call, "PATH": path, "ERRNO": str(number), "AT": str(at)}
            asked = [argv, {f"FAULT_{name}": value for name, value in faults.items()}]
            process.stdin.write(f"{json.dumps(asked)}\n")
            process.stdin.flush()
            return Done(*json.loads(process.stdout.readline()))

        yield run
        process.stdin.close()


def cases(faulty: Faulty, argv: list[str], path: str) -> Iterator[tuple[str, int, int]]:
    """Yield each call that a command makes on a path, its first, second and last, and an error."""
    for call, number in FAULTS.items():
        calls = faulty(argv, call, path).calls
        for at in sorted({1, 2, calls} & set(range(1, calls + 1))):
            yield call, number, at


def value(own: Path) -> Any:
    stated = tomllib.loads(own.read_text("utf-8"))["people"]["price"]["career"]["dakar"]
    newest = stated["stage_wins"]
    return (newest[0] if isinstance(newest, list) else newest)["value"]


def test_facts_set_leaves_the_old_facts_or_the_new(faulty: Faulty, tmp_path: Path) -> None:
    own = tmp_path / "data" / "defender" / "facts.toml"
    assert faulty(["facts", "set", KEY, "1"]).code == 0
    first, tried = own.read_bytes(), 0
    for call, number, at in cases(faulty, ["facts", "set", KEY, "2"], str(own.parent)):
        own.write_bytes(first)
        done = faulty(["facts", "set", KEY, "2"], call, str(own.parent), number, at)
        tried += 1
        assert value(own) == (1 if done.code else 2), (call, number, at, done)
        assert done.code in (0, 6), (call, number, at, done)
        if done.code:
            assert done.out == ""
            assert os.strerror(number).lower() in done.err.lower(), (call, at, done.err)
            assert str(own) in done.err
    assert tried > 10
    assert {each.name for each in own.parent.iterdir()} <= {
        "facts.toml",
        "facts.toml.bak",
        "facts.toml.lock",
    }


def test_an_answer_needs_no_cache(faulty: Faulty) -> None:
    cache = os.environ["XDG_CACHE_HOME"]
    facts = ["--facts", str(TWO_SEASONS)]
    tried = 0
    for argv in (["get", "people.roux.name"], ["search", "mister"]):
        right = faulty([*argv, *facts])
        assert right.code == 0
        for call, number, at in cases(faulty, [*argv, *facts], cache):
            done = faulty([*argv, *facts], call, cache, number, at)
            tried += 1
            assert done[:2] == right[:2], (argv, call, number, at, done)
    assert tried > 5


def test_an_export_is_whole_or_not_there(faulty: Faulty, tmp_path: Path) -> None:
    output = tmp_path / "out" / "facts"
    output.parent.mkdir()
    for format in ("json", "sqlite"):
        argv = ["facts", "export", "--format", format, "--facts", str(TWO_SEASONS)]
        argv += ["--output", str(output)]
        tried = list(cases(faulty, [*argv, "--force"], str(output.parent)))
        output.unlink()
        for call, number, at in tried:
            done = faulty(argv, call, str(output.parent), number, at)
            assert (done.code, done.out) in ((0, ""), (2, "")), (call, number, at, done)
            assert list(output.parent.iterdir()) == ([] if done.code else [output])
            output.unlink(missing_ok=True)
