"""`defender facts disputed`: the values to be careful with."""

from collections.abc import Iterator

from defender_cli.cli import completion
from defender_cli.cli.options import shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.statements import stated
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Fact
from defender_cli.facts.view import View, row
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.fields import COLUMN, F, Record, choice, many
from defender_cli.schema.sources import KIND
from defender_cli.schema.types import AnyValue, Text

DISAGREE, SINGLE = "sources disagree", "single source"
TITLE = Text("Disputed values and single sources", "Omstreden waarden en waarden uit één bron")

# fmt: off
DOUBTED = Record(
    "Doubted",
    "A statement of a value that is disputed or has a single source.",
    F("key", str, "Key", "Sleutel", "The key of the value.", flags=COLUMN),
    F("reason", choice(DISAGREE, SINGLE), "Reason", "Reden", "Why to be careful.", flags=COLUMN),
    F("rank", int, "Rank", "Rang", "1 is the statement that answers.", flags=COLUMN),
    F("value", AnyValue, "Value", "Waarde", "The value as stated.", flags=COLUMN),
    F("kind", KIND, "Kind", "Soort", "The best kind of its sources.", flags=COLUMN),
    F("source_ids", many(str), "Sources", "Bronnen", "The ids of its sources.", flags=COLUMN),
    F("note", Text, "Note", "Opmerking", "Note on the value.", flags=COLUMN),
    ids=False,
)
# fmt: on


@shares_options
@completion.answers_with(Rows(DOUBTED))
def disputed(request: Request) -> Report:
    """List disputed values, then values with a single source.

    Examples:

      defender facts disputed
      defender facts disputed --where 'reason=sources disagree'
      defender facts disputed --where 'reason=single source' --where kind=press
    """
    known = request.facts
    facts = [fact for fact in known.base.facts() if not fact.field.structural]
    doubts = [(fact, reason) for fact in facts if (reason := _reason(known, fact))]
    doubts.sort(key=lambda doubt: doubt[1] == SINGLE)
    rows = tuple(each for fact, reason in doubts for each in _rows(known, fact, reason))
    section = Section(
        "disputed",
        TITLE,
        rows,
        DOUBTED,
        source_field="source_ids",
        headed=bool(rows),
    )
    return Report((section,))


def _reason(facts: AsOf, fact: Fact) -> str | None:
    answer = facts.stated(fact.key)
    if answer is None:
        return None
    if answer.disputed:
        return DISAGREE
    texts = {facts.base.sources[id].copy_of or id for id in answer.sources}
    return SINGLE if len(texts) == 1 else None


def _rows(facts: AsOf, fact: Fact, reason: str) -> Iterator[View]:
    for rank, (statement, answer) in enumerate(stated(facts, fact.key, fact), 1):
        ids = facts.sources(statement.sources)
        kinds = [facts.base.sources[id].kind for id in ids]
        best = next((kind for kind in ("official", "organiser", "press") if kind in kinds), None)
        yield row(
            DOUBTED,
            key=fact.key,
            reason=reason,
            rank=rank,
            value=answer,
            kind=best or next(iter(kinds), None),
            source_ids=ids,
            note=facts.note(statement),
        )
