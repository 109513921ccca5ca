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
from defender_cli.schema.types import Duration, PartialDate, Quantity, SpecValue, Text

SAMPLE = Record(
    "Sample",
    "One field of each kind.",
    F("word", str, "", ""),
    F("time", Duration, "", ""),
    F("since", PartialDate, "", ""),
    F("count", int, "", ""),
    F("sure", bool, "", ""),
    F("day", date, "", ""),
    F("words", many(str), "", ""),
    F("length", Quantity, "", ""),
    F("prose", Text, "", ""),
    F("spec", SpecValue, "", ""),
    ids=False,
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
        "time": st.just("101:02:03"),
        "since": st.sampled_from(["2025", "2025-07", "2025-07-17"]),
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
    section = Section("samples", Text("", ""), (row(SAMPLE, **values),), SAMPLE)
    return writer(format)(Report((section,)))


def forms(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a row as a reader of JSON has them, without what is unknown."""
    found = {name: plain(value) for name, value in values.items()}
    if "time" in found:
        found["time"] = {"text": "101:02:03", "seconds": 363723}
    if "since" in found:
        precision = {4: "year", 7: "month", 10: "day"}[len(values["since"])]
        found["since"] = {"text": values["since"], "precision": precision}
    if "spec" in found:
        found["spec"] = as_spec(values["spec"])
    return found


def as_spec(value: Any) -> Any:
    if isinstance(value, Quantity | Text):
        return plain(value)
    if isinstance(value, bool | str):
        words = value if isinstance(value, str) else json.dumps(value)
        return {"en": words, "nl": words}
    return {"number": value}


def plain(value: Any) -> Any:
    """Return a value as a reader of JSON has it."""
    if isinstance(value, Quantity):
        return {"number": value.value, "unit": value.unit}
    if isinstance(value, Text):
        return {"en": value.en, "nl": value.nl}
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def known(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is unknown, also of the parts of a value."""
    return {
        name: known(value) if isinstance(value, dict) else value
        for name, value in record.items()
        if value is not None
    }


@given(samples)
def test_json_and_toml_give_back_what_went_in(values: dict[str, Any]) -> None:
    expected = forms(values)
    [record] = json.loads(written(values, "json"))
    assert known(record) == expected
    assert record.get("spec") is None or list(record["spec"]) == ["number", "unit", "en", "nl"]
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
    assert read(from_csv) == forms(values)


PARTS = {
    "length": {"number": "", "unit": "_unit"},
    "prose": {"en": "_en", "nl": "_nl"},
    "time": {"text": "", "seconds": "_seconds"},
    "since": {"text": "", "precision": "_precision"},
    "spec": {"number": "", "unit": "_unit", "en": "_en", "nl": "_nl"},
}
"""The columns of each part of a value, as the README has them."""


def read(cells: dict[str, str]) -> dict[str, Any]:
    """Return the known values of a row, by the documented rule alone."""
    values: dict[str, Any] = {name: cells[name] for name in ("word", "day")}
    for name in ("count", "sure", "words"):
        values[name] = json.loads(cells[name] or "null")
    for name, parts in PARTS.items():
        found = {part: cells[f"{name}{ending}"] or None for part, ending in parts.items()}
        for part in ("number", "seconds"):
            if found.get(part):
                found[part] = json.loads(found[part] or "")
        values[name] = found if any(each is not None for each in found.values()) else None
    return known({name: value for name, value in values.items() if value != ""})
