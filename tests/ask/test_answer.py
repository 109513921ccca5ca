"""An answer in one line that stands by itself: whose it is, what it is, its value."""

from datetime import date

import pytest

from defender_cli.ask.answer import answer_of, at_the_time, sentence, told, topic
from defender_cli.ask.document import Document
from defender_cli.ask.question import read
from defender_cli.ask.record_table import Damaged
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load
from tests.conftest import Write

FACTS = """
[team]
source = "first"
name = "Team Roe"
motto = [
    { value = "Newer", source = "later" },
    { value = "Older", source = "first" },
]

[car]
source = "first"
name = "Maker Dakar D7X-R"

[car.specs.tank]
source = "first"
label = { en = "Fuel tank", nl = "Brandstoftank" }
d7x_r = { value = 550, unit = "L" }
octa = { value = 90, unit = "L", note = { en = "about", nl = "circa" } }

[crews]
source = "first"
first = { number = 500, driver = "roe" }
second.number = 502
second.driver = [
    { value = "roe", source = "later" },
    { pending = true, source = "first" },
]
third = { number = 504 }
fourth = { number = 506, driver = { pending = true } }

[drivers.roe]
source = "first"
name = "Jane Roe"
dakar.2026.vehicle = "Maker"
dakar.2026.position = 2
titles.first = { championship = { en = "World Cup", nl = "Wereldbeker" }, year = 2019 }
rallies.first = { event = "Desert Rally", year = 2022 }
family.brother = { en = "Has a brother", nl = "Heeft een broer" }

[rivals.doe]
source = "first"
name = "Joe Doe"

[season]
source = "first"
year = 2026

[rounds.dakar]
source = "first"
name = "Dakar Rally"

[results.dakar]
source = "first"
winning_time = { value = "58:09:45", note = { en = "late", nl = "laat" } }
classification.doe.position = 3
standings.roe.position = 1
co_driver_standings.roe.position = 2
stages.03.name = { en = "Stage 3", nl = "Etappe 3" }
stages.03.standing.roe.position = 4

[results.far_away]
source = "first"
winning_time = "60:00:00"

[quotes.start]
source = "first"
topic = { en = "The start", nl = "De start" }
speaker = "roe"

[brand]
source = "first"
character.bold = { en = "It is bold.", nl = "Het is gedurfd." }
channels.x = "http://example.org/x"
"""

TODAY = date(2026, 3, 1)


@pytest.fixture
def known(facts_file: Write) -> AsOf:
    return AsOf(load([facts_file(FACTS)]), TODAY)


def document(key: str, about: str = "", reverse: bool = False) -> Document:
    return Document(key, "", tuple((about or key).split(".")), "name", reverse=reverse)


