"""From alike pairs to groups, without chains.

Texts that are alike at all form a component; nothing outside a component matters to it. Inside,
everything starts alone, and in each round sides that are each other's best partner are joined, while
they are alike enough: as wholes, not as some member of one and some member of the other. First each
feature counts for a side by the share of its members that hold it (average link); then by whether at
least half of them hold it. That core is free of the noise of the members, so a much altered
text is recognised. A round costs what the sides that changed cost.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trygvej.linkage.components import components
from trygvej.linkage.features import Features, chosen
from trygvej.linkage.mixing import mixed
from trygvej.linkage.sides import Sides
from trygvej.linkage.weights import Weights

UNTOUCHED = -1
FAR = 0.8  # sides less alike than this are not looked at again: they hardly come nearer as they grow


@dataclass(frozen=True)
class Links:
    """Pairs of texts that are alike: row numbers (left < right) and scores (1 is just enough)."""

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

    def between(self, side: NDArray[np.int64]) -> "Links":
        """The same links between sides (side: that of each text), those within a side left out."""
        return Links(side[self.left], side[self.right], self.score)


def groups(found: Features, links: Links, weights: Weights, since: int = 0) -> NDArray[np.int64]:
    """Row number of the first member of each text's group (its own when alone).

    UNTOUCHED where no text from row `since` on is in the component.
    """
    rows = np.arange(len(found))
    part = components(len(found), links.left, links.right)
    touched = np.isin(part, part[since:]) if since else np.ones(len(found), bool)
    first = np.where(touched, rows, UNTOUCHED)
    own = links.where(touched[links.left])
    if len(own.left):
        linked = np.zeros(len(found), bool)
        linked[own.left] = linked[own.right] = True
        used = np.flatnonzero(linked)
        first[used] = _groups(chosen(found, used), used, own.between(np.cumsum(linked) - 1), weights)
    return first


def _groups(found: Features, rows: NDArray[np.int64], links: Links, weights: Weights) -> NDArray[np.int64]:
    """Row number of the first member of each text's group; rows: the row numbers of the texts."""
    sides = Sides(found, rows, weights)
    _join(sides, links)
    sides.by_core()
    regrouped = _once(links.between(sides.root()))
    several = sides.size > 1
    _join(sides, _scored_anew(sides, regrouped, several[regrouped.left] | several[regrouped.right]))
    return sides.name[sides.root()]


def _join(sides: Sides, links: Links) -> None:
    """Join sides that are each other's best partner, until none are left."""
    near, far = links.where(links.score >= 1), links.where(links.score < 1)
    while len(near.left):
        best = _mutual(sides, near)
        if not best.any():
            break
        before = len(sides.size)
        sides.join(near.left[best], near.right[best])
        near, far = near.between(sides.heir), far.between(sides.heir)
        new_near, new_far = (np.maximum(links.left, links.right) >= before for links in (near, far))
        fresh = _once(Links.join([near.where(new_near), far.where(new_far)]))
        fresh = _scored_anew(sides, fresh, np.ones(len(fresh.left), bool))
        near = Links.join([near.where(~new_near), fresh.where(fresh.score >= 1)])
        far = Links.join([far.where(~new_far), fresh.where(fresh.score < 1)])


def _scored_anew(sides: Sides, links: Links, which: NDArray[np.bool_]) -> Links:
    """The links with new scores where asked for, without those that are far."""
    score = links.score.copy()
    score[which] = sides.scores(links.left[which], links.right[which])
    return Links(links.left, links.right, score).where(score >= FAR)


def _mutual(sides: Sides, links: Links) -> NDArray[np.bool_]:
    """Which links join two sides that are each other's best partner; equal scores stand in a random order."""
    one, other = sides.name[links.left], sides.name[links.right]
    shuffle = mixed((np.minimum(one, other) * 0x9E3779B1 + np.maximum(one, other)).astype(np.uint32))
    order = links.score.view(np.uint32).astype(np.uint64) << np.uint64(32) | shuffle
    best = np.zeros(len(sides.size), np.uint64)
    np.maximum.at(best, links.left, order)
    np.maximum.at(best, links.right, order)
    at = np.flatnonzero((order == best[links.left]) & (order == best[links.right]))
    ends = np.concatenate([links.left[at], links.right[at]])
    single = np.bincount(ends, minlength=1)[ends] == 1
    found = np.zeros(len(order), bool)
    found[at] = single[: len(at)] & single[len(at) :]
    return found


def _once(links: Links) -> Links:
    """Each pair of different sides once, the lower first."""
    low, high = np.minimum(links.left, links.right), np.maximum(links.left, links.right)
    both = low << 32 | high
    both[low == high] = -1
    _, at = np.unique(both, return_index=True)
    at = at[both[at] >= 0]
    return Links(low[at], high[at], links.score[at])
