"""English words and templates for invented adverts, for the Nordic countries and for the United States."""

from __future__ import annotations

from dataclasses import replace

from .model import Pack, days, lines, table
from .sentences_en import DIGIT_TRAPS, FILLERS, FIRST, PLURAL, THIRD, TRAPS, US_TRAPS

_ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = lines("ten\neleven\ntwelve\nthirteen\nfourteen\nfifteen\nsixteen\nseventeen\neighteen\nnineteen")
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_PAIRS = [
    "zero zero", *("zero " + word for word in _ONES[1:]), *_TEENS,
    *(f"{ten}{'-' if one else ''}{one}" for ten in _TENS for one in _ONES),
]  # fmt: skip

ORIGINS = table("""
TH Thai | Thailand
RO Romanian | Romania
PL Polish | Poland
HU Hungarian | Hungary
BR Brazilian | Brazil
BG Bulgarian | Bulgaria
CZ Czech | the Czech Republic
ES Spanish | Spain
IT Italian | Italy
LV Latvian | Latvia
LT Lithuanian | Lithuania
EE Estonian | Estonia
UA Ukrainian | Ukraine
NG Nigerian | Nigeria
CN Chinese | China
VN Vietnamese | Vietnam
PH Filipino | the Philippines
CO Colombian | Colombia
VE Venezuelan | Venezuela
GR Greek | Greece
PT Portuguese | Portugal
DK Danish | Denmark
SE Swedish | Sweden
FI Finnish | Finland
DE German | Germany
RU Russian | Russia
AL Albanian | Albania
MD Moldovan | Moldova
GH Ghanaian | Ghana
SK Slovak | Slovakia
""")

