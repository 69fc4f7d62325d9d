"""Telephone numbers, plain and disguised."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from trygvej.adverts.extract.plans import LONGEST, Plan, elsewhere, international
from trygvej.adverts.extract.reading import Reading
from trygvej.adverts.extract.runs import (
    SPACES,
    USUAL,
    Chunk,
    core,
    interrupted_run,
    loose_runs,
    plain_runs,
    tens_and_units,
)

_PRICE_GAP = re.compile(r"[ \t]*(?:,-|:-|;-|\.-|[€$£%])")
_FEWEST = 6  # digits of the shortest plan
_GROUP = range(2, 5)  # digits of a group


_Judge = Callable[[Reading, list[Chunk], bool], tuple[int, bool] | None]
"""Tells how good a window is, and whether it hides; None if it is no number."""


class Found(NamedTuple):
    """A number found: E.164, first and last word, whether it was written so as to hide it."""

    number: str
    first: int
    last: int
    hidden: bool


class _Window(NamedTuple):
    """A stretch of chunks that makes a number."""

    score: int
    first: int
    last: int
    number: str
    hidden: bool


def use_others(reading: Reading) -> None:
    """Mark the numbers that are said to be of another kind as read: an id, an account, a company."""
    for match in reading.matches("other-number"):
        at = match.last + 1
        at += reading.has(at, "number-word")
        if at not in reading.numeric or not reading.same_thought(match.last, at):
            continue
        last = at
        while last + 1 in reading.numeric and reading.gaps[last] in (" ", "-", ".", ""):
            last += 1
        reading.use(at, last)


def plain(reading: Reading) -> list[Found]:
    """Return the numbers in plain digits, grouped as usual, and mark their words as read.

    To be called before prices and hours are read: a telephone number of the usual form is rarely anything else.
    """
    return [one for run in plain_runs(reading, _fewest(reading)) for one in _pick(reading, run, _plain_window)]


def announced(reading: Reading) -> list[Found]:
    """Return the disguised numbers that can be nothing else: after "call", or with every digit hidden or alone.

    To be called before prices and hours are read.
    """
    fewest = _fewest(reading)
    found: list[Found] = []
    for run in loose_runs(reading, fewest):
        if _cued(reading, run[0].at) or all(one.hidden or len(one.digits) == 1 for one in run):
            found += _read(reading, run)
    for at in reading.numbers:
        if not reading.used[at] and len(reading.lower[at]) in _GROUP and _cued(reading, at):
            found += _interrupted(reading, interrupted_run(reading, at, fewest))
    return found


def _interrupted(reading: Reading, run: list[Chunk]) -> list[Found]:
    """Read a number whose groups stand among words of any kind: "call 20 first 34 after that 56 78"."""
    if len(run) < 2 or any(one.hidden or len(one.digits) not in _GROUP for one in run):
        return []
    return [one._replace(hidden=True) for one in _pick(reading, run, _loose_window)]


def remaining(reading: Reading) -> list[Found]:
    """Return the disguised numbers among the words that nothing else was read from."""
    return [one for run in loose_runs(reading, _fewest(reading)) for one in _read(reading, run)]


def _fewest(reading: Reading) -> int:
    """Return how many digits a number has at least."""
    plan = reading.lexicon.plans.get(reading.country or "")
    return plan.fewest if plan else _FEWEST


def _read(reading: Reading, run: list[Chunk]) -> list[Found]:
    joined = tens_and_units(reading, run)
    return (_pick(reading, joined, _loose_window) if joined != run else []) or _pick(reading, run, _loose_window)


def _pick(reading: Reading, run: list[Chunk], judge: _Judge) -> list[Found]:
    """Choose the best windows that do not overlap, and mark their words."""
    windows = list(_windows(reading, run, judge))
    if len(windows) > 1:
        windows.sort(key=lambda one: (-one.score, one.first))
    taken = bytearray(len(run))
    chosen: list[Found] = []
    for one in windows:
        if not any(taken[one.first : one.last + 1]):
            taken[one.first : one.last + 1] = b"\x01" * (one.last - one.first + 1)
            first, last = run[one.first].at, run[one.last].last
            reading.use(first, last)
            chosen.append(Found(one.number, first, last, one.hidden))
    return sorted(chosen, key=lambda one: one.first) if len(chosen) > 1 else chosen


def _windows(reading: Reading, run: list[Chunk], judge: _Judge) -> Iterator[_Window]:
    plan = reading.lexicon.plans.get(reading.country or "")
    fewest, cued = _fewest(reading), _cued(reading, run[0].at)
    for first, chunk in enumerate(run):
        abroad = _calls_abroad(reading, chunk)
        if not (abroad or reading.country):
            continue
        digits = ""
        for last in range(first, len(run)):
            digits += run[last].digits
            if len(digits) > LONGEST + 2:
                break
            number = _number(reading, digits, abroad, plan) if len(digits) >= fewest else None
            judged = judge(reading, run[first : last + 1], abroad) if number else None
            if number and judged:
                score, hidden = judged
                score += 4 * (last == len(run) - 1) + (7 if cued else 4) * (first == 0)
                yield _Window(score, first, last, number, hidden)


def _calls_abroad(reading: Reading, chunk: Chunk) -> bool:
    if chunk.digits.startswith("00") and (len(chunk.digits) > 4 or chunk.digits[2:3] != "0"):
        return True
    return reading.gap_before(chunk.at).rstrip(SPACES + "(").endswith("+")


def _number(reading: Reading, digits: str, abroad: bool, plan: Plan | None) -> str | None:
    if abroad:
        return international(digits.removeprefix("00"), reading.lexicon.plans)
    return plan.at_home(digits) if plan else elsewhere(digits, reading.country)


def _plain_window(reading: Reading, chunks: list[Chunk], abroad: bool) -> tuple[int, bool] | None:
    """Judge a window of plain digits: usual groups, one kind of gap, no price, no opening hours."""
    plan = reading.lexicon.plans.get(reading.country or "")
    shaped = plan is not None and bool(plan.shapes)
    if shaped and plan and not abroad and "".join(str(len(one.digits)) for one in chunks) not in plan.shapes:
        return None
    gaps = [core(reading.gaps[one.at]) for one in chunks[:-1]]
    one_kind = len(set(gaps)) <= 1
    if not (one_kind or abroad or len(set(gaps[1:])) <= 1) or _is_money(reading, chunks[-1].at):
        return None
    if not abroad and _is_clocks(reading, chunks):
        return None
    singles = len(chunks) > 4 and all(len(one.digits) == 1 for one in chunks)
    size = sum(len(one.digits) for one in chunks) if abroad or not shaped else 0
    return 10 * abroad + 4 * one_kind + size, singles


def _is_clocks(reading: Reading, chunks: list[Chunk]) -> bool:
    """Tell whether four pairs are opening hours: "09.00-18.30"."""
    if len(chunks) != 4:
        return False
    gaps = [reading.gaps[one.at].strip() for one in chunks[:3]]
    return gaps[0] == gaps[2] and gaps[0] in (".", ":") and gaps[1] in ("-", "–")


def _is_money(reading: Reading, at: int) -> bool:
    gap = reading.gaps[at]
    if _PRICE_GAP.match(gap):
        return "\n" not in gap and not (gap[-1:] in "€$£" and at + 1 in reading.numeric)
    return reading.has(at + 1, "kr") and not gap.strip(" -")


def _cued(reading: Reading, at: int) -> bool:
    """Tell whether "call" or the like stands before a number, or another number and "or"."""
    roles = reading.roles
    if "phone-cue" in roles[at - 1] or "phone-cue" in roles[at - 2] or "phone-cue" in roles[at - 3]:
        return True
    return "or" in roles[at - 1] and at > 1 and bool(reading.used[at - 2])


def _loose_window(reading: Reading, chunks: list[Chunk], abroad: bool) -> tuple[int, bool] | None:
    """Judge a window that may hide: no ordinary word at its edges, as much of the run as can be."""
    pairs = list(pairwise(chunks))
    cores = {core("".join(reading.gaps[a.last : b.at])) for a, b in pairs}
    hides = any(one.hidden for one in chunks)
    odd = hides or any(b.at > a.last + 1 for a, b in pairs) or not cores <= _usual(reading, chunks)
    cue = _cued(reading, chunks[0].at)
    if not hides and len(cores) > 1 and (any("," in one for one in cores) or not (odd or cue)):
        return None
    if _is_money(reading, chunks[-1].last) or (not hides and _is_clocks(reading, chunks)):
        return None
    lines = sum("\n" in one for one in cores)
    edges = chunks[0].doubtful + chunks[-1].doubtful
    singles = all(len(one.digits) == 1 for one in chunks)
    return -3 * edges - len(cores) - 2 * lines + 10 * abroad + len(chunks), odd or singles


def _usual(reading: Reading, chunks: list[Chunk]) -> frozenset[str]:
    """Return the gaps that are usual; where numbers have area codes, brackets around whole groups are."""
    plan = reading.lexicon.plans.get(reading.country or "")
    area = plan is not None and plan.area and all(len(one.digits) > 2 for one in chunks)
    return USUAL | {")("} if area else USUAL
