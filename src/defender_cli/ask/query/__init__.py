"""Questions that are queries: lists, counts, comparisons, yes/no, the clock, keys.

A question is cut into items (`lexicon`), and each form takes the items it understands. A form
answers only if no word is left over; what no form reads is left to the ranker.
"""

import re
from collections.abc import Callable
from datetime import date

import msgspec

from defender_cli.ask.query import (
    aggregates,
    claims,
    compare,
    lists,
    moments,
    outcomes,
    posts,
    spans,
    values,
    whether,
)
from defender_cli.ask.query.bag import Bag
from defender_cli.ask.query.found import Context, Found, NotAQuery, Nothing
from defender_cli.ask.query.lexicon import read
from defender_cli.ask.query.terms import term
from defender_cli.ask.query.words import last_of_month
from defender_cli.errors import DefenderError, NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.i18n.format import shown
from defender_cli.lookup import rounds

__all__ = ["Found", "answer"]

_FORMS: tuple[Callable[[Context, Bag], Found | None], ...] = (
    compare.difference,
    compare.compared,
    spans.days,
    outcomes.leader,
    outcomes.points,
    posts.champion,
    posts.staff,
    posts.based,
    posts.profile,
    posts.until_when,
    spans.age,
    posts.ordinal_person,
    outcomes.winner,
    posts.before,
    moments.moment,
    aggregates.most,
    lists.entered_with,
    aggregates.career_of,
    aggregates.total,
    aggregates.superlative,
    aggregates.count,
    lists.listing,
    values.name,
    values.value,
)
_WHETHER: tuple[Callable[[Context, Bag], Found | None], ...] = (
    compare.difference,
    compare.compared,
    moments.season_over,
    whether.won,
    whether.counted,
    whether.finished,
    whether.crew,
    claims.is_value,
    whether.is_member,
)
_DUTCH = re.compile(r"\s*wat\b", re.IGNORECASE)
_KEY = re.compile(r"\s*([a-z_]+(?:\.[a-z0-9_-]+)+)\s*")


def answer(facts: AsOf, text: str, lang: str | None = None, spoken: str = "en") -> Found | None:
    """Return what a question leads to if it is a query in every word, else None.

    `lang` is the language asked for; without it the answer is in that of the question, or in
    `spoken` if its words do not tell.

    Raises:
        NotFound: it is a query, and nothing on file answers it.
    """
    if key := _KEY.fullmatch(text):
        return _of_key(facts, key[1], lang or spoken)
    asked = lang or ("nl" if _DUTCH.match(text) else "en")
    if found := term(facts, text, asked):
        return msgspec.structs.replace(found, lang=asked)
    bag = read(facts, text)
    content = [item for item in bag.items if item.kind != "light"]
    if any(item.kind == "other" for item in content) and len(content) > _LONG:
        return None
    said = lang or bag.lang or spoken
    context = Context(facts, said)
    found = _first(context, bag, text)
    if found is not None:
        return msgspec.structs.replace(found, lang=said)
    then = _day_of(bag, facts.day)
    if then is None:
        return None
    context = Context(AsOf(facts.base, then), said)
    found = _first(context, bag, text)
    if found is None:
        return None
    command = f"{found.command} --as-of {then}"
    return msgspec.structs.replace(found, lang=said, command=command)


def _not_found(nothing: Nothing, lang: str, text: str) -> NotFound:
    evidence = [f"  {line}" for line in nothing.near]
    pairs = [line.partition("  ")[::2] for line in nothing.near]
    hint = f"try: defender get {pairs[0][0]}" if pairs else "try: defender schedule"
    error = NotFound(nothing.said.in_language(lang), input=text, evidence=evidence, hint=hint)
    error.lang = lang
    error.readings = [{"key": key, "answer": said, "confidence": 0.0} for key, said in pairs]
    return error


_LONG = 9
"""Items beyond which a sentence with unknown words is no query."""


def _first(context: Context, bag: Bag, text: str) -> Found | None:
    """Return what the first form that fits finds.

    Raises:
        NotFound: it fits, and nothing on file answers.
    """
    for form in _WHETHER if bag.asks_whether else _FORMS:
        try:
            found = form(context, bag.copy())
        except Nothing as nothing:
            raise _not_found(nothing, context.lang, text) from None
        except (NotAQuery, DefenderError):
            # Nothing on file of what is asked: the ranker says what is missing.
            continue
        if found is not None:
            return msgspec.structs.replace(found, form=f"{form.__module__}.{form.__name__}")
    return None


def _day_of(bag: Bag, today: date) -> date | None:
    """Take a month or a day with its year, and return its last day if that has been.

    What has dates of its own is not about that day but on it.
    """
    if bag.has("race", "where") or bag.noun("rounds", "stages", "tests", "timeline"):
        return None
    item = bag.take("date")
    if item is not None and isinstance(item.value, date):
        return item.value if item.value <= today else None
    month, year = bag.number("month"), bag.number("year")
    if month is None or year is None:
        return None
    then = last_of_month(year, month)
    return then if then <= today else None


def _of_key(facts: AsOf, key: str, lang: str) -> Found | None:
    """Return the value of a key; a round may be called by its event."""
    found = facts.answer(key)
    parts = key.split(".")
    if found is None and parts[0] == "rounds" and len(parts) > 2:
        try:
            view = rounds.resolve(
                facts, parts[1], None, rounds.running_or_next, "defender schedule"
            )
        except DefenderError:
            return None
        found = facts.answer(".".join((view.key, *parts[2:])))
    if found is None:
        return None
    line = f"{found.key}: {shown(found, lang)}"
    if found.note:
        line += f" ({found.note.in_language(lang)})"
    return Found(facts, (line,), f"defender get {found.key}", found.sources, found.key, found.value,
                 lang=lang)  # fmt: skip
