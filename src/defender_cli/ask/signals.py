"""What a question sounds like: its words, the start of its phrases, what it names.

These are what `weights.txt` has for a kind of fact: "how far", "since", a place
asked for, a stage named. Long words also sound like others that begin or end as they do:
so do slips, and Dutch compounds.
"""

import re
from collections.abc import Iterator

from defender_cli.ask.constraints import OTHER
from defender_cli.ask.features import Asked
from defender_cli.ask.text import stems
from defender_cli.ask.vocabulary import words_of

_OPENERS = words_of(
    "how what which who when where in at on with by of to from for "
    "hoe wat welke welk wie wanneer waar op met van voor"
)
"""Words that say more together with the next one."""

_IN_GENERAL = words_of("stock stage round rally")
"""Names that are as good as common words here."""

NO_CAR = "none"
YEARS = re.compile(r"\d{4}")

_PART, _LONG, _LONGER = 5, 7, 9
"""Letters of a beginning or an end, and how long words are that have the one, or both."""


def signals(asked: Asked) -> frozenset[str]:
    """Return what a question says and how it says it, names left out."""
    question = asked.question
    words = [_general(word, asked) for word in question.plain.split()]
    found = {signal for word in words if word for signal in of_word(word)}
    for word, after in zip(words, words[1:], strict=False):
        if word in _OPENERS and after:
            found.add(f"{word} {after}")
    found.update(f"^{_stem(word)}" for word in question.focus[-1:] if _general(word, asked))
    found.add(f"@{question.wants}")
    found.update(f"#car:{_which(car, asked)}" for car in question.cars or (NO_CAR,))
    found.add(f"#people:{min(2, len(asked.people))}")
    for mark, is_there in (
        ("#stage", question.stage),
        ("#rank", question.rank),
        ("#quotes", question.quotes),
        ("#named", len(asked.must) > len(asked.people)),
    ):
        if is_there:
            found.add(mark)
    return frozenset(found)


def _general(word: str, asked: Asked) -> str:
    """Return a word as it may stand in any question: a mark for a number, an event or a car,
    nothing for another name."""
    if word.isdigit():
        return "#year" if len(word) == 4 else "#number"
    if any(letter.isdigit() for letter in word) and word not in asked.index.head.names.cars:
        return "" if YEARS.search(word) else word
    if word in asked.event_words:
        return "#event"
    if word in asked.index.head.names.ordinary:
        return "#make"
    return "" if word in asked.named and word not in _IN_GENERAL else word


def _which(car: str, asked: Asked) -> str:
    """Return what a car is to us, so that no signal names one."""
    return "ours" if car == asked.rally_car else car if car in (OTHER, NO_CAR) else "road"


def of_word(word: str) -> Iterator[str]:
    yield _stem(word)
    if word.startswith("#"):
        return
    if len(word) >= _LONG:
        yield f"~{word[:_PART]}"
    if len(word) >= _LONGER:
        yield f"~{word[-_PART:]}"


def _stem(word: str) -> str:
    return word if word.startswith("#") else min(sorted(stems(word)), key=len)
