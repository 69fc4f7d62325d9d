"""Pages of the room: each form keeps what was typed, everything is in Danish, nothing is seen by others."""

import pytest
from django.urls import reverse

from tests.unit.assistance.make import NOW, Role, browser, journey, service, support, worker
from trygvej.access.public import LogEntry, of
from trygvej.assistance.adding import ADDITIONS
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.public import begin_period, offer

pytestmark = pytest.mark.django_db


def test_from_a_person_to_a_support_to_a_step() -> None:
    user = worker(Role.PROVIDER)
    client = browser(user, "da")
    one = journey(of(user))
    way = reverse("assistance:of-journey", args=[one.pk])
    assert "Begynd" in client.get(way).content.decode()
    page = client.post(way)["Location"]
    assert client.get(way)["Location"] == page
    found = Support.objects.get()
    add = reverse("assistance:add", args=[found.pk, "step"])
    wrong = client.post(add, {"phase": "emergency", "own_words": "Jeg vil sove"})
    assert (wrong.status_code, "Jeg vil sove" in wrong.content.decode()) == (422, True)
    client.post(add, {"phase": "emergency", "step": "Et roligt værelse", "own_words": "Jeg vil sove"})
    shown = client.get(page).content.decode()
    assert "Et roligt værelse" in shown
    step = PlanStep.objects.get()
    client.post(reverse("assistance:move", args=[found.pk, "step", step.pk]), {"move": "done"})
    assert "Udført" in client.get(page).content.decode()
    line = client.get(reverse("journey:journey", args=[one.pk])).content.decode()
    assert "Et roligt værelse" in line
    assert "Et roligt værelse" in client.get(reverse("journey:journey-copy", args=[one.pk])).content.decode()


@pytest.mark.parametrize("what", sorted(ADDITIONS))
def test_every_form_opens_and_refuses_nothing_at_all(what: str) -> None:
    user = worker(Role.CONSULTANT)
    one = support(of(user), age="child")
    client, address = browser(user, "da"), reverse("assistance:add", args=[one.pk, what])
    assert client.get(address).status_code == 200
    assert client.post(address, {"x": "1"}).status_code == (302 if what == "leaving" else 422)


def test_an_extension_that_the_law_does_not_allow_comes_back_with_the_reason() -> None:
    user = worker(Role.CONSULTANT)
    one = support(of(user))
    period = begin_period(support=one, kind="reflection", stay="no-lawful-stay", start=NOW.date(), by=of(user), at=NOW)
    said = {"period": period.pk, "what": "extended", "day": NOW.date(), "days": 300, "why": "special-reasons"}
    page = browser(user, "da").post(reverse("assistance:add", args=[one.pk, "event"]), said)
    assert page.status_code == 422
    assert "Forlængelsen blev afkortet" in page.content.decode()
    assert not period.events.exists()


def test_what_cannot_move_says_where_it_stands() -> None:
    user = worker(Role.CONSULTANT)
    one = support(of(user))
    leaving = offer(support=one, by=of(user), at=NOW)
    address = reverse("assistance:move", args=[one.pk, "leaving", leaving.pk])
    page = browser(user, "da").post(address, {"move": "travel"}, follow=True).content.decode()
    assert "Tilbudt" in page


def test_others_see_nothing_and_the_refusal_is_logged() -> None:
    one = support(of(worker(Role.CONSULTANT)))
    stranger = worker(Role.CONSULTANT, "SE")
    for name, args in (("support", [one.pk]), ("add", [one.pk, "step"])):
        assert browser(stranger).get(reverse(f"assistance:{name}", args=args)).status_code == 404
    assert browser(worker(Role.ANALYST)).get(reverse("assistance:supports")).status_code == 403
    assert LogEntry.objects.filter(outcome="denied").exists()


def test_the_list_filters_and_has_an_empty_state() -> None:
    user = worker(Role.CONSULTANT)
    one, client = support(of(user)), browser(user, "da")
    assert one.journey.code in client.get(reverse("assistance:supports") + "?mine=on").content.decode()
    assert one.journey.code not in client.get(reverse("assistance:supports") + "?state=closed").content.decode()


def test_reserving_a_full_house_comes_back_with_what_to_do() -> None:
    user = worker(Role.CONSULTANT)
    one, house = support(of(user)), service(places=1)
    client, address = browser(user, "da"), reverse("assistance:add", args=[one.pk, "place"])
    said = {"service": house.pk, "since": NOW.date()}
    assert client.post(address, said).status_code == 302
    again = client.post(address, said)
    assert (again.status_code, "andre dage" in again.content.decode()) == (422, True)
