"""Answering a plain question from the facts, or saying that they do not answer it.

Every fact is a document (see `index`). A question is answered by the document that
accounts for most of what it says:

- each word of content counts by its rarity (inverse document frequency) and by where
  the document has it: in the field's own name, in its record, in its value, nearby;
- a word no fact knows is mended if it is one or two slips from a known one (or two
  known words written as one, as Dutch does); else it counts as not accounted for;
- words of the field's name that the question does not say count against it, so that
  "Dakar wins" is not "Dakar wins on a bike";
- the kind of answer must fit (who: a person; when: a date; where: a place …);
- whom, which car, which stage, which year the question names, the document must have:
  nothing else is ever answered instead.

What is not accounted for beyond `CONFIDENT` is declined. The weights were chosen by
hand on half of a question set and checked on the other half.
"""

import re

import msgspec

from defender_cli.facts.known import Known
from defender_cli.formats.text import words as in_words
from defender_cli.query.documents import SHARED, Document, value_text
from defender_cli.query.index import Index
from defender_cli.query.question import Question, read
from defender_cli.query.words import attributes, content, stems, terms_of, tokens

THIS_SEASON = "2026"

CLASSES = ("t2", "t3", "t4", "ssv", "challenger", "ultimate", "stock", "truck", "trucks", "quad")
"""Names of classes; what holds in one is no answer for another."""

COMMON_IN_NAMES = (
    "dakar rally raid le bp ultimate round ronde desert challenge mr monsieur of van du"
)
"""Words in the names of rounds and people that name none of them."""

CONFIDENT = 0.58
"""The least confidence with which a question is answered."""

NEAR = 0.25
"""The least confidence at which a reading is worth suggesting."""

TIE = 0.01
"""How much less confident another reading may be to be named as equally good."""

# How well a kind of answer (second) suits what a question asks for (first); else MISFIT.
_SUITS = {
    ("class", "name"): 0.85,
    ("class", "prose"): 0.7,
    ("position", "number"): 0.6,
    ("place", "position"): 0.6,
    ("number", "position"): 0.8,
    ("person", "prose"): 0.65,
    ("person", "name"): 0.85,
    ("date", "prose"): 0.8,
    ("date", "name"): 0.6,
    ("place", "prose"): 0.85,
    ("place", "name"): 0.75,
    ("number", "prose"): 0.7,
    ("number", "name"): 0.75,
    ("company", "name"): 1.0,
    ("company", "prose"): 0.8,
    ("round", "name"): 0.9,
    ("round", "prose"): 0.7,
}
_MISFIT = 0.5
_HAS_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.I)


class Reading(msgspec.Struct, frozen=True):
    """One way to answer a question, and how sure it is (0 to 1)."""

    document: Document
    confidence: float


class Reply(msgspec.Struct, frozen=True):
    """What the facts say to a question: the answer if they have one, and what comes near.

    `alternatives` are other readings just as good as `best`; `near` are things the facts
    could be asked instead, where `best` is None.
    """

    question: Question
    best: Reading | None
    alternatives: tuple[Reading, ...]
    near: tuple[Reading, ...]


class Asker:
    """Answers questions from what is known on a day."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.index = Index(known)
        self.proper = _proper_words(known)

    def reply(self, text: str) -> Reply:
        """Return the answer to a question, or that there is none."""
        question = read(text)
        found = self.readings(question)
        if not found or found[0].confidence < CONFIDENT:
            return Reply(question, None, (), tuple(self._near(question, found)))
        best = found[0]
        equals = (
            each
            for each in found[1:]
            if each.confidence >= best.confidence - TIE
            and each.document.answer.value != best.document.answer.value
        )
        return Reply(question, best, tuple(equals)[:1], ())

    def _near(self, question: Question, found: list[Reading]) -> list[Reading]:
        """Return what could be asked instead: weak readings, else whatever shares words."""
        weak = [each for each in found if each.confidence > NEAR]
        if weak:
            return weak[:3]
        scores: dict[int, float] = {}
        for word in question.words:
            for at, credit in self.index.credits(word).items():
                scores[at] = scores.get(at, 0.0) + self.index.rarity(word) * credit
        best = sorted(scores, key=lambda at: -scores[at])[:3]
        return [Reading(self.index.documents[at], 0.0) for at in best]

    def readings(self, question: Question) -> list[Reading]:
        """Return the best readings of a question, the most confident first."""
        words = [part for word in question.words for part in self.index.mended(word)]
        rarity = {word: self.index.rarity(word) for word in words}
        total = sum(rarity.values())
        if not total:
            return []
        scores: dict[int, float] = {}
        for word, weight in rarity.items():
            for at, credit in self.index.credits(word).items():
                scores[at] = scores.get(at, 0.0) + weight * credit
        said = frozenset(term for word in (*words, *question.years) for term in terms_of(word))
        must = [word for word in words if self._is_proper(word, question)]
        asked = [groups for word in words if word not in must and (groups := attributes(word))]
        found = []
        for at in sorted(scores, key=lambda at: -scores[at])[:600]:
            document = self.index.documents[at]
            if fits(question, said, must, asked, document):
                found.append(
                    Reading(document, judged(question, said, document, scores[at] / total))
                )
        return sorted(found, key=lambda reading: -reading.confidence)[:8]

    def _is_proper(self, word: str, question: Question) -> bool:
        if word == "price":
            return "sara" in question.words or "Price" in question.text
        return word in CLASSES or bool(stems(word) & self.proper)


def fits(
    question: Question,
    said: frozenset[str],
    must: list[str],
    asked: list[frozenset[str]],
    document: Document,
) -> bool:
    """Say whether a document is about what the question names, and tells it something."""
    if not all(any(term in document.terms for term in terms_of(word)) for word in must):
        return False
    if not all(any(document.terms.get(group, 0) >= SHARED for group in groups) for groups in asked):
        return False
    if document.reverse and question.wants not in (document.kind, None):
        return False
    if question.rank and document.reverse and document.rank != question.rank:
        return False
    if question.stage and not ("stages" in document.about and question.stage in document.about):
        return False
    if not all(_is_of(year, document) for year in question.years):
        return False
    if question.cars and not question.cars & {"d7x_r"} and document.about[0] != "brand":
        return document.about[-1] in question.cars and not _is_said(said, document)
    if document.about[:2] == ("car", "specs") and not _right_car(question, document):
        return False
    return not _is_said(said, document)


def _is_of(year: str, document: Document) -> bool:
    """Say whether a fact can be about a year; what is of no year is of this season's."""
    return year in document.years if document.years else year == THIS_SEASON


