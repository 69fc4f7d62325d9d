"""Invented adverts: people on their own, and networks that share telephones, users and texts and move about."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from config.demo.texts import ORIGINS, TONGUES, Tongue

DAYS = 180  # how far back the adverts go


@dataclass
class _Shared:
    """What the adverts of one person, or of one network, have in common."""

    tongue: Tongue
    together: bool
    pressed: bool  # alone, and cheap, open always, with a sentence of the others: a list has a middle too
    phones: list[str]
    users: list[str]
    names: dict[str, int]  # and the age that the adverts state with each
    origin: tuple[str, str]
    sentences: list[str]
    towns: list[str]
    prices: list[tuple[int, int]]
    last: date


def made(count: int, *, seed: int, today: date) -> Iterator[dict[str, Any]]:
    """Give `count` rows as the pipeline reads them, none of a real person; the same for the same seed and day."""
    draw = random.Random(seed)
    number = 0
    while number < count:
        shared = _shared(draw, number, today)
        size = draw.randint(3, 24) if shared.together else draw.randint(1, 3)
        for turn in range(min(size, count - number)):
            yield _advert(draw, shared, f"demo-{number:06}", turn)
            number += 1
    yield from _children(today)


def _shared(draw: random.Random, number: int, today: date) -> _Shared:
    tongue = draw.choice(TONGUES)
    together = draw.random() < 0.04
    names = draw.sample(tongue.names, draw.randint(2, 5) if together else 1)
    pressed = not together and draw.random() < 0.12
    base = 500 if pressed or (together and draw.random() < 0.6) else 900
    return _Shared(
        tongue=tongue,
        together=together,
        pressed=pressed,
        phones=[_phone(draw, tongue) for _ in range(draw.randint(1, 3) if together else 1)],
        users=[f"demo-u{number}-{n}" for n in range(draw.randint(1, 2) if together else 1)],
        names={name: draw.randint(21, 29) if together else draw.randint(24, 58) for name in names},
        origin=draw.choice(ORIGINS[tongue.lang]),
        sentences=_sentences(draw, tongue, together, pressed),
        towns=draw.sample(tongue.towns, draw.randint(2, 5) if together and draw.random() < 0.7 else 1),
        prices=[(30, base), (60, base * 2 - 100)] if draw.random() < 0.7 else [(60, base * 2 - 100)],
        last=today - timedelta(days=int(DAYS * draw.random() ** 2)),
    )


def _sentences(draw: random.Random, tongue: Tongue, together: bool, pressed: bool) -> list[str]:
    if together:
        named = next(one for one in tongue.together if "{age}" in one)  # by name and age persons are told apart
        others = [one for one in tongue.together if one != named]
        return [named, *draw.sample(others, min(draw.randint(3, 5), len(others)))]
    some = [*draw.sample(tongue.alone, 2), *(_own(draw, tongue) for _ in range(draw.randint(3, 4)))]
    return [*some, draw.choice(tongue.together)] if pressed or draw.random() < 0.15 else some


def _own(draw: random.Random, tongue: Tongue) -> str:
    return draw.choice(tongue.own).format(**dict(zip("abc", draw.sample(tongue.things, 3), strict=True)))


def _phone(draw: random.Random, tongue: Tongue) -> str:
    """Return a number that belongs to no person: the Danish 90 series, the Swedish range kept for fiction."""
    if tongue.country == "SE":
        return f"070-174 06 {draw.randint(5, 99):02}"
    return f"90 {draw.randint(0, 9):02} {draw.randint(0, 99):02} {draw.randint(0, 99):02}"


def _advert(draw: random.Random, shared: _Shared, ref: str, turn: int) -> dict[str, Any]:
    tongue = shared.tongue
    town = shared.towns[turn % len(shared.towns)]
    seen = shared.last - timedelta(days=turn * draw.randint(1, 6) if shared.together else turn * 20)
    name, age = draw.choice(list(shared.names.items()))
    slots = {
        "town": town,
        "name": name,
        "age": age,
        "origin": shared.origin[0],
        "origin_plural": shared.origin[1],
        "phone": _written(draw, draw.choice(shared.phones), hidden=shared.together and draw.random() < 0.4),
    }
    prices = " ".join(tongue.price.format(minutes=minutes, amount=amount) for minutes, amount in shared.prices)
    hours = (
        tongue.round_the_clock
        if shared.pressed or (shared.together and draw.random() < 0.6)
        else draw.choice(tongue.hours)
    )
    parts = [*shared.sentences, draw.choice(tongue.extra), prices, hours, tongue.call]
    title = draw.choice(tongue.titles_together if shared.together else tongue.titles_alone)
    return {
        "id": ref,
        "source": tongue.source,
        "title": title.format(**slots),
        "text": " ".join(part.format(**slots) for part in parts),
        "user_id": draw.choice(shared.users),
        "location": town,
        "posted_at": (seen - timedelta(days=draw.randint(0, 4))).isoformat(),
        "seen_at": seen.isoformat(),
    }


def _written(draw: random.Random, phone: str, *, hidden: bool) -> str:
    """Return a number as adverts write it; `hidden`: so that a search does not find it."""
    if not hidden:
        return phone if draw.random() < 0.5 else phone.replace(" ", "")
    return draw.choice([phone.replace("0", "o"), "*".join(phone.replace(" ", "")), phone.replace(" ", " / ")])


def _children(today: date) -> Iterator[dict[str, Any]]:
    """Give rows whose field states an age under 18, without any text: to show what is done with them."""
    for n, town in enumerate(("Odense", "Aarhus", "Malmö")):
        yield {
            "id": f"demo-under-{n}",
            "source": "eksempel-a.example",
            "text": "",
            "age": 17,
            "location": town,
            "seen_at": (today - timedelta(days=n)).isoformat(),
        }
