"""Judging a fact as an answer: whether it may be one at all, and how sure it is."""

from typing import Literal

import msgspec

from defender_cli.query.documents import Document
from defender_cli.query.kinds import suits
from defender_cli.query.question import MONTHS, Question
from defender_cli.query.tables import RECORD, SHARED, VALUE
from defender_cli.query.vocabulary import UNIT_NAMES, words_of
from defender_cli.query.weights import (
    BESIDE_QUOTE,
    CAR_UNSAID,
    FOREIGN,
    NEAR_HEAD,
    NO_ATTRIBUTE,
    NO_HEAD,
    NO_QUALIFIER,
    NOT_SAID,
    ONLY_A_NAME,
    OTHER_THAN_CAR,
    PROSE_ANSWER,
    REVERSE,
    REVERSE_OPEN,
    TOLD,
    UNNAMED,
    UNSAID,
    WHICH_STAGE,
    WHOSE,
    YEARLESS,
)
from defender_cli.query.words import attributes, light_words, terms_of, words_in

THIS_SEASON = "2026"

FIRST_OR_LAST = words_of("first maiden last final former previous eerste laatste voormalig vorige")
NAMING = ("name", "event", "topic", "championship")
NOT_A_NAME = (None, "date", "place", "number", "position", "class", "reason")

TOTAL = words_of("total totale totaal overall eindtijd totaaltijd eindklassement")
"""Words that ask for a whole rally, not for a stage of it."""

MEASURES = frozenset(["km", "L", "mm"])
"""Units that no bare number is in."""

RELEASE = "press release persbericht"
ABOUT_THE_CAR = ("quotes", "car", "team", "test_programme", "partners", "timeline", "release")

Fit = Literal["yes", "no", "other"]


class Asked(msgspec.Struct, frozen=True):
    """A question with its words as the facts know them.

    `said` are the terms of all its words, `must` the words an answer cannot do without,
    `named` its names, `weights` what each word of content counts; `singled` says that it
    asks for one of many (the longest), which a fact must then be.
    """

    question: Question
    said: frozenset[str]
    must: tuple[str, ...]
    named: frozenset[str]
    weights: dict[str, float]
    singled: bool

    @property
    def plain_words(self) -> list[str]:
        """The words that tell what is asked of whom or what it names."""
        return [word for word, weight in self.weights.items() if weight and word not in self.named]


def fit(asked: Asked, document: Document) -> Fit:
    """Say whether a fact can answer a question, or only one about something `other`."""
    question = asked.question
    if document.needs and not document.needs & set(question.plain.split()):
        return "no"
    if document.reverse and not _is_wanted(question, document):
        return "no"
    if question.rank and _is_other_place(question.rank, document):
        return "no"
    if question.month and not _is_in(question.month, document):
        return "no"
    if _is_about(asked, document):
        return "yes"
    # Only facts about stages show what is recorded of stages.
    return "no" if question.stage and "stages" not in document.about else "other"


def _is_wanted(question: Question, document: Document) -> bool:
    """Say whether a question wants such a name; who supplies something may be a company."""
    if question.wants == "person":
        is_supplier = document.kind == "company" and document.about[-1] == "role"
        return document.kind == "person" or is_supplier
    return question.wants in (document.kind, None)


def _is_other_place(rank: int, document: Document) -> bool:
    """Say whether a fact tells who came in another place than asked."""
    if document.reverse:
        return document.rank != rank
    return "winner" in document.about[-1] and rank != 1


def _is_about(asked: Asked, document: Document) -> bool:
    """Say whether a fact is about whom and what a question names."""
    question = asked.question
    if not all(terms_of(word) & document.terms.keys() for word in asked.must):
        return False
    if question.stage and not _is_of_stage(question.stage, document):
        return False
    if "dakar" in question.words and _is_another_rally(asked, document):
        return False
    if not all(_is_of(year, document) for year in question.years):
        return False
    if "stages" in document.about and TOTAL & set(question.plain.split()):
        return False
    return _right_car(question, document)


def _is_another_rally(asked: Asked, document: Document) -> bool:
    """Say whether a fact is about a rally other than the Dakar that the question does not name."""
    about = document.about
    is_other = about[2:3] == ("rallies",) or (
        about[0] in ("rounds", "results") and "dakar" not in about
    )
    return is_other and any(not each & asked.said for each in document.identity[-1:])


def _is_of_stage(stage: str, document: Document) -> bool:
    if "stages" in document.about:
        return stage in document.about
    return document.about[1:2] == ("troubles",) and stage in document.about[-1]


def _is_of(year: str, document: Document) -> bool:
    """Say whether a fact can be about a year; what is of no year is of this season's."""
    if document.years:
        return year in document.years
    return year == THIS_SEASON and "highlights" not in document.about


def _is_in(month: int, document: Document) -> bool:
    """Say whether a fact is the start or the end of something in a month."""
    return document.about[-1] in ("start", "end") and has(
        document, MONTHS[month - 1].split()[-1], 0
    )


def _right_car(question: Question, document: Document) -> bool:
    """Say whether a fact is about the car asked for; the rally car, where none is."""
    if document.about[:2] == ("car", "specs"):
        return document.about[-1] in (question.cars or {"d7x_r"})
    if not question.cars:
        return True
    if "d7x_r" in question.cars:
        return document.about[0] not in ("brand", "category")
    return document.about[0] == "brand"


