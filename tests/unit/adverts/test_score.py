"""From what an advert states to what the indicators ask. Unknown stays unknown."""

from dataclasses import replace
from typing import Any

import pytest

from trygvej.adverts.extract.extract import Extracted
from trygvej.adverts.extract.prices import Price
from trygvej.adverts.score import fields, price_per_half_hour, rules
from trygvej.indicators.public import catalogue, tokenise

NOTHING = Extracted(
    tokens=tokenise(""), language="da", phones=[], obscured_phone=None, emails=[], handles=[], urls=[], prices=[],
    hours=[], open_always=None, age=None, stated_origin=[], languages_spoken=[], services=[], names=[], pronoun=None,
    place=None,
)  # fmt: skip
LOW, HIGH = Price(300.0, "DKK", 30), Price(3000.0, "DKK", 30)


def _fields(country: str | None = "DK", **found: Any) -> dict[str, Any]:
    return fields(replace(NOTHING, **found), rules(catalogue()), country)


def test_of_an_advert_that_states_nothing_nothing_is_known() -> None:
    assert set(_fields().values()) == {None}


def test_the_rule_for_a_low_price_is_the_one_of_the_catalogue() -> None:
    cheap = rules(catalogue()).cheap
    assert cheap is catalogue().indicators["cmm-adverts.low-prices"].derive
    assert cheap.field == "price_per_half_hour"


@pytest.mark.parametrize(
    ("found", "field", "value"),
    [
        ({"obscured_phone": False}, "obscured_phone", False),
        ({"phones": ["+4590000011", "+4590000012"]}, "phones_count", 2),
        ({"stated_origin": ["RO"]}, "stated_origin", ["RO"]),
        ({"services": ["massage", "tantra", "escort"]}, "services_count", 3),
        ({"services": ["massage", "incall", "outcall", "protected-only", "unprotected"]}, "services_count", 1),
        ({"services": ["protected-only"]}, "services_count", 0),
        ({"open_always": False}, "open_always", False),
        ({"open_always": True}, "open_always", True),
        ({"pronoun": "first"}, "pronoun", "first"),
        ({"pronoun": "first"}, "not_first_person", False),
        ({"pronoun": "third"}, "not_first_person", True),
        ({"pronoun": "plural"}, "not_first_person", True),
        ({"names": ["Maja", "Eva"]}, "names_count", 2),
        ({"age": 31}, "age", 31),
        ({"prices": [LOW]}, "price_per_half_hour", {"DKK": 300}),
    ],
)
def test_what_is_stated_is_a_field(found: dict[str, Any], field: str, value: Any) -> None:
    assert _fields(**found)[field] == value


@pytest.mark.parametrize(
    ("origins", "country", "language", "foreign"),
    [
        ([], "DK", "da", None),
        (["RO"], "DK", "da", ["RO"]),
        (["DK"], "DK", "da", []),
        (["DK", "RO"], "DK", "en", ["RO"]),
        (["DK"], "SE", "da", ["DK"]),
        (["SE"], None, "sv", []),
        (["DK"], None, "sv", ["DK"]),
        (["GB"], None, "en", ["GB"]),
    ],
)
def test_an_origin_is_foreign_where_it_is_not_of_the_country(
    origins: list[str], country: str | None, language: str, foreign: list[str] | None
) -> None:
    assert _fields(country, stated_origin=origins, language=language)["foreign_origin"] == foreign


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([], None),
        ([(500, "DKK", 30)], {"DKK": 500}),
        ([(900, "DKK", 60)], {"DKK": 450}),
        ([(700, "DKK", 45)], {"DKK": 466}),
        ([(400, "DKK", 20)], {"DKK": 600}),
        ([(999, "DKK", 60)], {"DKK": 499}),
        ([(1001, "DKK", 60)], {"DKK": 500}),
        ([(400, "DKK", 19)], None),
        ([(900, "DKK", 61)], None),
        ([(900, "DKK", 90)], None),
        ([(500, None, 30)], None),
        ([(500, "DKK", None)], None),
        ([(500, "DKK", 0)], None),
        ([(800, "DKK", 30), (1000, "DKK", 60)], {"DKK": 500}),
        ([(1000, "DKK", 60), (800, "DKK", 30)], {"DKK": 500}),
        ([(500, "DKK", 30), (70, "EUR", 30)], {"DKK": 500, "EUR": 70}),
        ([(500, "DKK", 30), (100, None, 30)], {"DKK": 500}),
    ],
)
def test_the_lowest_price_for_half_an_hour_is_known_by_currency(
    prices: list[tuple[float, str | None, int | None]], expected: dict[str, float] | None
) -> None:
    assert price_per_half_hour([Price(*one) for one in prices]) == expected


@pytest.mark.parametrize(
    ("services", "prices", "expected"),
    [
        ([], [LOW], None),
        ([], [], None),
        (["massage"], [LOW], False),
        (["massage"], [], False),
        (["massage", "unprotected"], [], None),
        (["unprotected"], [LOW], True),
        (["unprotected"], [HIGH], False),
    ],
)
def test_risk_at_a_low_price_is_unknown_until_both_are_known(
    services: list[str], prices: list[Price], expected: bool | None
) -> None:
    assert _fields(services=services, prices=prices)["unprotected_cheap"] is expected


def test_a_setting_or_a_protection_is_no_kind_of_service() -> None:
    assert _fields(services=["massage", "outcall", "unprotected"])["services_count"] == 1
    assert _fields(services=["outcall"])["services_count"] == 0
    assert {"massage", "tantra", "escort"} <= rules(catalogue()).kinds


def test_a_catalogue_without_a_test_for_low_prices_cannot_be_used() -> None:
    known = replace(catalogue())
    low = known.indicators["cmm-adverts.low-prices"].model_copy(update={"derive": None})
    known.indicators = {**known.indicators, "cmm-adverts.low-prices": low}
    with pytest.raises(ValueError, match="has no derive"):
        rules(known)
