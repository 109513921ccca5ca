"""The shipped facts agree with each other wherever the data allows to tell."""

import re
from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from defender_cli.facts.base import FactBase
from defender_cli.facts.load import load
from defender_cli.facts.statements import Fact
from defender_cli.i18n.cldr import countries
from defender_cli.i18n.messages import WORDS
from defender_cli.schema import FACTS, Record, fields
from defender_cli.schema.types import Country, Quantity, Text

DAKAR = "results.dakar"
DEFENDERS = ("peterhansel", "baciuska", "price")
PROLOGUE, *STAGES = [f"{DAKAR}.stages.{number:02}" for number in range(14)]


@cache
def book() -> FactBase:
    return load()


def value(key: str) -> Any:
    """Return the preferred value of a key, a quantity without its unit."""
    fact = book().node(key)
    stated = fact.statements[0].value if isinstance(fact, Fact) else None
    return stated.value if isinstance(stated, Quantity) else stated


def seconds(key: str) -> int | None:
    time = value(key)
    if time is None:
        return None
    hours, minutes, rest = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + rest


def places(stage: str) -> dict[str, int]:
    """Return the recorded places of a stage by crew."""
    return {
        crew: value(f"{stage}.places.{crew}.position") for crew in book().ids(f"{stage}.places")
    }


def prose() -> list[tuple[str, Text]]:
    return [
        (fact.key, text)
        for fact in book().facts()
        for statement in fact.statements
        for text in (statement.value, *(note.text for note in statement.notes))
        if isinstance(text, Text)
    ]


def test_there_are_more_than_700_sourced_values() -> None:
    sourced = [fact for fact in book().facts() if not fact.field.structural]
    assert len(sourced) > 700
    assert [fact.key for fact in sourced if not all(each.sources for each in fact.statements)] == []


def test_every_source_is_used_by_a_value() -> None:
    used = {source for fact in book().facts() for each in fact.statements for source in each.cited}
    assert set(book().sources) == used


def test_the_dakar_has_a_prologue_and_thirteen_stages() -> None:
    assert [f"{DAKAR}.stages.{id}" for id in book().ids(f"{DAKAR}.stages")] == [PROLOGUE, *STAGES]
    assert value("rounds.dakar.stages_count") == 13
    assert value("rounds.dakar.prologue") is True


@pytest.mark.parametrize("stage", [PROLOGUE, *STAGES])
def test_special_and_liaison_make_the_distance_of_a_stage(stage: str) -> None:
    assert value(f"{stage}.special") + value(f"{stage}.liaison") == value(f"{stage}.distance")


def test_the_stages_add_up_to_the_stated_totals() -> None:
    assert sum(value(f"{stage}.special") for stage in (PROLOGUE, *STAGES)) == 4840
    assert value("rounds.dakar.special") == 4840
    # The road to stage 3 became 70 km longer after the total had been published.
    assert sum(value(f"{stage}.distance") for stage in (PROLOGUE, *STAGES)) == 7994 + 70
    assert value("rounds.dakar.distance") == 7994


def test_the_stages_follow_each_other_day_by_day_but_for_the_rest_day() -> None:
    days = [value(f"{stage}.date") for stage in (PROLOGUE, *STAGES)]
    first, last = value("rounds.dakar.start"), value("rounds.dakar.end")
    every = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    assert days == [day for day in every if day != value("rounds.dakar.rest_day")]


def test_a_stage_starts_where_the_one_before_ended() -> None:
    for before, after in zip((PROLOGUE, *STAGES), STAGES, strict=False):
        assert value(f"{after}.start_place") == value(f"{before}.finish_place"), after


def test_the_rounds_are_numbered_in_the_order_of_their_dates() -> None:
    rounds = [f"rounds.{id}" for id in book().ids("rounds")]
    assert [value(f"{each}.number") for each in rounds] == [1, 2, 3, 4, 5]
    assert value("season.rounds_count") == 5
    starts = [value(f"{each}.start") for each in rounds]
    assert starts == sorted(starts)
    assert {day.year for day in starts} == {value("season.year")}


def test_stages_of_every_round_are_inside_its_dates() -> None:
    for round in book().ids("results"):
        for stage in book().ids(f"results.{round}.stages"):
            day = value(f"results.{round}.stages.{stage}.date")
            if day is not None:
                assert value(f"rounds.{round}.start") <= day <= value(f"rounds.{round}.end")


