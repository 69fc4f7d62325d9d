"""Who is reached by a referral: those at an organisation who may answer, and the role that is told when time passed."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from trygvej.access.public import Membership, Organisation, Role, User, may, narrow, notify, of
from trygvej.referral.models import Referral
from trygvej.referral.permissions import ANSWERING, FOLLOW, READ, SENDING


def at_work(organisation: Organisation, roles: Iterable[Role], at: datetime) -> list[User]:
    """Return who holds one of `roles` at `organisation` now."""
    held = Membership.objects.open(timezone.localdate(at)).filter(organisation=organisation, role__in=list(roles))
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def answerers(organisation: Organisation, at: datetime) -> list[User]:
    """Return who may answer referrals at `organisation` now."""
    return at_work(organisation, ANSWERING, at)


def works_there(user: User, organisation: Organisation, at: datetime) -> bool:
    """Return whether `user` can act for `organisation` now."""
    held = Membership.objects.open(timezone.localdate(at)).filter(
        user=user, organisation=organisation, role__in=[*SENDING, *ANSWERING], user__is_active=True
    )
    return held.exists()


def named(country: str, roles: Iterable[Role], at: datetime) -> Membership | None:
    """Return who is told in `country` when time has passed: the first who holds the first role that anybody holds."""
    open_ = Membership.objects.open(timezone.localdate(at)).select_related("user", "organisation")
    held = open_.filter(organisation__country=country, user__is_active=True)
    for role in roles:
        found = held.filter(role=role).order_by("since", "pk").first()
        if found:
            return found
    return None


def officers(country: str, at: datetime) -> list[User]:
    """Return the data protection officers of `country`."""
    held = Membership.objects.open(timezone.localdate(at)).filter(
        Q(role=Role.PROTECTION), organisation__country=country
    )
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True))


def tell(users: Iterable[User], text: str, referral: Referral, at: datetime) -> None:
    """Write a notice that leads to where `referral` can be seen; each of `users` gets it once."""
    for one in {user.pk: user for user in users}.values():
        notify([one], text, _page(one, referral), at=at)


def _page(user: User, referral: Referral) -> str:
    """Return where `user` sees it: its own page, the overview of those who follow, the list it is gone from, the log.

    Whoever is told must never be led to a page that is refused.
    """
    reader = of(user)
    if narrow(reader, READ, Referral.objects.filter(pk=referral.pk)).exists():
        return reverse("referral:referral", args=[referral.pk])
    return reverse("referral:follow" if may(reader, FOLLOW) else "referral:referrals" if may(reader, READ) else "log")
