"""What specs are called; a spec by its name alone, and a difference that is itself on file."""

from functools import lru_cache

from defender_cli.ask.query.bag import Bag, Item, Name, Phrase
from defender_cli.ask.query.found import (
    Context,
    Found,
    noted,
)
from defender_cli.ask.query.measures import nothing
from defender_cli.ask.query.pairs import number_of_value
from defender_cli.ask.query.words import Adjective, stems
from defender_cli.facts.asof import AsOf
from defender_cli.facts.statements import Answer
from defender_cli.lookup import teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Quantity, Text

_BOTH = ("en", "nl")


def spec_names(context: Context) -> list[tuple[str, set[Phrase]]]:
    """Return the specs, each with the phrases it is called by."""
    return _spec_names(context.facts)


@lru_cache(maxsize=2)
def _spec_names(facts: AsOf) -> list[tuple[str, set[Phrase]]]:
    listed: list[tuple[str, set[Phrase]]] = []
    for id in facts.base.ids("specs"):
        label, names = (facts.stored(f"specs.{id}.{field}") for field in ("label", "names"))
        said = list(names) if isinstance(names, tuple) else []
        if isinstance(label, Text):
            said = [label.en, label.nl, *said]
        words = [folded(each).split() for each in said]
        listed.append((id, {stems(each, lang) for each in words for lang in _BOTH}))
    # What a spec is called itself goes before what others are called as well.
    return sorted(listed, key=lambda pair: not any(len(name) == 1 for name in pair[1]))


def stated(context: Context, bag: Bag) -> Found | None:
    """A difference that is itself on file: how much wider the track is than another car's."""
    asks = bag.op("much", "count")
    if not asks and not bag.asks_whether:
        return None
    names = [item for item in bag.items if isinstance(item.value, Name)]
    subject = names[0] if len(names) > 1 else None
    if not bag.has("than"):
        return None
    ours = teams.car(context.facts)
    car = subject.value.id if subject and isinstance(subject.value, Name) else ours
    if car is None:
        return None
    words = [item for item in bag.items if item.kind != "op" and item is not subject]
    said = {stems([w for item in words for w in _words(context, item)], lang) for lang in _BOTH}
    for id in context.facts.ids("specs"):
        label = context.facts.answer(f"specs.{id}.label")
        answer = context.facts.answer(f"cars.{car}.specs.{id}")
        if answer and label and isinstance(label.value, Text) and _says(label.value, said):
            heading = context.shown(label)
            heading = heading[:1].lower() + heading[1:]
            line = f"{context.name('cars', car)}: {heading}: {noted(context, answer)}"
            if not asks:
                line = f"{context.yes_no(True)}: {line}"
            value = number_of_value(answer.value) or (None, None)
            command = f"defender car specs {id} --sources"
            return Found(context.facts, (line,), command, answer.sources, answer.key, *value)
    return None


def _words(context: Context, item: Item) -> list[str]:
    """Return the words of an item; a car's are those that tell it from the others."""
    if isinstance(item.value, Name) and item.value.collection == "cars":
        names = [set(folded(context.name("cars", id)).split()) for id in context.facts.ids("cars")]
        shared = set.intersection(*names)
        return [word for word in item.text.split() if word not in shared]
    return item.text.split()


def _says(label: Text, said: set[Phrase]) -> bool:
    """Say whether a label has the words of a question and no others of content."""
    idle = {"the", "than", "de", "het", "dan", "is"}
    for lang, text in (("en", label.en), ("nl", label.nl)):
        words = [word for word in folded(text).split() if word not in idle]
        if len(words) > 1 and set(stems(words, lang)) in [set(each) for each in said]:
            return True
    return False


LONGEST = 5
"""Items of the longest name of a spec."""

_STRANGE = ("who", "win", "when", "where", "count", "until", "start", "end", "driven", "drives")
"""Operators that the name of a spec does not hold."""


def spec(context: Context, bag: Bag) -> Found | None:
    """The top speed; what tyres they use.

    Raises:
        Nothing: it is known of other cars alone.
    """
    if bag.asks_whether:
        return None
    how = bag.take("other", lambda item: item.text in ("how", "hoe"))
    sized = bag.take("adj", lambda item: getattr(item.value, "degree", "") == "plain")
    if bool(how) != bool(sized):
        return None
    bag.op("which", "much", "list")
    named = bag.name("cars")
    bag.noun("cars")
    if len(bag.items) > LONGEST or bag.has(*_STRANGE):
        return None
    words = [word for item in bag.items for word in item.text.split()]
    if how and sized and isinstance(sized.value, Adjective) and sized.value.dimension:
        words = [how.text, sized.text, *words]
    specs = _called(context, words) if words else []
    car = named.id if named else teams.car(context.facts) if specs else None
    if car is None or bag.name("cars"):
        return None
    known = [a for id in specs if (a := _answer(context, car, id)) and a.value is not None]
    if not known:
        others = (each for each in context.facts.ids("cars") if each != car)
        near = [f"cars.{each}.specs.{id}" for each in others for id in specs]
        answers = (context.facts.answer(key) for key in near)
        lines = [f"{each.key}  {_line(context, each)}" for each in answers if each]
        if lines:
            label = context.shown(context.facts.answer(f"specs.{specs[0]}.label"))
            about = f"{context.name('cars', car)} {label}"
            raise nothing(f"the facts do not answer that: nothing is known of {about}",
                          f"daar staat niets over in de feiten: niets bekend van {about}",
                          *lines[:3])  # fmt: skip
        return None
    lines = [_line(context, each) for each in known]
    first, value = known[0], known[0].value
    amount, unit = (value.value, value.unit) if isinstance(value, Quantity) else (value, None)
    return Found(context.facts, tuple(lines), f"defender get {first.key}", first.sources,
                 first.key, amount, unit)  # fmt: skip


def _answer(context: Context, car: str, spec: str) -> Answer | None:
    return context.facts.answer(f"cars.{car}.specs.{spec}")


def _line(context: Context, answer: Answer) -> str:
    _, car, _, spec = answer.key.split(".")
    label = context.shown(context.facts.answer(f"specs.{spec}.label"))
    return f"{context.name('cars', car)} – {label}: {noted(context, answer)}"


def _is_in_label(context: Context, id: str, words: list[str]) -> bool:
    label = context.facts.stored(f"specs.{id}.label")
    texts = (label.en, label.nl) if isinstance(label, Text) else ()
    return any({*words} <= {*folded(text).split()} for text in texts)


def _called(context: Context, words: list[str]) -> list[str]:
    """Return the specs whose name is these words, else those whose label begins with them."""
    wanted = {stems(words, lang) for lang in ("en", "nl")} - {()}
    named = spec_names(context)
    exact = [id for id, names in named if names & wanted]
    if len(exact) > 1:
        # Where several are called so, those with the words in their label are meant.
        exact = [id for id in exact if _is_in_label(context, id, words)] or exact
    size = len(words)
    return exact or [id for id, names in named if any(name[:size] in wanted for name in names)]
