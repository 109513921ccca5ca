"""Feeds the loader broken facts until told to stop: `python -m tests.fuzz SECONDS [SEED]`.

Not part of the test suite. Prints how many inputs were tried, and keeps any that ends in
another way than an answer or an error about the file.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from defender_cli.cli.app import main
from defender_cli.facts.files import installed_facts

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


def broken(shipped: bytes, chance: random.Random) -> bytes:
    """Return a piece of the shipped facts with some places changed."""
    start = chance.randrange(len(shipped))
    piece = bytearray(shipped[:600] if chance.random() < 0.5 else b"format = 2\n")
    piece += shipped[start : start + chance.choice([0, 300, 3000])]
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(piece) + 1)
        piece[at : at + chance.randrange(6)] = chance.choice(TOKENS)
    return bytes(piece)


def statuses(file: Path) -> Iterator[tuple[list[str], int]]:
    """Yield how each command ends on a file."""
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for argv in ASKED:
            yield argv, main([*argv, "--facts", str(file)])


def fuzz(seconds: float, seed: int) -> int:
    """Try inputs for some time and return how many ended wrongly."""
    chance, shipped = random.Random(seed), Path(installed_facts()).read_bytes()
    end, tried, wrong = time.monotonic() + seconds, 0, 0
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        file = Path(folder) / "facts.toml"
        while time.monotonic() < end:
            content = broken(shipped, chance)
            file.write_bytes(content)
            bad = [argv for argv, status in statuses(file) if status not in (0, 3, 5, 6)]
            tried += 1
            if bad:
                wrong += 1
                kept = Path(f"fuzz-{seed}-{tried}.toml")
                kept.write_bytes(content)
                print(f"{kept}: {bad}")
    print(f"{tried} files, {len(ASKED)} commands each, {wrong} wrong (seed {seed})")
    return wrong


if __name__ == "__main__":
    sys.exit(bool(fuzz(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
