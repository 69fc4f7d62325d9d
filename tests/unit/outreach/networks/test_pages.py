"""The pages of networks: what they find and show to whom, what they log, how many queries they take."""

import json
from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.unit.outreach import make
from tests.unit.outreach.pages import queries, text
from trygvej.access.public import LogEntry, Role
from trygvej.outreach.models import Band, Link, Network

pytestmark = pytest.mark.django_db
LIST = reverse("outreach:networks")


def network(size: int = 3, country: str = "DK", **fields: object) -> Network:
    """Return a network of `size` adverts of two persons, who share a telephone and a text."""
    stays = [
        {"town": "Odense", "first": "2026-10-01T00:00:00+00:00", "last": "2026-10-09T00:00:00+00:00", "adverts": 2},
        {"town": "Vejle", "first": "2026-10-12T00:00:00+00:00", "last": "2026-11-01T00:00:00+00:00", "adverts": 1},
    ]
    given = {"adverts_count": size, "persons_count": 2, "places": stays, "last_seen": make.NOW, "first_seen": make.NOW}
    made = make.network(country, **{**given, **fields})
    adverts = [
        make.advert(
            country, network=made, phones=("+4590002021",), person=f"p{n % 2}", text_group="t1", band=Band(n % 3),
            title=f"Annonce {made.pk}-{n}",
        )
        for n in range(size)
    ]  # fmt: skip
    for a, b in pairwise(adverts):
        Link.objects.create(a=a, b=b, kind="phone", weight=7.0, reason="Samme nummer")
    return made


@pytest.fixture
def page() -> Client:
    return make.browser(make.worker())


def listed(page: Client, query: str = "") -> set[int]:
    shown = text(page, f"{LIST}?{query}")
    return {one.pk for one in Network.objects.all() if f'href="{reverse("outreach:network", args=[one.pk])}"' in shown}


def test_each_filter_finds_what_it_says(page: Client) -> None:
    here = network(last_seen=timezone.now())
    far = network(persons_count=9, last_seen=timezone.now() - timedelta(days=90))
    far.adverts.update(town="Aarhus", band=Band.GREEN)
    for advert in far.adverts.all():
        advert.contacts.all().delete()
    alone = network(1)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    for query in ("town=Odense", "band=0", "phone=90 00 20 21", f"since={yesterday}"):
        assert listed(page, query) == {here.pk}, query
    assert listed(page, "persons=5") == {far.pk}
    assert listed(page) == {here.pk, far.pk}
    assert alone.pk not in listed(page)


@pytest.mark.parametrize("query", ["phone=12", "band=9", "since=x", "persons=0", "sort=x", "page=999", "town=%00"])
def test_no_filter_breaks_the_list(page: Client, query: str) -> None:
    network()
    text(page, f"{LIST}?{query}")


def test_the_orders_put_first_what_they_say(page: Client) -> None:
    large, many = network(4), network(2, persons_count=8, first_seen=make.NOW - timedelta(days=900))
    for sort, first in (("size", large), ("persons", many), ("first", many)):
        shown = text(page, f"{LIST}?sort={sort}")
        place = {one.pk: shown.index(f"/networks/{one.pk}/") for one in (large, many)}
        assert min(place, key=place.__getitem__) == first.pk, sort


def test_the_page_shows_what_is_shared_where_it_has_been_and_the_adverts(page: Client) -> None:
    one = network()
    shown = text(page, reverse("outreach:network", args=[one.pk]))
    for part in ("Telephone: +4590002021", "Nearly the same text", "Person 2", "Vejle", "Samme nummer",
                 f"Annonce {one.pk}-2", "Odense"):  # fmt: skip
        assert part in shown, part
    drawn = json.loads(shown.split('id="network-data" type="application/json">')[1].split("</script>")[0])
    assert [len(drawn[name]) for name in ("persons", "shared", "edges")] == [2, 2, 4]
    assert sum(edge["n"] for edge in drawn["edges"]) == 6  # three adverts, each with the number and the text


def test_a_person_opens_to_the_adverts(page: Client) -> None:
    one = network()
    answer = page.get(reverse("outreach:network-person", args=[one.pk]), {"person": "p0"}).json()
    assert len(answer["adverts"]) == 2
    assert LogEntry.objects.filter(verb="outreach.advert.read", kind="Advert").exists()


def test_the_export_is_that_of_the_worklist_and_is_logged(page: Client) -> None:
    one = network()
    answer = page.get(reverse("outreach:network-export", args=[one.pk]))
    rows = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(rows) == 4
    row = LogEntry.objects.get(verb="outreach.advert.export")
    assert len(row.ids) == 3


@pytest.mark.parametrize(("role", "country", "status"), [
    (Role.CONSULTANT, "DK", 200), (Role.OUTREACH, "SE", 404), (Role.ANALYST, "DK", 403),
])  # fmt: skip
def test_who_sees_it(role: Role, country: str, status: int) -> None:
    one, page = network(), make.browser(make.worker(role, country))
    text(page, reverse("outreach:network", args=[one.pk]), status)
    text(page, reverse("outreach:network-person", args=[one.pk]), status)
    if status != 200:
        assert "Annonce" not in text(page, LIST, 403 if status == 403 else 200)


def test_one_who_may_not_export_is_refused() -> None:
    page = make.browser(make.worker(Role.CONSULTANT))
    assert page.get(reverse("outreach:network-export", args=[network().pk])).status_code == 403


def test_the_number_of_queries_does_not_grow(page: Client) -> None:
    small = network(2)
    few, list_few = queries(page, reverse("outreach:network", args=[small.pk])), queries(page, LIST)
    large = network(12)
    assert queries(page, reverse("outreach:network", args=[large.pk])) == few == NETWORK
    assert queries(page, LIST) == list_few == NETWORKS


NETWORK, NETWORKS = 27, 22
