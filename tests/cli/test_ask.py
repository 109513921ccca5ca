"""`ask`: the answer to a question, where it comes from, or an honest "no answer"."""

import io
import json
import re

import pytest

from tests.conftest import Run, Write, cell


def told(run: Run, *argv: str) -> str:
    """Return the answer to a question, or the readings offered where it is not sure enough."""
    done = run("ask", *argv)
    return done.out.splitlines()[0] if done.out else done.err


def test_an_answer_is_one_line_that_stands_by_itself_and_its_source(run: Run) -> None:
    done = run("ask", "who", "won", "the", "Dakar", "2026", "in", "Stock")
    answer, source = done.out.splitlines()
    assert done.code == 0
    assert answer == "Dakar Rally 2026 (Stock) – Winner: Rokas Baciuška"
    assert source.startswith("Source: JLR Media ")
    command, age = done.err.splitlines()
    assert command == "defender results dakar_2026"
    assert age.startswith("facts: newest source ")


@pytest.mark.parametrize(("copied", "more"), [('copy_of = "first"\n', ""), ("", " (+1)")])
def test_two_addresses_of_one_text_count_as_one_source(
    run: Run, facts_file: Write, copied: str, more: str
) -> None:
    file = facts_file(
        '[sources.again]\ntitle = "First release"\npublisher = "Maker"\n'
        f'published = 2025-05-07\nlanguage = "en"\nkind = "official"\n{copied}'
        '[people.roe]\nsource = "first"\nname = "Jane Roe"\n'
        'home_town = { value = "Gent", source = ["first", "again"] }\n'
    )
    _, source = run("ask", "home town of Jane Roe", "--facts", file).out.splitlines()
    assert source == f"Source: Maker · First release · 2025-05-07 · https://example.org/first{more}"


def test_a_dutch_question_gets_a_dutch_answer(run: Run) -> None:
    answer, source = run("ask", "hoe groot is de tank van de rallyauto?").out.splitlines()
    assert answer == "Defender Dakar D7X-R – Brandstoftank: 550 L"
    assert source.startswith("Bron: ")
    assert run("ask", "brandstoftank").out.startswith(answer)


def test_the_language_of_the_answer_can_be_chosen(run: Run) -> None:
    assert "Fuel tank" in run("ask", "--lang", "en", "hoe groot is de tank van de rallyauto").out
    assert "Brandstoftank" in run("ask", "--lang", "nl", "how big is the fuel tank").out


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("wanneer is Peterhansel gebooren", "Stéphane Peterhansel – Geboren: 1965-08-06"),
        ("fuel tnak of the rally car", "Defender Dakar D7X-R – Fuel tank: 550 L"),
        ("who is the navigator of baciuska", "Oriol Vidal"),
    ],
)
def test_slips_and_missing_accents_do_not_matter(run: Run, question: str, start: str) -> None:
    assert start in told(run, question)


def test_a_person_can_be_named_by_nickname_or_nationality(run: Run) -> None:
    for who in ("Peterhansel", "Mr Dakar", "the French driver"):
        assert run("ask", f"where was {who} born").out.startswith(
            "Stéphane Peterhansel – Birthplace: Vesoul"
        )


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("what is the next round after Portugal?", "Desafío Ruta 40"),
        ("which round is the fourth of the W2RC?", "Rallye du Maroc"),
        ("welke ronde is in Argentinië", "Desafío Ruta 40"),
        ("who won most stages?", "Rokas Baciuška 7"),
        ("who is the oldest driver?", "Stéphane Peterhansel"),
        ("which stage has the longest special?", "Stage 8"),
        ("how far behind Baciuška was Price in the end?", "Gap: 03:58:00"),
    ],
)
def test_facts_are_compared_to_find_the_one_asked_for(run: Run, question: str, part: str) -> None:
    assert part in told(run, question)


def test_a_day_can_be_asked_about(run: Run) -> None:
    question = "who is the third driver of the team?"
    before = run("ask", question, "--as-of", "2025-05-07").out
    assert before.startswith("Defender Rally – Third driver: to be announced")
    assert "Sara Price" in run("ask", question).out


