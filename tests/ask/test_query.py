"""Questions that are queries: every word has a place, or nothing is answered."""

from collections.abc import Callable
from datetime import date

import pytest

from defender_cli.ask import query
from defender_cli.ask.query import Found
from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.load import load
from tests.conftest import Write

FACTS = """
[teams.roe]
source = "first"
name = "Team Roe"
brand = "Roe"
car = "swift"

[people.doe]
source = "first"
name = "Anna Doe"
aliases = ["Ms Sand"]
seat = "driver"
country = "FR"
born = 1980-03-01
titles.one = { year = 2019, series = { en = "Desert Cup", nl = "Woestijnbeker" } }
titles.two = { series = { en = "Sand Cup", nl = "Zandbeker" }, count = 3 }
career.sandtrack = { starts = 9, wins = 2, win_years = [2001, 2004], stage_wins = 40 }

[people.lind]
source = "first"
name = "Bo Lind"
seat = "driver"
country = "LT"
born = 1999-12-10

[people.moss]
source = "first"
name = "Cy Moss"
seat = "co-driver"

[people.nord]
source = "first"
name = "Di Nord"
seat = "co-driver"

[people.adder]
source = "first"
name = "Ed Adder"
role = { en = "Team Principal of Team Roe", nl = "Teambaas van Team Roe" }

[partners.oilco]
source = "first"
name = "Oilco"
level = "official partner"

[partners.bootco]
source = "first"
name = "Bootco"
level = "official supplier"

[partners.watchco]
source = "first"
name = "Watchco"
level = "official partner"

[specs]
width = { label = { en = "Width", nl = "Breedte" }, group = "dimensions", names = ["how wide"] }
length = { label = { en = "Length", nl = "Lengte" }, group = "dimensions" }
tank = { label = { en = "Fuel tank", nl = "Brandstoftank" }, group = "fuel" }
weight = { label = { en = "Weight", nl = "Gewicht" }, group = "dimensions", names = ["how heavy"] }

[specs.more_track]
label = { en = "Wider track than the Plain", nl = "Breder spoor dan de Plain" }
group = "chassis"

[cars.swift]
source = "first"
name = "Roe Swift"
road_legal = false
specs.width = { value = 2000, unit = "mm" }
specs.tank = { value = 500, unit = "L" }
specs.length = { value = 5000, unit = "mm" }
specs.more_track = { value = 60, unit = "mm" }

[cars.plain]
source = "first"
name = "Roe Plain"
specs.width = { value = 1900, unit = "mm" }
specs.tank = { value = 90, unit = "L" }

[cars.plain.specs.length]
value = 4990
unit = "mm"
note = { en = "measured otherwise", nl = "anders gemeten" }

[cars.plain.specs.weight]
value = 2100
unit = "kg"

[events]
sandtrack = { name = "Sandtrack Rally", aliases = ["Sandtrack"], source = "first" }
lakes = { name = "Lakes Rally", aliases = ["Lakes"], source = "first" }

[seasons.2026]
source = "first"
year = 2026
rounds_count = 2

[rounds.sandtrack_2026]
source = "first"
event = "sandtrack"
season = 2026
number = 1
country = "SA"
start = 2026-01-03
end = 2026-01-17
stages_count = 4
special = 1300
prologue = true

[rounds.lakes_2026]
source = "first"
event = "lakes"
season = 2026
number = 2
country = "PT"
start = 2026-03-20
end = 2026-03-24

[rounds.sandtrack_2027]
source = "first"
event = "sandtrack"
season = 2027
number = 1
country = "SA"
start = 2027-01-02
end = 2027-01-15

[rounds.lakes_2027]
source = "first"
event = "lakes"
season = 2027
number = 2
country = "PT"
start = 2027-05-04
end = 2027-05-09

[entries.sandtrack_2026_doe]
source = "first"
round = "sandtrack_2026"
team = "roe"
number = 500
driver = "doe"
co_driver = "moss"
position = 2

[entries.sandtrack_2026_lind]
source = "first"
round = "sandtrack_2026"
team = "roe"
number = 502
driver = "lind"
co_driver = "nord"
position = 1

[entries.sandtrack_2027_adder]
source = "later"
round = "sandtrack_2027"
team = "roe"
number = 600
driver = "adder"

[results.sandtrack_2026]
source = "first"
category = "Stock"
winner = "lind"
standings.lind = { position = 1, points = 50 }
standings.doe = { position = 2, points = 40 }

[stages.sandtrack_2026_00]
source = "first"
round = "sandtrack_2026"
number = 0
label = { en = "Prologue", nl = "Proloog" }
day = 2026-01-03
special = 20
winner = "doe"

[stages.sandtrack_2026_01]
source = "first"
round = "sandtrack_2026"
number = 1
label = { en = "Stage 1", nl = "Etappe 1" }
day = 2026-01-04
start_place = "Port"
finish_place = "Well"
special = 300
winner = "doe"

[stages.sandtrack_2026_02]
source = "first"
round = "sandtrack_2026"
number = 2
label = { en = "Stage 2", nl = "Etappe 2" }
day = 2026-01-05
start_place = "Well"
finish_place = "Port"
special = 450
winner = "lind"

[stages.sandtrack_2026_03]
source = "later"
round = "sandtrack_2026"
number = 3
label = { en = "Stage 3", nl = "Etappe 3" }
day = 2026-01-06
start_place = "Port"
finish_place = "Port"
special = 410
winner = "lind"
"""

