"""The car: the Defender Dakar D7X-R, beside the road cars it comes from."""

from typing import Annotated, Literal

from defender_cli.schema.fields import Label, Record
from defender_cli.schema.types import Date, SpecValue, Text

SpecGroup = Literal[
    "engine",
    "fuel",
    "transmission",
    "chassis",
    "suspension",
    "brakes",
    "wheels",
    "body",
    "cooling",
    "electronics",
    "safety",
    "cabin",
    "dimensions",
    "performance",
    "price",
    "production",
]


class Spec(Record, frozen=True):
    """One technical property, for the rally car and the road cars beside it."""

    group: Annotated[
        SpecGroup | None,
        Label("Group", "Groep", "The part of the car.", structural=True, column=True),
    ] = None
    label: Annotated[
        Text | None,
        Label("Spec", "Specificatie", "What is measured.", structural=True, column=True),
    ] = None
    names: Annotated[
        tuple[str, ...] | None,
        Label("Other names", "Andere namen", "Other words for it.", structural=True),
    ] = None
    d7x_r: Annotated[
        SpecValue | None,
        Label(
            "Dakar D7X-R",
            "Dakar D7X-R",
            "Value for the Defender Dakar D7X-R.",
            "rally car, race car, competition car, rallyauto, wedstrijdauto",
            column=True,
        ),
    ] = None
    octa: Annotated[
        SpecValue | None,
        Label(
            "Defender OCTA", "Defender OCTA", "Value for the road-going Defender OCTA.", "road car"
        ),
    ] = None
    difference: Annotated[
        SpecValue | None,
        Label(
            "Difference", "Verschil", "Rally car less OCTA, where both are numbers.", derived=True
        ),
    ] = None
    defender_110: Annotated[
        SpecValue | None,
        Label("Defender 110", "Defender 110", "Value for the road-going Defender 110.", "110"),
    ] = None


class Car(Record, frozen=True):
    """The Defender Dakar D7X-R in brief, and every spec known."""

    name: Annotated[str | None, Label("Name", "Naam", "Its name.", "called, model")] = None
    aliases: Annotated[
        tuple[str, ...] | None,
        Label("Also written", "Ook geschreven", "Other spellings.", structural=True),
    ] = None
    role: Annotated[Text | None, Label("Purpose", "Doel", "What it was built for.")] = None
    category: Annotated[
        str | None, Label("Category", "Categorie", "The class it runs in.", "class, klasse")
    ] = None
    base_model: Annotated[
        str | None,
        Label(
            "Based on",
            "Gebaseerd op",
            "The production car it derives from.",
            "base, derived from, donor, production model, afgeleid, productiemodel",
        ),
    ] = None
    engine: Annotated[
        Text | None,
        Label(
            "Engine", "Motor", "The engine in short.", "motor, powerplant, powerunit, under bonnet"
        ),
    ] = None
    engine_from: Annotated[
        str | None,
        Label(
            "Engine shared with",
            "Motor gedeeld met",
            "The road car with the same engine.",
            "engine donor, donor",
        ),
    ] = None
    platform: Annotated[
        Text | None,
        Label("Platform", "Platform", "Its architecture.", "architecture, monocoque, body shell"),
    ] = None
    shared_parts: Annotated[
        Text | None,
        Label(
            "Shared with the road car",
            "Gedeeld met de straatauto",
            "What it has in common with production Defenders.",
            "same as production, shares, gemeen, deelt",
        ),
    ] = None
    likeness: Annotated[
        Text | None,
        Label("Likeness", "Gelijkenis", "How close it is to the road car.", "resembles, lijkt"),
    ] = None
    qualities: Annotated[
        Text | None, Label("Qualities", "Eigenschappen", "What its maker claims for it.")
    ] = None
    wrap: Annotated[
        Text | None,
        Label("Prototype's wrap", "Wrap van het prototype", "How the prototype was disguised."),
    ] = None
    livery: Annotated[
        str | None,
        Label("Livery", "Kleurstelling", "Name of the colour scheme.", "colours, paint, kleuren"),
    ] = None
    livery_colours: Annotated[
        Text | None,
        Label("Livery colours", "Kleuren", "The colours of the scheme.", "color, colour, kleur"),
    ] = None
    bodyshell_plant: Annotated[
        Text | None,
        Label(
            "Bodyshells from",
            "Carrosserieën uit",
            "Where the bodies are made.",
            "body plant, factory, built, made, fabriek, gebouwd, gemaakt",
        ),
    ] = None
    build_started: Annotated[
        Text | None,
        Label("Construction", "Bouw", "When building began.", "build, production, productie"),
    ] = None
    final_build: Annotated[
        Text | None, Label("Finished in", "Afgebouwd in", "Where and by whom it is finished.")
    ] = None
    developed_with: Annotated[
        str | None,
        Label(
            "Developed with",
            "Ontwikkeld met",
            "The company that developed it with JLR.",
            "partner, ontwikkelpartner, ontwikkeld",
        ),
    ] = None
    first_shown: Annotated[
        Text | None,
        Label("First shown", "Eerst getoond", "First appearance in public.", "public debut"),
    ] = None
    unveiled: Annotated[
        Date | None,
        Label(
            "Unveiled",
            "Onthuld",
            "The day the competition car was shown.",
            "revealed, reveal, presentation, onthulling, gepresenteerd",
        ),
    ] = None
    debut: Annotated[
        Text | None, Label("Competition debut", "Wedstrijddebuut", "Its first rally.", "first race")
    ] = None
    road_legal: Annotated[
        bool | None,
        Label("Road legal", "Straatlegaal", "Whether it may use public roads.", "street legal"),
    ] = None
    road_version: Annotated[
        Text | None,
        Label(
            "Road version",
            "Straatversie",
            "What is said of a version for the road.",
            "production version, spin-off",
        ),
    ] = None
    troubles: Annotated[
        dict[str, Text] | None,
        Label("Troubles", "Pech", "What broke at the Dakar 2026.", "reliability, broke, problem"),
    ] = None
    specs: Annotated[
        dict[str, Spec] | None, Label("Specs", "Specificaties", "Every technical property known.")
    ] = None
