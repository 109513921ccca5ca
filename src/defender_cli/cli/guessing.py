"""Tolerant parsing of command lines with one possible meaning."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from defender_cli.cli.options import SHARED_OPTIONS
from defender_cli.errors import NotFound, UsageError

NAMES = {"next": ("schedule", "--next")}
"""Words that stand for a command with an option."""


def meant(program: Any, arguments: Sequence[str]) -> list[str]:
    """Return a command line with its options behind the command it names.

    `help COMMAND` is its help, and somebody's name alone their profile.

    Raises:
        Ambiguous: the name fits more than one person.
    """
    options, rest = _leading(arguments)
    if not rest:
        return list(arguments)
    if rest[0] == "help":
        return [*rest[1:], *options, "--help"]
    if rest[0] in NAMES:
        return [*NAMES[rest[0]], *options, *rest[1:]]
    path: list[str] = []
    command = program
    while rest and (command := _under(command, rest[0])) is not None:
        path.append(rest[0])
        more, rest = _leading(rest[1:])
        options += more
    if path:
        return [*path, *options, *rest]
    if not rest[0].startswith("-") and _is_driver(rest[0], [*options, *rest]):
        return ["drivers", rest[0], *options, *rest[1:]]
    return list(arguments)


def _under(command: Any, name: str) -> Any:
    found = getattr(command, "get_command", None)
    return found(None, name) if found and not name.startswith("-") else None


def _leading(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the shared options that words begin with, each with its value, and the rest."""
    at = 0
    while at < len(words):
        name, is_valued, _ = words[at].partition("=")
        if name not in SHARED_OPTIONS:
            break
        at += 2 if SHARED_OPTIONS[name] and not is_valued else 1
    return list(words[:at]), list(words[at:])


def _is_driver(name: str, words: Sequence[str]) -> bool:
    from defender_cli.cli.completion import known
    from defender_cli.lookup.people import resolve

    files = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--facts"]
    with suppress(NotFound, UsageError):
        resolve(known({"facts": files}), name)
        return True
    return False
