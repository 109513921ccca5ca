"""What is read out of a question before anything is looked for."""

from datetime import date

import pytest

from defender_cli.ask.answer_types import Kind
from defender_cli.ask.constraints import Cars
from defender_cli.ask.question import Question, read
from defender_cli.ask.text import tokens

CARS = Cars(
    words={"d7xr": "d7x_r", "octa": "octa", "110": "defender_110"},
    makes=frozenset({"defender"}),
    events=frozenset({"dakar"}),
    rally="d7x_r",
    road="octa",
)

CLASSES = ("T1", "T2", "T3", "T4", "SSV", "Stock")


def asked(text: str) -> Question:
    """Read a question whose words are right and whose names are spelled out."""
    return read(text, " ".join(tokens(text)), CARS)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("how heavy is the car", "en"),
        ("hoe zwaar is de auto", "nl"),
        ("Baciuška", "en"),  # in no language
    ],
)
def test_the_language_is_that_of_most_small_words(text: str, lang: str) -> None:
    assert asked(text).lang == lang


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who won", "person"),
        ("wiens auto was het", "person"),
        ("when does it start", "date"),
        ("waar is de start", "place"),
        ("why is it so", "reason"),
        ("hoeveelste werd Price", "position"),
        ("how heavy is the car", "number"),
        ("hoe zwaar is de auto", "number"),
        ("how does it work", None),
        ("the number of stages", "number"),
        ("car number 500", None),
        ("which company makes the tyres", "company"),
        ("in welke stad is de start", "place"),
        ("which dutch town is it in", "place"),
        ("which very nice town is it in", None),
        ("what is the engine", None),
        ("which year was that", "date"),
        ("what class is it in", "class"),
        ("which stage is the longest", "stage"),
        ("which round is the last", "round"),
        # A place can be won or gone to.
        ("which place did Price get", "position"),
        ("in which place was Price born", "place"),
        ("where did Price finish", "position"),
        ("waar eindigde Price", "position"),
        ("a town in Peru where it ended", "place"),
        # Without a word that asks: what stands first or last tells.
        ("startdatum van de Dakar", "date"),
        ("founding year", "date"),
        ("oprichting jaar", "date"),
        ("jaar van de oprichting", None),
        ("place of the start", "place"),
        ("plaats van de start", "place"),
        ("start locatie", "place"),
        ("start location", "place"),
        ("a place for everybody", None),
        ("Dakar finishplaats", "place"),
        ("Dakar startplaats", "place"),
        ("finishplaats Dakar", None),
        ("2nd place on stage 5", "person"),
        ("", None),
    ],
)
def test_the_words_that_ask_tell_the_kind_of_answer(text: str, kind: Kind | None) -> None:
    assert asked(text).wants == kind


def test_far_into_a_question_the_same_words_join_clauses() -> None:
    assert asked("the car of the team when it won").wants == "date"
    assert asked("the car of the whole team when it won").wants is None


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("when does the rally take place", "place"),
        ("the rally that takes place in May", "place"),
        ("where it took place", "place"),
        ("is it taking place", "place"),
        ("wanneer vindt plaats de start", "plaats"),
        ("waar de start plaats vindt", "plaats"),
        ("who won for the first time", "time"),
        ("who is first at the moment", "moment"),
        ("a moment to remember", None),
        ("voor de eerste tijd", "tijd"),
        ("the winning time", None),
        ("the start place", None),
        ("plaats", None),
    ],
)
def test_words_that_only_seem_to_mean_something_are_passed_over(
    text: str, idle: str | None
) -> None:
    words = [word for word in tokens(text) if word != idle]
    assert asked(text).plain.split() == words


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("which town is it in", {"town"}),
        ("which nice town is it in", {"town"}),
        ("which is the nicest town", set()),
        ("the town it is in", set()),
        ("which stage was won", set()),
        ("which class was won", set()),
        ("which round was won", set()),
        ("how many kilometres is it", {"kilometres"}),
        ("how many pistons", set()),
        ("hoeveel kilometer is het", {"kilometer"}),
        *((f"the winner of the {name} class", {"class"}) for name in CLASSES),
        ("the winner of the class", set()),
        ("foundation year", {"year"}),
        ("foundation", set()),
    ],
)
def test_nouns_that_only_tell_the_kind_of_answer_are_set_apart(text: str, types: set[str]) -> None:
    assert asked(text).types == types


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("how many pistons does it have", ("pistons",)),
        ("hoeveel cilinders heeft de motor", ("cilinders",)),
        ("aantal zuigers", ("zuigers",)),
        ("how much fuel does it need", ("fuel",)),
        ("the number of pistons", ("pistons",)),
        ("the colour of pistons", ()),
        ("car number 500", ()),
        ("welke motor drijft de auto aan", ("motor",)),
        ("welk onderdeel brak", ("onderdeel",)),
        ("wat motor en bak", ("motor",)),
        ("which engine oil does it need", ("engine", "oil")),
        ("which tank leaked fuel", ("tank",)),
        ("which OCTA engine is it", ("engine",)),
        ("what engine is in it", ("engine",)),
        ("what is the wheelbase of it", ("wheelbase",)),
        ("what was wheelbase", ("wheelbase",)),
        ("how tall is the roof", ("roof",)),
        ("the engine is heavy", ()),
        ("is the engine heavy", ()),
        ("how many kilometres", ()),
        ("which town is it in", ()),
        ("how many drivers are there", ()),
        ("which company is it", ()),
        ("which year was it", ()),
        ("which position did it get", ()),
        ("what", ()),
    ],
)
def test_the_noun_asked_for_by_name_is_found(text: str, focus: tuple[str, ...]) -> None:
    assert asked(text).focus == focus


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("who came second", 2),
        ("who finished third", 3),
        ("wie werd tweede", 2),
        ("who was first on stage 5", 1),
        ("second place", 2),
        ("the 2nd position", 2),
        ("13th place", 13),
        ("2e plaats", 2),
        ("1ste plaats", 1),
        ("12de plaats", 12),
        ("100th place", 100),
        ("1000th place", None),  # nobody starts so far behind
        ("the place after the second place", 2),
        ("e plaats", None),
        ("who won the second stage", None),
        ("who was the first driver", None),
        ("who was first stage winner", None),
        ("who was the proud second", None),
        ("came second", None),
        ("who was the owner of the second", None),
    ],
)
def test_a_place_in_a_ranking_is_read(text: str, rank: int | None) -> None:
    assert asked(text).rank == rank


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("who won stage 5", "05"),
        ("wie won etappe 12", "12"),
        ("stage nr 5", "05"),
        ("etappe nummer 5", "05"),
        ("stage number 5", "05"),
        ("stage number", None),
        ("the fifth stage", "05"),
        ("de 5e etappe", "05"),
        ("the 5 stage", "05"),
        ("stage 500", None),
        ("the 500 stage", None),
        ("the last stage", None),
        ("5 stage wins", None),
        ("the prologue", "00"),
        ("de proloog", "00"),
        ("de openingsproloog", "00"),
        ("stage 5 after stage 4", "05"),
    ],
)
def test_a_stage_is_read_by_its_number(text: str, stage: str | None) -> None:
    assert asked(text).stage == stage


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Dakar 2026", ("2026",)),
        ("2025 and 2026 and 2025", ("2025", "2026")),
        ("1940 or 2049", ("1940", "2049")),
        ("1939 or 2050 or 02026", ()),
        ("what was so in July 2025", ()),  # a moment, not an edition
        ("2026 in July", ("2026",)),
    ],
)
def test_the_years_of_editions_are_read(text: str, years: tuple[str, ...]) -> None:
    assert asked(text).years == years


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("who was it in July 2025", date(2025, 7, 31)),
        ("wie was het op 17 mei 2025", date(2025, 5, 17)),
        ("on 31 December 2025", date(2025, 12, 31)),
        ("in December 2025", date(2025, 12, 31)),
        ("in February 2024", date(2024, 2, 29)),
        ("January 2026", date(2026, 1, 31)),
        ("1 January 2026", date(2026, 1, 1)),
        ("0 May 2025", date(2025, 5, 31)),
        ("31 April 2025", date(2025, 4, 30)),
        ("in May", None),
        ("May 5", None),
        ("2025", None),
    ],
)
def test_a_moment_is_a_day_or_the_end_of_a_month(text: str, moment: date | None) -> None:
    assert asked(text).moment == moment


