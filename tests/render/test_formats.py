"""One list of facts through every format, as it stands there and as it reads back."""

import csv
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.conftest import Completed, Run, Write

ROUNDS = """
[rounds.dakar]
source = "first"
season = 2026
number = 1
name = "Dakar | Rally"
country = "SA"
start = 2026-01-03
special = { value = 4840, note = { en = "as planned", nl = "volgens plan" } }
prologue = true
via = ["Yanbu", "Ha'il"]
notes.one = { en = "The first *round*", nl = "De eerste *ronde*" }

[rounds.portugal]
source = "later"
season = 2026
number = 2
name = 'Rally, "Portugal"'
start = 2026-03-17
"""
FIELDS = ("--fields", "number,name,start,special,prologue,via,notes")

Show = Callable[..., Completed]


@pytest.fixture
def show(run: Run, facts_file: Write) -> Show:
    """Run `schedule` on the two rounds, by default with the seven fields above."""
    file = facts_file(ROUNDS)

    def show(format: str, *options: str) -> Completed:
        return run("schedule", "--format", format, *(options or FIELDS), "--facts", file)

    return show


def test_json_lists_the_fields_asked_for_in_that_order(show: Show) -> None:
    assert show("json").json() == [
        {
            "id": "dakar",
            "number": 1,
            "name": "Dakar | Rally",
            "start": "2026-01-03",
            "special": {"number": 4840, "unit": "km"},
            "prologue": True,
            "via": ["Yanbu", "Ha'il"],
            "notes": {"one": {"en": "The first *round*", "nl": "De eerste *ronde*"}},
        },
        {
            "id": "portugal",
            "number": 2,
            "name": 'Rally, "Portugal"',
            "start": "2026-03-17",
            "special": None,
            "prologue": None,
            "via": None,
            "notes": {},
        },
    ]


def test_json_lines_hold_one_record_each(show: Show) -> None:
    lines = show("jsonl").out.splitlines()
    assert lines[1] == (
        '{"id":"portugal","number":2,"name":"Rally, \\"Portugal\\"","start":"2026-03-17",'
        '"special":null,"prologue":null,"via":null,"notes":{}}'
    )
    assert [json.loads(line) for line in lines] == show("json").json()


def test_csv_has_a_column_for_each_part_and_ends_its_lines_as_rfc_4180_says(show: Show) -> None:
    assert show("csv").out == (
        "id,number,name,start,special,special_unit,prologue,via,notes\r\n"
        'dakar,1,Dakar | Rally,2026-01-03,4840,km,true,"[""Yanbu"",""Ha\'il""]",'
        '"{""one"":{""en"":""The first *round*"",""nl"":""De eerste *ronde*""}}"\r\n'
        'portugal,2,"Rally, ""Portugal""",2026-03-17,,,,,{}\r\n'
    )


def test_tsv_has_the_same_columns(show: Show) -> None:
    assert show("tsv").out == (
        "id\tnumber\tname\tstart\tspecial\tspecial_unit\tprologue\tvia\tnotes\n"
        'dakar\t1\tDakar | Rally\t2026-01-03\t4840\tkm\ttrue\t["Yanbu","Ha\'il"]\t'
        '{"one":{"en":"The first *round*","nl":"De eerste *ronde*"}}\n'
        'portugal\t2\tRally, "Portugal"\t2026-03-17\t\t\t\t\t{}\n'
    )


def test_toml_has_dates_and_leaves_out_what_is_unknown(show: Show) -> None:
    assert show("toml").out == (
        "[[rounds]]\n"
        'id = "dakar"\n'
        "number = 1\n"
        'name = "Dakar | Rally"\n'
        "start = 2026-01-03\n"
        "prologue = true\n"
        "via = [\n"
        '    "Yanbu",\n'
        '    "Ha\'il",\n'
        "]\n"
        "\n"
        "[rounds.special]\n"
        "number = 4840\n"
        'unit = "km"\n'
        "\n"
        "[rounds.notes.one]\n"
        'en = "The first *round*"\n'
        'nl = "De eerste *ronde*"\n'
        "\n"
        "[[rounds]]\n"
        'id = "portugal"\n'
        "number = 2\n"
        'name = "Rally, \\"Portugal\\""\n'
        "start = 2026-03-17\n"
        "\n"
        "[rounds.notes]\n"
    )


