"""One fact, or what could be known but is not, as something to be found."""

import msgspec

from defender_cli.ask.answer_types import Kind

NEAR, MEANING, RECORD, VALUE, PROSE, SHARED, SINGLED, FIELD = range(1, 9)
"""Where a fact has a word, the closer to what the fact *is* the higher: in its neighbours,
the meaning of its field, the name of its record, its value, its prose, the name of a map it
is an entry of, among the words that single it out, in the name of its field."""

YEAR, STAGE, CAR, SLOT, EVENT = "!y", "!s", "!c", "!l", "!e"
"""What the terms begin with that say of which year, stage or car a document is, its slots, and
of which event it is."""


class Document(msgspec.Struct, frozen=True, array_like=True):
    """One fact as something to be found.

    `headings` the words of its heading in each language, `identity` those that tell
    each record along its key from its neighbours, all as sets of terms. In a `reverse`
    document the value describes, and the record's name is the answer. `text` is the
    answer in English; `unit` that of a number, empty if it has none. `event`, `season` and `stage`
    (two digits) are those of the running of a rally it belongs to. `needs` are words of
    which a question must say one, if there are any. It is plain data, fit to be stored.
    """

    key: str
    text: str
    about: tuple[str, ...]
    kind: Kind
    headings: tuple[tuple[frozenset[str], ...], ...] = ()
    identity: tuple[frozenset[str], ...] = ()
    reverse: bool = False
    rank: int | None = None
    kind_terms: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    unit: str | None = None
    slots: tuple[str, ...] = ()
    missing: bool = False
    event: str = ""
    season: str = ""
    stage: str = ""
