"""Saying an answer in one line that stands by itself."""

from defender_cli.ask.answer_types import kind_of
from defender_cli.ask.document import Document
from defender_cli.ask.question import Question
from defender_cli.ask.record_table import Damaged
from defender_cli.facts.asof import AsOf, entry_of, field_at
from defender_cli.facts.statements import Answer
from defender_cli.i18n.escape import visible
from defender_cli.i18n.format import humanised, ordinal, shown
from defender_cli.schema import FACTS, Record, fields
from defender_cli.schema.cars import SPEC
from defender_cli.schema.types import Text

_STANDINGS = ("standing", "standings")
"""Collections that list the same people as a result does, but say something else."""


def sentence(known: AsOf, document: Document, lang: str) -> str:
    """Return an answer in one line: whose it is, what it is, its value and its note."""
    key = ".".join(document.about)
    answer = told(known, document)
    value = shown(answer, lang)
    if kind_of(answer) == "position" and isinstance(answer.value, int):
        value = ordinal(answer.value, lang)
    if answer.note:
        value = f"{value} ({visible(answer.note.in_language(lang))})"
    said = [*subject(known, key, lang), *heading(known, key, answer, lang)]
    return f"{' – '.join(said)}: {value}"


def at_the_time(known: AsOf, question: Question, document: Document) -> AsOf:
    """Return what was known at the moment a question names, if the answer was another then."""
    if question.moment is None or question.moment >= known.day:
        return known
    then = AsOf(known.book, question.moment)
    answer = then.answer(document.key)
    now = answer_of(known, document)
    if answer is None or (answer.value, answer.pending) == (now.value, now.pending):
        return known
    return then


def told(known: AsOf, document: Document) -> Answer:
    """Return the fact that a document rests on: itself, or what tells the name."""
    answer = known.answer(".".join(document.about)) if document.reverse else None
    return answer or answer_of(known, document)


def answer_of(known: AsOf, document: Document) -> Answer:
    """Return what a document answers: the value of its key.

    Raises:
        Damaged: the document is of other facts than these.
    """
    answer = known.answer(document.key)
    if answer is None:
        raise Damaged
    return answer


def topic(known: AsOf, document: Document, lang: str) -> str:
    """Return what a document is about in a few words, fit to be asked for."""
    key = ".".join(document.about)
    field = field_at(key)
    assert field is not None
    answer = known.answer(key) or Answer(key, field, None, ())
    return " ".join([*subject(known, key, lang), *heading(known, key, answer, lang)])


def heading(known: AsOf, key: str, answer: Answer, lang: str) -> list[str]:
    """Return what a fact is called: a spec's own label, else the heading of its field.

    One piece of prose among others has no name of its own.
    """
    label = known.answer(f"{key.rpartition('.')[0]}.label")
    if label is not None and isinstance(label.value, Text):
        return [visible(label.value.in_language(lang))]
    if isinstance(answer.value, Text) and entry_of(key):
        return []
    return [answer.field.heading(lang)]


def subject(known: AsOf, key: str, lang: str) -> list[str]:
    """Return whose value a key gives, from the whole to the part."""
    parts = key.split(".")
    if parts[:2] == ["car", "specs"] and parts[-1] in fields(SPEC):
        return [_car(known, fields(SPEC)[parts[-1]].heading(lang))]
    said: list[str] = []
    record: Record | None = FACTS
    at = 0
    while at < len(parts) - 1 and record is not None and (field := fields(record).get(parts[at])):
        at += 1
        if field.shape == "collection":
            if field.name.endswith(_STANDINGS):
                said.append(field.heading(lang))
            said += _entry(known, parts[: at + 1], field.heading(lang), lang)
            at += 1
        elif field.shape in ("record", "map"):
            name = known.answer(f"{'.'.join(parts[:at])}.name")
            said.append(shown(name, lang) if name else field.heading(lang))
        record = field.record
    return said


def _car(known: AsOf, heading: str) -> str:
    """Return the full name of the car a column of the specs is about."""
    name = known.answer("car.name")
    full = str(name.value) if name else heading
    return visible(full if full.endswith(heading) else heading)


def _entry(known: AsOf, parts: list[str], heading: str, lang: str) -> list[str]:
    """Return what a record of a collection is called, or nothing where its label says it."""
    key, id = ".".join(parts), parts[-1]
    if parts[0] == "crews":
        driver = known.answer(f"{key}.driver")
        return [shown(driver, lang)] if driver and driver.value else [heading]
    for field in ("name", "topic", "event", "championship"):
        answer = known.answer(f"{key}.{field}")
        if answer is not None:
            return [shown(answer, lang)]
    # Results are listed by round, and within it by who took part.
    named = known.name(("rounds",) if len(parts) == 2 else ("drivers", "rivals"), id)
    return [visible(named) if named else f"{heading} {humanised(id)}"]
