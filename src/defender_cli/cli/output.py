"""Writing of answers to stdout and of errors to stderr."""

import os
import sys
from codecs import lookup
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from shutil import get_terminal_size
from typing import TextIO

import msgspec

from defender_cli.bounds import clipped
from defender_cli.cli.request import Color, Options, Outcome, Request
from defender_cli.errors import DefenderError, OutputUnwritable
from defender_cli.i18n.escape import fitted, visible, visible_json
from defender_cli.i18n.messages import CLOSEST, ERROR, NOTHING
from defender_cli.render import CALENDAR, DATA, PAGES, REFERENCES, UTF8, writer
from defender_cli.report import Report

PIECE = 1024
"""Characters written at once. Unbuffered (PYTHONUNBUFFERED), Python does not notice that a
larger write was cut short by a reader who left; PIPE_BUF bytes, 4096, go whole or not at all."""


WIDEST = 1000
"""Columns beyond which no line is drawn."""


def emit(outcome: Outcome) -> None:
    """Write an answer to stdout in the format asked for.

    Raises:
        OutputUnwritable: stdout is closed, or what it leads to is full.
    """
    report, options = outcome.report, outcome.request.options
    if isinstance(report, str):
        write(report)
    elif not isinstance(report, Report):
        for piece in report:
            write(piece)
    elif options.format in DATA:
        write(writer(options.format)(report), options.format)
    elif options.format == CALENDAR:
        from defender_cli.render import ics

        write(ics.write(report, outcome.request.facts, options.lang), CALENDAR)
    elif options.format in REFERENCES:
        write(_references(report, outcome.request), options.format)
    elif options.format == "table" and report.lines is not None:
        write("".join(f"{line}\n" for line in _fitted(map(visible, report.lines), sys.stdout)))
        if (options.cite or options.sources) and (page := _page(report, outcome.request)):
            write(f"\n{page}")
        _remark(report, options)
    else:
        write(_page(report, outcome.request), options.format)
        if options.format != "html":
            _remark(report, options)


def _remark(report: Report, options: Options) -> None:
    """Write the remarks on an answer to stderr, dim on a terminal."""
    lang, on_terminal = options.lang, _on_terminal(sys.stderr)
    dim = on_terminal and wants_color(options.color, os.environ, on_terminal)
    empty = report.lines is None and not any(section.body for section in report.sections)
    remarks = report.remarks or ((NOTHING,) if empty else ())
    for line in _fitted((visible(each.in_language(lang)) for each in remarks), sys.stderr):
        _say(f"\x1b[2m{line}\x1b[0m\n" if dim else f"{line}\n")


def _on_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _fitted(lines: Iterable[str], stream: TextIO | None) -> Iterable[str]:
    """Return lines broken between words where a terminal would break inside them."""
    if not _on_terminal(stream):
        return lines
    from defender_cli.render.wrap import wrapped

    columns = _columns()
    return (part for line in lines for part in wrapped(line, columns))


def _columns() -> int:
    """Return the width to fit answers to; COLUMNS can be set to anything."""
    return max(20, min(get_terminal_size().columns, WIDEST))


def _references(report: Report, request: Request) -> str:
    """Return the sources of what a report shows people, for a program of references."""
    from defender_cli.render import references
    from defender_cli.render.layout import Layout

    cited = Layout(request.options.lang, request.facts).cites(report)
    return references.write(request.options.format, request.facts.base, cited)


def _page(report: Report, request: Request) -> str:
    from defender_cli.render.layout import Layout

    options = request.options
    marks, cite = options.sources, options.cite
    if options.format == "html":
        from defender_cli.render import html

        layout = Layout(options.lang, request.loaded, marks, True, html.mark, cite)
        return html.write(report, layout.blocks(report), options.lang, request.day)
    is_terminal = _on_terminal(sys.stdout) and options.format != "md"
    layout = Layout(options.lang, request.loaded, marks, is_terminal, references=cite)
    # Values in a pipe are cut and searched by programs.
    layout.footnotes = is_terminal or options.format == "md"
    if options.format == "table" and report.lines is not None and not report.cites:
        layout.marks = False
        layout.cites(report)
        blocks = layout.sources()
    else:
        blocks = layout.blocks(report)
    if options.format == "md":
        from defender_cli.render import markdown

        return markdown.write(blocks, options.lang)
    color = wants_color(options.color, os.environ, is_terminal)
    if is_terminal:
        from defender_cli.render import terminal

        return terminal.write(blocks, _columns(), color)
    from defender_cli.render import text

    return text.write(blocks, color)


