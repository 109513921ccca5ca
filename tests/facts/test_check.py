"""Rules that look at several values at once: what breaks them and what does not."""

from datetime import date
from pathlib import Path

import pytest

from defender_cli.facts.check import check
from tests.conftest import HEAD

TODAY = date(2026, 6, 1)
USED = '[teams.us]\nsource = ["first", "later"]\nname = "Team"\n'


def codes(folder: Path, tables: str) -> list[tuple[str, int]]:
    """Return the code and the line, from the first one below the head, of every finding."""
    file = folder / "facts.toml"
    file.write_text(HEAD + USED + tables, encoding="utf-8")
    head = (HEAD + USED).count("\n")
    return [(each.code, each.place.line - head) for each in check([file], TODAY)]


@pytest.mark.parametrize(
    "one",
    [
        "Stéphane Peterhansel",
        "STÉPHANE  PETERHANSEL",
        "Ste\u0301phane Peterhansel",
        "Stephane Peterhansel",
    ],
)
def test_names_that_people_cannot_tell_apart_are_duplicates(tmp_path: Path, one: str) -> None:
    tables = f"""\
[people]
source = "first"
a.name = "Stéphane Peterhansel"
b.name = "{one}"
"""
    assert codes(tmp_path, tables) == [("duplicate-name", 4)]


def test_an_alias_of_another_record_is_a_duplicate_but_ones_own_is_not(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
a.name = "Sara Price"
a.aliases = ["sara price", "SP"]
b.name = "Stéphane Peterhansel"
b.aliases = ["Peter", "SP"]
"""
    assert codes(tmp_path, tables) == [("duplicate-name", 6)]


def test_the_same_name_in_another_collection_is_no_duplicate(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
a.name = "Sara Price"
[partners]
source = "first"
a.name = "Sara Price"
"""
    assert codes(tmp_path, tables) == []


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ('"2025-03"', '"2025"', False),
        ('"2025"', '"2024-12"', True),
        ("2025-03-02", '"2025-03"', False),
        ("2025-03-02", "2025-03-02", False),
        ("2025-03-02", "2025-03-01", True),
    ],
)
def test_a_year_or_month_does_not_end_before_its_own_days(
    tmp_path: Path, first: str, last: str, wrong: bool
) -> None:
    tables = f'[people.x]\nsource = "first"\nname = "X"\nsince = {first}\nuntil = {last}\n'
    assert codes(tmp_path, tables) == ([("dates-out-of-order", 5)] if wrong else [])


@pytest.mark.parametrize(
    ("published", "wrong"),
    [
        ("2026-06-01", False),
        ("2026-06-02", True),
        ('"2026-06"', False),
        ('"2026-07"', True),
        ('"2026"', False),
        ('"2027"', True),
    ],
)
def test_a_source_cannot_be_of_a_day_to_come(tmp_path: Path, published: str, wrong: bool) -> None:
    tables = f"""\
[sources.new]
title = "New"
publisher = "Paper"
published = {published}
language = "en"
kind = "press"
[cars.c]
source = "new"
name = "Car"
"""
    assert codes(tmp_path, tables) == ([("future-date", 4)] if wrong else [])


def test_a_page_without_a_date_needs_only_the_day_it_was_read(tmp_path: Path) -> None:
    tables = """\
[sources.new]
title = "New"
publisher = "Paper"
retrieved = 2026-05-31
language = "en"
kind = "press"
[cars.c]
source = "new"
name = "Car"
"""
    assert codes(tmp_path, tables) == []


def test_a_rest_day_or_stage_outside_its_round_is_out_of_order(tmp_path: Path) -> None:
    tables = """\
[rounds.x]
source = "first"
start = 2026-01-03
end = 2026-01-17
rest_day = 2026-01-18
[stages]
source = "first"
a = { round = "x", day = 2026-01-03 }
b = { round = "x", day = 2026-01-02 }
c = { round = "x", day = 2026-01-17 }
"""
    assert codes(tmp_path, tables) == [("dates-out-of-order", 5), ("dates-out-of-order", 9)]


