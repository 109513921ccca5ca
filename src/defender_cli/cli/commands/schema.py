"""`defender schema`: the JSON Schema of each command's JSON."""

from typing import Annotated

import typer

from defender_cli.cli import changes, completion, crews, disputed, recording, sections
from defender_cli.cli.commands import (
    ask,
    drivers,
    explain,
    facts,
    overview,
    results,
    sources,
    standings,
    team,
)
from defender_cli.cli.statements import CITED
from defender_cli.lookup.names import chosen
from defender_cli.render import export, json
from defender_cli.render.jsonschema import One, Output, Rows, Sections
from defender_cli.render.jsonschema import schema as schema_of
from defender_cli.schema import FACTS, SOURCE, Record, fields
from defender_cli.schema.cars import CAR, SPEC
from defender_cli.schema.results import ENTRY, STAGE
from defender_cli.schema.season import ROUND
from defender_cli.schema.team import MILESTONE
from defender_cli.schema.types import SpecValue

app = typer.Typer(rich_markup_mode=None)


def _table(name: str) -> Record:
    record = fields(FACTS)[name].record
    assert record is not None
    return record


def _rows(record: Record) -> Rows:
    return Rows(record, ids=False)


_TEAM: dict[str, One] = {
    name: One(_table(team.SINGLE[name])) if name in team.SINGLE else Rows(_table(name))
    for name in team.HEADINGS
}

OUTPUTS: dict[str, tuple[Output, ...]] = {
    "overview": (
        Sections(
            {
                "team": One(_table("teams"), only=overview.TEAM_BRIEF),
                "crews": Rows(crews.CREW),
                "car": One(CAR, only=overview.CAR_BRIEF),
                "last_result": One(overview.LATEST_RESULT),
                "not_on_file": Rows(ROUND, only=overview.NOT_ON_FILE_BRIEF),
                "next_round": One(ROUND, only=overview.BRIEF),
                "freshness": One(sections.FRESHNESS, ids=False),
            }
        ),
    ),
    "team": (
        Sections({name: _TEAM[name] for name in _TEAM if name not in team.ON_REQUEST}),
        *_TEAM.values(),
    ),
    "drivers": (Rows(crews.CREW), One(drivers.PROFILE, optional=drivers.STAFF)),
    "car": (One(CAR, only=tuple(name for name in fields(CAR) if name != "specs")),),
    "car specs": (Rows(SPEC, more=SpecValue),),
    "schedule": (Rows(ROUND), One(ROUND)),
    "results": (Rows(results.ROUND_RESULT), One(results.OUTCOME), Rows(STAGE), One(STAGE)),
    "standings": (_rows(standings.STANDING),),
    "category": (
        Sections(
            {
                "categories": One(_table("categories")),
                "rivals": Rows(ENTRY),
                "points": One(_table("points")),
            }
        ),
    ),
    "timeline": (Rows(MILESTONE),),
    "get": (One(sections.VALUE, ids=False), _rows(sections.VALUE)),
    "search": (_rows(sections.VALUE),),
    "ask": (One(ask.ANSWERED, ids=False),),
    "sources": (
        _rows(sources.LISTED),
        _rows(CITED),
        Sections({"source": One(SOURCE), "facts": _rows(CITED)}),
    ),
    "explain": (One(explain.EXPLAINED, ids=False), _rows(explain.EXPLAINED)),
    "facts check": (_rows(facts.COMPLAINT),),
    "facts path": (_rows(facts.FACT_FILE),),
    "facts export": (
        Sections(
            {
                "sources": _rows(export.LISTED_SOURCE),
                "statements": _rows(export.STATED),
                "notes": _rows(export.NOTED),
            }
        ),
    ),
    "facts disputed": (_rows(disputed.DOUBTED),),
    "facts diff": (_rows(changes.CHANGE),),
    "facts import": (_rows(changes.CHANGE),),
    "facts set": (One(recording.RECORDED, ids=False),),
    "facts unset": (One(recording.RECORDED, ids=False),),
}
"""What each command writes with `--json`; `defender` alone is the overview."""


@app.command()
@completion.answers_with(completion.Records(None))
def schema(
    command: Annotated[
        list[str] | None, typer.Argument(help="Name a command, such as drivers or car specs.")
    ] = None,
) -> str:
    """Print the JSON Schema of a command's JSON.

    Without a command, list the commands that have one.

    Examples:

      defender schema
      defender schema drivers
      defender schema car specs
    """
    if not command:
        return "".join(f"{name}\n" for name in OUTPUTS)
    names = {name: {name} for name in OUTPUTS}
    name = chosen(" ".join(command), names, "command", "defender schema")
    return json.encode(schema_of(name, OUTPUTS[name]))
