"""Lines that are not written as the help says and leave no doubt about what is meant."""

import pytest

from tests.conftest import TWO_SEASONS, Run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("--lang nl drivers", "drivers --lang nl"),
        ("--lang=nl --sources car specs fuel", "car specs fuel --lang nl --sources"),
        ("car --sources specs fuel", "car specs fuel --sources"),
        ("facts --lang nl path", "facts path --lang nl"),
        ("--season 2026 schedule", "schedule --season 2026"),
        ("--where number=502 drivers --json", "drivers --json --where number=502"),
        ("--lang nl drivers --lang en", "drivers"),
        ("price", "drivers price"),
        ("--lang nl peterhansel --json", "drivers peterhansel --lang nl --json"),
        ("next --as-of 2026-01-20", "schedule --next --as-of 2026-01-20"),
        ("help drivers", "drivers --help"),
        ("help facts path", "facts path --help"),
        ("help", "--help"),
        ("-V", "--version"),
        ("schedule 2026", "schedule --season 2026"),
        ("results 2026", "results --season 2026"),
        ("results dakar --stage 5", "results dakar 5"),
        ("results dakar 2026 --stage 5", "results dakar_2026 5"),
        ("get checked --sources", "get checked --sources"),
    ],
)
def test_a_line_is_taken_as_meant(run: Run, typed: str, meant: str) -> None:
    done = run(*typed.split())
    assert done == run(*meant.split())
    assert done.code == 0


def test_a_name_alone_is_looked_up_in_the_facts_named(run: Run) -> None:
    asked = ("--facts", TWO_SEASONS, "--fields", "name")
    assert run("roux", *asked) == run("drivers", "roux", *asked)
    assert run("nobody", *asked).err.startswith("defender: error: no such command 'nobody'\n")


def test_a_season_that_is_not_on_file_names_those_that_are(run: Run) -> None:
    for command in ("schedule", "results"):
        done = run(command, "2031")
        assert done.code == 3
        assert done.err.splitlines()[0] == "defender: error: no round of 2031 is on file"
        assert done.err.splitlines()[-1] == "  seasons on file: 2026"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("--sauces", ["--sources"]), ("--langs", ["--lang"]), ("--bogus", [])],
)
def test_a_wrong_option_gets_the_nearest_right_one_and_no_other(
    run: Run, typed: str, nearest: list[str]
) -> None:
    assert run("drivers", typed, "--json").error()["suggestions"] == nearest
