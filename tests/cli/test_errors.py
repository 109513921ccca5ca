"""Every way to fail: exit status, what is said, and nothing on stdout."""

from pathlib import Path

import pytest

from tests.conftest import Run, Write

FAILURES = [
    (["bogus"], 2, "no such command 'bogus'"),
    (["facts", "chek"], 2, "no such command 'chek'"),
    (["facts", "set"], 2, "missing argument 'key'"),
    (["drivers", "price", "metge"], 2, "got unexpected extra argument(s) (metge)"),
    (["drivers", "--format", "yaml"], 2, "invalid value for '--format': 'yaml' is not one of"),
    (["drivers", "--fields", "x"], 2, '--fields: crews have no field "x"'),
    (["schedule", "--where", "special>x"], 2, "--where: special is a number with a unit, not"),
    (["drivers", "--bogus"], 2, "no such option: --bogus"),
    (["drivers", "--as-of", "7 May"], 2, '--as-of: "7 May" is not a date'),
    (["drivers", "--as-of", "2025-02-30"], 2, '--as-of: "2025-02-30" is not a date'),
    (["--season", "2027", "get", "checked"], 2, "no such option: --season"),
    (["results", "--stage", "5"], 2, "--stage needs a round"),
    (["schedule", "dakar", "--next"], 2, "--next takes no round and no season"),
    (["results", "--stages"], 2, "--stages needs a round"),
    (["drivers", "petrhansel"], 3, 'no driver matches "petrhansel"'),
    (["schedule", "monaco"], 3, 'no round matches "monaco"'),
    (["car", "specs", "spoilers"], 3, 'no spec matches "spoilers"'),
    (["car", "specs", "--compare", "ferrari"], 3, 'no spec or car matches "ferrari"'),
    (["team", "cooks"], 3, 'no section matches "cooks"'),
    (["get", "people.nobody"], 3, 'no key "people.nobody" is known'),
    (["sources", "people.nobody"], 3, 'no key "people.nobody" is known'),
    (["explain", "people.shoe_size"], 3, 'the fact base has no field "people.shoe_size"'),
    (["schedule", "--next", "--as-of", "2099-01-01"], 3, "no later round is on file"),
    (["drivers", "--facts", "/no/such/file.toml"], 6, "cannot read /no/such/file.toml"),
    (["drivers", "--facts", "/"], 6, "cannot read /"),
    (["facts", "check", ""], 2, "files cannot be empty"),
    (["drivers", "--facts", ""], 2, "--facts cannot be empty"),
]
"""Every way to fail on the command line, its exit status, and how the message starts."""

INCOMPLETE = [
    (["facts"], 2, "missing command"),
    (["drivers", "--format"], 2, "option '--format' requires an argument"),
]
"""Those to which nothing can be added that would ask for JSON."""

CODES = {2: "usage", 3: "not_found", 4: "ambiguous", 5: "facts_invalid", 6: "facts_unreadable"}


@pytest.mark.parametrize(("argv", "code", "said"), [*FAILURES, *INCOMPLETE])
def test_a_failure_is_told_on_stderr_alone(run: Run, argv: list[str], code: int, said: str) -> None:
    done = run(*argv)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"defender: error: {said}")


@pytest.mark.parametrize(("argv", "code", "said"), FAILURES)
def test_every_failure_is_one_json_object_where_json_was_asked_for(
    run: Run, argv: list[str], code: int, said: str
) -> None:
    done = run(*argv, "--json")
    assert (done.code, done.out) == (code, "")
    error = done.error()
    assert (error["code"], error["exit_status"]) == (CODES[code], code)
    assert error["message"].startswith(said)


def test_a_mistyped_name_gets_a_command_that_works(run: Run) -> None:
    done = run("drivers", "petrhansel")
    assert done.err.splitlines()[1:] == [
        "  closest: peterhansel",
        "  try: defender drivers peterhansel",
    ]


def test_an_error_is_json_when_json_was_asked_for(run: Run) -> None:
    done = run("drivers", "petrhansel", "--json")
    assert (done.code, done.out) == (3, "")
    assert done.error() == {
        "code": "not_found",
        "exit_status": 3,
        "message": 'no driver matches "petrhansel"',
        "input": "petrhansel",
        "hint": "try: defender drivers peterhansel",
        "suggestions": ["peterhansel"],
        "available": [],
        "evidence": [],
        "file": None,
        "line": None,
        "column": None,
    }


@pytest.mark.parametrize(
    "asked", [["--json"], ["--format", "json"], ["--format=json"], ["--format", "jsonl"]]
)
def test_a_usage_error_is_json_too(run: Run, asked: list[str]) -> None:
    done = run("drivers", "--bogus", *asked)
    assert done.error()["code"] == "usage"


