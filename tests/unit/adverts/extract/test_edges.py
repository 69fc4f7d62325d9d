"""Just inside and just outside of what each reader takes: one table for each kind of thing."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract import times
from trygvej.adverts.extract.lengths import lengths

WEEKDAYS = ("mo", "tu", "we", "th", "fr")
_Hours = tuple[tuple[str, ...] | None, str, str]


def _hours(reads: Reads, text: str) -> list[_Hours]:
    return [(one.days, one.opens, one.closes) for one in reads(text).hours]


@pytest.mark.parametrize(
    "after",
    ["min", "minutter", "timer", "kr", "DKK", "SEK", "NOK", "EUR", "USD", "GBP", "år", "cm", "kg", "maj",
     "€", "$", "£", "%", "+", ",-", ":-", "/5", ".5", ":5", "-5"],
)  # fmt: skip
def test_what_stands_after_a_pair_makes_it_no_hours(reads: Reads, after: str) -> None:
    space = " " if after[0].isalpha() else ""
    assert _hours(reads, f"Åben 10-20{space}{after}") == []
    assert _hours(reads, "Åben 10-20") == [(None, "10:00", "20:00")]


@pytest.mark.parametrize("before", ["+", "$", "€", "£", "#", "kr ", "$ ", "5.", "5/", "5-"])
def test_what_stands_before_a_pair_makes_it_no_hours(reads: Reads, before: str) -> None:
    assert _hours(reads, f"Åben {before}10-20") == []


@pytest.mark.parametrize("text", ["Åben 10-20\nkr 500", "Åben 10-20\n+ massage", "Massage $\nÅben 10-20", "€\n10-20"])
def test_another_line_does_not_touch_hours(reads: Reads, text: str) -> None:
    assert _hours(reads, text) == [(None, "10:00", "20:00")]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Open 0am-6pm", []),
        ("Open 13am-6pm", []),
        ("Open 1am-6am", [(None, "01:00", "06:00")]),
        ("Open 12am-6am", [(None, "00:00", "06:00")]),
        ("Open 10 am to 12 pm", [(None, "10:00", "12:00")]),
        ("Open 1pm-11pm", [(None, "13:00", "23:00")]),
        ("Open 100-200", []),
        ("Open 10:59-20:59", [(None, "10:59", "20:59")]),
        ("Open 10:60-20:00", []),
        ("Open 1060-2000", []),
        ("Open 24-6", [(None, "00:00", "06:00")]),
        ("Open 10-25", []),
        ("Rum 1-2pm", [(None, "13:00", "14:00")]),
        ("kl 1-2", [(None, "01:00", "02:00")]),
        ("1.00-2.00", [(None, "01:00", "02:00")]),
        ("1.00-2", []),
        ("Mandag 1-2", [(("mo",), "01:00", "02:00")]),
        ("Rum 1-4", [(None, "01:00", "04:00")]),
        ("Rum 1-3", []),
        ("3 1-4", []),
        ("Åben mellem kl. 10 og 22", [(None, "10:00", "22:00")]),
        ("Åben mellem 10 og kl. 22", [(None, "10:00", "22:00")]),
        ("Åben 10 og 22", []),
        ("Åben hos os 1-2", [(None, "01:00", "02:00")]),
        ("Åben her hos os 1-2", []),
        ("Åben. Rum 1-2", [(None, "01:00", "02:00")]),
        ("Åben nu. Rum 1-2", []),
        ("Åben 10—22", [(None, "10:00", "22:00")]),
        ("Åben 10 -- 22", [(None, "10:00", "22:00")]),
        ("Åben 10 − 22", [(None, "10:00", "22:00")]),
    ],
)
def test_hours_at_their_edges(reads: Reads, text: str, hours: list[_Hours]) -> None:
    assert _hours(reads, text) == hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mandag\n10-20", ("mo",)),
        ("Mandag\n\n10-20", None),
        ("Mandag! 10-20", None),
        ("Mandag? 10-20", None),
        ("Mandag. 10-20", ("mo",)),
        ("mandag–fredag 10-20", WEEKDAYS),
        ("mandag—fredag 10-20", WEEKDAYS),
        ("man.-fre. 10-20", WEEKDAYS),
        ("mandag fredag 10-20", ("mo", "fr")),
        ("mandag og fredag 10-20", ("mo", "fr")),
        ("fredag-mandag 10-20", ("mo", "fr", "sa", "su")),
        ("mandag-søndag 10-20", None),
        ("mandag-weekend 10-20", ("mo", "sa", "su")),
        ("Mandag åben fra kl. 10-20", ("mo",)),
        ("Mandag massage 10-20", None),
        ("10-20, mandag", ("mo",)),
        ("mandag og fra tirsdag 10-20", ("mo", "tu")),
        ("10-20 mandag og tirsdag", ("mo", "tu")),
        ("10-20 fra mandag", ("mo",)),
        ("10-20 åben fra mandag", ("mo",)),
        ("10-20 åben og fra mandag", None),
        ("10-20 massage mandag", None),
        ("10-20. Mandag fri", None),
        ("10-20\nMandag fri", None),
        ("10-20; mandag", None),
        ("10-20! Mandag", None),
        ("10-20 mandag lukket", None),
    ],
)
def test_days_at_their_edges(reads: Reads, text: str, days: tuple[str, ...] | None) -> None:
    assert _hours(reads, text) == [(days, "10:00", "20:00")]


@pytest.mark.parametrize("lead", ["", "kl. "])
def test_a_day_goes_with_the_time_that_follows_it(reads: Reads, lead: str) -> None:
    first, second = (None, "10:00", "14:00"), (("mo",), "12:00", "18:00")
    assert _hours(reads, f"Åben 10-14, mandag {lead}12-18") == [first, second]
    assert _hours(reads, f"Åben 10-14 mandag, {lead}12-18")[0] == (("mo",), "10:00", "14:00")


def test_the_word_for_the_clock_is_used_up(reads: Reads) -> None:
    reading = reads.begin("Vi ses kl. 10 til kl. 22 nu", "da")
    times.opening_hours(reading)
    assert [reading.words[at] for at, used in enumerate(reading.used) if used] == ["kl", "10", "til", "kl", "22"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12/5/1950", True), ("12/5/2050", True), ("12/5/1949", False), ("12/5/2051", False), ("12/5/26", True),
        ("12/5 26", True), ("12.5-26", True), ("12.5/26", False), ("12/5/26/3", False), ("12/5/261", False),
        ("31/12", True), ("12/31", True), ("32/12", False), ("13/13", False), ("0/12", False),
        ("1/4", False), ("1/5", True), ("2/4", True), ("1/2", False),
        ("9.8", True), ("9.08", False), ("9.8 timer", False), ("9.8 min", False), ("9.8 cm", False),
        ("9.8 år", False), ("9.8 kr", False), ("9.8 am", False), ("9.8 pm", False), ("9/8 massage", True),
        ("1 maj", True), ("31. maj", True), ("12.maj", True), ("0 maj", False), ("32 maj", False), ("12, maj", False),
        ("3.10 til 7.12", True), ("3.12 - 7.10", True), ("3.12-7.10", False), ("3.10 til 7.13", False),
        ("3.13 til 7.10", False),
        ("3.10 til 7", False), ("kl. 3.10 til 7.10", False), ("3.10 og 7.10", False), ("112 maj", False),
    ],
)  # fmt: skip
def test_dates_at_their_edges(reads: Reads, text: str, date: bool) -> None:
    reading = reads.begin(text, "da")
    times.use_dates(reading)
    assert any(reading.used) is date


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("24-7", True), ("24 x 7", None), ("24 / 7", True), ("Fra 24/7", None), ("24/7 til", None), ("24/7/26", None),
        ("2/24/7", None), ("24 hours", True), ("Svar 24 timer", None), ("Massage. 24 timer", True),
        ("massage 24 timer", None),
        ("Åben nu 24 timer", True), ("Åben her hos os 24 timer nu", None), ("Massage 24 timer i døgnet", True),
    ],
)  # fmt: skip
def test_always_open_at_its_edges(reads: Reads, text: str, known: bool | None) -> None:
    assert reads(text).open_always is known


def _prices(reads: Reads, text: str, country: str = "DK") -> list[tuple[float, str | None, int | None]]:
    return [(one.amount, one.currency, one.minutes) for one in reads(text, country).prices]


@pytest.mark.parametrize("currency", ["DKK", "SEK", "NOK", "EUR", "USD", "GBP"])
def test_every_currency(reads: Reads, currency: str) -> None:
    for text in (f"800 {currency} for 30 min", f"30 min {currency} 800", f"30 min: 800{currency}"):
        assert _prices(reads, text) == [(800, currency, 30)], text


@pytest.mark.parametrize(("sign", "currency"), [("€", "EUR"), ("$", "USD"), ("£", "GBP")])
def test_every_sign(reads: Reads, sign: str, currency: str) -> None:
    for text in (f"800{sign} for 30 min", f"800 {sign} for 30 min", f"30 min {sign}800", f"30 min: {sign} 800"):
        assert _prices(reads, text) == [(800, currency, 30)], text
    assert _prices(reads, f"{sign}150 {sign}200") == [(150, currency, None), (200, currency, None)]


@pytest.mark.parametrize("mark", [",-", ":-", ";-", ".-", ",–", ":–", ".,-", ",.-", "=-", " kr", "kr", ".kr", "-kr"])
def test_every_mark(reads: Reads, mark: str) -> None:
    assert _prices(reads, f"Massage 700{mark}") == [(700, "DKK", None)]


@pytest.mark.parametrize("mark", ["kr ", "kr. ", "kr: ", "kr.: ", "kr", "kr.", "kr\u00a0"])
def test_every_mark_before(reads: Reads, mark: str) -> None:
    assert _prices(reads, f"Massage {mark}700") == [(700, "DKK", None)]


@pytest.mark.parametrize(
    ("country", "currency"),
    [("DK", "DKK"), ("FO", "DKK"), ("GL", "DKK"), ("SE", "SEK"), ("NO", "NOK"), ("FI", "EUR"), ("AX", "EUR"),
     ("US", "USD"), ("GB", "GBP"), ("DE", "EUR"), ("TH", None)],
)  # fmt: skip
def test_the_currency_of_the_country(reads: Reads, country: str, currency: str | None) -> None:
    assert _prices(reads, "Massage 700,-", country) == [(700, currency, None)]


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("24 timer 9000 kr", [(9000, "DKK", 1440)]),
        ("1440 min 9000 kr", [(9000, "DKK", 1440)]),
        ("1441 min 9000 kr", [(9000, "DKK", None)]),
        ("25 timer 9000 kr", [(9000, "DKK", None)]),
        ("5 min 100 kr", [(100, "DKK", 5)]),
        ("4 min 100 kr", [(100, "DKK", None)]),
        ("$5/time", [(5, "USD", 60)]),
        ("$4/time", [(4, "USD", None)]),
        ("9½ time 900 kr", [(900, "DKK", 570)]),
        ("9 ½ time 900 kr", [(900, "DKK", 570)]),
        ("1/4 time 300 kr", [(300, "DKK", 15)]),
        ("3/4 time 700 kr", [(700, "DKK", 45)]),
        ("2,5 timer 2500 kr", [(2500, "DKK", 150)]),
        ("2.25 timer 2500 kr", [(2500, "DKK", 135)]),
        ("9 og en halv time 5000 kr", [(5000, "DKK", 570)]),
        ("1 time 30 min 1500 kr", [(1500, "DKK", 90)]),
        ("12.500 kr", [(12500, "DKK", None)]),
        ("12 500 kr", [(12500, "DKK", None)]),
        ("1\u00a0200 kr", [(1200, "DKK", None)]),
        ("1\u202f200 kr", [(1200, "DKK", None)]),
        ("1'200 kr", [(1200, "DKK", None)]),
        ("1’200 kr", [(1200, "DKK", None)]),
        ("kr 1 200", [(1200, "DKK", None)]),
        ("1.200.00 kr", [(1200, "DKK", None)]),
        ("30 min 1 050", [(1050, "DKK", 30)]),
        ("30 min 50", [(50, "DKK", 30)]),
        ("30 min 45", []),
        ("30 min 102", []),
        ("30 min 100000", [(100000, "DKK", 30)]),
        ("30 min 100005", []),
        ("30 min 60%", []),
        ("30 min 60 %", []),
        ("30 min 170 cm", []),
        ("30 min 60 år", []),
        ("1 kr", [(1, "DKK", None)]),
        ("12345678 kr", []),
        ("Pris: fra 700.", [(700, "DKK", None)]),
        ("Pris op til 700.", []),
        ("Pris til 700.", [(700, "DKK", None)]),
        ("Ring 90 00 00 12. Halv time 500 kr", [(500, "DKK", 30)]),
        ("Pris 700 piger", []),
        ("Pris. Rum 700.", []),
        ("600 kr så god lang 30 min", [(600, "DKK", 30)]),
        ("600 kr så god og lang 30 min", [(600, "DKK", None)]),
        ("600 så god 30 min", [(600, "DKK", 30)]),
        ("600 så god lang 30 min", []),
        ("600 kr massage\n30 min", [(600, "DKK", None)]),
        ("600 kr\n30 min", [(600, "DKK", None)]),
        ("600\n30 min", [(600, "DKK", 30)]),
        ("600 kr? 30 min", [(600, "DKK", None)]),
    ],
)
def test_prices_at_their_edges(reads: Reads, text: str, prices: list[tuple[float, str | None, int | None]]) -> None:
    assert _prices(reads, text) == prices


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Sød og 25 år", 25), ("20 og 25 år", None), ("mellem tyve og 25 år", None), ("+25 år", None),
        ("#25 år", None), ("$25 år", None), ("25+ år", None), ("25 % år", None), ("25-30 år", None),
        ("20/25 år", None), ("20 - 25 år", None), ("25, år", None), ("25 – år", 25), ("25-år", 25),
        ("Jeg er 10", 10), ("Jeg er 9", None), ("Jeg er 99", 99), ("Jeg er 100", None), ("13 år", 13), ("12 år", None),
        ("Jeg er 25 min", None), ("Jeg er 25 kr", None), ("Jeg er 25 timer", None), ("Jeg er 25 cm", None),
        ("Jeg er 25 EUR", None), ("Jeg er 25 maj", None), ("Jeg er 25\nkr 500", 25), ("Sofia 25", None),
        ("Sofia og 25 år", 25), ("til 25 år", 25), ("21 år og 25 år", 21), ("i 25 år", None),
        ("Jeg er 25 % klar", None),
        ("20 eller 25 år", None), ("Aldrig. 25 år", 25),
    ],
)  # fmt: skip
def test_ages_at_their_edges(reads: Reads, text: str, age: int | None) -> None:
    assert reads(text).age == age


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nationality is Russian", ["RU"]), ("Taler polsk dame", []), ("Jeg er meget rumænsk", ["RO"]),
        ("Thai/polsk pige", ["TH", "PL"]), ("Thai & polsk pige", ["TH", "PL"]), ("Thai, polsk pige", ["TH", "PL"]),
        ("Thai eller polsk pige", ["TH", "PL"]), ("Thai. Polsk pige", ["PL"]), ("Ikke polsk pige", []),
        ("Fra Polen, Litauen", ["PL", "LT"]), ("Ikke født i Polen", []), ("Born up in Ghana", ["GH"]),
        ("Hon är lett", ["LV"]),
    ],
)  # fmt: skip
def test_origins_at_their_edges(reads: Reads, text: str, codes: list[str]) -> None:
    assert reads(text).stated_origin == codes


@pytest.mark.parametrize(
    ("text", "location", "country", "place"),
    [
        ("Massage", "5000", "DK", "Odense"), ("Massage", "Danmark,5000", "DK", "Odense"),
        ("Massage", "Odense,Danmark", "DK", "Odense"), ("Massage 5000 C", "", "DK", "Odense"),
        ("Massage 5000 c", "", "DK", None), ("Massage 5000", "", "DK", None), ("Odense", "", "DK", "Odense"),
        ("odense", "", "DK", None), ("i odense", "", "DK", "Odense"),
    ],
)  # fmt: skip
def test_places_at_their_edges(reads: Reads, text: str, location: str, country: str, place: str | None) -> None:
    assert reads(text, country, location).place == place


def test_a_refusal_reaches_no_further_than_its_words(reads: Reads) -> None:
    assert "unprotected" in reads("Aldrig uden kondom uden kondom").services


def test_words_that_are_ordinary_too_are_known(reads: Reads) -> None:
    assert "lett" in reads.lexicon.doubtful_origins


@pytest.mark.parametrize(("word", "digits"), [("OOOO", "0000"), ("OOOOO", None), ("lOlO", "1010")])
def test_short_words_of_lookalikes(reads: Reads, word: str, digits: str | None) -> None:
    numeral = reads.begin(word, "da").numerals[0]
    assert (numeral.digits if numeral else None) == digits


@pytest.mark.parametrize("gap", [" ", "\n", ": ", ":", " (", "("])
def test_a_currency_is_cut_from_its_number_where_a_word_begins(reads: Reads, gap: str) -> None:
    assert reads.begin(f"pris{gap}kr500", "da").words == ["pris", "kr", "500"]


def test_words_are_free_until_they_are_used(reads: Reads) -> None:
    reading = reads.begin("en to tre", "da")
    reading.use(1, 1)
    assert [reading.free(0, 0), reading.free(1, 1), reading.free(2, 2)] == [True, False, True]
    assert not reading.free(0, 1)
    assert not reading.free(1, 2)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("www.example.org\na@example.org", ["www.example.org"]),
        ("a@example.org www.example.org/x", ["www.example.org/x"]),
        ("Se a@example.org.www.example.net", []),
        ("WWW.EXAMPLE.TEST/X", ["WWW.EXAMPLE.TEST/X"]),
        ("Www.example.test/x", ["Www.example.test/x"]),
    ],
)
def test_addresses_beside_each_other(reads: Reads, text: str, urls: list[str]) -> None:
    assert reads(text).urls == urls


def test_a_language_far_from_the_one_before_is_not_spoken(reads: Reads) -> None:
    assert reads("Jeg taler dansk og giver tit tysk massage").languages_spoken == ["da"]


def test_a_short_day_is_a_day_in_its_own_language(reads: Reads) -> None:
    for lang, days in (("da", ("th",)), ("en", None)):
        assert times.opening_hours(reads.begin("to 10-20", lang)) == [(days, "10:00", "20:00")]


@pytest.mark.parametrize(
    ("text", "length"),
    [("1½ time", (90, 0, 2)), ("nu ½ time", (30, 1, 2)), ("1 1/2 time", (90, 0, 3)), ("to timer", (120, 0, 1))],
)
def test_which_words_a_length_is_read_from(reads: Reads, text: str, length: tuple[int, int, int]) -> None:
    assert lengths(reads.begin(text, "da")) == [length]
