"""From alike pairs to groups, without chains.

Texts that are alike at all form a component. Inside a component, texts are joined by
average link (a text joins when it resembles the group on the whole, not one member of it).
Then each group is replaced by its core, the wording that at least half of its members
hold, and cores and texts are joined once more: a core is free of the noise of its members,
so a much altered text is recognised. Nothing outside a component matters to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from trygvej.linkage.weights import VIEWS, Scorer, best, score, units

JOIN = 0.52  # nats a word at which texts belong together
CORE_JOIN = 0.53  # the same for cores, which are longer and free of noise
LOOSE = 0.30  # nats a word at which a pair is followed up at all
SURE = 1.0  # nats a word at which no further link between two texts is looked for
STEP = 0.05  # a component too large for comparing all with all is cut at a higher score
CORE_SHARE = 0.5
MOST_DENSE = 3000  # members of a component that are compared all with all
FEW = 12  # members of a component that can be looked at together with many others
ROUNDS = 3


@dataclass(frozen=True)
class Links:
    """Pairs of texts that are alike: row numbers and scores (nats a word)."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    score: NDArray[np.float32]

    @classmethod
    def join(cls, parts: "Sequence[Links]") -> "Links":
        """Several sets of links as one."""
        nothing = np.zeros(0, np.int64)
        return cls(
            np.concatenate([nothing, *(part.left for part in parts)]),
            np.concatenate([nothing, *(part.right for part in parts)]),
            np.concatenate([np.zeros(0, np.float32), *(part.score for part in parts)]),
        )

    def where(self, keep: NDArray[np.bool_]) -> "Links":
        """The links marked true."""
        return Links(self.left[keep], self.right[keep], self.score[keep])


