"""`sources` and `explain`: where values come from, and what fields mean."""

import pytest

from tests.conftest import Run, Write, cell

STARTS = "people.peterhansel.career.dakar.starts"
TABLES = """\
[rounds.dakar_2026]
source = "first"
season = 2026

[events.dakar]
source = "first"
name = "Dakar"

[people.price]
source = "first"
name = "Sara Price"
country = "US"
born = { value = 1992-09-23, source = ["first", "later"] }
career.dakar.starts = [
  { value = 3, source = "later", note = { en = "with 2026", nl = "met 2026" } },
  { value = 2 },
]

[entries.dakar_2026_third]
source = "first"
round = "dakar_2026"
number = 504
driver = "price"
co_driver = { pending = true, note = { en = "named later", nl = "later bekend" } }
"""


def test_every_statement_of_a_value_is_listed_best_first_with_its_date(run: Run) -> None:
    cited = run("sources", STARTS, "--json").json()
    assert [(each["value"]["number"], each["rank"]) for each in cited] == [
        (36, 1),
        (36, 1),
        (35, 2),
    ]
    assert [each["published"] or each["not_before"] for each in cited] == [
        "2025-08-27",
        {"text": "2025-12-28", "precision": "day"},
        {"text": "2025-05-07", "precision": "day"},
    ]
    assert cited[2] == {
        "key": STARTS,
        "value": cell(number=35),
        "rank": 2,
        "publisher": "Jaguar Land Rover Nederland",
        "published": {"text": "2025-05-07", "precision": "day"},
        "not_before": None,
        "retrieved": cited[2]["retrieved"],
        "note": cited[2]["note"],
        "source": "jlr-nl-2025-05-07",
        "url": "https://jlrnewsroom.media/nl-nl/",
        "file": cited[2]["file"],
    }
    assert cited[2]["note"]["en"] == "on bikes and in cars, before the Dakar 2026"
    assert cited[2]["file"].endswith("base/facts.toml")


def test_on_an_earlier_day_only_what_was_published_is_listed(run: Run) -> None:
    cited = run("sources", STARTS, "--json", "--as-of", "2025-05-07").json()
    assert [(each["value"], each["source"]) for each in cited] == [
        (cell(number=35), "jlr-nl-2025-05-07")
    ]


