"""Whom and what a question names: by name, by nickname, by where they come from."""

import msgspec
import pytest

from defender_cli.ask.entities import Names

NAMES = Names(
    proper=frozenset({"roe", "jane", "vidal", "engine", "price", "sara"}),
    nicknames={"mr dakar": "jane roe", "ace": "bo berg"},
    people=[
        ("jane roe", "FR", "driver"),
        ("ann lee", "FR", "co-driver"),
        ("bo berg", "DE", "driver"),
        ("cy dahl", "DE", "driver"),
        ("di eng", "ES", "co-driver"),
        ("ed fox", "LT", "driver"),
    ],
    rounds=[("desafio", "AR"), ("grandola", "PT"), ("baja", "ES"), ("aragon", "ES")],
    phrases=[frozenset({"ruta", "40"}), frozenset({"mr", "dakar"})],
    full_names=frozenset({("jane", "roe"), ("ann", "lee"), ("sara", "price")}),
    last_stages=[("dakar", 13), ("ruta40", 5)],
    upcoming="",
    events={"dakar": "dakar", "desafio": "ruta40"},
)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("where was mr dakar born", "where was jane roe born"),
        ("the ace and de ace and ace", "bo berg and bo berg and bo berg"),
        ("the palace", "the palace"),  # a nickname is no part of a word
    ],
)
def test_nicknames_become_names(question: str, read: str) -> None:
    assert NAMES.spelled_out(question) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("age of the french driver", "age of jane roe"),
        ("age of the french navigator", "age of ann lee"),
        ("age of the french", "age of jane roe"),
        ("de franse coureur", "jane roe"),
        ("the young french driver won", "jane roe won"),
        ("the very young french driver", "the very young french driver"),
        ("the frenchman won", "jane roe won"),
        ("frenchman won", "jane roe won"),
        ("the spanish driver", "di eng"),  # the only one from there, in whichever seat
        ("the lithuanian driver and the french navigator", "ed fox and ann lee"),
        ("the lithuanian of the team", "ed fox of the team"),
        ("the french of the team", "jane roe of the team"),
        ("the french became famous", "jane roe became famous"),
        # Nobody, or not one alone.
        ("the german driver", "the german driver"),
        ("the dutch driver", "the dutch driver"),
        ("the lithuanian navigator", "the lithuanian navigator"),
        # Not somebody.
        ("french driver", "french driver"),
        ("the french engine", "the french engine"),
        ("the car that a french driver", "the car that a french driver"),
        # Who is asked for is not told by where he comes from.
        ("who is the french driver", "who is the french driver"),
        ("wie is de franse coureur", "wie is de franse coureur"),
        ("who beat the french driver", "who beat jane roe"),
        ("where is the french driver", "where is jane roe"),
        ("who", "who"),
    ],
)
def test_people_can_be_named_by_where_they_come_from(question: str, read: str) -> None:
    assert NAMES.spelled_out(question) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("when is the argentine round", "when is the desafio round"),
        ("start of the portuguese rally is", "start of the grandola round is"),
        ("the spanish round", "the spanish round"),  # there are two
        ("the japanese round", "the japanese round"),
        ("the argentine desert", "the argentine desert"),
    ],
)
def test_rounds_can_be_named_by_their_country(question: str, read: str) -> None:
    assert NAMES.spelled_out(question) == read


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("who won the opening stage", "who won the stage 1"),
        ("who won the final stage", "who won the stage 13"),
        ("wie won de laatste etappe", "wie won de stage 13"),
        ("who won the last stage of desafio", "who won the stage 5 of desafio"),
        ("who won the final", "who won the final"),
    ],
)
def test_the_first_and_the_last_stage_become_numbers(question: str, read: str) -> None:
    assert NAMES.spelled_out(question) == read


def test_the_last_stage_of_a_rally_without_known_stages_stays() -> None:
    nothing = Names(frozenset(), {}, [], [], [], frozenset(), [], "")
    assert nothing.spelled_out("who won the last stage") == "who won the last stage"
    assert nothing.spelled_out("when is the next round") == "when is the next round"


@pytest.mark.parametrize(
    ("text", "word", "cars", "proper"),
    [
        ("where was Roe born", "roe", set(), True),
        ("where was Roe born", "born", set(), False),
        ("both Vidals", "vidals", set(), True),
        ("the T2 class", "t2", set(), True),
        # Sara Price, or what a car costs.
        ("where was Price born", "price", set(), True),
        ("price of the OCTA", "price", {"octa"}, False),
        ("the price", "price", set(), False),
        ("what price is it", "price", set(), False),
        ("which price is it", "price", set(), False),
        ("at a price", "price", set(), False),
        ("Sara Price in the OCTA", "price", {"octa"}, True),
        ("the price Sara paid", "price", set(), True),
        # The class, or the utmost.
        ("who won in Ultimate", "ultimate", set(), True),
        ("the ultimate class", "ultimate", set(), True),
        ("de ultimate klasse", "ultimate", set(), True),
        ("the ultimate car", "ultimate", set(), False),
    ],
)
def test_words_that_an_answer_must_be_about_are_told_from_others(
    text: str, word: str, cars: set[str], proper: bool
) -> None:
    assert NAMES.is_proper(word, text.casefold(), text, frozenset(cars)) == proper


def test_the_words_of_a_name_count_where_all_of_it_is_there() -> None:
    assert sorted(NAMES.beside(["start", "ruta", "40"])) == ["40", "ruta"]
    assert sorted(NAMES.beside(["ruta", "40"])) == ["40", "ruta"]
    assert NAMES.beside(["start", "40"]) == []


def test_a_first_name_beside_its_last_name_may_be_missing() -> None:
    assert NAMES.surnames(["jane", "roe"]) == ["roe"]
    assert NAMES.surnames(["jane", "lee"]) == ["jane", "lee"]


def test_the_only_name_of_somebody_may_not_be_missing() -> None:
    names = msgspec.structs.replace(NAMES, full_names=frozenset([("moe", "moe")]))
    assert names.surnames(["moe"]) == ["moe"]


def test_names_of_people_are_their_words() -> None:
    assert NAMES.people_words == {"jane", "roe", "ann", "lee", "sara", "price"}
