"""Names of countries, languages and months, from the Unicode CLDR.

`python -m tests.cldr` writes them anew.
"""

import textwrap
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

FILE = Path(__file__).parent.parent / "src" / "defender_cli" / "i18n" / "cldr.py"

NO_COUNTRIES = {
    *("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
}
"""Codes of the CLDR that ISO 3166-1 does not assign to a country."""

NO_LANGUAGES = {"sh"}
"""Codes of the CLDR that ISO 639-1 has withdrawn."""

MODULE = '''\
"""Names of all countries, languages and months in both languages, after the Unicode CLDR.

Written by `python -m tests.cldr`. Babel, which carries the CLDR, would take half as long to
load as a whole command takes.
"""

from functools import cache

from defender_cli.schema.types import Text

MONTHS = {{
    "en": {en},
    "nl": {nl},
}}
"""The months as they stand in a date: 3 Jan 2026."""

FULL_MONTHS = {{
    "en": {full_en},
    "nl": {full_nl},
}}
"""The months in full: 3 January 2026."""


@cache
def countries() -> dict[str, Text]:
    """Return every country of ISO 3166-1 by its code."""
    return _named(_COUNTRIES)


@cache
def languages() -> dict[str, Text]:
    """Return every language of ISO 639-1 by its code."""
    return _named(_LANGUAGES)


def _named(listed: str) -> dict[str, Text]:
    rows = (each.split("|") for each in listed.replace("\\n", " ").split("; "))
    return {{code: Text(en, nl) for code, en, nl in rows}}


_COUNTRIES = """\\
{countries}"""

_LANGUAGES = """\\
{languages}"""
'''


def module() -> str:
    """Return the text of the module with the names that the installed Babel knows."""
    en, nl = Locale("en"), Locale("nl")
    countries = {code for each in en.territories if len(code := str(each)) == 2 and code.isalpha()}
    languages = {code for each in en.languages if len(code := str(each)) == 2}
    return MODULE.format(
        en=_months(en, "abbreviated"),
        nl=_months(nl, "abbreviated"),
        full_en=_months(en, "wide"),
        full_nl=_months(nl, "wide"),
        countries=_listed(sorted(countries - NO_COUNTRIES), en.territories, nl.territories),
        languages=_listed(sorted(languages - NO_LANGUAGES), en.languages, nl.languages),
    )


def _months(locale: Locale, form: str) -> str:
    names = locale.months["format"][form]
    listed = [f'"{names[number].rstrip(".")}"' for number in range(1, 13)]
    if form == "abbreviated":
        return f"({', '.join(listed)})"
    lines = (", ".join(listed[at : at + 6]) for at in (0, 6))
    return "(\n        *(" + "),\n        *(".join(lines) + "),\n    )"


def _listed(codes: list[str], en: Mapping[str, str], nl: Mapping[str, str]) -> str:
    text = "; ".join(f"{code}|{en[code]}|{nl[code]}" for code in codes)
    return textwrap.fill(text, 96, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    FILE.write_text(module(), encoding="utf-8")