def test_nothing_is_offered_where_only_stray_words_are_shared(run: Run) -> None:
    done = run("ask", "what is the capital of France?")
    assert (done.code, done.out) == (3, "")
    assert done.err == ("defender: error: the facts do not answer that\n  try: defender explain\n")


@pytest.mark.parametrize(
    "question",
    [
        "what is the torque of the Defender 130",  # of other cars
        "when was Oriol Vidal born",  # of other people
        "hoe groot is Sara Price",  # of cars
        "where does the Dakar 2028 start",  # of other years
        "who won stage 14 of the Dakar 2026",  # there are thirteen
        "who won stage 3 of the Rally-Raid Portugal",  # of the Dakar
        "what does the Defender OCTA cost in Japan",  # of other countries
        "what was Peterhansel's total time at the Dakar 2026",  # of single stages
        "what does Defender pay Peterhansel",
        "what is the capital of Lithuania",
        "why did Mika Metge leave the team in 2026",  # no reason is on file
        "who sat beside Peterhansel as co-driver before 2026",  # of that year
        "hoeveel dagen voor de Dakar 2026 werd Sara Price aangekondigd",  # a gap is no count
        "wie werd derde in Stock",  # the third driver is no place
        "who replaced Ian James as team principal",  # whom he replaced
        "Rijdt Sébastien Loeb voor Defender?",  # what the brand stands for
    ],
)
def test_another_person_car_round_or_year_is_never_answered_for(
    run: Run, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2026-03-25", "2026-11-28"):  # during the season, and after it
        monkeypatch.setenv("DEFENDER_TODAY", day)
        done = run("ask", question)
        assert (done.code, done.out) == (3, ""), done.out


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how heavy is the car", "Defender Dakar D7X-R – Weight: 2,550 kg"),
        ("hoe snel is de auto", "Defender Dakar D7X-R – Topsnelheid: 170 km/u"),
        ("how wide is the D7X-R", "Defender Dakar D7X-R – Width: slightly wider than standard"),
    ],
)
def test_a_size_is_asked_for_by_an_adjective(run: Run, question: str, answer: str) -> None:
    assert run("ask", question).out.startswith(answer)


def test_a_prologue_is_named_apart_from_the_stages_counted(run: Run) -> None:
    first = run("ask", "how many stages did Price win in the Dakar 2026").out.splitlines()[0]
    assert first == (
        "3 stages (Dakar Rally 2026): Stage 2, Stage 6, Stage 12; not counted: Prologue"
    )


TWO = """
[teams.ours]
source = "first"
name = "Team"
car = "racer"

[cars.racer]
source = "first"
name = "Maker Racer"
compared_with = "tourer"
specs.weight = { value = 2000, unit = "kg" }

[cars.tourer]
source = "first"
name = "Maker Tourer"
specs.weight = { value = 2500, unit = "kg" }
specs.top_speed = { value = 250, unit = "km/h" }

[specs.weight]
group = "dimensions"
label = { en = "Weight", nl = "Gewicht" }

[specs.top_speed]
group = "performance"
label = { en = "Top speed", nl = "Topsnelheid" }

[events.dakar]
name = { value = "Dakar Rally", source = "first" }

[people.ann]
source = "first"
name = "Ann Roe"
seat = "driver"
career.dakar.wins = 3

[people.ben]
source = "first"
name = "Ben Doe"
seat = "driver"
career.dakar.wins = 5

[people.sun]
source = "first"
name = "Sun"
seat = "driver"
"""


def test_what_the_facts_do_not_answer_is_declined(run: Run, facts_file: Write) -> None:
    question = "what is the top speed of the Maker Racer"  # that of the other car is known
    done = run("ask", question, "--facts", facts_file(TWO))
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("defender: error: the facts do not answer that")


