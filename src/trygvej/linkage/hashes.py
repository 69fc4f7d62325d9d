"""Picture hashes (PDQ, 256 bits as 64 hex signs): which pictures are the same picture."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.components import components

NEAR = 31  # bits that may differ: the distance that PDQ's authors recommend for the same picture
BYTES = 32
# 31 differing bits can't touch all of 32 bytes: two near hashes always agree in one byte whole.


def bits(hashes: list[str]) -> NDArray[np.uint8]:
    """Hashes as bytes, n x 32. Raises ValueError when one isn't 64 hexadecimal signs."""
    for value in hashes:
        if len(value) != 2 * BYTES:
            raise ValueError(f"a PDQ hash has 64 hexadecimal signs, this one has {len(value)}: {value[:70]!r}")
    return np.frombuffer(bytes.fromhex("".join(hashes)), np.uint8).reshape(-1, BYTES)


def near_pairs(hashes: list[str], within: int = NEAR) -> pl.DataFrame:
    """Pairs of different hashes at most `within` bits apart: a, b (row numbers, a < b), distance."""
    table = bits(hashes)
    found = [_by_byte(table, column, within) for column in range(BYTES)]
    if not len(table):
        return pl.DataFrame(schema={"a": pl.Int64, "b": pl.Int64, "distance": pl.Int64})
    return pl.concat(found).unique().sort("a", "b")


def _by_byte(table: NDArray[np.uint8], column: int, within: int) -> pl.DataFrame:
    """Near pairs that agree in one byte."""
    parts = [np.zeros((3, 0), np.int64)]
    for value in range(256):
        rows = np.flatnonzero(table[:, column] == value)
        for at in range(len(rows) - 1):
            rest = rows[at + 1 :]
            distance = np.bitwise_count(table[rest] ^ table[rows[at]]).sum(axis=1)
            near = distance <= within
            first = np.full(int(near.sum()), rows[at])
            parts.append(np.stack([first, rest[near], distance[near].astype(np.int64)]))
    a, b, distance = np.concatenate(parts, axis=1)
    return pl.DataFrame({"a": a, "b": b, "distance": distance}, schema_overrides={"distance": pl.Int64})


def representatives(hashes: list[str], mirrored: dict[str, list[str]] | None = None) -> dict[str, str]:
    """For each hash the hash that stands for its picture: near ones, and its mirrored forms, share one.

    mirrored: for a hash the hashes of the same picture turned and mirrored, when they are known.
    """
    forms = mirrored or {}
    every = sorted({*hashes, *(form for value in hashes for form in forms.get(value, []))})
    place = {value: at for at, value in enumerate(every)}
    near = near_pairs(every)
    same = [(place[value], place[form]) for value in hashes for form in forms.get(value, [])]
    extra = np.array(same, np.int64).reshape(-1, 2)
    left = np.concatenate([near["a"].to_numpy(), extra[:, 0]])
    right = np.concatenate([near["b"].to_numpy(), extra[:, 1]])
    part = components(len(every), left, right)
    first = {int(number): every[at] for at, number in reversed(list(enumerate(part)))}
    return {value: first[int(part[place[value]])] for value in hashes}
