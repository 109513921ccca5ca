"""Writer of the table of answers for the fast path of `defender get KEY`."""

import os
from collections.abc import Iterator
from datetime import date
from zlib import crc32

from defender_cli.cli.fast_get import KIND, NEWLINE, PLACE, bucket_of
from defender_cli.clock import today
from defender_cli.errors import DefenderError
from defender_cli.facts import cachefile
from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.files import fact_paths
from defender_cli.facts.load import load
from defender_cli.facts.statements import Fact
from defender_cli.lookup.keys import keys
from defender_cli.render.scalar import raw

PER_BUCKET = 4


def keep_answers(at: int | None = None) -> None:
    """Write a table of today's answers to every key, once the fact files are stable.

    `at` is the moment to judge that by, if not now, in nanoseconds since the epoch.
    """
    files = fact_paths(os.environ)
    try:
        stamp = cachefile.Stamp(files, at)
        if stamp.settled:
            cachefile.write(cachefile.name(files, KIND), _table(stamp, AsOf(load(files), today())))
    except (OSError, DefenderError):
        # The files changed since; a later run writes the table.
        return


def _table(stamp: cachefile.Stamp, facts: AsOf) -> Iterator[bytes]:
    """Yield the parts of a table, in the form that `shortcut` describes."""
    entries = dict(_entries(facts))
    buckets = [b""] * (len(entries) // PER_BUCKET + 1)
    for key, entry in entries.items():
        line = f"{crc32(entry.encode()):08x} {entry}\n"
        buckets[bucket_of(key, len(buckets))] += line.encode()
    days = f"{facts.day} {_next_change(facts.base, facts.day)} {len(buckets)}"
    heading = f"{stamp.line}\n{days} {crc32(days.encode()):08x}\n".encode()
    yield heading
    place = len(heading) + PLACE * (len(buckets) + 1)
    for bucket in (*buckets, b""):
        yield f"{place:0{PLACE - 1}}\n".encode()
        place += len(bucket)
    yield from buckets


def _entries(facts: AsOf) -> Iterator[tuple[str, str]]:
    for key in keys(facts):
        answer = facts.answer(key)
        # A value to be announced is unknown, which is an error; a disputed one has a remark.
        if answer is not None and answer.value is not None and not answer.disputed:
            # Computed values can change from day to day.
            always = "always" if isinstance(facts.base.node(key), Fact) else ""
            texts = (raw(answer, lang).replace("\n", NEWLINE) for lang in ("en", "nl"))
            yield key, "\t".join((key, always, *texts))


def _next_change(base: FactBase, day: date) -> date:
    """Return the next day on which something becomes known, and with it other answers."""
    sources = map(base.known_day, base.sources)
    later = (each.valid_from for fact in base.facts() for each in fact.statements)
    return min((each for each in (*sources, *later) if each and each > day), default=date.max)
