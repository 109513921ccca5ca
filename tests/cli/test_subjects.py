"""The four subjects on the shipped facts: what people read and what programs get."""

import re
from pathlib import Path

import pytest

from tests.conftest import TWO_SEASONS, Run, Write

JSON = "--json"


def test_drivers_lists_the_three_crews(run: Run) -> None:
    crews = run("drivers", JSON).json()
    assert [(crew["driver"]["name"], crew["co_driver"]["name"]) for crew in crews] == [
        ("Stéphane Peterhansel", "Mika Metge"),
        ("Rokas Baciuška", "Oriol Vidal"),
        ("Sara Price", "Sean Berriman"),
    ]
    assert [crew["number"] for crew in crews] == [500, 502, 504]


def test_on_the_day_of_the_release_two_drivers_were_known_and_the_rest_open(run: Run) -> None:
    done = run("drivers", "--as-of", "2025-05-07")
    lines = done.out.splitlines()
    assert lines[0] == "Crews 2026"
    assert lines[2].split("  ")[0] == "Stéphane Peterhansel"
    assert lines[3].split("  ")[0] == "Rokas Baciuška"
    assert lines[4].startswith("to be announced")
    assert "Price" not in done.out
    assert "third driver for the Dakar to be announced later" in done.out


def test_on_the_day_of_the_release_json_has_nulls_for_what_was_open(run: Run) -> None:
    crews = run("drivers", JSON, "--as-of", "2025-05-07").json()
    assert [crew["driver"] and crew["driver"]["id"] for crew in crews] == [
        "peterhansel",
        "baciuska",
        None,
    ]
    assert [crew["co_driver"] for crew in crews] == [None, None, None]
    assert crews[2]["pending"] == ["driver", "co_driver"]
    assert crews[2]["sources"]["driver"] == ["jlr-nl-2025-05-07"]


def test_the_third_driver_is_known_from_the_day_she_was_named(run: Run) -> None:
    before = run("drivers", JSON, "--as-of", "2025-05-15").json()
    after = run("drivers", JSON, "--as-of", "2025-05-16").json()
    assert before[2]["driver"] is None
    assert after[2]["driver"] == {"id": "price", "name": "Sara Price"}


def test_before_anything_was_known_the_list_is_empty_and_that_is_an_answer(run: Run) -> None:
    done = run("drivers", JSON, "--as-of", "2000-01-01")
    assert (done.code, done.json()) == (0, [])


def test_a_driver_is_found_by_name_alias_accent_or_car_number(run: Run) -> None:
    for name in ("baciuska", "Baciuška", "ROKAS", "Rokas Baciuska", "502"):
        assert run("drivers", name, JSON).json()["id"] == "baciuska"
    assert run("drivers", "Mr Dakar", JSON).json()["id"] == "peterhansel"
    assert run("drivers", "Mika Metge", JSON).json()["seat"] == "co-driver"


def test_a_profile_has_computed_values_that_say_so(run: Run) -> None:
    profile = run("drivers", "peterhansel", JSON, "--as-of", "2025-05-07").json()
    assert (profile["born"], profile["age"]) == ("1965-08-06", 59)
    assert profile["derived"] == ["age"]
    assert run("drivers", "peterhansel", JSON, "--as-of", "2026-08-06").json()["age"] == 61


def test_all_six_crew_members_have_a_profile(run: Run) -> None:
    for name in ("peterhansel", "baciuska", "price", "metge", "vidal", "berriman"):
        profile = run("drivers", name, JSON).json()
        for field in ("name", "seat", "country", "number", "crew_partner", "announced"):
            assert profile[field] is not None, (name, field)
        assert profile["career"][0]["id"] == "dakar"


def test_a_career_is_headed_by_the_name_of_the_rally(run: Run, two_seasons: Path) -> None:
    lines = run("drivers", "roux", "--facts", two_seasons).out.splitlines()
    at = lines.index("Career by rally")
    assert re.split(r"  +", lines[at + 2])[0] == "Desert Rally"


