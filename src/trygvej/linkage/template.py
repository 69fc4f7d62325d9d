"""The template of a group: the wording its texts share, with the slots marked."""

from collections import Counter
from itertools import pairwise

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
    held = [sum(at in match for match in matches) >= HELD_BY * len(sample) for at in range(len(base))]
    return _written(base, held, sample, matches)


def _middle(sample: list[list[str]]) -> int:
    """Position of the text that shares most words with a few others."""
    common = Counter(word for words in sample for word in set(words))
    worth = [sum(common[w] for w in set(words)) / (len(words) + 8) for words in sample]
    return worth.index(max(worth))


def _matched(base: list[str], other: list[str]) -> dict[int, int]:
    """Places in `base` that `other` holds in the same order, with the place there."""
    ops = LCSseq.opcodes(base, other)
    return {
        op.src_start + i: op.dest_start + i for op in ops if op.tag == "equal" for i in range(op.src_end - op.src_start)
    }


def _written(base: list[str], held: list[bool], sample: list[list[str]], matches: list[dict[int, int]]) -> str:
    out: list[str] = []
    anchors = [-1, *[at for at, is_held in enumerate(held) if is_held], len(base)]
    for before, after in pairwise(anchors):
        fillings = _fillings(before, after, len(base), sample, matches)
        if after - before > 1 or sum(fillings.values()) > (1 - HELD_BY) * len(sample):
            out.append(_slot(fillings))
        if after < len(base):
            out.append(base[after])
    return " ".join(out)


def _fillings(
    before: int, after: int, end: int, sample: list[list[str]], matches: list[dict[int, int]]
) -> Counter[str]:
    """What the texts hold between two shared words, most frequent first."""
    found: Counter[str] = Counter()
    for words, match in zip(sample, matches, strict=True):
        left = -1 if before < 0 else match.get(before)
        right = len(words) if after == end else match.get(after)
        if left is not None and right is not None and right - left > 1:
            found[" ".join(words[left + 1 : right])] += 1
    return found


def _slot(fillings: Counter[str]) -> str:
    shown = [text for text, _ in fillings.most_common(EXAMPLES)]
    more = ["…"] if len(fillings) > EXAMPLES else []
    return SLOT_OPEN + "|".join(shown + more) + SLOT_CLOSE
