"""A map that is kept in parts, so that who needs a few of its entries reads no more."""

from collections.abc import Mapping
from zlib import crc32

import msgspec

PER_BUCKET = 8


class Buckets(msgspec.Struct, dict=True):
    """Bytes by name, in MessagePack; a name is in the bucket its CRC-32 says."""

    packed: list[msgspec.Raw]

    def get(self, name: str) -> bytes:
        """Return what stands under a name, or nothing."""
        raw = self.packed[crc32(name.encode()) % len(self.packed)]
        return msgspec.msgpack.decode(raw, type=dict[str, bytes]).get(name, b"")


def buckets(entries: Mapping[str, bytes]) -> Buckets:
    """Return a map in buckets."""
    split: list[dict[str, bytes]] = [{} for _ in range(len(entries) // PER_BUCKET + 1)]
    for name, value in entries.items():
        split[crc32(name.encode()) % len(split)][name] = value
    return Buckets([msgspec.Raw(msgspec.msgpack.encode(each)) for each in split])
