"""Small ready-made records for the tests of the room. Everything is invented."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from trygvej.access.public import Membership, Organisation, Role, User, Who, of
from trygvej.directory.public import Place
from trygvej.outreach.models import Advert, Band, Batch, Contact, Network, Round, Sign, Visit
from trygvej.outreach.states import RoundState

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_number = count(1)


def organisation(country: str = "DK", name: str = "") -> Organisation:
    """Return the organisation `name` of `country`, made if it is not there."""
    found, _ = Organisation.objects.get_or_create(
        name=name or f"Team {country}", country=country, defaults={"kind": Organisation.Kind.ASSOCIATION}
    )
    return found


def worker(role: Role = Role.OUTREACH, country: str = "DK", *, team: Organisation | None = None) -> User:
    """Return a new user who holds `role` in `team` (default: the organisation of `country`)."""
    number = next(_number)
    user = User.objects.create(email=f"{role}-{number}@{country.lower()}.example", name=f"Kollega {number}")
    Membership.objects.create(user=user, organisation=team or organisation(country), role=role, since=date(2026, 1, 1))
    return user


def who(role: Role = Role.OUTREACH, country: str = "DK") -> Who:
    """Return a new person who acts."""
    return of(worker(role, country))


def browser(user: User, language: str = "en") -> Client:
    """Return a client in which `user` is signed in with a second factor, reading `language`."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "x"}})
    client = Client(headers={"accept-language": language})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def batch(country: str = "DK") -> Batch:
    """Return the one batch of `country`."""
    return Batch.objects.get_or_create(run=f"run-{country}", defaults={"country": country, "brought_at": NOW})[0]


def network(country: str = "DK", **fields: Any) -> Network:
    """Return a new network."""
    return Network.objects.create(**{"code": f"network-{next(_number)}", "country": country, **fields})


def place(country: str = "DK", **fields: Any) -> Place:
    """Return a new place: a clinic in Odense, or in Malmö for Sweden."""
    town = "Malmö" if country == "SE" else "Odense"
    return Place.objects.create(
        **{"name": f"Klinik {next(_number)}", "kind": Place.Kind.CLINIC, "town": town, "country": country, **fields}
    )


def finding(indicator: str, weight: int = 1, value: str = "present", **more: Any) -> dict[str, Any]:
    """Return a finding as `Advert.findings` holds it: evidence, start, end and by only where there is something."""
    return {"indicator": indicator, "value": value, "weight": weight, **more}


def advert(country: str = "DK", *, phones: tuple[str, ...] = (), **fields: Any) -> Advert:
    """Return a new advert with its contacts and signs, green and without findings if nothing else is said."""
    number = next(_number)
    made = Advert.objects.create(
        **{
            "ref": f"a-{number}",
            "source": "eksempel-a.example",
            "title": f"Annonce {number}",
            "text": "Afspændende massage i egen klinik.",
            "language": "da",
            "country": country,
            "town": "Malmö" if country == "SE" else "Odense",
            "batch": batch(country),
            "first_seen": NOW,
            "last_seen": NOW,
            "arrived_at": NOW,
            "band": Band.GREEN,
            "score": 0,
            "signs": 0,
            "set_id": "adverts-default",
            "set_version": 1,
            "assessed_on": NOW.date(),
            "phones": list(phones),
            **fields,
        }
    )
    Contact.objects.bulk_create(Contact(advert=made, kind=Contact.Kind.PHONE, value=one) for one in phones)
    Sign.objects.bulk_create(
        Sign(advert=made, indicator=one["indicator"], weight=one["weight"])
        for one in made.findings
        if one["value"] == "present"
    )
    return made


def round_(by: Who, **fields: Any) -> Round:
    """Return a round of `by` with a colleague, planned for the evening of `NOW`, under way if nothing else is said."""
    team = organisation(next(iter(by.countries)))
    colleague = worker(team=team)
    made = Round.objects.create(
        **{
            "organisation": team,
            "country": team.country,
            "name": f"Runde {next(_number)}",
            "starts_at": NOW,
            "check_in_by": NOW + timedelta(hours=3),
            "leader": by.person,
            "alarm_to": worker(team=team),
            "state": RoundState.UNDER_WAY,
            **fields,
        }
    )
    made.members.set([by.person, colleague])
    return made


def visit(round_: Round | None = None, *, adverts: Iterable[Advert] = (), **fields: Any) -> Visit:
    """Return a visit that is planned; on its own if there is no round."""
    team = round_.organisation if round_ else organisation(fields.get("country", "DK"))
    made = Visit.objects.create(
        **{
            "organisation": team,
            "country": team.country,
            "round": round_,
            "position": round_.visits.count() if round_ else 0,
            "place": fields.pop("place", None) or place(team.country),
            "planned_for": NOW.date(),
            **fields,
        }
    )
    made.adverts.set(adverts)
    return made
