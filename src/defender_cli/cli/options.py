"""The options every command shares, and the decorator that adds them."""

import inspect
import os
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import typer

from defender_cli.errors import ExitStatus, UsageError
from defender_cli.facts.known import Known
from defender_cli.facts.load import load
from defender_cli.report import Report

Format = Literal["table", "json"]
Lang = Literal["en", "nl"]
Color = Literal["auto", "always", "never"]


class Options(msgspec.Struct, frozen=True):
    """What the shared options say."""

    format: Format = "table"
    sources: bool = False
    as_of: date | None = None
    lang: Lang = "en"
    facts: tuple[Path, ...] = ()
    color: Color = "auto"
    debug: bool = False


class Request:
    """What a command gets: the options, and the facts as known on the day asked for."""

    def __init__(self, options: Options) -> None:
        self.options = options

    @cached_property
    def known(self) -> Known:
        return Known(load(self.options.facts), self.options.as_of or date.today())


class Outcome(msgspec.Struct, frozen=True):
    """What a command leaves to be written: a report, or a document as it is."""

    report: Report | str
    request: Request

    @property
    def status(self) -> ExitStatus:
        return ExitStatus.OK if isinstance(self.report, str) else self.report.status


def _options(
    format: Annotated[
        Format, typer.Option("--format", help="How the answer is written.")
    ] = "table",
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="Number each value and list where it comes from.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Answer with what was known on that day."),
    ] = None,
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of the answer; else the locale's.")
    ] = None,
    facts: Annotated[
        list[Path] | None,
        typer.Option(
            "--facts", metavar="FILE", help="Read this fact file; repeat to lay one over another."
        ),
    ] = None,
    color: Annotated[Color, typer.Option("--color", help="When to use colour.")] = "auto",
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when something goes wrong.")
    ] = False,
) -> Options:
    """Turn the shared options into `Options`; their declaration is its signature."""
    return Options(
        format="json" if json else format,
        sources=sources,
        as_of=None if as_of is None else day(as_of),
        lang=lang or language(os.environ),
        facts=tuple(facts or ()),
        color=color,
        debug=debug,
    )


_SHARED = inspect.signature(_options).parameters


def shares_options(command: Callable[..., Report | str | None]) -> Callable[..., Outcome | None]:
    """Add the shared options to a command that takes a `Request` first."""
    own = list(inspect.signature(command).parameters.values())[1:]
    shared = [
        each for each in _SHARED.values() if each.name not in inspect.signature(command).parameters
    ]

    @wraps(command)
    def run(**given: Any) -> Outcome | None:
        request = Request(_options(**{each.name: given.pop(each.name) for each in shared}))
        report = command(request, **given)
        return None if report is None else Outcome(report, request)

    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*own, *shared)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def refuse_misplaced(context: typer.Context) -> None:
    """Refuse options given before a sub-command, where they would have no effect.

    Raises:
        UsageError: there are some.
    """
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            option = "--" + name.replace("_", "-")
            path = f"{context.command_path} {context.invoked_subcommand}"
            raise UsageError(
                f"{option} goes after the command", input=option, hint=f"try: {path} … {option}"
            )


def day(text: str, option: str = "--as-of") -> date:
    """Return the day an ISO 8601 date names.

    Raises:
        UsageError: it is not a date such as 2025-05-07.
    """
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f'{option}: "{text}" is not a date',
            input=text,
            hint=f"write it as year-month-day: {option} 2025-05-07",
        ) from None


def language(environ: Mapping[str, str]) -> Lang:
    """Return the language people here read: `DEFENDER_LANG`, else that of the locale.

    The locale's variables are looked at in the order of POSIX.1-2017, section 8.2.

    Raises:
        UsageError: `DEFENDER_LANG` names a language there is no text in.
    """
    chosen = environ.get("DEFENDER_LANG")
    if chosen:
        if chosen not in ("en", "nl"):
            raise UsageError(
                f'DEFENDER_LANG: there is no text in "{chosen}"',
                input=chosen,
                suggestions=["en", "nl"],
                hint="set it to en or nl, or unset it",
            )
        return "nl" if chosen == "nl" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environ.get(variable):
            return "nl" if re.match(r"nl\b|nl_", locale) else "en"
    return "en"
