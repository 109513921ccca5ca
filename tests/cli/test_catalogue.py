"""Dutch for every message: what a command says in English, the catalogue has in Dutch."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from defender_cli.i18n.dutch import said
from defender_cli.schema import FACTS, Record, fields
from tests.conftest import Run, Write

SOURCE = Path(__file__).parents[2] / "src" / "defender_cli"
RAISED = (
    *("DefenderError", "UsageError", "NotFound", "UnknownValue", "Ambiguous", "FactsUnreadable"),
    *("FactsUnwritable", "OutputUnwritable", "FactsInvalid", "Finding", "finding", "dispute"),
)
SAMPLE = "7"


def templates() -> Iterator[tuple[str, str]]:
    """Yield where a message or a hint is written, and its text with a sample for what differs."""
    for file in SOURCE.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and called(call) in RAISED:
                hints = (each.value for each in call.keywords if each.arg in ("hint", "fix"))
                for node in (*call.args, *hints):
                    text = written(node)
                    if " " in text and not text.startswith("defender "):
                        yield f"{file.name}:{node.lineno}", text


def called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", getattr(call.func, "attr", "")))


def written(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(written(each) or SAMPLE for each in node.values)
    return ""


def meanings() -> Iterator[tuple[str, str]]:
    seen: set[str] = set()

    def walk(record: Record) -> Iterator[tuple[str, str]]:
        if record.name not in seen:
            seen.add(record.name)
            for field in fields(record).values():
                yield f"{record.name}.{field.name}", field.meaning
                if field.record is not None:
                    yield from walk(field.record)

    yield from walk(FACTS)


def test_every_message_and_meaning_has_dutch() -> None:
    lacking = [
        (place, text)
        for place, text in (*templates(), *meanings())
        if text.strip(f" {SAMPLE}:(){{}}.,") and said(text, "nl") == text
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("argv", "lines"),
    [
        (
            ["drivers", "nobody"],
            [
                'defender: fout: geen coureur of navigator heet "nobody"',
                "  probeer: defender drivers",
            ],
        ),
        (
            ["drivers", "--sauces"],
            [
                "defender: fout: onbekende optie: --sauces",
                "  lijkt op: --sources",
                "  hulp: defender drivers --help",
            ],
        ),
        (
            ["schedule", "2031"],
            [
                "defender: fout: van 2031 staat geen ronde in de feiten",
                "  lijkt op: 2026",
                "  seizoenen in de feiten: 2026",
            ],
        ),
        (
            ["search", ""],
            [
                "defender: fout: er is geen tekst opgegeven",
                "  geef iets op",
            ],
        ),
        (
            ["schedule", "--limit", "0"],
            [
                "defender: fout: ongeldige waarde voor '--limit': 0 is kleiner dan 1",
                "  hulp: defender schedule --help",
            ],
        ),
        (
            ["schedule", "--season", "car"],
            [
                "defender: fout: ongeldige waarde voor '--season': 'car' is geen geheel getal",
                "  hulp: defender schedule --help",
            ],
        ),
        (
            ["schedule", "--as-of", ""],
            [
                'defender: fout: --as-of: "" is geen datum',
                "  schrijf jaar-maand-dag: --as-of 2025-05-07",
            ],
        ),
        (
            ["schedule", "--where", "status=car"],
            [
                'defender: fout: --where: status is nooit "car"',
                "  kies uit: komt nog; bezig; afgelopen; afgelopen, geen uitslag in de feiten",
            ],
        ),
        (
            ["car", "specs", "motr"],
            [
                'defender: fout: geen groep specificaties heet "motr"',
                "  lijkt op: motor",
                "  probeer: defender car specs motor",
            ],
        ),
        (
            ["team", "partnershap"],
            [
                'defender: fout: geen onderdeel heet "partnershap"',
                "  lijkt op: 'partnerschap met de rally', partners",
                "  probeer: defender team 'partnerschap met de rally'",
            ],
        ),
    ],
)
def test_errors_speak_dutch(run: Run, argv: list[str], lines: list[str]) -> None:
    assert run(*argv, "--lang", "nl").err.splitlines() == lines
    assert run("--lang=nl", *argv).err.splitlines() == lines


def test_a_missing_field_names_no_record_in_english(run: Run) -> None:
    done = run("schedule", "--fields", "people", "--lang", "nl")
    assert done.err.startswith('defender: fout: --fields: geen veld heet "people"\n  velden:\n')
    assert "een verwijzing naar een persoon" in run("explain", "entries", "--lang", "nl").out


def test_suggestions_for_programs_stay_keys(run: Run) -> None:
    error = run("car", "specs", "motr", "--lang", "nl", "--json").error()
    assert (error["suggestions"], error["hint"]) == (["engine"], "try: defender car specs engine")


def test_explain_and_findings_speak_dutch(run: Run, facts_file: Write) -> None:
    done = run("explain", "people.price.born", "--lang", "nl")
    assert "Type         een datum\nBetekenis    Geboortedatum.\n" in done.out
    asked = ("explain", "people.price.born", "--json")
    assert run(*asked, "--lang", "nl").out == run(*asked).out
    file = facts_file('[people.price]\nsource = "first"\nname = "Sara Price"\nborn = "once"\n')
    found = run("facts", "check", file, "--lang", "nl").out
    assert "people.price.born moet een datum zijn, niet tekst; schrijf het als" in found


FAULTY = [
    *("a = ", "[a", "[[a]", "a = [1", "a = {b = 1", 'a = "b', "a", "= 1", "a = 1 2"),
    *("a = 1\na = 2", "[a]\n[a]", "a = 2026-13-01T25:00:00", 'a = "\\q"', "a = {b=1, b=2}"),
]


@pytest.mark.parametrize("text", FAULTY)
def test_toml_syntax_errors_are_in_dutch(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(f"{text}\n", encoding="utf-8")
    english = run("facts", "check", file).out.split("not valid TOML: ")[1].partition(";")[0]
    dutch = run("facts", "check", file, "--lang", "nl").out
    assert "geen geldige TOML: " in dutch
    assert english not in dutch


def test_a_spec_is_explained_under_its_dutch_name(run: Run) -> None:
    out = run("explain", "cars.d7x_r.specs.fuel_tank", "--lang", "nl").out
    assert "Kop        Brandstoftank\n" in out


def test_the_version_says_the_age_of_the_facts_in_dutch(run: Run) -> None:
    assert "nieuwste bron van 20 mrt 2026" in run("--lang", "nl", "--version").out
