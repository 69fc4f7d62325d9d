"""Which digits a word stands for: figures of any script, number words, letters that look like figures."""

import re
import unicodedata
from typing import NamedTuple

_LOOKALIKES = str.maketrans("oOQDiIlLzZeEaAsSGbBTg", "000011112233445568879")
_LETTERS = frozenset("oOiIlLzZsSB")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 60  # letters; a longer word is no numeral
_MOST_REMEMBERED = 200_000
_MOST_DIGITS = 20


class Numeral(NamedTuple):
    """What a word stands for: its digits; whether it hides them; whether it is an ordinary word as well."""

    digits: str
    hidden: bool
    doubtful: bool = False


class Numerals(dict[str, Numeral | None]):
    """The numeral that each word of a text in one language is, None for a word that is none.

    A dictionary that works out what it does not know yet, and remembers it.
    """

    def __init__(self, known: dict[str, str], doubtful: frozenset[str]) -> None:
        """Take the number words, and those among them that are ordinary words too."""
        self.known, self.doubtful = known, doubtful
        spelled = sorted((word for word in known if len(word) > 1), key=len, reverse=True)
        self._joined = re.compile("(?:" + "|".join(map(re.escape, spelled)) + "|[oIlOSZB])+")
        self._piece = re.compile("|".join(map(re.escape, spelled)) + "|[oIlOSZB]")

    def __missing__(self, word: str) -> Numeral | None:
        """Work out what `word` stands for."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = self._read(word) if len(word) <= _LONGEST else None
        return found

    def __reduce__(self) -> tuple[type["Numerals"], tuple[dict[str, str], frozenset[str]]]:
        """Pickle what it was made of, not what it remembers."""
        return Numerals, (self.known, self.doubtful)

    def _read(self, word: str) -> Numeral | None:
        digits = self._digits(word)
        if not digits or len(digits) > _MOST_DIGITS:
            return None
        hidden = not (word.isascii() and word.isdigit())
        single = hidden and len(word) == 1 and word.isalpha()
        return Numeral(digits, hidden, single or word.lower() in self.doubtful)

    def _digits(self, word: str) -> str | None:
        if word.isdigit():
            return figures(word)
        lower = word.lower()
        if lower in self.known:
            return self.known[lower]
        if any(letter.isdigit() for letter in word):
            return self._mixed(word)
        if len(word) <= 4 and _LETTERS.issuperset(word):  # "OO", "lO"
            return word.translate(_LOOKALIKES)
        return self._written_together(word)

    def _mixed(self, word: str) -> str | None:
        """Read "2O", "S6", "nine1seven", "20x12": figures, number words, letters that look like figures."""
        digits = ""
        for part in _PARTS.findall(word):
            read = self._part(part)
            if read is None:
                return None
            digits += read
        return digits

    def _part(self, part: str) -> str | None:
        if part.isdigit():
            return figures(part)
        if part in ("x", "X"):
            return ""
        if part.lower() in self.known:
            return self.known[part.lower()]
        read = part.translate(_LOOKALIKES)
        return read if read.isdigit() and len(part) <= 3 else self._written_together(part)

    def _written_together(self, word: str) -> str | None:
        """Read "threefive", "fiveI": at least one number word, and nothing else but look-alikes."""
        for written in (word, word.lower()):
            if self._joined.fullmatch(written):
                pieces = self._piece.findall(written)
                sizes = [len(piece) for piece in pieces if len(piece) > 1]
                if len(pieces) > 1 and sizes and (min(sizes) > 2 or max(sizes) > 3):  # "enten" is no "en ten"
                    return "".join(self.known.get(piece) or piece.translate(_LOOKALIKES) for piece in pieces)
        return None


def figures(word: str) -> str:
    """Return figures of any script as plain ones."""
    return "".join(str(unicodedata.digit(letter)) for letter in word)
