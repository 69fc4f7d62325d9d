"""Dates (so that they are nothing else) and opening hours."""

from typing import NamedTuple

from trygvej.adverts.extract.days import days_by
from trygvej.adverts.extract.reading import Reading

_DASHES = frozenset({"-", "–", "—", "--", "−"})
_GLUE = frozenset({".", ":", "/", "-", "–", ","})
_LEADS = frozenset({"until", "and", "am", "pm"})  # the words that may stand after an opening time
_STOPS = frozenset(".!?|•\n")  # what parts one thought from the next
_SHORTEST_STAY = 3  # hours: "1-2" is a number of something, "10-22" is opening hours
_DAY = 24 * 60
_CUE_REACH = 3


class Hours(NamedTuple):
    """Opening hours: days ("mo" to "su"), None if the text names none; opens and closes as HH:MM."""

    days: tuple[str, ...] | None
    opens: str
    closes: str


class Clock(NamedTuple):
    """A time of day in minutes; the last word it was read from; whether it can be nothing else; its half of day."""

    minutes: int
    last: int
    sure: bool = False
    half: str = ""


class _Span(NamedTuple):
    first: int
    last: int
    opens: int
    closes: int
    sure: bool


def use_dates(reading: Reading) -> None:
    """Mark dates as read: 12.05.2026, 12/5-26, 12/5, 9.8, 12. maj."""
    for at in reading.numbers:
        if reading.used[at] or len(reading.lower[at]) > 2:
            continue
        last = _date(reading, at)
        if last:
            reading.use(at, last)


def _date(reading: Reading, at: int) -> int:
    """Return the last word of the date that begins at `at`, 0 if there is none."""
    if reading.has(at + 1, "month") and 1 <= reading.value(at) <= 31 and reading.gaps[at] in (".", ". ", " "):
        return at + 1
    if at + 1 not in reading.numeric or _glued(reading, at) or not _day_and_month(reading, at):
        return 0
    gap = reading.gaps[at]
    if at + 2 in reading.numeric and reading.gaps[at + 1] in (gap, "-", " ") and _is_year(reading, at + 2):
        return at + 2
    if _goes_on(reading, at + 1):
        return 0
    other = _date_range(reading, at)
    if other:
        return other
    return at + 1 if _short_date(reading, at) else 0


def _day_and_month(reading: Reading, at: int) -> bool:
    one, two = reading.value(at), reading.value(at + 1)
    proper = reading.gaps[at] in (".", "/", "-") and len(reading.lower[at + 1]) <= 2
    return proper and 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31


def _is_year(reading: Reading, at: int) -> bool:
    """Tell whether a date may end with the number at `at`; a fourth group makes it a number of another kind."""
    digits = reading.lower[at]
    proper = len(digits) == 2 or (len(digits) == 4 and 1950 <= int(digits) <= 2050)
    return proper and not _goes_on(reading, at)


def _goes_on(reading: Reading, at: int) -> bool:
    """Tell whether more digits hang on directly: then it is a number of another kind."""
    return at + 1 in reading.numeric and reading.gaps[at] in _GLUE


def _date_range(reading: Reading, at: int) -> int:
    """Return the last word of "3.10 til 7.10": months, not minutes, if both may be and no clock is spoken of."""
    nxt = at + 2 if reading.gaps[at + 1].strip() in _DASHES else at + 3 if reading.has(at + 2, "until") else 0
    if not nxt or not {nxt, nxt + 1} <= reading.numeric or reading.has(at - 1, "oclock"):
        return 0
    months = (reading.value(at + 1), reading.value(nxt + 1))
    return nxt + 1 if _day_and_month(reading, nxt) and all(1 <= one <= 12 for one in months) else 0


def _short_date(reading: Reading, at: int) -> bool:
    """Tell whether "9/8" or "9.8" is a day and a month, and not half an hour, one and a half, or a time."""
    if not reading.roles[at + 2].isdisjoint({"hour", "minute", "measure", "year", "kr", "am", "pm"}):
        return False
    if reading.gaps[at] == "/":
        return reading.value(at) > 1 or reading.value(at + 1) > 4
    return reading.gaps[at] == "." and len(reading.lower[at + 1]) == 1


def always_open(reading: Reading) -> bool | None:
    """Tell whether the text says that it is open at any hour. None if it says nothing of hours."""
    for match in reading.matches("always-open"):
        first, last = match.first, match.last
        if reading.free(first, last) and (reading.lower[first] != "24" or _is_always(reading, first, last)):
            reading.use(first, last)
            return True
    return None


def _is_always(reading: Reading, first: int, last: int) -> bool:
    """Tell whether "24/7" or "24 hours" means the whole day, and not a date, a length or a notice."""
    if last in reading.numeric:
        date = reading.has(first - 1, "from") or reading.has(last + 1, "until") or _goes_on(reading, last)
        return reading.gaps[first].strip() in ("/", "-", "h/") and not date and not _glued(reading, first)
    if any(reading.has(at, "open") and reading.same_thought(at, first) for at in (first - 1, first - 2)):
        return True
    if reading.gaps[last] == " " and _a_day(reading, last + 1):
        return True
    before, after = reading.gap_before(first), reading.gaps[last]
    return (first == 0 or not _STOPS.isdisjoint(before)) and (not after or not _STOPS.isdisjoint(after))


def _a_day(reading: Reading, at: int) -> bool:
    """Tell whether "a day", "i døgnet" follows."""
    return any(reading.has(one, "day-round") for one in (at, at + 1))


