"""Lengths of time that are sold: 30 min, 1½ hours, half an hour, an hour."""

from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading

_PHRASES = (("three-quarters", 45), ("hour-and-half", 90), ("half-hour", 30), ("quarter", 15))
_SHORTEST, _LONGEST = 5, 24 * 60
_LOWEST_AMOUNT = 50  # nobody sells so many hours, nor an hour for less
_TIGHT = frozenset({"", " ", ".", "-", "\u00a0"})


class Length(NamedTuple):
    """A length of time in minutes, first and last word."""

    minutes: int
    first: int
    last: int


def lengths(reading: Reading) -> list[Length]:
    """Return the lengths of time in the text, in order, without those that are a way or a notice."""
    units = _units(reading)
    found = _phrased(reading)
    if not units and not found:
        return []
    covered = {at for one in found for at in range(one.first, one.last + 1)}
    for at in units:
        length = _length(reading, at) if at not in covered else None
        if length and covered.isdisjoint(range(length.first, length.last + 1)):
            found.append(length)
            covered.update(range(length.first, length.last + 1))
    return _together(reading, [one for one in sorted(found, key=lambda one: one.first) if _sold(reading, one)])


def _units(reading: Reading) -> list[int]:
    units = reading.lexicon.units
    return [at for at, word in enumerate(reading.lower) if word in units]


def _phrased(reading: Reading) -> list[Length]:
    """Return the lengths that are fixed expressions, the longest where they overlap."""
    found = [
        _extended(reading, Length(minutes, match.first, match.last))
        for code, minutes in _PHRASES
        for match in reading.matches(code)
    ]
    if not found:
        return found
    kept: list[Length] = []
    for one in sorted(found, key=lambda one: (one.first, -one.last)):
        if reading.free(one.first, one.last) and (not kept or one.first > kept[-1].last):
            kept.append(one)
    return kept


def _extended(reading: Reading, one: Length) -> Length:
    """Add the hours before a half one: "two and a half hours", "to og en halv time"."""
    if not reading.has(one.first, "half"):
        return one
    first, hours = _and_half(reading, one.first)
    return Length(round(hours * 60), first, one.last) if hours > 1 else one


def _length(reading: Reading, at: int) -> Length | None:
    """Read a length that ends with the unit at `at`: a number and the unit, or "per hour"."""
    factor = 1 if reading.has(at, "minute") else 60
    if factor == 60 and _per(reading, at):
        return Length(60, at, at)
    if reading.has(at, "the-hour"):
        return None
    first, number = quantity(reading, at - 1) if reading.gap_before(at) in _TIGHT else (at, None)
    if number is not None and _SHORTEST <= number * factor <= _LONGEST:
        return Length(round(number * factor), first, at)
    if factor != 60 or (number is not None and number < _LOWEST_AMOUNT):
        return None
    return Length(60, at, at) if _beside_amount(reading, at) else None


def _beside_amount(reading: Reading, at: int) -> bool:
    """Tell whether the unit stands for itself beside an amount: "timme 2000:-", "130 hour"."""
    return any(one in reading.numeric and reading.value(one) >= _LOWEST_AMOUNT for one in (at - 1, at + 1))


def _per(reading: Reading, at: int) -> bool:
    """Tell whether the unit is a rate: "kr/time", "pr. time", "i timen"."""
    if reading.has(at - 1, "per"):
        return not reading.has(at - 1, "place-cue") or reading.has(at, "the-hour")
    return reading.gap_before(at).rstrip().endswith("/") and not (
        at - 1 in reading.numeric and reading.value(at - 1) < 5
    )


def quantity(reading: Reading, at: int) -> tuple[int, float | None]:
    """Read the number that ends at `at`: its first word and value."""
    if at < 0 or reading.used[at]:
        return at, None
    if at in reading.numeric:
        return _fraction(reading, at)
    word = reading.lower[at]
    if word == "½":
        whole = at - 1 in reading.numeric and reading.gaps[at - 1] in ("", " ") and reading.value(at - 1) < 10
        return (at - 1, reading.value(at - 1) + 0.5) if whole else (at, 0.5)
    if reading.has(at, "half"):
        return _and_half(reading, at)
    if reading.has(at, "article"):
        return at, 1.0
    numeral = reading.numerals[at]
    return at, float(numeral.digits) if numeral and word.isalpha() and len(word) > 1 else None


def _and_half(reading: Reading, at: int) -> tuple[int, float]:
    """Read "a half", "one and a half", "2 og en halv"."""
    first = at - 1 if reading.has(at - 1, "article") else at
    if reading.has(first - 1, "and") and first >= 2:
        start, whole = quantity(reading, first - 2)
        if whole is not None and whole < 10:
            return start, whole + 0.5
    return first, 0.5


def _fraction(reading: Reading, at: int) -> tuple[int, float]:
    """Read "1/2", "1 1/2", "1,5" or a whole number that ends at `at`."""
    value = float(reading.value(at))
    before = at - 1
    if before not in reading.numeric or reading.used[before] or len(reading.lower[before]) > 1:
        return at, value
    gap, other = reading.gaps[before], reading.value(before)
    if gap == "/" and other < value <= 4:
        whole = before - 1 in reading.numeric and reading.gaps[before - 1] == " " and reading.value(before - 1) < 10
        return (before - 1, reading.value(before - 1) + other / value) if whole else (before, other / value)
    if gap in (",", ".") and len(reading.lower[at]) <= 2:
        return before, float(f"{other}.{reading.lower[at]}")
    return at, value


def _sold(reading: Reading, one: Length) -> bool:
    """Tell whether the length is not a distance ("5 min from") or a notice ("within 24 hours")."""
    if reading.has(one.first - 1, "not-length-before") and not _priced(reading, one.first - 2):
        return False
    return not (reading.has(one.last + 1, "not-length-after") and reading.gaps[one.last] == " ")


def _priced(reading: Reading, at: int) -> bool:
    """Tell whether the word at `at` is an amount or a currency: "800 for 30 min", "800 kr för 30 min"."""
    marks = ",-", ":-", "$", "€", "£"
    return (
        at in reading.numeric
        or any(reading.has(at, role) for role in ("kr", "DKK", "SEK", "NOK", "EUR", "USD", "GBP"))
        or (at >= 0 and any(mark in reading.gaps[at] for mark in marks))
    )


def _together(reading: Reading, found: list[Length]) -> list[Length]:
    """Put hours and the minutes that follow them together: "1 time og 30 min"."""
    joined: list[Length] = []
    for one in found:
        last = joined[-1] if joined else None
        if last and last.minutes % 60 == 0 and one.minutes < 60 and _right_after(reading, last, one):
            joined[-1] = Length(last.minutes + one.minutes, last.first, one.last)
        else:
            joined.append(one)
    return joined


def _right_after(reading: Reading, last: Length, one: Length) -> bool:
    if one.first == last.last + 1:
        return reading.gaps[last.last] in ("", " ")
    return one.first == last.last + 2 and reading.has(last.last + 1, "and")
