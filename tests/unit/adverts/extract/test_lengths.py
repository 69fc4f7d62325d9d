"""Lengths of time that are sold, where the text leaves the number out."""

import pytest

from tests.unit.adverts.extract.reads import Reads


@pytest.mark.parametrize(
    ("text", "country", "bought"),
    [
        ("Hej! Halvtimme 1200 kr, timme 2000:-", "SE", [(1200, 30), (2000, 60)]),
        ("Hej! Halv time 700 kr, time 1200 kr", "DK", [(700, 30), (1200, 60)]),
        ("Hello, €80 half hour €130 hour", "DK", [(80, 30), (130, 60)]),
        ("Massage 500 kr. Det er lang tid siden, tag dig god tid", "DK", [(500, None)]),
        ("Hej! 2 timer 1500 kr", "DK", [(1500, 120)]),
    ],
)
def test_an_hour_beside_an_amount_is_one_hour(
    reads: Reads, text: str, country: str, bought: list[tuple[int, int | None]]
) -> None:
    assert [(price.amount, price.minutes) for price in reads(text, country).prices] == bought


@pytest.mark.parametrize(
    ("text", "open_always"),
    [
        ("Massage. 24 timer. Ring 90 00 00 14", True),
        ("Massage 30 min 40 EUR. 24 hours. Call nine 0 zero 0 zero 0 three 2", True),
        ("Vi svarer inden for 24 timer. Ring 90 00 00 14", None),
    ],
)
def test_a_whole_day_between_two_full_stops_is_opening_hours(reads: Reads, text: str, open_always: bool | None) -> None:
    assert reads(text).open_always is open_always
