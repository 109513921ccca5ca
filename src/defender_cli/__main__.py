"""`python -m defender_cli` and the `defender` command."""

import _signal  # type: ignore[import-not-found]  # `signal` takes a while to load
import gc
import os
import sys

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    # While modules are loaded an interrupt ends the process: nothing could catch it yet.
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

from defender_cli.cli import fast_get

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.unraisablehook = _unraisable
    try:
        if _signal.getsignal(_signal.SIGINT) is _signal.SIG_DFL:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        _run()
    except KeyboardInterrupt:  # also while modules are loaded
        _leave(130)


def _run() -> None:
    # A look-up makes little that would need collecting; to look for it takes 4 % of the time.
    gc.disable()
    key = fast_get.key_asked(sys.argv)
    if key is not None and fast_get.answered(key):
        _leave(0)
    # Only now: importing Typer takes longer than the whole fast path.
    from defender_cli.cli.app import main as run

    try:
        status = run()
    except SystemExit as leaving:  # so completion ends
        if isinstance(leaving.code, str):
            raise
        status = leaving.code or 0
    if key is not None and status == 0:
        from defender_cli.cli.fast_get_table import keep_answers

        # The next `get` can use the fast path.
        keep_answers()
    _leave(status)


def _unraisable(problem: "Any") -> None:
    # An interrupt while a module is loaded may come where Python only reports it.
    if problem.exc_type is KeyboardInterrupt:
        _leave(130)
    sys.__unraisablehook__(problem)


def _leave(status: int) -> None:
    """End the process at once: all is written, and to take Python apart takes a sixth of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # The exit status tells already; to complain here would only be Python's own way.
            continue
    os._exit(status)


if __name__ == "__main__":
    main()
