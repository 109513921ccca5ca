"""Look-ups that compare facts: which one is the longest, the next, the youngest.

Nothing new is stated: a fact that stands out among its like gets the words that say so,
and the round after another is its own number, asked for by the name of the other.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from defender_cli.ask.constraints import ORDINALS
from defender_cli.ask.document import FIELD, NEAR, Document
from defender_cli.ask.indexing.bag import Bag
from defender_cli.ask.indexing.documents import mark
from defender_cli.ask.indexing.texts import english, value_text
from defender_cli.ask.text import words_in
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.keys import keys
from defender_cli.schema.types import Quantity

_MOST = (
    (r"results\.\w+\.stages\.(?!00)\d+\.special", "longest", "shortest"),
    (r"results\.\w+\.stages\.(?!00)\d+\.distance", "longest", "shortest"),
    (r"results\.\w+\.stages\.(?!00)\d+\.margin", "biggest", "smallest narrowest"),
    (r"results\.\w+\.classification\.\w+\.stage_wins", "most", "fewest"),
    (r"results\.\w+\.standings\.\w+\.points", "most", "fewest"),
    (r"rounds\.\w+\.distance", "longest", "shortest"),
    (r"rounds\.\w+\.special", "longest", "shortest"),
    (r"rounds\.\w+\.stages_count", "most", "fewest"),
    (r"drivers\.\w+\.born", "youngest", "oldest"),
    (r"drivers\.\w+\.age", "oldest", "youngest"),
    (r"drivers\.\w+\.dakar_wins", "most", "fewest"),
    (r"drivers\.\w+\.dakar_starts", "most", "fewest"),
)
"""Keys that are compared with each other, and what the highest and the lowest are called."""

_AFTER = "next following after volgende na daarna opvolgend"
_BEFORE = "previous before preceding vorige voor voorafgaand"


def singled_out(known: AsOf) -> dict[str, str]:
    """Return the words that single out some keys, or whole records, among their like."""
    found: dict[str, str] = {}
    every = list(keys(known))
    for pattern, high, low in _MOST:
        alike = [key for key in every if re.fullmatch(pattern, key)]
        values = {key: size for key in alike if (size := _size(known, key)) is not None}
        if len(values) < 2:
            continue
        for word, best in ((high, max), (low, min)):
            _single_out(found, values, word, best(values.values()))
    for at, id in enumerate(_rounds(known)):
        for key in (f"rounds.{id}", f"rounds.{id}.number"):
            _add(found, key, _place_words(at, len(_rounds(known))))
    upcoming = next((id for id in _rounds(known) if _date(known, id, "end") >= known.day), None)
    if upcoming:
        _add(found, f"rounds.{upcoming}", "next upcoming volgende eerstvolgende")
    return found


def _single_out(found: dict[str, str], values: dict[str, float], word: str, size: float) -> None:
    """Add a word to the keys of a size, unless all have it."""
    best = [key for key, each in values.items() if each == size]
    if len(best) == 1:
        _add(found, best[0], word)


def _add(found: dict[str, str], key: str, words: str) -> None:
    found[key] = f"{found.get(key, '')} {words}"


def _size(known: AsOf, key: str) -> float | None:
    """Return a value as a number that can be compared, or None if it is none."""
    answer = known.answer(key)
    value = answer.value if answer else None
    if isinstance(value, Quantity):
        return float(value.value)
    if isinstance(value, date):
        return float(value.toordinal())
    if isinstance(value, str) and re.fullmatch(r"\d+:\d\d:\d\d", value):
        hours, minutes, seconds = map(int, value.split(":"))
        return float(hours * 3600 + minutes * 60 + seconds)
    return float(value) if isinstance(value, int | float) else None


def _date(known: AsOf, id: str, field: str) -> date:
    answer = known.answer(f"rounds.{id}.{field}")
    return answer.value if answer and isinstance(answer.value, date) else date.max


def _rounds(known: AsOf) -> list[str]:
    """Return the ids of the rounds in the order they are held."""
    return sorted(known.ids("rounds"), key=lambda id: _date(known, id, "start"))


def _place_words(at: int, count: int) -> str:
    words = ORDINALS[at] if at < len(ORDINALS) else ""
    if at == 0:
        words += " opening opener opens kick off"
    if at == count - 1:
        words += " last final closing finale laatste slot sluit closes afsluit"
    return words


def relations(known: AsOf) -> Iterator[tuple[Document, Bag]]:
    """Yield for each round the one after it and the one before it."""
    for one, other in pairwise(_rounds(known)):
        yield from _related(known, other, one, _AFTER, "next")
        yield from _related(known, one, other, _BEFORE, "previous")


def _related(
    known: AsOf, id: str, to: str, words: str, relation: str
) -> Iterator[tuple[Document, Bag]]:
    name = known.answer(f"rounds.{id}.name")
    if name is None or known.answer(f"rounds.{id}.number") is None:
        return
    bag = Bag()
    bag.add(f"{words} round ronde", FIELD)
    for field in ("name", "aliases", "country"):
        _describe(known, bag, f"rounds.{to}.{field}")
    bag.add("2026 w2rc season seizoen", NEAR)
    document = Document(
        key=name.key,
        text=english(name),
        about=("rounds", id, "number"),
        kind="round",
        reverse=True,
        kind_terms=words_in("round ronde").terms,
        years=frozenset(["2026"]),
        needs=frozenset(words.split()),
        slots=(f"rounds.*.{relation}^",),
    )
    mark(bag, document)
    yield document, bag


def _describe(known: AsOf, bag: Bag, key: str) -> None:
    answer = known.answer(key)
    bag.add(value_text(answer) if answer else "", FIELD)
