"""Terms of the sport, by what they are called."""

from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.lookup.names import folded
from defender_cli.schema.types import Text


def find(facts: AsOf, text: str) -> View | None:
    """Return the term that `text` is, in either language, or None."""
    wanted = folded(text)
    return next((view for view in facts.views("terms") if wanted in _names(view)), None)


def _names(view: View) -> set[str]:
    name, others = view.value("label"), view.value("names")
    names = [name.en, name.nl] if isinstance(name, Text) else []
    return set(map(folded, (view.id, *names, *(others if isinstance(others, tuple) else ()))))
