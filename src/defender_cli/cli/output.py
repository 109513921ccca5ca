"""Where answers and errors are written, and nowhere else."""

import os
import sys
from collections.abc import Mapping
from shutil import get_terminal_size

import msgspec

from defender_cli.cli.options import Color, Outcome, Request
from defender_cli.errors import DefenderError
from defender_cli.formats import jsonish
from defender_cli.formats.escape import visible, visible_json
from defender_cli.report import Report


def emit(outcome: Outcome) -> None:
    """Write an answer to stdout in the format asked for."""
    report, options = outcome.report, outcome.request.options
    if isinstance(report, str):
        sys.stdout.write(report)
    elif options.format == "json":
        sys.stdout.write(jsonish.write(report))
    elif report.lines is not None:
        sys.stdout.writelines(f"{visible(line)}\n" for line in report.lines)
    else:
        sys.stdout.write(_page(report, outcome.request))
        for remark in report.remarks:
            sys.stderr.write(f"{visible(remark.in_language(options.lang))}\n")
    sys.stdout.flush()


def _page(report: Report, request: Request) -> str:
    from defender_cli.formats.layout import Layout

    options = request.options
    blocks = Layout(options.lang, request.known, options.sources).blocks(report)
    if sys.stdout.isatty():
        from defender_cli.formats import table

        color = wants_color(options.color, os.environ)
        return table.write(blocks, get_terminal_size().columns, color)
    from defender_cli.formats import plain

    return plain.write(blocks)


def wants_color(choice: Color, environ: Mapping[str, str]) -> bool:
    """Say whether a terminal gets colour.

    The option decides; else a non-empty `NO_COLOR` (no-color.org), else `FORCE_COLOR`
    other than 0, else a terminal that is not dumb.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if forced := environ.get("FORCE_COLOR"):
        return forced != "0"
    return environ.get("TERM") != "dumb"


def complain(error: DefenderError, as_json: bool) -> None:
    """Write an error to stderr: for people line by line, for programs as one object."""
    sys.stderr.write(_as_json(error) if as_json else _as_text(error))


def _as_text(error: DefenderError) -> str:
    place = f"{error.file}:{error.line}:{error.column}: " if error.line else ""
    lines = [f"defender: error: {place}{error.message}", *error.evidence]
    if error.suggestions:
        lines.append(f"  closest: {', '.join(error.suggestions)}")
    if error.hint:
        lines.append(f"  {error.hint}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _as_json(error: DefenderError) -> str:
    described = {
        "code": error.code,
        "exit_status": int(error.exit_status),
        "message": error.message,
        "input": error.input,
        "suggestions": error.suggestions,
        "file": error.file,
        "line": error.line,
        "column": error.column,
    }
    return visible_json(msgspec.json.encode({"error": described}).decode()) + "\n"
