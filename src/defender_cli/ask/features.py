"""Judging a fact as an answer: whether it may be one at all, and what speaks for and against it."""

from collections.abc import Iterator

import msgspec

from defender_cli.ask.answer_types import suits
from defender_cli.ask.document import (
    FIELD,
    MEANING,
    NEAR,
    PROSE,
    RECORD,
    SHARED,
    SINGLED,
    VALUE,
    Document,
)
from defender_cli.ask.index import EXACT, Index
from defender_cli.ask.question import Question
from defender_cli.ask.text import attributes, light_words, stems, terms_of, words_in
from defender_cli.ask.vocabulary import words_of

FIRST_OR_LAST = words_of("first maiden last final former previous eerste laatste voormalig vorige")
NAMING = ("name", "label", "event", "milestone", "topic", "championship", "series")
NOT_A_NAME = (None, "date", "place", "number", "position", "class", "reason")

TOTAL = words_of("total totale totaal overall eindtijd totaaltijd eindklassement")
"""Words that ask for a whole rally, not for a stage of it."""

PEOPLE = ("people", "entries")
"""Tables whose records are people, and are described by others beside them."""

RELEASE = "press release persbericht"
OTHER_CARS = ("cars", "brands", "quotes")
ABOUT_THE_CAR = (
    "quotes", "cars", "teams", "test_programmes", "tests", "partners", "timeline", "releases",
)  # fmt: skip

PLACES = {
    FIELD: "field",
    SINGLED: "field",
    SHARED: "map",
    PROSE: "prose",
    VALUE: "value",
    RECORD: "record",
    MEANING: "meaning",
    NEAR: "near",
}
"""What the places in which a fact has a word are called among the evidence."""


class Asked(msgspec.Struct, frozen=True):
    """A question with its words as the facts know them.

    `said` are the terms of all its words, `heard` their own stems, `must` the words an
    answer cannot do without, `people` the names of persons among them, `named` all names,
    `single` words that ask for one of many (the longest). `plain` are the words that tell
    what is asked of whom or what is named, `names` the others of content, each with its
    share of what they tell together. `events` are the ids of those named,
    `event_words` the words that name them; `season` and `rally_car` are those meant where none
    is named.
    """

    index: Index
    question: Question
    said: frozenset[str]
    heard: frozenset[str]
    must: tuple[str, ...]
    people: tuple[str, ...]
    named: frozenset[str]
    single: tuple[str, ...]
    plain: dict[str, float]
    names: dict[str, float]
    events: tuple[str, ...] = ()
    event_words: frozenset[str] = frozenset()
    season: str = ""
    rally_car: str = ""

    def has(self, at: int, word: str, least: int = NEAR) -> bool:
        """Say whether a word leads to a fact, by a place at least so close to what it is."""
        return self.index.found(word).get(at, 0) >> 1 >= least


def _only_repeats(asked: Asked, document: Document) -> bool:
    """Tell an answer that only repeats the question."""
    if document.kind == "date" and asked.question.wants != "date":
        return bool(document.years) and document.years <= set(asked.question.years)
    if document.kind in ("number", "yes", "date") or not document.text:
        return False
    text = [word for word in words_in(document.text).listed if word not in light_words()]
    if document.kind == "person" and not document.reverse:
        return bool(text) and text[-1] in asked.named
    return bool(text) and all(stems(word) & asked.heard for word in text)


def evidence(asked: Asked, at: int, document: Document) -> dict[str, float]:
    """Return what speaks for and against a fact as an answer, each with how much of it there is.

    What each is worth is learned (see `ranker`).
    """
    found: dict[str, float] = {f"in_{document.about[0]}": 1.0}
    if document.missing:
        found["missing"] = 1.0
    if _only_repeats(asked, document):
        found["repeats"] = 1.0
    for some in (
        _words(asked, at),
        _names(asked, at),
        _kind(asked.question, document),
        _whose(asked, at, document),
        _focus(asked, at, document),
        _speech(asked.question, document),
        _way(asked, document),
    ):
        for name, amount in some:
            found[name] = found.get(name, 0.0) + amount
    return found


def _words(asked: Asked, at: int) -> Iterator[tuple[str, float]]:
    """Yield which share of the plain words a fact has in which place."""
    for word, share in asked.plain.items():
        have = asked.index.found(word).get(at, 0)
        if have:
            yield f"word_{PLACES[have >> 1]}", share
            if not have & EXACT:
                yield "word_synonym", share
        else:
            yield "word_missing" if asked.index.knows(word) else "word_unknown", share
    if asked.plain and all(asked.has(at, word) for word in asked.plain):
        yield "complete", 1.0


def _names(asked: Asked, at: int) -> Iterator[tuple[str, float]]:
    for word, share in asked.names.items():
        place = asked.index.found(word).get(at, 0) >> 1
        where = "own" if place >= VALUE else "record" if place == RECORD else "far"
        yield f"name_{where if place else 'missing'}", share