def test_markdown_escapes_what_it_would_take_for_markup(show: Show) -> None:
    assert show("md").out == (
        "## Rounds 2026\n"
        "\n"
        "| Round | Rally | Start | Specials | Prologue | Via | Notes |\n"
        "| ---: | --- | --- | ---: | --- | --- | --- |\n"
        "| 1 | Dakar \\| Rally | 2026-01-03 | 4,840 km \\*1 | yes | Yanbu, Ha'il "
        "| The first \\*round\\* |\n"
        '| 2 | Rally, "Portugal" | 2026-03-17 | – | – | – | – |\n'
        "\n"
        "## Notes\n"
        "\n"
        "- \\*1 as planned\n"
    )


def test_markdown_shows_what_plain_text_shows(show: Show) -> None:
    markdown = show("md", *FIELDS, "--sources").out
    cells = rendered(markdown)
    assert cells[0] == ["Round", "Rally", "Start", "Specials", "Prologue", "Via", "Notes"]
    assert cells[1][:3] == ["1 [1]", "Dakar | Rally [1]", "2026-01-03 [1]"]
    assert "- \\[1\\] Maker · First release · 2025-05-07 · <https://example.org/first>" in markdown


def test_markdown_speaks_dutch_where_programs_get_the_same_in_any_language(show: Show) -> None:
    assert show("md", *FIELDS, "--lang", "nl").out.startswith("## Rondes 2026\n\n| Ronde |")
    for format in ("json", "jsonl", "csv", "tsv", "toml"):
        assert show(format, *FIELDS, "--lang", "nl").out == show(format).out


def test_plain_text_shows_what_stands_below_a_record_in_its_cell(show: Show) -> None:
    assert show("table").out.splitlines()[:3] == [
        "Rounds 2026",
        "Round  Rally              Start       Specials  Prologue  Via           Notes",
        "    1  Dakar | Rally      2026-01-03  4,840 km  yes       Yanbu, Ha'il  The first *round*",
    ]


def test_empty_list_keeps_its_headings_in_rows(run: Run) -> None:
    asked = ("drivers", "--as-of", "2000-01-01", "--fields", "number,driver", "--format")
    expected = {
        "table": "",
        "md": "",
        "json": "[]\n",
        "jsonl": "",
        "csv": "id,number,driver_id,driver_name\r\n",
        "tsv": "id\tnumber\tdriver_id\tdriver_name\n",
        "toml": "crews = []\n",
    }
    for format, text in expected.items():
        said = "no data\n" if format in ("table", "md") else ""
        assert run(*asked, format) == (0, text, said), format


def test_one_record_is_one_row_one_line_and_a_whole_toml_document(
    run: Run, two_seasons: Path
) -> None:
    asked = ("drivers", "zukas", "--fields", "name,born", "--facts", two_seasons, "--format")
    record = {"id": "zukas", "name": "Jonas Žukas", "born": "2000-03-25"}
    assert run(*asked, "json").json() == record
    assert run(*asked, "jsonl").json() == record
    assert run(*asked, "csv").out == "id,name,born\r\nzukas,Jonas Žukas,2000-03-25\r\n"
    toml = 'id = "zukas"\nname = "Jonas Žukas"\nborn = 2000-03-25\n'
    assert run(*asked, "toml").out == toml


def test_an_answer_of_several_sections_names_the_section_of_each_row(run: Run) -> None:
    names = list(run("team", "--json").json())
    lines = [json.loads(line) for line in run("team", "--format", "jsonl").out.splitlines()]
    assert list(dict.fromkeys(line["section"] for line in lines)) == names
    rows = list(csv.DictReader(run("team", "--format", "csv").out.splitlines(keepends=True)))
    assert [row["section"] for row in rows] == [line["section"] for line in lines]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert list(tomllib.loads(run("team", "--format", "toml").out)) == names


def test_text_that_looks_like_a_number_is_told_from_one(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """
        [specs]
        a.group = "engine"
        b.group = "engine"
        c.group = "engine"
        d.group = "engine"
        e.group = "engine"
        f.group = "engine"
        [teams.x]
        source = "first"
        car = "one"
        [cars.one.specs]
        source = "first"
        a = "911"
        b = 911
        c = true
        d = "true"
        e = { value = 5.5, unit = "L" }
        f = { value = { en = "wide", nl = "breed" } }
        """
    )
    done = run("car", "specs", "--fields", "one", "--format", "tsv", "--facts", file)
    assert done.out.splitlines() == [
        "id\tone\tone_unit\tone_en\tone_nl",
        "a\t\t\t911\t911",
        "b\t911\t\t\t",
        "c\t\t\ttrue\ttrue",
        "d\t\t\ttrue\ttrue",
        "e\t5.5\tL\t\t",
        "f\t\t\twide\tbreed",
    ]


HOSTILE = r"a\tb\nc\\d\u001b[31me\u202Ef[red]:car:|`<b>"
SHOWN = "a\tb\nc\\d\x1b[31me\u202ef[red]:car:|`<b>"


