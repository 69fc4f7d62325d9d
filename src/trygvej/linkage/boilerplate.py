"""What a site puts into each of its texts, and so says nothing of who wrote them.

Boilerplate looks like a template: words that many texts share to the letter. But the texts of a template are little
else than the template with its slots; beside boilerplate each says a good deal of its own. So texts are grouped as if
there were no boilerplate, and then one looks at what the members of each large group share. A sample is enough,
because boilerplate is what very many share.
"""

import numpy as np
from numpy.typing import NDArray

from trygvej.linkage.features import WORD_NUMBERS, Features, chosen

SAMPLE = 20_000  # texts looked at
MANY = 20  # members that a group has at least: fewer are no habit of a site
HALF = 0.5
UNCHANGED = 0.9  # of the pairs of words in half of a group, what a member holds: in a template that was reworded few do
HELD_BY = 0.95  # share of those members that holds the boilerplate; they are half of the group, others came by the way
IN_ONE_PIECE = 0.85  # pairs of words shared, for each word shared: slots here and there break many pairs
MOST = 0.75  # share of the words: who shares more repeats a template
ALONE = 5.0  # texts: what the members say of their own, laid together


def sample(texts: int) -> NDArray[np.int64]:
    """Rows of a sample, evenly spread."""
    return np.unique(np.linspace(0, max(texts - 1, 0), min(texts, SAMPLE)).astype(np.int64))


def boilerplate(found: Features, group: NDArray[np.int64]) -> NDArray[np.int32]:
    """Numbers of the features that stand in boilerplate as often as elsewhere, or more often.

    group: the group of each text, by the number of its first.
    """
    order = np.argsort(group, kind="stable")
    _, starts, sizes = np.unique(group[order], return_index=True, return_counts=True)
    told = [np.zeros(0, np.int32)]
    for start, size in zip(starts[sizes >= MANY], sizes[sizes >= MANY], strict=True):
        shared = _of_group(chosen(found, order[start : start + size]))
        told.append(np.repeat(shared, size))
    numbers, within = np.unique(np.concatenate(told), return_counts=True)
    if not len(numbers):
        return numbers
    everywhere = np.bincount(found.numbers)[numbers]
    return numbers[within * 2 >= everywhere]


def _of_group(members: Features) -> NDArray[np.int32]:
    """What the members share, if it is boilerplate; else nothing."""
    common = _held_by(members, HALF)
    held = _holding(members, common[common >= WORD_NUMBERS])
    alike = chosen(members, np.flatnonzero(held >= UNCHANGED))
    nothing = np.zeros(0, np.int32)
    if len(alike) < max(MANY, HALF * len(members)):
        return nothing
    shared = _held_by(alike, HELD_BY)
    is_word, is_shared = alike.numbers < WORD_NUMBERS, np.isin(alike.numbers, shared)
    of_words, of_pairs = is_shared[is_word].mean(), is_shared[~is_word].mean() if not is_word.all() else 0.0
    own = (MOST - of_words) * len(alike)
    return shared if of_pairs >= IN_ONE_PIECE * of_words and own >= ALONE else nothing


def _held_by(members: Features, share: float) -> NDArray[np.int32]:
    """What this share of the members holds."""
    numbers, counts = np.unique(members.numbers, return_counts=True)
    found: NDArray[np.int32] = numbers[counts >= share * len(members)]
    return found


def _holding(members: Features, numbers: NDArray[np.int32]) -> NDArray[np.float64]:
    """For each member the share of these features that it holds."""
    held = np.concatenate([[0], np.cumsum(np.isin(members.numbers, numbers))])[members.starts]
    share: NDArray[np.float64] = np.diff(held) / max(len(numbers), 1)
    return share
