"""What the ranker says to a question within its scope; whether a fact bears a yes/no one out."""

import re
from collections.abc import Iterable

import msgspec

from defender_cli.ask.answer import at_the_time, sentence, told
from defender_cli.ask.confidence import Reading
from defender_cli.ask.constraints import MONTHS
from defender_cli.ask.document import Document
from defender_cli.ask.query.lexicon import read
from defender_cli.ask.query.values import lists_people
from defender_cli.ask.query.words import NUMERALS, VERBS, asks_whether
from defender_cli.ask.ranker import OFFERED, Asker, Reply
from defender_cli.ask.scope import Scope, readings_by, told_by
from defender_cli.ask.text import light_words, stems, stop_words
from defender_cli.ask.wording import heading, subject
from defender_cli.facts.asof import AsOf, entry_of
from defender_cli.facts.statements import Answer
from defender_cli.i18n.format import shown
from defender_cli.i18n.messages import NO, YES
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Reference, Text

_VERBS = {lang: frozenset(words.split()) for lang, words in VERBS.items()}


GENERAL = frozenset(
    ["car", "auto", "rally", "team", "made", "gemaakt", "built", "gebouwd", "fitted"]
)
"""Words that leave a question as it is: whose car and team it is about is known."""


class Ranked(msgspec.Struct, frozen=True):
    """A reply of the ranker, the facts that bear it, and the verdict on a yes/no question.

    `facts` are those in which the answer is as the question asks for it: on its day, by its
    sources.
    """

    reply: Reply
    facts: AsOf
    verdict: bool | None = None


def ranked(asker: Asker, scope: Scope) -> Ranked:
    """Return the answer to a question; none that leaves a yes/no question open."""
    reply = asker.reply(scope.text)
    known = scope.facts
    if scope.sources is not None:
        calibration = asker.index.head.calibration
        found = asker.readings(reply.question)
        readings = readings_by(known, found, scope.sources, calibration)
        is_sure = bool(readings) and readings[0].confidence >= calibration.threshold
        best = readings[0] if is_sure else None
        reply = Reply(reply.question, best, (), (), () if best else tuple(readings[:OFFERED]))
        known = (readings and told_by(known, readings[0], scope.sources)) or known
    elif reply.best is not None:
        known = at_the_time(known, reply.question, reply.best.document)
    if reply.best is not None and _is_beside(known, scope.text, reply.best.document):
        offered = (reply.best, *reply.alternatives)
        return Ranked(Reply(reply.question, None, (), (), offered), known)
    if reply.best is None or not asks_whether(folded(scope.text).split()):
        return Ranked(reply, known)
    is_so = verdict(known, scope.text, reply.best.document)
    if is_so is None:
        offered = (reply.best, *reply.alternatives)
        return Ranked(Reply(reply.question, None, (), (), offered), known)
    return Ranked(reply, known, is_so)


def line(found: Ranked, reading: Reading, lang: str) -> str:
    """Return a reading in a line, a verdict in front of it."""
    said = sentence(found.facts, reading.document, lang)
    if found.verdict is None:
        return said
    yes_no = YES if found.verdict else NO
    return f"{yes_no.in_language(lang).capitalize()}: {said}"


def verdict(facts: AsOf, text: str, document: Document) -> bool | None:
    """Return whether what a question says is so by a fact; None if the fact leaves it open.

    It is so if the value has the words of the question that neither its heading nor its
    subject has. It is not so if all of these are names or numbers, and the value is another.
    """
    answer = told(facts, document)
    names = _names(facts, document, answer)
    explained, whole = _stems(names), {word for word in _plain(" ".join(names)) if len(word) > 4}
    left = [
        word
        for word in _content(text)
        if stems(word).isdisjoint(explained) and not any(word.endswith(end) for end in whole)
    ]
    if isinstance(answer.value, bool):
        return answer.value if not left else None
    if isinstance(answer.value, Text) and not _is_name(key_of(document), answer):
        return None
    said = _stems([shown(answer, "en"), shown(answer, "nl")])
    missing = [word for word in left if stems(word).isdisjoint(said)]
    if left and not missing:
        return True
    proper = {word for part in text.split()[1:] if part[:1].isupper() for word in _plain(part)}
    is_number = not isinstance(answer.value, str | Reference)
    is_other = left == missing and all(
        word.isdigit() if is_number else word in proper for word in left
    )
    return False if left and is_other and _is_single(answer) else None


def _names(facts: AsOf, document: Document, answer: Answer) -> list[str]:
    """Return what a fact, its field and whose it is are called in both languages."""
    key = key_of(document)
    said = [
        each
        for lang in ("en", "nl")
        for each in (*subject(facts, key, lang), *heading(facts, key, answer, lang))
    ]
    spec = facts.answer(f"specs.{key.rpartition('.')[2]}.names")
    names = spec.value if spec and isinstance(spec.value, tuple) else ()
    return [*said, answer.field.names, *map(str, names)]


def _is_beside(facts: AsOf, text: str, document: Document) -> bool:
    """Return whether a question asks for what one value is not: a comparison, a day, several."""
    bag = read(facts, text)
    is_prose = bag.has("when") and document.kind == "prose"
    return (
        is_prose
        or bag.has(*_COMPARING)
        or lists_people(bag)
        or not _has_numbers(facts, text, document)
    )


_COMPARING = ("than", "between", "difference", "compare", "more", "fewer")
"""Operators of what is read as a query, or not at all."""


def _has_numbers(facts: AsOf, text: str, document: Document) -> bool:
    """Return whether a fact has the numbers of a question, but for years and days."""
    if not any(word.isdigit() for word in folded(text).split()):
        return True
    undated = re.sub(_DATED, " ", text, flags=re.IGNORECASE)
    numbers = {word for word in folded(undated).split() if word.isdigit()}
    answer = told(facts, document)
    note = answer.note.en if answer.note else ""
    said = [*_names(facts, document, answer), document.text, shown(answer, "en"), note]
    return numbers <= set(folded(" ".join(said)).split())


_MONTHS = "|".join(" ".join(MONTHS).split())
_DATED = rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d\b"


NAME_WORDS = 8
"""How many words a text may have to be a name: of a post, of a title."""


def _is_name(key: str, answer: Answer) -> bool:
    return entry_of(key) is None and len(shown(answer, "en").split()) <= NAME_WORDS


def key_of(document: Document) -> str:
    return ".".join(document.about)


def _is_single(answer: Answer) -> bool:
    return answer.value is not None and not isinstance(answer.value, Text | tuple)


def _content(text: str) -> list[str]:
    idle = stop_words() | light_words() | _VERBS["en"] | _VERBS["nl"] | GENERAL
    return [word for word in _plain(text) if word not in idle]


def _plain(text: str) -> list[str]:
    words = folded(text.replace("’s", "").replace("'s", "")).split()
    return [str(NUMERALS[word]) if word in NUMERALS else word for word in words]


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for word in _plain(text) for stem in stems(word))
