"""Values that hold from a day on: rules and weights change, and yesterday's case keeps yesterday's rule."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything that begins to hold on a day."""

    @property
    def begins(self) -> date:
        """First day on which it holds."""
        ...


D = TypeVar("D", bound=Dated)


def in_force(series: Iterable[D], on: date) -> D | None:
    """Return the member of `series` that holds on the day `on`: the newest that has begun.

    None where none has begun yet: the caller says so, and never guesses a value.
    """
    begun = [one for one in series if one.begins <= on]
    return max(begun, key=lambda one: one.begins, default=None)
