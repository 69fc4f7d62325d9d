"""From alike pairs to groups, without chains.

Texts that are alike at all form a component. Inside a component, texts are joined by
average link (a text joins when it resembles the group on the whole, not one member of it).
Then each group is replaced by its core, the wording that at least half of its members
hold, and cores and texts are joined once more: a core is free of the noise of its members,
so a much altered text is recognised. Nothing outside a component matters to it.
"""

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from trygvej.linkage.weights import Scorer, _units, score

JOIN = 0.48  # nats a word at which texts belong together
CORE_JOIN = 0.6
LOOSE = 0.30  # nats a word at which a pair is followed up at all
CORE_SHARE = 0.5
MOST_DENSE = 3000  # members of a component that are compared all with all
ROUNDS = 3


def components(size: int, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number of the connected component of each of `size` nodes."""
    graph = sp.coo_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    labels: NDArray[np.int32] = sp.csgraph.connected_components(graph, directed=False)[1]
    return labels.astype(np.int64)


def scores_among(rows: sp.csr_matrix, scorer: Scorer) -> NDArray[np.float32]:
    """Square matrix of the scores of all rows (texts or cores) with each other."""
    used, column = np.unique(rows.indices, return_inverse=True)
    small = sp.csr_matrix((rows.data, column, rows.indptr), shape=(rows.shape[0], len(used)))
    unit = small.multiply(_units(used)[None, :]).tocsr()
    shared_gain = (small.multiply(scorer.weights.gain[used][None, :]).tocsr() @ small.T).toarray()
    shared_unit = (unit @ small.T).toarray()
    length = np.asarray(unit.sum(axis=1), np.float32).ravel()
    return score(shared_gain, shared_unit, length[:, None], length[None, :], scorer.weights.prior)


def average_link(scores: NDArray[np.float32], at: float) -> NDArray[np.int64]:
    """Group number of each row: joined while the mean score between two groups is at least `at`."""
    if len(scores) == 1:
        return np.zeros(1, np.int64)
    top = float(scores.max())
    upper = np.triu_indices(len(scores), 1)
    tree = linkage(top - scores[upper], "average")
    return np.asarray(fcluster(tree, top - at, "distance"), np.int64) - 1


def cores(rows: sp.csr_matrix, labels: NDArray[np.int64]) -> sp.csr_matrix:
    """The core of each group: the features that at least half of its members hold."""
    member = sp.csr_matrix(
        (np.ones(len(labels), np.float32), (labels, np.arange(len(labels)))), shape=(labels.max() + 1, len(labels))
    )
    held = (member @ rows).tocsr()
    sizes = np.repeat(np.bincount(labels), np.diff(held.indptr))
    held.data = (held.data >= CORE_SHARE * sizes).astype(np.float32)
    held.eliminate_zeros()
    return held


def split(members: NDArray[np.int64], scorer: Scorer) -> NDArray[np.int64]:
    """Group number, within the component, of each member."""
    rows = scorer.matrix[members]
    labels = average_link(scores_among(rows, scorer), JOIN)
    for _ in range(ROUNDS):
        joined = average_link(scores_among(cores(rows, labels), scorer), CORE_JOIN)
        if joined.max() == labels.max():
            break
        labels = joined[labels]
    return labels
