"""Dates (so that they are nothing else) and opening hours."""

from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAYS_OF = {"weekdays": WEEK[:5], "weekend": WEEK[5:], "daily": WEEK}
_DASHES = {"-", "–", "—", "--"}
_SHORTEST_STAY = 3  # hours: "1-2" is a number of something, "10-22" is opening hours
_DAY_REACH = 4


class Hours(NamedTuple):
    """Opening hours: days ("mo" to "su"), None if the text names none; opens and closes as HH:MM."""

    days: tuple[str, ...] | None
    opens: str
    closes: str


class Clock(NamedTuple):
    """A time of day in minutes; the last word it was read from; whether it can be nothing else."""

    minutes: int
    last: int
    sure: bool


def use_dates(reading: Reading) -> None:
    """Mark dates as read: 12.05.2026, 12/5-26, 12. maj, and years."""
    for at in reading.numbers:
        if _is_date(reading, at):
            reading.use(at, at + 2)
        elif reading.has(at + 1, "month") and reading.value(at) <= 31:  # noqa: PLR2004
            reading.use(at, at + 1)


def _is_date(reading: Reading, at: int) -> bool:
    if not (reading.is_number(at + 1) and reading.is_number(at + 2)):
        return False
    if not {reading.gaps[at].strip(), reading.gaps[at + 1].strip()} <= {".", "/", "-"}:
        return False
    if reading.is_number(at + 3) and reading.gaps[at + 2] == reading.gaps[at + 1]:
        return False  # a fourth group: 22.05.20.26 is no date
    day, month, year = (reading.value(at + step) for step in range(3))
    long_year = 1950 <= year <= 2050 and len(reading.lower[at + 2]) == 4  # noqa: PLR2004
    return 1 <= day <= 31 and 1 <= month <= 12 and (long_year or len(reading.lower[at + 2]) == 2)  # noqa: PLR2004


def always_open(reading: Reading) -> bool | None:
    """Tell whether the text says that it is open at any hour. None if it says nothing of hours."""
    for match in reading.matches("reading", "always-open"):
        if reading.free(match.first, match.last) and not _priced(reading, match.first, match.last):
            reading.use(match.first, match.last)
            return True
    return None


def _priced(reading: Reading, first: int, last: int) -> bool:
    """Tell whether "24 timer" is a length that costs something rather than opening hours."""
    near = [*range(max(0, first - 2), first), *range(last + 1, min(len(reading.lower), last + 3))]
    return reading.lower[first] == "24" and any(reading.is_number(at) and reading.value(at) >= 100 for at in near)  # noqa: PLR2004


def opening_hours(reading: Reading) -> list[Hours]:
    """Return the opening hours that the text names and mark their words as read."""
    found: list[Hours] = []
    days: tuple[str, ...] | None = None
    end = -1
    for at in reading.numbers:
        if at <= end or reading.used[at]:
            continue
        span = _span(reading, at)
        if span is None:
            continue
        opens, closes, sure = span
        named, near_days = _days(reading, at, end)
        if not (sure or near_days or _said(reading, at)):
            continue
        days = named or days if _continues(reading, end, at) else named
        first = at - 1 if reading.has(at - 1, "oclock") else at
        reading.use(first, closes.last)
        found.append(Hours(days, _shown(opens.minutes), _shown(closes.minutes)))
        end = closes.last
    return found


def _continues(reading: Reading, end: int, at: int) -> bool:
    """Tell whether a second span follows at once, as in "10-14 og 16-20": it is on the same days."""
    return 0 <= end and at - end <= 2  # noqa: PLR2004


def _span(reading: Reading, at: int) -> tuple[Clock, Clock, bool] | None:
    opens = _clock(reading, at)
    if opens is None:
        return None
    after = _until(reading, opens.last)
    if after is None:
        return None
    closes = _clock(reading, after)
    if closes is None or not reading.free(at, closes.last) or _goes_on(reading, closes.last):
        return None
    if closes.minutes == opens.minutes or _is_measure(reading, closes.last + 1):
        return None
    if _half_day(reading, closes.last) and not _half_day(reading, opens.last):
        opens = opens._replace(minutes=_to_24(reading, opens, closes))
    length = (closes.minutes - opens.minutes) % (24 * 60)
    sure = (opens.sure and closes.sure) or reading.has(at - 1, "oclock")
    return (opens, closes, sure or length >= _SHORTEST_STAY * 60 and _plain_pair(reading, at, closes.last))


