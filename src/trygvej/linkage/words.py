"""Cut a text into the words that are compared.

Comparison looks at letters and digits of any script, in lower case. Signs, emoji and
punctuation carry no weight. Scripts that are written without spaces are cut into
overlapping pairs of characters or syllables, because a single one says too little.
The text that people read is never changed by anything here.
"""

import re
import unicodedata
from itertools import pairwise

import numpy as np
import polars as pl

WORD = r"[\p{L}\p{M}\p{N}]+"
# Letters of a wide form, ligatures, circled or mathematical letters: only these need NFKC.
COMPATIBLE = r"[\u{2000}-\u{2BFF}\u{FB00}-\u{FFEF}\u{1D400}-\u{1F2FF}\u{300}-\u{36F}]"
UNSPACED = (
    r"[\u{E00}-\u{EFF}\u{1000}-\u{109F}\u{1780}-\u{17FF}\u{3040}-\u{30FF}"
    r"\u{3400}-\u{9FFF}\u{20000}-\u{3FFFF}]"
)
_UNSPACED_RUN = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+)"
)
# One character, or for Thai, Lao, Khmer and Burmese a consonant with the signs about it.
_UNIT = re.compile(
    "[\u0e40-\u0e44\u0ec0-\u0ec4]?"
    "[\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
    "[\u0e2f-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3]*"
    "|[0-9\u0e50-\u0e59\u0ed0-\u0ed9]+"
)
_PY_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of one text, in order, as they are compared (row function)."""
    found: list[str] = word_lists(pl.Series([text])).to_list()[0]
    return found


def word_lists(texts: pl.Series) -> pl.Series:
    """The words of many texts (frame function): list[str], one list a text, null is empty."""
    lower = _lower(texts)
    lists = lower.str.extract_all(WORD)
    unspaced = lower.str.contains(UNSPACED).arg_true()
    if len(unspaced):
        cut = pl.Series([unspaced_words(text) for text in lower.gather(unspaced)], dtype=pl.List(pl.String))
        lists = _replace(lists, unspaced, cut)
    return lists


def word_counts(texts: pl.Series) -> pl.Series:
    """How many words each of many texts has: the lengths of `word_lists`, without making the lists."""
    lower = _lower(texts)
    counts = lower.str.count_matches(WORD).cast(pl.Int64)
    unspaced = lower.str.contains(UNSPACED).arg_true()
    if len(unspaced):
        return counts.scatter(unspaced, [len(unspaced_words(text)) for text in lower.gather(unspaced)])
    return counts


def _lower(texts: pl.Series) -> pl.Series:
    plain = texts.cast(pl.String).fill_null("")
    wide = plain.str.contains(COMPATIBLE)
    if wide.any():
        plain = pl.select(pl.when(wide).then(plain.str.normalize("NFKC")).otherwise(plain)).to_series()
    return plain.str.to_lowercase()


def _replace(lists: pl.Series, at: pl.Series, new: pl.Series) -> pl.Series:
    """`lists` with the rows `at` exchanged for `new`."""
    pick = np.arange(len(lists))
    pick[at.to_numpy()] = len(lists) + np.arange(len(new))
    return pl.concat([lists, new.alias(lists.name)]).gather(pick)


def unspaced_words(text: str) -> list[str]:
    """Words of a text in which some runs have no spaces: such runs give overlapping pairs."""
    found: list[str] = []
    for part in _UNSPACED_RUN.split(unicodedata.normalize("NFKC", text)):
        if _UNSPACED_RUN.fullmatch(part):
            units = _UNIT.findall(part)
            found += [a + b for a, b in pairwise(units)] if len(units) > 1 else units
        else:
            found += _PY_WORD.findall(part)
    return found
