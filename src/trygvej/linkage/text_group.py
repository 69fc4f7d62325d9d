"""Near-duplicate texts, found in any script with one fixed setting."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage import cluster
from trygvej.linkage.candidates import pairs, signatures
from trygvej.linkage.features import Statistics, features
from trygvej.linkage.weights import Scorer, Weights

BATCH = 8  # keys between two looks at what is connected already


def group_rows(texts: pl.Series) -> NDArray[np.int64]:
    """Row number of the first text of the group that each text belongs to (itself when alone)."""
    found = features(texts)
    seen = Statistics.of(found)
    weights = Weights.of(seen)
    scorer = Scorer(found, weights)
    left, right = alike(signatures(found, seen, weights), scorer)
    return groups_of(len(found), left, right, scorer)


def alike(signature: NDArray[np.uint32], scorer: Scorer) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of texts that are alike at all; enough of them to connect what is connected."""
    part = np.arange(len(signature))
    kept: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for number, (left, right) in enumerate(pairs(signature)):
        new = part[left] != part[right]
        left, right = left[new], right[new]
        good = scorer(left, right) >= cluster.LOOSE
        kept.append((left[good], right[good]))
        if number % BATCH == BATCH - 1:
            part = cluster.components(len(part), *_joined(kept))
    return _joined(kept)


def _joined(kept: list[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if not kept:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate([a for a, _ in kept]), np.concatenate([b for _, b in kept])


def groups_of(size: int, left: NDArray[np.int64], right: NDArray[np.int64], scorer: Scorer) -> NDArray[np.int64]:
    part = cluster.components(size, left, right)
    order = np.argsort(part, kind="stable")
    counts = np.bincount(part)
    out = np.arange(size)
    ends = np.cumsum(counts)
    for c in np.flatnonzero(counts > 1):
        members = order[ends[c] - counts[c] : ends[c]]
        labels = cluster.split(members, scorer)
        first = np.full(labels.max() + 1, size)
        np.minimum.at(first, labels, members)
        out[members] = first[labels]
    return out
