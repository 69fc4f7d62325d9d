"""The page of an advert: what it shows to whom, what it logs, how many queries it takes."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.unit.outreach import make
from tests.unit.outreach.pages import queries, text
from trygvej.access.public import LogEntry, Outcome, Role, User, of
from trygvej.outreach.advert import actions
from trygvej.outreach.models import Advert, Band, Comment, Judgement, Link, MatrixAnswer, Visit
from trygvej.outreach.states import AdvertState

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make.worker()


@pytest.fixture
def page(worker: User) -> Client:
    return make.browser(worker)


def address(one: Advert, part: str = "") -> str:
    return reverse(f"outreach:advert{part}", args=[one.pk])


def found(**fields: Any) -> Advert:
    young = make.finding("stim.young-word", 2, evidence="ung", start=13, end=16, by="text")
    cheap = make.finding("cmm-adverts.low-prices", 1, evidence="price_per_half_hour: 400 DKK", by="fields")
    unknown = make.finding("stim.very-young-picture", 0, "unknown")
    absent = make.finding("cmm-adverts.drugs", 1, "absent")
    given = {"title": "Ny", "text": "Jeg er en ung <b>pige</b>.", "findings": [young, cheap, unknown, absent]}
    return make.advert(**{**given, **fields})


def test_the_evidence_is_marked_and_the_finding_explained(page: Client) -> None:
    shown = text(page, address(found(band=Band.RED, score=7, signs=3)))
    for part in (
        '<mark>ung</mark><a class="note" href="#finding-1">',
        'id="finding-1"',
        "&lt;b&gt;pige&lt;/b&gt;",  # what an advert says is never part of the page
        "The text uses words such as young",
        "It may well be innocent:",
        "How to ask:",
        "tested, supports",
        "400 DKK",
        "7 points",
        "adverts-default, version 1",
    ):
        assert part in shown, part


def test_what_it_states_is_told_in_words(page: Client) -> None:
    states = {
        "prices": [{"amount": 400.0, "currency": "DKK", "minutes": 30}],
        "hours": [{"days": ["mo", "tu"], "opens": "10:00", "closes": "18:00"}],
        "names": ["Mia"], "age": 24, "pronoun": "third", "obscured_phone": True,
    }  # fmt: skip
    shown = text(page, address(found(states=states, stated_origin=["RO"])))
    for part in ("400 DKK for 30 min", "Monday, Tuesday 10:00–18:00", "Mia", "24", "she, he or they", "Romania"):
        assert part in shown, part


def test_what_the_program_derived_is_marked_where_the_text_shows_it(page: Client) -> None:
    said = "Venlig massage. Ring 9o oo to nul 2 1. Døgnåbent."
    signs = [make.finding("cmm-adverts.always-open", 1), make.finding("adverts.obscured-phone", 2)]
    shown = text(page, address(make.advert(text=said, title="", findings=signs)))
    assert "<mark>Døgnåbent</mark>" in shown
    assert "<mark>9o oo to nul 2 1</mark>" in shown


def test_links_say_why_and_to_which_advert(page: Client, worker: User) -> None:
    one, other, abroad = found(phones=("+4590002021",)), make.advert(title="Den anden", phones=("+4590002021",)), None
    abroad = make.advert("SE", title="Abroad")
    for b in (other, abroad):
        Link.objects.create(a=one, b=b, kind="phone", weight=7.5, reason=f"Samme nummer {b.pk}")
    by = of(worker)
    for verdict in ("same", "unsure"):
        actions.judge(advert=one, other=other, verdict=verdict, note="", by=by, at=make.NOW)
    shown = text(page, address(one))
    assert "Den anden" in shown and f"Samme nummer {other.pk}" in shown
    assert "also in 1 other advert" in shown
    assert "Abroad" not in shown
    assert f'Cannot be told <span class="muted">{worker.name}' in shown


@pytest.mark.parametrize(("role", "country", "status"), [
    (Role.OUTREACH, "DK", 200), (Role.COORDINATOR, "DK", 200), (Role.CONSULTANT, "DK", 200),
    (Role.OUTREACH, "SE", 404), (Role.ANALYST, "DK", 403), (Role.ADMINISTRATOR, "DK", 403), (Role.PROVIDER, "DK", 403),
])  # fmt: skip
def test_who_sees_it(role: Role, country: str, status: int) -> None:
    one = found()
    shown = text(make.browser(make.worker(role, country)), address(one), status)
    assert ("ung" in shown and "<mark>" in shown) == (status == 200)
    if status == 403:
        assert LogEntry.objects.get().outcome == Outcome.DENIED


def test_one_who_may_only_read_gets_no_buttons() -> None:
    shown = text(make.browser(make.worker(Role.CONSULTANT)), address(found(pictures=["a.jpg"])))
    for part in ("advert-take", "/comment/", "/judge/", "/pictures/", 'type="radio"'):
        assert part not in shown.replace(reverse("set_language"), ""), part


def test_reading_is_logged_with_the_visits_that_were_shown(page: Client, worker: User) -> None:
    one = found()
    visit = Visit.objects.create(
        organisation=make.organisation(), country="DK", place=make.place(), planned_for=make.NOW.date()
    )
    visit.adverts.add(one)
    text(page, address(one))
    assert [(row.verb, row.ids) for row in LogEntry.objects.order_by("number")] == [
        ("outreach.advert.read", [one.pk]),
        ("outreach.visit.read", [visit.pk]),
    ]


def test_the_number_of_queries_does_not_grow_with_what_is_shown(page: Client, worker: User) -> None:
    alone = queries(page, address(found()))
    by, full = of(worker), found(phones=("+4590002021", "+4590002022"), network=make.network(), place=make.place())
    for n in range(6):
        other = make.advert(phones=("+4590002021",))
        Link.objects.create(a=full, b=other, kind="phone", weight=7.5, reason=f"Samme {n}")
        actions.judge(advert=full, other=other, verdict="same", note="", by=by, at=make.NOW)
        actions.comment(advert=full, text="Set", x_factor="present", by=by, at=make.NOW)
        actions.answer(advert=full, said={"stim.x-factor": ("present", str(n))}, by=by, at=make.NOW)
    assert queries(page, address(full)) - alone == 2  # the linked adverts, the count of shared contacts
    assert alone == QUERIES


QUERIES = 27


def test_a_comment_is_kept_and_shown(page: Client) -> None:
    one = found()
    sent = {"text": "Samme tone som før", "x_factor": "present"}
    assert page.post(address(one, "-comment"), sent).status_code == 302
    assert Comment.objects.get().text == "Samme tone som før"
    shown = text(page, address(one))
    assert "Samme tone som før" in shown and "X-factor: concerned" in shown


def test_an_empty_comment_is_shown_again_with_what_to_do(page: Client) -> None:
    answer = page.post(address(found(), "-comment"), {"text": " ", "x_factor": "present"})
    assert answer.status_code == 422
    assert "form-error-message" in answer.content.decode()


def test_answers_of_the_matrix_are_kept(page: Client) -> None:
    one = found()
    sent = {"value-stim.x-factor": "present", "note-stim.x-factor": "Set", "value-stim.same-text": "",
            "value-adverts.drugs": "present"}  # fmt: skip
    assert page.post(address(one, "-matrix"), sent).status_code == 302
    kept = MatrixAnswer.objects.get()  # what the matrix does not ask is not taken
    assert (kept.indicator, kept.value, kept.note) == ("stim.x-factor", "present", "Set")
    assert "With what people said:" in text(page, address(one))


def test_a_judgement_is_kept_only_of_an_advert_one_may_read(page: Client) -> None:
    one, other, abroad = found(), make.advert(), make.advert("SE")
    assert page.post(address(one, "-judge"), {"other": other.pk, "verdict": "same"}).status_code == 302
    assert page.post(address(one, "-judge"), {"other": abroad.pk, "verdict": "same"}).status_code == 404
    assert page.post(address(one, "-judge"), {"other": other.pk, "verdict": "guilty"}).status_code == 302
    assert [one.verdict for one in Judgement.objects.all()] == ["same"]


def test_where_it_is_can_be_chosen_or_written(page: Client) -> None:
    one, clinic = found(town="Odense"), make.place(town="Odense")
    assert page.post(address(one, "-place"), {"place": clinic.pk}).status_code == 302
    one.refresh_from_db()
    assert one.place == clinic
    assert page.post(address(one, "-place"), {"street": "Rosenvej 2", "kind": "flat"}).status_code == 302
    one.refresh_from_db()
    assert one.place and (one.place.name, one.place.kind, one.place.town) == ("Rosenvej 2", "flat", "Odense")
    assert one.place.latitude  # that of the town
    assert page.post(address(one, "-place"), {}).status_code == 422


def test_the_acts_of_the_worklist_lead_back_to_the_advert(page: Client, worker: User) -> None:
    one = found()
    sent = {"reason": "Kendt klinik", "next": address(one)}
    answer = page.post(address(one, "-set-aside"), sent)
    assert answer.status_code == 302 and answer.headers["Location"] == address(one)
    shown = text(page, address(one))
    assert "Kendt klinik" in shown
    one.refresh_from_db()
    assert one.state == AdvertState.SET_ASIDE


def test_an_advert_that_is_not_there_is_a_page_that_says_so(page: Client) -> None:
    assert "There is no such page" in text(page, reverse("outreach:advert", args=[999_999]), 404)