def _kind(question: Question, document: Document) -> Iterator[tuple[str, float]]:
    suited = suits(question.wants, document.kind, document.text)
    yield "unsuited", 1 - suited
    if suited == 1.0 and question.wants:
        yield "suited", 1.0
    if document.about[-1] in NAMING and not document.reverse and question.wants in NOT_A_NAME:
        yield "only_a_name", 1.0
    if document.kind == "prose" and question.wants != "reason":
        yield "prose", 1.0
    counted = question.focus[-1:] if question.wants == "number" else ()
    if document.unit and any(not attributes(each) for each in counted):
        yield "measured", 1.0


def _whose(asked: Asked, at: int, document: Document) -> Iterator[tuple[str, float]]:
    """Yield how far the question fails to name the records a fact belongs to."""
    question = asked.question
    if question.years and not document.years:
        yield "yearless" if asked.season in question.years else "yearless_then", 1.0
    if document.about[0] == "entries" and document.season in question.years:
        yield "entry_of_year", 1.0
    if question.stage and not document.stage:
        said = asked.has(at, str(int(question.stage)))
        yield "stageless" if said else "stageless_silent", 1.0
    if document.stage and TOTAL & set(question.plain.split()):
        yield "stage_of_total", 1.0
    for word in asked.single:
        if not asked.has(at, word):
            yield "not_singled", 1.0
    missing = sum(1 for identity in document.identity if not identity & asked.said)
    whose = document.about[0] in PEOPLE and question.wants != "person"
    yield "whose" if whose else "unnamed", missing
    if document.stage and not question.stage and question.wants != "stage":
        yield "which_stage", 1.0
    if document.about[0] == "releases" and not words_in(RELEASE).terms & asked.said:
        yield "unnamed", 1.0


def _focus(asked: Asked, at: int, document: Document) -> Iterator[tuple[str, float]]:
    """Yield how far a fact is not what the question asks for by name."""
    question = asked.question
    yield from _unsaid(asked.said, document)
    *qualifiers, head = question.focus or ("",)
    groups = attributes(head)
    if groups and not _names_any(asked, at, groups):
        yield "no_head", 1.0
    elif head and not asked.has(at, head, VALUE):
        yield "near_head" if asked.has(at, head, RECORD) else "no_head", 1.0
    yield "no_qualifier", sum(1 for word in qualifiers if not asked.has(at, word))
    for word in asked.plain:
        if word in FIRST_OR_LAST and not asked.has(at, word):
            yield "no_qualifier", 1.0
        groups = attributes(word)
        if groups and not question.quotes and not _names_any(asked, at, groups):
            yield "no_attribute", 1.0
        if any(term.startswith("@") for term in terms_of(word)) and not asked.has(at, word):
            yield "foreign", 1.0


def _names_any(asked: Asked, at: int, groups: frozenset[str]) -> bool:
    """Say whether a fact is called by one of some groups of attributes."""
    return any(asked.index.place(term, at) >= SHARED for term in groups)


def _speech(question: Question, document: Document) -> Iterator[tuple[str, float]]:
    """Yield how far a fact is what somebody said, if that is asked for."""
    is_quote = document.about[0] == "quotes"
    if is_quote and not question.quotes:
        yield "quote_unasked", 1.0
    elif is_quote:
        wanted = "speaker" if question.wants == "person" else "paraphrase"
        if document.about[-1] != wanted and question.wants != "date":
            yield "beside_quote", 1.0
    elif question.quotes:
        yield "no_quote", 1.0 if question.wants == "person" else 2.0


def _way(asked: Asked, document: Document) -> Iterator[tuple[str, float]]:
    """Yield how the answer follows from the fact, and how the fact is about the car."""
    question = asked.question
    if document.reverse:
        yield "reverse" if document.headings or document.rank else "reverse_told", 1.0
        if question.wants is None and not document.kind_terms & asked.said:
            yield "reverse_open", 1.0
    if document.about[0] == "cars" and not question.cars:
        yield f"unsaid_{'rally' if document.about[1] == asked.rally_car else 'other'}_car", 1.0
    on_another = bool(question.cars) and asked.rally_car not in question.cars
    if on_another and document.about[0] not in OTHER_CARS:
        yield "not_on_car", 1.0
    on_car = question.cars == {asked.rally_car} and not question.quotes
    if on_car and document.about[0] not in ABOUT_THE_CAR:
        yield "other_than_car", 1.0


def _unsaid(said: frozenset[str], document: Document) -> Iterator[tuple[str, float]]:
    """Yield how much of a fact's heading, in the language that fits better, is not said."""
    missing = [
        (sum(1 for word in heading if not word & said), len(heading))
        for heading in document.headings
        if heading
    ]
    if missing:
        count, length = min(missing, key=lambda each: each[0] / each[1])
        yield "unsaid", count / length
        yield "unsaid_words", count
