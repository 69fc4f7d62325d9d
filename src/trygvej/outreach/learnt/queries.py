"""What is counted, in the database, from the visits the reader may count. What the words mean: README.md beside this.

Every number rests on visits that were recorded. Judged: those who were there said whether they are concerned. Serious:
they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from trygvej.access.public import Who, narrow
from trygvej.outreach.learnt.wilson import Share, share
from trygvej.outreach.models import Advert, Band, Presence, Visit, VisitedAdvert, VisitFinding
from trygvej.outreach.permissions import LEARNT_READ, VISIT_READ
from trygvej.outreach.states import VisitState

P = Presence
MOST = 50  # visits that are listed by themselves


def serious(to: str = "") -> Q:
    """Return the condition on visits that left a concern; `to`: how the visit is reached, such as "visit__"."""
    return Q(**{f"{to}concern": P.PRESENT})


def fine(to: str = "") -> Q:
    """Return the condition on visits where somebody was met and no concern was left."""
    return Q(**{f"{to}concern": P.ABSENT, f"{to}met": P.PRESENT})


@dataclass(frozen=True, slots=True)
class Asked:
    """Which visits: of a period, a country, a town; `indicator`: whose adverts showed it."""

    since: date | None = None
    until: date | None = None
    country: str = ""
    town: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class SignLine:
    """How one sign held where an advert showed it. `confirmed` of those that could be told, `worried` of the judged.

    `covered`: of all serious visits to which an advert led, those whose adverts showed it.
    """

    indicator: str
    confirmed: Share
    unknown: int
    worried: Share
    covered: Share


@dataclass(frozen=True, slots=True)
class BandLine:
    """What became of the visits to adverts of one band (None: no advert led there). `worried` of the judged visits.

    `covered`: of all serious visits, those that had this band.
    """

    band: int | None
    visits: int
    worried: Share
    covered: Share


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month: of the judged visits, the serious ones; and the same for red adverts."""

    month: date
    worried: Share
    red: Share


@dataclass(frozen=True, slots=True)
class MissedLine:
    """A sign that was found at visits to adverts that had not shown it. `serious`: how many of those left a concern."""

    indicator: str
    found: int
    serious: int


def counted(by: Who, asked: Asked) -> QuerySet[Visit]:
    """Return the recorded visits that `asked` means and `by` may count."""
    found = narrow(by, LEARNT_READ, Visit.objects.order_by().filter(state=VisitState.RECORDED))
    conditions = {
        "planned_for__gte": asked.since,
        "planned_for__lte": asked.until,
        "country": asked.country,
        "place__town": asked.town,
    }
    found = found.filter(**{name: value for name, value in conditions.items() if value})
    if asked.indicator:
        found = found.filter(pk__in=VisitFinding.objects.filter(indicator=asked.indicator, shown=True).values("visit"))
    return found


def totals(visits: QuerySet[Visit]) -> dict[str, int]:
    """Return how many visits there are: all, met, serious, fine. One query."""
    return visits.aggregate(
        visits=Count("pk"),
        somebody=Count("pk", filter=Q(met=P.PRESENT)),
        serious=Count("pk", filter=serious()),
        fine=Count("pk", filter=fine()),
    )


def signs(visits: QuerySet[Visit], confidence: float) -> list[SignLine]:
    """Return how each sign held at the visits of adverts that showed it, the most often seen first. Two queries."""
    led = visits.filter(serious()).exclude(band=None).count()
    rows = (
        VisitFinding.objects.filter(visit__in=visits.values("pk"), shown=True)
        .values("indicator")
        .annotate(
            yes=Count("pk", filter=Q(value=P.PRESENT)),
            no=Count("pk", filter=Q(value=P.ABSENT)),
            unknown=Count("pk", filter=Q(value=P.UNKNOWN)),
            serious=Count("pk", filter=serious("visit__")),
            fine=Count("pk", filter=fine("visit__")),
        )
        .order_by()
    )
    lines = [
        SignLine(
            one["indicator"],
            share(one["yes"], one["yes"] + one["no"], confidence),
            one["unknown"],
            share(one["serious"], one["serious"] + one["fine"], confidence),
            share(one["serious"], led, confidence),
        )
        for one in rows
    ]
    return sorted(lines, key=lambda one: (-one.confirmed.whole, -one.unknown, one.indicator))


