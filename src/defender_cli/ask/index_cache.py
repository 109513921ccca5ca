"""The index of a day, kept beside the parsed facts: to build it takes half a second.

The kept one is a copy as `facts.cache` keeps them: a line with the stamp of the fact files,
one with the checksum and the length of the head, the head, and the block of its records,
which is not read but mapped.
"""

import mmap
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

from defender_cli.ask.index import Head, Index
from defender_cli.ask.record_table import Damaged, packed
from defender_cli.facts import cachefile
from defender_cli.facts.asof import AsOf
from defender_cli.facts.files import fact_files

KIND = "index"

T = TypeVar("T")


def with_index(
    files: Sequence[Path], day: date, known: Callable[[], AsOf], use: Callable[[Index], T]
) -> T:
    """Return what `use` makes of the index of some files as known on a day.

    The kept index is used if it is good, else a new one. `known` reads the facts; it is asked
    only after the state of the files was noted, so that an edit meanwhile is noticed.
    """
    copy = cachefile.Copy(tuple(map(str, fact_files(list(files)))), f"{KIND}-{day}")
    kept = _kept(copy)
    if kept is not None:
        try:
            return use(kept)
        except Damaged:
            pass  # A new one takes its place.
    # Needed only for facts that were edited, or a new day.
    from defender_cli.ask.indexing import build

    index = build(known())
    _keep(copy, index)
    return use(index)


def _kept(copy: cachefile.Copy) -> Index | None:
    if copy.stamp is None:
        return None
    try:
        with cachefile.opened(copy.name) as file:
            stamp = file.readline()
            checksum, length = file.readline().split()
            head = file.read(min(int(length), cachefile.LARGEST))
            start = file.tell()
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if stamp.decode() != f"{copy.stamp.line}\n" or int(checksum, 16) != crc32(head):
            return None
        return Index(msgspec.msgpack.decode(head, type=Head), memoryview(mapped)[start:])
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def _keep(copy: cachefile.Copy, index: Index) -> None:
    if copy.stamp is not None and copy.stamp.settled:
        head = packed(index.head)
        lines = f"{copy.stamp.line}\n{crc32(head):08x} {len(head)}\n"
        cachefile.write(copy.name, (lines.encode(), head, index.block))
