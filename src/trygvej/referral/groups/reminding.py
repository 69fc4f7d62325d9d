"""Reminds of actions of groups."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from trygvej.access.public import Role, User, Who, log, notify, require
from trygvej.referral.models.groups import GroupAction
from trygvej.referral.permissions import GROUP_REMIND
from trygvej.referral.reach import at_work

DUE = gettext_noop("An action of a reference group is due")


def remind_of_actions(*, by: Who, at: datetime) -> int:
    """Tell those who do them of the actions whose day has come, once for each. Return how many. Raises Denied."""
    require(by, GROUP_REMIND)
    due = GroupAction.objects.filter(done_at=None, until__lte=timezone.localdate(at), reminded_at=None)
    done = 0
    for one in due.select_related("member__user", "group__organisation", "member__organisation"):
        with transaction.atomic():
            if not GroupAction.objects.filter(pk=one.pk, reminded_at=None, done_at=None).update(reminded_at=at):
                continue  # another command was first
            notify(_people(one, at), DUE, reverse("referral:group", args=[one.group_id]), at=at)
            log.write(by, GROUP_REMIND, of=one)
            done += 1
    return done


def _people(one: GroupAction, at: datetime) -> list[User]:
    """Return who does it; where nobody is named, those who keep the group."""
    if one.member.user and one.member.user.is_active:
        return [one.member.user]
    return at_work(one.group.organisation, (Role.COORDINATOR, Role.CONSULTANT, Role.AUTHORITY), at)
