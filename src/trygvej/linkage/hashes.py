"""Picture hashes (PDQ, 256 bits as 64 hex signs): which pictures are the same picture, mirrored and turned ones too.

A bit of the hash says whether one wave, so many across and so many down, is strong. In a mirrored picture every other
column of bits is turned over, in a picture on its side rows are columns. So the hashes of the eight forms follow from
one hash, but for the bits near the middle: 18 differed at most where both were worked out from pictures.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.components import components

NEAR = 31  # bits that may differ: the distance that PDQ's authors recommend for the same picture
BYTES, SIDE = 32, 16
EVERY = 3_000  # so many hashes are compared all with all
LOOKS, LOOK = 32, 22  # more of them: those that agree in so many bits chosen at random and in two more
BESIDE = 8  # how many of those that agree are compared with each
BLOCK = 200_000
# At 20 differing bits one look finds a pair, on its feet or on its side, with probability .14, and all of them with
# .9999; at 31 bits with .95.
ACROSS = np.tile(np.uint8(0b01010101), BYTES).view(np.uint64)  # what a mirror turns over
DOWN = np.tile(np.array([0, 0, 255, 255], np.uint8), BYTES // 4).view(
    np.uint64
)  # what a mirror on the floor turns over


def bits(hashes: list[str]) -> NDArray[np.uint8]:
    """Hashes as bytes, n x 32. Raises ValueError when one isn't 64 hexadecimal signs."""
    for value in hashes:
        if len(value) != 2 * BYTES:
            raise ValueError(f"a PDQ hash has 64 hexadecimal signs, this one has {len(value)}: {value[:70]!r}")
    return np.frombuffer(bytes.fromhex("".join(hashes)), np.uint8).reshape(-1, BYTES)


def near_pairs(hashes: list[str], within: int = NEAR) -> pl.DataFrame:
    """Pairs of different hashes of which some form is at most `within` bits apart: a, b (row numbers, a < b), distance.

    All such pairs of up to EVERY hashes. Of more, those that are near are found with the probabilities above, and of
    very many that are one picture, each with some others, which is enough to bring them together.
    """
    table = bits(hashes)
    lying = _on_its_side(table)
    words, words_lying = (one.view(np.uint64).reshape(-1, BYTES // 8) for one in (table, lying))
    looks = _all_pairs(len(table)) if len(table) <= EVERY else _looks(table, lying)
    found = [pl.DataFrame(schema={"a": pl.Int64, "b": pl.Int64, "distance": pl.Int64})]
    for a, b in looks:
        standing, turned = words[a] ^ words[b], words[a] ^ words_lying[b]
        distance = np.minimum(_least_turned_over(standing), _least_turned_over(turned))
        near = distance <= within
        found.append(pl.DataFrame({"a": a[near], "b": b[near], "distance": distance[near]}))
    return pl.concat(found).unique().sort("a", "b")


def _on_its_side(table: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The hashes with rows and columns exchanged."""
    out = np.empty_like(table)
    for at in range(0, len(table), BLOCK):
        square = np.unpackbits(table[at : at + BLOCK], axis=1).reshape(-1, SIDE, SIDE)
        out[at : at + BLOCK] = np.packbits(square.transpose(0, 2, 1).reshape(-1, SIDE * SIDE), axis=1)
    return out


def _least_turned_over(differ: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Bits that differ in the mirrored form in which fewest do."""
    forms = (differ, differ ^ ACROSS, differ ^ DOWN, differ ^ ACROSS ^ DOWN)
    counts = [np.bitwise_count(one).sum(axis=1, dtype=np.int64) for one in forms]
    least: NDArray[np.int64] = np.minimum.reduce(counts)
    return least


def _all_pairs(count: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Every pair, in blocks."""
    rows = max(BLOCK // max(count, 1), 1)
    for start in range(0, count, rows):
        a, b = np.meshgrid(np.arange(start, min(start + rows, count)), np.arange(count), indexing="ij")
        yield a[a < b], b[a < b]


def _looks(table: NDArray[np.uint8], lying: NDArray[np.uint8]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs that agree in some bits chosen at random, in some form; the same bits on every day."""
    draw, both = np.random.default_rng(1), np.concatenate([table, lying])
    for _ in range(LOOKS):
        key = _key(both, draw)
        order = np.argsort(key, kind="stable")
        for far in range(1, BESIDE + 1):
            same = np.flatnonzero(key[order[far:]] == key[order[:-far]])
            if not len(same):
                break
            one, other = order[same] % len(table), order[same + far] % len(table)
            different = one != other
            yield np.minimum(one, other)[different], np.maximum(one, other)[different]


def _key(table: NDArray[np.uint8], draw: np.random.Generator) -> NDArray[np.uint32]:
    """Bits chosen at random, as they are in the form in which two others, also chosen, are not set."""
    odd, even = draw.integers(0, SIDE // 2, 2) * 2 + 1, draw.integers(0, SIDE // 2, 2) * 2
    across, down = _bit(table, even[0] * SIDE + odd[0]), _bit(table, odd[1] * SIDE + even[1])
    key = np.zeros(len(table), np.uint32)
    for place in draw.choice(SIDE * SIDE, LOOK, replace=False):
        bit = _bit(table, place)
        bit = bit ^ across if place % 2 else bit
        bit = bit ^ down if place // SIDE % 2 else bit
        key = key << np.uint32(1) | bit
    return key


def _bit(table: NDArray[np.uint8], place: int) -> NDArray[np.uint8]:
    bit: NDArray[np.uint8] = table[:, place >> 3] >> np.uint8(7 - (place & 7)) & np.uint8(1)
    return bit


def representatives(hashes: list[str]) -> dict[str, str]:
    """The hash that stands for the picture, for each hash that another one stands for. Near hashes share one."""
    every = sorted(set(hashes))
    near = near_pairs(every)
    part = components(len(every), near["a"].to_numpy(), near["b"].to_numpy())
    _, first = np.unique(part, return_index=True)
    stand = first[part]
    return {every[at]: every[stand[at]] for at in np.flatnonzero(stand != np.arange(len(every)))}
