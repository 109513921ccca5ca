"""Dutch for what the tool says in English: errors, hints, findings, meanings of fields.

`dutch.tsv` has a line for each: the English, a tab, the Dutch. `{}` stands for what differs
from case to case.
"""

import re
from functools import cache
from importlib.resources import files


def said(text: str, lang: str) -> str:
    """Return a text in a language: in Dutch as the catalogue has it, else as it is."""
    if lang != "nl" or not text.strip():
        return text
    known = _catalogue()
    if text in known:
        return known[text]
    for pattern, dutch in _patterns():
        if found := pattern.fullmatch(text):
            return dutch.format(*(said(each, lang) for each in found.groups()))
    return text


@cache
def _catalogue() -> dict[str, str]:
    text = files("defender_cli.i18n").joinpath("dutch.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return the texts with something that differs, those with the most in common first."""
    texts = sorted((each for each in _catalogue() if "{}" in each), key=len, reverse=True)
    return [
        (re.compile("(.+?)".join(map(re.escape, each.split("{}"))), re.DOTALL), _catalogue()[each])
        for each in texts
    ]
