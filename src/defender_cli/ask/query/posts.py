"""Who holds or held a post, a title, a seat, a number."""

from defender_cli.ask.query.bag import Bag, Item
from defender_cli.ask.query.found import (
    Context,
    Found,
    noted,
    resting_on,
)
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.outcomes import leader
from defender_cli.ask.query.records import about, facts_of, known
from defender_cli.ask.query.rounds_named import (
    events_named,
    our_team,
    season_of,
)
from defender_cli.ask.query.values import values
from defender_cli.ask.query.words import stems
from defender_cli.ask.vocabulary import PEOPLE
from defender_cli.facts.statements import Answer
from defender_cli.lookup import seasons, teams
from defender_cli.lookup.names import folded
from defender_cli.schema.team import PERSON, TEAM
from defender_cli.schema.types import Text


def _is_field_of_team(words: list[str]) -> bool:
    names = {phrase for field in TEAM.fields.values() for phrase in phrases(field)}
    return any(stems(words, lang) in names for lang in ("en", "nl"))


def ordinal_person(context: Context, bag: Bag) -> Found | None:
    """Who is the fifth driver of four.

    Raises:
        Nothing: there are fewer.
    """
    item, noun = bag.take("rank"), bag.noun("people")
    text = f"{item.text} {noun.text}" if item and noun else ""
    option = getattr(noun.value, "option", None) if noun else None
    rank = item.value if item else None
    if not isinstance(rank, int) or option is None or not bag.op("who", "which") or bag.op("win"):
        return None
    our_team(context, bag)
    season_of(bag)
    team = teams.ours(context.facts)
    entries = [each for each in context.facts.entries if each.team == team]
    people = dict.fromkeys(getattr(each, option.replace("-", "_")) for each in entries)
    people.pop(None, None)
    if not bag.is_empty or rank <= len(people) or _is_field_of_team(text.split()):
        return None
    names = ", ".join(context.name("people", str(id)) for id in people)
    raise nothing(f"the team has {len(people)} on file: {names}",
                  f"het team heeft er {len(people)} in de feiten: {names}")  # fmt: skip


def staff(context: Context, bag: Bag) -> Found | None:
    """Who runs the team, by a leading post that names it; who works for it, or for its brand."""
    who, works = bag.op("who"), bag.op("works")
    asked = who and (works or bag.op("boss") or bag.op("lead"))
    if not asked or not our_team(context, bag) or not bag.is_empty:
        return None
    facts = context.facts
    team = f"teams.{teams.ours(facts)}"
    names = [facts.answer(f"{team}.{name}") for name in ("name", "brand", "organisation")]
    named = [str(name.value) for name in names[: 3 if works else 1] if name]
    leading = {*PERSON.fields["role"].names.split(", ")}
    roles = [answer for id in facts.ids("people") if facts.answer(f"people.{id}.until") is None
             and (answer := facts.answer(f"people.{id}.role"))]  # fmt: skip
    found = [each for each in roles if isinstance(each.value, Text)
             and any(name in each.value.en for name in named)
             and (works or not leading.isdisjoint(folded(each.value.en).split()))]  # fmt: skip
    return values(context, found) if found else None


def based(context: Context, bag: Bag) -> Found | None:
    """Where the team is based.

    Raises:
        Nothing: it is not on file; who runs it is, and where its car is finished.
    """
    if not (bag.op("where") and bag.op("based") and our_team(context, bag)) or not bag.is_empty:
        return None
    keys = f"teams.{teams.ours(context.facts)}.organisation", f"cars.{teams.car(context.facts)}"
    raise nothing("where the team is based is not on file",
                  "waar het team gevestigd is staat niet in de feiten",
                  *context.near(keys[0], f"{keys[1]}.final_build"))  # fmt: skip


def profile(context: Context, bag: Bag) -> Found | None:
    """Who somebody is, what something is: the first values on file."""
    asked = bag.op("who", "which")
    name = bag.name("people", "cars", "events", "partners")
    if not asked or name is None or bag.items:
        return None
    record = f"{name.collection}.{name.id}"
    found = known(context.facts, [*facts_of(context.facts, record)])
    if not found:
        return None
    return values(context, [each for each in found if each.field.name != "full_name"][:_SHOWN])


