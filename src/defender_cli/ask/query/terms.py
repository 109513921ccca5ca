"""What a term of the sport means: "what is a liaison"."""

import re

from defender_cli.ask.query.found import Context, Found, resting_on
from defender_cli.facts.asof import AsOf
from defender_cli.lookup.terms import find

_ASKED = re.compile(
    r"\s*(?:(?:what(?: is|'s| are)|what does|define|wat (?:is|zijn)|wat betekent)"
    r"(?: (?:an?|the|een|de|het))? )(.+?)(?: mean)?\s*[?.]*\s*",
    re.IGNORECASE,
)


def term(facts: AsOf, text: str, lang: str) -> Found | None:
    """Return the meaning of a term that is asked for by itself, or None."""
    asked = _ASKED.fullmatch(text)
    view = find(facts, asked[1]) if asked else None
    meaning = view.answer("definition") if view else None
    if view is None or meaning is None:
        return None
    context = Context(facts, lang)
    name = context.shown(view.answer("label"))
    return resting_on(context, f"{name[:1].upper()}{name[1:]}: {context.shown(meaning)}", meaning)
