"""People for the tests of the room. Everything is invented."""

from datetime import UTC, date, datetime
from itertools import count

from allauth.mfa.models import Authenticator
from django.test import Client

from trygvej.access.public import Membership, Organisation, Role, User, Who, of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_number = count(1)


def person(role: Role | None = None, country: str = "DK") -> User:
    """Return a new user who holds `role` in the team of `country`."""
    user = User.objects.create_user(f"p{next(_number)}@team.example", "en lang sætning 1", name="Prøve Person")
    team, _ = Organisation.objects.get_or_create(name=f"Team {country}", country=country, defaults={"kind": "region"})
    if role:
        Membership.objects.create(user=user, organisation=team, role=role, since=date(2026, 1, 1))
    return user


def who(role: Role | None = None, country: str = "DK") -> Who:
    """Return a new person who acts."""
    return of(person(role, country))


def signed_in(user: User) -> Client:
    """Return a client in which `user` is signed in with a second factor, reading English."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}})
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
