"""Dates as people write them: 3 Jan 2026, in Dutch 3 jan 2026."""

from defender_cli.i18n.cldr import FULL_MONTHS, MONTHS


def in_words(iso: str, lang: str, space: str = " ", full: bool = False) -> str:
    """Return an ISO 8601 day, month or year with the month in letters."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = (FULL_MONTHS if full else MONTHS)[lang][int(rest[0]) - 1]
    return space.join([*(str(int(day)) for day in rest[1:]), month, year])
