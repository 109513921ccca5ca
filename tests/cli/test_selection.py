"""`--fields`, `--sort` and `--where`: what is chosen, and what is refused."""

import pytest

from tests.conftest import Run, Write

FACTS = """
[seasons]
source = "first"
2026.year = 2026

[rounds.one]
source = "first"
season = 2026
number = 10
name = "Été"
country = "MA"
start = 2026-03-17
special = 900
stages_count = 5
via = ["Tours", "Évreux"]
prologue = true
notes.a = { en = "hot and dry", nl = "heet en droog" }

[rounds.two]
source = "first"
season = 2026
number = 9
name = "zomer"
country = "ES"
start = 2026-11-02
special = 1300
stages_count = 5
via = ["Rally-Raid"]
prologue = false

[rounds.three]
source = "first"
season = 2026
number = 11
name = "Automne"
country = "SA"
start = 2025-12-31

[stages]
source = "first"
01 = { round = "one", number = 1, time = "100:00:00" }
02 = { round = "one", number = 2, time = "10:01:00" }
03 = { round = "one", number = 3, time = "9:59:59" }
04 = { round = "one", number = 4, time = "10:00:30" }
05 = { round = "one", number = 5, time = "10:00:00" }
"""


def ids(run: Run, facts_file: Write, *options: str) -> list[str]:
    done = run(
        "schedule", *options, "--fields", "id", "--format", "tsv", "--facts", facts_file(FACTS)
    )
    assert done.code == 0, done.err
    return done.out.split()[1:]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("number", ["two", "one", "three"]),
        ("-number", ["three", "one", "two"]),
        ("name", ["three", "one", "two"]),
        ("start", ["three", "one", "two"]),
        ("special", ["one", "two", "three"]),
        ("-special", ["two", "one", "three"]),
        ("prologue,-number", ["two", "one", "three"]),
        ("stages_count", ["one", "two", "three"]),  # what is alike stays in order
        ("-stages_count", ["one", "two", "three"]),
        ("id", ["one", "three", "two"]),
    ],
)
def test_sorting_knows_numbers_dates_and_accents_and_puts_the_unknown_last(
    run: Run, facts_file: Write, sort: str, expected: list[str]
) -> None:
    assert ids(run, facts_file, "--sort", sort) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("number=9", ["two"]),
        ("number>9", ["three", "one"]),
        ("number >= 10", ["three", "one"]),
        ("number!=10", ["three", "two"]),
        ("special<1000", ["one"]),
        ("special<=1300 km", ["one", "two"]),
        ("special=", ["three"]),
        ("special!=", ["one", "two"]),
        ("special!=900", ["two"]),
        ("start>2026-03", ["two"]),
        ("start=2026-03", ["one"]),
        ("start<2026", ["three"]),
        ("start~-17", ["one"]),
        ("start!=", ["three", "one", "two"]),
        ("start=", []),
        ("name=ete", ["one"]),
        ("name>f", ["two"]),
        ("name~OM", ["three", "two"]),
        ("country=marokko", ["one"]),
        ("country=Spain", ["two"]),
        ("country=sa", ["three"]),
        ("via=evreux", ["one"]),
        ("via~-", ["two"]),
        ("prologue=no", ["two"]),
        ("prologue=true", ["one"]),
        ("prologue=false", ["two"]),
        ("notes~droog", ["one"]),
        ("id=three", ["three"]),
    ],
)
def test_where_compares_as_people_mean_it(
    run: Run, facts_file: Write, where: str, expected: list[str]
) -> None:
    assert ids(run, facts_file, "--where", where) == expected


def test_several_conditions_must_all_hold(run: Run, facts_file: Write) -> None:
    assert ids(run, facts_file, "--where", "number>9", "--where", "special!=") == ["one"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--where", "time<10:00:00"], ["03"]),
        (["--where", "time=09:59:59"], ["03"]),
        (["--where", "time>10:00:59"], ["01", "02"]),
        (["--sort", "time"], ["03", "05", "04", "02", "01"]),
    ],
)
def test_times_compare_as_times(
    run: Run, facts_file: Write, options: list[str], expected: list[str]
) -> None:
    done = run("results", "one", "--stages", *options, "--json", "--facts", facts_file(FACTS))
    assert [each["id"] for each in done.json()] == expected


