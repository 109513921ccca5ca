"""The calendar: periods, stages in their round, rounds in their season."""

from collections.abc import Iterator
from datetime import date

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context

_PERIODS = {"end": "start", "until": "since", "last_year": "first_year"}
_ORDER = "dates-out-of-order"


def periods(case: Context) -> Iterator[Finding]:
    """A period ends after it begins; a year is not before one of its own days."""
    for fact in case.base.facts():
        table, _, name = fact.key.rpartition(".")
        if name not in _PERIODS:
            continue
        first = f"{table}.{_PERIODS[name]}"
        begins, ends = case.value(first), fact.statements[0].value
        if begins is None or ends is None:
            continue
        length = min(len(str(begins)), len(str(ends)))
        if str(ends)[:length] < str(begins)[:length]:
            case.suspects |= {fact.key, first}
            message = f"{fact.key} ({ends}) comes before {first} ({begins})"
            yield case.at(fact.key, _ORDER, message, "swap the two dates, or correct one")


def outside_rounds(case: Context) -> Iterator[Finding]:
    """Stages and rest days are days of their round."""
    stages = ((f"stages.{id}.day", case.value(f"stages.{id}.round")) for id in case.table("stages"))
    rest_days = ((f"rounds.{id}.rest_day", id) for id in case.table("rounds"))
    for key, round in (*rest_days, *stages):
        start, end = case.day(f"rounds.{round}.start"), case.day(f"rounds.{round}.end")
        day = case.day(key)
        if start and end and day and start <= end and not start <= day <= end:
            message = f"{key} ({day}) is outside the round's dates, {start} to {end}"
            yield from case.dispute(key, _ORDER, message, end if day > end else start)


def stage_days(case: Context) -> Iterator[Finding]:
    """Stages follow each other, one a day; a prologue may share its day with the first."""
    for round, stages in case.stages.items():
        rest = case.day(f"rounds.{round}.rest_day")
        before: tuple[str, date] | None = None
        for key in (f"{stage}.day" for stage in stages):
            day = case.day(key)
            if day is None or _is_outside(case, round, day):
                continue
            if day == rest:
                message = f"{key} ({day}) is the rest day of rounds.{round}"
                yield from case.dispute(key, "same-day", message, day)
                continue
            if before is not None:
                yield from _after(case, key, day, *before)
            before = key, day


def _is_outside(case: Context, round: str, day: date) -> bool:
    start, end = case.day(f"rounds.{round}.start"), case.day(f"rounds.{round}.end")
    return start is not None and end is not None and not start <= day <= end


def _after(case: Context, key: str, day: date, first: str, earlier: date) -> Iterator[Finding]:
    if day < earlier:
        message = f"{key} ({day}) comes before {first} ({earlier})"
        yield from case.dispute(key, _ORDER, message, earlier, first)
    prologue = case.number(f"{first.removesuffix('.day')}.number") == 0
    if day == earlier and not prologue:
        message = f"{key} and {first} are both {day}"
        yield from case.dispute(key, "same-day", message, earlier, first)


def season_years(case: Context) -> Iterator[Finding]:
    """A round begins or ends in the year of its season."""
    for id in case.table("rounds"):
        season = case.number(f"rounds.{id}.season")
        start, end = case.day(f"rounds.{id}.start"), case.day(f"rounds.{id}.end")
        days = [day for day in (start, end) if day is not None]
        if season is not None and days and season not in {day.year for day in days}:
            key = f"rounds.{id}.{'end' if start is None else 'start'}"
            message = f"{key} ({days[0]}) is not in rounds.{id}.season ({season})"
            dates = (f"rounds.{id}.start", f"rounds.{id}.end")
            yield from case.dispute(key, "wrong-season", message, season, *dates)


def season_ids(case: Context) -> Iterator[Finding]:
    """A season whose id is a year is the season of that year."""
    for id in case.table("seasons"):
        year = case.number(f"seasons.{id}.year")
        if year is not None and id.isdecimal() and int(id) != year:
            key = f"seasons.{id}.year"
            yield from case.dispute(key, "wrong-season", f"{key} is {year}, not {id}", int(id))


def round_order(case: Context) -> Iterator[Finding]:
    """The numbers of a season's rounds follow their dates."""
    for rounds in case.seasons.values():
        before: tuple[str, date] | None = None
        for key in (f"{round}.start" for round in rounds):
            day = case.day(key)
            if day is None:
                continue
            if before is not None and day < before[1]:
                message = f"{key} ({day}) comes before {before[0]} ({before[1]}), an earlier round"
                yield from case.dispute(key, _ORDER, message, before[1], before[0])
            before = key, day


RULES = (periods, season_years, season_ids, round_order, outside_rounds, stage_days)
