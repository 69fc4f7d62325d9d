"""What the worklist shows: narrowed to what the reader may see, the same for list, counts and export."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.db.models import Q, QuerySet

from trygvej.access.public import Role, User, Who, may, narrow
from trygvej.directory.public import READ, Place
from trygvej.outreach.models import Advert, Band, SavedView
from trygvej.outreach.permissions import ADVERT_EXPORT, ADVERT_READ, VIEW_KEEP
from trygvej.outreach.worklist.lines import Line, line
from trygvej.outreach.worklist.search import ORDERS, Search, matching

PAGE = 50  # adverts
LAST_PAGE = 200  # whoever has leafed through 10,000 adverts wants a narrower search
MOST_COUNTED = 1000  # counting further costs more than it tells; the page then says "more than"
_SHOWN = (
    "title", "ref", "town", "country", "band", "score", "last_seen", "arrived_at", "findings", "state",
    "snoozed_until", "state_reason", "place__name", "place__kind", "place__town", "network__adverts_count",
    "taken_by__name", "taken_by__email",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many adverts of one band there are. `more`: at least so many, not counted further. `on`: in the list."""

    band: Band
    number: int
    more: bool
    on: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the worklist. `total` is None where it is not counted to its end."""

    lines: list[Line]
    counts: list[Count]
    number: int
    more: bool
    total: int | None

    @property
    def pages(self) -> int | None:
        """How many pages there are, None if that is not counted."""
        return None if self.total is None else max(1, ceil(self.total / PAGE))

    @property
    def previous(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the page after."""
        return self.number + 1


def found(by: Who, verb: str, search: Search, phones: list[str], today: date) -> QuerySet[Advert]:
    """Return the adverts that `by` may do `verb` with and that `search` looks for, in no order."""
    return matching(narrow(by, verb, Advert.objects.order_by()), search, by=by, phones=phones, today=today)


def listed(by: Who, search: Search, phones: list[str], *, page: int, today: date, lang: str) -> Listed:
    """Return the page of that number (from 1). Four queries."""
    counts = _counts(by, search, phones, today)
    number = min(max(page, 1), LAST_PAGE)
    first = (number - 1) * PAGE
    wanted = found(by, ADVERT_READ, search, phones, today).order_by(*ORDERS[search.sort])
    rows = list(wanted.select_related("place", "network", "taken_by").only(*_SHOWN)[first : first + PAGE + 1])
    on = [one for one in counts if one.on]
    return Listed(
        lines=[line(one, by, today, lang) for one in rows[:PAGE]],
        counts=counts,
        number=number,
        more=len(rows) > PAGE and number < LAST_PAGE,
        total=None if any(one.more for one in on) else sum(one.number for one in on),
    )


def _counts(by: Who, search: Search, phones: list[str], today: date) -> list[Count]:
    every = found(by, ADVERT_READ, replace(search, band=()), phones, today)
    counted = {band: every.filter(band=band)[: MOST_COUNTED + 1].count() for band in Band}
    return [
        Count(band, min(number, MOST_COUNTED), number > MOST_COUNTED, not search.band or band in search.band)
        for band, number in counted.items()
    ]


def exported(by: Who, search: Search, phones: list[str], today: date) -> list[int]:
    """Return the keys of the adverts to export, in the order of the list. One query."""
    wanted = found(by, ADVERT_EXPORT, search, phones, today)
    return list(wanted.order_by(*ORDERS[search.sort]).values_list("pk", flat=True))


def towns(by: Who) -> list[str]:
    """Return the towns in which `by` may see places. One query."""
    return sorted(set(narrow(by, READ, Place.objects.order_by()).values_list("town", flat=True).distinct()))


def colleagues(by: Who, today: date) -> QuerySet[User]:
    """Return those who work with adverts in the organisations of `by`, herself too, by name."""
    working = Q(
        memberships__organisation__in=by.organisations(),
        memberships__role__in=(Role.OUTREACH, Role.COORDINATOR),
        memberships__since__lte=today,
    ) & (Q(memberships__until=None) | Q(memberships__until__gte=today))
    return User.objects.filter(working, is_active=True).distinct().order_by("name")


def views(by: Who) -> list[SavedView]:
    """Return the views that `by` keeps, by name. One query, none for one who may keep none."""
    return list(narrow(by, VIEW_KEEP, SavedView.objects.all())) if may(by, VIEW_KEEP) else []
