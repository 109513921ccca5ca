"""Building the index: every fact known on a day, as something to be found."""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from defender_cli.ask.confidence import Calibration
from defender_cli.ask.document import SLOT
from defender_cli.ask.index import PLACE_BITS, Head, Index
from defender_cli.ask.indexing.compute import relations, singled_out
from defender_cli.ask.indexing.documents import documents
from defender_cli.ask.indexing.editions import Editions
from defender_cli.ask.indexing.learned import CALIBRATION, EVIDENCE, Learned, learned, likes
from defender_cli.ask.indexing.naming import names_of
from defender_cli.ask.record_table import Block, packed
from defender_cli.facts.asof import AsOf

TELLING = 0.3
"""Which share of the facts may have a word for it to stand for one of like meaning."""


def build(facts: AsOf, weights: Learned | None = None) -> Index:
    """Return the index of what is known on a day, with what was learned, or other weights."""
    editions = Editions(facts)
    postings: dict[str, array[int]] = {}
    counts: Counter[str] = Counter()

    def records() -> Iterator[bytes]:
        # One at a time: their words take more memory than the whole index.
        every = chain(documents(facts, editions, singled_out(facts, editions)), relations(facts))
        for at, (document, bag) in enumerate(every):
            counts.update(bag.words)
            for term, place in bag.terms.items():
                postings.setdefault(term, array("I")).append(at << PLACE_BITS | place)
            yield packed(document)

    # One after the other, so that little of what each is made of is there at once.
    block = Block()
    shelved = block.shelve(records())
    # Of words equally near a misspelt one, the more frequent is taken.
    vocabulary = " ".join(sorted(counts, key=lambda word: (-counts[word], word)))
    counts.clear()
    likes_shelved = block.shelve_map(_likes(postings))
    postings_shelved = block.shelve_map(postings)
    postings.clear()
    weights = learned() if weights is None else weights
    slots, signals = _signals(weights)
    head = Head(
        documents=shelved,
        postings=postings_shelved,
        likes=likes_shelved,
        signals=block.shelve_map(signals),
        vocabulary=vocabulary,
        names=names_of(facts, editions),
        slots=slots,
        worths=weights.get(EVIDENCE, {}),
        calibration=Calibration(**weights.get(CALIBRATION, {})),
    )
    return Index(head, memoryview(block.data))


def _likes(postings: dict[str, "array[int]"]) -> dict[str, bytes]:
    """Return for the stems of words people use those of words that not too many facts have."""
    most = TELLING * len(postings.get(SLOT, ()))
    telling = {stem for stem, found in postings.items() if len(found) < most}
    found = likes(telling).items()
    return {stem: " ".join(sorted({*heads.split()})).encode() for stem, heads in found}


def _signals(weights: Learned) -> tuple[list[str], dict[str, "array[int]"]]:
    """Return the slots, and for each signal what it is worth to which of them."""
    slots = [slot for slot in weights if slot not in (EVIDENCE, CALIBRATION)]
    signals: dict[str, array[int]] = {}
    for at, slot in enumerate(slots):
        for signal, worth in weights[slot].items():
            signals.setdefault(signal, array("h")).extend((at, round(worth * 100)))
    return slots, signals
