"""What the ranker says to a question within its scope; what no single value answers is declined."""

import re

import msgspec

from defender_cli.ask.answer import at_the_time, told
from defender_cli.ask.constraints import MONTHS
from defender_cli.ask.document import Document
from defender_cli.ask.query.lexicon import read
from defender_cli.ask.query.values import lists_people
from defender_cli.ask.ranker import OFFERED, Asker, Reply
from defender_cli.ask.scope import Scope, readings_by, told_by
from defender_cli.ask.wording import heading, subject
from defender_cli.facts.asof import AsOf
from defender_cli.i18n.format import shown
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Duration


class Ranked(msgspec.Struct, frozen=True):
    """A reply of the ranker, and the facts that bear it.

    `facts` are those in which the answer is as the question asks for it: on its day, by its
    sources.
    """

    reply: Reply
    facts: AsOf


def ranked(asker: Asker, scope: Scope) -> Ranked:
    """Return the answer to a question; readings alone if one value cannot answer it."""
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
    if reply.best is None or not _is_beside(known, scope.text, reply.best.document):
        return Ranked(reply, known)
    offered = (reply.best, *reply.alternatives)
    return Ranked(Reply(reply.question, None, (), (), offered), known)


def _is_beside(facts: AsOf, text: str, document: Document) -> bool:
    """Return whether one fact cannot be what a question asks for.

    Questions of yes or no, comparisons, counts of what is listed, and questions about several
    people or the years before or after one are read as queries, or not at all. Why something
    is so, only a field about reasons answers; who came third, only a place; who followed
    somebody, only a fact about the one who did.
    """
    bag, answer = read(facts, text), told(facts, document)
    field = answer.field
    return (
        bag.asks_whether
        or bag.has(*_COMPARING)
        or lists_people(bag)
        or bool(_BOUNDED.search(text))
        or (bag.has("count") and (field.many or field.hint is Duration))
        or (bag.has("when") and document.kind == "prose")
        or (bool(_WHY.match(text)) and "reason" not in field.name)
        or (bool(_PLACED.match(text)) and not field.name.endswith("position"))
        or (bool(_SUCCEEDED.match(text)) and not document.reverse)
        or not _has_numbers(facts, text, document)
    )


_COMPARING = ("than", "between", "difference", "compare", "more", "most", "fewer", "not")
_BOUNDED = re.compile(r"\b(?:before|after|na|vóór) (?:19|20)\d\d\b", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:who|wie) (?:came|was|were|finished|ended|werd|eindigde|finishte)\b.*"
    r"\b(?:first|second|third|fourth|last|eerste|tweede|derde|vierde|laatste)\b",
    re.IGNORECASE,
)
_SUCCEEDED = re.compile(r"(?:who|wie) (?:replaced|succeeded|volgde|verving)\b", re.IGNORECASE)
_WHY = re.compile(r"why\b|waarom\b", re.IGNORECASE)


def _has_numbers(facts: AsOf, text: str, document: Document) -> bool:
    """Return whether a fact has the numbers of a question, but for years and days."""
    undated = re.sub(_DATED, " ", text, flags=re.IGNORECASE)
    numbers = {word for word in folded(undated).split() if word.isdigit()}
    if not numbers:
        return True
    answer, key = told(facts, document), ".".join(document.about)
    note = answer.note.en if answer.note else ""
    said = [
        part
        for lang in ("en", "nl")
        for part in (*subject(facts, key, lang), *heading(facts, key, answer, lang))
    ]
    said += [answer.field.names, document.text, shown(answer, "en"), note]
    names = facts.stored(f"specs.{key.rpartition('.')[2]}.names")
    said += map(str, names) if isinstance(names, tuple) else ()
    return numbers <= {*folded(" ".join(said)).split()}


_MONTHS = "|".join(" ".join(MONTHS).split())
_DATED = rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d\b"
