"""Words for invented adverts. Nothing here was taken from a real one."""

from typing import NamedTuple


class Tongue(NamedTuple):
    """The material of one language and country: towns with postcodes, names, and sentences with slots."""

    lang: str
    country: str
    source: str
    towns: tuple[str, ...]
    names: tuple[str, ...]
    alone: tuple[str, ...]
    together: tuple[str, ...]
    extra: tuple[str, ...]
    titles_alone: tuple[str, ...]
    titles_together: tuple[str, ...]
    price: str
    hours: tuple[str, ...]
    round_the_clock: str
    call: str
    own: tuple[str, ...]  # sentences by which people who write for themselves differ, filled from `things`
    things: tuple[str, ...]


DANISH = Tongue(
    "da",
    "DK",
    "eksempel-a.example",
    (
        "København V", "København NV", "Frederiksberg", "Aarhus", "Odense", "Aalborg", "Esbjerg", "Randers", "Kolding",
        "Vejle", "Horsens", "Herning", "Silkeborg", "Viborg", "Roskilde", "Næstved", "Fredericia", "Holstebro",
    ),
    ("Maja", "Karen", "Lone", "Rosa", "Anita", "Ines", "Vera", "Nina", "Gina", "Alma", "Petra", "Clara", "Mia"),
    (
        "Jeg giver rolig massage i min egen klinik i {town}.",
        "Jeg hedder {name}, er {age} år og tager imod i {town}.",
        "Jeg har været massør i mange år og bestemmer selv mine tider.",
        "Klassisk massage, afspænding og fodmassage efter aftale.",
        "Jeg tager god tid, og her er rent, stille og diskret.",
        "Kun med kondom, og kun efter aftale i forvejen.",
        "Ring gerne og hør, om det er noget for dig.",
        "Jeg tager også imod kvinder og par til afslappende massage.",
        "Parkering lige uden for døren, elevator til anden sal.",
        "Lukket i ferier og på helligdage.",
    ),
    (
        "Vi er flere søde piger i {town}, alle nye hver uge.",
        "{name} er {age} år og kun i byen få dage.",
        "Hun er ung og sød og taler kun lidt engelsk.",
        "Hun kan alt: massage, tantra, par, rollespil, overnatning og hotelbesøg.",
        "Nye piger hver uge, vi kommer også til dit hotel.",
        "Ægte billeder, ingen fup, spørg efter {name}.",
        "Pigerne skifter by hver uge, lige nu {town}.",
        "{origin} {name} er lige ankommet til {town}.",
        "Uden kondom muligt mod tillæg.",
        "Massage, escort, duo, par, fetich, striptease og overnatning.",
    ),
    (
        "Skriv gerne en besked i forvejen.", "Velkommen.", "Vi glæder os til at se dig.", "Se flere billeder på siden.",
        "Nyt nummer.", "Kontant betaling.", "Kort kan bruges.", "Ingen skjulte numre.",
    ),
    ("Massage i rolige omgivelser", "Afslappende stund", "Herremassage", "Moden og erfaren", "Wellness og massage"),
    ("Søde piger venter på dig", "Ny i byen", "Dejlige {origin_plural}", "Lige ankommet: {name}", "Kun i {town} nu"),
    "{minutes} min {amount} kr.",
    ("Åbent man-fre 10-18.", "Hverdage fra 12 til 17.", "Kl. 11-23 alle dage.", "Man-lør 9.00-17.30."),
    "Døgnåbent.",
    "Ring {phone}",
    (
        "Hos mig er der {a}, {b} og {c}.", "Jeg holder af {a} og {b}, og i fritiden af {c}.", "Stuen har {a}, {b} og udsigt til {c}.",
        "Før massagen er der {a}; bagefter {b}, hvis du vil.", "Jeg har lært faget af {a} og {b}.", "Tag gerne {a} med; jeg har selv {b} og {c}.",
    ),
    (
        "te", "kaffe", "musik", "stearinlys", "planter", "en gammel kat", "bøger", "havudsigt", "en brændeovn", "sæbekugler", "lavendel",
        "eukalyptus", "bløde håndklæder", "en have", "æbletræer", "cykler", "strikketøj", "akvareller", "klaver", "vinylplader", "kagebagning",
        "svampeture", "vinterbadning", "keramik", "fuglesang", "en altan", "morgensol", "fyrretræer", "en hængekøje", "krydderurter", "skak",
        "krydsord", "en kursusvej i Jylland", "min mormor", "et sygehus", "idrætsklubben", "en skole i Tyskland", "sport", "badekåbe", "egen olie",
        "ro", "grin", "latter", "blomster", "en ny briks", "varme sten", "citronvand", "honning", "gåture", "fjorden", "rådhuset", "parken",
    ),
)  # fmt: skip
SWEDISH = Tongue(
    "sv",
    "SE",
    "exempel-b.example",
    ("Stockholm", "Göteborg", "Malmö", "Uppsala", "Lund", "Helsingborg", "Örebro", "Västerås", "Jönköping", "Umeå"),
    ("Eva", "Lena", "Karin", "Ines", "Rosa", "Vera", "Nina", "Alma", "Petra", "Clara", "Mia"),
    (
        "Jag ger lugn massage i egen lokal i {town}.",
        "Jag heter {name}, är {age} år och tar emot i {town}.",
        "Jag arbetar självständigt och väljer själv mina tider.",
        "Klassisk massage och avspänning efter överenskommelse.",
        "Bara med kondom och bara efter överenskommelse.",
        "Här är rent, stilla och diskret.",
        "Ring gärna och fråga.",
    ),
    (
        "Vi har nya unga tjejer varje vecka i {town}.",
        "{name} är {age} år och stannar bara en vecka.",
        "Hon är ung och söt och talar lite engelska.",
        "Massage, tantra, eskort, par, hotellbesök och övernattning.",
        "Utan kondom möjligt.",
        "Tjejerna byter stad varje vecka, just nu {town}.",
        "{origin} {name} har just kommit till {town}.",
    ),
    ("Välkommen.", "Skriv gärna ett meddelande först.", "Nytt nummer.", "Äkta bilder.", "Kontant betalning."),
    ("Avslappnande massage", "Mogen kvinna", "Massage i city"),
    ("Nya tjejer", "Ny i stan", "Just nu i {town}: {name}"),
    "{minutes} min {amount} kr.",
    ("Öppet mån-fre 10-18.", "Öppet alla dagar 10–20.", "Vardagar 12-17."),
    "Dygnet runt.",
    "Ring {phone}",
    (
        "Hos mig finns {a}, {b} och {c}.",
        "Jag tycker om {a} och {b}, och på fritiden {c}.",
        "Rummet har {a}, {b} och utsikt mot {c}.",
        "Före massagen blir det {a}; efteråt {b}, om du vill.",
        "Ta gärna med {a}; jag har själv {b} och {c}.",
    ),
    (
        "te",
        "kaffe",
        "musik",
        "levande ljus",
        "växter",
        "en gammal katt",
        "böcker",
        "sjöutsikt",
        "en kamin",
        "lavendel",
        "eukalyptus",
        "mjuka handdukar",
        "en trädgård",
        "äppelträd",
        "cyklar",
        "stickning",
        "akvareller",
        "piano",
        "vinylskivor",
        "bakning",
        "svamp",
        "vinterbad",
        "keramik",
        "fågelsång",
        "en balkong",
        "morgonsol",
        "tallar",
        "en hängmatta",
        "kryddor",
        "schack",
        "korsord",
        "ro",
        "skratt",
        "blommor",
        "en ny brits",
        "varma stenar",
        "citronvatten",
        "honung",
        "promenader",
        "ån",
        "torget",
        "parken",
    ),
)
ENGLISH = DANISH._replace(
    lang="en",
    names=("Lena", "Bella", "Gina", "Carmen", "Nina", "Ines", "Vera", "Mia"),
    alone=(
        "Hello, I am {name}, {age} years old, and I give relaxing massage in {town}.",
        "I work on my own and choose my own hours.",
        "Sports massage by a certified therapist.",
        "A clean and quiet place close to the station.",
        "By appointment only, always safe.",
    ),
    together=(
        "She is young and sweet and does everything.",
        "We have many girls in {town}, new every week.",
        "{name} is {age} years old and here only a few days.",
        "Massage, escort, couples, role play, overnight and hotel visits.",
        "No condom possible.",
        "{origin} {name} has just arrived in {town}.",
    ),
    extra=("Welcome.", "Text first, please.", "Real pictures.", "Cash only.", "New number."),
    titles_alone=("Relaxing massage", "Sports massage"),
    titles_together=("Young and sweet", "New in town", "Only a few days: {name}"),
    hours=("Mon-Fri 9am-5pm.", "From 12 to 22."),
    round_the_clock="24 hours.",
    call="Call +45 {phone}",
    own=(
        "At my place there is {a}, {b} and {c}.", "I like {a} and {b}, and in my spare time {c}.", "The room has {a}, {b} and a view of {c}.",
        "Before the massage there is {a}; afterwards {b}, if you like.", "Bring {a}; I have {b} and {c} myself.",
    ),
    things=(
        "tea", "coffee", "music", "candles", "plants", "an old cat", "books", "the sea", "a stove", "lavender", "eucalyptus", "soft towels",
        "a garden", "apple trees", "bicycles", "knitting", "watercolours", "a piano", "records", "baking", "mushrooms", "winter swimming",
        "pottery", "birdsong", "a balcony", "morning sun", "pine trees", "a hammock", "herbs", "chess", "crosswords", "laughter", "flowers",
        "warm stones", "lemon water", "honey", "long walks", "the town hall", "the park",
    ),
)  # fmt: skip
TONGUES = (DANISH, DANISH, DANISH, SWEDISH, ENGLISH)
ORIGINS = {
    "da": (("Rumænsk", "rumænere"), ("Ungarsk", "ungarere"), ("Thailandsk", "thailændere"), ("Dansk", "danskere")),
    "sv": (("Rumänska", "rumänskor"), ("Ungerska", "ungerskor"), ("Svenska", "svenskor")),
    "en": (("Romanian", "Romanians"), ("Hungarian", "Hungarians"), ("Brazilian", "Brazilians")),
}
