"""Values that are computed, never stored.

Each rule returns the value and the sources of what it was computed from; or the
answer of another key, where a value is only looked up; or None where it is unknown.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from defender_cli.facts.statements import Answer
from defender_cli.schema.types import Quantity, Reference

if TYPE_CHECKING:
    from defender_cli.facts.asof import AsOf

UNREPORTED = "over, no result on file"
"""The status of a round of which only the calendar says that it is over."""

Derived: TypeAlias = tuple[object, tuple[str, ...]] | Answer | None
Rule: TypeAlias = "Callable[[AsOf, str], Derived]"


def age(known: "AsOf", key: str) -> Derived:
    """Whole years from the date of birth to the day asked for."""
    born = known.answer(f"{key}.born")
    if born is None or not isinstance(born.value, date) or born.value > known.day:
        return None
    had_birthday = (known.day.month, known.day.day) >= (born.value.month, born.value.day)
    return known.day.year - born.value.year - (not had_birthday), born.sources


def crew_of(known: "AsOf", driver: str) -> str | None:
    """Return the key of the crew a driver or co-driver belongs to that day."""
    for crew in known.ids("crews"):
        for seat in ("driver", "co_driver"):
            answer = known.answer(f"crews.{crew}.{seat}")
            if answer and isinstance(answer.value, Reference) and answer.value.id == driver:
                return f"crews.{crew}"
    return None


def number(known: "AsOf", key: str) -> Derived:
    """The car number of the crew."""
    crew = crew_of(known, key.rpartition(".")[2])
    return known.answer(f"{crew}.number") if crew else None


def partner(known: "AsOf", key: str) -> Derived:
    """The other person of the crew."""
    me = key.rpartition(".")[2]
    crew = crew_of(known, me)
    for seat in ("driver", "co_driver") if crew else ():
        answer = known.answer(f"{crew}.{seat}")
        if answer and not (isinstance(answer.value, Reference) and answer.value.id == me):
            return answer
    return None


def placed(known: "AsOf", key: str) -> Derived:
    """The crew a place is listed under, where nothing else is said of who drove."""
    id = key.rpartition(".")[2]
    name, position = known.name(("drivers", "rivals"), id), known.answer(f"{key}.position")
    return (Reference(id, name), position.sources) if name and position else None


def of_person(seat: str, *patterns: str) -> Rule:
    """A rule that looks up keys of the person in a seat; `{}` stands for the person's id."""

    def rule(known: "AsOf", key: str) -> Derived:
        person = known.answer(f"{key}.{seat}")
        if person is None or not isinstance(person.value, Reference):
            return None
        found = (known.answer(pattern.format(person.value.id)) for pattern in patterns)
        return next((answer for answer in found if answer), None)

    return rule


def _dates(known: "AsOf", key: str) -> tuple[date, date, tuple[str, ...]] | None:
    start, end = known.answer(f"{key}.start"), known.answer(f"{key}.end")
    if start is None or end is None:
        return None
    assert isinstance(start.value, date)
    assert isinstance(end.value, date)
    return start.value, end.value, start.sources


def status(known: "AsOf", key: str) -> Derived:
    """Before, during or after the dates of a round; after them, whether a result is on file."""
    dates = _dates(known, key)
    if dates is None:
        return None
    start, end, sources = dates
    if known.day <= end:
        return "upcoming" if known.day < start else "running", sources
    result = f"results.{key.rpartition('.')[2]}"
    winner = known.answer(f"{result}.winner")
    if winner and winner.value:
        return "over", tuple(dict.fromkeys((*sources, *winner.sources)))
    ranked = known.ids(f"{result}.classification")
    return "over" if ranked else UNREPORTED, sources


def days_to_go(known: "AsOf", key: str) -> Derived:
    """Days until a round starts; 0 while it runs, unknown once it is over."""
    dates = _dates(known, key)
    if dates is None or known.day > dates[1]:
        return None
    return max(0, (dates[0] - known.day).days), dates[2]


def difference(known: "AsOf", key: str) -> Derived:
    """The rally car's value less the OCTA's, where both are numbers in one unit."""
    rally, road = known.answer(f"{key}.d7x_r"), known.answer(f"{key}.octa")
    if rally is None or road is None:
        return None
    one, other = rally.value, road.value
    sources = (*rally.sources, *(each for each in road.sources if each not in rally.sources))
    if isinstance(one, Quantity) and isinstance(other, Quantity) and one.unit == other.unit:
        return Quantity(round(one.value - other.value, 6), one.unit), sources
    if _is_number(one) and _is_number(other):
        assert isinstance(one, int | float)
        assert isinstance(other, int | float)
        return round(one - other, 6), sources
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


DERIVED: dict[tuple[str, str], Rule] = {
    ("Driver", "age"): age,
    ("Driver", "number"): number,
    ("Driver", "crew_partner"): partner,
    ("Crew", "driver_country"): of_person("driver", "drivers.{}.country"),
    ("Crew", "co_driver_country"): of_person("co_driver", "drivers.{}.country"),
    ("Crew", "dakar_2026"): of_person("driver", "results.dakar.classification.{}.position"),
    ("Classified", "driver"): placed,
    ("Classified", "number"): of_person("driver", "drivers.{}.number", "rivals.{}.number"),
    ("Round", "status"): status,
    ("Round", "days_to_go"): days_to_go,
    ("Spec", "difference"): difference,
}
