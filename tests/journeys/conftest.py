"""A browser for the journeys: Chromium, one for each process, in front of the application with its real settings.

A page fails the test when it writes an error to the console, when the content security policy stops something, or when
it asks another host for anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.run import BROWSERS
from trygvej.access.public import Membership, Organisation, Role, User

_FLAGS = (
    "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "en lang sætning 1"
_number = count(1)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Give what starts a browser, the system's or else Playwright's own, with flags besides those of all journeys."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread; the tests ask the database
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    rooted = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        yield lambda *flags: play.chromium.launch(executable_path=found, args=[*_FLAGS, *rooted, *flags])
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Give the browser of the journeys."""
    browser = launch("--disable-gpu")
    yield browser
    browser.close()


class Town:
    """The application with people in it, and browsers that look at it."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.faults: list[str] = []
        self.contexts: list[BrowserContext] = []

    def user(self, role: Role = Role.OUTREACH, country: str = "DK", *, second: bool = True, **fields: Any) -> User:
        """Return a new person who holds `role`; `second`: with a second factor."""
        team, _ = Organisation.objects.get_or_create(
            name=f"Team {country}", country=country, defaults={"kind": Organisation.Kind.ASSOCIATION}
        )
        base = {"email": f"{role}-{next(_number)}@{country.lower()}.example", "name": f"Kollega {next(_number)}"}
        user = User.objects.create_user(password=PASSWORD, **{**base, **fields})
        Membership.objects.create(user=user, organisation=team, role=role, since=date(2026, 1, 1))
        if second:
            Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        return user

    def visitor(self, language: str = "da", *, wide: int = 1280, scripts: bool = True) -> Page:
        """Return a page of a new browser in which nobody has signed in. `wide`: pixels."""
        locale = {"da": "da-DK", "sv": "sv-SE", "en": "en-GB"}.get(language, language)
        context = self.chromium.new_context(
            base_url=self.address,
            locale=locale,
            java_script_enabled=scripts,
            viewport={"width": wide, "height": 900},
        )
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        context.on("page", self._watch)
        return context.new_page()

    def signed_in(self, user: User, language: str = "da", **how: Any) -> Page:
        """Return a page of a new browser in which `user` has signed in."""
        page = self.visitor(language, **how)
        self.enter(page, user)
        return page

    def enter(self, page: Page, user: User) -> None:
        """Sign `user` in in the browser of `page`."""
        client = Client()
        client.force_login(user, backend=BACKEND)
        self.lend(page, client)

    def lend(self, page: Page, client: Client) -> None:
        """Give the browser of `page` the session of `client`."""
        name = django_settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.address}])

    def _watch(self, page: Page) -> None:
        page.on("console", lambda said: self._fault(page, said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._fault(page, str(error)))
        page.on("request", lambda asked: self._asked(page, asked.url))

    def _asked(self, page: Page, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self._fault(page, f"asks another host: {url}")

    def _fault(self, page: Page, text: str) -> None:
        """Keep what went wrong. That a page was refused or not found is the journey's to judge, not the console's."""
        if "Failed to load resource" not in text:
            self.faults.append(f"{page.url}: {text}")


@pytest.fixture
def town(chromium: Browser, live_server: Any) -> Iterator[Town]:
    """Give the application; at the end no page may have complained."""
    made = Town(chromium, live_server.url)
    yield made
    for context in made.contexts:
        context.close()
    assert made.faults == []


@pytest.fixture
def offline() -> Callable[[Page, bool], None]:
    """Give a switch for the connection of a page."""
    return lambda page, gone: page.context.set_offline(gone)
