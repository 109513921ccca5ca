"""What a command sends to a terminal of a given width."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence

ROWS = 2000


def sent(columns: int, argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Run a command on a terminal of its own and return all that it sends there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    clean = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "defender_cli", *argv],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=clean | {"TERM": "xterm-256color"} | dict(environ),
    )
    os.close(theirs)
    parts = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.wait() == 0, parts
    return parts.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # so Linux says that the other side is closed
        return b""
