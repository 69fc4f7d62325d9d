"""The pages of the room: who gets them, and what they do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.unit.access.make import person, signed_in
from trygvej.access.models import Glass, Notice, Token
from trygvej.access.notices import notify
from trygvej.access.public import LogEntry, Membership, Organisation, Outcome, Role, User, of

pytestmark = pytest.mark.django_db

OPEN_TO = {
    "start": set(Role),
    "notices": set(Role),
    "tokens": set(Role),
    "glass": {Role.HOTLINE, Role.OUTREACH, Role.CONSULTANT, Role.COORDINATOR},
    "glasses": {Role.PROTECTION},
    "log": {Role.PROTECTION},
    "retention": {Role.PROTECTION, Role.ADMINISTRATOR},
    "people": {Role.PROTECTION, Role.ADMINISTRATOR},
    "invite": {Role.ADMINISTRATOR},
    "organisations": {Role.ADMINISTRATOR},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_gets_its_pages_and_no_other(role: Role) -> None:
    client = signed_in(person(role))
    for name, roles in OPEN_TO.items():
        assert client.get(reverse(name)).status_code == (200 if role in roles else 403), name


@pytest.mark.parametrize("name", OPEN_TO)
def test_without_signing_in_every_page_leads_to_the_door(name: str, client) -> None:  # type: ignore[no-untyped-def]
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert reverse("account_login") in response.url


def test_without_a_second_factor_every_page_leads_to_setting_one_up(client) -> None:  # type: ignore[no-untyped-def]
    client.force_login(person(Role.OUTREACH), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("start")).url == reverse("mfa_index")


def test_the_page_of_retention_is_read_in_the_reader_s_language() -> None:
    officer = signed_in(person(Role.PROTECTION))
    page = officer.get("/retention/", headers={"accept-language": "sv"}).content.decode()
    assert "Besök" in page
    assert "från dagen för besöket" in page
    assert "finns kvar som antal" in page
    assert "the day" not in page


def test_a_refusal_is_logged() -> None:
    user = person(Role.OUTREACH)
    signed_in(user).get(reverse("log"))
    row = LogEntry.objects.get(user=user)
    assert (row.verb, row.outcome) == ("access.log.read", Outcome.DENIED)


def test_the_log_is_searched_by_person_record_and_outcome() -> None:
    officer = signed_in(person(Role.PROTECTION))
    user = person(Role.OUTREACH)
    signed_in(user).get(reverse("log"))
    denied = officer.get(reverse("log"), {"outcome": "denied"})
    assert [row.user for row in denied.context["page"]] == [user]
    assert not officer.get(reverse("log"), {"record": 999_999}).context["page"].object_list
    exported = officer.get(reverse("log"), {"format": "csv", "actor": "Prøve"}).content.decode()
    assert "access.log.read" in exported


def test_a_glass_opens_what_was_named_for_a_time_and_tells_the_officer() -> None:
    officer, user = person(Role.PROTECTION), person(Role.CONSULTANT)
    client = signed_in(user)
    verbs = [value for value, _ in client.get(reverse("glass")).context["form"].fields["verb"].choices]
    assert verbs
    short = client.post(reverse("glass"), {"verb": verbs[0], "reason": "haster"})
    assert "at least" in short.content.decode()
    client.post(reverse("glass"), {"verb": verbs[0], "reason": "Fare for liv, kollega kan ikke nås"})
    opened = Glass.objects.get(user=user)
    assert opened.expires_at - opened.opened_at == timedelta(minutes=60)
    assert Notice.objects.filter(user=officer).count() == 1
    assert of(user).glass(verbs[0]) == opened
    assert b"Fare for liv" in client.get(reverse("start")).content
    client.post(reverse("glass-close", args=[opened.pk]))
    assert of(user).glass(verbs[0]) is None


def test_an_expired_glass_opens_nothing() -> None:
    user = person(Role.CONSULTANT)
    now = timezone.now()
    Glass.objects.create(user=user, verb="outreach.visit.read", reason="x" * 20, opened_at=now, expires_at=now)
    assert of(user).glasses == ()


def test_a_notice_is_new_until_it_was_read() -> None:
    user = person(Role.OUTREACH)
    notify([user], "A glass was broken", "/glasses/", at=timezone.now())
    client = signed_in(user)
    assert b"1 notice" in client.get(reverse("start")).content
    assert b"A glass was broken" in client.get(reverse("notices")).content
    assert b"1 notice" not in client.get(reverse("start")).content


def test_an_administrator_invites_gives_and_ends_a_role() -> None:
    administrator = person(Role.ADMINISTRATOR)
    client = signed_in(administrator)
    client.post(reverse("invite"), {"name": "Ny Kollega", "email": "ny@team.example", "language": "da"})
    user = User.objects.get(email="ny@team.example")
    team = Organisation.objects.get(country="DK")
    given = {"organisation": team.pk, "role": Role.OUTREACH, "since": "2026-01-01"}
    client.post(reverse("person", args=[user.pk]), given)
    held = Membership.objects.get(user=user)
    assert of(user).holds(Role.OUTREACH)
    assert "holds this role there already" in client.post(reverse("person", args=[user.pk]), given).content.decode()
    client.post(reverse("role-end", args=[held.pk]))
    assert not of(user).holds(Role.OUTREACH)
    own = Membership.objects.get(user=administrator)
    client.post(reverse("role-end", args=[own.pk]))
    assert of(administrator).holds(Role.ADMINISTRATOR)


def test_an_administrator_cannot_reach_people_of_another_country() -> None:
    client, other = signed_in(person(Role.ADMINISTRATOR)), person(Role.OUTREACH, "SE")
    assert client.get(reverse("person", args=[other.pk])).status_code == 403
    assert client.post(reverse("person-active", args=[other.pk]), {"active": "no"}).status_code == 403
    assert User.objects.get(pk=other.pk).is_active


def test_a_token_is_shown_once_and_can_be_taken_back() -> None:
    user = person(Role.OUTREACH)
    client = signed_in(user)
    until = timezone.localdate() + timedelta(days=30)
    made = client.post(reverse("tokens"), {"name": "Regneark", "verbs": ["access.notice.read"], "expires_on": until})
    assert b"trygvej_" in made.content
    assert b"trygvej_" not in client.get(reverse("tokens")).content
    client.post(reverse("token-revoke", args=[Token.objects.get().pk]))
    assert not Token.objects.exists()


def test_the_language_that_is_chosen_stays_with_the_person() -> None:
    user = person(Role.OUTREACH)
    client = signed_in(user)
    client.post(reverse("set_language"), {"language": "sv", "next": "/"})
    assert User.objects.get(pk=user.pk).language == "sv"
    assert 'lang="sv"' in client.get("/").content.decode()
