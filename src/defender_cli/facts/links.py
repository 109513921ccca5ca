"""References between facts: every id that is named must exist."""

import difflib
from collections.abc import Iterator

from defender_cli.facts.book import FactBook
from defender_cli.facts.read import Finding
from defender_cli.facts.statements import Fact, Statement


def dangling(book: FactBook) -> Iterator[Finding]:
    """Yield a finding for every source or reference that names no record."""
    sources = set(book.sources)
    for fact in book.facts():
        for at, statement in enumerate(fact.statements):
            for source in statement.sources:
                if source not in sources:
                    yield _finding("unknown-source", fact, at, statement, source, sources)
            for named in _references(fact, statement):
                known = {each for target in fact.field.targets for each in book.ids(target)}
                if named not in known:
                    yield _finding("unknown-reference", fact, at, statement, named, known)


def _references(fact: Fact, statement: Statement) -> tuple[str, ...]:
    if not fact.field.targets or statement.value is None:
        return ()
    return statement.value if isinstance(statement.value, tuple) else (str(statement.value),)


def _finding(
    code: str, fact: Fact, at: int, statement: Statement, named: str, known: set[str]
) -> Finding:
    what = "source" if code == "unknown-source" else "record"
    close = difflib.get_close_matches(named, sorted(known), 1)
    fix = f"did you mean {close[0]}?" if close else f"add a table for it: [….{named}]"
    path: tuple[str | int, ...] = tuple(fact.key.split("."))
    if len(fact.statements) > 1:
        path = (*path, at)
    path = (*path, "source" if code == "unknown-source" else "value")
    message = f"{fact.key} names the {what} {named!r}, which is not in the facts"
    return Finding(code, message, path, fix, statement.file)
