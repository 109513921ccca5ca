"""Generated inputs until the time is up: `python -m tests.fuzz SECONDS [SEED]`.

Broken fact files, and command lines of any commands, options and arguments. Prints how many
were tried, and those that ended in another way than an answer or one error. The test suite
tries a few hundred command lines.
"""

import io
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from typer.main import get_command

from defender_cli.cli.app import app, main
from defender_cli.facts.files import installed_facts
from tests.conftest import TWO_SEASONS

TOKENS = [b"[", b"]", b"{", b"}", b"=", b",", b".", b'"', b"'", b'"""', b"#", b"\n", b"\\u0000"]
TOKENS += [b"\xff", b"\xef\xbb\xbf", b"\0", b"\r", b"nan", b"-inf", b"0x" + b"f" * 50, b"9" * 50]
TOKENS += [b"9" * 5000, b"1e999", b"9999-12-31", b"0001-01-01", b"[" * 2000, b"a." * 500, b"true"]
TOKENS += [
    b"value = 1\n",
    b'source = "x"\n',
    b"pending = true\n",
    b"[[sources]]\n",
    b"\xe2\x80\xae",
]
ASKED = [["drivers"], ["facts", "check"], ["facts", "export"], ["schedule", "--format", "ics"]]
ASKED += [["results", "dakar", "--stages", "--json"], ["sources"], ["team", "--format", "csv"]]

WORDS = ["", " ", "-", "--", "-1", "0", "1", "14", "2026", "99999999999999999999", "1e999", "nan"]
WORDS += ["9" * 4300, "½", "❷", "٣", "²", "1,5", "2025-05-07", "2026-02-30", "0001-01-01"]
WORDS += ["9999-12-31", "12:30:00", "\0", "\udcff", "\ud800", "\x1b[31m", "\u202e", "\U000e0041"]
WORDS += ["é" * 40, "ﬁ", "İ", "ß", "😀", "a" * 4096, "." * 300, "a.b", "..", "/", ".", "/dev/null"]
WORDS += ["x" * 300, "{", "[1, 2]", '"', "'", "\\", "|", "a=b", "name=A|B", "start>2026-02", "~"]
WORDS += ["number<=3", "=", ">", "all", "+all", "-id", "id,id", ",", "csv", "json", "en", "nl"]
WORDS += ["who", "won", "stage", "fuel", "tank", "how many", "winnaar", "dakar", "driver", "and"]
WORDS += ["older", "than", "first", "last", "between", "not", "is", "the", "2027", "km", "or"]
SKIPPED = {"install_completion"}  # writes where a shell looks for it


def programs() -> list[tuple[list[str], Any]]:
    """Return the words of every command, and the command as Click sees it."""

    def below(path: list[str], command: Any) -> Iterator[tuple[list[str], Any]]:
        yield path, command
        if hasattr(command, "list_commands"):
            for name in command.list_commands(None):
                yield from below([*path, name], command.get_command(None, name))

    return list(below([], get_command(app)))


def words(file: Path) -> list[str]:
    """Return arguments to try: the ids, keys and names of a fact file among them."""
    from defender_cli.facts.load import load

    base = load([file])
    keys = [fact.key for fact in base.facts()]
    parts = sorted({part for key in keys for part in key.split(".")})
    texts = [str(each.value) for fact in base.facts() for each in fact.statements]
    return [*WORDS, *keys[::5], *parts, *texts[::7]]


def command_line(chance: random.Random, known: list[tuple[list[str], Any]], pool: list[str]) -> Any:
    """Return a command with some options and arguments of any kind."""
    path, command = chance.choice(known)
    argv = list(path)
    options = [each for each in command.params if each.param_type_name == "option"]
    options = [each for each in options if each.name not in SKIPPED]
    for option in chance.sample(options, min(len(options), chance.choice([0, 0, 1, 2, 3]))):
        argv.append(chance.choice(option.opts))
        choices = list(getattr(option.type, "choices", ()))
        if not option.is_flag:
            value = chance.choice(choices if choices and chance.random() < 0.8 else pool)
            if option.name == "where":
                value += chance.choice(["=", "!=", ">", "<=", "~"]) + chance.choice(pool)
            argv.append(value)
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        argv.insert(chance.randint(len(path), len(argv)), chance.choice(pool))
    return argv