def missed(visits: QuerySet[Visit]) -> list[MissedLine]:
    """Return the signs that visits found and no advert had shown, the most frequent first. One query."""
    rows = (
        VisitFinding.objects.filter(visit__in=visits.exclude(band=None).values("pk"), shown=False, value=P.PRESENT)
        .values("indicator")
        .annotate(found=Count("pk"), serious=Count("pk", filter=serious("visit__")))
        .order_by("-found", "indicator")
    )
    return [MissedLine(**one) for one in rows]


def bands(visits: QuerySet[Visit], confidence: float) -> list[BandLine]:
    """Return what became of each band, with what was visited without an advert last. One query."""
    counts = Count("pk"), Count("pk", filter=serious()), Count("pk", filter=fine())
    found = visits.values("band").annotate(visits=counts[0], serious=counts[1], fine=counts[2])
    rows = {one["band"]: (one["visits"], one["serious"], one["fine"]) for one in found}
    advertised = sum(worried for band, (_all, worried, _fine) in rows.items() if band is not None)
    lines = []
    for band in (*Band.values, None):
        whole, worried, well = rows.get(band, (0, 0, 0))
        covered = share(worried, advertised, confidence) if band is not None else share(0, 0, confidence)
        lines.append(BandLine(band, whole, share(worried, worried + well, confidence), covered))
    return lines


def reached(by: Who, asked: Asked) -> dict[int, tuple[int, int]]:
    """Return for each band how many of its adverts were ever visited, and how many there are. Two queries.

    Adverts as they stand now, seen in the period that is asked for: what nobody visited teaches nothing.
    """
    conditions = {
        "last_seen__date__gte": asked.since,
        "last_seen__date__lte": asked.until,
        "country": asked.country,
        "town": asked.town,
        "present__indicator": asked.indicator,
    }
    there = narrow(by, LEARNT_READ, Advert.objects.order_by())
    there = there.filter(**{name: value for name, value in conditions.items() if value})
    every = dict(there.values_list("band").annotate(n=Count("pk")))
    visited = dict(
        there.filter(pk__in=VisitedAdvert.objects.values("advert")).values_list("band").annotate(n=Count("pk"))
    )
    return {band: (visited.get(band, 0), n) for band, n in every.items()}


def months(visits: QuerySet[Visit], confidence: float) -> list[MonthLine]:
    """Return how it went month by month, the oldest first: by the day of the visit, not of its record. One query."""
    red = Q(band=Band.RED)
    counts = Count("pk", filter=serious()), Count("pk", filter=fine())
    of_red = Count("pk", filter=serious() & red), Count("pk", filter=fine() & red)
    days = visits.values_list("planned_for").annotate(a=counts[0], b=counts[1], c=of_red[0], d=of_red[1])
    found: dict[date, list[int]] = {}
    for day, *numbers in days.order_by("planned_for"):
        month = found.setdefault(day.replace(day=1), [0, 0, 0, 0])
        month[:] = [one + more for one, more in zip(month, numbers, strict=True)]
    return [
        MonthLine(
            month, share(worried, worried + well, confidence), share(red_worried, red_worried + red_well, confidence)
        )
        for month, (worried, well, red_worried, red_well) in found.items()
    ]


def ranked_low(visits: QuerySet[Visit], by: Who) -> tuple[int, list[Visit]]:
    """Return how many visits to green adverts were serious, and the newest of those that `by` may read. Two queries."""
    low = visits.filter(serious(), band=Band.GREEN)
    readable = narrow(by, VISIT_READ, low.select_related("place")).order_by("-planned_for", "-pk")[:MOST]
    return low.count(), list(readable)


def stood(visits: QuerySet[Visit], bands: Iterable[int] = (Band.RED, Band.YELLOW)) -> QuerySet[VisitedAdvert]:
    """Return the adverts, as they stood that day in one of `bands`, at those visits that were judged."""
    judged = visits.filter(serious() | fine())
    return VisitedAdvert.objects.filter(visit__in=judged.values("pk"), band__in=list(bands)).order_by()


def towns(by: Who) -> list[str]:
    """Return the towns that were visited, for the filter. One query."""
    return list(
        narrow(by, LEARNT_READ, Visit.objects.filter(state=VisitState.RECORDED))
        .order_by("place__town")
        .values_list("place__town", flat=True)
        .distinct()
    )
