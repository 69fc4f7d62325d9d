"""What goes when its period has passed: what a closed referral says of the person. That it was made stays."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from trygvej.access.public import register
from trygvej.referral.models import Event, Part, Referral
from trygvej.referral.models.groups import Meeting
from trygvej.referral.states import ReferralState


def due(day: date) -> QuerySet[Referral]:
    """Return the referrals closed before `day`. One that is open never goes."""
    return Referral.objects.filter(state=ReferralState.CLOSED, closed_at__date__lt=day, erased_at=None).order_by("pk")


def let_go(referrals: list[Referral]) -> None:
    """Delete what `referrals` say and what was said with their moves, and the keys, so that no backup opens them."""
    keys = []
    for one in Part.objects.filter(referral__in=referrals):
        keys.append(one.key_id)
    for event in Event.objects.filter(referral__in=referrals):
        keys.append(event.key_id)
    Part.objects.filter(referral__in=referrals).delete()
    record_keys = Part._meta.get_field("key").remote_field.model
    record_keys._default_manager.filter(pk__in=[key for key in keys if key]).delete()
    pks = [one.pk for one in referrals]
    Referral.objects.filter(pk__in=pks).update(erased_at=timezone.now(), origin_id=None)


def meetings_due(day: date) -> QuerySet[Meeting]:
    """Return the meetings that began before `day`."""
    found: QuerySet[Meeting] = Meeting.objects.filter(starts_at__date__lt=day)
    return found.order_by("pk")


register("referral", due, let_go)
register("meeting", meetings_due)
