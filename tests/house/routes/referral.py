"""Addresses of referrals and of reference groups."""

from datetime import timedelta

from django.utils import timezone

from tests.house.routes import Ask, Made, Route, verb_alone
from tests.house.routes.world import NOW, OTHER, World
from trygvej.access.public import Role, User
from trygvej.referral.models import Grant, Referral
from trygvej.referral.models.groups import Group, GroupAction, GroupMember, Meeting
from trygvej.referral.permissions import (
    ACTION_DO,
    FOLLOW,
    GROUP_KEEP,
    GROUP_READ,
    HOLD,
    READ,
    SEND,
)
from trygvej.referral.states import ReferralState

_LISTS = ("filled", "empty")
_STATES = tuple(ReferralState.values)


def _referral(world: World, state: str, owner: User, *more: str) -> Made:
    """Return a referral from the own organisation to another one, which may see what it asks for."""
    by, there = world.user(Role.OUTREACH), world.teams[OTHER]
    state = state or ReferralState.SENT
    closed = {"closed_at": NOW, "due_at": None} if state == ReferralState.CLOSED else {}
    made = Referral.objects.create(
        **{
            "state": state, "country": "DK", "sender": world.own, "receiver": there, "sent_by": by, "owner": by,
            "owner_organisation": world.own, "purpose": "shelter", "origin": "outside", "sent_at": NOW,
            "changed_at": NOW, "due_at": NOW, **closed,
        }
    )  # fmt: skip
    if state != ReferralState.WITHDRAWN:
        Grant.objects.create(
            referral=made, recipient=there, purpose="shelter", field="wishes", basis="consent", how="spoken", at=NOW,
            user=by,
        )  # fmt: skip
    return Made((made.pk, *more), made, {"text": "Fordi."})


def _referrals(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _referral(world, "", owner)
    return Made(query="way=")


def _group(world: World, state: str, owner: User) -> Made:
    made = Group.objects.create(
        name=f"Prøve {Group.objects.count()}", level="regional", country="DK", organisation=world.own
    )
    GroupMember.objects.create(group=made, organisation=world.own, since=NOW.date())
    return Made((made.pk,), made)


def _groups(world: World, state: str, owner: User) -> Made:
    if state == "filled":
        _group(world, "", owner)
    return Made()


def _member(world: World, state: str, owner: User) -> Made:
    group = _group(world, "", owner).of
    assert isinstance(group, Group)
    made = GroupMember.objects.create(group=group, organisation=world.teams[OTHER], since=NOW.date())
    return Made((group.pk, made.pk), group)


def _meeting(world: World, state: str, owner: User) -> Made:
    group = _group(world, "", owner).of
    assert isinstance(group, Group)
    made = Meeting.objects.create(group=group, starts_at=timezone.now() + timedelta(days=1))
    return Made((group.pk, made.pk), group, {"minutes": "Prøve"})


def _task(world: World, state: str, owner: User) -> Made:
    group = _group(world, "", owner).of
    assert isinstance(group, Group)
    made = GroupAction.objects.create(group=group, what="Prøve", member=group.members.get(), until=NOW.date())
    return Made((group.pk, made.pk), made)


def _as_post(name: str, make: object = _group) -> Route:
    return Route(f"referral:{name}", (Ask(GROUP_KEEP),), "post", make)  # type: ignore[arg-type]  # one of those above


ROUTES = (
    Route("referral:referrals", (verb_alone(READ),), make=_referrals, states=_LISTS),
    Route("referral:export", (verb_alone(READ),), make=_referrals, states=_LISTS, page=False),
    Route("referral:follow", (verb_alone(FOLLOW),), make=_referrals, states=_LISTS),
    Route("referral:refer", (verb_alone(SEND),)),
    Route("referral:refer", (verb_alone(SEND),), "post", lambda *_: Made(data={"text": ""}), answers=422,
          label="without answers"),
    Route("referral:referral", (Ask(READ),), make=_referral, states=_STATES),
    Route("referral:act", (Ask(READ),), "post", lambda *given: _referral(*given, "unknown"), answers=404),
    Route("referral:hand-on", (Ask(READ), Ask(HOLD)), "post", _referral, _STATES),
    Route("referral:consent", (Ask(READ),), "post", _referral, _STATES),
    Route("referral:groups", (verb_alone(GROUP_READ),), make=_groups, states=_LISTS),
    Route("referral:group", (Ask(GROUP_READ),), make=_group),
    Route("referral:group-new", (verb_alone(GROUP_KEEP),)),
    Route("referral:group-keep", (verb_alone(GROUP_KEEP), Ask(GROUP_KEEP)), make=_group),
    _as_post("group-end"),
    _as_post("group-member"),
    _as_post("group-meeting"),
    _as_post("group-task"),
    _as_post("group-leave", _member),
    _as_post("group-held", _meeting),
    _as_post("group-off", _meeting),
    Route("referral:group-done", (Ask(ACTION_DO),), "post", _task),
)  # fmt: skip
