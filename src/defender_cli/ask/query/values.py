"""The value of one record that a question asks for: a date, a place, a measure, any field."""

from collections.abc import Callable

from defender_cli.ask.query.adjectives import Adjective
from defender_cli.ask.query.bag import Bag, Name
from defender_cli.ask.query.found import Context, Found, number_of_value
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.records import (
    VERBS,
    Named,
    about,
    called,
    facts_of,
    known,
    sized,
    words,
)
from defender_cli.ask.query.words import (
    stems,
)
from defender_cli.ask.wording import stated, subject
from defender_cli.facts.statements import Answer
from defender_cli.lookup import rounds, teams
from defender_cli.schema.types import Country, Date, PartialDate, Quantity, Reference, Text

_OTHERWISE = ("not", "more", "fewer", "than", "most", "difference", "compare", "same", "until",
              "before", "after", "between", "total")  # fmt: skip
"""Operators of questions that ask for more than a value on file."""

LONGEST = 6
"""Words of the longest name of a field."""

Fits = Callable[[Answer], bool]

_LENGTHS = ("mm", "cm", "in", "m", "km")
"""Units of what nobody counts with "how many"."""

_MOMENTS = (Date, PartialDate)

_FITS: dict[str, Fits] = {
    "when": lambda answer: answer.field.hint in _MOMENTS or answer.field.name == "win_years",
    "where": lambda answer: (
        answer.field.hint is Country
        or "place" in answer.field.name
        or answer.field.name == "position"
    ),
    "who": lambda answer: "people" in answer.field.targets or "winner" in answer.field.name,
    "size": lambda answer: isinstance(answer.value, int | Quantity),
    "count": lambda answer: (
        isinstance(answer.value, int)
        or isinstance(answer.value, Quantity)
        and answer.value.unit not in _LENGTHS
    ),
}
"""What a question word asks for, among the fields that have a name."""


def name(context: Context, bag: Bag) -> Found | None:
    """What something is called."""
    bag.op("which", "who")
    bag.take("other", lambda item: item.text in ("how", "hoe"))
    if not bag.op("called"):
        return None
    records = about(context, bag)[:1]
    answers = [answer for each in records if (answer := context.facts.answer(f"{each}.name"))]
    return values(context, answers) if answers and bag.is_empty else None


def value(context: Context, bag: Bag) -> Found | None:
    """The top speed; when a round starts; who won a stage; in which years somebody won a rally.

    Raises:
        Nothing: it is known of other cars alone, or somebody has won nothing that is on file.
    """
    is_other = bag.has(*_OTHERWISE) and not bag.has("points")
    if is_other or lists_people(bag) or (bag.has("count") and bag.has("years", "days")):
        return None
    asks = next((word for word in _FITS if bag.op(word)), "")
    is_asked = bag.op("which", "much", "list") or bool(asks)
    how = bag.take("other", lambda item: item.text in ("how", "hoe"))
    degree = bag.take("adj", lambda item: getattr(item.value, "degree", "") == "plain")
    dimension = degree.value.dimension if degree and isinstance(degree.value, Adjective) else ""
    if bool(how) != bool(degree):
        return None
    is_next = bag.op("next")
    every = not (is_next or bag.is_past or bag.has_kind("year"))
    records = about(context, bag, rounds.running_or_next if is_next else None)
    at = -1 if bag.op("last") else 0 if bag.op("first") else None
    unit = bag.take("unit")
    said = words(bag.items)
    if len(said) > LONGEST or not (records or said):
        return None
    records = records or _own_car(context, bag)
    found: list[Named] = []
    if how and degree:
        found = _sized(context, records, [how.text, degree.text], dimension, said)
    elif said:
        found = called(context.facts, records, said)
    fits = _FITS.get("size" if unit or (degree and dimension) else asks, bool)
    # "who is the third driver": a text is asked for by its own label alone.
    own = {each.key for each in found if each.own & {stems(said, lang) for lang in ("en", "nl")}}
    answers = [
        each for each in known(context.facts, found)
        if fits(each)
        or (asks == "who" and each.key in own and each.field.hint is Text)
        or (how and unit is None and isinstance(each.value, Text))
    ]  # fmt: skip
    if unit is not None:
        answers = [a for a in answers if (number_of_value(a.value) or (0, ""))[1] == unit.value]
    if not found or (
        asks in ("when", "where") and (not answers or (every and records[0].startswith("rounds.")))
    ):
        answers = _by_verb(context, bag, records, asks, every) or answers
    if not answers and found and not known(context.facts, found):
        _of_other_cars(context, found[0].key)
    is_list = len(answers) == 1 and isinstance(answers[0].value, tuple)
    says_what = is_asked or how or said
    if not 0 < len(answers) <= _MOST or not says_what or (at is not None and not is_list):
        return None
    return values(context, answers, at)


def _own_car(context: Context, bag: Bag) -> tuple[str, ...]:
    """Return the car of the team, which a question need not name."""
    car = teams.car(context.facts)
    return (f"cars.{car}",) if car and not bag.has("season", "race") else ()


