"""Careers: totals agree with their parts and with the entries on file."""

from collections.abc import Iterator
from itertools import product

from defender_cli.facts.findings import Finding
from defender_cli.facts.rules.context import Context
from defender_cli.facts.rules.figures import shown

_PARTS = {
    "starts": ("starts_bike", "starts_car"),
    "wins": ("wins_bike", "wins_car"),
    "stage_wins": ("stage_wins_bike", "stage_wins_car"),
    "podiums": ("wins", "second_places", "third_places"),
}


def _careers(case: Context) -> Iterator[tuple[str, str, str]]:
    """Yield a person, an event and the key of the totals of one in the other."""
    for person in case.table("people"):
        for event in case.table(f"people.{person}.career"):
            yield person, event, f"people.{person}.career.{event}"


def parts(case: Context) -> Iterator[Finding]:
    """Bike and car make a total, and no part is more than all."""
    for _, _, career in _careers(case):
        for name, names in _PARTS.items():
            key, stated = f"{career}.{name}", case.numbers(f"{career}.{name}")
            parts = [values for each in names if (values := case.numbers(f"{career}.{each}"))]
            if not stated or not parts:
                continue
            sums = {sum(each) for each in product(*parts)}
            whole = len(parts) == len(names)
            if min(sums) > max(stated) or (whole and sums.isdisjoint(stated)):
                made = sum(each[0] for each in parts)
                listed = " and ".join(names) if whole else "its parts on file"
                message = f"{key} is {shown(stated[0])}, but {listed} make {shown(made)}"
                beside = (f"{career}.{each}" for each in names)
                yield from case.dispute(key, "sum", message, made, *beside)


def win_years(case: Context) -> Iterator[Finding]:
    """There are as many years as wins, none before the debut."""
    for _, _, career in _careers(case):
        key, years = f"{career}.win_years", case.value(f"{career}.win_years")
        wins, debut = case.numbers(f"{career}.wins"), case.number(f"{career}.debut")
        if not isinstance(years, tuple) or not years:
            continue
        if wins and len(set(years)) not in wins:
            message = f"{key} lists {len(set(years))} years, but wins is {shown(wins[0])}"
            yield from case.dispute(key, "count", message, wins[0], f"{career}.wins")
        elif debut is not None and min(years) < debut:
            message = f"{key} begins in {min(years)}, before the debut in {shown(debut)}"
            yield from case.dispute(key, "order", message, debut, f"{career}.debut")


RULES = (parts, win_years)
