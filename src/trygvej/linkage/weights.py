"""What a shared feature is worth, and how alike two texts are.

Two questions are asked of a pair, and both must be answered with yes; the score is the weaker
answer, 1 where it is just enough. Does each word of the two laid together bring enough that is
not said by everybody (nats a word)? And is enough of what they say, by its weight, said by both?
See docs/adr/0002-text-grouping.md.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from trygvej.linkage.features import FEATURE_NUMBERS, WORD_NUMBERS, Features

# Beta prior for the probability of a feature: as if 20 texts had been seen before,
# and a word stood in two of a hundred texts. Matters for small collections alone.
PRIOR_TEXTS = 20.0
PRIOR_RATE = 0.02
STEP = 0.25  # nats: weights are kept as whole numbers of this
LEAST, MOST = 0.1, 6.0  # nats of a feature in the share of what both say
MOST_A_WORD = 3.0  # nats of a feature in nats a word: rarer than one in twenty says no more
PAIR_UNIT = 0.2  # a pair of neighbours repeats most of what its words said
# Two ways of looking: what a word and what a pair of neighbours counts. The second sees
# order, and alone tells strangers apart where everybody uses the same few words.
VIEWS = ((1.0, PAIR_UNIT), (0.0, 1.0))
PAIRS_TRUST = 0.8  # of the second view, whose pairs overlap
A_WORD = 0.62  # nats a word that are just enough
PRIOR = 8.0  # nats taken off what both say: of thousands of texts, a given other one is hardly ever the partner
SHARE = 0.22  # share of what is said, by weight, that is just enough
BLOCK = 40_000


LEVELS = int(MOST / STEP) + 1
PAIR = np.uint8(LEVELS)  # added to the code of a pair of words
SILENT = np.uint8(2 * LEVELS)  # code of what is not looked at
NATS = np.clip(np.arange(LEVELS) * STEP, LEAST, MOST).astype(np.float32)


@dataclass(frozen=True)
class Weights:
    """code: uint8 for each feature number, the steps that it weighs, and PAIR more if it is a pair of words.

    Or SILENT, as if no text held the feature.
    """

    code: NDArray[np.uint8]

    @classmethod
    def of(cls, found: Features) -> "Weights":
        """Weights from in how many of the texts each feature stands."""
        code = np.full(FEATURE_NUMBERS, LEVELS - 1, np.uint8)
        code[WORD_NUMBERS:] += PAIR
        used, counts = _counted(found.numbers)
        rate = (counts + PRIOR_TEXTS * PRIOR_RATE) / (len(found) + PRIOR_TEXTS)
        steps = np.clip(np.round(-np.log(np.minimum(rate, 1.0)) / STEP), 0, LEVELS - 1).astype(np.uint8)
        code[used] = steps + np.where(used < WORD_NUMBERS, np.uint8(0), PAIR)
        return cls(code)

    def without(self, silent: NDArray[np.int32]) -> "Weights":
        """The same weights, but that the features with these numbers are not looked at."""
        code = self.code.copy()
        code[silent] = SILENT
        return Weights(code)


def _counted(numbers: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The numbers that occur, and how often."""
    if len(numbers) < FEATURE_NUMBERS // 8:
        return np.unique(numbers, return_counts=True)
    counts = np.bincount(numbers)
    used = np.flatnonzero(counts).astype(np.int32)
    return used, counts[used]


def _values() -> list[NDArray[np.float32]]:
    """What is summed over shared features, by code: nats in both views, units in both views, weight."""
    both = np.concatenate([NATS, NATS])
    a_word, is_pair = np.minimum(both, np.float32(MOST_A_WORD)), np.arange(2 * LEVELS) >= LEVELS
    units = [np.where(is_pair, np.float32(pair), np.float32(word)) for word, pair in VIEWS]
    found = [a_word * units[0], a_word * units[1], *units, both * units[0]]
    return [np.append(value, np.float32(0)) for value in found]  # that of SILENT


VALUES = _values()


class Scorer:
    """Scores pairs of rows of a matrix of texts. code: the code (see Weights) of each column."""

    def __init__(self, rows: sp.csr_matrix, code: NDArray[np.uint8]) -> None:
        self.rows, self.code = rows, code
        self.totals = totals(rows, code)

    def __call__(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        """Score of each pair (left[i], right[i])."""
        return compared(self.rows[left], self.rows[right], self.totals[left], self.totals[right], self.code)


def compared(
    left: sp.csr_matrix, right: sp.csr_matrix, of_left: NDArray[np.float64], of_right: NDArray[np.float64],
    code: NDArray[np.uint8],
) -> NDArray[np.float32]:  # fmt: skip
    """Score of each pair of rows (left[i], right[i]): 1 is just enough to belong together.

    A row says what a text or a group holds of each feature, 0 to 1. of_left, of_right: their `totals`.
    """
    words, pairs, *shared = _row_sums(left.multiply(right).tocsr(), code, VALUES)
    unions = np.maximum(of_left + of_right - np.stack(shared, axis=1), 1e-6)
    words /= np.maximum(unions[:, 0], 1.0)
    pairs /= np.maximum(unions[:, 1], 1.0)
    enough = np.maximum(words, pairs * PAIRS_TRUST) / A_WORD
    return np.minimum(enough, (shared[2] - PRIOR) / unions[:, 2] / SHARE).astype(np.float32)


def totals(rows: sp.csr_matrix, code: NDArray[np.uint8]) -> NDArray[np.float64]:
    """What each row holds in all, rows x 3: units in both views, weight."""
    blocks = (rows[at : at + BLOCK] for at in range(0, rows.shape[0], BLOCK))
    parts = [np.stack(_row_sums(block, code, VALUES[2:]), axis=1) for block in blocks]
    return np.concatenate([np.zeros((0, 3)), *parts])


def matrix(found: Features, columns: int = FEATURE_NUMBERS) -> sp.csr_matrix:
    """Texts by features, one where the text holds the feature."""
    ones = np.ones(len(found.numbers), np.int8)
    out = sp.csr_matrix((ones, found.numbers, found.starts), shape=(len(found), columns), copy=False)
    out.has_sorted_indices = out.has_canonical_format = True
    return out


def _row_sums(
    rows: sp.csr_matrix, code: NDArray[np.uint8], values: list[NDArray[np.float32]]
) -> list[NDArray[np.float64]]:
    """Sum over each row of what it holds times the value of the feature. Depends on that row alone."""
    codes = np.append(code[rows.indices], np.uint8(0))
    held = np.append(rows.data, np.float32(0))
    empty = np.diff(rows.indptr) == 0
    sums = []
    for value in values:
        found = np.add.reduceat(held * value[codes], rows.indptr[:-1], dtype=np.float64) if len(empty) else held[:0]
        found[empty] = 0.0
        sums.append(found)
    return sums