def test_car_specs_give_the_fuel_tank_with_its_unit_and_sources(run: Run) -> None:
    specs = {spec["id"]: spec for spec in run("car", "specs", JSON).json()}
    tank = specs["fuel_tank"]
    assert tank["d7x_r"] == {"number": 550, "unit": "L", "en": None, "nl": None}
    assert tank["sources"]["d7x_r"] == ["auto123-d7xr", "yahoo-tw-d7xr"]
    assert tank["label"] == {"en": "Fuel tank", "nl": "Brandstoftank"}


def test_car_specs_never_lend_the_rally_car_a_road_car_value(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [teams.us]
        source = "first"
        car = "racer"
        [cars]
        source = "first"
        racer = { name = "Racer", compared_with = "road" }
        road = { name = "Road", specs = { speed = { value = 250, unit = "km/h" } } }
        [specs]
        speed = { group = "performance", label = { en = "Top speed", nl = "Topsnelheid" } }
        """
    )
    [speed] = run("car", "specs", "--compare", JSON, "--facts", file).json()
    assert speed["road"] == {"number": 250, "unit": "km/h", "en": None, "nl": None}
    assert (speed["racer"], speed["difference"]) == (None, None)


def test_compare_puts_both_cars_and_the_difference_in_a_row(run: Run) -> None:
    done = run("car", "specs", "wheels", "--compare")
    title, header, *rows = done.out.splitlines()
    assert title == "Known of both cars"
    assert re.split(r"  +", header) == ["Spec", "Dakar D7X-R", "Defender OCTA", "Difference"]
    [tyres] = [row for row in rows if row.startswith("Tyre diameter")]
    assert "35 in" in tyres
    assert "33 in" in tyres
    assert "+2 in (+6%)" in tyres


def test_a_group_of_specs_is_found_in_either_language(run: Run) -> None:
    english = run("car", "specs", "brakes", JSON).json()
    dutch = run("car", "specs", "remmen", JSON).json()
    assert english == dutch
    assert {spec["group"] for spec in english} == {"brakes"}


def test_schedule_has_five_rounds_in_order(run: Run) -> None:
    rounds = run("schedule", JSON).json()
    assert [(each["id"], each["start"], each["end"], each["country"]) for each in rounds] == [
        ("dakar_2026", "2026-01-03", "2026-01-17", "SA"),
        ("portugal_2026", "2026-03-17", "2026-03-22", "PT"),
        ("ruta40_2026", "2026-05-24", "2026-05-29", "AR"),
        ("morocco_2026", "2026-09-28", "2026-10-03", "MA"),
        ("abu_dhabi_2026", "2026-11-22", "2026-11-27", "AE"),
    ]


def test_the_next_round_counts_the_days(run: Run) -> None:
    coming = run("schedule", "--next", JSON, "--as-of", "2026-01-20").json()
    assert (coming["id"], coming["status"], coming["days_to_go"]) == (
        "portugal_2026",
        "upcoming",
        56,
    )


def test_a_round_that_runs_is_the_next_one_until_its_last_day(run: Run) -> None:
    running = run("schedule", "--next", JSON, "--as-of", "2026-01-17").json()
    assert (running["id"], running["status"], running["days_to_go"]) == ("dakar_2026", "running", 0)
    assert run("schedule", "--next", JSON, "--as-of", "2026-01-18").json()["id"] == "portugal_2026"


def test_the_next_round_is_the_first_by_date_wherever_it_stands(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(
        """
        [rounds]
        source = "first"
        autumn = { season = 2026, number = 1, start = 2026-09-28, end = 2026-10-03 }
        spring = { season = 2026, number = 2, start = 2026-03-17, end = 2026-03-22 }
        """
    )
    coming = run("schedule", "--next", "--json", "--as-of", "2026-01-20", "--facts", file)
    assert coming.json()["id"] == "spring"


def test_a_round_is_found_by_number_country_or_alias(run: Run) -> None:
    for name in ("4", "Marokko", "morocco", "rallye du maroc"):
        assert run("schedule", name, JSON).json()["id"] == "morocco_2026"


def test_team_has_the_six_sections(run: Run) -> None:
    team = run("team", JSON).json()
    assert list(team) == [
        "team",
        "people",
        "partners",
        "brand",
        "partnership",
        "test_programme",
        "tests",
    ]
    assert team["brand"]["sold_in"] == {"number": 121, "unit": "countries"}
    assert team["partnership"]["fleet"] == {"number": 20, "unit": "vehicles"}


def test_one_section_of_the_team_is_an_answer_by_itself(run: Run) -> None:
    people = run("team", "people", JSON).json()
    assert "Ian James" in [person["name"] for person in people]


def test_the_overview_shows_the_next_round_only_while_there_is_one(
    run: Run, two_seasons: Path
) -> None:
    facts = (JSON, "--facts", two_seasons)
    during = run(*facts, "--as-of", "2026-01-20").json()
    assert list(during) == [
        *["team", "crews", "car", "last_result", "not_on_file", "next_round", "freshness"]
    ]
    assert (during["next_round"]["id"], during["next_round"]["days_to_go"]) == ("forest_2026", 133)
    assert during["last_result"]["winner"]["name"] == "Émile Roux"
    assert run(*facts, "--as-of", "2026-06-08").json()["next_round"] is None
    between = run(*facts, "--as-of", "2026-08-01").json()
    assert between["next_round"]["id"] == "desert_2027"
    assert run(*facts, "--as-of", "2027-01-16").json()["next_round"] is None


def test_dutch_changes_what_people_read_and_nothing_else(run: Run) -> None:
    dutch = run("schedule", "--lang", "nl", "--as-of", "2026-01-20").out
    title, header = dutch.splitlines()[:2]
    assert title == "Rondes 2026"
    assert header.split() == ["Ronde", "Rally", "Land", "Start", "Einde", "Status"]
    assert "Saoedi-Arabië" in dutch
    assert "komt nog" in dutch
    assert run("schedule", JSON, "--lang", "nl").out == run("schedule", JSON).out


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("words", ["drivers", "drivers roux", "schedule", "car specs", "results"])
def test_piped_values_have_no_marks_and_their_sources_stand_below(
    run: Run, words: str, lang: str
) -> None:
    asked = [*words.split(), "--lang", lang, "--facts", str(TWO_SEASONS)]
    below = "Sources" if lang == "en" else "Bronnen"
    plain = run(*asked).out
    values, _, listed = run(*asked, "--sources").out.partition(f"\n{below}\n")
    assert values == plain
    cited = dict(re.split("  +", line, maxsplit=1) for line in listed.splitlines())
    assert all(" · " in cited[key] for key in cited if "." not in key)
    keys = [key for key in cited if "." in key]
    assert keys
    for key in keys:
        assert set(cited[key].split(", ")) <= cited.keys()
        assert run("sources", key, "--facts", str(TWO_SEASONS)).code == 0


def test_one_spec_is_found_by_any_of_its_names(run: Run) -> None:
    for name in ("fuel_tank", "Fuel tank", "tankinhoud"):
        assert [each["id"] for each in run("car", "specs", name, JSON).json()] == ["fuel_tank"]


def test_a_slip_in_a_group_is_told_the_group(run: Run) -> None:
    done = run("car", "specs", "brake")
    assert (done.code, done.out) == (3, "")
    assert "  try: defender car specs brakes" in done.err


def test_a_list_with_nothing_in_it_says_so_to_people(run: Run) -> None:
    done = run("drivers", "--as-of", "2000-01-01")
    assert (done.code, done.out, done.err) == (0, "", "no data\n")


def test_a_round_to_come_is_not_one_without_a_result(run: Run) -> None:
    rows = run("results", JSON, "--as-of", "2026-01-20").json()
    assert [row["recorded"]["en"] for row in rows] == ["yes"] + ["not yet run"] * 4


def test_the_overview_calls_a_round_that_runs_by_that(run: Run) -> None:
    assert re.search(r"^Running now +Round 5", run("--as-of", "2026-11-24").out, re.M)
    assert re.search(r"^Next round +Round 2", run("--as-of", "2026-01-20").out, re.M)
