"""Near-duplicate texts, found in any script with one fixed setting, also as they arrive.

How common words are is counted over the texts up to a milestone: the number of texts
with all but its five highest binary digits set to zero. Texts added after the milestone
are judged by the same counts as before them, until the next milestone, where everything
is judged anew. So texts added day by day, in their order, give exactly the groups that
one run over all of them gives, and until the next milestone a day costs what its own texts cost.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage import cluster
from trygvej.linkage.boilerplate import boilerplate, sample
from trygvej.linkage.candidates import BINS, pairs, signatures
from trygvej.linkage.cluster import Links
from trygvej.linkage.features import WORKERS, Features, chosen, features, join, wordings
from trygvej.linkage.weights import BLOCK, Scorer, Weights, matrix

LOOSE = 0.8  # of enough: at which a pair is followed up at all
DIGITS = 5
ROUNDS = 3  # of looking for boilerplate: what joined through one site's may hide another's


def milestone(texts: int) -> int:
    """Number of texts that are counted when there are `texts`: at least 15 of 16."""
    low = max(texts.bit_length() - DIGITS, 0)
    return texts >> low << low


@dataclass(frozen=True)
class TextState:
    """All that is known about the texts so far.

    found: the features of all rows. wording: uint64 for each row, equal for equal features.
    weights: those of the last milestone. signature, links: of the first row of each wording, in the order of arrival,
    which is also how `links` numbers them. group: the first row of each row's group.
    """

    found: Features
    wording: NDArray[np.uint64]
    weights: Weights
    signature: NDArray[np.uint32]
    links: Links
    group: NDArray[np.int64]


EMPTY = TextState(
    join([]),
    np.zeros(0, np.uint64),
    Weights(np.zeros(0, np.uint8)),
    np.zeros((0, BINS), np.uint32),
    Links.join([]),
    np.zeros(0, np.int64),
)


def text_group(ids: pl.Series, texts: pl.Series) -> pl.DataFrame:
    """Groups of near-duplicate texts: id, text_group (the id of the group's first text).

    Texts are taken in the order given. A text that resembles no other is a group of its own; so is one without words.
    Raises ValueError when ids and texts differ in length.
    """
    if len(ids) != len(texts):
        raise ValueError(f"{len(ids)} ids for {len(texts)} texts: give one id a text")
    group = grow(EMPTY, texts).group
    return pl.DataFrame({"id": ids, "text_group": ids.gather(group)})


def grow(state: TextState, texts: pl.Series) -> TextState:
    """The state after `texts` have arrived."""
    new = features(texts)
    found, wording = join([state.found, new]), np.concatenate([state.wording, wordings(new)])
    counted = milestone(len(found))
    if counted != milestone(len(state.found)):
        _, first = np.unique(wording[:counted], return_index=True)
        return _judge(found, wording, _weights(chosen(found, np.sort(first))), EMPTY)
    return _judge(found, wording, state.weights, state)


def _weights(counted: Features) -> Weights:
    """Weights by how common features are in `counted`, different texts, without what is boilerplate in them."""
    weights = Weights.of(counted)
    some = chosen(counted, sample(len(counted)))
    for _ in range(ROUNDS):
        group = cluster.groups(some, alike(some, signatures(some, weights), weights), weights)
        silent = boilerplate(some, group)
        if not len(silent):
            break
        weights = weights.without(silent)
    return weights


def _judge(found: Features, wording: NDArray[np.uint64], weights: Weights, known: TextState) -> TextState:
    """State for `found`, of which the first rows are in `known` already."""
    rows, number = _distinct(wording)
    since = len(known.signature)
    distinct = chosen(found, rows)
    signature = np.concatenate([known.signature, signatures(distinct.tail(since), weights)])
    links = Links.join([known.links, alike(distinct, signature, weights, since)])
    group = cluster.groups(distinct, links, weights, since)
    before = group == cluster.UNTOUCHED
    group[before] = number[known.group[rows[before]]]
    return TextState(found, wording, weights, signature, links, _of_rows(group, rows, number, found))


def _distinct(wording: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First row of each wording, in the order of arrival; and for each row the number of its wording in that order."""
    _, first, inverse = np.unique(wording, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(first), np.int64)
    place[order] = np.arange(len(first))
    return first[order].astype(np.int64), place[inverse]


def _of_rows(
    group: NDArray[np.int64], rows: NDArray[np.int64], number: NDArray[np.int64], found: Features
) -> NDArray[np.int64]:
    """First row of each row's group. A text without words is alone."""
    first: NDArray[np.int64] = rows[group[number]] if len(rows) else number
    wordless = np.diff(found.starts) == 0
    first[wordless] = np.flatnonzero(wordless)
    return first


def alike(found: Features, signature: NDArray[np.uint32], weights: Weights, since: int = 0) -> Links:
    """Links of texts that are alike at all, of which the later is `since` or higher."""
    left, right = pairs(signature, since)
    used = np.unique(np.concatenate([left, right])) if since else np.arange(len(found))
    scorer = Scorer(matrix(chosen(found, used) if since else found), weights.code)
    a, b = np.searchsorted(used, left), np.searchsorted(used, right)
    with ThreadPoolExecutor(WORKERS) as pool:
        blocks = pool.map(lambda at: scorer(a[at : at + BLOCK], b[at : at + BLOCK]), range(0, len(a), BLOCK))
        score = np.concatenate([np.zeros(0, np.float32), *blocks])
    return Links(left, right, score).where(score >= LOOSE)