Ask = Callable[..., Found | None]


@pytest.fixture
def ask(facts_file: Write) -> Ask:
    """Ask a question on a day; most are asked between the two seasons."""
    base = load((facts_file(FACTS),))

    def asked(question: str, day: str = "2026-11-28", **options: str) -> Found | None:
        return query.answer(AsOf(base, date.fromisoformat(day)), question, **options)

    return asked


NEXT = "1 · Sandtrack Rally · Saudi Arabia · 2027-01-02 · 2027-01-15 · upcoming"
LAKES = "2 · Lakes Rally · Portugal · 2026-03-20 · 2026-03-24"


def text(found: Found | None) -> str:
    return "\n".join(found.lines) if found else ""


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "who are the drivers of 2026",
            ["500 · Anna Doe · France · Cy Moss", "502 · Bo Lind · Lithuania · Di Nord"],
        ),
        (
            "name the 2026 drivers please",
            ["500 · Anna Doe · France · Cy Moss", "502 · Bo Lind · Lithuania · Di Nord"],
        ),
        (
            "wie zijn de coureurs in 2026",
            ["500 · Anna Doe · Frankrijk · Cy Moss", "502 · Bo Lind · Litouwen · Di Nord"],
        ),
        ("who are the drivers in 2027", ["600 · Ed Adder"]),
        ("who are the drivers", ["600 · Ed Adder"]),
        ("which drivers are from France in 2026", ["500 · Anna Doe · France · Cy Moss"]),
        (
            "upcoming rounds in 2027",
            [NEXT, "2 · Lakes Rally · Portugal · 2027-05-04 · 2027-05-09 · upcoming"],
        ),
        ("which Sandtracks did Doe start", ["Sandtrack Rally 2026 · 2"]),
        ("wie zijn de navigators in 2026", ["500 · Cy Moss · Anna Doe", "502 · Di Nord · Bo Lind"]),
        (
            "which sponsors does the team have",
            [
                "Oilco · official partner",
                "Bootco · official supplier",
                "Watchco · official partner",
            ],
        ),
        (
            "welke officiële partners heeft Team Roe",
            ["Oilco · officiële partner", "Watchco · officiële partner"],
        ),
        (
            "which rounds are in May 2027",
            ["2 · Lakes Rally · Portugal · 2027-05-04 · 2027-05-09 · upcoming"],
        ),
        (
            "which years did Doe win the Sandtrack",
            ["Anna Doe – Sandtrack Rally – Years of the wins: 2001, 2004"],
        ),
    ],
)
def test_lists(ask: Ask, question: str, lines: list[str]) -> None:
    found = ask(question)
    assert found is not None
    assert list(found.lines) == lines


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("which stages did Doe win", ["Prologue", "Stage 1"]),
        ("could you tell me which stages Doe won", ["Prologue", "Stage 1"]),
        ("welke etappes won Lind", ["Etappe 2", "Etappe 3"]),
        ("which stages of the Sandtrack 2026 were longer than 400 km", ["Stage 2", "Stage 3"]),
        ("which stages started in Port", ["Stage 1", "Stage 3"]),
        ("welke etappes eindigden in Well", ["Etappe 1"]),
    ],
)
def test_stages_that_fit(ask: Ask, question: str, names: list[str]) -> None:
    found = ask(question)
    assert found is not None
    assert [line.partition(" · ")[0] for line in found.lines] == names


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("which stages did Doe win", "defender results sandtrack_2026 --stages --where winner=doe"),
        ("who are the drivers in 2027", "defender drivers --season 2027"),
        ("who are the drivers", "defender drivers"),
        (
            "what are the official suppliers",
            'defender team partners --where "level=official supplier"',
        ),
    ],
)
def test_the_equivalent_command_is_told(ask: Ask, question: str, command: str) -> None:
    found = ask(question)
    assert found is not None
    assert found.command == command


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how many stages did Lind win", "2 stages (Sandtrack Rally 2026): Stage 2, Stage 3"),
        (
            "hoeveel etappes won Lind in de Sandtrack 2026",
            "2 etappes (Sandtrack Rally 2026): Etappe 2, Etappe 3",
        ),
        ("how many drivers does the team have in 2026", "2 drivers (2026): Anna Doe, Bo Lind"),
        ("how many official partners are there", "2 official partners: Oilco, Watchco"),
        ("how many titles has Doe won", "4 titles (Anna Doe): "),
        ("how many stages did the Sandtrack 2026 have", "4 stages (Sandtrack Rally 2026)"),
        ("how many rounds does the 2026 season have", "2 rounds (2026)"),
        ("hoeveel Sandtracks won Doe", "Anna Doe – Sandtrack Rally – Zeges: 2"),
        (
            "how many points does Doe have",
            "Sandtrack Rally 2026 – Drivers' standings after – Anna Doe – Points: 40",
        ),
        ("total special of the Sandtrack stages", "Sandtrack Rally 2026 – Specials: 1,300 km"),
        (
            "total special of the stages won by Lind",
            "860 km (Sandtrack Rally 2026): Stage 2 450 km, Stage 3 410 km",
        ),
        ("longest stage of the Sandtrack", "Sandtrack Rally 2026 – Stage 2 – Special: 450 km"),
        (
            "wat was de kortste etappe van de Sandtrack",
            "Sandtrack Rally 2026 – Proloog – Special: 20 km",
        ),
        ("who won most stages", "Sandtrack Rally 2026, stages won: Bo Lind 2, Anna Doe 1"),
        ("who is the youngest driver of 2026", "Bo Lind – Born: 1999-12-10"),
    ],
)
def test_counts_and_firsts(ask: Ask, question: str, line: str) -> None:
    found = ask(question)
    assert found is not None
    assert found.lines[0].startswith(line)


