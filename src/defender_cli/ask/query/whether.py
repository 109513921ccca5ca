"""Whether it is so: a value of a record against what the question says of it."""

from defender_cli.ask.query.aggregates import count
from defender_cli.ask.query.bag import Bag, Item, Name, Noun
from defender_cli.ask.query.found import Context, Found, brief, names_in, verdict
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.records import stage, words
from defender_cli.ask.query.rounds_named import (
    crews,
    events_named,
    held,
    our_team,
    season_of,
)
from defender_cli.ask.query.tables import NOT_STARTED
from defender_cli.ask.wording import stated, subject
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.lookup import rounds
from defender_cli.lookup.names import folded


def won(context: Context, bag: Bag) -> Found | None:
    """Did somebody, the team or a make win a stage or a rally, or ever win one."""
    if not bag.op("win"):
        return None
    person = bag.name("people")
    by_team = person is None and our_team(context, bag)
    if person and (view := stage(context, bag, by_name=True)):
        answer = view.answer("winner")
        if answer is None or answer.value is None or not bag.is_empty:
            return None
        where = " – ".join(subject(context.facts, answer.key, context.lang))
        line = f"{context.shown(answer)} won {where}"
        return verdict(context, _id(answer) == person.id, answer, line)
    if person and not bag.has_kind("year"):
        return _ever(context, bag, person)
    overall = bag.op("overall")
    event = held(context, bag, rounds.latest_with_result) or _last_of_year(context, bag)
    if event is None:
        return None
    result = f"results.{event.id}"
    category = context.facts.answer(f"{result}.category")
    named = of_category(bag, context.shown(category)) if category else False
    answer = context.facts.answer(f"{result}.overall_winner")
    own = context.facts.answer(f"{result}.winner")
    answer = own if (person or by_team or named) and not overall else answer
    if answer is None or answer.value is None:
        return _win_year(context, bag, person, event)
    if person or by_team:
        drivers = [person.id] if person else [each.driver for each in crews(context, event.id)]
        is_so: bool | None = context.shown(answer) in {
            context.name("people", d or "") for d in drivers
        }
    else:
        is_so = _is_called(context, bag, event, answer)
    if is_so is None or not bag.is_empty:
        return None
    of = f" ({context.shown(category)})" if category and answer is own else ""
    line = f"{context.shown(answer)} won {context.name('rounds', event.id)}{of}"
    return verdict(context, is_so, answer, line, f"defender results {event.id}")


def _ever(context: Context, bag: Bag, person: Name) -> Found | None:
    field, event = "stage_wins" if bag.noun("stages") else "wins", bag.name("events")
    bag.op("race")
    events = [event.id] if event else context.facts.ids("events") if field != "wins" else ()
    keys = (f"people.{person.id}.career.{each}.{field}" for each in events)
    answer = next((a for key in keys if (a := context.facts.answer(key))), None)
    return verdict(context, answer.value != 0, answer) if answer and bag.is_empty else None


def _last_of_year(context: Context, bag: Bag) -> View | None:
    year = season_of(bag)
    ran = [each for each in context.facts.calendar.rounds if each.season == year]
    return (
        rounds.latest_with_result([brief(context.facts, f"rounds.{each.id}") for each in ran])
        if ran
        else None
    )


def _win_year(context: Context, bag: Bag, person: Name | None, event: View) -> Found | None:
    """Was a year among those of somebody's wins.

    Raises:
        Nothing: who won is not on file.
    """
    where = context.name("rounds", event.id)
    rally = getattr(event.value("event"), "id", "")
    answer = person and context.facts.answer(f"people.{person.id}.career.{rally}.win_years")
    if not answer or not isinstance(answer.value, tuple) or not bag.is_empty:
        raise nothing(f"who won {where} is not on file", f"wie {where} won staat niet in de feiten")
    return verdict(context, event.value("season") in answer.value, answer)


def _is_called(context: Context, bag: Bag, event: View, answer: Answer) -> bool | None:
    """Return whether the other words name the winner; None if they name nobody placed."""
    said = {*words([item for item in bag.items if item.kind == "other"])}
    bag.items = [item for item in bag.items if item.kind != "other"]
    if said and said <= {*folded(str(context.shown(answer))).split()}:
        return True
    placed = list(context.facts.views(f"results.{event.id}.overall"))
    placed += [
        brief(context.facts, f"entries.{each.id}") for each in context.facts.entries.in_(event.id)
    ]
    texts = (
        context.shown(view.answer(n))
        for view in placed
        for n in ("driver", "driver_name", "vehicle")
        if n in view.cells
    )
    known = {word for text in texts for word in folded(text).split()}
    return False if said and said <= known else None


def _id(answer: Answer) -> object:
    return getattr(answer.value, "id", None)


