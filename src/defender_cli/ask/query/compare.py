"""Two of a kind side by side: which is more, and by how much."""

from collections.abc import Iterator

import msgspec

from defender_cli.ask.query import pairs
from defender_cli.ask.query.bag import Bag, Name
from defender_cli.ask.query.found import (
    Context,
    Found,
    noted,
)
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.pairs import Pair, of_answers
from defender_cli.ask.query.specs import spec_names
from defender_cli.ask.query.words import stems
from defender_cli.i18n.format import number as in_words
from defender_cli.i18n.messages import UNITS
from defender_cli.lookup import teams

BLUR = 0.05
"""Difference below which a note (about, measured otherwise) leaves open which value is more."""

NOT_ALIKE = (
    "the figures on file were not measured alike",
    "de cijfers in de feiten zijn niet op dezelfde manier gemeten",
)
"""Said in both languages where that difference leaves it open."""


def compared(context: Context, bag: Bag) -> Found | None:
    """Is one more than the other, which of two is, by how much; or both side by side."""
    more, fewer = bag.op("more"), bag.op("fewer")
    adjective = bag.adjective("more") or bag.adjective("most")
    both, same = bag.op("compare"), bag.op("same")
    much = bag.op("difference")
    much = bag.op("much", "count") or much
    which = bag.op("which", "who")
    if not (more or fewer or adjective or both or same or much) or bag.has("most"):
        return None
    leads = bag.op("lead") or bag.op("behind")
    bag.op("than", "between", "comes")
    dimension, sign = adjective or ("", -1 if fewer else 1)
    if both:
        dimension = BOTH
    for pairing in (pairs.people, _cars, pairs.stages, pairs.rounds):
        found = pairing(context, rest := bag.copy(), dimension)
        if not found or not rest.is_empty:
            continue
        if not (much or both or same or which or bag.asks_whether) or (
            much and not (adjective or more or fewer or leads or bag.has("years"))
            and pairing is not _cars
        ):  # fmt: skip
            return None
        asked = "both" if both else "same" if same else "much" if much else ""
        asked = asked or ("which" if which else "whether")
        first, *others = (_settled(context, pair, sign, asked) for pair in found)
        lines = (*first.lines, *(line for each in others for line in each.lines))
        return msgspec.structs.replace(first, lines=lines)
    return None


def _settled(context: Context, pair: Pair, sign: int, asked: str) -> Found:
    """Return the comparison of two values, with the verdict first.

    Raises:
        Nothing: their notes leave open which is more.
    """
    one, other = pair.numbers
    gap = round(one - other, 6)
    listed = ", ".join(
        f"{name} {shown}" for name, shown in zip(pair.names, pair.shown, strict=True)
    )
    line, value = f"{pair.heading}: {listed}", gap
    if pair.blurred and gap and asked != "both" and abs(gap) < BLUR * max(abs(one), abs(other)):
        raise nothing(*NOT_ALIKE, *(f"{key}  {name}: {shown}" for key, name, shown
                        in zip(pair.keys, pair.names, pair.shown, strict=True)))  # fmt: skip
    if asked == "both":
        return Found(context.facts, (line,), pair.command, pair.sources)
    if asked == "much":
        lead = _amount(context, abs(gap), pair.unit)
    elif asked == "which":
        lead = pair.names[0 if gap * sign > 0 else 1] if gap else context.say("the same", "gelijk")
    else:
        value = gap == 0 if asked == "same" else gap * sign > 0
        lead = context.yes_no(bool(value))
        return Found(context.facts, (f"{lead}: {line}",), pair.command, pair.sources, value=value)
    unit = pair.unit if asked == "much" else None
    return Found(context.facts, (f"{lead} – {line}",), pair.command, pair.sources,
                 value=value, unit=unit)  # fmt: skip


def _amount(context: Context, gap: float, unit: str | None) -> str:
    said = UNITS.get(unit or "", unit or "") if context.lang == "nl" else unit or ""
    whole = int(gap) if gap == int(gap) else gap
    return f"{in_words(whole, context.lang)} {said}".strip()


def _cars(context: Context, bag: Bag, dimension: str) -> list[Pair]:
    """Return two cars by a spec; one that is named is compared with ours."""
    facts = context.facts
    one, other = bag.name("cars"), bag.name("cars")
    bag.noun("cars")
    ours = teams.car(facts)
    if one is not None and other is None and ours is not None:
        one, other = Name("cars", ours), one
    if one is None or other is None or one.id == other.id:
        return []
    names = (context.name("cars", one.id), context.name("cars", other.id))
    said = [word for item in bag.items for word in item.text.split()]
    near: list[str] = []
    for spec in _specs(context, said, dimension):
        answers = [facts.answer(f"cars.{each.id}.specs.{spec}") for each in (one, other)]
        label = context.shown(facts.answer(f"specs.{spec}.label"))
        command = f"defender car specs {spec} --compare {other.id}"
        if pair := of_answers(context, label, names, answers, command):
            bag.items.clear()
            return pair
        known = [answer for answer in answers if answer and answer.value is not None]
        if len(known) == 2 and not near:
            near = [f"{answer.key}  {noted(context, answer)}" for answer in known]
            words = Pair(label, names, (0, 0), (noted(context, known[0]), noted(context, known[1])),
                         command, (*known[0].sources, *known[1].sources))  # fmt: skip
    if not near:
        return []
    if dimension == BOTH:
        bag.items.clear()
        return [words]
    raise nothing(f"{names[0]} and {names[1]}: no figures to compare",
                  f"{names[0]} en {names[1]}: geen cijfers om te vergelijken", *near)  # fmt: skip


BOTH = "both"
"""Stands for a dimension where values are only put side by side."""


def _specs(context: Context, said: list[str], dimension: str) -> Iterator[str]:
    """Yield the specs called so, the closest name first; or those that say a dimension."""
    named = [(id, names) for id, names in spec_names(context)]
    dimension = "" if dimension == BOTH else dimension
    wanted = {stems(said or dimension.split(), lang) for lang in _BOTH} - {()}
    yield from (id for id, names in named if names & wanted)
    if said:
        parts = [set(each) for each in wanted]
        for id, names in named:
            if any(part < set(name) for part in parts for name in names if len(name) < 4):
                yield id
    elif dimension:
        yield from (id for id, names in named if any(w[0] in n for w in wanted for n in names))


_BOTH = ("en", "nl")
