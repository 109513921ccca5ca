"""`defender search`: the facts that contain some words."""

import sys
from typing import Annotated

import typer

from defender_cli.ask.answer import answer_of
from defender_cli.ask.index import Index
from defender_cli.ask.search import search as found
from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import VALUE, described
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.types import Text

app = typer.Typer(rich_markup_mode=None)

SHOWN = 20
"""Facts shown without --limit."""


@app.command()
@shares_options
@completion.answers_with(Rows(VALUE))
def search(
    request: Request,
    words: Annotated[
        list[str], typer.Argument(help="Give words to look for, in English or Dutch.")
    ],
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="Show at most N rows (default: 20)."),
    ] = None,
) -> Report:
    """Search the facts for words, best matches first.

    Case, accents and small typing errors are ignored.

    Examples:

      defender search fuel tank
      defender search baciuska etappe --limit 5
    """

    selection = request.options.selection
    # Conditions choose among all that is found, not among the best few.
    most = sys.maxsize if selection.where or selection.count else limit or SHOWN

    answers = answers_with_words(request, " ".join(words), most)
    rows = tuple(described(key, answer) for key, answer in answers.items())
    section = Section("facts", Text("Facts", "Feiten"), rows, VALUE)
    return Report((section,))


def answers_with_words(request: Request, words: str, most: int) -> dict[str, Answer]:
    """Return the values of facts that contain words by their keys, the best first."""

    def answers(index: Index, facts: AsOf) -> dict[str, Answer]:
        return {each.key: answer_of(facts, each) for each in found(index, words, most)}

    return request.with_index(answers)
