"""The kept index of `ask` and `search`: the same answers, never old ones, no harm if it is bad."""

import time
from pathlib import Path

import pytest

from tests.conftest import Run, Write

# Answered from the index; what is read as a query needs none.
QUESTION = "number of wins of Jane Roe"
WINS = """
[events.dakar]
name = { value = "Dakar Rally", source = "first" }

[people.roe]
source = "first"
name = "Jane Roe"
seat = "driver"
career.dakar.wins = 14
"""
HOUR = 3_600_000_000_000


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache directory, an hour after the fact files were written."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    now = time.time_ns
    monkeypatch.setattr("time.time_ns", lambda: now() + HOUR)
    return tmp_path / "cache" / "defender"


def indexes(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.index-*"))


def answer(run: Run, facts: Path, *more: str) -> str:
    done = run("ask", QUESTION, "--facts", facts, *more)
    assert done.code == 0, done.err
    return done.out.splitlines()[0]


def test_the_kept_index_answers_like_the_facts(run: Run, facts_file: Write, kept: Path) -> None:
    facts = facts_file(WINS)
    first = answer(run, facts)
    [index] = indexes(kept)
    written = index.stat()
    assert first == answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 14"
    # A new one would have taken its place.
    assert (index.stat().st_ino, index.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_without_the_facts_their_index_is_not_used(run: Run, facts_file: Write, kept: Path) -> None:
    facts = facts_file(WINS)
    answer(run, facts)
    facts.unlink()
    done = run("ask", QUESTION, "--facts", facts)
    assert (done.code, done.out) == (6, "")
    assert len(indexes(kept)) == 1


@pytest.mark.parametrize("day", ["2025-05-07", "2026-01-20"])
def test_each_day_has_an_index_of_its_own(
    run: Run, facts_file: Write, kept: Path, day: str
) -> None:
    facts = facts_file(WINS)
    answer(run, facts)
    answer(run, facts, "--as-of", day)
    assert [each.suffix for each in indexes(kept)][0] == f".index-{day}"
    assert len(indexes(kept)) == 2


def test_an_edit_is_noticed_even_if_it_keeps_the_size(
    run: Run, facts_file: Write, kept: Path
) -> None:
    answer(run, facts_file(WINS))
    facts = facts_file(WINS.replace("14", "15"))
    assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 15"
    assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 15"


def test_words_that_an_edit_took_away_are_found_no_more(
    run: Run, facts_file: Write, kept: Path
) -> None:
    before = '[teams.ours]\nsource = "first"\nmotto = "Embrace"\n'
    assert len(run("search", "embrace", "--json", "--facts", facts_file(before)).json()) == 1
    facts = facts_file(before.replace("Embrace", "Advance"))
    assert run("search", "embrace", "--json", "--facts", facts).json() == []
    assert len(run("search", "advance", "--json", "--facts", facts).json()) == 1


@pytest.mark.parametrize("share", [0.0, 0.001, 0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_damaged_index_is_replaced(run: Run, facts_file: Write, kept: Path, share: float) -> None:
    facts = facts_file(WINS)
    answer(run, facts)
    [index] = indexes(kept)
    good = index.read_bytes()
    at = int(share * len(good))
    # A long run of bytes, so that records that are asked for are hit.
    index.write_bytes(good[:at] + bytes(len(good) - at))
    assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 14"
    index.write_bytes(good[:at])
    assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 14"


@pytest.mark.parametrize("length", [b"9" * 30, b"1000000000000", b"-1", b"0"])
def test_a_forged_length_is_not_believed(
    run: Run, facts_file: Write, kept: Path, length: bytes
) -> None:
    facts = facts_file(WINS)
    answer(run, facts)
    [index] = indexes(kept)
    stamp, checks, rest = index.read_bytes().split(b"\n", 2)
    index.write_bytes(b"\n".join([stamp, checks.split()[0] + b" " + length, rest]))
    assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 14"


def test_a_few_days_have_an_index_and_no_more(run: Run, facts_file: Write, kept: Path) -> None:
    facts = facts_file(WINS)
    for day in range(1, 8):
        run("search", "wins", "--as-of", f"2026-02-0{day}", "--facts", facts)
    assert [each.name[-2:] for each in indexes(kept)] == ["04", "05", "06", "07"]


def test_every_record_of_a_damaged_index_is_checked(
    run: Run, facts_file: Write, kept: Path
) -> None:
    facts = facts_file(WINS)
    answer(run, facts)
    [index] = indexes(kept)
    good = index.read_bytes()
    for start in range(len(good) // 2, len(good) - 40_000, len(good) // 12):
        index.write_bytes(good[:start] + b"\xff" * 40_000 + good[start + 40_000 :])
        assert answer(run, facts) == "Jane Roe – Dakar Rally – Wins: 14"


def test_no_index_is_kept_of_files_written_just_now(
    run: Run, facts_file: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert answer(run, facts_file(WINS)) == "Jane Roe – Dakar Rally – Wins: 14"
    # Another edit within the same tick of the clock would not show.
    assert not list((tmp_path / "cache").rglob("*.index-*"))


def test_without_a_cache_directory_questions_are_answered(
    run: Run, facts_file: Write, kept: Path
) -> None:
    kept.parent.write_text("no directory")
    assert answer(run, facts_file(WINS)) == "Jane Roe – Dakar Rally – Wins: 14"
