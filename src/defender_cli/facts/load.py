"""From files to a fact book: reading, overlaying, and saying where a fault is."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from defender_cli.errors import DefenderError, FactsInvalid, FactsUnreadable
from defender_cli.facts.book import FactBook
from defender_cli.facts.links import dangling
from defender_cli.facts.locate import fact_files
from defender_cli.facts.positions import Place, Positions, place
from defender_cli.facts.read import Finding, Reader
from defender_cli.facts.statements import Fact, Tree

CHECK = "defender facts check"


def load(files: Sequence[Path | str] = ()) -> FactBook:
    """Return the fact book of the given files, or of the installed ones.

    Later files overlay earlier ones, value by value.

    Raises:
        FactsUnreadable: a file cannot be opened.
        FactsInvalid: a file is not TOML, or breaks a rule of the fact base.
    """
    paths = fact_files([Path(file) for file in files])
    texts: dict[str, str] = {}
    tree: Tree = {}
    findings: list[Finding] = []
    for path in paths:
        texts[str(path)] = text = read_text(path)
        reader = Reader(str(path))
        tree = overlay(tree, reader.read(parse(text, str(path))))
        findings += reader.findings
    book = FactBook(tree, tuple(map(str, paths)))
    findings += dangling(book)
    if findings:
        raise as_error(findings, texts)
    return book


def read_text(path: Path) -> str:
    """Return a fact file's text.

    Raises:
        FactsUnreadable: it cannot be opened.
        FactsInvalid: it is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        raise FactsInvalid(
            "not UTF-8 text",
            file=str(path),
            line=line,
            column=column,
            input=repr(error.object[error.start : error.end]),
            hint="save the file as UTF-8",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactsUnreadable(
            f"cannot read {path}: {reason[:1].lower()}{reason[1:]}",
            file=str(path),
            hint="name another file with --facts, or unset DEFENDER_FACTS",
        ) from None


def parse(text: str, file: str) -> dict[str, Any]:
    """Return the tables of a TOML text.

    Raises:
        FactsInvalid: it is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, spot = _syntax_fault(str(error), text)
        raise _invalid(f"not valid TOML: {problem}", file, spot, text) from None
    except RecursionError:
        raise _invalid("not valid TOML: nested too deeply", file, Place(1, 1, 0), text) from None


def _syntax_fault(message: str, text: str) -> tuple[str, Place]:
    """Split a parser message into the problem and its place (Python 3.11 has only text)."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    if match is None:
        return message, Place(1, 1, 0)
    problem = match[1][:1].lower() + match[1][1:]
    if match[2]:
        return problem, Place(int(match[2]), int(match[3]), 1)
    return problem, place(text, len(text.rstrip()), len(text.rstrip()))


def overlay(below: Tree, above: Tree) -> Tree:
    """Return `below` with the statements of `above` preferred, value by value."""
    merged = dict(below)
    for name, node in above.items():
        under = below.get(name)
        if isinstance(node, dict) and isinstance(under, dict):
            merged[name] = overlay(under, node)
        elif isinstance(node, Fact) and isinstance(under, Fact):
            merged[name] = Fact(node.key, node.field, node.statements + under.statements)
        else:
            merged[name] = node
    return merged


def as_error(findings: Sequence[Finding], texts: dict[str, str]) -> DefenderError:
    """Return the error that reports the first finding and counts the others."""
    first = findings[0]
    error = _invalid(
        first.message, first.file, where(first, Positions(texts[first.file])), texts[first.file]
    )
    error.hint = first.fix
    if len(findings) > 1:
        error.evidence.append(f"  and {len(findings) - 1} more; all: {CHECK} {first.file}")
    return error


def where(finding: Finding, positions: Positions) -> Place:
    """Return the place a finding complains about: the key for unknown ones, else the value."""
    about_key = finding.code in ("unknown-key", "bad-id", "no-value", "derived")
    return positions.key(finding.path) if about_key else positions.value(finding.path)


def _invalid(message: str, file: str, spot: Place, text: str) -> FactsInvalid:
    lines = text.splitlines()
    line = lines[spot.line - 1] if spot.line <= len(lines) else ""
    shown = line[spot.column - 1 : spot.column - 1 + spot.length]
    return FactsInvalid(
        message,
        file=file,
        line=spot.line,
        column=spot.column,
        input=shown or None,
        evidence=list(excerpt(line, spot)),
        hint=f"re-check with: {CHECK} {file}",
    )


def excerpt(line: str, spot: Place) -> Iterable[str]:
    """Yield a source line cut to fit, and a line of carets under the span."""
    skip = max(0, spot.column - 40)
    shown = line.expandtabs(1)[skip : skip + 76]
    yield f"  {spot.line} | {shown}"
    margin = " " * (len(str(spot.line)) + 3)
    carets = "^" * max(1, min(spot.length, 76 - (spot.column - 1 - skip)))
    yield f"  {margin}{' ' * (spot.column - 1 - skip)}{carets}"
