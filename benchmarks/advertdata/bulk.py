"""A fast stream of plain records for speed tests: varied texts, and networks with things in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from . import elements
from .compose import COUNTRY_BY_LANG, PACKS
from .model import Pack
from .numbers import CALLING, STARTS

POOL = 3000
NETWORK_SHARE, HUB_SHARE, HUBS, OPEN_NETWORKS = 0.28, 0.02, 6, 400

SOURCES = ["board-a.example", "board-b.example", "board-c.example", "board-d.example"]
PLACES = {
    "DK": ["København", "Aarhus", "Odense", "Aalborg", "Esbjerg", "Vejle", "Kolding", "Horsens"],
    "SE": ["Stockholm", "Göteborg", "Malmö", "Uppsala", "Lund", "Helsingborg", "Örebro", "Umeå"],
    "NO": ["Oslo", "Bergen", "Trondheim", "Stavanger", "Drammen", "Tromsø", "Fredrikstad", "Skien"],
}


class _Stock:
    """Ready sentences, telephone lines and titles of one language."""

    def __init__(self, rng: Random, pack: Pack) -> None:
        makers: list[Callable[[], str]] = [
            lambda: rng.choice(pack.fillers),
            lambda: rng.choice(pack.fillers),
            lambda: elements.filled(rng, rng.choice(pack.digit_traps), pack),
            lambda: elements.filled(rng, rng.choice(pack.traps), pack),
            lambda: elements.filled(rng, rng.choice(pack.voices[rng.choice(["first", "third", "plural"])]), pack),
            lambda: elements.price_single(rng, pack).text + ".",
            lambda: elements.price_listed(rng, pack).text + "\n",
            lambda: elements.hours(rng, pack).text + ".",
            lambda: elements.origin(rng, pack, None).text + ".",
        ]
        self.sentences = [makers[i % len(makers)]() for i in range(POOL)]
        self.titles = [
            f"{rng.choice(pack.titles)} {rng.choice(['', '❤', '✨', '!', '...'])}".strip() for _ in range(200)
        ]
        self.intros = pack.phone_intro
        self.places = PLACES[pack.country]
        starts, rest = STARTS[pack.country]
        trunk = "0" if pack.country == "SE" else ""
        self.starts = [(trunk + start, f"+{CALLING[pack.country]}{start}") for start in starts]
        self.span, self.width = 10**rest, rest
        self.years = pack.ages["neutral"][0]

    def phone(self, random: Callable[[], float]) -> tuple[str, str]:
        """A number as dialled at home and as E.164."""
        home, abroad = self.starts[int(random() * len(self.starts))]
        tail = f"{int(random() * self.span):0{self.width}d}"
        return home + tail, abroad + tail


class _Network:
    """A few adverts behind which stand the same people: telephones, accounts and texts in common."""

    def __init__(self, rng: Random, stock: _Stock, number: int, size: int) -> None:
        self.left = size
        self.stock = stock
        self.phones = [stock.phone(rng.random) for _ in range(rng.choice([1, 1, 2]))]
        self.users = [f"n{number}u{i}" for i in range(rng.choice([1, 2]))]
        self.base = rng.choices(stock.sentences, k=6)


def bulk(n: int, seed: int, lang: str | None = None) -> Iterator[dict[str, Any]]:
    """n plain records. About 30 % belong to small networks (2-8 adverts) or to one of a few hubs.

    The text of a network member keeps six sentences of the network and adds two of its own. One in six
    of the other records has no telephone number; the key `phones` is then absent.
    """
    rng = Random(f"bulk-{seed}-{lang}")
    stocks = [_Stock(rng, PACKS[each]) for each in ([lang] if lang else COUNTRY_BY_LANG)]
    hubs = [_Network(rng, rng.choice(stocks), -i - 1, n) for i in range(HUBS)]
    networks = [_Network(rng, rng.choice(stocks), i, rng.randint(2, 8)) for i in range(OPEN_NETWORKS)]
    days = [datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=37 * i) for i in range(20000)]
    posted = [day.isoformat() for day in days]
    later = [(day + timedelta(days=3, hours=5)).isoformat() for day in days]
    made = OPEN_NETWORKS
    random, below = rng.random, rng._randbelow  # type: ignore[attr-defined]
    for i in range(n):
        draw = random()
        if draw < HUB_SHARE:
            record = _member(rng, hubs[below(HUBS)], i)
        elif draw < HUB_SHARE + NETWORK_SHARE:
            slot = below(OPEN_NETWORKS)
            network = networks[slot]
            record = _member(rng, network, i)
            network.left -= 1
            if not network.left:
                networks[slot] = _Network(rng, rng.choice(stocks), made, rng.randint(2, 8))
                made += 1
        else:
            record = _alone(rng, stocks[below(len(stocks))], i)
        at = below(20000)
        source = SOURCES[below(4)]
        record["source"] = source
        record["url"] = f"https://{source}/ad/{seed}-{i}"
        record["posted_at"], record["seen_at"] = posted[at], later[at]
        yield record


def _line(stock: _Stock, home: str, random: Callable[[], float]) -> str:
    """The line with the number; one in five is spaced digit by digit, so that the slow way is timed too."""
    shown = home if random() < 0.8 else " ".join(home)
    return f"{stock.intros[int(random() * len(stock.intros))]} {shown}"


def _member(rng: Random, network: _Network, i: int) -> dict[str, Any]:
    stock, random = network.stock, rng.random
    own = rng.choices(stock.sentences, k=2)
    home, e164 = network.phones[int(random() * len(network.phones))]
    years = 18 + int(random() * random() * 42)
    line = _line(stock, home, random)
    return {
        "id": f"b{i}",
        "title": stock.titles[int(random() * 200)],
        "text": " ".join([*network.base, *own, line, stock.years.replace("{a}", str(years))]),
        "user_id": network.users[int(random() * len(network.users))],
        "phones": [e164],
        "location": stock.places[int(random() * len(stock.places))],
        "age": years,
    }


def _alone(rng: Random, stock: _Stock, i: int) -> dict[str, Any]:
    random = rng.random
    parts = rng.choices(stock.sentences, k=8)
    years = 18 + int(random() * random() * 42)
    record: dict[str, Any] = {
        "id": f"b{i}",
        "title": stock.titles[int(random() * 200)],
        "user_id": f"u{i}",
        "location": stock.places[int(random() * len(stock.places))],
        "age": years,
    }
    if random() > 1 / 6:
        home, e164 = stock.phone(random)
        parts.append(_line(stock, home, random))
        record["phones"] = [e164]
    parts.append(stock.years.replace("{a}", str(years)))
    record["text"] = " ".join(parts)
    return record