def _plain_pair(reading: Reading, at: int, last: int) -> bool:
    """Tell whether a pair such as "10-22" stands for itself: nothing before or after makes it something else."""
    before = reading.gap_before(at).rstrip()
    return not before.endswith(("+", "/", "-")) and not reading.is_number(at - 1) and not reading.has(last + 1, "kr")


def _clock(reading: Reading, at: int) -> Clock | None:
    """Read a time of day that begins at `at`: 10, 10.30, 10:30, 10am, kl 10."""
    if not reading.is_number(at) or len(reading.lower[at]) > 4:  # noqa: PLR2004
        return None
    hour, minute, last, sure = reading.value(at), 0, at, False
    if len(reading.lower[at]) == 4:  # noqa: PLR2004 1030
        hour, minute = divmod(hour, 100)
    elif reading.gaps[at] in (".", ":") and reading.is_number(at + 1) and len(reading.lower[at + 1]) == 2:  # noqa: PLR2004
        minute, last, sure = reading.value(at + 1), at + 1, True
    if hour > 24 or minute > 59:  # noqa: PLR2004
        return None
    half = _half(reading, last + 1)
    if half:
        return Clock((hour % 12 + half) * 60 + minute, last + 1, True) if 1 <= hour <= 12 else None  # noqa: PLR2004
    return Clock(hour % 24 * 60 + minute, last, sure)


def _half(reading: Reading, at: int) -> int | None:
    """Return what a half of the day adds: am 0 (as True would be, -0 is not used), pm 12 hours."""
    if reading.has(at, "pm"):
        return 12
    return 24 if reading.has(at, "am") else None


def _half_day(reading: Reading, last: int) -> bool:
    return reading.has(last, "am") or reading.has(last, "pm")


def _to_24(reading: Reading, opens: Clock, closes: Clock) -> int:
    """Read "10-6pm" as 10 to 18, "1-6pm" as 13 to 18: the half of the day that makes the shorter day."""
    later = (opens.minutes + 12 * 60) % (24 * 60)
    return later if later < closes.minutes else opens.minutes


def _until(reading: Reading, last: int) -> int | None:
    """Return where the closing time begins if the words after `last` say "until"."""
    gap = reading.gaps[last].strip()
    at = last + 1
    if gap in _DASHES:
        return at + 1 if reading.has(at, "oclock") else at
    if gap in ("", ".") and reading.has(at, "until"):
        at += 1
        return at + 1 if reading.has(at, "oclock") else at
    return None


def _goes_on(reading: Reading, last: int) -> bool:
    """Tell whether more digits hang on with a dash or a slash: then it is a number of another kind."""
    return reading.gaps[last].strip() in {"-", "/", "–"} and reading.is_number(last + 1)


def _is_measure(reading: Reading, at: int) -> bool:
    return any(reading.has(at, role) for role in ("measure", "year", "minute", "hour")) and not reading.has(at, "until")


def _said(reading: Reading, at: int) -> bool:
    return any(reading.has(one, "clock") for one in range(at - 3, at))


def _days(reading: Reading, at: int, floor: int) -> tuple[tuple[str, ...] | None, bool]:
    """Return the days named in the few words before `at` (after `floor`), and whether any is."""
    near = [m for m in reading.matches("weekdays") if max(floor, at - _DAY_REACH - 3) < m.first and m.last < at]
    near = [m for m in near if at - near[-1].last <= _DAY_REACH]
    if not near:
        return None, False
    codes = [str(m.key[1]) for m in near]  # type: ignore[index]
    if len(codes) == 2 and all(code in WEEK for code in codes) and _ranged(reading, near[0].last, near[1].first):  # noqa: PLR2004
        first, last = WEEK.index(codes[0]), WEEK.index(codes[1])
        span = WEEK[first : last + 1] if first <= last else WEEK[first:] + WEEK[: last + 1]
        return span, True
    named = {day for code in codes for day in _DAYS_OF.get(code, (code,))}
    return (None if named == set(WEEK) and codes == ["daily"] else tuple(d for d in WEEK if d in named)), True


def _ranged(reading: Reading, last: int, first: int) -> bool:
    return reading.gaps[last].strip() in _DASHES or (first == last + 2 and reading.has(last + 1, "until"))


def _shown(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
