"""The report of a question that the ranker answers, or declines."""

from collections.abc import Sequence

from defender_cli.ask.answer import answer_of, at_the_time, sentence, told, topic
from defender_cli.ask.confidence import Reading
from defender_cli.ask.index import Index
from defender_cli.ask.ranker import Asker, Reply
from defender_cli.cli import queried
from defender_cli.cli.sections import age_of_facts
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.render.layout import source_line
from defender_cli.report import Report, Section
from defender_cli.schema.fields import Record
from defender_cli.schema.types import Quantity, Text

OVERTAKEN = ("entries", "people", "results", "rounds", "seasons", "stages")
"""Tables of facts that a later event changes: totals, standings, results, dates."""


def lines(
    index: Index, known: AsOf, questions: Sequence[str], lang: str | None, record: Record
) -> list[View]:
    """Return the records of many questions, those that are queries among them."""
    asker = Asker(index)
    return [
        queried.line(known, each, lang, record)
        or _described(known, asker.reply(each), lang, record)
        for each in questions
    ]


def report(
    index: Index,
    known: AsOf,
    question: str,
    lang: str | None,
    record: Record,
    explained: bool = False,
) -> Report:
    """Return the answer to a question, with the reasons for it if it is to be explained.

    Raises:
        NotFound: there is none.
    """
    asker = Asker(index)
    reply = asker.reply(question)
    why = _reasons(asker, reply) if explained else []
    if reply.best is None:
        error = _unanswered(known, reply, lang or reply.question.lang)
        error.evidence += [f"  {each}" for each in why]
        raise error
    section = Section("answer", Text("Answer", "Antwoord"), _described(known, reply, lang, record))
    said = lang or reply.question.lang
    then = at_the_time(known, reply.question, reply.best.document)
    lines = _answer(then, reply.best, said)
    remarks = (*_remarks(known, reply, said), *(Text(each, each) for each in why))
    return Report((section,), remarks=remarks, lines=lines)


def _reasons(asker: Asker, reply: Reply) -> list[str]:
    # Needed only where somebody wants to know.
    from defender_cli.ask.reasons import reasons

    return reasons(asker, reply.question)


def _answer(known: AsOf, best: Reading, lang: str) -> tuple[str, ...]:
    """Return the answer in a line, and in another its source."""
    answer = sentence(known, best.document, lang)
    return answer, *source_line(known.book, told(known, best.document).sources, lang)


def _remarks(known: AsOf, reply: Reply, lang: str) -> tuple[Text, ...]:
    """Return the `get` command, readings as good as the best, and the age of the facts."""
    assert reply.best is not None
    then = at_the_time(known, reply.question, reply.best.document)
    as_of = f" --as-of {then.day}" if then is not known else ""
    # A name that follows from another fact is not what there is to check.
    key = ".".join(reply.best.document.about)
    said = [f"defender get {key}{as_of}"]
    word = "of" if lang == "nl" else "or"
    said += [f"{word}: {sentence(known, each.document, lang)}" for each in reply.alternatives]
    if reply.best.document.about[0] in OVERTAKEN:
        said.append(age_of_facts(then).in_language(lang))
    # Remarks are in the language of the answer, which need not be that of the options.
    return tuple(Text(each, each) for each in said)


def _described(known: AsOf, reply: Reply, lang: str | None, record: Record) -> View:
    best = reply.best
    if best is None:
        keys = tuple(each.document.key for each in reply.readings)
        return row(record, question=reply.question.text, sources=(), alternatives=(), readings=keys)
    known = at_the_time(known, reply.question, best.document)
    value = answer_of(known, best.document).value
    return row(
        record,
        question=reply.question.text,
        answer=sentence(known, best.document, lang or reply.question.lang),
        key=best.document.key,
        value=value.value if isinstance(value, Quantity) else value,
        unit=value.unit if isinstance(value, Quantity) else None,
        sources=told(known, best.document).sources,
        confidence=round(best.confidence, 2),
        alternatives=tuple(each.document.key for each in reply.alternatives),
        readings=(),
    )


def _unanswered(known: AsOf, reply: Reply, lang: str) -> NotFound:
    if reply.lacks_next_round:
        nothing, age = NO_LATER_ROUND.in_language(lang), age_of_facts(known).in_language(lang)
        return NotFound(
            f"{nothing} ({age})", input=reply.question.text, hint="try: defender schedule"
        )
    readings = [(each, sentence(known, each.document, lang)) for each in reply.readings]
    near = list(dict.fromkeys(topic(known, each, lang) for each in reply.near))
    said = (
        "op die vraag geven de feiten geen antwoord"
        if lang == "nl"
        else "the facts do not answer that"
    )
    if reply.missing:
        nothing = "niets bekend van" if lang == "nl" else "nothing is known of"
        said = f"{said}: {nothing} {topic(known, reply.missing, lang)}"
    error = NotFound(
        said,
        input=reply.question.text,
        suggestions=near if reply.missing or not readings else (),
        evidence=[f"  {each.document.key}  {line}" for each, line in readings],
        hint=f'try: defender ask "{near[0]}"' if near else "try: defender explain",
    )
    error.readings = [
        {"key": each.document.key, "answer": line, "confidence": round(each.confidence, 2)}
        for each, line in readings
    ]
    return error
