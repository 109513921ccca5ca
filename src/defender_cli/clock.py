"""The current date: the only module that reads the clock.

Imports only what Python has loaded already: the fast path of `get` passes here.
"""

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

VARIABLE = "DEFENDER_TODAY"
"""Sets the current date, as `SOURCE_DATE_EPOCH` does for builds (reproducible-builds.org)."""


def today() -> "date":
    """Return the current date: that of `DEFENDER_TODAY`, else the local one.

    Raises:
        UsageError: `DEFENDER_TODAY` is not a date such as 2026-01-10.
    """
    from datetime import date

    try:
        return date.fromisoformat(iso_today())
    except ValueError:
        from defender_cli.errors import UsageError

        text = os.environ[VARIABLE]
        raise UsageError(
            f'{VARIABLE}: "{text}" is not a date',
            input=text,
            hint=f"set it to a date such as 2026-01-10, or unset {VARIABLE}",
        ) from None


def iso_today() -> str:
    """Return the current date as ISO 8601 text, such as `2026-01-10`.

    Raises:
        ValueError: `DEFENDER_TODAY` is not such a date.
    """
    chosen = os.environ.get(VARIABLE)
    if not chosen:
        return time.strftime("%Y-%m-%d")
    from datetime import date

    if date.fromisoformat(chosen).isoformat() != chosen:
        raise ValueError(chosen)  # ISO 8601 also has 20260110 and 2026-W02-6
    return chosen
