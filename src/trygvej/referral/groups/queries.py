"""Reads of reference groups, narrowed to what one may see."""

from django.db.models import Count, Q, QuerySet

from trygvej.access.public import Who, narrow
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.permissions import ACTION_DO, GROUP_READ, MEETING_READ


def groups(by: Who, text: str = "", level: str = "", *, ended: bool = False) -> QuerySet[Group]:
    """Return the groups of the own country: with `text` in the name or area, of `level`, without those that ended."""
    found = narrow(by, GROUP_READ, Group.objects.select_related("organisation", "reports_to"))
    if text:
        found = found.filter(Q(name__icontains=text) | Q(area__icontains=text))
    if level:
        found = found.filter(level=level)
    if not ended:
        found = found.filter(ended_on=None)
    counted = found.annotate(n=Count("members", filter=Q(members__until=None)))
    return counted.order_by("country", "level", "name")


def members(group: Group) -> QuerySet[GroupMember]:
    """Return who belongs to a group now. The list is open to all who may see the group."""
    return GroupMember.objects.select_related("organisation", "user").filter(group=group, until=None)


def meetings(group: Group, by: Who) -> QuerySet[Meeting]:
    """Return the meetings of `group` that `by` may read, the newest first."""
    found = narrow(by, MEETING_READ, Meeting.objects.filter(group=group))
    return found.prefetch_related("present__organisation")


def tasks(group: Group, by: Who) -> QuerySet[GroupAction]:
    """Return what somebody in `group` does, that `by` may see: what is open first."""
    found = narrow(by, MEETING_READ, GroupAction.objects.filter(group=group))
    return found.select_related("member__organisation", "member__user").order_by("done_at", "until", "pk")


def doable(group: Group, by: Who) -> set[int]:
    """Return the keys of the open tasks that `by` may say are done."""
    return set(
        narrow(by, ACTION_DO, GroupAction.objects.filter(group=group, done_at=None)).values_list("pk", flat=True)
    )
