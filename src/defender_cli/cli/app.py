"""The command table, and the one place that turns outcomes into exit statuses."""

import os
import re
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.main import get_command

from defender_cli import __version__
from defender_cli.bounds import LIMITS, check_arguments
from defender_cli.cli.groups import Group, keep_lines
from defender_cli.cli.guessing import meant
from defender_cli.cli.language import LANGUAGES, reading_language
from defender_cli.cli.options import SHARED_OPTIONS, shares_options
from defender_cli.cli.output import abandon, complain, emit, unwritable, write
from defender_cli.cli.request import Outcome, Request, noting_change
from defender_cli.clock import today
from defender_cli.errors import DefenderError, ExitStatus, OutputUnwritable, UsageError
from defender_cli.render import CALENDAR, DATA, REFERENCES
from defender_cli.report import Report

COMMANDS = {
    "team": "Team and car",
    "drivers": "Team and car",
    "car": "Team and car",
    "schedule": "Season",
    "results": "Season",
    "standings": "Season",
    "category": "Season",
    "timeline": "Season",
    "get": "Any fact",
    "search": "Any fact",
    "ask": "Any fact",
    "sources": "Behind the facts",
    "explain": "Behind the facts",
    "schema": "Behind the facts",
    "facts": "Behind the facts",
}
"""Every command and its heading in the help; the module in `cli.commands` has its name."""

ENVIRONMENT = {
    "DEFENDER_FACTS": "Read this fact file (--facts overrides it).",
    "DEFENDER_LANG": "Set the language, en or nl (--lang overrides it).",
    "DEFENDER_TODAY": "Set the current date, such as 2026-01-20.",
    "DEFENDER_CACHE": "Set to off to keep no parsed facts on disk.",
    "NO_COLOR": "Switch colour off (--color overrides it).",
    "FORCE_COLOR": "Switch colour on in a pipe (NO_COLOR overrides it).",
}
"""Every environment variable for users, and its effect in the help."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(Group):
    """Commands whose module is imported only when they are run or listed."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def headings(self, ctx: Any) -> dict[str, list[str]]:
        headings: dict[str, list[str]] = {}
        for name, heading in COMMANDS.items():
            headings.setdefault(heading, []).append(name)
        return headings

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Environment"):
            formatter.write_dl(list(ENVIRONMENT.items()))
        with formatter.section("Limits"):
            formatter.write_dl(list(LIMITS.items()))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(cmd_name) if cmd_name in COMMANDS else None


@cache
def _command(name: str) -> Any:
    """Return a command; Typer reads its options from its signature, which takes milliseconds."""
    module = import_module(f"defender_cli.cli.commands.{name}")
    command = keep_lines(get_command(module.app))
    command.name = name
    # Typer offers to install completion on each; it is for the whole program.
    command.params = [each for each in command.params if "completion" not in each.name]
    return command


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    invoke_without_command=True,
)


def _print_version(context: typer.Context, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    typer.echo(f"defender {__version__}")
    from defender_cli.cli.sections import age_of_facts
    from defender_cli.facts.asof import AsOf
    from defender_cli.facts.load import load

    # The version is no less known for facts that cannot be read.
    with suppress(DefenderError):
        typer.echo(age_of_facts(AsOf(load(), today())).in_language(_language(context.obj)))
    raise typer.Exit


def _install_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from defender_cli.cli.installing import detected_shell, install

        place = install(detected_shell(), os.environ)
        write(f"completion is installed in {place}; it works in shells started from now on\n")
        raise typer.Exit


def _show_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from defender_cli.cli.installing import detected_shell
        from defender_cli.cli.shells import script

        write(script(detected_shell()))
        raise typer.Exit


@app.callback()
@shares_options
def overview(
    request: Request,
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Show the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help="Install completion for the current shell.",
            callback=_install_completion,
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            help="Print the completion script, to install it by hand.",
            callback=_show_completion,
        ),
    ] = False,
) -> Report | None:
    """Look up facts about the Defender Rally team, with sources.

    Without a command, show the team on one screen.

    Examples:

      defender
      defender drivers peterhansel
      defender car specs --compare
      defender schedule --next --as-of 2026-01-20
    """
    if context.invoked_subcommand is not None:
        return None
    from defender_cli.cli.commands.overview import overview

    return overview(request)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing is raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except DefenderError as error:
        return _failed(error, arguments)
    except typer.TyperException as error:
        return _failed(_usage(error), arguments)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        abandon()
        return ExitStatus.PIPE_CLOSED
    except SystemExit as leaving:
        # Typer leaves so when nobody reads its help any more.
        if isinstance(leaving.__context__, BrokenPipeError):
            return ExitStatus.PIPE_CLOSED
        raise
    except Exception as error:  # no traceback reaches a user; --debug shows it
        bug = _bug(error)
        bug.__cause__ = error
        return _failed(bug, arguments)


