"""Runs of digits in a text: where a telephone number may stand, and where it cannot go on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading

SPACES = " \u00a0\u2009\u202f"
USUAL = frozenset({"", ".", "-", "–", "/", "(", ")", ")-", ").", "-(", "+", ")/"})
_PRICE = re.compile(r",-|:-|;-|\.-(?!-)|[€$£%]")
_LONGEST_GAP = 12
_MOST_JOINERS = 3
_STOPS = frozenset(
    {"minute", "hour", "the-hour", "kr", "DKK", "SEK", "NOK", "EUR", "USD", "GBP", "year", "measure", "month",
     "oclock", "am", "pm", "or", "per", "phone-cue"}
)  # fmt: skip


class Chunk(NamedTuple):
    """Digits read from a word: where, which, whether they hide, whether the word is an ordinary one too."""

    at: int
    last: int
    digits: str
    hidden: bool = False
    doubtful: bool = False


def core(gap: str) -> str:
    """Return a gap without the spaces around it; a long one counts as it stands."""
    return gap.strip(SPACES) if len(gap) <= 4 else gap


def plain_runs(reading: Reading) -> Iterator[list[Chunk]]:
    """Return the runs of plain digits with usual gaps."""
    run: list[Chunk] = []
    for at in reading.numbers:
        if reading.used[at]:
            continue
        if run and not (run[-1].at == at - 1 and core(reading.gaps[at - 1]) in USUAL):
            yield run
            run = []
        run.append(Chunk(at, at, reading.lower[at]))
    if run:
        yield run


def loose_runs(reading: Reading, *, any_words: bool = False) -> list[list[Chunk]]:
    """Return the runs of digits however written: figures, words, look-alikes, with joining words between.

    `any_words`: let words of any kind join within a sentence, except those that say what a number is.
    """
    numerals = reading.lexicon.numerals.get(reading.lang) or reading.lexicon.numerals[""]
    read = [numerals[word] for word in reading.words]
    runs: list[list[Chunk]] = []
    run: list[Chunk] = []
    for at in [at for at, numeral in enumerate(read) if numeral]:
        numeral = read[at]
        if numeral is None or reading.used[at]:
            continue
        if run and not _goes_on(reading, run[-1].at, at, any_words=any_words):
            runs.append(run)
            run = []
        digits = numeral.digits * 2 if reading.has(at - 1, "double") else numeral.digits
        run.append(Chunk(at, at, digits, numeral.hidden, numeral.doubtful))
    return [*runs, run] if run else runs


def _goes_on(reading: Reading, before: int, at: int, *, any_words: bool) -> bool:
    """Tell whether the digits at `at` may belong to the same number as those at `before`."""
    between = range(before + 1, at)
    if len(between) > _MOST_JOINERS or any(reading.used[one] for one in between):
        return False
    if any(len(gap) > _LONGEST_GAP or (len(gap) > 0 and gap != " " and _PRICE.search(gap)) for gap in reading.gaps[before:at]):
        return False
    if any_words:
        return reading.same_thought(before, at) and all(_STOPS.isdisjoint(reading.roles[one]) for one in between)
    return all(_joins(reading, one) for one in between)


def _joins(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return not word[0].isalnum() or word in ("x", "X") or reading.has(at, "joiner") or reading.has(at, "double")


def tens_and_units(reading: Reading, run: list[Chunk]) -> list[Chunk]:
    """Join "twenty two" into 22, where two number words stand side by side."""
    joined: list[Chunk] = []
    for chunk in run:
        before = joined[-1] if joined else None
        if before and chunk.at == before.at + 1 and _is_tens(reading, before, chunk):
            joined[-1] = Chunk(before.at, chunk.at, before.digits[0] + chunk.digits, hidden=True)
        else:
            joined.append(chunk)
    return joined


def _is_tens(reading: Reading, tens: Chunk, unit: Chunk) -> bool:
    words = reading.words[tens.at].isalpha() and reading.words[unit.at].isalpha()
    return words and len(tens.digits) == 2 and tens.digits[1] == "0" and tens.digits > "1" and len(unit.digits) == 1 and unit.digits > "0"
