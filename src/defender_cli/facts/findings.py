"""Complaints about a fact file: what is wrong, where, and how to mend it."""

import difflib
from collections.abc import Iterable

import msgspec

from defender_cli.facts.shape import Path, dotted
from defender_cli.schema.types import LONG, type_name

MANY = 1000
"""Findings up to which each unknown key gets a suggestion."""


class Finding(msgspec.Struct, frozen=True):
    """One complaint about a fact file, at the place `path` leads to."""

    code: str
    message: str
    path: Path
    fix: str
    file: str


class Findings(list[Finding]):
    """The complaints about one file, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def add(self, code: str, message: str, path: Path, fix: str) -> None:
        self.append(Finding(code, message, path, fix, self.file))

    def unknown_key(self, name: str, known: Iterable[str], path: Path) -> None:
        # Comparing is slow, and a thousand errors are not typing errors.
        typed = name[:LONG] if len(self) < MANY else ""
        close = difflib.get_close_matches(typed, list(known), 1)
        self.add(
            "unknown-key",
            f"{dotted((*path[:-1], name if len(name) <= LONG else f'{name[:LONG]}…'))}"
            " is not a key of the fact base",
            path,
            f"did you mean {close[0]}?" if close else "known here: " + ", ".join(known),
        )

    def wrong_type(
        self, path: Path, expected: str, raw: object, example: str, problem: str = ""
    ) -> None:
        problem = problem or f"not {type_name(raw)}"
        message = f"{dotted(path)} must be {expected}, {problem}"
        self.add("wrong-type", message, path, f"write it as {example}")
