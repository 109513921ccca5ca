"""The fast path of `get KEY` prints the same as the full path, or leaves it to the full path."""

import io
import os
import shutil
import time
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path

import pytest

from defender_cli.cli import fast_get
from defender_cli.cli.commands.get import get
from defender_cli.cli.fast_get_table import keep_answers
from defender_cli.cli.output import emit
from defender_cli.cli.request import Options, Outcome, Request
from defender_cli.facts.files import installed_facts
from defender_cli.facts.load import load
from defender_cli.lookup.keys import keys
from tests.conftest import TODAY, Run, Write

HOUR = 3_600_000_000_000


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped facts, named by the environment, and a table of its answers."""
    file = tmp_path / "facts.toml"
    shutil.copy(installed_facts(), file)
    prepare(file, monkeypatch)
    return file


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small fact file, named by the environment, and a table of its answers."""
    file = tmp_path / "facts.toml"
    shutil.copy(Path(__file__).with_name("recording.toml"), file)
    prepare(file, monkeypatch)
    return file


def prepare(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(file.parent / "cache"))
    monkeypatch.setenv("DEFENDER_FACTS", str(file))
    keep_answers(time.time_ns() + HOUR)


def table(file: Path) -> Path:
    [found] = (file.parent / "cache" / "defender").glob("*.answers")
    return found


def undisputed(request: Request) -> list[str]:
    """Return the keys on the fast path; a disputed value has a remark and is not on it."""
    facts = request.facts
    return [key for key in keys(facts) if not ((found := facts.answer(key)) and found.disputed)]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_keys_of_the_shipped_facts_are_answered_alike(
    shipped: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("DEFENDER_LANG", lang)
    request = Request(Options(lang="nl" if lang == "nl" else "en"))
    asked = undisputed(request)
    assert len(asked) > 1000
    for key in asked[:: 1 if lang == "en" else 7]:
        long = io.BytesIO()
        with redirect_stdout(io.TextIOWrapper(long, "utf-8", write_through=True)):
            # What functools.wraps wrapped; the type of a function does not know it.
            emit(Outcome(get.__wrapped__(request, [key]), request))  # type: ignore[attr-defined]
            assert fast_get.answer(key, TODAY) == long.getvalue().decode(), key


def test_the_whole_long_road_says_the_same(shipped: Path, run: Run) -> None:
    some = undisputed(Request(Options()))[::150]
    for key in some:
        assert fast_get.answer(key, TODAY) == run("get", key).out


@pytest.mark.parametrize(
    "key",
    [
        "drivers",
        "people.peterhansel",
        "people.nobody",
        "",
        "teams.defender.name.x",
        "\udcff",
        "a\tb",
    ],
)
def test_tables_and_errors_are_left_to_the_long_road(
    small: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not fast_get.answered(key)
    assert capsys.readouterr() == ("", "")


def test_a_value_is_printed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fast_get.answered("cars.d7x_r.specs.fuel_tank")
    assert capsys.readouterr() == ("550 L\n", "")


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["get", "teams.defender.name"], "teams.defender.name"),
        (["get"], None),
        (["get", "--help"], None),
        (["get", "teams.defender.name", "--json"], None),
        (["search", "teams.defender.name"], None),
        ([], None),
    ],
)
def test_the_short_road_is_for_a_key_alone(arguments: list[str], key: str | None) -> None:
    assert fast_get.key_asked(["defender", *arguments]) == key


def test_a_shell_that_completes_is_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DEFENDER_COMPLETE", "complete_bash")
    assert fast_get.key_asked(["defender", "get", "teams.defender.name"]) is None


def test_what_is_computed_is_not_answered_on_another_day(small: Path) -> None:
    today = date.fromisoformat(TODAY)
    tomorrow = (today + timedelta(days=1)).isoformat()
    yesterday = (today - timedelta(days=1)).isoformat()
    assert fast_get.answer("people.peterhansel.age", TODAY)
    assert fast_get.answer("people.peterhansel.age", tomorrow) is None
    assert fast_get.answer("teams.defender.name", tomorrow) == "Defender Rally\n"
    assert fast_get.answer("teams.defender.name", yesterday) is None