def until_when(context: Context, bag: Bag) -> Found | None:
    """Until when something runs: a post, a programme, a partnership."""
    if not (bag.op("when") and bag.op("until")):
        return None
    noun, event = bag.noun("partnerships"), next(events_named(bag), None)
    if noun and event and bag.name("events"):
        records: tuple[str, ...] = (f"partnerships.{event.id}",)
    else:
        records = about(context, bag) or (f"teams.{teams.ours(context.facts)}",)
    bag.op("comes", "end")
    # A works programme is one of the team.
    left = [item for item in bag.items if not item.text.endswith(_PROGRAMME)]
    found = [each for record in records for each in facts_of(context.facts, record)
             if each.key.rpartition(".")[2] in ("until", "end", "last_year")]  # fmt: skip
    answers = known(context.facts, found)
    return values(context, answers[:1]) if answers and not left else None


_PROGRAMME = ("programme", "programma", "program", "run", "runs")
_SHOWN = 5
"""Values that say who somebody is."""


def champion(context: Context, bag: Bag) -> Found | None:
    """Who is the champion of a season; nobody is until it is on file."""
    if bag.asks_whether or not bag.op("who") or not bag.op("champion"):
        return None
    bag.op("now")
    year = season_of(bag)
    if not bag.is_empty:
        return None
    facts = context.facts
    season = seasons.latest_with(facts, year, [int(each) for each in facts.ids("seasons")])
    known = facts.view(f"seasons.{season}").cells.get("champions") if season else None
    if isinstance(known, dict) and known:
        lines = tuple(
            f"{a.field.heading(context.lang)}: {noted(context, a)}" for a in known.values()
        )
        sources = tuple(dict.fromkeys(each for a in known.values() for each in a.sources))
        return Found(facts, lines, f"defender get seasons.{season}.champions", sources,
                     about=str(season))  # fmt: skip
    leads = leader(context, _LEADER.copy())
    raise nothing(f"no champion of {season} is on file",
                  f"van {season} staat geen kampioen in de feiten",
                  *(f"{leads.key}  {leads.lines[0]}" for _ in (1,) if leads))  # fmt: skip


_LEADER = Bag(
    tuple(Item("op", frozenset([name]), "") for name in ("who", "lead", "championship")), False, ""
)


TAKING_OVER = "take took takes nam neemt over leiding leadership succeed succeeded opvolgde volgde"
"""Words for taking up a post."""


def before(context: Context, bag: Bag) -> Found | None:
    """Who held somebody's post before, or after."""
    if bag.asks_whether or not bag.op("who") or not bag.has("before", "after"):
        return None
    earlier = bag.op("before")
    bag.op("after", "win", "lead", "last_for", "left", "over")
    bag.noun("teams")
    person = bag.name("people")
    if person is None:
        return None
    facts = context.facts
    answers = [facts.answer(f"people.{id}.predecessor") for id in facts.ids("people")]
    answer = next(
        (
            a
            for a in answers
            if a and person.id in ((a.key.split(".")[1],) if earlier else (_id(a),))
        ),
        None,
    )
    if answer is None or not _are_of_post(context, bag, answer):
        return None
    holder = answer.key.split(".")[1]
    role = context.shown(facts.answer(f"people.{holder}.role"))
    heading = answer.field.heading(context.lang).lower()
    line = f"{context.name('people', holder)} ({role}) – {heading}: {noted(context, answer)}"
    return resting_on(context, line, answer, value=context.shown(answer))


def _id(answer: Answer) -> str:
    return getattr(answer.value, "id", "")


def _are_of_post(context: Context, bag: Bag, answer: Answer) -> bool:
    """Return whether the words that are left are about the posts of two people."""
    said = [PERSON.fields["role"].names, PEOPLE, TAKING_OVER]
    for id in (answer.key.split(".")[1], _id(answer)):
        view = context.facts.view(f"people.{id}")
        others = view.cells.get("other_roles")
        roles = (view.answer("role"), view.answer("previous_role"))
        said += [context.shown(each) for each in roles if each]
        said += map(context.shown, others.values()) if isinstance(others, dict) else ()
    known = folded(" ".join(said)).split()
    return all(word in known for item in bag.items for word in item.text.split())
