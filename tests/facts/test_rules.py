"""Sums and sense of a fact base: a sound one has no findings, and a planted fault exactly one."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from defender_cli.facts.base import FactBase
from defender_cli.facts.check import Located, check
from defender_cli.facts.parse import parse
from defender_cli.facts.read import Reader
from defender_cli.facts.rules import breaches
from defender_cli.facts.statements import Fact, Tree

SOUND = Path(__file__).with_name("sound.toml")
TODAY = date(2027, 6, 1)

Findings = Callable[[str, str, str], list[Located]]


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """Return the findings in the sound base with a text of one table replaced."""

    def findings(table: str, old: str, new: str) -> list[Located]:
        text = SOUND.read_text(encoding="utf-8")
        head, mark, tables = text.partition(f"[{table}]\n")
        part, end, rest = tables.partition("\n[")
        assert old in part
        file = tmp_path / "facts.toml"
        changed = part.replace(old, new, 1)
        file.write_text(head + mark + changed + end + rest, encoding="utf-8")
        return check([file], TODAY)

    return findings


def key_of(found: Located) -> str:
    return ".".join(part for part in found.path if isinstance(part, str))


def test_a_sound_base_has_no_findings() -> None:
    assert check([SOUND], TODAY) == []


R26, M26 = "rounds.marathon_2026", "results.marathon_2026"
S1, S2, S3 = (f"stages.marathon_2026_0{number}" for number in (1, 2, 3))
ANN, BEN, CAS = (f"entries.marathon_2026_{name}" for name in ("ann", "ben", "cas"))
CAREER = "people.ann.career.marathon"

FAULTS = [
    # Distances
    (S2, "distance = 305", "distance = 350", "sum", f"{S2}.distance"),
    (S2, "special = 200", "special = 400", "sum", f"{S2}.distance"),
    (S1, "{ value = 240,", "{ value = 420,", "sum", f"{S1}.distance"),
    (R26, "{ value = 600,", "{ value = 500,", "sum", f"{R26}.special"),
    (R26, "{ value = 610,", "{ value = 710,", "sum", f"{R26}.special"),
    (R26, "distance = 900", "distance = 990", "sum", f"{R26}.distance"),
    # Times, gaps and places
    (f"{S1}.places", '"00:05:00"', '"00:08:00"', "gap", f"{S1}.places.ben.gap"),
    (S1, 'margin = "00:05:00"', 'margin = "00:06:00"', "gap", f"{S1}.margin"),
    (S1, 'time = "02:00:00"', 'time = "02:01:00"', "gap", f"{S1}.time"),
    (f"{S2}.places", '"00:02:00"', '"00:00:30"', "order", f"{S2}.places.cas.gap"),
    (f"{S2}.standing", '"00:04:00"', '"00:05:00"', "gap", f"{S2}.standing.ben.gap"),
    (f"{S1}.places", "position = 2", "position = 3", "duplicate-number",
     f"{S1}.places.cas.position"),
    (f"{S1}.places", "position = 1", "position = 0", "negative", f"{S1}.places.ann.position"),
    (BEN, 'gap = "00:30:00"', 'gap = "00:20:00"', "gap", f"{BEN}.gap"),
    (CAS, 'gap = "01:00:00"', 'gap = "00:10:00"', "order", f"{CAS}.gap"),
    (CAS, "overall_position = 41", "overall_position = 25", "order", f"{CAS}.overall_position"),
    (CAS, "position = 3", "position = 2", "duplicate-number", f"{CAS}.position"),
    (M26, 'time = "05:00:00" }', 'time = "05:30:00" }', "gap", f"{M26}.overall_winning_time"),
    (M26, 'gap_to_overall = "01:00:00"', 'gap_to_overall = "01:10:00"', "gap",
     f"{M26}.gap_to_overall"),
    # Winners and stage wins
    (S3, 'winner = "ann"', 'winner = "ben"', "winner", f"{S3}.winner"),
    (S3, 'winner = "ann"', 'winner = "dot"', "wrong-seat", f"{S3}.winner"),
    (M26, 'winner = "ann"', 'winner = "ben"', "winner", f"{M26}.winner"),
    (M26, 'overall_winner = "Gus"', 'overall_winner = "Hal"', "winner", f"{M26}.overall_winner"),
    (BEN, "stage_wins = 1", "stage_wins = 2", "count", f"{BEN}.stage_wins"),
    (M26, "stage_wins = 3", "stage_wins = 2", "count", f"{M26}.stage_wins"),
    (M26, "one_two_threes = 0", "one_two_threes = 1", "count", f"{M26}.one_two_threes"),
    (S3, "one_two_three = false", "one_two_three = true", "count", f"{S3}.one_two_three"),
    (ANN, '{ value = "finished" }', '{ value = "retired" }', "status", f"{ANN}.status"),
    (BEN, '"finished"', '"entered"', "stale-status", f"{BEN}.status"),
    # Points
    (f"{M26}.standings", "points = 39", "points = 30", "scale", f"{M26}.standings.cas.points"),
    (f"{M26}.standings", "points = 53", "points = 70", "order", f"{M26}.standings.ben.points"),
    ("results.coast_2026.standings", "points = 83", "points = 80", "scale",
     "results.coast_2026.standings.ben.points"),
    ("results.coast_2026.co_driver_standings", "points = 89", "points = 46", "points-fell",
     "results.coast_2026.co_driver_standings.dot.points"),
    # Careers
    (CAREER, "wins_car = 2", "wins_car = 3", "sum", f"{CAREER}.wins"),
    (CAREER, "starts = 3", "starts = 4", "sum", f"{CAREER}.starts"),
    (CAREER, "podiums = 3", "podiums = 5", "sum", f"{CAREER}.podiums"),
    (CAREER, "[2025, 2026, 2027]", "[2025, 2026]", "count", f"{CAREER}.win_years"),
    (CAREER, "debut = 2025", "debut = 2026", "order", f"{CAREER}.win_years"),
    ("people.ben.career.marathon", "starts = 2", "starts = 3", "count",
     "people.ben.career.marathon.starts"),
    ("people.ben.career.marathon", "wins = 0", "wins = 1", "count",
     "people.ben.career.marathon.wins"),
    ("people.ben.career.marathon", "show 1", "show others", "count",
     "people.ben.career.marathon.stage_wins"),
    # Counts
    (R26, "stages_count = 3", "stages_count = 4", "count", f"{R26}.stages_count"),
    (R26, "prologue = true", "prologue = false", "count", f"{R26}.prologue"),
    (R26, "starters.stock = 3", "starters.stock = 2", "count", f"{R26}.starters.stock"),
    (R26, "cars.ours = { value = 2,", "cars.ours = { value = 3,", "count", f"{R26}.cars.ours"),
    (R26, "{ value = 40,", "{ value = 60,", "count", f"{R26}.vehicles_at_finish"),
    (R26, "edition_in_country = 3", "edition_in_country = 30", "count",
     f"{R26}.edition_in_country"),
    ("rounds.marathon_2027", "edition = 11", "edition = 21", "order",
     "rounds.marathon_2027.edition"),
    ("seasons", "number = 1, rounds_count = 2", "number = 1, rounds_count = 1", "count",
     "seasons.2026.rounds_count"),
    ("seasons", "year = 2026", "year = 2025", "wrong-season", "seasons.2026.year"),
    ("seasons", "number = 2, rounds", "number = 1, rounds", "order", "seasons.2027.number"),
    # Calendar
    (S3, "day = 2026-01-06", "day = 2026-01-04", "same-day", f"{S3}.day"),
    (S2, "day = 2026-01-04", "day = 2026-01-07", "dates-out-of-order", f"{S3}.day"),
    (S3, "day = 2026-01-06", "day = 2026-01-05", "same-day", f"{S3}.day"),
    (S3, "day = 2026-01-06", "day = 2026-01-16", "dates-out-of-order", f"{S3}.day"),
    ("rounds.coast_2026", "start = 2026-04-01", "start = 2026-01-02", "dates-out-of-order",
     "rounds.coast_2026.start"),
    ("rounds.coast_2026", "start = 2026-04-01\nend = 2026-04-04",
     "start = 2027-04-01\nend = 2027-04-04", "wrong-season", "rounds.coast_2026.start"),
    ("rounds.coast_2026", "end = 2026-04-04", "end = 2026-03-04", "dates-out-of-order",
     "rounds.coast_2026.end"),
    # People and cars
    (BEN, "number = 501", "number = 500", "duplicate-number", f"{BEN}.number"),
    (BEN, 'co_driver = "eve"', 'co_driver = "fay"', "duplicate-person", f"{CAS}.co_driver"),
    ("entries.coast_2026_ann", 'co_driver = "dot"', 'co_driver = "cas"', "wrong-seat",
     "entries.coast_2026_ann.co_driver"),
    ("people.ann", "born = 1990", "born = 2015", "birth", "people.ann.born"),
    ("people.ann", "born = 1990", "born = 1980", "age", "people.ann.age_stated"),
    ("people.ann", "age_stated = 35", "age_stated = 53", "age", "people.ann.age_stated"),
    ("people", "{ value = 30,", "{ value = 20,", "age", "people.eve.age_stated"),
    ("people.ann", "year = 2024", "year = 1989", "birth", "people.ann.titles.cup.year"),
    ("people.ben", 'country = "BE"', 'country = "XB"', "unknown-country", "people.ben.country"),
    ("people", 'until = "2025-06"', 'predecessor = "new"', "cycle", "people.old.predecessor"),
    ("cars", "value = 320", "value = 32000", "hundredfold", "cars.evo.specs.power"),
    ("cars", "specs.weight = 2", 'based_on = "evo"', "cycle", "cars.one.based_on"),
    # Sources
    (S3, 'source = "report"', 'source = "plan"', "source-too-old", f"{S3}.winner.source"),
    ("sources.report", "2026-05-01", "2026-04-01", "source-too-old",
     "results.coast_2026.winner.source"),
    (M26, 'winner = "ann"', 'winner = { value = "ann", source = ["plan", "report"] }',
     "source-too-old", f"{M26}.winner.source"),
    ("people.ann", "year = 2024", "year = 2026", "source-too-old",
     "people.ann.titles.cup.year.source"),
    ("people.ann", 'country = "NL"', 'country = { value = "NL", valid_from = 2025-05-01 }',
     "before-source", "people.ann.country.valid_from"),
    ("sources.latest", "2027-03-01", "2027-07-01", "future-date", "sources.latest.published"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "old", "new", "code", "key"), FAULTS, ids=[f"{each[3]}:{each[4]}" for each in FAULTS]
)
def test_a_planted_fault_is_the_only_finding(
    findings: Findings, table: str, old: str, new: str, code: str, key: str
) -> None:
    found = findings(table, old, new)
    assert [(each.code, key_of(each)) for each in found] == [(code, key)], found


def test_places_that_are_not_all_on_file_do_not_deny_a_one_two_three(findings: Findings) -> None:
    places = "ann = { position = 1 }\nben = { position = 2 }\ncas = { position = 3 }"
    assert findings(f"{S3}.places", places, "ann = { position = 1 }\nben = { position = 2 }") == []


def test_a_finding_names_both_figures_the_place_and_the_fix(findings: Findings) -> None:
    [found] = findings(S2, "distance = 305", "distance = 350")
    text = SOUND.read_text(encoding="utf-8").splitlines()
    assert found.message == (
        "stages.marathon_2026_02.distance is 350 km, but special 200 and liaison 105 make 305"
    )
    assert found.fix == "correct the value, or mention 305 in its note"
    assert text[found.place.line - 1] == "distance = 305"
    assert found.place.column == len("distance = ") + 1


@pytest.mark.parametrize(
    ("note", "settled"),
    [
        ("the roadbook makes it 305 km", True),
        ("305", True),
        ("3,305 km", False),
        ("as announced", False),
        ("on stages 305 and 306", False),
    ],
)
def test_a_note_that_names_the_other_figure_settles_a_disagreement(
    findings: Findings, note: str, settled: bool
) -> None:
    said = f'{{ value = 350, note = {{ en = "{note}", nl = "toelichting" }} }}'
    found = findings(S2, "distance = 305", f"distance = {said}")
    assert [each.code for each in found] == ([] if settled else ["sum"])


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        (S2, "distance = 305", "distance = [{ value = 350 }, { value = 305 }]"),
        (M26, "stage_wins = 3", "stage_wins = [{ value = 4 }, { value = 3 }]"),
        (BEN, 'gap = "00:30:00"', 'gap = [{ value = "00:20:00" }, { value = "00:30:00" }]'),
        (M26, 'winner = "ann"', 'winner = [{ value = "ben" }, { value = "ann" }]'),
    ],
)
def test_one_of_several_statements_may_fit(
    findings: Findings, table: str, old: str, new: str
) -> None:
    preferred_must_fit = table == S2
    assert [each.code for each in findings(table, old, new)] == ["sum"] * preferred_must_fit


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        pytest.param(S3, "distance = 305", "distance = { pending = true }", id="an open value"),
        pytest.param(R26, "stages_count = 3\n", "", id="an unknown count"),
        pytest.param(S3, 'winner = "ann"\n', "", id="an unknown winner"),
        pytest.param(BEN, 'gap = "00:30:00"', 'gap = "00:30:01"', id="a rounded gap"),
        pytest.param(S2, "distance = 305", "distance = 304.5", id="a rounded distance"),
        pytest.param(
            "entries.coast_2026_ann", "number = 500", "number = 777", id="a number per round"
        ),
        pytest.param(CAREER, "starts_bike = 1\n", "", id="an unknown part"),
        pytest.param(
            BEN,
            '"finished"',
            '{ value = "entered", note = { en = "no report found", nl = "geen bericht" } }',
            id="a status explained",
        ),
        pytest.param(
            "entries.marathon_2025_ann",
            'driver = "ann"',
            'driver = "ann"\nco_driver = "cas"',
            id="a seat on a bike",
        ),
    ],
)
def test_what_is_open_rounded_or_explained_is_no_fault(
    findings: Findings, table: str, old: str, new: str
) -> None:
    assert findings(table, old, new) == []


class Counting(FactBase):
    """A fact base that counts how often a value is looked up."""

    visits = 0

    def node(self, key: str) -> Fact | Tree | None:
        self.visits += 1
        return super().node(key)


def visits(copies: int) -> int:
    """Return the look-ups that the rules make in a round of many crews and stages."""
    people = "\n".join(f'p{at} = {{ name = "P{at}", seat = "driver" }}' for at in range(copies))
    places = "\n".join(
        f'[stages.s{at}]\nround = "r"\nnumber = {at + 1}\nplaces.p{at}.position = 1'
        for at in range(copies)
    )
    entries = "\n".join(
        f'[entries.e{at}]\nround = "r"\ndriver = "p{at}"\nposition = {at + 1}\nstage_wins = 1'
        for at in range(copies)
    )
    points = "\n".join(
        f"p{at} = {{ position = {at + 1}, points = {copies - at} }}" for at in range(copies)
    )
    text = f"""\
format = 2
[people]
{people}
[points.scale]
marathon_places = [5, 4]
stage_places = [2, 1]
[seasons.2026]
year = 2026
points_system = "scale"
[rounds.r]
season = 2026
number = 1
stages_count = {copies}
[results.r.standings]
{points}
{places}
{entries}
"""
    reader = Reader("facts.toml")
    sourced = re.sub(r"(?m)^(\[[a-z].*\])$", r'\1\nsource = "s"', text)
    base = Counting(reader.read(parse(sourced, "facts.toml")), ("facts.toml",))
    list(breaches(base, (), reader.findings, TODAY))
    assert not reader.findings
    return base.visits


def test_look_ups_grow_in_line_with_the_facts() -> None:
    small, large = visits(50), visits(200)
    assert large < 4.5 * small
