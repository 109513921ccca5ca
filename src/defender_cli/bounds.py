"""Bounds of every input, and how an input beyond one is refused.

Within them the time of an answer grows linearly with the input; memory grows with the fact file
when it is read, not with what is asked.
"""

import re
from collections.abc import Sequence

from defender_cli.errors import UsageError

TEXT = 4096
"""Characters of an argument, a question, or a line of standard input: as many as a path has."""

ARGUMENTS = 1000
"""Arguments of one command; `get -` and `ask -` read more from standard input."""

KEY = 200
"""Characters of a key that is recorded."""

FILE = 16 << 20
"""Bytes of a file: forty times the shipped facts."""

RECORDS = 10_000
"""Records of a fact file: twelve times what the shipped one has."""

MESSAGE = 1000
"""Characters of a line that tells about an error: it never echoes a whole input."""

# Halves of UTF-16 characters, but for those by which Python stands in for bytes that are no text.
_HALVES = re.compile("[\ud800-\udc7f\udd00-\udfff]")

LIMITS = {
    "argument, question, line": f"{TEXT:,} characters",
    "arguments": f"{ARGUMENTS:,}",
    "key to record": f"{KEY} characters",
    "file": f"{FILE >> 20} MiB",
    "facts of a file": f"{RECORDS:,} records",
}
"""Every bound as the help states it."""


def clipped(text: str) -> str:
    """Return a text without its middle if it is too long for a message."""
    half = MESSAGE // 2
    return text if len(text) <= MESSAGE else f"{text[:half]}…{text[-half:]}"


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuse a command line that is out of bounds, or that no shell can pass.

    Raises:
        UsageError: it is.
    """
    if len(arguments) > ARGUMENTS:
        raise UsageError(
            f"a command has at most {ARGUMENTS:,} arguments, not {len(arguments):,}",
            hint="get and ask read any number of lines from standard input: defender get -",
        )
    for argument in arguments:
        check_text("an argument", argument)
        # Typer would hand them to the system as parts of a path.
        if "\0" in argument:
            raise UsageError("an argument cannot hold a NUL character")
        if _HALVES.search(argument):
            raise UsageError("an argument cannot hold half of a character")


def check_text(what: str, text: str, most: int = TEXT) -> None:
    """Refuse a text that is too long.

    Raises:
        UsageError: it is.
    """
    if len(text) > most:
        raise UsageError(
            f"{what} has at most {most:,} characters, not {len(text):,}", input=f"{text[:40]}…"
        )
