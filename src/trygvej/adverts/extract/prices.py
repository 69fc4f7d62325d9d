"""Prices with what they are for: amount, currency, minutes."""

from typing import NamedTuple

from trygvej.adverts.extract.reading import Reading

_CURRENCIES = ("DKK", "SEK", "NOK", "EUR", "USD", "GBP")
_HOME_CURRENCY = {"DK": "DKK", "FO": "DKK", "GL": "DKK", "SE": "SEK", "NO": "NOK", "FI": "EUR", "AX": "EUR", "US": "USD"}
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_AFTER = (",-", ":-", ";-", ".-", ",–", ":–", ".,-", ",.-")
LOWEST, HIGHEST = 50, 100_000  # amounts without a currency outside these are no prices
REACH = 4  # words between a price and what it is for


class Amount(NamedTuple):
    """A number with thousands put together: value, first and last word."""

    value: float
    first: int
    last: int


class Length(NamedTuple):
    """A length of time in minutes, first and last word."""

    minutes: int
    first: int
    last: int


class Price(NamedTuple):
    """A price: amount, currency (ISO 4217, None if nobody knows), minutes it buys (None if not said)."""

    amount: float
    currency: str | None
    minutes: int | None


class _Priced(NamedTuple):
    amount: Amount
    currency: str | None


def prices(reading: Reading) -> list[Price]:
    """Return the prices in the text and mark their words as read."""
    lengths = _lengths(reading)
    taken = {at for one in lengths for at in range(one.first, one.last + 1)}
    amounts = [one for one in _amounts(reading, taken)]
    marked = _marked(reading, amounts)
    bare = [_Priced(one, _home(reading)) for one in amounts if _bought(reading, one, lengths, marked)]
    found = sorted([*marked, *bare], key=lambda one: one.amount.first)
    bought = _pair(reading, found, lengths)
    for one in found:
        reading.use(one.amount.first, one.amount.last)
    for one in bought.values():
        reading.use(one.first, one.last)
    return [
        Price(one.amount.value, one.currency, bought[one].minutes if one in bought else None) for one in found
    ]


def _home(reading: Reading) -> str | None:
    return _HOME_CURRENCY.get(reading.country or "")


def _lengths(reading: Reading) -> list[Length]:
    """Find lengths of time: 30 min, 1 time, 1½ time, 1,5 time, halv time, en timme, kvarter."""
    found = [
        Length(minutes, match.first, match.last)
        for code, minutes in (("half-hour", 30), ("quarter", 15))
        for match in reading.matches("reading", code)
    ]
    covered = {at for one in found for at in range(one.first, one.last + 1)}
    for at in range(len(reading.lower)):
        if at in covered or reading.used[at]:
            continue
        length = _length(reading, at)
        if length and not any(one in covered for one in range(length.first, length.last + 1)):
            found.append(length)
            covered.update(range(length.first, length.last + 1))
    return sorted(found, key=lambda one: one.first)


def _length(reading: Reading, at: int) -> Length | None:
    """Read a length that ends with the unit at `at`."""
    factor = 1 if reading.has(at, "minute") else 60 if reading.has(at, "hour") else 0
    if not factor:
        return None
    first, number = _quantity(reading, at - 1)
    if number is None or reading.gaps[at - 1].strip() not in ("", ".", "-"):
        return None
    return Length(round(number * factor), first, at) if 5 <= number * factor <= 24 * 60 else None  # noqa: PLR2004


def _quantity(reading: Reading, at: int) -> tuple[int, float | None]:
    """Read the number that ends at `at`: its first word and value."""
    if at < 0 or reading.used[at]:
        return at, None
    word = reading.lower[at]
    if word == "½":
        before = at - 1
        whole = reading.value(before) if reading.is_number(before) and not reading.gaps[before].strip() else None
        return (before, whole + 0.5) if whole is not None and len(reading.lower[before]) == 1 else (at, 0.5)
    if reading.has(at, "half"):
        return at, 0.5
    if reading.has(at, "one-and-a-half"):
        return at, 1.5
    if word.endswith("½") and word[:-1].isdigit():
        return at, int(word[:-1]) + 0.5
    if reading.is_number(at):
        return _fraction(reading, at)
    spelled = (reading.lexicon.digits.get(reading.lang) or {}).get(word)
    return at, float(spelled) if spelled else None


def _fraction(reading: Reading, at: int) -> tuple[int, float]:
    """Read "1/2", "1,5", "1 1/2" or a whole number that ends at `at`."""
    value = float(reading.value(at))
    if at and reading.is_number(at - 1) and not reading.used[at - 1]:
        gap = reading.gaps[at - 1]
        if gap == "/" and value:
            return at - 1, reading.value(at - 1) / value
        if gap in (",", ".") and len(reading.lower[at]) == 1 and len(reading.lower[at - 1]) == 1:
            return at - 1, float(f"{reading.lower[at - 1]}.{reading.lower[at]}")
    return at, value


