"""Sources of a personal fact: one in the facts, a new one, or the user."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from defender_cli.errors import UsageError
from defender_cli.facts.base import FactBase
from defender_cli.facts.typed import entered
from defender_cli.schema import SOURCE, Source, fields

KIND = "personal"


class Attribution(msgspec.Struct, frozen=True):
    """Options that cite sources by id, or describe a new one."""

    ids: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    date: str | None = None
    publisher: str | None = None

    @property
    def describes(self) -> bool:
        """True if a new source is described."""
        return any((self.title, self.url, self.date, self.publisher))


def described(attribution: Attribution, today: date, language: str) -> dict[str, Any] | None:
    """Return the source a fact brings as TOML has it, or None if it names those there are.

    Raises:
        UsageError: the source lacks a title or a date, is of a day to come, or others are
            named beside it.
    """
    if attribution.ids:
        if attribution.describes:
            raise UsageError("--source names a source that is there; --source-… describe a new one")
        return None
    if not attribution.describes:
        return _source(f"personal, {today}", "personal", today, language)
    if not attribution.title or not attribution.date:
        missing = "--source-date" if attribution.title else "--source-title"
        raise UsageError(f"{missing}: a source needs a title and a date", input=missing)
    published = entered(fields(SOURCE)["published"], attribution.date)
    if attribution.date[:1].isdigit() and str(published) > today.isoformat():
        raise UsageError(
            f"--source-date: {attribution.date} is in the future", input=attribution.date
        )
    publisher = attribution.publisher or _host(attribution.url) or attribution.title
    source = _source(attribution.title, publisher, published, language)
    return source | ({"url": attribution.url} if attribution.url else {})


def _source(title: str, publisher: str, published: Any, language: str) -> dict[str, Any]:
    return {
        "title": title,
        "publisher": publisher,
        "published": published,
        "language": language,
        "kind": KIND,
    }


def _host(url: str | None) -> str | None:
    found = re.match(r"https?://(?:www\.)?([^/?#:\s]+)", url or "")
    return found and found[1]


def identified(source: dict[str, Any], base: FactBase) -> str:
    """Return the id of a source in the facts: that of an equal one, else one not yet taken."""
    wanted = msgspec.convert(source | {"published": str(source["published"])}, Source)
    for id, known in base.sources.items():
        # A reader of the source may use another language than the user.
        if msgspec.structs.replace(known, language=wanted.language) == wanted:
            return id
    stem = re.sub("[^a-z0-9]+", "-", str(source["publisher"]).casefold())[:40].strip("-")
    return _free(f"{stem or 'source'}-{source['published']}", base.sources)


def _free(id: str, taken: Iterable[str]) -> str:
    id = re.sub("[^a-z0-9-]", "-", id)
    numbered = (f"{id}-{number}" for number in range(2, 1_000_000))
    taken = set(taken)
    return id if id not in taken else next(each for each in numbered if each not in taken)
