"""Which facts may answer a question at all: those of what it names."""

from defender_cli.ask.constraints import MONTHS, OTHER
from defender_cli.ask.document import CAR, EVENT, MEANING, RECORD, STAGE, YEAR, Document
from defender_cli.ask.entities import NAVIGATORS
from defender_cli.ask.features import PEOPLE, Asked
from defender_cli.ask.question import Question
from defender_cli.ask.vocabulary import UNIT_NAMES, words_of

MEASURES = frozenset(["km", "L", "mm"])
"""Units that no bare number is in."""

COUNTDOWN = words_of(
    "until till to before away days day weeks countdown left "
    "tot voor voordat over nog dag dagen weken"
)
"""Words of which a question for the days until a round has one: "how long is" it asks else."""


def allowed(asked: Asked, at: int) -> bool:
    """Say whether a fact has every name that an answer must have."""
    return all(asked.has(at, word) for word in asked.must)


def about_others(asked: Asked) -> set[int]:
    """Return the facts about another stage, year, event or car than the question names."""
    question, index = asked.question, asked.index
    found: set[int] = set()
    for mark, named in (
        (STAGE, [question.stage] if question.stage else []),
        (YEAR, list(question.years)),
        (CAR, sorted(question.cars)),
        (EVENT, list(asked.events)),
    ):
        if named:
            these = {at for each in named for at in index.having(f"{mark}{each}")}
            found |= index.having(mark).keys() - these
    return found


def can_answer(asked: Asked, at: int, document: Document) -> bool:
    """Say whether a fact is of the sort that a question asks for."""
    question = asked.question
    if OTHER in question.cars and document.about[0] != "brands":
        return False
    if document.about[0] in PEOPLE and not _is_about_them(asked, at):
        return False
    if not document.years and question.years and asked.season not in question.years:
        return False
    if not _in_unit(question, document):
        return False
    words = set(question.plain.split())
    if document.needs and not document.needs & words:
        return False
    if document.about[-1] == "days_to_go" and not COUNTDOWN & words:
        return False
    if document.reverse and not _is_wanted(question, document):
        return False
    if question.rank and _is_other_place(question.rank, document):
        return False
    return not question.month or _is_in(asked, at, document)


def _is_about_them(asked: Asked, at: int) -> bool:
    """Say whether a fact is about the people named, or about their navigator if that is asked."""
    seats = [word for word in asked.question.plain.split() if word in NAVIGATORS]
    if not seats or asked.index.document(at).about[0] == "entries":
        return all(asked.has(at, word, MEANING) for word in asked.people)
    # Who navigates has the word, and the other one's name beside it.
    return any(asked.has(at, word, RECORD) for word in seats)


def _is_wanted(question: Question, document: Document) -> bool:
    """Say whether a question wants such a name; who supplies something may be a company."""
    if question.wants == "person":
        is_supplier = document.kind == "company" and document.about[-1] == "role"
        return document.kind == "person" or is_supplier
    return question.wants in (document.kind, None)


def _is_other_place(rank: int, document: Document) -> bool:
    """Say whether a fact tells who came in another place than asked, or much else beside it."""
    if document.kind == "prose":
        return True
    if document.reverse:
        return document.rank != rank
    return "winner" in document.about[-1] and rank != 1


def _is_in(asked: Asked, at: int, document: Document) -> bool:
    """Say whether a fact is the start or the end of something in the month asked for."""
    assert asked.question.month
    month = MONTHS[asked.question.month - 1].split()[-1]
    return document.about[-1] in ("start", "end") and asked.has(at, month)


def _in_unit(question: Question, document: Document) -> bool:
    """Say whether a quantity can be in the unit asked for: how many *years*."""
    asked = {UNIT_NAMES[word] for word in question.types if word in UNIT_NAMES}
    if document.unit:
        return not asked or document.unit in asked
    return document.unit is None or not asked & MEASURES
