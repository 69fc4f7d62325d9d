"""Services with consent, and places to stay: never two persons in one place on one night."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access.public import MoveRefused, Who, log
from trygvej.assistance.actions.support import kept, moved
from trygvej.assistance.models import PlaceStay, ServiceUse, Support
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.assistance.states import PLACE_MOVES, USE_MOVES, PlaceState
from trygvej.directory.public import Service


@transaction.atomic
def ask_service(
    *, support: Support, service: Service, consent: str, by: Who, at: datetime, note: str = ""
) -> ServiceUse:
    """Ask for a service that the person has agreed to. Raises Denied, MoveRefused without consent."""
    newest = kept(support, by)
    if consent not in ServiceUse.Consent:
        raise MoveRefused(_("The person must have agreed first. Ask, and note how the person agreed."))
    use: ServiceUse = ServiceUse.objects.create(
        support=newest, service=service, consent=consent, consent_at=at, asked_by=by.person, changed_at=at,
        note=note.strip(),
    )  # fmt: skip
    log.write(by, SUPPORT_KEEP, of=newest, detail={"service": service.pk, "consent": consent})
    return use


@transaction.atomic
def move_use(*, use: ServiceUse, name: str, by: Who, at: datetime) -> ServiceUse:
    """Say that a service runs, could not be given, or has ended. Raises Denied, MoveRefused."""
    support = kept(use.support, by)
    newest: ServiceUse = moved(use, USE_MOVES, name, at, "changed_at")
    log.write(by, SUPPORT_KEEP, of=support, detail={"use": use.pk, "move": name})
    return newest


@transaction.atomic
def reserve(
    *, support: Support, service: Service, since: date, by: Who, at: datetime, until: date | None = None
) -> PlaceStay:
    """Keep a place for the person. Raises Denied, MoveRefused if every place is taken on one of the nights.

    Those who reserve at the same moment wait for each other at the row of the service.
    """
    newest = kept(support, by)
    house = Service.objects.select_for_update().get(pk=service.pk)
    if not house.places:
        raise MoveRefused(_("%(name)s has no places that are counted. Call and ask.") % {"name": house})
    if until is not None and until < since:
        raise MoveRefused(_("The last day lies before the first."))
    if _most_taken(house, since, until) >= house.places:
        raise MoveRefused(_("No place is free on all of these nights. Choose other days or another place."))
    stay = PlaceStay.objects.create(
        support=newest, service=house, since=since, until=until, kept_at=at, kept_by=by.person
    )
    log.write(by, SUPPORT_KEEP, of=newest, detail={"place": house.pk})
    return stay


def free_on(house: Service, day: date) -> int:
    """Return how many places of `house` nobody has on the night of `day`. ValueError where places are not counted."""
    if house.places is None:
        raise ValueError(f"The places of {house} are not counted.")
    return max(0, house.places - _most_taken(house, day, day))


def _most_taken(house: Service, since: date, until: date | None) -> int:
    """Return how many places are taken on the fullest night between the days. It is one on which somebody begins."""
    taken = PlaceStay.objects.filter(service=house).exclude(state=PlaceState.RELEASED)
    taken = taken.filter(Q(until=None) | Q(until__gte=since))
    if until is not None:
        taken = taken.filter(since__lte=until)
    spans = list(taken.values_list("since", "until"))
    nights = {since, *(begins for begins, _ends in spans if begins > since)}
    return max(sum(b <= night and (e is None or e >= night) for b, e in spans) for night in nights)


@transaction.atomic
def move_place(*, stay: PlaceStay, name: str, by: Who, at: datetime) -> PlaceStay:
    """Say that the person has moved in, or that the place is free again. Raises Denied, MoveRefused."""
    support = kept(stay.support, by)
    newest: PlaceStay = moved(stay, PLACE_MOVES, name, at, "kept_at")
    today = timezone.localdate(at)
    if newest.state == PlaceState.RELEASED and newest.since <= today and (newest.until is None or newest.until > today):
        newest.until = today
        newest.save(update_fields=["until"])
    log.write(by, SUPPORT_KEEP, of=support, detail={"stay": stay.pk, "move": name})
    return newest
