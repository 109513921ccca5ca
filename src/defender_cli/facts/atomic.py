"""Writing a file so that nothing is lost: not by a crash, not by another writer.

Who reads meanwhile sees the old content or the new, never a part of either.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from stat import S_IMODE

from defender_cli.errors import FactsUnwritable

PATIENCE = 60.0
"""Seconds to wait while other processes write. Each takes less than one, but who waits longest
is not served first; a process that ended holds no lock."""

BACKUP = ".bak"
"""File-name suffix of the previous version."""


@contextmanager
def alone(file: str) -> Iterator[None]:
    """Keep other writers of a file out; its folder is made if need be.

    Raises:
        FactsUnwritable: another one is still at it after `PATIENCE`, or the folder cannot be
            written to.
    """
    # Takes 50 ms to load, asyncio with it; only who writes pays.
    from filelock import FileLock, Timeout

    with _reported(file):
        os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
        lock = FileLock(f"{file}.lock")
        try:
            lock.acquire(timeout=PATIENCE, poll_interval=0.02)
        except Timeout:
            raise FactsUnwritable(
                f"another process is writing {file}",
                file=file,
                hint="nothing was changed; try again when it is done",
            ) from None
    try:
        yield
    finally:
        # The file is written; the lock ends with the process at the latest.
        with suppress(OSError):
            lock.release()


def replace(file: str, content: bytes, is_unchanged: Callable[[], bool]) -> None:
    """Put new content into a file and keep the old beside it, ending in `.bak`.

    The file keeps its mode and owner. Only for who is `alone`; an editor knows nothing of that,
    so `is_unchanged` is asked at the last moment.

    Raises:
        FactsUnwritable: the disk is full, or the like, or the file was changed; what it holds
            is still there.
    """
    with _reported(file):
        if os.path.exists(file):
            with open(file, "rb") as old:
                _write(f"{file}{BACKUP}", old.read(), like=file)
        _write(file, content, like=file, is_unchanged=is_unchanged)


def keep(file: str, content: bytes) -> str:
    """Keep content in a new file beside one, and return its name.

    Raises:
        FactsUnwritable: it cannot be written.
    """
    number = 1
    while os.path.lexists(f"{file}.kept-{number}"):
        number += 1
    with _reported(file):
        _write(f"{file}.kept-{number}", content, like=file)
    return f"{file}.kept-{number}"


def _write(
    file: str, content: bytes, like: str, is_unchanged: Callable[[], bool] = lambda: True
) -> None:
    unfinished = f"{file}.new"
    # Remove the file of a killed writer; the lock excludes others.
    with suppress(FileNotFoundError):
        os.unlink(unfinished)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(handle, "wb") as opened:
            _resemble(handle, like)
            opened.write(content)
            opened.flush()
            os.fsync(handle)
        if not is_unchanged():
            raise FactsUnwritable(
                f"another program changed {file}", file=file, hint="nothing was written; try again"
            )
        os.replace(unfinished, file)
    except BaseException:  # an interrupt too leaves nothing behind
        with suppress(OSError):
            os.unlink(unfinished)
        raise
    _sync_folder(file)


def _resemble(handle: int, file: str) -> None:
    """Give an open file the mode and the owner of another, if there is one."""
    if sys.platform == "win32" or not os.path.exists(file):
        return
    wanted, has = os.stat(file), os.fstat(handle)
    if (wanted.st_uid, wanted.st_gid) != (has.st_uid, has.st_gid):
        # Only root may; for others the file becomes theirs, as with any editor.
        with suppress(PermissionError):
            os.fchown(handle, wanted.st_uid, wanted.st_gid)
    os.fchmod(handle, S_IMODE(wanted.st_mode))


def _sync_folder(file: str) -> None:
    """Make the new name last through a power cut."""
    if sys.platform == "win32":
        return
    # The file is in place already; some file systems cannot do more.
    with suppress(OSError):
        handle = os.open(os.path.dirname(file), os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _reported(file: str) -> Iterator[None]:
    """Turn what the system says into an error for people."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise FactsUnwritable(
            f"cannot write {file}: {reason[:1].lower()}{reason[1:]}",
            file=file,
            hint="nothing was changed",
        ) from None
