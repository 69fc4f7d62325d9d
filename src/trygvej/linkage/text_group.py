"""Near-duplicate texts, found in any script with one fixed setting, also as they arrive.

Groups follow from the set of texts alone: not from their order, nor from the days on which they
arrived. So texts added day by day, in any order, give the groups that one run over all gives.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage import cluster
from trygvej.linkage.candidates import pairs, signatures
from trygvej.linkage.cluster import Links
from trygvej.linkage.features import WORKERS, Features, chosen, features, join, renumbered, wordings
from trygvej.linkage.weights import BLOCK, Scorer, Weights, is_word, matrix

LOOSE = 0.8  # of enough: at which a pair is followed up at all


@dataclass(frozen=True)
class TextState:
    """All that is known about the texts so far; `group` is the first row of each one's group."""

    found: Features
    group: NDArray[np.int64]


EMPTY = TextState(join([]), np.zeros(0, np.int64))


def text_group(ids: pl.Series, texts: pl.Series) -> pl.DataFrame:
    """Groups of near-duplicate texts: id, text_group (the id of the group's first text).

    A text that resembles no other is a group of its own; so is one without words.
    Raises ValueError when ids and texts differ in length.
    """
    if len(ids) != len(texts):
        raise ValueError(f"{len(ids)} ids for {len(texts)} texts: give one id a text")
    group = grow(EMPTY, texts).group
    return pl.DataFrame({"id": ids, "text_group": ids.gather(group)})


def grow(state: TextState, texts: pl.Series) -> TextState:
    """The state after `texts` have arrived."""
    found = join([state.found, features(texts)])
    return TextState(found, grouped(found))


def grouped(found: Features) -> NDArray[np.int64]:
    """First row of each text's group. Texts with the same words and pairs of words count once."""
    wording, rows = wordings(found)
    distinct, used = renumbered(chosen(found, rows))
    weights = Weights.of(np.bincount(distinct.numbers, minlength=len(used)), len(distinct))
    group = cluster.groups(distinct, alike(distinct, used, weights), weights, is_word(used))
    number = group[np.searchsorted(wording[rows], wording)]
    wordless = np.diff(found.starts) == 0
    number[wordless] = len(rows) + np.arange(int(wordless.sum()))
    _, first, inverse = np.unique(number, return_index=True, return_inverse=True)
    return first[inverse].astype(np.int64)


def alike(found: Features, used: NDArray[np.int32], weights: Weights) -> Links:
    """Links of texts that are alike at all. used: the feature that each column stands for."""
    left, right = pairs(signatures(found, used, weights))
    scorer = Scorer(matrix(found, len(used)), weights.nats, is_word(used))
    with ThreadPoolExecutor(WORKERS) as pool:
        blocks = pool.map(lambda at: scorer(left[at : at + BLOCK], right[at : at + BLOCK]), range(0, len(left), BLOCK))
        close = np.concatenate([np.zeros(0, np.float32), *blocks]) >= LOOSE
    return Links(left[close], right[close])
