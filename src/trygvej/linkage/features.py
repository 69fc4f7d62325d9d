"""Texts as sets of numbered features, and how often each feature occurs.

A feature is a word or a pair of neighbouring words. Its number is the hash of the word cut
to 23 bits (a pair: another 23 bits), so that no dictionary has to be kept and a text
added tomorrow gets the same numbers as today.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.wordhash import word_hashes

WORD_NUMBERS = 1 << 23
FEATURE_NUMBERS = 1 << 24
CHUNK = 8_000
BLOCK = 50_000
WORKERS = 2


@dataclass(frozen=True)
class Features:
    """Sets of features for many texts, laid end to end.

    numbers: int32, for each text its features in rising order (words first, then pairs).
    starts: int64, length texts + 1; text i owns numbers[starts[i]:starts[i + 1]].
    """

    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def head(self, rows: int) -> "Features":
        """The first `rows` texts."""
        return Features(self.numbers[: self.starts[rows]], self.starts[: rows + 1])

    def tail(self, since: int) -> "Features":
        """The texts from row `since` on."""
        start = self.starts[since]
        return Features(self.numbers[start:], self.starts[since:] - start)


def features(texts: pl.Series) -> Features:
    """The features of each text; works in chunks on two threads."""
    chunks = [texts[i : i + CHUNK] for i in range(0, len(texts), CHUNK)]
    with ThreadPoolExecutor(WORKERS) as pool:
        return join(pool.map(_features_of_chunk, chunks))


def join(parts: Iterable[Features]) -> Features:
    """Features of several chunks as one."""
    some = [part for part in parts if len(part)]
    if len(some) == 1:
        return some[0]
    lengths = [np.zeros(1, np.int64), *(np.diff(part.starts) for part in some)]
    numbers = [np.zeros(0, np.int32), *(part.numbers for part in some)]
    return Features(np.concatenate(numbers), np.cumsum(np.concatenate(lengths)))


def blocks(found: Features) -> Iterator[tuple[slice, Features]]:
    """The texts some thousand at a time, with where they stand: so that what is made of them in passing stays small."""
    for start in range(0, len(found), BLOCK):
        rows = slice(start, min(start + BLOCK, len(found)))
        starts = found.starts[rows.start : rows.stop + 1]
        yield rows, Features(found.numbers[starts[0] : starts[-1]], starts - starts[0])


def _features_of_chunk(texts: pl.Series) -> Features:
    hashes, counts = word_hashes(texts)
    row = np.repeat(np.arange(len(counts), dtype=np.uint64) << np.uint64(32), counts)
    single = hashes.astype(np.uint64) % WORD_NUMBERS
    same = row[1:] == row[:-1]
    pair = _mix(hashes[:-1], hashes[1:])[same] % WORD_NUMBERS + WORD_NUMBERS
    both = np.concatenate([row | single, row[1:][same] | pair])
    both.sort()
    both = both[np.concatenate([[True], both[1:] != both[:-1]])] if len(both) else both
    lengths = np.bincount((both >> np.uint64(32)).astype(np.int64), minlength=len(counts))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Features((both & np.uint64(0xFFFFFFFF)).astype(np.int32), starts)


def _mix(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """One number for two words in their order (multiply and fold)."""
    joined = (first.astype(np.uint64) << np.uint64(32)) | second
    return (joined * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(32)


def wordings(found: Features) -> NDArray[np.uint64]:
    """A number for the set of features of each text: equal sets, equal numbers. A text without features has 0."""
    out = np.zeros(len(found), np.uint64)
    for rows, part in blocks(found):
        number = (part.numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        number ^= number >> np.uint64(29)
        number *= np.uint64(0xBF58476D1CE4E5B9)
        number ^= number >> np.uint64(32)
        total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(number, dtype=np.uint64)])
        out[rows] = total[part.starts[1:]] - total[part.starts[:-1]]
    return out


def chosen(found: Features, rows: NDArray[np.int64]) -> Features:
    """The texts at `rows`, in that order."""
    if len(rows) == len(found) and np.array_equal(rows, np.arange(len(rows))):
        return found
    lengths = np.diff(found.starts)[rows]
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    numbers = np.empty(starts[-1], np.int32)
    for first in range(0, len(rows), BLOCK):
        some = slice(first, first + BLOCK)
        own = starts[first : first + BLOCK + 1]
        at = np.repeat(found.starts[rows[some]] - own[:-1], lengths[some]) + np.arange(own[0], own[-1])
        numbers[own[0] : own[-1]] = found.numbers[at]
    return Features(numbers, starts)
