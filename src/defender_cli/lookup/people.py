"""Finding a person by name, alias or car number."""

import re

from defender_cli.errors import NotFound, UsageError
from defender_cli.facts.asof import AsOf
from defender_cli.lookup import seasons, teams
from defender_cli.lookup.names import chosen, names_of

COMMAND = "defender drivers"


def resolve(facts: AsOf, text: str, season: int | None = None) -> str:
    """Return the id of the person who drives or navigates that `text` names.

    A car number names the driver who has it in that season.

    Raises:
        UsageError: the text is empty. NotFound: nobody has that name or number; the error
            suggests at most three who exist. Ambiguous: several people have it.
    """
    if not text.strip():
        raise UsageError("a driver's name cannot be empty", input=text, hint=f"try: {COMMAND}")
    number = re.fullmatch(r"\s*(?:(?:no|nr|number|nummer)\.? ?)?(\d{1,4})\s*", text.casefold())
    if number:
        return _numbered(facts, int(number[1]), season)
    entered = next((each.driver for each in facts.entries if each.id == text), None)
    if entered:
        # The rows of `drivers` have the ids of entries.
        return entered
    racing = {person for entry in facts.entries for person in entry.crew if person}
    ids = [id for id in facts.ids("people") if id in racing or _has_seat(facts, id)]
    names = {id: names_of(facts, "people", id) for id in ids}
    return chosen(text, names, "driver", COMMAND)


def _has_seat(facts: AsOf, id: str) -> bool:
    return facts.answer(f"people.{id}.seat") is not None


def _numbered(facts: AsOf, number: int, season: int | None) -> str:
    on_file = sorted({entry.season for entry in facts.entries if entry.season})
    meant = seasons.latest_with(facts, season, on_file, "entry")
    if found := _with(facts, number, meant):
        return found
    others = [each for each in reversed(on_file) if _with(facts, number, each)]
    season_option = f" {number} --season {others[0]}" if others else ""
    when = f" in {meant}" if meant else ""
    raise NotFound(
        f"nobody has the number {number}{when}",
        input=str(number),
        hint=f"try: {COMMAND}{season_option}",
    )


def _with(facts: AsOf, number: int, season: int | None) -> str | None:
    """Return the driver with a car number in a season, in our team if there is one."""
    team = teams.ours(facts)
    entries = [entry for entry in facts.entries if entry.season == season]
    for entry in sorted(entries, key=lambda each: each.team != team):
        answer = facts.answer(f"entries.{entry.id}.number")
        if answer and answer.value == number and entry.driver:
            return entry.driver
    return None