def test_a_name_that_fits_two_people_is_refused(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [people]
        source = "first"
        adrien = { name = "Adrien Metge", seat = "driver" }
        mika = { name = "Mika Metge", seat = "driver" }
        """
    )
    done = run("drivers", "metge", "--facts", file)
    assert (done.code, done.out) == (4, "")
    assert '"metge" can be more than one driver: adrien, mika' in done.err


@pytest.mark.parametrize(
    ("tables", "line", "column", "said"),
    [
        ("[people.x]\nname = \n", 20, 8, "not valid TOML: invalid value"),
        ('[people.x]\nname = "a', 20, 10, "not valid TOML: unterminated string"),
        (
            '[people.x]\nsource = "first"\nmotocross_titles = "14"\n',
            21,
            20,
            "people.x.motocross_titles must be a whole number, not text",
        ),
        (
            '[people.x]\nsource = "first"\nborn = "1965-08-06"\n',
            21,
            8,
            "people.x.born must be a date, not text",
        ),
        (
            '[people.x]\nsource = "first"\nnmae = "X"\n',
            21,
            1,
            "people.x.nmae is not a key of the fact base",
        ),
        ('[people.x]\nname = "X"\n', 20, 8, "people.x.name has no source"),
        (
            '[people.x]\nsource = "frist"\nname = "X"\n',
            21,
            1,
            "people.x.name names the source 'frist', which is not in the facts",
        ),
        (
            '[rounds.x]\nsource = "first"\ndistance = { value = 5, unit = "mi" }\n',
            21,
            32,
            "rounds.x.distance is in km, not 'mi'",
        ),
        (
            '[people.x]\nsource = "first"\nage = 30\n',
            21,
            1,
            "people.x.age is computed and cannot be stored",
        ),
        (
            '[entries.x]\nsource = "first"\ndriver = "nobody"\n',
            21,
            10,
            "entries.x.driver names the record 'nobody', which is not in the facts",
        ),
    ],
)
def test_a_broken_fact_file_names_its_place(
    run: Run, facts_file: Write, tables: str, line: int, column: int, said: str
) -> None:
    file = facts_file(tables)
    done = run("drivers", "--facts", file)
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith(f"defender: error: {file}:{line}:{column}: {said}")
    assert f"  {line} | " in done.err


def test_a_broken_fact_file_names_its_place_in_json(run: Run, facts_file: Write) -> None:
    file = facts_file('[people.x]\nsource = "first"\nmotocross_titles = "14"\n')
    error = run("drivers", "--json", "--facts", file).error()
    assert (error["code"], error["exit_status"]) == ("facts_invalid", 5)
    assert (error["file"], error["line"], error["column"]) == (str(file), 21, 20)
    assert error["input"] == '"14"'


def test_a_file_that_is_not_utf_8_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_bytes(b"format = 2\n# \xff\n")
    done = run("drivers", "--facts", file)
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith(f"defender: error: {file}:2:3: not UTF-8 text")


def test_the_variable_that_chose_an_unreadable_file_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_FACTS", "/no/such/file.toml")
    done = run("drivers")
    assert done.code == 6
    assert "DEFENDER_FACTS" in done.err


def test_a_language_without_text_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFENDER_LANG", "fr")
    done = run("drivers")
    assert done.code == 2
    assert 'DEFENDER_LANG: unknown language "fr"' in done.err


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "toml", "csl", "bibtex"])
def test_every_format_of_programs_gets_all_that_the_text_of_an_error_says(
    run: Run, two_seasons: Path, format: str
) -> None:
    done = run("drivers", "--fields", "drivr", "--format", format, "--facts", two_seasons)
    assert (done.code, done.out) == (2, "")
    error = done.error()
    assert error["input"] == "drivr"
    assert error["suggestions"] == ["driver", "co_driver"]
    assert error["available"][:3] == ["id", "season", "number"]
    shown = run("get", "people.roux.nam", "--format", format, "--facts", two_seasons).error()
    assert shown["hint"] == "try: defender get people.roux.name"


@pytest.mark.parametrize(
    ("line", "input"), [("drivers --bogus", "--bogus"), ("drvers", "drvers"), ("get", "key")]
)
def test_an_error_of_the_command_line_names_its_input(run: Run, line: str, input: str) -> None:
    assert run(*line.split(), "--format", "json").error()["input"] == input


@pytest.mark.parametrize("other", ["csv", "table", "jsonl"])
def test_two_formats_are_a_usage_error(run: Run, other: str) -> None:
    for line in (f"--json --format {other}", f"--format {other} --json"):
        done = run("drivers", *line.split())
        assert (done.code, done.out) == (2, "")
        assert f"--json does not go with --format {other}" in done.err


def test_what_is_unpublished_is_told_from_a_slip(run: Run, two_seasons: Path) -> None:
    def code(key: str) -> object:
        done = run("get", key, "--json", "--facts", two_seasons, "--as-of", "2025-05-15")
        assert (done.code, done.out) == (3, "")
        return done.error()["code"]

    assert code("cars.t1.specs.tank") == "unknown_value"
    assert code("cars.t1.specs.tnk") == "not_found"
    assert code("rounds.*.start") == "not_found"


@pytest.mark.parametrize(
    ("listing", "command"),
    [
        ("drivers", "drivers"),
        ("schedule", "schedule"),
        ("results", "schedule"),
        ("results desert --stages", "results"),
        ("car specs", "car specs"),
        ("sources", "sources"),
    ],
)
def test_an_id_that_is_shown_leads_back(
    run: Run, two_seasons: Path, listing: str, command: str
) -> None:
    rows = run(*listing.split(), "--json", "--facts", two_seasons).json()
    assert rows
    for each in rows:
        assert run(*command.split(), each["id"], "--facts", two_seasons).code == 0
