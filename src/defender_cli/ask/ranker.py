"""Answering a plain question from the facts, or saying that they do not answer it.

Every fact is a document (see `indexing.documents`), found by the words of its field, its
value, its record and its neighbours; so is every value that a record could have but has not,
for what is missing must be able to win: "top speed of the rally car" is then a gap, and not the
top speed of another car. A question (see `question`) is a choice among them:

- about another stage, year, event or car than it names, or without a name it names, no document
  comes into question (see `filters`); of the rest those likeliest by words and signals are
  judged;
- the evidence for and against each (see `features`): how much of what is asked it has, in what
  place of it, by the word itself or one of like meaning (`thesaurus.txt`, stems of both
  languages, slips mended); what it is called that the question does not say; whether it is
  the kind of thing asked for, and about whom and what the question is about;
- the signals of the question (see `signals`) for what of a record is told: "how far",
  "since", a place asked for. They speak for fields of the schema, never for a record.

What each is worth is learned, not set: a conditional log-linear model, fitted to questions
written for it from the sources (`tests/questions/written`, `python -m tests.questions.learn`).
That there is no answer is one of the choices. A value is asserted if the confidence in it is
above a threshold, which is learned too; else the most probable readings are offered.
"""

from heapq import nlargest, nsmallest

import msgspec

from defender_cli.ask import constraints
from defender_cli.ask.answer_types import says
from defender_cli.ask.confidence import Reading, by_value, with_confidence
from defender_cli.ask.constraints import Cars
from defender_cli.ask.document import SLOT, STAGE, Document
from defender_cli.ask.features import Asked, evidence
from defender_cli.ask.filters import about_others, allowed, can_answer
from defender_cli.ask.index import Index
from defender_cli.ask.question import Question, read
from defender_cli.ask.search import scored
from defender_cli.ask.signals import signals
from defender_cli.ask.text import light_words, stems, superlative, tokens
from defender_cli.ask.vocabulary import COMMON_IN_NAMES, words_of

NEAR = -5.0
"""What a gap must be worth to tell what may have been meant."""

SLIGHT = 0.25
"""How probable a reading must be to be offered in place of an answer; less is a stray word."""

LIKELY = 0.4
"""How probable another value must be to be named beside the answer."""

OFFERED = 3
"""How many readings are offered where nothing is asserted."""

MOST_RARE = 5.0
"""What a word can tell at most; names of people are no better evidence for being rare."""

TYPE = 0.3
"""What a noun for a kind of answer (which *town*) counts beside other words."""

WORDS, NAMES = 7.0, 1.5
"""What plain words and names are worth together in the search for facts to be judged."""

LONGEST = 100
"""How many words of a question are read."""

GAPS = 3
"""Among how many of them a gap tells what may have been meant."""

COMMON = words_of(COMMON_IN_NAMES)
SLOTS, LOOKED_AT, CANDIDATES = 60, 250, 70
"""How many slots the signals of a question may lead to; how many facts are looked at, those
first that words and signals speak for; and how many of these are judged."""


class Reply(msgspec.Struct, frozen=True):
    """What the facts say to a question: the answer if they have one, and what comes near.

    `alternatives` are other readings than `best` that are not much less probable. Where `best`
    is None, `readings` are the most probable ones, each with another value, `near` are things
    the facts could be asked instead, and `missing` is what was asked, where
    they could have it but do not. `lacks_next_round` says that the next round was asked for,
    and there is none.
    """

    question: Question
    best: Reading | None
    alternatives: tuple[Reading, ...]
    near: tuple[Document, ...]
    readings: tuple[Reading, ...] = ()
    missing: Document | None = None
    lacks_next_round: bool = False


NOTHING = "-"
"""The slot of the answer that there is none."""

NO_ANSWER = Document("", "", (), "name", slots=(NOTHING,), missing=True)


class Weighed(msgspec.Struct, frozen=True):
    """A fact that may be the answer, with the evidence for and against it.

    The document is `NO_ANSWER` for the answer that the facts have none.
    """

    document: Document
    evidence: dict[str, float]


def _is_near_gap(reading: Reading) -> bool:
    return reading.document.missing and reading.worth > NEAR