def lists_people(bag: Bag) -> bool:
    """Return whether several people are asked for who were in a car with somebody named."""
    seats = [item for item in bag.items if getattr(item.value, "option", None) and item.is_plural]
    return bool(seats) and any(isinstance(item.value, Name) for item in bag.items)


def _sized(
    context: Context, records: tuple[str, ...], how: list[str], dimension: str, said: list[str]
) -> list[Named]:
    """Return how wide something is, how big the tank of it."""
    if said or not records:
        return called(context.facts, records, [*how, *said] if dimension else said)
    named = called(context.facts, records, how, other_words=False)
    return named or sized(context.facts, records[0], dimension)


def _by_verb(
    context: Context, bag: Bag, records: tuple[str, ...], asks: str, every: bool
) -> list[Answer]:
    """Return what verbs ask for, or when and where something is; of `every` running of an event.

    Raises:
        Nothing: somebody has won nothing that is on file.
    """
    verbs = [verb for verb in VERBS if bag.op(verb)]
    wanted = {field for verb in verbs for field in VERBS[verb]} if len(verbs) == 1 else _HAPPENS
    if "win" in verbs and bag.noun("stages"):
        wanted = {"stage_wins"}
    if "win" in verbs and not asks:
        bag.noun("people")
    if "win" in verbs and bag.op("overall"):
        wanted = {"overall_winner"}
    fits = _FITS["when" if bag.op("years") else asks or "who"]
    bag.op("comes", "now", "race", "times", "last_for", "overall")
    if verbs == ["win"] and records and ".career." in records[0] and not bag.is_empty:
        _refuse_career(context, bag, records[0])
    if not bag.is_empty or not records:
        return []
    for record in records:
        of = (every and _runnings(context, record)) or (record,)
        named = [each for key in of for each in facts_of(context.facts, key)
                 if each.key.rpartition(".")[2] in wanted]  # fmt: skip
        if found := [each for each in known(context.facts, named) if fits(each)]:
            return found
    if verbs == ["win"] and asks == "when" and ".career." in records[0]:
        whose = " – ".join(subject(context.facts, f"{records[0]}.wins", context.lang))
        raise nothing(f"{whose}: no win is on file", f"{whose}: geen zege in de feiten",
                      *context.near(f"{records[0]}.wins", f"{records[0]}.stage_wins"))  # fmt: skip
    return []


def _refuse_career(context: Context, bag: Bag, career: str) -> None:
    """Refuse to count wins of a kind that is not on file: on a bike, with a make.

    Raises:
        Nothing: no total of the career is called so.
    """
    said = {
        stem for word in words(bag.items) for lang in ("en", "nl") for stem in stems([word], lang)
    }
    found = [each for each in facts_of(context.facts, career)
             if any(not said.isdisjoint(phrase) for phrase in each.phrases)]  # fmt: skip
    if not known(context.facts, found):
        raise nothing("no such win is on file", "zo'n zege staat niet in de feiten",
                      *context.near(f"{career}.wins", f"{career}.stage_wins"))  # fmt: skip


_HAPPENS = {"start", "end", "date", "day", "start_place", "finish_place", "country"}
"""Fields that say when or where something is."""


_MOST = 6
"""Values told at once."""


def values(context: Context, answers: list[Answer], at: int | None = None) -> Found:
    """Return values with their headings, each in a line; with `at` the first or last of a list."""
    first = answers[0]
    lines = tuple(stated(context.facts, each, context.lang) for each in answers)
    if at is not None and isinstance(first.value, tuple):
        chosen = sorted(map(str, first.value))[at]
        lines = (f"{chosen} ({lines[0]})",)
    sources = tuple(dict.fromkeys(each for answer in answers for each in answer.sources))
    value, unit = number_of_value(first.value) or (first.value, None)
    if isinstance(value, Reference):
        value = value.name or value.id
    return Found(context.facts, lines, f"defender get {first.key}", sources, first.key, value, unit)


def _runnings(context: Context, round: str) -> tuple[str, ...]:
    """Return all counting runnings of the event of a round: words may leave open which is meant."""
    calendar = context.facts.calendar.rounds
    event = next((each.event for each in calendar if f"rounds.{each.id}" == round), None)
    return tuple(f"rounds.{each.id}" for each in calendar if event and each.event == event)


def _of_other_cars(context: Context, key: str) -> None:
    """Name what is known of other cars.

    Raises:
        Nothing: it is known of some.
    """
    collection, car, *rest = key.split(".")
    if collection != "cars":
        return
    facts = context.facts
    keys = (".".join((collection, each, *rest)) for each in facts.ids("cars") if each != car)
    others = [
        answer for each in keys if (answer := facts.answer(each)) and answer.value is not None
    ]
    if others:
        label = context.shown(facts.answer(f"specs.{rest[-1]}.label"))
        named = f"{context.name('cars', car)} {label}"
        lines = (f"{each.key}  {stated(facts, each, context.lang)}" for each in others[:3])
        raise nothing(f"the facts do not answer that: nothing is known of {named}",
                      f"daar staat niets over in de feiten: niets bekend van {named}",
                      *lines)  # fmt: skip
