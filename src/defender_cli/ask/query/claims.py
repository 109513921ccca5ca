"""Whether a value of a record is as the question says: any field, typed as the schema has it."""

from collections.abc import Iterator

import msgspec

from defender_cli.ask.query.bag import Bag, Item, Name, Noun
from defender_cli.ask.query.found import Context, Found, number_of_value, verdict
from defender_cli.ask.query.records import VERBS, Named, about, facts_of, synonyms, words
from defender_cli.ask.query.rounds_named import (
    our_team,
)
from defender_cli.ask.query.words import stems
from defender_cli.ask.vocabulary import words_of
from defender_cli.facts.statements import Answer
from defender_cli.i18n.format import shown
from defender_cli.lookup import rounds, teams
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Country, Date, PartialDate, Text

_BOTH = ("en", "nl")
_IDLE = words_of(
    "made built fitted fit run runs part held of gemaakt gebouwd uitgerust loopt nog still a car "
    "auto rally team own native former from uit on by door mee levert delivers produces"
)
"""Words that say nothing about a value."""

_PREPOSITIONS = words_of("voor for na after before from van tot until with bij at in op on")


def is_value(context: Context, bag: Bag) -> Found | None:
    """Is a car road legal; does a stage start in a town; is somebody French, or the boss."""
    if bag.has("win"):
        return None
    negated, team = bag.op("not"), teams.ours(context.facts)
    records = about(context, bag, rounds.latest_with_result)
    if not records:
        car = teams.car(context.facts)
        records = (*((f"cars.{car}",) if car else ()), f"teams.{team}")
    if not our_team(context, bag) and bag.is_empty:
        return None
    said = _claim(bag)
    for claim in (said, msgspec.structs.replace(said, is_loose=True)):
        found = [*_verdicts(context, records, claim, bag.is_past)]
        if found:
            is_so, answer = max(found, key=lambda pair: pair[0])
            return verdict(context, is_so is not negated, answer)
    return None


def _verdicts(
    context: Context, records: tuple[str, ...], claim: "Claim", is_past: bool
) -> Iterator[tuple[bool, Answer]]:
    """Yield the values that bear a claim out, or refute it."""
    for record in records:
        until = context.facts.answer(f"{record}.until")
        for named in facts_of(context.facts, record):
            answer = context.facts.answer(named.key)
            is_so = _bears_out(named, answer, claim) if answer else None
            if answer is not None and is_so is not None:
                is_over = answer.field.name == "role" and until is not None and not is_past
                yield is_so and not is_over, answer


class Claim(msgspec.Struct, frozen=True):
    """What a question says of a value, once its record has been taken from it.

    `sign` tells whether more (1) or less (-1) than a number is asked for, `dimension` of what.
    If it `is_loose`, part of the name of a field is enough.
    """

    items: tuple[Item, ...]
    proper: frozenset[str]
    sign: int = 0
    dimension: str = ""
    is_loose: bool = False

    def named(self, named: Named) -> tuple[bool, list[Item]]:
        """Return whether a field is named, by its name or a verb for it, and what else is said."""
        names = [item for item in self.items if item.text in self.proper]
        bag = Bag(tuple(item for item in self.items if item not in names), False, "")
        field = named.key.rpartition(".")[2]
        content = [item for item in bag.items if item.text not in _PREPOSITIONS]
        said = bag.phrase(dict.fromkeys(named.phrases, True))
        found = (
            # A preposition alone names nothing.
            (said and any(item not in bag.items for item in content))
            or any(field in names and bag.op(verb) for verb, names in VERBS.items())
            or bool(self.dimension)
            and not named.phrases.isdisjoint(_stems(self.dimension))
            or self._by_other_words(named, bag)
        )
        return found, [item for item in (*bag.items, *names) if item.kind != "light"]

    def _by_other_words(self, named: Named, bag: Bag) -> bool:
        """Take a synonym of a field's name, a compound of it, or part of a name."""
        own = {word for phrase in named.own for word in phrase}
        for item in bag.items:
            others = {stem for word in synonyms().get(item.text, ()) for stem in _stems(word)}
            is_part = self.is_loose and any(word.startswith(item.text[:-1]) for word in own)
            # The head of a Dutch compound is its end: a roof light is a light.
            heads = {p[0] for p in named.phrases if len(p) == 1 and len(p[0]) > _HEAD}
            is_part = is_part or (
                self.is_loose
                and any(stem[0].endswith(head) for stem in _stems(item.text) for head in heads)
            )
            if is_part or not named.phrases.isdisjoint(others):
                bag.items.remove(item)
                return True
        return False


