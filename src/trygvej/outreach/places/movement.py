"""What the map shows: how many adverts name each place, and from where to where networks have moved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q

from trygvej.access.public import Who, narrow
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Band, Network
from trygvej.outreach.networks.stays import stays
from trygvej.outreach.permissions import ADVERT_READ, MAP_READ, NETWORK_READ

MOST_NETWORKS = 300  # of the period, the newest: what moves now
MOST_MOVES = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with the adverts of the period."""

    place: Place
    red: int
    yellow: int
    green: int
    last: datetime

    @property
    def all(self) -> int:
        """All its adverts of the period."""
        return self.red + self.yellow + self.green


@dataclass(slots=True)
class Move:
    """From one town to another: by which networks, and when last."""

    before: str
    after: str
    networks: list[int] = field(default_factory=list)
    last: datetime | None = None


def spots(by: Who, *, since: datetime, band: int | None) -> list[Spot]:
    """Return the places with adverts seen since then, most adverts first. Two queries."""
    adverts = narrow(by, ADVERT_READ, Advert.objects.filter(last_seen__gte=since).exclude(place=None).order_by())
    if band is not None:
        adverts = adverts.filter(band=band)
    bands: Any = {one.name.lower(): Count("band", filter=Q(band=one)) for one in Band}
    counted: Any = adverts.values("place").annotate(**bands, last=Max("last_seen"))
    rows = {one.pop("place"): one for one in counted}
    places = narrow(by, MAP_READ, Place.objects.filter(pk__in=rows))
    return sorted((Spot(place, **rows[place.pk]) for place in places), key=lambda one: (-one.all, one.place.name))


def moves(by: Who, *, since: datetime) -> list[Move]:
    """Return from where to where networks moved since then, the most travelled first. One query."""
    newest = narrow(by, NETWORK_READ, Network.objects.filter(last_seen__gte=since, adverts_count__gt=1))
    return counted(newest.order_by("-last_seen", "code")[:MOST_NETWORKS], since)


def counted(networks: Iterable[Network], since: datetime) -> list[Move]:
    """Return the moves of `networks` that ended since then."""
    found: dict[tuple[str, str], Move] = {}
    for network in networks:
        for stay in stays(network):
            if not stay.before or stay.before == stay.town or stay.first is None or stay.first < since:
                continue
            move = found.setdefault((stay.before, stay.town), Move(stay.before, stay.town))
            if network.pk not in move.networks:
                move.networks.append(network.pk)
            move.last = max(filter(None, (move.last, stay.first)))
    return sorted(found.values(), key=lambda one: (-len(one.networks), one.before, one.after))[:MOST_MOVES]
