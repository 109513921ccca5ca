"""Many small records in one block of bytes, each read only when it is asked for.

So a question reads a few of the thousands of records of an index, however many there are.
Each record opens with its CRC-32: what was damaged on disk is noticed.
"""

import struct
from array import array
from collections.abc import Iterable, Mapping
from zlib import crc32

import msgspec

_PLACES = struct.Struct("<2Q")
_PLACE = 8
_CHECKSUM = 4

PER_BUCKET = 8
"""How many entries of a map share a record."""


def packed(data: object) -> bytes:
    """Return data in MessagePack, with sets and maps in an order of their own."""
    return msgspec.msgpack.encode(data, order="deterministic")


class Damaged(Exception):
    """A record is not what was written, or belongs to other facts."""


class Shelf(msgspec.Struct, frozen=True):
    """Where records stand in a block: from `start` on, the places of `count` of them, which
    stand before it."""

    start: int
    count: int

    def read(self, block: memoryview, at: int) -> memoryview:
        """Return a record by its number.

        Raises:
            Damaged: it is not as it was written.
        """
        try:
            first, end = _PLACES.unpack_from(block, self.start + _PLACE * at)
        except struct.error:
            raise Damaged from None
        record = block[first + _CHECKSUM : end]
        if not first + _CHECKSUM <= end <= len(block):
            raise Damaged
        if crc32(record) != int.from_bytes(block[first : first + _CHECKSUM], "little"):
            raise Damaged
        return record

    def entry(self, block: memoryview, name: str) -> bytes:
        """Return the entry of a map by its name, or nothing. Its bucket is told by a CRC-32.

        Raises:
            Damaged: as `read` does.
        """
        record = self.read(block, crc32(name.encode()) % self.count)
        return msgspec.msgpack.decode(record, type=dict[str, bytes]).get(name, b"")


class Block:
    """A block of bytes that shelves are put into."""

    def __init__(self) -> None:
        self.data = bytearray()

    def shelve(self, records: Iterable[bytes]) -> Shelf:
        """Put records into the block and return where they stand."""
        places = [len(self.data)]
        for each in records:
            self.data += crc32(each).to_bytes(_CHECKSUM, "little")
            self.data += each
            places.append(len(self.data))
        self.data += struct.pack(f"<{len(places)}Q", *places)
        return Shelf(places[-1], len(places) - 1)

    def shelve_map(self, entries: "Mapping[str, bytes | array[int]]") -> Shelf:
        """Put a map into the block, a few entries to a record, and return where they stand."""
        buckets: list[list[str]] = [[] for _ in range(len(entries) // PER_BUCKET + 1)]
        for name in entries:
            buckets[crc32(name.encode()) % len(buckets)].append(name)
        return self.shelve(
            packed({name: memoryview(entries[name]) for name in bucket}) for bucket in buckets
        )
