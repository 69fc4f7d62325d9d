"""The age that a text states about the one it is about."""

from trygvej.adverts.extract.reading import Reading

OLDEST = 99
_LOWEST = 10  # a lower number is never said of a person in an advert
_LOWEST_BARE = 13  # "5 år" without more is a length of time, not an age
_REACH = 4
_UNITS = frozenset({"minute", "hour", "measure", "kr", "until", "month", "DKK", "SEK", "NOK", "EUR", "USD", "GBP"})


def stated_age(reading: Reading) -> int | None:
    """Return the age that the text states, the lowest if it states several. None if it states none.

    An age is never guessed from looks or words: only a number that is said to be an age counts. What stands
    for experience, for a limit ("over 18"), for guests or for a length of time does not.
    """
    olds = {match.first: match.last for match in reading.matches("years-old")}
    years = reading.lexicon.years
    ends = [at for at, word in enumerate(reading.lower) if word in years]
    ends += [at for at in olds if at not in ends]
    numbers = {at - 1 for at in ends} | {
        at for at in reading.numbers if len(reading.lower[at]) == 2 and _said(reading, at) is not None
    }
    ages = [_age(reading, at, at, olds, reading.value(at)) for at in numbers & reading.numeric]
    ages += [_spelled(reading, at - 1, olds) for at in ends if at - 1 not in reading.numeric]
    ages += [_spelled(reading, last, olds) for last in _spelled_after(reading)]
    return min((age for age in ages if age is not None), default=None)


def _spelled_after(reading: Reading) -> list[int]:
    """Return where the number words end that stand right after "I am" or the like."""
    found: list[int] = []
    for match in reading.matches("i-am"):
        at = match.last + 1
        if at < len(reading.words) and reading.numerals[at] and reading.words[at].isalpha():
            longer = at + 1 < len(reading.words) and _number_word(reading, at + 1)[0] == at
            found.append(at + 1 if longer else at)
    return found


def _spelled(reading: Reading, at: int, olds: dict[int, int]) -> int | None:
    """Return the age written in words that end at `at`."""
    first, value = _number_word(reading, at)
    return None if value is None else _age(reading, first, at, olds, value)


def _number_word(reading: Reading, at: int) -> tuple[int, int | None]:
    """Read the number word that ends at `at`, "twenty one" as well: where it begins, and its value."""
    if at < 0 or not reading.words[at].isalpha():
        return at, None
    unit = reading.numerals[at]
    if unit is None or unit.doubtful:
        return at, None
    tens = reading.numerals[at - 1] if at and reading.words[at - 1].isalpha() else None
    if tens and len(tens.digits) == 2 and tens.digits[1] == "0" and len(unit.digits) == 1:
        return at - 1, int(tens.digits) + int(unit.digits)
    return at, int(unit.digits)


def _age(reading: Reading, first: int, last: int, olds: dict[int, int], value: int) -> int | None:
    """Judge the number at `first` to `last`."""
    if not _LOWEST <= value <= OLDEST or not reading.free(first, last) or _part_of_more(reading, first, last):
        return None
    unit = _years(reading, last, olds)
    said = _said(reading, first)
    if (
        said is not None
        and (unit or reading.ends(last) or not _UNITS & reading.roles[last + 1])
        and not _limit(reading, said)
    ):
        reading.use(said, last + unit)
        return value
    if unit and value >= _LOWEST_BARE and not _span_of_time(reading, first, last, unit, sure=last + 1 in olds):
        reading.use(first, last + unit)
        return value
    return None


def _part_of_more(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the number is one of two ("30 og 60", "18-25"), has a plus or a per cent, or a fraction."""
    before, after = reading.gap_before(first).rpartition("\n")[2], reading.gaps[last]
    if after.lstrip()[:1] in ("+", "%") or before.rstrip()[-1:] in ("+", "$", "€", "£", "#"):
        return True
    if last + 1 in reading.numeric and after.strip() in ("-", "–", "/", ":", ".", ",") and after.strip() == after:
        return True
    if first - 1 in reading.numeric and before in ("-", "–", "/", ":", ".", ",", " - ", " – "):
        return True
    joined = any(reading.has(first - 1, role) for role in ("and", "until", "or"))
    return joined and (first - 2 in reading.numeric or reading.has(first - 3, "between"))


def _said(reading: Reading, at: int) -> int | None:
    """Return where "I am", "age", "just turned" or the like begins, if it stands right before `at`."""
    before = reading.roles[at - 1]
    if "age-word" in before or "turned" in before:
        return at - 1
    if at - 1 >= 0 and reading.lower[at - 1] in reading.lexicon.given:
        return at - 1 if reading.gaps[at - 1] in (", ", " (") else None
    for match in reading.matches("i-am"):
        if match.last == at - 1:
            return match.first
    return None


def _years(reading: Reading, last: int, olds: dict[int, int]) -> int:
    """Return how many words after `last` say "years old", 0 if none."""
    if last + 1 in olds:
        return olds[last + 1] - last
    if last >= len(reading.gaps) or reading.gaps[last].strip() not in ("", "-", "–"):
        return 0
    return 1 if reading.has(last + 1, "year") else 0


def _limit(reading: Reading, at: int) -> bool:
    """Tell whether the words before speak of who may come: "must be", "men over"."""
    for one in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if reading.ends(one) or "." in reading.gaps[one]:
            return False
        if reading.has(one, "limit"):
            return True
    return False


def _span_of_time(reading: Reading, first: int, last: int, unit: int, *, sure: bool) -> bool:
    """Tell whether a number of years is a time, a limit or somebody else's age."""
    if reading.has(last + 1, "aged"):
        return False
    if _limit(reading, first):
        return True
    if reading.has(first - 1, "not-age-before") and not reading.ends(first - 1):
        return not (reading.has(first - 2, "person") and not reading.has(first - 2, "limit"))
    after = last + unit
    return not sure and not reading.ends(after) and reading.has(after + 1, "not-age-after")
