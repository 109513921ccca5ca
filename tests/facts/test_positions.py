"""A finding is only useful if its place is right, however the TOML is written."""

from defender_cli.facts.positions import Place, Positions

TEXT = '''\
# a comment with [brackets] and "quotes"
format = 1
[drivers.price]
name = "Sara = [Price]" # = { }
born.day = 1
"a.b" . c = 'x'
starts = [
  { value = 3, source = ["a", "b"] }, # first
  { value = 2.5, note = """
two lines [ ] =""" },
]
[[list]]
x = 1
[[list]]
x = 2026-01-03 10:00:00
[list.sub]
y = true
'''


def at(*path: str | int) -> Place:
    return Positions(TEXT).value(path)


def test_a_value_is_found_where_it_is_written() -> None:
    assert at("format") == Place(2, 10, 1)
    assert at("drivers", "price", "name") == Place(4, 8, 16)


def test_dotted_and_quoted_keys_lead_to_their_value() -> None:
    assert at("drivers", "price", "born", "day") == Place(5, 12, 1)
    assert at("drivers", "price", "a.b", "c") == Place(6, 13, 3)


def test_values_inside_arrays_of_inline_tables_are_told_apart() -> None:
    assert at("drivers", "price", "starts", 0, "value") == Place(8, 13, 1)
    assert at("drivers", "price", "starts", 0, "source", 1) == Place(8, 31, 3)
    assert at("drivers", "price", "starts", 1, "value") == Place(9, 13, 3)


def test_tables_of_an_array_are_counted() -> None:
    assert at("list", 0, "x") == Place(13, 5, 1)
    assert at("list", 1, "x") == Place(15, 5, 19)
    assert at("list", 1, "sub", "y") == Place(17, 5, 4)


def test_a_key_is_found_where_it_is_written() -> None:
    positions = Positions(TEXT)
    assert positions.key(("drivers", "price", "starts")) == Place(7, 1, 6)
    assert positions.key(("drivers", "price")) == Place(3, 1, 15)


def test_a_missing_value_leads_to_the_nearest_table_above_it() -> None:
    assert at("drivers", "price", "no", "such") == Place(3, 1, 15)
    assert at("nowhere") == Place(1, 1, 0)
