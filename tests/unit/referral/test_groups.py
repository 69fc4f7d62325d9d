"""Reference groups: who belongs, what is read by whom, meetings and tasks that are not forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.unit.referral import make
from trygvej.access.models import Notice
from trygvej.access.public import Denied, MoveRefused, Organisation, Role, Who, command
from trygvej.referral.groups import actions, queries
from trygvej.referral.groups.examples import examples
from trygvej.referral.groups.reminding import remind_of_actions
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting

pytestmark = pytest.mark.django_db
NOW = make.NOW


class Round:
    """A group that the consultant's organisation calls together, with one other member, and a stranger."""

    def __init__(self) -> None:
        self.home, self.guest = make.organisation(), make.organisation()
        self.keeper, self.member = make.who(self.home), make.who(self.guest, Role.PROVIDER)
        self.stranger = make.who(make.organisation(), Role.PROVIDER)
        group = Group(name="Fyns gruppe", level="regional", country="DK", organisation=self.home)
        self.group = actions.keep_group(group=group, by=self.keeper, at=NOW)
        self.joined = self.join(self.guest, self.member)

    def join(self, held: Organisation, by: Who) -> GroupMember:
        return actions.add_member(
            group=self.group, organisation=held, user=by.person, task="Herberg", by=self.keeper, at=NOW
        )

    def meets(self, hours: float = 24, **more: Any) -> Meeting:
        planned = Meeting(group=self.group, starts_at=NOW + timedelta(hours=hours), agenda="Vinterens pladser", **more)
        return actions.plan_meeting(meeting=planned, by=self.keeper, at=NOW)


def test_who_calls_it_together_belongs_to_it_and_nobody_else_keeps_it() -> None:
    r = Round()
    assert {one.organisation for one in queries.members(r.group)} == {r.home, r.guest}
    for by in (r.member, r.stranger):
        with pytest.raises(Denied):
            actions.end(group=r.group, by=by, at=NOW)
    with pytest.raises(MoveRefused):
        actions.leave(member=GroupMember.objects.get(organisation=r.home), by=r.keeper, at=NOW)
    again = Group(name="Fyns gruppe", level="local", country="DK", organisation=r.home)
    with pytest.raises(MoveRefused):
        actions.keep_group(group=again, by=r.keeper, at=NOW)
    with pytest.raises(Denied):
        actions.keep_group(
            group=Group(name="En anden", level="local", country="DK", organisation=r.guest), by=r.keeper, at=NOW
        )


def test_a_meeting_is_told_held_and_read_by_members_alone() -> None:
    r = Round()
    meeting = r.meets()
    assert Notice.objects.filter(user=r.member.user).count() == 1
    with pytest.raises(MoveRefused):
        r.meets(hours=-1)
    with pytest.raises(MoveRefused):
        actions.hold(meeting=meeting, minutes=" ", present=[], by=r.keeper, at=NOW)
    actions.hold(meeting=meeting, minutes="To senge mere.", present=[r.joined], by=r.keeper, at=NOW)
    assert [one.minutes for one in queries.meetings(r.group, r.member)] == ["To senge mere."]
    assert not queries.meetings(r.group, r.stranger).exists()
    page = reverse("referral:group", args=[r.group.pk])
    assert "To senge mere." in make.signed_in(r.member.person).get(page).content.decode()
    assert "To senge mere." not in make.signed_in(r.stranger.person).get(page).content.decode()
    with pytest.raises(MoveRefused):
        actions.call_off(meeting=meeting, by=r.keeper, at=NOW)
    actions.leave(member=r.joined, by=r.keeper, at=NOW)
    assert not queries.meetings(r.group, r.member).exists()


def test_a_task_is_given_reminded_of_once_and_done_by_whoever_has_it() -> None:
    r = Round()
    day = timezone.localdate(NOW)
    task = actions.add_task(group=r.group, what="Ring til herberget", member=r.joined, until=day, by=r.keeper, at=NOW)
    Notice.objects.all().delete()
    timer = command("trygvej referral remind")
    assert remind_of_actions(by=timer, at=NOW - timedelta(days=1)) == 0
    assert (remind_of_actions(by=timer, at=NOW), remind_of_actions(by=timer, at=NOW)) == (1, 0)
    assert list(Notice.objects.values_list("user", flat=True)) == [r.member.person.pk]
    with pytest.raises(MoveRefused):
        actions.end(group=r.group, by=r.keeper, at=NOW)
    with pytest.raises(MoveRefused):
        actions.leave(member=r.joined, by=r.keeper, at=NOW)
    with pytest.raises(Denied):
        actions.done(task=task, by=r.stranger, at=NOW)
    actions.done(task=task, by=r.member, at=NOW)
    with pytest.raises(MoveRefused):
        actions.done(task=task, by=r.keeper, at=NOW)
    actions.end(group=r.group, by=r.keeper, at=NOW)
    assert not queries.groups(r.keeper).exists()
    assert queries.groups(r.keeper, ended=True).exists()


def test_the_pages_make_a_group_after_a_model_and_keep_it() -> None:
    held = make.organisation()
    client = make.signed_in(make.member(held))
    listed = client.get(reverse("referral:groups")).content.decode()
    assert len(examples()) == listed.count("?model=") == 6
    form = client.get(reverse("referral:group-new"), {"model": "bergen"}).content.decode()
    assert "24" in form or "Bergen" in form
    data = {"name": "Odense-holdet", "level": "local", "model": "bergen", "organisation": held.pk, "area": "Odense"}
    assert client.post(reverse("referral:group-new"), data).status_code == 302
    made = Group.objects.get()
    assert client.post(reverse("referral:group-new"), data).status_code == 422
    when = (timezone.localtime() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    client.post(reverse("referral:group-meeting", args=[made.pk]), {"starts_at": when, "place": "Rådhuset"})
    meeting = Meeting.objects.get()
    client.post(reverse("referral:group-held", args=[made.pk, meeting.pk]), {"minutes": "Vi ringer rundt."})
    member = GroupMember.objects.get()
    until = timezone.localdate().isoformat()
    client.post(
        reverse("referral:group-task", args=[made.pk]), {"what": "Ring rundt", "member": member.pk, "until": until}
    )
    client.post(reverse("referral:group-done", args=[made.pk, GroupAction.objects.get().pk]))
    shown = client.get(reverse("referral:group", args=[made.pk])).content.decode()
    assert "Vi ringer rundt." in shown
    assert GroupAction.objects.get().done_at is not None
    stranger = make.signed_in(make.member(make.organisation()))
    assert stranger.post(reverse("referral:group-end", args=[made.pk])).status_code == 403
