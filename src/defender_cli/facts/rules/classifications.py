"""Classifications: places, times and gaps of one table agree with each other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.figures import clock

Table = Sequence[str]
"""The keys of the rows of a classification that have a place, by place."""


def tables(case: Context) -> Iterator[Table]:
    """Yield every classification: of stages, after stages, overall, and of a round's entries."""
    for id in case.table("stages"):
        for name in ("places", "standing"):
            yield _ranked(case, _rows(case, f"stages.{id}.{name}"))
    for id in case.table("results"):
        yield _ranked(case, _rows(case, f"results.{id}.overall"))
    for groups in entries(case).values():
        yield from groups.values()


def entries(case: Context) -> dict[str, dict[object, Table]]:
    """Return the classified entries by round, and by category or else discipline."""
    found: dict[str, dict[object, Table]] = {}
    for round, keys in case.entries.items():
        groups: dict[object, list[str]] = {}
        for key in keys:
            category, kind = case.value(f"{key}.category"), case.value(f"{key}.discipline")
            groups.setdefault(category or (kind,), []).append(key)
        found[round] = {group: _ranked(case, rows) for group, rows in groups.items()}
    return found


def _rows(case: Context, table: str) -> list[str]:
    return [f"{table}.{id}" for id in case.table(table)]


def _ranked(case: Context, rows: Sequence[str]) -> Table:
    placed = [(place, key) for key in rows if (place := case.number(f"{key}.position"))]
    # Of two in one place the later in the files is the second.
    return [key for _, key in sorted(placed, key=itemgetter(0))]


def places(case: Context) -> Iterator[Finding]:
    """A place in a category is taken once."""
    for groups in entries(case).values():
        for table in groups.values():
            for first, key in pairwise(f"{row}.position" for row in table):
                if case.values(key)[:1] == case.values(first)[:1]:
                    message = f"{key} is {case.value(key)}, and so is {first}"
                    yield from case.dispute(key, "duplicate-number", message, first, first)


def gaps(case: Context) -> Iterator[Finding]:
    """Gaps agree with times, and rise with the places; so do the places among all cars."""
    for table in tables(case):
        if len({case.number(f"{row}.position") for row in table}) < len(table):
            continue
        first = table[0] if table and case.number(f"{table[0]}.position") == 1 else None
        lead = case.seconds(f"{first}.time") if first else ()
        before: tuple[str, tuple[int, ...]] | None = None
        for row in table:
            wrong = list(_gap(case, row, row == first, lead))
            behind = () if wrong else _behind(case, row, row == first, lead)
            if before is not None and behind and max(behind) < min(before[1]):
                wrong = list(_falling(case, row, behind[0], *before))
            before = (row, behind) if behind and not wrong else before
            yield from wrong
        yield from _overall(case, table)


def _gap(case: Context, row: str, is_first: bool, lead: tuple[int, ...]) -> Iterator[Finding]:
    key, time_key = f"{row}.gap", f"{row}.time"
    gap, time = case.seconds(key), case.seconds(time_key)
    made = {0} if is_first else {each - other for each in time for other in lead}
    if gap and made and not any(_agree(each, other) for each in gap for other in made):
        expected = clock(min(made)) if min(made) >= 0 else f"-{clock(-min(made))}"
        message = f"{key} is {clock(gap[0])}, but the times make {expected}"
        yield from case.dispute(key, "gap", message, expected, time_key)


def _agree(gap: int, made: int) -> bool:
    """A gap in whole minutes can be rounded."""
    return abs(gap - made) <= (59 if gap % 60 == 0 and gap else 1)


def _behind(case: Context, row: str, is_first: bool, lead: tuple[int, ...]) -> tuple[int, ...]:
    if is_first:
        return (0,)
    times = case.seconds(f"{row}.time")
    return case.seconds(f"{row}.gap") or tuple(each - other for each in times for other in lead)


def _falling(
    case: Context, row: str, behind: int, first: str, before: tuple[int, ...]
) -> Iterator[Finding]:
    name = "gap" if case.seconds(f"{row}.gap") else "time"
    shown = clock(behind) if behind >= 0 else f"-{clock(-behind)}"
    message = (
        f"{row}.{name} leaves {shown} to the first, less than the {clock(before[0])} of {first},"
        " who is placed higher"
    )
    keys = (f"{each}.{field}" for each in (row, first) for field in ("gap", "time", "position"))
    yield from case.dispute(f"{row}.{name}", "order", message, clock(before[0]), *keys)


def _overall(case: Context, table: Table) -> Iterator[Finding]:
    keys = [f"{row}.overall_position" for row in table]
    stated = [(key, places) for key in keys if (places := case.numbers(key))]
    for (first, ahead), (key, behind) in pairwise(stated):
        if max(behind) <= min(ahead):
            message = f"{key} is {behind[0]}, but {first} is {ahead[0]}, placed higher in its table"
            rows = (each.rpartition(".")[0] for each in (first, key))
            beside = (f"{row}.position" for row in rows)
            yield from case.dispute(key, "order", message, ahead[0], first, *beside)


def drivers(case: Context, round: str) -> Mapping[str, str]:
    """Return the driver of each entry of a round: keys of entries by people."""
    return {
        person: entry
        for entry in case.entries.get(round, ())
        if (person := case.text(f"{entry}.driver"))
    }


RULES = (places, gaps)
