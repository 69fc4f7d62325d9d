"""From the worklist to an advert, its network, its place and the map, in a real browser, in Danish."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.served import COOKIE, Served, served

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give the application with the adverts of the sample, brought by the commands of every day."""
    folder = tmp_path_factory.mktemp("day")
    with served(folder, "outreach:DK") as running:
        sample, run = ROOT / "data" / "sample" / "adverts.jsonl", folder / "run"
        _trygvej(folder, "adverts", "run", str(sample), "--out", str(run), "--country", "DK", "--lang", "da")
        _trygvej(folder, "outreach", "bring", str(run))
        yield running


def _trygvej(folder: Path, *asked: str) -> None:
    whole = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    whole |= {"TRYGVEJ_HOME": str(folder / "home")}
    command = [sys.executable, "-c", "from config.cli import main; main()", *asked]
    subprocess.run(command, env=whole, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Give a browser with WebGL, with which the map draws."""
    started = launch("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    """Give a page of an outreach worker; at the end it may not have complained, nor asked anybody else."""
    faults: list[str] = []
    context = browser.new_context(locale="da-DK", base_url=server.address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": COOKIE, "value": server.sessions["outreach"], "url": server.address}])
    made = context.new_page()
    made.on("console", lambda said: faults.append(f"{made.url}: {said.text}") if said.type == "error" else None)
    made.on("pageerror", lambda error: faults.append(f"{made.url}: {error}"))
    ours = (server.address, "data:", "blob:")
    made.on("request", lambda asked: None if asked.url.startswith(ours) else faults.append(asked.url))
    yield made
    context.close()
    assert faults == []


def _fits(page: Page, width: int = 320) -> None:
    """Nothing is wider than a small telephone."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    assert before
    page.set_viewport_size(before)


def test_a_day_at_the_desk(page: Page) -> None:
    _on_the_worklist(page)
    _at_the_advert(page)
    _in_the_network(page)
    _at_the_place(page)


def _on_the_worklist(page: Page) -> None:
    """By keyboard: search, choose, put off, find nothing, start over, open."""
    page.goto("/worklist/")
    expect(page.get_by_role("heading", name="Arbejdsliste", exact=True)).to_be_visible()
    rows = page.locator("#worklist tbody tr")
    everything = rows.count()
    assert "Rød" in rows.first.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("input[name=advert]:checked")).to_have_count(1)
    page.get_by_label("Til og med", exact=True).fill("2099-01-01")
    page.get_by_label("Begrundelse", exact=True).fill("Venter på svar")
    page.get_by_role("button", name="Udskyd", exact=True).click()
    expect(rows).to_have_count(everything - 1)
    page.locator("body").press("/")
    page.keyboard.type("findesikke")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(0)
    expect(page.locator("#results .empty")).to_be_visible()
    page.get_by_role("link", name="Begynd forfra").click()
    with page.expect_download() as file:
        page.get_by_role("link", name="Eksportér til regneark").click()
    assert file.value.suggested_filename.endswith(".csv")
    _fits(page)
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/adverts/*/")


def _at_the_advert(page: Page) -> None:
    """Read the findings, answer the matrix, write a comment, judge a link, say where it is."""
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_text("Det kan sagtens være uskyldigt:").first).to_be_visible()
    page.get_by_role("group", name="X-faktor").get_by_label("til stede", exact=True).check()
    page.get_by_role("button", name="Gem svarene").click()
    expect(page.get_by_text("1 svar er gemt.")).to_be_visible()
    page.get_by_text("Skriv en kommentar").click()
    page.get_by_label("Kommentar", exact=True).fill("Samme tone som før")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Samme tone som før")).to_be_visible()
    page.get_by_text("Bedøm").first.click()
    page.get_by_role("button", name="Hører sammen", exact=True).first.click()
    expect(page.get_by_role("cell", name="Hører sammen").first).to_be_visible()
    page.get_by_text("Sig, hvor den er").click()
    page.get_by_label("Stedets navn").fill("Klinik Prøve")
    page.get_by_label("Gade og nummer").fill("Prøvevej 1")
    page.get_by_role("button", name="Gem stedet").click()
    expect(page.get_by_role("link", name="Klinik Prøve")).to_be_visible()
    _fits(page)


def _in_the_network(page: Page) -> None:
    """See the chart, press a person and an advert of hers in it, and find the same in the tables."""
    page.locator("a[href^='/networks/']").filter(has_text="annoncer").first.click()
    expect(page.locator("#chart[data-drawn=yes] canvas").first).to_be_visible()
    expect(page.get_by_role("table", name="Netværkets personer")).to_contain_text("Person 1")
    with page.expect_response("**/person.json*"):
        _press(page, ".person")
    network = page.url
    _press(page, ".advert")
    page.wait_for_url("**/adverts/*/")
    page.goto(network)
    _fits(page)


def _press(page: Page, kind: str) -> None:
    """Press the first node of `kind` where it is drawn, as soon as it is there and stands still."""
    page.locator("#chart").scroll_into_view_if_needed()
    script = """kind => {
        const at = document.getElementById('chart')._cyreg.cy.nodes(kind)[0]?.renderedPosition();
        const box = document.getElementById('chart').getBoundingClientRect();
        return at && [box.x + at.x, box.y + at.y];
    }"""
    before, at = None, page.evaluate(script, kind)
    for _ in range(200):  # a page of this policy lets no test wait with a script of its own
        if at and at == before:
            break
        page.wait_for_timeout(100)
        before, at = at, page.evaluate(script, kind)
    assert at
    page.mouse.click(*at)


def _at_the_place(page: Page) -> None:
    """Find the clinic in the list, its adverts by month, and its town on the map."""
    page.get_by_role("link", name="Steder", exact=True).click()
    page.get_by_role("link", name="Klinik Prøve").click()
    expect(page.get_by_role("heading", name="Annoncer over tid")).to_be_visible()
    expect(page.get_by_role("link", name="Planlæg et besøg")).to_be_visible()
    _fits(page)
    page.get_by_role("link", name="Kort", exact=True).click()
    page.get_by_label("Set inden for").select_option("365")
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.locator("#map[data-drawn=yes] canvas")).to_be_visible()
    expect(page.get_by_role("table", name="Steder med annoncer")).to_contain_text("Klinik Prøve")
    _fits(page)
