"""The names that the facts know on a day."""

from collections import Counter
from collections.abc import Iterator

from defender_cli.ask.entities import Names
from defender_cli.ask.indexing.editions import Editions, names_in, reference, text_of
from defender_cli.ask.text import telling, tokens
from defender_cli.ask.vocabulary import COMMON_IN_NAMES, words_of
from defender_cli.facts.asof import AsOf
from defender_cli.lookup import teams
from defender_cli.lookup.cars import lineage
from defender_cli.lookup.names import folded
from defender_cli.lookup.rounds import next_round

_COMMON = words_of(COMMON_IN_NAMES)


def names_of(facts: AsOf, editions: Editions) -> Names:
    """Return the names of everybody and everything known."""
    cars = _cars(facts)
    events = _events(facts)
    makes = sorted(set(_makes(facts)))
    ordinary = {word for each in cars for word in each} | set(makes)
    in_cars = {word for id in facts.ids("cars") for word in _words(facts, f"cars.{id}")}
    return Names(
        proper=frozenset(word for word in _proper(facts) if word not in in_cars),
        nicknames=dict(_nicknames(facts)),
        people=list(_people(facts, editions)),
        rounds=list(_rounds(facts, editions)),
        phrases=sorted(_phrases(facts), key=sorted),
        full_names=frozenset(_full_names(facts)),
        last_stages=list(_last_stages(facts)),
        upcoming=_upcoming(facts),
        events=events,
        main_event=editions.main_event,
        season=editions.season,
        cars=cars,
        makes=frozenset(word for word in makes if word not in events),
        rally_car=_lineage(facts, teams.car(facts)),
        rally_cars={
            str(season): _lineage(facts, teams.car(facts, season))
            for season in facts.calendar.seasons
        },
        compared_with=_compared_with(facts),
        ordinary=frozenset(ordinary),
    )


def _lineage(facts: AsOf, car: str | None) -> str:
    return next(lineage(facts, car), "") if car else ""


def _compared_with(facts: AsOf) -> str:
    """Return the car that ours is compared with first, nothing if there is none."""
    car = teams.car(facts)
    return (reference(facts, f"cars.{car}.compared_with") or "") if car else ""


def _words(facts: AsOf, key: str) -> list[str]:
    """Return the words of the names of a record."""
    return [word for name in names_in(facts, key, ("name", "aliases")) for word in tokens(name)]


def _makes(facts: AsOf) -> Iterator[str]:
    """Yield the words for the makes on file."""
    for id in facts.ids("brands"):
        yield from telling(tokens(text_of(facts, f"brands.{id}.name")))
    for id in facts.ids("teams"):
        yield from telling(tokens(text_of(facts, f"teams.{id}.brand")))


def _cars(facts: AsOf) -> dict[str, str]:
    """Return the words that name one car and no other, each with the id of the car."""
    words = {id: list(dict.fromkeys(_words(facts, f"cars.{id}"))) for id in facts.ids("cars")}
    counts = Counter(word for each in words.values() for word in each)
    beside = {*_makes(facts), *_events(facts), *_COMMON}
    return {
        word: id
        for id, each in words.items()
        for word in telling(each)
        if counts[word] == 1 and word not in beside and len(word) > 1
    }


def _events(facts: AsOf) -> dict[str, str]:
    """Return the phrases that name one event and no other, each with the id of the event."""
    found: dict[str, set[str]] = {}
    for id in facts.ids("events"):
        for name in (id.replace("_", " "), *names_in(facts, f"events.{id}", ("name", "aliases"))):
            words = tokens(name)
            while words and words[0] in _COMMON:
                words = words[1:]
            while words and words[-1] in _COMMON:
                words = words[:-1]
            if words:
                found.setdefault(" ".join(words), set()).add(id)
    return {phrase: min(ids) for phrase, ids in sorted(found.items()) if len(ids) == 1}


def _people(facts: AsOf, editions: Editions) -> Iterator[tuple[str, str, str]]:
    """Yield the folded name, the country and the seat of everybody in a crew of ours."""
    for id in facts.ids("people"):
        name, country, seat = (
            text_of(facts, f"people.{id}.{field}") for field in ("name", "country", "seat")
        )
        if id in editions.ours and name and country and seat:
            yield folded(name), country, seat


def _full_names(facts: AsOf) -> Iterator[tuple[str, str]]:
    """Yield the first and the last word of everybody's name; of one word, it twice."""
    for id in facts.ids("people"):
        words = tokens(text_of(facts, f"people.{id}.name"))
        if words:
            yield words[0], words[-1]


def _rounds(facts: AsOf, editions: Editions) -> Iterator[tuple[str, str]]:
    """Yield the folded name and the country of every round of the season meant."""
    for each in facts.calendar.rounds:
        name, country = (facts.answer(f"rounds.{each.id}.{field}") for field in ("name", "country"))
        if name and country and str(each.season) == editions.season:
            yield folded(str(name.value)), str(country.value)


def _nicknames(facts: AsOf) -> Iterator[tuple[str, str]]:
    """Yield other names of several words, and the name they stand for."""
    for id in facts.ids("people"):
        name = text_of(facts, f"people.{id}.name")
        for each in names_in(facts, f"people.{id}", ("nicknames",)):
            if name and " " in each:
                yield folded(each), folded(name)


def _proper(facts: AsOf) -> Iterator[str]:
    """Yield the words of names that an answer must not do without."""
    for collection, fields in (
        ("people", ("name", "aliases", "nicknames")),
        ("partners", ("name", "aliases")),
        ("events", ("name", "aliases")),
    ):
        for id in facts.ids(collection):
            for value in names_in(facts, f"{collection}.{id}", fields):
                yield from (word for word in telling(tokens(value)) if word not in _COMMON)


def _upcoming(facts: AsOf) -> str:
    """Return the folded name of the round that runs or comes next, nothing after the last."""
    view = next_round(facts)
    return folded(str(view.value("name"))) if view else ""


def _last_stages(facts: AsOf) -> Iterator[tuple[str, int]]:
    """Yield for each event the number of its last stage, the event with most stages first."""
    found: dict[str, int] = {}
    for view in facts.views("rounds"):
        count, event = view.value("stages_count"), reference(facts, f"{view.key}.event")
        if isinstance(count, int) and event and facts.exists(f"results.{view.id}"):
            found[event] = count
    yield from sorted(found.items(), key=lambda pair: -pair[1])


def _phrases(facts: AsOf) -> Iterator[frozenset[str]]:
    """Yield the words of the names of events and partners."""
    for collection in ("events", "partners"):
        for id in facts.ids(collection):
            for value in names_in(facts, f"{collection}.{id}", ("name", "aliases")):
                words = frozenset(telling(tokens(value)))
                if len(words) > 1:
                    yield words
