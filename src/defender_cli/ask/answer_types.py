"""Kinds of answer: what a fact tells (a person, a date, a place …), and what suits a question."""

import re
from typing import Literal, TypeAlias

from defender_cli.ask.vocabulary import words_of
from defender_cli.facts.statements import Answer
from defender_cli.schema.types import Country, Date, Duration, PartialDate, Quantity, Text

Kind: TypeAlias = Literal[
    "person",
    "date",
    "place",
    "number",
    "position",
    "class",
    "company",
    "round",
    "stage",
    "reason",
    "yes",
    "prose",
    "name",
]

_PLACES = words_of(
    """birthplace home_town place start_place finish_place via rest_place ceremony_place country
    countries bodyshell_plant final_build designed_in driver_country co_driver_country"""
)
_YEARS = words_of(
    """debut first_year last_year debut_season history_since renamed new_rules year season
    win_years recce_editions"""
)
_CLASSES = frozenset(["vehicle_class", "category", "debut_class", "former_name"])
POSITIONS = frozenset(["position", "overall_position"])
_PEOPLE = words_of("first_drivers third_driver co_drivers overall_winner drivers")
_TARGETS: dict[str, Kind] = {
    "people": "person",
    "rounds": "round",
    "events": "round",
    "categories": "class",
    "teams": "company",
    "cars": "company",
}
"""What kind of thing a reference is to, by its collection."""

_COMPANIES = words_of(
    """vehicle vehicle_driven bike_make entrant overall_winning_car manufacturers organiser
    local_organiser developed_with organisation brand part_of owner"""
)

# How well a kind of answer (second) suits what a question asks for (first); else MISFIT.
_SUITS: dict[tuple[Kind, Kind], float] = {
    ("person", "company"): 0.7,
    ("round", "company"): 0.6,
    ("class", "name"): 0.85,
    ("class", "prose"): 0.7,
    ("position", "number"): 0.6,
    ("position", "place"): 0.75,
    ("place", "position"): 0.6,
    ("number", "position"): 0.8,
    ("person", "name"): 0.75,
    ("person", "class"): 0.2,
    ("person", "number"): 0.4,
    ("date", "name"): 0.6,
    ("place", "prose"): 0.8,
    ("place", "name"): 0.75,
    ("company", "name"): 0.95,
    ("company", "prose"): 0.8,
    ("company", "person"): 0.7,
    ("round", "name"): 0.9,
    ("round", "prose"): 0.7,
    ("reason", "prose"): 1.0,
    ("stage", "prose"): 0.7,
}
_SAYS: dict[Kind, str] = {
    "person": "name driver speaker winner crew naam",
    "date": "date day year start begin revealed announced first",
    "place": "place town country location where to in",
    "number": "number count aantal distance duration",
    "position": "position pos place result",
    "class": "class category",
    "company": "make maker brand supplier partner vehicle car role organiser",
    "round": "round rally event",
    "stage": "stage",
    "reason": "reason why",
}
"""Words of headings that a question says by the kind of answer it asks for."""

_MISFIT = 0.45
_WITH_NUMBER, _WITH_NAME = 0.85, 0.8
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HAS_NAME = re.compile(r"(?<=\w )[A-Z]\w+ [A-Z]\w+|^[A-Z]\w+ [A-Z]\w+")
_HAS_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE
)


_NUMBERS = (int, Quantity, Duration)


def kind_of(answer: Answer) -> Kind:
    """Return what kind of thing an answer is."""
    field = answer.field
    if field.name in _PLACES or field.hint is Country:
        return "place"
    if field.name in POSITIONS:
        return "position"
    if field.name in _CLASSES:
        return "class"
    if field.targets:
        return _TARGETS.get(field.targets[0], "name")
    if field.name in _PEOPLE:
        return "person"
    if field.name in _COMPANIES:
        return "company"
    if field.hint in (Date, PartialDate) or (field.name in _YEARS and field.hint is int):
        return "date"
    return _kind_of_value(answer)


def _kind_of_value(answer: Answer) -> Kind:
    value = answer.value
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, int | float | Quantity) or answer.field.hint in _NUMBERS:
        return "number"
    if isinstance(value, tuple) and value and isinstance(value[0], int):
        return "number"
    return "prose" if answer.field.hint is Text or isinstance(value, Text) else "name"


def says(wanted: Kind | None) -> str:
    """Return the words a question says by wanting a kind of answer."""
    return _SAYS.get(wanted, "") if wanted else ""


def suits(wanted: Kind | None, kind: Kind, text: str) -> float:
    """Return how well an answer, by its kind and its text, suits what is asked for, up to 1."""
    if wanted is None or wanted == kind:
        return 1.0
    if wanted == "number" and kind in ("prose", "name"):
        return _WITH_NUMBER if _HAS_NUMBER.search(text) else _MISFIT
    if wanted == "date" and kind == "prose":
        return _WITH_NUMBER if _HAS_YEAR.search(text) else _MISFIT
    if wanted == "person" and kind == "prose":
        return _WITH_NAME if _HAS_NAME.search(text) else _MISFIT
    return _SUITS.get((wanted, kind), _MISFIT)
