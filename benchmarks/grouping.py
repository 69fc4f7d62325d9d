"""Text grouping measured: adjusted Rand index, pair precision and recall, largest group, seconds.

    python -m benchmarks.grouping [folder with csv files: id, text, label] [--made]

A label of -1 is a text that belongs to nobody. --made adds sets made here: 10,000 texts of
stock phrases, swapped letters, address records with phones, Cyrillic, Thai and Chinese.
"""

import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.linkage_sets import made_sets
from trygvej.linkage.public import text_group

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "grouping"


def pair_count(numbers: Counter[tuple[str, ...]]) -> int:
    """Pairs within the groups counted."""
    return sum(n * (n - 1) // 2 for n in numbers.values())


def measure(frame: pl.DataFrame) -> dict[str, float]:
    """Figures for one set: id, text, label."""
    started = time.perf_counter()
    found = text_group(frame["id"].cast(pl.String), frame["text"])["text_group"].to_list()
    seconds = time.perf_counter() - started
    raw = frame["label"].cast(pl.String).to_list()
    labels = [f"alone {at}" if label == "-1" else label for at, label in enumerate(raw)]
    both = pair_count(Counter(zip(found, labels, strict=True)))
    given, truth = pair_count(Counter((f,) for f in found)), pair_count(Counter((x,) for x in labels))
    chance = given * truth / max(len(found) * (len(found) - 1) / 2, 1)
    rand = (both - chance) / max((given + truth) / 2 - chance, 1e-9)
    largest = max(Counter(found).values())
    return {
        "ari": rand, "precision": both / max(given, 1), "recall": both / max(truth, 1),
        "largest": largest, "seconds": seconds,
    }  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print a line for each set."""
    folders = [Path(a) for a in arguments if not a.startswith("-")] or [FOLDER]
    sets = [(path.stem, pl.read_csv(path)) for path in sorted(folders[0].glob("*.csv"))]
    if "--made" in arguments:
        sets += list(made_sets().items())
    for name, frame in sets:
        figures = measure(frame)
        line = "  ".join(f"{key} {np.round(value, 3)}" for key, value in figures.items())
        print(f"{name:<16} {len(frame):>7} texts  {line}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
