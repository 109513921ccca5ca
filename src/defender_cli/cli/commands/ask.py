"""`defender ask`: a plain question, answered from the facts or not at all."""

import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from defender_cli.ask.answer import answer_of, at_the_time, sentence, told, topic
from defender_cli.ask.confidence import Reading
from defender_cli.ask.index import Index
from defender_cli.ask.ranker import Asker, Reply
from defender_cli.cli import completion, queried
from defender_cli.cli.options import Lang, Request, shares_options
from defender_cli.cli.sections import age_of_facts
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.render import json, jsonl
from defender_cli.render.layout import citation
from defender_cli.report import Report, Section
from defender_cli.schema.fields import COLUMN, F, Record, many
from defender_cli.schema.types import Quantity, SpecValue, Text

app = typer.Typer(rich_markup_mode=None)

STDIN = "-"

OVERTAKEN = ("entries", "people", "results", "rounds", "seasons", "stages")
"""Tables of facts that a later event changes: totals, standings, results, dates."""


# fmt: off
ANSWERED = Record(
    "Answered",
    "A question and what the facts answer; `answer` is None if they do not.",
    F("question", str, "Question", "Vraag", flags=COLUMN),
    F("answer", str, "Answer", "Antwoord", flags=COLUMN),
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("value", SpecValue, "Value", "Waarde"),
    F("unit", str, "Unit", "Eenheid"),
    F("sources", many(str), "Sources", "Bronnen"),
    F("confidence", float, "Confidence", "Zekerheid"),
    F("alternatives", many(str), "Also", "Ook"),
    F("readings", many(str), "Readings", "Lezingen"),
)
# fmt: on


def _records(typed: Mapping[str, Any]) -> completion.Records | None:
    # Answers to lines of standard input have no fields to choose from.
    several = list(typed["words"] or ()) == [STDIN]
    return None if several else completion.Records(ANSWERED, ids=False)


@app.command()
@shares_options
@completion.answers_with(_records)
def ask(
    request: Request,
    words: Annotated[
        list[str], typer.Argument(help="A question or keywords; - reads one a line from stdin.")
    ],
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of the answer; else the question's.")
    ] = None,
) -> Report | str:
    """Answer a plain question, in English or Dutch, offline; or say that the facts do not.

    Examples:

      defender ask how big is the fuel tank --as-of 2026-01-20
      defender ask wie is de navigator van Baciuška --as-of 2026-01-20
      defender ask Peterhansel Dakar wins
    """
    if words == [STDIN]:
        _refuse_formats(request)
        questions = [line.strip() for line in sys.stdin if line.strip()]
        return request.with_index(lambda index, known: _lines(index, known, questions, lang))
    text = " ".join(words)
    if not text.strip():
        raise UsageError("there is no question", hint="try: defender ask how big is the fuel tank")
    if found := queried.asked(request.known, text, lang, request.options.lang):
        return queried.report(found, text, ANSWERED)
    return request.with_index(lambda index, known: _report(index, known, text, lang))


def _refuse_formats(request: Request) -> None:
    """Refuse what has no effect on many answers.

    Raises:
        UsageError: another format is asked for, or something to choose from each answer.
    """
    options = request.options
    if options.format not in ("table", "json", "jsonl") or options.selection:
        raise UsageError(
            "questions from stdin are answered as JSON Lines",
            hint="leave --format, --fields, --sort and --where out",
        )


def _lines(index: Index, known: AsOf, questions: list[str], lang: Lang | None) -> str:
    """Return the answers to many questions as JSON Lines."""
    asker = Asker(index)
    replies = (
        queried.line(known, each, lang, ANSWERED) or _described(known, asker.reply(each), lang)
        for each in questions
    )
    return "".join(jsonl.line(json.record(each)) for each in replies)


def _report(index: Index, known: AsOf, question: str, lang: Lang | None) -> Report:
    """Return the answer to a question.

    Raises:
        NotFound: there is none.
    """
    reply = Asker(index).reply(question)
    if reply.best is None:
        raise _unanswered(known, reply, lang or reply.question.lang)
    section = Section("answer", Text("Answer", "Antwoord"), _described(known, reply, lang))
    said = lang or reply.question.lang
    then = at_the_time(known, reply.question, reply.best.document)
    lines = _answer(then, reply.best, said)
    return Report((section,), remarks=_remarks(known, reply, said), lines=lines)


def _answer(known: AsOf, best: Reading, lang: str) -> tuple[str, ...]:
    """Return the answer in a line, and in another its source."""
    answer = sentence(known, best.document, lang)
    ids = told(known, best.document).sources
    if not ids:
        return (answer,)
    more = f" (+{len(ids) - 1})" if len(ids) > 1 else ""
    word = "Bron" if lang == "nl" else "Source"
    return answer, f"{word}: {citation(known.book, ids[0])}{more}"


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


def _described(known: AsOf, reply: Reply, lang: Lang | None) -> View:
    best = reply.best
    if best is None:
        keys = tuple(each.document.key for each in reply.readings)
        return row(
            ANSWERED, question=reply.question.text, sources=(), alternatives=(), readings=keys
        )
    known = at_the_time(known, reply.question, best.document)
    value = answer_of(known, best.document).value
    return row(
        ANSWERED,
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
