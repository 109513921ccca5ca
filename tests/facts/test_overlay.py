"""Fact files laid over each other: the last one is preferred, and grouping makes no difference."""

from hypothesis import given
from hypothesis import strategies as st

from defender_cli.facts.load import overlay
from defender_cli.facts.read import Reader
from defender_cli.facts.statements import Tree

values = st.dictionaries(st.sampled_from(["motocross_titles", "age_stated"]), st.integers(1, 9))
files = st.dictionaries(st.sampled_from("xyz"), values)


def read(file: str, people: dict[str, dict[str, int]]) -> Tree:
    reader = Reader(file)
    raw = {id: {"source": "a", **record} for id, record in people.items()}
    tree = reader.read({"format": 2, "people": raw})
    assert reader.findings == []
    return tree


@given(files, files, files)
def test_overlay_is_associative_and_prefers_the_last_file(
    first: dict[str, dict[str, int]],
    second: dict[str, dict[str, int]],
    third: dict[str, dict[str, int]],
) -> None:
    a, b, c = (read(str(at), each) for at, each in enumerate((first, second, third)))
    merged = overlay(overlay(a, b), c)
    assert merged == overlay(a, overlay(b, c))
    for id, record in third.items():
        for name, value in record.items():
            assert merged["people"][id][name].statements[0].value == value  # type: ignore[index, union-attr]
