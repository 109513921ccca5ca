"""What the facts of one table have in common: the words for the records along their key."""

import re
from functools import cache

import msgspec

from defender_cli.ask.answer_types import POSITIONS
from defender_cli.ask.document import NEAR, PROSE, RECORD
from defender_cli.ask.indexing.bag import Bag
from defender_cli.ask.indexing.texts import is_short, names_of, value_text
from defender_cli.ask.text import words_in
from defender_cli.ask.vocabulary import COMMON_IN_NAMES
from defender_cli.facts.asof import AsOf
from defender_cli.schema import FACTS, Field, Record, fields
from defender_cli.schema.types import Reference

_THIS_SEASON = ("rounds", "results", "season", "crews")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SMALL = 25
"""How many fields a record may have for its values to describe each other."""


class Table(msgspec.Struct, frozen=True):
    """What the facts of one table have in common."""

    bag: Bag
    identity: tuple[frozenset[str], ...]
    years: frozenset[str]


def table_of(known: AsOf, table: str, singled: str) -> Table:
    """Return the words for the tables along a key: what they are called, whose they are."""
    bag = Bag()
    bag.add(singled, RECORD)
    identity: list[frozenset[str]] = []
    parts = table.split(".")
    record: Record | None = FACTS
    at = 0
    while at < len(parts) and record is not None and (field := fields(record).get(parts[at])):
        label = field
        at += 1
        is_top = at == 1 and field.shape == "collection"
        bag.add(f"{label.en} {label.nl} {label.names}", NEAR if is_top else RECORD)
        if field.shape == "collection" and at < len(parts):
            at += 1
            name = f"{parts[at - 1]} {names_of(known, parts[:at])}"
            bag.add(name, RECORD)
            identity += _identity(parts, at - 1, field, name)
        else:
            bag.add(names_of(known, parts[:at]), RECORD)
        record = field.record
    _add_belongings(known, parts, bag)
    _add_neighbours(known, table, bag)
    return Table(bag, tuple(identity), _table_years(known, table))


def _identity(parts: list[str], at: int, field: Field, name: str) -> list[frozenset[str]]:
    """Return what tells a record of a collection from the others, if a question must say it."""
    if field.name.endswith(("standing", "standings")):
        return [words_in(field.names).terms]
    if field.name in ("classification", "places") and parts[0] == "results":
        return []
    if parts[0] in ("crews", "car") or parts[at] == "dakar":
        return []
    terms = words_in(name).terms - _common()
    # The year of a rally names none.
    return [frozenset(term for term in terms if not term.isdigit()) or terms]


@cache
def _common() -> frozenset[str]:
    return words_in(COMMON_IN_NAMES).terms


def _add_belongings(known: AsOf, parts: list[str], bag: Bag) -> None:
    """Add what a record is known by elsewhere: its season, its people, their country."""
    table = ".".join(parts)
    if parts[0] in _THIS_SEASON:
        bag.add("stock 2026", NEAR)
    if parts[0] == "drivers" and len(parts) > 1:
        country = known.answer(f"drivers.{parts[1]}.country")
        bag.add(value_text(country) if country else "", NEAR)
        role, partner = (known.answer(f"{table}.{name}") for name in ("role", "crew_partner"))
        bag.add(value_text(role) if role else "", RECORD)
        bag.add(value_text(partner) if partner else "", NEAR)
    if parts[0] == "crews":
        for seat in ("driver", "co_driver"):
            person = known.answer(f"{table}.{seat}")
            bag.add(value_text(person) if person else "", RECORD)


def years_in(text: str) -> frozenset[str]:
    """Return the years a text mentions."""
    return frozenset(_YEAR.findall(text.replace("_", " ")))


def _table_years(known: AsOf, table: str) -> frozenset[str]:
    """Return the years a record is about: the season's, or those of its own dates."""
    if table.split(".")[0] in _THIS_SEASON:
        return frozenset(["2026"])
    dates = (known.answer(f"{table}.{name}") for name in ("year", "date"))
    return frozenset(year for each in dates if each for year in years_in(str(each.value)))


def _add_neighbours(known: AsOf, table: str, bag: Bag) -> None:
    """Let the short values of a small record describe each other: its class, its year."""
    node = known.book.node(table)
    if "." not in table or not isinstance(node, dict) or len(node) > _SMALL:
        return
    for name in node:
        answer = known.answer(f"{table}.{name}")
        if answer is None or isinstance(answer.value, bool) or answer.field.structural:
            continue
        if not is_short(answer) and not table.startswith(("quotes.", "timeline.")):
            continue
        # What was said tells who said it, and the other way round.
        telling = table.startswith("quotes.") and name in ("paraphrase", "topic", "speaker")
        bag.add(value_text(answer), PROSE if telling else NEAR)
        if answer.field.name in POSITIONS and answer.value == 1:
            bag.add("won", RECORD)
        if isinstance(answer.value, Reference):
            bag.add(answer.value.id, NEAR)
