"""Errors in a fact file: the line, the column, and a fix."""

from pathlib import Path

import pytest

from defender_cli.facts import parse
from tests.conftest import Run


def told(run: Run, file: Path, text: str) -> list[str]:
    """Return what a command says of a fact file; its own name is left out."""
    file.write_text(text, encoding="utf-8", newline="")
    done = run("drivers", "--facts", file)
    assert (done.code, done.out) == (5, "")
    said = done.err.removeprefix("defender: error: ").replace(str(file), "F")
    return said.splitlines()


AGAIN = "  re-check with: defender facts check F"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "format = 2\n[people.x]\nname = \n",
            ["F:3:8: not valid TOML: invalid value", "  3 | name = ", "             ^", AGAIN],
        ),
        (
            "format = 2\n\n\n\n\n\n\n\n\n[teams]\n[teams]\nname = 'X'\n",
            [
                "F:11:7: not valid TOML: cannot declare [teams] twice",
                "  11 | [teams]",
                "             ^",
                AGAIN,
            ],
        ),
        (
            "format = 2\nx = '''a\n\n\n",
            [
                "F:2:9: not valid TOML: expected \"'''\"",
                "  2 | x = '''a",
                "              ^",
                AGAIN,
            ],
        ),
        (
            "format = 2\nx = " + "[" * 5000 + "]" * 5000,
            ["F:1:1: nested too deeply", "  1 | format = 2", "      ^", AGAIN],
        ),
        (
            f"format = 2\nx = 1234567890\ny = {'9' * 5000}\nz = 1\n",
            [
                "F:3:5: not valid TOML: the number is too long",
                f"  3 | y = {'9' * 72}",
                f"          {'^' * 72}",
                AGAIN,
            ],
        ),
        (
            "format = 2\n[people.x]\nname\t=\t3\n",
            [
                "F:3:8: people.x.name must be text, not a whole number",
                "  3 | name = 3",
                "             ^",
                '  write it as "Nitra"',
            ],
        ),
        (
            f'format = 2\n[people.x]\naliases = ["{"a" * 50}", 12345, "{"b" * 60}"]\n',
            [
                "F:3:66: people.x.aliases must be text, not a whole number",
                f'  3 | {"a" * 36}", 12345, "{"b" * 29}',
                f"      {' ' * 39}^^^^^",
                '  write it as "Nitra"',
            ],
        ),
        (
            "format = 2\n[people.x]\naliases = 5\nrole = 'x'\nnmae = 1\n",
            [
                "F:3:11: people.x.aliases must be a list, not a whole number",
                "  3 | aliases = 5",
                "                ^",
                "  and 2 more; all: defender facts check F",
                '  write it as ["Nitra"]',
            ],
        ),
        (
            # What separates lines elsewhere is no end of a line in TOML.
            "format = 2\n# \u2028 \x85 \n[people.x]\r\naliases = 5\r\n",
            [
                "F:4:11: people.x.aliases must be a list, not a whole number",
                "  4 | aliases = 5",
                "                ^",
                '  write it as ["Nitra"]',
            ],
        ),
    ],
)
def test_the_spot_is_shown_in_its_line(
    run: Run, tmp_path: Path, text: str, said: list[str]
) -> None:
    assert told(run, tmp_path / "facts.toml", text) == said


def test_the_input_at_fault_is_no_more_than_the_value(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text("format = 2\nteams.x.name = 57  # or 58\n", encoding="utf-8")
    assert run("drivers", "--facts", file, "--json").error()["input"] == "57"


def test_the_faults_of_all_files_are_counted(run: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text("format = 2\nteams.x.name = 5\n", encoding="utf-8")
    two.write_text("format = 2\nteams.x.brand = 5\n", encoding="utf-8")
    done = run("drivers", "--facts", one, "--facts", two)
    assert done.err.startswith(f"defender: error: {one}:2:16: teams.x.name must be text")
    assert f"  and 1 more; all: defender facts check {one}\n" in done.err


def test_a_spot_at_the_end_has_no_text_to_show(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text("", encoding="utf-8")
    error = run("drivers", "--facts", file, "--json").error()
    assert (error["line"], error["column"], error["input"]) == (1, 1, None)


@pytest.mark.parametrize(
    ("content", "line", "column", "input"),
    [
        (b"\xff", 1, 1, "b'\\xff'"),
        (b"\n\xff", 2, 1, "b'\\xff'"),
        (b"format = 2\n\nab\xff\n\xff", 3, 3, "b'\\xff'"),
        (b"\xef\xbb\xbfformat = 2\na\xff", 2, 2, "b'\\xff'"),
        (b"\xe2\x82", 1, 1, "b'\\xe2\\x82'"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(
    run: Run, tmp_path: Path, content: bytes, line: int, column: int, input: str
) -> None:
    file = tmp_path / "facts.toml"
    file.write_bytes(content)
    error = run("drivers", "--facts", file, "--json").error()
    assert (error["line"], error["column"], error["input"]) == (line, column, input)
    assert error["message"] == "not UTF-8 text"


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_in_either_order(run: Run, tmp_path: Path, order: str) -> None:
    file = tmp_path / "facts.toml"
    file.write_bytes("\ufeffformat = 2\n".encode(order))
    error = run("drivers", "--facts", file, "--json").error()
    assert error["message"] == "not UTF-8 text, but UTF-16"


def test_a_file_beyond_the_limit_is_not_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "FILE", 1 << 20)
    file = tmp_path / "facts.toml"
    file.write_bytes(b"format = 2".ljust(1 << 20, b"\n"))
    assert run("drivers", "--facts", file).code == 0
    file.write_bytes(b"format = 2".ljust((1 << 20) + 1, b"\n"))
    done = run("drivers", "--facts", file)
    assert (done.code, done.out) == (6, "")
    assert done.err.splitlines() == [
        f"defender: error: cannot read {file}: larger than 1 MiB",
        "  name another file with --facts, or unset DEFENDER_FACTS",
    ]