def test_a_spec_compares_with_a_number_only_where_it_is_one(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [teams.us]
        source = "first"
        car = "d7x_r"
        [specs]
        tank.group = "fuel"
        wheels.group = "wheels"
        make.group = "body"
        body.group = "body"
        [cars.d7x_r]
        source = "first"
        specs.tank = { value = 550, unit = "L" }
        specs.wheels = 4
        specs.make = "911"
        specs.body = { value = { en = "wide", nl = "breed" } }
        """
    )

    def found(where: str) -> list[str]:
        done = run("car", "specs", "--where", where, "--json", "--facts", file)
        return [each["id"] for each in done.json()]

    assert found("d7x_r>3") == ["tank", "wheels"]
    assert found("d7x_r>3 L") == ["tank"]
    assert found("d7x_r=breed") == ["body"]
    assert found("d7x_r=911") == ["make"]
    assert found("d7x_r~9") == ["make"]
    # Text is before or after another by its English.
    assert found("d7x_r<c") == ["make"]
    assert found("d7x_r>t") == ["body"]


def test_specs_are_sorted_with_numbers_before_text(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [teams.us]
        source = "first"
        car = "d7x_r"
        [specs]
        make.group = "body"
        tank.group = "body"
        body.group = "body"
        wheels.group = "body"
        lamp.group = "body"
        plate.group = "body"
        [cars.d7x_r]
        source = "first"
        specs.make = "911"
        specs.tank = { value = 550, unit = "L" }
        specs.body = { value = { en = "wide", nl = "breed" } }
        specs.wheels = 4
        specs.lamp = true
        specs.plate = "Wa"
        """
    )
    done = run("car", "specs", "--sort", "d7x_r", "--json", "--facts", file)
    order = ["lamp", "wheels", "tank", "make", "plate", "body"]
    assert [each["id"] for each in done.json()] == order


def test_a_reference_is_found_by_name_or_id(run: Run) -> None:
    by_name = run("drivers", "--where", "driver=rokas baciuska", "--json").json()
    by_id = run("drivers", "--where", "driver=baciuska", "--json").json()
    assert [crew["number"] for crew in by_name] == [502]
    assert by_name == by_id


def test_references_are_sorted_by_name(run: Run) -> None:
    crews = run("drivers", "--sort", "driver", "--json").json()
    names = [crew["driver"]["name"] for crew in crews]
    assert names == ["Rokas Baciuška", "Sara Price", "Stéphane Peterhansel"]


def test_what_is_to_be_announced_is_unknown(run: Run) -> None:
    day = ("--as-of", "2025-05-07", "--json")
    assert [crew["id"] for crew in run("drivers", "--where", "driver=", *day).json()] == [
        "dakar_2026_third"
    ]
    known = run("drivers", "--where", "driver!=", *day).json()
    assert [crew["id"] for crew in known] == ["dakar_2026_peterhansel", "dakar_2026_baciuska"]
    assert run("drivers", "--where", "driver!=price", *day).json() == known


def test_fields_come_in_the_order_asked_for(run: Run) -> None:
    done = run("schedule", "--fields", "end, number", "--where", "number=2")
    assert done.out.splitlines() == [
        "Rounds 2026",
        "End         Round",
        "2026-03-22      2",
    ]
    record = run("schedule", "portugal", "--fields", "end,number", "--json")
    assert list(record.json()) == ["id", "end", "number"]


def test_a_plus_adds_to_the_usual_fields(run: Run) -> None:
    heading = run("schedule", "--fields", "+days_to_go").out.splitlines()[1]
    assert heading.endswith("  Days to go")
    assert heading.startswith("Round  Rally")
    record = run("schedule", "--fields", "+days_to_go", "--json").json()[0]
    assert list(record) == [
        *("id", "number", "name", "country", "start", "end", "status", "days_to_go"),
    ]


def test_all_gives_every_field_and_sources_bring_back_where_values_come_from(run: Run) -> None:
    complete = run("schedule", "--json").json()[0]
    everything = run("schedule", "--fields", "all", "--json").json()[0]
    about = ["sources", "source_notes", "pending", "derived"]
    assert list(complete) == [*everything, *about]
    cited = run("schedule", "--fields", "name", "--sources", "--json").json()[0]
    shown = run("schedule", "--fields", "name,sources", "--limit", "1", "--no-headers").out
    assert shown.split("  ")[-1].strip() == ", ".join(cited["sources"]["name"])
    assert list(cited) == ["id", "name", *about]
    assert list(cited["sources"]) == ["name"]


def test_sorting_and_filtering_alone_leave_json_complete(run: Run) -> None:
    whole = {each["id"]: each for each in run("schedule", "--json").json()}
    [chosen] = run("schedule", "--where", "number=2", "--sort", "-start", "--json").json()
    assert chosen == whole["portugal_2026"]


