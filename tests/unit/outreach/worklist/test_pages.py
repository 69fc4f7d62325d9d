"""The pages of the worklist: what they show to whom, what they log, how many queries they take."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.unit.outreach import make
from trygvej.access.public import LogEntry, Outcome, Role, User
from trygvej.outreach.models import Advert, Band, SavedView
from trygvej.outreach.states import AdvertState

pytestmark = pytest.mark.django_db
PAGE = reverse("outreach:worklist")


def text(client: Client, address: str = PAGE, **headers: Any) -> str:
    answer = client.get(address, **headers)
    assert answer.status_code == 200, answer
    return str(answer.content.decode())


def queries(client: Client, address: str, **more: Any) -> tuple[int, int]:
    """Return how many queries a page takes: all, and those of the page itself without its frame."""
    client.get(address, **more)
    with CaptureQueriesContext(connection) as taken:
        client.get(address, **more)
    own = ("trygvej_advert", "trygvej_savedview", "trygvej_place", 'DISTINCT "trygvej_user"')
    return len(taken), sum(any(table in one["sql"] for table in own) for one in taken)


@pytest.fixture
def worker() -> User:
    return make.worker()


@pytest.fixture
def page(worker: User) -> Client:
    return make.browser(worker)


def test_the_list_shows_reasons_place_network_holder_and_what_is_new(page: Client, worker: User) -> None:
    colleague = make.worker()
    make.advert(
        title="Annonce A", band=Band.RED, score=5, arrived_at=timezone.now(), place=make.place(name="Klinik Nord"),
        network=make.network(adverts_count=7), state=AdvertState.TAKEN, taken_by=colleague,
        findings=[make.finding("stim.young-word", 2, evidence="ung"), make.finding("adverts.drugs", value="unknown")],
    )  # fmt: skip
    make.advert(title="Annonce B", state=AdvertState.TAKEN, taken_by=worker)
    shown = text(page)
    for part in (
        "Annonce A",
        "ung",
        "(+2)",
        "Klinik Nord",
        "7 adverts",
        colleague.name,
        "badge-new",
        "2 adverts",
        "You",
    ):
        assert part in shown
    assert "drugs" not in shown.partition('id="results"')[2]
    assert shown.count("badge-new") == 1
    assert "Annonce A" not in text(make.browser(make.worker(country="SE")))


def test_the_page_and_its_part_take_the_same_queries_for_one_advert_and_for_many(page: Client) -> None:
    partial = {"headers": {"HX-Request-Type": "partial"}}
    make.advert()
    few = queries(page, PAGE), queries(page, PAGE, **partial)
    for _ in range(30):
        make.advert(
            place=make.place(), network=make.network(), taken_by=make.worker(), state=AdvertState.TAKEN,
            phones=("+4590000011",), findings=[make.finding("stim.young-word")],
        )  # fmt: skip
    assert (queries(page, PAGE), queries(page, PAGE, **partial)) == few
    assert [own for _, own in few] == [7, 5]  # views, three counts, list; towns and colleagues


def test_a_reading_is_one_row_of_the_log_that_names_filters_and_not_what_was_asked(page: Client, worker: User) -> None:
    shown, other = make.advert(phones=("+4590002021",)), make.advert()
    text(page, f"{PAGE}?phone=90002021&q=massage&page=1")
    row = LogEntry.objects.get()
    assert (row.user, row.verb, row.ids) == (worker, "outreach.advert.read", [shown.pk])
    assert row.detail == {"filters": ["phone", "q"], "page": 1}
    assert other.pk not in row.ids


@pytest.mark.parametrize(
    "query", ["phone=12", "since=x", "band=7", "state=?", "place=0", "q=%00", "sort=?", "place=9999999999999999999"]
)
def test_what_cannot_be_read_is_told_and_finds_nothing(page: Client, query: str) -> None:
    make.advert(title="Annonce A")
    shown = text(page, f"{PAGE}?{query}")
    assert "The search cannot be read" in shown
    assert "Annonce A" not in shown
    assert not LogEntry.objects.exists()
    answer = page.get(f"{reverse('outreach:worklist-export')}?{query}")
    assert answer.status_code == 302


@pytest.mark.parametrize("page_number", ["x", "-1", "0", "99999999999", "²"])
def test_any_page_number_gives_a_page(page: Client, page_number: str) -> None:
    make.advert()
    text(page, f"{PAGE}?page={page_number}")


def test_the_search_is_said_in_words(page: Client) -> None:
    place = make.place(name="Klinik Nord")
    shown = text(
        page, f"{PAGE}?band=0&place={place.pk}&indicator=stim.young-word&language=sv&mine=1&q=tantra&state=all"
    )
    said = shown.partition('class="muted said">')[2].partition("<")[0]
    for part in ("state: all", "colour: Red", "Klinik Nord", "young", "language: Swedish", "mine", "words: tantra"):
        assert part in said


def test_a_part_of_the_page_tells_the_address_to_keep(page: Client) -> None:
    make.advert()
    answer = page.get(f"{PAGE}?band=2&q=&town=", headers={"HX-Request-Type": "partial"})
    assert answer["HX-Push-Url"] == f"{PAGE}?band=2"
    assert "HX-Request-Type" in answer["Vary"]
    assert b"<html" not in answer.content


def test_nothing_to_do_and_nothing_found_are_told_apart(page: Client) -> None:
    assert "next run of the pipeline" in text(page)
    assert "Take a filter away" in text(page, f"{PAGE}?q=massage")


def test_a_consultant_reads_and_neither_works_nor_exports_nor_keeps() -> None:
    make.advert(title="Annonce A")
    client = make.browser(make.worker(Role.CONSULTANT))
    shown = text(client)
    assert "Annonce A" in shown
    assert 'id="acting"' not in shown
    assert "export.csv" not in shown
    assert client.get(reverse("outreach:worklist-export")).status_code == 403
    assert client.post(reverse("outreach:view-save"), {"name": "x"}).status_code == 403


@pytest.mark.parametrize("role", [one for one in Role if one not in (Role.OUTREACH, Role.COORDINATOR, Role.CONSULTANT)])
def test_others_are_refused_and_it_is_logged(role: Role) -> None:
    client = make.browser(make.worker(role))
    assert client.get(PAGE).status_code == 403
    assert LogEntry.objects.get().outcome == Outcome.DENIED


def test_who_has_not_signed_in_is_sent_to_sign_in() -> None:
    for name in ("worklist", "worklist-export", "sealed"):
        assert Client().get(reverse(f"outreach:{name}")).status_code == 302


def test_several_at_once_and_each_refusal_is_told(page: Client, worker: User) -> None:
    free, taken = make.advert(title="Fri"), make.advert(title="Optaget", taken_by=make.worker(), state="taken")
    abroad = make.advert("SE")
    chosen = {"advert": [free.pk, taken.pk, abroad.pk, "x"], "act": "take", "next": f"{PAGE}?band=2"}
    answer = page.post(reverse("outreach:worklist-act"), chosen, follow=True)
    assert answer.redirect_chain == [(f"{PAGE}?band=2", 302)]
    told = [str(one) for one in answer.context["messages"]]
    assert told[0] == "Done with 1 advert."
    assert told[1].startswith("Optaget: ")
    assert len(told) == 2
    assert Advert.objects.get(pk=free.pk).taken_by == worker
    assert Advert.objects.get(pk=abroad.pk).state == AdvertState.NEW


@pytest.mark.parametrize(
    ("act", "state", "given", "after"),
    [
        ("give", "new", {}, "taken"),
        ("snooze", "new", {"until": "2099-01-01", "reason": "Afventer"}, "snoozed"),
        ("set-aside", "new", {"reason": "Kendt klinik"}, "set-aside"),
        ("release", "taken", {}, "new"),
        ("wake", "snoozed", {}, "new"),
        ("reopen", "set-aside", {}, "new"),
        ("give", "new", {"to": ""}, "new"),
        ("snooze", "new", {"reason": "Afventer"}, "new"),
        ("snooze", "new", {"until": "x", "reason": "Afventer"}, "new"),
        ("set-aside", "new", {}, "new"),
        ("nonsense", "new", {}, "new"),
    ],
)
def test_each_button(page: Client, worker: User, act: str, state: str, given: dict[str, str], after: str) -> None:
    until = timezone.localdate() if state == "snoozed" else None
    advert = make.advert(state=state, taken_by=worker if state == "taken" else None, snoozed_until=until)
    to = str(make.worker().pk) if act == "give" else ""
    answer = page.post(
        reverse("outreach:worklist-act"), {"advert": advert.pk, "act": act, "to": to, **given}, follow=True
    )
    assert Advert.objects.get(pk=advert.pk).state == after
    assert len(list(answer.context["messages"])) == 1


def test_none_chosen_is_told(page: Client) -> None:
    answer = page.post(reverse("outreach:worklist-act"), {"act": "take"}, follow=True)
    assert "No advert was chosen" in str(next(iter(answer.context["messages"])))


def test_one_advert_from_its_own_page(page: Client, worker: User) -> None:
    advert, colleague = make.advert(), make.worker()
    take = reverse("outreach:advert-take", args=[advert.pk])
    answer = page.post(take, {"next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == PAGE
    assert Advert.objects.get(pk=advert.pk).taken_by == worker
    page.post(reverse("outreach:advert-release", args=[advert.pk]))
    page.post(take, {"to": colleague.pk})
    assert Advert.objects.get(pk=advert.pk).taken_by == colleague
    assert page.post(reverse("outreach:advert-take", args=[make.advert("SE").pk])).status_code == 404
    assert page.get(take).status_code == 405


def test_views_are_kept_opened_first_replaced_and_deleted(page: Client, worker: User) -> None:
    other = SavedView.objects.create(user=make.worker(), name="Andres", query="band=1")
    save = reverse("outreach:view-save")
    assert (
        page.post(save, {"name": "Røde", "query": "band=0&page=3", "default": "1"}).headers["Location"]
        == f"{PAGE}?band=0"
    )
    page.post(save, {"name": "Nye", "query": "new=1", "default": "1"})
    page.post(save, {"name": "Røde", "query": "band=0&town=Odense"})
    mine = SavedView.objects.filter(user=worker)
    assert list(mine.values_list("name", "query", "default")) == [
        ("Nye", "new=1", True), ("Røde", "band=0&town=Odense", False),
    ]  # fmt: skip
    assert page.get(PAGE).headers["Location"] == f"{PAGE}?new=1"
    shown = text(page, f"{PAGE}?state=to-do")
    assert "Røde" in shown
    assert "Andres" not in shown
    assert page.post(reverse("outreach:view-delete", args=[other.pk])).status_code == 404
    page.post(reverse("outreach:view-delete", args=[mine[0].pk]))
    assert [one.name for one in mine.all()] == ["Røde"]
    assert page.get(PAGE).status_code == 200


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 81}, {"name": "x", "query": "band=9"}])
def test_a_view_that_cannot_be_kept_is_told(page: Client, wrong: dict[str, str]) -> None:
    page.post(reverse("outreach:view-save"), wrong)
    assert not SavedView.objects.exists()


def exported(client: Client, query: str = "") -> list[list[str]]:
    answer: Any = client.get(f"{reverse('outreach:worklist-export')}?{query}")
    assert answer.streaming
    whole = b"".join(answer.streaming_content).decode()
    assert whole.startswith("\ufeff")
    return list(csv.reader(io.StringIO(whole.removeprefix("\ufeff"))))


def test_the_export_holds_what_the_list_holds_and_no_formula(page: Client) -> None:
    formula = '=HYPERLINK("https://x.example")'
    make.advert(title=formula, phones=("+4590000011",), url="@x", state_reason="-2+3", town="Odense")
    make.advert(title="Anden", town="Aarhus")
    make.advert("SE")
    rows = exported(page)
    assert len(rows) == 3
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert f"'{formula}" in rows[1] + rows[2]
    assert [row[3] for row in exported(page, "town=aarhus")[1:]] in (["Anden"], [])
    entry = LogEntry.objects.filter(verb="outreach.advert.export").first()
    assert entry is not None
    assert entry.detail == {"filters": [], "adverts": 2}
    assert len(entry.ids) == 2


def test_new_means_since_the_beginning_of_yesterday(page: Client) -> None:
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    make.advert(arrived_at=start)
    make.advert(arrived_at=start - timedelta(seconds=1))
    assert text(page).count("badge-new") == 1
    assert "1 advert" in text(page, f"{PAGE}?new=1")
