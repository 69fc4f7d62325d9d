"""A visit with a bad connection: nothing is lost, nothing is recorded twice, nothing stays on the telephone."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.outreach.conftest import SignIn
from tests.journeys.outreach.line import Line
from tests.unit.outreach import make
from trygvej.access.public import User, of
from trygvej.outreach.models import Presence, Visit, VisitRevision
from trygvej.outreach.states import VisitState
from trygvej.outreach.visits.recording import Record, record

pytestmark = pytest.mark.django_db(transaction=True)
NEEDS = "En læge uden spørgsmål"
FIELD = "Hvad ønsker personen eller har brug for?"
_STORED = """async () => {
  const asked = (it) => new Promise((done) => { it.onsuccess = () => done(it.result); });
  const names = (await indexedDB.databases()).map((one) => one.name);
  const found = [];
  for (const name of names) {
    const base = await asked(indexedDB.open(name));
    const store = base.transaction("kept").objectStore("kept");
    const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    base.close();
    const text = (one) => (one?.sealed ? new TextDecoder("latin1").decode(one.sealed) : "") + JSON.stringify(one);
    found.push(...keys.map((key, n) => [key, text(values[n])]));
  }
  return { names, found, caches: await caches.keys(), cookie: document.cookie };
}"""


@pytest.fixture
def worker() -> User:
    return make.worker()


@pytest.fixture
def visit(worker: User) -> Visit:
    """Return the visit of a round that is under way."""
    round_ = make.round_(of(worker))
    return make.visit(round_, place=make.place(name="Klinik Rosen"))


def lose(telephone: BrowserContext, connection: Line) -> None:
    connection.lose()
    telephone.set_offline(True)


def regain(telephone: BrowserContext, connection: Line) -> None:
    connection.regain()
    telephone.set_offline(False)


def take_along(page: Page, visit: Visit) -> None:
    page.goto(f"/rounds/{visit.round_id}/")
    page.get_by_role("button", name="Tag skemaerne med").click()
    expect(page.get_by_role("button", name="Skemaerne er på telefonen")).to_be_visible()


def write(page: Page) -> None:
    page.get_by_role("group", name="Mødte du nogen?").get_by_label("Ja", exact=True).check()
    page.get_by_label(FIELD).fill(NEEDS)
    expect(page.locator("[data-draft-status]")).to_contain_text("Gemt på denne telefon")


def send(page: Page) -> None:
    page.get_by_role("button", name="Registrér besøget").click()


def test_a_form_opened_and_filled_without_a_connection_is_sent_when_it_is_back(
    sign_in: SignIn, worker: User, visit: Visit, telephone: BrowserContext, connection: Line
) -> None:
    page = sign_in(worker)
    take_along(page, visit)
    lose(telephone, connection)
    page.goto(f"/visits/{visit.pk}/record/")
    write(page)
    page.reload()
    expect(page.get_by_label(FIELD)).to_have_value(NEEDS)
    send(page)
    expect(page.locator("[data-draft-status]")).to_contain_text("Ingen forbindelse")
    page.goto(f"/rounds/{visit.round_id}/")
    expect(page.get_by_role("status").get_by_role("link", name="Besøg: Klinik Rosen")).to_be_visible()
    page.get_by_role("status").get_by_role("link").click()
    expect(page.get_by_label(FIELD)).to_have_value(NEEDS)
    assert Visit.objects.get().state == VisitState.PLANNED

    regain(telephone, connection)
    expect(page.get_by_text(NEEDS)).to_be_visible()
    page.wait_for_url(f"**/visits/{visit.pk}/")
    kept = Visit.objects.get()
    assert (kept.state, kept.needs, kept.met) == (VisitState.RECORDED, NEEDS, Presence.PRESENT)
    assert [one for one, _ in page.evaluate(_STORED)["found"] if one.startswith("draft:")] == []


def test_an_answer_that_is_lost_on_its_way_makes_one_record(
    sign_in: SignIn, worker: User, visit: Visit, connection: Line
) -> None:
    page = sign_in(worker)
    page.goto(f"/visits/{visit.pk}/record/")
    write(page)
    connection.deaf = True
    send(page)
    expect(page.locator("[data-draft-status]")).to_contain_text("Ingen forbindelse")
    connection.regain()
    send(page)
    page.wait_for_url(f"**/visits/{visit.pk}/")
    assert Visit.objects.get().needs == NEEDS
    assert not VisitRevision.objects.exists()


def test_what_lies_on_the_telephone_cannot_be_read_and_sign_out_leaves_nothing(
    sign_in: SignIn, worker: User, visit: Visit
) -> None:
    page = sign_in(worker)
    take_along(page, visit)
    page.goto(f"/visits/{visit.pk}/record/")
    write(page)
    stored = page.evaluate(_STORED)
    drafts = [text for key, text in stored["found"] if key.startswith("draft:")]
    assert len(drafts) == 1
    assert "spørgsmål" not in drafts[0]
    assert "needs" not in drafts[0]
    assert stored["caches"]
    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/account/**")
    left = page.evaluate(_STORED)
    assert (left["found"], left["caches"]) == ([], [])
    assert "trygvej-drafts" not in left["cookie"]


def test_another_session_cannot_open_what_this_one_kept(sign_in: SignIn, worker: User, visit: Visit) -> None:
    page = sign_in(worker)
    page.goto(f"/visits/{visit.pk}/record/")
    write(page)
    again = sign_in(make.worker())  # the session ended without a sign-out; a colleague takes the telephone
    again.goto(f"/visits/{visit.pk}/record/")
    expect(again.get_by_role("heading", name="Besøg: Klinik Rosen")).to_be_visible()
    expect(again.get_by_label(FIELD)).to_have_value("")


def test_of_two_at_once_one_is_told_keeps_what_she_wrote_and_decides(
    sign_in: SignIn, worker: User, visit: Visit
) -> None:
    colleague = of(make.worker())
    page = sign_in(worker)
    page.goto(f"/visits/{visit.pk}/record/")
    write(page)
    theirs = replace(Record(uuid4()), met=Presence.PRESENT, needs="Et sted at sove")
    record(visit=visit, what=theirs, by=colleague, at=timezone.now())
    send(page)
    expect(page.get_by_role("alert")).to_contain_text(f"{colleague.name} har allerede registreret besøget")
    expect(page.get_by_label(FIELD)).to_have_value(NEEDS)
    assert Visit.objects.get().needs == "Et sted at sove"
    send(page)
    page.wait_for_url(f"**/visits/{visit.pk}/")
    assert Visit.objects.get().needs == NEEDS
    revision = VisitRevision.objects.get()
    assert revision.before["needs"] == "Et sted at sove"
