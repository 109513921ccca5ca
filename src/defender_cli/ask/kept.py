"""The index of a day, kept beside the parsed facts: to build it takes half a second."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from defender_cli.ask.index import Index
from defender_cli.facts import cache
from defender_cli.facts.known import Known
from defender_cli.facts.locate import fact_files

KIND = "index"


def index_of(files: Sequence[Path], day: date, known: Callable[[], Known]) -> Index:
    """Return the index of the facts in some files as known on a day: the kept one, or a new one.

    `known` reads the facts; it is asked only after the state of the files was noted, so that
    an edit meanwhile is noticed.
    """
    copy = cache.Copy(tuple(map(str, fact_files(list(files)))), f"{KIND}-{day}")
    body = copy.read()
    if body is not None:
        try:
            return msgspec.msgpack.decode(body, type=Index)
        except msgspec.MsgspecError:
            # Damaged in a way that the checksum does not tell; a new one takes its place.
            pass
    # Needed only for facts that were edited, or a new day.
    from defender_cli.ask.building import build

    index = build(known())
    copy.write(msgspec.msgpack.encode(index))
    return index
