"""Text grouping measured: adjusted Rand index, pair precision and recall, largest group, seconds.

    python -m benchmarks.grouping [folder with csv files: id, text, label] [--made]

After each line, the same of MinHash by datasketch (pairs of words, Jaccard 0.5, connected) in the same run, and how
many times its seconds ours are.
A label of -1 is a text that belongs to nobody. --made adds sets made here: 10,000 texts of
stock phrases, swapped letters, sites with boilerplate, address records with phones, Cyrillic, Thai and Chinese.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import polars as pl
from datasketch import MinHash, MinHashLSH

from benchmarks.linkage_sets import made_sets
from trygvej.linkage.public import text_group

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "grouping"


def pair_count(numbers: Counter[tuple[str, ...]]) -> int:
    """Pairs within the groups counted."""
    return sum(n * (n - 1) // 2 for n in numbers.values())


def ours(frame: pl.DataFrame) -> list[str]:
    """The group of each text."""
    return text_group(frame["id"].cast(pl.String), frame["text"])["text_group"].to_list()


def by_minhash(frame: pl.DataFrame) -> list[str]:
    """The group of each text by datasketch: MinHash of pairs of words, those of Jaccard 0.5 and more connected."""
    index, hashes = MinHashLSH(threshold=0.5, num_perm=128), []
    for at, text in enumerate(frame["text"]):
        seen = text.lower().split()
        made = MinHash(num_perm=128)
        made.update_batch([f"{a} {b}".encode() for a, b in pairwise(seen)])
        index.insert(at, made)
        hashes.append(made)
    parent = list(range(len(hashes)))
    for at, made in enumerate(hashes):
        for other in index.query(made):
            if hashes[other].jaccard(made) >= 0.5:
                parent[_root(parent, at)] = _root(parent, other)
    return [str(_root(parent, at)) for at in range(len(parent))]


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = at = parent[parent[at]]
    return at


def measure(frame: pl.DataFrame, grouped: Callable[[pl.DataFrame], list[str]] = ours) -> dict[str, float]:
    """Figures for one set: id, text, label."""
    started = time.perf_counter()
    found = grouped(frame)
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
        print(f"{name:<16} {len(frame):>7} texts  {_line(figures)}", flush=True)
        theirs = measure(frame, by_minhash)
        ratio = figures["seconds"] / theirs["seconds"]
        print(f"{'':>5}datasketch {'':>13}  {_line(theirs)}; ours takes {ratio:.2f} times that", flush=True)


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{key} {value:.3f}" if key != "largest" else f"{key} {value}" for key, value in figures.items())


if __name__ == "__main__":
    main(sys.argv[1:])
