"""Picture hashes (PDQ, 256 bits as 64 hex signs): which pictures are the same picture."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.components import components

NEAR = 31  # bits that may differ: the distance that PDQ's authors recommend for the same picture
BYTES = 32
EVERY = 3_000  # so many hashes are compared all with all
LOOKS, LOOK = 64, 24  # more of them: those that agree in 24 bits chosen at random, 64 times over
BESIDE = 8  # how many of those that agree are compared with each
BLOCK = 200_000
# At 20 differing bits one look finds a pair with probability .14, 64 looks with .9999; at 31 bits with .95.


def bits(hashes: list[str]) -> NDArray[np.uint8]:
    """Hashes as bytes, n x 32. Raises ValueError when one isn't 64 hexadecimal signs."""
    for value in hashes:
        if len(value) != 2 * BYTES:
            raise ValueError(f"a PDQ hash has 64 hexadecimal signs, this one has {len(value)}: {value[:70]!r}")
    return np.frombuffer(bytes.fromhex("".join(hashes)), np.uint8).reshape(-1, BYTES)


def near_pairs(hashes: list[str], within: int = NEAR) -> pl.DataFrame:
    """Pairs of different hashes at most `within` bits apart: a, b (row numbers, a < b), distance.

    All such pairs of up to EVERY hashes. Of more, those that are near are found with the probabilities above, and of
    very many that are one picture, each with some others, which is enough to bring them together.
    """
    table = bits(hashes)
    words = table.view(np.uint64).reshape(-1, BYTES // 8)
    looks = _all_pairs(len(table)) if len(table) <= EVERY else _looks(table)
    found = [pl.DataFrame(schema={"a": pl.Int64, "b": pl.Int64, "distance": pl.Int64})]
    for a, b in looks:
        distance = np.bitwise_count(words[a] ^ words[b]).sum(axis=1, dtype=np.int64)
        near = distance <= within
        found.append(pl.DataFrame({"a": a[near], "b": b[near], "distance": distance[near]}))
    return pl.concat(found).unique().sort("a", "b")


def _all_pairs(count: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Every pair, in blocks."""
    rows = max(BLOCK // max(count, 1), 1)
    for start in range(0, count, rows):
        a, b = np.meshgrid(np.arange(start, min(start + rows, count)), np.arange(count), indexing="ij")
        yield a[a < b], b[a < b]


def _looks(table: NDArray[np.uint8]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs that agree in some bits chosen at random; the same bits on every day."""
    draw = np.random.default_rng(1)
    for _ in range(LOOKS):
        chosen = draw.choice(8 * BYTES, LOOK, replace=False)
        key = np.zeros(len(table), np.uint32)
        for bit in chosen:
            key = key << np.uint32(1) | (table[:, bit >> 3] >> np.uint8(bit & 7) & np.uint8(1))
        order = np.argsort(key, kind="stable")
        for far in range(1, BESIDE + 1):
            same = np.flatnonzero(key[order[far:]] == key[order[:-far]])
            if not len(same):
                break
            yield order[same], order[same + far]


def representatives(hashes: list[str], mirrored: dict[str, list[str]] | None = None) -> dict[str, str]:
    """The hash that stands for the picture, for each hash that another one stands for.

    Near hashes share one, and so do those of mirrored forms.
    mirrored: for a hash the hashes of the same picture turned and mirrored, when they are known.
    """
    forms = mirrored or {}
    every = sorted({*hashes, *(form for value in hashes for form in forms.get(value, []))})
    near = near_pairs(every)
    place = {value: at for at, value in enumerate(every)} if forms else {}
    same = [(place[value], place[form]) for value in hashes for form in forms.get(value, [])]
    extra = np.array(same, np.int64).reshape(-1, 2)
    left = np.concatenate([near["a"].to_numpy(), extra[:, 0]])
    right = np.concatenate([near["b"].to_numpy(), extra[:, 1]])
    part = components(len(every), left, right)
    _, first = np.unique(part, return_index=True)
    stand = first[part]
    return {every[at]: every[stand[at]] for at in np.flatnonzero(stand != np.arange(len(every)))}
