"""Running commands in turn, and what that took."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a command: seconds on the clock, peak memory in MiB, exit status.

    The system counts no less memory than this process has when it starts the command.
    """

    seconds: float
    memory: float
    status: int


class Case(NamedTuple):
    """A command to measure.

    On a terminal its answer goes through a pseudo-terminal; a fresh one finds its cache
    empty. An exit status that is not allowed would make its time worthless.
    """

    name: str
    argv: Sequence[str]
    environ: Mapping[str, str]
    terminal: bool = False
    fresh: bool = False
    allowed: tuple[int, ...] = (0,)


class Result(NamedTuple):
    """All runs of one case, the first of each series left out."""

    case: Case
    runs: list[Run]

    @property
    def seconds(self) -> float:
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> float:
        return max(run.memory for run in self.runs)

    def over(self, other: "Result") -> float:
        """Return the median of this case's time over another's, round by round."""
        pairs = zip(self.runs, other.runs, strict=True)
        return median(one.seconds / two.seconds for one, two in pairs)


def interleaved(cases: Sequence[Case], rounds: int) -> dict[str, Result]:
    """Return the results of the cases by name; without those that fail, which are reported.

    Every round runs each case once, so that a machine that speeds up or slows down
    does so for all of them. The first round only warms up.
    """
    results = {}
    for case in cases:
        status = once(case).status
        if status in case.allowed:
            results[case.name] = Result(case, [])
        else:
            print(f"{case.name}: left out, exit status {status}", file=sys.stderr)
    for _ in range(rounds):
        for result in results.values():
            result.runs.append(once(result.case))
    return results


def once(case: Case) -> Run:
    """Run a command once, its output read and dropped."""
    if case.fresh:
        shutil.rmtree(case.environ["XDG_CACHE_HOME"], ignore_errors=True)
    if case.terminal:
        ours, theirs = os.openpty()
    else:
        ours, theirs = os.pipe()
    with tempfile.TemporaryFile() as stderr:
        start = time.perf_counter()
        process = subprocess.Popen(
            case.argv, stdin=subprocess.DEVNULL, stdout=theirs, stderr=stderr, env=case.environ
        )
        os.close(theirs)
        _drain(ours)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss / 1024, process.returncode)


def _drain(handle: int) -> None:
    """Read until the other side is closed; Linux calls that an error on a terminal."""
    try:
        while os.read(handle, 1 << 16):
            pass
    except OSError:
        pass
    finally:
        os.close(handle)


def environment(cache: Path, **more: str) -> dict[str, str]:
    """Return the surroundings of every case: a cache of its own, English, no settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "XDG_CACHE_HOME": str(cache), "DEFENDER_LANG": "en", "TERM": "xterm", **more}
