"""A text as words with the gaps between them: read once, used by everything that reads."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

# A word is letters and digits of any script, with marks such as Thai vowels that belong to them. A pictograph
# (emoji) stands for something and is a word of its own; all the rest is gap.
_MARKS = "\u0300-\u036f\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_PICTOGRAPHS = "\u2600-\u27bf\U0001f300-\U0001faff"
_SPECIAL = re.compile(f"[{_MARKS}{_PICTOGRAPHS}]")
_PLAIN = re.compile(r"(\w+)")
_FULL = re.compile(rf"([\w{_MARKS}]+|[{_PICTOGRAPHS}])")

_MOST_REMEMBERED = 200_000  # words

UNDERSCORE = "\x1f"
"""Stands for `_` in gaps: Python counts the underscore as a letter, people use it as a rule."""


class _Lower(dict[str, str]):
    """Words in lower case. The same word is the same object each time, so that looking it up elsewhere is quick."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = lower = word.lower()
        return lower


_LOWER = _Lower()


@dataclass(slots=True)
class Tokens:
    """A text cut into words.

    `text`: as written. `lead`: what stands before the first word. `words`: as written; `lower`: the same in
    lower case; `gaps[i]`: what stands between word i and the next, with `_` as UNDERSCORE.
    """

    text: str
    lead: str
    words: list[str]
    lower: list[str]
    gaps: list[str]
    _starts: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where words `first` to `last` (inclusive) stand in the text: start and end offset."""
        if not self._starts:
            lengths = (len(w) + len(g) for w, g in zip(self.words, self.gaps, strict=True))
            self._starts = list(accumulate(lengths, initial=len(self.lead)))
        return self._starts[first], self._starts[last] + len(self.words[last])

    def quote(self, first: int, last: int) -> str:
        """Return words `first` to `last` as they stand in the text."""
        start, end = self.span(first, last)
        return self.text[start:end]


def tokenise(text: str) -> Tokens:
    """Cut `text` into words and gaps. Any script, any length; nothing of the text is lost."""
    plain = text.replace("_", UNDERSCORE)
    pattern = _PLAIN if plain.isascii() or not _SPECIAL.search(plain) else _FULL
    parts = pattern.split(plain)  # gap, word, gap, word, ..., gap
    words = parts[1::2]
    return Tokens(text, parts[0], words, [*map(_LOWER.__getitem__, words)], parts[2::2])
