"""The age that is stated, and only that."""

import pytest

from tests.unit.adverts.extract.reads import Reads


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Jeg er 25", 25),
        ("Jeg er 25 år", 25),
        ("Hun er 25 år gammel", 25),
        ("jeg er en 25-årig kvinde", 25),
        ("25 årig dame", 25),
        ("Sød dame på 46 år", 46),
        ("Alder: 39", 39),
        ("25 år", 25),
        ("Massage 230 €\n25 år", 25),
        ("25 år ung", 25),
        ("Jag är 31 år", 31),
        ("31-åring med glimten i ögat", 31),
        ("Ålder 31", 31),
        ("Hon har just fyllt 31", 31),
        ("Jeg har nettopp fylt 47 år", 47),
        ("I'm 44", 44),
        ("I am 22 years old", 22),
        ("She is 20", 20),
        ("22 y.o.", 22),
        ("22yo", 22),
        ("29 years young", 29),
        ("23-year-old woman", 23),
        ("I just turned 21", 21),
        ("Age 22\nGuests are welcome", 22),
        ("Sofia, 24", 24),
        ("25 år gammel i byen", 25),
        ("25 år. I byen nu", 25),
        ("for mænd. jeg er 25 år", 25),
        ("Kun for herrer\nJeg er 25 år", 25),
        ("Sofia (24)", 24),
        ("Jeg er femogtyve år", 25),
        ("twenty three years old", 23),
        ("Jeg er femogtyve", 25),
        ("Jag är tjugofem", 25),
        ("I am twenty three", 23),
        ("I am twenty", 20),
        ("Jeg er 45. Min veninde er 25 år", 25),
    ],
)
def test_stated(reads: Reads, text: str, age: int) -> None:
    assert reads(text).age == age


@pytest.mark.parametrize(
    "text",
    [
        "For mænd over 40",
        "Kun for personer over 18 år",
        "Du skal være fyldt 18 år",
        "You must be 21 years old",
        "Gæster mellem 30 og 60 år",
        "18-25 år",
        "18+",
        "10 års erfaring",
        "20 år i branchen",
        "jeg har 20 år i byen",
        "for 20 år siden",
        "20 år med massage",
        "More than 20 years of experience",
        "I am 168 cm",
        "Jeg er 58 kg",
        "I am 10 minutes from the station",
        "I am 100% real",
        "Jeg er 1 af 2",
        "5 år",
        "Jeg er 24/7 klar",
        "I am ten minutes from the station",
        "I am one of two",
        "Ring 25 25 25 25",
        "25 min",
        "",
    ],
)
def test_not_stated(reads: Reads, text: str) -> None:
    assert reads(text).age is None
