"""From what an advert states to what the indicators ask: the fields that `derive` may test."""

from dataclasses import dataclass
from math import floor
from typing import Any

from trygvej.adverts.extract.extract import Extracted
from trygvej.adverts.extract.prices import Price
from trygvej.adverts.extract.reading import HOME
from trygvej.indicators.public import Catalogue, Derive, holds

HALF_HOUR = 30
_SHORTEST, _LONGEST = 20, 60  # minutes: prices for other lengths say little of the price for half an hour
_CHEAP = "cmm-adverts.low-prices"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the catalogue says of prices and services, ready for use.

    `cheap`: the test that says what a low price is; it stands in one indicator. `kinds`: the services that count as
    kinds; where it takes place and what protects do not.
    """

    cheap: Derive
    kinds: frozenset[str]


def rules(catalogue: Catalogue) -> Rules:
    """Return the rules of the catalogue. Raises ValueError if the indicator of low prices has no test."""
    cheap = catalogue.indicators[_CHEAP].derive
    if cheap is None:
        raise ValueError(f'The indicator "{_CHEAP}" has no derive. Give it one that says what a low price is.')
    return Rules(cheap, frozenset(one.code for one in catalogue.terms["services"].terms if not one.extra("kind")))


def fields(found: Extracted, known: Rules, country: str | None = None) -> dict[str, Any]:
    """Return the fields of an advert by name, None where nothing is known. See docs/reference/advert-fields.md."""
    price = price_per_half_hour(found.prices)
    return {
        "obscured_phone": found.obscured_phone,
        "phones_count": len(found.phones) or None,
        "stated_origin": found.stated_origin or None,
        "foreign_origin": _foreign(found, country),
        "services_count": len(known.kinds.intersection(found.services)) if found.services else None,
        "price_per_half_hour": price,
        "open_always": found.open_always,
        "pronoun": found.pronoun,
        "not_first_person": found.pronoun != "first" if found.pronoun else None,
        "unprotected_cheap": _unprotected_cheap(found, price, known.cheap),
        "names_count": len(found.names) or None,
        "age": found.age,
    }


def _foreign(found: Extracted, country: str | None) -> list[str] | None:
    """Return the origins stated that are not of the country where the advert was put up."""
    home = country or HOME.get(found.language)
    return [one for one in found.stated_origin if one != home] if found.stated_origin else None


def price_per_half_hour(prices: list[Price]) -> dict[str, float] | None:
    """Return the lowest price for half an hour by currency, rounded down; None if no price names its length."""
    lowest: dict[str, float] = {}
    for one in prices:
        if one.currency and one.minutes and _SHORTEST <= one.minutes <= _LONGEST:
            amount = one.amount * HALF_HOUR / one.minutes
            lowest[one.currency] = min(amount, lowest.get(one.currency, amount))
    return {currency: floor(amount) for currency, amount in lowest.items()} or None


def _unprotected_cheap(found: Extracted, price: dict[str, float] | None, cheap: Derive) -> bool | None:
    """Tell whether what is risky is offered at a low price. Unknown until both are known."""
    if not found.services:
        return None
    if "unprotected" not in found.services:
        return False
    return holds(cheap, price) if price else None
