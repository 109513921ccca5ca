"""`defender facts`: the fact files themselves."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from defender_cli.cli import completion
from defender_cli.cli.changes import diff
from defender_cli.cli.disputed import disputed
from defender_cli.cli.groups import Group
from defender_cli.cli.importing import import_
from defender_cli.cli.options import shares_document_options, shares_options
from defender_cli.cli.recording import forget, record
from defender_cli.cli.request import Request
from defender_cli.cli.sections import age_of_facts, freshness
from defender_cli.errors import DefenderError, ExitStatus, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.facts.files import fact_files, personal_facts
from defender_cli.facts.load import load
from defender_cli.facts.view import View, row
from defender_cli.i18n.dutch import said
from defender_cli.render import PAGES, json
from defender_cli.render import export as exports
from defender_cli.report import Report, Rows, Section
from defender_cli.schema.fields import COLUMN, F, Record
from defender_cli.schema.types import Date, Text

if TYPE_CHECKING:
    from defender_cli.facts.check import Located

CHECKED = Text(
    "checked: the day on which the facts were last compared with what had been published",
    "gecontroleerd: de dag waarop de feiten voor het laatst met alle publicaties zijn vergeleken",
)
UPGRADE = Text(
    "to upgrade, in the clone: git pull && pip install .  (or pipx install --force .  or uv tool"
    " install --force .)",
    "bijwerken, in de kloon: git pull && pip install .  (of pipx install --force .  of uv tool"
    " install --force .)",
)
OVERLAY = Text(
    "to lay a newer file over these: --facts FILE --facts NEWER",
    "een nieuwer bestand eroverheen leggen: --facts BESTAND --facts NIEUWER",
)
NO_FINDINGS = Text("no findings", "geen bevindingen")

app = typer.Typer(rich_markup_mode=None, cls=Group)


@app.callback()
def facts() -> None:
    """Manage fact files: check, locate, export, record, compare.

    Examples:

      defender facts check mine.toml
      defender facts export --format json
      defender facts diff --since 2025-05-07 --as-of 2025-05-16
      defender facts set entries.dakar_2026_peterhansel.position 2
    """


# fmt: off
COMPLAINT = Record(
    "Complaint",
    "A finding in a fact file.",
    F("file", str, "File", "Bestand", flags=COLUMN),
    F("line", int, "Line", "Regel", flags=COLUMN),
    F("column", int, "Column", "Kolom", flags=COLUMN),
    F("code", str, "Code", "Code", flags=COLUMN),
    F("message", str, "Message", "Melding", flags=COLUMN),
    F("fix", str, "Fix", "Oplossing", flags=COLUMN),
    F("key", str, "Key", "Sleutel"),
    ids=False,
)
# fmt: on


@app.command()
@shares_options
@completion.answers_with(Rows(COMPLAINT))
def check(
    request: Request,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...", help="Check these files, later ones over earlier ones."
        ),
    ] = None,
) -> Report:
    """Check fact files and report every finding.

    Each finding has its place and a fix. With findings, the exit status is 5.

    Examples:

      defender facts check mine.toml
      defender facts check mine.toml --json
    """
    from defender_cli.facts.check import check as findings_in

    paths = fact_files(tuple(map(Path, files or ())) or request.options.facts)
    found = findings_in(paths, request.day)
    lang = request.options.lang
    none = NO_FINDINGS.in_language(lang)
    lines = [_line(each, lang) for each in found] or [f"{path}: {none}" for path in paths]
    status = ExitStatus.FACTS_INVALID if found else ExitStatus.OK
    pages = lang if request.options.format in PAGES else "en"
    title, rows = Text("Findings", "Bevindingen"), tuple(_complaint(each, pages) for each in found)
    section = Section("findings", title, rows, COMPLAINT)
    return Report((section,), lines=tuple(lines), status=status)


def _line(found: "Located", lang: str) -> str:
    place = f"{found.file}:{found.place.line}:{found.place.column}"
    return f"{place}: {found.code}: {said(found.message, lang)}; {said(found.fix, lang)}"


def _complaint(found: "Located", lang: str) -> View:
    return row(
        COMPLAINT,
        file=found.file,
        line=found.place.line,
        column=found.place.column,
        code=found.code,
        message=said(found.message, lang),
        fix=said(found.fix, lang),
        key=".".join(map(str, found.path)) or None,
    )


# fmt: off
FACT_FILE = Record(
    "FactFile",
    "A fact file that is read.",
    F("file", str, "File", "Bestand", flags=COLUMN),
    F("personal", bool, "Your own", "Eigen", flags=COLUMN),
    F("checked", Date, "Checked", "Gecontroleerd", flags=COLUMN),
    F("newest_source", Date, "Newest source", "Nieuwste bron", flags=COLUMN),
    ids=False,
)
# fmt: on


@app.command()
@shares_options
@completion.answers_with(Rows(FACT_FILE))
def path(request: Request) -> Report:
    """Print the fact files in use, lowest priority first.

    Examples:

      defender facts path
    """
    files, own = tuple(map(str, fact_files(request.options.facts))), personal_facts()
    rows = tuple(
        row(FACT_FILE, file=file, personal=file == own, **_age(file, request.day)) for file in files
    )
    remarks: tuple[Text, ...] = ()
    # The paths are known even if the files are invalid.
    with suppress(DefenderError):
        remarks = (age_of_facts(request.facts),)
    if own and own not in files:
        place = Text(f"your own facts, if any: {own}", f"eigen feiten, als die er zijn: {own}")
        remarks = (*remarks, place)
    remarks = (*remarks, CHECKED, UPGRADE, OVERLAY)
    section = Section("files", Text("Files", "Bestanden"), rows, FACT_FILE)
    return Report((section,), remarks=remarks, lines=files)


def _age(file: str, day: date) -> dict[str, object]:
    """Return the age of the facts in one file, or nothing if it cannot be read by itself."""
    with suppress(DefenderError):
        fresh = freshness(AsOf(load([file]), day))
        return {name: fresh.value(name) for name in fresh.fields}
    return {}


@app.command()
def schema() -> str:
    """Print the JSON Schema of a fact file, for editors.

    Examples:

      defender facts schema > facts.schema.json
    """
    from defender_cli.facts.jsonschema import schema as generated

    return json.encode(generated())


@app.command()
@shares_document_options
@completion.answers_with(exports.EXPORTED)
def export(
    request: Request,
    format: Annotated[
        Literal["json", "toml", "sqlite", "html"],
        typer.Option("--format", help="Choose the format."),
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file instead of stdout."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> str:
    """Write every fact with all its statements and sources.

    Examples:

      defender facts export > facts.json
      defender facts export --format sqlite --output facts.db
    """
    from defender_cli.render.fact_file import as_toml

    output = None if output == Path("-") else output
    facts = request.facts
    # Without a day it is everything, also what is dated later than this computer's clock.
    base = facts.base if request.options.as_of is None else exports.known_part(facts)
    if format == "sqlite":
        if output is None:
            raise UsageError(
                "SQLite needs a file to write to", hint="try: --format sqlite --output facts.db"
            )
        from defender_cli.render import sqlite

        sqlite.write(facts, base, output, force)
        return ""
    if format == "html":
        from defender_cli.render.html import base_page

        text = base_page(base, facts, request.options.lang, (age_of_facts(facts),))
    else:
        text = exports.as_json(facts, base) if format == "json" else as_toml(base)
    if output is None:
        return text
    exports.write(text, output, force)
    return ""


app.command("set")(record)
app.command("import")(import_)
app.command("unset")(forget)
app.command()(diff)
app.command()(disputed)
