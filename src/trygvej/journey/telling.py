"""What the rooms above tell of a person: what happened, and where to go for more. Each registers; none is imported."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from trygvej.access.public import Who, may
from trygvej.journey.models import Journey


class Happening(NamedTuple):
    """One thing on the time line. `overdue`: it was due and nobody has done it. `plain`: as the person may read it.

    `last`: nothing more is expected after it. `room`: which room tells it, set by the time line.
    """

    at: datetime
    what: str
    said: str = ""
    address: str = ""
    overdue: bool = False
    plain: str = ""
    last: bool = False
    room: str = ""


class Door(NamedTuple):
    """A way from the journey into a room: its name, and the address for a journey; shown to those who may `verb`."""

    label: str | Promise
    address: Callable[[Journey], str]
    verb: str


Teller = Callable[[Who, Journey, datetime], Iterable[Happening]]
TELLERS: dict[str, Teller] = {}
DOORS: dict[str, Door] = {}
IN_USE: list[Q] = []
ERASERS: dict[str, Callable[[Journey, Who, datetime], None]] = {}


def tell(room: str, teller: Teller, erase: Callable[[Journey, Who, datetime], None], in_use: Q | None = None) -> None:
    """Let `room` tell what it has of a person, as far as the reader may see, and how it is erased. ValueError.

    `in_use`: the journeys that the room keeps until its own period has passed.
    """
    if room in TELLERS:
        raise ValueError(f"The room {room} tells already.")
    TELLERS[room], ERASERS[room] = teller, erase
    if in_use is not None:
        IN_USE.append(in_use)


def door(room: str, way: Door) -> None:
    """Let the page of a journey lead into `room`."""
    DOORS[room] = way


def doors(by: Who, journey: Journey) -> list[tuple[str | Promise, str]]:
    """Return the names and addresses of the rooms that `by` may go into."""
    return [(one.label, one.address(journey)) for _name, one in sorted(DOORS.items()) if may(by, one.verb)]


def room_names() -> list[tuple[str, str | Promise]]:
    """Return the rooms that tell, by name, for a filter."""
    return [(name, DOORS[name].label if name in DOORS else name) for name in sorted(TELLERS)]


def time_line(by: Who, journey: Journey, now: datetime) -> list[Happening]:
    """Return what happened, as far as `by` may see, the newest first; what is overdue before everything."""
    found = [one._replace(room=name) for name, tell in sorted(TELLERS.items()) for one in tell(by, journey, now)]
    found.sort(key=lambda one: one.at, reverse=True)
    return sorted(found, key=lambda one: not one.overdue)


def filtered(line: list[Happening], asked: dict[str, Any]) -> list[Happening]:
    """Return what the filter asks for: text, room, since and until (days), only what is due."""
    text = (asked.get("text") or "").casefold()
    since, until = asked.get("since") or date.min, asked.get("until") or date.max
    return [
        one
        for one in line
        if text in f"{one.what} {one.said}".casefold()
        and asked.get("room") in ("", None, one.room)
        and since <= timezone.localdate(one.at) <= until
        and (one.overdue or not asked.get("overdue"))
    ]


def silences(line: list[Happening], now: datetime, days: int) -> list[tuple[Happening, int]]:
    """Return each happening with the days without any after it, 0 where they were fewer than `days`."""
    shown, after = [], now
    for one in line:
        quiet = 0 if one.overdue or one.last else (after - one.at).days
        shown.append((one, quiet if quiet >= days else 0))
        after = after if one.overdue else one.at
    return shown
