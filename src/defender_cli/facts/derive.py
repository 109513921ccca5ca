"""Values that are computed, never stored, and fallbacks for values that are stated elsewhere.

Each rule returns the value and the sources of what it was computed from; or the answer of
another key, where a value is only looked up; or None where it is unknown.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from defender_cli.facts.statements import Answer
from defender_cli.schema.types import Reference

if TYPE_CHECKING:
    from defender_cli.facts.asof import AsOf

Derived: TypeAlias = tuple[object, tuple[str, ...]] | Answer | None
Rule: TypeAlias = "Callable[[AsOf, str], Derived]"

NO_RESULT = "over, no result on file"
"""The status of a round of which only the calendar says that it is over."""


def age(facts: "AsOf", key: str) -> Derived:
    """Whole years from the date of birth to the day asked for."""
    born = facts.answer(f"{key}.born")
    if born is None or not isinstance(born.value, date) or born.value > facts.day:
        return None
    had_birthday = (facts.day.month, facts.day.day) >= (born.value.month, born.value.day)
    return facts.day.year - born.value.year - (not had_birthday), born.sources


def number(facts: "AsOf", key: str) -> Derived:
    """The car number of a person's last entry."""
    entry = facts.entries.last(_id(key))
    return facts.answer(f"entries.{entry.id}.number") if entry else None


def crew_partner(facts: "AsOf", key: str) -> Derived:
    """The other person of a person's last entry."""
    person = _id(key)
    entry = facts.entries.last(person)
    if entry is None:
        return None
    seat = "co_driver" if entry.driver == person else "driver"
    return facts.answer(f"entries.{entry.id}.{seat}")


def country_of(seat: str) -> Rule:
    """A rule that looks up the nationality of the person in a seat."""

    def rule(facts: "AsOf", key: str) -> Derived:
        person = _reference(facts, f"{key}.{seat}")
        return facts.answer(f"people.{person}.country") if person else None

    return rule


def ranked_driver(facts: "AsOf", key: str) -> Derived:
    """The driver a place is listed under."""
    id = _id(key)
    name, position = facts.name(("people",), id), facts.answer(f"{key}.position")
    return (Reference(id, name), position.sources) if name and position else None


def ranked_number(facts: "AsOf", key: str) -> Derived:
    """The number a driver had in the round a place was taken in."""
    collection, record, *_ = key.split(".")
    round = _reference(facts, f"stages.{record}.round") if collection == "stages" else record
    entry = facts.entries.of(_id(key), round) if round else None
    return facts.answer(f"entries.{entry.id}.number") if entry else None


def of_event(field: str) -> Rule:
    """A rule that looks up a field of the event of a round."""

    def rule(facts: "AsOf", key: str) -> Derived:
        event = _reference(facts, f"{key}.event")
        return facts.answer(f"events.{event}.{field}") if event else None

    return rule


def status(facts: "AsOf", key: str) -> Derived:
    """Before, during or after the dates of a round; after them, whether a result is on file."""
    dates = _dates(facts, key)
    if dates is None:
        return None
    start, end, sources = dates
    if facts.day <= end:
        return "upcoming" if facts.day < start else "running", sources
    round = _id(key)
    winner = facts.answer(f"results.{round}.winner")
    if winner is not None and winner.value is not None:
        return "over", tuple(dict.fromkeys((*sources, *winner.sources)))
    ranked = any(facts.answer(f"entries.{entry.id}.position") for entry in facts.entries.in_(round))
    return "over" if ranked else NO_RESULT, sources


def inherited(facts: "AsOf", key: str) -> Answer | None:
    """Return a spec of the car on which a car is based, if it has none of its own."""
    collection, _, rest = key.partition(".")
    car, _, spec = rest.partition(".")
    if collection != "cars" or not spec.startswith("specs."):
        return None
    stated = (facts.stated(f"cars.{base}.{spec}") for base in lineage(facts, car) if base != car)
    return next((answer for answer in stated if answer), None)


def lineage(facts: "AsOf", car: str) -> Iterator[str]:
    """Yield a car and those it evolved from, the newest first."""
    seen: set[str] = set()
    base: str | None = car
    while base is not None and base not in seen:
        seen.add(base)
        yield base
        base = _reference(facts, f"cars.{base}.based_on")


def days_to_go(facts: "AsOf", key: str) -> Derived:
    """Days until a round starts; 0 while it runs, unknown once it is over."""
    dates = _dates(facts, key)
    if dates is None or facts.day > dates[1]:
        return None
    return max(0, (dates[0] - facts.day).days), dates[2]


def _dates(facts: "AsOf", key: str) -> tuple[date, date, tuple[str, ...]] | None:
    start, end = facts.answer(f"{key}.start"), facts.answer(f"{key}.end")
    if start is None or end is None:
        return None
    assert isinstance(start.value, date)
    assert isinstance(end.value, date)
    return start.value, end.value, start.sources


def _id(key: str) -> str:
    return key.rpartition(".")[2]


def _reference(facts: "AsOf", key: str) -> str | None:
    """Return the id a reference names, or None if it is unknown or open."""
    answer = facts.answer(key)
    return answer.value.id if answer and isinstance(answer.value, Reference) else None


DERIVED: dict[tuple[str, str], Rule] = {
    ("Person", "age"): age,
    ("Person", "number"): number,
    ("Person", "crew_partner"): crew_partner,
    ("Entry", "driver_country"): country_of("driver"),
    ("Entry", "co_driver_country"): country_of("co_driver"),
    ("Classified", "driver"): ranked_driver,
    ("Classified", "number"): ranked_number,
    ("Round", "name"): of_event("name"),
    ("Round", "country"): of_event("country"),
    ("Round", "organiser"): of_event("organiser"),
    ("Round", "status"): status,
    ("Round", "days_to_go"): days_to_go,
}
