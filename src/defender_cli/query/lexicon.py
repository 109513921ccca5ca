"""Words of one meaning in both languages.

Nothing here knows a fact: a group says that people use its words for one another
when they talk about rallies, cars, people and companies.
"""

GROUPS = """
- win won wins winner fastest quickest snelste snelst victory victories triumph triumphed conquer
  winnen wint gewonnen winnaar winnend zege zeges overwinning overwinningen triomf zegevieren
  zegevierde schreef naam crowned crown triumphs wun
- participation participations participate entry entries appearance appearances compete competed
  deelname deelnames deelgenomen deelnemen meegedaan deelneming contested
- edition editions editie edities
- driver drivers pilot rider coureur coureurs rijder rijders piloot bestuurder stuur pilots racer
  racers wheelman stuurman
- navigator navigators codriver codrivers bijrijder bijrijders navigatoren navigeert copilot
  passenger roadbook co routeboek
- car vehicle auto wagen voertuig bolide machine
- engine motor powerplant powerunit krachtbron motorblok blok bonnet hood motorkap
- fuel petrol gasoline brandstof benzine tank fuelling
- tank reservoir tankinhoud brandstoftank fueltank
- tyre tyres tire tires rubber band banden
- wheel wheels wiel wielen rim rims velg velgen
- spare reserve reservewiel reservewielen extra
- brake brakes braking rem remmen caliper calipers remklauw remklauwen
- piston pistons zuiger zuigers
- disc discs disk disks remschijf schijf schijven
- damper dampers shock shocks absorber absorbers demper dempers schokdemper schokdempers
  schokbreker schokbrekers
- suspension ophanging vering wielophanging
- gearbox transmission versnellingsbak transmissie bak gearchange automaat
- gear gears versnelling versnellingen
- body bodywork bodyshell shell carrosserie koets koetswerk shells coachwork bodies
- wading wade ford fording river stream cross crossing rivier oversteken waden waaddiepte
  doorwaden
- depth deep deepest diepte diep diepst waaddiepte
- maximum max maximaal maximale maximal most meeste highest hoogste
- minimum min minimaal minimale minimal least minst fewest
- leave leaves left leaving departure departed quit quits vertrok vertrekt vertrekken verliet
  verlaat verlaten
- harness belt belts gordel gordels veiligheidsgordel
- seat seats chair stoel stoelen zitplaats zitplaatsen zitting zetels
- roll cage rollcage rolkooi veiligheidskooi kooi
- country nation land nations landen naties
- slovak slovakia slovaaks slowakije slowaaks slowaakse nitra
- town city village place location plaats stad dorp locatie plek
- announce announced announcement reveal revealed present presented named unveil unveiled confirm
  confirmed introduce introduced signing bekendgemaakt bekendmaking bekend aangekondigd
  aankondigen aankondiging gepresenteerd presentatie voorgesteld onthuld onthulling
  bekendgemaakte openbaar publiekelijk unveiling presenteert presenteerde voorstelde lineup
- debut debuut debuteerde debuteert debuteren debuted maiden first eerste allereerste
- date dates day datum data dag startdatum
- begin begins begun commence commences kick kicks opens start starts started starting startschot
  begint beginnen aanvang vertrek vertrekt departs depart gaat opening opener openingsronde
- end ends ended ending finish finishes finished over conclude concludes last close closes einde
  eindigt eindigen eindigde afgelopen afloop slot sluit finisht finishte aankomst closing finale
  afsluit afsluiter laatste final
- stage stages etappe etappes etape leg legs dagrit rit ritten
- special specials selective timed proef proeven klassementsproef klassementsproeven
- liaison verbinding verbindingsroute verbindingsetappe transport
- round rounds event events evenement evenementen race races ronde rondes wedstrijd wedstrijden
  rally rallies manche manches leg
- season seizoen championship kampioenschap calendar kalender w2rc
- position place rank ranked placed plaats positie klassering geklasseerd result results uitslag
  resultaat eindresultaat
- standings standing classification ranking klassement stand tussenstand ranglijst
- puncture punctures flat lek lekke bandenpech
- prologue proloog
- rest rustdag rust
- marathon refuge
- title titles champion champions championship crown kampioen kampioenen titel titels wereldtitel
  wereldkampioen kampioenschap
- podium podiums podia podiumplaats podiumplaatsen
- bike bikes motorbike motorbikes motorcycle motorcycles motor motoren motorfiets motorfietsen
- make brand marque merk merken maker manufacturer fabrikant
- startnummer rugnummer racenummer wagennummer
- teammate partner teamgenoot
- company firm firms supplier sponsor sponsors bedrijf firma leverancier onderneming
- partner partners partnership partnerschap samenwerking collaboration cooperation
- supply supplies supplied provide provides provided deliver delivers levert leveren geleverd
  verzorgt dress dresses kleedt
- clothing clothes apparel wear garments outfit kleding kledij kleren dresses dressed kleedt
  kledingpartner outfits
- watch watches timing timekeeping timepiece horloge horloges tijdwaarneming klok timepieces
  timekeeper
- lubricant lubricants oil oils fluids smeermiddel smeermiddelen olie olien vloeistoffen
- boss head chief leader leads lead heads principal helm baas hoofd leider leidt leiding teambaas
  teamchef chef roer
- boss head chief leader leads heads director manager managing managingdirector helm baas hoofd
  leider leidt leiding directeur roer
- team squad ploeg equipe stal outfit
- crew crews duo pair equipe equipes koppel bemanning
- test tests tested testing trial trials testen getest proefrit proefritten beproefd beproeving
  testrit shakedown
- desert dunes sahara sand woestijn duinen zand
- camouflage wrap disguise disguised camouflaged camouflagewrap vermomming vermomd beplakking
  bestickering wikkel jasje gecamoufleerd
- livery colours colors colour scheme paint kleurstelling kleuren kleur kleurenschema livrei
  beschildering
- prototype testcar testauto mule
- factory plant works fabriek fabrieks productiefaciliteit assembly line productielijn band
- build built builds construction constructed produced manufactured bouw gebouwd bouwt bouwen
  geproduceerd geassembleerd made gemaakt vervaardigd
- develop developed development designed ontwikkeld ontwikkeling ontwikkelde ontwikkelt ontworpen
  ontwerp ontwerpt
- derive derived based basis donor originate afgeleid gebaseerd afkomstig stamt stem
- platform architecture structure monocoque chassis architectuur onderstel basisstructuur
- aluminium aluminum light alloy lichtmetaal
- fleet support supported vloot wagenpark ondersteunde ondersteunden ondersteuning
- recce reconnaissance scouting scout scouts verkenning verkenningsvoertuigen verkenningsauto
  verkenningsautos verkennen verkenner reconnoitre terreinwagens stippelen uitzetten routes
- year years jaar jaren
- month months maand maanden
- sold sale market markets available buy verkocht verkoop verkrijgbaar markt markten leverbaar
  sells verkoopt verkochte
- variant variants version versions style styles varianten uitvoering uitvoeringen versie versies
  model models modellen carrosserievarianten bodystyles
- hybrid phev electric hybride elektrisch elektrische stekker stekkerhybride
- flagship top topmodel vlaggenschip paradepaard extreme extreem
- charity charities humanitarian conservation aid goede doelen liefdadigheid humanitair
  natuurbescherming steunt ondersteunt hulporganisaties hulporganisatie organisaties good causes
- sister siblings family house marques zustermerken zuster zusters familie huis
- documentary docuseries episode episodes film documentaire documentaireserie aflevering
  afleveringen
- narrator voice narrates narrated verteller vertelt stem ingesproken
- premiere premieres airs aired première uitgezonden uitzending
- rule rules regulation regulations reglement reglementen regel regels regelgeving voorschriften
- former formerly previous previously preceded precedes preceding old predecessor voormalig
  voormalige vroeger vroegere voorheen eerder vorige oude voorganger
- successor succeed succeeds succeeded replace replaced opvolger opgevolgd vervangen vervangt
- rival rivals competitor competitors opponent opponents opposition concurrent concurrenten
  tegenstander tegenstanders rivaal rivalen tegenstand
- continent continents continenten werelddelen werelddeel
- radiator radiators radiateur radiateurs koeler koelers
- fan fans ventilator ventilatoren
- headup hud display headsupdisplay
- cooling cooled koeling gekoeld
- restrictor airrestrictor inlaatrestrictor begrenzer luchtinlaat inlaat
- jump jumps leap airborne flight sprong springt vlucht sprongen
- degree study studied university diploma studie universiteit studeerde afgestudeerd
- injury injured blessure geblesseerd
- brother sister uncle cousin relative relatives family broer zus oom neef familielid familie
- nickname nicknamed called known bijnaam genoemd noemt koosnaam
- expect expects expected outlook verwacht verwachting verwachtingen
- organise organiser organises organised organizer organizes organized organiseert organisator
  georganiseerd organisatie
- vehicles entries starters startveld deelnemersveld veld field
- finishers finishing gefinisht
- tow towing trailer trekken aanhanger trekgewicht
- articulation wielarticulatie veerweg
- angle approach departure hoek oploophoek afloophoek
- raised rijhoogte verhoogd
- steering stuur wheel stuurwiel
- equipment carry carries carried aboard onboard uitrusting meegenomen meegevoerd boord draagt
  vervoert
- trim alcantara bekleding afwerking
- snorkel snorkels luchthapper
- software control unit ecu regeleenheid besturing
- social media channel channels account accounts kanaal kanalen
- website site newsroom mediasite mediasites
- notice disclaimer caveat estimates estimate voorbehoud mededeling schatting schattingen
- release statement persbericht bericht press pers
- experience ervaring
- aim goal purpose objective doel doelstelling bedoeling bedoeld
- extension extend extended verlenging verlengd
- programme program programma
- works fabrieksteam werksteam
- role rol function functie job post baan taak task
- category class categorie klasse klas group groep
- competitive attractive aantrekkelijk competitiever competitief
- legal permitted toegelaten toegestaan legaal straatlegaal
- sustainable duurzaam duurzame
- refuel refuelling tankbeurt bijtanken tankstop
- lead led leader leading leidde leiding koploper aanvoerde
- unbeaten ongeslagen
- first eerste 1st 1e
- second tweede 2nd 2e
- third derde 3rd 3e
- fourth vierde 4th 4e
- fifth vijfde 5th 5e
- sixth zesde 6th 6e
- seventh zevende 7th 7e
- fifth vijfde 5th 5e
- retire retired withdrew withdrawn uitgevallen opgegeven uitval dnf
- performance prestaties presteren capability capabilities capaciteiten
- top3 podiumsweep
- successful successes succesvol succesvolste success successen
- officials official officieel officiele
- passengers carry transported vervoerd vervoerde driven
- symbol stands freedom symbool staat zinnebeeld vrijheid
- luxury luxe
- vision view kijk visie
- world global mondiaal mondiale wereld
- technical lead tecnical technisch technische
- stunt film movie stuntrijdster stuntvrouw hollywood
- mechanic monteur
- channels zenders zender networks broadcasters
- fortnite game games videogame rocket
- off road offroad terrein
- metal aluminium metaal
- horses horsepower pk paarden
- driven drove drive reden gereden bestuurd stuur
- owner owned eigenaar eigendom
- surface ground terrain ondergrond
- historic historisch geschiedenis history historical
- invaluable waarde onschatbaar unequalled
- promising veelbelovend promised
- perfect goed combination combinatie match
- ultimate ultieme
- proving ground testterrein proefterrein
- human menselijk endurance uithoudingsvermogen
"""
"""Words of one meaning, a group behind each dash, as people use them for these subjects."""

SUPERLATIVES = """
- next following coming upcoming volgende eerstvolgende aanstaande komende
- youngest jongste
- oldest oudste
- most meeste highest hoogste biggest grootste
- rear achter achterste
- front voorste
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
