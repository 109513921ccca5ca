"""Whatever stands in a fact file, or in its place: a clear error or an answer, in every format."""

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from defender_cli.cli.app import main
from tests.conftest import HEAD, Run, Write

ASKED = [
    ("drivers",),
    ("drivers", "--json"),
    ("team", "--format", "md"),
    ("results", "--format", "html"),
    ("schedule", "--format", "ics"),
    ("results", "--format", "csv"),
    ("sources", "--format", "jsonl"),
    ("facts", "export"),
    ("facts", "export", "--format", "toml"),
    ("facts", "check"),
]
UNSAFE = {chr(code) for code in (*range(32), *range(127, 160), 0x61C, *range(0x202A, 0x202F))}


def survives(run: Run, file: Path, codes: tuple[int, ...]) -> None:
    """Check that every command ends as it may, and sends nothing to the terminal but text."""
    for argv in ASKED:
        done = run(*argv, "--facts", file)
        # A check finds more than what keeps facts from being read.
        assert done.code in (*codes, *([5] if "check" in argv else [])), (argv, done.err)
        assert not (UNSAFE - {"\n", "\r"}) & set(done.out + done.err)
        if done.code and argv != ("facts", "check"):
            assert done.out == ""


NUMBERS = "[rounds.r]\nsource = 'first'\nspecial = "
WINS = "[people.x]\nsource = 'first'\nmotocross_titles = "
BORN = "[people.x]\nsource = 'first'\nborn = "


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ("[" + ".".join(["a"] * 500) + "]\nsource = 'q'\n", "a is not a key of the fact base"),
        # Python 3.15 reads no table that is nested so deeply.
        ("[" + ".".join(["a"] * 10_000) + "]\nsource = 'q'\n", "facts.toml:"),
        ("x = " + "[" * 10_000 + "]" * 10_000, "nested too deeply"),
        (f"[teams.x]\nname = {'[' * 200}{']' * 200}", "teams.x.name must be text, not a list"),
        (WINS + "9" * 5000, "the number is too long"),
        (WINS + "0x" + "f" * 5000, "must be a whole number, not beyond 64 bits"),
        (WINS + "9223372036854775808", "must be a whole number, not beyond 64 bits"),
        (NUMBERS + "nan", "not infinite or undefined"),
        (NUMBERS + "-inf", "not infinite or undefined"),
        (NUMBERS + "1e400", "not infinite or undefined"),
        (NUMBERS + "{ value = 1, unit = 0x" + "f" * 5000 + " }", "is in km, not a whole number"),
        (BORN + "2025-02-30", "invalid date or datetime"),
        (BORN + "0000-01-01", "invalid date or datetime"),
        (BORN + "2025-01-01T00:00:00", "must be a date, not a date with a time"),
        (BORN + "07:00:00", "must be a date, not a time"),
        ("[people.Sara]\nsource = 'first'\nname = 'X'\n", "'Sara' is not an id"),
        ("[people.'é']\nsource = 'first'\n[people.'e\u0301']\nsource = 'first'\n", "not an id"),
        ("[people.x]\nsource = 'first'\nname = 1\0\n", "not valid TOML"),
        ("[sources.x]\npublished = '9999-12'\n", "sources.x.published must be a day, a month"),
        ("[sources.x]\npublished = '0000'\n", "sources.x.published must be a day, a month"),
        ("[people.x]\nsource = 'first'\nname = 'X'\n[people.x]\n", "cannot declare"),
    ],
)
def test_what_no_fact_can_be_is_told_with_its_line(
    run: Run, facts_file: Write, tables: str, said: str
) -> None:
    file = facts_file(tables)
    survives(run, file, (5,))
    error = run("drivers", "--facts", file).err
    assert said in error
    assert error.startswith(f"defender: error: {file}:")
    assert len(error) < 2000