def test_declining_a_dutch_question_is_said_in_dutch(run: Run, facts_file: Write) -> None:
    question = "wat is de topsnelheid van de Maker Racer"
    done = run("ask", question, "--facts", facts_file(TWO))
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("defender: fout: daar staat niets over in de feiten")


def test_what_can_be_read_in_two_ways_is_not_asserted_but_offered(
    run: Run, facts_file: Write
) -> None:
    done = run("ask", "number of Dakar wins", "--facts", facts_file(TWO))
    assert (done.code, done.out) == (3, "")
    assert "  people.ann.career.dakar.wins  Ann Roe – Dakar Rally – Wins: 3\n" in done.err
    assert "  people.ben.career.dakar.wins  Ben Doe – Dakar Rally – Wins: 5\n" in done.err


def test_readings_are_in_the_error_for_programs(run: Run, facts_file: Write) -> None:
    done = run("ask", "number of Dakar wins", "--json", "--facts", facts_file(TWO))
    assert done.code == 3
    keys = {each["key"] for each in done.error()["readings"]}
    assert {"people.ann.career.dakar.wins", "people.ben.career.dakar.wins"} <= keys


def test_a_key_is_offered_once(run: Run) -> None:
    done = run("ask", "wie levert de schokdempers", "--json")
    keys = [each["key"] for each in done.error()["readings"]]
    assert keys.count("partners.bilstein.role") == 1


def test_the_value_of_another_car_is_a_reading_where_ours_has_none(
    run: Run, facts_file: Write
) -> None:
    done = run("ask", "top speed", "--facts", facts_file(TWO))
    assert (done.code, done.out) == (3, "")
    assert "  cars.tourer.specs.top_speed  Maker Tourer – Top speed: 250 km/h\n" in done.err


def test_a_name_of_one_word_is_a_name(run: Run, facts_file: Write) -> None:
    assert run("ask", "when was Sun born", "--facts", facts_file(TWO)).code == 3


def test_a_long_word_is_read(run: Run, facts_file: Write) -> None:
    assert run("ask", "x" * 4_000, "--facts", facts_file(TWO)).code == 3


def test_what_is_not_known_of_somebody_is_told_from_what_nobody_has(
    run: Run, facts_file: Write
) -> None:
    done = run("ask", "when was Ann Roe born", "--facts", facts_file(TWO))
    assert (done.code, done.out) == (3, "")
    assert "nothing is known of Ann Roe Born\n" in done.err


def test_a_question_about_a_moment_is_answered_as_it_stood_then(run: Run) -> None:
    then = run("ask", "how many times had Peterhansel started the Dakar in May 2025?")
    assert then.out.startswith("Stéphane Peterhansel – Dakar Rally – Starts: 35")
    command = "defender get people.peterhansel.career.dakar.starts --as-of 2025-05-31"
    assert then.err.splitlines()[0] == command
    now = told(run, "how many times has Peterhansel started the Dakar?")
    assert "Stéphane Peterhansel – Dakar Rally – Starts: 36" in now


@pytest.mark.parametrize(
    ("question", "day", "start"),
    [
        (
            "when is the next race",
            "2026-01-20",
            "bp Ultimate Rally-Raid Portugal · Portugal · 2026-03-17",
        ),
        ("when is the next race", "2026-04-01", "Desafío Ruta 40 · Argentina · 2026-05-24"),
        (
            "wanneer is de volgende ronde",
            "2026-04-01",
            "Desafío Ruta 40 · Argentinië · 2026-05-24",
        ),
        (
            "where is the next rally",
            "2026-11-24",
            "Abu Dhabi Desert Challenge · United Arab Emirates",
        ),
    ],
)
def test_the_next_round_depends_on_the_day(run: Run, question: str, day: str, start: str) -> None:
    assert start in told(run, question, "--as-of", day)


def test_what_was_open_at_a_moment_is_said_to_be_open(run: Run) -> None:
    then = told(run, "who was Peterhansel's co-driver in May 2025?", "--as-of", "2025-05-31")
    assert "to be announced" in then


