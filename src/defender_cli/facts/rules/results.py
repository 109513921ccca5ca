"""Results: winners, stage wins and statuses agree with the places on file."""

from collections import Counter
from collections.abc import Iterator

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.classifications import Table, drivers, entries
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.counts import numbered_stages
from defender_cli.facts.rules.figures import clock

_UNPLACED = ("retired", "withdrawn", "did not start", "disqualified")


def stage_winners(case: Context) -> Iterator[Finding]:
    """The winner of a stage has the first place, its time and the second's gap as margin."""
    for id in case.table("stages"):
        stage = f"stages.{id}"
        places = {
            case.number(f"{stage}.places.{person}.position"): person
            for person in case.table(f"{stage}.places")
        }
        first, second = places.get(1), places.get(2)
        yield from _winner(case, f"{stage}.winner", first)
        if first:
            yield from _same_time(case, f"{stage}.time", f"{stage}.places.{first}.time")
        if second:
            yield from _same_time(case, f"{stage}.margin", f"{stage}.places.{second}.gap")


def _winner(case: Context, key: str, first: str | None) -> Iterator[Finding]:
    stated = case.values(key)
    if stated and first and first not in stated:
        message = f"{key} is {stated[0]}, but {first} has place 1"
        yield from case.dispute(key, "winner", message, first)


def _same_time(case: Context, key: str, other: str) -> Iterator[Finding]:
    stated, listed = case.seconds(key), case.seconds(other)
    if stated and listed and not any(abs(a - b) <= 1 for a in stated for b in listed):
        message = f"{key} is {clock(stated[0])}, but {other} is {clock(listed[0])}"
        yield from case.dispute(key, "gap", message, clock(listed[0]), other)


def round_winners(case: Context) -> Iterator[Finding]:
    """The winner of a round has the first place of its category."""
    classified = entries(case)
    for id in case.table("results"):
        result = f"results.{id}"
        table = classified.get(id, {}).get(case.value(f"{result}.category"), ())
        first = _first(case, table)
        if first:
            driver = case.text(f"{first}.driver")
            yield from _winner(case, f"{result}.winner", driver)
            yield from _same_time(case, f"{result}.winning_time", f"{first}.time")
        yield from _overall(case, result)


def _first(case: Context, table: Table) -> str | None:
    return table[0] if table and case.number(f"{table[0]}.position") == 1 else None


def _overall(case: Context, result: str) -> Iterator[Finding]:
    for id in case.table(f"{result}.overall"):
        row = f"{result}.overall.{id}"
        if case.number(f"{row}.position") == 1:
            yield from _winner(case, f"{result}.overall_winner", case.text(f"{row}.driver_name"))
            yield from _same_time(case, f"{result}.overall_winning_time", f"{row}.time")
    own, best = (case.seconds(f"{result}.{name}winning_time") for name in ("", "overall_"))
    key = f"{result}.gap_to_overall"
    gap, made = case.seconds(key), {each - other for each in own for other in best}
    if gap and made and not any(abs(each - other) <= 1 for each in gap for other in made):
        expected = clock(abs(min(made)))
        message = f"{key} is {clock(gap[0])}, but the winning times make {expected}"
        yield from case.dispute(key, "gap", message, expected)


def stage_wins(case: Context) -> Iterator[Finding]:
    """The stages on file make the stage wins of drivers and of the first team."""
    team = next(iter(case.table("teams")), None)
    for round in case.stages:
        stages = [each for each in case.stages[round] if case.number(f"{each}.number")]
        winners = [case.values(f"{stage}.winner") for stage in stages]
        complete = bool(numbered_stages(case, round)) and all(winners)
        category = case.value(f"results.{round}.category")
        wins = Counter(each for stated in winners for each in set(stated))
        ours: set[object] = set()
        for driver, entry in drivers(case, round).items():
            if case.value(f"{entry}.team") == team:
                ours.add(driver)
            if category is None or category in case.values(f"{entry}.category"):
                key, beside = f"{entry}.stage_wins", f"results.{round}.stage_wins"
                yield from _won(case, key, wins[driver], complete, beside)
        if ours:
            won = sum(not ours.isdisjoint(stated) for stated in winners)
            yield from _won(case, f"results.{round}.stage_wins", won, complete)
        yield from _triples(case, round, stages)


def _triples(case: Context, round: str, stages: list[str]) -> Iterator[Finding]:
    known = [case.values(f"{stage}.one_two_three") for stage in stages]
    complete = bool(numbered_stages(case, round)) and all(known)
    yield from _won(
        case, f"results.{round}.one_two_threes", sum(True in x for x in known), complete
    )


def _won(case: Context, key: str, won: int, complete: bool, *beside: str) -> Iterator[Finding]:
    stated = case.numbers(key)
    if stated and (won > max(stated) or (complete and won not in stated)):
        message = f"{key} is {stated[0]}, but the stages of the round make {won}"
        yield from case.dispute(key, "count", message, won, *beside)


def podiums(case: Context) -> Iterator[Finding]:
    """A stage is a 1-2-3 of the first team if three of its crews have the first places."""
    entered = {round: drivers(case, round) for round in case.entries}
    team = next(iter(case.table("teams")), None)
    for id in case.table("stages"):
        key = f"stages.{id}.one_two_three"
        crews = entered.get(case.text(f"stages.{id}.round") or "", {})
        first = {
            case.number(f"stages.{id}.places.{person}.position"): person
            for person in case.table(f"stages.{id}.places")
        }
        three = [first[place] for place in (1, 2, 3) if place in first]
        teams = {case.value(f"{crews[person]}.team") for person in three if person in crews}
        if len(three) == 3 and set(three) <= set(crews) and case.values(key):
            made = teams == {team}
            if made not in case.values(key):
                shown = str(made).lower()
                message = f"{key} is {str(not made).lower()}, but the places make it {shown}"
                yield from case.dispute(key, "count", message, shown)


def seats(case: Context) -> Iterator[Finding]:
    """Stages and rounds are won by drivers, not by those who navigate in them."""
    keys = [(f"results.{id}.winner", id) for id in case.table("results")]
    for id in case.table("stages"):
        keys.append((f"stages.{id}.winner", case.text(f"stages.{id}.round") or ""))
    beside = {
        (round, case.text(f"{entry}.co_driver"))
        for round, listed in case.entries.items()
        for entry in listed
    }
    for key, round in keys:
        person = case.text(key)
        if person and (round, person) in beside:
            message = f"{key} is {person}, a co-driver in rounds.{round}"
            yield from case.dispute(key, "wrong-seat", message, "co-driver")


def statuses(case: Context) -> Iterator[Finding]:
    """An entry with a place has not retired; after the round no entry is still "entered"."""
    for id in case.table("entries"):
        key, stated = f"entries.{id}.status", case.statements(f"entries.{id}.status")
        round = case.text(f"entries.{id}.round")
        place = case.number(f"entries.{id}.position")
        if not stated:
            continue
        if stated[0].value == "entered" and case.is_over(f"rounds.{round}") and not stated[0].notes:
            message = f"{key} is entered, but rounds.{round} is over"
            yield case.at(key, "stale-status", message, 'write how it ended, or "not known"')
        elif stated[0].value in _UNPLACED and place is not None:
            message = f"{key} is {stated[0].value}, but entries.{id}.position is {place}"
            yield from case.dispute(key, "status", message, place, f"entries.{id}.position")


RULES = (seats, stage_winners, round_winners, podiums, stage_wins, statuses)
