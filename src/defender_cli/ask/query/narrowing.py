"""What narrows the records of a question: winners, places, days, countries, values, sizes."""

import msgspec

from defender_cli.ask.query.bag import Bag, Phrase
from defender_cli.ask.query.found import Context, NotAQuery, Rows, reference
from defender_cli.ask.query.lexicon import phrases
from defender_cli.ask.query.measures import amount, measure, measures, of_category
from defender_cli.ask.query.rounds_named import (
    crews,
    held,
    our_team,
)
from defender_cli.ask.query.tables import by_place, scope
from defender_cli.ask.query.words import stems
from defender_cli.facts.view import View
from defender_cli.i18n.messages import WORDS
from defender_cli.lookup.names import folded
from defender_cli.schema import Field


def rows(context: Context, bag: Bag) -> Rows:
    """Take a noun and all that narrows it, and return the records meant.

    Raises:
        NotAQuery: there is no such noun, or nothing of it is on file.
    """
    found = scope(context, bag)
    for narrow in (_won, _retired, _around, _flagged, _ranked, _dated, _landed, _valued, _measured):
        found = narrow(context, bag, found)
    return found


def _won(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the stages that somebody or the team won, the rallies that somebody won."""
    if not found.views or found.views[0].key.split(".")[0] not in ("stages", "entries"):
        return found
    if found.views[0].key.startswith("entries.") and "name" not in found.views[0].cells:
        if not bag.op("win"):
            return found
        return found.narrowed((v for v in found.views if v.value("position") == 1), "position", "")
    person = bag.name("people")
    if found.views[0].key.startswith("stages.") and bag.has("win"):
        if person is not None and bag.op("win"):
            our_team(context, bag)
            kept = (each for each in found.views if reference(each, "winner") == person.id)
            return found.narrowed(kept, "winner", f"={person.id}")
        if our_team(context, bag) and bag.op("win"):
            round = reference(found.views[0], "round") or ""
            drivers = {each.driver for each in crews(context, round)}
            kept = (each for each in found.views if reference(each, "winner") in drivers)
            return found.narrowed(kept, "winner", "")
    if person is not None:
        return _placed(context, bag, found, person.id)
    return found


def _placed(context: Context, bag: Bag, found: Rows, person: str) -> Rows:
    """Keep the stages on which somebody took a place.

    Raises:
        NotAQuery: no place is named, or the rows have none.
    """
    rank = bag.number("rank")
    if rank is None or not found.views[0].key.startswith("stages."):
        raise NotAQuery
    bag.op("end")
    of_category(bag, _category(context, found))
    at = f"places.{person}.position"
    answers = ((view, context.facts.answer(f"{view.key}.{at}")) for view in found.views)
    return found.narrowed((v for v, a in answers if a and a.value == rank), "winner", "")


def _category(context: Context, found: Rows) -> str:
    round = reference(found.views[0], "round")
    return context.shown(context.facts.answer(f"results.{round}.category"))


def _retired(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the entries that did not finish."""
    if not found.views or "status" not in found.views[0].cells or not bag.op("retired"):
        return found
    bag.op("from")
    kept = (view for view in found.views if view.value("status") == "retired")
    return found.narrowed(kept, "status", "=retired")


def _around(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows before or after the start of a round or of a year.

    Raises:
        NotAQuery: the rows have no dates, or no such time is named.
    """
    sign = -1 if bag.has("before") else 1 if bag.has("after") else 0
    if not sign or not found.views or not bag.op("before", "after"):
        return found
    event = held(context, bag)
    year = None if event else bag.number("year")
    limit = str(event.value("start")) if event else str(year or "")
    dated = next((n for n in ("date", "day", "start") if n in found.views[0].record.fields), None)
    if dated is None or not limit:
        raise NotAQuery
    size = len(limit)
    days = ((view, str(view.value(dated) or "")[:size]) for view in found.views)
    kept = (view for view, day in days if day and (day > limit) - (day < limit) == sign)
    return found.narrowed(kept, dated, f"{'<' if sign < 0 else '>'}{limit}")


def _flagged(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows with a yes/no value, or those without it."""
    item = bag.take("flag")
    if item is None or not isinstance(item.value, Field):
        return found
    wanted, name = not bag.op("not"), item.value.name
    our_team(context, bag)
    bag.op("end")
    if not found.views or name not in found.views[0].record.fields:
        raise NotAQuery
    kept = (view for view in found.views if view.value(name) is wanted)
    return found.narrowed(kept, name, f"={'yes' if wanted else 'no'}")


def _ranked(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows of the first places."""
    top = bag.number("top")
    wanted = set(range(1, top + 1)) if top else set()
    if rank := None if top else bag.number("rank"):
        wanted = {rank}
    if bag.has("podium"):
        bag.op("podium")
        wanted = {1, 2, 3}
    if not wanted:
        return found
    bag.op("end", "comes")
    if not found.views:
        return found
    # The second of the team's drivers is no place in a result.
    if "position" not in found.views[0].record.fields or "name" in found.views[0].cells:
        raise NotAQuery
    kept = by_place(view for view in found.views if view.value("position") in wanted)
    return found.narrowed(kept, "position", f"<={max(wanted)}" if top else f"={max(wanted)}")


def _dated(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows of a day."""
    item = bag.take("date")
    if item is None:
        return found
    day = item.value
    if not found.views:
        raise NotAQuery
    for name in {"day", "date"} & found.views[0].record.fields.keys():
        kept = [view for view in found.views if str(view.value(name)) == str(day)]
        return found.narrowed(kept, name, f"={day}")
    if "start" not in found.views[0].record.fields:
        raise NotAQuery
    kept = [v for v in found.views if str(v.value("start")) <= str(day) <= str(v.value("end"))]
    return found.narrowed(kept, "start", f"<={day}")


def _landed(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows of a country."""
    item = bag.take("country")
    if item is None:
        return found
    bag.op("from", "comes")
    name = found.columns[2] if len(found.columns) > 2 else ""
    if not found.views or not name.endswith("country"):
        raise NotAQuery
    kept = (view for view in found.views if view.value(name) == item.value)
    return found.narrowed(kept, name, f"={item.value}")


def _valued(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows with a value the question names: a place, a class, a make.

    Raises:
        NotAQuery: of some rows it is not known.
    """
    while called := _values(found):
        names = bag.phrase(called, "other", "noun", "name", "op")
        if names is None:
            return found
        for op, name in (("start", "start_place"), ("end", "finish_place")):
            if bag.has(op) and not bag.has("start" if op == "end" else "end"):
                names = {pair for pair in names if pair[0] == name} or names
        bag.op("start", "end", "from")
        field, value = min(names)[0], min(names)[1]
        fields = {each for each, _ in names}
        wanted = {value for _, value in names}
        kept = [v for v in found.views if any(_text(v, each) & wanted for each in fields)]
        is_entry = found.views[0].key.startswith("entries.")
        # Who has a place has finished, whether a status is stated or not.
        known = (field, "position") if field == "status" else (field,)
        if is_entry and any(all(v.value(n) is None for n in known) for v in found.views):
            raise NotAQuery
        words = dict.fromkeys(phrases(found.views[0].record.fields[field]), True)
        bag.phrase(words, "other", "noun")
        found = found.narrowed(kept, field, f"={value}" if len(fields) == 1 else "")
    return found


def _values(found: Rows) -> dict[Phrase, set[tuple[str, str]]]:
    """Return the values of the rows by their words, with the fields that hold them."""
    called: dict[Phrase, set[tuple[str, str]]] = {}
    if not found.views:
        return called
    for name, field in found.views[0].record.fields.items():
        if field.shape == "value" and (field.hint is str or field.options) and name != "name":
            for view in found.views:
                for text in _text(view, name):
                    for lang, said in (("en", text), ("nl", _dutch(text))):
                        phrase = stems(folded(said).split(), lang)
                        called.setdefault(phrase, set()).add((name, text))
    called.pop((), None)
    return called


def _dutch(text: str) -> str:
    return WORDS[text].nl if text in WORDS else text


def _text(view: View, name: str) -> set[str]:
    value = view.value(name)
    values = value if isinstance(value, tuple) else (value,)
    return {each for each in values if isinstance(each, str)}


def _measured(context: Context, bag: Bag, found: Rows) -> Rows:
    """Keep the rows that are longer than 400 km, if the question says so."""
    number = bag.take("number") if bag.has("than", "more", "fewer") else None
    if number is None:
        return found
    adjective, unit = bag.adjective("more"), bag.take("unit")
    sign = -1 if bag.has("fewer") else 1
    bag.op("than", "more", "fewer")
    if not found.views:
        raise NotAQuery
    record = found.views[0].record
    is_total = bag.op("total")
    dimension, sign = adjective or ("", sign)
    field = bag.phrase(measures(record)) or measure(record, dimension, last=bool(is_total))
    if field is None or (unit and field.unit != unit.value):
        raise NotAQuery
    limit = number.value
    assert isinstance(limit, int)
    kept = [v for v in found.views if (size := amount(v, field)) and (size - limit) * sign > 0]
    if not kept and field.unit and not is_total and adjective:
        # A limit that no special reaches is one for the whole distance.
        field = measure(record, dimension, last=True) or field
        kept = [v for v in found.views if (size := amount(v, field)) and (size - limit) * sign > 0]
    columns = tuple(dict.fromkeys((*found.columns[:4], field.name, *found.columns[4:])))
    found = msgspec.structs.replace(found, columns=columns)
    return found.narrowed(kept, field.name, f"{'>' if sign > 0 else '<'}{limit}")