_HEAD = 4
"""Letters that the head of a compound has at least."""


def _stems(text: str) -> set[tuple[str, ...]]:
    return {stems(text.split(), lang) for lang in _BOTH}


def _claim(bag: Bag) -> Claim:
    adjective = bag.adjective("more")
    sign = adjective[1] if adjective else bag.op("more") - bag.op("fewer")
    bag.op("than", "comes", "from", "drives", "driven", "now", "left", "with")
    items = [item for item in bag.items if item.text not in _IDLE]
    return Claim(tuple(items), bag.proper, sign, adjective[0] if adjective else "")


def _bears_out(named: Named, answer: Answer, claim: Claim) -> bool | None:
    """Return whether a value is as said; None if the words are not about it, or leave it open."""
    value, hint = answer.value, answer.field.hint
    is_named, left = claim.named(named)
    only = left[0] if len(left) == 1 else None
    if value is None or (claim.is_loose and not isinstance(value, str | bool)):
        return None
    if isinstance(value, bool):
        return value if is_named and not left else None
    if number := number_of_value(value):
        return _measures(number, claim, left) if is_named else None
    if hint is Country and (is_named or answer.field.name == "country"):
        is_country = only is not None and only.kind == "country"
        return only.value == value if is_country and only else _says(answer, left, False, claim)
    content = [item for item in claim.items if item.kind != "light"]
    noun = content[0].value if len(content) == 1 else None
    if answer.field.options and isinstance(noun, Noun):
        is_of = noun.collection == named.key.partition(".")[0]
        fits = noun.option in (value, None) or str(value).endswith(f" {noun.option}")
        return fits if is_of else None
    if is_named and not left and not answer.field.targets:
        return not str(value).startswith(("no ", "none")) and hint not in (Date, PartialDate)
    if answer.field.targets and only and isinstance(only.value, Name):
        is_of = is_named and only.value.collection in answer.field.targets
        return getattr(value, "id", None) == only.value.id if is_of else None
    if hint in (Date, PartialDate) and is_named and only and only.kind in ("date", "year"):
        return str(value).startswith(str(only.value))
    return _says(answer, left, is_named, claim)


def _measures(number: tuple[float, str | None], claim: Claim, left: list[Item]) -> bool | None:
    """Return whether a number is the one that is left, or more or less than it."""
    value, unit = number
    said = [item for item in left if not (item.kind == "unit" and item.value == unit)]
    if not said and not claim.sign and unit is None:
        return value > 0
    if len(said) != 1 or said[0].kind not in ("number", "rank", "year"):
        return None
    wanted = float(str(said[0].value))
    return (value - wanted) * claim.sign > 0 if claim.sign else value == wanted


def _says(answer: Answer, left: list[Item], is_named: bool, claim: Claim) -> bool | None:
    """Return whether a text has the words that are left; not so only if all are names."""
    said = words(left)
    if not said or claim.sign:
        return None
    known = {stem for lang in _BOTH for stem in stems(folded(shown(answer, lang)).split(), lang)}
    if all(
        not known.isdisjoint(stem for phrase in _stems(word) for stem in phrase) for word in said
    ):
        return True
    text = shown(answer, "en") if isinstance(answer.value, str | Text) else ""
    is_name = text[:1].isupper() and len(text.split()) <= _NAME
    return False if is_named and is_name and {*said} <= claim.proper else None


_NAME = 8
"""Words that a text may have to be a name."""
