"""Invented adverts with their truth, to measure the advert extraction against.

Independent of the code it measures: nothing here imports trygvej. Everything is drawn from a seed and is
the same on every run. `python -m benchmarks.adverts_data` prints a description of the data.
"""

from __future__ import annotations

from benchmarks.advertdata.bulk import bulk
from benchmarks.advertdata.compose import COUNTRY_BY_LANG, DEV_SEED, HELD_OUT_SEED, labelled, us_disguised
from benchmarks.advertdata.describe import NORDIC_SIZE, US_SIZE, describe
from benchmarks.advertdata.disguises import NORDIC, UNITED_STATES, hides
from benchmarks.advertdata.model import WEEK, Labelled, Truth

__all__ = [
    "COUNTRY_BY_LANG",
    "DEV_SEED",
    "HELD_OUT_SEED",
    "NORDIC",
    "NORDIC_SIZE",
    "UNITED_STATES",
    "US_SIZE",
    "WEEK",
    "Labelled",
    "Truth",
    "bulk",
    "describe",
    "hides",
    "labelled",
    "us_disguised",
]

if __name__ == "__main__":
    print(describe())
