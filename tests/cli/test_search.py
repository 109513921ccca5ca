"""`search`: the facts that have some words, the best first."""

import pytest

from tests.conftest import Run


def keys(run: Run, *argv: str) -> list[str]:
    return [each["key"] for each in run("search", *argv, "--json").json()]


def test_the_facts_called_so_come_first(run: Run) -> None:
    assert keys(run, "fuel tank", "--limit", "2") == [
        "car.specs.fuel_tank.d7x_r",
        "car.specs.fuel_tank.octa",
    ]


@pytest.mark.parametrize("words", ["FUEL TANK", "fuel tnak", "brandstoftank", "brandstof tanks"])
def test_case_slips_language_and_endings_do_not_matter(run: Run, words: str) -> None:
    assert "car.specs.fuel_tank.d7x_r" in keys(run, words, "--limit", "3")


def test_accents_do_not_matter(run: Run) -> None:
    plain = keys(run, "baciuska geboren")
    assert plain[0] == "drivers.baciuska.born"
    assert keys(run, "Baciuška geboren") == plain


def test_each_fact_has_its_value_and_sources(run: Run) -> None:
    [fact] = run("search", "fuel tank", "--limit", "1", "--json").json()
    assert fact == {
        "key": "car.specs.fuel_tank.d7x_r",
        "value": {"value": 550, "unit": "L"},
        "sources": ["auto123-d7xr", "yahoo-tw-d7xr"],
        "note": None,
        "pending": False,
        "derived": False,
    }


def test_words_that_no_fact_has_are_passed_over(run: Run) -> None:
    assert keys(run, "motto xyzzyq") == keys(run, "motto")


def test_nothing_found_is_an_empty_list(run: Run) -> None:
    done = run("search", "xyzzyq", "--json")
    assert (done.code, done.json()) == (0, [])


def test_only_what_was_known_on_the_day_is_found(run: Run) -> None:
    assert "car.livery" in keys(run, "Geopalette")
    assert keys(run, "Geopalette", "--as-of", "2025-05-07") == []


def test_the_limit_must_be_positive(run: Run) -> None:
    assert run("search", "motto", "--limit", "0").code == 2


def test_there_must_be_something_to_look_for(run: Run) -> None:
    done = run("search", " ")
    assert (done.code, done.out) == (2, "")
    assert "nothing to look for" in done.err
