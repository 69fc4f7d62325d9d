"""One text being read: its words, what the code lists say of them, and which words are already spoken for."""

from dataclasses import dataclass, field
from itertools import compress, count

from trygvej.adverts.extract.lexicon import NO_ROLES, OTHER, Form, Forms, Lexicon, split_words
from trygvej.adverts.extract.numerals import Numeral
from trygvej.indicators.public import Match, Tokens

HOME = {"da": "DK", "sv": "SE", "no": "NO"}  # where a text in that language is at home, if nobody says
_PAD = 12  # so many words may be looked at before the first and after the last one


@dataclass(slots=True)
class Reading:
    """The state of reading one text.

    `lead`, `words`, `lower`, `gaps`: as in Tokens, but with numbers cut from their units ("30min" is two words).
    `roles`: what the reading words say of each word, with empty ones at the end, so that looking a little
    before the first word or after the last is allowed. `numbers`: indices of the words that are plain digits;
    `numeric` the same for asking. `used`: 1 for each word that something was read from. `numerals`: what digits
    each word stands for, however written, None for most; `digital`: indices of the others. `found`: matches of the
    phrase book by list.
    """

    lead: str
    words: list[str]
    lower: list[str]
    gaps: list[str]
    lang: str
    country: str | None
    lexicon: Lexicon
    roles: list[frozenset[str]]
    numbers: list[int]
    numeric: frozenset[int]
    used: bytearray
    numerals: list[Numeral | None]
    digital: list[int]
    found: dict[str, list[Match]] = field(default_factory=dict)

    def has(self, at: int, role: str) -> bool:
        """Tell whether the word at `at` is listed under the reading word `role`."""
        return role in self.roles[at]

    def gap_before(self, at: int) -> str:
        """Return what stands before the word at `at`."""
        return self.gaps[at - 1] if at else self.lead

    def value(self, at: int) -> int:
        """Return the number at `at`, which is plain digits."""
        return int(self.lower[at])

    def use(self, first: int, last: int) -> None:
        """Mark the words from `first` to `last` as read."""
        self.used[first : last + 1] = b"\x01" * (last - first + 1)

    def free(self, first: int, last: int) -> bool:
        """Tell whether no word from `first` to `last` has been read as something."""
        return not any(self.used[first : last + 1])

    def matches(self, name: str) -> list[Match]:
        """Return the matches of a code list, or of a reading word that may be several words long."""
        return self.found.get(name, [])

    def ends(self, at: int) -> bool:
        """Tell whether a thought ends after the word at `at`: with a line, or a full stop before a capital."""
        if at >= len(self.gaps) - 1:
            return True
        gap = self.gaps[at]
        if gap in _FLOWING:
            return False
        if "\n" in gap or "!" in gap or "?" in gap or "•" in gap or "|" in gap:
            return True
        return "." in gap and gap[-1] == " " and self.words[at + 1][0].isupper()

    def same_thought(self, first: int, last: int) -> bool:
        """Tell whether no thought ends between the words `first` and `last`."""
        return first >= 0 and not any(self.ends(at) for at in range(first, last))


_FLOWING = frozenset({" ", ", ", "-", ": ", "", "/", " - "})


def start(tokens: Tokens, lang: str, country: str | None, lexicon: Lexicon) -> Reading:
    """Begin reading a text in `lang`; `country` (ISO 3166) is where it was put up, None if nobody knows."""
    words, lower, gaps = tokens.words, tokens.lower, tokens.gaps
    forms = lexicon.forms[lang if lang in lexicon.forms else OTHER]
    known = [*map(forms.__getitem__, words)]
    mixed = [at for at, one in enumerate(known) if one.mixed]
    if mixed:
        words, lower, gaps, known = _cut(tokens, mixed, known, forms, lexicon.before_numbers)
    roles, numerals, number, _ = zip(*known, strict=True) if known else [()] * len(Form._fields)
    numbers = [*compress(count(), number)]
    reading = Reading(
        tokens.lead, words, lower, gaps, lang, country or HOME.get(lang), lexicon, [*roles, *[NO_ROLES] * _PAD],
        numbers, frozenset(numbers), bytearray(len(words)), [*numerals], [*compress(count(), numerals)],
    )  # fmt: skip
    for match in lexicon.book.find(lower):
        reading.found.setdefault(match.key[0], []).append(match)  # type: ignore[index]
    return reading


def _cut(
    tokens: Tokens, mixed: list[int], known: list[Form], forms: Forms, before_numbers: frozenset[str]
) -> tuple[list[str], list[str], list[str], list[Form]]:
    """Cut numbers from their units, only where there are any: "30min", "1½", "kr500"."""
    words: list[str] = []
    lower: list[str] = []
    gaps: list[str] = []
    of_words: list[Form] = []
    done = 0
    for at in mixed:
        alone = at == 0 or tokens.gaps[at - 1][-1:] in (" ", "\n", ":", "(")
        parts = split_words(tokens.words[at], before_numbers if alone else frozenset())
        words += [*tokens.words[done:at], *parts]
        lower += [*tokens.lower[done:at], *[part.lower() for part in parts]]
        gaps += [*tokens.gaps[done:at], *[""] * (len(parts) - 1), tokens.gaps[at]]
        of_words += [*known[done:at], *[forms[part] for part in parts]]
        done = at + 1
    return words + tokens.words[done:], lower + tokens.lower[done:], gaps + tokens.gaps[done:], of_words + known[done:]
