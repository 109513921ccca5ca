"""What a fact says in words: its value, its headings, its other names, in both languages."""

import re
from datetime import date
from functools import lru_cache

import msgspec

from defender_cli.ask.answer_types import POSITIONS
from defender_cli.ask.constraints import MONTHS
from defender_cli.ask.indexing.editions import names_in, reference, text_of
from defender_cli.ask.vocabulary import COUNTRIES
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer, Fact
from defender_cli.i18n.format import ordinal, words
from defender_cli.schema import FACTS, Field, Record, fields
from defender_cli.schema.types import Country, Quantity, Reference, Text

_OF_ENTRY, _OF_STAGE = (
    re.compile(r"(entries\.[^.]+)\.gap"),
    re.compile(r"(stages\.[^.]+)\.places\.[^.]+\.gap"),
)
_NAMES = (
    "name", "label", "full_name", "aliases", "nicknames", "event", "milestone", "topic", "subject",
    "championship", "series",
)  # fmt: skip
"""Fields that say what a record is called."""

_NAME_WORDS = 8
"""How many words a text may have to be a name: of a post, of a title."""


def value_text(answer: Answer) -> str:
    """Return a value as words in both languages."""
    value = answer.value
    if value is None:
        return ""
    if isinstance(value, Text):
        return f"{value.en} {value.nl}"
    both = [words(value, answer.field, lang) for lang in ("en", "nl")]
    if answer.field.hint is Country:
        codes = value if isinstance(value, tuple) else (value,)
        both += [COUNTRIES.get(str(each), "") for each in codes]
    if answer.field.name in POSITIONS and isinstance(value, int):
        both += [ordinal(value, "en"), ordinal(value, "nl")]
        leads = "led leader leads leading kop koploper leiding bovenaan"
        first = leads if ".standing" in answer.key else "won"
        both += [first] if value == 1 else []
    if isinstance(value, date):
        both.append(MONTHS[value.month - 1])
    return " ".join(both)


def english(answer: Answer) -> str:
    """Return a value in English words; nothing, where it is open."""
    return "" if answer.value is None else words(answer.value, answer.field, "en")


def unit_of(answer: Answer) -> str | None:
    """Return the unit of a quantity, nothing for a bare number, None for what is neither."""
    if isinstance(answer.value, Quantity):
        return answer.value.unit
    return "" if type(answer.value) is int else None


def behind_whom(facts: AsOf, key: str) -> str:
    """Return the names of the winner a gap is behind, so that it is found by both people."""
    record = None
    if match := _OF_STAGE.fullmatch(key):
        record = match[1]
    elif match := _OF_ENTRY.fullmatch(key):
        record = f"results.{reference(facts, f'{match[1]}.round')}"
    winner = facts.answer(f"{record}.winner") if record else None
    if winner is None or not isinstance(winner.value, Reference):
        return ""
    return f"{winner.value.name} {winner.value.id} behind achter"


def earlier_text(facts: AsOf, answer: Answer) -> str:
    """Return what other statements give for the same key."""
    fact = facts.base.node(answer.key)
    if not isinstance(fact, Fact) or len(fact.statements) < 2:
        return ""
    others = (each for each in fact.statements if facts.base.known_since(each) <= facts.day)
    return " ".join(
        value_text(msgspec.structs.replace(answer, value=each.value)) for each in others
    )


def headings_of(facts: AsOf, key: str, field: Field) -> tuple[str, str]:
    """Return what a fact is called in both languages: a spec's own label, else the field's."""
    label = facts.answer(f"specs.{spec}.label") if (spec := spec_of(key)) else None
    if label is not None and isinstance(label.value, Text):
        return label.value.en, label.value.nl
    return _bare(field.en), _bare(field.nl)


def _bare(heading: str) -> str:
    """Return a heading without what explains it in brackets."""
    return heading.partition(" (")[0]


def other_names(facts: AsOf, key: str, field: Field) -> str:
    """Return what else a fact is called: by its field and, for a spec, by its own list."""
    names = facts.answer(f"specs.{spec}.names") if (spec := spec_of(key)) else None
    listed = names.value if names is not None else ()
    more = " ".join(map(str, listed)) if isinstance(listed, tuple) else ""
    return f"{field.names} {more}"


def spec_of(key: str) -> str | None:
    """Return the spec that a key gives the value of, or None if it gives none."""
    match = _SPEC.fullmatch(key)
    return match[1] if match else None


_SPEC = re.compile(r"cars\.[^.]+\.specs\.([^.]+)")


def names_of(facts: AsOf, parts: list[str]) -> str:
    """Return what a record is called."""
    return _names_of(facts, tuple(parts))


@lru_cache(maxsize=512)
def _names_of(facts: AsOf, path: tuple[str, ...]) -> str:
    parts = list(path)
    key = ".".join(parts)
    answers = (facts.answer(f"{key}.{name}") for name in _NAMES)
    found = [value_text(answer) for answer in answers if answer]
    if len(parts) == 2:
        found += _names_beside(facts, parts)
    elif len(parts) > 3:
        people = names_in(facts, f"people.{parts[-1]}", ("name", "aliases", "nicknames"))
        found += people if parts[-2] != "career" else []
        found += event_names(facts, parts[-1]) if parts[-2] == "career" else []
    return " ".join(found)


def _names_beside(facts: AsOf, parts: list[str]) -> list[str]:
    """Return the names that a record has from others: its event's, its crew's."""
    key = ".".join(parts)
    if parts[0] == "rounds":
        return event_names(facts, reference(facts, f"{key}.event"))
    if parts[0] == "results":
        return [names_of(facts, ["rounds", parts[1]])]
    if parts[0] not in ("stages", "entries"):
        return []
    found = [names_of(facts, ["rounds", reference(facts, f"{key}.round") or ""])]
    for seat in ("driver", "co_driver") if parts[0] == "entries" else ():
        person = reference(facts, f"{key}.{seat}")
        found += [person, *names_in(facts, f"people.{person}", _PERSONAL)] if person else []
    return found


def event_names(facts: AsOf, event: str | None) -> list[str]:
    """Return everything an event is called."""
    return [event, *names_in(facts, f"events.{event}", ("name", "aliases"))] if event else []


_PERSONAL = ("name", "full_name", "aliases", "nicknames")


def slots_of(facts: AsOf, key: str) -> tuple[str, ...]:
    """Return the fields along a key, each by its record: what it tells of any record of its kind.

    The specs of a group of them, such as the engine's, count as one more.
    """
    found: list[str] = []
    record: Record | None = FACTS
    is_id = False
    for part in key.split("."):
        if is_id or record is None:
            is_id = False
            continue
        field = fields(record).get(part)
        if field is None:
            break
        found.append(f"{record.name}.{part}")
        is_id = field.shape == "collection"
        record = field.record
    if spec := spec_of(key):
        found.append(f"Spec:{text_of(facts, f'specs.{spec}.group')}")
    return tuple(found[1:])


def is_short(answer: Answer) -> bool:
    """Say whether a value is a name rather than a sentence."""
    return not isinstance(answer.value, Text) or len(answer.value.en.split()) <= _NAME_WORDS


def texts_of(answer: Answer) -> tuple[str, ...]:
    """Return a text in both languages; other values need not be said in full."""
    return (answer.value.en, answer.value.nl) if isinstance(answer.value, Text) else ()
