"""Every read of networks, narrowed to what the reader may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from trygvej.access.public import Who, narrow
from trygvej.outreach.models import Advert, Contact, Link, Network
from trygvej.outreach.permissions import ADVERT_READ, NETWORK_READ

PAGE = 50
ORDERS = {
    "size": ("-adverts_count", "code"),
    "persons": ("-persons_count", "-adverts_count", "code"),
    "seen": ("-last_seen", "code"),
    "first": ("first_seen", "code"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many adverts of a network stand in each band."""

    red: int
    yellow: int
    green: int


def networks(by: Who) -> QuerySet[Network]:
    """Return the networks `by` may see that hold more than one advert."""
    return narrow(by, NETWORK_READ, Network.objects.filter(adverts_count__gt=1))


def searched(found: QuerySet[Network], asked: dict[str, Any]) -> QuerySet[Network]:
    """Return those that the filter asks for, in its order: town, band, phones, persons, since, sort."""
    inside = Advert.objects.filter(network=OuterRef("pk"))
    if asked.get("town"):
        found = found.filter(Exists(inside.filter(town=asked["town"])))
    if asked.get("band") not in (None, ""):
        found = found.filter(Exists(inside.filter(band=asked["band"])))
    if asked.get("phones"):
        numbers = Contact.objects.filter(
            kind=Contact.Kind.PHONE, value__in=asked["phones"], advert__network=OuterRef("pk")
        )
        found = found.filter(Exists(numbers))
    if asked.get("persons"):
        found = found.filter(persons_count__gte=asked["persons"])
    if asked.get("since"):
        found = found.filter(last_seen__date__gte=asked["since"])
    return found.order_by(*ORDERS[asked.get("sort") or "size"])


def tallies(by: Who, found: list[Network]) -> dict[int, Tally]:
    """Return how many adverts of each of `found` stand in each band. One query."""
    adverts = narrow(by, ADVERT_READ, Advert.objects.filter(network__in=found).order_by())
    counted = adverts.values_list("network").annotate(
        red=Count("band", filter=Q(band=0)),
        yellow=Count("band", filter=Q(band=1)),
        green=Count("band", filter=Q(band=2)),
    )
    return {key: Tally(red, yellow, green) for key, red, yellow, green in counted}


def adverts(by: Who, network: Network) -> QuerySet[Advert]:
    """Return the adverts of `network`, in the order of the worklist."""
    return narrow(by, ADVERT_READ, Advert.objects.filter(network=network))


def contacts(by: Who, network: Network, most: int = 30) -> list[Any]:
    """Return the contacts that its adverts state, the most shared first: kind, value, n. One query."""
    inside = Contact.objects.filter(advert__in=adverts(by, network)).order_by()
    return list(
        inside.values("kind", "value").annotate(n=Count("advert", distinct=True)).order_by("-n", "value")[:most]
    )


def persons(by: Who, network: Network) -> Any:
    """Return those whom the adverts speak of, as far as they can be told apart: person, n, band, first, last."""
    inside = adverts(by, network).order_by()
    return (
        inside.values("person")
        .annotate(n=Count("pk"), band=Min("band"), first=Min("first_seen"), last=Max("last_seen"))
        .order_by("band", "-n", "person")
    )


def links(by: Who, network: Network) -> QuerySet[Link]:
    """Return the links among the adverts of `network`, the heaviest first."""
    inside = adverts(by, network)
    return Link.objects.filter(a__in=inside, b__in=inside)
