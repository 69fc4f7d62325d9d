"""Which pairs of texts are worth scoring.

The features are dealt into 64 bins. In each bin a text shows the one of its features that comes
first in a random order in which rare ones tend to come early. Two texts that share much rare
wording show the same in many bins. For each bin the texts are sorted by what they show there, and
then by what they show in two other bins; neighbours that agree in the first are compared. So the
most alike stand beside each other, what very many share costs no more than what two share, and
the order in which texts arrived does not matter.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from trygvej.linkage.features import FEATURE_NUMBERS, WORKERS, Features
from trygvej.linkage.mixing import mixed
from trygvej.linkage.weights import Weights

BINS = 64
NEXT = (17, 37)  # which further bins order the texts that agree in one
AGREE = 4  # bins in which a pair must agree to be scored,
ONE_IN = 6  # and this part of the bins in which the text with fewer words shows anything
ROWS = 20_000


def signatures(found: Features, used: NDArray[np.int32], weights: Weights) -> NDArray[np.uint32]:
    """What each text shows in each bin: uint32, texts x 64; 0 where it has nothing to show.

    used: the number that each column of `found` stands for.
    """
    order, bins = _order(used, weights), used // (FEATURE_NUMBERS // BINS)
    blocks = range(0, len(found), ROWS)
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(lambda at: _shown(found, at, order, bins), blocks))
    return np.concatenate(done) if done else np.zeros((0, BINS), np.uint32)


def _order(used: NDArray[np.int32], weights: Weights) -> NDArray[np.uint32]:
    """The random order: a rare feature, which weighs more, tends to come first. The bits of a float order like it."""
    x = mixed(used.astype(np.uint32))
    uniform = ((x >> np.uint32(8)).astype(np.float32) + np.float32(0.5)) * np.float32(2**-24)
    return (-np.log(uniform) / weights.nats).astype(np.float32).view(np.uint32)


def _shown(found: Features, at: int, order: NDArray[np.uint32], bins: NDArray[np.int32]) -> NDArray[np.uint32]:
    starts = found.starts[at : at + ROWS + 1]
    numbers = found.numbers[starts[0] : starts[-1]]
    cell = np.repeat(np.arange(len(starts) - 1), np.diff(starts)) * BINS + bins[numbers]
    out = np.zeros((len(starts) - 1) * BINS, np.uint32)
    if len(cell):
        first = np.flatnonzero(np.concatenate([[True], cell[1:] != cell[:-1]]))
        out[cell[first]] = np.minimum.reduceat(order[numbers], first)
    return out.reshape(-1, BINS)


def pairs(signature: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (lower row, higher row) worth scoring, each once. Rows must stand in an order that is theirs alone."""
    short = (signature ^ (signature >> np.uint32(8)) ^ (signature >> np.uint32(16))).astype(np.uint8)
    filled = np.count_nonzero(short, axis=1)
    columns = np.ascontiguousarray(signature.T)
    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(lambda bin_: _pairs_of_bin(columns, short, filled, bin_), range(BINS)))
    both = np.unique(np.concatenate(found))
    return (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _pairs_of_bin(
    columns: NDArray[np.uint32], short: NDArray[np.uint8], filled: NDArray[np.int64], bin_: int
) -> NDArray[np.uint64]:
    rows = np.flatnonzero(columns[bin_])
    key = _key(columns, bin_, rows)
    order = np.argsort(key, kind="stable")
    key, rows = key[order] >> np.uint64(40), rows[order].astype(np.uint64)
    beside = np.flatnonzero(key[1:] == key[:-1])
    a, b = rows[beside], rows[beside + 1]
    kept = [np.zeros(0, np.uint64)]
    for left, right in _slices(np.minimum(a, b), np.maximum(a, b)):
        one, other = short[left], short[right]
        agree = np.count_nonzero((one == other) & (one != 0), axis=1)
        enough = np.maximum(np.minimum(filled[left], filled[right]) // ONE_IN, AGREE)
        kept.append((left << np.uint64(32) | right)[agree >= enough])
    return np.concatenate(kept)


def _key(columns: NDArray[np.uint32], bin_: int, rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """What is shown in the bin (24 bits), then in the two next ones (20 bits each)."""
    first = mixed(columns[bin_][rows]).astype(np.uint64) >> np.uint64(8)
    second, third = (mixed(columns[(bin_ + far) % BINS][rows]).astype(np.uint64) >> np.uint64(12) for far in NEXT)
    return first << np.uint64(40) | second << np.uint64(20) | third


def _slices(
    left: NDArray[np.uint64], right: NDArray[np.uint64]
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.uint64]]]:
    for at in range(0, len(left), ROWS):
        yield left[at : at + ROWS], right[at : at + ROWS]
