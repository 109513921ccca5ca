"""`defender schema`: the JSON Schema of each command's JSON."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from defender_cli.cli.commands.overview import OUTPUT
from defender_cli.errors import blank
from defender_cli.lookup.names import chosen
from defender_cli.render import json
from defender_cli.render.jsonschema import schema as schema_of
from defender_cli.report import Output

app = typer.Typer(rich_markup_mode=None)


def outputs(root: Any) -> dict[str, tuple[Output, ...]]:
    """Return what each command writes with `--json`; `defender` alone is the overview."""
    return {"overview": (OUTPUT,), **dict(_below(root, ()))}


def _below(group: Any, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[Output, ...]]]:
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if declared := vars(command.callback).get("outputs"):
            yield " ".join((*path, name)), declared
        if hasattr(command, "list_commands"):
            yield from _below(command, (*path, name))


@app.command()
def schema(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(help="Name a command, such as drivers or car specs.")
    ] = None,
) -> str:
    """Print the JSON Schema of a command's JSON.

    Without a command, list the commands that have one. A schema describes whole answers,
    of which --fields takes a part.

    Examples:

      defender schema
      defender schema drivers
      defender schema car specs
    """
    known = outputs(context.find_root().command)
    if not command:
        return "".join(f"{name}\n" for name in known)
    if not all(map(str.strip, command)):
        raise blank("command")
    names = {name: {name} for name in known}
    name = chosen(" ".join(command), names, "command", "defender schema")
    return json.encode(schema_of(name, known[name]))
