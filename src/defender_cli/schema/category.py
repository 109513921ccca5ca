"""The Stock category, its other crews, and how the championship counts."""

from typing import Annotated

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Text


class Category(Record, frozen=True):
    """The Stock category."""

    name: Annotated[str | None, Label("Name", "Naam", "Its name.", "class, klasse")] = None
    definition: Annotated[
        Text | None, Label("For", "Voor", "Which cars it is for.", "definition, what is, wat is")
    ] = None
    former_name: Annotated[
        str | None, Label("Formerly", "Voorheen", "Its old name.", "old name, previous, vroeger")
    ] = None
    renamed: Annotated[
        int | None, Label("Renamed", "Hernoemd", "Year of the new name.", "since")
    ] = None
    new_rules: Annotated[
        int | None,
        Label(
            "New rules",
            "Nieuwe regels",
            "First year of the new rules.",
            "regulations, rule change, reglement, regelgeving",
        ),
    ] = None
    aim: Annotated[Text | None, Label("Aim", "Doel", "What the new rules are for.", "goal")] = None
    reason: Annotated[
        Text | None, Label("Reason", "Aanleiding", "Why the rules changed.", "why, waarom")
    ] = None
    effect: Annotated[
        Text | None, Label("Effect", "Gevolg", "What the new rules allow.", "allows, ruimte")
    ] = None
    rule_makers: Annotated[
        tuple[str, ...] | None,
        Label("Rule makers", "Regelgevers", "Who reacted with new rules.", "FIA, A.S.O."),
    ] = None
    defender_years: Annotated[
        Text | None, Label("Defender's part", "Deelname Defender", "Which years Defender enters.")
    ] = None
    rules: Annotated[
        dict[str, Text] | None, Label("Rules", "Regels", "What must stay and what may change.")
    ] = None
    costs: Annotated[
        dict[str, Text] | None,
        Label("Costs", "Kosten", "What a car may cost.", "price, budget, prijs"),
    ] = None
    starters_2026: Annotated[
        int | None, Label("Cars, Dakar 2026", "Auto's Dakar 2026", "Stock cars at the start.")
    ] = None
    starters_2025: Annotated[
        int | None, Label("Cars, Dakar 2025", "Auto's Dakar 2025", "Stock cars at the start.")
    ] = None
    opposition: Annotated[
        Text | None,
        Label("Opposition", "Tegenstand", "Whom the Defenders raced.", "rivals, concurrenten"),
    ] = None
    background: Annotated[
        dict[str, Text] | None, Label("Background", "Achtergrond", "More about class and rivals.")
    ] = None


class Rival(Record, frozen=True):
    """A crew that raced against the Defenders in Stock."""

    name: Annotated[str | None, Label("Driver", "Coureur", "The driver's name.", column=True)] = (
        None
    )
    co_driver: Annotated[
        str | None, Label("Co-driver", "Navigator", "Who navigated.", column=True)
    ] = None
    number: Annotated[
        int | None,
        Label("No.", "Nr.", "Car number at the Dakar 2026.", "start number", column=True),
    ] = None
    team: Annotated[str | None, Label("Team", "Team", "Who entered the car.", column=True)] = None
    car: Annotated[str | None, Label("Car", "Auto", "What was driven.", column=True)] = None


class PointsSystem(Record, frozen=True):
    """How the championship counts."""

    marathon_places: Annotated[
        tuple[int, ...] | None,
        Label(
            "Marathon event",
            "Marathonrally",
            "Points for places 1 to 15 of a marathon event such as the Dakar.",
            "points for a win, scale, puntentelling",
        ),
    ] = None
    marathon_lower: Annotated[
        int | None, Label("Marathon, below", "Marathon, lager", "Points from 16th place down.")
    ] = None
    marathon_unclassified: Annotated[
        int | None,
        Label("Marathon, unclassified", "Marathon, niet geklasseerd", "Points without a place."),
    ] = None
    stage_places: Annotated[
        tuple[int, ...] | None,
        Label(
            "Stage",
            "Etappe",
            "Points for the first five of a stage.",
            "stage points, stage win, etappezege",
        ),
    ] = None
    power_section: Annotated[
        tuple[int, ...] | None,
        Label("Power section", "Power-proef", "Points on the power section."),
    ] = None
    rally_places: Annotated[
        tuple[int, ...] | None,
        Label("Rally", "Rally", "Points for the first places of a rally, as far as known."),
    ] = None
    stage_condition: Annotated[
        Text | None, Label("Condition", "Voorwaarde", "When stage points count.")
    ] = None
    manufacturers: Annotated[
        Text | None, Label("Manufacturers", "Fabrikanten", "How crews score for their make.")
    ] = None
