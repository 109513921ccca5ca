"""The facts for programs in Python: what was known on a day."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from defender_cli.cli.request import Options, Request
from defender_cli.errors import NotFound, UnknownValue
from defender_cli.facts.statements import Answer, Fact
from defender_cli.facts.view import View
from defender_cli.lookup import keys as known_keys
from defender_cli.render import json
from defender_cli.schema import Source


class Facts:
    """The facts as they were known on a day.

    `files` are fact files, the later laid over the earlier; without them the installed facts
    with the user's own over them. `day` is today if it is not given.

    Raises:
        FactsUnreadable: a file cannot be opened. FactsInvalid: it breaks a rule.
        TypeError: `day` is no date.
    """

    def __init__(
        self, day: date | None = None, files: Path | str | Sequence[Path | str] = ()
    ) -> None:
        if not isinstance(day, date | None):
            raise TypeError(f"day is a date, not {day!r}")
        several = [files] if isinstance(files, Path | str) else files
        as_of = day.date() if isinstance(day, datetime) else day
        self._request = Request(Options(as_of=as_of, facts=tuple(map(Path, several))))
        self._known = self._request.facts

    @property
    def day(self) -> date:
        """The day of knowledge; ages and days to go count from it."""
        return self._known.day

    def keys(self, under: str = "") -> list[str]:
        """Return every key with a value that day, or those below a table."""
        return list(known_keys.keys(self._known, under))

    def answer(self, key: str) -> Answer | None:
        """Return the value of a key with its sources, or None if it was not known that day.

        A value that the sources expressly leave open is an answer whose `pending` is true.

        Raises:
            NotFound: there is no such key, or it is a table's; the error suggests the nearest.
        """
        found = self._known.answer(key)
        if found is None:
            if isinstance(self._known.base.node(key), dict):
                raise NotFound(f'"{key}" is a table, not a value', input=key)
            error = known_keys.no_such_key(self._known, key, "defender get")
            if not isinstance(error, UnknownValue):
                raise error
        return found

    def fact(self, key: str) -> Fact:
        """Return all statements of a stored key, in order of preference, whatever their day.

        Raises:
            NotFound: no value is stored under the key.
        """
        node = self._known.base.node(key)
        if not isinstance(node, Fact):
            raise NotFound(f'no key "{key}" is known', input=key)
        return node

    def view(self, key: str) -> View:
        """Return a record, such as `people.price`, with all its fields.

        Raises:
            NotFound: nothing is known of it that day.
        """
        return self._known.view(key)

    def views(self, collection: str) -> tuple[View, ...]:
        """Return the records of a collection, such as `rounds`, in the order of the file.

        Raises:
            NotFound: there is no such collection.
        """
        if collection not in self._known.base.tables:
            raise NotFound(f'no key "{collection}" is known', input=collection)
        return self._known.views(collection)

    def source(self, id: str) -> Source:
        """Return a source by the id that answers name.

        Raises:
            NotFound: there is no such source.
        """
        if id not in self._known.base.sources:
            raise NotFound(f'no key "sources.{id}" is known', input=id)
        return self._known.base.sources[id]

    def search(self, words: str, limit: int = 20) -> dict[str, Answer]:
        """Return the values of at most `limit` facts with these words by key, the best first."""
        from defender_cli.cli.commands.search import answers_with_words

        return answers_with_words(self._request, words, limit)

    def ask(self, question: str) -> dict[str, Any]:
        """Return the answer to a question in English or Dutch, as `defender ask --json` does.

        Raises:
            NotFound: the facts do not answer it; `readings` of the error come near.
        """
        from defender_cli.cli.commands.ask import answer_to

        [section] = answer_to(self._request, question, None).sections
        return as_dict(section.records[0])


def as_dict(view: View) -> dict[str, Any]:
    """Return a record as `--json` has it: `schema` describes each form; dates are text."""
    found: dict[str, Any] = msgspec.to_builtins(json.record(view))
    return found
