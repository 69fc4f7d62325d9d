"""Adverts that hang together in known ways: numbers, users and texts are shared, and days follow each other."""

import random
from typing import Any

from tests.unit.adverts.runs import Row

_WORDS = [
    "solen",
    "fjorden",
    "klaver",
    "honning",
    "keramik",
    "skoven",
    "strikketøj",
    "vinterbadning",
    "krydsord",
    "varme",
    "sten",
    "afspænding",
]
_WORDS += [
    "rolig",
    "samtale",
    "kaffe",
    "haven",
    "lys",
    "musik",
    "olie",
    "nakke",
    "ryg",
    "skuldre",
    "søen",
    "bølger",
    "stranden",
    "efterår",
    "blade",
]
_TOWNS = ("Odense", "Aarhus", "Aalborg", "Esbjerg", "Randers", "Kolding")
_NAMES = ("Rosa", "Ines", "Vera", "Alma", "Nina")


def invented(count: int, seed: int) -> list[Row]:
    """Return `count` rows. The same seed gives the same rows."""
    draw = random.Random(seed)
    templates = [" ".join(draw.choices(_WORDS, k=14)) for _ in range(max(count // 6, 1))]
    return [_row(number, draw, templates) for number in range(count)]


def _row(number: int, draw: random.Random, templates: list[str]) -> dict[str, Any]:
    own = " ".join(draw.choices(_WORDS, k=12))
    text = draw.choice(templates) if draw.random() < 0.4 else own
    phone = f"90 00 {draw.randrange(count_of_phones(templates)):02} 11" if draw.random() < 0.7 else ""
    name = f" Jeg hedder {draw.choice(_NAMES)}." if draw.random() < 0.5 else ""
    return {
        "id": f"i-{number:04}",
        "source": "eksempel-a.example",
        "text": f"{text}.{name} {'Ring ' + phone if phone else ''}".strip(),
        "user_id": f"u{draw.randrange(9)}" if draw.random() < 0.3 else None,
        "location": draw.choice(_TOWNS),
        "seen_at": f"2026-11-{1 + number % 25:02}",
    }


def count_of_phones(templates: list[str]) -> int:
    """Return how many numbers are in use: few, so that they are shared."""
    return min(4 + len(templates) * 2, 99)
