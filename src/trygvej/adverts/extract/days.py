"""The days that opening hours are for: the words right before a time, or right after it."""

from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading
from trygvej.indicators.public import Match

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAYS_OF = {"weekdays": WEEK[:5], "weekend": WEEK[5:], "daily": WEEK}
_DASHES = frozenset({"-", "–", "—", "--"})
_FILLERS = ("clock", "oclock", "and", "open", "between", "from")
_MOST_FILLERS = 3
_MOST_DAYS = 8


class Days(NamedTuple):
    """Days, None for all of them or none named; the last word they were read from, -1 if none is named."""

    days: tuple[str, ...] | None
    last: int


_NONE = Days(None, -1)


def days_by(reading: Reading, first: int, last: int, floor: int) -> Days:
    """Return the days named right before word `first` (but after word `floor`), or else right after word `last`."""
    matches = reading.matches("weekdays")
    if not matches:
        return _NONE
    strange = reading.lexicon.strange_days.get(reading.lang, reading.lexicon.strange_days[""])
    listed = [one for one in matches if one.first != one.last or reading.lower[one.first] not in strange]
    return _before(reading, listed, first, floor) or _after(reading, listed, last) or _NONE


def _before(reading: Reading, matches: list[Match], first: int, floor: int) -> Days | None:
    ends: dict[int, Match] = {}
    for one in matches:  # the longest expression that ends at a word
        if one.last < first and (one.last not in ends or one.first < ends[one.last].first):
            ends[one.last] = one
    chain: list[Match] = []
    at, fillers = first - 1, 0
    while at > floor and fillers <= _MOST_FILLERS and len(chain) < _MOST_DAYS and not _stops(reading, at):
        if at in ends:
            chain.append(ends[at])
            at, fillers = ends[at].first - 1, 0
        elif _fills(reading, at, bool(chain)):
            at, fillers = at - 1, fillers + 1
        else:
            break
    return _read(reading, chain[::-1]) if chain else None


def _after(reading: Reading, matches: list[Match], last: int) -> Days | None:
    chain: list[Match] = []
    at = last
    for one in matches:
        if one.first <= at:
            continue
        between = range(at + 1, one.first)
        if len(between) > 2 or not all(_fills(reading, i, bool(chain)) for i in between):
            break
        if any(_parts(reading.gaps[i]) for i in range(at, one.first)):
            break
        chain.append(one)
        at = one.last
    if not chain or reading.has(at + 1, "closed") or _leads_on(reading, at):
        return None
    return _read(reading, chain)


def _leads_on(reading: Reading, at: int) -> bool:
    """Tell whether the time that the day at `at` is for follows it: "10-14, monday 12-18"."""
    time = at + 1 in reading.numeric or reading.has(at + 1, "oclock")
    return time and "," not in reading.gaps[at] and ";" not in reading.gaps[at]


def _stops(reading: Reading, at: int) -> bool:
    """Tell whether the thought ends after the word at `at`; a heading may stand on a line of its own."""
    gap = reading.gaps[at]
    return "!" in gap or "?" in gap or "\n\n" in gap


def _parts(gap: str) -> bool:
    return "\n" in gap or "." in gap or "!" in gap or ";" in gap


def _fills(reading: Reading, at: int, inside: bool) -> bool:
    """Tell whether the word may stand between days and times; between two days only what joins them."""
    roles = ("until", "and", "from") if inside else _FILLERS
    return any(reading.has(at, role) for role in roles)


def _read(reading: Reading, chain: list[Match]) -> Days:
    """Put the named days together: "mon-fri" is a range, "mon, wed and fri" a list."""
    named: set[str] = set()
    before: tuple[str, int] | None = None
    for match in chain:
        code = str(match.key[1])  # type: ignore[index]
        if before and code in WEEK and before[0] in WEEK and _ranged(reading, before[1], match.first):
            named.update(_range(before[0], code))
        else:
            named.update(_DAYS_OF.get(code, (code,)))
        before = code, match.last
    days = tuple(day for day in WEEK if day in named)
    return Days(None if len(days) == len(WEEK) else days, chain[-1].last)


def _range(first: str, last: str) -> tuple[str, ...]:
    one, two = WEEK.index(first), WEEK.index(last)
    return WEEK[one : two + 1] if one <= two else WEEK[one:] + WEEK[: two + 1]


def _ranged(reading: Reading, last: int, first: int) -> bool:
    return reading.gaps[last].strip(" .") in _DASHES or (first == last + 2 and reading.has(last + 1, "until"))
