"""People: births, ages and years of debut that are possible."""

from collections.abc import Iterator
from datetime import date

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context

_EARLIEST = 1900
_YOUNGEST = 14
"""Age at which a person can be entered in a rally."""


def births(case: Context) -> Iterator[Finding]:
    for id in case.table("people"):
        key = f"people.{id}.born"
        born = case.day(key)
        if born is None:
            continue
        races = case.value(f"people.{id}.seat") is not None
        latest = case.today.year - (_YOUNGEST if races else 0)
        if not _EARLIEST <= born.year <= latest or born > case.today:
            message = f"{key} is {born}, not between {_EARLIEST} and {latest}"
            yield from case.dispute(key, "birth", message, latest)


def ages(case: Context) -> Iterator[Finding]:
    """An age as stated agrees with the birth on the day of its source, within a year.

    Where no birth is on file, ages agree with each other, within two years.
    """
    for id in case.table("people"):
        key = f"people.{id}.age_stated"
        born, stated = case.day(f"people.{id}.born"), _stated_ages(case, key)
        for age, day in stated:
            computed = _age(born, day) if born else age
            if born and abs(computed - age) > 1:
                message = f"{key} is {age}, but born on {born} makes {computed} on {day}"
                yield from case.dispute(key, "age", message, computed, f"people.{id}.born")
                break
            first, then = stated[0]
            if not born and abs((then.year - first) - (day.year - age)) > 2:
                message = f"{key} is {first} on {then}, but {age} on {day}"
                yield from case.dispute(key, "age", message, age)
                break


def _stated_ages(case: Context, key: str) -> list[tuple[int, date]]:
    """Return every age stated under a key, with the day of its first source."""
    stated = [
        (statement.value, min(map(case.base.known_day, statement.sources), default=date.max))
        for statement in case.statements(key)
        if isinstance(statement.value, int)
    ]
    return [(age, day) for age, day in stated if day != date.max]


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def years(case: Context) -> Iterator[Finding]:
    """Nobody starts in a rally or wins a title before he is old enough."""
    for id in case.table("people"):
        born = case.day(f"people.{id}.born")
        if born is None:
            continue
        events = case.table(f"people.{id}.career")
        titles = case.table(f"people.{id}.titles")
        keys = [(f"people.{id}.career.{event}.debut", born.year + _YOUNGEST) for event in events]
        keys += [(f"people.{id}.titles.{title}.year", born.year + 1) for title in titles]
        for key, earliest in keys:
            year = case.number(key)
            if year is not None and not earliest <= year <= case.today.year:
                message = f"{key} is {year}, not between {earliest} and {case.today.year}"
                yield from case.dispute(key, "birth", message, earliest)


RULES = (births, ages, years)
