"""The team, the season and the round that a question names."""

from collections.abc import Callable, Iterator

from defender_cli.ask.query.bag import Bag, Name
from defender_cli.ask.query.found import Context, NotAQuery, brief
from defender_cli.facts.entries import Entry
from defender_cli.facts.view import View
from defender_cli.lookup import rounds, teams

Preference = Callable[[list[View]], View]


def our_team(context: Context, bag: Bag) -> bool:
    """Take the name of a team or the word for one; return whether there was one.

    Raises:
        NotAQuery: another team is meant.
    """
    noun, name = bag.noun("teams"), bag.name("teams")
    if name and name.id != teams.ours(context.facts):
        raise NotAQuery
    if name:
        bag.take("op", lambda item: item.text == "voor")
    return bool(noun or name)


def season_of(bag: Bag) -> int | None:
    """Take the words for a season and its year, if it is named."""
    bag.op("season", "championship")
    bag.noun("seasons")
    return bag.number("year")


def held(context: Context, bag: Bag, prefer: Preference | None = None) -> View | None:
    """Take the name and the year of a round, and return that round; None if none is named.

    Without a year `prefer` picks among the rounds of a championship, as commands do: the
    latest with a result if the question is about the past, else the running or next one.

    Raises:
        NotAQuery: no such round is on file.
    """
    name = bag.name("events")
    if name is None:
        return None
    while (again := bag.name("events")) is not None:
        # "the Portuguese round in Portugal", "Dakar Rally in Saudi Arabia"
        if again != name:
            raise NotAQuery
    bag.op("race")
    bag.noun("rounds")
    return running(context, bag, name.id, season_of(bag), prefer)


def running(
    context: Context, bag: Bag, event: str, year: int | None, prefer: Preference | None = None
) -> View:
    """Return the running of an event in a year, else the one preferred.

    Raises:
        NotAQuery: no such round is on file.
    """
    prefer = prefer or (rounds.latest_with_result if bag.is_past else rounds.running_or_next)
    runnings = [
        each
        for each in context.facts.calendar.all
        if each.event == event and (each.counts if year is None else each.season == year)
    ]
    if not runnings:
        raise NotAQuery
    views = [brief(context.facts, f"rounds.{each.id}") for each in runnings]
    return views[0] if len(views) == 1 else prefer(views)


def called(context: Context, view: View) -> str:
    """Return a round's name with its year."""
    return context.name("rounds", view.id)


def crews(context: Context, round: str) -> list[Entry]:
    """Return our team's entries in a round."""
    ours = teams.ours(context.facts)
    return [each for each in context.facts.entries.in_(round) if each.team == ours]


def events_named(bag: Bag) -> Iterator[Name]:
    for item in bag.items:
        if isinstance(item.value, Name) and item.value.collection == "events":
            yield item.value
