"""The parts of the package know each other in one direction only."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "defender_cli"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "clock": {"errors"},
    "bounds": {"errors"},
    "schema": {"errors"},
    "facts": {"schema", "bounds", "errors"},
    "report": {"facts", "schema", "errors"},
    "i18n": {"facts", "schema", "errors"},
    "lookup": {"i18n", "report", "facts", "schema", "errors"},
    "ask": {"lookup", "i18n", "facts", "schema", "errors"},
    "render": {"i18n", "report", "facts", "schema", "errors"},
    "cli": {
        *["ask", "lookup", "render", "i18n", "report", "facts", "schema"],
        *["clock", "bounds", "errors"],
    },
}
"""Each part, from the bottom up, and the parts below that it may use."""


@cache
def modules() -> dict[str, Path]:
    """Return the package's modules by their name below `defender_cli`."""
    return {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(SOURCE.rglob("*.py"))
    }


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module or name a file imports, at whatever depth."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def ours(path: Path) -> set[str]:
    """Return what a file imports of this package, by names below `defender_cli`."""
    prefix = "defender_cli."
    return {each.removeprefix(prefix) for each in imported(path) if each.startswith(prefix)}


def part(name: str) -> str:
    """Return the part a module, or a name in it, belongs to."""
    return name.partition(".")[0]


@pytest.mark.parametrize("above", MAY_IMPORT)
def test_a_module_uses_only_its_own_part_and_those_below(above: str) -> None:
    may = MAY_IMPORT[above] | {above}
    for name, path in modules().items():
        if part(name) == above:
            assert {part(each) for each in ours(path)} & {*MAY_IMPORT, "__main__"} <= may, name


def test_every_module_belongs_to_a_part() -> None:
    outside = {name for name in modules() if part(name) not in MAY_IMPORT}
    assert outside == {"__init__", "__main__", "library"}


def test_commands_are_imported_by_the_table_of_commands_and_what_sums_them_up_alone() -> None:
    users = {
        name
        for name, path in modules().items()
        for each in ours(path)
        if each.startswith("cli.commands")
    }
    assert users <= {"cli.app", "cli.commands.overview", "cli.commands.schema", "library"}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("rich", {"render.terminal"}),
        ("jinja2", {"render.html"}),
        ("typer", {"cli"}),
        ("tomli_w", {"render", "facts.overlay"}),
        ("filelock", {"facts.atomic"}),
        ("sqlite3", {"render.sqlite"}),
    ],
)
def test_a_library_is_known_to_one_place(library: str, homes: set[str]) -> None:
    users = {
        name
        for name, path in modules().items()
        if any(each.partition(".")[0] == library for each in imported(path))
    }
    assert users
    assert {name for name in users if name not in homes and part(name) not in homes} == set()


CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "strftime", "ctime"}


def reads_the_date(path: Path) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        for node in nodes(path)
    )


def test_only_the_clock_reads_the_date() -> None:
    assert {name for name, path in modules().items() if reads_the_date(path)} == {"clock"}


def test_no_test_reads_the_date() -> None:
    tests = Path(__file__).parent
    assert [path for path in tests.rglob("*.py") if reads_the_date(path)] == []
