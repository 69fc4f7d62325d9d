"""Words as numbers, read straight from the bytes of the texts: millions of words a second.

A word of letters gets the sum of its letters' numbers, so that two letters swapped give the same
word, and a digit that stands for a letter counts as that letter (s3ss10n is session). A word of
digits alone keeps the order of its digits: telephone numbers and prices are told apart.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from trygvej.linkage.mixing import mixed as _mixed
from trygvej.linkage.words import UNSPACED, WORD, unspaced_words

_SPACE = 0x20
# Letters of a text that needs no closer look: ASCII and Latin-1. What else may stand in it are signs:
# punctuation of Latin-1 (C2), of U+2000 to U+2BFF (E2), emoji (F0 9F), variation selectors (EF B8).
_PLAIN = (
    "\\x00-\\x7f\u00a1-\u00ff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2190-\u245f\u2500-\u2bff"
    "\ufe0f\U0001f000-\U0001faff"
)
_HIDDEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"  # signs without width, put into words to hide them
_LOOKALIKE = {b"0": b"o", b"1": b"i", b"3": b"e", b"4": b"a", b"5": b"s", b"7": b"t", b"@": b"a"}


def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.bool_]]:
    lower = np.arange(256, dtype=np.uint8)
    lower[ord("A") : ord("Z") + 1] += 32
    number = _mixed(np.arange(1, 257, dtype=np.uint32))
    number = number[lower]
    for digit, letter in _LOOKALIKE.items():
        number[digit[0]] = number[letter[0]]
    inside = np.zeros(256, bool)
    for first, last in ((b"0", b"9"), (b"@", b"Z"), (b"a", b"z")):
        inside[first[0] : last[0] + 1] = True
    inside[0x80:] = True
    number[~inside] = 0
    return lower, number, inside


LOWER, NUMBER, INSIDE = _tables()
LETTER = INSIDE.astype(np.uint8)
LETTER[ord("0") : ord("9") + 1] = 0


def word_hashes(texts: pl.Series) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Every word as a 32-bit number that stays the same between versions, and words per text."""
    laid = _cleaned(texts.cast(pl.String).fill_null("")).to_arrow()
    ends = np.frombuffer(laid.buffers()[1], np.int64)[laid.offset : laid.offset + len(laid) + 1]
    buffer = laid.buffers()[2]
    if buffer is None or ends[-1] == ends[0]:
        return np.zeros(0, np.uint32), np.zeros(len(laid), np.int64)
    found = np.frombuffer(buffer, np.uint8)[ends[0] : ends[-1]].copy()
    ends = ends - ends[0]
    _blank_signs(found)
    return _hashed(found, ends)


def _cleaned(texts: pl.Series) -> pl.Series:
    """The texts with a space before each, and those that need a closer look cut into words by their scripts."""
    hard = texts.str.contains(f"[^{_PLAIN}]|{_HIDDEN}").arg_true()
    if len(hard):
        plain = texts.gather(hard).str.normalize("NFKC").str.replace_all(_HIDDEN, "").str.to_lowercase()
        words = plain.str.replace_all(WORD.replace("[", "[^@", 1).replace("+", ""), " ")
        unspaced = words.str.contains(UNSPACED).arg_true()
        cut = pl.Series([" ".join(unspaced_words(one)) for one in words.gather(unspaced)], dtype=pl.String)
        texts = texts.scatter(hard, words.scatter(unspaced, cut) if len(unspaced) else words)
    return pl.select(pl.concat_str(pl.lit(" "), texts)).to_series()


def _blank_signs(found: NDArray[np.uint8]) -> None:
    """Overwrite signs of more than one byte with spaces, and make capitals of Latin-1 small; in place."""
    at = np.flatnonzero(found >= 0xC2)
    lead, second = found[at], found[np.minimum(at + 1, len(found) - 1)]
    capital = at[(lead == 0xC3) & (second <= 0x9E)]
    found[capital + 1] += 0x20
    for sign, length in (((lead == 0xC2), 2), ((lead == 0xE2) & (second < 0xB0), 3),
                         ((lead == 0xEF) & (second == 0xB8), 3), ((lead == 0xF0) & (second == 0x9F), 4)):  # fmt: skip
        for step in range(length):
            found[at[sign] + step] = _SPACE


def _hashed(found: NDArray[np.uint8], ends: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    inside = INSIDE[found]
    begins = np.flatnonzero(inside[1:] & ~inside[:-1]) + 1  # a text begins with a space, and so no word at 0
    counts = np.diff(np.searchsorted(begins, ends)).astype(np.int64)
    if not len(begins):
        return np.zeros(0, np.uint32), counts
    letters = np.add.reduceat(NUMBER[found], begins, dtype=np.uint32)
    lettered = np.maximum.reduceat(LETTER[found], begins) > 0
    out = _mixed(letters)
    _number_digits(out, found, begins, inside, np.flatnonzero(~lettered))
    return out, counts


def _number_digits(
    out: NDArray[np.uint32], found: NDArray[np.uint8], begins: NDArray[np.int64], inside: NDArray[np.bool_],
    which: NDArray[np.int64],
) -> None:  # fmt: skip
    """Write, for the words of digits alone, a number that depends on their order."""
    at = begins[which]
    value = np.full(len(which), 0x9E3779B9, np.uint32)
    open_ = np.arange(len(which))
    while len(open_):
        value[open_] = _mixed(value[open_] * np.uint32(31) + found[at[open_]])
        at[open_] += 1
        open_ = open_[at[open_] < len(found)]
        open_ = open_[inside[at[open_]]]
    out[which] = value