def test_a_result_needs_its_round_and_a_place_its_crew(tmp_path: Path) -> None:
    tables = """\
[rounds.dakar]
source = "first"
name = "Dakar"
[results.dakr]
source = "first"
stage_wins = 13
[results.dakar.standings]
source = "first"
nobody.points = 3
"""
    assert codes(tmp_path, tables) == [("unknown-reference", 4), ("unknown-reference", 9)]


def test_numbers_are_taken_once_in_a_round_and_in_a_season(tmp_path: Path) -> None:
    tables = """\
[entries]
source = "first"
x = { round = "a", number = 500 }
y = { round = "a", number = 501 }
z = { round = "a", number = 500 }
q = { round = "b", number = 500 }
[rounds]
source = "first"
a = { season = 2026, number = 1 }
b = { season = 2026, number = 1 }
c = { season = 2027, number = 1 }
"""
    assert codes(tmp_path, tables) == [("duplicate-number", 5), ("duplicate-number", 10)]


def test_places_may_repeat_from_one_stage_to_the_next(tmp_path: Path) -> None:
    tables = """\
[people.a]
source = "first"
name = "A"
[rounds.x]
source = "first"
name = "X"
[stages]
source = "first"
x_01 = { round = "x", places.a.position = 1 }
x_02 = { round = "x", places.a.position = 1 }
"""
    assert codes(tmp_path, tables) == []


def test_one_person_sits_in_one_seat(tmp_path: Path) -> None:
    tables = """\
[people.a]
source = "first"
name = "A"
[rounds.r]
source = "first"
season = 2026
[entries]
source = "first"
x = { round = "r", driver = "a", co_driver = "a" }
y = { round = "r", driver = { pending = true }, co_driver = { pending = true } }
"""
    assert codes(tmp_path, tables) == [("duplicate-person", 9)]


def test_a_reference_is_pointed_at_in_the_statement_that_makes_it(tmp_path: Path) -> None:
    tables = """\
[people.a]
source = "first"
name = "A"
[entries.x]
driver = [
  { value = "a", source = "first" },
  { value = "b", source = "first" },
]
"""
    assert codes(tmp_path, tables) == [("unknown-reference", 7)]


def test_a_source_missing_from_a_whole_table_is_one_finding(tmp_path: Path) -> None:
    tables = '[cars.c]\nsource = "nothing"\nname = "Car"\nbase_model = "OCTA"\ncategory = "Stock"\n'
    assert codes(tmp_path, tables) == [("unknown-source", 2)]


def fixes(folder: Path, tables: str) -> list[str]:
    """Return what to do about every finding."""
    file = folder / "facts.toml"
    file.write_text(HEAD + USED + tables, encoding="utf-8")
    return [each.fix for each in check([file], TODAY)]


def test_what_resembles_nothing_can_be_added_or_is_in_another_file(tmp_path: Path) -> None:
    tables = """\
[entries.x]
source = "zzz"
driver = { value = "qqq", source = "first" }
number = 500
"""
    beside = "or name the file that has it before this one"
    assert fixes(tmp_path, tables) == [
        f"add a table for it, [sources.zzz], {beside}",
        f"add a table for it, [people.qqq], {beside}",
    ]


