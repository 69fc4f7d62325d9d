"""A worker with a telephone, signed in, and the line to the server."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys.outreach.line import Line, line
from tests.unit.outreach import make
from trygvej.access.public import User

_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
TELEPHONE = {"width": 360, "height": 740}
SignIn = Callable[[User], Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser of this machine."""
    # Playwright runs a loop in this thread; what the tests ask of the database is not asked from within it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def connection(live_server: LiveServer) -> Iterator[Line]:
    """Give the line between the telephone and the server."""
    with line((live_server.thread.host, live_server.thread.port)) as made:
        yield made


@pytest.fixture
def telephone(chromium: Browser, connection: Line) -> Iterator[BrowserContext]:
    """Give a telephone that reads Danish."""
    context = chromium.new_context(
        base_url=f"http://localhost:{connection.port}", locale="da-DK", viewport=TELEPHONE  # type: ignore[arg-type]
    )  # fmt: skip
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def sign_in(telephone: BrowserContext) -> SignIn:
    """Return what signs a worker in on the telephone, second factor and all."""

    def signed_in(user: User) -> Page:
        session = make.browser(user).cookies[settings.SESSION_COOKIE_NAME].value
        telephone.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}]
        )
        return telephone.new_page()

    return signed_in
