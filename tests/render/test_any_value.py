"""Any value a record can hold reads back equal from every format that can hold it."""

import csv
import io
import json
import tomllib
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from defender_cli.facts.view import row
from defender_cli.render import writer
from defender_cli.report import Report, Section
from defender_cli.schema.fields import F, Record, many
from defender_cli.schema.types import Quantity, SpecValue, Text

SAMPLE = Record(
    "Sample",
    "One field of each kind.",
    F("word", str, "", ""),
    F("count", int, "", ""),
    F("sure", bool, "", ""),
    F("day", date, "", ""),
    F("words", many(str), "", ""),
    F("length", Quantity, "", ""),
    F("prose", Text, "", ""),
    F("spec", SpecValue, "", ""),
)

# Rows and columns have no escape for control characters; see the tests of hostile text.
text = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1)
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
quantities = st.builds(Quantity, numbers, text)
prose = st.builds(Text, text, text)
like_json = st.sampled_from(["911", "1e3", "true", "null", '"quoted"', "[1]", "{}", "-0", "NaN"])
samples = st.fixed_dictionaries(
    {},
    optional={
        "word": text,
        "count": st.integers(-(2**53), 2**53),
        "sure": st.booleans(),
        "day": st.dates(),
        "words": st.lists(text).map(tuple),
        "length": quantities,
        "prose": prose,
        "spec": text | like_json | numbers | st.booleans() | quantities | prose,
    },
)


def written(values: dict[str, Any], format: str) -> str:
    section = Section("samples", Text("", ""), (row(SAMPLE, **values),))
    return writer(format)(Report((section,)))


def plain(value: Any) -> Any:
    """Return a value as a reader of JSON has it."""
    if isinstance(value, Quantity):
        return {"value": value.value, "unit": value.unit}
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


@given(samples)
def test_json_and_toml_give_back_what_went_in(values: dict[str, Any]) -> None:
    expected = {name: plain(value) for name, value in values.items()}
    [record] = json.loads(written(values, "json"))
    assert {name: value for name, value in record.items() if value is not None} == expected
    assert json.loads(written(values, "jsonl")) == record
    [table] = tomllib.loads(written(values, "toml"))["samples"]
    assert table.pop("day", None) == values.get("day")
    assert table == {name: value for name, value in expected.items() if name != "day"}


@given(samples)
def test_rows_give_back_what_went_in(values: dict[str, Any]) -> None:
    [from_csv] = csv.DictReader(io.StringIO(written(values, "csv"), newline=""))
    heading, cells = written(values, "tsv").removesuffix("\n").split("\n")
    tsv = (cell.replace(r"\\", "\\") for cell in cells.split("\t"))
    assert dict(zip(heading.split("\t"), tsv, strict=True)) == from_csv
    assert read(from_csv) == {name: plain(value) for name, value in values.items()}


def read(cells: dict[str, str]) -> dict[str, Any]:
    """Return the known values of a row, by the documented rule alone."""
    known = {name: cell for name, cell in cells.items() if cell}
    values: dict[str, Any] = {name: known[name] for name in ("word", "day") if name in known}
    for name in ("count", "sure", "words"):
        if name in known:
            values[name] = json.loads(known[name])
    for name in ("length", "spec"):
        if name in known:
            values[name] = from_json(known[name])
        if f"{name}_unit" in known:
            values[name] = {"value": json.loads(known[name]), "unit": known[f"{name}_unit"]}
    for name in ("prose", "spec"):
        if f"{name}_en" in known:
            values[name] = {lang: known[f"{name}_{lang}"] for lang in ("en", "nl")}
    return values


def from_json(cell: str) -> Any:
    try:
        return json.loads(cell, parse_constant=refuse)
    except ValueError:
        return cell


def refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
