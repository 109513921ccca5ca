"""Words that single out, and words that name an attribute, in both languages.

Nothing here knows a fact: a group says that people use its words for one another
when they talk about rallies, cars, people and companies.
"""

SUPERLATIVES = """
- next following coming upcoming volgende eerstvolgende aanstaande komende
- youngest jongste
- oldest oudste
- most meeste highest hoogste biggest grootste
- longest langste
- shortest kortste
- fewest least minst minste lowest laagste smallest kleinste narrowest closest krapste
"""
"""Groups that single one out; an answer must be that one, or speak of it."""

ATTRIBUTES = """
- overall overal general algemeen algemene algehele
- power horsepower hp bhp ps pk vermogen paardenkracht output paardenkrachten
- torque koppel newtonmetre newtonmetres newtonmeter trekkracht
- weight heavy weigh weighs mass kilos gewicht zwaar weegt massa
- capacity big large groot volume hold holds content litres liters inhoud liter
- speed fast quick quickest topsnelheid snelheid snel vmax
- acceleration accelerate sprint accelereren acceleratie optrekken
- clearance bodemvrijheid grondspeling
- length long lengte lang
- width wide wider breedte breed breder
- height high tall hoogte hoog
- wheelbase wielbasis
- track spoor spoorbreedte
- diameter big large groot doorsnee doorsnede doormeter size maat
- price cost costs expensive prijs kost kosten euro
- nationality citizenship nationaliteit herkomst afkomst
- born birth birthday birthdate geboren geboorte geboortedatum verjaardag
- birthplace geboorteplaats geboortestad geboortedorp
- distance long lang kilometres kilometers km afstand kilometer length far ver mileage
- point points punt punten
- gap behind deficit margin lead ahead achterstand voorsprong verschil marge
- time clock tijd eindtijd
- penalty penalised punished straf tijdstraf straftijd penaliteit sanction
- motto slogan phrase lijfspreuk leus credo spreuk
- age old oud leeftijd aged
- award prize honour onderscheiding bekroond
- duration long lang lasts length duur duurt looptijd
- range actieradius bereik rijbereik
- consumption consume consumes economy mpg verbruik verbruikt brandstofverbruik
- pressure pressures spanning bandenspanning druk
- budget begroting spend
- headquarters headquartered hoofdkantoor hoofdzetel
- founded founder opgericht oprichter oprichting
- contract
- salary wage wages pay pays paid salaris loon verdient verdienen betaalt
- married wife husband spouse children getrouwd gehuwd vrouw echtgenote kinderen
- phone telephone telefoon telefoonnummer email mail
- employees staff workforce headcount werknemers personeel medewerkers
- viewers audience ratings kijkers kijkcijfers
- designer designers ontwerper ontwerpers vormgever
- mechanic mechanics monteur monteurs hoofdmonteur
- workshop garage werkplaats atelier
- why waarom reason reasons reden redenen aanleiding oorzaak
- followers volgers
- twitter whatsapp
"""
"""Groups that name an attribute: a fact answers only if it is that attribute."""
