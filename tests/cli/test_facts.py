"""`facts`: checking files, where they are, what changed."""

from pathlib import Path

import pytest

from tests.conftest import BASE, DAYS, Run, Write, cell

FAULTY = """\
format = 2

[sources.maker]
title = "Release"
publisher = "Maker"
published = 2025-05-07
not_before = 2025-05-01
language = "english"
url = "example.org/release"
kind = "blog"

[sources.undated]
title = "A page"
publisher = "Paper"
language = "en"
kind = "press"

[sources.idle]
publisher = "Paper"
published = "2025-06"
retrieved = 2025-06-01
language = "en"
kind = "press"

[sources.tomorrow]
title = "Prophecy"
publisher = "Paper"
published = 9999-01-01
language = "en"
kind = "press"

[teams.alpha]
source = ["maker", "mker"]
nmae = "Alpha Racing"
debut_season = "2026"
drivers_announced = "7 May 2025"
programme_length = { value = 3, unit = "months" }
entry = { en = "works team" }
first_drivers = "Roux"
first_year = 2028
last_year = 2026
purpose = { en = "It shows what the car can do.", nl = "It shows what the car can do." }
motto = { note = "on the car" }

[people.Lind]
source = "maker"
name = "Karin Lind"

[people.roux]
source = ["maker", "maker"]
name = "Émile Roux"
seat = "co-diver"
age = 59
country = "France"

[people.emile]
source = "undated"
name = "EMILE ROUX"

[events.desert]
source = "maker"
name = "Desert Rally"

[rounds.desert_2025]
event = { value = "desert", source = "maker" }
season = { value = 2025, source = "maker" }
start = { value = 2025-01-03, source = "maker" }
end = { value = 2025-01-17, source = "maker" }
country = "SA"

[entries.desert_2025_roux]
source = "maker"
round = "desert_2025"
number = 500
driver = "roux"
co_driver = "rou"

[entries.desert_2025_emile]
source = "tomorrow"
round = "desert_2025"
number = 500
driver = "roux"

[stages.desert_2025_01]
source = "maker"
round = "desert_2025"
day = 2025-02-01

[stages.desert_2025_01.places]
source = "maker"
roux.position = 1
emile.position = 1
rouxe.position = 3

[timeline]
source = "maker"
first = "x"
"""