@pytest.mark.parametrize("stage", [PROLOGUE, *STAGES])
def test_the_winner_of_a_stage_has_its_first_place_and_time(stage: str) -> None:
    [first] = [crew for crew, place in places(stage).items() if place == 1]
    assert value(f"{stage}.winner") == first
    assert value(f"{stage}.time") == value(f"{stage}.places.{first}.time")


@pytest.mark.parametrize("stage", [PROLOGUE, *STAGES])
def test_times_gaps_and_places_of_a_stage_agree(stage: str) -> None:
    fastest = seconds(f"{stage}.time")
    gaps = []
    for crew, place in sorted(places(stage).items(), key=lambda each: each[1]):
        time, gap = (seconds(f"{stage}.places.{crew}.{name}") for name in ("time", "gap"))
        if place == 2 and gap is not None:
            assert gap == seconds(f"{stage}.margin")
        if None not in (time, gap, fastest):
            assert time == (fastest or 0) + (gap or 0)
        if gap is not None:
            gaps.append(gap)
    assert gaps == sorted(gaps)


def test_the_counted_stage_wins_are_the_stated_ones() -> None:
    wins = Counter(value(f"{stage}.winner") for stage in STAGES)
    assert wins == {"baciuska": 7, "peterhansel": 3, "price": 3}
    assert value(f"{DAKAR}.stage_wins") == 13
    for crew in book().ids(f"{DAKAR}.classification"):
        assert value(f"{DAKAR}.classification.{crew}.stage_wins") == wins[crew], crew


def test_the_counted_one_two_threes_are_the_stated_ones() -> None:
    for stage in (PROLOGUE, *STAGES):
        best = {crew for crew, place in places(stage).items() if place <= 3}
        if len(best) == 3:
            assert value(f"{stage}.one_two_three") == (best == set(DEFENDERS)), stage
    counted = [stage[-2:] for stage in STAGES if value(f"{stage}.one_two_three")]
    assert counted == ["02", "03", "04", "05", "06", "07", "10", "11", "12", "13"]
    assert value(f"{DAKAR}.one_two_threes") == 10


def test_the_winner_of_the_rally_is_first_in_the_classification() -> None:
    crews = [f"{DAKAR}.classification.{id}" for id in book().ids(f"{DAKAR}.classification")]
    assert [value(f"{crew}.position") for crew in crews] == [1, 2, 3, 4, 5]
    assert value(f"{DAKAR}.winner") == value(f"{crews[0]}.driver") == "baciuska"
    assert value(f"{DAKAR}.winning_time") == value(f"{crews[0]}.time") == "58:09:45"
    overall = [place for crew in crews if (place := value(f"{crew}.overall_position"))]
    assert overall == sorted(overall)
    gaps = [gap for crew in crews if (gap := seconds(f"{crew}.gap"))]
    assert gaps == sorted(gaps)


def test_the_gap_to_the_overall_winner_is_the_difference_of_the_times() -> None:
    winner, stock = (
        seconds(f"{DAKAR}.{name}") for name in ("overall_winning_time", "winning_time")
    )
    assert (stock or 0) - (winner or 0) == seconds(f"{DAKAR}.gap_to_overall")


@pytest.mark.parametrize(
    ("driver", "points"), [("baciuska", 107), ("price", 87), ("peterhansel", 69)]
)
def test_the_points_follow_from_the_places(driver: str, points: int) -> None:
    final, stage_scale = value("points.marathon_places"), value("points.stage_places")
    counted = final[value(f"{DAKAR}.classification.{driver}.position") - 1]
    for stage in STAGES:
        place = places(stage).get(driver)
        counted += stage_scale[place - 1] if place and place <= len(stage_scale) else 0
    assert counted == value(f"{DAKAR}.standings.{driver}.points") == points


