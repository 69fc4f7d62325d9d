"""Prices with what they are for: amount, currency, minutes."""

from typing import NamedTuple

from trygvej.adverts.extract.lengths import Length, lengths
from trygvej.adverts.extract.reading import Reading

_CURRENCIES = ("DKK", "SEK", "NOK", "EUR", "USD", "GBP")
_MONEY = frozenset({"kr", *_CURRENCIES})
_HOME_CURRENCY = {
    "DK": "DKK", "FO": "DKK", "GL": "DKK", "SE": "SEK", "NO": "NOK", "FI": "EUR", "AX": "EUR", "US": "USD",
    "GB": "GBP", "DE": "EUR",
}  # fmt: skip
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_MARKS = (",-", ":-", ";-", ".-", ",–", ":–", ".,-", ",.-", "=-")
_SPACES = " \u00a0\u202f"
_LOWEST, _HIGHEST = 50, 100_000  # amounts without a currency outside these are no prices
_CLOSE = frozenset({" ", "", "/", "-", ": ", ":", " = ", "="})
_BREAKS = ("\n", "|", ";", "•", ", ", " - ")
_REACH = 4  # words between a price and what it is for
_BARE_REACH = 2
_APART = 99
_MOST_DIGITS = 7
_SKIP_MARKED, _SKIP_LENGTH = 6, 4  # what it costs to leave a marked price, or a length, alone


class Price(NamedTuple):
    """A price: amount, currency (ISO 4217, None if nobody knows), minutes it buys (None if not said)."""

    amount: float
    currency: str | None
    minutes: int | None


class Amount(NamedTuple):
    """A number with thousands put together: value, first and last word; its currency, if one stands by it."""

    value: float
    first: int
    last: int
    currency: str | None = None


def prices(reading: Reading) -> list[Price]:
    """Return the prices in the text and mark their words as read."""
    if not reading.numbers:
        return []
    spans = lengths(reading)
    taken = {at for one in spans for at in range(one.first, one.last + 1)}
    amounts = _amounts(reading, taken)
    bought = _pair(reading, amounts, spans)
    found: list[Price] = []
    for one in amounts:
        length = bought.get(one.first)
        if one.currency is not None or length or _announced(reading, one):
            found.append(Price(one.value, one.currency or _home(reading), length.minutes if length else None))
            reading.use(one.first, one.last)
            if length:
                reading.use(length.first, length.last)
    return found


def _home(reading: Reading) -> str | None:
    return _HOME_CURRENCY.get(reading.country or "")


def _amounts(reading: Reading, taken: set[int]) -> list[Amount]:
    """Return the numbers that are prices by their currency, or may be by what stands beside them."""
    found: list[Amount] = []
    end, signed = -1, -2  # the last word of an amount; the word or gap that an amount took its currency from
    for at in reading.numbers:
        if at <= end or at in taken or reading.used[at] or len(reading.lower[at]) > _MOST_DIGITS:
            continue
        amount = _thousands(reading, at, taken)
        end = amount.last
        currency = _currency_after(reading, end)
        if currency is not None:
            signed = end + 1
        elif signed < at - 1:
            currency = _currency_before(reading, at)
        if currency is not None and amount.value >= 1:
            found.append(amount._replace(currency=currency))
        elif currency is None and _may_be(reading, amount):
            found.append(amount)
    return found


def _thousands(reading: Reading, at: int, taken: set[int]) -> Amount:
    """Put "1.200", "1 500", "1,200" together, and drop ",00"."""
    value, last = reading.value(at), at
    nxt = at + 1
    if nxt in reading.numeric and nxt not in taken and not reading.used[nxt]:
        gap = reading.gaps[at]
        if len(reading.lower[at]) <= 2 and len(reading.lower[nxt]) == 3 and value:
            spaced = gap in (" ", "\u00a0", "\u202f")
            if (spaced and (_money_by(reading, at, nxt) or _priced_by(reading, at, nxt, taken))) or gap in (
                ".",
                ",",
                "'",
                "’",
            ):
                value, last = value * 1000 + reading.value(nxt), nxt
    if reading.gaps[last] in (",", ".") and last + 1 in reading.numeric and reading.lower[last + 1] == "00":
        last += 1
    return Amount(float(value), at, last)


def _money_by(reading: Reading, first: int, last: int) -> bool:
    return _currency_after(reading, last) is not None or _currency_before(reading, first) is not None


def _priced_by(reading: Reading, first: int, last: int, taken: set[int]) -> bool:
    """Tell whether a round number stands right beside a length: "30 min: 1 050", "1 300/1 time"."""
    return reading.value(last) % 50 == 0 and (first - 1 in taken or last + 1 in taken)


