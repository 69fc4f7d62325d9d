"""Addresses of the room access."""

from datetime import timedelta

from django.utils import timezone

from tests.house.routes import Ask, Made, Route, narrowed, verb_alone
from tests.house.routes.world import OTHER, World
from trygvej.access import table
from trygvej.access.models import Glass, Membership, Token
from trygvej.access.public import Role, User


def _glass(world: World, state: str, owner: User) -> Made:
    now = timezone.now()
    until = now + timedelta(minutes=60 if state == "open" else 0)
    made = Glass.objects.create(user=owner, verb="no.such.verb", reason="Prøve", opened_at=now, expires_at=until)
    return Made((made.pk,), made)


def _token(world: World, state: str, owner: User) -> Made:
    made = Token.objects.create(user=owner, name="Prøve", digest=str(owner.pk), expires_on="2099-01-01")
    return Made((made.pk,), made)


def _person(world: World, state: str, owner: User) -> Made:
    user = world.user(Role.PROVIDER, OTHER)
    User.objects.filter(pk=user.pk).update(is_active=state != "shut")
    return Made((user.pk,), user, {"active": "no"})


def _role(world: World, state: str, owner: User) -> Made:
    user = world.user(Role.PROVIDER, OTHER)
    return Made((Membership.objects.get(user=user).pk,), user)


ROUTES = (
    Route("start"),
    Route("notices", (verb_alone(table.NOTICE_READ),)),
    Route("glass", (verb_alone(table.GLASS_OPEN),)),
    Route("glass", (verb_alone(table.GLASS_OPEN),), method="post", answers=200, label="without a reason"),
    Route(
        "glass-close", (verb_alone(table.GLASS_OPEN), narrowed(table.GLASS_OPEN)), "post", _glass, ("open", "closed"),
        personal=True,
    ),
    Route("glasses", (verb_alone(table.GLASS_READ),)),
    Route("log", (verb_alone(table.LOG_READ),)),
    Route("retention", (verb_alone(table.RETENTION_READ),)),
    Route("tokens", (verb_alone(table.TOKEN_KEEP),)),
    Route("tokens", (verb_alone(table.TOKEN_KEEP),), method="post", answers=200, label="without a name"),
    Route("token-revoke", (narrowed(table.TOKEN_KEEP),), "post", _token, personal=True),
    Route("people", (verb_alone(table.PEOPLE_READ),)),
    Route("invite", (verb_alone(table.PEOPLE_INVITE),)),
    Route("invite", (verb_alone(table.PEOPLE_INVITE),), method="post", answers=200, label="without a name"),
    Route("person", (Ask(table.PEOPLE_READ),), make=_person, states=("open", "shut")),
    Route("person", (Ask(table.PEOPLE_READ), Ask(table.PEOPLE_CHANGE)), "post", _person, answers=200,
          label="without a role"),
    Route("person-active", (Ask(table.PEOPLE_CHANGE),), "post", _person, ("open", "shut")),
    Route("role-end", (Ask(table.PEOPLE_CHANGE),), "post", _role),
    Route("organisations", (verb_alone(table.PEOPLE_INVITE),)),
    Route("organisations", (verb_alone(table.PEOPLE_INVITE),), method="post", answers=200, label="without a name"),
    Route("set_language", method="post", public=True, page=False),
)  # fmt: skip
