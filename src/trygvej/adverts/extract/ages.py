"""The age that a text states about the one it is about."""

from trygvej.adverts.extract.reading import Reading

OLDEST = 99
_LOWEST_BARE = 13  # "5 år" without more is a length of time, not an age


def stated_age(reading: Reading) -> int | None:
    """Return the age that the text states, the lowest if it states several. None if it states none.

    An age is never guessed from looks or words: only a number that is said to be an age counts. What stands
    for experience, for a limit ("over 18") or for a length of time does not.
    """
    ages = [age for at in reading.numbers if (age := _age(reading, at)) is not None]
    return min(ages, default=None)


def _age(reading: Reading, at: int) -> int | None:
    value = reading.value(at)
    if reading.used[at] or not 1 <= value <= OLDEST or reading.gaps[at].strip().startswith("+"):
        return None
    first = _said(reading, at)
    unit = _years(reading, at)
    if first is not None and (unit or not _other_unit(reading, at + 1)):
        reading.use(first, at + (unit or 0))
        return value
    if unit and value >= _LOWEST_BARE and not _span_of_time(reading, at, unit):
        reading.use(at, at + unit)
        return value
    return None


def _said(reading: Reading, at: int) -> int | None:
    """Return where "I am", "age" or the like begins, if it stands right before `at`."""
    if reading.has(at - 1, "age-word"):
        return at - 1
    for match in reading.matches("reading", "i-am"):
        if match.last == at - 1 and len(reading.lower[at]) == 2:  # noqa: PLR2004 "I am 1 of" is no age
            return match.first
    return None


def _years(reading: Reading, at: int) -> int:
    """Return how many words after `at` say "years old", 0 if none."""
    for match in reading.matches("reading", "years-old"):
        if match.first == at + 1 or (match.first == at + 2 and match.last > match.first):
            return match.last - at
    gap = reading.gaps[at].strip()
    return 1 if reading.has(at + 1, "year") and gap in ("", "-", "–") else 0


def _other_unit(reading: Reading, at: int) -> bool:
    return any(reading.has(at, role) for role in ("minute", "hour", "measure", "kr", "until"))


def _span_of_time(reading: Reading, at: int, unit: int) -> bool:
    if reading.has(at + 1, "aged"):
        return False
    return any(reading.has(one, "not-age-before") for one in (at - 1, at - 2)) or reading.has(
        at + unit + 1, "not-age-after"
    )
