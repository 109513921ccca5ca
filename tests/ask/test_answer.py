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
[teams.ours]
source = "first"
name = "Team Roe"
motto = [
    { value = "Newer", source = "later" },
    { value = "Older", source = "first" },
]

[cars.racer]
source = "first"
name = "Maker Racer"
specs.tank = { value = 550, unit = "L" }

[cars.tourer]
source = "first"
name = "Maker Tourer"
specs.tank = { value = 90, unit = "L", note = { en = "about", nl = "circa" } }

[specs.tank]
group = "fuel"
label = { en = "Fuel tank", nl = "Brandstoftank" }

[people.roe]
source = "first"
name = "Jane Roe"
titles.first = { series = { en = "World Cup", nl = "Wereldbeker" }, year = 2019 }
career.dakar.wins = 3
family.brother = { en = "Has a brother", nl = "Heeft een broer" }

[people.doe]
source = "first"
name = "Joe Doe"

[events.dakar]
name = { value = "Dakar Rally", source = "first" }

[seasons.2026]
source = "first"
year = 2026

[rounds.dakar_2026]
event = "dakar"
season = { value = 2026, source = "first" }

[entries.dakar_2026_roe]
round = "dakar_2026"
source = "first"
team = "ours"
number = 500
driver = [
    { value = "roe", source = "later" },
    { pending = true, source = "first" },
]
vehicle = "Maker"
position = 2

[entries.dakar_2026_doe]
round = "dakar_2026"
source = "first"
driver = "doe"
position = 3

[results.dakar_2026]
source = "first"
winning_time = { value = "58:09:45", note = { en = "late", nl = "laat" } }
standings.roe.position = 1
co_driver_standings.roe.position = 2

[stages.dakar_2026_03]
round = "dakar_2026"
number = 3
source = "first"
label = { en = "Stage 3", nl = "Etappe 3" }
standing.roe.position = 4

[quotes.start]
source = "first"
topic = { en = "The start", nl = "De start" }
speaker = "roe"

