"""`--where`, `--sort`, `--fields`, `--limit`, `--count`, `--no-headers` on every list."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Run

LISTS = (
    *("drivers", "schedule", "results", "standings", "timeline", "team people", "team partners"),
    *("team tests", "team quotes", "car specs", "car specs --compare", "get people", "get results"),
    *("get teams", "search desert", "sources", "sources people", "explain", "explain rounds"),
    *("results desert --stages", "facts path", "facts diff", "facts diff --since 2025-06-01"),
)
OTHERS = ("team", "category", "car", "drivers roux", "results desert", "get teams.alpha.name", "")
FIELDS = (
    *("id", "key", "value", "number", "name", "start", "status", "driver", "time", "position"),
    *("label.en", "label_nl", "special_unit", "driver.id", "notes.heat", "places", "sources"),
    *("before", "after", "career.desert.wins", "t1", "t1.unit", "season", "aliases", "born", "x."),
)
OPERANDS = (
    *("", "5", "1000", "1,000", "1e3", "1e999", "10:00:00", "2026", "2026-01-03", "2026-13", "yes"),
    *("over", "over|running", r"a\|b", "|", "380 kW", "x", "é", "9" * 5000, "-0", "٣", "*", "\\"),
)
SIGNS = ("=", "==", "!=", "<", ">", "<=", ">=", "~", "=~", "", "<>")
EXAMPLES = int(os.environ.get("DEFENDER_TEST_EXAMPLES", "300"))

conditions = st.builds(
    "{}{}{}".format,
    st.sampled_from(FIELDS),
    st.sampled_from(SIGNS),
    st.sampled_from(OPERANDS) | st.text(max_size=6).map(lambda text: text.replace("\0", "")),
)
names = st.lists(st.sampled_from(("", "+", "-")).flatmap(
    lambda sign: st.sampled_from(FIELDS).map(lambda name: sign + name)
), min_size=1, max_size=3).map(",".join)  # fmt: skip
choices = st.lists(
    st.tuples(st.just("--where"), conditions)
    | st.tuples(st.just("--sort"), names)
    | st.tuples(st.just("--fields"), names)
    | st.tuples(st.just("--limit"), st.sampled_from(("1", "2", "0")))
    | st.sampled_from((("--count",), ("--no-headers",), ("--sources",))),
    min_size=1,
    max_size=3,
)
formats = st.sampled_from(("table", "json", "jsonl", "csv", "tsv", "md", "toml"))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from((*LISTS, *OTHERS)), choices, formats)
def test_any_selection_is_answered_or_refused(
    run: Run, two_seasons: Path, command: str, chosen: list[tuple[str, ...]], format: str
) -> None:
    options = [word for option in chosen for word in option]
    done = run(*command.split(), *options, "--format", format, "--facts", two_seasons)
    assert done.code in (0, 2, 3), done.err
    assert done.code == 0 or done.out == ""


@pytest.mark.parametrize(
    ("command", "where"),
    [
        ("get results", "value=5"),
        ("get results", "value>1000"),
        ("search desert", "value>1000"),
        ("facts diff --since 2025-06-01", "after>1000"),
    ],
)
def test_a_duration_beside_a_number_does_not_match_it(
    run: Run, two_seasons: Path, command: str, where: str
) -> None:
    done = run(*command.split(), "--where", where, "--json", "--facts", two_seasons)
    assert done.code == 0, done.err
    assert '"50:00:00"' not in done.out


def test_limit_keeps_the_first_rows_after_sorting(run: Run, two_seasons: Path) -> None:
    argv = ("drivers", "--sort", "-number", "--limit", "1", "--facts", two_seasons)
    assert [each["number"] for each in run(*argv, "--json").json()] == [302]


def test_count_prints_the_number_of_rows(run: Run, two_seasons: Path) -> None:
    facts = ("--facts", two_seasons)
    assert run("drivers", "--count", *facts).out == "2\n"
    assert run("drivers", "--count", "--where", "number>301", "--json", *facts).json() == 1
    assert run("drivers", "--count", "--format", "toml", *facts).out == "count = 2\n"
    assert run("team", "--count", *facts).code == 2


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("table", "301  Émile Roux\n302  Jonas Žukas\n"),
        ("csv", "301,roux,Émile Roux\r\n302,zukas,Jonas Žukas\r\n"),
        ("tsv", "301\troux\tÉmile Roux\n302\tzukas\tJonas Žukas\n"),
    ],
)
def test_no_headers_leaves_the_rows_alone(
    run: Run, two_seasons: Path, format: str, expected: str
) -> None:
    argv = ("drivers", "--fields", "number,driver,-id", "--no-headers", "--format", format)
    assert run(*argv, "--facts", two_seasons).out == expected


def test_no_headers_does_not_go_with_json(run: Run, two_seasons: Path) -> None:
    assert run("drivers", "--no-headers", "--json", "--facts", two_seasons).code == 2


def test_fields_take_csv_names_and_sources_and_drop_the_id(run: Run, two_seasons: Path) -> None:
    argv = ("schedule", "--fields", "name,distance_unit,sources,-id", "--limit", "1")
    [row] = run(*argv, "--json", "--facts", two_seasons).json()
    assert row == {
        "name": "Desert Rally",
        "distance_unit": "km",
        "sources": {"name": ["launch", "organiser"], "distance_unit": ["organiser"]},
    }
    heading = run(*argv, "--format", "csv", "--facts", two_seasons).out.splitlines()[0]
    assert heading == "name,distance_unit,sources"
