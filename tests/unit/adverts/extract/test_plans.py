"""Numbering plans."""

import pytest

from tests.unit.adverts.extract.reads import Reads
from trygvej.adverts.extract.plans import elsewhere, international


@pytest.mark.parametrize(
    ("country", "digits", "number"),
    [
        ("DK", "31425364", "+4531425364"),
        ("DK", "11425364", None),
        ("DK", "3142536", None),
        ("NO", "41425364", "+4741425364"),
        ("SE", "0731425364", "+46731425364"),
        ("SE", "073142536", None),
        ("SE", "081425364", "+4681425364"),
        ("SE", "731425364", None),
        ("FI", "0401234567", "+358401234567"),
        ("IS", "6123456", "+3546123456"),
        ("FO", "212345", "+298212345"),
        ("US", "2025364758", "+12025364758"),
        ("US", "12025364758", "+12025364758"),
        ("US", "1025364758", None),
    ],
)
def test_at_home(reads: Reads, country: str, digits: str, number: str | None) -> None:
    assert reads.lexicon.plans[country].at_home(digits) == number


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("4531425364", "+4531425364"),
        ("45314253640", None),
        ("460731425364", "+46731425364"),
        ("46731425364", "+46731425364"),
        ("4915123456789", "+4915123456789"),
        ("999999999", None),
        ("1" * 16, None),
    ],
)
def test_with_a_calling_code(reads: Reads, digits: str, number: str | None) -> None:
    assert international(digits, reads.lexicon.plans) == number


def test_other_countries_by_their_own_plan() -> None:
    assert elsewhere("01512 3456789".replace(" ", ""), "DE") == "+4915123456789"
    assert elsewhere("12", "DE") is None
    assert elsewhere("", "DE") is None


def test_the_fewest_digits_count_the_trunk(reads: Reads) -> None:
    assert reads.lexicon.plans["DK"].fewest == 8
    assert reads.lexicon.plans["SE"].fewest == 8
