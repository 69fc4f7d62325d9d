"""From alike pairs to groups, without chains.

Texts that are alike at all form a component; nothing outside a component matters to it. Inside,
everything starts alone, and in each round sides that are each other's best partner are joined, while
they are alike enough: as wholes, not as some member of one and some member of the other. First each
feature counts for a side by the share of its members that hold it (average link); then by whether at
least half of them hold it. That core is free of the noise of the members, so a much altered
text is recognised.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from trygvej.linkage.components import components
from trygvej.linkage.features import WORKERS, Features, chosen
from trygvej.linkage.mixing import mixed
from trygvej.linkage.weights import Scorer, Weights

CORE = 0.5
FAR = 0.8  # sides less alike than this are not looked at again: they hardly come nearer as they grow
TOGETHER = 15_000  # texts whose components are looked at in one go
View = Callable[[sp.csr_matrix, NDArray[np.int64]], sp.csr_matrix]


@dataclass(frozen=True)
class Links:
    """Pairs of texts that are alike: row numbers, left < right."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]


@dataclass
class _Sides:
    """The sides of some components: what their members hold (counts), how many they are, and a number of their own.

    left, right: pairs of sides that may still be joined; score: how alike they are.
    """

    held: sp.csr_matrix
    size: NDArray[np.int64]
    name: NDArray[np.int64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    score: NDArray[np.float32]


def groups(found: Features, links: Links, weights: Weights, words: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Row number of the first member of each text's group (its own when alone). words: which columns are words."""
    first = np.arange(len(found))
    part = components(len(found), links.left, links.right)
    packs = list(_packs(part, links))
    with ThreadPoolExecutor(WORKERS) as pool:
        split = pool.map(lambda pack: _split(found, pack[0], pack[1], weights, words), packs)
        for (rows, _), group in zip(packs, split, strict=True):
            first[rows] = rows[group]
    return first


def _packs(part: NDArray[np.int64], links: Links) -> Iterator[tuple[NDArray[np.int64], Links]]:
    """Rows of whole components of two and more, some thousand at a time, with the links between them."""
    count = np.bincount(part, minlength=1)
    number = np.where(count > 1, np.cumsum(np.where(count > 1, count, 0)) // TOGETHER + 1, 0)[part]
    by_row, by_link = np.argsort(number, kind="stable"), np.argsort(number[links.left], kind="stable")
    row_ends = np.cumsum(np.bincount(number))
    link_ends = np.cumsum(np.bincount(number[links.left], minlength=len(row_ends)))
    for n in range(1, len(row_ends)):
        rows, at = by_row[row_ends[n - 1] : row_ends[n]], by_link[link_ends[n - 1] : link_ends[n]]
        if len(rows):
            yield rows, Links(np.searchsorted(rows, links.left[at]), np.searchsorted(rows, links.right[at]))


def _split(
    found: Features, rows: NDArray[np.int64], links: Links, weights: Weights, words: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Position in `rows` of the first member of each one's group."""
    own = chosen(found, rows)
    used, column = np.unique(own.numbers, return_inverse=True)
    data = np.ones(len(column), np.float32)
    held = sp.csr_matrix((data, column.astype(np.int32), own.starts), shape=(len(rows), len(used)))
    nothing = np.zeros(len(links.left), np.float32)
    sides = _Sides(held, np.ones(len(rows), np.int64), np.arange(len(rows)), links.left, links.right, nothing)
    label = np.arange(len(rows))
    for view in (_shares, _core):
        label = _joined(sides, view, weights.nats[used], words[used])[label]
        kept = np.unique(label, return_inverse=True)
        sides = _regrouped(held, kept[1], kept[0], links)
    return label


def _regrouped(held: sp.csr_matrix, side: NDArray[np.int64], name: NDArray[np.int64], links: Links) -> _Sides:
    size = np.bincount(side)
    left, right = _once(side[links.left], side[links.right], len(size))
    return _Sides(_summed(held, side, len(size)), size, name, left, right, np.zeros(len(left), np.float32))


def _joined(sides: _Sides, view: View, nats: NDArray[np.float32], words: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each name (0 to the highest), the name of the side it belongs to when no more sides join."""
    heir = np.arange(sides.name.max() + 1)
    fresh = np.ones(len(sides.size), bool)
    while len(sides.left):
        anew = np.flatnonzero(fresh[sides.left] | fresh[sides.right])
        scorer = Scorer(view(sides.held, sides.size), nats, words)
        sides.score[anew] = scorer(sides.left[anew], sides.right[anew])
        part = _mutual(sides)
        if part is None:
            break
        lowest = np.full(part.max() + 1, np.iinfo(np.int64).max)
        np.minimum.at(lowest, part, sides.name)
        heir[sides.name] = lowest[part]
        sides, fresh = _merged(sides, part, lowest)
    while True:
        further = heir[heir]
        if np.array_equal(further, heir):
            return heir
        heir = further


def _mutual(sides: _Sides) -> NDArray[np.int64] | None:
    """New side number of each side, where those that are each other's best partner become one; None when none do."""
    at = np.flatnonzero(sides.score >= 1.0)
    a = np.concatenate([sides.left[at], sides.right[at]])
    b = np.concatenate([sides.right[at], sides.left[at]])
    low, high = sides.name[np.minimum(a, b)], sides.name[np.maximum(a, b)]
    shuffle = mixed((low * 0x9E3779B1 + high).astype(np.uint32))
    order = np.lexsort((b, shuffle, -np.concatenate([sides.score[at]] * 2), a))
    first = order[np.concatenate([[True], a[order][1:] != a[order][:-1]])[: len(order)]]
    best = np.full(len(sides.size), -1)
    best[a[first]] = b[first]
    one = np.flatnonzero((best >= 0) & (best[best] == np.arange(len(best))))
    return components(len(best), one, best[one]) if len(one) else None


def _merged(sides: _Sides, part: NDArray[np.int64], lowest: NDArray[np.int64]) -> tuple[_Sides, NDArray[np.bool_]]:
    """The sides after joining, without those that can't change any more, and which of them are new."""
    count = len(lowest)
    fresh = np.bincount(part, minlength=count) > 1
    left, right = part[sides.left], part[sides.right]
    alive = components(count, left, right)
    moving = np.bincount(alive[fresh], minlength=count)[alive] > 0
    keep = (left != right) & moving[left] & (sides.score >= FAR)
    left, right = np.minimum(left, right)[keep], np.maximum(left, right)[keep]
    _, one = np.unique(left * count + right, return_index=True)
    left, right, score = left[one], right[one], sides.score[keep][one]
    used = np.unique(np.concatenate([left, right]))
    place = np.full(count, len(used))
    place[used] = np.arange(len(used))
    inside = np.flatnonzero(place[part] < len(used))
    side = place[part[inside]]
    size = np.bincount(side, weights=sides.size[inside], minlength=len(used)).astype(np.int64)
    held = _summed(sides.held[inside], side, len(used))
    return _Sides(held, size, lowest[used], place[left], place[right], score), fresh[used]


def _once(left: NDArray[np.int64], right: NDArray[np.int64], count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    apart = left != right
    low, high = np.minimum(left, right)[apart], np.maximum(left, right)[apart]
    both = np.unique(low * count + high)
    return both // count, both % count


def _summed(held: sp.csr_matrix, side: NDArray[np.int64], count: int) -> sp.csr_matrix:
    """What the members of each side hold, summed."""
    ones = np.ones(len(side), np.float32)
    member = sp.csr_matrix((ones, (side, np.arange(len(side)))), shape=(count, len(side)))
    out = (member @ held).tocsr()
    out.sort_indices()
    return out


def _shares(held: sp.csr_matrix, size: NDArray[np.int64]) -> sp.csr_matrix:
    """Share of the members that hold each feature."""
    data = held.data / np.repeat(size, np.diff(held.indptr))
    return _canonical(data, held.indices, held.indptr, held.shape)


def _core(held: sp.csr_matrix, size: NDArray[np.int64]) -> sp.csr_matrix:
    """One for the features that at least half of the members hold."""
    keep = held.data >= CORE * np.repeat(size, np.diff(held.indptr))
    starts = np.concatenate([[0], np.cumsum(keep)])[held.indptr]
    return _canonical(np.ones(starts[-1]), held.indices[keep], starts, held.shape)


def _canonical(
    data: NDArray[np.float64], indices: NDArray[np.int32], starts: NDArray[np.int64], shape: tuple[int, int]
) -> sp.csr_matrix:
    out = sp.csr_matrix((data.astype(np.float32), indices, starts), shape=shape, copy=False)
    out.has_sorted_indices = out.has_canonical_format = True
    return out