def write(text: str, format: str = "table") -> None:
    """Write text to stdout, whatever its encoding.

    Raises:
        OutputUnwritable: it cannot be written. BrokenPipeError: nobody reads it any more.
    """
    stream = sys.stdout
    if not text:
        return
    if stream is None:
        # Python's way to say that the file descriptor was closed from the start.
        raise unwritable("standard output is closed")
    if isinstance(stream, TextIOWrapper) and format not in PAGES:
        # These formats fix how lines end, which Windows would change.
        stream.reconfigure(newline="")
    if isinstance(stream, TextIOWrapper) and format in UTF8:
        stream.reconfigure(encoding="utf-8")
    if lookup(stream.encoding).name != "utf-8":
        text = fitted(text, stream.encoding, format)
    try:
        for start in range(0, len(text), PIECE):
            stream.write(text[start : start + PIECE])
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error.strerror or str(error)) from error


def unwritable(reason: str) -> OutputUnwritable:
    """Return the error for an answer that cannot be written."""
    return OutputUnwritable(f"cannot write the answer: {reason}", input="stdout")


def abandon() -> None:
    """Redirect stdout to the null device, so that Python reports no error at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _say(text: str) -> None:
    # Ignore a closed stderr; the exit status still reports the error.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)


def wants_color(choice: Color, environ: Mapping[str, str], on_terminal: bool) -> bool:
    """Return whether text gets colour.

    The option decides; else a non-empty `NO_COLOR` (no-color.org), else `FORCE_COLOR`,
    which 0 turns off; else whether it goes to a terminal that is not dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced != "0"
    return on_terminal and environ.get("TERM") != "dumb"


def complain(error: DefenderError, as_json: bool, lang: str) -> None:
    """Write an error to stderr: for people line by line, for programs as one object."""
    _say(_as_json(error) if as_json else _as_text(error, lang))


def _as_text(error: DefenderError, lang: str) -> str:
    from defender_cli.i18n.dutch import said

    label, near = ERROR.in_language(lang), CLOSEST.in_language(lang)
    place = f"{error.file}:{error.line}:{error.column}: " if error.line else ""
    dutch = error.dutch if lang == "nl" else {}
    message = dutch.get(error.message) or said(error.message, lang)
    lines = [f"defender: {label}: {place}{message}", *(said(each, lang) for each in error.evidence)]
    if error.available:
        from textwrap import wrap

        lines += [
            said("  fields:", lang),
            *wrap(", ".join(error.available), 80, initial_indent="    ", subsequent_indent="    "),
        ]
    hint = error.hint or ""
    if error.suggestions:
        names = (dutch.get(each, each) for each in error.suggestions)
        lines.append(f"  {near}: {', '.join(names)}")
    if hint:
        last = next((each for each in dutch if hint.endswith(f" {each}")), "")
        lines.append(f"  {said(hint.removesuffix(last) + dutch.get(last, ''), lang)}")
    shown = _fitted((visible(clipped(line)) for line in lines), sys.stderr)
    return "".join(f"{line}\n" for line in shown)


def _as_json(error: DefenderError) -> str:
    described: dict[str, object] = {
        "code": error.code,
        "exit_status": int(error.exit_status),
        "message": _text(error.message),
        "input": error.input and _text(error.input),
        "hint": error.hint and _text(error.hint),
        "suggestions": [_text(each) for each in error.suggestions],
        "available": list(error.available),
        "evidence": [_text(each.strip()) for each in error.evidence],
        "file": error.file and _text(error.file),
        "line": error.line,
        "column": error.column,
    }
    if error.readings:
        described["readings"] = list(error.readings)
    return visible_json(msgspec.json.encode({"error": described}).decode()) + "\n"


def _text(argument: str) -> str:
    """Return an argument as text, also where it has bytes that are none."""
    return clipped(argument).encode("utf-8", "backslashreplace").decode()