def test_the_standings_follow_the_points() -> None:
    for table in ("standings", "co_driver_standings"):
        crews = [f"{DAKAR}.{table}.{id}" for id in book().ids(f"{DAKAR}.{table}")]
        assert [value(f"{crew}.position") for crew in crews] == [1, 2, 3]
    points = [value(f"{DAKAR}.standings.{id}.points") for id in book().ids(f"{DAKAR}.standings")]
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize("crew", ["first", "second", "third"])
def test_both_people_of_a_crew_have_the_result_of_their_car(crew: str) -> None:
    driver, co_driver = value(f"crews.{crew}.driver"), value(f"crews.{crew}.co_driver")
    place = f"{DAKAR}.classification.{driver}"
    for person in (driver, co_driver):
        for name in ("position", "overall_position", "stage_wins", "time"):
            assert value(f"drivers.{person}.dakar.2026.{name}") == value(f"{place}.{name}")
    assert value(f"{place}.co_driver") == value(f"drivers.{co_driver}.name")
    assert value(f"drivers.{driver}.role") == "driver"
    assert value(f"drivers.{co_driver}.role") == "co-driver"


def test_the_crews_have_the_car_numbers_500_502_and_504() -> None:
    assert [value(f"crews.{crew}.number") for crew in book().ids("crews")] == [500, 502, 504]


@pytest.mark.parametrize(("driver", "starts"), [("peterhansel", 36), ("baciuska", 5), ("price", 3)])
def test_every_dakar_a_driver_started_is_listed(driver: str, starts: int) -> None:
    assert value(f"drivers.{driver}.dakar_starts") == starts
    assert len(book().ids(f"drivers.{driver}.dakar")) == starts


def test_peterhansels_wins_are_those_of_the_listed_years() -> None:
    driver = "drivers.peterhansel"
    years = value(f"{driver}.dakar_win_years")
    assert len(years) == value(f"{driver}.dakar_wins") == 14
    assert value(f"{driver}.dakar_wins_bike") + value(f"{driver}.dakar_wins_car") == 14
    won = [
        int(id)
        for id in book().ids(f"{driver}.dakar")
        if value(f"{driver}.dakar.{id}.position") == 1
    ]
    assert sorted(won) == sorted(years)


def test_the_ages_that_sources_print_agree_with_the_dates_of_birth() -> None:
    compared = 0
    for driver in book().ids("drivers"):
        born, stated = value(f"drivers.{driver}.born"), book().node(f"drivers.{driver}.age_stated")
        for statement in stated.statements if born and isinstance(stated, Fact) else ():
            for source in statement.sources:
                day = book().known_day(source)
                age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
                # A page without a date of its own may be up to a year younger than its news.
                slack = 1 if book().sources[source].published is None else 0
                assert 0 <= statement.value - age <= slack, (driver, source)
                compared += 1
    assert compared >= 5


def test_every_country_has_a_name_in_both_languages() -> None:
    used = set()
    for fact in book().facts():
        if fact.field.hint is Country:
            for statement in fact.statements:
                listed = statement.value if isinstance(statement.value, tuple) else ()
                used |= set(listed or [statement.value])
    assert used <= set(countries())


def test_every_fixed_choice_has_words_in_both_languages() -> None:
    seen: set[Record] = set()
    missing: set[str] = set()

    def walk(record: Record) -> None:
        if record in seen:
            return
        seen.add(record)
        for field in fields(record).values():
            missing.update(set(field.options) - set(WORDS))
            if field.record is not None:
                walk(field.record)

    walk(FACTS)
    assert missing == set()


def test_prose_has_text_in_both_languages() -> None:
    assert [key for key, text in prose() if not text.en.strip() or not text.nl.strip()] == []


def test_english_prose_has_no_dutch_in_it_and_the_other_way_round() -> None:
    dutch = re.compile(r"\b(de|het|een|niet|wordt|werd|voor|naar)\b")
    english = re.compile(r"\b(the|with|were|from|which|and)\b")
    # A word or two of the other language can be part of a name.
    swapped = [
        key
        for key, text in prose()
        if len(dutch.findall(text.en)) > 2 or len(english.findall(text.nl)) > 2
    ]
    assert swapped == []


def test_no_fact_is_private_contact_data(run: Any) -> None:
    text = Path(run("facts", "path").out.strip()).read_text("utf-8")
    outside_links = re.sub(r'https?://[^"\s]+', "", text)
    assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", outside_links) == []
    assert re.findall(r"(?:\+|\b00)\d{2}[\d\s()./-]{7,}", outside_links) == []
    assert re.findall(r"\b0\d{1,3}[\s-]\d{6,8}\b", outside_links) == []
