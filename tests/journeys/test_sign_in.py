"""Coming in: a second factor that must be set up, a passkey, the broken glass. In Danish, as people meet it."""

import base64
import hashlib
import hmac
import struct
import time
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.axe import violations
from tests.journeys.conftest import PASSWORD
from tests.unit.outreach import make
from trygvej.access.models import Glass, LogEntry, Outcome
from trygvej.access.public import Role


def _sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/account/login/")
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(password)
    page.get_by_role("button", name="Log ind", exact=True).click()


def _confirm(page: Page) -> None:
    """Type the password anew, as is asked for before what opens the account is changed."""
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Bekræft").click()


def _code(secret: str) -> str:
    """Return the code of now for `secret`, as an app works it out (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def test_the_second_factor_is_set_up_before_anything_else(town: Any) -> None:
    user = town.user(second=False)
    page = town.visitor()
    _sign_in(page, user.email)
    page.wait_for_url("**/2fa/")
    page.goto("/worklist/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Totrinslogin")  # the worklist does not open yet

    page.get_by_role("link", name="Opsæt appen").click()
    assert violations(page) == []
    _confirm(page)
    expect(page.locator("#id_code")).to_be_visible()
    assert violations(page) == []
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("#id_code").fill("000000" if _code(secret) != "000000" else "111111")
    page.get_by_role("button", name="Aktiver").click()
    expect(page.locator(".form-error-message, .errorlist")).to_be_visible()
    assert not Authenticator.objects.filter(user=user).exists()  # a wrong code sets nothing up
    page.locator("#id_code").fill(_code(page.locator("#authenticator_secret").input_value()))
    page.get_by_role("button", name="Aktiver").click()
    page.wait_for_url(lambda url: "/activate/" not in url)
    page.goto("/account/2fa/recovery-codes/")
    assert violations(page) == []
    codes = page.locator("#main textarea").input_value().split()
    assert len(codes) == 10
    page.goto("/worklist/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")

    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/account/login/**")
    _sign_in(page, user.email)
    expect(page.locator("#id_code")).to_be_visible()  # the password alone opens nothing any more
    assert violations(page) == []
    page.locator("#id_code").fill(codes[0])
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.goto("/worklist/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")


def test_a_passkey_opens_without_a_password(town: Any) -> None:
    user = town.user(second=False)
    page = town.visitor()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    _sign_in(page, user.email)
    page.wait_for_url("**/2fa/")
    page.goto("/account/2fa/webauthn/add/")
    _confirm(page)
    expect(page.locator("#id_name")).to_be_visible()
    assert violations(page) == []
    page.locator("#id_name").fill("Min telefon")
    page.locator("#id_passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "/add/" not in url)
    page.goto("/account/2fa/webauthn/")
    expect(page.get_by_role("cell", name="Min telefon").first).to_be_visible()

    page.get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/account/login/**")
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    page.goto("/worklist/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")


def test_the_glass_is_broken_with_a_reason_for_a_time_and_never_quietly(town: Any) -> None:
    officer, hotline = town.user(Role.PROTECTION), town.user(Role.HOTLINE)
    visit = make.visit(needs="Et sted at sove i nat", state="recorded", recorded_by=town.user(), visited_at=make.NOW)
    page = town.signed_in(hotline)
    page.goto(f"/visits/{visit.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det har du ikke adgang til")
    assert violations(page) == []
    page.get_by_role("link", name="nødadgang").click()
    page.get_by_label("Hvorfor haster det?").fill("Haster")
    page.get_by_role("button", name="Åbn nødadgang").click()
    assert not Glass.objects.exists()  # too short to be a reason
    assert violations(page) == []
    reason = "Personen står ved døren nu og er bange"
    page.get_by_label("Hvorfor haster det?").fill(reason)
    page.get_by_role("button", name="Åbn nødadgang").click()
    expect(page.locator(".glass")).to_contain_text(reason)
    page.goto(f"/visits/{visit.pk}/")
    expect(page.locator("#main")).to_contain_text("Et sted at sove i nat")
    assert violations(page) == []

    other = town.signed_in(officer)
    other.goto("/")
    other.get_by_role("link", name="besked").first.click()
    other.get_by_role("link", name="En nødadgang er åbnet").click()
    expect(other.locator("#main")).to_contain_text(reason)
    assert violations(other) == []
    read = LogEntry.objects.filter(user=hotline, verb="outreach.visit.read", outcome=Outcome.DONE).get()
    assert read.why == reason
    assert visit.pk in read.ids
    assert all(reason not in one.body for one in mail.outbox)  # a mail says nothing of it

    Glass.objects.update(expires_at=timezone.now() - timedelta(seconds=1))  # the hour is over
    page.goto(f"/visits/{visit.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Det har du ikke adgang til")
    denied = LogEntry.objects.filter(user=hotline, verb="outreach.visit.read", outcome=Outcome.DENIED)
    assert denied.count() == 2


def test_guessing_is_stopped_and_the_page_says_when_to_try_again(town: Any) -> None:
    user, page = town.user(), town.visitor()
    for _ in range(5):
        _sign_in(page, user.email, "en forkert sætning")
        page.wait_for_load_state()
    expect(page.locator("#main")).to_contain_text("Vent et kvarter")
    assert violations(page) == []
    _sign_in(page, user.email)  # even the right one opens nothing now
    page.wait_for_load_state()
    page.goto("/worklist/")
    assert "/account/login/" in page.url


def test_sign_out_everywhere_else(town: Any) -> None:
    user = town.user()
    other, page = town.signed_in(user), town.signed_in(user)
    for one in (other, page):
        one.goto("/")
        expect(one.get_by_role("button", name="Log ud", exact=True)).to_be_visible()
    page.goto("/account/sessions/")
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Log ud alle andre steder").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    other.goto("/")
    assert "/account/login/" in other.url
    page.goto("/")
    expect(page.get_by_role("button", name="Log ud", exact=True)).to_be_visible()
