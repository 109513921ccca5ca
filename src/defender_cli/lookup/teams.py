"""Whose facts they are: the team that headings and lists are about."""

from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.schema.types import Reference


def ours(facts: AsOf) -> str | None:
    """Return the id of the team the facts are about: the first one in the files."""
    return next(iter(facts.ids("teams")), None)


def views(facts: AsOf, collection: str) -> tuple[View, ...]:
    """Return the records of a collection that belong to our team.

    A record without a `team` of its own belongs to the first team.
    """
    team = ours(facts)
    return tuple(view for view in facts.views(collection) if _team(view) in (None, team))


def _team(view: View) -> str | None:
    answer = view.answer("team")
    team = answer and answer.value
    return team.id if isinstance(team, Reference) else None


def takes_part(facts: AsOf, round: str) -> bool:
    """Return whether our team may have been in a round: not if all entries are of other teams."""
    entered = {entry.team for entry in facts.entries.in_(round)}
    return not entered or bool(entered & {None, ours(facts)})


def car(facts: AsOf, season: int | None = None) -> str | None:
    """Return the id of our team's car: of its latest entry in a season, else the team's own."""
    team = ours(facts)
    if team is None:
        return None
    entered = (
        entry.car
        for entry in facts.entries
        if entry.team == team and entry.car and season in (None, entry.season)
    )
    stated = facts.answer(f"teams.{team}.car")
    own = stated.value.id if stated and isinstance(stated.value, Reference) else None
    return next(entered, own)
