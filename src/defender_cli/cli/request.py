"""Input and output of a command: the request it gets, and the outcome it leaves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from defender_cli.clock import today
from defender_cli.errors import DefenderError, ExitStatus
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load
from defender_cli.report import Report, Selection

if TYPE_CHECKING:
    from defender_cli.ask.index import Index

T = TypeVar("T")

Lang = Literal["en", "nl"]
Color = Literal["auto", "always", "never"]


class Options(msgspec.Struct, frozen=True):
    """Values of the shared options."""

    format: str = "table"
    selection: Selection = Selection()
    headings: bool = True
    escape_formulas: bool = False
    sources: bool = False
    cite: bool = False
    as_of: date | None = None
    lang: Lang = "en"
    facts: tuple[Path, ...] = ()
    color: Color = "auto"
    debug: bool = False


class Request:
    """Input of a command: options, date, and the facts as of the day asked for."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.today = today()

    @cached_property
    def day(self) -> date:
        return self.options.as_of or self.today

    @cached_property
    def facts(self) -> AsOf:
        return AsOf(load(self.options.facts), self.day)

    def with_index(self, use: "Callable[[Index, AsOf], T]", day: date | None = None) -> "T":
        """Return what `use` makes of the words that lead to each fact, and of the facts."""
        from defender_cli.ask.index_cache import with_index

        def as_known() -> AsOf:
            return AsOf(self.facts.base, day) if day else self.facts

        files = self.options.facts
        return with_index(files, day or self.day, as_known, lambda index: use(index, as_known()))

    @property
    def loaded(self) -> AsOf | None:
        """The facts if they have been read; not every answer is made of them."""
        facts: AsOf | None = vars(self).get("facts")
        return facts


class Outcome(msgspec.Struct, frozen=True):
    """Output of a command: a report, or a document, whole or piece by piece.

    `changed` is the file it wrote itself, if any.
    """

    report: Report | str | Iterator[str]
    request: Request
    changed: str | None = None

    @property
    def status(self) -> ExitStatus:
        return self.report.status if isinstance(self.report, Report) else ExitStatus.OK


@contextmanager
def noting_change(changed: str | None) -> Iterator[None]:
    """Let an error that comes after a file was changed say that it was."""
    try:
        yield
    except DefenderError as error:
        if changed:
            error.message += f"; the change itself was written to {changed}"
        raise
