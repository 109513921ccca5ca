"""Whether it is so: a value of a record against what the question says of it."""

from defender_cli.ask.query.aggregates import count
from defender_cli.ask.query.bag import Bag, Item, Name, Noun
from defender_cli.ask.query.found import Context, Found, brief, names_in, number_of_value
from defender_cli.ask.query.measures import nothing, of_category
from defender_cli.ask.query.records import VERBS, Named, about, facts_of, stage, words
from defender_cli.ask.query.tables import (
    NOT_STARTED,
    crews,
    events_named,
    held,
    our_team,
    season_of,
)
from defender_cli.ask.query.words import stems
from defender_cli.ask.vocabulary import words_of
from defender_cli.ask.wording import stated, subject
from defender_cli.facts.statements import Answer
from defender_cli.facts.view import View
from defender_cli.i18n.format import shown
from defender_cli.lookup import rounds, teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Country, Date, PartialDate

_IDLE = words_of(
    "made built fitted fit run runs part held of gemaakt gebouwd uitgerust loopt nog still a car "
    "auto rally team own native former from uit on by door mee"
)
"""Words that say nothing about a value."""


def verdict(
    context: Context, is_so: bool, answer: Answer, line: str = "", command: str | None = None
) -> Found:
    """Return yes or no, and the value it rests on, called as it is unless a line is given."""
    line = line or stated(context.facts, answer, context.lang)
    return Found(
        context.facts,
        (f"{context.yes_no(is_so)}: {line}",),
        command or f"defender get {answer.key}",
        answer.sources,
        answer.key,
        is_so,
    )


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
    bag.op("times")
    bag.items.append(Item("op", frozenset(["count"]), ""))
    bag.asks_whether = False
    found = count(context, bag)
    if found is None or not isinstance(found.value, int):
        return None
    is_so = found.value == item.value
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


def is_value(context: Context, bag: Bag) -> Found | None:
    """Is a value of a record as the question says: any field, typed as the schema has it."""
    if bag.has("win"):
        return None
    negated = bag.op("not")
    crew = _crew(context, bag)
    if crew:
        return crew
    records = about(context, bag, rounds.latest_with_result)
    if not records and (car := teams.car(context.facts)):
        records = (f"cars.{car}",)
    if not our_team(context, bag) and not bag.items:
        return None
    for record in records:
        for named in facts_of(context.facts, record):
            answer = context.facts.answer(named.key)
            is_so = None if answer is None else _bears_out(named, answer, bag)
            if answer is not None and is_so is not None:
                until = context.facts.answer(f"{record}.until")
                is_over = answer.field.name == "role" and until is not None and not bag.is_past
                return verdict(context, (is_so and not is_over) is not negated, answer)
    return None


def _bears_out(named: Named, answer: Answer, bag: Bag) -> bool | None:
    """Return whether a value is as said; None if the words are not about it, or leave it open."""
    said = _Said(bag)
    noun = said.only("noun")
    is_named = said.take(named)
    value, hint = answer.value, answer.field.hint
    if isinstance(value, bool):
        return value if is_named and not said.items else None
    if hint is Country and (is_named or answer.field.name == "country"):
        return _same(said.only("country"), value)
    if answer.field.options and isinstance(noun, Noun):
        if noun.collection != named.key.partition(".")[0]:
            return None
        return noun.option in (value, None) or str(value).endswith(f" {noun.option}")
    if answer.field.targets and (name := said.only("name")):
        fits = isinstance(name, Name) and name.collection in answer.field.targets
        return _id(answer) == name.id if fits and is_named and isinstance(name, Name) else None
    if number := number_of_value(value):
        if is_named and not said.items and type(value) is int:
            return value > 0
        wanted = said.only("number", "rank", unit=number[1])
        return None if not is_named or wanted is None else wanted == number[0]
    if hint in (Date, PartialDate) and is_named:
        wanted = said.only("date", "year")
        return None if wanted is None else str(value).startswith(str(wanted))
    return _says(value, answer, said, is_named, bag.proper)


def _same(wanted: object, value: object) -> bool | None:
    return None if wanted is None else wanted == value


class _Said:
    """What is left of a question once a field and its record have been taken from it."""

    def __init__(self, bag: Bag) -> None:
        self.items = [item for item in bag.items if item.text not in _IDLE]

    def take(self, named: Named) -> bool:
        """Take the longest name of a field, or a verb for it; return whether there was one."""
        bag = Bag(tuple(self.items), False, "")
        field = named.key.rpartition(".")[2]
        found = bag.phrase(dict.fromkeys(named.phrases, True)) or any(
            field in names and bag.op(verb) for verb, names in VERBS.items()
        )
        bag.op("comes", "from", "drives", "driven", "now", "left")
        self.items = bag.items
        return bool(found)

    def only(self, *kinds: str, unit: str | None = None) -> object:
        """Return the value of the one item that is left if it is of a kind."""
        items = [item for item in self.items if not (item.kind == "unit" and item.value == unit)]
        return items[0].value if len(items) == 1 and items[0].kind in kinds else None


def _says(
    value: object, answer: Answer, said: _Said, is_named: bool, proper: frozenset[str]
) -> bool | None:
    """Return whether a text has the words that are left; not so only if all are names."""
    left = words(said.items)
    if not left:
        return None
    texts = [shown(answer, lang) for lang in ("en", "nl")]
    known = {
        stem
        for text, lang in zip(texts, ("en", "nl"), strict=True)
        for stem in stems(folded(text).split(), lang)
    }
    if all({*stems([word], "en"), *stems([word], "nl")} & known for word in left):
        return True
    is_one = isinstance(value, str) and is_named and {*left} <= proper
    return False if is_one else None


def _crew(context: Context, bag: Bag) -> Found | None:
    """Is somebody the co-driver of somebody else, in the latest entry of the other."""
    names = [item for item in bag.items if getattr(item.value, "collection", "") == "people"]
    noun = next((item for item in names if isinstance(item.value, Noun)), None)
    people = [item.value for item in names if isinstance(item.value, Name)]
    if noun is None or len(people) != 2 or noun.value.option is None:  # type: ignore[attr-defined]
        return None
    bag.items = [item for item in bag.items if item not in names]
    seat, year = folded(noun.value.option).replace(" ", "_"), season_of(bag)  # type: ignore[attr-defined]
    held(context, bag)
    person, other = people
    entries = context.facts.entries.of_person(other.id)
    entry = next((each for each in entries if year in (None, each.season)), None)
    answer = context.facts.answer(f"entries.{entry.id}.{seat}") if entry else None
    if answer is None or _id(answer) in (None, other.id) or not bag.is_empty:
        return None
    return verdict(context, _id(answer) == person.id, answer)


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
    return (
        verdict(context, False, known, names_in(context, views), "defender team partners")
        if views
        else None
    )