def _right_car(question: Question, document: Document) -> bool:
    column = document.about[-1]
    if column == "difference":
        return False
    if not question.cars or "d7x_r" in question.cars:
        return column == "d7x_r"
    return column in question.cars


def _is_said(said: frozenset[str], document: Document) -> bool:
    """Tell an answer that only repeats the question."""
    if document.kind in ("number", "yes", "date") or document.answer.value is None:
        return False
    text = content(tokens(in_words(document.answer.value, document.answer.field, "en")))
    return bool(text) and all(any(term in said for term in stems(word)) for word in text)


def judged(question: Question, said: frozenset[str], document: Document, share: float) -> float:
    """Return the confidence in a document that accounts for a share of the question."""
    confidence = share * suits(question, document) * (1 - 0.2 * unsaid(said, document))
    for identity in document.identity:
        if not identity & said:
            confidence *= 0.8
    if question.head and not any(_names(word, document) for word in question.head):
        confidence *= 0.72
    if question.quotes:
        confidence *= 1.2 if document.about[0] == "quotes" else 0.85
    elif document.about[0] == "quotes":
        confidence *= 0.85
    if document.kind == "prose":
        confidence *= 0.93
    if document.reverse and question.wants is None:
        confidence *= 0.95 if document.kind_words & said else 0.8
    elif document.reverse:
        confidence *= 0.97
    if document.about[:2] == ("car", "specs") and not question.cars:
        confidence *= 0.9
    if question.cars == {"d7x_r"} and document.about[0] not in ("car", "team", "test_programme"):
        confidence *= 0.85
    return confidence


def _names(word: str, document: Document) -> bool:
    """Say whether a word is what a fact is called."""
    return any(document.terms.get(term, 0.0) >= SHARED for term in terms_of(word))


def unsaid(said: frozenset[str], document: Document) -> float:
    """Return the share of a fact's heading that the question does not say."""
    shares = (
        sum(1 for word in heading if not word & said) / len(heading)
        for heading in document.headings
        if heading
    )
    return min(shares, default=0.0)


def suits(question: Question, document: Document) -> float:
    """Return how well the kind of a document's answer suits what is asked for."""
    if question.wants is None or question.wants == document.kind:
        return 1.0
    if (
        question.wants == "number"
        and document.kind == "prose"
        and _HAS_NUMBER.search(_prose(document))
    ):
        return 0.85
    return _SUITS.get((question.wants, document.kind), _MISFIT)


def _prose(document: Document) -> str:
    return value_text(document.answer)


def _proper_words(known: Known) -> frozenset[str]:
    """Return the stems of names that an answer must not do without."""
    found: set[str] = set()
    for collection in ("drivers", "people", "rivals", "partners"):
        for id in known.ids(collection):
            for name in ("name", "aliases", "nicknames"):
                answer = known.answer(f"{collection}.{id}.{name}")
                values = answer.value if answer else None
                for each in values if isinstance(values, tuple) else (values,):
                    found.update(stem for word in tokens(str(each or "")) for stem in stems(word))
    for id in known.ids("rounds"):
        for name in ("name", "aliases", "country"):
            answer = known.answer(f"rounds.{id}.{name}")
            values = answer.value if answer else None
            for each in values if isinstance(values, tuple) else (values,):
                found.update(stem for word in tokens(str(each or "")) for stem in stems(word))
    common = COMMON_IN_NAMES.split()
    return frozenset(found - {stem for word in common for stem in stems(word)})
