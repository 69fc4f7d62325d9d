"""Swedish words and templates for invented adverts."""

from __future__ import annotations

from .model import Pack, days, lines, table
from .sentences_sv import DIGIT_TRAPS, FILLERS, FIRST, PLURAL, THIRD, TRAPS

_ONES = ["", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
_TEENS = lines("tio\nelva\ntolv\ntretton\nfjorton\nfemton\nsexton\nsjutton\narton\nnitton")
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
_PAIRS = [
    "noll noll", *("noll " + word for word in _ONES[1:]), *_TEENS,
    *(ten + one for ten in _TENS for one in _ONES),
]  # fmt: skip

ORIGINS = table("""
TH thailändsk | Thailand
RO rumänsk | Rumänien
PL polsk | Polen
HU ungersk | Ungern
BR brasiliansk | Brasilien
BG bulgarisk | Bulgarien
CZ tjeckisk | Tjeckien
ES spansk | Spanien
IT italiensk | Italien
LV lettisk | Lettland
LT litauisk | Litauen
EE estnisk | Estland
UA ukrainsk | Ukraina
NG nigeriansk | Nigeria
CN kinesisk | Kina
VN vietnamesisk | Vietnam
PH filippinsk | Filippinerna
CO colombiansk | Colombia
VE venezuelansk | Venezuela
GR grekisk | Grekland
PT portugisisk | Portugal
DK dansk | Danmark
SE svensk | Sverige
FI finsk | Finland
DE tysk | Tyskland
RU rysk | Ryssland
AL albansk | Albanien
MD moldavisk | Moldavien
GH ghanansk | Ghana
SK slovakisk | Slovakien
""")

PACK = Pack(
    lang="sv", country="SE", currency="SEK",
    titles=lines("""
Avkopplande massage i lugn miljö
Unna dig något skönt i dag
Ny i stan
Trevligt sällskap och massage
Skön massage mitt i stan
Varma händer väntar
Diskret och mysigt
Olja, lugn och välmående
Ny dam på besök
Elegant sällskap för kvällen
Massage för kropp och själ
Kom och koppla av
Leende dam ger massage
Bara några dagar kvar
Välmående i centrum
"""),
    fillers=FILLERS, digit_traps=DIGIT_TRAPS, traps=TRAPS,
    voices={"first": FIRST, "third": THIRD, "plural": PLURAL},
    ages={
        "neutral": lines("""
{a} år
{a} år ung
{a}-årig dam
{a} årig kvinna
Ålder: {a}
Ålder {a} år
{a} åring med glimten i ögat
{a}-åring
Smal, leende, {a} år
"""),
        "first": lines("Jag är {a}\njag är {a} år\nJag är en {a}-årig kvinna\nJag har nyss fyllt {a} år"),
        "third": lines("Hon är {a} år\nHon är {a}\nHon är en {a}-årig dam"),
    },
    origins=ORIGINS,
    origin_adjective=lines("""
Söt {adj} dam
{adj} kvinna på besök i stan
Leende {adj} massös
Äkta {adj} skönhet
Ny {adj} dam i stan
"""),
    origin_from={
        "neutral": lines("Dam från {land}\nUrsprungligen från {land}\nNationalitet: {land}\nFrån {land}"),
        "first": lines("Jag kommer från {land}\nJag är {adj} och bor här nu\nJag är född i {land}"),
        "third": lines("Hon kommer från {land}\nHon är {adj}"),
    },
    origin_two=lines("""
Två damer från {x} och {y}
En dam från {x} och en från {y}
{xa} och {ya} dam tar emot
"""),
    thousands=["", "", " "],
    marks=[
        ("{} kr", "SEK"), ("{}kr", "SEK"), ("{}:-", "SEK"), ("{}:-", "SEK"), ("{} kronor", "SEK"),
        ("{} SEK", "SEK"), ("{},-", "SEK"), ("{} EUR", "EUR"), ("{} €", "EUR"), ("€{}", "EUR"),
        ("{} euro", "EUR"), ("{} sek", "SEK"),
    ],
    durations={
        20: ["20 min", "20 minuter", "20 min."], 30: ["30 min", "1/2 timme", "½ timme", "halvtimme",
        "en halvtimme", "30 minuter"], 45: ["45 min", "45 minuter", "tre kvart"],
        60: ["1 timme", "en timme", "60 min", "60 minuter", "1 tim", "1h"], 90: ["90 min", "1½ timme",
        "en och en halv timme", "1,5 timme"], 120: ["2 timmar", "två timmar", "120 min"],
    },
    price_with=lines("""
{d} {p}
{d}: {p}
{d} = {p}
{p}/{d}
{d}/{p}
{p} för {d}
{d} kostar {p}
Massage {d} {p}
Pris: {p} för {d}
{p} ({d})
"""),
    price_alone=lines("Pris från {p}\nBara {p}\nPris {p}\nMassage för {p}\nKvällspris {p}"),
    price_hourly=lines("{p} per timme\n{p}/timme\n{p}/tim\n{p} i timmen"),
    price_list=["Priser:", "Prislista", "Massage:", "PRISER"],
    no_price=lines("Inga priser på sms.\nPriser lämnas på telefon.\nInga priser här, ring i stället."),
    days=days("""
mån-fre | mo tu we th fr
mån - fre | mo tu we th fr
måndag till fredag | mo tu we th fr
måndag-torsdag | mo tu we th
tisdag till lördag | tu we th fr sa
vardagar | mo tu we th fr
helger | sa su
lör-sön | sa su
lördag och söndag | sa su
lördag | sa
mån, ons och fre | mo we fr
tis och tors | tu th
tors-lör | th fr sa
onsdag till söndag | we th fr sa su
"""),
    every_day=["alla dagar", "varje dag", "veckans alla dagar", "dagligen", "mån-sön"],
    clocks=[
        ("{o}-{c}", "h"), ("{o}–{c}", "h"), ("kl {o}-{c}", "h"), ("kl. {o}-{c}", "h.mm"),
        ("från {o} till {c}", "h"), ("{o} - {c}", "h:mm"), ("kl {o} till {c}", "h"), ("{o}–{c}", "h.mm"),
        ("mellan {o} och {c}", "h"),
    ],
    open_intro=["Öppet", "Öppettider:", "Öppen", "Tar emot", "Nås"],
    always=lines("""
Öppet dygnet runt
Dygnet runt
Öppet 24/7
24/7
Tar emot 24 timmar om dygnet
Öppet 24 timmar
"""),
    phone_intro=["Ring", "Tel.", "Tel:", "Ring eller sms:a", "Mobil:", "Skriv till", "WhatsApp", "Kontakt",
                 "Telefon", "Sms till", "Ring på", "Boka på"],
    phone_or="eller",
    between=["sen", "och", "därefter", "och sen", "följt av", "till sist", "sedan", "plus"],
    digit_words=[["noll"], ["ett", "en"], ["två"], ["tre"], ["fyra"], ["fem"], ["sex"], ["sju"],
        ["åtta"], ["nio"]],
    pair_words=_PAIRS,
    emails=lines("Skriv till {e}\nMejl: {e}\nE-post {e}"),
    handles=lines("Instagram: @{h}\nTelegram @{h}\nSnap: {h}\nFölj @{h}"),
    urls=lines("Se mer på {u}\nHemsida: {u}\nBilder på {u}"),
    names=["Sofia", "Mia", "Lina", "Elena", "Nok", "Bianca", "Tessa", "Carla", "Vivi", "Nina"],
    streets=["Rosentäppan", "Månlyktevägen", "Kastanjegången", "Vassviksvägen", "Tulpanstigen", "Lyktbacken"],
    towns=["199 99 Norrvik", "899 98 Lindeby", "599 97 Havstorp", "299 96 Österlund"],
)  # fmt: skip