def counted(context: Context, bag: Bag) -> Found | None:
    """Are there as many of something as the question says."""
    item = bag.take("number")
    if item is None or bag.has("lead"):
        return None
    sign = bag.op("more") - bag.op("fewer")
    bag.op("times", "than")
    bag.items.append(Item("op", frozenset(["count"]), ""))
    bag.asks_whether = False
    found = count(context, bag)
    if found is None or not isinstance(found.value, int):
        return None
    wanted = int(str(item.value))
    is_so = (found.value - wanted) * sign > 0 if sign else found.value == wanted
    line = f"{context.yes_no(is_so)}: {found.lines[0]}"
    return Found(context.facts, (line,), found.command, found.sources, found.key, is_so)


def finished(context: Context, bag: Bag) -> Found | None:
    """Did somebody, or did all of the team, start, finish, come fourth or stand on the podium.

    Raises:
        Nothing: no entry is on file.
    """
    person, rank, podium = bag.name("people"), bag.number("rank"), bag.op("podium")
    starts, ends = bag.op("driven", "start", "drives"), bag.op("end", "over")
    every = person is None and bag.op("list") and our_team(context, bag)
    if not (person or every) or not (rank or podium or starts or ends):
        return None
    if every:
        bag.take("number")
    bag.op("comes")
    event = _event(context, bag, person, bool(rank or podium))
    if event is None:
        return None
    entries, ours = context.facts.entries.in_(event.id), crews(context, event.id)
    meant = [each for each in entries if (person.id in each.crew if person else each in ours)]
    found = [brief(context.facts, f"entries.{each.id}") for each in meant]
    category = found[0].answer("category") if found else None
    of_category(bag, context.shown(category)) if category else None
    if not bag.is_empty:
        return None
    where = context.name("rounds", event.id)
    if not found and starts:
        return None
    if not found:
        raise nothing(f"no entry in {where} is on file",
                      f"van {where} staat geen deelname in de feiten")  # fmt: skip
    name = "position" if rank or podium else "status"
    known = [a for view in found if (a := view.answer(name)) and a.value is not None]
    if starts and not (rank or podium):
        is_so = all(view.value("status") not in NOT_STARTED for view in found)
        known = known or [a for view in found if (a := view.answer("round"))]
    elif len(known) < len(found) or {"not known", "entered"} & {each.value for each in known}:
        return None
    else:
        wanted = {rank} if rank else {1, 2, 3} if podium else {"finished"}
        is_so = all(each.value in wanted for each in known)
    line = "; ".join(stated(context.facts, each, context.lang) for each in known)
    return verdict(context, is_so, known[0], line, f"defender results {event.id}")


def _event(context: Context, bag: Bag, person: Name | None, latest: bool) -> View | None:
    """Return the round named, else for a place the last one somebody entered, in a year."""
    if any(True for _ in events_named(bag)):
        return held(context, bag, rounds.latest_with_result)
    year = season_of(bag)
    entries = context.facts.entries.of_person(person.id) if person and latest else ()
    last = next((each for each in entries if year in (None, each.season)), None)
    return brief(context.facts, f"rounds.{last.round}") if last else None


def crew(context: Context, bag: Bag) -> Found | None:
    """Is somebody the co-driver of somebody else, or did they drive together, last or in a year."""
    people = [name for _ in (1, 2) if (name := bag.name("people"))]
    noun, drives = bag.noun("people"), bag.op("drives", "driven", "navigates", "with")
    option = noun.value.option if noun and isinstance(noun.value, Noun) else None
    if len(people) != 2 or not (option or drives):
        return None
    person, other = people
    event, year = held(context, bag), season_of(bag)
    is_meant = event.id if event else ""
    entries = [each for each in context.facts.entries.of_person(other.id)
               if year in (None, each.season) and is_meant in ("", each.round)]  # fmt: skip
    if not entries or not bag.is_empty:
        return None
    seat = "co_driver" if entries[0].driver == other.id else "driver"
    asked = folded(option).replace(" ", "_") if option else seat
    answer = context.facts.answer(f"entries.{entries[0].id}.{seat}")
    if answer is None or _id(answer) is None:
        return None
    return verdict(context, asked == seat and _id(answer) == person.id, answer)


def is_member(context: Context, bag: Bag) -> Found | None:
    """Is somebody or something without a record one of a collection: a sponsor, a driver."""
    our_team(context, bag)
    noun = bag.noun("partners")
    said = words(bag.items)
    is_other = all(item.kind == "other" for item in bag.items)
    if noun is None or not said or not is_other or not {*said} <= bag.proper:
        return None
    views = context.facts.views("partners")
    known = Answer("partners", views[0].record.fields["name"], None, ())
    return verdict(context, False, known, names_in(context, views), "defender team partners")
