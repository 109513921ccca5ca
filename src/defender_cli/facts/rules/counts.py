"""Counts: stated numbers of rounds, stages and cars agree with what is listed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.figures import shown

ABSENT = ("did not start", "withdrawn")


def numbered_stages(case: Context, round: str) -> list[str]:
    """Return the keys of a round's stages without a prologue, or none if some are not on file."""
    stages = [each for each in case.stages.get(round, ()) if case.number(f"{each}.number")]
    count = case.number(f"rounds.{round}.stages_count")
    return stages if count == len(stages) == _highest(case, stages) else []


def _highest(case: Context, records: Sequence[str]) -> int | float:
    return max((case.number(f"{each}.number") or 0 for each in records), default=0)


def stages(case: Context) -> Iterator[Finding]:
    for id in case.table("rounds"):
        listed = [each for each in case.stages.get(id, ()) if case.number(f"{each}.number")]
        done = case.is_over(f"rounds.{id}")
        yield from _listed(case, f"rounds.{id}.stages_count", listed, "stage", done)
        first = next(iter(case.stages.get(id, ())), None)
        key = f"rounds.{id}.prologue"
        if first and case.values(key) == (False,) and case.number(f"{first}.number") == 0:
            message = f"{key} is false, but {first} has the number 0"
            yield from case.dispute(key, "count", message, 0)


def rounds(case: Context) -> Iterator[Finding]:
    for id in case.table("seasons"):
        year = case.number(f"seasons.{id}.year")
        listed = case.seasons.get(str(year), [])
        done = all(map(case.is_over, listed))
        yield from _listed(case, f"seasons.{id}.rounds_count", listed, "round", done)


def _listed(
    case: Context, key: str, listed: Sequence[str], what: str, done: bool
) -> Iterator[Finding]:
    """Fewer than stated are complete once they are over, most of them, and numbered from 1."""
    stated, highest = case.numbers(key), _highest(case, listed)
    if not stated or not listed:
        return
    complete = done and highest == len(listed) and 2 * len(listed) > stated[0]
    found = max(len(listed), highest)
    if found > max(stated) or (complete and found not in stated):
        message = f"{key} is {shown(stated[0])}, but {shown(found)} {what}s are numbered"
        yield from case.dispute(key, "count", message, found)


def starters(case: Context) -> Iterator[Finding]:
    """No more entries start in a category than its starters."""
    for id in case.table("rounds"):
        started = [
            entry
            for entry in case.entries.get(id, ())
            if case.value(f"{entry}.status") not in ABSENT and case.value(f"{entry}.driver")
        ]
        categories = Counter(case.value(f"{entry}.category") for entry in started)
        for category in case.table(f"rounds.{id}.starters"):
            name = case.value(f"categories.{category}.name")
            key, listed = f"rounds.{id}.starters.{category}", categories[name]
            stated = case.numbers(key)
            if stated and listed > max(stated):
                message = f"{key} is {shown(stated[0])}, but {listed} entries are in {name}"
                yield from case.dispute(key, "count", message, listed)
        yield from _team_cars(case, id, started)


def _team_cars(case: Context, round: str, started: Sequence[str]) -> Iterator[Finding]:
    """A team's cars are those it entered; all of them are on file once the round is over."""
    teams = Counter(case.value(f"{entry}.team") for entry in started)
    for team in case.table(f"rounds.{round}.cars"):
        key, listed = f"rounds.{round}.cars.{team}", teams[team]
        stated = case.numbers(key)
        complete = listed > 0 and case.is_over(f"rounds.{round}")
        if stated and (listed > max(stated) or (complete and listed not in stated)):
            message = f"{key} is {shown(stated[0])}, but {listed} of its entries are on file"
            yield from case.dispute(key, "count", message, listed)


def vehicles(case: Context) -> Iterator[Finding]:
    """No more vehicles finish than start, and no category starts more than all together."""
    for id in case.table("rounds"):
        everybody = case.numbers(f"rounds.{id}.vehicles_at_start")
        parts = [f"rounds.{id}.vehicles_at_finish"]
        parts += [f"rounds.{id}.starters.{each}" for each in case.table(f"rounds.{id}.starters")]
        for key in parts:
            stated = case.numbers(key)
            if stated and everybody and min(stated) > max(everybody):
                message = f"{key} is {shown(stated[0])}, but only {shown(everybody[0])} started"
                yield from case.dispute(key, "count", message, everybody[0])


def editions(case: Context) -> Iterator[Finding]:
    """Editions rise from running to running, by no more than one a year."""
    for rounds in case.rounds.values():
        yield from _rising(case, rounds, "edition", "season")
        for round in rounds:
            key = f"{round}.edition_in_country"
            there, all_ = case.numbers(key), case.numbers(f"{round}.edition")
            if there and all_ and min(there) > max(all_):
                message = f"{key} is {shown(there[0])}, but {round}.edition is {shown(all_[0])}"
                yield from case.dispute(key, "count", message, all_[0])
    by_championship: dict[object, list[str]] = {}
    seasons = [f"seasons.{id}" for id in case.table("seasons")]
    for season in sorted(seasons, key=lambda season: case.number(f"{season}.year") or 0):
        title = case.value(f"{season}.championship")
        by_championship.setdefault(title, []).append(season)
    for listed in by_championship.values():
        yield from _rising(case, listed, "number", "year")


def _rising(case: Context, records: Sequence[str], name: str, year: str) -> Iterator[Finding]:
    before: tuple[str, int | float, int | float] | None = None
    for record in records:
        key, at = f"{record}.{name}", case.number(f"{record}.{year}")
        value = case.number(key)
        if value is None or at is None:
            continue
        if before is not None and at > before[2]:
            step = value - before[1]
            if not 0 < step <= at - before[2]:
                message = f"{key} is {shown(value)}, but {before[0]} is {shown(before[1])}"
                yield from case.dispute(key, "order", message, before[1])
        before = key, value, at


RULES = (stages, rounds, starters, vehicles, editions)
