"""The glossary: terms of the sport that tables use, by any of their names."""

import pytest

from tests.conftest import Run, Write

TERMS = """\
[terms.liaison]
source = "first"
label = { en = "liaison", nl = "verbinding" }
names = ["road section"]
definition = { en = "the way to a special", nl = "de weg naar een klassementsproef" }
"""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("explain liaison", "liaison\nMeaning  the way to a special\n"),
        ("explain road section", "liaison\nMeaning  the way to a special\n"),
        (
            "explain verbinding --lang nl",
            "verbinding\nBetekenis  de weg naar een klassementsproef\n",
        ),
        ("ask what is a liaison", "Liaison: the way to a special\n"),
        ("ask What does road section mean?", "Liaison: the way to a special\n"),
        ("ask wat is een verbinding?", "Verbinding: de weg naar een klassementsproef\n"),
    ],
)
def test_a_term_is_explained_by_any_of_its_names(
    run: Run, facts_file: Write, line: str, said: str
) -> None:
    done = run(*line.split(), "--facts", facts_file(TERMS))
    assert (done.code, done.out.partition("Source:")[0].partition("Bron:")[0]) == (0, said)


def test_before_its_source_a_term_is_unknown(run: Run, facts_file: Write) -> None:
    done = run("explain", "liaison", "--facts", facts_file(TERMS), "--as-of", "2025-05-06")
    assert done.code == 3


def test_the_source_of_a_term_is_named_in_the_language_of_the_question(
    run: Run, facts_file: Write
) -> None:
    done = run("ask", "wat is een verbinding?", "--facts", facts_file(TERMS))
    assert done.out.splitlines()[1].startswith("Bron: ")


def test_a_star_in_an_explained_key_is_explained_too(run: Run) -> None:
    for words in ("rounds", "rounds.*.start", "rounds.dakar_2026.start"):
        assert run("explain", words).err == "* stands for an id\n"
    assert run("explain", "checked").err == ""
