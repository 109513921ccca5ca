"""What a fact says in words: its value, its headings, its other names, in both languages."""

import re
from datetime import date

import msgspec

from defender_cli.ask.answer_types import POSITIONS
from defender_cli.ask.constraints import MONTHS
from defender_cli.ask.vocabulary import COUNTRIES
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer, Fact
from defender_cli.i18n.format import ordinal, words
from defender_cli.schema import FACTS, Field, Record, fields
from defender_cli.schema.types import Country, Quantity, Reference, Text

_GAP = re.compile(r"(results\.\w+(?:\.stages\.\d+)?)\.(?:classification|places)\.\w+\.gap")
_NAMES = ("name", "full_name", "aliases", "nicknames", "event", "topic", "title", "championship")
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


def behind_whom(known: AsOf, key: str) -> str:
    """Return the names of the winner a gap is behind, so that it is found by both people."""
    match = _GAP.fullmatch(key)
    winner = known.answer(f"{match[1]}.winner") if match else None
    if winner is None or not isinstance(winner.value, Reference):
        return ""
    return f"{winner.value.name} {winner.value.id} behind achter"


def earlier_text(known: AsOf, answer: Answer) -> str:
    """Return what other statements give for the same key."""
    fact = known.book.node(answer.key)
    if not isinstance(fact, Fact) or len(fact.statements) < 2:
        return ""
    others = (each for each in fact.statements if known.book.known_since(each) <= known.day)
    return " ".join(
        value_text(msgspec.structs.replace(answer, value=each.value)) for each in others
    )


def headings_of(known: AsOf, key: str, field: Field) -> tuple[str, str]:
    """Return what a fact is called in both languages: a spec's own label, else the field's."""
    label = known.answer(f"{key.rpartition('.')[0]}.label") if _is_spec(key) else None
    if label is not None and isinstance(label.value, Text):
        return label.value.en, label.value.nl
    return _bare(field.en), _bare(field.nl)


def _bare(heading: str) -> str:
    """Return a heading without what explains it in brackets."""
    return heading.partition(" (")[0]


def other_names(known: AsOf, key: str, field: Field) -> str:
    """Return what else a fact is called: by its field and, for a spec, by its own list."""
    names = known.answer(f"{key.rpartition('.')[0]}.names") if _is_spec(key) else None
    listed = names.value if names is not None else ()
    more = " ".join(map(str, listed)) if isinstance(listed, tuple) else ""
    return f"{field.names} {more}"


def _is_spec(key: str) -> bool:
    return key.startswith("car.specs.")


def names_of(known: AsOf, parts: list[str]) -> str:
    """Return what a record is called."""
    key = ".".join(parts)
    answers = (known.answer(f"{key}.{name}") for name in _NAMES)
    found = [value_text(answer) for answer in answers if answer]
    if parts[0] == "results" and len(parts) == 2:
        found.append(names_of(known, ["rounds", parts[1]]))
    return " ".join([*found, known.name(("drivers", "rivals"), parts[-1]) or ""])


def slots_of(key: str) -> tuple[str, ...]:
    """Return what a key tells of all records of its kind, and the record if it is telling.

    Ids that stand for any record are stars; the cars of a spec count as one.
    """
    record: Record | None = FACTS
    parts: list[str] = []
    is_id = False
    for part in key.split("."):
        field = None if is_id else fields(record).get(part) if record else None
        parts.append("*" if is_id else part)
        is_id = field is not None and field.shape == "collection"
        record = field.record if field else record
    whole = key.split(".")
    if parts[:2] == ["car", "specs"]:
        return (".".join(whole[:3]),)
    slot = ".".join(parts)
    return (slot, ".".join(whole[:2])) if parts[1:2] == ["*"] else (slot,)


def is_short(answer: Answer) -> bool:
    """Say whether a value is a name rather than a sentence."""
    return not isinstance(answer.value, Text) or len(answer.value.en.split()) <= _NAME_WORDS


def texts_of(answer: Answer) -> tuple[str, ...]:
    """Return a text in both languages; other values need not be said in full."""
    return (answer.value.en, answer.value.nl) if isinstance(answer.value, Text) else ()
