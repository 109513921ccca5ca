"""The stages of a round, and the one a text names."""

from defender_cli.errors import NotFound
from defender_cli.facts.asof import AsOf
from defender_cli.facts.view import View
from defender_cli.schema.types import Reference


def stages_of_round(facts: AsOf, round: str) -> tuple[View, ...]:
    """Return the stages of a round that are on file, in order."""
    views = [
        view
        for view in facts.views("stages")
        if isinstance(held := view.value("round"), Reference) and held.id == round
    ]
    return tuple(sorted(views, key=lambda view: str(view.value("number")).zfill(3)))


def stage_named(stages: tuple[View, ...], text: str, round: str, title: str) -> View:
    """Return the stage that a text names among those of a round with an id and a title.

    Raises:
        NotFound: no such stage is on file.
    """
    wanted = text.casefold().removeprefix("stage").removeprefix("etappe").strip()
    wanted = "0" if wanted in ("prologue", "proloog") else wanted.lstrip("0") or "0"
    for view in stages:
        if text == view.id or str(view.value("number")) == wanted:
            return view
    numbers = [number for view in stages if isinstance(number := view.value("number"), int)]
    near = sorted(numbers, key=lambda each: abs(each - int(wanted))) if wanted.isdecimal() else []
    raise NotFound(
        f'no stage "{text}" of {title} is on file',
        input=text,
        suggestions=list(map(str, near[:3])),
        hint=f"try: defender results {round} --stages",
    )
