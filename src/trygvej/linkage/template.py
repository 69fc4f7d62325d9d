"""The template of a group: the wording its texts share, with the slots marked."""

from collections import Counter, defaultdict
from itertools import chain, pairwise

from rapidfuzz.distance import LCSseq

SLOT_OPEN, SLOT_CLOSE = "‹", "›"
SAMPLE = 200  # texts looked at; further ones hardly change a template
EXAMPLES = 3
HELD_BY = 0.6  # share of the texts that must hold a word in its place


def template(texts: list[str]) -> str:
    """The shared wording in reading order; a slot shows up to three of its fillings: ‹a|b|…›.

    Words are those of the text that most resembles the others, as written, digits and
    letters intact. One text is its own template; no text gives "".
    """
    sample = [text.split() for text in dict.fromkeys(texts)][:SAMPLE]
    if not sample:
        return ""
    base = sample[_middle(sample)]
    matches = [_matched(base, other) for other in sample]
    counts = Counter(chain.from_iterable(matches))
    held = [at for at in range(len(base)) if counts[at] >= HELD_BY * len(sample)]
    return _written(base, held, _fillings(held, sample, matches), len(sample))


def _middle(sample: list[list[str]]) -> int:
    """Position of the text that shares most words with a few others."""
    sets = [set(words) for words in sample]
    common = Counter(chain.from_iterable(sets))
    worth = [sum(map(common.__getitem__, one)) / (len(words) + 8) for one, words in zip(sets, sample, strict=True)]
    return worth.index(max(worth))


def _matched(base: list[str], other: list[str]) -> dict[int, int]:
    """Places in `base` that `other` holds in the same order, with the place there."""
    found: dict[int, int] = {}
    for op in LCSseq.opcodes(base, other):
        if op.tag == "equal":
            found.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return found


def _fillings(
    held: list[int], sample: list[list[str]], matches: list[dict[int, int]]
) -> defaultdict[int, Counter[str]]:
    """What the texts hold before each of the shared words, by its number; after the last one, by how many they are."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for words, match in zip(sample, matches, strict=True):
        places = [-1, *map(match.get, held), len(words)]
        for number, (left, right) in enumerate(pairwise(places)):
            if left is not None and right is not None and right - left > 1:
                found[number][" ".join(words[left + 1 : right])] += 1
    return found


def _written(base: list[str], held: list[int], fillings: defaultdict[int, Counter[str]], texts: int) -> str:
    out: list[str] = []
    for number, (before, after) in enumerate(pairwise([-1, *held, len(base)])):
        if after - before > 1 or (number in fillings and fillings[number].total() > (1 - HELD_BY) * texts):
            out.append(_slot(fillings[number]))
        if after < len(base):
            out.append(base[after])
    return " ".join(out)


def _slot(fillings: Counter[str]) -> str:
    shown = [text for text, _ in fillings.most_common(EXAMPLES)]
    more = ["…"] if len(fillings) > EXAMPLES else []
    return SLOT_OPEN + "|".join(shown + more) + SLOT_CLOSE
