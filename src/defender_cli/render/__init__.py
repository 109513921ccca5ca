"""Writing a report: one module for each format.

To add a format for programs is to add a module with `write(report) -> str`, and its name to
`Format` and `DATA`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Literal

from defender_cli.report import Report

Format = Literal["table", "json", "jsonl", "csv", "tsv", "md", "html", "toml", "csl", "bibtex"]
"""The formats of every command."""

DATA = ("json", "jsonl", "csv", "tsv", "toml")
"""The formats programs read; the module here that writes each has its name."""

PAGES = ("table", "md", "html")
"""The formats people read; each draws a layout."""

REFERENCES = ("csl", "bibtex")
"""The formats of programs that manage references: the sources of an answer, not its values."""

CALENDAR = "ics"
"""The format calendars read; only of what has dates."""

UTF8 = (CALENDAR, "html")
"""The formats that fix the encoding: RFC 5545, section 3.1.4, and what a page says of itself."""


def writer(name: str) -> Callable[[Report], str]:
    """Return what writes a report in a format for programs."""
    write: Callable[[Report], str] = import_module(f"{__name__}.{name}").write
    return write