def hostile(run: Run, facts_file: Write, format: str) -> str:
    file = facts_file(
        f'[rounds.x]\nsource = "first"\nseason = 2026\nnumber = 1\nname = "{HOSTILE}"\n'
    )
    done = run("schedule", "--fields", "name", "--format", format, "--facts", file)
    assert done.code == 0
    return done.out


def test_control_characters_survive_where_the_format_can_spell_them(
    run: Run, facts_file: Write
) -> None:
    assert json.loads(hostile(run, facts_file, "json"))[0]["name"] == SHOWN
    assert json.loads(hostile(run, facts_file, "jsonl"))["name"] == SHOWN
    assert tomllib.loads(hostile(run, facts_file, "toml"))["rounds"][0]["name"] == SHOWN
    tsv = hostile(run, facts_file, "tsv").splitlines()[1].split("\t")[1]
    assert tsv == r"a\tb\nc\\d\x1b[31me\u202ef[red]:car:|`<b>"
    [row] = csv.DictReader(hostile(run, facts_file, "csv").splitlines(keepends=True))
    assert row["name"] == "a\tb\nc\\d" + r"\x1b[31me\u202ef[red]:car:|`<b>"


FORMULAS = ["=1+1", "+1", "-1+1", "-", "--1", "-x", "@SUM(A1)", "＝1", "\t=1", "\n=1", "\r=1"]
HARMLESS = ["a=1", " =1", "'=1", "-5", "-4.25", "-1e-05", "–5"]


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_cells_that_are_formulas_are_escaped_if_asked_for(
    run: Run, facts_file: Write, format: str
) -> None:
    cells = dict(enumerate([*FORMULAS, *HARMLESS]))
    groups = "".join(f'-{at}-.group = "engine"\n' for at in (*cells, "n"))
    values = "".join(f"-{at}- = {json.dumps(cell)}\n" for at, cell in cells.items())
    car = f'[cars.one.specs]\nsource = "first"\n{values}-n- = -5\n'
    file = facts_file(f'[specs]\n{groups}[teams.x]\nsource = "first"\ncar = "one"\n{car}')
    argv = ("car", "specs", "--fields", "one", "--format", format, "--facts", file)
    plain = read_rows(run(*argv).out, format)
    assert [row["one_en"] for row in plain] == [*cells.values(), ""]
    expected = [*(f"'{cell}" for cell in FORMULAS), *HARMLESS]
    *escaped, number = read_rows(run(*argv, "--escape-formulas").out, format)
    assert [row["one_en"] for row in escaped] == expected
    assert [row["id"] for row in escaped] == [f"'-{at}-" for at in cells]
    assert number["one"] == "-5"


def test_escaped_formulas_are_for_spreadsheets_alone(run: Run) -> None:
    done = run("drivers", "--json", "--escape-formulas")
    assert (done.code, done.out) == (2, "")
    assert "--escape-formulas does not go with --format json" in done.err
    assert "use it with csv, tsv" in done.err


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "tsv", "md", "html", "toml"])
def test_no_format_lets_data_steer_a_terminal(run: Run, facts_file: Write, format: str) -> None:
    out = hostile(run, facts_file, format)
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "tsv", "md", "html", "toml"])
def test_no_format_has_characters_that_nobody_sees(
    run: Run, facts_file: Write, format: str
) -> None:
    hidden = ["00AD", "200B", "2060", "FEFF", "FFF9", "E0041", "E007F"]
    name = "".join(f"\\U{code:0>8}" for code in hidden)
    facts = facts_file(f'[people.x]\nsource = "first"\nname = "{name}"\n')
    done = run("team", "people", "--format", format, "--facts", facts)
    assert done.code == 0
    assert not {chr(int(code, 16)) for code in hidden} & set(done.out)


def test_markdown_renders_hostile_text_as_it_is(run: Run, facts_file: Write) -> None:
    cells = rendered(hostile(run, facts_file, "md"))
    assert cells[1] == [r"a\x09b\x0ac\d\x1b[31me\u202ef[red]:car:|`<b>"]


