"""Specs: a figure a hundredfold off, beside those of other cars."""

from collections.abc import Iterator
from statistics import median

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.figures import shown
from defender_cli.schema.types import Quantity

_FACTOR = 50


def outliers(case: Context) -> Iterator[Finding]:
    columns: dict[tuple[str, str | None], dict[str, int | float]] = {}
    for car in case.table("cars"):
        for spec in case.table(f"cars.{car}.specs"):
            key = f"cars.{car}.specs.{spec}"
            value, number = case.value(key), case.number(key)
            unit = value.unit if isinstance(value, Quantity) else None
            if number is not None and not isinstance(number, bool) and number > 0:
                columns.setdefault((spec, unit), {})[key] = number
    for (_, unit), column in columns.items():
        middle = median(column.values())
        far = max(column, key=lambda key: _ratio(column[key], middle))
        near = min(column, key=lambda key: _ratio(column[key], middle))
        # Of two figures the later one in the file is reported.
        far = list(column)[-1] if len(column) == 2 else far
        near = next(iter(column)) if len(column) == 2 else near
        if _ratio(column[far], column[near]) >= _FACTOR:
            mark = f" {unit}" if unit else ""
            message = (
                f"{far} is {shown(column[far])}{mark}, {_FACTOR} times or more apart from"
                f" {near} ({shown(column[near])}{mark})"
            )
            yield from case.dispute(far, "hundredfold", message, column[near])


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


RULES = (outliers,)
