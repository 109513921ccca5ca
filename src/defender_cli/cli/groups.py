"""Help and errors of commands that hold other commands."""

import re
from difflib import get_close_matches
from typing import Any

from typer.core import TyperGroup

from defender_cli.errors import UsageError


class Group(TyperGroup):
    """A command of commands: lists them under headings, each with its first line in full."""

    def headings(self, ctx: Any) -> dict[str, list[str]]:
        """Return the commands under each heading of the help."""
        return {"Commands": self.list_commands(ctx)}

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        width = max(map(len, self.list_commands(ctx)))
        for heading, names in self.headings(ctx).items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(name.ljust(width), self._summary(ctx, name)) for name in names]
                )

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, known = args[0], self.list_commands(ctx)
        if name in known or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        close = get_close_matches(name, known, 3) or self._within(ctx, name)
        raise UsageError(
            f"no such command '{name}'",
            input=name,
            suggestions=close,
            hint=f"try: {ctx.command_path} {close[0]}"
            if close
            else f"help: {ctx.command_path} --help",
        )

    def _within(self, ctx: Any, name: str) -> list[str]:
        """Return the sub-commands of that name, each behind the command that holds it."""
        return [
            f"{each} {name}"
            for each in self.list_commands(ctx)
            if name in getattr(self.get_command(ctx, each), "commands", ())
        ]

    def _summary(self, ctx: Any, name: str) -> str:
        command = self.get_command(ctx, name)
        return " ".join((command.help or "").split("\n\n")[0].split()) if command else ""


def keep_lines(command: Any) -> Any:
    """Return a command in whose help, and that of its sub-commands, indented lines stay lines."""
    # Click rewraps a paragraph unless a line with \b alone precedes it.
    command.help = re.sub(r"\n\n(?=[ ]+\S)", "\n\n\b\n", command.help or "")
    for each in getattr(command, "commands", {}).values():
        keep_lines(each)
    return command
