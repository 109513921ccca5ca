"""Classification of TOML nodes: statement, history, record or bare value."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from defender_cli.schema import Field
from defender_cli.schema.types import SpecValue, Text

Path: TypeAlias = tuple[str | int, ...]

STATEMENT_KEYS = ("value", "unit", "source", "valid_from", "note", "pending")


def dotted(path: Path) -> str:
    """Return a path as the key a user knows: no positions, no `value`."""
    parts = [part for part in path if isinstance(part, str)]
    if len(parts) > 1 and parts[-1] == "value":
        parts.pop()
    return ".".join(parts)


def is_statement(field: Field, raw: Any) -> bool:
    """Return whether a node is a statement; the only bare value that is a table is prose."""
    if not isinstance(raw, Mapping):
        return False
    return field.hint not in (Text, SpecValue) or any(key in raw for key in STATEMENT_KEYS)


def is_history(raw: Any) -> bool:
    """Return whether a node is a list of statements, not a bare list."""
    return isinstance(raw, list) and any(isinstance(item, Mapping) for item in raw)


def is_id(name: str) -> bool:
    """Return whether a text is an id: lower-case letters, digits, hyphens and underscores."""
    return (
        name.isascii() and name == name.lower() and name.replace("-", "").replace("_", "").isalnum()
    )


def needs_no_source(field: Field, path: Path) -> bool:
    """Return whether a key only arranges the facts, or describes a source."""
    return field.structural or path[0] == "sources"