def _amounts(reading: Reading, taken: set[int]) -> list[Amount]:
    found: list[Amount] = []
    end = -1
    for at in reading.numbers:
        if at <= end or at in taken or reading.used[at]:
            continue
        amount = _thousands(reading, at, taken)
        found.append(amount)
        end = amount.last
    return found


def _thousands(reading: Reading, at: int, taken: set[int]) -> Amount:
    """Put "1.200", "1 500", "1,200" together, and drop ",00"."""
    value, last = reading.value(at), at
    nxt = at + 1
    free = reading.is_number(nxt) and nxt not in taken and not reading.used[nxt]
    if free and len(reading.lower[at]) <= 2 and len(reading.lower[nxt]) == 3 and value:  # noqa: PLR2004
        gap = reading.gaps[at]
        if gap in (".", ",", "'") or (gap in (" ", "\u00a0", "\u202f") and _money_follows(reading, nxt)):
            value, last = value * 1000 + reading.value(nxt), nxt
    if reading.gaps[last] in (",", ".") and reading.is_number(last + 1) and reading.lower[last + 1] == "00":
        last += 1
    return Amount(float(value), at, last)


def _money_follows(reading: Reading, at: int) -> bool:
    return _currency_after(reading, at) is not None


def _currency_after(reading: Reading, at: int) -> str | None:
    """Return the currency right after the word at `at`, "" for the currency of the country."""
    gap = reading.gaps[at].lstrip()
    for sign, currency in _SIGNS.items():
        if gap.startswith(sign):
            return currency
    if gap.startswith(_AFTER):
        return ""
    return _currency_word(reading, at + 1) if gap in ("", ".", "-") else None


def _currency_word(reading: Reading, at: int) -> str | None:
    if reading.has(at, "kr"):
        return ""
    return next((one for one in _CURRENCIES if reading.has(at, one)), None)


def _marked(reading: Reading, amounts: list[Amount]) -> list[_Priced]:
    """Return the amounts that stand by a currency. A word or sign that one amount has used is not another's."""
    found: list[_Priced] = []
    used: set[int] = set()
    for one in amounts:
        currency = _currency_after(reading, one.last)
        if currency is not None:
            used.add(one.last + 1)
        else:
            currency = _currency_before(reading, one.first, used)
        if currency is not None and one.value >= 1:
            found.append(_Priced(one, currency or _home(reading)))
    return found


def _currency_before(reading: Reading, at: int, used: set[int]) -> str | None:
    gap = reading.gap_before(at).rstrip()
    if gap and gap[-1] in _SIGNS:
        return _SIGNS[gap[-1]]
    if at - 1 in used or gap not in ("", ".", ":", ".:"):
        return None
    return _currency_word(reading, at - 1)


def _bought(reading: Reading, one: Amount, lengths: list[Length], marked: list[_Priced]) -> bool:
    """Tell whether a bare number is a price: it stands right beside a length that no marked price is nearer to."""
    if not LOWEST <= one.value <= HIGHEST or any(m.amount is one for m in marked) or one.value % 5:
        return False
    for length in lengths:
        distance = _distance(reading, one, length)
        rival = min((_distance(reading, m.amount, length) for m in marked), default=REACH + 1)
        if distance <= REACH - 2 and distance < rival:
            return True
    return False


def _distance(reading: Reading, amount: Amount, length: Length) -> int:
    """Count the words between an amount and a length; a new line or a full stop counts as more."""
    first, last = (length.last, amount.first) if length.last < amount.first else (amount.last, length.first)
    gaps = reading.gaps[first:last]
    breaks = sum("\n" in gap or gap.strip() in (";", "•") for gap in gaps)
    return last - first - 1 + 3 * breaks


def _pair(reading: Reading, found: list[_Priced], lengths: list[Length]) -> dict[_Priced, Length]:
    """Give each price its length: in the order the text keeps (lengths first, or prices first)."""
    pairs = [
        (_distance(reading, price.amount, length) + _against_order(price, length, found, lengths), i, price, length)
        for i, price in enumerate(found)
        for length in lengths
    ]
    bought: dict[_Priced, Length] = {}
    for distance, _, price, length in sorted(pairs, key=lambda one: one[:2]):
        if distance <= REACH and price not in bought and length not in bought.values():
            bought[price] = length
    return bought


def _against_order(price: _Priced, length: Length, found: list[_Priced], lengths: list[Length]) -> int:
    """Return 1 where a pair stands the other way round than the list of prices does."""
    near = [one for one in lengths if abs(one.first - found[0].amount.first) <= REACH + 2]
    if not near:
        return 0
    lengths_first = near[0].first < found[0].amount.first
    return int((length.first < price.amount.first) != lengths_first)
