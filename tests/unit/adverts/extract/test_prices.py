"""Prices: amount, currency, what they buy."""

import pytest

from tests.unit.adverts.extract.reads import Reads


def _prices(reads: Reads, text: str, country: str = "DK") -> list[tuple[float, str | None, int | None]]:
    return [(one.amount, one.currency, one.minutes) for one in reads(text, country).prices]


@pytest.mark.parametrize(
    ("text", "country", "price"),
    [
        ("600 kr for 30 min", "DK", (600, "DKK", 30)),
        ("30 min 600 kr", "DK", (600, "DKK", 30)),
        ("30min=600kr", "DK", (600, "DKK", 30)),
        ("kr 600 / 30 min", "NO", (600, "NOK", 30)),
        ("kr600 30 min", "NO", (600, "NOK", 30)),
        ("1.200,- for 1 time", "DK", (1200, "DKK", 60)),
        ("1 200 kr for en time", "DK", (1200, "DKK", 60)),
        ("1,200 kr per hour", "DK", (1200, "DKK", 60)),
        ("1 200:- för en timme", "SE", (1200, "SEK", 60)),
        ("1200,00 kr", "DK", (1200, "DKK", None)),
        ("900kr pr. time", "DK", (900, "DKK", 60)),
        ("900 kr i timen", "DK", (900, "DKK", 60)),
        ("150 EUR/timme", "SE", (150, "EUR", 60)),
        ("150 €/h", "DK", (150, "EUR", 60)),
        ("€ 150 an hour", "DK", (150, "EUR", 60)),
        ("$150/hour", "US", (150, "USD", 60)),
        ("150$ half an hour", "US", (150, "USD", 30)),
        ("half hour = 100", "US", (100, "USD", 30)),
        ("SEK 900 i DK", "DK", (900, "SEK", None)),
        ("900 NOK", "DK", (900, "NOK", None)),
        ("halv time 500 kr", "DK", (500, "DKK", 30)),
        ("½ time 500 kr", "DK", (500, "DKK", 30)),
        ("1/2 time 500 kr", "DK", (500, "DKK", 30)),
        ("1½ time 1500 kr", "DK", (1500, "DKK", 90)),
        ("1 1/2 time 1500 kr", "DK", (1500, "DKK", 90)),
        ("1,5 time 1500 kr", "DK", (1500, "DKK", 90)),
        ("halvanden time 1500 kr", "DK", (1500, "DKK", 90)),
        ("en og en halv time 1500 kr", "DK", (1500, "DKK", 90)),
        ("två och en halv timme 2500 kr", "SE", (2500, "SEK", 150)),
        ("one and a half hours $300", "US", (300, "USD", 90)),
        ("an hour and a half $300", "US", (300, "USD", 90)),
        ("tre kvarter 800 kr", "DK", (800, "DKK", 45)),
        ("et kvarter 300 kr", "DK", (300, "DKK", 15)),
        ("to timer 2000 kr", "DK", (2000, "DKK", 120)),
        ("1 time og 30 min: 1500 kr", "DK", (1500, "DKK", 90)),
        ("700/20 min", "DK", (700, "DKK", 20)),
        ("20 min. 1100", "DK", (1100, "DKK", 20)),
        ("1 050/20 min", "DK", (1050, "DKK", 20)),
        ("Pris: 700.", "DK", (700, "DKK", None)),
        ("Pris fra 700", "DK", (700, "DKK", None)),
    ],
)
def test_one_price(reads: Reads, text: str, country: str, price: tuple[float, str, int | None]) -> None:
    assert _prices(reads, text, country) == [price]


@pytest.mark.parametrize(
    "text",
    [
        "30 min 600, 45 min 800, 60 min 1000",
        "600 for 30 min, 800 for 45 min, 1000 for 60 min",
        "600/30 min - 800/45 min - 1000/60 min",
        "30 min: 600 kr | 45 min: 800 kr | 60 min: 1000 kr",
        "Priser\n30 min 600 kr\n45 min 800 kr\n60 min 1000 kr",
        "600 kr 30 min\n800 kr 45 min\n1000 kr 60 min",
        "Kun 5 min fra stationen. 600 kr for 30 min, 800 kr for 45 min, 1000 kr for 60 min",
    ],
)
def test_a_list_is_read_in_its_own_order(reads: Reads, text: str) -> None:
    assert _prices(reads, text) == [(600, "DKK", 30), (800, "DKK", 45), (1000, "DKK", 60)]


@pytest.mark.parametrize(
    "text",
    [
        "Jeg er 170 cm høj",
        "10 % rabat",
        "Over 4500 glade gæster siden 2015",
        "Gratis parkering 0 kr",
        "Kun 5 minutter fra stationen",
        "Åben 10-22",
        "12.05.2026",
        "Rum 300",
        "25 år",
        "31425364",
        "Se mere på http://example.org/nok57",
    ],
)
def test_other_numbers_are_no_prices(reads: Reads, text: str) -> None:
    assert _prices(reads, text) == []


def test_a_length_in_another_sentence_is_not_bought(reads: Reads) -> None:
    assert _prices(reads, "Massage til 900 kr. Én time føles som fem minutter") == [(900, "DKK", None)]
    assert _prices(reads, "Massage 900 kr! 30 min i bil") == [(900, "DKK", None)]


def test_a_way_is_no_length(reads: Reads) -> None:
    assert _prices(reads, "900 kr 5 min fra stationen") == [(900, "DKK", None)]
    assert _prices(reads, "svar inden 24 timer 900 kr") == [(900, "DKK", None)]


def test_a_sign_belongs_to_one_amount(reads: Reads) -> None:
    assert _prices(reads, "30 min 100$\n47 years old", "US") == [(100, "USD", 30)]
    assert _prices(reads, "1 hour 200 $ 2 hours 350 $", "US") == [(200, "USD", 60), (350, "USD", 120)]


def test_nobody_knows_the_currency(reads: Reads) -> None:
    assert reads("สวัสดี 900,-", None).prices == [(900, None, None)]
