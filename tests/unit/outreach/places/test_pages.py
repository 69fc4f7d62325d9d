"""The pages of places and the map: what they show to whom, what they log, how many queries they take."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.unit.outreach import make
from tests.unit.outreach.pages import queries, text
from trygvej.access.public import LogEntry, Organisation, Role
from trygvej.directory.public import Place
from trygvej.outreach.models import Band, Network, Visit, VisitFinding
from trygvej.outreach.places.movement import counted

pytestmark = pytest.mark.django_db
LIST, MAP = reverse("outreach:places"), reverse("outreach:map")


@pytest.fixture
def page() -> Client:
    return make.browser(make.worker())


def visit(place: Place, team: Organisation | None = None) -> Visit:
    made = Visit.objects.create(
        organisation=team or make.organisation(), country=place.country, place=place, state="recorded",
        planned_for=make.NOW.date(), visited_at=make.NOW, met="present", concern="present",
    )  # fmt: skip
    VisitFinding.objects.create(visit=made, indicator="stim.young-word", value="present")
    return made


def address(place: Place) -> str:
    return reverse("outreach:place", args=[place.pk])


def test_the_history_of_a_place_is_told(page: Client) -> None:
    here, there, shared = make.place(name="Klinik Rosen"), make.place(name="Klinik Syd"), make.network()
    make.advert(place=here, network=shared, band=Band.RED, last_seen=datetime(2026, 9, 30, 23, 30, tzinfo=UTC))
    make.advert(place=here, title="Den nyeste")
    make.advert(place=there, network=shared)
    visit(here)
    shown = text(page, address(here))
    for part in (
        "Klinik Rosen",
        "Oct 2026",
        "Nov 2026",
        "Den nyeste",
        "Klinik Syd",
        "The text uses words such as young",
    ):
        assert part in shown, part


def test_visits_of_another_organisation_are_not_shown(page: Client) -> None:
    here = make.place()
    visit(here, make.organisation("DK", "Andet team"))
    shown = text(page, address(here))
    assert "No visit that you may read was made here." in shown
    assert "What was found here before" not in shown


def test_each_filter_finds_what_it_says(page: Client) -> None:
    red, calm = make.place(name="Klinik Rosen", street="Lindegade 4"), make.place(name="Hotel Syd", kind="hotel")
    make.advert(place=red, band=Band.RED)
    visit(red)
    for query in ("q=rosen", "q=lindegade", "kind=clinic", "red=on", "visited=on"):
        shown = text(page, f"{LIST}?{query}")
        assert address(red) in shown and address(calm) not in shown, query
    assert "Nothing here matches" in text(page, f"{LIST}?q=findes-ikke")


@pytest.mark.parametrize(("role", "country", "status"), [
    (Role.CONSULTANT, "DK", 200), (Role.COORDINATOR, "DK", 200), (Role.OUTREACH, "SE", 404), (Role.ANALYST, "DK", 403),
])  # fmt: skip
def test_who_sees_a_place(role: Role, country: str, status: int) -> None:
    here, page = make.place(name="Klinik Rosen"), make.browser(make.worker(role, country))
    text(page, address(here), status)
    shown = text(page, LIST, 403 if status == 403 else 200)
    assert ("Klinik Rosen" in shown) == (status == 200)


@pytest.mark.parametrize(("role", "status"), [(Role.OUTREACH, 200), (Role.CONSULTANT, 403), (Role.ANALYST, 403)])
def test_who_sees_the_map(role: Role, status: int) -> None:
    text(make.browser(make.worker(role)), MAP, status)


def test_reading_a_place_is_logged_with_adverts_and_visits(page: Client) -> None:
    here = make.place()
    advert, seen = make.advert(place=here), visit(here)
    text(page, address(here))
    assert {row.verb: row.ids for row in LogEntry.objects.all()} == {
        "outreach.place.read": [here.pk],
        "outreach.advert.read": [advert.pk],
        "outreach.visit.read": [seen.pk],
    }


def test_the_map_draws_what_its_table_says_and_nothing_of_another_country(page: Client) -> None:
    here = make.place(latitude=55.4, longitude=10.4)
    nowhere, abroad = (
        make.place(name="Klinik Ukendt"),
        make.place("SE", name="Klinik Malmö", latitude=55.6, longitude=13.0),
    )
    now = timezone.now()
    for place in (here, nowhere, abroad):
        make.advert(place.country, place=place, last_seen=now, band=Band.RED)
    make.advert(place=here, last_seen=now - timedelta(days=200))
    shown = text(page, MAP)
    drawn = json.loads(shown.split('id="map-data" type="application/json">')[1].split("</script>")[0])
    assert [(one["at"], one["all"], one["band"]) for one in drawn["points"]] == [([10.4, 55.4], 1, 0)]
    assert "Klinik Ukendt" in shown and "1 place is not on the map" in shown
    assert "Klinik Malmö" not in shown
    assert '"all": 2' in text(page, f"{MAP}?days=365")
    assert "Nothing here matches" in text(page, f"{MAP}?band=2")


def test_moves_are_counted_once_for_each_network_and_only_those_of_the_time() -> None:
    def stay(town: str, first: str) -> dict[str, object]:
        return {"town": town, "first": first, "last": first, "adverts": 1}

    old, new = "2026-01-01T00:00:00+00:00", "2026-11-01T00:00:00+00:00"
    back = Network(pk=1, places=[stay("Odense", old), stay("Vejle", old), stay("Odense", new), stay("Vejle", new)])
    also = Network(pk=2, places=[stay("Odense", old), stay("Vejle", new), stay("Vejle", new)])
    found = counted([back, also], datetime(2026, 6, 1, tzinfo=UTC))
    assert [(one.before, one.after, one.networks) for one in found] == [
        ("Odense", "Vejle", [1, 2]),
        ("Vejle", "Odense", [1]),
    ]


def test_the_number_of_queries_does_not_grow(page: Client) -> None:
    here, shared = make.place(), make.network()
    make.advert(place=here, network=shared, last_seen=timezone.now())
    visit(here)
    before = [queries(page, one) for one in (address(here), LIST, MAP)]
    for _ in range(5):
        other = make.place()
        make.advert(place=other, network=shared, last_seen=timezone.now())
        make.advert(place=here, network=shared, last_seen=timezone.now())
        visit(here)
    assert [queries(page, one) for one in (address(here), LIST, MAP)] == before == QUERIES


QUERIES = [25, 21, 21]
