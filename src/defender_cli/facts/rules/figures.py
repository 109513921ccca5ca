"""Figures in messages and notes: how they are written, and whether a note names one."""

import re
from datetime import date

from defender_cli.schema.types import Text

_NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve"
_ALONE = r"(?<![\w.:])(?<!stage )(?<!stages )(?<! to )(?<! and )(?<!, )"
"""Context that must not precede a figure, as the word "stage" or another number."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def seconds(time: str) -> int:
    """Return a time as hours:minutes:seconds in seconds."""
    hours, minutes, rest = map(int, time.split(":"))
    return hours * 3600 + minutes * 60 + rest


def clock(seconds: int) -> str:
    """Return seconds as hours:minutes:seconds."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def shown(figure: object) -> str:
    """Return a figure as a message shows it; whole numbers without decimals."""
    return f"{figure:.12g}" if isinstance(figure, float) else str(figure)


def names(note: Text, figure: object) -> bool:
    """Return whether a note names a figure, in digits or in one of the usual forms."""
    said = re.sub(r"(?<=\d),(?=\d{3}\b)", "", note.en)
    return (
        re.search(rf"{_ALONE}(?:{_forms(figure)})(?![\w:]|\.\d|,? (?:and|to)\b)", said) is not None
    )


def _forms(figure: object) -> str:
    """Return a pattern of a figure: 3 or three, 2026-01-17 or 17 January 2026, 00:07:37 or 7:37."""
    text = re.escape(shown(figure))
    if isinstance(figure, date):
        return rf"{text}|{figure.day} {_MONTHS.split()[figure.month - 1]}[a-z]* {figure.year}"
    if isinstance(figure, int | float):
        words = dict(enumerate(_NUMERALS.split()))
        return f"{text}|{words[int(figure)]}" if figure in words else text
    return rf"{text}|{text.removeprefix('00:').lstrip('0')}" if ":" in text else text
