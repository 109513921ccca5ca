"""Any conditions, order and fields on any list: an answer or a usage error, never a crash."""

import csv
import io
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import TWO_SEASONS, Run

LINES = [
    *["team people", "team quotes", "drivers", "drivers roux", "car", "car specs"],
    *["car specs --compare", "schedule", "schedule desert", "results", "results desert"],
    *["results desert --stages", "standings", "timeline", "get people", "get rounds", "sources"],
    *["get teams", "get teams.alpha.name", "team", "category", "team partners", "team tests", ""],
    *["search desert", "sources people.roux", "explain", "explain rounds", "facts path"],
    *["facts diff --since 2025-01-01", "facts disputed", "facts check", "facts diff"],
    *["ask how many drivers are there", "schedule --next"],
]
EXAMPLES = int(os.environ.get("EXAMPLES", "300"))
SIGNS = st.sampled_from(["=", "!=", "<", ">", "<=", ">=", "~", "==", "=~", "<>", ""])
WORDS = st.sampled_from(
    [
        *["", "0", "-1", "1.5", "1,000", "1e3", "1e999", "5 km", "550 L", "0x10", "nan", "٣"],
        *["2026", "2026-02", "2026-02-30", "2026-01-03", "58:09:45", "true", "ja", "yes"],
        *["A|B", "|", r"\|", "\\", "over|running", "Émile", "roux", "FR", "*", "[", "a.b"],
    ]
)
SHORTENED = st.sampled_from(["--limit=0", "--limit=2", "--count", "--no-headers", "--sources"])


@pytest.fixture(scope="module")
def columns() -> dict[str, list[str]]:
    """The columns of each list in CSV, filled when first asked for."""
    return {}


def names(run: Run, line: str, known: dict[str, list[str]]) -> list[str]:
    if line not in known:
        written = run(*line.split(), "--format", "csv", "--facts", TWO_SEASONS).out
        known[line] = next(csv.reader(io.StringIO(written)))
    return known[line]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_selection_is_an_answer_or_a_usage_error(
    run: Run, columns: dict[str, list[str]], data: st.DataObject
) -> None:
    line = data.draw(st.sampled_from(LINES))
    known = names(run, line, columns)
    parts = st.sampled_from(["", "", "", ".en", ".number", ".unit", ".id", ".x", "_unit", ".a.b"])
    name = st.builds("".join, st.tuples(st.sampled_from(known), parts)) | WORDS
    condition = st.builds("".join, st.tuples(name, SIGNS, WORDS | st.text(max_size=8)))
    signed = st.builds("".join, st.tuples(st.sampled_from(["", "", "-", "+"]), name))
    asked = st.lists(signed | st.just("all"), min_size=1, max_size=3).map(",".join)
    argv: list[Any] = line.split()
    for option, values in (("--where", condition), ("--sort", asked), ("--fields", asked)):
        for value in data.draw(st.lists(values, max_size=2 if option == "--where" else 1)):
            argv.append(f"{option}={value}")
    argv += data.draw(st.lists(SHORTENED, max_size=1))
    format = data.draw(st.sampled_from(["table", "json", "jsonl", "csv", "tsv", "md", "toml"]))
    done = run(*argv, "--format", format, "--facts", TWO_SEASONS)
    found = 5 if line == "facts check" else 0
    assert done.code in (0, 2, found), (argv, done.err)
    assert done.code != 2 or done.out == ""
