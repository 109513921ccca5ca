"""Points: places make them by the season's scale, they never fall, and the order follows them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.classifications import drivers
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.counts import numbered_stages
from defender_cli.facts.rules.figures import shown

Range: TypeAlias = tuple[int | float, int | float]

_TABLES = ("standings", "co_driver_standings")
_MANY = 99
"""Stages of a round of which the number is unknown."""


def order(case: Context) -> Iterator[Finding]:
    """A better place in the standings has at least as many points."""
    for id in case.table("results"):
        for name in _TABLES:
            table = f"results.{id}.{name}"
            rows = [
                (place, f"{table}.{person}.points")
                for person in case.table(table)
                if (place := case.number(f"{table}.{person}.position")) is not None
            ]
            listed = [(key, points) for _, key in sorted(rows) if (points := case.numbers(key))]
            for (first, ahead), (key, behind) in pairwise(listed):
                if min(behind) > max(ahead):
                    message = f"{key} is {shown(behind[0])}, more than {first} ({shown(ahead[0])})"
                    yield from case.dispute(key, "order", message, ahead[0], first)


def falling(case: Context) -> Iterator[Finding]:
    """Points never fall from round to round of a season."""
    for rounds in case.seasons.values():
        for name in _TABLES:
            before: dict[str, tuple[str, Sequence[int | float]]] = {}
            for round in rounds:
                table = f"results.{round.removeprefix('rounds.')}.{name}"
                for person in case.table(table):
                    key = f"{table}.{person}.points"
                    points = case.numbers(key)
                    if not points:
                        continue
                    first, earlier = before.get(person, (key, points))
                    if max(points) < min(earlier):
                        message = f"{key} is {shown(points[0])}, less than {first}"
                        message += f" ({shown(earlier[0])}) a round before"
                        yield from case.dispute(key, "points-fell", message, earlier[0], first)
                    before[person] = key, points


def scale(case: Context) -> Iterator[Finding]:
    """Places in the first round of a season, and on its stages, make the points after it.

    Later rounds add to points of which not every part is on file.
    """
    scales = {
        str(case.number(f"seasons.{id}.year")): case.text(f"seasons.{id}.points_system")
        for id in case.table("seasons")
    }
    for year, rounds in case.seasons.items():
        system, before = scales.get(year), ""
        for at, round in enumerate(rounds, start=1):
            result = f"results.{round.removeprefix('rounds.')}"
            if system and case.number(f"{round}.number") == at:
                yield from _made(case, f"points.{system}", round, before)
            before = result


def _made(case: Context, system: str, round: str, before: str) -> Iterator[Finding]:
    id = round.removeprefix("rounds.")
    crews, stages = drivers(case, id), _StagePoints(case, system, id)
    for person in case.table(f"results.{id}.standings"):
        key = f"results.{id}.standings.{person}.points"
        points, entry = case.number(key), crews.get(person)
        place = case.number(f"{entry}.position") if entry else None
        earlier = case.number(f"{before}.standings.{person}.points") if before else 0
        if points is None or place is None or earlier is None:
            continue
        ranges = _ranges(case, system, int(place), stages.of(person))
        gained = [each - earlier for each in case.numbers(key)]
        if ranges and not any(low <= gain <= high for gain in gained for low, high in ranges):
            low = min(low for low, _ in ranges) + earlier
            high = max(high for _, high in ranges) + earlier
            span = shown(low) if low == high else f"{shown(low)} to {shown(high)}"
            message = (
                f"{key} is {shown(points)}, but place {shown(place)} and the stages make {span}"
            )
            yield from case.dispute(key, "scale", message, high)


def _ranges(case: Context, system: str, place: int, stages: Range) -> list[Range]:
    """Return the fewest and the most points a place can make, in a rally and a marathon event."""
    power = max(_listed(case, f"{system}.power_section"), default=0)
    ranges: list[Range] = []
    rally = _listed(case, f"{system}.rally_places")
    if place <= len(rally):
        ranges.append((rally[place - 1], rally[place - 1] + power))
    marathon = _listed(case, f"{system}.marathon_places")
    lower = case.number(f"{system}.marathon_lower")
    most = marathon[place - 1] if place <= len(marathon) else lower
    if marathon and most is not None:
        ranges.append((most + stages[0], most + stages[1] + power))
    return ranges


def _listed(case: Context, key: str) -> tuple[int, ...]:
    value = case.value(key)
    return tuple(x for x in value if isinstance(x, int)) if isinstance(value, tuple) else ()


class _StagePoints:
    """The points that the places on the stages of a round make."""

    def __init__(self, case: Context, system: str, round: str) -> None:
        scale = _listed(case, f"{system}.stage_places")
        stages = numbered_stages(case, round)
        count = case.number(f"rounds.{round}.stages_count")
        self.most = max(scale, default=0)
        self.known: Counter[str] = Counter()
        # Stages on which somebody without a place on file can have had one.
        self.open = 0 if stages else int(_MANY if count is None else count)
        self.closed: Counter[str] = Counter()
        for stage in stages:
            people = case.table(f"{stage}.places")
            is_open = len(people) < len(scale)
            self.open += is_open
            for person in people:
                place = case.number(f"{stage}.places.{person}.position")
                if place is None:
                    self.closed[person] -= not is_open
                else:
                    self.closed[person] += is_open
                    self.known[person] += scale[int(place) - 1] if 0 < place <= len(scale) else 0

    def of(self, person: str) -> Range:
        """Return the points of a person's known places, and those with the unknown ones."""
        known = self.known[person]
        return known, known + (self.open - self.closed[person]) * self.most


RULES = (order, falling, scale)
