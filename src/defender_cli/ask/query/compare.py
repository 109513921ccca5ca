"""Two of a kind side by side: which is more, and by how much."""

from defender_cli.ask.query.bag import Bag, Name
from defender_cli.ask.query.found import Context, Found, Nothing, number_of_value
from defender_cli.ask.query.measures import NOT_ALIKE, is_blurred, near, nothing
from defender_cli.ask.query.pairs import PAIRINGS, Pair
from defender_cli.ask.query.words import stems
from defender_cli.ask.wording import stated
from defender_cli.i18n.format import number as in_words
from defender_cli.i18n.messages import UNITS
from defender_cli.lookup import teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Text


def compared(context: Context, bag: Bag) -> Found | None:
    """Is one more than the other, which of two is, by how much; or both side by side.

    Raises:
        Nothing: there are no two figures, or their notes leave open which is more.
    """
    more, fewer = bag.op("more"), bag.op("fewer")
    adjective = bag.adjective("more") or bag.adjective("most")
    both, same, gap = bag.op("compare"), bag.op("same"), bag.op("difference")
    much, which = bag.op("much", "count") or gap, bag.op("which", "who")
    leads, trails = bag.has("lead"), bag.op("behind")
    if not (more or fewer or adjective or both or same or much or leads or trails):
        return None
    if bag.has("most"):
        return None
    is_more = adjective or more or fewer or leads or trails
    bag.op("than", "between", "comes")
    dimension, sign = adjective or ("", -1 if fewer or trails else 1)
    asks = {"both": both, "same": same, "much": much, "which": which, "whether": bag.asks_whether}
    asked = next((name for name, is_it in asks.items() if is_it), None)
    for pairing in PAIRINGS if asked else ():
        try:
            found = pairing(context, rest := bag.copy(), "" if both else dimension)
        except Nothing as nothing:
            if not both:
                raise
            lines = tuple(each.partition("  ")[2] for each in nothing.near)
            return Found(context.facts, lines, "defender car specs --compare")
        if not found or not rest.is_empty:
            continue
        if asked == "much" and not (is_more or bag.has("years") or gap):
            return None
        first, *others = (_settled(context, pair, sign, str(asked)) for pair in found)
        lines = (*first.lines, *(line for each in others for line in each.lines))
        return Found(
            context.facts, lines, first.command, first.sources, None, first.value, first.unit
        )
    return None


def _settled(context: Context, pair: Pair, sign: int, asked: str) -> Found:
    """Return the comparison of two values, with the verdict first.

    Raises:
        Nothing: their notes leave open which is more; the first reading is the verdict.
    """
    one, other = pair.numbers
    gap = round(one - other, 6)
    listed = ", ".join(f"{n} {shown}" for n, shown in zip(pair.names, pair.shown, strict=True))
    lead, value, mark = "", None if asked == "both" else gap, " – "
    if asked == "much":
        lead = _amount(context, abs(gap), pair.unit)
    elif asked == "which":
        lead = pair.names[0 if gap * sign > 0 else 1] if gap else context.say("the same", "gelijk")
    elif asked != "both":
        value = gap == 0 if asked == "same" else gap * sign > 0
        lead, mark = context.yes_no(bool(value)), ": "
    heads = f"{lead}{mark}" if lead else "", f"{pair.heading}: " if pair.heading else ""
    line = f"{''.join(heads)}{listed}"
    if asked != "both" and is_blurred(one, other, pair.answers):
        verdict = f"{pair.answers[0].key}  {line}"
        raise nothing(*NOT_ALIKE, verdict, *near(context, pair.answers))
    sources = dict.fromkeys(each for answer in pair.answers for each in answer.sources)
    unit = pair.unit if asked == "much" else None
    return Found(context.facts, (line, *pair.details), pair.command, tuple(sources),
                 value=value, unit=unit)  # fmt: skip


def _amount(context: Context, gap: float, unit: str | None) -> str:
    said = UNITS.get(unit or "", unit or "") if context.lang == "nl" else unit or ""
    whole = int(gap) if gap == int(gap) else gap
    return f"{in_words(whole, context.lang)} {said}".strip()


def difference(context: Context, bag: Bag) -> Found | None:
    """A difference that is itself on file: how much wider the track is than another car's."""
    asks = bag.op("much", "count")
    if not (asks or bag.asks_whether) or not bag.op("than"):
        return None
    facts = context.facts
    cars = [item for item in bag.items if getattr(item.value, "collection", "") == "cars"]
    subject = cars[0].value if len(cars) > 1 else None
    car = subject.id if isinstance(subject, Name) else teams.car(facts)
    shared = set.intersection(
        *({*folded(context.name("cars", id)).split()} for id in facts.ids("cars"))
    )
    said = [word for item in bag.items if item.kind != "op" and item.value is not subject
            for word in item.text.split() if item not in cars or word not in shared]  # fmt: skip
    for id in facts.ids("specs") if car else ():
        label, answer = facts.answer(f"specs.{id}.label"), facts.answer(f"cars.{car}.specs.{id}")
        if answer and label and isinstance(label.value, Text) and _says(label.value, said):
            line = stated(facts, answer, context.lang)
            line = line if asks else f"{context.yes_no(True)}: {line}"
            value = number_of_value(answer.value) or (None, None)
            return Found(facts, (line,), f"defender car specs {id} --sources", answer.sources,
                         answer.key, *value)  # fmt: skip
    return None


def _says(label: Text, said: list[str]) -> bool:
    """Return whether a label has the words of a question and no others of content."""
    idle = {"the", "than", "de", "het", "dan", "is"}
    for lang in ("en", "nl"):
        content = [word for word in folded(label.in_language(lang)).split() if word not in idle]
        if len(content) > 1 and {*stems(content, lang)} == {*stems(said, lang)}:
            return True
    return False
