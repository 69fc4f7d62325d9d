"""What the clock does: tells contact persons that something is due, and colleagues where nobody is left to tell."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from trygvej.access.public import Membership, User, Who, log, notify, require
from trygvej.assistance import rules
from trygvej.assistance.due import due, prepared
from trygvej.assistance.models import Support
from trygvej.assistance.permissions import HELPERS, SUPPORT_REMIND
from trygvej.assistance.queries import colleagues
from trygvej.assistance.states import SupportState

DUE = gettext_noop("Something is due for a person whom you help")
NOBODY = gettext_noop("A person has no contact person any more. See that somebody takes over.")
_AT_ONCE = 200  # supports looked at together


def remind(*, by: Who, at: datetime) -> int:
    """Tell of what is late, each support again after the days of the rule; return how many. Raises Denied."""
    require(by, SUPPORT_REMIND)
    today = timezone.localdate(at)
    again = today - timedelta(days=rules.care(today).remind_days)
    waiting = Support.objects.filter(state=SupportState.OPEN).exclude(reminded_on__gt=again)
    pks = list(waiting.order_by("pk").values_list("pk", flat=True))
    return sum(_some(pks[start : start + _AT_ONCE], today, by, at) for start in range(0, len(pks), _AT_ONCE))


def _some(pks: list[int], today: date, by: Who, at: datetime) -> int:
    told = 0
    for support in prepared(Support.objects.filter(pk__in=pks)):
        people = _to_tell(support, today)
        if people != [support.contact] or any(one.late for one in due(support, today)):
            told += _told(support, people, today, by, at)
    return told


def _to_tell(support: Support, today: date) -> list[User]:
    """Return the contact person; where that one no longer works there, those who could take over."""
    held = Membership.objects.open(today).filter(user=support.contact, role__in=HELPERS, user__is_active=True)
    if held.filter(organisation__in=support.journey.parts.filter(until=None).values("organisation")).exists():
        return [support.contact]
    return list(colleagues(support, today))


@transaction.atomic
def _told(support: Support, people: list[User], today: date, by: Who, at: datetime) -> bool:
    """Tell once, however many do this at the same time."""
    unchanged = Support.objects.filter(pk=support.pk, reminded_on=support.reminded_on, state=SupportState.OPEN)
    if not unchanged.update(reminded_on=today):
        return False
    text = DUE if people == [support.contact] else NOBODY
    notify(people, text, f"/support/{support.pk}/", at=at)
    log.write(by, SUPPORT_REMIND, of=support, detail={"told": [one.pk for one in people]})
    return True