def test_a_month_narrows_which_round_is_meant() -> None:
    assert asked("which round is in May").month == 5
    assert asked("which round is in Spain").month is None
    assert asked("who was it in May").month is None


@pytest.mark.parametrize(
    ("text", "cars"),
    [
        ("the tank of the rally car", {"d7x_r"}),
        ("de tank van de rallyauto", {"d7x_r"}),
        ("the Dakar Defender", {"d7x_r"}),
        ("de dakarauto", {"d7x_r"}),
        ("the car of the rally", set()),
        ("the D7X-R and the D7X R", {"d7x_r"}),
        ("the OCTA", {"octa"}),
        ("the road car", {"octa"}),
        ("110 km", set()),
        ("the Defender 110", {"defender_110"}),
        ("the Defender 90", {"other"}),
        ("the Defender 130", {"other"}),
        ("the Defender", set()),
        ("90 km", set()),
        ("the OCTA and the 110", {"octa", "defender_110"}),
        # What it is compared with is not asked about, nor who says so.
        ("the rally car compared to the OCTA", {"d7x_r"}),
        ("de rallyauto vergeleken met de OCTA", {"d7x_r"}),
        ("according to OCTA", set()),
        ("volgens OCTA", set()),
    ],
)
def test_the_cars_asked_about_are_read(text: str, cars: set[str]) -> None:
    assert asked(text).cars == cars


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("weight of the Defender OCTA", ("weight",)),
        ("weight of the Dakar Defender D7X-R", ("weight",)),
        ("weight of the rally Defender", ("weight", "defender")),
        ("weight of the Defender", ("weight", "defender")),
        ("weight of the Defender 130", ("weight",)),
        ("length in 130 days", ("length", "130", "days")),
        ("winner of stage 5 in Dakar 2026", ("winner", "stage", "dakar")),
        ("stage 5 winner", ("stage", "winner")),
        ("etappe nummer 5 winnaar", ("stage", "winnaar")),
        ("the fifth stage winner", ("stage", "winner")),
        ("weight of the Defender 90", ("weight",)),
        ("weight of the Defender 110", ("weight",)),
        ("weight of the raid Defender", ("weight", "defender")),
        ("weight compared to the OCTA", ("weight",)),
        ("weight compared with the OCTA", ("weight",)),
        ("weight according to Autocar", ("weight", "according", "autocar")),
        ("rally raid", ("rally", "raid")),
        ("when is it over", ("over",)),
        ("wat is er bekend over de motor", ("bekend", "motor")),
    ],
)
def test_what_was_read_is_not_looked_for_again(text: str, words: tuple[str, ...]) -> None:
    assert asked(text).words == words


def test_asking_what_somebody_said_is_noticed() -> None:
    assert asked("what did James say of the car").quotes
    assert asked("wat zei James").quotes
    assert not asked("who is James").quotes
