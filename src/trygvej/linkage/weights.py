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

from trygvej.linkage.features import WORD_NUMBERS, Features

# Beta prior for the probability of a feature: as if 20 texts had been seen before,
# and a word stood in two of a hundred texts. Matters for small collections alone.
PRIOR_TEXTS = 20.0
PRIOR_RATE = 0.02
STEP = 0.25  # nats: weights are multiples of this
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


@dataclass(frozen=True)
class Weights:
    """nats: float32, the weight of each feature."""

    nats: NDArray[np.float32]

    @classmethod
    def of(cls, counts: NDArray[np.int64], texts: int) -> "Weights":
        """Weights from in how many of `texts` texts each feature stands."""
        rate = (counts + PRIOR_TEXTS * PRIOR_RATE) / (texts + PRIOR_TEXTS)
        steps = np.floor(-np.log(np.minimum(rate, 1.0)) / STEP)
        return cls(np.clip((steps + 0.5) * STEP, LEAST, MOST).astype(np.float32))


class Scorer:
    """Scores pairs of rows (texts or groups) of a matrix: what each row holds of each feature, 0 to 1."""

    def __init__(self, rows: sp.csr_matrix, nats: NDArray[np.float32], is_word: NDArray[np.bool_]) -> None:
        self.rows = rows
        a_word = np.minimum(nats, np.float32(MOST_A_WORD))
        units = [np.where(is_word, np.float32(word), np.float32(pair)) for word, pair in VIEWS]
        # what is summed over shared features: nats in both views, units in both views, weight
        self.values = [a_word * units[0], a_word * units[1], *units, nats * units[0]]
        self.totals = [_row_sums(rows, value) for value in self.values[2:]]

    def __call__(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        """Score of each pair (left[i], right[i]): 1 is just enough to belong together."""
        parts = [self._block(left[i : i + BLOCK], right[i : i + BLOCK]) for i in range(0, len(left), BLOCK)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _block(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        shared = self.rows[left].multiply(self.rows[right]).tocsr()
        sums = [_row_sums(shared, value) for value in self.values]
        unions = [
            np.maximum(total[left] + total[right] - both, 1e-6)
            for total, both in zip(self.totals, sums[2:], strict=True)
        ]
        words, pairs = (nats / np.maximum(union, 1.0) for nats, union in zip(sums[:2], unions[:2], strict=True))
        enough = np.maximum(words, pairs * PAIRS_TRUST) / A_WORD
        return np.minimum(enough, (sums[4] - PRIOR) / unions[2] / SHARE).astype(np.float32)


def matrix(found: Features, columns: int) -> sp.csr_matrix:
    """Texts by features, one where the text holds the feature."""
    ones = np.ones(len(found.numbers), np.float32)
    out = sp.csr_matrix((ones, found.numbers, found.starts), shape=(len(found), columns), copy=False)
    out.has_sorted_indices = out.has_canonical_format = True
    return out


def is_word(numbers: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Whether each feature is a word, not a pair of words."""
    words: NDArray[np.bool_] = numbers < WORD_NUMBERS
    return words


def _row_sums(rows: sp.csr_matrix, value: NDArray[np.float32]) -> NDArray[np.float64]:
    """Sum over each row of what it holds times the value of the feature. Depends on that row alone."""
    held = np.append(rows.data * value[rows.indices], np.float32(0))
    sums = np.add.reduceat(held, rows.indptr[:-1], dtype=np.float64) if rows.shape[0] else held[:0]
    return np.where(np.diff(rows.indptr) > 0, sums, 0.0)
