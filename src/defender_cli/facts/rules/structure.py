"""Structure: names, numbers, seats, countries and references that fit together."""

import unicodedata
from collections.abc import Iterator

from defender_cli.facts.countries import COUNTRIES
from defender_cli.facts.findings import Finding
from defender_cli.facts.links import misplaced_records, unknown_references, unknown_sources
from defender_cli.facts.rules.context import Context
from defender_cli.schema.types import Country, Quantity, brief

_NAMES = ("name", "full_name", "aliases")
_NAMED = ("teams", "people", "cars", "events", "partners")
RANKED = ("places", "standing", "standings", "co_driver_standings", "overall")
_PLACES = ("position", "overall_position")
_CHAINS = (("cars", "based_on"), ("people", "predecessor"), ("people", "reports_to"))
_SEATS = {"driver": "co-driver", "co_driver": "driver"}


def unknown(case: Context) -> Iterator[Finding]:
    """Every id that is named exists."""
    yield from unknown_sources(case.base, case.mentions)
    yield from unknown_references(case.base)
    yield from misplaced_records(case.base)


def duplicate_names(case: Context) -> Iterator[Finding]:
    for collection in _NAMED:
        owners: dict[str, str] = {}
        for id in case.table(collection):
            for key in (f"{collection}.{id}.{name}" for name in _NAMES):
                value = case.value(key)
                for name in value if isinstance(value, tuple) else (value,) if value else ():
                    owner = owners.setdefault(_folded(str(name)), id)
                    if owner != id:
                        yield case.at(
                            key,
                            "duplicate-name",
                            f"{key} is {name}, as {collection}.{owner} is called",
                            "merge the two records, or give them different names",
                        )


def duplicate_numbers(case: Context) -> Iterator[Finding]:
    """Numbers are taken once in a round, places once in a table, rounds once in a season."""
    taken: dict[tuple[object, ...], str] = {}
    for fact in case.base.facts():
        table, _, name = fact.key.rpartition(".")
        collection = table.rpartition(".")[0]
        value = fact.statements[0].value
        scope: object = None
        if (collection, name) == ("entries", "number"):
            scope = case.value(f"{table}.round")
        elif (collection, name) in (("rounds", "number"), ("stages", "number")):
            scope = case.value(f"{table}.{'season' if collection == 'rounds' else 'round'}")
        elif name == "position" and collection.rpartition(".")[2] in RANKED:
            scope = collection
        if value is None or scope is None:
            continue
        first = taken.setdefault((collection, scope, value), fact.key)
        if first != fact.key:
            case.suspects |= {first, fact.key}
            message = f"{fact.key} is {value}, and so is {first}"
            yield case.at(fact.key, "duplicate-number", message, "correct one of them")


def duplicate_persons(case: Context) -> Iterator[Finding]:
    """A person has one seat in a round."""
    seats: dict[tuple[object, object], str] = {}
    for entry in case.table("entries"):
        round = case.value(f"entries.{entry}.round")
        for key in (f"entries.{entry}.{seat}" for seat in _SEATS):
            person = case.value(key)
            first = seats.setdefault((round, person), key)
            if person is not None and first != key:
                case.suspects |= {first, key}
                message = f"{key} is {person}, who already is {first}"
                yield case.at(key, "duplicate-person", message, "correct one of them")


def wrong_seats(case: Context) -> Iterator[Finding]:
    """Drivers drive and co-drivers navigate; alone on a bike, everybody rides."""
    for entry in case.table("entries"):
        if case.value(f"entries.{entry}.discipline") == "bike":
            continue
        for seat, other in _SEATS.items():
            key = f"entries.{entry}.{seat}"
            person = case.text(key)
            stated = case.values(f"people.{person}.seat")
            if person and stated and set(stated) == {other}:
                message = f"{key} is {person}, but people.{person}.seat is {other}"
                yield from case.dispute(key, "wrong-seat", message, other)


def countries(case: Context) -> Iterator[Finding]:
    for fact in case.base.facts():
        if fact.field.hint is not Country:
            continue
        value = fact.statements[0].value
        for code in value if isinstance(value, tuple) else (value,):
            if code is not None and code not in COUNTRIES:
                message = f"{fact.key} is {brief(code)}, which no country has"
                fix = "write its code of two letters as in ISO 3166-1"
                yield case.at(fact.key, "unknown-country", message, fix)


def negatives(case: Context) -> Iterator[Finding]:
    """Counts, distances and places are not negative, and places begin with 1."""
    for fact in case.base.facts():
        least = 1 if fact.field.name in _PLACES else 0
        if fact.field.hint in (int, Quantity) and any(x < least for x in case.numbers(fact.key)):
            value = next(x for x in case.numbers(fact.key) if x < least)
            message = f"{fact.key} is {value}, less than {least}"
            case.suspects.add(fact.key)
            yield case.at(fact.key, "negative", message, "correct it")


def cycles(case: Context) -> Iterator[Finding]:
    """Nothing is based on itself, and nobody is his own predecessor."""
    for collection, name in _CHAINS:
        done: set[str] = set()
        for start in case.table(collection):
            chain: dict[str, str] = {}
            id: str | None = start
            while id is not None and id not in done and id not in chain:
                key = f"{collection}.{id}.{name}"
                chain[id] = key
                id = case.text(key)
            if id in chain:
                message = f"{chain[id]} leads back to {id}: {' → '.join([*chain, id])}"
                yield case.at(chain[id], "cycle", message, "correct one of the references")
            done |= set(chain)


def _folded(name: str) -> str:
    """Return a name without case, accents and spare spaces, which nobody types reliably."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(x for x in decomposed if not unicodedata.combining(x)).split())


RULES = (
    unknown,
    duplicate_names,
    duplicate_numbers,
    duplicate_persons,
    wrong_seats,
    countries,
    negatives,
    cycles,
)
