"""What a shared feature is worth, and how alike two texts are.

The score of a pair is a log-likelihood ratio for each word the two texts hold together:
a shared word counts ln(1 / its probability), a word that only one of them holds counts
nothing but makes the text longer, and the prior odds that two texts of a large
collection belong together are small. See docs/adr/0002-text-grouping.md.
"""

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from trygvej.linkage.features import FEATURE_NUMBERS, WORD_NUMBERS, Features, Statistics

# Beta prior for the probability of a feature: as if 20 texts had been seen before,
# and a word stood in two of a hundred texts. Matters for small collections alone.
PRIOR_TEXTS = 20.0
PRIOR_RATE = 0.02
PAIR_UNIT = 0.2  # a pair of neighbours repeats most of what its words said
# Two ways of looking: what a word and what a pair of neighbours counts. The second sees
# order, and alone tells strangers apart where everybody uses the same few words.
VIEWS = ((1.0, PAIR_UNIT), (0.0, 1.0))
PAIRS_TRUST = 0.8  # nats of the second view, whose pairs overlap
PRIOR_ODDS = 1.0  # times ln(texts): of so many texts, one given other is hardly ever the partner
BLOCK = 60_000


@dataclass(frozen=True)
class Weights:
    """gain: float32 by feature number, nats for a shared feature; prior: nats taken off a pair."""

    gain: NDArray[np.float32]
    prior: float

    @classmethod
    def of(cls, seen: Statistics) -> "Weights":
        """Weights from how common features are."""
        rate = (seen.counts + np.float32(PRIOR_TEXTS * PRIOR_RATE)) / np.float32(seen.texts + PRIOR_TEXTS)
        gain = -np.log(np.minimum(rate, 1.0)).astype(np.float32)
        return cls(gain, PRIOR_ODDS * float(np.log(max(seen.texts, 1))))


class Scorer:
    """Scores pairs of texts."""

    def __init__(self, found: Features, weights: Weights) -> None:
        ones = np.ones(len(found.numbers), np.float32)
        shape = (len(found), FEATURE_NUMBERS)
        self.matrix = sp.csr_matrix((ones, found.numbers, found.starts), shape=shape, copy=False)
        self.matrix.has_sorted_indices = True
        self.matrix.has_canonical_format = True
        self.weights = weights
        self.length = [_row_sums(found.starts, units(found.numbers, view)) for view in VIEWS]

    @classmethod
    def of_rows(cls, rows: sp.csr_matrix, weights: Weights) -> "Scorer":
        """A scorer for rows that are given as a matrix of zeros and ones."""
        rows.sort_indices()
        return cls(Features(rows.indices.astype(np.int32), rows.indptr.astype(np.int64)), weights)

    def __call__(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        """Score of each pair (left[i], right[i]) in nats a word; at most about ln(texts)."""
        parts = [self._block(left[i : i + BLOCK], right[i : i + BLOCK]) for i in range(0, len(left), BLOCK)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _block(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float32]:
        shared = self.matrix[left].multiply(self.matrix[right]).tocsr()
        gain = self.weights.gain[shared.indices]
        scores = []
        for view, length in zip(VIEWS, self.length, strict=True):
            unit = units(shared.indices, view)
            total, held = _row_sums(shared.indptr, gain * unit), _row_sums(shared.indptr, unit)
            scores.append(score(total, length[left] + length[right] - held, self.weights.prior))
        return best(scores)


def score(gain: NDArray[np.float32], union: NDArray[np.float32], prior: float) -> NDArray[np.float32]:
    """Nats a word in one view: shared gain less the prior, over the length of both texts laid together."""
    return ((gain - prior) / np.maximum(union, 1.0)).astype(np.float32)


def best(scores: list[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The better of the two views."""
    better: NDArray[np.float32] = np.maximum(scores[0], scores[1] * np.float32(PAIRS_TRUST))
    return better


def units(numbers: NDArray[np.int32], view: tuple[float, float]) -> NDArray[np.float32]:
    """What each feature counts in a view."""
    return np.where(numbers < WORD_NUMBERS, np.float32(view[0]), np.float32(view[1]))


def _row_sums(starts: NDArray[np.int64], values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Sum of values in each stretch; an empty stretch gives zero."""
    sums = np.add.reduceat(np.append(values, np.float32(0)), starts[:-1]) if len(starts) > 1 else values[:0]
    return np.where(np.diff(starts) > 0, sums, np.float32(0)).astype(np.float32)
