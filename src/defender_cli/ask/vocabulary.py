"""General words of both languages: those without content, countries, marks of language.

Nothing here knows a fact.
"""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


STOP_WORDS = """
du le la el
a aan about af after al all alle alleen als also am an and ander andere another any are as at be
because been before beide being ben bent between bij both but by can could d'r dan dat de deze
did die dit do does door down during dus each een eh eigen elk elke en er erg even ever every
exactly for from geen geworden haar had hadden has have having he heb hebben heeft hem here het
hier hij him his hoe hoeveel how hun i ie ieder iedere if ik in into is it its ja je jij jouw
jullie just kan kon konden kunnen maar mag many may me mee met might mij mijn moet much must my
na naar nee niet no nog not nou now nu of off om omdat on onder only ons onze ooit ook op or
other our out own per please precies s shall should so some t te tegen tell terwijl than that the
their them then there there's these they this those through tijdens to toch toe too tot tussen u
uit under up us uw van vanaf veel very volgens voor waar waarmee waarvan waarvoor wanneer want
waren was wat we wel welk welke werd werden were what whats when where where's which while who
who's whom whose wie wiens wij will with without worden wordt would yes you your z'n zal ze zich
zij zijn zonder zou zouden zullen
"""
"""Words that only join others; they mean nothing by themselves."""

LIGHT_WORDS = """
ride rides rode located
called career tally carriere loopbaan past passen fits fit verreden figure fully according
accordingly achieve achieved achieves acht act acting acts actually afgerond altogether appear
appeared appears approximately april around august augustus became become becomes behaalde
behaalt behalen behind behoort belong belongs bereikte beside besides bestaat bestond betreft
bevat bezet bezette bezetten biedt binnen bit bleef blijft boeken boekt boekte bood bracht
brachten brengt bring brings brought buiten call calls came carried carries carry circa come
comes coming compete competed competes competing complete completed completes consists contain
contains current currently december deed deel deelneemt describe described describes doen doet
doing done draagt drie duurde eigenlijk eight enter entered enters entire entirely eventually
exact exacte except fall falls februari february fill filled finally find five found four ga gaan
gebruikt gebruikte gedaan geef gegaan gehele geldt gemaakt genomen gereden get gevonden ging give
given gives giving go goes going gold gone got haalde haalt happen happened happens heel heet
held hele help helped helps helpt her heten hielp hold holds hoort horen host hosted hosts
huidige inschrijft januari january join joined joins juli july june juni keep keeps keer kept
keren kind klaar klopt know known kom komen komt kreeg krijgen krijgt kwam laat lag laten legde
legden leggen let lets liggen ligt like likes list look looked looks love maakt maakte maal maart
maken mean means meant mei mine moment muster naam nam named neemt negen nemen nine noemde noemen
noemt november number numbers nummer nummers occupied occupy october often oktober one ongeveer
onlangs outfit pakt pakte part powered powers precieze put puts raid raids rally ran read reads
really recent recently reed right rijd rijden rijdt roughly run runs said samen sat say says
scoorde see seen september serve served serves set sets seven share shared shares she show shown
shows sign signed sinds sit sits six sort staan staat stak steek steekt stellen stelt stond
tackle tackled take taken takes telde tellen telt ten thing things thinks thought three tien
times today toen together told took toon totaal total true truth turn twee two type uitdraagt
uiteindelijk uitgedragen uitspraak use used uses using vaak vallen valt vandaag verscheen
verschijnt vertel vertelt viel vier vijf vindt vond wants way wear wears went whole within wore
zat zeg zeggen zegt zei zes zet zette zetten zeven zit zitten zoal
"""
"""Words too general to find a fact by, though a heading may have them ("shared with")."""

COUNTRIES = {
    "AE": "emirates uae emirati dhabi | emiraten",
    "AR": "argentina argentine argentinian | argentinie argentijns argentijnse argentijn",
    "BE": "belgium belgian | belgie belgisch belgische belg",
    "DE": "germany german | duitsland duits duitse duitser",
    "ES": "spain spanish spaniard catalan | spanje spaans spaanse spanjaard catalaan catalaanse",
    "FR": "france french frenchman | frankrijk frans franse fransman",
    "GB": "britain british uk english england | brits britse brit engels engelse engeland",
    "IT": "italy italian | italie italiaans italiaanse italiaan",
    "JP": "japan japanese | japans japanse japanner",
    "LT": "lithuania lithuanian | litouwen litouws litouwse litouwer",
    "MA": "morocco moroccan | maroc marokko marokkaans marokkaanse",
    "NL": "netherlands dutch | nederland nederlands nederlandse nederlander",
    "PT": "portugal portuguese | portugees portugese",
    "SA": "saudi | saoedi saoedisch saoedische",
    "SK": "slovakia slovak | slowakije slowaaks slowaakse",
    "US": "usa america american californian | californische amerika amerikaans amerikaanse "
    "amerikaan",
    "ZA": "african | zuidafrika zuidafrikaans zuidafrikaanse zuidafrikaan afrikaanse afrikaan",
}
"""Words for a country and for who or what comes from there, by its ISO 3166-1 code; the Dutch
ones behind the bar."""

NATIVES = """
frenchman fransman lithuanian litouwer american amerikaan spaniard spanjaard catalan catalaan
zuidafrikaan californian
"""
"""Words for somebody from a country, that need no noun."""

PEOPLE = (
    "driver drivers codriver codrivers navigator navigators person people rider pilot pilots man "
    "woman racer coureur coureurs bijrijder bijrijders navigatoren rijder rijdster vrouw "
    "competitor boss chief leader"
)
"""Words for people by what they do."""

COMMON_IN_NAMES = """
rally rallye raid le du bp ultimate round ronde desert challenge mr monsieur of van arabia
"""
"""Words in the names of rallies and people that name none of them."""

DUTCH = words_of("""
de het een en wie wat waar wanneer hoe hoeveel welke welk van voor met zijn haar werd wordt is heeft
bij uit naar ook niet reed kost door of om volgens hoeveelste coureur etappe ronde auto
rijdt won na tijdens op aan tot volgende eerstvolgende komende aanstaande
""")

ENGLISH = words_of("""
the a an and who what where when how which of for with his her was were is has by from to did does
do many much in on at after driver stage round number position result
""")
"""Words that show the language of a question."""

UNIT_NAMES = {
    word: unit
    for unit, words in {
        "years": "years jaar jaren",
        "months": "months maanden",
        "days": "days dagen",
        "km": "kilometres kilometers kilometer km",
        "L": "litres liters liter",
        "mm": "mm millimetres millimeter",
        "points": "points punten",
    }.items()
    for word in words.split()
}
"""How units are asked for."""
