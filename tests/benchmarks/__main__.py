"""Measures how long commands take and how much memory, and prints a table in Markdown.

python -m tests.benchmarks [ROUNDS]
python -m tests.benchmarks growth [ROUNDS]
"""

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.cases import Limit, others, ours, peers, yardsticks
from tests.benchmarks.growth import growth
from tests.benchmarks.measure import Result, interleaved

ROUNDS = 21
MEMORY = 40
"""The most any command may use, in MiB."""


def main(arguments: list[str]) -> None:
    """Print the tables asked for."""
    rounds = int(arguments[-1]) if arguments and arguments[-1].isdigit() else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        lines = growth(Path(folder), rounds) if "growth" in arguments else limits(folder, rounds)
        for line in lines:
            print(line, flush=True)


def limits(folder: str, rounds: int) -> Iterable[str]:
    """Yield the table of commands, yardsticks and other tools."""
    place = Path(folder)
    limited = {each.case.name: each for each in ours(place)}
    cases = (
        *yardsticks(place),
        *(each.case for each in limited.values()),
        *others(place),
        *peers(place),
    )
    results = interleaved(cases, rounds)
    yield "| command | ms | × bare | × hello | at most | MiB |"
    yield "| --- | ---: | ---: | ---: | --- | ---: |"
    for name, result in results.items():
        yield _row(result, results, limited.get(name))
    peak = max(result.memory for result in results.values())
    yield f"\nPeak memory of any command: {peak:.0f} MiB (at most {MEMORY})."


def _row(result: Result, results: dict[str, Result], limit: Limit | None) -> str:
    ratios = {name: result.over(results[name]) for name in ("bare", "hello")}
    verdict = ""
    if limit:
        held = ratios[limit.yardstick] <= limit.times
        verdict = f"{limit.times} × {limit.yardstick}{'' if held else ' **missed**'}"
    return (
        f"| {result.case.name} | {result.seconds * 1000:.1f} | {ratios['bare']:.2f}"
        f" | {ratios['hello']:.2f} | {verdict} | {result.memory:.0f} |"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
