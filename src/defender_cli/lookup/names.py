"""Finding a record by what people call it. Never another one than was asked for."""

import shlex
import unicodedata
from collections.abc import Iterable, Mapping

from defender_cli.errors import Ambiguous, DefenderError, NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.schema import Field
from defender_cli.schema.types import Text

_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}


def folded(text: str) -> str:
    """Return text without case, accents and punctuation, for comparing names."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (
        each if each.isalnum() else " " for each in decomposed if not unicodedata.combining(each)
    )
    return " ".join("".join(kept).split())


def resolve(facts: AsOf, collection: str, text: str, noun: str, command: str) -> str:
    """Return the id of the record of a collection that `text` names.

    An exact id wins; then names, aliases and numbers, ignoring case and accents.
    `noun` and `command` word the error.

    Raises:
        NotFound: nothing has that name; the error suggests at most three that exist.
        Ambiguous: several records have it.
    """
    names = {id: names_of(facts, collection, id) for id in facts.ids(collection)}
    return chosen(text, names, noun, command)


def pick(text: str, headings: Mapping[str, Field | Text], noun: str, command: str) -> str:
    """Return which of some fixed choices `text` names, in either language.

    Raises:
        NotFound, Ambiguous: as `resolve` does.
    """
    names = {
        id: {folded(id), folded(heading.en), folded(heading.nl)} for id, heading in headings.items()
    }
    try:
        return chosen(text, names, noun, command)
    except DefenderError as error:
        error.dutch = {id: shlex.quote(heading.nl.lower()) for id, heading in headings.items()}
        raise


def chosen(text: str, names: Mapping[str, set[str]], noun: str, command: str) -> str:
    """Return the id whose names hold `text`: in full, or else as a whole word.

    Raises:
        NotFound: none does. Ambiguous: several do.
    """
    if text in names:
        return text
    wanted = folded(text)
    for candidates in (_called(names, wanted), _part_of(names, wanted)):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            raise Ambiguous(
                f'"{text}" can be more than one {noun}: {", ".join(candidates)}',
                input=text,
                suggestions=candidates,
                hint=f"try: {command} {candidates[0]}",
            )
    close = closest(wanted, names)
    raise NotFound(
        f'no {noun} matches "{text}"',
        input=text,
        suggestions=close,
        hint=f"try: {command} {close[0]}" if close else f"try: {command}",
    )


def closest(wanted: str, names: Mapping[str, set[str]]) -> list[str]:
    """Return at most three ids whose names come near, the nearest first."""
    import difflib  # Only for what was mistyped.

    ids: dict[str, list[str]] = {}
    for id, each in names.items():
        # Sets have another order in every process; what is suggested must not.
        for name in sorted({*each, *_parts(each)}):
            ids.setdefault(name, []).append(id)
    begun = [name for name in ids if wanted and name.startswith(wanted)]
    found = [*begun, *difflib.get_close_matches(wanted, ids, 6, cutoff=0.7)]
    return list(dict.fromkeys(id for name in found for id in ids[name]))[:3]


def _called(names: Mapping[str, set[str]], wanted: str) -> list[str]:
    """Return the ids with this name, its words in any order ("Price, Sara")."""
    words = sorted(wanted.split())
    return [id for id, each in names.items() if any(sorted(name.split()) == words for name in each)]


def _part_of(names: Mapping[str, set[str]], wanted: str) -> list[str]:
    return [id for id, each in names.items() if wanted in _parts(each)]


def _parts(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split() if len(word) > 2}


def names_of(facts: AsOf, collection: str, id: str) -> set[str]:
    """Return what a record is called: its id, name and other names, folded."""
    names = {folded(id)}
    for name in ("name", "full_name", "aliases", "nicknames"):
        answer = facts.answer(f"{collection}.{id}.{name}")
        if answer is not None:
            values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
            names |= {folded(str(value)) for value in values}
    return names