def test_the_nearest_of_several_ids_is_offered(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
price.name = "A"
prince.name = "B"
[entries.x]
source = "first"
driver = "prize"
co_driver = "prinse"
"""
    assert fixes(tmp_path, tables) == ["did you mean price?", "did you mean prince?"]


def test_a_source_may_be_named_by_each_statement_of_a_history(tmp_path: Path) -> None:
    tables = """\
[people.x]
name = { value = "X", source = "first" }
racing_start_age = [
  { value = 2, source = ["first", "later"] },
  { value = 1, source = ["first", "first"] },
]
"""
    assert codes(tmp_path, tables) == [("duplicate-source", 5)]


def test_a_field_called_sources_is_no_table_of_sources(tmp_path: Path) -> None:
    assert codes(tmp_path, '[cars.c.sources]\nsource = "nowhere"\n') == [
        ("unknown-key", 1),
        ("unknown-source", 2),
    ]


def test_tables_within_tables_without_end_are_not_followed(tmp_path: Path) -> None:
    deep = ".".join(["a"] * 100)
    tables = f'[cars.c]\nsource = "first"\nname = "Car"\n[cars.c.{deep}]\nsource = "nowhere"\n'
    assert codes(tmp_path, tables) == [("unknown-key", 4)]


def test_a_mistake_in_a_header_is_where_the_header_is(tmp_path: Path) -> None:
    tables = """\
[drvers.x]
name = "X"
[people.X.titles.t]
year = 2026
[[people.x.racing_start_age]]
value = 2
source = "first"
[[people.x.racing_start_age]]
value = "1"
source = "first"
"""
    assert codes(tmp_path, tables) == [("unknown-key", 1), ("bad-id", 3), ("wrong-type", 9)]


def test_a_source_is_used_if_only_a_faulty_value_takes_it(tmp_path: Path) -> None:
    new = """\
[sources.new]
title = "New"
publisher = "Paper"
retrieved = 2026-05-31
language = "en"
kind = "press"
[cars.c]
source = "new"
"""
    faulty, elsewhere = "name = 3\n", "[brands.b]\nsource = 'first'\nname = 3\n"
    own = 'name = { value = "Car", source = "first" }\n'
    assert codes(tmp_path, new + faulty) == [("wrong-type", 9)]
    assert codes(tmp_path, new + own) == [("unused-source", 1)]
    assert ("unused-source", 1) in codes(tmp_path, new + own + elsewhere)


def test_points_and_the_places_of_a_career_may_be_the_same(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
a.name = "A"
b.name = "B"
x.name = "X"
[entries]
source = "first"
p = { round = "q", driver = "x", position = 4 }
q = { round = "r", driver = "x", position = 4 }
[rounds.r]
source = "first"
name = "R"
[rounds.q]
source = "first"
season = 2024
[results.r.standings]
source = "first"
a = { position = 1, points = 10 }
b = { position = 2, points = 10 }
x = { position = 2 }
"""
    assert codes(tmp_path, tables) == [("duplicate-number", 20)]


def test_what_is_left_open_is_out_of_no_order(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
a = { name = "A", since = 2025-03-02, until = { pending = true } }
b = { name = "B", since = { pending = true }, until = 2025-03-02 }
[entries]
source = "first"
x = { round = "r", number = { pending = true } }
y = { round = "r", number = { pending = true } }
[rounds.r]
source = "first"
season = 2026
"""
    assert codes(tmp_path, tables) == []


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        ("start = 2026-01-03\nend = 2026-01-03\nrest_day = 2026-01-04\n", 5),
        ("start = 2026-01-03\nend = 2026-01-03\nrest_day = 2026-01-03\n", None),
        ("start = 2026-01-03\nend = 2026-01-02\nrest_day = 2026-01-09\n", 4),
        ("start = 2026-01-03\nrest_day = 2026-01-02\n", None),
        ("end = 2026-01-03\nrest_day = 2026-01-09\n", None),
        ("start = 2026-01-03\nend = 2026-01-05\nrest_day = { pending = true }\n", None),
    ],
)
def test_a_rest_day_is_within_a_round_that_has_both_its_dates(
    tmp_path: Path, dates: str, line: int | None
) -> None:
    found = codes(tmp_path, f'[rounds.x]\nsource = "first"\n{dates}')
    assert found == ([("dates-out-of-order", line)] if line else [])


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("on the car", False),
        ("The Car of Dakar", False),
        ("Dakar and the Car", True),
        ("on the car itself", True),
    ],
)
def test_prose_of_four_words_is_in_two_languages(tmp_path: Path, text: str, prose: bool) -> None:
    tables = f'[cars.c]\nsource = "first"\nname = {{ value = "Car", note = "{text}" }}\n'
    assert [code for code, _ in codes(tmp_path, tables)] == ["untranslated"] * prose


def test_only_the_users_own_prose_may_be_in_one_language(tmp_path: Path) -> None:
    installed, own = tmp_path / "facts.toml", tmp_path / "data" / "defender" / "facts.toml"
    own.parent.mkdir(parents=True)
    said = "it shows what the car can do"
    text = f'purpose = {{ en = "{said}", nl = "{said}" }}\n'
    installed.write_text(HEAD + USED + text, encoding="utf-8")
    own.write_text(f"format = 2\n[teams.us]\nsource = 'first'\n{text}", encoding="utf-8")
    found = check([installed, own], TODAY)
    assert [(each.code, each.file) for each in found] == [("untranslated", str(installed))]


def test_the_faults_of_all_files_are_found(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.toml", "a.toml")]
    for file in files:
        file.write_text("format = 2\nteams.us.name = 5\n", encoding="utf-8")
    found = check(files, TODAY)
    assert [(each.code, each.file) for each in found] == [
        ("wrong-type", str(file)) for file in files
    ]


def test_a_source_of_the_wrong_type_is_the_only_fault_of_its_table_alone(tmp_path: Path) -> None:
    tables = """\
[people.x]
source = 5
name = "X"
titles.t = { year = 2026 }
[people.y]
name = "Y"
"""
    assert codes(tmp_path, tables) == [("wrong-type", 2), ("no-source", 6)]


def test_a_bad_id_is_pointed_at_and_not_what_it_stands_for(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text('format = 2\n[people]\nSara = { name = "X" }\n', encoding="utf-8")
    [found] = check([file], TODAY)
    assert (found.code, found.place.line, found.place.column) == ("bad-id", 3, 1)


def test_a_source_of_a_source_is_only_an_unknown_key(tmp_path: Path) -> None:
    tables = """\
[sources.new]
source = "nowhere"
title = "New"
publisher = "Paper"
retrieved = 2026-05-31
language = "en"
kind = "press"
[cars.c]
source = "new"
name = "Car"
"""
    assert codes(tmp_path, tables) == [("unknown-key", 2)]


@pytest.mark.parametrize(
    "table",
    [
        "results.r.standings",
        "results.r.co_driver_standings",
        "stages.s.places",
        "stages.s.standing",
    ],
)
def test_a_place_is_that_of_a_crew(tmp_path: Path, table: str) -> None:
    tables = f"""\
[rounds.r]
source = "first"
name = "R"
[people.x]
source = "first"
name = "X"
[{table}]
source = "first"
x.position = 1
nobody.position = 2
"""
    assert codes(tmp_path, tables) == [("unknown-reference", 10)]


def test_a_full_name_is_a_name(tmp_path: Path) -> None:
    tables = """\
[people]
source = "first"
a.full_name = "Sara Ann Price"
b.name = "sara ann price"
"""
    assert codes(tmp_path, tables) == [("duplicate-name", 4)]


def test_a_page_that_is_not_there_yet_cannot_have_been_read(tmp_path: Path) -> None:
    tables = """\
[sources.new]
title = "New"
publisher = "Paper"
not_before = 2026-06-02
language = "en"
kind = "press"
[cars.c]
source = "new"
name = "Car"
"""
    assert codes(tmp_path, tables) == [("future-date", 4)]


@pytest.mark.parametrize("date", ["published", "not_before", "retrieved"])
def test_a_source_with_a_faulty_date_is_not_called_undated_too(tmp_path: Path, date: str) -> None:
    tables = f"""\
[sources.new]
title = "New"
publisher = "Paper"
{date} = "spring"
language = "en"
kind = "press"
[cars.c]
source = "new"
name = "Car"
"""
    assert codes(tmp_path, tables) == [("wrong-type", 4)]


@pytest.mark.parametrize("collection", ["teams", "people", "cars", "events", "partners"])
def test_names_are_taken_once_in_every_collection(tmp_path: Path, collection: str) -> None:
    tables = f'[{collection}]\nsource = "first"\na.name = "The X"\nb.name = "the x"\n'
    assert codes(tmp_path, tables) == [("duplicate-name", 4)]


def test_what_is_both_open_and_stated_is_told_where_it_is_left_open(tmp_path: Path) -> None:
    tables = """\
[people.a]
source = "first"
name = "A"
[entries.x.driver]
source = "first"
value = "a"
pending = true
"""
    assert codes(tmp_path, tables) == [("bad-value", 7)]
