"""Arguments and surroundings out of bounds: an error with its exit status, never a traceback."""

import os
from pathlib import Path

import pytest

from tests.conftest import Run, Write

TEAM = '[teams.red]\nsource = "first"\nname = "Red"\n'


@pytest.mark.parametrize("key", ["a." * 5000 + "a", "." * 20_000, "a" * 20_000])
def test_a_key_without_end_is_refused(run: Run, key: str) -> None:
    done = run("facts", "set", key, "1")
    assert (done.code, done.out) == (2, "")
    assert len(done.err) < 400


@pytest.mark.parametrize(
    "argv",
    [["drivers", "--facts", "a\0b"], ["facts", "check", "a\0b"], ["facts", "export", "-o", "a\0b"]],
)
def test_a_nul_character_is_a_usage_error(run: Run, argv: list[str]) -> None:
    done = run(*argv)
    assert (done.code, done.out) == (2, "")


def test_an_export_replaces_a_file_only_with_force(
    run: Run, facts_file: Write, tmp_path: Path
) -> None:
    facts, output = facts_file(TEAM), tmp_path / "out.json"
    output.write_text("mine", encoding="utf-8")
    argv = ("facts", "export", "--facts", facts, "--output", output)
    refused = run(*argv)
    assert (refused.code, output.read_text("utf-8")) == (2, "mine")
    assert run(*argv, "--force").code == 0
    assert '"teams.red.name"' in output.read_text("utf-8")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["facts.toml", "out.json"]


def test_a_failed_export_leaves_no_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "no" / "such"
    for format in ("json", "sqlite"):
        done = run("facts", "export", "--format", format, "--output", folder / "out")
        assert (done.code, done.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads every folder")
def test_own_facts_that_cannot_be_read_are_not_passed_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "defender"
    folder.mkdir(parents=True)
    (folder / "facts.toml").write_text("format = 2\n", encoding="utf-8")
    folder.chmod(0)
    try:
        assert run("team").code == 6
    finally:
        folder.chmod(0o700)
