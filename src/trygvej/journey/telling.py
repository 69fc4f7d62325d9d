"""What the rooms above tell of a person: what happened, and where to go for more. Each registers; none is imported."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise

from trygvej.access.public import Who, may
from trygvej.journey.models import Journey


class Happening(NamedTuple):
    """One thing on the time line. `overdue`: it was due and nobody has done it. `plain`: as the person may read it."""

    at: datetime
    what: str
    said: str = ""
    address: str = ""
    overdue: bool = False
    plain: str = ""


class Door(NamedTuple):
    """A way from the journey into a room: its name, and the address for a journey; shown to those who may `verb`."""

    label: str | Promise
    address: Callable[[Journey], str]
    verb: str


Teller = Callable[[Who, Journey, datetime], Iterable[Happening]]
TELLERS: dict[str, Teller] = {}
DOORS: dict[str, Door] = {}
ERASERS: dict[str, Callable[[Journey, Who, datetime], None]] = {}


def tell(room: str, teller: Teller, erase: Callable[[Journey, Who, datetime], None]) -> None:
    """Let `room` tell what it has of a person, as far as the reader may see, and how it is erased. ValueError."""
    if room in TELLERS:
        raise ValueError(f"The room {room} tells already.")
    TELLERS[room], ERASERS[room] = teller, erase


def door(room: str, way: Door) -> None:
    """Let the page of a journey lead into `room`."""
    DOORS[room] = way


def doors(by: Who, journey: Journey) -> list[tuple[str | Promise, str]]:
    """Return the names and addresses of the rooms that `by` may go into."""
    return [(one.label, one.address(journey)) for _name, one in sorted(DOORS.items()) if may(by, one.verb)]


def time_line(by: Who, journey: Journey, now: datetime) -> list[Happening]:
    """Return what happened, as far as `by` may see, the newest first; what is overdue before everything."""
    found = [one for _name, teller in sorted(TELLERS.items()) for one in teller(by, journey, now)]
    found.sort(key=lambda one: one.at, reverse=True)
    return sorted(found, key=lambda one: not one.overdue)
