"""Near-duplicate texts, found in any script with one fixed setting, also as they arrive.

How common words are is counted over the texts up to a milestone: the number of texts
with all but its five highest binary digits set to zero. Texts added after the milestone
are judged by the same counts as before them, until the next milestone, where everything
is judged anew. So texts added day by day, in their order, give exactly the groups that
one run over all of them gives.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage import cluster
from trygvej.linkage.candidates import AGREE, DRAWS, agreement, pairs, short_signature, signatures
from trygvej.linkage.cluster import Links
from trygvej.linkage.features import Features, Statistics, features, join
from trygvej.linkage.weights import Scorer, Weights

BATCH = 8  # keys between two looks at what is connected already
DIGITS = 5


def milestone(texts: int) -> int:
    """Number of texts that are counted when there are `texts`: at least 15 of 16."""
    low = max(texts.bit_length() - DIGITS, 0)
    return texts >> low << low


@dataclass(frozen=True)
class TextState:
    """All that is known about the texts so far; `group` is the first row of each one's group."""

    found: Features
    seen: Statistics
    signature: NDArray[np.uint32]
    links: Links
    group: NDArray[np.int64]


EMPTY = TextState(
    join([]),
    Statistics(0, np.zeros(0, np.int32)),
    np.zeros((0, DRAWS), np.uint32),
    Links.join([]),
    np.zeros(0, np.int64),
)


def text_group(ids: pl.Series, texts: pl.Series) -> pl.DataFrame:
    """Groups of near-duplicate texts: id, text_group (the id of the group's first text).

    Texts are taken in the order given. A text that resembles no other is a group of its own.
    Raises ValueError when ids and texts differ in length.
    """
    if len(ids) != len(texts):
        raise ValueError(f"{len(ids)} ids for {len(texts)} texts: give one id a text")
    group = grow(EMPTY, texts).group
    return pl.DataFrame({"id": ids, "text_group": ids.gather(group)})


def grow(state: TextState, texts: pl.Series) -> TextState:
    """The state after `texts` have arrived."""
    found = join([state.found, features(texts)])
    counted = milestone(len(found))
    if counted != state.seen.texts:
        return _judge(found, Statistics.of(found.head(counted)), EMPTY)
    return _judge(found, state.seen, state)


def _judge(found: Features, seen: Statistics, known: TextState) -> TextState:
    """State for `found`, of which the first rows are in `known` already."""
    since, size = len(known.group), len(found)
    weights = Weights.of(seen)
    scorer = Scorer(found, weights)
    new = signatures(found.tail(since), seen, weights)
    signature = np.concatenate([known.signature, new])
    links = alike(signature, scorer, known.links, since)
    arrived = np.arange(size) >= since
    group = cluster.groups(size, links, scorer, within=arrived)
    touched = _touched(size, links, arrived)
    group[~touched] = known.group[np.flatnonzero(~touched)]
    return TextState(found, seen, signature, links, group)


def _touched(size: int, links: Links, arrived: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Rows whose component holds a row that arrived."""
    part = cluster.components(size, links.left, links.right)
    hit = np.zeros(part.max() + 1 if size else 0, bool)
    hit[part[arrived]] = True
    return hit[part]


def alike(signature: NDArray[np.uint32], scorer: Scorer, known: Links, since: int) -> Links:
    """Links of texts that are alike at all.

    A pair is passed over when sure links connect its texts already; so the components at
    any score up to that of sure links don't depend on the order of looking.
    """
    size = len(signature)
    short = short_signature(signature)
    kept = [known]
    part = _joined(size, kept)
    for number, (earlier, later) in enumerate(pairs(signature, since)):
        open_ = np.flatnonzero(part[earlier] != part[later])
        open_ = open_[agreement(short, earlier[open_], later[open_]) >= AGREE]
        left, right = earlier[open_], later[open_]
        links = Links(left, right, scorer(left, right))
        kept.append(links.where(links.score >= cluster.LOOSE))
        if number < BATCH or number % BATCH == BATCH - 1:
            part = _joined(size, kept)
    return Links.join(kept)


def _joined(size: int, kept: list[Links]) -> NDArray[np.int64]:
    links = Links.join(kept)
    strong = links.where(links.score >= cluster.SURE)
    return cluster.components(size, strong.left, strong.right)
