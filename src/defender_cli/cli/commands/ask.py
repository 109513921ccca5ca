"""`defender ask`: a plain question, answered from the facts or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import typer

from defender_cli.ask.scope import scope_of
from defender_cli.bounds import check_text
from defender_cli.cli import completion, queried, stdin
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Lang, Request
from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.view import View, row
from defender_cli.report import One, Output, Report
from defender_cli.schema.fields import COLUMN, F, Record, many
from defender_cli.schema.types import AnyValue

app = typer.Typer(rich_markup_mode=None)

STDIN = "-"

# fmt: off
ANSWERED = Record(
    "Answered",
    "A question and what the facts answer; `answer` is None if they do not.",
    F("question", str, "Question", "Vraag", flags=COLUMN),
    F("answer", str, "Answer", "Antwoord", flags=COLUMN),
    F("key", str, "Key", "Sleutel", flags=COLUMN),
    F("value", AnyValue, "Value", "Waarde"),
    F("confidence", float, "Confidence", "Zekerheid"),
    F("alternatives", many(str), "Also", "Ook"),
    F("readings", many(str), "Readings", "Lezingen"),
    ids=False,
    cited=True,
)
# fmt: on


def _which(typed: Mapping[str, Any]) -> Output | None:
    # Answers to lines of standard input have no fields to choose from.
    return None if list(typed["words"] or ()) == [STDIN] else One(ANSWERED)


@app.command()
@shares_options
@completion.answers_with(One(ANSWERED), which=_which)
def ask(
    request: Request,
    words: Annotated[
        list[str], typer.Argument(help="Ask this question, or - for one a line from stdin.")
    ],
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Set the language (default: the question's).")
    ] = None,
) -> Report | Iterator[str]:
    """Answer a question in English or Dutch, offline.

    If the facts have no answer, stderr lists the closest facts and the exit status is 3.

    Examples:

      defender ask how big is the fuel tank --as-of 2026-01-20
      defender ask wie is de navigator van Baciuška --as-of 2026-01-20
      defender ask Peterhansel Dakar wins
    """
    if STDIN in words:
        _refuse(request, words)
        return _lines(request, stdin.lines(), lang)
    text = " ".join(words)
    if not text.strip():
        raise UsageError("there is no question", hint="try: defender ask how big is the fuel tank")
    return answer_to(request, text, lang)


def answer_to(request: Request, text: str, lang: Lang | None) -> Report:
    """Return the answer to a question.

    Raises:
        NotFound: there is none. UsageError: the question is too long.
    """
    check_text("a question", text)
    scope = scope_of(request.facts, text)
    if scope.sources is None and (
        found := queried.asked(scope.facts, scope.text, lang, request.options.lang)
    ):
        return queried.report(found, text, ANSWERED, request.options.debug)
    # A structured query needs no ranker, which is slow to load.
    from defender_cli.cli import ranked

    return request.with_index(
        lambda index, facts: ranked.report(index, scope, text, lang, request.options, ANSWERED),
        scope.facts.day,
    )


def _refuse(request: Request, words: list[str]) -> None:
    """Refuse words beside the `-` for stdin, and what has no effect on many answers.

    Raises:
        UsageError: another format is asked for, or something to choose from each answer.
    """
    options = request.options
    if words != [STDIN]:
        raise UsageError("- reads the questions from stdin and takes no words beside it",
                         input=" ".join(words), hint="try: defender ask -")  # fmt: skip
    if options.format not in ("table", "json", "jsonl") or options.selection:
        raise UsageError(
            "questions from stdin are answered as JSON Lines",
            hint="leave --format, --fields, --sort and --where out",
        )


def _lines(request: Request, questions: Iterable[str], lang: Lang | None) -> Iterator[str]:
    """Yield the record of each line as it comes, in JSON Lines.

    Raises:
        NotFound: at the end, if no question had an answer.
    """
    from defender_cli.render import json, jsonl

    answered = 0
    for text in questions:
        try:
            view = answer_to(request, text, lang).sections[0].body if text else None
        except (NotFound, UsageError) as error:
            view, readings = None, tuple(str(each["key"]) for each in error.readings)
            # Its frames hold the index, and they and the error hold each other.
            error.__traceback__ = None
        else:
            readings = ()
        answered += view is not None
        if not isinstance(view, View):
            view = row(ANSWERED, question=text, alternatives=(), readings=readings)
        yield jsonl.line(json.record(view))
    if not answered:
        raise NotFound("no question was answered", hint="try: defender explain")
