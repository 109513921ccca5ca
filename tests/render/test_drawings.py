"""Drawings beside tables, as plain text: bars, wins, the year, a comparison."""

import sys

import pytest

from tests.conftest import Run, Write

RESULT = """\
[rounds.one]
source = "first"
season = 2025
number = 1
name = "Rally One"
start = 2025-03-01
end = 2025-03-31

[rounds.two]
source = "first"
season = 2025
number = 2
name = "Rally Two"
start = 2025-12-30
end = 2025-12-31

[people]
source = "first"
ann.name = "Ann"
bo.name = "Bo"

[results.one]
source = "first"
winner = "ann"
standings.ann = { position = 1, points = 40 }
standings.bo = { position = 2, points = 10 }

[entries]
source = "first"
ann = { round = "one", driver = "ann", position = 1 }
bo = { round = "one", driver = "bo", position = 2, gap = "00:30:00" }
cy = { round = "one", position = 3, gap = "02:00:00" }
di = { round = "one", position = 4, gap = "00:00:01" }

[stages]
source = "first"
p = { round = "one", number = 0, label = { en = "Prologue", nl = "Proloog" }, winner = "bo" }
1 = { round = "one", number = 1, label = { en = "Stage 1", nl = "Etappe 1" }, winner = "ann" }
2 = { round = "one", number = 2, label = { en = "Stage 2", nl = "Etappe 2" }, winner = "ann" }
3 = { round = "one", number = 3, label = { en = "Stage 3", nl = "Etappe 3" }, winner = "bo" }
4 = { round = "one", number = 4, label = { en = "Stage 4", nl = "Etappe 4" }, special = 100 }
"""
SPECS = """\
[teams.x]
source = "first"
name = "X"
car = "raid"

[specs]
tank.label = { en = "Tank", nl = "Tank" }
gears.label = { en = "Gears", nl = "Versnellingen" }
bore.label = { en = "Bore", nl = "Boring" }
maker.label = { en = "Maker", nl = "Maker" }
cage.label = { en = "Cage", nl = "Kooi" }
boot.label = { en = "Boot", nl = "Koffer" }

[cars]
source = "first"

[cars.raid]
name = "Ex Raid"
compared_with = "road"
specs.tank = { value = 550, unit = "L" }
specs.gears = 6
specs.bore = { value = 4.5, unit = "L" }
specs.maker = "A"
specs.cage = true

[cars.road]
name = "Ex Road"
specs.tank = { value = 90, unit = "L" }
specs.gears = 8
specs.bore = { value = 4.5, unit = "L" }
specs.maker = "B"
specs.boot = { value = 4, unit = "L" }
"""


@pytest.fixture
def out(run: Run, facts_file: Write) -> "Out":
    return Out(run, facts_file)


@pytest.fixture
def screen(run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch) -> "Out":
    monkeypatch.setenv("COLUMNS", "80")
    return Out(run, facts_file, on_terminal=True)


class Out:
    """Output of a command on the tables above, in a pipe or without rules on a terminal."""

    def __init__(self, run: Run, facts_file: Write, on_terminal: bool = False) -> None:
        self.run, self.facts_file, self.on_terminal = run, facts_file, on_terminal

    def __call__(self, *argv: str, tables: str = RESULT) -> list[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys.stdout, "isatty", lambda: self.on_terminal)
            done = self.run(*argv, "--color", "never", "--facts", self.facts_file(tables))
        assert done.code == 0, done.err
        lines = (line.rstrip() for line in done.out.splitlines())
        return [line for line in lines if not line or set(line) != {"─"}]


def test_gaps_and_points_have_bars_in_proportion(screen: Out) -> None:
    lines = screen("results", "one")
    at = lines.index("Final classification")
    assert lines[at + 1 : at + 6] == [
        "Pos.  Driver  Gap",
        "   1  Ann     –",
        "   2  Bo      00:30:00  ███",
        "   3  –       02:00:00  ████████████",
        "   4  –       00:00:01  █",
    ]
    at = lines.index("Drivers' standings after")
    assert lines[at + 1 : at + 4] == [
        "Driver  Pos.  Points",
        "Ann        1      40  ████████████",
        "Bo         2      10  ███",
    ]


def test_under_the_stages_stands_who_won_which(screen: Out) -> None:
    lines = screen("results", "one", "--stages")
    assert lines[-4:] == [
        "Winner",
        "     P  1  2  3  4  Won",
        "Bo   ●  ·  ·  ●  ·  1 + P",
        "Ann  ·  ●  ●  ·  ·  2",
    ]


