"""Who may do what: default no."""

import pytest

from trygvej.access.public import NOBODY, TABLES, Country, Membership, Organisation, Role, User, may, narrow, of
from trygvej.directory.public import READ, Place

pytestmark = pytest.mark.django_db


def _worker(country: str, role: Role = Role.OUTREACH) -> User:
    organisation = Organisation.objects.create(name=f"Team {country}", kind="association", country=country)
    user = User.objects.create_user(f"{role}@{country.lower()}.example", "en lang sætning", name="Prøve")
    Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def test_places_are_seen_in_the_own_country_only() -> None:
    ours = Place.objects.create(name="A", kind="clinic", town="Odense", country=Country.DK)
    Place.objects.create(name="B", kind="clinic", town="Malmö", country=Country.SE)
    assert list(narrow(of(_worker("DK")), READ, Place.objects.all())) == [ours]


def test_one_who_has_not_signed_in_may_do_nothing() -> None:
    verbs = [row.verb for rows in TABLES.values() for row in rows]
    assert verbs
    assert not any(may(NOBODY, verb) for verb in verbs)


def test_a_verb_in_no_table_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no\.such"):
        may(NOBODY, "no.such")
