"""Distances: specials and liaisons make the distance of a stage, stages that of a round."""

from collections.abc import Iterator, Sequence
from itertools import product

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.counts import numbered_stages
from defender_cli.facts.rules.figures import shown

_ROUNDING = 1
"""Kilometres by which a total may differ from its parts."""


def legs(case: Context) -> Iterator[Finding]:
    """Special and liaison make the distance of a stage.

    The preferred value of each must fit some value of the others.
    """
    for id in case.table("stages"):
        keys = [f"stages.{id}.{name}" for name in ("special", "liaison", "distance")]
        special, liaison, distance = (case.numbers(key) for key in keys)
        if special and liaison and distance:
            if not _fit(special, liaison, distance):
                total = special[0] + liaison[0]
                message = (
                    f"{keys[2]} is {shown(distance[0])} km, but special {shown(special[0])}"
                    f" and liaison {shown(liaison[0])} make {shown(total)}"
                )
                yield from case.dispute(keys[2], "sum", message, total, *keys)
        elif special and distance and min(special) > max(distance):
            yield from _longer(case, f"stages.{id}")


def _fit(*columns: tuple[int | float, ...]) -> bool:
    """Return whether the first value of each column adds up with some of the others."""
    sums = [each for each in product(*columns) if abs(each[0] + each[1] - each[2]) <= _ROUNDING]
    return all(any(each[at] == column[0] for each in sums) for at, column in enumerate(columns))


def _longer(case: Context, table: str) -> Iterator[Finding]:
    special, distance = case.number(f"{table}.special"), case.number(f"{table}.distance")
    message = (
        f"{table}.special is {shown(special)} km, longer than the distance of {shown(distance)} km"
    )
    yield from case.dispute(f"{table}.special", "sum", message, distance, f"{table}.distance")


def totals(case: Context) -> Iterator[Finding]:
    """The stages of a round make its special and its distance, as planned or as run."""
    for id in case.table("rounds"):
        for name in ("special", "distance"):
            key, stages = f"rounds.{id}.{name}", case.stages.get(id, [])
            totals = case.numbers(key)
            parts = [case.numbers(f"{stage}.{name}") for stage in stages]
            if not totals or not numbered_stages(case, id) or not all(parts):
                continue
            sums = [sum(pick(part) for part in parts) for pick in (_first, _last, min, max)]
            outside = [
                total for total in totals if not sums[2] - _ROUNDING <= total <= sums[3] + _ROUNDING
            ]
            if outside or not any(abs(x - y) <= _ROUNDING for x in totals for y in sums[:2]):
                wrong = [*outside, *totals][0]
                message = f"{key} is {shown(wrong)} km, but its stages make {shown(sums[0])}"
                yield from case.dispute(key, "sum", message, sums[0])
        special, distance = (
            case.numbers(f"rounds.{id}.{name}") for name in ("special", "distance")
        )
        if special and distance and min(special) > max(distance):
            yield from _longer(case, f"rounds.{id}")


def _first(values: Sequence[int | float]) -> int | float:
    return values[0]


def _last(values: Sequence[int | float]) -> int | float:
    return values[-1]


RULES = (legs, totals)
