"""Hotline, tips, self-check and screening in a real browser, as people use them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.served import COOKIE, Served, served
from tests.unit.screening.tips.make import picture
from trygvej.screening.texts import texts, tongues


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served"), "hotline:DK", "screener:DK", "consultant:DK") as running:
        yield running


def _as(chromium: Browser, server: Served, role: str) -> Page:
    """Return a page in which somebody with `role` is signed in, reading Danish."""
    context = chromium.new_context(locale="da-DK", base_url=server.address)
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": COOKIE, "value": server.sessions[role], "url": server.address}])
    return context.new_page()


def _anybody(chromium: Browser, server: Served, *, scripts: bool = True, width: int = 1200) -> BrowserContext:
    context = chromium.new_context(
        base_url=server.address, java_script_enabled=scripts, viewport={"width": width, "height": 700}
    )
    context.set_default_timeout(20_000)
    return context


def _clean(page: Page) -> None:
    """Nothing that axe finds: WCAG 2.2 A and AA and its best practices."""
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"] for node in one["nodes"]]) for one in found], page.url
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide, f"{page.url} is wider than the screen"


def test_an_anonymous_tip_in_ukrainian_without_scripts_and_the_dialogue_by_its_number(
    chromium: Browser, server: Served, tmp_path: Path
) -> None:
    t, photo = texts("uk"), tmp_path / "photo.jpg"
    photo.write_bytes(picture("GPS"))
    context = _anybody(chromium, server, scripts=False, width=320)
    page = context.new_page()
    page.goto("/tip/uk/")
    expect(page.get_by_text(t.not_reviewed)).to_be_visible()
    page.get_by_label(t.q_what).fill("Дівчину не випускають із квартири.")
    page.get_by_label(t.q_where, exact=True).fill("Вулиця, вигадана")
    page.get_by_label(t.q_files).set_input_files(photo)
    page.get_by_role("button", name=t.send).click()
    number = page.locator("#receipt").inner_text()
    assert re.fullmatch(r"(\d{4} ){5}\d{4}", number)
    assert context.cookies() == []

    hotline = _as(chromium, server, "hotline")
    hotline.goto("/tips/")
    hotline.get_by_role("link", name=re.compile(r"^Tip \d+$")).first.click()
    expect(hotline.get_by_text("Дівчину не випускають із квартири.")).to_be_visible()
    hotline.get_by_role("button", name="Jeg tager det").click()
    hotline.get_by_label("Svar").fill("Дякуємо. Чи є там діти?")
    hotline.get_by_role("button", name="Send svaret").click()
    hotline.get_by_label("Hvad der gives videre").fill("En bolig, hvor nogen måske holdes fast.")
    hotline.get_by_role("button", name="Gem", exact=True).click()
    expect(hotline.get_by_text("Det er gemt.")).to_be_visible()
    _clean(hotline)
    tip = hotline.url
    hotline.get_by_role("link", name="Lav en henvisning").click()
    form = hotline.locator("main").inner_html()
    assert "En bolig, hvor nogen måske holdes fast." in form
    assert "Дівчину" not in form  # nothing of the giver's own words goes on
    assert "uk" not in hotline.locator('[name="language"]').evaluate_all("all => all.map(one => one.value)")
    hotline.goto(tip)

    page.goto("/tip/uk/back/")
    page.get_by_label(t.q_receipt).fill(number.replace(" ", "-"))
    page.get_by_role("button", name=t.open).click()
    expect(page.get_by_text("Дякуємо. Чи є там діти?")).to_be_visible()
    page.get_by_label(t.q_more).fill("Не знаю.")
    page.get_by_role("button", name=t.send).click()
    expect(page.get_by_text("Не знаю.")).to_be_visible()
    assert number.replace(" ", "") not in page.url
    hotline.reload()
    expect(hotline.get_by_text("Не знаю.")).to_be_visible()


@pytest.mark.parametrize("lang", [one.code for one in tongues()])
def test_the_public_pages_are_clean_in_every_language_to_the_last_one(
    chromium: Browser, server: Served, lang: str
) -> None:
    t, page = texts(lang), _anybody(chromium, server, width=320).new_page()
    page.goto(f"/tip/{lang}/")
    _clean(page)
    page.get_by_label(t.q_what).fill("…")
    page.get_by_role("button", name=t.send).click()
    number = page.locator("#receipt").inner_text()
    _clean(page)
    page.goto(f"/tip/{lang}/back/")
    page.get_by_label(t.q_receipt).fill(f"{number}1")
    page.get_by_role("button", name=t.open).click()
    expect(page.get_by_role("alert")).to_have_text(t.err_digits)
    _clean(page)
    page.get_by_label(t.q_receipt).fill(number)
    page.get_by_role("button", name=t.open).click()
    expect(page.get_by_text(t.no_answer)).to_be_visible()
    _clean(page)
    page.goto(f"/check/{lang}/")
    _clean(page)
    page.get_by_label(t.s_papers).check()
    page.get_by_role("button", name=t.check_see).click()
    _clean(page)
    page.get_by_role("link", name=t.card_make).click()
    _clean(page)


def test_the_self_check_mirrors_ends_with_rights_and_needs_no_script(chromium: Browser, server: Served) -> None:
    t, context = texts("ro"), _anybody(chromium, server, scripts=False, width=320)
    page = context.new_page()
    page.goto("/check/ro/")
    page.get_by_label(t.s_papers).check()
    page.get_by_label(t.s_age).check()
    page.get_by_label(t.q_here).select_option("NO")
    page.get_by_role("button", name=t.check_see).click()
    for text in (t.s_papers, t.res_means, t.res_child, t.r_police, "22 33 11 60"):
        expect(page.get_by_text(text).first).to_be_visible()
    expect(page.get_by_text(t.s_debt)).to_have_count(0)
    page.get_by_role("link", name=t.card_make).click()
    expect(page.get_by_text(t.card_help)).to_be_visible()
    expect(page.get_by_role("link", name="22 33 11 60")).to_be_visible()
    assert context.cookies() == []


def test_one_leaves_fast_by_shift_and_by_the_button(chromium: Browser, server: Served) -> None:
    context = _anybody(chromium, server)
    context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="neutral"))
    page = context.new_page()
    page.goto("/check/da/")
    page.goto("/tip/da/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    page.wait_for_url("**/check/da/")  # the page that was left is not the one before
    page.get_by_role("link", name=texts("da").leave).click()
    page.wait_for_url("https://www.wikipedia.org/")


def test_the_screening_of_an_unaccompanied_child_starts_the_clock_of_24_hours(
    chromium: Browser, server: Served
) -> None:
    page = _as(chromium, server, "screener")
    page.goto("/screening/")
    page.get_by_label("Hvad arbejder du som?").select_option("red-cross")
    page.get_by_label("Hvor møder du personen?").select_option("asylum")
    page.get_by_label("I tvivl: behandles som under 18").check()
    page.get_by_role("button", name="Find spørgsmålene").click()
    page.get_by_role("link", name="Screening: børn og unge under 18 år").click()
    _clean(page)
    first = page.get_by_role("group", name="Et barn uden voksne færdes i narko- eller prostitutionsmiljø")
    first.get_by_label("Til stede", exact=True).check()
    page.get_by_role("button", name="Se, hvad det siger").click()
    expect(page.get_by_text("Ikke nødvendigt: personen er under 18, eller det er i tvivl")).to_be_visible()
    _clean(page)
    page.get_by_role("button", name="Gem den").click()
    expect(page.get_by_text("Et barn kan være udsat.")).to_be_visible()
    _clean(page)

    consultant = _as(chromium, server, "consultant")
    consultant.goto("/notices/")
    consultant.get_by_role("link", name="Et barn kan være udsat. Uret går.").first.click()
    expect(consultant.get_by_text("23 timer tilbage").first).to_be_visible()
    _clean(consultant)
    consultant.get_by_label("Hvem mødtes, hvad blev aftalt, og hvem gør det").fill("Kommunen og centret mødtes.")
    consultant.get_by_role("button", name="Teamet har mødtes").click()
    expect(consultant.get_by_text("Kommunen og centret mødtes.")).to_be_visible()


def test_a_call_is_taken_and_danger_shows_at_once_what_to_do(chromium: Browser, server: Served) -> None:
    page = _as(chromium, server, "hotline")
    page.goto("/hotline/")
    _clean(page)
    page.get_by_role("link", name="Tag et opkald").click()
    first = page.get_by_role("heading", name="Fare nu: gør dette først")
    expect(first).to_be_hidden()
    page.get_by_role("group", name="Er nogen i fare nu?").get_by_label("Ja").check()
    expect(first).to_be_visible()
    _clean(page)
    page.get_by_label("En borger, der har lagt mærke til noget").check()
    page.get_by_label("Hvad blev set eller hørt?").fill("En dør, der er låst udefra.")
    page.get_by_label("By (valgfrit)").fill("Lindeby")
    page.get_by_role("group", name="Hvor hurtigt skal nogen handle?").get_by_label("Nu").check()
    page.get_by_role("button", name="Gem opkaldet").click()
    expect(page.get_by_text("Anonym: ingen af delene er gemt")).to_be_visible()
    _clean(page)
    page.goto("/hotline/calls/new/")
    page.get_by_label("By (valgfrit)").fill("Lindeby")
    page.get_by_label("By (valgfrit)").blur()
    expect(page.get_by_role("heading", name="Det drejer sig måske om det samme")).to_be_visible()
    page.goto("/hotline/calls/?town=lindeby")
    expect(page.get_by_role("link", name=re.compile(r"^Opkald \d+$"))).to_have_count(1)
    _clean(page)
