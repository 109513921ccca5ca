"""A finding is only useful if its place is right, however the TOML is written."""

import pytest

from defender_cli.facts.positions import Place, Positions, has_comments

TEXT = '''\
# a comment with [brackets] and "quotes"
format = 2
[people.price]
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
    assert at("people", "price", "name") == Place(4, 8, 16)


def test_dotted_and_quoted_keys_lead_to_their_value() -> None:
    assert at("people", "price", "born", "day") == Place(5, 12, 1)
    assert at("people", "price", "a.b", "c") == Place(6, 13, 3)


def test_values_inside_arrays_of_inline_tables_are_told_apart() -> None:
    assert at("people", "price", "starts", 0, "value") == Place(8, 13, 1)
    assert at("people", "price", "starts", 0, "source", 1) == Place(8, 31, 3)
    assert at("people", "price", "starts", 1, "value") == Place(9, 13, 3)


def test_tables_of_an_array_are_counted() -> None:
    assert at("list", 0, "x") == Place(13, 5, 1)
    assert at("list", 1, "x") == Place(15, 5, 19)
    assert at("list", 1, "sub", "y") == Place(17, 5, 4)


def test_a_key_is_found_where_it_is_written() -> None:
    positions = Positions(TEXT)
    assert positions.key(("people", "price", "starts")) == Place(7, 1, 6)
    assert positions.key(("people", "price")) == Place(3, 1, 14)


def test_a_missing_value_leads_to_the_nearest_table_above_it() -> None:
    assert at("people", "price", "no", "such") == Place(3, 1, 14)
    assert at("nowhere") == Place(1, 1, 0)


def key(text: str, *path: str | int) -> Place:
    return Positions(text).key(path)


def value(text: str, *path: str | int) -> Place:
    return Positions(text).value(path)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"a b"', "a b"),
        ("'a\\tb'", "a\\tb"),
        ('"a\\tb"', "a\tb"),
        ('"a\\"b\\\\"', 'a"b\\'),
        ('"\\b\\n\\f\\r"', "\b\n\f\r"),
        ('"\\u00e9"', "é"),
        ('"\\u1e9e"', "\u1e9e"),
        ('"\\U0001F600"', "\U0001f600"),
        ('""', ""),
        ("1", "1"),
        ("-_", "-_"),
    ],
)
def test_a_key_is_known_by_its_name_however_it_is_written(written: str, name: str) -> None:
    assert key(f"x = 1\n{written} = 2\n", name) == Place(2, 1, len(written))
    assert value(f"[t]\n{written}.{written} = 2\n", "t", name, name) == Place(
        2, 2 * len(written) + 5, 1
    )
    assert key(f"[t.{written}]\n", "t", name) == Place(1, 1, len(written) + 4)


def test_a_key_with_dots_is_the_place_of_every_table_it_makes() -> None:
    text = "[t]\nx = 1\na.b . c = 2\na.d = 3\n"
    assert key(text, "t", "a", "b", "c") == key(text, "t", "a", "b") == Place(3, 1, 7)
    assert key(text, "t", "a") == Place(3, 1, 7)
    assert key(text, "t", "a", "d") == Place(4, 1, 3)
    assert key(text, "t") == Place(1, 1, 3)


def test_a_header_is_the_place_of_every_table_it_makes() -> None:
    text = "x = 1\n[a.b.c]\ny = 1\n[a.d]\n[a]\n"
    assert key(text, "a", "b") == Place(2, 1, 7)
    assert key(text, "a", "d") == Place(4, 1, 5)
    # What has a header of its own is there.
    assert key(text, "a") == Place(5, 1, 3)
    assert key("[t]  # why\n", "t") == Place(1, 1, 3)
    assert key("[a.b.c.d]\n", "a") == key("[a.b.c.d]\n", "a", "b", "c") == Place(1, 1, 9)


def test_the_header_of_a_table_in_an_array_is_its_place() -> None:
    text = "[[ a.list ]]\nx = 1\n[[a.list]]\n[a.list.sub]\n[[a.list.sub.deep]]\nx = 2\n"
    assert key(text, "a", "list", 0) == Place(1, 1, 12)
    assert key(text, "a", "list", 1) == Place(3, 1, 10)
    assert key(text, "a", "list", 1, "sub") == Place(4, 1, 12)
    assert key(text, "a", "list", 1, "sub", "deep", 0) == Place(5, 1, 19)
    assert value(text, "a", "list", 1, "sub", "deep", 0, "x") == Place(6, 5, 1)
    assert key(text, "a", "list") == Place(1, 1, 12)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("'it'", 4),
        ('"a \\" b"', 8),
        ("'''a ' b'''", 11),
        ('"""a "" b"""', 12),
        ('"""a"""""', 9),
        ('"""\\"""" # "', 8),
        ("1.5e+3", 6),
        ("2026-01-03T10:00:00.5+01:00", 27),
        ("10:00:00", 8),
        ("[1, [2, 3], # ]\n]", 15),
        ("{ a = [1], b.c = {} }", 21),
        ("[]", 2),
        ("{}", 2),
    ],
)
def test_a_value_ends_where_it_ends_or_with_its_line(written: str, length: int) -> None:
    text = f"x = {written}   # comment\ny = 1"
    assert value(text, "x") == Place(1, 5, length)
    assert value(text, "y") == Place(text.count("\n") + 1, 5, 1)


def test_a_bare_value_is_its_own_statement() -> None:
    text = "a = 1\nvalue = 2\nb = { value = 3 }\n"
    assert value(text, "a", "value") == Place(1, 5, 1)
    assert value(text, "value") == Place(2, 9, 1)
    assert value(text, "b", "value") == Place(3, 15, 1)
    assert value(text, "b", "unit") == Place(3, 1, 1)


def test_line_ends_of_windows_count_once() -> None:
    assert value('a = 1\r\n\r\n[t]\r\nb = "x"\r\n', "t", "b") == Place(4, 5, 3)


@pytest.mark.parametrize(
    ("text", "commented"),
    [
        ("a = 1 # why\n", True),
        ("#", True),
        ("a = [\n  1, # one\n]\n", True),
        ("a = '#'\n", False),
        ('a = """\n# no\n"""\n', False),
        ('"#" = 1\n', False),
        ("", False),
    ],
)
def test_a_comment_is_not_mistaken(text: str, commented: bool) -> None:
    assert has_comments(text) is commented
