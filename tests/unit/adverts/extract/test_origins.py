"""Origins that are stated about a person; languages that are spoken."""

import pytest

from tests.unit.adverts.extract.reads import Reads


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sød thailandsk pige", ["TH"]),
        ("Rumænsk Sofia", ["RO"]),
        ("Rumænsk sød pige", ["RO"]),
        ("Jeg er rumænsk", ["RO"]),
        ("Hon är dansk", ["DK"]),
        ("I am Thai and live here now", ["TH"]),
        ("Nationality: Russian", ["RU"]),
        ("Nationalitet: Polen", ["PL"]),
        ("Jeg kommer fra Colombia", ["CO"]),
        ("Jag är född i Finland", ["FI"]),
        ("Born in Ghana", ["GH"]),
        ("Massage\nFrom Hungary", ["HU"]),
        ("From the Czech Republic", ["CZ"]),
        ("Italian and Ukrainian lady", ["IT", "UA"]),
        ("Two ladies from Thailand and Vietnam", ["TH", "VN"]),
        ("En dame fra Polen og en fra Litauen", ["PL", "LT"]),
        ("Thai-polsk pige", ["TH", "PL"]),
    ],
)
def test_stated(reads: Reads, text: str, codes: list[str]) -> None:
    assert reads(text).stated_origin == codes


@pytest.mark.parametrize(
    "text",
    [
        "Thailandsk mad",
        "Svensk massage",
        "Kaffe fra Italien",
        "Ikke dansk, men forstår det meste",
        "Jeg taler tysk og polsk",
        "Tilbage fra Spanien",
        "Just back from Italy",
        "Kun danske numre",
        "Det er lett å parkere",
        "Lett for damer å finne",
        "Rumænsk. Sød pige venter",
        "The Chinese restaurant is on the corner",
        "Ikke fra Polen",
        "Jeg rejser til Spanien",
    ],
)
def test_not_stated(reads: Reads, text: str) -> None:
    assert reads(text).stated_origin == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Jeg taler dansk, engelsk og tysk", ["da", "en", "de"]),
        ("Speaks English", ["en"]),
        ("Dansk massage", []),
    ],
)
def test_languages_spoken(reads: Reads, text: str, codes: list[str]) -> None:
    assert reads(text).languages_spoken == codes


@pytest.mark.parametrize(
    ("text", "country", "codes"),
    [
        ("Sexy latina 23 yrs. Call me", "US", ["419"]),
        ("Ungarsk, 24 år, i Herning", "DK", ["HU"]),
        ("Dansk firma, 24 års erfaring", "DK", []),
        ("Svensk kvalitet i 24 år", "DK", []),
    ],
)
def test_an_age_after_an_origin_speaks_of_a_person(reads: Reads, text: str, country: str, codes: list[str]) -> None:
    assert reads(text, country).stated_origin == codes
