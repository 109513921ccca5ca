"""From a file to its tables, and from a complaint to the place it is about."""

import codecs
import os
import re
import stat
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from defender_cli.bounds import FILE
from defender_cli.errors import DefenderError, FactsInvalid, FactsUnreadable
from defender_cli.facts.files import personal_facts
from defender_cli.facts.findings import Finding
from defender_cli.facts.positions import Place, Positions, place

CHECK = "defender facts check"

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_text(path: Path) -> str:
    """Return a fact file's text, without a byte order mark.

    Raises:
        FactsUnreadable: it cannot be opened, is no file, or is larger than `FILE`.
        FactsInvalid: it is not UTF-8.
    """
    try:
        content = _content(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FactsUnreadable(
            f"cannot read {path}: {reason[:1].lower()}{reason[1:]}",
            file=str(path),
            hint=_way_out(path),
        ) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(error, content, path) from None


def _content(path: Path) -> bytes:
    """Return what a regular file holds; a pipe or a device might never end.

    Raises:
        OSError, ValueError: it cannot be read, or should not be.
    """
    # Opening a pipe would block until something writes to it.
    with open(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise ValueError("not a file, but a pipe, a device or the like")
        content = file.read(FILE + 1)
    if len(content) > FILE:
        raise ValueError(f"larger than {FILE >> 20} MiB")
    return content


def _way_out(path: Path) -> str:
    if str(path) == personal_facts():
        return "it holds your own facts: make it readable, or move it away"
    return "name another file with --facts, or unset DEFENDER_FACTS"


def _not_utf_8(error: UnicodeDecodeError, content: bytes, path: Path) -> FactsInvalid:
    # After a byte order mark, the decoder counts from behind the mark.
    start = error.start + len(content) - len(error.object)
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return FactsInvalid(
        "not UTF-8 text, but UTF-16" if wide else "not UTF-8 text",
        file=str(path),
        line=content.count(b"\n", 0, start) + 1,
        column=start - content.rfind(b"\n", 0, start),
        input=repr(error.object[error.start : error.end]),
        hint="save the file as UTF-8",
    )


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
        raise _invalid("nested too deeply", file, Place(1, 1, 0), text) from None
    except ValueError:
        # Python refuses to read a decimal number of more than 4300 digits.
        spot = _longest_number(text)
        raise _invalid("not valid TOML: the number is too long", file, spot, text) from None


def _syntax_fault(message: str, text: str) -> tuple[str, Place]:
    """Split a parser message into the problem and its place (Python 3.11 has only text)."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    if match is None:
        return message, Place(1, 1, 0)
    problem = match[1][:1].lower() + match[1][1:]
    # tomllib names a table as Python writes a tuple.
    problem = re.sub(r"\('[^)]*\)", _table_name, problem)
    if match[2]:
        return problem, Place(int(match[2]), int(match[3]), 1)
    return problem, place(text, len(text.rstrip()), len(text.rstrip()))


def _longest_number(text: str) -> Place:
    longest = max(re.finditer("[0-9_]+", text), key=lambda match: match.end() - match.start())
    return place(text, longest.start(), longest.end())


def _table_name(tuple_of_parts: re.Match[str]) -> str:
    parts = re.findall(r"'([^']*)'", tuple_of_parts[0])
    return f"[{'.'.join(parts)}]"


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
    # Not `splitlines`, which knows more ends of a line than TOML does.
    line = text.split("\n")[spot.line - 1].removesuffix("\r")
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
