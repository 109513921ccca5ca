"""The command table, and the one place that turns outcomes into exit statuses."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from defender_cli import __version__
from defender_cli.cli.options import Outcome, Request, refuse_misplaced, shares_options
from defender_cli.cli.output import complain, emit
from defender_cli.errors import DefenderError, ExitStatus, UsageError
from defender_cli.report import Report

COMMANDS = {
    "team": "team",
    "drivers": "drivers",
    "car": "car",
    "schedule": "schedule",
    "results": "results",
    "category": "category",
    "timeline": "timeline",
    "sources": "sources",
    "explain": "explain",
    "facts": "facts",
}
"""Every command and the module in `cli.commands` that holds it."""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(TyperGroup):
    """Commands whose module is imported only when they are run or listed."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"defender_cli.cli.commands.{COMMANDS[cmd_name]}")
        command = get_command(module.app)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=SETTINGS,
    invoke_without_command=True,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"defender {__version__}")
        raise typer.Exit


@app.callback()
@shares_options
def overview(
    request: Request,
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> Report | None:
    """Facts about the Defender Rally team, each with its source.

    Without a command: the team on one screen.
    """
    if context.invoked_subcommand is not None:
        refuse_misplaced(context)
        return None
    from defender_cli.cli.commands.overview import overview

    return overview(request.known)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing is raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        try:
            outcome = get_command(app).main(
                args=arguments, prog_name="defender", standalone_mode=False
            )
            if isinstance(outcome, Outcome):
                emit(outcome)
                return outcome.status
            if isinstance(outcome, str):
                sys.stdout.write(outcome)
            sys.stdout.flush()
        except DefenderError as error:
            return _failed(error, arguments)
        except typer.TyperException as error:
            return _failed(_usage(error), arguments)
        return outcome if isinstance(outcome, int) else ExitStatus.OK
    except BrokenPipeError:
        # Python would complain again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.PIPE_CLOSED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:
        return _failed(_bug(error), arguments)


def _failed(error: DefenderError, arguments: list[str]) -> int:
    if "--debug" in arguments:
        traceback.print_exception(error)
    complain(error, _wants_json(arguments))
    return error.exit_status


def _wants_json(arguments: list[str]) -> bool:
    """Look for JSON among raw arguments: an error in the others must not hide it."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    formats = (*zip(options, options[1:], strict=False), *(each.split("=", 1) for each in options))
    return "--json" in options or any(tuple(each) == ("--format", "json") for each in formats)


def _usage(error: typer.TyperException) -> UsageError:
    path = getattr(getattr(error, "ctx", None), "command_path", "defender")
    message = error.format_message()
    return UsageError(message[:1].lower() + message[1:].rstrip("."), hint=f"help: {path} --help")


def _bug(error: Exception) -> DefenderError:
    return DefenderError(
        f"a fault in defender itself: {type(error).__name__}: {error}",
        hint="run it again with --debug and report what it prints",
    )
