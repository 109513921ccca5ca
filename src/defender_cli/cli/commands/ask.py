"""`defender ask`: a plain question, answered from the facts or not at all."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from defender_cli.bounds import check_text
from defender_cli.cli import completion, queried, stdin
from defender_cli.cli.options import Lang, Request, shares_options
from defender_cli.errors import UsageError
from defender_cli.report import Report
from defender_cli.schema.fields import COLUMN, F, Record, many
from defender_cli.schema.types import SpecValue

app = typer.Typer(rich_markup_mode=None)

STDIN = "-"

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
        questions = [line for line in stdin.lines() if line]
        return _lines(request, questions, lang)
    text = " ".join(words)
    if not text.strip():
        raise UsageError("there is no question", hint="try: defender ask how big is the fuel tank")
    check_text("a question", text)
    if found := queried.asked(request.known, text, lang, request.options.lang):
        return queried.report(found, text, ANSWERED)
    # What was read as a query needs no ranker, which takes long to load.
    from defender_cli.cli import ranked

    return request.with_index(
        lambda index, known: ranked.report(
            index, known, text, lang, ANSWERED, explained=request.options.debug
        )
    )


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


def _lines(request: Request, questions: list[str], lang: Lang | None) -> str:
    """Return the answers to many questions as JSON Lines."""
    from defender_cli.cli import ranked
    from defender_cli.render import json, jsonl

    views = request.with_index(
        lambda index, known: ranked.lines(index, known, questions, lang, ANSWERED)
    )
    return "".join(jsonl.line(json.record(each)) for each in views)
