"""Networks measured on made adverts whose networks are known: B-cubed and the largest wrong group.

    python -m benchmarks.networks [adverts]

What is made: one in three adverts stands alone. Networks have 2 to 25 adverts, one to three
phones, one to three users and a few templates. Strangers share: a switchboard (400 adverts),
a booking site, hotel addresses, copied templates, stolen pictures, and one phone in fifty that was given
to a stranger later. Not every advert shows every identifier.
"""

import random
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import polars as pl

from trygvej.linkage.public import link

TOWNS = [
    "Aarhus",
    "Viborg",
    "Vejle",
    "Odense",
    "Ribe",
    "Skive",
    "Kolding",
    "Malmö",
    "Lund",
    "Bergen",
    "Oslo",
    "Turku",
]
NAMES = ["Anna", "Bella", "Carmen", "Gina", "Clara", "Vera", "Ines", "Alma", "Nina", "Petra", "Mia", "Frida"]


def made(size: int, seed: int) -> pl.DataFrame:
    """Adverts with the column `truth`, the network each belongs to."""
    draw = random.Random(seed)
    hotels, pictures, templates = (
        [f"Hotelgade {n}" for n in range(12)],
        [f"{draw.getrandbits(256):064x}" for _ in range(30)],
        [f"copied {n}" for n in range(max(size // 40, 2))],
    )
    rows: list[dict[str, object]] = []
    old_phones = ["+4500000000"]
    while len(rows) < size:
        members = 1 if draw.random() < 0.6 else draw.randint(2, 25)
        truth = f"n{len(rows)}"
        phones = [f"+45{draw.randint(20_000_000, 99_999_999)}" for _ in range(draw.randint(1, 3))]
        if draw.random() < 0.02:
            phones[0] = draw.choice(old_phones)
        old_phones.append(phones[0])
        users = [f"u{len(rows)}.{n}" for n in range(draw.randint(1, 3))]
        own = [f"own {len(rows)}.{n}" for n in range(2)]
        album = [f"{draw.getrandbits(256):064x}" for _ in range(3)]
        for _ in range(members):
            shown = draw.sample(phones, draw.randint(1, len(phones))) if draw.random() < 0.9 else []
            if draw.random() < 400 / size:
                shown = [*shown, "+4570000000"]
            rows.append(
                {
                    "id": f"a{len(rows):07}", "truth": truth, "phones": shown,
                    "user_id": draw.choice(users) if draw.random() < 0.9 else None,
                    "urls": ["booking.example"] if draw.random() < 0.1 else [],
                    "address": draw.choice(hotels) if draw.random() < 0.1 else None,
                    "place": draw.choice(TOWNS), "names": [draw.choice(NAMES)], "age": draw.randint(20, 40),
                    "text_group": draw.choice(templates if draw.random() < 0.2 else own),
                    "image_hashes": [draw.choice(pictures if draw.random() < 0.1 else album)],
                    "seen_at": datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=draw.randint(0, 300)),
                }
            )  # fmt: skip
    draw.shuffle(rows)
    return pl.DataFrame(rows[:size])


def b_cubed(found: list[str], truth: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over adverts."""
    both = Counter(zip(found, truth, strict=True))
    of_found, of_truth = Counter(found), Counter(truth)
    precision = sum(n * n / of_found[f] for (f, _), n in both.items()) / len(found)
    recall = sum(n * n / of_truth[t] for (_, t), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def largest_wrong(found: list[str], truth: list[str]) -> int:
    """Adverts in the largest group that holds more than one true network."""
    mixed: dict[str, set[str]] = {}
    for f, t in zip(found, truth, strict=True):
        mixed.setdefault(f, set()).add(t)
    sizes = Counter(found)
    return max((sizes[f] for f, networks in mixed.items() if len(networks) > 1), default=0)


def main(arguments: list[str]) -> None:
    """Print the figures for three seeds."""
    size = int(arguments[0]) if arguments else 5000
    for seed in (1, 2, 3):
        frame = made(size, seed)
        started = time.perf_counter()
        linked = link(frame)
        seconds = time.perf_counter() - started
        found, truth = linked.assignment["network"].to_list(), frame["truth"].to_list()
        precision, recall, f1 = b_cubed(found, truth)
        print(
            f"seed {seed} {size} adverts  precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}  "
            f"largest {linked.largest} largest wrong {largest_wrong(found, truth)}  "
            f"hubs {len(linked.hubs)}  {seconds:.1f} s"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
