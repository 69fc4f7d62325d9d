"""The time line: what is overdue first, gaps shown, filtered; the case can be changed and erased."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.unit.journey.make import NOW, Role, browser, journey, later, who, worker
from trygvej.access.public import LogEntry, MoveRefused, command, of
from trygvej.access.retention import run
from trygvej.journey.models import Journey
from trygvej.journey.public import Change, Happening, change_journey
from trygvej.journey.telling import filtered, silences

pytestmark = pytest.mark.django_db
LINE = [
    Happening(later(-1), "Risici", overdue=True, room="assistance"),
    Happening(later(-2), "Tandlæge", "Jeg vil spise", room="assistance"),
    Happening(later(-50), "Samtale", room="identification"),
]


def test_a_gap_is_shown_where_nothing_happened_for_long_and_not_after_the_end() -> None:
    assert [days for _one, days in silences(LINE, NOW, 30)] == [0, 0, 48]
    assert [days for _one, days in silences(LINE[1:], later(40), 30)] == [42, 48]
    assert silences([LINE[1]._replace(last=True)], later(90), 30)[0][1] == 0


@pytest.mark.parametrize(("asked", "left"), [
    ({"text": "SPISE"}, ["Tandlæge"]),
    ({"room": "identification"}, ["Samtale"]),
    ({"overdue": True}, ["Risici"]),
    ({"since": later(-3).date(), "until": later(-2).date()}, ["Tandlæge"]),
    ({}, ["Risici", "Tandlæge", "Samtale"]),
])  # fmt: skip
def test_the_filter_leaves_what_it_asks_for(asked: dict[str, object], left: list[str]) -> None:
    assert [one.what for one in filtered(LINE, asked)] == left


def test_a_child_stays_a_child_until_somebody_writes_why_not() -> None:
    by = who(Role.CONSULTANT)
    one = journey(by, age="doubt")
    with pytest.raises(MoveRefused, match="doubt"):
        change_journey(journey=one, what=Change("Måne", "ro", "adult"), by=by, at=NOW)
    done = change_journey(journey=one, what=Change("Måne", "ro", "adult", "Pas set"), by=by, at=NOW)
    assert (done.child, str(done.called)) == (False, "Måne")
    assert LogEntry.objects.filter(why="Pas set").exists()


def test_the_page_erases_only_with_the_code_and_a_reason() -> None:
    user = worker(Role.CONSULTANT)
    one, client = journey(of(user)), browser(user, "da")
    address = reverse("journey:journey-erase", args=[one.pk])
    assert client.post(address, {"code": "ABC-DEF", "why": "Bedt om det"}).status_code == 422
    assert client.post(address, {"code": one.code.lower(), "why": "Bedt om det"}).status_code == 302
    assert Journey.objects.get(pk=one.pk).erased_at is not None
    assert browser(worker(Role.PROVIDER)).get(address).status_code == 403


def test_the_export_holds_codes_and_no_names() -> None:
    user = worker(Role.CONSULTANT)
    one = journey(of(user))
    rows = browser(user, "da").get(reverse("journey:journeys-export")).content.decode()
    assert one.code in rows
    assert "Sol" not in rows


def test_a_case_that_nobody_took_up_goes_after_its_time() -> None:
    one = journey(who(Role.CONSULTANT))
    run(by=command("test"), on=NOW.date() + timedelta(days=1824))
    assert Journey.objects.get(pk=one.pk).erased_at is None
    run(by=command("test"), on=NOW.date() + timedelta(days=1827))
    assert Journey.objects.get(pk=one.pk).erased_at is not None
