"""What could be known and is not: values that a record has room for."""

from collections.abc import Iterator

from defender_cli.facts.asof import AsOf, field_at, record_at
from defender_cli.schema import Field, fields

_WITHOUT_GAPS = ("quotes", "timeline", "releases", "events", "specs")
"""Tables whose records are what their sources made them; nothing is missing there."""


def possible(facts: AsOf, name: str) -> Iterator[tuple[str, Field]]:
    """Yield the keys a table could have values under: its fields, or every spec of a car.

    There are none where nothing is missed.
    """
    if name.split(".")[0] in _WITHOUT_GAPS or _is_slight(facts, name):
        return
    record = record_at(name)
    parts = name.split(".")
    if record is None and parts[0] == "cars" and parts[2:] == ["specs"]:
        for spec_id in facts.ids("specs"):
            key = f"{name}.{spec_id}"
            if field := field_at(key):
                yield key, field
    for field in fields(record).values() if record else ():
        if field.shape == "value" and not (field.derived or field.structural):
            yield f"{name}.{field.name}", field


def _is_slight(facts: AsOf, name: str) -> bool:
    """Say whether so little is known of a record that nothing is missing there.

    That is a person of whom only the name is on file, and a running outside the championship.
    """
    collection, _, rest = name.partition(".")
    if collection == "people" and "." not in rest:
        return not any(facts.answer(f"{name}.{field}") for field in ("seat", "role"))
    return collection == "rounds" and facts.answer(f"{name}.number") is None
