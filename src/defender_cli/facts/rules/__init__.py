"""The rules of a fact base beyond the types of its values.

Each rule takes the base and yields what breaks it, in time linear in the facts. A rule belongs
to the module of its subject, and to the list at the end of that module.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeAlias

from defender_cli.facts.base import FactBase
from defender_cli.facts.findings import Finding
from defender_cli.facts.links import Mention
from defender_cli.facts.rules import (
    calendar,
    careers,
    classifications,
    counts,
    distances,
    people,
    points,
    prose,
    results,
    sources,
    specs,
    starts,
    structure,
)
from defender_cli.facts.rules.context import Context

Rule: TypeAlias = Callable[[Context], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    # A suspect value is not used by later rules: causes come before consequences.
    *structure.RULES,
    *calendar.RULES,
    *counts.RULES,
    *distances.RULES,
    *classifications.RULES,
    *results.RULES,
    *points.RULES,
    *people.RULES,
    *careers.RULES,
    *starts.RULES,
    *specs.RULES,
    *sources.RULES,
    *prose.RULES,
)


def breaches(
    base: FactBase, mentions: Iterable[Mention], found: Sequence[Finding], today: date
) -> Iterator[Finding]:
    """Yield every finding in a base of which the values have the right types.

    `mentions` are the places in the files that name a source. The findings made while the files
    were read, `found`, are not made again.
    """
    case = Context(base, mentions, found, today)
    for rule in RULES:
        yield from rule(case)
