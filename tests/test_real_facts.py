"""Properties of any shipped facts, beside those of `facts check`."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from defender_cli.facts.asof import AsOf
from defender_cli.facts.base import FactBase
from defender_cli.facts.load import load
from defender_cli.i18n.messages import WORDS
from defender_cli.schema import FACTS, Record, fields
from defender_cli.schema.types import Text
from tests.conftest import README_DAY, SHIPPED, Run

pytestmark = pytest.mark.usefixtures("shipped")


@cache
def base() -> FactBase:
    return load([SHIPPED])


def prose() -> list[tuple[str, Text]]:
    return [
        (fact.key, text)
        for fact in base().facts()
        for statement in fact.statements
        for text in (statement.value, *(note.text for note in statement.notes))
        if isinstance(text, Text)
    ]


def test_facts_check_has_no_findings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEFENDER_TODAY", "9999-12-31")  # no source is of a day to come
    done = run("facts", "check", "--json")
    assert (done.code, done.json()) == (0, [])


def test_every_value_has_a_source_and_every_source_a_value() -> None:
    sourced = [fact for fact in base().facts() if not fact.field.structural]
    assert [fact.key for fact in sourced if not all(each.sources for each in fact.statements)] == []
    used = {source for fact in base().facts() for each in fact.statements for source in each.cited}
    assert set(base().sources) == used


def test_every_source_has_the_day_it_was_last_seen() -> None:
    checked = AsOf(base(), date.max).answer("checked")
    assert checked is not None
    seen = {id: source.retrieved for id, source in base().sources.items()}
    assert [id for id, day in seen.items() if str(day or "–") > str(checked.value)] == []


def test_every_fixed_choice_has_words_in_both_languages() -> None:
    seen: set[str] = set()
    missing: set[str] = set()

    def walk(record: Record) -> None:
        if record.name in seen:
            return
        seen.add(record.name)
        for field in fields(record).values():
            missing.update(set(field.options) - set(WORDS))
            if field.record is not None:
                walk(field.record)

    walk(FACTS)
    assert missing == set()


def test_prose_is_in_both_languages_and_each_in_its_own() -> None:
    dutch = re.compile(r"\b(de|het|een|niet|wordt|werd|voor|naar)\b")
    english = re.compile(r"\b(the|with|were|from|which|and)\b")
    assert [key for key, text in prose() if not text.en.strip() or not text.nl.strip()] == []
    # A word or two of the other language can be part of a name.
    swapped = [
        key
        for key, text in prose()
        if len(dutch.findall(text.en)) > 2 or len(english.findall(text.nl)) > 2
    ]
    assert swapped == []


def test_next_round_is_on_file_or_said_not_to_be(run: Run) -> None:
    facts = AsOf(base(), date.fromisoformat(README_DAY))
    done = run("schedule", "--next", "--as-of", README_DAY)
    if facts.calendar.next is None:
        assert "no later round is on file" in done.out + done.err
    else:
        assert (done.code, done.err == "") == (0, False)
        assert str(facts.calendar.next.start) in done.out


def test_our_team_has_a_car_and_crews_of_its_last_season(run: Run) -> None:
    assert run("car", "--json").json()["id"] in base().ids("cars")
    crews = run("drivers", "--json").json()
    assert crews
    assert all(crew["driver"] for crew in crews)


def test_no_fact_is_private_contact_data(run: Run) -> None:
    text = Path(run("facts", "path").out.strip()).read_text("utf-8")
    outside_links = re.sub(r'https?://[^"\s]+', "", text)
    assert re.findall(r"[\w.+-]+@[\w-]+\.\w+", outside_links) == []
    assert re.findall(r"(?:\+|\b00)\d{2}[\d\s()./-]{7,}", outside_links) == []
    assert re.findall(r"\b0\d{1,3}[\s-]\d{6,8}\b", outside_links) == []