@pytest.mark.parametrize(
    "tables",
    [
        WINS + "9223372036854775807",
        NUMBERS + "1e308",
        "[people.x]\nsource = 'first'\nborn = 9999-12-31\n[people.y]\nsource = 'first'\n"
        "born = 0001-01-01\n",
        "[rounds.r]\nsource = 'first'\nname = 'R'\nstart = 0001-01-01\nend = 9999-12-31\n",
        "[sources.x]\ntitle = 'X'\npublisher = 'X'\nlanguage = 'en'\nkind = 'press'\n"
        "published = 9999-12-31\n[teams.x]\nsource = 'x'\nname = 'X'\n",
        "[people.x]\nsource = 'first'\nname = '" + "A" * 1_000_000 + "'\n",
        '[people.x]\nsource = "first"\nname = "\\u001b[31m\\u0007\\u009b\\u202e[red]:car:[/]"\n'
        '[teams.x]\nsource = "first"\nname = "\\u001b]0;title\\u0007"\n',
    ],
)
def test_what_is_odd_but_right_is_answered(run: Run, facts_file: Write, tables: str) -> None:
    survives(run, facts_file(tables), (0,))


def test_a_byte_order_mark_is_no_part_of_the_facts(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bom.toml"
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.encode() + b"[teams.x]\nsource = 'first'\nname = 'X'\n")
    assert run("get", "teams.x.name", "--facts", file).out == "X\n"
    file.write_bytes(b"\xef\xbb\xbfformat = 2\nx = '\xff'\n")
    assert f"{file}:2:6: not UTF-8 text" in run("team", "--facts", file).err