def test_of_several_sources_only_those_published_by_the_day_are_listed(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(TABLES)
    asked = ("sources", "people.price.born", "--json", "--facts", file)
    assert [each["source"] for each in run(*asked).json()] == ["first", "later"]
    then = run(*asked, "--as-of", "2025-05-07").json()
    assert [each["source"] for each in then] == ["first"]


def test_people_read_publisher_dates_note_and_link(run: Run, facts_file: Write) -> None:
    done = run("sources", "people.price.career.dakar.starts", "--facts", facts_file(TABLES))
    assert done.out == (
        "Value  Rank  Publisher  Published   Note       Source\n"
        "    3     1  Paper      2025-11     with 2026  later\n"
        "    2     2  Maker      2025-05-07  –          first\n"
        "\n"
        "References\n"
        "Paper, ‘Later report’ (November 2025), https://example.org/later.\n"
        "Maker, ‘First release’ (7 May 2025), https://example.org/first.\n"
    )


def test_a_table_lists_the_sources_of_each_of_its_values(run: Run, facts_file: Write) -> None:
    cited = run(
        "sources", "entries.dakar_2026_third", "--json", "--facts", facts_file(TABLES)
    ).json()
    assert [(each["key"], each["value"]) for each in cited] == [
        ("entries.dakar_2026_third.number", cell(number=504)),
        ("entries.dakar_2026_third.driver", cell("Sara Price", id="price")),
        ("entries.dakar_2026_third.co_driver", None),
        ("entries.dakar_2026_third.driver_country", cell("US")),
    ]


def test_what_is_still_to_be_announced_says_so(run: Run, facts_file: Write) -> None:
    file = facts_file(TABLES)
    assert (
        "to be announced"
        in run("sources", "entries.dakar_2026_third.co_driver", "--facts", file).out
    )


def test_a_computed_value_has_the_sources_of_what_it_is_computed_from(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(TABLES)
    days = ("--as-of", "2026-09-22")
    cited = run("sources", "people.price.age", "--json", "--facts", file, *days).json()
    assert [(each["value"]["number"], each["source"], each["rank"]) for each in cited] == [
        (33, "first", None),
        (33, "later", None),
    ]
    assert cited[0]["note"] == {"en": "computed", "nl": "berekend"}


def test_a_value_looked_up_elsewhere_has_the_sources_it_has_there(
    run: Run, facts_file: Write
) -> None:
    file = facts_file(TABLES)
    [cited] = run("sources", "people.price.number", "--json", "--facts", file).json()
    assert (cited["key"], cited["value"], cited["rank"]) == (
        "people.price.number",
        cell(number=504),
        1,
    )


def test_a_source_tells_what_it_states(run: Run, facts_file: Write) -> None:
    answer = run("sources", "later", "--json", "--facts", facts_file(TABLES)).json()
    assert list(answer) == ["source", "facts"]
    assert answer["source"]["title"] == "Later report"
    assert [each["key"] for each in answer["facts"]] == [
        "people.price.born",
        "people.price.career.dakar.starts",
        "people.price.age",
    ]
    by_key = run("sources", "sources.later", "--json", "--facts", facts_file(TABLES)).json()
    assert by_key == answer


def test_a_source_of_a_later_day_is_not_known_yet(run: Run, facts_file: Write) -> None:
    done = run("sources", "later", "--as-of", "2025-05-07", "--facts", facts_file(TABLES))
    assert (done.code, done.out) == (3, "")
    assert "the source later counts from 2025-11-30, after 2025-05-07" in done.err
    assert "try: defender sources later --as-of 2025-11-30" in done.err


def test_all_sources_are_counted(run: Run, facts_file: Write) -> None:
    file = facts_file(TABLES)
    listed = run("sources", "--json", "--facts", file).json()
    assert [(each["id"], each["facts"]) for each in listed] == [("first", 9), ("later", 2)]
    then = run("sources", "--json", "--facts", file, "--as-of", "2025-05-07").json()
    assert [each["id"] for each in then] == ["first"]


def test_of_the_shipped_sources_every_one_supports_a_fact(run: Run) -> None:
    listed = run("sources", "--json").json()
    assert len(listed) > 300
    assert [each["id"] for each in listed if each["facts"] < 1] == []
    assert {each["kind"] for each in listed} == {"official", "organiser", "press"}


def test_an_overlay_is_named_as_the_file_of_its_statement(run: Run, facts_file: Write) -> None:
    shipped = run("facts", "path").out.strip()
    file = facts_file(
        '[people.peterhansel]\ncareer.dakar.starts = { value = 37, source = "later" }\n'
    )
    cited = run("sources", STARTS, "--json", "--facts", shipped, "--facts", file).json()
    assert [(each["value"]["number"], each["file"]) for each in cited[:2]] == [
        (37, str(file)),
        (36, shipped),
    ]


@pytest.mark.parametrize(
    ("asked", "closest"),
    [
        ("people.peterhansel.career.dakar.start", "people.peterhansel.career.dakar.starts"),
        ("jlr-nl-2025-05-8", "jlr-nl-2025-05-07"),
    ],
)
def test_an_unknown_key_or_source_gets_the_nearest(run: Run, asked: str, closest: str) -> None:
    done = run("sources", asked, "--json")
    assert (done.code, done.out) == (3, "")
    assert done.error()["suggestions"][0] == closest
    assert f"  try: defender sources {closest}\n" in run("sources", asked).err


@pytest.mark.parametrize("asked", ["people.nobody.name", "sources.nothing"])
def test_a_key_nobody_has_is_no_answer(run: Run, asked: str) -> None:
    done = run("sources", asked)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f'defender: error: no key "{asked}" is known')


def test_explain_tells_type_unit_and_meaning_of_a_field(run: Run) -> None:
    assert run("explain", "rounds.dakar_2026.distance", "--json").json() == {
        "key": "rounds.*.distance",
        "heading": {"en": "Distance", "nl": "Afstand"},
        "type": "a number with a unit",
        "unit": "km",
        "meaning": "Specials and liaisons together, for cars.",
        "options": None,
        "example": "305",
        "other_names": "length, total kilometres, how long, km, lengte, totale afstand",
        "computed": False,
    }


def test_explain_names_the_choices_the_references_and_what_is_computed(run: Run) -> None:
    def explained(key: str, name: str) -> object:
        return run("explain", key, "--json").json()[name]

    assert explained("sources.jlr-nl-2025-05-07.kind", "options") == [
        "official",
        "organiser",
        "press",
        "personal",
    ]
    assert explained("results.dakar_2026.winner", "type") == "a reference to people"
    assert explained("people.peterhansel.age", "computed") is True
    assert (
        explained("people.peterhansel.career.dakar.win_years", "type") == "a list: a whole number"
    )


def test_explain_needs_no_ids(run: Run) -> None:
    with_id = run("explain", "stages.dakar_2026_03.winner", "--json").json()
    assert with_id["key"] == "stages.*.winner"
    assert run("explain", "stages.winner", "--json").json() == with_id
    assert run("explain", "stages.*.winner", "--json").json() == with_id


def test_explain_of_a_table_lists_its_fields(run: Run) -> None:
    fields = run("explain", "rounds", "--json").json()
    assert [each["key"] for each in fields[:3]] == [
        "rounds.*.event",
        "rounds.*.season",
        "rounds.*.number",
    ]
    tables = run("explain", "--json").json()
    assert "people" in [each["key"] for each in tables]
    assert run("explain", "rounds.dakar_2026", "--json").json() == fields


def test_explain_of_an_entry_under_a_free_id(run: Run) -> None:
    entry = run("explain", "releases.jlr-nl-2025-05-07.topics.category", "--json").json()
    assert (entry["key"], entry["type"]) == (
        "releases.*.topics.category",
        "prose in two languages",
    )
    assert entry["meaning"] == "The points it leads with."


def test_explain_of_an_unknown_field_suggests_the_nearest(run: Run) -> None:
    done = run("explain", "people.peterhansel.career.dakar.win", "--json")
    assert (done.code, done.out) == (3, "")
    assert done.error()["suggestions"][0].startswith("people.*.career.*.win")


UNDATED = """\
[sources.undated]
title = "100 % steel & {more}"
publisher = "Weekly"
not_before = 2025-11-25
retrieved = 2026-11-22
language = "en"
url = "https://example.org/nl-nl/"
kind = "press"
[people.price]
name = { value = "Sara Price", source = "undated" }
country = { value = "US", source = "first" }
"""


@pytest.mark.parametrize(
    ("lang", "reference"),
    [
        (
            "en",
            "Weekly, ‘100 % steel & {more}’ (undated; after 25 November 2025), "
            "https://example.org/nl-nl/ (front page; look for the title there; "
            "accessed 22 November 2026).",
        ),
        (
            "nl",
            "Weekly, ‘100 % steel & {more}’ (ongedateerd; na 25 november 2025), "
            "https://example.org/nl-nl/ (voorpagina; zoek daar op de titel; "
            "geraadpleegd op 22 november 2026).",
        ),
    ],
)
def test_cite_lists_references_below_an_answer(
    run: Run, facts_file: Write, lang: str, reference: str
) -> None:
    file = facts_file(UNDATED)
    for asked in (("get", "people.price.name"), ("sources", "undated", "first")):
        done = run(*asked, "--cite", "--lang", lang, "--facts", file)
        assert done.out.partition("\n\n")[2].splitlines()[1] == reference


def test_references_for_programs_are_those_of_the_answer(run: Run, facts_file: Write) -> None:
    file = facts_file(UNDATED)
    asked = ("get", "people.price.name", "--facts", file)
    [item] = run(*asked, "--format", "csl").json()
    assert item == {
        "id": "undated",
        "type": "webpage",
        "author": [{"literal": "Weekly"}],
        "title": "100 % steel & {more}",
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "URL": "https://example.org/nl-nl/",
        "language": "en",
        "note": "undated; after 25 November 2025; front page; look for the title there",
    }
    listed = run("sources", "later", "first", "--format", "csl", "--facts", file).json()
    assert [(each["id"], each["issued"]) for each in listed] == [
        ("later", {"date-parts": [[2025, 11]]}),
        ("first", {"date-parts": [[2025, 5, 7]]}),
    ]
    assert run(*asked, "--format", "bibtex").out == (
        "@online{undated,\n"
        "  author = {{Weekly}},\n"
        "  title = {{100 \\% steel \\& \\{more\\}}},\n"
        "  url = {https://example.org/nl-nl/},\n"
        "  urldate = {2026-11-22},\n"
        "  note = {undated; after 25 November 2025; front page; look for the title there},\n"
        "}\n"
    )


def test_references_do_not_go_with_formats_of_values(run: Run) -> None:
    done = run("drivers", "--cite", "--json")
    assert done.code == 2
    assert done.error()["message"] == "--cite does not go with --format json"


DISPUTED = """\
[people.price]
source = "first"
seat = "driver"
name = "Sara Price"
home_town = [
  { value = "Riverside" },
  { value = "Canyon Lake", source = "later", note = { en = "moved", nl = "verhuisd" } },
]
racing_start_age = [{ value = 8, source = "later" }, { value = 7 }]
country = { value = "US", source = ["first", "later"] }
"""


def test_disputed_values_and_single_sources_are_listed(run: Run, facts_file: Write) -> None:
    rows = run("facts", "disputed", "--json", "--facts", facts_file(DISPUTED)).json()
    values = [each["value"]["en"] or each["value"]["number"] for each in rows]
    heads = [(each["key"], each["reason"], each["rank"]) for each in rows]
    assert [(*head, value) for head, value in zip(heads, values, strict=True)] == [
        ("people.price.home_town", "sources disagree", 1, "Riverside"),
        ("people.price.home_town", "sources disagree", 2, "Canyon Lake"),
        ("people.price.name", "single source", 1, "Sara Price"),
        ("people.price.seat", "single source", 1, "driver"),
        ("people.price.racing_start_age", "single source", 1, 8),
        ("people.price.racing_start_age", "single source", 2, 7),
    ]
    assert [(each["kind"], each["source_ids"]) for each in rows[:2]] == [
        ("official", ["first"]),
        ("press", ["later"]),
    ]


def test_a_disputed_value_is_marked_wherever_people_see_it(run: Run, facts_file: Write) -> None:
    file = facts_file(DISPUTED)
    asked = ("people.price.home_town", "--facts", file)
    plain = run("get", *asked)
    assert plain.out == "Riverside\n"
    assert plain.err == (
        "sources disagree about people.price.home_town: defender sources people.price.home_town\n"
    )
    assert "spreken elkaar tegen" in run("get", *asked, "--lang", "nl").err
    sourced = run("get", *asked, "--sources").out
    assert sourced.startswith("Riverside\n\nValue")
    assert "Canyon Lake     2  Paper" in sourced
    assert "Riverside (sources disagree)" in run("drivers", "price", "--facts", file).out
    early = ("--as-of", "2025-05-08")
    assert "disagree" not in run("drivers", "price", "--facts", file, *early).out
    assert run("get", *asked, *early).err == ""


PLANNED = """\
[rounds.one]
source = "first"
season = 2025
start = 2025-06-01
[stages.one_01]
source = "first"
round = "one"
number = 1
day = 2025-06-02
special = [{ value = 372 }, { value = 371, source = "later" }]
liaison = [{ value = 50, source = ["first", "later"] }, { value = 51, source = "later" }]
"""


def test_a_report_of_the_day_does_not_dispute_a_plan(run: Run, facts_file: Write) -> None:
    file = facts_file(PLANNED)
    plan = run("get", "stages.one_01.special", "--facts", file)
    assert (plan.out, plan.err) == ("372 km\n", "")
    # The source of the plan states its figure again after the stage.
    assert "disagree" in run("get", "stages.one_01.liaison", "--facts", file).err