def components(size: int, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number of the connected component of each of `size` nodes."""
    graph = sp.coo_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    labels: NDArray[np.int32] = sp.csgraph.connected_components(graph, directed=False)[1]
    return labels.astype(np.int64)


def scores_among(rows: sp.csr_matrix, scorer: Scorer) -> NDArray[np.float32]:
    """Square matrix of the scores of all rows (texts or cores) with each other."""
    used, column = np.unique(rows.indices, return_inverse=True)
    small = sp.csr_matrix((rows.data, column, rows.indptr), shape=(rows.shape[0], len(used)))
    gain, scores = scorer.weights.gain[used], []
    for view in VIEWS:
        unit = units(used, view)
        counted = small.multiply(unit[None, :]).tocsr()
        total = (small.multiply((gain * unit)[None, :]).tocsr() @ small.T).toarray()
        length = np.asarray(counted.sum(axis=1), np.float32).ravel()
        union = length[:, None] + length[None, :] - (counted @ small.T).toarray()
        scores.append(score(total, union, scorer.weights.prior))
    return best(scores)


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
        (np.ones(len(labels), np.float32), (labels, np.arange(len(labels)))),
        shape=(labels.max() + 1, len(labels)),
    )
    used, column = np.unique(rows.indices, return_inverse=True)
    small = sp.csr_matrix((rows.data, column, rows.indptr), shape=(rows.shape[0], len(used)))
    held = (member @ small).tocsr()
    sizes = np.repeat(np.bincount(labels), np.diff(held.indptr))
    held.data = (held.data >= CORE_SHARE * sizes).astype(np.float32)
    held.eliminate_zeros()
    return sp.csr_matrix((held.data, used[held.indices], held.indptr), shape=(held.shape[0], rows.shape[1]))


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


def groups(size: int, links: Links, scorer: Scorer, within: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
    """Row number of the first member of each text's group (its own when alone).

    within: mark of the rows whose components are wanted; the answer for others means nothing.
    """
    part = components(size, links.left, links.right)
    wanted = np.ones(size, bool) if within is None else np.isin(part, np.unique(part[within]))
    first = np.arange(size)
    left = _whole(part, wanted, first, scorer)
    for members in left:
        large = len(members) > MOST_DENSE
        labels = _split_large(members, links, scorer) if large else split(members, scorer)
        _write_first(first, members, labels)
    return first


def bounded_components(size: int, links: Links) -> NDArray[np.int64]:
    """Components of at most 3,000 texts where asking for a higher score, up to SURE, gives them."""
    part = components(size, links.left, links.right)
    for floor in np.arange(LOOSE + STEP, SURE + STEP / 2, STEP):
        large = np.bincount(part, minlength=1)[part] > MOST_DENSE
        if not large.any():
            break
        links = links.where(~large[links.left] | (links.score >= floor))
        part = components(size, links.left, links.right)
    return part


def _whole(
    part: NDArray[np.int64], wanted: NDArray[np.bool_], first: NDArray[np.int64], scorer: Scorer
) -> list[NDArray[np.int64]]:
    """Write the small components of which all pairs belong together; give back the others."""
    order = np.argsort(part, kind="stable")
    counts = np.bincount(part, minlength=1)
    starts = np.cumsum(counts) - counts
    open_ = np.flatnonzero((counts > 1) & np.bincount(part[wanted], minlength=len(counts)).astype(bool))
    rest = [open_[counts[open_] > FEW]]
    for size in range(2, FEW + 1):
        number = open_[counts[open_] == size]
        members = order[starts[number][:, None] + np.arange(size)]
        i, j = np.triu_indices(size, 1)
        scores = scorer(members[:, i].ravel(), members[:, j].ravel()).reshape(len(number), len(i))
        sure = scores.min(axis=1) >= JOIN if len(number) else np.zeros(0, bool)
        first[members[sure]] = members[sure].min(axis=1, keepdims=True)
        if size > 2:
            rest.append(number[~sure])
    return [np.sort(order[starts[c] : starts[c] + counts[c]]) for c in np.concatenate(rest)]


def _split_large(members: NDArray[np.int64], links: Links, scorer: Scorer) -> NDArray[np.int64]:
    """Group numbers in a component too large for all pairs: cut at higher scores, then adopt."""
    inner = links.where(np.isin(links.left, members))
    inner = Links(np.searchsorted(members, inner.left), np.searchsorted(members, inner.right), inner.score)
    part = bounded_components(len(members), inner)
    first = np.arange(len(members))
    for number in np.flatnonzero(np.bincount(part) > 1):
        at = np.flatnonzero(part == number)
        huge = len(at) > MOST_DENSE
        labels = _near_core(members[at], scorer) if huge else split(members[at], scorer)
        _write_first(first, at, labels)
    return _adopt(members, np.unique(first, return_inverse=True)[1], inner, scorer)


def _near_core(members: NDArray[np.int64], scorer: Scorer) -> NDArray[np.int64]:
    """Those that resemble the core of all stay together, others are alone."""
    rows = scorer.matrix[members]
    core = cores(rows, np.zeros(len(members), np.int64))
    resembles = Scorer.of_rows(sp.vstack([rows, core]).tocsr(), scorer.weights)
    size = len(members)
    close = resembles(np.arange(size), np.full(size, size)) >= CORE_JOIN
    return np.where(close, 0, np.arange(1, len(members) + 1))


def _adopt(members: NDArray[np.int64], labels: NDArray[np.int64], links: Links, scorer: Scorer) -> NDArray[np.int64]:
    """Let each text that stayed alone join the linked group whose core it resembles most."""
    alone = np.bincount(labels)[labels] == 1
    text = np.concatenate([links.left, links.right])
    group = labels[np.concatenate([links.right, links.left])]
    fits = alone[text] & (np.bincount(labels)[group] > 1)
    text, group = text[fits], group[fits]
    rows = scorer.matrix[members]
    resembles = Scorer.of_rows(sp.vstack([rows, cores(rows, labels)]).tocsr(), scorer.weights)
    worth = resembles(text, len(members) + group)
    order = np.lexsort((group, -worth, text))
    best = order[np.concatenate([[True], text[order][1:] != text[order][:-1]])[: len(order)]]
    best = best[worth[best] >= CORE_JOIN]
    out = labels.copy()
    out[text[best]] = group[best]
    return np.unique(out, return_inverse=True)[1].astype(np.int64)


def _write_first(first: NDArray[np.int64], members: NDArray[np.int64], labels: NDArray[np.int64]) -> None:
    lowest = np.full(labels.max() + 1, np.iinfo(np.int64).max)
    np.minimum.at(lowest, labels, members)
    first[members] = lowest[labels]
