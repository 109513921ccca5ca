"""`defender results`: what came out of a season's rounds, of one round, or of one stage."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
import typer

from defender_cli.cli import completion
from defender_cli.cli.options import Season, shares_options
from defender_cli.cli.request import Request
from defender_cli.cli.sections import (
    age_of_facts,
    not_on_file,
    official_results,
    where_results_are,
)
from defender_cli.errors import NotFound, UsageError, blank
from defender_cli.facts.asof import AsOf
from defender_cli.facts.derive import NO_RESULT
from defender_cli.facts.view import View, row
from defender_cli.lookup import seasons
from defender_cli.lookup.rounds import YEAR, latest_with_result, resolve
from defender_cli.lookup.stages import stage_named, stages_of_round
from defender_cli.report import One, Output, Report, Rows, Section, WinMatrix
from defender_cli.schema import fields
from defender_cli.schema.fields import COLUMN, F, Record, records
from defender_cli.schema.results import ENTRY, RESULT, STAGE
from defender_cli.schema.types import Date, Duration, PersonRef, Reference, Text

ADD_STAGES = Text("its stages: add --stages", "de etappes: voeg --stages toe")
RESULT_WORD = Text("result", "uitslag")

app = typer.Typer(rich_markup_mode=None)


# fmt: off
ROUND_RESULT = Record(
    "RoundResult",
    "A round and the winner of the team's category.",
    F("season", int, "Season", "Seizoen"),
    F("number", int, "Round", "Ronde", flags=COLUMN),
    F("name", str, "Rally", "Rally", flags=COLUMN),
    F("end", Date, "End", "Einde", flags=COLUMN),
    F("category", str, "Category", "Categorie", flags=COLUMN),
    F("winner", PersonRef, "Winner", "Winnaar", flags=COLUMN),
    F("winning_time", Duration, "Time", "Tijd", flags=COLUMN),
    F("recorded", Text, "On file", "Uitslag bekend", flags=COLUMN),
)
PLACED = Record(
    "Placed",
    "An entry with a place in the category of the round.",
    fields(ENTRY)["position"],
    *(each for name, each in fields(ENTRY).items() if name not in ("round", "position")),
)
OUTCOME = Record(
    "Outcome",
    "The outcome of a round, with the entries that have a place.",
    F("season", int, "Season", "Seizoen"),
    F("name", str, "Rally", "Rally"),
    *fields(RESULT).values(),
    F("classification", records("Placed"), "Final classification", "Eindklassement",
      "Final places in the category."),
)
# fmt: on


SEASON, ROUND, STAGES, ONE_STAGE = Rows(ROUND_RESULT), One(OUTCOME), Rows(STAGE), One(STAGE)


def _which(typed: Mapping[str, Any]) -> Output:
    if typed["stages"]:
        return STAGES
    return SEASON if typed["round"] is None else ROUND


@app.command()
@shares_options
@completion.answers_with(SEASON, ROUND, STAGES, ONE_STAGE, which=_which)
def results(
    request: Request,
    round: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completion.rounds, help="Show one round, by name, country or number."
        ),
    ] = None,
    stage: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[YEAR] [STAGE]", help="Show one stage of it, by number (or give a year)."
        ),
    ] = None,
    stage_number: Annotated[
        str | None,
        typer.Option("--stage", metavar="N", help="Show one stage, as STAGE after the round does."),
    ] = None,
    stages: Annotated[bool, typer.Option("--stages", help="List the stages of the round.")] = False,
    season: Season = None,
) -> Report:
    """Show the results of a season, a round or a stage.

    Examples:

      defender results
      defender results dakar --as-of 2026-01-20
      defender results dakar --stages --as-of 2026-01-20
      defender results dakar 5 --as-of 2026-01-20
    """
    facts = request.facts
    if stage_number is not None and not stage_number.strip():
        raise blank("stage")
    round, season, only = _asked(round, season, stage or [], stage_number)
    if round is None:
        if stages or only is not None:
            option = "--stages" if stages else "--stage"
            raise UsageError(
                f"{option} needs a round",
                input=option,
                hint=f"try: defender results {_with_stages(facts)}",
            )
        return _season(facts, season)
    if round in facts.ids("stages"):
        # The rows of `results ROUND --stages` have these ids.
        of = facts.view(f"stages.{round}").value("round")
        only, round = round, of.id if isinstance(of, Reference) else round
    held = resolve(facts, round, season, latest_with_result, "defender results")
    listed = stages_of_round(facts, held.id)
    if only is not None:
        found = stage_named(listed, only, held.id, _title(held).en)
        return Report((Section("stage", _stage_title(held, found), found, STAGE, headed=True),))
    view, ranked = facts.find(f"results.{held.id}"), classification(facts, held.id)
    if view is None and not ranked and not listed:
        said = _unrecorded(facts, held)
        error = NotFound(said.en, input=round, hint="try: defender results")
        error.dutch = {said.en: said.nl}
        raise error
    recorded = ranked or (view and view.value("winner"))
    remarks: tuple[Text, ...] = (
        *(() if YEAR.search(round) or season else _later(facts, held)),
        age_of_facts(facts) if recorded else _unrecorded(facts, held),
    )
    if stages:
        section = Section("stages", _title(held), listed, STAGE, drawing=WinMatrix("winner"))
        return Report((msgspec.structs.replace(section, headed=bool(listed)),), remarks)
    if listed and not recorded:
        remarks = (*remarks, ADD_STAGES)
    outcome = _outcome(held, view, ranked)
    section = Section("result", _title(held), outcome, OUTCOME, headed=True)
    return Report((section,), remarks)


def _asked(
    round: str | None, season: int | None, rest: list[str], number: str | None
) -> tuple[str | None, int | None, str | None]:
    """Return round, season and stage as meant: a year may stand for the round or behind it.

    Raises:
        UsageError: more is given than a year and a stage.
    """
    if round is not None and season is None and not rest and YEAR.fullmatch(round):
        return None, int(round), number
    if rest and YEAR.fullmatch(rest[0]):
        round, rest = f"{round} {rest[0]}", rest[1:]
    if len(rest) > 1:
        extra = " ".join(rest[1:])
        raise UsageError(
            f"got unexpected extra argument(s) ({extra})",
            input=extra,
            hint="help: defender results --help",
        )
    return round, season, number or (rest[0] if rest else None)


def _title(held: View) -> Text:
    name = f"{held.value('name') or held.id} {held.value('season') or ''}".rstrip()
    return Text(name, name)


def _stage_title(held: View, stage: View) -> Text:
    name, of_round = stage.value("label"), _title(held).en
    assert isinstance(name, Text)
    return Text(f"{of_round}, {name.en}", f"{of_round}, {name.nl}")


def _outcome(held: View, result: View | None, ranked: tuple[View, ...]) -> View:
    """Return the outcome of a round, with the entries that have a place."""
    stated = result.cells if result else {}
    about = {name: held.cells[name] for name in ("season", "name")}
    cells = {name: about.get(name, stated.get(name)) for name in fields(OUTCOME)}
    return View(f"results.{held.id}", OUTCOME, {**cells, "classification": ranked})


def classification(facts: AsOf, round: str) -> tuple[View, ...]:
    """Return the entries of a round with a place in its result's category, the best first."""
    stated = facts.answer(f"results.{round}.category")
    category = stated.value if stated else None
    views = [facts.view(f"entries.{entry.id}") for entry in facts.entries.in_(round)]
    placed = [
        View(view.key, PLACED, {name: view.cells[name] for name in fields(PLACED)})
        for view in views
        if isinstance(view.value("position"), int)
        and (category is None or view.value("category") in (None, category))
    ]
    return tuple(sorted(placed, key=lambda view: str(view.value("position")).zfill(4)))


