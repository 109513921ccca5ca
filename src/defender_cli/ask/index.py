"""The index of the facts: which words lead to which fact, and how much each word tells.

It is plain data, so that it can be kept: documents, and for each term the numbers of the
documents that have it.
"""

import math
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from string import ascii_lowercase

import msgspec

from defender_cli.ask.confidence import Calibration
from defender_cli.ask.document import Document
from defender_cli.ask.entities import Names
from defender_cli.ask.record_table import Shelf
from defender_cli.ask.text import (
    joined,
    lexicon_words,
    light_words,
    stems,
    stop_words,
    synonyms,
    terms_of,
)

UNKNOWN_RARITY = 5.0
"""What a word tells that no fact has."""

MENDED, LONG, LONGEST = 4, 9, 40
"""Letters a word must have to be taken for a slip, and for two of them; and may have at most."""

PLACE_BITS = 4
EXACT = 1
"""In how a document has a word: the word itself or a form of it, not one of like meaning."""


class Head(msgspec.Struct, frozen=True):
    """What every question needs of an index; the rest stands on shelves.

    `documents` are in MessagePack. `postings` has for each term the documents with it as
    32-bit numbers: which one, and in the lowest bits in which place of it (see `document`).
    `vocabulary` are the words of all, the most frequent first; `likes` has for the stem of a
    word people use those that facts have instead. Of what was learned, `worths` is what each
    piece of evidence is worth, and `signals` has for each signal pairs of 16-bit numbers:
    which of the `slots` it speaks for, in hundredths; `calibration` makes it a confidence.
    """

    documents: Shelf
    postings: Shelf
    likes: Shelf
    signals: Shelf
    vocabulary: str
    names: Names
    slots: list[str]
    worths: dict[str, float]
    calibration: Calibration


class Index:
    """Every fact known on a day, by the words that lead to it.

    Any look-up raises `Damaged` where what was kept is not as it was written.
    """

    def __init__(self, head: Head, block: memoryview) -> None:
        self.head = head
        self.block = block
        self._documents: dict[int, Document] = {}
        self._likes: dict[str, frozenset[str]] = {}
        self._having: dict[str, dict[int, int]] = {}
        self._found: dict[str, dict[int, int]] = {}

    def document(self, at: int) -> Document:
        """Return a document by its number."""
        if at not in self._documents:
            record = self.head.documents.read(self.block, at)
            self._documents[at] = msgspec.msgpack.decode(record, type=Document)
        return self._documents[at]

    def like(self, word: str) -> frozenset[str]:
        """Return the stems of words of like meaning."""
        if word not in self._likes:
            found = (each for stem in stems(word) for each in self._like_stem(stem).split())
            self._likes[word] = frozenset() if word in light_words() else frozenset(found)
        return self._likes[word]

    def _like_stem(self, stem: str) -> str:
        return self.head.likes.entry(self.block, stem).decode()

    def terms(self, word: str) -> frozenset[str]:
        """Return all that can stand for a word."""
        return terms_of(word) | self.like(word)

    def knows(self, word: str) -> bool:
        """Say whether any fact has a word, or one of the same meaning."""
        return any(self.having(term) for term in self.terms(word))

    def rarity(self, word: str) -> float:
        """Return how much a word tells (inverse document frequency, as in BM25)."""
        sizes = (len(self.having(term)) for term in terms_of(word))
        found = max(sizes, default=0)
        if not found:
            return UNKNOWN_RARITY
        return math.log(1 + (self.head.documents.count - found + 0.5) / (found + 0.5))

    def found(self, word: str) -> dict[int, int]:
        """Return for each document with a word the best place it has it in, and how.

        The place is shifted by one; the lowest bit says `EXACT`.
        """
        if word not in self._found:
            best: dict[int, int] = {}
            for terms, exact in ((stems(word), EXACT), (synonyms(word) | self.like(word), 0)):
                for term in terms:
                    for at, place in self.having(term).items():
                        have = place << 1 | exact
                        if best.get(at, 0) < have:
                            best[at] = have
            self._found[word] = best
        return self._found[word]

    def having(self, term: str) -> dict[int, int]:
        """Return the documents with a term, and in which place."""
        if term not in self._having:
            codes = array("I", self.head.postings.entry(self.block, term))
            mask = (1 << PLACE_BITS) - 1
            self._having[term] = {code >> PLACE_BITS: code & mask for code in codes}
        return self._having[term]

    def place(self, term: str, at: int) -> int:
        """Return in which place a document has a term, 0 if nowhere."""
        return self.having(term).get(at, 0)

    def slot_worths(self, signals: Iterable[str]) -> dict[str, float]:
        """Return for each slot what some signals are worth to it together."""
        found: dict[int, int] = {}
        for signal in signals:
            pairs = array("h", self.head.signals.entry(self.block, signal))
            for at, worth in zip(pairs[::2], pairs[1::2], strict=True):
                found[at] = found.get(at, 0) + worth
        return {self.head.slots[at]: worth / 100 for at, worth in found.items()}

    def corrected(self, plain: str) -> str:
        """Return a folded text with each unknown word that is a slip or two from a known one."""
        return joined(" ".join(self._mended(word) for word in plain.split()))

    def parts(self, word: str) -> list[str]:
        """Return a word, or the two known ones that an unknown compound is made of."""
        if not MENDED <= len(word) <= LONGEST or self._is_familiar(word) or self.knows(word):
            return [word]
        return self._parts(word) or [word]

    def _is_familiar(self, word: str) -> bool:
        if word in self._words or word in lexicon_words() | light_words() | stop_words():
            return True
        return any(self._like_stem(stem) for stem in stems(word))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.head.vocabulary.split())

    def _parts(self, word: str) -> list[str]:
        """Split a compound, as Dutch forms them, into two words the facts know."""
        for cut in range(len(word) - 3, 2, -1):
            head, tail = word[:cut], word[cut:]
            for first in (head, head.removesuffix("s")):
                if len(first) > 2 and first in self._words and tail in self._words:
                    return [first, tail]
        return []

    def _mended(self, word: str) -> str:
        if not MENDED <= len(word) <= LONGEST or self._is_familiar(word) or word.isdigit():
            return word
        if self.knows(word) or self._parts(word):
            return word
        # To write a letter once that stands twice, or twice, is the slip people make most.
        return self._undoubled.get(_single(word)) or self._nearest(word)

    @cached_property
    def _undoubled(self) -> dict[str, str]:
        """Every known word by itself without double letters, the most frequent last."""
        return {_single(word): word for word in reversed(self.head.vocabulary.split())}

    def _nearest(self, word: str) -> str:
        near = {each for each in _one_slip(word) if each[:1] == word[0]}
        if joining := near & stop_words():
            return min(joining)
        known = next((each for each in self.head.vocabulary.split() if each in near), None)
        return known or min(near & lexicon_words(), default=None) or self._two_slips(word)

    def _two_slips(self, word: str) -> str:
        if len(word) < LONG:
            return word
        # Takes a twelfth of the time of a question to load, and is seldom needed.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        alike = [each for each in self.head.vocabulary.split() if each[0] == word[0]]
        found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=2)
        return str(found[0]) if found else word


def _one_slip(word: str) -> Iterator[str]:
    """Yield what a word may be a slip of: a letter missing, too much or wrong, or two swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            yield head + letter + tail[1:]


def _single(word: str) -> str:
    """Return a word with each letter once where it stands twice in a row."""
    return "".join(letter for letter, _ in groupby(word))
