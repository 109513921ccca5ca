"""Writing a report: one module for each format."""

from collections.abc import Callable
from importlib import import_module

from defender_cli.report import Report

DATA = {
    "json": "jsonish",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "tsv",
    "toml": "toml",
}
"""The formats programs read, and the module here that writes each."""

PAGES = ("table", "md")
"""The formats people read; both draw a layout."""

CALENDAR = "ics"
"""The format calendars read; only of what has dates."""


def writer(name: str) -> Callable[[Report], str]:
    """Return what writes a report in a format for programs."""
    write: Callable[[Report], str] = import_module(f"{__name__}.{DATA[name]}").write
    return write
