"""Who speaks, names, places, services."""

import pytest

from tests.unit.adverts.extract.reads import Reads


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Jeg glæder mig til at møde dig i aften", "first"),
        ("Jag ser fram emot att träffa dig snart", "first"),
        ("I look forward to meeting you this evening", "first"),
        ("My hands are warm and the room is quiet", "first"),
        ("Hun har bløde hænder og god tid til dig", "third"),
        ("She has soft hands and plenty of time", "third"),
        ("Vi er flere damer på skift hele ugen", "plural"),
        ("We are several ladies taking turns", "plural"),
        ("Hun er sød, og hun glæder sig. Ring til mig", "third"),
        ("Her er der plads til at slappe af i rolige omgivelser", None),
        ("Massage i byen, 30 min og 60 min, kom som du er", None),
        ("Massage mitt i stan med gott om tid för varje gäst", None),
        ("Located off I-26 near the mall with easy parking", None),
        ("Kom forbi og nyd roen i dag", None),
        ("สวัสดี", None),
    ],
)
def test_pronoun(reads: Reads, text: str, voice: str | None) -> None:
    assert reads(text).pronoun == voice


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mit navn er Sofia og her er roligt", ["Sofia"]),
        ("Jag heter Xandrine", ["Xandrine"]),
        ("call me anna", ["Anna"]),
        ("Sofia gives massage", ["Sofia"]),
        ("I am happy", []),
        ("my name is", []),
    ],
)
def test_names(reads: Reads, text: str, names: list[str]) -> None:
    assert reads(text).names == names


@pytest.mark.parametrize(
    ("text", "location", "country", "place"),
    [
        ("Massage", "Odense", "DK", "Odense"),
        ("Massage", "5000 Odense", "DK", "Odense"),
        ("Velkommen i Aarhus", "", "DK", "Aarhus"),
        ("Välkommen till Göteborg", "", "SE", "Göteborg"),
        ("Massage i Aarhus", "Odense", "DK", "Odense"),
        ("time for massage", "", "DK", None),
        ("Massage", "", "DK", None),
        ("Massage", "9" * 5000, "DK", None),
    ],
)
def test_place(reads: Reads, text: str, location: str, country: str, place: str | None) -> None:
    assert reads(text, country, location).place == place


def test_services_are_listed_once_and_refusals_are_no_offers(reads: Reads) -> None:
    assert reads("Massage og tantra. Massage!").services == ["massage", "tantra"]
    assert "unprotected" not in reads("Aldrig uden kondom").services
    assert "unprotected" in reads("Uden kondom").services
