"""Dutch translation of errors, hints, findings and meanings of fields.

`dutch.tsv` has a line for each: the English, a tab, the Dutch. `{}` is a
placeholder.
"""

import re
from functools import cache
from importlib.resources import files


def said(text: str, lang: str) -> str:
    """Return a text in a language: in Dutch as the catalogue has it, else as it is."""
    if lang != "nl" or not text.strip():
        return text
    known = _catalogue()
    for each in (text, text[:1].lower() + text[1:]):
        if each in known:
            return known[each]
    for pattern, dutch in _patterns():
        if found := pattern.fullmatch(text):
            parts = range(1, len(found.groups()) + 1)
            return dutch.format(*(_part(text, *found.span(at), lang) for at in parts))
    return text


def _part(text: str, start: int, end: int, lang: str) -> str:
    """Return a placeholder's text in a language; quoted text stays as it is."""
    part = text[start:end]
    return part if text[:start].endswith(('"', "'")) else said(part, lang)


@cache
def _catalogue() -> dict[str, str]:
    text = files("defender_cli.i18n").joinpath("dutch.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the texts with something that differs, those with the most in common first."""
    texts = sorted((each for each in _catalogue() if "{}" in each), key=len, reverse=True)
    return [(re.compile(_pattern(each), re.DOTALL), _catalogue()[each]) for each in texts]


def _pattern(text: str) -> str:
    """Return the regular expression of a text; a quoted placeholder may be empty."""
    return "(.+?)".join(map(re.escape, text.split("{}"))).replace('"(.+?)"', '"(.*?)"')
