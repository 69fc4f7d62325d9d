"""Sealed records: seen by those who handle children's cases in their country, with the clock, and by nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.unit.outreach import make
from trygvej.access.public import LogEntry, Role
from trygvej.outreach.models import SealedRecord
from trygvej.outreach.states import SealedState

pytestmark = pytest.mark.django_db


def sealed(country: str = "DK", *, hours: int = 5) -> SealedRecord:
    """Return a record that must be handled within so many hours from now."""
    now, number = timezone.now(), SealedRecord.objects.count()
    return SealedRecord.objects.create(
        country=country, same=f"same-{number}", arrived_at=now, due_at=now + timedelta(hours=hours, minutes=1),
        content={"id": "x1", "reason": "En alder under 18 er angivet.", "row": {"id": "x1", "age": 17}},
    )  # fmt: skip


def consultant(country: str = "DK") -> Client:
    return make.browser(make.worker(Role.CONSULTANT, country), "da")


def test_the_list_shows_the_clock_and_what_is_late_first() -> None:
    early, late = sealed(hours=5), sealed(hours=-2)
    page = consultant().get("/sealed/").content.decode()
    assert "5 timer tilbage" in page
    assert "1 time for sent" in page
    assert page.index(f"/sealed/{late.pk}/") < page.index(f"/sealed/{early.pk}/")
    assert "En alder" not in page


def test_opening_one_shows_what_it_says_and_whom_to_call_and_is_logged() -> None:
    one = sealed()
    page = consultant().get(f"/sealed/{one.pk}/").content.decode()
    assert "En alder under 18 er angivet." in page
    assert "70 20 25 50" in page
    assert [one.pk] in [row.ids for row in LogEntry.objects.filter(verb="outreach.sealed.read")]


def test_it_is_handled_once_with_what_was_done() -> None:
    one, client = sealed(), consultant()
    assert client.post(f"/sealed/{one.pk}/handle/", {"done": " "}).status_code == 422
    assert SealedRecord.objects.get().state == SealedState.NEW
    client.post(f"/sealed/{one.pk}/handle/", {"done": "Kommunens døgnvagt fik besked kl. 14."})
    kept = SealedRecord.objects.get()
    assert (kept.state, kept.done) == (SealedState.HANDLED, "Kommunens døgnvagt fik besked kl. 14.")
    told = consultant().post(f"/sealed/{one.pk}/handle/", {"done": "Igen"}, follow=True).content.decode()
    assert "Kommunens døgnvagt fik besked kl. 14." in told
    assert SealedRecord.objects.get().done == kept.done


def test_of_another_country_it_is_not_there() -> None:
    one, stranger = sealed("SE"), consultant("DK")
    assert stranger.get(f"/sealed/{one.pk}/").status_code == 404
    assert stranger.post(f"/sealed/{one.pk}/handle/", {"done": "x"}).status_code == 404
    assert f"/sealed/{one.pk}/" not in stranger.get("/sealed/").content.decode()


@pytest.mark.parametrize("role", [one for one in Role if one != Role.CONSULTANT])
def test_no_other_role_sees_or_handles_one(role: Role) -> None:
    one, client = sealed(), make.browser(make.worker(role))
    assert client.get("/sealed/").status_code == 403
    assert client.get(f"/sealed/{one.pk}/").status_code == 403
    assert client.post(f"/sealed/{one.pk}/handle/", {"done": "x"}).status_code == 403


def test_it_lies_encrypted() -> None:
    sealed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM trygvej_sealedrecord")
        assert b"under 18" not in bytes(cursor.fetchone()[0])
