"""Output of a command on a terminal of a given width."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Mapping, Sequence

ROWS = 2000
END = b"\x04 end of what was sent \x04"


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
    # Once the last writer closes a terminal, the kernel may drop what has not been read. So we
    # hold it open, and write a mark of our own behind all that the command wrote.
    ending = threading.Thread(target=lambda: (process.wait(), os.write(theirs, END)))
    ending.start()
    parts = b""
    while not parts.endswith(END):
        parts += os.read(ours, 65536)
    ending.join()
    os.close(theirs)
    os.close(ours)
    parts = parts.removesuffix(END)
    assert process.returncode == 0, parts
    return parts.decode()
