"""The rounds around a day: which comes next, and which were run without a result on file."""

from defender_cli.facts.asof import AsOf
from defender_cli.facts.derive import UNREPORTED
from defender_cli.facts.view import View


def upcoming(known: AsOf) -> View | None:
    """Return the round that runs on the day asked for or comes first after it."""
    ahead = [
        view for view in known.views("rounds") if view.value("status") in ("upcoming", "running")
    ]
    return min(ahead, key=lambda view: str(view.value("start")), default=None)


def unreported(known: AsOf) -> tuple[View, ...]:
    """Return the rounds that are over by the calendar and have no result on file."""
    return tuple(view for view in known.views("rounds") if view.value("status") == UNREPORTED)
