"""`get`: one value for scripts, or the values of a table."""

import pytest

from tests.conftest import Run, cell


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("people.peterhansel.career.dakar.wins", "14"),  # a number
        ("cars.d7x_r.specs.fuel_tank", "550 L"),  # a quantity
        ("rounds.portugal_2026.start", "2026-03-17"),  # a day
        ("results.dakar_2026.winning_time", "58:09:45"),  # a duration
        ("people.baciuska.country", "LT"),  # a code
        ("teams.defender.motto", "Embrace the impossible"),  # text
        ("cars.d7x_r.road_legal", "true"),  # a yes or no
        ("entries.dakar_2026_baciuska.co_driver", "Oriol Vidal"),  # a reference
        ("brands.defender.body_styles", "90\n110\n130"),  # a list
        ("brands.defender.channels.x", "http://twitter.com/Defender"),  # an entry of a map
        ("stages.dakar_2026_03.places.peterhansel.position", "1"),  # far down
        ("sources.jlr-nl-2025-05-07.language", "nl"),  # of a source
    ],
)
def test_a_key_gives_its_bare_value(run: Run, key: str, value: str) -> None:
    done = run("get", key)
    assert (done.code, done.out, done.err) == (0, f"{value}\n", "")


def test_values_are_computed_for_the_day(run: Run) -> None:
    assert run("get", "people.baciuska.age", "--as-of", "2025-05-07").out == "25\n"
    assert run("get", "people.baciuska.age", "--as-of", "2026-01-01").out == "26\n"


def test_what_was_open_on_the_day_is_unknown(run: Run) -> None:
    key = "entries.dakar_2026_third.driver"
    assert run("get", key, "--as-of", "2025-05-07").code == 3
    assert run("get", key).out == "Sara Price\n"


def test_text_follows_the_language(run: Run) -> None:
    assert run("get", "cars.d7x_r.engine").out.startswith("4.4-litre twin-turbo V8")
    assert run("get", "cars.d7x_r.engine", "--lang", "nl").out.startswith("4,4-liter twin-turbo V8")


def test_the_key_of_a_table_gives_its_values(run: Run) -> None:
    done = run("get", "rounds.portugal_2026", "--json", "--as-of", "2026-03-23")
    values = {each["key"]: each["value"] for each in done.json()}
    assert values["rounds.portugal_2026.start"] == cell("2026-03-17")
    assert values["rounds.portugal_2026.distance"] == cell(number=2175, unit="km")
    assert values["rounds.portugal_2026.status"] == cell("over, no result on file")
    assert all(key.startswith("rounds.portugal_2026.") for key in values)


def test_json_has_the_value_and_where_it_comes_from(run: Run) -> None:
    assert run("get", "cars.d7x_r.specs.fuel_tank", "--json").json() == {
        "key": "cars.d7x_r.specs.fuel_tank",
        "value": cell(number=550, unit="L"),
        "sources": {"value": ["auto123-d7xr", "yahoo-tw-d7xr"]},
        "source_notes": {},
        "pending": [],
        "derived": [],
    }


@pytest.mark.parametrize(
    ("key", "suggestion"),
    [
        ("people.petehansel.career.dakar.wins", "people.peterhansel.career.dakar.wins"),  # a slip
        ("people.petehansel", "  try: defender get people.peterhansel\n"),  # a table
        ("motto", "teams.defender.motto"),  # the last part alone
        ("cars.d7x_r.specs.fueltank", "cars.d7x_r.specs.fuel_tank"),
    ],
)
def test_an_unknown_key_names_the_nearest(run: Run, key: str, suggestion: str) -> None:
    done = run("get", key)
    assert (done.code, done.out) == (3, "")
    assert f'no key "{key}" is known' in done.err
    assert suggestion in done.err


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("age", "people.", ".age"),  # a last part
        ("Wins", "people.", ".wins"),  # as people read it
        ("Entries", "entries.", ""),  # a table
    ],
)
def test_a_part_of_keys_names_keys_that_have_it(run: Run, typed: str, start: str, end: str) -> None:
    close = run("get", typed, "--json").error()["suggestions"]
    assert len(close) == 3
    assert all(key.startswith(start) and key.endswith(end) for key in close)
    assert all(run("get", key).code == 0 for key in close)


def test_what_comes_near_no_key_is_told_where_to_look(run: Run) -> None:
    assert run("get", "qqqqqq").err.splitlines()[1:] == ["  try: defender explain"]


def test_a_key_not_yet_known_on_the_day_is_unknown(run: Run) -> None:
    done = run("get", "cars.d7x_r.livery", "--as-of", "2025-05-07")
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines() == [
        "defender: error: nothing is known of cars.d7x_r.livery on 2025-05-07",
        "  try: defender get cars.d7x_r",
    ]
    error = run("get", "cars.d7x_r.livery", "--as-of", "2025-05-07", "--json").error()
    assert (error["input"], error["suggestions"]) == ("cars.d7x_r.livery", [])


def test_an_unknown_key_in_json_is_an_error_object(run: Run) -> None:
    error = run("get", "people.nobody.age", "--json").error()
    assert (error["exit_status"], error["input"]) == (3, "people.nobody.age")
    assert error["suggestions"]