def _with_stages(facts: AsOf) -> str:
    """Return how to ask for the stages that were recorded last."""
    held = [view.value("round") for view in facts.views("stages") if view.value("winner")]
    last = held[-1] if held else None
    return f"{last.id} --stages" if isinstance(last, Reference) else ""


def _season(facts: AsOf, asked: int | None) -> Report:
    begun = [
        season
        for season in facts.calendar.seasons
        if any(view.value("status") != "upcoming" for view in seasons.rounds_of(facts, season))
    ]
    on_file = begun if begun and asked is None else facts.calendar.seasons
    season = seasons.latest_with(facts, asked, on_file)
    rounds = seasons.rounds_of(facts, season) if season is not None else ()
    rows = tuple(_summary(facts, view) for view in rounds)
    title = Text(f"Results {season}", f"Uitslagen {season}")
    section = Section("results", title, rows, ROUND_RESULT, headed=bool(rows))
    later = not_on_file(facts, begun, RESULT_WORD) if asked is None else ()
    remarks = (*where_results_are(facts, season), *later, age_of_facts(facts))
    return Report((section,), remarks if rows else ())


def _summary(facts: AsOf, round: View) -> View:
    result = facts.find(f"results.{round.id}")
    values = ("winner", "winning_time", "category")
    made = row(
        ROUND_RESULT,
        **{name: round.answer(name) for name in ("season", "number", "name", "end")},
        **{name: result.answer(name) if result else None for name in values},
        recorded=_recorded(round),
    )
    return msgspec.structs.replace(made, key=round.key)


RECORDED = {
    "over": Text("yes", "ja"),
    "running": Text("running", "bezig"),
    NO_RESULT: Text("no result on file", "geen uitslag in de feiten"),
}


def _recorded(round: View) -> Text:
    """Return whether a result of a round is on file, and if not, why."""
    return RECORDED.get(str(round.value("status")), Text("not yet run", "nog niet verreden"))


def _later(facts: AsOf, held: View) -> Iterator[Text]:
    """Yield a remark for each later running of an event that has begun and has no result."""
    for each in facts.calendar.all:
        if each.event == _event(held) and each.start and each.start <= facts.day:
            later = facts.view(f"rounds.{each.id}")
            if str(later.value("start")) > str(held.value("start")):
                yield _missing(later)


def _missing(held: View) -> Text:
    name = _title(held).en
    return Text(
        f"no result of the {name} is on file", f"van de {name} staat geen uitslag in de feiten"
    )


def _event(held: View) -> str | None:
    event = held.value("event")
    return event.id if isinstance(event, Reference) else None


def _unrecorded(facts: AsOf, held: View) -> Text:
    said, age, site = _missing(held), age_of_facts(facts), official_results(facts)
    return Text(f"{said.en} ({age.en}){site.en}", f"{said.nl} ({age.nl}){site.nl}")
