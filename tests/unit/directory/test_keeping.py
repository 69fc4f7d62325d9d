"""Keeping the directory right: who may, what is asked when it is out of date, and what the pages show."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.unit.directory import make
from trygvej.access.models import Notice
from trygvej.access.public import Denied, Membership, Role, command, of
from trygvej.directory import actions, asking, queries
from trygvej.directory.models import Agreement, ContactPerson, Entry, Responsibility, Service

pytestmark = pytest.mark.django_db
TODAY = make.NOW.date()
OLD = TODAY - timedelta(days=200)
BY = command("trygvej directory ask")


def test_the_owner_is_asked_once_until_the_time_to_ask_again() -> None:
    owner = make.person(Role.PROVIDER)
    late = make.entry(owner=owner, confirmed_on=OLD)
    make.entry(confirmed_on=TODAY)
    assert asking.ask_owners(by=BY, at=make.NOW) == (1, 0)
    assert asking.ask_owners(by=BY, at=make.NOW + timedelta(hours=1)) == (0, 0)
    assert asking.ask_owners(by=BY, at=make.NOW + timedelta(days=14)) == (1, 0)
    addresses = set(Notice.objects.filter(user=owner).values_list("address", flat=True))
    assert addresses == {reverse("directory:entry", args=[late.organisation_id])}


def test_without_an_owner_at_work_the_coordinators_of_the_country_are_asked() -> None:
    coordinator, gone = make.person(Role.COORDINATOR), make.person(Role.PROVIDER)
    Membership.objects.filter(user=gone).update(until=TODAY - timedelta(days=1))
    make.person(Role.COORDINATOR, "SE")
    make.entry(owner=gone, confirmed_on=OLD)
    asking.ask_owners(by=BY, at=make.NOW)
    assert [one.user for one in Notice.objects.all()] == [coordinator]


def test_an_entry_about_which_nobody_can_be_asked_is_told_of() -> None:
    make.entry(make.organisation("FI"), confirmed_on=OLD)
    assert asking.ask_owners(by=BY, at=make.NOW) == (0, 1)


def test_confirming_takes_an_entry_off_the_page_of_those_out_of_date() -> None:
    by = make.who(Role.COORDINATOR)
    late = make.entry(confirmed_on=OLD)
    other = make.entry(make.organisation("SE"), confirmed_on=OLD)
    assert list(queries.overdue(by, TODAY)) == [late]
    actions.confirm(entry=late, by=by, at=make.NOW)
    assert not queries.overdue(by, TODAY).exists()
    with pytest.raises(Denied):
        actions.confirm(entry=other, by=by, at=make.NOW)


def test_a_provider_keeps_the_own_entry_and_no_other() -> None:
    by = make.who(Role.PROVIDER)
    own, other = make.organisation("DK", "Team DK"), make.organisation()
    made = actions.keep_entry(organisation=own, fields={"about": "Vi hjælper."}, by=by, at=make.NOW)
    assert made.confirmed_on == TODAY
    with pytest.raises(Denied), transaction.atomic():
        actions.keep_entry(organisation=other, fields={"about": "x"}, by=by, at=make.NOW)
    assert not Entry.objects.filter(organisation=other).exists()


def test_free_places_carry_when_they_were_said_and_never_exceed_all() -> None:
    by, one = make.who(Role.COORDINATOR), make.service(places=3)
    said = actions.say_places(service=one, free=2, by=by, at=make.NOW)
    assert (said.free, said.places_at) == (2, make.NOW)
    with pytest.raises(ValidationError):
        actions.say_places(service=one, free=4, by=by, at=make.NOW)
    assert one in queries.stale_places(by, make.NOW + timedelta(days=8))
    assert one not in queries.stale_places(by, make.NOW + timedelta(days=6))


def test_the_address_of_a_protected_place_cannot_be_kept() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make.entry(protected=True, address="Prøvevej 1")


def test_the_pages_write_every_part_and_show_it() -> None:
    user = make.person(Role.COORDINATOR)
    client, held, other = make.signed_in(user), make.organisation(name="Huset"), make.organisation(name="Kommunen")

    def post(page: str, /, *more: Any, **data: Any) -> int:
        return int(client.post(reverse(f"directory:{page}", args=[held.pk, *more]), data).status_code)

    assert post("entry-keep", phone="00 00 00 00", active="on", web="huset.example") == 302
    assert Entry.objects.get(organisation=held).web == "https://huset.example"
    assert post("entry-keep", protected="on", address="Prøvevej 1") == 422
    given = {
        "need": "shelter",
        "name": "Værelser",
        "places": "3",
        "free": "1",
        "languages": ["th"],
        "areas": "Odense, Fyn",
    }
    assert post("part-new", "service", **given) == 302
    assert post("part-new", "service", **given) == 422  # the same twice
    assert post("part-new", "contact", name="Prøve Person") == 302
    assert post("part-new", "agreement", other=other.pk, kind="contract", about="Pladser", begins="2020-01-01",
                ends="2021-01-01") == 302  # fmt: skip
    assert post("part-new", "responsibility", step="crisis", how="døgnet rundt") == 302
    assert post("part-new", "nonsense") == 404
    shown = client.get(reverse("directory:entry", args=[held.pk])).content.decode()
    for part in (
        "Værelser",
        "1 of 3",
        "Thai",
        "Odense",
        "Prøve Person",
        "Kommunen",
        "does not hold today",
        "døgnet rundt",
    ):
        assert part in shown, part
    service = Service.objects.get()
    assert post("part-keep", "service", service.pk, **{**given, "free": "0", "areas": ""}) == 302
    assert {one.code for one in service.marks.all()} == {"th"}
    client.post(reverse("directory:places", args=[service.pk]), {"free": "2"})
    assert Service.objects.get().free == 2
    for kind, model in (("service", Service), ("contact", ContactPerson), ("agreement", Agreement),
                        ("responsibility", Responsibility)):  # fmt: skip
        assert post("part-remove", kind, model.objects.get().pk) == 302
        assert not model.objects.exists()


@pytest.mark.parametrize("name", ["directory", "scheme", "overdue", "import", "export"])
def test_pages_open_to_their_roles_and_to_nobody_without_signing_in(name: str, client: Any) -> None:
    address = reverse(f"directory:{name}")
    make.entry(confirmed_on=timezone.localdate())
    assert client.get(address).status_code == 302
    everybody = {"directory", "scheme", "export"}
    assert make.signed_in(make.person(Role.ANALYST)).get(address).status_code == (200 if name in everybody else 403)
    assert make.signed_in(make.person(Role.COORDINATOR)).get(address).status_code == 200


def test_another_country_reads_but_does_not_keep() -> None:
    held = make.entry(about="Åbent").organisation
    client = make.signed_in(make.person(Role.COORDINATOR, "SE"))
    assert "Åbent" in client.get(reverse("directory:entry", args=[held.pk])).content.decode()
    assert client.get(reverse("directory:entry-keep", args=[held.pk])).status_code == 403
    assert client.post(reverse("directory:entry-confirm", args=[held.pk])).status_code == 403


def test_the_search_page_shows_what_fits_and_an_empty_state() -> None:
    user = make.person(Role.HOTLINE)
    client, page = make.signed_in(user), reverse("directory:directory")
    make.service(name="Værelser", marks={"language": ["th"]})
    assert "Værelser" in client.get(page, {"need": "shelter", "language": "th"}).content.decode()
    assert "Nothing fits" in client.get(page, {"need": "legal"}).content.decode()
    assert "Nothing fits" in client.get(page, {"text": "<script>"}).content.decode()
    assert of(user).holds(Role.HOTLINE)
