"""Telephone numbers, plain and disguised."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from trygvej.adverts.extract.plans import LONGEST, Plan, elsewhere, international
from trygvej.adverts.extract.reading import Reading

_SPACES = " \u00a0\u2009\u202f"
_USUAL = {"", ".", "-", "–", "/", "(", ")", ")-", ").", "-(", "+", ")/"}
_PRICE_GAP = re.compile(r",-|:-|;-|\.-|[€$£%]")
_LOOKALIKES = str.maketrans("oOQDiIlLzZeEaAsSGbBTg", "000011112233445568879")
_LETTERS = frozenset("oOiIlLzZsSB")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
LONGEST_GAP = 12
MOST_JOINERS = 3


class Chunk(NamedTuple):
    """Digits read from a word: where, which, whether they hide, whether the word is an ordinary one too."""

    at: int
    digits: str
    hidden: bool
    doubtful: bool = False
    last: int = -1  # the last word it was read from, if more than one


class Found(NamedTuple):
    """A number found: E.164, first and last word, whether it was written so as to hide it."""

    number: str
    first: int
    last: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Window:
    """A stretch of chunks that makes a number."""

    score: int
    first: int
    last: int
    number: str
    hidden: bool


_Judge = Callable[[Reading, list[Chunk], int, int, str], _Window | None]


def plain(reading: Reading) -> list[Found]:
    """Return the numbers in plain digits, grouped as usual, and mark their words as read.

    To be called before prices and hours are read: a telephone number of the usual form is rarely anything else.
    """
    return [one for run in _plain_runs(reading) for one in _pick(reading, run, _plain_window)]


def disguised(reading: Reading) -> list[Found]:
    """Return the numbers that are spelled, mixed, starred or broken up, in the words nothing else was read from."""
    found: list[Found] = []
    for run in _loose_runs(reading):
        if sum(len(chunk.digits) for chunk in run) < 6:  # noqa: PLR2004 the shortest plan has six digits
            continue
        joined = _tens_and_units(run, reading)
        found += (_pick(reading, joined, _loose_window) if joined != run else []) or _pick(reading, run, _loose_window)
    return found


def _plain_runs(reading: Reading) -> Iterator[list[Chunk]]:
    run: list[Chunk] = []
    for at in reading.numbers:
        if run and not (run[-1].at == at - 1 and _core(reading.gaps[at - 1]) in _USUAL):
            yield run
            run = []
        if not reading.used[at]:
            run.append(Chunk(at, reading.lower[at], False))
    if run:
        yield run


def _core(gap: str) -> str:
    return gap.strip(_SPACES) if len(gap) <= 4 else gap  # noqa: PLR2004 " (0) " is no gap, " - " is


def _pick(reading: Reading, run: list[Chunk], judge: _Judge) -> list[Found]:
    """Choose the best windows that do not overlap, and mark their words."""
    windows = sorted(_windows(reading, run, judge), key=lambda one: (-one.score, one.first))
    taken = bytearray(len(run))
    chosen: list[Found] = []
    for one in windows:
        if not any(taken[one.first : one.last + 1]):
            taken[one.first : one.last + 1] = b"\x01" * (one.last - one.first + 1)
            first, end = run[one.first].at, run[one.last]
            reading.use(first, max(end.at, end.last))
            chosen.append(Found(one.number, first, max(end.at, end.last), one.hidden))
    return sorted(chosen, key=lambda one: one.first)


def _windows(reading: Reading, run: list[Chunk], judge: _Judge) -> Iterator[_Window]:
    plan = reading.lexicon.plans.get(reading.country or "")
    for first, chunk in enumerate(run):
        abroad = _calls_abroad(reading, chunk)
        digits = ""
        for last in range(first, len(run)):
            digits += run[last].digits
            if len(digits) > LONGEST + 2:
                break
            number = _number(digits, abroad, plan, reading)
            if number:
                judged = judge(reading, run, first, last, number)
                if judged:
                    yield judged


def _calls_abroad(reading: Reading, chunk: Chunk) -> bool:
    return reading.gap_before(chunk.at).rstrip(_SPACES + "(").endswith("+") or chunk.digits.startswith("00")


def _number(digits: str, abroad: bool, plan: Plan | None, reading: Reading) -> str | None:
    if abroad:
        return international(digits.removeprefix("00"), reading.lexicon.plans)
    if plan:
        return plan.at_home(digits)
    return elsewhere(digits, reading.country) if reading.country and len(digits) > 5 else None  # noqa: PLR2004


def _plain_window(reading: Reading, run: list[Chunk], first: int, last: int, number: str) -> _Window | None:
    """Judge a window of plain digits: usual shape, one kind of gap, at the edge of its run, after "tel"."""
    chunks = run[first : last + 1]
    abroad = _calls_abroad(reading, chunks[0])
    shape = "".join(str(len(chunk.digits)) for chunk in chunks)
    plan = reading.lexicon.plans.get(reading.country or "")
    cue = _cued(reading, chunks[0].at)
    usual = abroad or not plan or not plan.shapes or shape in plan.shapes
    gaps = [_core(reading.gaps[chunk.at]) for chunk in chunks[:-1]]
    even = len(set(gaps)) <= 1 or abroad or len(set(gaps[1:])) <= 1 or not (plan and plan.shapes)
    if not (usual and even) or _is_money(reading, chunks[-1].at):
        return None
    singles = len(chunks) > 4 and all(len(chunk.digits) == 1 for chunk in chunks)
    score = 10 * abroad + 4 * (len(set(gaps)) <= 1) + 3 * cue + (first == 0) + (last == len(run) - 1)
    score += len("".join(chunk.digits for chunk in chunks)) if abroad or not (plan and plan.shapes) else 0
    return _Window(score, first, last, number, singles)


def _is_money(reading: Reading, at: int) -> bool:
    return bool(_PRICE_GAP.match(reading.gaps[at].lstrip())) or reading.has(at + 1, "kr")


def _cued(reading: Reading, at: int) -> bool:
    return any(reading.has(one, "phone-cue") for one in range(at - 3, at))


def _loose_runs(reading: Reading) -> Iterator[list[Chunk]]:
    """Cut the text where no digit can follow: at a letter that joins nothing, a price, a word already read."""
    run: list[Chunk] = []
    joiners = 0
    for at, word in enumerate(reading.words):
        chunk = None if reading.used[at] else _chunk(reading, at, word)
        if chunk:
            if run and not _joined(reading, run[-1].at, at):
                yield run
                run = []
            run.append(chunk)
            joiners = 0
        elif run and joiners < MOST_JOINERS and not reading.used[at] and _joins(reading, at):
            joiners += 1
        elif run:
            yield run
            run = []
    if run:
        yield run


def _joins(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return not word[0].isalnum() or word in ("x", "X") or reading.has(at, "joiner") or reading.has(at, "double")


def _joined(reading: Reading, before: int, at: int) -> bool:
    gaps = reading.gaps[before:at]
    return all(len(gap) <= LONGEST_GAP and not _PRICE_GAP.search(gap) for gap in gaps)


def _chunk(reading: Reading, at: int, word: str) -> Chunk | None:
    memo = reading.lexicon.memo.setdefault(reading.lang, {})
    if word in memo:
        digits = memo[word]
    else:
        digits = memo[word] = _digits(reading, word)
    if digits is None:
        return None
    if reading.has(at - 1, "double"):
        digits *= 2
    hidden = not (word.isascii() and word.isdigit())
    doubtful = reading.lower[at] in reading.lexicon.doubtful or (hidden and len(word) == 1 and word.isalpha())
    return Chunk(at, digits, hidden, doubtful)


def _digits(reading: Reading, word: str) -> str | None:
    """Return the digits that a word stands for: of any script, spelled, or letters that look like them."""
    if word.isdigit():
        return "".join(str(unicodedata.digit(letter)) for letter in word)
    known = reading.lexicon.digits.get(reading.lang) or _all_digits(reading)
    lower = word.lower()
    if lower in known:
        return known[lower]
    if any(letter.isdigit() for letter in word):
        return _mixed(word, known)
    if len(word) <= 4 and all(letter in _LETTERS for letter in word):  # noqa: PLR2004 "OO", "lO"
        return word.translate(_LOOKALIKES)
    return None


def _all_digits(reading: Reading) -> dict[str, str]:
    return {word: digits for known in reading.lexicon.digits.values() for word, digits in known.items()}


def _mixed(word: str, known: dict[str, str]) -> str | None:
    """Read "2O", "S6", "nine1seven", "20x12": digits, number words, and letters that look like digits."""
    digits = ""
    for part in _PARTS.findall(word):
        if part.isdigit():
            digits += "".join(str(unicodedata.digit(letter)) for letter in part)
        elif part.lower() in known:
            digits += known[part.lower()]
        elif part not in ("x", "X"):
            read = part.translate(_LOOKALIKES)
            if not read.isdigit() or len(part) > 3:  # noqa: PLR2004 longer is a word, not a disguise
                return None
            digits += read
    return digits or None


def _tens_and_units(run: list[Chunk], reading: Reading) -> list[Chunk]:
    """Join "twenty two" into 22, where the language says it so."""
    joined: list[Chunk] = []
    for chunk in run:
        before = joined[-1] if joined else None
        if before and before.hidden and chunk.hidden and chunk.at == before.at + 1 and _is_tens(before, chunk, reading):
            joined[-1] = Chunk(before.at, before.digits[0] + chunk.digits, True, last=chunk.at)
        else:
            joined.append(chunk)
    return joined


def _is_tens(tens: Chunk, unit: Chunk, reading: Reading) -> bool:
    words = reading.words[tens.at].isalpha() and reading.words[unit.at].isalpha()
    return words and tens.digits[1:] == "0" and len(tens.digits) == 2 and tens.digits > "1" and "0" < unit.digits <= "9"  # noqa: PLR2004


def _loose_window(reading: Reading, run: list[Chunk], first: int, last: int, number: str) -> _Window | None:
    """Judge a window that may hide: no ordinary word at its edges, the whole run rather than a part."""
    chunks = run[first : last + 1]
    gaps = ["".join(reading.gaps[a.at : b.at]) for a, b in zip(chunks, chunks[1:], strict=False)]
    jumps = any(b.at > max(a.at, a.last) + 1 for a, b in zip(chunks, chunks[1:], strict=False))
    cores = {_core(gap) for gap in gaps}
    odd = bool(cores - _USUAL) or jumps or any(chunk.hidden for chunk in chunks)
    cue = _cued(reading, chunks[0].at)
    if any("," in core for core in cores) and len(cores) > 1 and not any(chunk.hidden for chunk in chunks):
        return None
    if not odd and not cue and len(cores) > 1:
        return None
    edges = chunks[0].doubtful + chunks[-1].doubtful
    score = 4 * (first == 0) + 4 * (last == len(run) - 1) + 3 * cue - 3 * edges - len(cores)
    score += 10 * _calls_abroad(reading, chunks[0]) + len(chunks)
    singles = all(len(chunk.digits) == 1 for chunk in chunks)
    return _Window(score, first, last, number, odd or singles)


_Judge = Callable[[Reading, list[Chunk], int, int, str], _Window | None]