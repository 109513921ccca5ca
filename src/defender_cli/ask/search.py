"""Ranked search: the facts that have the words, by how much the words tell."""

from collections import defaultdict

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
from defender_cli.ask.text import telling, tokens

WORTH = {
    FIELD: 1.0,
    SINGLED: 1.0,
    SHARED: 0.7,
    PROSE: 0.7,
    VALUE: 0.65,
    RECORD: 0.6,
    MEANING: 0.45,
    NEAR: 0.3,
}
"""What a word counts by the place in which a fact has it."""

SYNONYM = 0.92
"""What a word of the same meaning is worth beside the word itself."""


def search(index: Index, text: str, limit: int) -> list[Document]:
    """Return the facts that have most of the words of a text, the best first.

    A fact must have at least half of what the words tell, each weighed by its rarity;
    words that no fact has are passed over.
    """
    plain = index.corrected(" ".join(tokens(text)))
    words = [part for word in telling(plain.split()) for part in index.parts(word)]
    rarity = {word: index.rarity(word) for word in words if index.knows(word)}
    scores = scored(index, rarity)
    enough = sum(rarity.values()) / 2
    ranked = sorted(scores, key=lambda at: (-scores[at], at))
    found = (index.document(at) for at in ranked if scores[at] >= enough)
    return [each for each in found if not (each.reverse or each.missing)][:limit]


def scored(index: Index, weights: dict[str, float]) -> dict[int, float]:
    """Return for each document with any of the words how much of their weight it has."""
    scores: dict[int, float] = defaultdict(float)
    for word, weight in weights.items():
        worths = [weight * each for each in _WORTHS]
        for at, have in index.found(word).items():
            scores[at] += worths[have]
    return scores


_WORTHS = [
    WORTH.get(have >> 1, 0.0) * (1.0 if have & EXACT else SYNONYM) for have in range(2 * FIELD + 2)
]
"""How well a document accounts for a word, from 0 to 1, by how it has it."""
