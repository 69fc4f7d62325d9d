"""What happens at the door stands in the log."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.unit.access.make import person, signed_in
from trygvej.access.models import LogEntry, Outcome
from trygvej.access.public import Role
from trygvej.access.signins import SIGN_IN, SIGN_OUT

pytestmark = pytest.mark.django_db
PASSWORD = "en lang sætning 1"


def _try(email: str, password: str) -> None:
    Client().post(reverse("account_login"), {"login": email, "password": password})


def test_coming_in_and_going_out_are_logged() -> None:
    user = person(Role.OUTREACH)
    _try(user.email, PASSWORD)
    assert LogEntry.objects.get(verb=SIGN_IN).user == user
    signed_in(user).post(reverse("account_logout"))
    assert LogEntry.objects.get(verb=SIGN_OUT).ids == [user.pk]


def test_a_wrong_password_is_logged_with_the_account_and_never_with_what_was_typed() -> None:
    user = person(Role.OUTREACH)
    _try(user.email, "en forkert sætning")
    row = LogEntry.objects.get(verb=SIGN_IN)
    assert (row.outcome, row.ids, row.user) == (Outcome.FAILED, [user.pk], None)


def test_what_one_who_is_not_known_typed_is_not_kept() -> None:
    _try("min-hemmelige@sætning.example", "en forkert sætning")
    row = LogEntry.objects.get(verb=SIGN_IN)
    assert row.ids == []
    assert "hemmelige" not in f"{row.actor}{row.why}{row.detail}"


def test_the_log_says_in_words_what_was_done() -> None:
    officer = person(Role.PROTECTION)
    _try(person(Role.OUTREACH).email, "en forkert sætning")
    assert "Sign in" in signed_in(officer).get(reverse("log")).content.decode()
