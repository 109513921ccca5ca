"""`search`: the facts that have some words, the best first."""

import pytest

from tests.conftest import Run, Write, cell


def keys(run: Run, *argv: str) -> list[str]:
    return [each["key"] for each in run("search", *argv, "--json").json()]


def test_the_facts_called_so_come_first(run: Run) -> None:
    first, *others = keys(run, "fuel tank", "--limit", "12")
    assert first == "cars.d7x_r.specs.fuel_tank"
    assert "cars.octa.specs.fuel_tank" in others


@pytest.mark.parametrize("words", ["FUEL TANK", "fuel tnak", "brandstoftank", "brandstof tanks"])
def test_case_slips_language_and_endings_do_not_matter(run: Run, words: str) -> None:
    assert "cars.d7x_r.specs.fuel_tank" in keys(run, words, "--limit", "3")


def test_accents_do_not_matter(run: Run) -> None:
    plain = keys(run, "baciuska geboren")
    assert plain[0] == "people.baciuska.born"
    assert keys(run, "Baciuška geboren") == plain


def test_each_fact_has_its_value_and_sources(run: Run) -> None:
    [fact] = run("search", "fuel tank", "--limit", "1", "--json").json()
    assert fact == {
        "key": "cars.d7x_r.specs.fuel_tank",
        "value": cell(number=550, unit="L"),
        "sources": {"value": ["auto123-d7xr", "yahoo-tw-d7xr"]},
        "source_notes": {},
        "pending": [],
        "derived": [],
    }


def test_words_that_no_fact_has_are_passed_over(run: Run) -> None:
    assert keys(run, "motto xyzzyq") == keys(run, "motto")


ANIMALS = """
[brands.ours.character]
source = "first"
a = { en = "Bold quokkas", nl = "Moedige quokka's" }
b = { en = "Bold wombats", nl = "Moedige wombats" }
c = { en = "Bold camels", nl = "Moedige kamelen" }
d = { en = "Bold horses", nl = "Moedige paarden" }
e = { en = "Bold drivers", nl = "Moedige rijders" }
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quokkas", ["a"]),
        ("quokkas wombats", ["a", "b"]),  # each has half of what is searched for
        ("quokkas wombats camels", []),  # none has
        ("bold quokkas camels", ["a", "c"]),  # rare words tell more
    ],
)
def test_a_fact_must_have_half_of_what_the_words_tell(
    run: Run, facts_file: Write, words: str, found: list[str]
) -> None:
    keys = [f"brands.ours.character.{each}" for each in found]
    done = run("search", words, "--json", "--facts", facts_file(ANIMALS))
    assert [each["key"] for each in done.json()] == keys


def test_the_fact_with_more_of_the_words_comes_first(run: Run, facts_file: Write) -> None:
    done = run("search", "bold horses", "--json", "--facts", facts_file(ANIMALS))
    assert done.json()[0]["key"] == "brands.ours.character.d"


def test_nothing_found_is_an_empty_list(run: Run) -> None:
    done = run("search", "xyzzyq", "--json")
    assert (done.code, done.json()) == (0, [])


def test_only_what_was_known_on_the_day_is_found(run: Run) -> None:
    assert "cars.d7x_r.livery" in keys(run, "Geopalette")
    assert keys(run, "Geopalette", "--as-of", "2025-05-07") == []


def test_the_limit_must_be_positive(run: Run) -> None:
    assert run("search", "motto", "--limit", "0").code == 2


def test_there_must_be_something_to_look_for(run: Run) -> None:
    done = run("search", " ")
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("words cannot be empty\n  name one\n")
