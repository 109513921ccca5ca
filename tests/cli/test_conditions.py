"""`--where`, `--sort`, `--fields`, `--limit`, `--count`, `--no-headers` on every list."""

from pathlib import Path

import pytest

from tests.conftest import Run


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
