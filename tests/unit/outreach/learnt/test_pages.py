"""The page of what the visits teach and its files: for whom, what they show, what they log, how many queries."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.unit.outreach import make
from tests.unit.outreach.learnt.past import DEBT, YOUNG, P, visited
from trygvej.access.public import LogEntry, Role
from trygvej.outreach.learnt.export import TABLES
from trygvej.outreach.models import Band

pytestmark = pytest.mark.django_db
PAGE = reverse("outreach:learnt")


@pytest.fixture
def page() -> Client:
    return make.browser(make.worker())


def text(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return " ".join(str(answer.content.decode()).split())


def test_the_page_tells_shares_with_interval_and_count(page: Client) -> None:
    visited(20, shown=[YOUNG], found={YOUNG: P.PRESENT, DEBT: P.PRESENT}, origin="RO")
    visited(20, shown=[YOUNG], found={YOUNG: P.ABSENT}, serious=False)
    (low,) = visited(1, band=Band.GREEN)
    shown = text(page)
    assert '50 %</strong> <span class="muted">(35–65 %)</span> <span class="of">20 of 40</span>' in shown
    assert "Romania" in shown
    assert "1 visit to a green advert left a concern." in shown
    assert reverse("outreach:visit", args=[low.pk]) in shown


def test_without_visits_the_page_says_so(page: Client) -> None:
    assert "No recorded visit matches" in text(page)
    visited(1)
    assert "No recorded visit matches" in text(page, f"{PAGE}?town=Odense&since=2030-01-01")


def test_a_period_that_ends_before_it_begins_is_told(page: Client) -> None:
    assert "The period ends before it begins" in text(page, f"{PAGE}?since=2026-10-01&until=2026-09-01")


def test_those_who_may_not_count_are_refused_and_an_analyst_sees_numbers_and_no_visit() -> None:
    (low,) = visited(1, band=Band.GREEN)
    for role in (Role.CONSULTANT, Role.HOTLINE, Role.PROVIDER, Role.ADMINISTRATOR):
        assert make.browser(make.worker(role)).get(PAGE).status_code == 403
    shown = text(make.browser(make.worker(Role.ANALYST)))
    assert "1 visit to a green advert left a concern." in shown
    assert reverse("outreach:visit", args=[low.pk]) not in shown
    assert "No recorded visit matches" in text(make.browser(make.worker(country="SE")))


def test_what_was_counted_is_one_row_of_the_log(page: Client) -> None:
    visited(3)
    text(page, f"{PAGE}?town=Odense&until=")
    row = LogEntry.objects.get(verb="outreach.learnt.read")
    assert row.detail == {"filters": ["town"], "visits": 3}


def test_the_same_queries_for_one_visit_and_for_many(page: Client) -> None:
    def taken() -> int:
        text(page)
        with CaptureQueriesContext(connection) as queries:
            text(page)
        return sum("trygvej_visit" in one["sql"] and not one["sql"].startswith("INSERT") for one in queries)

    visited(1)
    few = taken()
    visited(30, shown=[YOUNG, DEBT], found={YOUNG: P.PRESENT}, origin="RO", language="sv", band=Band.GREEN)
    visited(30, town="Aarhus", serious=False)
    assert taken() == few
    assert few <= 13


def test_the_chart_has_the_numbers_of_the_table(page: Client) -> None:
    visited(3)
    visited(1, serious=False)
    shown = text(page)
    found = re.search(r'<script id="chart-data" type="application/json">(.*?)</script>', shown)
    assert found
    data = json.loads(found[1])
    assert len(data["at"]) == 1
    assert data["all"][0] == [0.75]
    assert data["all"][1][0] < 0.75 < data["all"][2][0]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_table_is_a_file_and_no_cell_is_a_formula(page: Client, table: str) -> None:
    visited(6, shown=[YOUNG], found={YOUNG: P.PRESENT, DEBT: P.PRESENT}, town="=1+1", origin="RO")
    answer = page.get(reverse("outreach:learnt-export", args=[table]))
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert LogEntry.objects.get(verb="outreach.learnt.read").detail["export"] == table


def test_a_table_that_is_none_is_not_found(page: Client) -> None:
    assert page.get("/learnt/nothing.csv").status_code == 404
