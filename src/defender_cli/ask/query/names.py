"""What records and collections are called: the names and nouns that questions use for them."""

from collections.abc import Iterator
from functools import cache, lru_cache

from defender_cli.ask.query.bag import Name, Noun, Phrase
from defender_cli.ask.query.words import (
    stems,
)
from defender_cli.facts.asof import AsOf
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup.names import folded
from defender_cli.schema import FACTS, Field
from defender_cli.schema.results import ENTRY
from defender_cli.schema.team import PERSON

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


@cache
def nouns() -> dict[tuple[str, Phrase], Noun]:
    """Return the nouns of the schema: collections, and choices that part them."""
    found: dict[tuple[str, Phrase], Noun] = {}
    collections = [field for field in FACTS.fields.values() if field.shape == "collection"]
    for field in collections:
        _call(found, Noun(field.name), [field.en], [field.nl])
    for field in ENTRY.fields.values():
        if field.targets and f"{field.name}s" in field.targets:
            _call(found, Noun(field.targets[0]), [field.en], [field.nl])
    for field in PERSON.fields.values():
        if field.shape == "collection":
            _call(found, Noun(f"people.{field.name}"), [field.en], [field.nl])
    for field in collections:
        for name, option in _options(field):
            _call_option(found, Noun(field.name, name, option), option)
    for field in collections:
        _call(found, Noun(field.name), listed(field), listed(field))
    for field in collections:
        _call(found, Noun(field.name), [field.en.split()[-1]], [field.nl.split()[-1]])
    return found


def _call_option(found: dict[tuple[str, Phrase], Noun], noun: Noun, option: str) -> None:
    """Enter a choice under its words, its last word, and the names of the field it stands for."""
    said = WORDS.get(option)
    english, dutch = [option], [said.nl if said else option]
    seat = ENTRY.fields.get(folded(option).replace(" ", "_"))
    if seat is not None and "people" in seat.targets:
        english += [seat.en, *listed(seat)]
        dutch += [seat.nl, *listed(seat)]
    _call(found, noun, english, dutch)
    if len(option.split()) < 3:
        _call(found, noun, [option.split()[-1]], [dutch[0].split()[-1]])


def _options(collection: Field) -> Iterator[tuple[str, str]]:
    """Yield the choices that part the records of a collection, if they have names."""
    record = collection.record
    if record is not None and "name" in record.fields:
        for field in record.fields.values():
            yield from ((field.name, option) for option in field.options)


def listed(field: Field) -> list[str]:
    return [name.strip() for name in field.names.split(",") if name.strip()]


def _call(
    found: dict[tuple[str, Phrase], Noun], noun: Noun, english: list[str], dutch: list[str]
) -> None:
    for lang, names in (("en", english), ("nl", dutch)):
        for name in names:
            found.setdefault((lang, stems(folded(name).split(), lang)), noun)
