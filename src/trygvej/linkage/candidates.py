"""Which pairs of texts are worth scoring.

The features are dealt into 64 bins. In each bin a text shows the one of its features that comes
first in a random order in which rare ones tend to come early. Two texts that share much rare
wording show the same in many bins. For each bin a text is compared with the last text before it
that shows the same there: alone, if that is rare, otherwise together with what another bin shows.
So what a text is compared with never depends on what comes after it, and wording that very
many share costs no more than wording that two share.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from trygvej.linkage.features import FEATURE_NUMBERS, WORKERS, Features
from trygvej.linkage.mixing import mixed
from trygvej.linkage.weights import LEVELS, NATS, Weights

BINS = 64
BESIDE = 17  # how far off is the other bin
AGREE = 4  # bins in which a pair must agree to be scored,
SHARE = 0.22  # and this share of the bins in which the text with fewer words shows anything
ROWS = 4_000
AT_ONCE = 16  # bins whose pairs are laid together: bounds memory
_HURRY = (1 / NATS).astype(np.float32)
ROW_BITS = np.uint64(26)  # a row number, in a number that holds a key too
ROW = np.uint64((1 << 26) - 1)


def signatures(found: Features, weights: Weights) -> NDArray[np.uint32]:
    """What each text shows in each bin: uint32, texts x 64; 0 where it has nothing to show, odd where that is rare."""
    blocks = range(0, len(found), ROWS)
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(lambda at: _shown(found, at, weights), blocks))
    return np.concatenate(done) if done else np.zeros((0, BINS), np.uint32)


def _order(numbers: NDArray[np.int32], weights: Weights) -> NDArray[np.uint32]:
    """The random order: a rare feature, which weighs more, tends to come first. The bits of a float order like it."""
    uniform = mixed(numbers.astype(np.uint32)).astype(np.float32)
    uniform += np.float32(1)
    uniform *= np.float32(2**-32)
    code = weights.code[numbers] % LEVELS
    order = (-np.log(uniform) * _HURRY[code]).view(np.uint32)
    return order & ~np.uint32(1) | (code == LEVELS - 1)


def _shown(found: Features, at: int, weights: Weights) -> NDArray[np.uint32]:
    starts = found.starts[at : at + ROWS + 1]
    numbers = found.numbers[starts[0] : starts[-1]]
    cell = np.repeat(np.arange(len(starts) - 1) * BINS, np.diff(starts)) + numbers // (FEATURE_NUMBERS // BINS)
    out = np.zeros((len(starts) - 1) * BINS, np.uint32)
    if len(cell):
        first = np.flatnonzero(np.concatenate([[True], cell[1:] != cell[:-1]]))
        out[cell[first]] = np.maximum(np.minimum.reduceat(_order(numbers, weights), first), np.uint32(2))
    return out.reshape(-1, BINS)


def pairs(signature: NDArray[np.uint32], since: int = 0) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (earlier row, later row) worth scoring, each once, whose later row is `since` or higher."""
    short = (signature ^ (signature >> np.uint32(8)) ^ (signature >> np.uint32(16))).astype(np.uint8)
    filled = np.count_nonzero(signature, axis=1)
    with ThreadPoolExecutor(WORKERS) as pool:
        both = np.zeros(0, np.uint64)
        for first in range(0, BINS, AT_ONCE):
            found = pool.map(lambda bin_: _pairs_of_bin(signature, bin_, since), range(first, first + AT_ONCE))
            both = np.sort(np.concatenate([both, *found]))  # numpy's own unique goes by a table, ten times slower
            both = both[np.concatenate([[True], both[1:] != both[:-1]])[: len(both)]]
        blocks = [both[at : at + ROWS] for at in range(0, len(both), ROWS)]
        keep = list(pool.map(lambda block: _agreeing(*_parts(block), short, filled), blocks))
    return _parts(both[np.concatenate([np.zeros(0, bool), *keep])])


def _parts(both: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _agreeing(
    left: NDArray[np.int64], right: NDArray[np.int64], short: NDArray[np.uint8], filled: NDArray[np.int64]
) -> NDArray[np.bool_]:
    one, other = short[left], short[right]
    agree = np.count_nonzero((one == other) & (one != 0), axis=1)
    enough: NDArray[np.bool_] = agree >= np.maximum(np.minimum(filled[left], filled[right]) * SHARE, AGREE)
    return enough


def _pairs_of_bin(signature: NDArray[np.uint32], bin_: int, since: int) -> NDArray[np.uint64]:
    key = _key(signature[:, bin_], signature[:, (bin_ + BESIDE) % BINS])
    rows = _sharing(key, since)
    keyed = np.sort(key[rows] << ROW_BITS | rows.astype(np.uint64))
    beside = np.flatnonzero(keyed[1:] >> ROW_BITS == keyed[:-1] >> ROW_BITS)
    before, after = keyed[beside] & ROW, keyed[beside + 1] & ROW
    both: NDArray[np.uint64] = before << np.uint64(32) | after
    return both[after >= since]


def _key(shown: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """What must be the same: what is shown, and, unless that is rare, what another bin shows. 38 bits; 0 is nothing."""
    key = shown.astype(np.uint64) << np.uint64(32)
    key |= np.where(shown & np.uint32(1) == 1, np.uint32(0), other)
    key *= np.uint64(0x9E3779B97F4A7C15)
    key ^= key >> np.uint64(31)
    key *= np.uint64(0xBF58476D1CE4E5B9)
    key >>= ROW_BITS
    key[shown == 0] = 0
    return key


def _sharing(key: NDArray[np.uint64], since: int) -> NDArray[np.int64]:
    """Rows that have a key which a row from `since` on has too."""
    if since == 0:
        return np.flatnonzero(key)
    wanted = np.zeros(1 << 22, bool)
    digest = (key & np.uint64((1 << 22) - 1)).astype(np.int64)
    wanted[digest[since:]] = True
    return np.flatnonzero(wanted[digest] & (key > 0))
