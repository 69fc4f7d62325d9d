"""Every read of places and of their history, narrowed to what the reader may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth

from trygvej.access.public import Who, may, narrow
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Band, Presence, Visit, VisitFinding
from trygvej.outreach.permissions import ADVERT_READ, PLACE_READ, VISIT_READ
from trygvej.outreach.states import VisitState

PAGE = 50
MOST_VISITS, ADVERTS = 20, 25  # of one place on its page; the lists of visits and adverts have the rest
MOST_NETWORKS = 100  # of a place: the newest; beyond them the other places repeat
MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Month:
    """How many adverts of each band were last seen in a month."""

    month: date
    red: int
    yellow: int
    green: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.red + self.yellow + self.green


# Counted by the colour, which stands in the index: no row has to be opened.
_BANDS: Any = {band.name.lower(): Count("band", filter=Q(band=band)) for band in Band}


def places(by: Who) -> QuerySet[Place]:
    """Return the places `by` may see."""
    return narrow(by, PLACE_READ, Place.objects.all())


def searched(found: QuerySet[Place], asked: dict[str, Any]) -> QuerySet[Place]:
    """Return those that the filter asks for: words, kind, those with red adverts, those that were visited."""
    if asked.get("q"):
        words = asked["q"]
        found = found.filter(Q(name__icontains=words) | Q(street__icontains=words) | Q(town__icontains=words))
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("red"):
        found = found.filter(Exists(Advert.objects.filter(place=OuterRef("pk"), band=Band.RED)))
    if asked.get("visited"):
        found = found.filter(Exists(Visit.objects.filter(place=OuterRef("pk"), state=VisitState.RECORDED)))
    return found.order_by("town", "name")


def counts(by: Who, shown: list[Place]) -> dict[int, dict[str, Any]]:
    """Return for each of `shown` how many adverts of each band there are, and when one was last seen. One query."""
    adverts = narrow(by, ADVERT_READ, Advert.objects.filter(place__in=shown).order_by())
    counted: Any = adverts.values("place").annotate(**_BANDS, last=Max("last_seen"))
    return {one["place"]: one for one in counted}


def months(by: Who, place: Place) -> list[Month]:
    """Return the adverts at `place` by month, the oldest first. One query."""
    adverts = narrow(by, ADVERT_READ, Advert.objects.filter(place=place).order_by())
    counted: Any = adverts.annotate(month=TruncMonth("last_seen")).values("month").annotate(**_BANDS).order_by("month")
    return [Month(one["month"].date(), one["red"], one["yellow"], one["green"]) for one in counted]


def adverts(by: Who, place: Place) -> QuerySet[Advert]:
    """Return the adverts at `place`, in the order of the worklist."""
    found = Advert.objects.filter(place=place).select_related("network", "taken_by")
    return narrow(by, ADVERT_READ, found.defer("text", "states", "findings"))


def visits(by: Who, place: Place) -> QuerySet[Visit]:
    """Return the visits to `place` that `by` may read, the newest first; none for one who may read none."""
    if not may(by, VISIT_READ):
        return Visit.objects.none()
    return narrow(by, VISIT_READ, Visit.objects.filter(place=place).select_related("recorded_by", "round"))


def findings(by: Who, place: Place) -> list[Any]:
    """Return what was found at the visits to `place`, by indicator: confirmed, refuted, unknown. One query."""
    seen = VisitFinding.objects.filter(visit__in=visits(by, place).order_by().filter(state=VisitState.RECORDED))
    named = {"confirmed": Presence.PRESENT, "refuted": Presence.ABSENT, "unknown": Presence.UNKNOWN}
    counted: Any = {name: Count("value", filter=Q(value=value)) for name, value in named.items()}
    said: Any = seen.order_by().values("indicator").annotate(**counted)
    return list(said.order_by("-confirmed", "indicator"))


def joined(by: Who, place: Place) -> list[Any]:
    """Return the places that share networks with `place`: place, name, town, networks, adverts. Two queries."""
    here = narrow(by, ADVERT_READ, Advert.objects.filter(place=place).exclude(network=None).order_by())
    newest = here.values("network").annotate(last=Max("last_seen")).order_by("-last").values_list("network", flat=True)
    keys = list(newest[:MOST_NETWORKS])
    there = narrow(by, ADVERT_READ, Advert.objects.filter(network__in=keys).exclude(place=place).order_by())
    grouped = there.exclude(place=None).values("place", "place__name", "place__town", "place__kind")
    counted = grouped.annotate(networks=Count("network", distinct=True), adverts=Count("pk"), last=Max("last_seen"))
    return list(counted.order_by("-networks", "-adverts", "place__name")[:MOST_PLACES])
