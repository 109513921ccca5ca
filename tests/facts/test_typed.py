"""Parsing of typed values into values of a fact file."""

from datetime import date

import pytest

from defender_cli.facts.asof import field_at
from defender_cli.facts.typed import entered, measured

YES_NO = "stages.dakar_13.one_two_three"
SPEC = "cars.x.specs.tank"
WHOLE = "people.x.motocross_titles"
SIZE = "rounds.dakar.special"
DAY = "people.x.born"
PERIOD = "timeline.x.date"
YEARS = "people.x.career.dakar.win_years"


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        *[(key, typed, True) for key in (YES_NO, SPEC) for typed in ("true", "yes", "ja", "JA")],
        *[(key, typed, False) for key in (YES_NO, SPEC) for typed in ("false", "no", "nee", "Nee")],
        (YES_NO, "maybe", "maybe"),
        (WHOLE, "5", 5),
        (WHOLE, "+5", 5),
        (WHOLE, "-5", -5),
        (WHOLE, "1234567890123456789", 1234567890123456789),
        (WHOLE, "12345678901234567890", "12345678901234567890"),
        (WHOLE, "five", "five"),
        (WHOLE, "", ""),
        (SIZE, "1.5", 1.5),
        (SIZE, "-1.5e-3", -0.0015),
        (SIZE, "2E+2", 200.0),
        (SIZE, ".5", ".5"),
        (SIZE, "1.", "1."),
        (SIZE, "1_000", "1_000"),
        (SPEC, "8", 8),
        (SPEC, "8.5", 8.5),
        (SPEC, "steel", "steel"),
        (DAY, "1990-02-28", date(1990, 2, 28)),
        (DAY, "1990-02-30", "1990-02-30"),
        (DAY, "28-02-1990", "28-02-1990"),
        (PERIOD, "2026-01", "2026-01"),
        (PERIOD, "2026-01-03", date(2026, 1, 3)),
        (YEARS, "2001, 2002\n2003,", [2001, 2002, 2003]),
        (YEARS, " [2001, 2002]", [2001, 2002]),
        (YEARS, "[2001", "[2001"),
        (YEARS, "[2001]\nx = 1", [2001]),
        (YEARS, "2001", [2001]),
    ],
)
def test_a_typed_value_is_of_the_kind_of_its_field(key: str, typed: str, value: object) -> None:
    field = field_at(key)
    assert field is not None
    found = entered(field, typed)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("key", "dutch", "value"),
    [
        ("teams.x.purpose", None, {"en": "To win", "nl": "To win"}),
        ("teams.x.purpose", "Winnen", {"en": "To win", "nl": "Winnen"}),
        (SPEC, "Winnen", {"en": "To win", "nl": "Winnen"}),
        (SPEC, None, "To win"),
    ],
)
def test_prose_is_in_both_languages(key: str, dutch: str | None, value: object) -> None:
    field = field_at(key)
    assert field is not None
    assert entered(field, "To win", dutch) == value


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("550 L", "550", "L"),
        ("550L", "550", "L"),
        (" 550  km/h ", "550", "km/h"),
        ("-1.5e3 kg", "-1.5e3", "kg"),
        ("12 %", "12", "%"),
        ("20°C", "20", "°C"),
        ("3 €", "3", "€"),
        ("3$", "3", "$"),
        ("3 £ a day", "3", "£ a day"),
        ("1e3", "1e3", None),
        ("550", "550", None),
        ("550 6", "550 6", None),
        ("enough", "enough", None),
        ("L 550", "L 550", None),
    ],
)
def test_a_number_is_told_from_the_unit_behind_it(
    typed: str, number: str, unit: str | None
) -> None:
    assert measured(typed) == (number, unit)
