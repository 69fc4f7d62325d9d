"""Every read of the directory."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from trygvej.access.public import Organisation, Who, narrow, require
from trygvej.directory.models import Entry, Responsibility, Service, ServiceMark
from trygvej.directory.permissions import ENTRY_KEEP, ENTRY_READ
from trygvej.directory.rules import freshness
from trygvej.directory.scheme import Step, steps

_Kind = ServiceMark.Kind


def services(by: Who) -> QuerySet[Service]:
    """Return every service of organisations in use, with its marks. Raises Denied."""
    found = Service.objects.select_related("organisation__entry").prefetch_related("marks")
    return narrow(by, ENTRY_READ, found.exclude(organisation__entry__active=False))


def entries(by: Who) -> QuerySet[Entry]:
    """Return the entries in use, with what their organisations offer."""
    offered = Prefetch("organisation__services", Service.objects.prefetch_related("marks"))
    found = Entry.objects.select_related("organisation", "owner").prefetch_related(offered)
    return narrow(by, ENTRY_READ, found.filter(active=True))


def searched(found: QuerySet[Service], asked: Mapping[str, Any]) -> QuerySet[Service]:
    """Return those that fit: need, area, language, group, text, country, free (places now), open (day and night).

    What says nothing of areas or groups is for all; a language must be said.
    """
    if asked.get("need"):
        found = found.filter(need=asked["need"])
    if asked.get("country"):
        found = found.filter(organisation__country=asked["country"])
    if asked.get("text"):
        words = Q()
        for field in ("name", "terms", "organisation__name", "organisation__entry__about"):
            words |= Q(**{f"{field}__icontains": asked["text"]})
        found = found.filter(words)
    if asked.get("language"):
        found = found.filter(Exists(_marks(_Kind.LANGUAGE).filter(code=asked["language"])))
    for name, kind in (("area", _Kind.AREA), ("group", _Kind.GROUP)):
        if asked.get(name):
            found = found.filter(Exists(_marks(kind).filter(code__iexact=asked[name])) | ~Exists(_marks(kind)))
    if asked.get("free"):
        found = found.filter(free__gt=0)
    if asked.get("open"):
        found = found.filter(round_the_clock=True)
    return found.order_by("organisation__name", "need", "name")


def _marks(kind: str) -> QuerySet[ServiceMark]:
    return ServiceMark.objects.filter(service=OuterRef("pk"), kind=kind)


def areas() -> list[str]:
    """Return every area that a service is limited to."""
    return list(ServiceMark.objects.filter(kind=_Kind.AREA).order_by("code").values_list("code", flat=True).distinct())


def overdue(by: Who, on: date) -> QuerySet[Entry]:
    """Return the entries that nobody looked at for too long, the oldest first, as far as `by` may keep them right."""
    before = on - timedelta(days=freshness(on).entry_days)
    found = Entry.objects.select_related("organisation", "owner").filter(active=True, confirmed_on__lt=before)
    return narrow(by, ENTRY_KEEP, found).order_by("confirmed_on")


def stale_places(by: Who, now: datetime) -> QuerySet[Service]:
    """Return the services whose free places were last said too long ago, as far as `by` may keep them right."""
    before = now - timedelta(days=freshness(timezone.localdate(now)).places_days)
    found = Service.objects.select_related("organisation").filter(places__isnull=False)
    return narrow(by, ENTRY_KEEP, found.filter(Q(places_at=None) | Q(places_at__lt=before))).order_by("places_at")


class Shared(NamedTuple):
    """A step of the scheme with those who answer for it."""

    step: Step
    held: list[Responsibility]


def scheme(by: Who, countries: Iterable[str]) -> list[Shared]:
    """Return each step with the organisations of `countries` that answer for it: an empty list shows a gap."""
    require(by, ENTRY_READ)
    held: dict[str, list[Responsibility]] = {}
    kept = Responsibility.objects.select_related("organisation").filter(organisation__country__in=list(countries))
    for one in kept.order_by("organisation__name"):
        held.setdefault(one.step, []).append(one)
    return [Shared(one, held.get(one.code, [])) for one in steps()]


def kept_by(by: Who) -> QuerySet[Organisation]:
    """Return the organisations whose entry `by` may keep right, whether they have one yet or not."""
    own = Organisation.objects.filter(entry__in=narrow(by, ENTRY_KEEP, Entry.objects.all()))
    without = Organisation.objects.filter(entry=None)
    return own | without.filter(Q(pk__in=by.organisations()) | Q(country__in=by.countries))
