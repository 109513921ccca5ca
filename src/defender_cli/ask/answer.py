"""Saying an answer in one line that stands by itself."""

from defender_cli.ask.document import Document
from defender_cli.ask.question import Question
from defender_cli.ask.record_table import Damaged
from defender_cli.ask.wording import heading, stated, subject
from defender_cli.facts.asof import AsOf, field_at
from defender_cli.facts.statements import Answer


def sentence(facts: AsOf, document: Document, lang: str) -> str:
    """Return an answer in one line: whose it is, what it is, its value and its note."""
    return stated(facts, told(facts, document), lang, ".".join(document.about))


def at_the_time(facts: AsOf, question: Question, document: Document) -> AsOf:
    """Return what was known at the moment a question names, if the answer was another then."""
    if question.moment is None or question.moment >= facts.day:
        return facts
    then = AsOf(facts.base, question.moment)
    answer = then.answer(document.key)
    now = answer_of(facts, document)
    if answer is None or (answer.value, answer.pending) == (now.value, now.pending):
        return facts
    return then


def told(facts: AsOf, document: Document) -> Answer:
    """Return the fact that a document rests on: itself, or what tells the name."""
    answer = facts.answer(".".join(document.about)) if document.reverse else None
    return answer or answer_of(facts, document)


def answer_of(facts: AsOf, document: Document) -> Answer:
    """Return what a document answers: the value of its key.

    Raises:
        Damaged: the document is of other facts than these.
    """
    answer = facts.answer(document.key)
    if answer is None:
        raise Damaged
    return answer


def topic(facts: AsOf, document: Document, lang: str) -> str:
    """Return what a document is about in a few words, fit to be asked for."""
    key = ".".join(document.about)
    field = field_at(key)
    assert field is not None
    answer = facts.answer(key) or Answer(key, field, None, ())
    return " ".join([*subject(facts, key, lang), *heading(facts, key, answer, lang)])