@cache
def _program() -> Any:
    return keep_lines(get_command(app))


def _run(arguments: list[str]) -> int:
    check_arguments(arguments)
    program = _program()
    if "_DEFENDER_COMPLETE" in os.environ:
        from defender_cli.cli.shells import answer

        write(answer(program, os.environ))
        return ExitStatus.OK
    words = meant(program, arguments)
    outcome = program.main(args=words, prog_name="defender", standalone_mode=False, obj=arguments)
    if isinstance(outcome, Outcome):
        with noting_change(outcome.changed):
            emit(outcome)
        return outcome.status
    if isinstance(outcome, str):
        write(outcome)
    return outcome if isinstance(outcome, int) else ExitStatus.OK


def _failed(error: DefenderError, arguments: list[str]) -> int:
    if "--debug" in arguments:
        # `raise … from None` hides the cause from people, not from who looks for a fault.
        error.__suppress_context__ = False
        traceback.print_exception(error)
    if isinstance(error, OutputUnwritable):
        abandon()
    complain(error, _wants_json(arguments), error.lang or _language(arguments))
    return error.exit_status


def _language(arguments: list[str]) -> str:
    """Return the language asked for among raw arguments, else that of the locale."""
    pairs = [each.split("=", 1) for each in arguments]
    pairs += [list(each) for each in zip(arguments, arguments[1:], strict=False)]
    asked = [each[-1] for each in pairs if each[0] == "--lang" and each[-1] in LANGUAGES]
    return asked[0] if asked else reading_language(os.environ)


def _wants_json(arguments: list[str]) -> bool:
    """Look for a format of programs among raw arguments: an error in others must not hide it."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    formats = (*zip(options, options[1:], strict=False), *(each.split("=", 1) for each in options))
    wanted = {("--format", each) for each in (*DATA, *REFERENCES, CALENDAR)}
    return "--json" in options or any(tuple(each) in wanted for each in formats)


def _usage(error: typer.TyperException) -> UsageError:
    path = getattr(getattr(error, "ctx", None), "command_path", "defender")
    # Typer puts what is near into the message; here it has a place of its own.
    close = getattr(error, "possibilities", None)
    message = error.message if close else error.format_message()
    message = re.sub(r"not a valid int.*", "not a whole number", message)
    message = re.sub(r"is not in the range x>=", "is less than ", message)
    option = getattr(error, "option_name", "") or ""
    # Those of commands may stand before a command too (`meant`).
    known = [*(close or ()), *(SHARED_OPTIONS if path == "defender" else ())]
    return UsageError(
        message[:1].lower() + message[1:].rstrip("."),
        input=option or _quoted(message),
        suggestions=get_close_matches(option, known, 1, cutoff=0.75),
        hint=f"help: {path} --help",
    )


def _quoted(message: str) -> str | None:
    """Return the last quoted text of a message by Typer: the argument at fault."""
    found = re.findall(r"'([^']*)'", message.partition(" is not one of ")[0])
    return found[-1] if found else None


def _bug(error: Exception) -> DefenderError:
    if isinstance(error, OSError) and error.filename is None:
        # Typer writes help itself; a file that cannot be opened would have a name.
        return unwritable(error.strerror or str(error))
    return DefenderError(
        f"internal error: {type(error).__name__}: {error}",
        hint="run it again with --debug and report what it prints",
    )
