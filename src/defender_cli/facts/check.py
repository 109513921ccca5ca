"""Checks fact files: every fault at once, each with its place and a fix."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from defender_cli.errors import FactsInvalid
from defender_cli.facts.base import FactBase
from defender_cli.facts.findings import Finding
from defender_cli.facts.links import Mention, mentions
from defender_cli.facts.load import overlay
from defender_cli.facts.parse import parse, read_text, where
from defender_cli.facts.positions import Place, Positions
from defender_cli.facts.read import Reader
from defender_cli.facts.rules import breaches
from defender_cli.facts.statements import Tree

SYNTAX_FIXES = {
    "twice": "merge the two tables into one",
    "overwrite": "keep one of the two",
    "duplicate": "keep one of the two",
    "unterminated": "close the quotation mark",
}
"""Fix for a syntax error, by a word of its message."""


class Located(Finding, frozen=True):
    """A finding with its place in the file."""

    place: Place


class _Files:
    """State of the files read so far."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.tree: Tree = {}
        self.mentions: list[Mention] = []
        self.findings: list[Finding] = []
        self.broken: list[Located] = []

    def add(self, path: Path) -> None:
        file = str(path)
        try:
            text = read_text(path)
            raw = parse(text, file)
        except FactsInvalid as error:
            self.broken.append(_syntax(error))
            return
        reader = Reader(file)
        self.tree = overlay(self.tree, reader.read(raw))
        self.texts[file] = text
        self.findings += reader.findings
        self.mentions += mentions(raw, file)


def check(files: Iterable[Path], today: date) -> list[Located]:
    """Return every finding in the files, read as overlays of each other, in file order.

    A file that is not TOML has that as its only finding; what the files say together is
    then left unchecked, because half of it is missing.

    Raises:
        FactsUnreadable: a file cannot be opened.
    """
    files = list(files)
    read = _Files()
    for path in files:
        read.add(path)
    found = _first_causes(read.findings)
    if not read.broken:
        base = FactBase(read.tree, tuple(read.texts))
        found += breaches(base, read.mentions, found, today)
    # Finding where each key stands takes as long as reading the file.
    positions = {file: Positions(read.texts[file]) for file in {each.file for each in found}}
    located = [*read.broken, *(_located(each, positions[each.file]) for each in found)]
    order = {str(path): at for at, path in enumerate(files)}
    return sorted(
        located, key=lambda each: (order[each.file], each.place.line, each.place.column, each.code)
    )


def _located(found: Finding, positions: Positions) -> Located:
    return Located(**msgspec.structs.asdict(found), place=where(found, positions))


def _first_causes(found: list[Finding]) -> list[Finding]:
    """Return the findings without those that only follow from another.

    A `source` of the wrong type would leave every value below it without one.
    """
    sourceless = [each.path[:-1] for each in found if each.path[-1:] == ("source",)]
    return [
        each
        for each in found
        if each.code != "no-source"
        or not any(each.path[: len(table)] == table for table in sourceless)
    ]


def _syntax(error: FactsInvalid) -> Located:
    place = Place(error.line, error.column, 1)
    fixes = (fix for word, fix in SYNTAX_FIXES.items() if word in error.message)
    fix = next(fixes, error.hint if "UTF-8" in error.message else None)
    return Located(
        "syntax",
        error.message,
        (),
        fix or "correct it after the TOML 1.0 specification, toml.io",
        error.file,
        place,
    )