FINDINGS = """\
7:14: two-dates: the source maker has a day of publication, so not_before has no effect; \
delete published or not_before
8:12: wrong-type: sources.maker.language must be a language code (ISO 639-1), not 'english'; \
write it as "nl"
9:7: wrong-type: sources.maker.url must be a web address, not 'example.org/release'; \
write it as "https://example.org"
10:8: bad-value: sources.maker.kind cannot be 'blog'; one of: official, organiser, press, personal
12:1: undated-source: the source undated has no date, so its statements never take effect; \
add published, not_before or retrieved
18:1: incomplete-source: the source idle has no title; add: title = "…"
18:1: unused-source: no fact names the source idle; name it in a fact, or delete it
21:13: dates-out-of-order: the source idle was read (2025-06-01) before it was published \
(2025-06-30); swap the two dates, or correct one
28:13: future-date: the source tomorrow is dated 9999-01-01, which is in the future; \
correct the date
33:20: unknown-source: teams.alpha names the source 'mker', which is not in the facts; \
did you mean maker?
34:1: unknown-key: teams.alpha.nmae is not a key of the fact base; did you mean name?
35:16: wrong-type: teams.alpha.debut_season must be a whole number, not text; write it as 14
36:21: wrong-type: teams.alpha.drivers_announced must be a date, not text; write it as 2026-01-03
37:40: bad-unit: teams.alpha.programme_length is in years, not 'months'; \
convert the value and write unit = "years", or leave it out
38:9: wrong-type: teams.alpha.entry must be prose in two languages, without the language 'nl'; \
write it as { en = "…", nl = "…" }
39:17: wrong-type: teams.alpha.first_drivers must be a list, not text; write it as ["Nitra"]
41:13: dates-out-of-order: teams.alpha.last_year (2026) comes before teams.alpha.first_year \
(2028); swap the two dates, or correct one
42:11: untranslated: teams.alpha.purpose says the same in English and Dutch; \
translate one of them: { en = …, nl = … }
43:1: no-value: teams.alpha.motto states no value; add: value = …
45:1: bad-id: 'Lind' is not an id; use lower-case letters, digits, - and _ only
50:20: duplicate-source: people.roux names the source 'maker' twice; delete one
52:8: bad-value: people.roux.seat cannot be 'co-diver'; write "co-driver"
53:1: derived: people.roux.age is computed and cannot be stored; delete it
54:11: wrong-type: people.roux.country must be a country code (ISO 3166-1), not 'France'; \
write it as "FR"
58:8: duplicate-name: people.emile.name is EMILE ROUX, as people.roux is called; \
merge the two records, or give them different names
69:11: no-source: rounds.desert_2025.country has no source; \
add: source = "…", here or in a table above
76:13: unknown-reference: entries.desert_2025_roux.co_driver names the record 'rou', which is not \
in the facts; did you mean roux?
81:10: duplicate-number: entries.desert_2025_emile.number is 500, and so is \
entries.desert_2025_roux.number; correct one of them
82:10: duplicate-person: entries.desert_2025_emile.driver is roux, who already is \
entries.desert_2025_roux.driver; correct one of them
87:7: dates-out-of-order: stages.desert_2025_01.day (2025-02-01) is outside the round's dates, \
2025-01-03 to 2025-01-17; correct the value, or mention 2025-01-17 in its note
92:18: duplicate-number: stages.desert_2025_01.places.emile.position is 1, and so is \
stages.desert_2025_01.places.roux.position; correct one of them
93:1: unknown-reference: stages.desert_2025_01.places.rouxe: people has no record 'rouxe'; \
did you mean roux?
97:9: wrong-type: timeline.first must be a table, not text; write it as [timeline.first]
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_facts_have_no_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # After the newest source: one of a day to come is a finding.
    monkeypatch.setenv("DEFENDER_TODAY", DAYS[-1])
    done = run("facts", "check")
    assert done.code == 0
    assert done.out.endswith("facts.toml: no findings\n")
    assert run("facts", "check", "--json").json() == []


def test_every_planted_fault_is_found_at_once_in_its_place_with_a_fix(
    run: Run, tmp_path: Path
) -> None:
    file = written(tmp_path, "mine.toml", FAULTY)
    done = run("facts", "check", file)
    assert done.out.replace(f"{file}:", "") == FINDINGS
    assert (done.code, done.err) == (5, "")


def test_findings_on_a_dutch_page_are_in_dutch(run: Run, facts_file: Write) -> None:
    file = facts_file('[teams.defender]\nsource = "first"\nnmae = "X"\n')
    done = run("facts", "check", file, "--format", "md", "--lang", "nl")
    assert "| teams.defender.nmae is geen sleutel van de feiten |" in done.out


def test_findings_are_objects_in_json(run: Run, facts_file: Write) -> None:
    file = facts_file('[teams.defender]\nsource = ["first", "later"]\nnmae = "X"\nname = "Y"\n')
    done = run("facts", "check", file, "--json")
    assert done.code == 5
    assert done.json() == [
        {
            "file": str(file),
            "line": 21,
            "column": 1,
            "code": "unknown-key",
            "message": "teams.defender.nmae is not a key of the fact base",
            "fix": "did you mean name?",
            "key": "teams.defender.nmae",
        }
    ]


@pytest.mark.parametrize(
    ("text", "place", "said", "fix"),
    [
        ("x = ", "2:4", "invalid value", "correct it after the TOML 1.0"),
        ('x = "a', "2:7", "unterminated string", "close the quotation mark"),
        ('x = """a\n\n', "2:9", "unterminated string", "close the quotation mark"),
        ("x = [1,\n\n", "2:8", "invalid value", "correct it after the TOML 1.0"),
        ("x = 1\nx = 2\n", "3:6", "cannot overwrite a value", "keep one of the two"),
        ("x = { y = 1, y = 2 }\n", "2:19", "duplicate inline table key", "keep one of the two"),
        ("[teams]\n[cars]\n[teams]\n", "4:7", "cannot declare [teams] twice", "merge the two"),
        ("[cars.a]\nx = 1\n[cars.a]\n", "4:8", "cannot declare [cars.a] twice", "merge the two"),
    ],
)
def test_a_file_that_is_not_toml_is_a_finding_with_its_place(
    run: Run, tmp_path: Path, text: str, place: str, said: str, fix: str
) -> None:
    file = written(tmp_path, "mine.toml", f"format = 2\n{text}")
    done = run("facts", "check", file)
    assert done.code == 5
    [line] = done.out.splitlines()
    assert line.startswith(f"{file}:{place}: syntax: not valid TOML: {said}")
    assert fix in line


