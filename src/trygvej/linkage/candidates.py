"""Which pairs of texts are worth scoring.

A signature holds, for each of 40 draws, the word or pair of words of the text that comes first in a random
order in which rare words tend to come early. Two texts that share much rare wording share
many draws. A key is one, two or three draws; a text is compared with the last texts that
arrived before it under the same key. So what a text is compared with never depends on what
comes after it, and a key that many share costs no more than one that few share.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from trygvej.linkage.features import WORKERS, Features, Statistics
from trygvej.linkage.weights import VIEWS, Weights, units

DRAWS = 40
TRIPLES = [(k, (k + 1) % DRAWS, (k + 3) % DRAWS) for k in range(0, DRAWS, 2)]
PAIRS = [(k, (k + 7) % DRAWS) for k in range(0, DRAWS, 2)]
SINGLES = [(k,) for k in range(0, DRAWS, 2)]
KEYS: list[tuple[int, ...]] = [*TRIPLES, *PAIRS, *SINGLES]
REACH = {1: 3, 2: 2, 3: 1}  # draws in the key: how many earlier texts are taken
CROWD = {1: 64, 2: 4096, 3: 1 << 40}  # a key with more texts than this stops giving pairs
AGREE = 4  # draws that a pair must share to be scored
ROWS = 100_000
SMALL = 2_000  # texts drawn at a time: their features fit in the cache


def signatures(found: Features, seen: Statistics, weights: Weights) -> NDArray[np.uint32]:
    """Signature of each text: uint32, texts x 40. A text without features that count has all zero.

    A feature that stands in one text alone can't be shared, so it is not drawn.
    """
    blocks = range(0, len(found), SMALL)
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(lambda at: _draw(found, at, seen, weights), blocks))
    return np.concatenate(done) if done else np.zeros((0, DRAWS), np.uint32)


def _draw(found: Features, at: int, seen: Statistics, weights: Weights) -> NDArray[np.uint32]:
    starts = found.starts[at : at + SMALL + 1]
    numbers = found.numbers[starts[0] : starts[-1]]
    rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    drawn = seen.counts[numbers] > 1
    rows, numbers = rows[drawn], numbers[drawn]
    out = np.zeros((len(starts) - 1, DRAWS), np.uint32)
    if len(rows):
        first = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        worth = np.maximum(weights.gain[numbers] * units(numbers, VIEWS[0]), np.float32(1e-3))
        for k in range(DRAWS):
            out[rows[first], k] = np.minimum.reduceat(_order(numbers, k, worth), first).view(np.uint32)
    return out


def _order(numbers: NDArray[np.int32], draw: int, worth: NDArray[np.float32]) -> NDArray[np.float32]:
    """A random exponential number for each feature, smaller for one of more worth; the same for ever."""
    x = numbers.view(np.uint32) * np.uint32(0x9E3779B1)
    x += np.uint32((draw + 1) * 0x85EBCA77 % 2**32)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        x ^= x >> np.uint32(shift)
        x *= np.uint32(factor)
    x ^= x >> np.uint32(16)
    uniform = ((x >> np.uint32(8)).astype(np.float32) + np.float32(0.5)) * np.float32(2**-24)
    np.log(uniform, out=uniform)
    np.negative(uniform, out=uniform)
    uniform /= worth
    return uniform


def key_values(signature: NDArray[np.uint32], key: tuple[int, ...]) -> NDArray[np.uint64]:
    """One number a text for the draws in `key`; zero where the text has no signature."""
    value = np.zeros(len(signature), np.uint64)
    for k in key:
        value = (value + signature[:, k]) * np.uint64(0x9E3779B97F4A7C15)
        value ^= value >> np.uint64(29)
    value[signature[:, key[0]] == 0] = 0
    return value


def pairs(signature: NDArray[np.uint32], since: int = 0) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """For each key, the pairs (earlier text, later text) that it proposes.

    since: only pairs whose later text has this row number or a higher one.
    """
    with ThreadPoolExecutor(WORKERS) as pool:
        ahead = [pool.submit(_pairs_of_key, signature, key, since) for key in KEYS[:WORKERS]]
        for number in range(len(KEYS)):
            found = ahead.pop(0).result()
            if number + WORKERS < len(KEYS):
                ahead.append(pool.submit(_pairs_of_key, signature, KEYS[number + WORKERS], since))
            yield found


def _pairs_of_key(
    signature: NDArray[np.uint32], key: tuple[int, ...], since: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    value = key_values(signature, key)
    rows = _rows_sharing(value, since)
    earlier, later = _neighbours(value[rows], REACH[len(key)], CROWD[len(key)])
    earlier, later = rows[earlier], rows[later]
    fresh = later >= since
    return earlier[fresh], later[fresh]


def short_signature(signature: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Eight bits of each draw, enough to count how many two texts share."""
    folded: NDArray[np.uint32] = signature ^ (signature >> np.uint32(8)) ^ (signature >> np.uint32(16))
    return folded.astype(np.uint8)


def _rows_sharing(value: NDArray[np.uint64], since: int) -> NDArray[np.int64]:
    """Rows, in order, whose key is also the key of a row from `since` on."""
    if since == 0:
        return np.arange(len(value))
    wanted = np.zeros(1 << 20, bool)
    mask = np.uint64((1 << 20) - 1)
    wanted[value[since:] & mask] = True
    rows = np.flatnonzero(wanted[value & mask])
    return rows[np.isin(value[rows], value[since:])]


def agreement(short: NDArray[np.uint8], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Draws that the two texts of each pair share."""
    parts = [
        np.count_nonzero(short[left[i : i + ROWS]] == short[right[i : i + ROWS]], axis=1)
        for i in range(0, len(left), ROWS)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _neighbours(value: NDArray[np.uint64], reach: int, crowd: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(value, kind="stable")
    order = order[value[order] != 0]
    sorted_value = value[order]
    new = np.concatenate([[True], sorted_value[1:] != sorted_value[:-1]])[: len(order)]
    start = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    rank = np.arange(len(order)) - start
    earlier, later = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, reach + 1):
        at = np.flatnonzero((rank >= step) & (rank < crowd))
        earlier.append(order[at - step])
        later.append(order[at])
    return np.concatenate(earlier), np.concatenate(later)
