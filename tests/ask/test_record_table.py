"""Records in a block of bytes: each comes back as it was put there, or is noticed as damaged."""

import pytest

from defender_cli.ask.record_table import PER_BUCKET, Block, Damaged, Shelf

RECORDS = [b"first", b"", b"third record", b"\x00\xff" * 40]


def shelved() -> tuple[Shelf, Shelf, bytes]:
    """Return a shelf of records, one of a map behind it, and their block."""
    block = Block()
    shelf = block.shelve(RECORDS)
    entries = block.shelve_map({f"name {at}": bytes([at]) for at in range(5 * PER_BUCKET)})
    return shelf, entries, bytes(block.data)


def test_records_come_back_by_number() -> None:
    shelf, _, block = shelved()
    view = memoryview(block)
    assert [bytes(shelf.read(view, at)) for at in range(shelf.count)] == RECORDS


def test_entries_of_a_map_come_back_by_name() -> None:
    _, entries, block = shelved()
    view = memoryview(block)
    for at in range(5 * PER_BUCKET):
        assert entries.entry(view, f"name {at}") == bytes([at])
    assert entries.entry(view, "another name") == b""


@pytest.mark.parametrize("size", [0, 1, PER_BUCKET])
def test_a_small_map_comes_back_too(size: int) -> None:
    block = Block()
    entries = block.shelve_map({str(at): b"value" for at in range(size)})
    view = memoryview(bytes(block.data))
    assert [entries.entry(view, str(at)) for at in range(size)] == [b"value"] * size
    assert entries.entry(view, "another name") == b""


def test_a_changed_byte_is_noticed_or_does_not_matter() -> None:
    shelf, _, block = shelved()
    for at in range(len(block)):
        view = memoryview(block[:at] + bytes([block[at] ^ 1]) + block[at + 1 :])
        for number, record in enumerate(RECORDS):
            try:
                assert bytes(shelf.read(view, number)) == record
            except Damaged:
                continue


@pytest.mark.parametrize("filling", [b"\x00", b"\xff"])
def test_a_block_that_was_overwritten_holds_no_record(filling: bytes) -> None:
    shelf, entries, block = shelved()
    view = memoryview(filling * len(block))
    for number in range(shelf.count):
        with pytest.raises(Damaged):
            shelf.read(view, number)
    with pytest.raises(Damaged):
        entries.entry(view, "name 1")


def test_a_block_cut_short_lacks_its_last_records() -> None:
    shelf, entries, block = shelved()
    end = shelf.start + 8 * (shelf.count + 1)
    for length in (0, 8, end):
        with pytest.raises(Damaged):
            entries.entry(memoryview(block[:length]), "name 1")
    whole = memoryview(block[:end])
    assert bytes(shelf.read(whole, 3)) == RECORDS[3]
    with pytest.raises(Damaged):
        shelf.read(memoryview(block[: end - 1]), 3)
