"""Everything that the page of an advert shows, narrowed to what the reader may see."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from trygvej.access.public import Who, may, narrow
from trygvej.directory.public import READ, Place
from trygvej.outreach.models import Advert, Comment, Contact, Judgement, Link, MatrixAnswer, Visit
from trygvej.outreach.permissions import ADVERT_READ, VISIT_READ

MOST_LINKS = 200  # rows; a network has its own page
MOST_PLACES = 200


@dataclass(slots=True)
class Linked:
    """An advert that this one is held together with: by which links, and what somebody said of the two last."""

    advert: Advert
    links: list[Link] = field(default_factory=list)
    judged: Judgement | None = None

    @property
    def weight(self) -> float:
        """The weight of all links together, in nats."""
        return sum(one.weight for one in self.links)


@dataclass(frozen=True, slots=True)
class Shared:
    """A contact that the advert states, and how many other adverts of the same country state it."""

    contact: Contact
    others: int


def adverts(by: Who) -> QuerySet[Advert]:
    """Return the adverts `by` may read."""
    return narrow(by, ADVERT_READ, Advert.objects.select_related("place", "network", "taken_by"))


def linked(by: Who, advert: Advert) -> list[Linked]:
    """Return the adverts that this one is linked with, the heaviest first. Three queries."""
    rows = list(Link.objects.filter(Q(a=advert) | Q(b=advert))[:MOST_LINKS])
    there = narrow(by, ADVERT_READ, Advert.objects.only("title", "ref", "town", "band", "last_seen"))
    others = there.in_bulk({_other(one, advert) for one in rows})
    found = {key: Linked(one) for key, one in others.items()}
    for one in rows:
        if _other(one, advert) in found:
            found[_other(one, advert)].links.append(one)
    said = Judgement.objects.filter(Q(a=advert) | Q(b=advert)).select_related("user").order_by("at", "pk")
    for judged in said:
        if _other(judged, advert) in found:
            found[_other(judged, advert)].judged = judged
    return sorted(found.values(), key=lambda one: (-one.weight, one.advert.pk))


def _other(pair: Link | Judgement, advert: Advert) -> int:
    """Return the key of the one that `advert` is paired with."""
    return int(pair.b_id if pair.a_id == advert.pk else pair.a_id)


def shared(by: Who, advert: Advert) -> list[Shared]:
    """Return the contacts of `advert`, with how many other adverts state each. Two queries."""
    contacts = list(advert.contacts.all())
    if not contacts:
        return []
    same = Q()
    for one in contacts:
        same |= Q(kind=one.kind, value=one.value)
    readable = narrow(by, ADVERT_READ, Advert.objects.exclude(pk=advert.pk))
    counted = Contact.objects.filter(same, advert__in=readable).order_by().values_list("kind", "value")
    others = {(kind, value): n for kind, value, n in counted.annotate(n=Count("advert", distinct=True))}
    return [Shared(one, others.get((one.kind, one.value), 0)) for one in contacts]


def comments(advert: Advert) -> list[Comment]:
    """Return what workers wrote of `advert`, the newest first. One query."""
    return list(Comment.objects.filter(advert=advert).select_related("user", "key"))


def answers(advert: Advert) -> list[MatrixAnswer]:
    """Return all answers to the matrix, the newest first. One query."""
    return list(MatrixAnswer.objects.filter(advert=advert).select_related("user", "key"))


def visits(by: Who, advert: Advert) -> list[Visit]:
    """Return the visits because of `advert` that `by` may read. One query, none for one who may read none."""
    if not may(by, VISIT_READ):
        return []
    found = narrow(by, VISIT_READ, Visit.objects.filter(adverts=advert))
    return list(found.select_related("place", "recorded_by"))


def places(by: Who, advert: Advert) -> QuerySet[Place]:
    """Return the places in the town of `advert` of which more than the town is known."""
    near = Place.objects.filter(country=advert.country, town=advert.town).exclude(kind=Place.Kind.TOWN)
    return narrow(by, READ, near)
