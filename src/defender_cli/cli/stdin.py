"""Lines of standard input."""

import gc
import sys
from collections.abc import Iterator
from io import TextIOWrapper

from defender_cli.bounds import TEXT
from defender_cli.errors import UsageError


def lines() -> Iterator[str]:
    """Yield the lines of stdin without blanks around them, also where bytes are no text.

    Of a line that is out of bounds a part is yielded that is out of bounds too.

    Raises:
        UsageError: it cannot be read.
    """
    # However many lines come, what is done with each is not kept.
    gc.enable()
    stream = sys.stdin
    if stream is None:
        raise UsageError("cannot read standard input: it is closed", input="-")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="surrogateescape")
    try:
        while line := stream.readline(2 * TEXT):
            yield line.strip()
            while line and not line.endswith("\n") and len(line) == 2 * TEXT:
                line = stream.readline(2 * TEXT)
    except OSError as error:
        raise UsageError(f"cannot read standard input: {error.strerror}", input="-") from error
