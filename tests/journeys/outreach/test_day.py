"""A day: from the worklist to a visit to what we learnt, as a worker in the field does it, in Danish."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.outreach.conftest import SignIn
from tests.unit.outreach import make
from trygvej.outreach.models import Band, Presence, Round, Visit
from trygvej.outreach.states import AdvertState, RoundState

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def test_from_the_worklist_to_a_visit_to_what_we_learnt(sign_in: SignIn) -> None:
    worker, colleague, home = make.worker(), make.worker(), make.worker()
    clinic = make.place(name="Klinik Rosen", street="Rosenvej 4")
    signs = [make.finding("stim.young-word", 2), make.finding("stim.unprotected-cheap", 2)]
    advert = make.advert(title="Ny i byen", place=clinic, band=Band.RED, score=7, signs=3, findings=signs)
    page = sign_in(worker)

    page.goto("/worklist/")
    page.get_by_role("link", name="Ny i byen").first.click()
    page.get_by_role("link", name="Planlæg et besøg").first.click()
    page.get_by_role("link", name="Planlæg en runde").click()
    page.get_by_label("Navn").fill("Odense i aften")
    page.get_by_label(colleague.name).check()
    page.get_by_label("Hvem får besked, hvis ingen melder sig").select_option(label=home.name)
    press(page, "Planlæg runden")
    press(page, "Læg på ruten")
    expect(page.get_by_role("heading", name="Odense i aften")).to_be_visible()

    press(page, "Vi tager af sted")
    page.get_by_role("link", name="Registrér Klinik Rosen").click()
    choose(page, "Mødte du nogen?", "Ja")
    choose(page, "Teksten bruger ord som ung om personen", "Bekræftet")
    choose(page, "Ubeskyttede, risikable ydelser tilbydes til en lav pris", "Afkræftet")
    choose(page, "Er du bekymret efter samtalen?", "Ja")
    page.get_by_label("Læge eller sundhedsklinik").select_option(label="Tog imod")
    page.get_by_label("Hvad ønsker personen eller har brug for?").fill("En læge uden spørgsmål")
    press(page, "Registrér besøget")

    expect(page.get_by_text("En læge uden spørgsmål")).to_be_visible()
    expect(page.get_by_text("Læge eller sundhedsklinik: Tog imod")).to_be_visible()
    page.get_by_role("link", name="Odense i aften").click()
    press(page, "Alt er vel")
    press(page, "Vi er hjemme")

    page.goto("/learnt/")
    sign = page.get_by_role("row", name=re.compile("Teksten bruger ord som ung om personen"))
    expect(sign).to_contain_text("1 ud af 1")
    expect(sign).to_contain_text("(20–100 %)")  # one visit is worth one visit
    advert.refresh_from_db()
    assert advert.state == AdvertState.VISITED
    assert Round.objects.get().state == RoundState.ENDED
    visit = Visit.objects.get()
    assert (visit.met, visit.concern, visit.place) == (Presence.PRESENT, Presence.PRESENT, clinic)


def test_nobody_sets_out_alone_without_saying_why(sign_in: SignIn) -> None:
    worker, home = make.worker(), make.worker()
    page = sign_in(worker)
    page.goto("/rounds/new/")
    page.get_by_label("Navn").fill("Alene")
    page.get_by_label("Hvem får besked, hvis ingen melder sig").select_option(label=home.name)
    press(page, "Planlæg runden")
    expect(page.get_by_role("alert")).to_contain_text("Ingen går alene uden en grund")
    page.get_by_label("Hvorfor nogen går alene").fill("Kollegaen er syg; jeg bliver i bilen")
    press(page, "Planlæg runden")
    expect(page.get_by_role("heading", name="Alene")).to_be_visible()
