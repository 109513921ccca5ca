"""Discovery of fact files."""

import sys
from pathlib import Path

import pytest

from defender_cli.facts import files
from defender_cli.facts.cachefile import directory
from defender_cli.facts.files import fact_files, installed_facts, personal_facts
from tests.conftest import Run


@pytest.mark.parametrize(
    ("platform", "environ", "place"),
    [
        ("linux", {"HOME": "/home/x"}, "/home/x/.local/share"),
        ("linux", {"HOME": "/home/x", "XDG_DATA_HOME": "/data"}, "/data"),
        ("linux", {"HOME": "/home/x", "XDG_DATA_HOME": "data"}, "/home/x/.local/share"),
        ("linux", {"HOME": "/home/x", "APPDATA": "/data"}, "/home/x/.local/share"),
        ("darwin", {"HOME": "/Users/x"}, "/Users/x/Library/Application Support"),
        ("darwin", {"HOME": "/Users/x", "XDG_DATA_HOME": "/data"}, "/data"),
        ("win32", {"HOME": "/home/x", "APPDATA": "/Roaming"}, "/Roaming"),
        ("win32", {"APPDATA": "/Roaming", "XDG_DATA_HOME": "/data"}, "/data"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths as POSIX has them")
def test_every_platform_has_its_place_for_the_users_own_facts(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert personal_facts(environ) == f"{place}/defender/facts.toml"


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", "/home/x/.cache"),
        ("darwin", "/home/x/Library/Caches"),
        ("win32", "/Local"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths as POSIX has them")
def test_every_platform_has_its_place_for_copies(
    monkeypatch: pytest.MonkeyPatch, platform: str, place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/x")
    monkeypatch.setenv("LOCALAPPDATA", "/Local")
    assert directory() == f"{place}/defender"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("environ", [{}, {"HOME": "", "APPDATA": ""}, {"XDG_DATA_HOME": "data"}])
def test_without_a_place_there_are_no_own_facts(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert personal_facts(environ) is None
    [installed] = fact_files(environ=environ)
    assert installed.name == "facts.toml"


def test_own_facts_in_the_home_directory_are_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    run("facts", "set", "people.me.motocross_titles", "5")
    place = run("facts", "path").out.splitlines()[1]
    assert Path(place).read_text("utf-8").startswith("format = 2\n")
    assert tmp_path in Path(place).parents
    assert run("get", "people.me.motocross_titles").out == "5\n"


def test_the_facts_are_beside_the_code_of_a_wheel_and_in_the_data_of_a_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "src" / "defender_cli"
    package.mkdir(parents=True)
    monkeypatch.setattr(files, "PACKAGE", str(package))
    monkeypatch.setattr(files, "CARRIED", str(package / "facts.toml"))
    assert installed_facts() == str(tmp_path / "data" / "facts.toml")
    (package / "facts.toml").touch()
    assert installed_facts() == str(package / "facts.toml")
