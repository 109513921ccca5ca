"""Words the tool itself says, in both languages."""

from defender_cli.schema.types import Text

UNKNOWN = "–"
PENDING = Text("to be announced", "nog bekend te maken")
COMPUTED = Text("computed", "berekend")
SOURCES = Text("Sources", "Bronnen")
REFERENCES = Text("References", "Bronvermelding")
LEFT_OUT = Text(
    "No room here for: {} (try --fields, or a wider window)",
    "Hier geen ruimte voor: {} (probeer --fields, of een breder venster)",
)
INTERNATIONAL = Text("international", "internationaal")
DISPUTED = Text("sources disagree", "bronnen spreken elkaar tegen")
NOTHING = Text("no data", "geen gegevens")
ERROR = Text("error", "fout")
CLOSEST = Text("closest", "lijkt op")
NOTES = Text("Notes", "Opmerkingen")
FIELD = Text("Field", "Veld")
VALUE = Text("Value", "Waarde")
KNOWN_ON = Text("As known on", "Zoals bekend op")
ALL_FACTS = Text("All facts", "Alle feiten")
VALID_FROM = Text("valid from", "geldig vanaf")
CONTENTS = Text("Contents", "Inhoud")
TODAY = Text("today", "vandaag")
WON = Text("Won", "Gewonnen")
SAME = Text("same", "gelijk")
BOTH_KNOWN = Text("Known of both cars", "Van beide auto's bekend")
ONLY_KNOWN = Text("Known only of the", "Alleen bekend van de")
NEITHER_KNOWN = Text("Not published", "Niet gepubliceerd")
NO_LATER_ROUND = Text("no later round is on file", "er staat geen latere ronde in de feiten")
YES = Text("yes", "ja")
NO = Text("no", "nee")

WORDS = {
    "driver": Text("driver", "coureur"),
    "co-driver": Text("co-driver", "navigator"),
    "upcoming": Text("upcoming", "komt nog"),
    "running": Text("running", "bezig"),
    "over": Text("over", "afgelopen"),
    "over, no result on file": Text(
        "over, no result on file", "afgelopen, geen uitslag in de feiten"
    ),
    "bike": Text("bike", "motor"),
    "car": Text("car", "auto"),
    "finished": Text("finished", "gefinisht"),
    "retired": Text("retired", "uitgevallen"),
    "entered": Text("entered", "ingeschreven"),
    "did not start": Text("did not start", "niet gestart"),
    "disqualified": Text("disqualified", "gediskwalificeerd"),
    "withdrawn": Text("withdrawn", "teruggetrokken"),
    "sources disagree": DISPUTED,
    "single source": Text("single source", "één bron"),
    "not known": Text("not known", "onbekend"),
    "official": Text("official", "officieel"),
    "organiser": Text("organiser", "organisator"),
    "press": Text("press", "pers"),
    "personal": Text("personal", "eigen"),
    "official partner": Text("official partner", "officiële partner"),
    "official supplier": Text("official supplier", "officiële leverancier"),
    "partner": Text("partner", "partner"),
    "engine": Text("engine", "motor"),
    "fuel": Text("fuel", "brandstof"),
    "transmission": Text("transmission", "transmissie"),
    "chassis": Text("chassis", "chassis"),
    "suspension": Text("suspension", "ophanging"),
    "brakes": Text("brakes", "remmen"),
    "wheels": Text("wheels", "wielen"),
    "body": Text("body", "carrosserie"),
    "cooling": Text("cooling", "koeling"),
    "electronics": Text("electronics", "elektronica"),
    "safety": Text("safety", "veiligheid"),
    "cabin": Text("cabin", "interieur"),
    "dimensions": Text("dimensions", "afmetingen"),
    "performance": Text("performance", "prestaties"),
    "production": Text("production", "productie"),
    "price": Text("price", "prijs"),
}
"""The fixed choices of the registry, as people read them."""

UNITS = {
    "years": "jaar",
    "cars": "auto's",
    "countries": "landen",
    "vehicles": "voertuigen",
    "months": "maanden",
    "days": "dagen",
    "hp": "pk",
    "PS": "pk",
    "km/h": "km/u",
}
"""Dutch for the units written otherwise than in English; machine formats leave them as they are."""
