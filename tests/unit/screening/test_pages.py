"""Each role gets its pages and no other; without signing in only the public ones open."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.unit.screening.make import Role, browser, call, kept, of_team, organisation, who, worker
from trygvej.screening.hotline import queries
from trygvej.screening.models import Call, Presence, Screening
from trygvej.screening.screen.queries import screenings

pytestmark = pytest.mark.django_db

_ASKING = {Role.SCREENER, Role.HOTLINE, Role.OUTREACH, Role.CONSULTANT, Role.AUTHORITY, Role.PROVIDER}
OPEN_TO = {
    "shift": {Role.HOTLINE},
    "calls": {Role.HOTLINE},
    "call-new": {Role.HOTLINE},
    "tips": {Role.HOTLINE},
    "operations": {Role.HOTLINE, Role.CONSULTANT, Role.OUTREACH},
    "operation-new": {Role.HOTLINE, Role.CONSULTANT},
    "children": _ASKING,
    "screenings": _ASKING,
    "choose": set(Role),
}
PUBLIC = {"choose"}


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_its_pages_and_no_other(role: Role) -> None:
    client = browser(worker(role))
    for name, roles in OPEN_TO.items():
        assert client.get(reverse(f"screening:{name}")).status_code == (200 if role in roles else 403), name


@pytest.mark.parametrize("name", sorted(set(OPEN_TO) - PUBLIC))
def test_without_signing_in_every_page_leads_to_the_door(name: str) -> None:
    response = Client().get(reverse(f"screening:{name}"))
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_without_a_second_factor_the_public_pages_open_and_no_other() -> None:
    client = Client()
    client.force_login(worker(Role.HOTLINE), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("screening:tip-give", args=["da"])).status_code == 200
    assert client.get(reverse("screening:tips")).status_code == 302


class TestNobodySeesMore(TestCase):
    """Whatever is searched for, and whoever took the calls."""

    @settings(max_examples=12)
    @given(
        st.lists(st.sampled_from(["A", "B"]), min_size=1, max_size=5),
        st.sampled_from(["", "Odense", "ense", "Vejle"]),
        st.sampled_from(["", *Presence.values]),
    )
    def test_no_search_finds_a_call_of_another_hotline(self, teams: list[str], town: str, child: str) -> None:
        people = {name: of_team(Role.HOTLINE, organisation("DK", f"Hotline {name}")) for name in "AB"}
        for name in teams:
            call(people[name], town="Odense", child=child or Presence.UNKNOWN)
            kept(people[name])
        for name, by in people.items():
            asked = {"town": town, "child": child}
            found = queries.searched(queries.calls(by), asked, by.countries)
            assert {one.organisation.name for one in found} <= {f"Hotline {name}"}
            expected = teams.count(name) if town != "Vejle" else 0
            assert found.count() == expected
            assert {one.user_id for one in screenings(by)} <= {by.person.pk}
        assert not queries.calls(who(Role.ANALYST)).exists()
        Call.objects.all().delete()
        Screening.objects.all().delete()