def test_a_count_of_stages_tells_all_editions_too(ask: Ask) -> None:
    """Who asks how many stages somebody won may mean this year or ever."""
    this_year = "1 stages (Sandtrack Rally 2026): Stage 1; not counted: Prologue"
    ever = "Sandtrack Rally, all editions: stage wins 40"
    assert text(ask("how many stages did Doe win")) == f"{this_year}\n{ever}"
    assert text(ask("how many Sandtrack stages did Doe win in total")) == f"{ever}\n{this_year}"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("did Doe win stage 2", "No: Bo Lind won Sandtrack Rally 2026 – Stage 2"),
        ("won Lind etappe 2", "Ja: Bo Lind won Sandtrack Rally 2026 – Etappe 2"),
        ("did Doe win the prologue", "Yes: Anna Doe won Sandtrack Rally 2026 – Prologue"),
        ("did Bo Lind win the Sandtrack 2026", "Yes: Bo Lind won Sandtrack Rally 2026 (Stock)"),
        ("is the car road legal", "No: Roe Swift – Road legal: no"),
        ("had de Sandtrack 2026 een proloog", "Ja: Sandtrack Rally 2026 – Proloog: ja"),
        ("is Oilco an official supplier", "No: Oilco – Level: official partner"),
        (
            "is Cy Moss the co-driver of Bo Lind",
            "No: Sandtrack Rally 2026 – Bo Lind – Co-driver: Di Nord",
        ),
        ("is Anna Doe French", "Yes: Anna Doe – Country: France"),
        ("komt Bo Lind uit Frankrijk", "Nee: Bo Lind – Land: Litouwen"),
        ("did stage 2 start in Port", "No: Sandtrack Rally 2026 – Stage 2 – From: Well"),
        ("is the Swift 2000 mm wide", "Yes: Roe Swift – Width: 2,000 mm"),
        ("is the Plain heavier than 2500 kg", "No: Roe Plain – Weight: 2,100 kg"),
        (
            "did Doe drive with Moss in 2026",
            "Yes: Sandtrack Rally 2026 – Cy Moss – Driver: Anna Doe",
        ),
        (
            "did Lind finish ahead of Doe in the Sandtrack 2026",
            "Yes: Sandtrack Rally 2026: Bo Lind 1st, Anna Doe 2nd",
        ),
        (
            "is the Lakes part of the 2026 championship",
            "Yes: Lakes Rally 2026 (2026-03-20 – 2026-03-24)",
        ),
        (
            "is the track wider than the Plain's",
            "Yes: Roe Swift – Wider track than the Plain: 60 mm",
        ),
        ("is Anna Doe older than Bo Lind", "Yes: born: Anna Doe 1980-03-01, Bo Lind 1999-12-10"),
        (
            "did Doe win more stages than Lind",
            "No: Anna Doe 1, Bo Lind 2\n"
            "Anna Doe: 1 stages (Sandtrack Rally 2026): Stage 1; not counted: Prologue\n"
            "Bo Lind: 2 stages (Sandtrack Rally 2026): Stage 2, Stage 3",
        ),
        ("is the Swift wider than the Plain", "Yes: Width: Roe Swift 2,000 mm, Roe Plain 1,900 mm"),
        (
            "is etappe 2 langer dan etappe 3",
            "Ja: Special (Sandtrack Rally 2026): Etappe 2 450 km, Etappe 3 410 km",
        ),
    ],
)
def test_whether(ask: Ask, question: str, line: str) -> None:
    found = ask(question)
    assert text(found) == line
    assert found is not None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "how much wider is the Swift than the Plain",
            "100 mm – Width: Roe Swift 2,000 mm, Roe Plain 1,900 mm",
        ),
        (
            "hoeveel breder is het spoor dan dat van de Plain",
            "Roe Swift – Breder spoor dan de Plain: 60 mm",
        ),
        (
            "difference in fuel tank between the Swift and the Plain",
            "410 L – Fuel tank: Roe Swift 500 L, Roe Plain 90 L",
        ),
        (
            "how much longer was stage 2 than stage 1",
            "150 km – Special (Sandtrack Rally 2026): Stage 2 450 km, Stage 1 300 km",
        ),
        (
            "how many days did the Sandtrack 2026 last",
            "15 days: Sandtrack Rally 2026, 2026-01-03 – 2026-01-17",
        ),
        (
            "hoeveel dagen duurde de Lakes 2026",
            "5 dagen: Lakes Rally 2026, 2026-03-20 – 2026-03-24",
        ),
        (
            "how many days between the Sandtrack 2026 and the Lakes 2026",
            "62 days from the end of Sandtrack Rally 2026 (2026-01-17) "
            "to the start of Lakes Rally 2026 (2026-03-20)",
        ),
    ],
)
def test_differences(ask: Ask, question: str, line: str) -> None:
    assert text(ask(question)) == line


