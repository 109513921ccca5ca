"""`defender` alone: the team on one screen."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from defender_cli.cli.crews import CREW, SHARED, crews_of
from defender_cli.cli.request import Request
from defender_cli.cli.sections import (
    FRESHNESS,
    UNDATED,
    freshness,
    missing_results,
    one_year,
    year_chart,
)
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View, row
from defender_cli.i18n.messages import NO_LATER_ROUND
from defender_cli.lookup import seasons, teams
from defender_cli.lookup.rounds import next_round, without_result
from defender_cli.report import One, Report, Rows, Section, Sections
from defender_cli.schema.cars import CAR
from defender_cli.schema.fields import F, Record
from defender_cli.schema.season import ROUND
from defender_cli.schema.team import TEAM
from defender_cli.schema.types import Date, PersonRef, Reference, Text

DRIVER_HINT = Text("everything about one driver", "alles over één coureur")
SPECS_HINT = Text("every spec of the rally car", "alle specificaties van de rallyauto")
COMPARE_HINT = Text("the rally car beside another car", "de rallyauto naast een andere auto")
ASK_HINT = Text("an answer and where it comes from", "een antwoord en waar het vandaan komt")
RUNNING, NEXT = Text("Running now", "Nu bezig"), Text("Next round", "Volgende ronde")
NOT_ON_FILE = Text("No result", "Geen uitslag")
TEAM_BRIEF = TEAM.only("name", "championship")
CAR_BRIEF = CAR.only("name", "category")
BRIEF = ROUND.only("number", "name", "start", "end", "status", "days_to_go")
NOT_ON_FILE_BRIEF = ROUND.only("number", "name", "end", "status")


# fmt: off
LATEST_RESULT = Record(
    "LatestResult",
    "The outcome of a round in brief.",
    F("name", str, "Rally", "Rally"),
    F("end", Date, "", ""),
    F("winner", PersonRef, "winner", "winnaar"),
    F("category", str, "", ""),
)
# fmt: on


OUTPUT = Sections(
    {
        "team": One(TEAM_BRIEF),
        "crews": Rows(CREW),
        "car": One(CAR_BRIEF),
        "last_result": One(LATEST_RESULT),
        "not_on_file": Rows(NOT_ON_FILE_BRIEF),
        "next_round": One(BRIEF),
        "freshness": One(FRESHNESS),
    }
)


def overview(request: Request) -> Report:
    """Return team, crews, car, latest result, next round and the age of the facts."""
    facts = request.facts
    team, car, round = teams.ours(facts), teams.car(facts), next_round(facts)
    crews = crews_of(facts, None)
    age = freshness(facts)
    running = round is not None and round.value("status") == "running"
    shown = seasons.for_schedule(facts, None)
    rounds = [each for season in shown for each in seasons.rounds_of(facts, season)]
    without = tuple(
        facts.view(f"rounds.{id}").only(NOT_ON_FILE_BRIEF) for id in without_result(facts, shown)
    )
    sections = (
        _brief(facts, "team", Text("Team", "Team"), f"teams.{team}", TEAM_BRIEF),
        msgspec.structs.replace(crews, body=_current(crews.records), columns=SHARED),
        _brief(facts, "car", Text("Car", "Auto"), f"cars.{car}", CAR_BRIEF),
        Section(
            "last_result",
            Text("Latest result", "Laatste uitslag"),
            latest_result(facts),
            LATEST_RESULT,
        ),
        Section(
            "not_on_file",
            NOT_ON_FILE,
            without,
            NOT_ON_FILE_BRIEF,
            line=missing_results(facts, *shown),
        ),
        Section(
            "next_round",
            RUNNING if running else NEXT,
            round and round.only(BRIEF),
            BRIEF,
            drawing=one_year(year_chart(request, rounds)),
            line=None if round else NO_LATER_ROUND,
        ),
        Section(
            "freshness",
            Text("Facts", "Feiten"),
            age,
            FRESHNESS,
            line=None if any(age.cells.values()) else UNDATED,
        ),
    )
    return Report(sections, tuple(_to_try(facts, crews.records)), brief=True)


def _to_try(facts: AsOf, crews: Sequence[View]) -> Iterator[Text]:
    """Yield commands to try next, each with its answer, in one column."""
    driver = crews[0].value("driver") if crews else None
    examples = [("car specs", SPECS_HINT), ('ask "…"', ASK_HINT)]
    if len(facts.ids("cars")) > 1:
        examples[0] = ("car specs --compare", COMPARE_HINT)
    if isinstance(driver, Reference):
        examples.insert(0, (f"drivers {driver.id}", DRIVER_HINT))
    room = max(len(command) for command, _ in examples)
    for at, (command, hint) in enumerate(examples):
        en, nl = ("   ", "       ") if at else ("Try", "Probeer")
        line = f"defender {command.ljust(room)}"
        yield Text(f"{en}  {line}  {hint.en}", f"{nl}  {line}  {hint.nl}")


def _current(crews: Iterable[View]) -> tuple[View, ...]:
    """Return of each driver the latest crew."""
    latest: dict[object, View] = {}
    for crew in crews:
        latest.setdefault(crew.value("driver") or crew.id, crew)
    return tuple(latest.values())


def _brief(facts: AsOf, name: str, title: Text, key: str, record: Record) -> Section:
    view = facts.find(key)
    return Section(name, title, view and view.only(record), record)


def latest_result(facts: AsOf) -> View | None:
    """Return the newest result on file with a winner, of no round that only others entered."""
    ended = [
        (str(round.value("end") or ""), round, result)
        for round in facts.views("rounds")
        if teams.takes_part(facts, round.id)
        and (result := facts.find(f"results.{round.id}"))
        and result.value("winner")
    ]
    if not ended:
        return None
    _, round, result = max(ended, key=lambda each: each[0])
    values = {name: result.answer(name) for name in ("winner", "category")}
    made = row(LATEST_RESULT, name=round.value("name"), end=round.value("end"), **values)
    return msgspec.structs.replace(made, key=result.key)
