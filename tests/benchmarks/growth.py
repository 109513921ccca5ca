"""Fact bases of 1, 10 and 100 times the size, and what commands take on them."""

import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w

from defender_cli.model import Facts, Field, Record, fields
from tests.benchmarks.cases import FACTS, KEY, QUESTION, command
from tests.benchmarks.measure import Case, environment, interleaved

SIZES = (1, 10, 100)
AT_REST = 3
"""Seconds: the times of a file edited just now are not believed."""

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("get", KEY),
    ("get", KEY, "--json"),
    ("drivers", "--json"),
    ("search", "fuel"),
    ("ask", *QUESTION.split()),
    ("facts", "check"),
)


def growth(folder: Path, rounds: int) -> Iterator[str]:
    """Yield a table of milliseconds and MiB, a row for each command, a column for each size."""
    raw = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    files = {size: folder / f"facts-{size}.toml" for size in SIZES}
    for size, file in files.items():
        file.write_text(tomli_w.dumps(grown(raw, size)), encoding="utf-8")
    time.sleep(AT_REST)
    columns = [_measured(file, folder, rounds if size < 100 else 3) for size, file in files.items()]
    yield f"| command | {' | '.join(f'{size} ×: ms, MiB' for size in SIZES)} |"
    yield f"| --- |{' ---: |' * len(SIZES)}"
    for name in columns[0]:
        yield f"| {name} | {' | '.join(column.get(name, '–') for column in columns)} |"


def _measured(file: Path, folder: Path, rounds: int) -> dict[str, str]:
    environ = environment(folder / "cache", DEFENDER_FACTS=str(file))
    # The copies leave some sources unused, which the check rightly complains about.
    cases = [Case(" ".join(each), (command(), *each), environ, allowed=(0, 5)) for each in COMMANDS]
    cold = environment(folder / "none", DEFENDER_FACTS=str(file))
    cases.append(Case("drivers, first run", (command(), "drivers"), cold, fresh=True))
    results = interleaved(cases, rounds)
    return {
        name: f"{result.seconds * 1000:.0f}, {result.memory:.0f}"
        for name, result in results.items()
    }


def grown(raw: dict[str, Any], size: int) -> dict[str, Any]:
    """Return a fact base with each record of a collection so many times, each with its own id."""
    result: dict[str, Any] = {}
    for at in range(size):
        _merge(result, _copy(Facts, raw, f"-{at}" if at else ""))
    return result


def _merge(into: dict[str, Any], other: dict[str, Any]) -> None:
    for name, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into.setdefault(name, value)


def _copy(record: type[Record], raw: dict[str, Any], suffix: str) -> dict[str, Any]:
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
    """Tell the names and references of a copy from those of the original."""
    return _sourced(raw, suffix) if field.targets or field.name == "name" else raw


def _sourced(raw: Any, suffix: str) -> Any:
    if isinstance(raw, list):
        return [_sourced(item, suffix) for item in raw]
    return raw + suffix if isinstance(raw, str) else raw