def text(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream."""
    stream.seek(0)
    return stream.read()


def fault(argv: list[str], lines: str = "") -> str | None:
    """Return how a command line breaks the contract, or None if it does not."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in "oe")
    with redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", io.StringIO(lines)):
        try:
            status = int(main(argv))
        except SystemExit as leaving:
            status = int(leaving.code or 0)
    answer, said = (text(stream) for stream in (out, err))
    failed = status != 0
    if status not in (0, 2, 3, 4, 5, 6):
        return f"exit status {status}: {said[-300:]}"
    if failed and answer and argv[:2] != ["facts", "check"]:
        return f"exit status {status} and an answer"
    if failed and not answer and len(re.findall('^defender: |^{"error":', said, re.M)) != 1:
        return "a failure without just one error"
    if len(said.encode("utf-8", "replace")) > 20_000:
        return f"{len(said)} characters on stderr"
    return "a traceback" if "Traceback" in said and "--debug" not in argv else None


@contextmanager
def workplace() -> Iterator[Path]:
    """Make a folder for all that commands write, and work there."""
    with TemporaryDirectory() as folder, patch.dict(os.environ):
        before = os.getcwd()
        os.chdir(folder)
        for name in ("XDG_DATA_HOME", "HOME"):
            os.environ[name] = folder
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def faulty_lines(seed: int, end: float, most: int = sys.maxsize) -> Iterator[tuple[str, list[str]]]:
    """Yield what is wrong with command lines, until some were tried or the time is up."""
    chance, known, pool = random.Random(seed), programs(), words(TWO_SEASONS)
    for _ in range(most):
        if time.monotonic() > end:
            return
        argv = command_line(chance, known, pool)
        os.environ["DEFENDER_FACTS"] = str(TWO_SEASONS) if chance.random() < 0.9 else ""
        lines = "\n".join(chance.choice(pool) for _ in range(chance.choice([0, 3])))
        yield fault(argv, lines) or "", argv


def broken(shipped: bytes, chance: random.Random) -> bytes:
    """Return a piece of the shipped facts with some places changed."""
    start = chance.randrange(len(shipped))
    piece = bytearray(shipped[:600] if chance.random() < 0.5 else b"format = 2\n")
    piece += shipped[start : start + chance.choice([0, 300, 3000])]
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(piece) + 1)
        piece[at : at + chance.randrange(6)] = chance.choice(TOKENS)
    return bytes(piece)


def faulty_files(seed: int, end: float) -> Iterator[tuple[str, bytes]]:
    """Yield what is wrong with how commands take broken fact files, until the time is up."""
    chance, shipped = random.Random(seed), Path(installed_facts()).read_bytes()
    while time.monotonic() < end:
        content = broken(shipped, chance)
        Path("facts.toml").write_bytes(content)
        found = (fault([*argv, "--facts", "facts.toml"]) for argv in ASKED)
        yield next((each for each in found if each), ""), content


def fuzz(seconds: float, seed: int) -> int:
    """Try command lines for half of some time and files for the rest; return the number wrong."""
    wrong = 0
    with workplace():
        start = time.monotonic()
        for kind, found in (
            ("command lines", faulty_lines(seed, start + seconds / 2)),
            ("fact files", faulty_files(seed, start + seconds)),
        ):
            tried = 0
            for problem, what in found:
                tried += 1
                if problem:
                    wrong += 1
                    print(f"{problem}: {what!r}"[:1000])
            print(f"{tried} {kind} (seed {seed})")
    print(f"{wrong} wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(fuzz(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