def test_utf_16_is_called_by_its_name(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "utf16.toml"
    file.write_bytes(HEAD.encode("utf-16"))
    survives(run, file, (5,))
    assert "not UTF-8 text, but UTF-16" in run("team", "--facts", file).err


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices as POSIX has them")
def test_what_is_no_file_is_not_read(run: Run, tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for file in (pipe, loop, tmp_path, Path("/dev/zero"), Path("/dev/full"), tmp_path / "none"):
        survives(run, file, (6,))
        assert f"cannot read {file}: " in run("drivers", "--facts", file).err
    assert "not a file, but a pipe, a device" in run("drivers", "--facts", pipe).err


def test_a_file_name_that_is_no_text_is_one_all_the_same(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "\udcff.toml"
    try:
        file.write_text(HEAD + "[teams.x]\nsource = 'first'\nname = 'X'\n", encoding="utf-8")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system has no such names")
    survives(run, file, (0,))
    [cited] = run("sources", "teams.x.name", "--json", "--facts", file).json()
    assert cited["file"].endswith("\\udcff.toml")
    file.unlink()
    assert run("team", "--json", "--facts", file).error()["file"].endswith("\\udcff.toml")


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_a_pipe_in_the_place_of_a_copy_is_not_waited_for(
    run: Run, facts_file: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = facts_file("[teams.x]\nsource = 'first'\nname = 'X'\n")
    assert run("get", "teams.x.name", "--facts", file).out == "X\n"
    [copy] = (tmp_path / "cache" / "defender").iterdir()
    copy.unlink()
    os.mkfifo(copy, 0o600)
    assert run("get", "teams.x.name", "--facts", file).out == "X\n"


def test_what_is_not_a_copy_is_never_cleared_away(
    run: Run, facts_file: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Somebody may keep cache and data in one place.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "data"))
    run("facts", "set", "people.me.motocross_titles", "5")
    others = [tmp_path / "data" / "defender" / name for name in ("my.facts", "eightlet.ter")]
    for other in others:
        other.write_text("kept")
    file = facts_file("[teams.x]\nsource = 'first'\nname = 'X'\n")
    for number in range(40):
        copy = tmp_path / f"{number}.toml"
        copy.write_bytes(file.read_bytes())
        assert run("get", "teams.x.name", "--facts", copy).code == 0
    assert run("get", "people.me.motocross_titles").out == "5\n"
    assert [other.read_text() for other in others] == ["kept", "kept"]


QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SHIPPED = (Path(__file__).parents[2] / "data" / "facts.toml").read_bytes()
PIECES = [SHIPPED[at : at + 400] for at in range(0, 40_000, 1000)]
toml_like = st.lists(
    st.sampled_from(
        [
            *[HEAD.encode(), b"[people.x]\n", b'source = "first"\n', b"name = ", b'"X"', b"\n"],
            *[b"[", b"]", b"{", b"}", b"=", b",", b'"""', b"'", b"#", b"\\", b"\xff", b"\0"],
            *[b"value = 1", b"born = 1999-01-01", b"nan", b"0x", b"99999999999999999999", b"."],
        ]
    )
    | st.sampled_from(PIECES),
    max_size=12,
).map(b"".join)


@given(content=st.binary(max_size=200) | toml_like)
@QUICK
def test_any_bytes_are_facts_or_told(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "any.toml"
    file.write_bytes(content)
    for argv in (["drivers"], ["facts", "check"], ["facts", "export", "--json"]):
        code = main([*(each for each in argv if each != "--json"), "--facts", str(file)])
        out, err = capsys.readouterr()
        assert code in (0, 5), err
        assert (code == 0) == ("error" not in err) or argv[-1] == "check"
        if code and argv[-1] == "check":
            assert all(line.startswith(f"{file}:") for line in out.splitlines())


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20
)
ENTRY = "entries.portugal_2026_price"
KEYS = {
    "people.me.motocross_titles": st.integers(0, 2**63 - 1),
    "people.me.home_town": TEXTS.filter(str.strip),
    f"{ENTRY}.position": st.integers(0, 99),
    "releases.mine.topics.own": TEXTS.filter(str.strip),
    "rounds.rally.end": st.dates(),
}
steps = st.lists(
    st.sampled_from(sorted(KEYS)).flatmap(
        lambda key: st.tuples(st.just(key), st.none() | KEYS[key])
    ),
    max_size=6,
)


@pytest.fixture
def small_base(installed: Write) -> Path:
    return installed(
        HEAD
        + """
[events]
raid = { name = "Raid", source = "first" }
[rounds]
rally = { event = "raid", season = 2026, source = "first" }
portugal_2026 = { event = "raid", season = 2026, source = "first" }
[people]
me = { name = "Ann Archer", source = "first" }
price = { name = "Bob Baker", source = "first" }
"""
    )


@given(steps=steps)
@settings(QUICK, max_examples=10)
@pytest.mark.usefixtures("small_base")
def test_set_and_unset_are_a_dict(
    steps: list[tuple[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "data" / "defender" / "facts.toml"
    own.unlink(missing_ok=True)
    model: dict[str, Any] = {}
    for key, value in steps:
        if value is None:
            code = main(["facts", "unset", key])
            assert code == (0 if key in model else 3)
            model.pop(key, None)
        else:
            assert main(["facts", "set", key, "--", str(value)]) == 0
            model[key] = value
    capsys.readouterr()
    main(["facts", "diff", "--format", "json"])
    changes = {each["key"]: each["after"] for each in json.loads(capsys.readouterr().out)}
    # The driver comes with the first value of a new entry, and goes with its last.
    driver = changes.pop(f"{ENTRY}.driver", None)
    assert (driver is not None) == (f"{ENTRY}.position" in model)
    assert {key: plain(value) for key, value in changes.items()} == {
        key: str(value) if key == "rounds.rally.end" else value for key, value in model.items()
    }
    if own.exists():
        assert (tomllib.loads(own.read_text("utf-8")) == {"format": 2}) == (not model)


def plain(value: Any) -> Any:
    """Return the figure or the words of a value of a key, from its JSON."""
    return value["en"] if value["number"] is None else value["number"]
