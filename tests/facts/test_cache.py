"""The parsed copy of the facts: the same answers, never old ones, and no harm if it is bad."""

import os
import resource
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from defender_cli import __version__
from defender_cli.errors import FactsInvalid
from defender_cli.facts import cachefile
from defender_cli.facts.asof import AsOf
from defender_cli.facts.cache import Snapshot
from defender_cli.facts.files import installed_facts
from defender_cli.facts.load import load
from defender_cli.lookup.keys import keys
from tests.conftest import Run, Write

KEY = "people.x.motocross_titles"
WINS = '[people.x]\nsource = "first"\nname = "X"\nmotocross_titles = 14\n'
LATER = 3_600_000_000_000
"""An hour in nanoseconds: what lies so far back has come to rest."""


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache directory; the copies of the facts come into a folder of it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "defender"


def wins(*files: Path) -> object:
    answer = AsOf(load(files), date(2026, 1, 1)).answer(KEY)
    return answer and answer.value


def only(folder: Path) -> Path:
    [copy] = folder.iterdir()
    return copy


def at_rest(file: Path) -> None:
    """Keep a copy as if the file had been written long ago."""
    snapshot = Snapshot((str(file),), time.time_ns() + LATER)
    snapshot.write(load([file]), {str(file): file.read_text("utf-8")})


def forge(copy: Path, old: str, new: str) -> None:
    """Change a copy so that its checksum is right."""
    stamp, _, body = copy.read_bytes().split(b"\n", 2)
    assert old.encode() in body
    body = body.replace(old.encode(), new.encode())
    stamp = stamp.replace(old.encode(), new.encode())
    copy.write_bytes(b"%s\n%08x\n%s" % (stamp, crc32(body), body))


