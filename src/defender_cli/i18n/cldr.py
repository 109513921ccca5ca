"""Names of all countries, languages and months in both languages, after the Unicode CLDR.

Written by `python -m tests.cldr`. Babel, which carries the CLDR, would take half as long to
load as a whole command takes.
"""

from functools import cache

from defender_cli.schema.types import Text

MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
"""The months as they stand in a date: 3 Jan 2026."""

FULL_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
}
"""The months in full: 3 January 2026."""


@cache
def countries() -> dict[str, Text]:
    """Return every country of ISO 3166-1 by its code."""
    return _named(_COUNTRIES)


@cache
def languages() -> dict[str, Text]:
    """Return every language of ISO 639-1 by its code."""
    return _named(_LANGUAGES)


def _named(listed: str) -> dict[str, Text]:
    rows = (each.split("|") for each in listed.replace("\n", " ").split("; "))
    return {code: Text(en, nl) for code, en, nl in rows}


_COUNTRIES = """\
AD|Andorra|Andorra; AE|United Arab Emirates|Verenigde Arabische Emiraten;
AF|Afghanistan|Afghanistan; AG|Antigua & Barbuda|Antigua en Barbuda; AI|Anguilla|Anguilla;
AL|Albania|Albanië; AM|Armenia|Armenië; AO|Angola|Angola; AQ|Antarctica|Antarctica;
AR|Argentina|Argentinië; AS|American Samoa|Amerikaans-Samoa; AT|Austria|Oostenrijk;
AU|Australia|Australië; AW|Aruba|Aruba; AX|Åland Islands|Åland; AZ|Azerbaijan|Azerbeidzjan;
BA|Bosnia & Herzegovina|Bosnië en Herzegovina; BB|Barbados|Barbados; BD|Bangladesh|Bangladesh;
BE|Belgium|België; BF|Burkina Faso|Burkina Faso; BG|Bulgaria|Bulgarije; BH|Bahrain|Bahrein;
BI|Burundi|Burundi; BJ|Benin|Benin; BL|St. Barthélemy|Saint-Barthélemy; BM|Bermuda|Bermuda;
BN|Brunei|Brunei; BO|Bolivia|Bolivia; BQ|Caribbean Netherlands|Caribisch Nederland;
BR|Brazil|Brazilië; BS|Bahamas|Bahama’s; BT|Bhutan|Bhutan; BV|Bouvet Island|Bouveteiland;
BW|Botswana|Botswana; BY|Belarus|Belarus; BZ|Belize|Belize; CA|Canada|Canada; CC|Cocos (Keeling)
Islands|Cocoseilanden; CD|Congo - Kinshasa|Congo-Kinshasa; CF|Central African
Republic|Centraal-Afrikaanse Republiek; CG|Congo - Brazzaville|Congo-Brazzaville;
CH|Switzerland|Zwitserland; CI|Côte d’Ivoire|Ivoorkust; CK|Cook Islands|Cookeilanden;
CL|Chile|Chili; CM|Cameroon|Kameroen; CN|China|China; CO|Colombia|Colombia; CR|Costa Rica|Costa
Rica; CU|Cuba|Cuba; CV|Cape Verde|Kaapverdië; CW|Curaçao|Curaçao; CX|Christmas
Island|Christmaseiland; CY|Cyprus|Cyprus; CZ|Czechia|Tsjechië; DE|Germany|Duitsland;
DJ|Djibouti|Djibouti; DK|Denmark|Denemarken; DM|Dominica|Dominica; DO|Dominican
Republic|Dominicaanse Republiek; DZ|Algeria|Algerije; EC|Ecuador|Ecuador; EE|Estonia|Estland;
EG|Egypt|Egypte; EH|Western Sahara|Westelijke Sahara; ER|Eritrea|Eritrea; ES|Spain|Spanje;
ET|Ethiopia|Ethiopië; FI|Finland|Finland; FJ|Fiji|Fiji; FK|Falkland Islands|Falklandeilanden;
FM|Micronesia|Micronesia; FO|Faroe Islands|Faeröer; FR|France|Frankrijk; GA|Gabon|Gabon;
GB|United Kingdom|Verenigd Koninkrijk; GD|Grenada|Grenada; GE|Georgia|Georgië; GF|French
Guiana|Frans-Guyana; GG|Guernsey|Guernsey; GH|Ghana|Ghana; GI|Gibraltar|Gibraltar;
GL|Greenland|Groenland; GM|Gambia|Gambia; GN|Guinea|Guinee; GP|Guadeloupe|Guadeloupe;
GQ|Equatorial Guinea|Equatoriaal-Guinea; GR|Greece|Griekenland; GS|South Georgia & South
Sandwich Islands|Zuid-Georgia en Zuidelijke Sandwicheilanden; GT|Guatemala|Guatemala;
GU|Guam|Guam; GW|Guinea-Bissau|Guinee-Bissau; GY|Guyana|Guyana; HK|Hong Kong SAR China|Hongkong
SAR van China; HM|Heard Island & McDonald Islands|Heard en McDonaldeilanden;
HN|Honduras|Honduras; HR|Croatia|Kroatië; HT|Haiti|Haïti; HU|Hungary|Hongarije;
ID|Indonesia|Indonesië; IE|Ireland|Ierland; IL|Israel|Israël; IM|Isle of Man|Isle of Man;
IN|India|India; IO|British Indian Ocean Territory|Brits Indische Oceaanterritorium;
IQ|Iraq|Irak; IR|Iran|Iran; IS|Iceland|IJsland; IT|Italy|Italië; JE|Jersey|Jersey;
JM|Jamaica|Jamaica; JO|Jordan|Jordanië; JP|Japan|Japan; KE|Kenya|Kenia; KG|Kyrgyzstan|Kirgizië;
KH|Cambodia|Cambodja; KI|Kiribati|Kiribati; KM|Comoros|Comoren; KN|St. Kitts & Nevis|Saint Kitts
en Nevis; KP|North Korea|Noord-Korea; KR|South Korea|Zuid-Korea; KW|Kuwait|Koeweit; KY|Cayman
Islands|Kaaimaneilanden; KZ|Kazakhstan|Kazachstan; LA|Laos|Laos; LB|Lebanon|Libanon; LC|St.
Lucia|Saint Lucia; LI|Liechtenstein|Liechtenstein; LK|Sri Lanka|Sri Lanka; LR|Liberia|Liberia;
LS|Lesotho|Lesotho; LT|Lithuania|Litouwen; LU|Luxembourg|Luxemburg; LV|Latvia|Letland;
LY|Libya|Libië; MA|Morocco|Marokko; MC|Monaco|Monaco; MD|Moldova|Moldavië;
ME|Montenegro|Montenegro; MF|St. Martin|Saint-Martin; MG|Madagascar|Madagaskar; MH|Marshall
Islands|Marshalleilanden; MK|North Macedonia|Noord-Macedonië; ML|Mali|Mali; MM|Myanmar
(Burma)|Myanmar (Birma); MN|Mongolia|Mongolië; MO|Macao SAR China|Macau SAR van China;
MP|Northern Mariana Islands|Noordelijke Marianen; MQ|Martinique|Martinique;
MR|Mauritania|Mauritanië; MS|Montserrat|Montserrat; MT|Malta|Malta; MU|Mauritius|Mauritius;
MV|Maldives|Maldiven; MW|Malawi|Malawi; MX|Mexico|Mexico; MY|Malaysia|Maleisië;
MZ|Mozambique|Mozambique; NA|Namibia|Namibië; NC|New Caledonia|Nieuw-Caledonië; NE|Niger|Niger;
NF|Norfolk Island|Norfolk; NG|Nigeria|Nigeria; NI|Nicaragua|Nicaragua; NL|Netherlands|Nederland;
NO|Norway|Noorwegen; NP|Nepal|Nepal; NR|Nauru|Nauru; NU|Niue|Niue; NZ|New Zealand|Nieuw-Zeeland;
OM|Oman|Oman; PA|Panama|Panama; PE|Peru|Peru; PF|French Polynesia|Frans-Polynesië; PG|Papua New
Guinea|Papoea-Nieuw-Guinea; PH|Philippines|Filipijnen; PK|Pakistan|Pakistan; PL|Poland|Polen;
PM|St. Pierre & Miquelon|Saint-Pierre en Miquelon; PN|Pitcairn Islands|Pitcairneilanden;
PR|Puerto Rico|Puerto Rico; PS|Palestinian Territories|Palestijnse gebieden;
PT|Portugal|Portugal; PW|Palau|Palau; PY|Paraguay|Paraguay; QA|Qatar|Qatar; RE|Réunion|Réunion;
RO|Romania|Roemenië; RS|Serbia|Servië; RU|Russia|Rusland; RW|Rwanda|Rwanda; SA|Saudi
Arabia|Saoedi-Arabië; SB|Solomon Islands|Salomonseilanden; SC|Seychelles|Seychellen;
SD|Sudan|Soedan; SE|Sweden|Zweden; SG|Singapore|Singapore; SH|St. Helena, Ascension & Tristan da
Cunha|Sint-Helena; SI|Slovenia|Slovenië; SJ|Svalbard & Jan Mayen|Spitsbergen en Jan Mayen;
SK|Slovakia|Slowakije; SL|Sierra Leone|Sierra Leone; SM|San Marino|San Marino;
SN|Senegal|Senegal; SO|Somalia|Somalië; SR|Suriname|Suriname; SS|South Sudan|Zuid-Soedan; ST|São
Tomé & Príncipe|Sao Tomé en Principe; SV|El Salvador|El Salvador; SX|Sint Maarten|Sint-Maarten;
SY|Syria|Syrië; SZ|Eswatini|Eswatini; TC|Turks & Caicos Islands|Turks- en Caicoseilanden;
TD|Chad|Tsjaad; TF|French Southern and Antarctic Lands|Franse Gebieden in de zuidelijke Indische
Oceaan; TG|Togo|Togo; TH|Thailand|Thailand; TJ|Tajikistan|Tadzjikistan; TK|Tokelau|Tokelau;
TL|Timor-Leste|Oost-Timor; TM|Turkmenistan|Turkmenistan; TN|Tunisia|Tunesië; TO|Tonga|Tonga;
TR|Türkiye|Turkije; TT|Trinidad & Tobago|Trinidad en Tobago; TV|Tuvalu|Tuvalu; TW|Taiwan|Taiwan;
TZ|Tanzania|Tanzania; UA|Ukraine|Oekraïne; UG|Uganda|Oeganda; UM|U.S. Outlying Islands|Kleine
afgelegen eilanden van de Verenigde Staten; US|United States|Verenigde Staten;
UY|Uruguay|Uruguay; UZ|Uzbekistan|Oezbekistan; VA|Vatican City|Vaticaanstad; VC|St. Vincent &
Grenadines|Saint Vincent en de Grenadines; VE|Venezuela|Venezuela; VG|British Virgin
Islands|Britse Maagdeneilanden; VI|U.S. Virgin Islands|Amerikaanse Maagdeneilanden;
VN|Vietnam|Vietnam; VU|Vanuatu|Vanuatu; WF|Wallis & Futuna|Wallis en Futuna; WS|Samoa|Samoa;
YE|Yemen|Jemen; YT|Mayotte|Mayotte; ZA|South Africa|Zuid-Afrika; ZM|Zambia|Zambia;
ZW|Zimbabwe|Zimbabwe"""

