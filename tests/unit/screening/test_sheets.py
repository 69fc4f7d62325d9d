"""The files of the lists hold what the list shows, to those who may see it, and no formula."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from tests.unit.screening.make import NOW, Role, browser, worker
from tests.unit.screening.tips.make import given
from trygvej.access.public import LogEntry
from trygvej.screening.models import Call, Caller, Tip

pytestmark = pytest.mark.django_db


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]


def test_calls_as_a_file_by_the_filter_without_formulas_or_words() -> None:
    user = worker(Role.HOTLINE)
    team = user.memberships.get().organisation
    for town in ("=1+1", "Lindeby"):
        Call.objects.create(organisation=team, country="DK", taken_by=user, received_at=NOW, caller=Caller.CITIZEN,
                            seen="En dør", language="da", town=town)  # fmt: skip
    address = reverse("screening:calls-export")
    answer = browser(user).get(address)
    assert sorted(row[3] for row in _rows(answer.content)) == ["'=1+1", "Lindeby"]
    assert "En dør" not in answer.content.decode()
    assert [row[3] for row in _rows(browser(user).get(address, {"town": "linde"}).content)] == ["Lindeby"]
    assert LogEntry.objects.filter(verb="screening.call.read", detail={"export": 2}).exists()
    assert browser(worker(Role.OUTREACH)).get(address).status_code == 403


def test_tips_as_a_file_say_the_day_and_nothing_that_was_written() -> None:
    user = worker(Role.HOTLINE)
    given(Client(), what="Ordene")
    answer = browser(user).get(reverse("screening:tips-export"))
    (row,) = _rows(answer.content)
    assert row[0] == str(Tip.objects.get().pk)
    assert len(row[1]) == len("2026-11-18")
    assert "Ordene" not in answer.content.decode()
