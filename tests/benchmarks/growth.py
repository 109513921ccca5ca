"""Fact bases of 1, 10 and 100 times the size, and what commands take on them."""

import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w

from defender_cli.schema import FACTS as TABLES
from defender_cli.schema import Field, Record, fields
from tests.benchmarks.cases import FACTS, KEY, QUESTION, command
from tests.benchmarks.measure import Case, Result, environment, once

SIZES = (1, 10, 100)
AT_REST = 3
"""Seconds: the times of a file edited just now are not believed."""

LONG, VERY_LONG = 2, 8
"""Seconds from which a command is run but once, or not on the next size."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("get", KEY),
    ("get", KEY, "--json"),
    ("drivers", "--json"),
    ("search", "fuel"),
    ("ask", *QUESTION.split()),
    ("facts", "check"),
)


def growth(folder: Path, rounds: int) -> Iterator[str]:
    """Yield a table of milliseconds and MiB for each size and command.

    What takes long is run once; what takes very long is not tried on a larger base.
    """
    yield "| size | command | ms | MiB |"
    yield "| ---: | --- | ---: | ---: |"
    hopeless: set[str] = set()
    for size in SIZES:
        file = folder / f"facts-{size}.toml"
        # In a process of its own: its memory would count as the least of every command's.
        maker = (sys.executable, "-m", "tests.benchmarks.growth", str(size), str(file))
        subprocess.run(maker, check=True)
        time.sleep(AT_REST)
        for case in _cases(file, folder):
            if case.name not in hopeless:
                result = _measured(case, rounds)
                figures = f"{result.seconds * 1000:.0f} | {result.memory:.0f}"
                yield f"| {size} × | {case.name} | {figures} |"
                if result.seconds > VERY_LONG:
                    hopeless.add(case.name)


def _cases(file: Path, folder: Path) -> Iterator[Case]:
    cold = environment(folder / "none", DEFENDER_FACTS=str(file))
    yield Case("schedule, first run", (command(), "schedule"), cold, fresh=True)
    warm = environment(folder / "cache", DEFENDER_FACTS=str(file))
    for arguments in COMMANDS:
        # The copies leave some sources unused, which the check rightly complains about.
        yield Case(" ".join(arguments), (command(), *arguments), warm, allowed=(0, 5))


def _measured(case: Case, rounds: int) -> Result:
    once(case)  # so that copies are there, as for everyone but the first
    first = once(case)
    more = 0 if first.seconds > LONG else rounds - 1
    return Result(case, [first, *(once(case) for _ in range(more))])


def grown(raw: dict[str, Any], size: int) -> dict[str, Any]:
    """Return a fact base with each record of a collection so many times, each with its own id."""
    result: dict[str, Any] = {}
    for at in range(size):
        _merge(result, _copy(TABLES, raw, f"-{at}" if at else ""))
    return result


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for name, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into.setdefault(name, value)


def _copy(record: Record, raw: dict[str, Any], suffix: str) -> dict[str, Any]:
    known = fields(record)
    return {
        name: _value(known[name], value, suffix) if name in known else _sourced(value, suffix)
        for name, value in raw.items()
    }


def _value(field: Field, raw: Any, suffix: str) -> Any:
    if field.shape == "value":
        return _stated(field, raw, suffix)
    if field.shape == "record" and field.record:
        return _copy(field.record, raw, suffix)
    return {
        name if name == "source" or not field.record else name + suffix: _sourced(child, suffix)
        if name == "source"
        else _copy(field.record, child, suffix)
        if field.record
        else _stated(field, child, suffix)
        for name, child in raw.items()
    }


def _stated(field: Field, raw: Any, suffix: str) -> Any:
    if isinstance(raw, list) and any(isinstance(item, dict) for item in raw):
        return [_stated(field, item, suffix) for item in raw]
    if not isinstance(raw, dict) or not {"value", "source", "pending"} & set(raw):
        return _named(field, raw, suffix)
    changes = {"value": lambda value: _named(field, value, suffix)}
    changes["source"] = lambda value: _sourced(value, suffix)
    return {name: changes.get(name, lambda same: same)(value) for name, value in raw.items()}


def _named(field: Field, raw: Any, suffix: str) -> Any:
    """Rename the names and references of a copy, so that they differ from the original."""
    return _sourced(raw, suffix) if field.targets or field.name == "name" else raw


def _sourced(raw: Any, suffix: str) -> Any:
    if isinstance(raw, list):
        return [_sourced(item, suffix) for item in raw]
    return raw + suffix if isinstance(raw, str) else raw


def write(size: int, file: Path) -> None:
    """Write a fact base of so many times the shipped one."""
    raw = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    file.write_text(tomli_w.dumps(grown(raw, size)), encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
