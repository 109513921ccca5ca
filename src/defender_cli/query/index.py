"""The index of the facts: which words lead to which fact, and how much each word tells.

It is plain data: documents, and for each term the numbers of the documents that have it.
"""

import math
from collections import Counter, defaultdict

from defender_cli.facts.known import Known
from defender_cli.query.compute import relations, singled_out
from defender_cli.query.documents import Document, documents
from defender_cli.query.words import (
    lexicon_words,
    light_words,
    stems,
    stop_words,
    synonyms,
    terms_of,
)

UNKNOWN_RARITY = 5.0
"""What a word tells that no fact has."""

SYNONYM = 0.92
"""What a word of the same meaning is worth beside the word itself."""

COMMON = 150
"""How many facts must have a word for a slip to be read as it before a function word."""


class Index:
    """Every fact known on a day, by the words that lead to it."""

    def __init__(self, known: Known) -> None:
        self.documents: list[Document] = [*documents(known, singled_out(known)), *relations(known)]
        counts = Counter(word for document in self.documents for word in document.words)
        # The most frequent first: of words equally near, the first is taken for a slip.
        self.vocabulary = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        self.postings: dict[str, list[int]] = defaultdict(list)
        for at, document in enumerate(self.documents):
            for term in document.terms:
                self.postings[term].append(at)

    def knows(self, word: str) -> bool:
        """Say whether any fact has a word, or one of the same meaning."""
        return any(term in self.postings for term in terms_of(word))

    def rarity(self, word: str) -> float:
        """Return how much a word tells (inverse document frequency, as in BM25)."""
        found = max((len(self.postings.get(term, ())) for term in terms_of(word)), default=0)
        if not found:
            return UNKNOWN_RARITY
        return math.log(1 + (len(self.documents) - found + 0.5) / (found + 0.5))

    def credits(self, word: str) -> dict[int, float]:
        """Return for each document how well it accounts for a word, from 0 to 1."""
        found: dict[int, float] = {}
        for terms, share in ((stems(word), 1.0), (synonyms(word), SYNONYM)):
            for term in terms:
                for at in self.postings.get(term, ()):
                    credit = self.documents[at].terms[term] * share
                    if found.get(at, 0.0) < credit:
                        found[at] = credit
        return found

    def mended(self, word: str) -> list[str]:
        """Return a word as the facts know it: itself, its parts, or one or two slips away.

        The list is empty if the word turns out to be one without content.
        """
        if len(word) < 4 or word in self.vocabulary or word in lexicon_words() | light_words():
            return [word]
        known = self.knows(word)
        return (not known and self._parts(word)) or self._nearest(word, 1 if known else 2)

    def _parts(self, word: str) -> list[str]:
        """Split a compound, as Dutch forms them, into two words the facts know."""
        for cut in range(len(word) - 3, 2, -1):
            head, tail = word[:cut], word[cut:]
            for first in (head, head.removesuffix("s")):
                if len(first) > 2 and first in self.vocabulary and tail in self.vocabulary:
                    return [first, tail]
        return []

    def _nearest(self, word: str, slips: int) -> list[str]:
        # Loaded here because most questions are spelled right.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if slips == 1 and len(word) < 6:
            return [word]
        alike = [each for each in self.vocabulary if each[0] == word[0]]
        allowed = min(slips, 1 if len(word) < 6 else 2)
        found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=allowed)
        if found and found[1] < 2 and len(self.credits(found[0])) > COMMON:
            return [found[0]]
        general = stop_words() | light_words()
        if process.extractOne(word, general, scorer=OSA.distance, score_cutoff=1):
            return []
        return [found[0]] if found else [word]
