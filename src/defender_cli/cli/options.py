"""The options every command shares, and the decorator that adds them."""

import inspect
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_args

import msgspec
import typer
from typer.models import ArgumentInfo

from defender_cli.cli import completion
from defender_cli.cli.language import LANGUAGES, reading_language
from defender_cli.cli.request import Color, Lang, Options, Outcome, Request, noting_change
from defender_cli.errors import UsageError, blank
from defender_cli.render import PAGES, REFERENCES, Format
from defender_cli.report import Report, Selection

Season = Annotated[int | None, typer.Option("--season", metavar="YEAR", help="Choose the season.")]
"""The option of commands about seasons; without it the season is the one that fits the day."""


def _options(
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"Choose the format: {', '.join(get_args(Format))}."
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Write JSON, as --format json does.")
    ] = False,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            autocompletion=completion.field_names,
            help="Choose fields: A,B or all (+A adds one, -A drops it).",
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="[-]A",
            autocompletion=completion.sort_fields,
            help="Sort by field A, or from high to low by -A.",
        ),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="A=VALUE",
            autocompletion=completion.where_fields,
            help="Keep rows that fit: = != < > <= >= ~ (contains), A=B|C.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Show at most N rows.")
    ] = None,
    count: Annotated[bool, typer.Option("--count", help="Print only the number of rows.")] = False,
    no_headers: Annotated[
        bool, typer.Option("--no-headers", help="Leave out headings (table, csv, tsv).")
    ] = False,
    escape_formulas: Annotated[
        bool, typer.Option("--escape-formulas", help="Put ' before cells like =A1 (csv, tsv).")
    ] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="List the sources of each value.")
    ] = False,
    cite: Annotated[
        bool, typer.Option("--cite", help="List the sources as references to paste.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Answer with what was known on that day."),
    ] = None,
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Set the language (default: the locale's).")
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--facts", metavar="FILE", help="Read this fact file (repeat to overlay more)."
        ),
    ] = None,
    color: Annotated[Color, typer.Option("--color", help="Choose when to use colour.")] = "auto",
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks, and how ask chose its answer.")
    ] = False,
) -> Options:
    """Turn the shared options into `Options`; their declaration is its signature."""
    if json and format not in (None, "json"):
        raise UsageError(f"--json does not go with --format {format}", input="--json")
    if not all(facts or ()):
        raise blank("--facts")
    chosen = "json" if json else format or "table"
    for option, given, formats in (
        ("--no-headers", no_headers, ("table", "csv", "tsv")),
        ("--escape-formulas", escape_formulas, ("csv", "tsv")),
        ("--cite", cite, (*PAGES, *REFERENCES)),
    ):
        if given and chosen not in formats:
            raise UsageError(
                f"{option} does not go with --format {chosen}",
                input=option,
                hint=f"use it with {', '.join(formats)}",
            )
    return Options(
        format=chosen,
        selection=Selection(fields, sort, tuple(where or ()), limit, count, sources),
        headings=not no_headers,
        escape_formulas=escape_formulas,
        sources=sources,
        cite=cite,
        as_of=None if as_of is None else day(as_of),
        lang=lang or language(os.environ),
        facts=tuple(map(Path, facts or ())),
        color=color,
        debug=debug,
    )


_SHARED = inspect.signature(_options).parameters
SHARED_OPTIONS = {
    f"--{name.replace('_', '-')}": each.default is not False for name, each in _SHARED.items()
} | {"--season": True}
"""The options that may stand before a command too, and whether each takes a value."""

_SELECTING = ("fields", "sort", "where", "limit", "count", "no_headers", "escape_formulas")

Command = Callable[..., Report | str | Iterator[str] | None]


def shares_options(command: Command) -> Callable[..., Outcome | None]:
    """Add the shared options to a command that takes a `Request` first."""
    return _sharing(command, tuple(_SHARED))


def shares_document_options(command: Command) -> Callable[..., Outcome | None]:
    """Add the shared options but those that select from a report, to a command without one."""
    return _sharing(command, tuple(name for name in _SHARED if name not in _SELECTING))


def _sharing(command: Command, names: tuple[str, ...]) -> Callable[..., Outcome | None]:
    own = list(inspect.signature(command).parameters.values())[1:]
    own_names = {each.name for each in own}
    shared = [_SHARED[name] for name in names if name not in own_names]

    @wraps(command)
    def run(**given: Any) -> Outcome | None:
        # A command may declare an option anew, as for more formats; both then see it.
        options = _options(**{name: given[name] for name in names})
        request = Request(options)
        _refuse_blanks(own, given)
        report: Report | str | Iterator[str] | None
        report = command(request, **{name: given[name] for name in own_names})
        changed = report.changed if isinstance(report, Report) else None
        if isinstance(report, Report):
            with noting_change(changed):
                report = _selected(report, options)
        return None if report is None else Outcome(report, request, changed)

    parameters = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*own, *shared)]
    # PEP 362 lets a function say its own signature; its type does not know the attribute.
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _selected(report: Report, options: Options) -> Report | str:
    """Return the part of a report that the options ask for, or the number of its rows."""
    if options.selection:
        from defender_cli.lookup.selection import selected

        report = selected(report, options.selection)
    if options.selection.count:
        number = len(report.sections[0].records)
        return f"count = {number}\n" if options.format == "toml" else f"{number}\n"
    return msgspec.structs.replace(
        report, headings=options.headings, escape_formulas=options.escape_formulas
    )


def _refuse_blanks(own: list[inspect.Parameter], given: Mapping[str, Any]) -> None:
    """Refuse an argument without text.

    Raises:
        UsageError: there is one.
    """
    for each in own:
        kinds = getattr(each.annotation, "__metadata__", ())
        if not any(isinstance(kind, ArgumentInfo) for kind in kinds):
            continue
        value = given[each.name]
        texts = value if isinstance(value, list | tuple) else [value]
        if any(isinstance(text, str) and not text.strip() for text in texts):
            raise blank(each.name, each.default is inspect.Parameter.empty)


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

    Raises:
        UsageError: `DEFENDER_LANG` names a language there is no text in.
    """
    chosen = reading_language(environ)
    if chosen not in LANGUAGES:
        raise UsageError(
            f'DEFENDER_LANG: unknown language "{chosen}"',
            input=chosen,
            suggestions=["en", "nl"],
            hint="set it to en or nl, or unset it",
        )
    return "nl" if chosen == "nl" else "en"
