"""Ranked search: the facts that have the words, by how much the words tell."""

from collections import defaultdict

from defender_cli.query.documents import Document
from defender_cli.query.index import Index
from defender_cli.query.words import telling, tokens


def search(index: Index, text: str, limit: int) -> list[Document]:
    """Return the facts that have most of the words of a text, the best first.

    A fact must have at least half of what the words tell, each weighed by its rarity;
    words that no fact has are passed over.
    """
    words = [part for word in telling(tokens(text)) for part in index.mended(word)]
    rarity = {word: index.rarity(word) for word in words if index.knows(word)}
    scores: dict[int, float] = defaultdict(float)
    for word, weight in rarity.items():
        for at, credit in index.credits(word).items():
            scores[at] += weight * credit
    enough = sum(rarity.values()) / 2
    ranked = sorted(scores, key=lambda at: -scores[at])
    found = (index.documents[at] for at in ranked if scores[at] >= enough)
    return [document for document in found if not document.reverse][:limit]