PACK = Pack(
    lang="en", country="DK", currency="DKK",
    titles=lines("""
Relaxing massage in calm surroundings
Spoil yourself today
New in town
Sweet company and massage
Lovely massage in the city
Warm hands are waiting
Discreet and cosy
Oil, calm and wellness
New lady visiting
Elegant company for the evening
Massage for body and soul
Come and relax
Smiling lady gives massage
Only a few days left
Wellness in the centre
"""),
    fillers=FILLERS, digit_traps=DIGIT_TRAPS, traps=TRAPS,
    voices={"first": FIRST, "third": THIRD, "plural": PLURAL},
    ages={
        "neutral": lines("""
{a} years old
{a} years young
{a} year old lady
{a}-year-old woman
Age: {a}
age {a}
Slim, smiling, {a} years old
{a} y.o.
{a} yrs old
"""),
        "first": lines("I'm {a}\nI am {a} years old\nI am a {a} year old woman\nI just turned {a}"),
        "third": lines("She is {a} years old\nShe is {a}\nShe is a {a}-year-old lady"),
    },
    origins=ORIGINS,
    origin_adjective=lines("""
Sweet {adj} lady
{adj} woman visiting town
Smiling {adj} masseuse
Real {adj} beauty
New {adj} lady in town
"""),
    origin_from={
        "neutral": lines("Lady from {land}\nfrom {land} originally\nNationality: {adj}\nFrom {land}"),
        "first": lines("""
I come from {land}
I am {adj} and live here now
I was born in {land}
I'm from {land}
"""),
        "third": lines("She comes from {land}\nShe is {adj}"),
    },
    origin_two=lines("""
Two ladies from {x} and {y}
One lady from {x} and one from {y}
{xa} and {ya} lady available
"""),
    thousands=["", "", ","],
    marks=[
        ("{} kr", "DKK"), ("{} kr.", "DKK"), ("{}kr", "DKK"), ("{} DKK", "DKK"), ("DKK {}", "DKK"),
        ("{} EUR", "EUR"), ("{} €", "EUR"), ("€{}", "EUR"), ("€ {}", "EUR"), ("{} euro", "EUR"),
        ("{} SEK", "SEK"), ("{},-", "DKK"),
    ],
    durations={
        20: ["20 min", "20 minutes", "20 mins"], 30: ["30 min", "1/2 hour", "½ hour", "half hour",
        "half an hour",
        "30 minutes"], 45: ["45 min", "45 minutes", "45 mins"],
        60: ["1 hour", "one hour", "60 min", "60 minutes", "1h"], 90: ["90 min", "1½ hours", "1.5 hours"],
        120: ["2 hours", "two hours", "120 min"],
    },
    price_with=lines("""
{d} {p}
{d}: {p}
{d} = {p}
{p}/{d}
{d}/{p}
{p} for {d}
{d} costs {p}
Massage {d} {p}
Price: {p} for {d}
{p} ({d})
"""),
    price_alone=lines("Price from {p}\nOnly {p}\nPrice {p}\nMassage for {p}\nEvening price {p}"),
    price_hourly=lines("{p} per hour\n{p}/hour\n{p} an hour\n{p}/h"),
    price_list=["Prices:", "Price list", "Massage:", "RATES"],
    no_price=lines("No prices by text.\nPrices are given by phone.\nNo prices here, call instead."),
    days=days("""
Mon-Fri | mo tu we th fr
Mon - Fri | mo tu we th fr
Monday to Friday | mo tu we th fr
Monday-Thursday | mo tu we th
Tuesday to Saturday | tu we th fr sa
weekdays | mo tu we th fr
weekends | sa su
Sat-Sun | sa su
Saturday and Sunday | sa su
Saturday | sa
Mon, Wed and Fri | mo we fr
Tue and Thu | tu th
Thu-Sat | th fr sa
Wednesday to Sunday | we th fr sa su
"""),
    every_day=["every day", "all days", "all week", "daily", "Mon-Sun"],
    clocks=[
        ("{o}-{c}", "ampm"), ("{o} to {c}", "ampm"), ("from {o} to {c}", "ampm"), ("{o} - {c}", "am pm"),
        ("{o}-{c}", "h"), ("from {o} to {c}", "h:mm"), ("{o} - {c}", "h:mm"), ("{o}–{c}", "h:mm"),
        ("between {o} and {c}", "ampm"),
    ],
    open_intro=["Open", "Opening hours:", "Hours:", "Available", "Open"],
    always=lines("""
Open around the clock
Open 24/7
24/7
Available 24 hours
Open 24 hours a day
Available day and night
"""),
    phone_intro=["Call", "Tel.", "Tel:", "Call or text", "Mobile:", "Write to", "WhatsApp",
        "Contact", "Phone",
                 "Text", "Book on"],
    phone_or="or",
    between=["then", "and", "after that", "and then", "followed by", "finally", "next", "plus"],
    digit_words=[["zero", "oh", "o"], ["one"], ["two"], ["three"], ["four"], ["five"], ["six"], ["seven"],
                 ["eight"], ["nine"]],
    pair_words=_PAIRS,
    emails=lines("Write to {e}\nMail: {e}\nE-mail {e}"),
    handles=lines("Instagram: @{h}\nTelegram @{h}\nSnap: {h}\nFollow @{h}"),
    urls=lines("See more at {u}\nWebsite: {u}\nPictures at {u}"),
    names=["Sofia", "Mia", "Lina", "Elena", "Nok", "Bianca", "Tessa", "Carla", "Vivi", "Nina"],
    streets=["Rosentoften", "Månelygtevej", "Kastanjegangen", "Sivhøjvej", "Tulipanstien", "Lygteløkken"],
    towns=["4999 Nørrevig", "8999 Lindeby", "5899 Havstrup", "2199 Østerlund"],
)  # fmt: skip

US_PACK = replace(
    PACK,
    country="US", currency="USD", digit_traps=US_TRAPS,
    traps=lines("""
Thai food next door.
Swedish massage and hot stones.
No texts after midnight.
For men over 40.
"""),
    thousands=[""],
    marks=[("${}", "USD"), ("{} roses", "USD"), ("{} USD", "USD"), ("{}$", "USD")],
    phone_intro=["Call", "Text", "Call or text", "Hit me up", "Cell:", "Contact", "Call now",
        "Text only", "Ph", ""],
)  # fmt: skip
