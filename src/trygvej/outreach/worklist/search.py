"""What somebody looks for on the worklist: read from the address, turned into a condition, and said in words.

The list, its counts and the export use the same `Search`. The query string of the page is the whole of it: what is
bookmarked or kept as a view is found again.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from trygvej.access.public import Who
from trygvej.outreach.models import Advert, Contact, Sign
from trygvej.outreach.states import AdvertState
from trygvej.outreach.worklist.fulltext import containing

TO_DO, ALL = "to-do", "all"
_ALWAYS_SHOWN = ("q", "town", "band")
ORDERS = {
    "concern": ("band", "-score", "-last_seen", "pk"),
    "seen": ("-last_seen", "pk"),
    "arrived": ("-arrived_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. Empty means any; `state` means what is to be done unless it says otherwise."""

    band: tuple[int, ...] = ()
    state: str = TO_DO
    town: str = ""
    place: int | None = None
    network: int | None = None
    indicator: str = ""
    language: str = ""
    mine: bool = False
    new: bool = False
    since: date | None = None
    until: date | None = None
    phone: str = ""
    q: str = ""
    sort: str = "concern"

    def query(self) -> str:
        """Return the search as a query string, without what is as usual."""
        kept: dict[str, Any] = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default:
                kept[one.name] = "1" if value is True else value.isoformat() if isinstance(value, date) else value
        return urlencode(kept, doseq=True)

    def more(self) -> bool:
        """Return whether something is asked for that the page folds away."""
        return any(getattr(self, one.name) != one.default for one in fields(self) if one.name not in _ALWAYS_SHOWN)

    def narrowed(self) -> bool:
        """Return whether anything but the order differs from the usual."""
        return any(getattr(self, one.name) != one.default for one in fields(self) if one.name != "sort")


def new_since(today: date) -> datetime:
    """Return the moment since which an advert counts as new: the beginning of yesterday, where the users are."""
    return timezone.make_aware(datetime.combine(today - timedelta(days=1), time.min))


def matching(adverts: QuerySet[Advert], search: Search, *, by: Who, phones: list[str], today: date) -> QuerySet[Advert]:
    """Return those of `adverts` that `search` looks for, in no order. `phones`: its number as E.164, by country."""
    found = adverts.filter(_state(search.state, today))
    plain = {"band__in": search.band, "town": search.town, "place": search.place, "network": search.network,
             "language": search.language}  # fmt: skip
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if search.mine:
        found = found.filter(taken_by=by.user)
    if search.new:
        found = found.filter(arrived_at__gte=new_since(today))
    if search.since:
        found = found.filter(last_seen__gte=timezone.make_aware(datetime.combine(search.since, time.min)))
    if search.until:
        after = search.until + timedelta(days=1)
        found = found.filter(last_seen__lt=timezone.make_aware(datetime.combine(after, time.min)))
    if search.indicator:
        found = found.filter(Exists(Sign.objects.filter(advert=OuterRef("pk"), indicator=search.indicator)))
    if search.phone:
        numbers = Contact.objects.filter(advert=OuterRef("pk"), kind=Contact.Kind.PHONE, value__in=phones)
        found = found.filter(Exists(numbers))
    return found.filter(containing(search.q)) if search.q else found


def _state(asked: str, today: date) -> Q:
    """Return the condition of a state. What was put off to and including yesterday is new again, without any job."""
    snoozed = Q(state=AdvertState.SNOOZED)
    woken = snoozed & Q(snoozed_until__lt=today)
    if asked == ALL:
        return Q()
    if asked == TO_DO:
        return Q(state__in=(AdvertState.NEW, AdvertState.TAKEN, AdvertState.PLANNED)) | woken
    if asked == AdvertState.NEW:
        return Q(state=AdvertState.NEW) | woken
    return snoozed & Q(snoozed_until__gte=today) if asked == AdvertState.SNOOZED else Q(state=asked)
