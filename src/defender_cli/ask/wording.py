"""What a fact is called: whose it is, and what it is, in a language."""

from defender_cli.facts.asof import AsOf, entry_of, record_at
from defender_cli.facts.statements import Answer
from defender_cli.i18n.escape import visible
from defender_cli.i18n.format import humanised, ordinal, shown
from defender_cli.schema import FACTS, fields
from defender_cli.schema.types import Reference, Text

_STANDINGS = ("standing", "standings")
"""Collections that list the same people as a result does, but say something else."""


def stated(facts: AsOf, answer: Answer, lang: str, key: str | None = None) -> str:
    """Return a fact in one line: whose it is, what it is, its value and its note.

    With `key` it is called by that of another fact.
    """
    value = shown(answer, lang)
    if answer.field.name.endswith("position") and isinstance(answer.value, int):
        value = ordinal(answer.value, lang)
    if answer.note:
        value = f"{value} ({visible(answer.note.in_language(lang))})"
    key = key or answer.key
    return (
        f"{' – '.join([*subject(facts, key, lang), *heading(facts, key, answer, lang)])}: {value}"
    )


def heading(facts: AsOf, key: str, answer: Answer, lang: str) -> list[str]:
    """Return what a fact is called: a spec's own label, else the heading of its field.

    One piece of prose among others has no name of its own.
    """
    parts = key.split(".")
    if parts[2:3] == ["specs"]:
        label = facts.answer(f"specs.{parts[-1]}.label")
        if label is not None and isinstance(label.value, Text):
            return [visible(label.value.in_language(lang))]
    if isinstance(answer.value, Text) and entry_of(key):
        return []
    return [answer.field.heading(lang)]


def subject(facts: AsOf, key: str, lang: str) -> list[str]:
    """Return whose value a key gives, from the whole to the part."""
    parts = key.split(".")
    if parts[0] in _NAMED_BY_OTHERS and len(parts) > 2:
        said = _beside(facts, parts, lang)
        at, record = 2, record_at(".".join(parts[:2]))
    else:
        said, at, record = [], 0, FACTS
    while at < len(parts) - 1 and record is not None and (field := fields(record).get(parts[at])):
        at += 1
        heading = field.heading(lang)
        if field.shape == "collection":
            if field.name.endswith(_STANDINGS):
                said.append(heading)
            said += _entry(facts, parts[: at + 1], heading, lang)
            at += 1
        elif field.shape == "map" and parts[2:3] != ["specs"]:
            said.append(heading)
        record = field.record
    return said


_NAMED_BY_OTHERS = ("results", "stages", "entries")


def _beside(facts: AsOf, parts: list[str], lang: str) -> list[str]:
    """Return what a record of a round is called: by the round, its crew, its stage."""
    key = ".".join(parts[:2])
    round = parts[1] if parts[0] == "results" else _id(facts, f"{key}.round")
    said = [facts.name(("rounds",), round) or humanised(round)]
    if parts[0] == "stages":
        name = facts.answer(f"{key}.label")
        said.append(shown(name, lang) if name else humanised(parts[1]))
    if parts[0] == "entries":
        crew = [_id(facts, f"{key}.{seat}") for seat in _seats(parts[-1])]
        names = (facts.name(("people",), person) or humanised(person) for person in crew if person)
        said += list(names)[:1]
    return [visible(each) for each in said if each]


def _seats(field: str) -> tuple[str, ...]:
    """Return by whom an entry is called: who drives, but for the one who is asked for."""
    return ("co_driver",) if field == "driver" else ("driver", "co_driver")


def _id(facts: AsOf, key: str) -> str:
    answer = facts.answer(key)
    return answer.value.id if answer and isinstance(answer.value, Reference) else ""


def _entry(facts: AsOf, parts: list[str], heading: str, lang: str) -> list[str]:
    """Return what a record of a collection is called, or nothing where its label says it."""
    key, id = ".".join(parts), parts[-1]
    if parts[0] == "rounds":
        name = facts.name(("rounds",), id)
        return [visible(name) if name else humanised(id)]
    for field in ("name", "label", "topic", "milestone", "series"):
        answer = facts.answer(f"{key}.{field}")
        if answer is not None:
            return [shown(answer, lang)]
    # Records within others are listed by people or events.
    collection = ("events",) if parts[-2] == "career" else ("people",)
    named = facts.name(collection, id) if len(parts) > 2 else None
    return [visible(named) if named else f"{heading} {humanised(id)}"]
