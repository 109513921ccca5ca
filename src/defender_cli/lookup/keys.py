"""Keys: which there are, and which come near to one that is not."""

import difflib
from collections.abc import Iterator

from defender_cli.errors import NotFound, UnknownValue
from defender_cli.facts.asof import AsOf, field_at, record_at
from defender_cli.facts.statements import Fact, Tree
from defender_cli.schema import fields


def keys(facts: AsOf, under: str = "") -> Iterator[str]:
    """Yield every key below a table with an answer on the day, computed ones included."""
    node = facts.base.node(under)
    if isinstance(node, dict):
        yield from _below(facts, under, node)


def _below(facts: AsOf, key: str, node: Tree) -> Iterator[str]:
    for name, child in node.items():
        here = f"{key}.{name}" if key else name
        if here == "sources":
            continue
        if isinstance(child, Fact):
            if facts.answer(here) is not None:
                yield here
        else:
            yield from _below(facts, here, child)
    record = record_at(key)
    for name, field in fields(record).items() if record else ():
        if field.derived and facts.answer(f"{key}.{name}") is not None:
            yield f"{key}.{name}"


def no_such_key(facts: AsOf, key: str, command: str) -> NotFound:
    """Return the error for a key without an answer: a key of the facts, or none of theirs."""
    table = key.rpartition(".")[0]
    if is_key(facts, key):
        step = f"{command} {table}" if facts.exists(table) else f"defender explain {key}"
        return UnknownValue(
            f"nothing is known of {key} on {facts.day}", input=key, hint=f"try: {step}"
        )
    values = list(keys(facts))
    tables = {each.rpartition(".")[0]: None for each in values}
    close = nearest([*tables, *values], key)
    return NotFound(
        f'* in "{key}" stands for an id' if "*" in key else f'no key "{key}" is known',
        input=key,
        suggestions=close,
        hint=f"try: {command} {close[0]}" if close else "try: defender explain",
    )


def is_key(facts: AsOf, key: str) -> bool:
    """Return whether a key could have a value: a field or an entry of what the facts name."""
    if facts.base.node(key) is not None:
        return True
    table, _, name = key.rpartition(".")
    record, field = record_at(table), field_at(table) if table else None
    if record is not None:
        return name in fields(record) and isinstance(facts.base.node(table), dict)
    keyed = field.keyed if field else None
    return keyed is not None and name in facts.base.ids(keyed) and is_key(facts, table)


def nearest(known_keys: list[str], key: str) -> list[str]:
    """Return at most three keys like the one typed, the nearest first."""
    wanted = key.casefold().replace(" ", "_")
    ending = [each for each in known_keys if each.endswith(f".{wanted}")]
    starting = [each for each in known_keys if each.startswith(f"{wanted}.")]
    close = difflib.get_close_matches(wanted, known_keys, 3, cutoff=0.6)
    return list(dict.fromkeys([*close, *ending, *starting]))[:3]
