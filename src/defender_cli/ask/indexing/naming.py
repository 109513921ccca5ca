"""The names that the facts know on a day."""

from collections.abc import Iterator

from defender_cli.ask.entities import Names
from defender_cli.ask.text import telling, tokens
from defender_cli.ask.vocabulary import COMMON_IN_NAMES, words_of
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.names import folded
from defender_cli.lookup.rounds import next_round

_COMMON = words_of(COMMON_IN_NAMES)


def names_of(known: AsOf) -> Names:
    """Return the names of everybody and everything known."""
    return Names(
        proper=frozenset(_proper(known)),
        nicknames=dict(_nicknames(known)),
        people=list(_people(known)),
        rounds=list(_rounds(known)),
        phrases=list(_phrases(known)),
        full_names=frozenset(_full_names(known)),
        last_stages=dict(_last_stages(known)),
        upcoming=_upcoming(known),
    )


def _people(known: AsOf) -> Iterator[tuple[str, str, str]]:
    """Yield the folded name, the country and the role of everybody in a crew."""
    for id in known.ids("drivers"):
        name, country, role = (
            known.answer(f"drivers.{id}.{field}") for field in ("name", "country", "role")
        )
        if name and country and role:
            yield folded(str(name.value)), str(country.value), str(role.value)


def _full_names(known: AsOf) -> Iterator[tuple[str, str]]:
    """Yield the first and the last word of everybody's name."""
    for collection in ("drivers", "people", "rivals"):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", ("name",)):
                first, *_, last = tokens(value)
                yield first, last


def _rounds(known: AsOf) -> Iterator[tuple[str, str]]:
    """Yield the folded name and the country of every round."""
    for id in known.ids("rounds"):
        name, country = (known.answer(f"rounds.{id}.{field}") for field in ("name", "country"))
        if name and country:
            yield folded(str(name.value)), str(country.value)


def _nicknames(known: AsOf) -> Iterator[tuple[str, str]]:
    """Yield other names of several words, and the name they stand for."""
    for id in known.ids("drivers"):
        name = known.answer(f"drivers.{id}.name")
        for each in _values(known, f"drivers.{id}", ("nicknames",)):
            if name and " " in each:
                yield folded(each), folded(str(name.value))


def _proper(known: AsOf) -> Iterator[str]:
    """Yield the words of names that an answer must not do without."""
    for collection, fields in (
        *[(each, ("name", "aliases", "nicknames")) for each in ("drivers", "people", "rivals")],
        ("partners", ("name", "aliases")),
        ("rounds", ("name", "aliases")),
    ):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", fields):
                for word in telling(tokens(value)):
                    if word not in _COMMON:
                        yield word


def _upcoming(known: AsOf) -> str:
    """Return the folded name of the round that runs or comes next, nothing after the last."""
    view = next_round(known)
    return folded(str(view.value("name"))) if view else ""


def _last_stages(known: AsOf) -> Iterator[tuple[str, int]]:
    """Yield for each rally the number of its last stage."""
    for id in known.ids("results"):
        count = known.answer(f"rounds.{id}.stages_count")
        if count and isinstance(count.value, int):
            yield id, count.value


def _phrases(known: AsOf) -> Iterator[frozenset[str]]:
    """Yield the words of the names of rounds and partners."""
    for collection in ("rounds", "partners"):
        for id in known.ids(collection):
            for value in _values(known, f"{collection}.{id}", ("name", "aliases")):
                words = frozenset(telling(tokens(value)))
                if len(words) > 1:
                    yield words


def _values(known: AsOf, key: str, fields: tuple[str, ...]) -> Iterator[str]:
    for name in fields:
        answer = known.answer(f"{key}.{name}")
        value = answer.value if answer else ()
        yield from map(str, value if isinstance(value, tuple) else (value,))
