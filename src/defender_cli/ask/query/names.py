"""What records are called: the names that questions use for them."""

from functools import lru_cache

from defender_cli.ask.query.bag import Name, Phrase
from defender_cli.ask.query.words import (
    stems,
)
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.names import folded
from defender_cli.schema import FACTS

NAMED = ("people", "events", "cars", "partners", "teams")
"""The collections whose records questions call by their names."""


@lru_cache(maxsize=2)
def names_of_records(facts: AsOf) -> dict[Phrase, Name]:
    """Return the records that can be called by a phrase; what several are called is left out."""
    whole: dict[Phrase, set[Name]] = {}
    parts: dict[Phrase, set[Name]] = {}
    for collection in NAMED:
        for id in facts.base.ids(collection):
            for words in _called(facts, collection, id):
                _enter(whole, words, Name(collection, id))
                for at in range(1, len(words) if collection in ("people", "cars") else 0):
                    if len(words[at]) > 2:
                        _enter(parts, words[at:], Name(collection, id))
    merged = {**parts, **whole}
    return {phrase: next(iter(each)) for phrase, each in merged.items() if len(each) == 1}


def _enter(found: dict[Phrase, set[Name]], words: list[str], name: Name) -> None:
    for lang in ("en", "nl"):
        found.setdefault(stems(words, lang), set()).add(name)


_NAMES = ("name", "full_name", "aliases", "nicknames", "brand")


def _called(facts: AsOf, collection: str, id: str) -> list[list[str]]:
    """Return the names of a record known on the day, as words; the first is its id."""
    record = FACTS.fields[collection].record
    values = [
        facts.stored(f"{collection}.{id}.{name}")
        for name in _NAMES
        if record is not None and name in record.fields
    ]
    if not any(values):
        return []
    listed = [
        each for value in values for each in (value if isinstance(value, tuple) else (value,))
    ]
    return [folded(str(each)).split() for each in (id, *listed)]
