"""Small ready-made records for the tests of the room. Everything is invented."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from tests.unit.access.make import signed_in
from trygvej.access.public import Membership, Organisation, Role, User, Who, of
from trygvej.referral.actions import Order, send
from trygvej.referral.models import Grant, Referral

__all__ = ["NOW", "member", "order", "organisation", "sent", "signed_in", "team", "who"]
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)  # a Wednesday
_number = count(1)
PARTS = {"called": "Mira", "contact": "90 00 00 00 om aftenen", "wishes": "Et trygt sted", "health": "Sover dårligt"}


def organisation(name: str = "", country: str = "DK") -> Organisation:
    """Return the organisation `name`, made if it is not there."""
    found, _ = Organisation.objects.get_or_create(
        name=name or f"Organisation {next(_number)}", country=country, defaults={"kind": "association"}
    )
    return found


def member(held: Organisation, role: Role = Role.CONSULTANT) -> User:
    """Return a new user who holds `role` at `held`."""
    number = next(_number)
    user = User.objects.create(email=f"r{number}@team.example", name=f"Kollega {number}")
    Membership.objects.create(user=user, organisation=held, role=role, since=date(2026, 1, 1))
    return user


def who(held: Organisation, role: Role = Role.CONSULTANT) -> Who:
    """Return a new person who acts for `held`."""
    return of(member(held, role))


def order(sender: Organisation, receiver: Organisation, **fields: Any) -> Order:
    """Return an order for a safe place, of which all but the health may be passed on, with spoken consent."""
    given: dict[str, Any] = {
        "purpose": "shelter",
        "parts": PARTS,
        "shared": frozenset({"called", "contact", "wishes"}),
        "how": Grant.How.SPOKEN,
        **fields,
    }
    return Order(sender=sender, receiver=receiver, **given)


class Team:
    """Two organisations with two people each, and a coordinator elsewhere in the country."""

    def __init__(self, country: str = "DK") -> None:
        self.sender, self.receiver = organisation(country=country), organisation(country=country)
        self.ann, self.ben = who(self.sender, Role.OUTREACH), who(self.sender, Role.OUTREACH)
        self.eva, self.finn = who(self.receiver, Role.PROVIDER), who(self.receiver, Role.PROVIDER)
        self.elsewhere = organisation(country=country)
        self.coordinator = who(self.elsewhere, Role.COORDINATOR)

    def order(self, **fields: Any) -> Order:
        """Return an order from the sender to the receiver; whatever it says may be passed on, unless told otherwise."""
        if "parts" in fields:
            fields.setdefault("shared", frozenset(fields["parts"]))
        return order(self.sender, self.receiver, **fields)

    def sent(self, at: datetime = NOW, **fields: Any) -> Referral:
        """Return a referral from Ann at the sender to the receiver."""
        return send(what=order(self.sender, self.receiver, **fields), by=self.ann, at=at)


def team(country: str = "DK") -> Team:
    """Return a new team."""
    return Team(country)


def sent(**fields: Any) -> Referral:
    """Return a referral of a team of its own."""
    return team().sent(**fields)
