"""Asks those who keep an entry whether it is still right."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from trygvej.access.public import Membership, Role, User, Who, log, notify, require
from trygvej.directory.models import Entry
from trygvej.directory.permissions import ENTRY_ASK
from trygvej.directory.rules import freshness

ASKS = gettext_noop("An entry of the directory is out of date. Is it still right?")


def ask_owners(*, by: Who, at: datetime) -> tuple[int, int]:
    """Ask the owner of each entry that is out of date, the coordinators of its country where nobody keeps it.

    Return how many were asked about, and about how many nobody could be asked. Each entry is asked about once in the
    time that the rule names, however often this runs. Raises Denied.
    """
    require(by, ENTRY_ASK)
    today = timezone.localdate(at)
    rule = freshness(today)
    late = Entry.objects.filter(active=True, confirmed_on__lt=today - timedelta(days=rule.entry_days))
    again = Q(asked_on=None) | Q(asked_on__lte=today - timedelta(days=rule.ask_again_days))
    asked = nobody = 0
    for entry in late.filter(again).select_related("organisation", "owner"):
        with transaction.atomic():
            if not Entry.objects.filter(again, pk=entry.pk).update(asked_on=today):
                continue  # another command was first
            people = keepers(entry, at)
            notify(people, ASKS, reverse("directory:entry", args=[entry.organisation_id]), at=at)
            log.write(by, ENTRY_ASK, of=entry, detail={"people": len(people)})
            asked, nobody = asked + bool(people), nobody + (not people)
    return asked, nobody


def keepers(entry: Entry, at: datetime) -> list[User]:
    """Return who is asked about `entry`: its owner if she still works there, else the coordinators of its country."""
    if entry.owner and entry.owner.is_active and entry.owner.memberships.open(timezone.localdate(at)).exists():
        return [entry.owner]
    held = Membership.objects.open(timezone.localdate(at)).filter(
        role=Role.COORDINATOR, organisation__country=entry.organisation.country
    )
    return list(User.objects.filter(memberships__in=held, is_active=True).distinct())