class Asker:
    """Answers questions from the facts of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.names = index.head.names

    def reply(self, text: str) -> Reply:
        """Return the answer to a question, or that there is none."""
        question = self.read(text)
        if self.names.lacks_next_round(question.plain.split()):
            return Reply(question, None, (), (), lacks_next_round=True)
        found = self.readings(question)
        values = by_value(found)
        best = values[0] if values else None
        is_sure = best is not None and best.confidence >= self.index.head.calibration.threshold
        if best is None or not is_sure or self._is_of_another_car(question, best):
            return self._declined(question, found, values)
        others = [each for each in values[1:] if each.confidence >= LIKELY]
        return Reply(question, best, tuple(others)[:1], ())

    def _is_of_another_car(self, question: Question, reading: Reading) -> bool:
        """Say whether a reading is a spec of a car that a question does not name."""
        about = reading.document.about
        if question.cars or about[0] != "cars" or about[2] != "specs":
            return False
        return about[1] != self.names.car_of(question.years)

    def _declined(self, question: Question, found: list[Reading], values: list[Reading]) -> Reply:
        """Return that there is no answer, what is missing, and what could be asked instead."""
        gap = next((each for each in found[:GAPS] if _is_near_gap(each)), None)
        known = self._like(gap.document) if gap else []
        weak = [each for each in values if each.confidence >= SLIGHT]
        near = [*known[:2], *(each.document for each in weak)]
        # Far below no answer at all, the gap is a guess like any other.
        missing = gap.document if gap and gap is found[0] and gap.worth >= 0 else None
        for each in weak:
            if self._is_of_another_car(question, each):
                missing = missing or self._gap_of_our_car(question, found, each)
        offered = tuple(weak[:OFFERED])
        return Reply(question, None, (), tuple(dict.fromkeys(near))[:3], offered, missing)

    def _gap_of_our_car(
        self, question: Question, found: list[Reading], other: Reading
    ) -> Document | None:
        """Return what is not known of our car and is of another, if it was among the readings."""
        about = ("cars", self.names.car_of(question.years), *other.document.about[2:])
        documents = (each.document for each in found)
        return next((each for each in documents if each.missing and each.about == about), None)

    def _like(self, gap: Document) -> list[Document]:
        """Return what is known of others like what is missing."""
        same = self.index.having(f"{SLOT}{gap.slots[0]}")
        documents = (self.index.document(at) for at in same)
        field = gap.about[-1]
        return [each for each in documents if not each.missing and each.about[-1] == field]

    def read(self, text: str) -> Question:
        """Return what a question says, with slips mended and people by name."""
        plain = self.index.corrected(" ".join(tokens(text)[:LONGEST]))
        return read(text, self.names.spelled_out(plain), self._cars(plain))

    def _cars(self, plain: str) -> Cars:
        """Return what cars are called in a question: our car is that of the year it names."""
        names = self.names
        return Cars(
            words=names.cars,
            makes=names.makes,
            events=frozenset(names.events),
            rally=names.car_of(constraints.years(plain.split())),
            road=names.compared_with,
        )

    def readings(self, question: Question) -> list[Reading]:
        """Return the best readings of a question, the one worth most first."""
        asked = self.asked(question)
        if not asked.plain and not asked.names:
            return []
        worths = self.index.slot_worths(signals(asked))
        none, *weighed = self.weighed(asked, worths)
        against = self.worth(none, worths)
        readings = [Reading(each.document, self.worth(each, worths) - against) for each in weighed]
        found = with_confidence(readings, self.index.head.calibration)
        return sorted(found, key=lambda reading: -reading.worth)

    def weighed(self, asked: Asked, worths: dict[str, float]) -> list[Weighed]:
        """Return the facts that may answer a question, and the chance that none does."""
        none = {"none": 1.0}
        if not asked.plain:
            none["none_bare"] = 1.0
        none["none_unknown"] = sum(not self.index.knows(word) for word in asked.plain)
        found = [Weighed(NO_ANSWER, none)]
        for at in self._likely(asked, worths):
            document = self.index.document(at)
            if can_answer(asked, at, document):
                found.append(Weighed(document, evidence(asked, at, document)))
            if len(found) > CANDIDATES:
                break
        return found

    def worth(self, weighed: Weighed, worths: dict[str, float]) -> float:
        """Return what speaks for an answer less what speaks against it."""
        slots = weighed.document.slots
        known = self.index.head.worths
        told = sum(known.get(name, 0.0) * amount for name, amount in weighed.evidence.items())
        return told + sum(worths.get(slot, 0.0) for slot in slots)

    def _likely(self, asked: Asked, worths: dict[str, float]) -> list[int]:
        """Return the facts that may be about what is asked, the likeliest first."""
        stage = asked.question.stage
        if stage and not self.index.having(f"{STAGE}{stage}"):
            return []  # There is no such stage.
        told = {word: share * WORDS for word, share in asked.plain.items()}
        told |= {word: share * NAMES for word, share in asked.names.items()}
        scores = scored(self.index, told)
        for worth, slot in nlargest(SLOTS, ((worth, slot) for slot, worth in worths.items())):
            for at in self.index.having(f"{SLOT}{slot}"):
                scores[at] += worth
        others = about_others(asked)
        fitting = ((-scores[at], at) for at in scores if at not in others and allowed(asked, at))
        return [at for _, at in nsmallest(LOOKED_AT, fitting)]

    def asked(self, question: Question) -> Asked:
        """Return a question with its words as the facts know them."""
        words = [part for word in question.words for part in self.index.parts(word)]
        phrases = self.names.events_in(question.words)
        events = frozenset(word for phrase in phrases for word in phrase.split())
        proper = [word for word in words if self._is_proper(word, question)]
        common = [
            word
            for word in words
            if word in COMMON or word in events or (question.stage and word == "stage")
        ]
        named = frozenset([*proper, *common, *self.names.beside(words)])
        single = [word for word in words if superlative(word) and word not in proper]
        heard = (*words, *question.plain.split(), *question.years, *says(question.wants).split())
        weights = {
            word: self._weight(word, question) for word in words if word not in light_words()
        }
        return Asked(
            index=self.index,
            question=question,
            said=frozenset(term for word in heard for term in self.index.terms(word)),
            heard=frozenset(stem for word in question.plain.split() for stem in stems(word)),
            must=tuple(self.names.surnames(proper)),
            people=tuple(word for word in proper if word in self.names.people_words),
            named=named,
            single=tuple(single),
            plain=_shares({word: each for word, each in weights.items() if word not in named}),
            names=_shares({word: each for word, each in weights.items() if word in named}),
            events=tuple(dict.fromkeys(phrases.values())),
            event_words=events,
            season=self.names.season,
            rally_car=self.names.car_of(question.years),
        )

    def _is_proper(self, word: str, question: Question) -> bool:
        return self.names.is_proper(word, question.plain, question.text, question.cars)

    def _weight(self, word: str, question: Question) -> float:
        weight = min(self.index.rarity(word), MOST_RARE)
        return weight * TYPE if word in question.types else weight


def _shares(weights: dict[str, float]) -> dict[str, float]:
    """Return each weight as a share of all."""
    total = sum(weights.values())
    return {word: weight / total for word, weight in weights.items() if total}
