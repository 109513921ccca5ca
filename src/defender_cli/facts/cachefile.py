"""Cache files of parsed facts, and when one is valid.

A copy may always be missing: a directory that cannot be written stops nobody. Imports only
what Python has loaded already: the fast path of `get` imports it.
"""

import os
import sys
import time
from zlib import crc32

from defender_cli import __version__
from defender_cli.facts.files import PACKAGE, user_directory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's times tell a later edit apart: FAT counts in 2 s."""

KEPT = 32
"""Number of cache files that remain, one for each set of fact files."""

DAYS_KEPT = 4
"""Number of daily indexes that remain for one set of fact files."""

KINDS = ("facts", "answers", "index")
"""Kinds of cache file; each is a file-name suffix."""

LARGEST = 128 << 20
"""Bytes a copy may have: more than the index of the largest fact file."""

UNSETTLED = "-"
"""Stamp that could miss an edit."""


class Stamp:
    """Fingerprint of fact files and of the program.

    `line` has path, device, inode, size and times of each file, and the state of the
    code. An edit within one tick of the clock can leave it as it was; so it counts only
    once the files are `settled`: last changed well before the moment the stamp was taken,
    `at` nanoseconds since the epoch if not now.

    Raises:
        OSError: there is no such file.
    """

    def __init__(self, files: tuple[str, ...], at: int | None = None) -> None:
        described = [program()]
        newest = 0
        for file in files:
            state = os.stat(file)
            # Not even setting a file's times back hides an edit: that changes its ctime.
            newest = max(newest, state.st_mtime_ns, state.st_ctime_ns)
            described.append(
                f"{ascii(file)} {state.st_dev} {state.st_ino} {state.st_size}"
                f" {state.st_mtime_ns} {state.st_ctime_ns}"
            )
        self.line = "\t".join(described)
        self.settled = newest + SETTLED < (time.time_ns() if at is None else at)


def program() -> str:
    """Return the version, and when its code last changed: a checkout changes without one."""
    changed = count = 0
    folders = [PACKAGE]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".txt")):
                    state = entry.stat()
                    changed = max(changed, state.st_mtime_ns, state.st_ctime_ns)
                    count += 1
                elif entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    return f"{__version__} {count} {changed}"


def directory() -> str:
    """Return the cache directory of this user.

    Raises:
        OSError: the environment names no place, or turns copies off.
    """
    if os.environ.get("DEFENDER_CACHE") == "off":
        raise OSError("no copies are kept")
    homes = ".cache", os.path.join("Library", "Caches"), "LOCALAPPDATA"
    found = user_directory(os.environ, "XDG_CACHE_HOME", homes)
    if found is None:
        raise OSError("no cache directory")
    return found


def name(files: tuple[str, ...], kind: str) -> str:
    """Return the file name of the copy made of some fact files."""
    return f"{crc32(ascii(files).encode()):08x}.{kind}"


class Copy:
    """A cache file: a line with the stamp, one with a checksum, and a body.

    Make it before the files are read: an edit after that moment is noticed. `at` is that
    moment, if not now, in nanoseconds since the epoch. `kind` tells what was made.
    """

    def __init__(self, files: tuple[str, ...], kind: str, at: int | None = None) -> None:
        self.name = name(files, kind)
        try:
            self.stamp: Stamp | None = Stamp(files, at)
        except (OSError, ValueError):
            self.stamp = None

    def found(self) -> tuple[bool, bytes] | None:
        """Return whether the stamp is right, and the body; None if it is missing or damaged."""
        try:
            with opened(self.name) as file:
                line, checksum, body = file.read().split(b"\n", 2)
            if self.stamp is None or int(checksum, 16) != crc32(body):
                return None
        except (OSError, ValueError):
            return None
        return line == self.stamp.line.encode(), body

    def write(self, body: bytes) -> None:
        """Keep a body, with no stamp to believe if the files changed just now."""
        if self.stamp is not None:
            line = self.stamp.line if self.stamp.settled else UNSETTLED
            write(self.name, (f"{line}\n{crc32(body):08x}\n".encode(), body))


def opened(name: str) -> "BinaryIO":
    """Return a copy opened for reading.

    Raises:
        OSError: there is none that only this user can have written, or it is no copy by its size.
    """
    return open(os.path.join(directory(), name), "rb", opener=_open_own)


def _open_own(path: str, flags: int) -> int:
    # A pipe in its place must not make the open wait for a writer.
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if sys.platform != "win32":
        state = os.fstat(handle)
        if state.st_uid != os.geteuid() or state.st_mode & 0o022 or state.st_size > LARGEST:
            os.close(handle)
            raise PermissionError(path)
    return handle


def write(name: str, parts: "Iterable[bytes | memoryview]") -> None:
    """Write a cache file if possible, atomically for other readers."""
    try:
        folder = directory()
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _replace(os.path.join(folder, name), parts)
        _prune(folder)
    except OSError:
        return


def _replace(path: str, parts: "Iterable[bytes | memoryview]") -> None:
    unfinished = f"{path}.{os.getpid()}-{os.urandom(4).hex()}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "wb") as file:
            file.writelines(parts)
        os.replace(unfinished, path)
    except OSError:
        os.unlink(unfinished)
        raise


def _prune(folder: str) -> None:
    """Delete the oldest copies, and with them what an interrupted write left."""
    # Whoever keeps other things in the same folder keeps them.
    names = [entry.name for entry in os.scandir(folder) if _is_copy(entry.name)]
    names.sort(key=lambda name: os.path.getmtime(os.path.join(folder, name)), reverse=True)
    counted: dict[str, int] = {}
    for at, name in enumerate(names):
        of_any_day = name.partition("-")[0]
        counted[of_any_day] = counted.get(of_any_day, 0) + 1
        if at >= KEPT or counted[of_any_day] > DAYS_KEPT:
            os.unlink(os.path.join(folder, name))


def _is_copy(name: str) -> bool:
    digest, _, kind = name.partition(".")
    return len(digest) == 8 and kind.startswith(KINDS)
