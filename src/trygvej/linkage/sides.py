"""Sides: texts, and texts that were joined. A side holds each feature by the share of its members that hold it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from trygvej.linkage.features import WORKERS, Features
from trygvej.linkage.weights import Weights, compared, matrix, totals

CORE = 0.499  # half of the members, and a little for rounding
RARE = 0.03  # a feature that fewer of the members hold is forgotten, so that a large side stays as quick as a small one
BLOCK = 10_000
Numbers = NDArray[np.int64]


class _Rows:
    """Rows of a sparse matrix, more of which can be added without copying those before."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.starts = np.zeros(1, np.int64)
        self.numbers, self.data = np.empty(1 << 16, np.int32), np.empty(1 << 16, np.float32)

    def add(self, rows: sp.csr_matrix) -> None:
        """Put rows at the end."""
        end = self.starts[-1]
        ends = end + rows.indptr[1:].astype(np.int64)
        while end + rows.nnz > len(self.data):
            self.numbers, self.data = _doubled(self.numbers), _doubled(self.data)
        self.numbers[end : end + rows.nnz], self.data[end : end + rows.nnz] = rows.indices, rows.data
        self.starts = np.concatenate([self.starts, ends])

    def all(self) -> sp.csr_matrix:
        """The rows as they are now; shares the memory."""
        end = self.starts[-1]
        parts = (self.data[:end], self.numbers[:end], self.starts)
        return sp.csr_matrix(parts, shape=(len(self.starts) - 1, self.width), copy=False)


class Sides:
    """The sides that there are and were: first each text, then each that came of joining two.

    size: members. name: the lowest row number of a member. heir: the side that it became a part of, or itself.
    core: whether sides are compared by the features that half of the members hold, instead of by shares.
    """

    def __init__(self, found: Features, rows: Numbers, weights: Weights) -> None:
        self.texts, self.code, self.core = matrix(found), weights.code, False
        self.joined = _Rows(self.texts.shape[1])
        self.size, self.name, self.heir = np.ones(len(rows), np.int64), rows, np.arange(len(rows))
        self.totals = totals(self.texts, self.code)

    def root(self) -> Numbers:
        """For each text the side that it is in now."""
        root = self.heir
        while not np.array_equal(root[root], root):
            root = root[root]
        return root[: self.texts.shape[0]]

    def by_core(self) -> None:
        """Compare by cores from now on."""
        self.core = True
        texts = self.texts.shape[0]
        self.totals = np.concatenate([self.totals[:texts], totals(_core(self.joined.all()), self.code)])

    def join(self, left: Numbers, right: Numbers) -> None:
        """Make a new side of each left[i] and right[i]; no side may stand there twice."""
        size = self.size[left] + self.size[right]
        one, other = (self.size[side] / size for side in (left, right))
        new = _scaled(self._shares(left), one) + _scaled(self._shares(right), other)
        weighed = one[:, None] * self.totals[left] + other[:, None] * self.totals[right]
        new = _where(new, new.data >= RARE)
        self.joined.add(new)
        self.totals = np.concatenate([self.totals, totals(_core(new), self.code) if self.core else weighed])
        count = len(self.size)
        self.heir = np.concatenate([self.heir, np.arange(count, count + len(left))])
        self.heir[left] = self.heir[right] = self.heir[count:]
        self.size = np.concatenate([self.size, size])
        self.name = np.concatenate([self.name, np.minimum(self.name[left], self.name[right])])

    def scores(self, left: Numbers, right: Numbers) -> NDArray[np.float32]:
        """How alike the sides left[i] and right[i] are; 1 is just enough."""
        with ThreadPoolExecutor(WORKERS) as pool:
            parts = pool.map(
                lambda at: self._scores(left[at : at + BLOCK], right[at : at + BLOCK]), range(0, len(left), BLOCK)
            )
            return np.concatenate([np.zeros(0, np.float32), *parts])

    def _scores(self, left: Numbers, right: Numbers) -> NDArray[np.float32]:
        view: Callable[[sp.csr_matrix], sp.csr_matrix] = _core if self.core else _as_is
        rows, others = view(self._shares(left)), view(self._shares(right))
        return compared(rows, others, self.totals[left], self.totals[right], self.code)

    def _shares(self, sides: Numbers) -> sp.csr_matrix:
        texts = self.texts.shape[0]
        several = sides >= texts
        if not several.any():
            return self.texts[sides]
        if several.all():
            return self.joined.all()[sides - texts]
        order = np.argsort(several, kind="stable")
        alone, of_many = np.split(sides[order], [len(sides) - int(several.sum())])
        stacked = sp.vstack([self.texts[alone], self.joined.all()[of_many - texts]], format="csr")
        return stacked[np.argsort(order)]


def _as_is(rows: sp.csr_matrix) -> sp.csr_matrix:
    return rows


def _core(rows: sp.csr_matrix) -> sp.csr_matrix:
    """One for the features that at least half of the members hold."""
    kept = _where(rows, rows.data >= CORE)
    kept.data[:] = 1
    return kept


def _where(rows: sp.csr_matrix, keep: NDArray[np.bool_]) -> sp.csr_matrix:
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(keep)])[rows.indptr]
    return sp.csr_matrix((rows.data[keep], rows.indices[keep], starts), shape=rows.shape, copy=False)


def _scaled(rows: sp.csr_matrix, by: NDArray[np.float64]) -> sp.csr_matrix:
    data = rows.data * np.repeat(by.astype(np.float32), np.diff(rows.indptr))
    return sp.csr_matrix((data, rows.indices, rows.indptr), shape=rows.shape, copy=False)


def _doubled(numbers: NDArray[Any]) -> NDArray[Any]:
    larger = np.empty(2 * len(numbers), numbers.dtype)
    larger[: len(numbers)] = numbers
    return larger
