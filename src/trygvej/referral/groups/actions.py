"""Every write to reference groups."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access.public import MoveRefused, Organisation, User, Who, log, notify, require
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.permissions import ACTION_DO, GROUP_KEEP

MEETS = gettext_noop("A reference group meets")
OFF = gettext_noop("A meeting of a reference group is called off")
GIVEN = gettext_noop("You have a task in a reference group")


@transaction.atomic
def keep_group(*, group: Group, by: Who, at: datetime) -> Group:
    """Write a group, new or changed. Who calls it together belongs to it. Raises Denied, MoveRefused."""
    new = group.pk is None
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        raise MoveRefused(_("There is a group of that name already.")) from error
    require(by, GROUP_KEEP, group)  # it must be the own organisation that calls it together; else all is undone
    if not GroupMember.objects.filter(group=group, organisation=group.organisation, until=None).exists():
        GroupMember.objects.create(group=group, organisation=group.organisation, since=timezone.localdate(at))
    log.write(by, GROUP_KEEP, of=group, detail={"new": new})
    return group


@transaction.atomic
def end(*, group: Group, by: Who, at: datetime) -> None:
    """Say that a group has ended. Raises Denied, MoveRefused while it has tasks or meetings to come."""
    require(by, GROUP_KEEP, group)
    if group.actions.filter(done_at=None).exists():
        raise MoveRefused(_("There are tasks that are not done. Finish them first."))
    if group.meetings.filter(held_at=None, called_off_at=None).exists():
        raise MoveRefused(_("There are meetings to come. Hold them or call them off first."))
    Group.objects.filter(pk=group.pk).update(ended_on=timezone.localdate(at))
    log.write(by, GROUP_KEEP, of=group, detail={"ended": True})


@transaction.atomic
def add_member(
    *, group: Group, organisation: Organisation, user: User | None, task: str, by: Who, at: datetime
) -> GroupMember:
    """Take `organisation` into the group; if it is there, change who comes and its task. Raises Denied."""
    require(by, GROUP_KEEP, group)
    found, _new = GroupMember.objects.update_or_create(
        group=group,
        organisation=organisation,
        until=None,
        defaults={"user": user, "task": task},
        create_defaults={"user": user, "task": task, "since": timezone.localdate(at)},
    )
    log.write(by, GROUP_KEEP, of=group, detail={"member": organisation.pk})
    return found


@transaction.atomic
def leave(*, member: GroupMember, by: Who, at: datetime) -> None:
    """Take a member out. Raises Denied, MoveRefused: for who calls it together, or who has a task to do."""
    require(by, GROUP_KEEP, member.group)
    if member.organisation_id == member.group.organisation_id:
        raise MoveRefused(_("Who calls the group together belongs to it."))
    if member.actions.filter(done_at=None).exists():
        raise MoveRefused(_("It has a task that is not done. Give it to another first."))
    GroupMember.objects.filter(pk=member.pk, until=None).update(until=timezone.localdate(at))
    log.write(by, GROUP_KEEP, of=member.group, detail={"left": member.organisation_id})


@transaction.atomic
def plan_meeting(*, meeting: Meeting, by: Who, at: datetime) -> Meeting:
    """Plan a meeting and tell those who come. Raises Denied, MoveRefused."""
    require(by, GROUP_KEEP, meeting.group)
    if meeting.starts_at <= at:
        raise MoveRefused(_("Choose a time that is still to come."))
    meeting.save()
    _tell(meeting, MEETS, by, at)
    log.write(by, GROUP_KEEP, of=meeting.group, detail={"meeting": meeting.pk})
    return meeting


@transaction.atomic
def hold(*, meeting: Meeting, minutes: str, present: list[GroupMember], by: Who, at: datetime) -> Meeting:
    """Write who was there and what was agreed. Raises Denied, MoveRefused."""
    require(by, GROUP_KEEP, meeting.group)
    newest: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if newest.called_off_at is not None:
        raise MoveRefused(_("The meeting was called off."))
    if not minutes.strip():
        raise MoveRefused(_("Write what was agreed."))
    newest.minutes, newest.held_at = minutes.strip(), newest.held_at or at
    newest.save()
    newest.present.set(present)
    log.write(by, GROUP_KEEP, of=meeting.group, detail={"held": meeting.pk})
    return newest


@transaction.atomic
def call_off(*, meeting: Meeting, by: Who, at: datetime) -> None:
    """Call a meeting off and tell those who would have come. Raises Denied, MoveRefused if it was held."""
    require(by, GROUP_KEEP, meeting.group)
    if not Meeting.objects.filter(pk=meeting.pk, held_at=None, called_off_at=None).update(called_off_at=at):
        raise MoveRefused(_("The meeting was held, or called off already."))
    _tell(meeting, OFF, by, at)
    log.write(by, GROUP_KEEP, of=meeting.group, detail={"called off": meeting.pk})


@transaction.atomic
def add_task(*, group: Group, what: str, member: GroupMember, until: date, by: Who, at: datetime) -> GroupAction:
    """Give a member something to do until a day. Raises Denied, MoveRefused."""
    require(by, GROUP_KEEP, group)
    if member.group_id != group.pk or member.until is not None:
        raise MoveRefused(_("That organisation does not belong to the group."))
    made = GroupAction.objects.create(group=group, what=what, member=member, until=until)
    if member.user and member.user != by.user:
        notify([member.user], GIVEN, reverse("referral:group", args=[group.pk]), at=at)
    log.write(by, GROUP_KEEP, of=group, detail={"task": made.pk})
    return made


@transaction.atomic
def done(*, task: GroupAction, by: Who, at: datetime) -> None:
    """Say that a task is done. Raises Denied, MoveRefused if it was."""
    require(by, ACTION_DO, task)
    if not GroupAction.objects.filter(pk=task.pk, done_at=None).update(done_at=at):
        raise MoveRefused(_("It is done already."))
    log.write(by, ACTION_DO, of=task)


def _tell(meeting: Meeting, text: str, by: Who, at: datetime) -> None:
    held: Any = GroupMember.objects.select_related("user").filter(group=meeting.group, until=None)
    people = [one.user for one in held if one.user and one.user.is_active and one.user != by.user]
    notify(people, text, reverse("referral:group", args=[meeting.group_id]), at=at)
