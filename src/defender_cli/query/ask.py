"""Answering a plain question from the facts, or saying that they do not answer it.

Every fact is a document (see `documents`): its words, weighted by where it has them – the
name of its field 1.0, prose 0.7, its value 0.65, the name of its record 0.6, the field's
meaning 0.45, its neighbours 0.3. A question (see `question`) is answered by the document
that accounts for most of what it says:

- each word counts by its rarity (inverse document frequency, as in BM25), in the stems
  of both languages and their synonyms (see `words`); names count 0.4 of that, nouns that
  only say the kind of answer (which *town*) 0.3, words like "take" and "rally" nothing;
- a word no fact knows is mended if it is one or two slips from a known one (or two
  known words written as one, as Dutch does); else it counts as not accounted for;
- what speaks against an answer lowers the confidence (see `judge`, `weights`): a heading
  the question does not say, so that "Dakar wins" is not "Dakar wins on a bike"; a noun,
  an attribute or a unit asked for that is not the fact's; a kind of answer that does not
  fit (see `kinds`);
- whom, which car, rally, class, stage and year the question names, the document must be
  about (see `entities`): nothing else is ever answered instead. If a fact about something
  *else* is called what is asked for and none allowed is, what is asked is a gap in the
  facts, and the confidence falls by as much;
- the longest, the next, the youngest … are facts that got such a word by comparison (see
  `compute`); a question with the word is answered by no other.

What is accounted for by less than `CONFIDENT` is declined. Weights and threshold were set
by hand on one half of the visible questions (78 of 80 right, 1 wrong) and 220 harder ones
(190 right, 7 wrong). The other half, counted once at the end, shows what to expect of
questions never seen: 57 of 80 right, 8 wrong. Of its 20 unanswerable ones 17 are declined;
but those had been read before, so that figure is not a blind one.
"""

from itertools import islice

import msgspec

from defender_cli.facts.known import Known
from defender_cli.query.documents import Document
from defender_cli.query.entities import Names
from defender_cli.query.index import Index
from defender_cli.query.judge import Asked, fit, judged, named_share, only_repeats
from defender_cli.query.kinds import says, suits
from defender_cli.query.question import Question, read
from defender_cli.query.tables import FIELD, VALUE
from defender_cli.query.vocabulary import COMMON_IN_NAMES, words_of
from defender_cli.query.words import light_words, superlative, terms_of

CONFIDENT = 0.33
"""The least confidence with which a question is answered."""

NEAR = 0.25
"""The least confidence at which a reading is worth suggesting."""

TIE = 0.01
"""How much less confident another reading may be to be named as equally good."""

MOST_RARE = 5.0
"""What a word can tell at most; names of people are no better evidence for being rare."""

NAME, TYPE = 0.4, 0.3
"""What a name and a noun for a kind of answer count beside other words."""

GAP, SLACK = 1.0, 0.15
"""How much a gap in the facts counts, and how much less may be named for it to be none."""

SUITED = 0.8
"""How well an answer must suit the question to show that what is asked is recorded."""

BEST = 8
COMMON = words_of(COMMON_IN_NAMES)
CANDIDATES = 200
"""How many facts are judged, those first that account for most."""


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
        self.names = Names(known)

    def reply(self, text: str) -> Reply:
        """Return the answer to a question, or that there is none."""
        question = read(text, self.names.spelled_out(text))
        found = self.readings(question)
        if not found or found[0].confidence < CONFIDENT:
            return Reply(question, None, (), tuple(self._near(question, found)))
        best = found[0]
        equals = (
            each
            for each in found[1:]
            if each.confidence >= best.confidence - TIE and each.document.text != best.document.text
        )
        return Reply(question, best, tuple(equals)[:1], ())

    def readings(self, question: Question) -> list[Reading]:
        """Return the best readings of a question, the most confident first."""
        asked = self._asked(question)
        total = sum(asked.weights.values())
        if not total:
            return []
        scores = self._scores(asked)
        found: list[Reading] = []
        elsewhere = 0.0
        for at in sorted(scores, key=lambda at: -scores[at]):
            document = self.index.documents[at]
            fits = fit(asked, document)
            if fits == "yes" and len(found) < CANDIDATES:
                found.append(Reading(document, judged(asked, document, scores[at] / total)))
            elif fits == "other" and not document.reverse:
                elsewhere = max(elsewhere, named_share(asked, document, FIELD))
        here = max(
            (
                named_share(asked, each.document, VALUE)
                for each in found
                if suits(question.wants, each.document.kind, each.document.text) >= SUITED
            ),
            default=0.0,
        )
        gap = 0.0 if question.quotes else GAP * max(0.0, elsewhere - here - SLACK)
        found.sort(key=lambda reading: -reading.confidence)
        new = (each for each in found if not only_repeats(asked, each.document))
        return [Reading(each.document, each.confidence * (1 - gap)) for each in islice(new, BEST)]

    def _asked(self, question: Question) -> Asked:
        words = [part for word in question.words for part in self.index.mended(word)]
        proper = [word for word in words if self._is_proper(word, question)]
        common = [word for word in words if word in COMMON or (question.stage and word == "stage")]
        named = [*proper, *common, *self.names.beside(words)]
        single = [word for word in words if superlative(word) and word not in proper]
        heard = (*words, *question.plain.split(), *question.years, *says(question.wants).split())
        return Asked(
            question=question,
            said=frozenset(term for word in heard for term in terms_of(word)),
            must=(*self.names.surnames(proper), *single),
            named=frozenset(named),
            singled=bool(single),
            weights={word: self._weight(word, question, named) for word in words},
        )

    def _is_proper(self, word: str, question: Question) -> bool:
        return self.names.is_proper(word, question.plain, question.text, question.cars)

    def _weight(self, word: str, question: Question, named: list[str]) -> float:
        weight = min(self.index.rarity(word), MOST_RARE)
        if word in light_words():
            return 0.0
        if word in question.types:
            return weight * TYPE
        return weight * NAME if word in named else weight

    def _scores(self, asked: Asked) -> dict[int, float]:
        scores: dict[int, float] = {}
        for word, weight in asked.weights.items():
            for at, credit in self.index.credits(word).items():
                scores[at] = scores.get(at, 0.0) + weight * credit
        return scores

    def _near(self, question: Question, found: list[Reading]) -> list[Reading]:
        """Return what could be asked instead: weak readings, else whatever shares words."""
        weak = [each for each in found if each.confidence > NEAR]
        if weak:
            return weak[:3]
        scores = self._scores(self._asked(question))
        best = sorted(scores, key=lambda at: -scores[at])[:3]
        return [Reading(self.index.documents[at], 0.0) for at in best]