@pytest.mark.parametrize(
    ("question", "day", "line"),
    [
        ("when is the next race", "2026-11-28", NEXT),
        ("volgende rally", "2026-02-01", f"{LAKES} · komt nog"),
        ("what was the last rally", "2026-11-28", f"{LAKES} · over, no result on file"),
        (
            "which round comes after the Sandtrack 2027",
            "2026-11-28",
            "2 · Lakes Rally · Portugal · 2027-05-04 · 2027-05-09 · upcoming",
        ),
        (
            "who leads the championship",
            "2026-11-28",
            "Bo Lind (after Sandtrack Rally 2026; points: Bo Lind 50, Anna Doe 40)",
        ),
        (
            "hoeveel dagen tot de volgende race",
            "2026-12-30",
            "3 dagen tot Sandtrack Rally 2027 (2027-01-02)",
        ),
        (
            "ms sands start number",
            "2026-11-28",
            "Sandtrack Rally 2026 – Anna Doe – Car number: 500",
        ),
        ("rounds.lakes_2026.end", "2026-11-28", "rounds.lakes_2026.end: 2026-03-24"),
        ("rounds.lakes.end", "2026-11-28", "rounds.lakes_2027.end: 2027-05-09"),
        ("when does the Lakes 2027 start", "2026-11-28", "Lakes Rally 2027 – Start: 2027-05-04"),
        ("wanneer eindigde de Lakes 2026", "2026-11-28", "Lakes Rally 2026 – Einde: 2026-03-24"),
        (
            "what was the previous round",
            "2027-01-20",
            NEXT.replace("upcoming", "over, no result on file"),
        ),
        (
            "what is the last round of the season",
            "2026-11-28",
            f"{LAKES} · over, no result on file",
        ),
    ],
)
def test_the_clock_and_keys(ask: Ask, question: str, day: str, line: str) -> None:
    assert text(ask(question, day)) == line


