"""The phrases that the catalogue writes, and finding thousands of them in one pass over the words of a text.

The language of phrases is told in docs/catalogue.md: words, `(a|b)`, `word*`, `*`, `...`.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import compress, count, product
from math import prod
from typing import NamedTuple

from trygvej.indicators.tokens import tokenise

MOST_VARIANTS = 500
_MOST_REMEMBERED = 200_000  # words
GAP = 3  # "..." stands for up to three words


class PhraseError(ValueError):
    """A phrase that the language does not know; the message says what and how to mend it."""


class Element(NamedTuple):
    """One place in a phrase: one of some words, the beginning of one, or (`gap`) up to GAP words of any kind."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    gap: bool = False

    @property
    def fixed(self) -> bool:
        """Whether the place asks for something: a wildcard does not."""
        return not self.gap and "" not in self.stems


class Match(NamedTuple):
    """A phrase found: the key it was filed under, first and last word (inclusive)."""

    key: Hashable
    first: int
    last: int


def variants(phrase: str) -> list[tuple[Element, ...]]:
    """Spell out `phrase` into plain sequences of elements.

    Raises PhraseError for brackets that do not match, a phrase that begins or ends with a wildcard, or one
    with more than MOST_VARIANTS readings.
    """
    if phrase != phrase.lower():
        raise PhraseError(f'"{phrase}" has capital letters: write it in lower case.')
    choices = [_choices(part) for part in _split(phrase)]
    count = prod(map(len, choices))
    if count > MOST_VARIANTS:
        raise PhraseError(f'"{phrase}" has {count} readings, more than {MOST_VARIANTS}: write several phrases.')
    spelled = [tuple(element for option in way for element in option) for way in product(*choices)]
    for elements in spelled:
        if not elements or not (elements[0].fixed and elements[-1].fixed):
            raise PhraseError(f'"{phrase}" may not begin or end with a wildcard, or be empty.')
    return spelled


def _split(phrase: str) -> list[str]:
    """Cut a phrase at the spaces outside brackets."""
    parts, depth, part = [], 0, ""
    for letter in phrase + " ":
        depth += (letter == "(") - (letter == ")")
        if depth not in (0, 1):
            break
        if letter == " " and not depth:
            parts += [part] if part else []
            part = ""
        else:
            part += letter
    if depth:
        raise PhraseError(f'"{phrase}" has brackets that do not match.')
    return parts


def _choices(part: str) -> list[tuple[Element, ...]]:
    """Return the readings of one part: words that may replace each other are one place, not many readings."""
    if not part.startswith("("):
        return [(_element(part),)]
    if not part.endswith(")"):
        raise PhraseError(f'"{part}": put a space after the bracket, or the whole word inside it.')
    options = [tuple(_element(word) for word in option.split()) for option in part[1:-1].split("|")]
    single = [option[0] for option in options if len(option) == 1 and option[0].fixed]
    others = [option for option in options if len(option) != 1 or not option[0].fixed]
    if not single:
        return others
    words = frozenset[str]().union(*(one.words for one in single))
    return [(Element(words, tuple(stem for one in single for stem in one.stems)),), *others]


def _element(word: str) -> Element:
    if word == "...":
        return Element(gap=True)
    stem = word.removesuffix("*")
    if stem and tokenise(stem).words != [stem]:
        raise PhraseError(f'"{word}" is not one word: write words with spaces, without punctuation.')
    return Element(frozenset([word])) if word == stem else Element(stems=(stem,))


_Phrases = tuple[tuple[Hashable, tuple[Element, ...]], ...]


class _Start(NamedTuple):
    """The phrases that one word may begin.

    `whole`: those it is all of. `by_next`: by their second word, with what follows after it. `others`: those
    whose second place is a stem or a wildcard, with all that follows.
    """

    whole: tuple[Hashable, ...]
    by_next: dict[str, _Phrases]
    others: _Phrases


class _Shelf(dict[str, _Start | None]):
    """The phrases that each word may begin. A new word is compared once with the stems, then remembered."""

    def __init__(self, words: dict[str, _Phrases], stems: dict[str, _Phrases]) -> None:
        super().__init__()
        self.words, self.stems = words, stems

    def __missing__(self, word: str) -> _Start | None:
        begun = self.words.get(word, ())
        for stem, more in self.stems.items():
            if word.startswith(stem):
                begun += more
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = start = _sorted(begun) if begun else None
        return start

    def __reduce__(self) -> tuple[object, ...]:
        """Send the phrases, not what was remembered, to another process."""
        return _Shelf, (self.words, self.stems)


def _sorted(begun: _Phrases) -> _Start:
    """Sort phrases by what their second word may be, so that most are never followed."""
    by_next: dict[str, _Phrases] = {}
    others: _Phrases = ()
    for key, rest in begun:
        if rest and rest[0].words and not rest[0].stems:
            for word in rest[0].words:
                by_next[word] = (*by_next.get(word, ()), (key, rest[1:]))
        elif rest:
            others += ((key, rest),)
    return _Start(tuple(key for key, rest in begun if not rest), by_next, others)


@dataclass(slots=True)
class PhraseBook:
    """Phrases filed under keys, found all at once with one look-up a word."""

    _shelf: _Shelf = field(default_factory=lambda: _Shelf({}, {}))

    def add(self, key: Hashable, phrase: str) -> None:
        """File `phrase` under `key`. Raises PhraseError."""
        shelf = self._shelf
        for first, *rest in variants(phrase):
            begun = ((key, tuple(rest)),)
            for word in first.words:
                shelf.words[word] = shelf.words.get(word, ()) + begun
            for stem in first.stems:
                shelf.stems[stem] = shelf.stems.get(stem, ()) + begun
        shelf.clear()

    def find(self, words: list[str]) -> list[Match]:
        """Return all phrases in `words` (in lower case), in the order in which they begin."""
        found: list[Match] = []
        final = len(words) - 1
        starts = [*map(self._shelf.__getitem__, words)]
        for at in compress(count(), starts):
            start = starts[at]
            assert start is not None
            for key in start.whole:
                found.append(Match(key, at, at))
            if at == final:
                continue
            for key, rest in start.by_next.get(words[at + 1], ()):
                last = _follow(words, at + 2, rest)
                if last is not None:
                    found.append(Match(key, at, last))
            for key, rest in start.others:
                last = _follow(words, at + 1, rest)
                if last is not None:
                    found.append(Match(key, at, last))
        return found


def _follow(words: list[str], at: int, rest: tuple[Element, ...]) -> int | None:
    """Return the index of the last word if `rest` can be read from `at` on, else None."""
    for i, element in enumerate(rest):
        if element.gap:
            after = rest[i + 1 :]
            for skip in range(GAP + 1):
                end = _follow(words, at + skip, after)
                if end is not None:
                    return end
            return None
        if at >= len(words) or not (words[at] in element.words or words[at].startswith(element.stems)):
            return None
        at += 1
    return at - 1