def test_nothing_that_fits_is_an_answer(run: Run) -> None:
    done = run("schedule", "--where", "number=99", "--json")
    assert (done.code, done.out, done.err) == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["drivers", "--fields", "heigth"], '--fields: crews have no field "heigth"'),
        (["drivers", "--fields", "number,"], '--fields: crews have no field ""'),
        (["drivers", "--sort", "-x"], '--sort: crews have no field "x"'),
        (["drivers", "--where", "x=1"], '--where: crews have no field "x"'),
        (["drivers", "price", "--fields", "x"], '--fields: driver has no field "x"'),
        (["drivers", "--fields", "+x"], '--fields: crews have no field "x"'),
        (["team", "people", "--fields", "x"], '--fields: people have no field "x"'),
        (["drivers", "--where", "price"], '--where: "price" is not a condition'),
        (["drivers", "--where", "number>"], '--where: "number>" has nothing to compare with'),
        (["drivers", "--where", "driver~ "], '--where: "driver~ " has nothing to compare with'),
        (
            ["results", "dakar", "--stages", "--where", "time<"],
            '--where: "time<" has nothing to compare with',
        ),
        (
            ["results", "dakar", "--stages", "--where", "places=x"],
            "--where: places is a table, not a value",
        ),
        (
            ["results", "dakar", "--stages", "--sort", "places"],
            "--sort: places is a table, not a value",
        ),
        (["drivers", "--where", "number>x"], '--where: number is a whole number, not "x"'),
        (["schedule", "--where", "start=May"], '--where: start is a date, not "May"'),
        (["schedule", "--where", "special>5mi"], '--where: special is in km, not in "mi"'),
        (["schedule", "--where", "number>5km"], '--where: number is without a unit, not in "km"'),
        (["drivers", "price", "--sort", "name"], "--sort: this answer is one record, not a list"),
        (["drivers", "price", "--where", "name=x"], "--where: this answer is one record, not a"),
        (["team", "--fields", "name"], "--fields: this answer has several sections"),
        (["team", "people", "--sort", "achievements"], None),
        (["results", "--stages"], "--stages needs a round"),
    ],
)
def test_what_cannot_be_chosen_is_refused(run: Run, argv: list[str], said: str | None) -> None:
    done = run(*argv)
    if said is None:
        assert done.code == 0
        return
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"defender: error: {said}")


@pytest.mark.parametrize(
    ("argv", "input"),
    [
        (["team", "--fields", "name"], "--fields"),
        (["drivers", "price", "--sort", "name"], "--sort"),
        (["drivers", "--where", "price"], "price"),
        (["drivers", "--where", "number>"], "number>"),
        (["drivers", "--where", "number>x"], "x"),
        (["schedule", "--where", "special>5mi"], "mi"),
        (["results", "dakar", "--stages", "--sort", "places"], "places"),
    ],
)
def test_what_is_at_fault_is_told_to_programs(run: Run, argv: list[str], input: str) -> None:
    assert run(*argv, "--json").error()["input"] == input


@pytest.mark.parametrize(
    ("command", "start"),
    [
        (["schedule"], "number>"),
        (["schedule"], "start="),
        (["schedule"], "special<="),
        (["team", "people"], "since="),
        (["results", "dakar", "--stages"], "time<"),
    ],
)
def test_a_value_of_another_kind_is_told_an_example_that_works(
    run: Run, command: list[str], start: str
) -> None:
    hint = run(*command, "--where", f"{start}noon").err.splitlines()[-1]
    example = hint.partition("--where ")[2]
    assert example.startswith(start)
    assert run(*command, "--where", example).code == 0


def test_a_comparison_with_nothing_is_told_what_asks_for_the_unknown(run: Run) -> None:
    hint = run("drivers", "--where", "driver>").err.splitlines()[-1]
    assert hint.startswith("  driver= ")
    assert " driver!= " in hint


def test_a_condition_of_no_form_is_told_the_forms_there_are(run: Run) -> None:
    hint = run("drivers", "--where", "price").err.splitlines()[-1]
    assert all(f" {sign}" in hint for sign in ("!=", "<", ">", "<=", ">=", "~"))


def test_the_choices_of_a_field_are_known_in_both_languages(run: Run) -> None:
    day = ("--as-of", "2026-01-20", "--json")
    dutch = run("schedule", "--where", "status=komt nog", *day).json()
    assert [each["number"] for each in dutch] == [2, 3, 4, 5]
    assert dutch == run("schedule", "--where", "status=upcoming", *day).json()


def test_an_answer_of_several_sections_tells_which_can_be_asked_for_alone(run: Run) -> None:
    hint = run("team", "--fields", "name").err.splitlines()[-1]
    names = hint.rpartition(": ")[2].split(", ")
    assert names == [
        "team",
        "people",
        "partners",
        "brand",
        "partnership",
        "test_programme",
        "tests",
    ]
    for name in names:
        assert run("team", name, "--json").code == 0


def test_fields_of_a_bare_value_are_shown_instead_of_it(run: Run) -> None:
    done = run("get", "teams.defender.motto", "--fields", "key")
    assert done.out.split() == ["Key", "teams.defender.motto"]


def test_an_unknown_field_names_the_ones_there_are_and_the_nearest(run: Run) -> None:
    assert run("drivers", "--fields", "drivr").err.splitlines() == [
        'defender: error: --fields: crews have no field "drivr"',
        "  fields:",
        "    id, season, number, driver, driver_country, co_driver, co_driver_country,",
        "    rounds, round, category, position",
        "  closest: driver, co_driver",
    ]
    error = run("schedule", "--fields", "dagen tot start", "--json").error()
    assert (error["code"], error["input"]) == ("usage", "dagen tot start")
    assert error["suggestions"] == ["days_to_go"]
    error = run("schedule", "--fields", "begint", "--json").error()
    assert error["suggestions"] == ["start"]


def test_fields_are_checked_also_where_the_list_is_empty(run: Run) -> None:
    assert run("drivers", "--as-of", "2000-01-01", "--fields", "x").code == 2
    assert run("drivers", "--as-of", "2000-01-01", "--fields", "number").code == 0