_LANGUAGES = """\
aa|Afar|Afar; ab|Abkhazian|Abchazisch; ae|Avestan|Avestisch; af|Afrikaans|Afrikaans;
ak|Akan|Akan; am|Amharic|Amhaars; an|Aragonese|Aragonees; ar|Arabic|Arabisch;
as|Assamese|Assamees; av|Avaric|Avarisch; ay|Aymara|Aymara; az|Azerbaijani|Azerbeidzjaans;
ba|Bashkir|Basjkiers; be|Belarusian|Belarussisch; bg|Bulgarian|Bulgaars; bi|Bislama|Bislama;
bm|Bambara|Bambara; bn|Bangla|Bengaals; bo|Tibetan|Tibetaans; br|Breton|Bretons;
bs|Bosnian|Bosnisch; ca|Catalan|Catalaans; ce|Chechen|Tsjetsjeens; ch|Chamorro|Chamorro;
co|Corsican|Corsicaans; cr|Cree|Cree; cs|Czech|Tsjechisch; cu|Church Slavic|Kerkslavisch;
cv|Chuvash|Tsjoevasjisch; cy|Welsh|Welsh; da|Danish|Deens; de|German|Duits; dv|Divehi|Divehi;
dz|Dzongkha|Dzongkha; ee|Ewe|Ewe; el|Greek|Grieks; en|English|Engels; eo|Esperanto|Esperanto;
es|Spanish|Spaans; et|Estonian|Estisch; eu|Basque|Baskisch; fa|Persian|Perzisch; ff|Fula|Fulah;
fi|Finnish|Fins; fj|Fijian|Fijisch; fo|Faroese|Faeröers; fr|French|Frans; fy|Western
Frisian|Fries; ga|Irish|Iers; gd|Scottish Gaelic|Schots-Gaelisch; gl|Galician|Galicisch;
gn|Guarani|Guaraní; gu|Gujarati|Gujarati; gv|Manx|Manx; ha|Hausa|Hausa; he|Hebrew|Hebreeuws;
hi|Hindi|Hindi; ho|Hiri Motu|Hiri Motu; hr|Croatian|Kroatisch; ht|Haitian Creole|Haïtiaans
Creools; hu|Hungarian|Hongaars; hy|Armenian|Armeens; hz|Herero|Herero;
ia|Interlingua|Interlingua; id|Indonesian|Indonesisch; ie|Interlingue|Interlingue; ig|Igbo|Igbo;
ii|Sichuan Yi|Yi; ik|Inupiaq|Inupiaq; io|Ido|Ido; is|Icelandic|IJslands; it|Italian|Italiaans;
iu|Inuktitut|Inuktitut; ja|Japanese|Japans; jv|Javanese|Javaans; ka|Georgian|Georgisch;
kg|Kongo|Kongo; ki|Kikuyu|Gikuyu; kj|Kuanyama|Kuanyama; kk|Kazakh|Kazachs;
kl|Kalaallisut|Groenlands; km|Khmer|Khmer; kn|Kannada|Kannada; ko|Korean|Koreaans;
kr|Kanuri|Kanuri; ks|Kashmiri|Kasjmiri; ku|Kurdish|Koerdisch; kv|Komi|Komi; kw|Cornish|Cornish;
ky|Kyrgyz|Kirgizisch; la|Latin|Latijn; lb|Luxembourgish|Luxemburgs; lg|Ganda|Luganda;
li|Limburgish|Limburgs; ln|Lingala|Lingala; lo|Lao|Laotiaans; lt|Lithuanian|Litouws;
lu|Luba-Katanga|Luba-Katanga; lv|Latvian|Lets; mg|Malagasy|Malagassisch;
mh|Marshallese|Marshallees; mi|Māori|Maori; mk|Macedonian|Macedonisch; ml|Malayalam|Malayalam;
mn|Mongolian|Mongools; mr|Marathi|Marathi; ms|Malay|Maleis; mt|Maltese|Maltees;
my|Burmese|Birmaans; na|Nauru|Nauruaans; nb|Norwegian Bokmål|Noors - Bokmål; nd|North
Ndebele|Noord-Ndebele; ne|Nepali|Nepalees; ng|Ndonga|Ndonga; nl|Dutch|Nederlands; nn|Norwegian
Nynorsk|Noors - Nynorsk; no|Norwegian|Noors; nr|South Ndebele|Zuid-Ndbele; nv|Navajo|Navajo;
ny|Nyanja|Nyanja; oc|Occitan|Occitaans; oj|Ojibwa|Ojibwa; om|Oromo|Afaan Oromo; or|Odia|Odia;
os|Ossetic|Ossetisch; pa|Punjabi|Punjabi; pi|Pali|Pali; pl|Polish|Pools; ps|Pashto|Pasjtoe;
pt|Portuguese|Portugees; qu|Quechua|Quechua; rm|Romansh|Reto-Romaans; rn|Rundi|Kirundi;
ro|Romanian|Roemeens; ru|Russian|Russisch; rw|Kinyarwanda|Kinyarwanda; sa|Sanskrit|Sanskriet;
sc|Sardinian|Sardijns; sd|Sindhi|Sindhi; se|Northern Sami|Noord-Samisch; sg|Sango|Sango;
si|Sinhala|Singalees; sk|Slovak|Slowaaks; sl|Slovenian|Sloveens; sm|Samoan|Samoaans;
sn|Shona|Shona; so|Somali|Somalisch; sq|Albanian|Albanees; sr|Serbian|Servisch; ss|Swati|Swazi;
st|Southern Sotho|Zuid-Sotho; su|Sundanese|Soendanees; sv|Swedish|Zweeds; sw|Swahili|Swahili;
ta|Tamil|Tamil; te|Telugu|Telugu; tg|Tajik|Tadzjieks; th|Thai|Thai; ti|Tigrinya|Tigrinya;
tk|Turkmen|Turkmeens; tl|Tagalog|Tagalog; tn|Tswana|Tswana; to|Tongan|Tongaans;
tr|Turkish|Turks; ts|Tsonga|Tsonga; tt|Tatar|Tataars; tw|Twi|Twi; ty|Tahitian|Tahitiaans;
ug|Uyghur|Oeigoers; uk|Ukrainian|Oekraïens; ur|Urdu|Urdu; uz|Uzbek|Oezbeeks; ve|Venda|Venda;
vi|Vietnamese|Vietnamees; vo|Volapük|Volapük; wa|Walloon|Waals; wo|Wolof|Wolof; xh|Xhosa|Xhosa;
yi|Yiddish|Jiddisch; yo|Yoruba|Yoruba; za|Zhuang|Zhuang; zh|Chinese|Chinees; zu|Zulu|Zoeloe"""