[brands.maker]
source = "first"
name = "Maker"
character.bold = { en = "It is bold.", nl = "Het is gedurfd." }
channels.x = "http://example.org/x"
"""

TODAY = date(2026, 3, 1)


@pytest.fixture
def facts(facts_file: Write) -> AsOf:
    return AsOf(load([facts_file(FACTS)]), TODAY)


def document(key: str, about: str = "", reverse: bool = False) -> Document:
    return Document(key, "", tuple((about or key).split(".")), "name", reverse=reverse)


@pytest.mark.parametrize(
    ("key", "en", "nl"),
    [
        ("teams.ours.motto", "Team Roe – Motto: Newer", "Team Roe – Motto: Newer"),
        (
            "cars.racer.specs.tank",
            "Maker Racer – Fuel tank: 550 L",
            "Maker Racer – Brandstoftank: 550 L",
        ),
        (
            "cars.tourer.specs.tank",
            "Maker Tourer – Fuel tank: 90 L (about)",
            "Maker Tourer – Brandstoftank: 90 L (circa)",
        ),
        (
            "entries.dakar_2026_roe.number",
            "Dakar Rally 2026 – Jane Roe – No.: 500",
            "Dakar Rally 2026 – Jane Roe – Nr.: 500",
        ),
        (
            "entries.dakar_2026_roe.vehicle",
            "Dakar Rally 2026 – Jane Roe – Vehicle: Maker",
            "Dakar Rally 2026 – Jane Roe – Voertuig: Maker",
        ),
        (
            "entries.dakar_2026_roe.driver",
            "Dakar Rally 2026 – Driver: Jane Roe",
            "Dakar Rally 2026 – Coureur: Jane Roe",
        ),
        (
            "entries.dakar_2026_doe.position",
            "Dakar Rally 2026 – Joe Doe – Pos.: 3rd",
            "Dakar Rally 2026 – Joe Doe – Plaats: 3e",
        ),
        (
            "people.roe.titles.first.year",
            "Jane Roe – World Cup – Year: 2019",
            "Jane Roe – Wereldbeker – Jaar: 2019",
        ),
        (
            "people.roe.career.dakar.wins",
            "Jane Roe – Dakar Rally – Wins: 3",
            "Jane Roe – Dakar Rally – Zeges: 3",
        ),
        ("seasons.2026.year", "Seasons 2026 – Season: 2026", "Seizoenen 2026 – Seizoen: 2026"),
        (
            "results.dakar_2026.winning_time",
            "Dakar Rally 2026 – Winning time: 58:09:45 (late)",
            "Dakar Rally 2026 – Winnende tijd: 58:09:45 (laat)",
        ),
        (
            "results.dakar_2026.standings.roe.position",
            "Dakar Rally 2026 – Drivers' standings after – Jane Roe – Pos.: 1st",
            "Dakar Rally 2026 – Stand coureurs na afloop – Jane Roe – Plaats: 1e",
        ),
        (
            "results.dakar_2026.co_driver_standings.roe.position",
            "Dakar Rally 2026 – Co-drivers' standings after – Jane Roe – Pos.: 2nd",
            "Dakar Rally 2026 – Stand navigators na afloop – Jane Roe – Plaats: 2e",
        ),
        (
            "stages.dakar_2026_03.standing.roe.position",
            "Dakar Rally 2026 – Stage 3 – Standing after it – Jane Roe – Pos.: 4th",
            "Dakar Rally 2026 – Etappe 3 – Tussenstand – Jane Roe – Plaats: 4e",
        ),
        ("quotes.start.speaker", "The start – Speaker: Jane Roe", "De start – Spreker: Jane Roe"),
        (
            "brands.maker.character.bold",
            "Maker – Character: It is bold.",
            "Maker – Karakter: Het is gedurfd.",
        ),
        (
            "brands.maker.channels.x",
            "Maker – Channels – X: http://example.org/x",
            "Maker – Kanalen – X: http://example.org/x",
        ),
        (
            "people.roe.family.brother",
            "Jane Roe – Family in the sport: Has a brother",
            "Jane Roe – Familie in de sport: Heeft een broer",
        ),
    ],
)
def test_a_fact_is_told_in_a_line(facts: AsOf, key: str, en: str, nl: str) -> None:
    assert sentence(facts, document(key), "en") == en
    assert sentence(facts, document(key), "nl") == nl


def test_who_or_what_is_told_by_a_fact_is_the_answer_where_that_is_asked(facts: AsOf) -> None:
    winner = document(
        "people.roe.name", about="results.dakar_2026.standings.roe.position", reverse=True
    )
    line = "Dakar Rally 2026 – Drivers' standings after – Jane Roe – Pos.: 1st"
    assert sentence(facts, winner, "en") == line
    assert told(facts, winner).value == 1
    assert answer_of(facts, winner).value == "Jane Roe"


def test_a_document_of_other_facts_is_noticed(facts: AsOf) -> None:
    with pytest.raises(Damaged):
        answer_of(facts, document("teams.ours.livery"))
    with pytest.raises(Damaged):
        told(facts, document("teams.ours.livery", about="teams.ours.name"))


@pytest.mark.parametrize(
    ("key", "question", "day"),
    [
        ("teams.ours.motto", "the motto in June 2025", date(2025, 6, 30)),
        ("teams.ours.motto", "the motto on 7 May 2025", date(2025, 5, 7)),
        ("teams.ours.motto", "the motto", TODAY),
        ("teams.ours.motto", "the motto in December 2025", TODAY),  # it was as it is
        ("teams.ours.motto", "the motto in April 2025", TODAY),  # nothing was known yet
        ("teams.ours.motto", "the motto in May 2027", TODAY),  # nobody knows that yet
        (
            "entries.dakar_2026_roe.driver",
            "the driver in June 2025",
            date(2025, 6, 30),
        ),  # it was open
    ],
)
def test_a_moment_is_answered_as_it_was_known_then_if_that_was_another_answer(
    facts: AsOf, key: str, question: str, day: date
) -> None:
    asked = read(question, question.casefold())
    assert at_the_time(facts, asked, document(key)).day == day


@pytest.mark.parametrize(
    ("key", "en", "nl"),
    [
        ("teams.ours.name", "Team Roe Name", "Team Roe Naam"),
        ("cars.tourer.specs.tank", "Maker Tourer Fuel tank", "Maker Tourer Brandstoftank"),
        # What is not known has a name too.
        ("people.roe.born", "Jane Roe Born", "Jane Roe Geboren"),
    ],
)
def test_a_topic_is_fit_to_be_asked_for(facts: AsOf, key: str, en: str, nl: str) -> None:
    assert topic(facts, document(key), "en") == en
    assert topic(facts, document(key), "nl") == nl
