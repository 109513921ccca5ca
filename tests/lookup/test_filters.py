"""Conditions: what is compared with what, and what is refused."""

from datetime import date

import pytest

from defender_cli.errors import UsageError
from defender_cli.facts.view import row
from defender_cli.lookup.columns import column
from defender_cli.lookup.filters import condition
from defender_cli.report import Section
from defender_cli.schema.fields import F, Record, choice
from defender_cli.schema.types import Duration, PartialDate, Quantity, SpecValue, Text

ROW = Record(
    "FilterRow",
    "One column of each type.",
    F("count", int, "Count", "Aantal"),
    F("length", Quantity, "Length", "Lengte", unit="km"),
    F("since", PartialDate, "Since", "Sinds"),
    F("time", Duration, "Time", "Tijd"),
    F("open", bool, "Open", "Open"),
    F("status", choice("upcoming", "over"), "Status", "Status"),
    F("name", str, "Name", "Naam"),
    F("label", Text, "Label", "Label"),
    F("any", SpecValue, "Any", "Alles"),
    ids=False,
)
VALUES: dict[str, object] = {
    "count": 1000,
    "length": Quantity(300, "km"),
    "since": "2026",
    "time": "10:00:00",
    "open": True,
    "status": "over",
    "name": "a|b",
    "label": Text("tank", "reservoir"),
}


def keeps(text: str, **values: object) -> bool:
    view = row(ROW, **{**VALUES, **values})
    section = Section("rows", Text("Rows", "Rijen"), (view,), ROW)
    wanted = condition(text)
    found = column(section, wanted.name)
    assert found is not None
    wanted.check(found)
    return wanted.keeps(view, found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("count==1000", True),
        ("count=1,000", True),
        ("count=1_000", True),
        ("count=1e3", True),
        ("count>999.5", True),
        ("length=3e2 km", True),
        ("length.number>299", True),
        ("length_unit=km", True),
        ("since=2026", True),
        ("since>2025-12", True),
        ("since<2026-03", False),  # a year is neither before nor after a month of it
        ("since>2026-03", False),
        ("since=2026-03", False),
        ("time<10:00:01", True),
        ("open=yes", True),
        ("open!=ja", False),
        ("status=upcoming|over", True),
        ("status!=upcoming|over", False),
        (r"name=a\|b", True),
        ("name=a|b", False),
        ("name~x|b", True),
        ("label.en~tank", True),
        ("label.nl~tank", False),
        ("label_nl=reservoir", True),
        ("any=", True),
        ("any=|x", True),
        ("any!=x", False),
    ],
)
def test_values_compare_with_their_like(text: str, expected: bool) -> None:
    assert keeps(text) is expected


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        (550, "any>500", True),
        (Quantity(550, "L"), "any>500 L", True),
        (Quantity(550, "L"), "any>500 kg", False),
        ("9 litres", "any>500", False),
        (True, "any>0", False),
        (date(2026, 1, 1), "any>500", False),
        ("wide", "any>tall", True),
        (550, "any>tall", False),
    ],
)
def test_in_a_column_of_several_types_only_the_like_is_before_or_after(
    value: object, text: str, expected: bool
) -> None:
    assert keeps(text, any=value) is expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("count=1,5", 'count is a whole number, not "1,5"'),
        ("count=5.5", 'count is a whole number, not "5.5"'),
        ("count>1e999", 'count is a whole number, not "1e999"'),
        ("length>5 mi", 'length is in km, not in "mi"'),
        ("since>2026-13", 'since is a day, a month or a year, not "2026-13"'),
        ("time>5", 'time is a time as hours:minutes:seconds, not "5"'),
        ("open>true", "open is true or false, which has no order"),
        ("open=maybe", 'open is true or false, not "maybe"'),
        ("status=late", 'status is never "late"'),
        ("any>1,5", '"1,5" is not a number'),
        ("count>1|2", "> compares with one value"),
        ("label.de=x", "label has no part 'de'"),
    ],
)
def test_a_condition_that_nothing_can_meet_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        keeps(text)
    assert said in caught.value.message


def test_a_regular_expression_sign_is_answered_with_the_sign_for_contains() -> None:
    with pytest.raises(UsageError) as caught:
        condition("name=~x")
    assert caught.value.hint == "write name~x (contains)"
