"""A worker with a telephone, signed in, and the line to the server."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.outreach.line import Line, line
from tests.unit.outreach import make
from trygvej.access.public import User

TELEPHONE = {"width": 360, "height": 740}
SignIn = Callable[[User], Page]


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
