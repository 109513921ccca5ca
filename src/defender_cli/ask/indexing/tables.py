"""What the facts of one table have in common: the words for the records along their key."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from defender_cli.ask.answer_types import POSITIONS
from defender_cli.ask.document import NEAR, PROSE, RECORD
from defender_cli.ask.indexing.bag import Bag
from defender_cli.ask.indexing.editions import Edition, Editions, reference, text_of
from defender_cli.ask.indexing.texts import event_names, is_short, names_of, value_text
from defender_cli.ask.text import words_in
from defender_cli.ask.vocabulary import COMMON_IN_NAMES
from defender_cli.facts.asof import AsOf, field_at
from defender_cli.schema import FACTS, Record, fields
from defender_cli.schema.types import Reference

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ONE_OF_OURS = (
    "teams", "brands", "categories", "points", "partnerships", "test_programmes", "releases",
)  # fmt: skip
"""Tables whose first record is the one meant if none is named."""

_SMALL = 25
"""How many fields a record may have for its values to describe each other."""


class Table(msgspec.Struct, frozen=True):
    """What the facts of one table have in common.

    `identity` is what a question must say to mean the record, `where` the part of it that
    says in which event, year and stage.
    """

    bag: Bag
    identity: tuple[frozenset[str], ...]
    where: tuple[frozenset[str], ...]
    years: frozenset[str]
    edition: Edition | None


def table_of(facts: AsOf, editions: Editions, table: str, singled: str) -> Table:
    """Return the words for the tables along a key: what they are called, whose they are."""
    bag = Bag()
    bag.add(singled, RECORD)
    parts = table.split(".")
    record: Record | None = FACTS
    at = 0
    while at < len(parts) and record is not None and (field := fields(record).get(parts[at])):
        at += 1
        is_top = at == 1 and field.shape == "collection"
        bag.add(f"{field.en} {field.nl} {field.names}", NEAR if is_top else RECORD)
        if field.shape == "collection" and at < len(parts):
            at += 1
            bag.add(f"{_words_of_id(parts, at)} {names_of(facts, parts[:at])}", RECORD)
        else:
            bag.add(names_of(facts, parts[:at]), RECORD)
        record = field.record
    edition = editions.of(parts)
    where = tuple(_where(facts, editions, parts, edition))
    identity = (*where, *_who(facts, parts))
    _add_belongings(facts, parts, edition, bag)
    _add_neighbours(facts, table, bag)
    return Table(bag, identity, where, _table_years(facts, table, edition), edition)


def _words_of_id(parts: list[str], at: int) -> str:
    """Return an id as words; that of a running says what its round and crew do."""
    return "" if parts[0] in ("stages", "entries") and at == 2 else parts[at - 1]


def _where(
    facts: AsOf, editions: Editions, parts: list[str], edition: Edition | None
) -> Iterator[frozenset[str]]:
    """Yield what tells of which event, year and stage a record is, if a question must say it."""
    event = edition.event if edition else parts[3] if parts[2:3] == ["career"] and parts[3:] else ""
    if event and event != editions.main_event:
        yield _distinctive(" ".join(event_names(facts, event)))
    if edition and edition.year and not edition.is_meant:
        yield frozenset([edition.year])
    if parts[0] == "stages":
        yield words_in("stage etappe").terms
    listed = [part for part in parts[2:3] if part.endswith(("standing", "standings"))]
    for name in listed:
        field = field_at(".".join([*parts[:2], name]))
        yield words_in(field.names if field else "").terms or words_in("standing stand").terms


def _who(facts: AsOf, parts: list[str]) -> Iterator[frozenset[str]]:
    """Yield what tells a record from others of its table, if a question must say it."""
    if len(parts) < 2 or parts[0] in ("rounds", "results", "stages", "seasons", "cars"):
        return
    key = ".".join(parts[:2])
    if parts[0] in _ONE_OF_OURS and next(iter(facts.ids(parts[0])), None) == parts[1]:
        return
    name = names_of(facts, parts[:2])
    if parts[0] == "entries":
        round = reference(facts, f"{key}.round")
        yield _distinctive(name) - words_in(names_of(facts, ["rounds", round or ""])).terms
        return
    yield _distinctive(f"{parts[1]} {name}")
    if parts[2:3] == ["titles"] and parts[3:]:
        yield _distinctive(f"{parts[3]} {names_of(facts, parts[:4])}")


def _distinctive(names: str) -> frozenset[str]:
    """Return the terms of names without those that name nothing, and without years."""
    terms = words_in(names).terms - _common()
    return frozenset(term for term in terms if not term.isdigit()) or terms


@cache
def _common() -> frozenset[str]:
    return words_in(COMMON_IN_NAMES).terms


def _add_belongings(facts: AsOf, parts: list[str], edition: Edition | None, bag: Bag) -> None:
    """Add what a record is known by elsewhere: its season, its people, their country."""
    if edition:
        category = text_of(facts, f"results.{edition.round}.category")
        bag.add(f"{category} {edition.year}", NEAR)
    if parts[0] == "people" and len(parts) > 1:
        country, seat, partner = (
            facts.answer(f"people.{parts[1]}.{name}")
            for name in ("country", "seat", "crew_partner")
        )
        bag.add(value_text(country) if country and seat else "", NEAR)
        bag.add(value_text(seat) if seat else "", RECORD)
        bag.add(value_text(partner) if partner else "", NEAR)


def years_in(text: str) -> frozenset[str]:
    """Return the years a text mentions."""
    return frozenset(_YEAR.findall(text.replace("_", " ")))


def _table_years(facts: AsOf, table: str, edition: Edition | None) -> frozenset[str]:
    """Return the years a record is about: that of its running, or those of its own dates."""
    if edition is not None and edition.year:
        return frozenset([edition.year])
    dates = (facts.answer(f"{table}.{name}") for name in ("year", "date", "day"))
    return frozenset(year for each in dates if each for year in years_in(str(each.value)))


def _add_neighbours(facts: AsOf, table: str, bag: Bag) -> None:
    """Let the short values of a small record describe each other: its class, its year."""
    node = facts.base.node(table)
    if "." not in table or not isinstance(node, dict) or len(node) > _SMALL:
        return
    for name in node:
        answer = facts.answer(f"{table}.{name}")
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