def test_the_next_race_during_one_is_both(ask: Ask) -> None:
    found = ask("when is the next race", "2026-01-10")
    assert found is not None
    assert [line.split(" · ")[1] for line in found.lines] == ["Sandtrack Rally", "Lakes Rally"]


def test_no_later_round_is_said(ask: Ask) -> None:
    """The ranker has no answer to that either, and must not guess one."""
    with pytest.raises(NotFound, match="no later round is on file"):
        ask("when is the next race", "2031-01-01")
    with pytest.raises(NotFound, match="geen latere ronde"):
        ask("wanneer is de volgende race", "2031-01-01")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who is the fourth driver of 2026", "the team has 3 on file"),
        ("which stages did Moss win", "nothing on file fits: stages"),
        ("did Doe win the Lakes 2026", "who won Lakes Rally 2026 is not on file"),
        ("who won the Lakes 2026", "who won Lakes Rally 2026 is not on file"),
        ("wie won de Sandtrack 2026 op de motor", "wie Sandtrack Rally 2026 won staat niet"),
        ("is the Swift longer than the Plain", "were not measured alike"),
        ("weight", "nothing is known of Roe Swift Weight"),
        ("which stages did Doe win on a bike", "nothing on file fits: stages"),
        ("who is the champion", "no champion of 2026 is on file"),
        ("where is the team based", "where the team is based is not on file"),
        ("when did Doe win the Sandtrack on a camel", "no such win is on file"),
        ("how old was Doe", "the question does not say when"),
        ("what age was Doe when she won in January 2026", "the question does not say when"),
        ("when did Lind win the Sandtrack", "Bo Lind – Sandtrack Rally: no win is on file"),
    ],
)
def test_a_query_without_an_answer_says_what_is_missing(ask: Ask, question: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        ask(question)


@pytest.mark.parametrize(
    ("question", "text_"),
    [
        ("who won the Sandtrack 2026", "Sandtrack Rally 2026 (Stock) – Winner: Bo Lind"),
        ("who won stage 2", "Sandtrack Rally 2026 – Stage 2 – Winner: Bo Lind"),
        ("where did Team Roe finish in the Sandtrack 2026",
         "1 · 502 · Bo Lind · Di Nord\n2 · 500 · Anna Doe · Cy Moss"),
        ("did Doe finish second in the Sandtrack 2026",
         "Yes: Sandtrack Rally 2026 – Anna Doe – Pos.: 2nd"),
        ("was Doe third in the Sandtrack 2026", "No: Sandtrack Rally 2026 – Anna Doe – Pos.: 2nd"),
        ("does the 2026 season have three rounds", "No: 2 rounds (2026)"),
        ("is the Lakes the last round of 2026", "Yes: Lakes Rally 2026 (2026-03-20 – 2026-03-24)"),
        ("when did Doe first win the Sandtrack",
         "2001 (Anna Doe – Sandtrack Rally – Years of the wins: 2001, 2004)"),
        ("who was ahead in the Sandtrack 2026, Doe or Lind",
         "Bo Lind – Sandtrack Rally 2026: Anna Doe 2nd, Bo Lind 1st"),
        ("who is Anna Doe", "Anna Doe – Seat: driver\n"
         "Sandtrack Rally 2026 – Anna Doe – Car number: 500"
         "\nSandtrack Rally 2026 – Anna Doe – Crew partner: Cy Moss\nAnna Doe – Country: France"
         "\nAnna Doe – Born: 1980-03-01"),
        ("hoe heet de auto", "Roe Swift – Naam: Roe Swift"),
        ("who runs the team", "Ed Adder – Role: Team Principal of Team Roe"),
        ("wie werkt er bij het team", "Ed Adder – Functie: Teambaas van Team Roe"),
        ("how old was Doe on 1 January 2020", "Anna Doe: 39 (2020-01-01; born 1980-03-01)"),
        ("how big is the fuel tank", "Roe Swift – Fuel tank: 500 L"),
        ("hoe lang duurt de Lakes 2026", "5 dagen: Lakes Rally 2026, 2026-03-20 – 2026-03-24"),
    ],
)  # fmt: skip
def test_places_posts_and_ages(ask: Ask, question: str, text_: str) -> None:
    assert text(ask(question)) == text_


def test_a_date_in_the_question_sets_the_day(ask: Ask) -> None:
    found = ask("who were the drivers in May 2025")
    assert found is not None
    assert found.command == "defender drivers --as-of 2025-05-31"
    assert text(ask("which rounds are in May 2025")) == ""


def test_a_later_report_is_not_counted_before_its_day(ask: Ask) -> None:
    assert text(ask("how many stages did Lind win", "2025-10-01")).startswith("1 stages")


@pytest.mark.parametrize(
    "question",
    [
        "",
        "who are the drivers in 2031",
        "who is the driver",
        "how many stages did Verstappen win",
        "did Doe win stage 14",
        "which sponsors does Team Blue have",
        "according to the release who are the drivers",
        "wie zijn volgens het persbericht de coureurs",
        "is the Swift heavier than the Plain",
        "longest liaison of the Sandtrack",
        "what is the first round of the next season",
        "which stages started in Nowhere",
        "people.nobody.born",
        "when is the Lakes 2031",
        "what is the second round",
        "which cars are not road legal",
        "how many widths does the car have",
    ],
)
def test_what_is_no_query_in_every_word_is_left(ask: Ask, question: str) -> None:
    assert ask(question) is None


def test_the_language_is_that_of_the_words_or_the_one_asked_for(ask: Ask) -> None:
    assert "upcoming" in text(ask("next race"))
    assert "komt nog" in text(ask("volgende race"))
    assert "komt nog" in text(ask("next race", lang="nl"))
    assert text(ask("Doe startnummer")) == "Sandtrack Rally 2026 – Anna Doe – Startnummer: 500"