def test_every_answer_of_the_shipped_facts_is_the_same(copies: Path, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    shutil.copy(installed_facts(), file)
    written = AsOf(load([file]), date(2026, 3, 20))
    assert Snapshot((str(file),)).read() is not None
    copied = AsOf(load([file]), date(2026, 3, 20))
    listed = list(keys(written))
    assert len(listed) > 1000
    for key in listed:
        assert copied.answer(key) == written.answer(key), key
    assert list(keys(copied)) == listed
    assert copied.base.tree == written.base.tree
    assert copied.base.sources == written.base.sources
    for collection in ("people", "entries", "rounds", "results", "specs"):
        assert copied.views(collection) == written.views(collection)
    for missing in ("", "nothing", "people.nobody", "people.price.name.x", "teams.defender.name.x"):
        assert copied.answer(missing) is None


def test_an_edit_within_the_same_tick_is_noticed(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    state = file.stat()
    assert wins(file) == 14
    file.write_text(file.read_text("utf-8").replace("14", "15"), "utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert wins(file) == 15


def test_an_edit_of_a_file_at_rest_is_noticed_though_its_times_were_set_back(
    copies: Path, facts_file: Write
) -> None:
    file = facts_file(WINS)
    at_rest(file)
    state = file.stat()
    while file.stat().st_ctime_ns == state.st_ctime_ns:  # until the clock ticks
        file.write_text(file.read_text("utf-8").replace("14", "15"), "utf-8")
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert wins(file) == 15


def test_another_file_in_its_place_is_noticed(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    state = file.stat()
    other = file.with_name("other")
    other.write_text(file.read_text("utf-8").replace("14", "15"), "utf-8")
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    os.replace(other, file)
    assert wins(file) == 15


def test_the_copy_of_a_file_at_rest_is_used(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    assert wins(file) == 99


def test_a_file_that_was_only_touched_is_not_read_anew(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    os.utime(file)
    assert wins(file) == 99


def trusted(file: Path) -> bool:
    """Return whether the times of a file suffice to trust its cache file."""
    found = cachefile.Copy((str(file),), "facts").found()
    assert found is not None
    return found[0]


def test_only_a_file_at_rest_is_known_by_its_times(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    assert wins(file) == 14
    assert not trusted(file)
    at_rest(file)
    assert trusted(file)


def test_a_file_that_was_touched_comes_to_rest_again(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    later = file.stat().st_mtime_ns + 1_000_000_000
    os.utime(file, ns=(later, later))
    assert not trusted(file)
    assert Snapshot((str(file),), later + LATER).read() is not None
    assert trusted(file)


def test_a_folder_in_the_place_of_a_file_is_told(run: Run, copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    assert wins(file) == 14
    file.unlink()
    file.mkdir()
    done = run("get", KEY, "--facts", file)
    assert (done.code, done.out) == (6, "")
    assert "is a directory" in done.err


def test_a_copy_has_the_tables_of_the_file_and_no_other(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    for _ in range(2):
        tables = load([file]).tables
        assert (list(tables), len(tables)) == (["people", "sources"], 2)
        assert "teams" not in tables
        assert "people.x" not in tables
        with pytest.raises(KeyError):
            tables["teams"]


def test_a_file_without_facts_has_a_copy_too(copies: Path, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text("format = 2\n", "utf-8")
    for _ in range(2):
        base = load([file])
        assert (base.sources, list(base.facts())) == ({}, [])


def test_every_edit_of_the_program_is_another_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cachefile, "PACKAGE", str(tmp_path))
    code = tmp_path / "part" / "code.py"
    code.parent.mkdir()
    code.write_text("one")
    times = code.stat()
    seen = [cachefile.program()]
    (tmp_path / "notes.md").write_text("no code")
    assert cachefile.program() == seen[0]
    # It may be older than all the rest: unpacked, say, from an archive.
    old = code.with_name("old.py")
    old.write_text("two")
    os.utime(old, ns=(0, 0))
    seen.append(cachefile.program())
    os.utime(code, ns=(times.st_mtime_ns, times.st_mtime_ns + LATER))
    seen.append(cachefile.program())
    old.unlink()
    seen.append(cachefile.program())
    assert len(set(seen)) == len(seen)
    assert all(each.startswith(f"{__version__} ") for each in seen)


def test_each_set_of_files_has_its_own_copy(
    copies: Path, facts_file: Write, tmp_path: Path
) -> None:
    below = facts_file(WINS)
    above = tmp_path / "mine.toml"
    above.write_text('format = 2\n[people.x]\nsource = "first"\nmotocross_titles = 20\n', "utf-8")
    for _ in range(2):
        assert wins(below) == 14
        assert wins(below, above) == 20
        assert wins(above, below) == 14
    assert len(list(copies.iterdir())) == 3
    above.write_text(above.read_text("utf-8").replace("20", "21"), "utf-8")
    assert wins(below, above) == 21


def test_a_value_keeps_the_file_it_stands_in(
    copies: Path, facts_file: Write, tmp_path: Path
) -> None:
    below = facts_file(WINS)
    above = tmp_path / "mine.toml"
    above.write_text('format = 2\n[people.x]\nsource = "first"\nmotocross_titles = 20\n', "utf-8")
    for _ in range(2):
        base = load([below, above])
        assert (base.file_of(KEY), base.file_of("people.x.name")) == (str(above), str(below))


def test_a_copy_of_another_version_is_not_used(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    forge(only(copies), cachefile.program(), "0.0.1" + cachefile.program()[5:])
    assert wins(file) == 14


@pytest.mark.parametrize(
    "damage",
    [
        lambda copy: copy.write_bytes(b""),
        lambda copy: copy.write_bytes(copy.read_bytes()[:40]),
        lambda copy: copy.write_bytes(copy.read_bytes()[:-1]),
        lambda copy: copy.write_bytes(copy.read_bytes().replace(b"[[14,", b"[[99,")),
        lambda copy: copy.write_bytes(b"\xff\n" * 1000),
        lambda copy: copy.write_bytes(b"-\n00000000\n"),
        lambda copy: forge(copy, '"days":{', '"days":['),
        lambda copy: (copy.unlink(), copy.mkdir()),
    ],
    ids=["empty", "cut", "one-byte-less", "changed", "noise", "no-body", "not-json", "directory"],
)
def test_a_damaged_copy_is_not_used(
    copies: Path, facts_file: Write, damage: Callable[[Path], object]
) -> None:
    file = facts_file(WINS)
    at_rest(file)
    damage(only(copies))
    assert wins(file) == 14


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_a_copy_others_may_write_is_not_used(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    only(copies).chmod(0o666)
    assert wins(file) == 14


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away"
)
def test_a_copy_of_someone_else_is_not_used(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    os.chown(only(copies), 65534, 65534)
    assert wins(file) == 14


def test_copies_are_for_their_user_alone(copies: Path, facts_file: Write) -> None:
    wins(facts_file(WINS))
    assert (copies.stat().st_mode & 0o777, only(copies).stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_copy_made_huge_is_not_read(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    forge(only(copies), "[[14,", "[[99,")
    os.truncate(only(copies), cachefile.LARGEST + 1)
    assert wins(file) == 14


def test_a_flipped_bit_anywhere_in_a_copy_is_noticed(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    at_rest(file)
    copy = only(copies)
    good = copy.read_bytes()
    for at in range(0, len(good), len(good) // 60):
        copy.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert wins(file) == 14
    copy.write_bytes(good)
    assert trusted(file)


def test_no_copy_is_kept_if_the_environment_says_so(
    copies: Path, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_CACHE", "off")
    assert wins(facts_file(WINS)) == 14
    assert not copies.exists()


@pytest.mark.parametrize("place", ["/dev/null/nothing", "/proc/nothing", "not/absolute", ""])
def test_without_a_cache_directory_the_facts_are_read(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    monkeypatch.delenv("HOME", raising=False)
    file = facts_file(WINS)
    for _ in range(2):
        done = run("get", KEY, "--facts", file)
        assert (done.code, done.out, done.err) == (0, "14\n", "")


def test_the_cache_is_in_the_home_directory_by_default(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    wins(facts_file(WINS))
    [copy] = (each for each in (tmp_path / "home").rglob("*") if each.is_file())
    assert copy.parent.name == "defender"


def test_a_full_disk_leaves_nothing_behind(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        assert wins(file) == 14
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(copies.iterdir()) == []


def test_invalid_facts_are_never_kept(copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    assert wins(file) == 14
    kept = only(copies).read_bytes()
    file.write_text(file.read_text("utf-8").replace("14", '"14"'), "utf-8")
    for _ in range(2):
        with pytest.raises(FactsInvalid):
            wins(file)
    assert only(copies).read_bytes() == kept


def test_the_check_reads_the_file_itself(run: Run, copies: Path, facts_file: Write) -> None:
    file = facts_file(WINS)
    before = run("facts", "check", file).out
    at_rest(file)
    forge(only(copies), "[[14,", '[["much",')
    assert run("facts", "check", file).out == before


def test_old_copies_are_cleared_away(copies: Path, facts_file: Write, tmp_path: Path) -> None:
    text = facts_file(WINS).read_text("utf-8")
    for number in range(cachefile.KEPT + 5):
        file = tmp_path / f"{number}.toml"
        file.write_text(text, "utf-8")
        wins(file)
    assert len(list(copies.iterdir())) == cachefile.KEPT


def test_the_copies_last_made_stay(copies: Path, facts_file: Write, tmp_path: Path) -> None:
    file = facts_file(WINS)
    wins(file)
    made = only(copies)
    kinds = ("facts", "answers")
    older = [made.with_name(f"{at:08x}.{kinds[at % 2]}") for at in range(cachefile.KEPT + 3)]
    for number, copy in enumerate(older):
        shutil.copy(made, copy)
        # The newest name is that of the oldest copy.
        os.utime(copy, (10_000 - number, 10_000 - number))
    file.write_text(file.read_text("utf-8").replace("14", "15"), "utf-8")
    assert wins(file) == 15
    assert set(copies.iterdir()) == {made, *older[: cachefile.KEPT - 1]}
