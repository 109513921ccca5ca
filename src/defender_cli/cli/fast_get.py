"""Fast path of `defender get KEY`: the answer from a table of answers, ready to print.

Everything unusual is left to the long road: other arguments, tables, errors, a value that
may change with the day, facts that were edited. The table is a copy as `facts.cache` keeps
them. It opens with the stamp of the fact files, and a line with the days it holds for, the
number of buckets and a checksum; then come the places of the buckets, then the buckets, whose
lines have a checksum each. So one key costs the same in a large table as in a small one.

Imports only what Python has loaded already, for that is all the time there is.
"""

import os
import sys
from zlib import crc32

from defender_cli.cli.language import LANGUAGES, reading_language
from defender_cli.clock import iso_today
from defender_cli.facts import cachefile
from defender_cli.facts.files import fact_paths

KIND = "answers"
PLACE = 10
"""Bytes of the place of a bucket: digits and a line end."""

NEWLINE = "\x1e"
"""Replacement of a line end in a text; answers have no other control characters."""


def key_asked(argv: list[str]) -> str | None:
    """Return the key if the command is just `get KEY`, else None."""
    plain = len(argv) == 3 and argv[1] == "get" and not argv[2].startswith("-")
    # Set while a shell asks for completions: then `get KEY` is not what it looks like.
    return argv[2] if plain and "_DEFENDER_COMPLETE" not in os.environ else None


def answered(key: str) -> bool:
    """Print what `get KEY` prints and return True, or leave it to the long road."""
    try:
        text = answer(key, iso_today())
        if text is None or sys.stdout is None:
            return False
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        # A stdout that was closed is None.
        return False
    return True


def answer(key: str, today: str) -> str | None:
    """Return what `get KEY` prints today, or None if the table does not have it.

    Raises:
        OSError, ValueError: there is no table, or it is damaged.
    """
    lang = reading_language(os.environ)
    if lang not in LANGUAGES:
        return None
    files = fact_paths()
    stamp = cachefile.Stamp(files).line.encode()
    with cachefile.opened(cachefile.name(files, KIND)) as table:
        if table.readline() != stamp + b"\n":
            return None
        days, _, checksum = table.readline().decode().rpartition(" ")
        if int(checksum, 16) != crc32(days.encode()):
            return None
        first, before, buckets = days.split()
        places = table.tell()
        table.seek(places + PLACE * bucket_of(key, int(buckets)))
        start, end = table.read(PLACE), table.read(PLACE)
        table.seek(int(start))
        bucket = table.read(int(end) - int(start))
    for line in bucket.decode().split("\n")[:-1]:
        checksum, _, entry = line.partition(" ")
        name, always, english, dutch = entry.split("\t")
        if name == key and int(checksum, 16) == crc32(entry.encode()):
            holds = first <= today < before if always else first == today
            text = dutch if lang == "nl" else english
            return text.replace(NEWLINE, "\n") + "\n" if holds else None
    return None


def bucket_of(key: str, buckets: int) -> int:
    """Return the bucket a key is in."""
    return crc32(key.encode()) % buckets
