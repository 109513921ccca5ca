"""Input of personal facts, checked against the type of the field."""

from difflib import get_close_matches
from typing import Any

import msgspec

from defender_cli.bounds import KEY, check_text
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.asof import AsOf, field_at, record_at
from defender_cli.facts.statements import Fact
from defender_cli.facts.typed import entered, measured
from defender_cli.lookup.keys import keys, nearest
from defender_cli.lookup.names import resolve
from defender_cli.schema import Field, fields
from defender_cli.schema.types import Quantity, SpecValue


class Said(msgspec.Struct, frozen=True):
    """A value as typed, and what goes with it."""

    value: str
    dutch: str | None
    unit: str | None
    note: str | None


def settable(facts: AsOf, key: str) -> Field:
    """Return the field of a key that can be set.

    Raises:
        NotFound: there is no such field. UsageError: it is a table, computed, or not for facts.
    """
    check_text("a key", key, KEY)
    field = field_at(key)
    problem = None
    if key.partition(".")[0] == "sources":
        problem, hint = f"{key} is not a fact", "describe a source with --source-title and the like"
    elif record_at(key) or (field and field.shape != "value"):
        problem, hint = f"{key} is a table", f"set a value in it; defender explain {key} lists them"
    elif field is None:
        close = _near(facts, key)
        hint = f"try: defender explain {close[0]}" if close else "try: defender explain"
        raise NotFound(
            f'the fact base has no field "{key}"', input=key, suggestions=close, hint=hint
        )
    elif field.derived:
        problem, hint = f"{key} is computed", f"its sources: defender sources {key}"
    elif field.structural:
        problem, hint = f"{key} only arranges the facts", f"see: defender explain {key}"
    if problem or field is None:
        raise UsageError(f"{problem} and cannot be set", input=key, hint=hint)
    return field


def _near(facts: AsOf, key: str) -> list[str]:
    """Return at most three keys that could be meant, in the same record first."""
    table, _, name = key.rpartition(".")
    record = record_at(table)
    beside = [each for each, field in fields(record).items() if not field.derived] if record else []
    close = [f"{table}.{each}".lstrip(".") for each in get_close_matches(name, beside, 3)]
    return close or nearest(list(keys(facts)), key)


def statement(facts: AsOf, key: str, field: Field, said: Said) -> dict[str, Any]:
    """Return a statement as TOML has it, without its source.

    Raises:
        UsageError: the unit is missing, or a reference names no record.
    """
    value, unit = said.value, said.unit
    usual = _usual_unit(facts, key) if field.hint is SpecValue else None
    if unit is None and (field.hint is Quantity or usual):
        value, unit = measured(value)
    raw = entered(field, value, said.dutch)
    if said.dutch is not None and not isinstance(raw, dict):
        raise UsageError(f"--value-nl: {key} is the same in every language", input="--value-nl")
    if usual and unit is None and isinstance(raw, int | float) and not isinstance(raw, bool):
        raise UsageError(f"{key} needs a unit", input=value, hint=f"such as: --unit {usual}")
    if field.targets:
        raw = _referenced(facts, field, raw)
    stated: dict[str, Any] = {"value": raw}
    if unit is not None:
        stated["unit"] = unit
    if said.note is not None:
        stated["note"] = said.note
    return stated


def _usual_unit(facts: AsOf, key: str) -> str | None:
    """Return the unit a specification has in the facts; that of other fields is fixed."""
    fact = facts.base.node(key)
    values = [each.value for each in fact.statements] if isinstance(fact, Fact) else []
    units = (each.unit for each in values if isinstance(each, Quantity))
    return next(units, None)


def _referenced(facts: AsOf, field: Field, raw: Any) -> Any:
    """Return the ids of what was named, by id or by name."""
    if isinstance(raw, list):
        return [_referenced(facts, field, each) for each in raw]
    if any(raw in facts.ids(target) for target in field.targets):
        return raw
    close: list[str] = []
    for target in field.targets:
        try:
            return resolve(facts, target, str(raw), "record", "defender explain")
        except NotFound as error:
            close += error.suggestions
    where = " or ".join(field.targets)
    raise UsageError(f'no record in {where} is called "{raw}"', input=str(raw), suggestions=close)
