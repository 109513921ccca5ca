"""Prose: every text in both languages."""

from collections.abc import Iterator

from defender_cli.facts.findings import Finding
from defender_cli.facts.links import noted, statement_path
from defender_cli.facts.rules.context import Context
from defender_cli.schema.types import Text


def untranslated(case: Context) -> Iterator[Finding]:
    """Prose differs between the languages; the user's own needs no translation."""
    for fact in case.base.facts():
        for at, statement in enumerate(fact.statements):
            if statement.file == case.base.personal:
                continue
            said = [(f"the note of {fact.key}", path, note.text) for path, note in noted(fact, at)]
            if isinstance(statement.value, Text):
                path = (*statement_path(fact, at), "value")
                said.append((fact.key, path, statement.value))
            for what, path, text in said:
                if text.en == text.nl and not _is_name(text.en):
                    yield Finding(
                        "untranslated",
                        f"{what} says the same in English and Dutch",
                        path,
                        "translate one of them: { en = …, nl = … }",
                        statement.file,
                    )


def _is_name(text: str) -> bool:
    """Return whether a text is a name or a few words, which both languages can share.

    A name can have one small word, as in `in Dynamic Launch Mode`.
    """
    words = text.split()
    return len(words) < 4 or sum(word[0].islower() for word in words) < 2


RULES = (untranslated,)
