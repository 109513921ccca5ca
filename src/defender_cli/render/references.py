"""Sources as references: one line for people, or ready to paste as text, CSL-JSON or BibTeX."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from defender_cli.facts.base import FactBase
from defender_cli.i18n.dates import in_words
from defender_cli.i18n.escape import visible
from defender_cli.schema import Source
from defender_cli.schema.types import Text

UNDATED = Text("undated", "ongedateerd")
AFTER = Text("after", "na")
ACCESSED = Text("accessed", "geraadpleegd op")
FRONT_PAGE = Text("front page; look for the title there", "voorpagina; zoek daar op de titel")
SOURCE = Text("Source", "Bron")

Words: TypeAlias = Callable[[str], str]
"""Formatter of an ISO 8601 date."""

# An address without a page of its own: the site's name, and at most a language.
_FRONT = re.compile(r"https?://[^/?#]+/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?")
_TEX = {each: f"\\{each}" for each in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def citation(base: FactBase, id: str, lang: str = "en", terminal: bool = False) -> str:
    """Return a source in one line: publisher, title, date, link."""
    source = base.sources[id]
    words: Words = partial(in_words, lang=lang) if terminal else str
    if source.published or source.not_before:
        when = _dated(source, lang, words)
    else:
        when = f"{ACCESSED.in_language(lang)} {words(str(source.retrieved))}"
    parts = (source.publisher, source.title, when, source.url)
    front = f" ({FRONT_PAGE.in_language(lang)})" if _leads_to_front_page(source) else ""
    return visible(" · ".join(str(part) for part in parts if part) + front)


def source_line(base: FactBase, ids: Sequence[str], lang: str) -> tuple[str, ...]:
    """Return the line that cites the first source and counts the others; none without a source.

    Several addresses of one text (`copy_of`) count once.
    """
    if not ids:
        return ()
    others = len({base.sources[id].copy_of or id for id in ids}) - 1
    more = f" (+{others})" if others else ""
    return (f"{SOURCE.in_language(lang)}: {citation(base, ids[0], lang)}{more}",)


def reference(source: Source, lang: str) -> str:
    """Return a source as a reference to paste: publisher, title, date, address, day accessed."""
    title = f"‘{source.title}’" if source.title else ""
    named = ", ".join(part for part in (source.publisher, title) if part)
    words = _in_full(lang)
    at = source.retrieved
    said = [
        FRONT_PAGE.in_language(lang) if _leads_to_front_page(source) else "",
        f"{ACCESSED.in_language(lang)} {words(str(at))}" if at else "",
    ]
    found = f" ({'; '.join(filter(None, said))})" if any(said) else ""
    address = f", {source.url}{found}" if source.url else found
    return visible(f"{named} ({_dated(source, lang, words)}){address}.")


def _in_full(lang: str) -> Words:
    return partial(in_words, lang=lang, full=True)


def _dated(source: Source, lang: str, words: Words) -> str:
    if source.published:
        return words(str(source.published))
    undated = UNDATED.in_language(lang)
    if source.not_before is None:
        return undated
    return f"{undated}; {AFTER.in_language(lang)} {words(str(source.not_before))}"


def _leads_to_front_page(source: Source) -> bool:
    return bool(source.url and _FRONT.fullmatch(source.url))


def write(format: str, base: FactBase, ids: Iterable[str]) -> str:
    """Return references to sources in a format of programs: `csl` or `bibtex`."""
    sources = [(id, base.sources[id]) for id in ids]
    if format == "bibtex":
        return "\n".join(_bibtex(id, source) for id, source in sources)
    listed = msgspec.json.encode([_csl(id, source) for id, source in sources])
    return msgspec.json.format(listed, indent=2).decode() + "\n"


def _csl(id: str, source: Source) -> dict[str, object]:
    """Return a source as an item of the Citation Style Language, version 1.0.2."""
    values = {
        "id": id,
        "type": "webpage",
        "author": [{"literal": source.publisher}] if source.publisher else None,
        "title": source.title,
        "issued": _date_parts(source.published) if source.published else None,
        "accessed": _date_parts(source.retrieved) if source.retrieved else None,
        "URL": source.url,
        "language": source.language,
        "note": _note(source),
    }
    return {name: value for name, value in values.items() if value}


def _date_parts(day: object) -> dict[str, object]:
    return {"date-parts": [[int(part) for part in str(day).split("-")]]}


def _bibtex(id: str, source: Source) -> str:
    """Return a source as BibTeX; `date` and `urldate` are fields of BibLaTeX."""
    year, month, *_ = (*str(source.published or "").split("-"), "", "")
    values = {
        "author": f"{{{_tex(source.publisher)}}}" if source.publisher else "",
        "title": f"{{{_tex(source.title)}}}" if source.title else "",
        "year": year,
        "month": str(int(month)) if month else "",
        "date": str(source.published or ""),
        "url": re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", source.url or ""),
        "urldate": str(source.retrieved or ""),
        "note": _note(source),
    }
    given = ",\n".join(f"  {name} = {{{value}}}" for name, value in values.items() if value)
    return f"@online{{{id},\n{given},\n}}\n"


def _note(source: Source) -> str:
    """Return what a reader must know beside date and link, in English as other data."""
    undated = "" if source.published else _dated(source, "en", _in_full("en"))
    front = FRONT_PAGE.en if _leads_to_front_page(source) else ""
    return "; ".join(part for part in (undated, front) if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(each, each) for each in visible(text))
