"""Where a network has been: its places with their days, and from where to where."""

from datetime import datetime
from typing import NamedTuple

from trygvej.outreach.models import Network


class Stay(NamedTuple):
    """Days in one town. `before`: the town where it was before, empty for the first."""

    town: str
    first: datetime | None
    last: datetime | None
    adverts: int
    before: str


def stays(network: Network) -> list[Stay]:
    """Return the stays of `network` in order of time."""
    found: list[Stay] = []
    for one in network.places:
        before = found[-1].town if found else ""
        found.append(Stay(one["town"], _day(one["first"]), _day(one["last"]), one.get("adverts", 0), before))
    return found


def _day(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
