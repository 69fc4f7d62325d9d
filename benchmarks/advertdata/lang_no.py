"""Norwegian words and templates for invented adverts."""

from __future__ import annotations

from .model import Pack, days, lines, table
from .sentences_no import DIGIT_TRAPS, FILLERS, FIRST, PLURAL, THIRD, TRAPS

_ONES = ["", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"]
_TEENS = lines("ti\nelleve\ntolv\ntretten\nfjorten\nfemten\nseksten\nsytten\natten\nnitten")
_TENS = ["tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti"]
_PAIRS = [
    "null null", *("null " + word for word in _ONES[1:]), *_TEENS,
    *(ten + one for ten in _TENS for one in _ONES),
]  # fmt: skip

ORIGINS = table("""
TH thailandsk | Thailand
RO rumensk | Romania
PL polsk | Polen
HU ungarsk | Ungarn
BR brasiliansk | Brasil
BG bulgarsk | Bulgaria
CZ tsjekkisk | Tsjekkia
ES spansk | Spania
IT italiensk | Italia
LV latvisk | Latvia
LT litauisk | Litauen
EE estisk | Estland
UA ukrainsk | Ukraina
NG nigeriansk | Nigeria
CN kinesisk | Kina
VN vietnamesisk | Vietnam
PH filippinsk | Filippinene
CO colombiansk | Colombia
VE venezuelansk | Venezuela
GR gresk | Hellas
PT portugisisk | Portugal
DK dansk | Danmark
SE svensk | Sverige
FI finsk | Finland
DE tysk | Tyskland
RU russisk | Russland
AL albansk | Albania
MD moldovsk | Moldova
GH ghanesisk | Ghana
NO norsk | Norge
SK slovakisk | Slovakia
""")

PACK = Pack(
    lang="no", country="NO", currency="NOK",
    titles=lines("""
Avslappende massasje i rolige omgivelser
Skjem deg bort i dag
Ny i byen
Hyggelig selskap og massasje
Deilig massasje midt i byen
Varme hender venter
Diskret og koselig
Olje, ro og velvære
Ny dame på besøk
Elegant selskap for kvelden
Massasje for kropp og sjel
Kom og slapp av
Smilende dame gir massasje
Bare noen få dager igjen
Velvære i sentrum
"""),
    fillers=FILLERS, digit_traps=DIGIT_TRAPS, traps=TRAPS,
    voices={"first": FIRST, "third": THIRD, "plural": PLURAL},
    ages={
        "neutral": lines("""
{a} år
{a} år ung
{a}-årig dame
{a} årig kvinne
Alder: {a}
Alder {a} år
{a}-åring med glimt i øyet
{a} åring
Slank, smilende, {a} år
"""),
        "first": lines("Jeg er {a}\njeg er {a} år\nJeg er en {a}-årig kvinne\nJeg har nettopp fylt {a} år"),
        "third": lines("Hun er {a} år\nHun er {a}\nHun er en {a}-årig dame"),
    },
    origins=ORIGINS,
    origin_adjective=lines("""
Søt {adj} dame
{adj} kvinne på besøk i byen
Smilende {adj} massør
Ekte {adj} skjønnhet
Ny {adj} dame i byen
"""),
    origin_from={
        "neutral": lines("Dame fra {land}\nOpprinnelig fra {land}\nNasjonalitet: {land}\nFra {land}"),
        "first": lines("Jeg kommer fra {land}\nJeg er {adj} og bor her nå\nJeg er født i {land}"),
        "third": lines("Hun kommer fra {land}\nHun er {adj}"),
    },
    origin_two=lines("To damer fra {x} og {y}\nEn dame fra {x} og en fra {y}\n{xa} og {ya} dame tar imot"),
    thousands=["", "", " ", "."],
    marks=[
        ("{} kr", "NOK"), ("{} kr.", "NOK"), ("{}kr", "NOK"), ("{},-", "NOK"), ("{} NOK", "NOK"),
        ("kr {}", "NOK"), ("{} kroner", "NOK"), ("{} EUR", "EUR"), ("{} €", "EUR"), ("€{}", "EUR"),
        ("kr {},-", "NOK"), ("{} euro", "EUR"),
    ],
    durations={
        20: ["20 min", "20 minutter", "20 min."], 30: ["30 min", "1/2 time", "½ time", "halvtime",
        "en halvtime", "halv time", "30 minutter"], 45: ["45 min", "45 minutter", "tre kvarter"],
        60: ["1 time", "en time", "60 min", "60 minutter"], 90: ["90 min", "1½ time", "halvannen time",
        "1,5 time"], 120: ["2 timer", "to timer", "120 min"],
    },
    price_with=lines("""
{d} {p}
{d}: {p}
{d} = {p}
{p}/{d}
{d}/{p}
{p} for {d}
{d} koster {p}
Massasje {d} {p}
Pris: {p} for {d}
{p} ({d})
"""),
    price_alone=lines("Pris fra {p}\nBare {p}\nPris {p}\nMassasje til {p}\nKveldspris {p}"),
    price_hourly=lines("{p} per time\n{p}/time\n{p} pr. time\n{p} i timen"),
    price_list=["Priser:", "Prisliste", "Massasje:", "PRISER"],
    no_price=lines("Ingen priser på sms.\nPriser oppgis på telefon.\nIngen priser her, ring i stedet."),
    days=days("""
man-fre | mo tu we th fr
man - fre | mo tu we th fr
mandag til fredag | mo tu we th fr
mandag-torsdag | mo tu we th
tirsdag til lørdag | tu we th fr sa
hverdager | mo tu we th fr
helg | sa su
lør-søn | sa su
lørdag og søndag | sa su
lørdag | sa
man, ons og fre | mo we fr
tirs og tors | tu th
tors-lør | th fr sa
onsdag til søndag | we th fr sa su
"""),
    every_day=["alle dager", "hver dag", "alle ukens dager", "daglig", "man-søn"],
    clocks=[
        ("{o}-{c}", "h"), ("{o}–{c}", "h"), ("kl. {o}-{c}", "h"), ("kl. {o}-{c}", "h.mm"),
        ("fra {o} til {c}", "h"), ("{o} - {c}", "h:mm"), ("kl {o} til {c}", "h"), ("{o}-{c}", "h.mm"),
        ("mellom {o} og {c}", "h"),
    ],
    open_intro=["Åpent", "Åpningstider:", "Åpen", "Tar imot", "Treffes"],
    always=lines("""
Døgnåpent
Åpent døgnet rundt
Åpent 24/7
24/7
Tar imot 24 timer
Åpent 24 timer i døgnet
"""),
    phone_intro=["Ring", "Tlf.", "Tlf:", "Ring eller sms", "Mobil:", "Skriv til", "WhatsApp", "Kontakt",
                 "Telefon", "Sms til", "Ring på", "Bestill på"],
    phone_or="eller",
    between=["så", "og", "deretter", "og så", "etterfulgt av", "til slutt", "dernest", "pluss"],
    digit_words=[["null"], ["en", "ett"], ["to"], ["tre"], ["fire"], ["fem"], ["seks"], ["sju",
        "syv"], ["åtte"],
                 ["ni"]],
    pair_words=_PAIRS,
    emails=lines("Skriv til {e}\nMail: {e}\nE-post {e}"),
    handles=lines("Instagram: @{h}\nTelegram @{h}\nSnap: {h}\nFølg @{h}"),
    urls=lines("Se mer på {u}\nHjemmeside: {u}\nBilder på {u}"),
    names=["Sofia", "Mia", "Lina", "Elena", "Nok", "Bianca", "Tessa", "Carla", "Vivi", "Nina"],
    streets=["Rosentoppen", "Månelyktveien", "Kastanjegangen", "Sivhøyveien", "Tulipanstien", "Lyktebakken"],
    towns=["4998 Nordvika", "8997 Lindebygd", "5896 Havstrand", "2195 Østerlund"],
)  # fmt: skip
