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
HELD_BY = 0.95  # share of a group that holds its boilerplate: nobody changes a word of it
UNCHANGED = 0.85  # of the pairs of words that half of a group hold: in a template that was reworded it is far less
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
    numbers, counts = np.unique(members.numbers, return_counts=True)
    shared, is_word = counts >= HELD_BY * len(members), numbers < WORD_NUMBERS
    words, pairs = counts * is_word, counts * ~is_word
    of_words = words[shared].sum() / max(words.sum(), 1)
    of_pairs = pairs[shared].sum() / max(pairs.sum(), 1)
    by_half = pairs[counts >= len(members) / 2].sum() / max(pairs.sum(), 1)
    unchanged = of_pairs >= max(UNCHANGED * by_half, IN_ONE_PIECE * of_words)
    own = (MOST - of_words) * len(members)
    return numbers[shared] if unchanged and own >= ALONE else numbers[:0]