def test_without_a_winner_there_is_nothing_to_count(out: Out) -> None:
    bare = RESULT[: RESULT.index("[stages]")]
    stage = "[stages]\nsource = 'first'\n1 = { round = 'one', number = 1, special = 100 }\n"
    assert out("results", "one", "--stages", tables=bare + stage)[-1].endswith("100 km")


@pytest.mark.parametrize(
    ("day", "pointer"),
    [
        ("2025-05-07", " " * 25 + "▲ 7 May 2025"),
        ("2025-12-31", " " * 59 + "31 Dec 2025 ▲"),
    ],
)
def test_below_the_schedule_stands_the_year_with_its_rounds(
    screen: Out, day: str, pointer: str
) -> None:
    assert screen("schedule", "--as-of", day)[-5:] == [
        "",
        "2025",
        "Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec",
        "────────────1━━━━━─────────────────────────────────────────────────────2",
        pointer,
    ]


def test_in_another_year_no_day_is_pointed_at(screen: Out) -> None:
    lines = screen("schedule", "--as-of", "2026-02-01", "--lang", "nl")
    assert lines[-2] == "jan   feb   mrt   apr   mei   jun   jul   aug   sep   okt   nov   dec"


def test_a_comparison_is_parted_by_what_is_known(out: Out) -> None:
    assert out("car", "specs", "--compare", "--fields", "all", tables=SPECS)[0].startswith("Group")
    assert out("car", "specs", "--compare", tables=SPECS) == [
        "Known of both cars",
        "Spec   Ex Raid  Ex Road  Difference",
        "Tank   550 L    90 L     +460 L (+511%)",
        "Gears  6        8        -2 (-25%)",
        "Bore   4.5 L    4.5 L    same",
        "Maker  A        B",
        "",
        "Known only of the Ex Raid",
        "Spec  Ex Raid",
        "Cage  yes",
        "",
        "Known only of the Ex Road",
        "Spec  Ex Road",
        "Boot  4 L",
    ]


def test_a_comparison_has_no_column_of_groups(out: Out) -> None:
    assert "| Spec | Ex Raid | Ex Road | Difference |" in out(
        "car", "specs", "--compare", "--format", "md", tables=SPECS
    )


def test_a_comparison_speaks_dutch(out: Out) -> None:
    lines = out("car", "specs", "--compare", "--lang", "nl", tables=SPECS)
    assert lines[0] == "Van beide auto's bekend"
    assert lines[4] == "Boring         4,5 L    4,5 L    gelijk"
    assert "Alleen bekend van de Ex Road" in lines


def test_fields_asked_for_come_without_drawings(out: Out) -> None:
    assert out("schedule", "--fields", "number") == ["Rounds 2025", "Round", "    1", "    2"]


def test_markdown_has_tables_in_place_of_drawings(out: Out) -> None:
    assert out("schedule", "--format", "md")[-1].startswith("| 2 | Rally Two |")
    assert "| 2 | Bo | 00:30:00 |" in out("results", "one", "--format", "md")
    assert out("results", "one", "--stages", "--format", "md")[-6:] == [
        "## Winner",
        "",
        "|  | Won |  |",
        "| --- | --- | --- |",
        "| Bo | 1 + P | P, 3 |",
        "| Ann | 2 | 1, 2 |",
    ]


def test_a_round_at_the_turn_of_the_year_stays_on_its_line(screen: Out) -> None:
    turn = """\
[rounds]
source = "first"
one = { season = 2025, number = 10, start = 2025-12-31, end = 2026-01-02 }
two = { season = 2026, number = 11, start = 2026-06-01, end = 2026-06-02 }
"""
    lines = screen("schedule", "--as-of", "2025-12-01", tables=turn)
    assert lines[-2] == "─" * 70 + "10"


def test_records_of_which_no_column_is_known_are_listed_by_id(out: Out) -> None:
    tables = '[timeline.one]\nsource = "first"\nplace = { en = "Here", nl = "Hier" }\n'
    assert out("timeline", tables=tables) == ["Id", "one"]


def test_a_pipe_has_no_drawings_and_no_marks_beside_its_values(out: Out) -> None:
    for command in ("results one", "results one --stages", "schedule"):
        assert not {"█", "━", "▲", "─"} & set("".join(out(*command.split())))
    noted = """
    [rounds.one]
    source = "first"
    season = 2025
    number = { value = 1, note = { en = "as planned", nl = "volgens plan" } }
    """
    assert out("schedule", "--fields", "number", tables=noted)[1:] == [
        "Round",
        "    1",
        "",
        "Notes",
        "rounds.one.number  as planned",
    ]