@pytest.mark.parametrize(
    ("key", "en", "nl"),
    [
        ("team.motto", "Team Roe – Motto: Newer", "Team Roe – Motto: Newer"),
        (
            "car.specs.tank.d7x_r",
            "Maker Dakar D7X-R – Fuel tank: 550 L",
            "Maker Dakar D7X-R – Brandstoftank: 550 L",
        ),
        (
            "car.specs.tank.octa",
            "Defender OCTA – Fuel tank: 90 L (about)",
            "Defender OCTA – Brandstoftank: 90 L (circa)",
        ),
        ("crews.first.number", "Jane Roe – No.: 500", "Jane Roe – Nr.: 500"),
        ("crews.third.number", "Crews – No.: 504", "Equipes – Nr.: 504"),
        ("crews.fourth.number", "Crews – No.: 506", "Equipes – Nr.: 506"),
        (
            "drivers.roe.dakar.2026.vehicle",
            "Jane Roe – Dakar record 2026 – Vehicle: Maker",
            "Jane Roe – Dakar-erelijst 2026 – Voertuig: Maker",
        ),
        (
            "drivers.roe.titles.first.year",
            "Jane Roe – World Cup – Year: 2019",
            "Jane Roe – Wereldbeker – Jaar: 2019",
        ),
        (
            "drivers.roe.rallies.first.year",
            "Jane Roe – Desert Rally – Year: 2022",
            "Jane Roe – Desert Rally – Jaar: 2022",
        ),
        ("season.year", "Season – Season: 2026", "Seizoen – Seizoen: 2026"),
        (
            "results.dakar.winning_time",
            "Dakar Rally – Winning time: 58:09:45 (late)",
            "Dakar Rally – Winnende tijd: 58:09:45 (laat)",
        ),
        (
            "results.dakar.classification.doe.position",
            "Dakar Rally – Joe Doe – Pos.: 3rd",
            "Dakar Rally – Joe Doe – Plaats: 3e",
        ),
        (
            "results.dakar.standings.roe.position",
            "Dakar Rally – Drivers' points after – Jane Roe – Pos.: 1st",
            "Dakar Rally – Punten coureurs na afloop – Jane Roe – Plaats: 1e",
        ),
        (
            "results.dakar.co_driver_standings.roe.position",
            "Dakar Rally – Co-drivers after – Jane Roe – Pos.: 2nd",
            "Dakar Rally – Navigators na afloop – Jane Roe – Plaats: 2e",
        ),
        (
            "results.dakar.stages.03.standing.roe.position",
            "Dakar Rally – Stage 3 – Standing after it – Jane Roe – Pos.: 4th",
            "Dakar Rally – Etappe 3 – Tussenstand – Jane Roe – Plaats: 4e",
        ),
        (
            "results.far_away.winning_time",
            "Results Far away – Winning time: 60:00:00",
            "Uitslagen Far away – Winnende tijd: 60:00:00",
        ),
        ("quotes.start.speaker", "The start – Speaker: Jane Roe", "De start – Spreker: Jane Roe"),
        # An entry of a list of prose has no name of its own, a stated value has its field's.
        (
            "brand.character.bold",
            "Brand – Character: It is bold.",
            "Merk – Karakter: Het is gedurfd.",
        ),
        (
            "brand.channels.x",
            "Brand – Channels – X: http://example.org/x",
            "Merk – Kanalen – X: http://example.org/x",
        ),
        (
            "drivers.roe.family.brother",
            "Jane Roe – Family in the sport: Has a brother",
            "Jane Roe – Familie in de sport: Heeft een broer",
        ),
    ],
)
def test_a_fact_is_told_in_a_line(known: AsOf, key: str, en: str, nl: str) -> None:
    assert sentence(known, document(key), "en") == en
    assert sentence(known, document(key), "nl") == nl


def test_a_car_without_a_known_name_is_called_by_its_type(facts_file: Write) -> None:
    facts = '[car.specs.tank]\nsource = "first"\nlabel = { en = "Tank", nl = "Tank" }\nd7x_r = 5\n'
    known = AsOf(load([facts_file(facts)]), TODAY)
    assert sentence(known, document("car.specs.tank.d7x_r"), "en") == "Dakar D7X-R – Tank: 5"


def test_who_or_what_is_told_by_a_fact_is_the_answer_where_that_is_asked(known: AsOf) -> None:
    winner = document(
        "drivers.roe.name", about="results.dakar.standings.roe.position", reverse=True
    )
    line = "Dakar Rally – Drivers' points after – Jane Roe – Pos.: 1st"
    assert sentence(known, winner, "en") == line
    assert told(known, winner).value == 1
    assert answer_of(known, winner).value == "Jane Roe"


def test_a_document_of_other_facts_is_noticed(known: AsOf) -> None:
    with pytest.raises(Damaged):
        answer_of(known, document("team.livery"))
    with pytest.raises(Damaged):
        told(known, document("team.livery", about="team.name"))


@pytest.mark.parametrize(
    ("key", "question", "day"),
    [
        ("team.motto", "the motto in June 2025", date(2025, 6, 30)),
        ("team.motto", "the motto on 7 May 2025", date(2025, 5, 7)),
        ("team.motto", "the motto", TODAY),
        ("team.motto", "the motto in December 2025", TODAY),  # it was as it is
        ("team.motto", "the motto in April 2025", TODAY),  # nothing was known yet
        ("team.motto", "the motto in May 2027", TODAY),  # nobody knows that yet
        ("crews.second.driver", "the driver in June 2025", date(2025, 6, 30)),  # it was open
    ],
)
def test_a_moment_is_answered_as_it_was_known_then_if_that_was_another_answer(
    known: AsOf, key: str, question: str, day: date
) -> None:
    asked = read(question, question.casefold())
    assert at_the_time(known, asked, document(key)).day == day


@pytest.mark.parametrize(
    ("key", "en", "nl"),
    [
        ("team.name", "Team Roe Name", "Team Roe Naam"),
        ("car.specs.tank.octa", "Defender OCTA Fuel tank", "Defender OCTA Brandstoftank"),
        # What is not known has a name too.
        ("drivers.roe.born", "Jane Roe Born", "Jane Roe Geboren"),
    ],
)
def test_a_topic_is_fit_to_be_asked_for(known: AsOf, key: str, en: str, nl: str) -> None:
    assert topic(known, document(key), "en") == en
    assert topic(known, document(key), "nl") == nl
