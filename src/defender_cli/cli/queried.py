"""The report of a question that was read as a query."""

from defender_cli.ask import query
from defender_cli.ask.query import Found
from defender_cli.cli.sections import age_of_facts
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.render.references import source_line
from defender_cli.report import Report, Section
from defender_cli.schema import Record
from defender_cli.schema.types import Quantity, Text

OVERTAKEN = ("entries", "people", "results", "rounds", "seasons", "stages")
"""Tables of facts that a later event changes: totals, standings, results, dates."""


def asked(facts: AsOf, question: str, lang: str | None, spoken: str) -> Found | None:
    """Return what a question leads to if it is a query, else None.

    Raises:
        NotFound: nothing on file answers it; with the age of the facts if that may change.
    """
    try:
        return query.answer(facts, question, lang, spoken)
    except NotFound as error:
        for said in ("en", "nl"):
            if error.message == NO_LATER_ROUND.in_language(said):
                error.message += f" ({age_of_facts(facts).in_language(said)})"
                break
        raise


def report(found: Found, question: str, record: Record, debug: bool = False) -> Report:
    """Return the answer in lines, with its source, and the command that shows the same.

    With `debug`, the function that read the question is among the remarks.
    """
    section = Section(
        "answer",
        Text("Answer", "Antwoord"),
        described(found, question, record),
        record,
    )
    is_overtaken = found.key is None or found.key.partition(".")[0] in OVERTAKEN
    aged = age_of_facts(found.facts).in_language(found.lang) if is_overtaken else ""
    read = f"read by {found.form}" if debug and found.form else ""
    remarks = tuple(Text(each, each) for each in (found.about, found.command, aged, read) if each)
    return Report(
        (section,),
        remarks,
        lines=(*found.lines, *source_line(found.facts.base, found.sources, found.lang)),
    )


def described(found: Found, question: str, record: Record) -> View:
    """Return the answer as a record of `ask`; a query leaves no doubt about what was asked."""
    value = found.value
    if found.unit and isinstance(value, int | float):
        value = Quantity(value, found.unit)
    return row(
        record,
        question=question,
        answer="\n".join(found.lines),
        key=found.key,
        value=Answer("value", record.fields["value"], value, found.sources),
        confidence=1.0,
        alternatives=(),
        readings=(),
    )