def test_nothing_is_answered_from_the_day_a_new_source_counts(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = date.fromisoformat(TODAY) + timedelta(days=3)
    file = facts_file(
        f"""
        [sources.soon]
        title = "Soon"
        publisher = "Paper"
        published = {soon}
        language = "en"
        url = "https://example.org/soon"
        kind = "press"

        [teams.defender]
        name = [{{ value = "New", source = "soon" }}, {{ value = "Old", source = "first" }}]
        """
    )
    prepare(file, monkeypatch)
    assert fast_get.answer("teams.defender.name", (soon - timedelta(days=1)).isoformat()) == "Old\n"
    assert fast_get.answer("teams.defender.name", soon.isoformat()) is None


def test_an_edit_is_left_to_the_long_road(small: Path) -> None:
    assert fast_get.answered("teams.defender.name")
    small.write_text(small.read_text("utf-8") + "\n", "utf-8")
    assert not fast_get.answered("teams.defender.name")


def test_files_edited_just_now_get_no_table(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = facts_file('[teams.defender]\nsource = "first"\nname = "X"\n')
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DEFENDER_FACTS", str(file))
    keep_answers()
    assert not list((tmp_path / "cache").rglob("*.answers"))


def test_a_damaged_table_answers_rightly_or_not_at_all(small: Path) -> None:
    whole = table(small).read_bytes()
    right = fast_get.answer("teams.defender.name", TODAY)
    for at in range(0, len(whole), len(whole) // 500):
        table(small).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert fast_get.answer("teams.defender.name", TODAY) in (right, None)
        except (OSError, ValueError):
            continue


def test_a_table_cut_short_answers_rightly_or_not_at_all(small: Path) -> None:
    whole = table(small).read_bytes()
    for length in (0, 10, 300, len(whole) // 10, len(whole) // 2, len(whole) - 1):
        table(small).write_bytes(whole[:length])
        try:
            assert fast_get.answer("teams.defender.name", TODAY) in ("Defender Rally\n", None)
        except (OSError, ValueError):
            continue


def test_a_language_without_text_is_left_to_the_long_road(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEFENDER_LANG", "fr")
    assert not fast_get.answered("teams.defender.name")


@pytest.mark.parametrize(
    ("locale", "said"),
    [("nl_NL.UTF-8", "Fabrieksteam\n"), ("en_US.UTF-8", "Works team\n")],
)
def test_the_locale_decides_the_language(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch, locale: str, said: str
) -> None:
    entry = '{ en = "Works team", nl = "Fabrieksteam" }'
    file = facts_file(f'[teams.defender]\nsource = "first"\nentry = {entry}\n')
    prepare(file, monkeypatch)
    monkeypatch.setenv("LANG", locale)
    assert fast_get.answer("teams.defender.entry", TODAY) == said


def test_facts_that_cannot_be_read_leave_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path / "missing.toml", monkeypatch)
    assert not fast_get.answered("teams.defender.name")
    assert os.listdir(tmp_path) == []


def test_lists_have_a_line_for_each_item(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = facts_file('[teams.defender]\nsource = "first"\nfirst_drivers = ["A", "B"]\n')
    prepare(file, monkeypatch)
    assert load([file]).node("teams.defender.first_drivers") is not None
    assert fast_get.answer("teams.defender.first_drivers", TODAY) == "A\nB\n"


def test_a_value_to_be_announced_is_left_to_the_long_road(
    facts_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = facts_file('[teams.defender]\nsource = "first"\nthird_driver = { pending = true }\n')
    prepare(file, monkeypatch)
    assert not fast_get.answered("teams.defender.third_driver")
