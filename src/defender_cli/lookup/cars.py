"""Cars and their specs: values of an evolution, short names, differences."""

from defender_cli.facts.asof import AsOf
from defender_cli.facts.derive import lineage
from defender_cli.facts.statements import Answer
from defender_cli.schema import Field
from defender_cli.schema.types import Quantity


def spec(facts: AsOf, car: str, id: str) -> Answer | None:
    """Return a car's value of a spec; an evolution has that of the car it is based on."""
    return facts.answer(f"cars.{car}.specs.{id}")


def short_name(facts: AsOf, car: str) -> str:
    """Return what heads a car's column: its name, without the words all cars begin with."""
    name = facts.name(("cars",), car) or car
    named = [each for id in facts.ids("cars") if (each := facts.name(("cars",), id))]
    ours, *words = name.split()
    is_shared = all(each.split()[0] == ours for each in named)
    return " ".join(words) if is_shared and len(words) > 1 else name


def difference(field: Field, one: Answer | None, other: Answer | None) -> Answer | None:
    """Return the first value less the other, where both are numbers in one unit."""
    if one is None or other is None:
        return None
    sources = tuple(dict.fromkeys((*one.sources, *other.sources)))
    first, second = one.value, other.value
    value: object = None
    if isinstance(first, Quantity) and isinstance(second, Quantity) and first.unit == second.unit:
        value = Quantity(round(first.value - second.value, 6), first.unit)
    elif _is_number(first) and _is_number(second):
        assert isinstance(first, int | float)
        assert isinstance(second, int | float)
        value = round(first - second, 6)
    return None if value is None else Answer("", field, value, sources, derived=True)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


__all__ = ["difference", "lineage", "short_name", "spec"]
