"""One text being read: its words, what the code lists say of them, and which words are already spoken for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from trygvej.adverts.extract.lexicon import Lexicon, split_words
from trygvej.indicators.public import Match, Tokens

_NO_ROLES: frozenset[str] = frozenset()
HOME = {"da": "DK", "sv": "SE", "no": "NO"}  # where a text in that language is at home, if nobody says


@dataclass(slots=True)
class Reading:
    """The state of reading one text.

    `words`, `lower`, `gaps`: as in Tokens, but with numbers cut from their units ("30min" is two words).
    `numbers`: indices of the words that are plain digits. `used`: 1 for each word that something was read from.
    `found`: matches of the phrase book by list.
    """

    words: list[str]
    lower: list[str]
    gaps: list[str]
    lang: str
    country: str | None
    lexicon: Lexicon
    numbers: list[int]
    used: bytearray
    found: dict[str, list[Match]] = field(default_factory=dict)

    def has(self, at: int, role: str) -> bool:
        """Tell whether the word at `at` is listed under the reading word `role`."""
        return 0 <= at < len(self.lower) and role in self.lexicon.roles.get(self.lower[at], _NO_ROLES)

    def gap_before(self, at: int) -> str:
        """Return what stands before the word at `at`."""
        return self.gaps[at - 1] if at else ""

    def value(self, at: int) -> int:
        """Return the number at `at`, which is plain digits."""
        return int(self.lower[at])

    def is_number(self, at: int) -> bool:
        """Tell whether the word at `at` is plain digits."""
        return 0 <= at < len(self.lower) and self.lower[at].isdigit() and self.lower[at].isascii()

    def free(self, first: int, last: int) -> bool:
        """Tell whether no word from `first` to `last` has been read as something."""
        return not any(self.used[first : last + 1])

    def use(self, first: int, last: int) -> None:
        """Mark the words from `first` to `last` as read."""
        self.used[first : last + 1] = b"\x01" * (last - first + 1)

    def matches(self, name: str, code: str | None = None) -> Iterator[Match]:
        """Return the matches of a code list, of one code or all."""
        return (one for one in self.found.get(name, ()) if code is None or one.key[1] == code)  # type: ignore[index]


def start(tokens: Tokens, lang: str, country: str | None, lexicon: Lexicon) -> Reading:
    """Begin reading a text in `lang`; `country` (ISO 3166) is where it was put up, None if nobody knows."""
    words, lower, gaps = tokens.words, tokens.lower, tokens.gaps
    if any(not w.isdigit() and w[0].isdigit() for w in words):
        words, lower, gaps = _cut(tokens)
    numbers = [i for i, w in enumerate(lower) if w.isdigit() and w.isascii()]
    reading = Reading(
        words, lower, gaps, lang, country or HOME.get(lang), lexicon, numbers, bytearray(len(words))
    )
    for match in lexicon.book.find(lower):
        reading.found.setdefault(match.key[0], []).append(match)  # type: ignore[index]
    return reading


def _cut(tokens: Tokens) -> tuple[list[str], list[str], list[str]]:
    words: list[str] = []
    gaps: list[str] = []
    for word, gap in zip(tokens.words, tokens.gaps, strict=True):
        parts = split_words(word) if word[0].isdigit() else [word]
        words += parts
        gaps += [*[""] * (len(parts) - 1), gap]
    return words, [word.lower() for word in words], gaps
