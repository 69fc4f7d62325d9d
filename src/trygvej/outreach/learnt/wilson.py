"""How sure a share is. Few visits give wide intervals, and the pages show them.

Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference. Newcombe, R. G. (1998),
Interval estimation for the difference between independent proportions, method 10.
"""

from functools import cache
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import NamedTuple


class Share(NamedTuple):
    """`part` of `whole`, with the interval that the true share is likely to lie in. `value` is None without any."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def value(self) -> float | None:
        """The share that was seen."""
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> tuple[int, int, int]:
        """Share, low and high in whole percent; the interval is never drawn narrower than it is."""
        return round(100 * (self.value or 0)), floor(100 * self.low), ceil(100 * self.high)

    @property
    def width(self) -> int:
        """How wide the interval is drawn, of 100."""
        _seen, low, high = self.percent
        return max(1, high - low)

    @property
    def seen(self) -> float:
        """Where the mark of the share begins, of 100: it is 1.6 wide and stays inside."""
        return round(min(98.4, max(0.0, 100 * (self.value or 0) - 0.8)), 1)


def share(part: int, whole: int, confidence: float) -> Share:
    """Return the share with Wilson's interval: from 0 to 1 where nothing was counted. Raises ValueError."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share.")
    if not whole:
        return Share(0, 0, 0.0, 1.0)
    z2 = _z(confidence) ** 2
    seen, spread = part / whole, 1 + z2 / whole
    middle = (seen + z2 / (2 * whole)) / spread
    half = sqrt(z2 * (seen * (1 - seen) / whole + z2 / (4 * whole**2))) / spread
    low = 0.0 if part == 0 else max(0.0, middle - half)
    high = 1.0 if part == whole else min(1.0, middle + half)
    return Share(part, whole, low, high)


def difference(one: tuple[int, int], other: tuple[int, int], confidence: float) -> tuple[float, float]:
    """Return the interval of the difference between two shares (part, whole), `one` less `other`: from -1 to 1."""
    a, b = share(*one, confidence), share(*other, confidence)
    if a.value is None or b.value is None:
        return -1.0, 1.0
    seen = a.value - b.value
    low = seen - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2)
    high = seen + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2)
    return max(-1.0, low), min(1.0, high)


@cache
def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)