def test_a_file_that_is_not_utf_8_is_a_finding(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"format = 2\n# \xff\n")
    done = run("facts", "check", file)
    assert (done.code, done.out) == (
        5,
        f"{file}:2:3: syntax: not UTF-8 text; save the file as UTF-8\n",
    )


def test_an_empty_file_only_lacks_its_format(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "mine.toml", "")
    done = run("facts", "check", file)
    assert done.out == (f"{file}:1:1: format: the file has no format number; write: format = 2\n")


def test_files_are_checked_as_overlays_of_each_other(run: Run, tmp_path: Path) -> None:
    below = written(
        tmp_path,
        "z-below.toml",
        """\
format = 2
[sources.maker]
title = "Release"
publisher = "Maker"
published = 2025-05-07
language = "en"
kind = "official"
[events.dakar]
source = "maker"
name = "Dakar Rally"
[people.price]
source = "maker"
name = "Sara Price"
career.dakar.starts = [
  { value = 2 },
  { value = 1, source = "mker" },
]
[entries.dakar_2026_third]
source = "maker"
driver = [
  { value = "price" },
  { value = "pryce" },
]
""",
    )
    above = written(
        tmp_path,
        "a-above.toml",
        """\
format = 2
[people.price]
source = "maker"
career.dakar.starts = 3
career.dakar.wins = "none"
[entries.dakar_2026_third]
source = "maker"
driver = "price"
""",
    )
    done = run("facts", "check", below, above)
    assert (done.code, done.err) == (5, "")
    assert [line.partition("; ")[0] for line in done.out.splitlines()] == [
        f"{below}:16:25: unknown-source: people.price.career.dakar.starts names the source "
        "'mker', which is not in the facts",
        f"{below}:22:13: unknown-reference: entries.dakar_2026_third.driver names the record "
        "'pryce', which is not in the facts",
        f"{above}:5:21: wrong-type: people.price.career.dakar.wins must be a whole number, "
        "not text",
    ]
    alone = run("facts", "check", above)
    assert f"{above}:3:10: unknown-source: people.price names the source 'maker'" in alone.out


def test_a_broken_file_does_not_make_the_others_look_wrong(run: Run, tmp_path: Path) -> None:
    below = written(tmp_path, "below.toml", "format = 2\n[sources.maker\n")
    above = written(
        tmp_path, "above.toml", 'format = 2\n[teams.defender]\nsource = "maker"\nname = 3\n'
    )
    done = run("facts", "check", below, above)
    assert [line.split(": ")[:2] for line in done.out.splitlines()] == [
        [f"{below}:2:15", "syntax"],
        [f"{above}:4:8", "wrong-type"],
    ]


def test_a_fault_is_reported_once_not_again_through_what_hangs_on_it(
    run: Run, tmp_path: Path
) -> None:
    file = written(
        tmp_path,
        "mine.toml",
        """\
format = 2
[sources.maker]
title = "Release"
publisher = "Maker"
published = "spring 2025"
language = "en"
kind = "officious"
[sources.paper]
title = "Report"
publisher = "Paper"
published = 2025-06-01
language = "en"
kind = "press"
[teams.alpha]
source = 5
name = "Alpha Racing"
championship = "Raid Cup"
[cars.t1]
name = { value = 3, source = "paper" }
base_model = { value = "OCTA", source = "maker" }
""",
    )
    done = run("facts", "check", file)
    assert [line.split(": ")[:2] for line in done.out.splitlines()] == [
        [f"{file}:5:13", "wrong-type"],
        [f"{file}:7:8", "bad-value"],
        [f"{file}:15:10", "wrong-type"],
        [f"{file}:19:18", "wrong-type"],
    ]