def rendered(markdown: str) -> list[list[str]]:
    """Return the cells of the first table as a reader of Markdown shows them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    rows: list[list[str]] = []
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type == "tr_open":
            rows.append([])
        if token.type in ("th_open", "td_open"):
            shown = [each.content for each in following.children or []]
            rows[-1].append("".join(shown))
        if token.type == "table_close":
            break
    return rows


@pytest.fixture(scope="module")
def answers() -> list[list[str]]:
    """Commands that between them answer with every kind of record."""
    return [
        [],
        ["team"],
        ["team", "people"],
        ["team", "quotes"],
        ["drivers"],
        ["drivers", "roux"],
        ["drivers", "vidal"],
        ["car"],
        ["car", "specs"],
        ["schedule"],
        ["schedule", "--season", "2027"],
        ["schedule", "desert"],
        ["results"],
        ["results", "desert"],
        ["results", "desert", "--stages"],
        ["standings"],
        ["category"],
        ["timeline"],
        ["sources", "launch"],
        ["sources", "people.roux"],
        ["explain", "rounds"],
        ["facts", "diff", "--since", "2025-05-07", "--as-of", "2026-03-01"],
    ]


@pytest.fixture
def on_two_seasons(monkeypatch: pytest.MonkeyPatch, two_seasons: Path) -> None:
    """Answer from the small fact base of two seasons, on a day between them."""
    monkeypatch.setenv("DEFENDER_FACTS", str(two_seasons))
    monkeypatch.setenv("DEFENDER_TODAY", "2026-08-01")


def test_every_answer_reads_back_equal_from_json_lines_and_toml(
    run: Run, answers: list[list[str]], on_two_seasons: None
) -> None:
    for argv in answers:
        data = run(*argv, "--json").json()
        lines = [json.loads(line) for line in run(*argv, "--format", "jsonl").out.splitlines()]
        assert [without(each, "section") for each in lines] == records(data), argv
        toml = tomllib.loads(run(*argv, "--format", "toml").out)
        if isinstance(data, list):
            [toml] = toml.values()
        assert json.loads(json.dumps(toml, default=str)) == known(data), argv


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_every_answer_reads_back_equal_from_rows(
    run: Run, answers: list[list[str]], format: str, on_two_seasons: None
) -> None:
    for argv in answers:
        expected = records(run(*argv, "--json").json())
        rows = read_rows(run(*argv, "--format", format).out, format)
        assert len(rows) == len(expected), argv
        for row, record in zip(rows, expected, strict=True):
            cells = {column: cell for column, cell in row.items() if cell and column != "section"}
            for name, value in record.items():
                assert taken(cells, name, value, row) == value, (argv, name)
            assert cells == {}, argv


def read_rows(text: str, format: str) -> list[dict[str, str]]:
    if format == "csv":
        return list(csv.DictReader(text.splitlines(keepends=True)))
    heading, *lines = text.removesuffix("\n").split("\n")
    return [
        dict(zip(heading.split("\t"), map(unescaped, line.split("\t")), strict=True))
        for line in lines
    ]


def unescaped(cell: str) -> str:
    return cell.encode("latin-1", "backslashreplace").decode("unicode_escape")


def taken(cells: dict[str, str], name: str, value: Any, row: dict[str, str]) -> Any:
    """Take the cells of a field out of a row and return its value, by the documented rule.

    The first part of a figure, a time or a date has the field's own column.
    """
    parts = value if isinstance(value, dict) and name not in ("sources", "source_notes") else {}
    columns = {part: name if part in ("number", "text") else f"{name}_{part}" for part in parts}
    if columns and set(columns.values()) <= set(row):
        found = {part: cells.pop(column, None) for part, column in columns.items()}
        return {
            part: cell if cell is None or isinstance(parts[part], str) else json.loads(cell)
            for part, cell in found.items()
        }
    cell = cells.pop(name, None)
    return cell if cell is None or isinstance(value, str) else json.loads(cell)


def records(data: Any) -> list[dict[str, Any]]:
    """Return the records of a JSON answer in order, whatever sections they stand in."""
    if isinstance(data, list):
        return data
    if any(not isinstance(value, dict | list) and value is not None for value in data.values()):
        return [data]
    return [record for part in data.values() if part for record in records(part)]


def without(record: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key != name}


def known(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: known(value) for name, value in data.items() if value is not None}
    return [known(each) for each in data] if isinstance(data, list) else data


def test_an_unknown_format_is_refused_with_the_ones_there_are(run: Run) -> None:
    done = run("drivers", "--format", "yaml")
    assert (done.code, done.out) == (2, "")
    for format in ("table", "json", "jsonl", "csv", "tsv", "md", "toml"):
        assert f"'{format}'" in done.err


def test_checking_a_broken_file_answers_in_every_format(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text("format = 2\n[people.x]\nname = \n", encoding="utf-8")
    for format in ("table", "json", "jsonl", "csv", "tsv", "md", "toml"):
        done = run("facts", "check", file, "--format", format)
        assert (done.code, done.err) == (5, ""), format
        assert "broken.toml" in done.out
