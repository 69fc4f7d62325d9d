"""Findings in words: the lines that a person reads beside an advert."""

from collections.abc import Iterable
from functools import lru_cache, partial

from trygvej.indicators.public import Catalogue, Finding, reason
from trygvej.records.public import Presence

_MOST_REMEMBERED = 100_000  # findings; adverts say the same again and again


class Reasons:
    """Tells findings in one language, each only once."""

    def __init__(self, known: Catalogue, lang: str) -> None:
        self._told = lru_cache(_MOST_REMEMBERED)(partial(reason, catalogue=known, lang=lang))

    def of(self, findings: Iterable[Finding]) -> list[str]:
        """Return a line for each sign that is present, the one with the most points first."""
        present = [one for one in findings if one.value is Presence.PRESENT]
        present.sort(key=lambda one: -one.weight)
        return [self._told(one) for one in present]
