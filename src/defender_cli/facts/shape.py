"""The forms that facts take in TOML: what a table or a list at some place stands for."""

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
    """Tell a statement from a bare value; only prose is a table by itself."""
    if not isinstance(raw, Mapping):
        return False
    return field.hint not in (Text, SpecValue) or any(key in raw for key in STATEMENT_KEYS)


def is_history(raw: Any) -> bool:
    """Tell a list of statements from a bare list."""
    return isinstance(raw, list) and any(isinstance(item, Mapping) for item in raw)


def is_id(name: str) -> bool:
    """Tell an id: lower-case letters, digits, hyphens and underscores."""
    return (
        name.isascii() and name == name.lower() and name.replace("-", "").replace("_", "").isalnum()
    )


def needs_no_source(field: Field, path: Path) -> bool:
    """Tell what only arranges the facts, or describes a source itself."""
    return field.structural or path[0] == "sources"