def test_the_value_is_that_of_the_car_named(run: Run) -> None:
    assert run("ask", "how big are the tyres of the D7X-R").out.splitlines()[0].endswith("35 in")


def test_a_navigator_can_be_asked_about_by_the_driver(run: Run) -> None:
    done = run("ask", "what is the nationality of Baciuška's navigator?")
    assert done.out.startswith("Oriol Vidal – Country: Spain")


def test_json_has_every_field(run: Run) -> None:
    found = run("ask", "how big is the fuel tank of the D7X-R", "--json").json()
    del found["alternatives"]
    assert 0.66 <= found.pop("confidence") <= 1
    assert found == {
        "question": "how big is the fuel tank of the D7X-R",
        "answer": "Defender Dakar D7X-R – Fuel tank: 550 L",
        "key": "cars.d7x_r.specs.fuel_tank",
        "value": cell(number=550, unit="L"),
        "readings": [],
        "sources": {"value": ["auto123-d7xr", "yahoo-tw-d7xr"]},
        "source_notes": {},
        "pending": [],
        "derived": [],
    }


def test_declining_in_json_is_an_error_object(run: Run) -> None:
    done = run("ask", "what is the capital of Lithuania", "--json")
    assert (done.code, done.out) == (3, "")
    assert done.error()["input"] == "what is the capital of Lithuania"


def test_questions_can_come_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("what is the team's motto\n\nwhat is the capital of Lithuania\n")
    )
    done = run("ask", "-")
    first, blank, second = map(json.loads, done.out.splitlines())
    assert done.code == 0
    assert blank["question"] == ""
    assert first["value"]["en"] == "Embrace the impossible"
    second.pop("readings")
    assert second == {
        "question": "what is the capital of Lithuania",
        "answer": None,
        "key": None,
        "value": None,
        "confidence": None,
        "alternatives": [],
        "sources": {},
        "source_notes": {},
        "pending": [],
        "derived": [],
    }


def test_questions_from_stdin_of_which_none_is_answered_are_not_found(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("what is the capital of Lithuania\n"))
    done = run("ask", "-")
    assert done.code == 3
    assert json.loads(done.out)["answer"] is None


@pytest.mark.parametrize("words", [("-", "why"), ("why", "-")])
def test_words_beside_the_dash_are_a_usage_error(run: Run, words: tuple[str, ...]) -> None:
    assert run("ask", *words).code == 2


def test_a_closed_stdin_is_a_usage_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("ask", "-").code == 2


def test_questions_from_stdin_have_one_format(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("what is the team's motto\n"))
    done = run("ask", "-", "--format", "csv")
    assert (done.code, done.out) == (2, "")
    assert "JSON Lines" in done.err


def test_an_endless_question_is_a_usage_error(run: Run) -> None:
    assert run("ask", "how big is the fuel tank of the D7X-R " * 20_000).code == 2


def test_an_empty_question_is_a_usage_error(run: Run) -> None:
    done = run("ask", " ")
    assert (done.code, done.out) == (2, "")
    assert "words cannot be empty" in done.err


def test_a_question_of_general_words_alone_is_declined(run: Run) -> None:
    assert run("ask", "what is it").code == 3


def test_debug_names_the_function_that_read_a_query(run: Run) -> None:
    asked = ("ask", "how many stages did Price win")
    assert "read by defender_cli.ask.query." in run(*asked, "--debug").err
    assert "read by" not in run(*asked).err


def test_debug_shows_what_speaks_for_the_answer_and_for_the_runner_up(run: Run) -> None:
    done = run("ask", "motto of the Defender brand", "--debug")
    assert done.out == run("ask", "motto of the Defender brand").out
    _, first, second, *features = done.err.splitlines()
    assert re.fullmatch(r"confidence 0\.\d\d  brands\.defender\.motto: Embrace .*", first)
    assert re.match(r"confidence 0\.\d\d  ", second)
    assert all(re.match(r" ?[-+]\d+\.\d\d +[-+]\d+\.\d\d  \S", line) for line in features)
