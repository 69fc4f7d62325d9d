"""Danish words and templates for invented adverts."""

from __future__ import annotations

from .model import Pack, days, lines, table
from .sentences_da import DIGIT_TRAPS, FILLERS, FIRST, PLURAL, THIRD, TRAPS

_ONES = ["", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]
_TEENS = lines("ti\nelleve\ntolv\ntretten\nfjorten\nfemten\nseksten\nsytten\natten\nnitten")
_TENS = ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]


def _pairs() -> list[str]:
    """Words for 0 to 99; a leading zero is said as a digit."""
    low = ["nul nul", *("nul " + word for word in _ONES[1:])]
    high = [f"{one}og{ten}" if one else ten for ten in _TENS for one in _ONES]
    return low + _TEENS + high


ORIGINS = table("""
TH thailandsk | Thailand
RO rumænsk | Rumænien
PL polsk | Polen
HU ungarsk | Ungarn
BR brasiliansk | Brasilien
BG bulgarsk | Bulgarien
CZ tjekkisk | Tjekkiet
ES spansk | Spanien
IT italiensk | Italien
LV lettisk | Letland
LT litauisk | Litauen
EE estisk | Estland
UA ukrainsk | Ukraine
NG nigeriansk | Nigeria
CN kinesisk | Kina
VN vietnamesisk | Vietnam
PH filippinsk | Filippinerne
CO colombiansk | Colombia
VE venezuelansk | Venezuela
GR græsk | Grækenland
PT portugisisk | Portugal
DK dansk | Danmark
SE svensk | Sverige
FI finsk | Finland
DE tysk | Tyskland
RU russisk | Rusland
AL albansk | Albanien
MD moldovisk | Moldova
GH ghanesisk | Ghana
SK slovakisk | Slovakiet
""")

PACK = Pack(
    lang="da", country="DK", currency="DKK",
    titles=lines("""
Afslappende massage i rolige omgivelser
Forkæl dig selv i dag
Ny i byen
Sødt selskab og massage
Dejlig massage midt i byen
Varme hænder venter
Diskret og hyggelig
Olie, ro og velvære
Ny dame på besøg
Elegant selskab til aftenen
Massage for krop og sjæl
Kom og slap af
Smilende dame giver massage
Kun få dage tilbage
Velvære i centrum
"""),
    fillers=FILLERS, digit_traps=DIGIT_TRAPS, traps=TRAPS,
    voices={"first": FIRST, "third": THIRD, "plural": PLURAL},
    ages={
        "neutral": lines("""
{a} år
{a} år ung
{a}-årig dame
{a} årig kvinde
Alder: {a}
Alder {a} år
Sød dame på {a} år
Slank, smilende, {a} år
"""),
        "first": lines("Jeg er {a}\njeg er {a} år\nJeg er en {a}-årig kvinde\nJeg er lige fyldt {a} år"),
        "third": lines("Hun er {a} år\nHun er {a}\nHun er en {a}-årig dame"),
    },
    origins=ORIGINS,
    origin_adjective=lines("""
Sød {adj} dame
{adj} kvinde på besøg i byen
Smilende {adj} massør
Ægte {adj} skønhed
Ny {adj} dame i byen
"""),
    origin_from={
        "neutral": lines("Dame fra {land}\nOprindeligt fra {land}\nNationalitet: {land}\nFra {land}"),
        "first": lines("Jeg kommer fra {land}\nJeg er {adj} og bor her nu\nJeg er født i {land}"),
        "third": lines("Hun kommer fra {land}\nHun er {adj}"),
    },
    origin_two=lines("To damer fra {x} og {y}\nEn dame fra {x} og en fra {y}\n{xa} og {ya} dame tager imod"),
    thousands=["", "", "."],
    marks=[
        ("{} kr", "DKK"), ("{} kr.", "DKK"), ("{}kr", "DKK"), ("{},-", "DKK"), ("{} DKK", "DKK"),
        ("kr. {}", "DKK"), ("{} kroner", "DKK"), ("{} EUR", "EUR"), ("{} €", "EUR"), ("€{}", "EUR"),
        ("{}:-", "DKK"), ("{} euro", "EUR"),
    ],
    durations={
        20: ["20 min", "20 minutter", "20 min."], 30: ["30 min", "1/2 time", "½ time", "halv time",
        "en halv time", "30 minutter"], 45: ["45 min", "45 minutter", "tre kvarter"],
        60: ["1 time", "en time", "60 min", "60 minutter"], 90: ["90 min", "1½ time", "halvanden time",
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
Massage {d} {p}
Pris: {p} for {d}
{p} ({d})
"""),
    price_alone=lines("Pris fra {p}\nKun {p}\nPris {p}\nMassage til {p}\nAftenpris {p}"),
    price_hourly=lines("{p} pr. time\n{p}/time\n{p} i timen"),
    price_list=["Priser:", "Prisliste", "Massage:", "PRISER"],
    no_price=lines("Ingen priser på sms.\nPriser oplyses over telefonen.\nIngen priser her, ring i stedet."),
    days=days("""
man-fre | mo tu we th fr
man - fre | mo tu we th fr
mandag til fredag | mo tu we th fr
mandag-torsdag | mo tu we th
tirsdag til lørdag | tu we th fr sa
hverdage | mo tu we th fr
weekend | sa su
lør-søn | sa su
lørdag og søndag | sa su
lørdag | sa
man, ons og fre | mo we fr
tirs og tors | tu th
tors-lør | th fr sa
onsdag til søndag | we th fr sa su
"""),
    every_day=["alle dage", "hver dag", "alle ugens dage", "dagligt", "man-søn"],
    clocks=[
        ("{o}-{c}", "h"), ("{o}–{c}", "h"), ("kl. {o}-{c}", "h"), ("kl. {o}-{c}", "h.mm"),
        ("fra {o} til {c}", "h"), ("{o} - {c}", "h:mm"), ("kl {o} til {c}", "h"), ("{o}-{c}", "h.mm"),
        ("mellem {o} og {c}", "h"),
    ],
    open_intro=["Åbent", "Åbningstider:", "Åben", "Tager imod", "Træffes"],
    always=lines("""
Døgnåben
Åbent 24/7
Åbent døgnet rundt
Tager imod 24 timer
Åben 24 timer i døgnet
24/7
"""),
    phone_intro=["Ring", "Tlf.", "Tlf:", "Ring eller sms", "Mobil:", "Skriv til", "WhatsApp", "Kontakt",
                 "Telefon", "Sms til", "Ring på", "Book på"],
    phone_or="eller",
    between=["så", "og", "derefter", "og så", "efterfulgt af", "til sidst", "dernæst", "plus"],
    digit_words=[["nul"], ["en", "et"], ["to"], ["tre"], ["fire"], ["fem"], ["seks"], ["syv"],
        ["otte"], ["ni"]],
    pair_words=_pairs(),
    emails=lines("Skriv til {e}\nMail: {e}\nE-mail {e}"),
    handles=lines("Instagram: @{h}\nTelegram @{h}\nSnap: {h}\nFølg @{h}"),
    urls=lines("Se mere på {u}\nHjemmeside: {u}\nBilleder på {u}"),
    names=["Sofia", "Mia", "Lina", "Elena", "Nok", "Bianca", "Tessa", "Carla", "Vivi", "Nina"],
    streets=["Rosentoften", "Månelygtevej", "Kastanjegangen", "Sivhøjvej", "Tulipanstien", "Lygteløkken"],
    towns=["4999 Nørrevig", "8999 Lindeby", "5899 Havstrup", "2199 Østerlund"],
)  # fmt: skip
