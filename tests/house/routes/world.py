"""The people of the matrix: each role in the own organisation, in another of the same country, and abroad."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client

from trygvej.access.models import Token
from trygvej.access.public import NOBODY, Membership, Organisation, Role, User, Who, of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OWN, OTHER, ABROAD = "own organisation", "other organisation", "other country"
_COUNTRIES = {OWN: "DK", OTHER: "DK", ABROAD: "SE"}


class Actor(NamedTuple):
    """One who asks: a role, and where it is held; no role: not signed in."""

    role: Role | None
    where: str = OWN


@dataclass
class World:
    """Three organisations with one person for each role. Records belong to the first, `own`, in Denmark."""

    teams: dict[str, Organisation] = field(default_factory=dict)
    users: dict[Actor, User] = field(default_factory=dict)
    clients: dict[Actor, Client] = field(default_factory=dict)
    asking: dict[Actor, Who] = field(default_factory=dict)

    @classmethod
    def made(cls) -> "World":
        """Return a new world; all that it needs is in the database."""
        world = cls()
        for where, country in _COUNTRIES.items():
            world.teams[where] = Organisation.objects.create(name=where, country=country, kind="municipality")
            for role in Role:
                world.users[Actor(role, where)] = user(role, world.teams[where])
        for actor in (Actor(None), *world.users):
            world._sign_in(actor)
        return world

    @property
    def own(self) -> Organisation:
        """The organisation that records belong to."""
        return self.teams[OWN]

    def user(self, role: Role, where: str = OWN) -> User:
        """Return who holds `role` there."""
        return self.users[Actor(role, where)]

    def who(self, actor: Actor) -> Who:
        """Return `actor` as one who acts."""
        if actor not in self.asking:
            self.asking[actor] = NOBODY if actor.role is None else of(self.users[actor])
        return self.asking[actor]

    def client(self, actor: Actor) -> Client:
        """Return the browser of `actor`, signed in, reading English."""
        return self.clients[actor]

    def bearer(self, actor: Actor, verbs: Iterable[str]) -> dict[str, str]:
        """Return the header of a program that asks in the name of `actor`, with a new token for `verbs`."""
        if actor.role is None:
            return {}
        secret = f"{actor.role} {actor.where}"
        digest = hashlib.sha256(secret.encode()).hexdigest()
        Token.objects.create(
            user=self.users[actor], name="Prøve", verbs=sorted(verbs), digest=digest, expires_on="2099-01-01"
        )
        return {"authorization": f"Bearer {secret}"}

    def _sign_in(self, actor: Actor) -> None:
        client = self.clients[actor] = Client(headers={"accept-language": "en"})
        if actor.role is not None:
            client.force_login(self.users[actor], backend=BACKEND)
            _just_signed_in(client)


DAY = 24 * 3600  # a slow machine must not make a test fail
PASSWORD = "en lang sætning 1"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _just_signed_in(client: Client) -> None:
    """Let the password count as just typed: what asks for it anew opens."""
    session = client.session
    typed = {"method": "password", "at": time.time() + DAY, "reauthenticated": True}
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [typed]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = session[SESSION_KEY]
    session.save()


def user(role: Role, team: Organisation) -> User:
    """Return a new person with a second factor, who holds `role` in `team`."""
    made = User(email=f"{role}@team-{team.pk}.example", name=f"{role.label} {team.country}", password=_hashed())
    made.save()
    Membership.objects.create(user=made, organisation=team, role=role, since=date(2026, 1, 1))
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return made


@cache
def _hashed() -> str:
    """Return the password of all, hashed once: thirty times would take seconds."""
    return make_password(PASSWORD)
