"""Runs of digits in a text: where a telephone number may stand, and where it cannot go on."""

import re
from bisect import bisect_right
from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading

SPACES = " \u00a0\u2009\u202f"
USUAL = frozenset({"", ".", "-", "–", "/", "(", ")", ")-", ").", "-(", "+", ")/"})
_PRICE = re.compile(r",-|:-|;-|\.-(?!-)|[€$£%]")
_LONGEST_GAP = 12
_MOST_JOINERS = 3
_FAR = _MOST_JOINERS + 2  # words; digits so far apart are not of one number
_DOUBLED = 2  # digits that "double" may add
_MOST_GROUPS = 20
_PLAIN_GAPS = frozenset({" ", "", "-", "\n", ". ", ", ", "."})
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


def plain_runs(reading: Reading, fewest: int) -> list[list[Chunk]]:
    """Return the runs of plain digits with usual gaps that have at least `fewest` digits."""
    runs: list[list[int]] = []
    before, size = -2, 0
    for at in reading.numbers:
        if reading.used[at]:
            continue
        if at == before + 1 and core(reading.gaps[before]) in USUAL:
            runs[-1].append(at)
        else:
            if runs and size < fewest:
                runs.pop()
            runs.append([at])
            size = 0
        before, size = at, size + len(reading.lower[at])
    if runs and size < fewest:
        runs.pop()
    return [[Chunk(at, at, reading.lower[at]) for at in run] for run in runs]


def loose_runs(reading: Reading, fewest: int) -> list[list[Chunk]]:
    """Return the runs of digits however written: figures, words, look-alikes, with joining words between."""
    runs: list[list[int]] = []
    before, size = -_FAR, 0
    for at in reading.digital:
        if reading.used[at]:
            continue
        if at - before < _FAR and _goes_on(reading, before, at):
            runs[-1].append(at)
        else:
            if runs and size + _DOUBLED < fewest:
                runs.pop()
            runs.append([at])
            size = 0
        before, size = at, size + _length(reading, at)
    return [run for run in (chunks(reading, run) for run in runs) if _size(run) >= fewest]


def interrupted_run(reading: Reading, first: int, fewest: int) -> list[Chunk]:
    """Return the run of groups from `first` on among words of any kind; empty if it has too few digits.

    Only words that say what a number is, and the end of a thought, break it.
    """
    run = [first]
    for at in reading.digital[bisect_right(reading.digital, first) :][:_MOST_GROUPS]:
        if reading.used[at] or at - run[-1] >= _FAR or not _goes_on_anyhow(reading, run[-1], at):
            break
        run.append(at)
    found = chunks(reading, run)
    return found if _size(found) >= fewest else []


def chunks(reading: Reading, run: list[int]) -> list[Chunk]:
    """Return the digits of the words of a run."""
    return [_chunk(reading, at) for at in run]


def _length(reading: Reading, at: int) -> int:
    numeral = reading.numerals[at]
    return len(numeral.digits) if numeral else 0


def _size(run: list[Chunk]) -> int:
    return sum([len(one.digits) for one in run])


def _chunk(reading: Reading, at: int) -> Chunk:
    numeral = reading.numerals[at]
    assert numeral is not None
    digits = numeral.digits * 2 if reading.has(at - 1, "double") else numeral.digits
    return Chunk(at, at, digits, numeral.hidden, numeral.doubtful and not _glued(reading, at))


def _glued(reading: Reading, at: int) -> bool:
    """Tell whether figures stand right beside the word: the "B" of "6B" is no ordinary letter."""
    before = at > 0 and not reading.gaps[at - 1] and at - 1 in reading.numeric
    return before or (not reading.gaps[at] and at + 1 in reading.numeric)


def _goes_on(reading: Reading, before: int, at: int) -> bool:
    """Tell whether the digits at `at` may belong to the same number as those at `before`."""
    for one in range(before + 1, at):
        if reading.used[one] or not _joins(reading, one):
            return False
    return _gaps_join(reading, before, at)


def _goes_on_anyhow(reading: Reading, before: int, at: int) -> bool:
    """Tell the same where any words may join."""
    for one in range(before + 1, at):
        if reading.used[one] or not _STOPS.isdisjoint(reading.roles[one]):
            return False
    return _gaps_join(reading, before, at) and reading.same_thought(before, at)


def _gaps_join(reading: Reading, before: int, at: int) -> bool:
    for gap in reading.gaps[before:at]:
        if gap not in _PLAIN_GAPS and (len(gap) > _LONGEST_GAP or _PRICE.search(gap)):
            return False
    return True


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
    words = (
        reading.words[tens.at].isalpha() and reading.words[unit.at].isalpha() and reading.gaps[tens.at] in (" ", "-")
    )
    return (
        words
        and len(tens.digits) == 2
        and tens.digits[1] == "0"
        and tens.digits > "1"
        and len(unit.digits) == 1
        and unit.digits > "0"
    )