def only_repeats(asked: Asked, document: Document) -> bool:
    """Tell an answer that only repeats the question."""
    if document.kind == "date" and asked.question.wants != "date":
        return bool(document.years) and document.years <= set(asked.question.years)
    if document.kind in ("number", "yes", "date") or not document.text:
        return False
    text = [word for word in words_in(document.text).listed if word not in light_words()]
    if document.kind == "person" and not document.reverse:
        return bool(text) and text[-1] in asked.named
    return bool(text) and all(terms_of(word) & asked.said for word in text)


def judged(asked: Asked, document: Document, share: float) -> float:
    """Return the confidence in a document that accounts for a share of the question."""
    question = asked.question
    confidence = share * suits(question.wants, document.kind, document.text)
    confidence *= 1 - UNSAID * unsaid(asked.said, document)
    confidence *= _identified(asked, document)
    if question.years and not document.years:
        confidence *= YEARLESS
    confidence *= _focused(asked, document)
    confidence *= _spoken(question, document)
    if document.about[-1] in NAMING and not document.reverse and question.wants in NOT_A_NAME:
        confidence *= ONLY_A_NAME
    if document.kind == "prose" and question.wants != "reason":
        confidence *= PROSE_ANSWER
    if document.reverse:
        confidence *= _reversed(asked, document)
    if document.about[:2] == ("car", "specs") and not question.cars:
        confidence *= CAR_UNSAID
    if (
        question.cars == {"d7x_r"}
        and not question.quotes
        and document.about[0] not in ABOUT_THE_CAR
    ):
        confidence *= OTHER_THAN_CAR
    return confidence


def _identified(asked: Asked, document: Document) -> float:
    """Return how far the question names the records a fact belongs to."""
    question = asked.question
    if asked.singled:
        return 1.0
    missing = sum(1 for identity in document.identity if not identity & asked.said)
    factor = UNNAMED**missing
    if document.about[0] == "drivers" and question.wants != "person":
        factor = WHOSE**missing
    if "stages" in document.about and not question.stage and question.wants != "stage":
        factor *= WHICH_STAGE
    if document.about[0] == "release" and not words_in(RELEASE).terms & asked.said:
        factor *= UNNAMED
    return factor


def _focused(asked: Asked, document: Document) -> float:
    """Return how far a fact is what the question asks for by name."""
    question = asked.question
    factor = 1.0
    *qualifiers, head = question.focus or ("",)
    groups = attributes(head)
    if groups and not _names_any(document, groups):
        factor *= NO_HEAD
    elif head and not has(document, head, VALUE):
        factor *= NEAR_HEAD if has(document, head, RECORD) else NO_HEAD
    for word in qualifiers:
        if not has(document, word, 0.0):
            factor *= NO_QUALIFIER
    for word in asked.plain_words:
        if word in FIRST_OR_LAST and not has(document, word, 0.0):
            factor *= NO_QUALIFIER
        groups = attributes(word)
        if groups and not question.quotes and not _names_any(document, groups):
            factor *= NO_ATTRIBUTE
        if any(term.startswith("@") for term in terms_of(word)) and not has(document, word, 0.0):
            factor *= FOREIGN
    return factor if _in_unit(question, document) else factor * NO_ATTRIBUTE


def _in_unit(question: Question, document: Document) -> bool:
    """Say whether a quantity can be in the unit asked for: how many *years*."""
    asked = {UNIT_NAMES[word] for word in question.types if word in UNIT_NAMES}
    if document.unit:
        return not asked or document.unit in asked
    return document.unit is None or not asked & MEASURES


def has(document: Document, word: str, least: float) -> bool:
    """Say whether a word leads to a fact with at least some weight."""
    return any(document.terms.get(term, -1.0) >= least for term in terms_of(word))


def _names_any(document: Document, groups: frozenset[str]) -> bool:
    return any(document.terms.get(group, 0.0) >= SHARED for group in groups)


def _spoken(question: Question, document: Document) -> float:
    """Return how far a fact is what somebody said, if that is asked for."""
    is_quote = document.about[0] == "quotes"
    if question.quotes and is_quote:
        wanted = "speaker" if question.wants == "person" else "paraphrase"
        return 1.0 if document.about[-1] == wanted or question.wants == "date" else BESIDE_QUOTE
    if question.quotes:
        return NOT_SAID if question.wants == "person" else NOT_SAID * NOT_SAID
    return NOT_SAID if is_quote else 1.0


def _reversed(asked: Asked, document: Document) -> float:
    """Return how sure a name is as an answer; a sentence about it is weak evidence."""
    told = REVERSE if document.headings or document.rank else TOLD
    if asked.question.wants is not None or document.kind_terms & asked.said:
        return told
    return told * REVERSE_OPEN


def unsaid(said: frozenset[str], document: Document) -> float:
    """Return the share of a fact's heading that the question does not say."""
    shares = (
        sum(1 for word in heading if not word & said) / len(heading)
        for heading in document.headings
        if heading
    )
    return min(shares, default=0.0)


def named_share(asked: Asked, document: Document, least: float) -> float:
    """Return how much of what is asked a fact has, by words of at least some weight."""
    words = asked.plain_words
    total = sum(asked.weights[word] for word in words)
    if not total:
        return 1.0
    return sum(asked.weights[word] for word in words if has(document, word, least)) / total
