"""Telephone numbers that are valid in form, drawn at random."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

CALLING = {
    "DK": "45", "SE": "46", "NO": "47", "US": "1", "RO": "40", "PL": "48", "DE": "49",
    "ES": "34", "HU": "36", "TH": "66", "GB": "44", "LT": "370", "FI": "358",
}  # fmt: skip

_DANISH = [
    two + third
    for two in (
        "20", "21", "22", "23", "26", "27", "28", "29", "30", "31", "40", "41", "42", "50", "51", "52",
        "53", "60", "61", "71", "81", "91", "93",
    )
    for third in "123456789"
]  # fmt: skip

# Beginnings of mobile numbers, and how many digits follow.
STARTS = {
    "DK": (_DANISH, 5),
    "SE": (["70", "72", "73", "76", "79"], 7),
    "NO": (["40", "41", "46", "47", "48", "90", "91", "92", "93", "95", "97", "98", "99"], 6),
    "RO": (["72", "73", "74", "75", "76"], 7),
    "PL": (["51", "53", "60", "66", "69", "79", "88"], 7),
    "DE": (["1512", "1520", "1577", "1701", "1712", "1728"], 7),
    "ES": (["61", "62", "63", "64", "65", "66"], 7),
    "HU": (["20", "30", "70"], 7),
    "TH": (["81", "84", "89", "92", "95"], 7),
    "GB": (["7401", "7502", "7701", "7801", "7402"], 6),
    "LT": (["61", "62", "65", "67", "68"], 6),
    "FI": (["40", "44", "45", "50"], 7),
}  # fmt: skip

FOREIGN = ["RO", "PL", "DE", "ES", "HU", "TH", "GB", "LT", "FI"]

AREA_CODES = [
    "201", "202", "203", "206", "212", "213", "214", "303", "305", "310", "312", "314", "316", "404",
    "405", "407", "408", "410", "412", "415", "503", "504", "505", "512", "513", "602", "612", "615",
    "617", "619", "646", "702", "703", "713", "718", "720", "801", "804", "813", "816", "832", "901",
    "904", "909", "912", "915", "916", "917", "919", "954", "972", "973",
]  # fmt: skip


@dataclass(frozen=True)
class Number:
    """A number: its country, the trunk prefix that is dialled at home, and the significant digits."""

    country: str
    trunk: str
    significant: str

    @property
    def e164(self) -> str:
        """The number as +, country calling code, digits."""
        return f"+{CALLING[self.country]}{self.significant}"

    @property
    def home(self) -> str:
        """The digits as dialled inside the country."""
        return self.trunk + self.significant


def mobile(rng: Random, country: str) -> Number:
    """A mobile number of a country."""
    starts, rest = STARTS[country]
    digits = rng.choice(starts) + "".join(rng.choices("0123456789", k=rest))
    return Number(country, "0" if country == "SE" else "", digits)


def north_american(rng: Random) -> Number:
    """A ten-digit number of the United States: area code, exchange, line."""
    exchange = rng.choice("23456789") + rng.choice("02345678") + rng.choice("0123456789")
    return Number("US", "", rng.choice(AREA_CODES) + exchange + f"{rng.randrange(10000):04d}")