def _currency_after(reading: Reading, at: int) -> str | None:
    """Return the currency right after the word at `at`, "" for the currency of the country."""
    gap = reading.gaps[at].lstrip(_SPACES)
    if gap:
        if gap[0] in _SIGNS:
            attached = at + 1 in reading.numeric and gap[-1] in _SIGNS and reading.gaps[at][0] == " "
            return None if attached else _SIGNS[gap[0]]
        if gap.startswith(_MARKS):
            return ""
        if gap not in (".", "-"):
            return None
    return _currency_word(reading, at + 1)


def _currency_word(reading: Reading, at: int) -> str | None:
    roles = reading.roles[at]
    if roles.isdisjoint(_MONEY):
        return None
    return "" if "kr" in roles else next(one for one in _CURRENCIES if one in roles)


def _currency_before(reading: Reading, at: int) -> str | None:
    gap = reading.gap_before(at).rstrip(_SPACES)
    if gap and gap[-1] in _SIGNS:
        return _SIGNS[gap[-1]]
    if at == 0 or gap not in ("", ".", ":", ".:"):
        return None
    return _currency_word(reading, at - 1)


def _may_be(reading: Reading, one: Amount) -> bool:
    """Tell whether a number without a currency could be a price: a round one that counts nothing else."""
    if not _LOWEST <= one.value <= _HIGHEST or one.value % 5:
        return False
    after = reading.gaps[one.last].lstrip(_SPACES)[:1]
    return after != "%" and reading.roles[one.last + 1].isdisjoint({"measure", "year", "until"})


def _announced(reading: Reading, one: Amount) -> bool:
    """Tell whether a number follows "price" or the like, and nothing else does."""
    at = one.first - 1
    if reading.has(at, "from") or reading.has(at, "until"):
        at -= 1
    return at >= 0 and reading.has(at, "price-word") and reading.same_thought(at, one.first) and _ended(reading, one)


def _ended(reading: Reading, one: Amount) -> bool:
    """Tell whether a thought ends after the number, so that it counts nothing."""
    return reading.ends(one.last) or reading.gaps[one.last].strip() != ""


def _pair(reading: Reading, amounts: list[Amount], spans: list[Length]) -> dict[int, Length]:
    """Give each price its length: first word of the amount to length.

    Prices and lengths that stand beside each other are paired so that as few as possible are left alone and the
    pairs are as close as possible; that finds out by itself whether a list names the price or the time first.
    """
    if not spans or not amounts:
        return {}
    items: list[Amount | Length] = [*amounts, *spans]
    items.sort(key=lambda one: one.first)
    costs: list[int] = [0]
    paired: list[bool] = [False]
    for i, item in enumerate(items):
        costs.append(costs[i] + _alone(item))
        paired.append(False)
        if i:
            together = costs[i - 1] + _cost(reading, items[i - 1], item)
            if together < costs[i + 1]:
                costs[i + 1], paired[i + 1] = together, True
    return _chosen(items, paired)


def _chosen(items: list[Amount | Length], paired: list[bool]) -> dict[int, Length]:
    """Walk back over the choices."""
    bought: dict[int, Length] = {}
    at = len(items)
    while at:
        if not paired[at]:
            at -= 1
            continue
        for one, other in ((items[at - 1], items[at - 2]), (items[at - 2], items[at - 1])):
            if isinstance(one, Amount) and isinstance(other, Length):
                bought[one.first] = other
        at -= 2
    return bought


def _alone(item: Amount | Length) -> int:
    if isinstance(item, Length):
        return _SKIP_LENGTH
    return 0 if item.currency is None else _SKIP_MARKED


def _cost(reading: Reading, one: Amount | Length, two: Amount | Length) -> int:
    """Return how far apart two neighbours are as a price and its length; _APART if they cannot be a pair."""
    if isinstance(one, Amount) == isinstance(two, Amount):
        return _APART
    amount = one if isinstance(one, Amount) else two
    bare = isinstance(amount, Amount) and amount.currency is None
    words = two.first - one.last - 1
    if words > (_BARE_REACH if bare else _REACH):
        return _APART
    if words == 0 and reading.gaps[one.last] in _CLOSE:
        return bare
    breaks = 0
    for at in range(one.last, two.first):
        gap = reading.gaps[at]
        if gap == " ":
            continue
        if (words and "\n" in gap) or _parted(reading, at):
            return _APART
        breaks += any(mark in gap for mark in _BREAKS)
    return words + 2 * breaks + bare


def _parted(reading: Reading, at: int) -> bool:
    """Tell whether a sentence ends after the word at `at`: what follows is about something else."""
    gap = reading.gaps[at]
    if "!" in gap or "?" in gap:
        return True
    if "." not in gap or at + 1 in reading.numeric:
        return False
    nxt = reading.words[at + 1] if at + 1 < len(reading.words) else ""
    return gap[-1:].isspace() and nxt[:1].isupper() and not nxt.isupper()
