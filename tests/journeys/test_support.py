"""Persons who are helped, from the first day to the last, in a real browser and in Danish; no decision is asked for."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from trygvej.access.public import Organisation, Role
from trygvej.directory.public import Service

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture
def consultant(town: Any, transactional_db: None) -> Page:
    """Give the page of a consultant, beside a shelter and a town with services."""
    page: Page = town.signed_in(town.user(Role.CONSULTANT))
    house = Organisation.objects.create(name="Krisecenter Havly", kind="association", country="DK")
    for need, name, places in (
        ("shelter", "Værelset", 1),
        ("language-course", "Dansk", None),
        ("school", "Skolen", None),
    ):
        Service.objects.create(organisation=house, need=need, name=name, places=places)
    return page


def _begin(page: Page, called: str, age: str) -> None:
    page.goto("/persons/new/")
    page.get_by_label("Hvad vil personen kaldes?").fill(called)
    page.get_by_label(age, exact=True).check()
    page.get_by_role("button", name="Begynd").click()
    page.get_by_role("link", name="Støtte", exact=True).last.click()
    page.get_by_role("button", name="Begynd").click()
    expect(page.get_by_text("Støtten er begyndt. Du er kontaktperson.")).to_be_visible()


def _add(page: Page, what: str, fill: Callable[[], object]) -> None:
    """Open the form `what` from the page of the support, fill it, keep it, and be back."""
    back = page.url
    page.goto(re.sub(r"/(add/\w+/)?$", f"/add/{what}/", back))
    fill()
    page.locator("main form button.button-primary").click()
    expect(page.get_by_text("Det er gemt.")).to_be_visible()


def _named(page: Page, name: str, value: str) -> None:
    field = page.locator(f'[name="{name}"]')
    if field.first.get_attribute("type") == "radio":
        page.locator(f'[name="{name}"][value="{value}"]').check()
    elif field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def _filled(page: Page, **said: str) -> Callable[[], None]:
    """Return what fills the fields named, "__" for a colon."""

    def fill() -> None:
        for name, value in said.items():
            _named(page, name.replace("__", ":"), value)

    return fill


def _weigh(page: Page, occasion: str) -> None:
    _add(page, "risk", _filled(page, occasion=occasion, r__threats="present", plan="Ring til Havly. Kodeord aftalt."))


def _move(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


def test_without_lawful_stay_to_a_prepared_return_with_more_time(consultant: Page) -> None:
    page, today = consultant, timezone.localdate()
    _begin(page, "Stjerne", "18 år eller mere")
    _weigh(page, "start")
    _add(page, "period", _filled(page, kind="reflection", stay="no-lawful-stay", start=today.isoformat()))
    page.goto(page.url + "add/event/")
    reflection = page.locator('[name="period"] option', has_text="Refleksionsperiode").get_attribute("value")
    page.goto(page.url.replace("add/event/", ""))
    _add(page, "event", _filled(page, period=reflection or "", what="extended", day=today.isoformat(), days="30",
                                why="prepared-return"))  # fmt: skip
    end = today + timedelta(days=60)
    expect(page.get_by_role("heading", name=re.compile("Refleksionsperiode.*" + _written(end)))).to_be_visible()
    page.get_by_role("button", name="Den er tilbudt").click()
    _move(page, "Vil høre mere")
    expect(page.get_by_text("Skriv, hvad personen fik at vide", exact=False)).to_be_visible()
    _add(page, "leaving", _filled(page, informed="Frivilligt, kan fortrydes.", consent_language="ro", documents="Pas",
                                  receiver="En forening", receiver_confirmed_on=today.isoformat(),
                                  reintegration="Tre måneder med værelse og kursus"))  # fmt: skip
    _move(page, "Siger skriftligt ja")
    _weigh(page, "return")
    _move(page, "Alt er forberedt")
    expect(page.get_by_text("Forberedt", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Tidslinje").first.click()
    for text in ("Refleksionsperiode: Forlænget", "30 dage, personen samarbejder om en forberedt"):
        expect(page.get_by_text(text, exact=False).first).to_be_visible()
    page.get_by_text("Søg og filtrér").click()
    page.get_by_label("Ord").fill("Forlænget")
    page.get_by_role("button", name="Vis").click()
    expect(page.locator("ol.steps > li")).to_have_count(1)


def test_with_lawful_stay_to_a_life_here(consultant: Page) -> None:
    page = consultant
    _begin(page, "Maj", "18 år eller mere")
    _weigh(page, "start")
    wanted = {"n__language-course": "present", "n__job": "present"}
    _add(page, "needs", _filled(page, path="staying", wishes="Min egen dør", **wanted))
    expect(page.get_by_text("Min egen dør")).to_be_visible()
    expect(page.get_by_text("der er ikke gjort noget ved det endnu").first).to_be_visible()
    course = str(Service.objects.get(need="language-course").pk)
    _add(page, "service", _filled(page, service=course, consent="spoken"))
    _move(page, "Det er i gang")
    _add(page, "step", _filled(page, phase="later", need="job", step="Møde på jobcentret", own_words="Jeg vil arbejde"))
    expect(page.get_by_text("der er ikke gjort noget ved det endnu")).to_have_count(0)
    page.get_by_role("link", name="Planen til udskrift").click()
    expect(page.get_by_text("Møde på jobcentret")).to_be_visible()


def test_a_child_has_somebody_who_speaks_for_it_and_one_place_is_given_once(consultant: Page) -> None:
    page, today = consultant, timezone.localdate().isoformat()
    _begin(page, "Fugl", "I tvivl: behandles som under 18")
    expect(page.get_by_text("Ingen taler barnets sag endnu").first).to_be_visible()
    _add(page, "representative", _filled(page, kind="representative", name="Birgit Aagaard", since=today))
    expect(page.get_by_text("Ingen taler barnets sag endnu")).to_have_count(0)
    _add(page, "child", _filled(page, best_interest="Ro og skole", own_view="Jeg vil i skole", age_doubt="Siger 16"))
    house = str(Service.objects.get(need="shelter").pk)
    _add(page, "place", _filled(page, service=house, since=today))
    page.goto(page.url + "add/place/")
    _filled(page, service=house, since=today)()
    page.locator("main form button.button-primary").click()
    expect(page.get_by_text("Vælg andre dage eller et andet sted", exact=False)).to_be_visible()


def test_a_no_to_everything_leaves_everything_on_offer(consultant: Page) -> None:
    page = consultant
    _begin(page, "", "18 år eller mere")
    support = page.url
    _add(page, "refusal", _filled(page, need="everything", said="Ikke nu"))
    expect(page.get_by_text("Det har ingen følger. Det, der er tilbudt, er stadig tilbudt.")).to_be_visible()
    page.get_by_role("button", name="Den er tilbudt").click()
    _move(page, "Personen siger nej")
    _move(page, "Tilbyd den igen")
    expect(page.get_by_role("button", name=re.compile("^Vil høre mere"))).to_be_visible()
    course = str(Service.objects.get(need="language-course").pk)
    page.goto(support)
    _add(page, "service", _filled(page, service=course, consent="spoken"))
    page.get_by_role("link", name="Tidslinje").first.click()
    page.get_by_role("link", name="Kopi til personen").click()
    expect(page.get_by_text("Du sagde nej til: Alt", exact=False)).to_be_visible()
    expect(page.get_by_role("heading", name="Hvem har læst det")).to_be_visible()


def _written(day: date) -> str:
    return day.strftime("%d.%m.%Y")