def opening_hours(reading: Reading) -> list[Hours]:
    """Return the opening hours that the text names and mark their words as read."""
    found: list[Hours] = []
    days: tuple[str, ...] | None = None
    end = floor = -1  # the last word of the hours before; the last word that a day was read from
    for at in reading.numbers:
        if at <= end or reading.used[at]:
            continue
        span = _span(reading, at)
        if span is None:
            continue
        named = days_by(reading, span.first, span.last, max(floor, end))
        if not (span.sure or named.last >= 0 or _cued(reading, span.first)):
            continue
        days = days if named.last < 0 and end >= 0 and span.first - end <= 2 else named.days
        reading.use(span.first, span.last)
        found.append(Hours(days, _shown(span.opens), _shown(span.closes)))
        end, floor = span.last, named.last
    return found


def _span(reading: Reading, at: int) -> _Span | None:
    """Read "10-22", "kl. 10 til 22", "9am to 5:30pm", "mellem 10 og 22" that begins at `at`."""
    gap = reading.gaps[at]
    if gap not in (".", ":") and gap.strip() not in _DASHES and reading.roles[at + 1].isdisjoint(_LEADS):
        return None
    if _glued(reading, at):
        return None
    opens = _clock(reading, at)
    after = _until(reading, opens.last, at) if opens else None
    closes = _clock(reading, after) if after is not None else None
    if opens is None or closes is None or not reading.free(at, closes.last):
        return None
    start = _to_24(opens, closes)
    if start == closes.minutes or _is_other(reading, at, closes.last):
        return None
    hours = (closes.minutes - start) % _DAY / 60
    sure = (opens.sure and closes.sure) or bool(closes.half) or reading.has(at - 1, "oclock")
    first = at - 1 if reading.has(at - 1, "oclock") else at
    return _Span(
        first,
        closes.last,
        start,
        closes.minutes,
        sure or (hours >= _SHORTEST_STAY and _alone(reading, at, closes.last)),
    )


def _glued(reading: Reading, at: int) -> bool:
    return reading.gap_before(at) in _GLUE and at - 1 in reading.numeric


def _clock(reading: Reading, at: int) -> Clock | None:
    """Read a time of day that begins at `at`: 10, 10.30, 10:30, 1030, 10am, midnight."""
    if reading.has(at, "midnight"):
        return Clock(0, at, True)
    if at not in reading.numeric or len(reading.lower[at]) > 4 or len(reading.lower[at]) == 3:
        return None
    hour, minute, last, sure = reading.value(at), 0, at, False
    if len(reading.lower[at]) == 4:
        hour, minute = divmod(hour, 100)
    elif reading.gaps[at] in (".", ":") and at + 1 in reading.numeric and len(reading.lower[at + 1]) == 2:
        minute, last, sure = reading.value(at + 1), at + 1, True
    if hour > 24 or minute > 59:
        return None
    half = "pm" if reading.has(last + 1, "pm") else "am" if reading.has(last + 1, "am") else ""
    if half and reading.gaps[last] in ("", " "):
        noon = 12 if half == "pm" else 0
        return Clock((hour % 12 + noon) * 60 + minute, last + 1, True, half) if 1 <= hour <= 12 else None
    return Clock(hour % 24 * 60 + minute, last, sure)


def _to_24(opens: Clock, closes: Clock) -> int:
    """Read "10-6pm" as 10 to 18, "1-6pm" as 13 to 18: the half of the day that makes the shorter day."""
    if not closes.half or opens.half:
        return opens.minutes
    later = (opens.minutes + _DAY // 2) % _DAY
    return later if later < closes.minutes else opens.minutes


def _until(reading: Reading, last: int, first: int) -> int | None:
    """Return where the closing time begins if the words after `last` say "until"."""
    gap = reading.gaps[last].strip()
    at = last + 1
    if gap not in _DASHES:
        if gap not in ("", ".") or not _joins(reading, at, first):
            return None
        at += 1
    return at + 1 if reading.has(at, "oclock") else at


def _joins(reading: Reading, at: int, first: int) -> bool:
    """Tell whether the word at `at` leads from one time to the next: "to", or "and" after "between"."""
    if reading.has(at, "until"):
        return True
    return reading.has(at, "and") and (reading.has(first - 1, "between") or reading.has(first - 2, "between"))


def _is_other(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a pair of numbers counts something: years, minutes, kroner, or goes on as a longer number."""
    units = {"measure", "year", "minute", "hour", "kr", "DKK", "SEK", "NOK", "EUR", "USD", "GBP", "month"}
    after = reading.gaps[last].partition("\n")[0].strip()
    if after[:1] in ("$", "€", "£", "%", "+") or after.startswith((",-", ":-")) or _goes_on(reading, last):
        return True
    if not after and not reading.roles[last + 1].isdisjoint(units) and not reading.has(last + 1, "oclock"):
        return "\n" not in reading.gaps[last]
    return reading.gap_before(first).rpartition("\n")[2].rstrip()[-1:] in (
        "+",
        "$",
        "€",
        "£",
        "#",
    ) or reading.has(first - 1, "kr")


def _alone(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a pair such as "10-22" stands for itself: no other number beside it."""
    return first - 1 not in reading.numeric and last + 1 not in reading.numeric


def _cued(reading: Reading, at: int) -> bool:
    """Tell whether "open", "from" or the like stands in the few words before, in the same thought."""
    for one in range(at - 1, at - 1 - _CUE_REACH, -1):
        if reading.has(one, "clock"):
            return reading.same_thought(one + 1, at) if one >= 0 else False
    return False


def _shown(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