def test_a_source_named_for_a_table_but_taken_by_no_value_is_unused(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(
        '[teams.defender]\nsource = "first"\nname = { value = "X", source = "later" }\n'
    )
    done = run("facts", "check", file)
    assert done.out == (
        f"{file}:3:1: unused-source: the source first of teams.defender is overridden by "
        "every value below it; name it in a fact, or delete it\n"
    )


def test_a_name_or_a_word_may_be_the_same_in_both_languages(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """\
[teams.defender]
source = ["first", "later"]
entry = { en = "Dakar", nl = "Dakar" }
purpose = { en = "Team Land Cruiser Toyota", nl = "Team Land Cruiser Toyota" }
name = { value = "X", note = "in Dynamic Launch Mode" }
brand = { value = "X", note = "for as long as it takes" }
"""
    )
    assert run("facts", "check", file).out == (
        f"{file}:24:31: untranslated: the note of teams.defender.brand says the same in "
        "English and Dutch; translate one of them: { en = …, nl = … }\n"
    )


def test_an_older_statement_may_be_preferred_to_a_newer_one(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """\
[events.dakar]
name = { value = "Dakar Rally", source = "first" }
[people.price]
name = { value = "Sara Price", source = "first" }
career.dakar.starts = [{ value = 2, source = "first" }, { value = 3, source = "later" }]
"""
    )
    assert run("facts", "check", file).code == 0


def test_a_file_that_cannot_be_opened_is_no_finding_but_a_failure(
    run: Run, facts_file: Write
) -> None:
    file = facts_file("[teams.defender]\nnmae = 3\n")
    done = run("facts", "check", file, "/no/such/file.toml")
    assert (done.code, done.out) == (6, "")
    assert done.err.startswith("defender: error: cannot read /no/such/file.toml: ")


def test_check_takes_the_files_of_the_options_too(
    run: Run, facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = facts_file("[teams.defender]\nnmae = 3\n")
    assert run("facts", "check", "--facts", file).code == 5
    monkeypatch.setenv("DEFENDER_FACTS", str(file))
    assert run("facts", "check").code == 5


def test_path_names_the_files_that_are_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, facts_file: Write
) -> None:
    assert run("facts", "path").out == f"{BASE}\n"
    file = facts_file("")
    two = run("facts", "path", "--facts", "one.toml", "--facts", "two.toml")
    assert two.out == "one.toml\ntwo.toml\n"
    monkeypatch.setenv("DEFENDER_FACTS", str(file))
    assert run("facts", "path").out == f"{file}\n"
    assert run("facts", "path", "--json").json() == [
        {"file": str(file), "personal": False, "checked": None, "newest_source": "2025-11-30"}
    ]


def test_diff_tells_what_became_known_between_two_days(run: Run, facts_file: Write) -> None:
    file = facts_file(
        """\
[events.dakar]
source = "first"
name = "Dakar Rally"

[rounds.dakar_2026]
source = "first"
event = "dakar"
season = 2026

[people.price]
source = "first"
name = "Sara Price"
career.dakar.wins = 0
career.dakar.starts = [{ value = 3, source = "later" }, { value = 2 }]
home_town = { value = "Canyon Lake", source = "later" }

[entries.dakar_2026_price]
round = { value = "dakar_2026", source = "first" }
number = { value = 504, source = "later" }
driver = { value = "price", source = "first" }
"""
    )
    changes = run(
        "facts", "diff", "--since", "2025-05-07", "--as-of", "2025-11-30", "--json", "--facts", file
    ).json()
    # The number is listed once, where it is stated, and not again as that of the driver.
    assert changes == [
        {
            "key": "people.price.home_town",
            "before": None,
            "after": cell("Canyon Lake"),
            "known_from": "2025-11-30",
            "source": "later",
        },
        {
            "key": "people.price.career.dakar.starts",
            "before": cell(number=2),
            "after": cell(number=3),
            "known_from": "2025-11-30",
            "source": "later",
        },
        {
            "key": "entries.dakar_2026_price.number",
            "before": None,
            "after": cell(number=504),
            "known_from": "2025-11-30",
            "source": "later",
        },
    ]


def test_diff_before_the_day_of_the_news_is_empty(run: Run, facts_file: Write) -> None:
    file = facts_file(
        '[teams.defender]\nsource = "first"\nname = { value = "X", source = "later" }\n'
    )
    days = ("--since", "2025-05-07", "--as-of", "2025-11-29")
    assert run("facts", "diff", *days, "--json", "--facts", file).json() == []


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--since", "May"], '--since: "May" is not a date'),
        (
            ["--since", "2026-01-01", "--as-of", "2025-01-01"],
            "--since: 2026-01-01 is after 2025-01-01",
        ),
    ],
)
def test_diff_wants_two_days_in_order(run: Run, argv: list[str], said: str) -> None:
    done = run("facts", "diff", *argv)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"defender: error: {said}")
