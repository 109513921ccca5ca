"""Which round comes next."""

from defender_cli.facts.known import Known
from defender_cli.facts.view import View


def upcoming(known: Known) -> View | None:
    """Return the round that runs on the day asked for or comes first after it."""
    ahead = [
        view for view in known.views("rounds") if view.value("status") in ("upcoming", "running")
    ]
    return min(ahead, key=lambda view: str(view.value("start")), default=None)
